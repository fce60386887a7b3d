// One act is told once, and what is no act is not told: each rule on a sentence of our own.
#include "events/event_extractor.hpp"
#include "parties_in_tree.hpp"
#include "support/build_records.hpp"

#include <gtest/gtest.h>

#include <string>

namespace vedette::events {
namespace {

using test::Parsed;

const PartiesByLemma kParties = {
    {"Norland", {"NOR", "GOV"}}, {"Sudland", {"SUD", "GOV"}}, {"soldier", {"NOR", "MIL"}}, {"troop", {"NOR", "MIL"}}, {"rebel", {"SUD", "REB"}}, {"Bund", {"IGO", "GOV"}}, {"citizen", {"NOR", "CVL"}}};

// The events as "TYPE trigger ACTORS>RECIPIENTS", with "; " between them.
std::string told(const std::string& sentence) {
    static const EventExtractor extractor(test::repository_path("lexicon"));
    const Parsed parsed = test::parsed(sentence);
    const TreeIndex tree(parsed.syntax);
    std::string words;
    for (const Event& event : extractor.extract(parsed.report, parsed.syntax, tree, entities_in(parsed.syntax, kParties), {}, {}, {}).events) {
        words += (words.empty() ? "" : "; ") + std::string(to_string(event.type)) + " " + std::string(event.trigger.in(parsed.report.text)) + " ";
        for (const Party& actor : event.actors) {
            words += actor.code;
        }
        words += ">";
        for (const Party& recipient : event.recipients) {
            words += recipient.code;
        }
    }
    return words;
}

TEST(Restatements, a_verb_of_harm_tells_the_blast_beside_it) {
    EXPECT_EQ(told("Rebels rebel NOUN NNS 3 nsubj:pass\n"
                   "were be AUX VBD 3 aux:pass\n"
                   "killed kill VERB VBN 0 root\n"
                   "in in ADP IN 6 case\n"
                   "a a DET DT 6 det\n"
                   "blast blast NOUN NN 3 obl\n"),
              "ASSAULT killed >SUD");
}

TEST(Restatements, a_verb_of_harm_takes_over_who_did_it) {
    EXPECT_EQ(told("A a DET DT 4 det\n"
                   "Norland Norland PROPN NNP 4 nmod:poss\n"
                   "'s 's PART POS 2 case\n"
                   "raid raid NOUN NN 5 nsubj\n"
                   "killed kill VERB VBD 0 root\n"
                   "rebels rebel NOUN NNS 5 obj\n"),
              "ASSAULT killed NOR>SUD");
}

TEST(Restatements, the_dead_and_the_hurt_are_of_one_act) {
    EXPECT_EQ(told("Soldiers soldier NOUN NNS 2 nsubj\n"
                   "killed kill VERB VBD 0 root\n"
                   "or or CCONJ CC 4 cc\n"
                   "wounded wound VERB VBD 2 conj\n"
                   "rebels rebel NOUN NNS 2 obj\n"),
              "ASSAULT killed NOR>SUD");
}

TEST(Restatements, a_broken_truce_is_no_truce) {
    EXPECT_EQ(told("Soldiers soldier NOUN NNS 2 nsubj\n"
                   "broke break VERB VBD 0 root\n"
                   "the the DET DT 4 det\n"
                   "truce truce NOUN NN 2 obj\n"),
              "ASSAULT broke NOR>");
}

TEST(Restatements, a_signed_accord_is_the_signing) {
    EXPECT_EQ(told("Norland Norland PROPN NNP 4 nsubj\n"
                   "and and CCONJ CC 3 cc\n"
                   "Sudland Sudland PROPN NNP 1 conj\n"
                   "signed sign VERB VBD 0 root\n"
                   "an a DET DT 6 det\n"
                   "accord accord NOUN NN 4 obj\n"),
              "SUPPORT signed NORSUD>");
}

TEST(Restatements, a_light_verb_leaves_the_trigger_to_its_noun) {
    EXPECT_EQ(told("Norland Norland PROPN NNP 4 nsubj\n"
                   "and and CCONJ CC 3 cc\n"
                   "Sudland Sudland PROPN NNP 1 conj\n"
                   "reached reach VERB VBD 0 root\n"
                   "an a DET DT 6 det\n"
                   "accord accord NOUN NN 4 obj\n"),
              "AGREE accord NORSUD>");
}

TEST(Restatements, missiles_that_hit_are_not_told_as_fired_too) {
    EXPECT_EQ(told("Sudland Sudland PROPN NNP 3 nsubj:pass\n"
                   "was be AUX VBD 3 aux:pass\n"
                   "hit hit VERB VBN 0 root\n"
                   "by by ADP IN 5 case\n"
                   "missiles missile NOUN NNS 3 obl:agent\n"
                   "fired fire VERB VBN 5 acl\n"
                   "by by ADP IN 8 case\n"
                   "Norland Norland PROPN NNP 6 obl:agent\n"),
              "ASSAULT hit >SUD");
}

TEST(Restatements, soldiers_sent_to_fight_are_one_attack) {
    EXPECT_EQ(told("Norland Norland PROPN NNP 2 nsubj\n"
                   "sent send VERB VBD 0 root\n"
                   "soldiers soldier NOUN NNS 2 obj\n"
                   "to to PART TO 5 mark\n"
                   "fight fight VERB VB 2 advcl\n"
                   "rebels rebel NOUN NNS 5 obj\n"),
              "ASSAULT sent NOR>SUD");
}

TEST(Restatements, clashes_in_the_worst_fighting_are_told_once) {
    EXPECT_EQ(told("Clashes clash NOUN NNS 4 nsubj\n"
                   "with with ADP IN 3 case\n"
                   "rebels rebel NOUN NNS 1 nmod\n"
                   "erupted erupt VERB VBD 0 root\n"
                   "in in ADP IN 8 case\n"
                   "the the DET DT 8 det\n"
                   "worst bad ADJ JJS 8 amod\n"
                   "fighting fighting NOUN NN 4 obl\n"),
              "ASSAULT Clashes SUD>");
}

TEST(MovesOfForces, a_body_of_states_sends_peacekeepers) {
    EXPECT_EQ(told("Norland Norland PROPN NNP 2 nsubj\n"
                   "sent send VERB VBD 0 root\n"
                   "soldiers soldier NOUN NNS 2 obj\n"
                   "to to ADP IN 5 case\n"
                   "Sudland Sudland PROPN NNP 2 obl\n"
                   ", , PUNCT , 8 punct\n"
                   "a a DET DT 9 det\n"
                   "peacekeeping peacekeeping NOUN NN 9 compound\n"
                   "duty duty NOUN NN 5 appos\n"),
              "AID sent NOR>SUD");
    EXPECT_EQ(told("Bund Bund PROPN NNP 2 nsubj\n"
                   "sent send VERB VBD 0 root\n"
                   "troops force NOUN NNS 2 obj\n"
                   "to to ADP IN 5 case\n"
                   "Sudland Sudland PROPN NNP 2 obl\n"),
              "AID sent IGO>SUD");
}

TEST(MovesOfForces, a_drill_of_two_states_is_joint) {
    EXPECT_EQ(told("The the DET DT 4 det\n"
                   "naval naval ADJ JJ 4 amod\n"
                   "_war war NOUN NN 4 compound\n"
                   "game game NOUN NN 6 nsubj:pass\n"
                   "was be AUX VBD 6 aux:pass\n"
                   "staged stage VERB VBN 0 root\n"
                   "by by ADP IN 8 case\n"
                   "Norland Norland PROPN NNP 6 obl:agent\n"
                   "and and CCONJ CC 10 cc\n"
                   "Sudland Sudland PROPN NNP 8 conj\n"),
              "COOPERATE game NORSUD>");
}

TEST(MovesOfForces, who_attacks_does_not_try_its_missiles) {
    const std::string attack = "Norland Norland PROPN NNP 2 nsubj\nattacked attack VERB VBD 0 root\nSudland Sudland PROPN NNP 2 obj\n\n";
    const std::string firing = "Norland Norland PROPN NNP 2 nsubj\nfired fire VERB VBD 0 root\n";
    EXPECT_EQ(told(attack + firing + "missiles missile NOUN NNS 2 obj\n"), "ASSAULT attacked NOR>SUD; ASSAULT fired NOR>");
    EXPECT_EQ(told(attack + firing + "a a DET DT 5 det\ntest test NOUN NN 5 compound\nmissile missile NOUN NN 2 obj\n"), "ASSAULT attacked NOR>SUD; MOBILIZE fired NOR>");
    EXPECT_EQ(told(firing + "missiles missile NOUN NNS 2 obj\n"), "MOBILIZE fired NOR>");
}

TEST(NoEvent, a_strike_of_workers_is_no_attack) {
    const std::string walkout = "A a DET DT 2 det\nstoppage stoppage NOUN NN 3 nsubj\nbegan begin VERB VBD 0 root\n\n";
    const std::string strike = "strike strike NOUN NN 4 nsubj\ncontinued continue VERB VBD 0 root\n";
    EXPECT_EQ(told(walkout + "Norland Norland PROPN NNP 3 nmod:poss\n's 's PART POS 1 case\n" + strike).find("ASSAULT"), std::string::npos);
    EXPECT_NE(told(walkout + "Norland Norland PROPN NNP 3 nmod:poss\nmissile missile NOUN NN 3 compound\n" + strike).find("ASSAULT"), std::string::npos);
}

TEST(NoEvent, an_arrest_in_a_report_about_a_crime_is_police_work) {
    const std::string arrest = "Police police NOUN NNS 2 nsubj\narrested arrest VERB VBD 0 root\ncitizens citizen NOUN NNS 2 obj\n";
    EXPECT_EQ(told(arrest), "COERCE arrested >NOR");
    EXPECT_EQ(told("The the DET DT 2 det\nheroin heroin NOUN NN 3 nsubj\ncame come VERB VBD 0 root\n\nThe the DET DT 2 det\ndrugs drug NOUN NNS 3 nsubj\nwent go VERB VBD 0 root\n\n" + arrest), "");
}

TEST(Restatements, a_lifted_embargo_is_the_lifting) {
    EXPECT_EQ(told("Norland Norland PROPN NNP 2 nsubj\n"
                   "lifted lift VERB VBD 0 root\n"
                   "its its PRON PRP$ 4 nmod:poss\n"
                   "embargo embargo NOUN NN 2 obj\n"
                   "against against ADP IN 6 case\n"
                   "Sudland Sudland PROPN NNP 4 nmod\n"),
              "CONCEDE lifted NOR>SUD");
}

TEST(NoEvent, what_a_weapon_can_do_is_no_deed) {
    EXPECT_EQ(told("The the DET DT 2 det\n"
                   "missile missile NOUN NN 8 nsubj\n"
                   "capable capable ADJ JJ 2 amod\n"
                   "of of SCONJ IN 5 mark\n"
                   "hitting hit VERB VBG 3 advcl\n"
                   "Norland Norland PROPN NNP 5 obj\n"
                   ", , PUNCT , 8 punct\n"
                   "rusted rust VERB VBD 0 root\n"),
              "");
}

TEST(NoEvent, whom_a_flood_killed_nobody_killed) {
    const std::string dead = "Soldiers soldier NOUN NNS 3 nsubj:pass\nwere be AUX VBD 3 aux:pass\nkilled kill VERB VBN 0 root\n";
    const std::string flood = "The the DET DT 2 det\nfloods flood NOUN NNS 3 nsubj\nrose rise VERB VBD 0 root\n\n";
    EXPECT_EQ(told(flood + flood + dead), "");
    EXPECT_EQ(told(dead), "ASSAULT killed >NOR");
}

TEST(NoEvent, readiness_to_fight_is_no_consent) {
    const std::string ready = "Norland Norland PROPN NNP 3 nsubj\nis be AUX VBZ 3 cop\nready ready ADJ JJ 0 root\nto to PART TO 5 mark\n";
    EXPECT_EQ(told(ready + "fight fight VERB VB 3 xcomp\n").find("AGREE"), std::string::npos);
    EXPECT_NE(told(ready + "talk talk VERB VB 3 xcomp\n").find("AGREE"), std::string::npos);
}

TEST(NoEvent, a_deal_of_companies_is_none) {
    EXPECT_EQ(told("It it PRON PRP 2 nsubj\n"
                   "agreed agree VERB VBD 0 root\n"
                   "to to PART TO 4 mark\n"
                   "buy buy VERB VB 2 xcomp\n"
                   "the the DET DT 6 det\n"
                   "mill mill NOUN NN 4 obj\n"),
              "");
}

TEST(NoEvent, a_participle_may_only_say_which_one) {
    EXPECT_EQ(told("Norland Norland PROPN NNP 2 nsubj\n"
                   "met meet VERB VBD 0 root\n"
                   "displaced displace VERB VBN 4 amod\n"
                   "rebels rebel NOUN NNS 2 obj\n"),
              "CONSULT met NORSUD>");
}

TEST(Restatements, killed_in_a_raid_of_somebody_is_killed_by_him) {
    EXPECT_EQ(told("Rebels rebel NOUN NNS 3 nsubj:pass\n"
                   "were be AUX VBD 3 aux:pass\n"
                   "killed kill VERB VBN 0 root\n"
                   "in in ADP IN 7 case\n"
                   "Norland Norland PROPN NNP 7 nmod:poss\n"
                   "'s 's PART POS 5 case\n"
                   "raid raid NOUN NN 3 obl\n"),
              "ASSAULT killed NOR>SUD");
}

TEST(NoEvent, a_word_of_a_name_is_no_deed) {
    EXPECT_EQ(told("Norland Norland PROPN NNP 4 nmod:poss\n"
                   "'s 's PART POS 1 case\n"
                   "Strike strike PROPN NNP 4 compound\n"
                   "Command command PROPN NNP 5 nsubj\n"
                   "spoke speak VERB VBD 0 root\n"),
              "");
}

TEST(NoEvent, combat_troops_do_not_fight_yet) {
    EXPECT_EQ(told("Norland Norland PROPN NNP 2 nsubj\n"
                   "withdrew withdraw VERB VBD 0 root\n"
                   "combat combat NOUN NN 4 compound\n"
                   "troops troop NOUN NNS 2 obj\n"),
              "RETREAT withdrew NOR>");
}

TEST(NoEvent, the_truce_of_a_truce_agreement_is_its_matter) {
    EXPECT_EQ(told("Norland Norland PROPN NNP 2 nsubj\n"
                   "signed sign VERB VBD 0 root\n"
                   "a a DET DT 5 det\n"
                   "truce truce NOUN NN 5 compound\n"
                   "agreement agreement NOUN NN 2 obj\n"),
              "SUPPORT signed NOR>");
}

TEST(NoEvent, where_troops_are_stationed_is_a_state) {
    const std::string rest = "stationed station VERB VBN 0 root\n"
                             "in in ADP IN 5 case\n"
                             "Sudland Sudland PROPN NNP 3 obl\n";
    EXPECT_EQ(told("Troops troop NOUN NNS 3 nsubj:pass\nare be AUX VBP 3 aux:pass\n" + rest), "");
    EXPECT_EQ(told("Troops troop NOUN NNS 3 nsubj:pass\nbeen be AUX VBN 3 aux:pass\n" + rest), "MOBILIZE stationed NOR>");
}

TEST(NoEvent, training_ones_own_forces_helps_nobody_else) {
    EXPECT_EQ(told("Norland Norland PROPN NNP 2 nsubj\n"
                   "trained train VERB VBD 0 root\n"
                   "soldiers soldier NOUN NNS 2 obj\n"),
              "");
}

} // namespace
} // namespace vedette::events
