// Where the parser errs in ways that are known, the grammar reads what stands there.
#include "resources/clause_grammar.hpp"
#include "resources/word_classes.hpp"
#include "support/build_records.hpp"

#include <gtest/gtest.h>

namespace vedette::resources {
namespace {

// "subject > object, preposition:phrase ..." of the first verb with this lemma; "-" for none.
std::string arguments_of(const std::string& lemma, std::string_view tree) {
    static const WordClasses classes = WordClasses::load(test::repository_path("lexicon"));
    const test::Parsed parsed = test::parsed(tree);
    const TreeIndex index(parsed.syntax);
    const ClauseGrammar grammar(classes, parsed.syntax, index, parsed.report.text);
    const auto word = [&](TokenIndex token) { return token == kNoToken ? std::string("-") : std::string(grammar.words(token)); };
    for (TokenIndex token = 0; token < parsed.syntax.tokens.size(); ++token) {
        if (parsed.syntax.tokens[token].lemma == lemma) {
            const Arguments arguments = grammar.verb_arguments(token);
            std::string all = word(arguments.subject) + " > " + word(arguments.object);
            for (const Oblique& oblique : arguments.obliques) {
                all += ", " + oblique.preposition + ":" + word(oblique.token);
            }
            return all;
        }
    }
    return "no such verb";
}

constexpr std::string_view kCalledOn = "He he PRON PRP 2 nsubj\n"
                                       "called call VERB VBD 0 root\n"
                                       "on on ADP IN 2 compound:prt\n"
                                       "Chairman Chairman PROPN NNP 5 nmod:desc\n"
                                       "Mala Mala PROPN NNP 2 obl\n"
                                       "to to PART TO 7 mark\n"
                                       "withdraw withdraw VERB VB 2 xcomp\n";

TEST(ClauseGrammar, a_preposition_read_as_a_particle_still_governs_what_follows) {
    EXPECT_EQ(arguments_of("call", kCalledOn), "He > -, on:Mala");
    EXPECT_EQ(arguments_of("withdraw", kCalledOn), "Mala > -");
}

TEST(ClauseGrammar, a_true_particle_governs_nothing) {
    EXPECT_EQ(arguments_of("carry", "Norland Norland PROPN NNP 2 nsubj\n"
                                    "carried carry VERB VBD 0 root\n"
                                    "out out ADP RP 2 compound:prt\n"
                                    "Friday Friday PROPN NNP 2 obl\n"),
              "Norland > -, :Friday");
}

TEST(ClauseGrammar, the_second_passive_may_leave_its_auxiliary_out) {
    constexpr std::string_view kTree = "The the DET DT 2 det\n"
                                       "post post NOUN NN 4 nsubj:pass\n"
                                       "was be AUX VBD 4 aux:pass\n"
                                       "attacked attack VERB VBN 0 root\n"
                                       "and and CCONJ CC 7 cc\n"
                                       "officers officer NOUN NNS 7 nsubj\n"
                                       "killed kill VERB VBD 4 conj\n";
    EXPECT_EQ(arguments_of("kill", kTree), "- > officers");
}

TEST(ClauseGrammar, a_verb_without_object_may_be_active_beside_a_passive) {
    constexpr std::string_view kTree = "Troops troop NOUN NNS 3 nsubj:pass\n"
                                       "were be AUX VBD 3 aux:pass\n"
                                       "deployed deploy VERB VBN 0 root\n"
                                       "and and CCONJ CC 7 cc\n"
                                       "the the DET DT 6 det\n"
                                       "minister minister NOUN NN 7 nsubj\n"
                                       "resigned resign VERB VBD 3 conj\n";
    EXPECT_EQ(arguments_of("resign", kTree), "minister > -");
}

TEST(ClauseGrammar, a_preposition_of_number_opens_an_object) {
    EXPECT_EQ(arguments_of("amass", "Norland Norland PROPN NNP 2 nsubj\n"
                                    "amassed amass VERB VBD 0 root\n"
                                    "between between ADP IN 7 case\n"
                                    "90 90 NUM CD 7 nummod\n"
                                    "and and CCONJ CC 6 cc\n"
                                    "100 100 NUM CD 4 conj\n"
                                    "tanks tank NOUN NNS 2 obl\n"),
              "Norland > tanks, between:tanks");
    // A stretch of time is no thing.
    EXPECT_EQ(arguments_of("attack", "Norland Norland PROPN NNP 2 nsubj\n"
                                     "attacked attack VERB VBD 0 root\n"
                                     "over over ADP IN 5 case\n"
                                     "three three NUM CD 5 nummod\n"
                                     "days day NOUN NNS 2 obl\n"),
              "Norland > -, over:days");
}

TEST(ClauseGrammar, a_finite_clause_behind_a_conjunction_borrows_no_subject) {
    EXPECT_EQ(arguments_of("kill", "Norland Norland PROPN NNP 2 nsubj\n"
                                   "moved move VERB VBD 0 root\n"
                                   "tanks tank NOUN NNS 2 obj\n"
                                   "after after SCONJ IN 10 mark\n"
                                   "20 20 NUM CD 10 obl\n"
                                   "of of ADP IN 8 case\n"
                                   "its its PRON PRP$ 8 nmod:poss\n"
                                   "men man NOUN NNS 5 nmod\n"
                                   "were be AUX VBD 10 aux:pass\n"
                                   "killed kill VERB VBN 2 advcl\n"),
              "- > 20, :20"); // the measure stays one, too
    EXPECT_EQ(arguments_of("retreat", "Norland Norland PROPN NNP 2 nsubj\n"
                                      "stopped stop VERB VBD 0 root\n"
                                      "after after SCONJ IN 4 mark\n"
                                      "retreated retreat VERB VBD 2 advcl\n"),
              "- > -");
}

TEST(ClauseGrammar, of_two_subjects_the_nearer_acts) {
    constexpr std::string_view kJoined = "Norland Norland PROPN NNP 5 nsubj\n"
                                         "said say VERB VBD 5 parataxis\n"
                                         "_; ; PUNCT : 5 punct\n"
                                         "Sudland Sudland PROPN NNP 5 nsubj\n"
                                         "left leave VERB VBD 0 root\n";
    EXPECT_EQ(arguments_of("leave", kJoined), "Sudland > -");
    constexpr std::string_view kSetOff = "Mala Mala PROPN NNP 7 nsubj\n"
                                         "_, , PUNCT , 1 punct\n"
                                         "once once SCONJ IN 5 case\n"
                                         "their their PRON PRP$ 5 nmod:poss\n"
                                         "rival rival NOUN NN 7 nsubj\n"
                                         "_, , PUNCT , 5 punct\n"
                                         "left leave VERB VBD 0 root\n";
    EXPECT_EQ(arguments_of("leave", kSetOff), "Mala > -");
}

TEST(ClauseGrammar, a_finite_verb_is_no_fellow_of_an_infinitive) {
    EXPECT_EQ(arguments_of("withdraw", "Norland Norland PROPN NNP 2 nsubj\n"
                                       "told tell VERB VBD 0 root\n"
                                       "citizens citizen NOUN NNS 2 obj\n"
                                       "to to PART TO 5 mark\n"
                                       "leave leave VERB VB 2 xcomp\n"
                                       "and and CCONJ CC 7 cc\n"
                                       "withdrew withdraw VERB VBD 5 conj\n"
                                       "staff staff NOUN NN 7 obj\n"),
              "Norland > staff");
}

TEST(ClauseGrammar, a_finite_verb_is_no_fellow_of_a_gerund) {
    EXPECT_EQ(arguments_of("provide", "Norland Norland PROPN NNP 2 nsubj\n"
                                      "avoided avoid VERB VBD 0 root\n"
                                      "sending send VERB VBG 2 xcomp\n"
                                      "troops troop NOUN NNS 3 obj\n"
                                      "but but CCONJ CC 7 cc\n"
                                      "will will AUX MD 7 aux\n"
                                      "provide provide VERB VB 3 conj\n"
                                      "helmets helmet NOUN NNS 7 obj\n"),
              "Norland > helmets");
}

TEST(ClauseGrammar, who_speaks_in_a_relative_clause_is_the_name_before_the_comma) {
    EXPECT_EQ(arguments_of("deny", "sanctions sanction NOUN NNS 0 root\n"
                                   "on on ADP IN 3 case\n"
                                   "Norhaven Norhaven PROPN NNP 1 nmod\n"
                                   "_, , PUNCT , 6 punct\n"
                                   "which which PRON WDT 6 nsubj\n"
                                   "denies deny VERB VBZ 1 acl:relcl\n"
                                   "it it PRON PRP 6 obj\n"),
              "Norhaven > it");
}

TEST(ClauseGrammar, who_has_a_plan_in_hand_would_act) {
    EXPECT_EQ(arguments_of("attack", "Norland Norland PROPN NNP 2 nsubj\n"
                                     "considered consider VERB VBD 0 root\n"
                                     "a a DET DT 4 det\n"
                                     "plan plan NOUN NN 2 obj\n"
                                     "to to PART TO 6 mark\n"
                                     "attack attack VERB VB 4 acl\n"
                                     "Sudland Sudland PROPN NNP 6 obj\n"),
              "Norland > Sudland");
}

TEST(ClauseGrammar, the_first_half_of_a_cut_verb_is_no_subject) {
    EXPECT_EQ(arguments_of("fire", "Norland Norland PROPN NNP 2 compound\n"
                                   "test test NOUN NN 4 nsubj\n"
                                   "_- - PUNCT HYPH 2 punct\n"
                                   "_fired fire VERB VBD 0 root\n"
                                   "missiles missile NOUN NNS 4 obj\n"),
              "Norland > missiles");
}

} // namespace
} // namespace vedette::resources
