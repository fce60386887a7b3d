#include "syntax/tokenizer.hpp"

#include "base/utf8.hpp"

#include <gtest/gtest.h>

#include <random>

namespace vedette::syntax {

namespace {

std::string joined(std::string_view text) {
    std::string out;
    for (const Token& token : tokenize(text).tokens) {
        out += (out.empty() ? "" : " ") + std::string(token.span.in(text));
    }
    return out;
}

// Tokens in order, not empty, not overlapping, nothing but white space between them; sentences cover all tokens in order.
void expect_sound(std::string_view text) {
    const Syntax syntax = tokenize(text);
    std::uint32_t at = 0;
    for (const Token& token : syntax.tokens) {
        ASSERT_LT(token.span.begin, token.span.end);
        ASSERT_LE(at, token.span.begin);
        for (std::size_t offset = at; offset < token.span.begin;) {
            const char32_t c = next_code_point(text, offset);
            ASSERT_TRUE(is_space(c) || c < 0x20U || c == 0x7FU) << "lost at byte " << offset;
        }
        ASSERT_LE(token.span.size(), kMaxTokenBytes + 8);
        at = token.span.end;
    }
    ASSERT_LE(at, text.size());
    TokenIndex next = 0;
    for (const Sentence& sentence : syntax.sentences) {
        ASSERT_EQ(sentence.first, next);
        ASSERT_LT(sentence.first, sentence.last);
        ASSERT_LE(sentence.last - sentence.first, kMaxSentenceTokens);
        ASSERT_EQ(sentence.span.begin, syntax.tokens[sentence.first].span.begin);
        ASSERT_EQ(sentence.span.end, syntax.tokens[sentence.last - 1].span.end);
        next = sentence.last;
    }
    ASSERT_EQ(next, syntax.tokens.size());
}

struct Case {
    const char* text;
    const char* tokens;
};

} // namespace

TEST(Tokenizer, cuts_words_as_universal_dependencies_do) {
    const Case cases[] = {
        {"Troops didn't move.", "Troops did n't move ."},
        {"They can't and won\u2019t go", "They ca n't and wo n\u2019t go"},
        {"He cannot stay; we'll see", "He can not stay ; we 'll see"},
        {"the army's and the soldiers' tents", "the army 's and the soldiers ' tents"},
        {"O'Hara met Sha'ban in Ta'izz", "O'Hara met Sha'ban in Ta'izz"},
        {"a U.S.-backed F-16", "a U.S. - backed F - 16"},
        {"anti-tank and pro-government e-mail", "anti-tank and pro-government e-mail"},
        {"the well-known al-Shabaab", "the well - known al - Shabaab"},
        {"Lt. Gen. J. Doe and Mr. Roe", "Lt. Gen. J. Doe and Mr. Roe"},
        {"No. 3 in line. He said no.", "No. 3 in line . He said no ."},
        {"1,000.5 tonnes, 5% of US$3m", "1,000.5 tonnes , 5 % of US$ 3 m"},
        {"at 10am on 3/4, 20km away", "at 10 am on 3/4 , 20 km away"},
        {"the 1990s, the 21st", "the 1990s , the 21st"},
        {"from 10:30 to 11:00", "from 10:30 to 11:00"},
        {"call 555-0199 or 555-555-0199", "call 555-0199 or 555-555-0199"},
        {"on 2021-11-11, in 2019-20", "on 2021-11-11 , in 2019 - 20"},
        {"see http://example.org/a?b=c, or www.example.com.", "see http://example.org/a?b=c , or www.example.com ."},
        {"mail desk@example.org now", "mail desk@example.org now"},
        {"BAGHDAD, Aug 22 (Agency) - Five men", "BAGHDAD , Aug 22 ( Agency ) - Five men"},
        {"\u201CStop!\u201D he said\u2026", "\u201C Stop ! \u201D he said \u2026"},
        {"\"Yes,\" she said...", "\" Yes , \" she said ..."},
        {"'We go,' he said", "' We go , ' he said"},
        {"[sic] (and/or) {x}", "[ sic ] ( and / or ) { x }"},
        {"the '90s and '72", "the '90s and '72"},
        {"#Peace from @desk", "#Peace from @desk"},
        {"AT&T lost -- again!!", "AT&T lost -- again !!"},
        {"\u20AC5 or \u00A35,000", "\u20AC 5 or \u00A3 5,000"},
        {"3.5-inch, .22 calibre", "3.5 - inch , .22 calibre"},
    };
    for (const Case& one : cases) {
        EXPECT_EQ(joined(one.text), one.tokens);
        expect_sound(one.text);
    }
}

TEST(Tokenizer, keeps_code_points_and_their_marks_whole) {
    EXPECT_EQ(joined("\u041C\u043E\u0441\u043A\u0432\u0430 \u0434\u0430\u0301."), "\u041C\u043E\u0441\u043A\u0432\u0430 \u0434\u0430\u0301 .");
    EXPECT_EQ(joined("\u05E9\u05DC\u05D5\u05DD \u0633\u0644\u0627\u0645"), "\u05E9\u05DC\u05D5\u05DD \u0633\u0644\u0627\u0645");
    const std::string family = "\U0001F468\u200D\U0001F469\u200D\U0001F467";
    EXPECT_EQ(joined("so " + family + " \U0001F44D\U0001F3FD"), "so " + family + " \U0001F44D\U0001F3FD");
}

TEST(Tokenizer, treats_zero_width_space_as_a_gap) {
    EXPECT_EQ(joined("two\u200Bwords\uFEFF here"), "two words here");
}

TEST(Tokenizer, marks_the_sentences_of_the_headline) {
    const std::string_view text = "Army denies raid\nThe army denied it. It said so.\n";
    const Syntax syntax = tokenize(text, {0, 16});
    ASSERT_EQ(syntax.sentences.size(), 3U);
    EXPECT_TRUE(syntax.sentences[0].is_headline);
    EXPECT_FALSE(syntax.sentences[1].is_headline);
}

TEST(Tokenizer, gives_nothing_for_nothing) {
    EXPECT_TRUE(tokenize("").tokens.empty());
    EXPECT_TRUE(tokenize(" \n\t\r\n\u00A0").sentences.empty());
}

TEST(Tokenizer, loses_no_byte_of_hostile_text) {
    std::mt19937 random(20260801);
    for (int round = 0; round < 40; ++round) {
        std::string bytes;
        for (int index = 0; index < 3000; ++index) {
            bytes.push_back(static_cast<char>(random() % 256U));
        }
        expect_sound(bytes);
        expect_sound(repair_utf8(bytes));
        std::string marks;
        for (int index = 0; index < 3000; ++index) {
            marks.push_back(".,'\"-/&@:;!?()[]$#% \nAbc019"[random() % 27U]);
        }
        expect_sound(marks);
    }
}

TEST(Tokenizer, reads_a_megabyte_without_a_space) {
    for (const std::string_view unit : {"a", "1", ".", "-", "'", "a.", "a-", "1,", "a'", "@", "a@", "http://", "\u00E9", "\U0001F600", "1-", "n't"}) {
        std::string text;
        while (text.size() < 1000000) {
            text += unit;
        }
        expect_sound(text);
    }
}

TEST(Tokenizer, cuts_a_sentence_that_never_ends) {
    std::string text;
    for (int index = 0; index < 10000; ++index) {
        text += index % 90 == 89 ? "word, " : "word ";
    }
    expect_sound(text);
    const Syntax syntax = tokenize(text);
    EXPECT_GE(syntax.sentences.size(), 25U);
    EXPECT_EQ(syntax.tokens[syntax.sentences[0].last - 1].span.in(text), ",");
}

} // namespace vedette::syntax
