#include "syntax/sentence_splitter.hpp"

#include "syntax/tokenizer.hpp"

#include <gtest/gtest.h>

namespace vedette::syntax {

namespace {

// The text with " | " where sentences end.
std::string parts(std::string_view text) {
    std::string out;
    for (const Sentence& sentence : tokenize(text).sentences) {
        out += (out.empty() ? "" : " | ") + std::string(sentence.span.in(text));
    }
    return out;
}

} // namespace

TEST(SentenceSplitter, ends_sentences_where_readers_do) {
    const char* cases[] = {
        "Rebels took the town. | The army denied it.",
        "Gen. Omar Sy met Lt. Col. Ba in St. Louis. | They talked.",
        "The U.S. President spoke. | He left the U.S. | The talks ended.",
        "It fell to No. 3 in the list. | Nobody cared.",
        "\"We will leave,\" he said. | \"Soon.\" | Nobody believed it.",
        "\"Stop!\" Maria Silva said. | \"Why?\" he asked.",
        "\u201CIt is over.\u201D | The crowd went home.",
        "(The ministry had no comment.) | Shelling went on.",
        "Acme Inc. said it lost 3.5 million. | Shares fell.",
        "They met at 10 a.m. on Friday. | At 5 p.m. the talks broke down.",
        "They met at 10 p.m. Wednesday and left at 5 a.m. GMT Thursday. | He stayed until 9 p.m. | Nobody came.",
        "John F. Kennedy was there. | So was J. R. Hope.",
        "It grew slowly.[25] | Later it fell. [3] | Then it rose.",
        "Who fired first? | Nobody knows...",
        "Fighters, tanks, etc. | The list is long.",
        "Mortars hit the market ... and the school.",
        "BAGHDAD, Aug. 22 (Agency) - Five men died on Sept. 3 in Basra.",
    };
    for (const std::string_view expected : cases) {
        std::string text(expected);
        for (std::size_t at = text.find(" | "); at != std::string::npos; at = text.find(" | ")) {
            text.replace(at, 3, text[at - 1] == '.' && text.compare(at, 4, " | [") == 0 ? "" : " ");
        }
        EXPECT_EQ(parts(text), expected);
    }
}

TEST(SentenceSplitter, always_ends_at_a_line_break) {
    EXPECT_EQ(parts("First line\nsecond line\n\nthird"), "First line | second line | third");
}

TEST(SentenceSplitter, follows_writers_without_capitals) {
    EXPECT_EQ(parts("we saw tanks. they went north."), "we saw tanks. | they went north.");
}

TEST(SentenceSplitter, does_not_end_before_a_small_letter) {
    EXPECT_EQ(parts("The firm Yahoo! said so."), "The firm Yahoo! said so.");
    EXPECT_EQ(parts("About approx. five men came."), "About approx. five men came.");
}

} // namespace vedette::syntax
