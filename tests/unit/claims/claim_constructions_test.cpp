// One construction a test: who speaks, by which words, what. Own sentences, hand-built trees, no entities.
#include "claims_in_words.hpp"

#include <gtest/gtest.h>

namespace vedette::claims {
namespace {

TEST(ClaimConstructions, content_before_the_verb_at_the_end) {
    EXPECT_EQ(claims_in("The the DET DT 3 det\n"
                        "Chadian Chadian ADJ JJ 3 amod\n"
                        "army army NOUN NN 4 nsubj\n"
                        "left leave VERB VBD 0 root\n"
                        "the the DET DT 6 det\n"
                        "town town NOUN NN 4 obj\n"
                        "on on ADP IN 8 case\n"
                        "Friday Friday PROPN NNP 4 obl\n"
                        "_, , PUNCT , 12 punct\n"
                        "a a DET DT 11 det\n"
                        "spokesman spokesman NOUN NN 12 nsubj\n"
                        "said say VERB VBD 4 parataxis\n"
                        "in in ADP IN 15 case\n"
                        "a a DET DT 15 det\n"
                        "statement statement NOUN NN 12 obl\n"
                        "_. . PUNCT . 4 punct\n"),
              "a spokesman | said in a statement | The Chadian army left the town on Friday | states");
}

TEST(ClaimConstructions, a_day_never_speaks) {
    EXPECT_EQ(claims_in("The the DET DT 2 det\n"
                        "mayor mayor NOUN NN 3 nsubj\n"
                        "said say VERB VBD 0 root\n"
                        "in in ADP IN 7 case\n"
                        "Wednesday Wednesday PROPN NNP 7 nmod:poss\n"
                        "'s 's PART POS 5 case\n"
                        "letter letter NOUN NN 3 obl\n"
                        "that that SCONJ IN 10 mark\n"
                        "troops troop NOUN NNS 10 nsubj\n"
                        "left leave VERB VBD 7 acl\n"
                        "_. . PUNCT . 3 punct\n"),
              "The mayor | said in Wednesday 's letter | that troops left | states");
}

TEST(ClaimConstructions, relative_pronoun_is_the_source) {
    EXPECT_EQ(claims_in("The the DET DT 2 det\n"
                        "minister minister NOUN NN 11 nsubj\n"
                        "_, , PUNCT , 5 punct\n"
                        "who who PRON WP 5 nsubj\n"
                        "said say VERB VBD 2 acl:relcl\n"
                        "that that SCONJ IN 9 mark\n"
                        "talks talk NOUN NNS 9 nsubj\n"
                        "had have AUX VBD 9 aux\n"
                        "failed fail VERB VBN 5 ccomp\n"
                        "_, , PUNCT , 2 punct\n"
                        "left leave VERB VBN 0 root\n"
                        "for for ADP IN 13 case\n"
                        "Nairobi Nairobi PROPN NNP 11 obl\n"
                        "_. . PUNCT . 11 punct\n"),
              "who | said | that talks had failed | states");
}

TEST(ClaimConstructions, accusation_covers_the_accused_and_the_deed) {
    EXPECT_EQ(claims_in("Algeria Algeria PROPN NNP 2 nsubj\n"
                        "accused accuse VERB VBD 0 root\n"
                        "Morocco Morocco PROPN NNP 2 obj\n"
                        "of of SCONJ IN 5 mark\n"
                        "massing mass VERB VBG 2 advcl\n"
                        "troops troop NOUN NNS 5 obj\n"
                        "along along ADP IN 9 case\n"
                        "the the DET DT 9 det\n"
                        "border border NOUN NN 5 obl\n"
                        "_. . PUNCT . 2 punct\n"),
              "Algeria | accused | Morocco of massing troops along the border | alleges");
}

TEST(ClaimConstructions, denied_gerund) {
    EXPECT_EQ(claims_in("Morocco Morocco PROPN NNP 2 nsubj\n"
                        "denied deny VERB VBD 0 root\n"
                        "shelling shell VERB VBG 2 xcomp\n"
                        "the the DET DT 5 det\n"
                        "village village NOUN NN 3 obj\n"
                        "_. . PUNCT . 2 punct\n"),
              "Morocco | denied | shelling the village | denies");
}

TEST(ClaimConstructions, unnamed_accusers) {
    EXPECT_EQ(claims_in("The the DET DT 2 det\n"
                        "general general NOUN NN 4 nsubj:pass\n"
                        "was be AUX VBD 4 aux:pass\n"
                        "accused accuse VERB VBN 0 root\n"
                        "of of SCONJ IN 6 mark\n"
                        "plotting plot VERB VBG 4 advcl\n"
                        "a a DET DT 8 det\n"
                        "coup coup NOUN NN 6 obj\n"
                        "_. . PUNCT . 4 punct\n"),
              "- | was accused of | The general + plotting a coup | alleges");
}

TEST(ClaimConstructions, quoted_as_saying) {
    EXPECT_EQ(claims_in("Interfax Interfax PROPN NNP 2 nsubj\n"
                        "quoted quote VERB VBD 0 root\n"
                        "the the DET DT 4 det\n"
                        "army army NOUN NN 2 obj\n"
                        "as as SCONJ IN 6 mark\n"
                        "saying say VERB VBG 2 advcl\n"
                        "that that SCONJ IN 9 mark\n"
                        "rebels rebel NOUN NNS 9 nsubj\n"
                        "attacked attack VERB VBD 6 ccomp\n"
                        "a a DET DT 11 det\n"
                        "column column NOUN NN 9 obj\n"
                        "_. . PUNCT . 2 punct\n"),
              "Interfax | quoted | the army as saying that rebels attacked a column | states; the army | saying | that rebels attacked a column | states");
}

TEST(ClaimConstructions, said_according_to) {
    EXPECT_EQ(claims_in("The the DET DT 2 det\n"
                        "truce truce NOUN NN 4 nsubj\n"
                        "is be AUX VBZ 4 cop\n"
                        "over over ADV RB 0 root\n"
                        "_, , PUNCT , 8 punct\n"
                        "the the DET DT 7 det\n"
                        "rebels rebel NOUN NNS 8 nsubj\n"
                        "said say VERB VBD 4 parataxis\n"
                        "_, , PUNCT , 12 punct\n"
                        "according accord VERB VBG 12 case\n"
                        "to to ADP IN 10 fixed\n"
                        "Radio Radio PROPN NNP 8 obl\n"
                        "Okapi Okapi PROPN NNP 12 flat\n"
                        "_. . PUNCT . 4 punct\n"),
              "Radio Okapi | according to | The truce is over, the rebels said | states; the rebels | said | The truce is over | states");
}

TEST(ClaimConstructions, adjective_of_belief) {
    EXPECT_EQ(claims_in("The the DET DT 2 det\n"
                        "president president NOUN NN 4 nsubj\n"
                        "is be AUX VBZ 4 cop\n"
                        "confident confident ADJ JJ 0 root\n"
                        "that that SCONJ IN 9 mark\n"
                        "the the DET DT 7 det\n"
                        "talks talk NOUN NNS 9 nsubj\n"
                        "will will AUX MD 9 aux\n"
                        "succeed succeed VERB VB 4 ccomp\n"
                        "_. . PUNCT . 4 punct\n"),
              "The president | is confident | that the talks will succeed | states");
}

TEST(ClaimConstructions, noun_with_its_owner) {
    EXPECT_EQ(claims_in("Kenya Kenya PROPN NNP 3 nmod:poss\n"
                        "_'s 's PART POS 1 case\n"
                        "claim claim NOUN NN 11 nsubj:pass\n"
                        "that that SCONJ IN 7 mark\n"
                        "Somali Somali ADJ JJ 6 amod\n"
                        "gunmen gunman NOUN NNS 7 nsubj\n"
                        "crossed cross VERB VBD 3 acl\n"
                        "the the DET DT 9 det\n"
                        "border border NOUN NN 7 obj\n"
                        "was be AUX VBD 11 aux:pass\n"
                        "rejected reject VERB VBN 0 root\n"
                        "_. . PUNCT . 11 punct\n"),
              "Kenya | 's claim | that Somali gunmen crossed the border | alleges");
}

TEST(ClaimConstructions, called_on_to) {
    EXPECT_EQ(claims_in("The the DET DT 3 det\n"
                        "United Unite ADJ NNP 3 amod\n"
                        "Nations Nation PROPN NNPS 4 nsubj\n"
                        "called call VERB VBD 0 root\n"
                        "on on ADP IN 7 case\n"
                        "both both DET DT 7 det\n"
                        "armies army NOUN NNS 4 obl\n"
                        "to to PART TO 9 mark\n"
                        "withdraw withdraw VERB VB 4 advcl\n"
                        "_. . PUNCT . 4 punct\n"),
              "The United Nations | called on | both armies to withdraw | states");
}

TEST(ClaimConstructions, a_survey_shows) {
    EXPECT_EQ(claims_in("The the DET DT 2 det\n"
                        "survey survey NOUN NN 3 nsubj\n"
                        "shows show VERB VBZ 0 root\n"
                        "a a DET DT 6 det\n"
                        "close close ADJ JJ 6 amod\n"
                        "race race NOUN NN 3 obj\n"
                        "_. . PUNCT . 3 punct\n"),
              "The survey | shows | a close race | states");
}

TEST(ClaimConstructions, the_same_speaker_adds_nothing) {
    EXPECT_EQ(claims_in("He he PRON PRP 2 nsubj\n"
                        "said say VERB VBD 0 root\n"
                        "he he PRON PRP 4 nsubj\n"
                        "thought think VERB VBD 2 ccomp\n"
                        "the the DET DT 6 det\n"
                        "army army NOUN NN 8 nsubj\n"
                        "would would AUX MD 8 aux\n"
                        "attack attack VERB VB 4 ccomp\n"
                        "_. . PUNCT . 2 punct\n"),
              "He | said | he thought the army would attack | states");
}

TEST(ClaimConstructions, standing_by_somebody_is_no_claim) {
    EXPECT_EQ(claims_in("Troops troop NOUN NNS 5 nsubj\n"
                        "supported support VERB VBN 1 acl\n"
                        "by by ADP IN 4 case\n"
                        "tanks tank NOUN NNS 2 obl:agent\n"
                        "entered enter VERB VBD 0 root\n"
                        "the the DET DT 7 det\n"
                        "town town NOUN NN 5 obj\n"
                        "_. . PUNCT . 5 punct\n"),
              "");
}

TEST(ClaimConstructions, nested_sources) {
    EXPECT_EQ(claims_in("State state NOUN NN 2 compound\n"
                        "media media NOUN NN 3 nsubj\n"
                        "reported report VERB VBD 0 root\n"
                        "the the DET DT 5 det\n"
                        "president president NOUN NN 6 nsubj\n"
                        "said say VERB VBD 3 ccomp\n"
                        "the the DET DT 8 det\n"
                        "army army NOUN NN 10 nsubj\n"
                        "would would AUX MD 10 aux\n"
                        "advance advance VERB VB 6 ccomp\n"
                        "_. . PUNCT . 3 punct\n"),
              "State media | reported | the president said the army would advance | states; the president | said | the army would advance | states");
}

TEST(ClaimConstructions, cited_by_an_agency) {
    EXPECT_EQ(claims_in("The the DET DT 2 det\n"
                        "ministry ministry NOUN NN 4 nsubj:pass\n"
                        "was be AUX VBD 4 aux:pass\n"
                        "cited cite VERB VBN 0 root\n"
                        "by by ADP IN 7 case\n"
                        "the the DET DT 7 det\n"
                        "agency agency NOUN NN 4 obl:agent\n"
                        "_, , PUNCT , 10 punct\n"
                        "which which PRON WDT 10 nsubj\n"
                        "said say VERB VBD 7 acl:relcl\n"
                        "that that SCONJ IN 14 mark\n"
                        "troops troop NOUN NNS 14 nsubj\n"
                        "had have AUX VBD 14 aux\n"
                        "crossed cross VERB VBN 10 ccomp\n"
                        "the the DET DT 16 det\n"
                        "river river NOUN NN 14 obj\n"
                        "_. . PUNCT . 4 punct\n"),
              "which | said | that troops had crossed the river | states; The ministry | was cited by | that troops had crossed the river | states");
}

TEST(ClaimConstructions, preposition_and_participle) {
    EXPECT_EQ(claims_in("Ministers minister NOUN NNS 2 nsubj:pass\n"
                        "called call VERB VBN 0 root\n"
                        "for for ADP IN 5 case\n"
                        "an a DET DT 5 det\n"
                        "inquiry inquiry NOUN NN 2 obl\n"
                        "_, , PUNCT , 7 punct\n"
                        "citing cite VERB VBG 2 advcl\n"
                        "reports report NOUN NNS 7 obj\n"
                        "of of ADP IN 10 case\n"
                        "torture torture NOUN NN 8 nmod\n"
                        "_. . PUNCT . 2 punct\n"),
              "Ministers | called for | an inquiry | states; Ministers | citing | reports of torture | states");
}

// "The plan alarmed deputies": who feels is the object, what he feels about the subject.
TEST(ClaimConstructions, what_moves_somebody) {
    EXPECT_EQ(claims_in("The the DET DT 2 det\n"
                        "plan plan NOUN NN 3 nsubj\n"
                        "alarmed alarm VERB VBD 0 root\n"
                        "deputies deputy NOUN NNS 3 obj\n"
                        "_. . PUNCT . 3 punct\n"),
              "deputies | alarmed | The plan | states");
    EXPECT_EQ(claims_in("Deputies deputy NOUN NNS 3 nsubj:pass\n"
                        "were be AUX VBD 3 aux:pass\n"
                        "alarmed alarm VERB VBN 0 root\n"
                        "by by ADP IN 6 case\n"
                        "the the DET DT 6 det\n"
                        "plan plan NOUN NN 3 obl:agent\n"
                        "_. . PUNCT . 3 punct\n"),
              "Deputies | were alarmed by | the plan | states");
}

TEST(ClaimConstructions, somebody_unnamed_announced_it) {
    EXPECT_EQ(claims_in("The the DET DT 2 det\n"
                        "truce truce NOUN NN 4 nsubj:pass\n"
                        "was be AUX VBD 4 aux:pass\n"
                        "announced announce VERB VBN 0 root\n"
                        "on on ADP IN 6 case\n"
                        "Friday Friday PROPN NNP 4 obl\n"
                        "_. . PUNCT . 4 punct\n"),
              "- | was announced | The truce | states");
}

TEST(ClaimConstructions, a_stretch_of_time_belongs_to_the_cue) {
    EXPECT_EQ(claims_in("The the DET DT 2 det\n"
                        "envoy envoy NOUN NN 3 nsubj\n"
                        "warned warn VERB VBD 0 root\n"
                        "last last ADJ JJ 5 amod\n"
                        "week week NOUN NN 3 obl:unmarked\n"
                        "that that SCONJ IN 8 mark\n"
                        "talks talk NOUN NNS 8 nsubj\n"
                        "failed fail VERB VBD 3 ccomp\n"
                        "_. . PUNCT . 3 punct\n"),
              "The envoy | warned last week | that talks failed | predicts");
}

// What somebody thinks, as another tells it, is the other's claim alone.
TEST(ClaimConstructions, thoughts_inside_words) {
    EXPECT_EQ(claims_in("The the DET DT 2 det\n"
                        "envoy envoy NOUN NN 3 nsubj\n"
                        "said say VERB VBD 0 root\n"
                        "that that SCONJ IN 6 mark\n"
                        "farmers farmer NOUN NNS 6 nsubj\n"
                        "believe believe VERB VBP 3 ccomp\n"
                        "that that SCONJ IN 9 mark\n"
                        "talks talk NOUN NNS 9 nsubj\n"
                        "failed fail VERB VBD 6 ccomp\n"
                        "_. . PUNCT . 3 punct\n"),
              "The envoy | said | that farmers believe that talks failed | states");
}

TEST(ClaimConstructions, what_somebody_is_called) {
    EXPECT_EQ(claims_in("Critics critic NOUN NNS 2 nsubj\n"
                        "called call VERB VBD 0 root\n"
                        "the the DET DT 4 det\n"
                        "raid raid NOUN NN 2 obj\n"
                        "a a DET DT 6 det\n"
                        "crime crime NOUN NN 2 obj\n"
                        "_. . PUNCT . 2 punct\n"),
              "Critics | called | the raid a crime | states");
}

TEST(ClaimConstructions, phrase_behind_the_noun_that_hangs_on_the_verb) {
    EXPECT_EQ(claims_in("Deputies deputy NOUN NNS 2 nsubj\n"
                        "joined join VERB VBD 0 root\n"
                        "Berg Berg PROPN NNP 5 nmod:poss\n"
                        "_'s 's PART POS 3 case\n"
                        "call call NOUN NN 2 obj\n"
                        "for for ADP IN 8 case\n"
                        "a a DET DT 8 det\n"
                        "truce truce NOUN NN 2 obl\n"
                        "_. . PUNCT . 2 punct\n"),
              "Berg | 's call for | a truce | states");
}

} // namespace
} // namespace vedette::claims
