#include "ingest/text_blocks.hpp"

#include <gtest/gtest.h>

namespace vedette::ingest {
namespace {

std::vector<std::string> texts(std::string_view text) {
    std::vector<std::string> out;
    for (const TextBlock& block : split_text_blocks(text)) {
        out.push_back(block.text);
    }
    return out;
}

using Texts = std::vector<std::string>;

TEST(TextBlocks, a_line_is_a_paragraph) {
    EXPECT_EQ(texts("One line.\nAnother line.\r\n\r\nA third."),
              (Texts{"One line.", "Another line.", "A third."}));
}

TEST(TextBlocks, wrapped_lines_are_joined_up_to_a_blank_line) {
    const std::string text = "The two navies said on Tuesday that their ships would leave the strait\n"
                             "by the end of the week, and that observers of the regional body had\n"
                             "been invited to watch them go.\n"
                             "\n"
                             "A spokesman in the capital declined to give the number of the ships or\n"
                             "to say where they were bound.\n";
    ASSERT_EQ(texts(text).size(), 2U);
    EXPECT_EQ(texts(text)[1], "A spokesman in the capital declined to give the number of the ships or to say "
                              "where they were bound.");
}

TEST(TextBlocks, an_indented_line_opens_a_paragraph_of_wrapped_text) {
    const std::string text = "   The garrison was told on Sunday to stay inside its barracks until the\n"
                             "talks in the border town had ended, the army said.\n"
                             "   Residents saw lorries with soldiers leave before dawn, however, and a\n"
                             "reporter counted twelve of them.\n";
    EXPECT_EQ(texts(text).size(), 2U);
}

TEST(TextBlocks, short_lines_are_not_wrapped_text) {
    EXPECT_EQ(
        texts("Killed: twelve\nWounded: forty\nMissing: none known so far in the whole of the district\n")
            .size(),
        3U);
}

TEST(TextBlocks, spans_count_in_the_text) {
    const std::string text = "  First line. \n\n\tSecond  line.\n";
    const auto blocks = split_text_blocks(text);
    ASSERT_EQ(blocks.size(), 2U);
    EXPECT_EQ(blocks[1].raw.in(text), "Second  line.");
    EXPECT_EQ(blocks[1].text, "Second line.");
    EXPECT_TRUE(blocks[1].after_gap);
}

TEST(TextBlocks, shape_tells_sentences_from_titles) {
    EXPECT_TRUE(shape_of("The minister said that the road was open again.").is_body_like());
    EXPECT_TRUE(shape_of("“We will hold the pass,” the colonel told us.").ends_sentence);
    EXPECT_TRUE(shape_of("He said: “We will hold the pass.”").ends_sentence);
    EXPECT_FALSE(shape_of("Army Holds Mountain Pass").ends_sentence);
    EXPECT_TRUE(shape_of("Army Holds Mountain Pass").is_title_case());
    EXPECT_FALSE(shape_of("Army holds mountain pass near old town").is_title_case());
    EXPECT_TRUE(shape_of("Previous stories:").ends_open);
}

TEST(TextBlocks, collapse_keeps_the_joiners_of_persian_and_drops_invisible_marks) {
    EXPECT_EQ(collapse_space(" a\u00A0\t b\u200Bc\u00AD "), "a bc");
    EXPECT_EQ(collapse_space("می\u200Cخواهم"), "می\u200Cخواهم");
}

} // namespace
} // namespace vedette::ingest
