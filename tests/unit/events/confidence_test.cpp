#include "base/error.hpp"
#include "events/confidence.hpp"
#include "support/build_records.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace vedette::events {
namespace {

EvidenceValues with(Evidence evidence, double value) {
    EvidenceValues values{};
    values[static_cast<std::size_t>(evidence)] = value;
    return values;
}

TEST(Confidence, more_evidence_never_makes_an_event_less_sure) {
    const ConfidenceTable table = ConfidenceTable::load(test::repository_path("lexicon"));
    const double none = table.probability(EventType::ASSAULT, {});
    for (const Evidence evidence :
         {Evidence::pair, Evidence::conditions, Evidence::carried, Evidence::details}) {
        EXPECT_GE(table.probability(EventType::ASSAULT, with(evidence, 1)), none) << to_string(evidence);
    }
    for (const Evidence evidence :
         {Evidence::repeat, Evidence::crowd, Evidence::distance, Evidence::depth, Evidence::place}) {
        EXPECT_LE(table.probability(EventType::ASSAULT, with(evidence, 1)), none) << to_string(evidence);
    }
}

TEST(Confidence, evidence_is_printed_with_its_values) {
    EvidenceValues values = with(Evidence::pair, 1);
    values[static_cast<std::size_t>(Evidence::depth)] = 1.0 / 3;
    EXPECT_EQ(print_evidence(values), "pair=1 depth=0.33");
    EXPECT_EQ(print_evidence({}), "");
}

class ConfidenceFile : public ::testing::Test {
protected:
    // The real table with one row changed.
    std::string refused(const std::string& row, const std::string& instead) {
        const std::filesystem::path folder =
            std::filesystem::path(::testing::TempDir()) / "vedette_confidence";
        std::filesystem::create_directories(folder);
        std::ifstream in(test::repository_path("lexicon") + "/confidence.tsv");
        std::ofstream out(folder / "confidence.tsv");
        for (std::string line; std::getline(in, line);) {
            out << (line.starts_with(row + "\t") ? instead : line) << "\n";
        }
        out.close();
        try {
            ConfidenceTable::load(folder.string());
        } catch (const Error& error) {
            return error.what();
        }
        return "";
    }
};

TEST_F(ConfidenceFile, a_weight_with_the_wrong_sign_is_refused) {
    EXPECT_NE(refused("pair", "pair\t+\t-0.3\tx").find("sign"), std::string::npos);
    EXPECT_EQ(refused("pair", "pair\t+\t0.3\tx"), "");
}

TEST_F(ConfidenceFile, unknown_and_missing_rows_are_refused) {
    EXPECT_NE(refused("pair", "pears\t+\t0.3\tx").find("pears"), std::string::npos);
    EXPECT_NE(refused("pair", "# nothing").find("one row"), std::string::npos);
}

} // namespace
} // namespace vedette::events
