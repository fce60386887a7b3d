#include "ingest/near_copies.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace vedette::ingest {

namespace {

// `count` different words from `first` on; texts with overlapping ranges share shingles.
std::string words(int first, int count) {
    std::string text;
    for (int word = first; word < first + count; ++word) {
        text += "word" + std::to_string(word) + " ";
    }
    return text;
}

std::string summary(const std::vector<CopyLink>& links) {
    std::string line;
    for (const CopyLink& link : links) {
        line += (line.empty() ? "" : ", ") + link.copy + (link.exact ? "=" : "~") + link.original;
    }
    return line;
}

std::optional<Day> day(std::string_view iso) {
    return parse_iso_day(iso);
}

} // namespace

TEST(NearCopies, exact_copy_ignores_case_space_and_punctuation) {
    CopyFinder finder;
    finder.add("a", "Troops crossed the river at dawn, the ministry said.", day("2020-01-02"));
    finder.add("b", "TROOPS crossed the river -\n at dawn; the \"ministry\" said", day("2020-01-01"));
    finder.add("c", "Troops crossed the river at dusk, the ministry said.", day("2020-01-01"));
    EXPECT_EQ(summary(finder.links()), "a=b");
}

TEST(NearCopies, original_is_the_earliest_then_the_smallest_id) {
    CopyFinder finder;
    finder.add("late", words(0, 100), day("2020-01-03"));
    finder.add("unknown", words(0, 100));
    finder.add("z", words(0, 100), day("2020-01-01"));
    finder.add("m", words(0, 100), day("2020-01-01"));
    EXPECT_EQ(summary(finder.links()), "late=m, unknown=m, z=m");
}

TEST(NearCopies, edited_text_is_a_copy_and_unlike_text_is_not) {
    CopyFinder finder;
    finder.add("a", words(0, 200), day("2020-01-01"));
    finder.add("edited", words(0, 150) + words(5000, 40), day("2020-01-02"));
    finder.add("other", words(0, 50) + words(7000, 150), day("2020-01-02"));
    EXPECT_EQ(summary(finder.links()), "edited~a");
}

TEST(NearCopies, short_text_inside_a_long_one_is_a_copy) {
    CopyFinder finder;
    finder.add("long", words(0, 3000), day("2020-01-01"));
    finder.add("brief", words(1200, 60), day("2020-01-02"));
    const std::vector<CopyLink> links = finder.links();
    ASSERT_EQ(summary(links), "brief~long");
    EXPECT_DOUBLE_EQ(links[0].containment, 1.0);
    EXPECT_LT(links[0].jaccard, 0.05);
}

TEST(NearCopies, chain_collapses_to_one_root) {
    CopyFinder finder;
    finder.add("c", words(80, 200), day("2020-01-03"));
    finder.add("b", words(40, 200), day("2020-01-02"));
    finder.add("a", words(0, 200), day("2020-01-01"));
    EXPECT_EQ(summary(finder.links()), "b~a, c~a");
}

TEST(NearCopies, result_does_not_depend_on_the_order_of_adding) {
    std::vector<std::pair<std::string, std::string>> texts;
    for (int index = 0; index < 60; ++index) {
        texts.emplace_back("r" + std::to_string(index), words(index * 37 % 11 * 60, 120 + index));
    }
    std::vector<std::vector<CopyLink>> results;
    for (int turn = 0; turn < 3; ++turn) {
        CopyFinder finder;
        for (const auto& [id, text] : texts) {
            finder.add(id, text);
        }
        results.push_back(finder.links());
        std::rotate(texts.begin(), texts.begin() + 17, texts.end());
        std::reverse(texts.begin(), texts.begin() + 20);
    }
    EXPECT_FALSE(results[0].empty());
    EXPECT_EQ(results[0], results[1]);
    EXPECT_EQ(results[0], results[2]);
}

TEST(NearCopies, standing_phrases_alone_do_not_make_a_copy) {
    CopyFinder finder;
    const std::string notice = words(0, 200);
    for (int index = 0; index < 60; ++index) {
        finder.add("r" + std::to_string(index), words(1000 + index * 100, 60) + notice);
    }
    EXPECT_EQ(summary(finder.links()), "");
}

TEST(NearCopies, big_family_of_copies_is_found_whole) {
    CopyFinder finder;
    for (int index = 0; index < 150; ++index) {
        finder.add("r" + std::to_string(1000 + index), words(0, 200) + words(1000 + index * 100, 30));
    }
    const std::vector<CopyLink> links = finder.links();
    EXPECT_EQ(links.size(), 149U);
    EXPECT_TRUE(std::all_of(links.begin(), links.end(),
                            [](const CopyLink& link) { return link.original == "r1000"; }));
}

TEST(NearCopies, texts_without_words_and_doubled_ids_are_harmless) {
    CopyFinder finder;
    finder.add("empty", "");
    finder.add("marks", "-- ... --");
    finder.add("one", "Ceasefire");
    finder.add("one", "Ceasefire");
    finder.add("two", "ceasefire!");
    EXPECT_EQ(summary(finder.links()), "two=one");
}

} // namespace vedette::ingest
