// The work on a report grows with its claims, not with their pairs.
#include "claims/claim_attributor.hpp"
#include "support/build_records.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

namespace vedette::claims {
namespace {

// Seconds for a report of `count` sentences of hearsay, the best of three runs.
double seconds_for(std::size_t count) {
    static const ClaimAttributor attributor(test::repository_path("lexicon"));
    std::string lines;
    for (std::size_t index = 0; index < count; ++index) {
        lines += "He he PRON PRP 2 nsubj\nsaid say VERB VBD 0 root\nthat that SCONJ IN 5 mark\nthey they PRON PRP 5 nsubj\nleft leave VERB VBD 2 ccomp\n\n";
    }
    const test::Parsed parsed = test::parsed(lines);
    const TreeIndex tree(parsed.syntax);
    Entities entities;
    entities.mention_at.assign(parsed.syntax.tokens.size(), Entities::kNoMention);
    double best = 1e9;
    for (int run = 0; run < 3; ++run) {
        Events events;
        const auto start = std::chrono::steady_clock::now();
        const Claims claims = attributor.attribute(parsed.report, parsed.syntax, tree, entities, events);
        best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
        EXPECT_EQ(claims.claims.size(), count);
    }
    return best;
}

TEST(ClaimCost, four_times_the_claims_cost_nowhere_near_sixteen_times) {
    const double small = seconds_for(1500);
    const double large = seconds_for(6000);
    EXPECT_LT(large, 10 * small + 0.05);
}

} // namespace
} // namespace vedette::claims
