// Cues of several words, appearances, and sources and contents apart from their verb. Own sentences, hand-built trees, no entities.
#include "claims_in_words.hpp"

#include <gtest/gtest.h>

namespace vedette::claims {
namespace {

TEST(ClaimIdioms, idiom_with_it_and_a_hearer) {
    EXPECT_EQ(claims_in("He he PRON PRP 2 nsubj\n"
                        "made make VERB VBD 0 root\n"
                        "it it PRON PRP 2 obj\n"
                        "clear clear ADJ JJ 2 xcomp\n"
                        "to to ADP IN 6 case\n"
                        "deputies deputy NOUN NNS 2 obl\n"
                        "that that SCONJ IN 11 mark\n"
                        "the the DET DT 9 det\n"
                        "army army NOUN NN 11 nsubj\n"
                        "would would AUX MD 11 aux\n"
                        "stay stay VERB VB 6 acl\n"
                        "_. . PUNCT . 2 punct\n"),
              "He | made it clear | that the army would stay | states");
}

TEST(ClaimIdioms, idiom_with_a_noun_takes_its_preposition) {
    EXPECT_EQ(claims_in("She she PRON PRP 2 nsubj\n"
                        "took take VERB VBD 0 root\n"
                        "a a DET DT 5 det\n"
                        "firm firm NOUN NN 5 compound\n"
                        "stand stand NOUN NN 2 obj\n"
                        "against against ADP IN 8 case\n"
                        "the the DET DT 8 det\n"
                        "plan plan NOUN NN 2 obl\n"
                        "_. . PUNCT . 2 punct\n"),
              "She | took a firm stand against | the plan | states");
}

TEST(ClaimIdioms, idiom_said_of_its_subject) {
    EXPECT_EQ(claims_in("The the DET DT 2 det\n"
                        "mayor mayor NOUN NN 3 nsubj\n"
                        "faced face VERB VBD 0 root\n"
                        "criticism criticism NOUN NN 3 obj\n"
                        "from from ADP IN 6 case\n"
                        "lawmakers lawmaker NOUN NNS 4 nmod\n"
                        "_. . PUNCT . 3 punct\n"),
              "lawmakers | faced criticism | The mayor | states");
}

TEST(ClaimIdioms, object_with_what_is_said_of_it) {
    EXPECT_EQ(claims_in("The the DET DT 2 det\n"
                        "council council NOUN NN 3 nsubj\n"
                        "sees see VERB VBZ 0 root\n"
                        "the the DET DT 5 det\n"
                        "river river NOUN NN 3 obj\n"
                        "as as ADP IN 8 case\n"
                        "a a DET DT 8 det\n"
                        "border border NOUN NN 3 obl\n"
                        "_. . PUNCT . 3 punct\n"),
              "The council | sees | the river as a border | states");
}

TEST(ClaimIdioms, appearance_has_no_source) {
    EXPECT_EQ(claims_in("The the DET DT 2 det\n"
                        "army army NOUN NN 3 nsubj\n"
                        "appears appear VERB VBZ 0 root\n"
                        "to to PART TO 6 mark\n"
                        "have have AUX VB 6 aux\n"
                        "withdrawn withdraw VERB VBN 3 xcomp\n"
                        "_. . PUNCT . 3 punct\n"),
              "- | appears | The army + to have withdrawn | doubts");
}

TEST(ClaimIdioms, bare_participle_of_asking_has_no_source) {
    EXPECT_EQ(claims_in("Asked ask VERB VBD 8 advcl\n"
                        "about about ADP IN 4 case\n"
                        "the the DET DT 4 det\n"
                        "raid raid NOUN NN 1 obl\n"
                        "_, , PUNCT , 1 punct\n"
                        "the the DET DT 7 det\n"
                        "minister minister NOUN NN 8 nsubj\n"
                        "laughed laugh VERB VBD 0 root\n"
                        "_. . PUNCT . 8 punct\n"),
              "- | Asked about | the raid | states");
}

TEST(ClaimIdioms, clause_around_a_relative_gap) {
    EXPECT_EQ(claims_in("The the DET DT 2 det\n"
                        "council council NOUN NN 3 nsubj\n"
                        "set set VERB VBD 0 root\n"
                        "a a DET DT 5 det\n"
                        "deadline deadline NOUN NN 3 obj\n"
                        "that that PRON WDT 9 obj\n"
                        "officials official NOUN NNS 8 nsubj\n"
                        "said say VERB VBD 5 acl:relcl\n"
                        "went go VERB VBD 5 acl\n"
                        "unnoticed unnoticed ADJ JJ 9 xcomp\n"
                        "_. . PUNCT . 3 punct\n"),
              "officials | said | that + went unnoticed | states");
}

TEST(ClaimIdioms, paragraph_behind_a_colon) {
    EXPECT_EQ(claims_in("The the DET DT 2 det\n"
                        "general general NOUN NN 3 nsubj\n"
                        "said say VERB VBD 0 root\n"
                        "_: : PUNCT : 3 punct\n"
                        "\n"
                        "Nobody nobody PRON NN 3 nsubj\n"
                        "will will AUX MD 3 aux\n"
                        "leave leave VERB VB 0 root\n"
                        "_. . PUNCT . 3 punct\n"
                        "\n"
                        "We we PRON PRP 2 nsubj\n"
                        "stay stay VERB VBP 0 root\n"
                        "_. . PUNCT . 2 punct\n"),
              "The general | said | Nobody will leave | states");
}

TEST(ClaimIdioms, question_word_read_as_object) {
    EXPECT_EQ(claims_in("The the DET DT 2 det\n"
                        "minister minister NOUN NN 3 nsubj\n"
                        "asked ask VERB VBD 0 root\n"
                        "why why ADV WRB 3 obj\n"
                        "the the DET DT 6 det\n"
                        "troops troop NOUN NNS 8 nsubj\n"
                        "had have AUX VBD 8 aux\n"
                        "left leave VERB VBN 4 advcl:relcl\n"
                        "_. . PUNCT . 3 punct\n"),
              "The minister | asked | why the troops had left | states");
}

TEST(ClaimIdioms, medium_with_a_participle_before_the_clause) {
    EXPECT_EQ(claims_in("The the DET DT 2 det\n"
                        "ministry ministry NOUN NN 3 nsubj\n"
                        "said say VERB VBD 0 root\n"
                        "in in ADP IN 7 case\n"
                        "a a DET DT 7 det\n"
                        "written write VERB VBN 7 amod\n"
                        "statement statement NOUN NN 3 obl\n"
                        "in in ADP IN 9 case\n"
                        "March March PROPN NNP 7 nmod\n"
                        "that that SCONJ IN 14 mark\n"
                        "the the DET DT 12 det\n"
                        "claims claim NOUN NNS 14 nsubj\n"
                        "were be AUX VBD 14 cop\n"
                        "false false ADJ JJ 7 acl\n"
                        "_. . PUNCT . 3 punct\n"),
              "The ministry | said in a written statement | that the claims were false | states");
}

TEST(ClaimIdioms, bare_day_belongs_to_the_cue) {
    EXPECT_EQ(claims_in("The the DET DT 2 det\n"
                        "ministry ministry NOUN NN 3 nsubj\n"
                        "said say VERB VBD 0 root\n"
                        "Monday Monday PROPN NNP 3 obl:unmarked\n"
                        "that that SCONJ IN 7 mark\n"
                        "talks talk NOUN NNS 7 nsubj\n"
                        "failed fail VERB VBD 3 ccomp\n"
                        "_. . PUNCT . 3 punct\n"),
              "The ministry | said Monday | that talks failed | states");
}

TEST(ClaimIdioms, question_left_open_has_a_source) {
    EXPECT_EQ(claims_in("The the DET DT 2 det\n"
                        "agency agency NOUN NN 5 nsubj\n"
                        "did do AUX VBD 5 aux\n"
                        "not not PART RB 5 advmod\n"
                        "say say VERB VB 0 root\n"
                        "when when ADV WRB 9 advmod\n"
                        "the the DET DT 8 det\n"
                        "clashes clash NOUN NNS 9 nsubj\n"
                        "ended end VERB VBD 5 advcl\n"
                        "_. . PUNCT . 5 punct\n"),
              "The agency | did not say | when the clashes ended | states");
}

TEST(ClaimIdioms, second_half_of_a_clause_read_as_two) {
    EXPECT_EQ(claims_in("The the DET DT 2 det\n"
                        "officials official NOUN NNS 3 nsubj\n"
                        "said say VERB VBD 0 root\n"
                        "the the DET DT 5 det\n"
                        "rebels rebel NOUN NNS 6 nsubj\n"
                        "set set VERB VBD 3 ccomp\n"
                        "ablaze ablaze VERB VBD 3 ccomp\n"
                        "two two NUM CD 9 nummod\n"
                        "buses bus NOUN NNS 7 obj\n"
                        "and and CCONJ CC 11 cc\n"
                        "released release VERB VBD 7 conj\n"
                        "the the DET DT 13 det\n"
                        "driver driver NOUN NN 11 obj\n"
                        "_. . PUNCT . 3 punct\n"),
              "The officials | said | the rebels set ablaze two buses and released the driver | states");
}

TEST(ClaimIdioms, first_half_of_a_hyphenated_name) {
    EXPECT_EQ(claims_in("The the DET DT 2 det\n"
                        "talks talk NOUN NNS 3 nsubj\n"
                        "began begin VERB VBD 12 ccomp\n"
                        "on on ADP IN 5 case\n"
                        "Tuesday Tuesday PROPN NNP 3 obl\n"
                        "_, , PUNCT , 7 punct\n"
                        "Itar Itar PROPN NNP 5 flat\n"
                        "_- - PUNCT , 7 punct\n"
                        "_Tass Tass PROPN NNP 11 compound\n"
                        "news news NOUN NN 11 compound\n"
                        "agency agency NOUN NN 12 nsubj\n"
                        "said say VERB VBD 0 root\n"
                        "_. . PUNCT . 12 punct\n"),
              "Itar-Tass news agency | said | The talks began on Tuesday | states");
}

TEST(ClaimIdioms, headline_before_a_request_is_no_content) {
    EXPECT_EQ(claims_in("Norland Norland PROPN NNP 8 nsubj\n"
                        "to to PART TO 3 mark\n"
                        "raise raise VERB VB 8 advcl\n"
                        "troop troop NOUN NN 5 compound\n"
                        "numbers number NOUN NNS 3 obj\n"
                        "_, , PUNCT , 3 punct\n"
                        "Sudland Sudland PROPN NNP 8 nsubj\n"
                        "asks ask VERB VBZ 0 root\n"
                        "Chad Chad PROPN NNP 8 iobj\n"
                        "for for ADP IN 11 case\n"
                        "missiles missile NOUN NNS 8 obl\n"),
              "Sudland | asks Chad for | missiles | states");
}

TEST(ClaimIdioms, participle_at_the_end_tells_on) {
    EXPECT_EQ(claims_in("They they PRON PRP 2 nsubj\n"
                        "told tell VERB VBD 0 root\n"
                        "him he PRON PRP 2 iobj\n"
                        "the the DET DT 5 det\n"
                        "deal deal NOUN NN 7 nsubj\n"
                        "was be AUX VBD 7 cop\n"
                        "dead dead ADJ JJ 2 ccomp\n"
                        "_, , PUNCT , 9 punct\n"
                        "adding add VERB VBG 7 advcl\n"
                        "that that SCONJ IN 14 mark\n"
                        "no no DET DT 12 det\n"
                        "talks talk NOUN NNS 14 nsubj:pass\n"
                        "were be AUX VBD 14 aux:pass\n"
                        "planned plan VERB VBN 9 ccomp\n"
                        "_. . PUNCT . 2 punct\n"),
              "They | told | the deal was dead | states; They | adding | that no talks were planned | states");
}

TEST(ClaimIdioms, question_by_somebody_named) {
    EXPECT_EQ(claims_in("When when ADV WRB 2 advmod\n"
                        "asked ask VERB VBN 12 advcl\n"
                        "by by ADP IN 5 case\n"
                        "a a DET DT 5 det\n"
                        "reporter reporter NOUN NN 2 obl:agent\n"
                        "whether whether SCONJ IN 9 mark\n"
                        "the the DET DT 8 det\n"
                        "law law NOUN NN 9 nsubj\n"
                        "changed change VERB VBD 2 advcl\n"
                        "_, , PUNCT , 2 punct\n"
                        "Horn Horn PROPN NNP 12 nsubj\n"
                        "said say VERB VBD 0 root\n"
                        "no no INTJ UH 12 discourse\n"
                        "_. . PUNCT . 12 punct\n"),
              "a reporter | asked by | whether the law changed | states");
}

TEST(ClaimIdioms, question_at_the_start_is_no_content) {
    EXPECT_EQ(claims_in("Asked ask VERB VBD 9 ccomp\n"
                        "if if SCONJ IN 6 mark\n"
                        "the the DET DT 4 det\n"
                        "truce truce NOUN NN 6 nsubj\n"
                        "is be AUX VBZ 6 cop\n"
                        "dead dead ADJ JJ 1 ccomp\n"
                        "_, , PUNCT , 1 punct\n"
                        "Horn Horn PROPN NNP 9 nsubj\n"
                        "said say VERB VBD 0 root\n"
                        "no no INTJ UH 9 discourse\n"
                        "_. . PUNCT . 9 punct\n"),
              "- | Asked | if the truce is dead | states");
}

TEST(ClaimIdioms, clause_with_those_as_its_subject) {
    EXPECT_EQ(claims_in("Those that PRON DT 9 nsubj\n"
                        "who who PRON WP 4 nsubj\n"
                        "do do AUX VBP 4 aux\n"
                        "take take VERB VB 1 acl:relcl\n"
                        "debt debt NOUN NN 6 compound\n"
                        "struggle struggle NOUN NN 4 obj\n"
                        "_, , PUNCT , 1 punct\n"
                        "he he PRON PRP 9 nsubj\n"
                        "said say VERB VBD 0 root\n"
                        "_. . PUNCT . 9 punct\n"),
              "he | said | Those who do take debt struggle | states");
}

TEST(ClaimIdioms, poll_vouches_for_its_clause) {
    EXPECT_EQ(claims_in("Horn Horn PROPN NNP 2 nsubj\n"
                        "leads lead VERB VBZ 0 root\n"
                        "by by ADP IN 5 case\n"
                        "ten ten NUM CD 5 nummod\n"
                        "points point NOUN NNS 2 obl\n"
                        "in in ADP IN 9 case\n"
                        "the the DET DT 9 det\n"
                        "latest late ADJ JJS 9 amod\n"
                        "poll poll NOUN NN 2 obl\n"
                        "_. . PUNCT . 2 punct\n"),
              "the latest poll | in | Horn leads by ten points | states");
}

TEST(ClaimIdioms, hearsay_has_no_source) {
    EXPECT_EQ(claims_in("The the DET DT 2 det\n"
                        "army army NOUN NN 5 nsubj\n"
                        "has have AUX VBZ 5 aux\n"
                        "reportedly reportedly ADV RB 5 advmod\n"
                        "left leave VERB VBN 0 root\n"
                        "the the DET DT 7 det\n"
                        "town town NOUN NN 5 obj\n"
                        "_. . PUNCT . 5 punct\n"),
              "- | reportedly | The army has + left the town | states");
}

TEST(ClaimIdioms, relative_clause_with_a_subject_is_content) {
    EXPECT_EQ(claims_in("Roy Roy PROPN NNP 2 nsubj\n"
                        "said say VERB VBD 0 root\n"
                        "in in ADP IN 5 case\n"
                        "a a DET DT 5 det\n"
                        "history history NOUN NN 2 obl\n"
                        "of of ADP IN 8 case\n"
                        "the the DET DT 8 det\n"
                        "war war NOUN NN 5 nmod\n"
                        "that that PRON WDT 14 obj\n"
                        "women woman NOUN NNS 14 nsubj\n"
                        "in in ADP IN 13 case\n"
                        "the the DET DT 13 det\n"
                        "south south NOUN NN 10 nmod\n"
                        "left leave VERB VBD 8 acl:relcl\n"
                        "him he PRON PRP 14 obj\n"
                        "_. . PUNCT . 2 punct\n"),
              "Roy | said | that women in the south left him | states");
}

TEST(ClaimIdioms, source_without_what_it_does_meanwhile) {
    EXPECT_EQ(claims_in("The the DET DT 2 det\n"
                        "mayor mayor NOUN NN 9 nsubj\n"
                        "_, , PUNCT , 4 punct\n"
                        "speaking speak VERB VBG 2 acl\n"
                        "in in ADP IN 7 case\n"
                        "the the DET DT 7 det\n"
                        "north north NOUN NN 4 obl\n"
                        "_, , PUNCT , 2 punct\n"
                        "said say VERB VBD 0 root\n"
                        "talks talk NOUN NNS 11 nsubj\n"
                        "failed fail VERB VBD 9 ccomp\n"
                        "_. . PUNCT . 9 punct\n"),
              "The mayor | said | talks failed | states");
}

} // namespace
} // namespace vedette::claims
