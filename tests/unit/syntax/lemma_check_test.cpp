#include "syntax/lemma_check.hpp"

#include <gtest/gtest.h>

#include <set>

namespace vedette::syntax {
namespace {

std::string checked(std::string_view form, Xpos xpos, const std::string& lemma) {
    static const std::set<std::string, std::less<>> words = {"accuse", "patrol", "fire", "fir", "ban", "bann", "use", "us", "tie", "ty", "step", "kill", "deploy", "pass"};
    return checked_lemma(form, xpos == Xpos::NNS ? Upos::NOUN : Upos::VERB, xpos, lemma,
                         [&](std::string_view word) { return words.contains(word); });
}

TEST(LemmaCheck, irregular_forms_come_from_the_list) {
    EXPECT_EQ(checked("shot", Xpos::VBD, "shot"), "shoot");
    EXPECT_EQ(checked("withdrawn", Xpos::VBN, "withdrawn"), "withdraw");
}

TEST(LemmaCheck, no_words_are_mended_by_spelling) {
    EXPECT_EQ(checked("accusing", Xpos::VBG, "accus"), "accuse");
    EXPECT_EQ(checked("patrolled", Xpos::VBD, "patroll"), "patrol");
    EXPECT_EQ(checked("ties", Xpos::NNS, "ty"), "tie");
}

TEST(LemmaCheck, spelling_proves_some_bases) {
    EXPECT_EQ(checked("firing", Xpos::VBG, "fir"), "fire");
    EXPECT_EQ(checked("banned", Xpos::VBN, "bann"), "ban");
    EXPECT_EQ(checked("stepping", Xpos::VBG, "steppe"), "step");
}

TEST(LemmaCheck, some_singulars_end_in_ie) { EXPECT_EQ(checked("sorties", Xpos::NNS, "sorty"), "sortie"); }

TEST(LemmaCheck, good_lemmas_stay) {
    EXPECT_EQ(checked("using", Xpos::VBG, "use"), "use");
    EXPECT_EQ(checked("killed", Xpos::VBN, "kill"), "kill");
    EXPECT_EQ(checked("passed", Xpos::VBD, "pass"), "pass");
    EXPECT_EQ(checked("deployed", Xpos::VBD, "deploy"), "deploy");
}

} // namespace
} // namespace vedette::syntax
