#include "syntax/word_features.hpp"

#include "syntax/reader_weights.hpp"

#include <gtest/gtest.h>

namespace vedette::syntax {

TEST(WordFeatures, spell_quotes_and_dashes_alike) {
    EXPECT_EQ(plain_form("\u2019s"), "'s");
    EXPECT_EQ(plain_form("\u201C"), "\"");
    EXPECT_EQ(plain_form("``"), "\"");
    EXPECT_EQ(plain_form("\u2014"), "-");
    EXPECT_EQ(plain_form("\u2026"), "...");
}

TEST(WordFeatures, key_is_lower_case_with_zeros) {
    EXPECT_EQ(word_key("Mar\u00CDa"), "mar\u00EDa");
    EXPECT_EQ(word_key("1,250.5"), "0,000.0");
}

TEST(WordFeatures, shape_is_short) {
    EXPECT_EQ(word_shape("Kampala"), "Xxx");
    EXPECT_EQ(word_shape("U.S."), "X.X.");
    EXPECT_EQ(word_shape("1,000"), "d,dd");
    EXPECT_EQ(word_shape("McDonald"), "XxXxx");
}

TEST(WordFeatures, number_twenty_at_most) {
    for (const char* word : {"a", "incomprehensibilities", "\u0416\u0416\u0416\u0416\u0416\u0416\u0416\u0416\u0416\u0416\u0416\u0416\u0416"}) {
        std::vector<std::uint32_t> features;
        append_features(word, features);
        EXPECT_GE(features.size(), 3U);
        EXPECT_LE(features.size(), 20U);
        for (const std::uint32_t feature : features) {
            EXPECT_LT(feature, kFeatureBuckets);
        }
    }
}

TEST(LemmaRule, cuts_and_adds) {
    EXPECT_EQ(apply_lemma_rule("Denies", {LemmaRule::Case::lower, 3, "y"}), "deny");
    EXPECT_EQ(apply_lemma_rule("KABUL", {LemmaRule::Case::capitalise, 0, ""}), "Kabul");
    EXPECT_EQ(apply_lemma_rule("was", {LemmaRule::Case::whole, 0, "be"}), "be");
    EXPECT_EQ(apply_lemma_rule("caf\u00E9s", {LemmaRule::Case::keep, 1, ""}), "caf\u00E9");
    EXPECT_EQ(apply_lemma_rule("as", {LemmaRule::Case::lower, 3, "y"}), "as");
}

} // namespace vedette::syntax
