// Runs tests/golden/quantities/counts.tsv, our own sentences with the counts they state.
#include "base/utf8.hpp"
#include "plain_text.hpp"
#include "resources/table.hpp"
#include "support/build_records.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace vedette::quantities {

namespace {

constexpr double kFloor = 0.95; // F1 over all counts of the file

std::string shown(double number) { return std::to_string(static_cast<long long>(std::llround(number))); }

std::vector<std::string> counts_of(const Quantities& found) {
    std::vector<std::string> counts;
    for (const QuantityMention& one : found.quantities) {
        if (one.what == "other" || one.is_property) {
            continue;
        }
        counts.push_back(one.what + " " + shown(one.low) + ".." + (one.high ? shown(*one.high) : "") + " " + std::string(to_string(one.qualifier)));
    }
    return counts;
}

} // namespace

TEST(Counts, golden_sentences_give_the_expected_counts) {
    const QuantityFinder finder(test::repository_path("lexicon"));
    const resources::Table table = resources::Table::load(test::repository_path("tests/golden/quantities/counts.tsv"));
    const std::size_t sentence = table.column("sentence");
    const std::size_t expect = table.column("expect");
    std::size_t right = 0;
    std::size_t expected_total = 0;
    std::size_t found_total = 0;
    std::string differences;
    for (const resources::Row& row : table.rows()) {
        const std::vector<std::string> expected = resources::list_cell(row.cells[expect]);
        std::vector<std::string> found = counts_of(found_in(finder, plain(row.cells[sentence])));
        expected_total += expected.size();
        found_total += found.size();
        std::string missing;
        for (const std::string& one : expected) {
            const auto at = std::find(found.begin(), found.end(), one);
            if (at == found.end()) {
                missing += " -[" + one + "]";
            } else {
                found.erase(at);
                ++right;
            }
        }
        for (const std::string& one : found) {
            missing += " +[" + one + "]";
        }
        if (!missing.empty()) {
            differences += std::to_string(row.line) + ": " + row.cells[sentence] + missing + "\n";
        }
    }
    ASSERT_GE(table.rows().size(), 100U);
    const double score = 2.0 * static_cast<double>(right) / static_cast<double>(expected_total + found_total);
    EXPECT_GE(score, kFloor) << differences;
    RecordProperty("f1", std::to_string(score));
}

} // namespace vedette::quantities
