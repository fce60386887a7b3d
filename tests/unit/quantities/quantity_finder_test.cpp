#include "quantities/quantity_finder.hpp"

#include "plain_text.hpp"
#include "support/build_records.hpp"

#include <gtest/gtest.h>

namespace vedette::quantities {

namespace {

const QuantityFinder& finder() {
    static const QuantityFinder kFinder(test::repository_path("lexicon"));
    return kFinder;
}

} // namespace

TEST(QuantityFinder, names_weapons_with_their_class) {
    const Plain made = plain("Iskander missile systems, T-72s and helicopter gunships came with tear gas.");
    std::string out;
    for (const MaterielMention& one : found_in(finder(), made).materiel) {
        out += std::string(one.span.in(made.report.text)) + "=" + one.materiel_class + ";";
    }
    EXPECT_EQ(out, "Iskander missile systems=ballistic-missile;T-72s=tank;helicopter gunships=attack-helicopter;tear gas=riot-control-agent;");
}

} // namespace vedette::quantities
