#include "entities/entity_finder.hpp"

#include "support/build_records.hpp"

#include <gtest/gtest.h>

namespace vedette::entities {
namespace {

const EntityFinder& finder() {
    static const EntityFinder made(test::repository_path("lexicon"));
    return made;
}

// "CODE name; CODE name" of the mention headed by the n-th token with this form, "-" when there is none.
std::string who(std::string_view lines, std::string_view form, int occurrence = 1, std::string_view published = "2010-06-01") {
    const test::Parsed parsed = test::parsed(lines, published);
    const Entities found = finder().find(parsed.report, parsed.syntax, TreeIndex(parsed.syntax));
    for (TokenIndex index = 0; index < parsed.syntax.tokens.size(); ++index) {
        if (parsed.syntax.tokens[index].span.in(parsed.report.text) != form || --occurrence > 0) {
            continue;
        }
        const EntityMention* const mention = found.headed_by(index);
        if (mention == nullptr) {
            return "-";
        }
        std::string text;
        for (const std::uint32_t entity : mention->entities) {
            text += (text.empty() ? "" : "; ") + found.entities[entity].code + " " + found.entities[entity].name;
        }
        return text;
    }
    return "no such token";
}

constexpr std::string_view kPossessive = "Kenya Kenya PROPN NNP 2 nsubj B-LOC\n"
                                         "moved move VERB VBD 0 root\n"
                                         "its its PRON PRP$ 4 nmod:poss\n"
                                         "soldiers soldier NOUN NNS 2 obj\n";

TEST(Coreference, possessive_of_the_subject_owns_the_forces) {
    EXPECT_EQ(who(kPossessive, "its"), "KEN Kenya");
    EXPECT_EQ(who(kPossessive, "soldiers"), "KEN soldiers");
}

TEST(Coreference, a_thing_between_blocks) {
    EXPECT_EQ(who("Kenya Kenya PROPN NNP 2 nsubj B-LOC\n"
                  "paid pay VERB VBD 0 root\n"
                  ". . PUNCT . 2 punct\n"
                  "\n"
                  "The the DET DT 2 det\n"
                  "bridge bridge NOUN NN 3 nsubj\n"
                  "lost lose VERB VBD 0 root\n"
                  "its its PRON PRP$ 5 nmod:poss\n"
                  "rails rail NOUN NNS 3 obj\n",
                  "its"),
              "-");
}

TEST(Coreference, he_is_the_subject_of_the_sentence_before) {
    EXPECT_EQ(who("Barack Barack PROPN NNP 3 nsubj B-PER\n"
                  "Obama Obama PROPN NNP 1 flat I-PER\n"
                  "arrived arrive VERB VBD 0 root\n"
                  "\n"
                  "He he PRON PRP 2 nsubj\n"
                  "spoke speak VERB VBD 0 root\n",
                  "He"),
              "USA Barack Obama");
}

TEST(Coreference, two_near_persons_leave_he_open) {
    EXPECT_EQ(who("Obama Obama PROPN NNP 4 nsubj B-PER\n"
                  "and and CCONJ CC 3 cc\n"
                  "Medvedev Medvedev PROPN NNP 1 conj B-PER\n"
                  "met meet VERB VBD 0 root\n"
                  "Sarkozy Sarkozy PROPN NNP 4 obj B-PER\n"
                  "\n"
                  "A a DET DT 2 det\n"
                  "storm storm NOUN NN 3 nsubj\n"
                  "reached reach VERB VBD 0 root\n"
                  "him he PRON PRP 3 obj\n",
                  "him"),
              "-");
}

TEST(Coreference, relative_pronoun_stands_for_its_noun) {
    EXPECT_EQ(who("Kenyan Kenyan ADJ JJ 2 amod\n"
                  "soldiers soldier NOUN NNS 5 nsubj\n"
                  "who who PRON WP 4 nsubj\n"
                  "fled flee VERB VBD 2 acl:relcl\n"
                  "returned return VERB VBD 0 root\n",
                  "who"),
              "KEN Kenyan soldiers");
}

TEST(Coreference, we_in_a_quotation_is_the_speakers_state) {
    constexpr std::string_view kQuote = "\" \" PUNCT `` 3 punct\n"
                                        "We we PRON PRP 3 nsubj\n"
                                        "agreed agree VERB VBD 7 ccomp\n"
                                        ", , PUNCT , 3 punct\n"
                                        "\" \" PUNCT '' 3 punct\n"
                                        "Obama Obama PROPN NNP 7 nsubj B-PER\n"
                                        "said say VERB VBD 0 root\n";
    EXPECT_EQ(who(kQuote, "We"), "USA United States");
}

TEST(Coreference, both_countries_are_the_pair_named_before) {
    EXPECT_EQ(who("Kenya Kenya PROPN NNP 4 nsubj B-LOC\n"
                  "and and CCONJ CC 3 cc\n"
                  "Uganda Uganda PROPN NNP 1 conj B-LOC\n"
                  "agreed agree VERB VBD 0 root\n"
                  "\n"
                  "Both both DET DT 2 det\n"
                  "countries country NOUN NNS 3 nsubj\n"
                  "benefit benefit VERB VBP 0 root\n",
                  "countries"),
              "KEN Kenya; UGA Uganda");
}

// The sides are states at odds, whoever speaks or fights for them; where rebels are about, neighbours are no side.
TEST(Coreference, the_two_sides_are_the_states_that_officials_and_troops_stand_for) {
    const auto sides_after = [](const std::string& first) {
        return who(first + "urged urge VERB VBD 0 root\n"
                           "Ugandan Ugandan ADJ JJ 4 amod B-MISC\n"
                           "troops troop NOUN NNS 2 obj\n"
                           ". . PUNCT . 2 punct\n"
                           "\n"
                           "The the DET DT 3 det\n"
                           "two two NUM CD 3 nummod\n"
                           "sides side NOUN NNS 4 nsubj\n"
                           "met meet VERB VBD 0 root\n",
                   "sides");
    };
    EXPECT_EQ(sides_after("Kenya Kenya PROPN NNP 2 nsubj B-LOC\n"), "KEN Kenya; UGA Uganda");
    EXPECT_EQ(sides_after("Rebels rebel NOUN NNS 2 nsubj\n"), "-");
}

TEST(Coreference, the_alliance_and_the_country) {
    EXPECT_EQ(who("NATO NATO PROPN NNP 2 nsubj B-ORG\n"
                  "met meet VERB VBD 0 root\n"
                  "\n"
                  "The the DET DT 2 det\n"
                  "alliance alliance NOUN NN 3 nsubj\n"
                  "agreed agree VERB VBD 0 root\n",
                  "alliance"),
              "IGO NATO");
    EXPECT_EQ(who("Kenya Kenya PROPN NNP 2 nsubj B-LOC\n"
                  "voted vote VERB VBD 0 root\n"
                  "\n"
                  "The the DET DT 2 det\n"
                  "country country NOUN NN 3 nsubj\n"
                  "waited wait VERB VBD 0 root\n",
                  "country"),
              "KEN Kenya");
}

TEST(Coreference, the_two_are_the_pair_named_before) {
    EXPECT_EQ(who("Obama Obama PROPN NNP 4 nsubj B-PER\n"
                  "and and CCONJ CC 3 cc\n"
                  "Medvedev Medvedev PROPN NNP 1 conj B-PER\n"
                  "met meet VERB VBD 0 root\n"
                  "\n"
                  "The the DET DT 2 det\n"
                  "two two NUM CD 3 nsubj\n"
                  "agreed agree VERB VBD 0 root\n",
                  "two"),
              "USA Barack Obama; RUS Dmitry Medvedev");
}

TEST(Coreference, nobody_ambushes_his_own_patrol) {
    EXPECT_EQ(who("Kenyan Kenyan ADJ JJ 2 amod\n"
                  "policemen policeman NOUN NNS 3 nsubj\n"
                  "fled flee VERB VBD 0 root\n"
                  "when when ADV WRB 7 advmod\n"
                  "Somali Somali ADJ JJ 6 amod\n"
                  "rebels rebel NOUN NNS 7 nsubj\n"
                  "ambushed ambush VERB VBD 3 advcl\n"
                  "their their PRON PRP$ 9 nmod:poss\n"
                  "patrol patrol NOUN NN 7 obj\n",
                  "their"),
              "KEN Kenyan policemen");
}

TEST(Coreference, who_cuts_ties_does_not_accuse_himself) {
    EXPECT_EQ(who("Kenya Kenya PROPN NNP 2 nsubj B-LOC\n"
                  "snubbed snub VERB VBD 0 root\n"
                  "Uganda Uganda PROPN NNP 2 obj B-LOC\n"
                  ", , PUNCT , 5 punct\n"
                  "accusing accuse VERB VBG 2 advcl\n"
                  "it it PRON PRP 5 obj\n",
                  "it"),
              "UGA Uganda");
}

TEST(Coreference, an_army_is_no_he) {
    EXPECT_EQ(who("Obama Obama PROPN NNP 2 nsubj B-PER\n"
                  "said say VERB VBD 0 root\n"
                  "his his PRON PRP$ 4 nmod:poss\n"
                  "army army NOUN NN 6 nsubj\n"
                  "was be AUX VBD 6 cop\n"
                  "ready ready ADJ JJ 2 ccomp\n"
                  "and and CCONJ CC 9 cc\n"
                  "he he PRON PRP 9 nsubj\n"
                  "waited wait VERB VBD 6 conj\n",
                  "he")
                  .find("army"),
              std::string::npos);
}

TEST(Coreference, what_bombs_is_a_party_and_no_thing) {
    EXPECT_EQ(who("Kenya Kenya PROPN NNP 2 nsubj B-LOC\n"
                  "has have VERB VBZ 0 root\n"
                  "tanks tank NOUN NNS 2 obj\n"
                  "near near ADP IN 5 case\n"
                  "the the DET DT 6 det\n"
                  "river river NOUN NN 2 obl\n"
                  "_. . PUNCT . 2 punct\n"
                  "\n"
                  "It it PRON PRP 2 nsubj\n"
                  "bombed bomb VERB VBD 0 root\n"
                  "a a DET DT 4 det\n"
                  "port port NOUN NN 2 obj\n",
                  "It"),
              "KEN Kenya");
}

TEST(Coreference, who_is_helped_has_his_own_things) {
    EXPECT_EQ(who("Kenya Kenya PROPN NNP 2 nsubj B-LOC\n"
                  "helped help VERB VBD 0 root\n"
                  "Uganda Uganda PROPN NNP 2 obj B-LOC\n"
                  "strengthen strengthen VERB VB 2 xcomp\n"
                  "its its PRON PRP$ 6 nmod:poss\n"
                  "border border NOUN NN 4 obj\n",
                  "its"),
              "UGA Uganda");
}

TEST(Coreference, renaming_the_state_changes_codes_and_nothing_else) {
    const auto replaced = [](std::string text, const std::string& from, const std::string& to) {
        for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
            text.replace(at, from.size(), to);
        }
        return text;
    };
    const std::string renamed = replaced(std::string(kPossessive), "Kenya", "Chile");
    const test::Parsed one = test::parsed(kPossessive);
    const test::Parsed other = test::parsed(renamed);
    const Entities first = finder().find(one.report, one.syntax, TreeIndex(one.syntax));
    const Entities second = finder().find(other.report, other.syntax, TreeIndex(other.syntax));
    ASSERT_EQ(first.mentions.size(), second.mentions.size());
    for (std::size_t index = 0; index < first.mentions.size(); ++index) {
        EXPECT_EQ(first.mentions[index].head, second.mentions[index].head);
        EXPECT_EQ(first.mentions[index].form, second.mentions[index].form);
        EXPECT_EQ(replaced(first.entities[first.mentions[index].entities[0]].code, "KEN", "CHL"), second.entities[second.mentions[index].entities[0]].code);
    }
}

TEST(Coreference, a_military_is_an_it) {
    EXPECT_EQ(who("The the DET DT 3 det\n"
                  "Kenyan kenyan ADJ JJ 3 amod\n"
                  "military military NOUN NN 4 nsubj\n"
                  "said say VERB VBD 0 root\n"
                  "it it PRON PRP 6 nsubj\n"
                  "advanced advance VERB VBD 4 ccomp\n",
                  "it"),
              "KEN Kenyan military");
}

TEST(Coreference, a_joint_force_belongs_to_the_two_states_that_form_it) {
    constexpr std::string_view kJoint = "Kenya Kenya PROPN NNP 4 nsubj B-LOC\n"
                                        "and and CCONJ CC 3 cc\n"
                                        "Uganda Uganda PROPN NNP 1 conj B-LOC\n"
                                        "form form VERB VBP 0 root\n"
                                        "a a DET DT 7 det\n"
                                        "joint joint ADJ JJ 7 amod\n"
                                        "force force NOUN NN 4 obj\n"
                                        "\n"
                                        "Tanzania Tanzania PROPN NNP 4 nsubj B-LOC\n"
                                        "and and CCONJ CC 3 cc\n"
                                        "Rwanda Rwanda PROPN NNP 1 conj B-LOC\n"
                                        "fear fear VERB VBP 0 root\n"
                                        "the the DET DT 7 det\n"
                                        "joint joint ADJ JJ 7 amod\n"
                                        "forces force NOUN NNS 4 obj\n";
    EXPECT_EQ(who(kJoint, "force"), "KEN joint force; UGA joint force");
    EXPECT_EQ(who(kJoint, "forces"), "KEN joint force; UGA joint force");
}

TEST(Coreference, what_a_ruler_has_hold_of_is_his_own_country) {
    EXPECT_EQ(who("Uganda Uganda PROPN NNP 2 nsubj B-LOC\n"
                  "watches watch VERB VBZ 0 root\n"
                  "President president PROPN NNP 5 nmod:desc\n"
                  "Mwai Mwai PROPN NNP 5 compound B-PER\n"
                  "Kibaki Kibaki PROPN NNP 8 nmod:poss I-PER\n"
                  "_'s 's PART POS 5 case\n"
                  "firm firm ADJ JJ 8 amod\n"
                  "grip grip NOUN NN 2 obj\n"
                  "on on ADP IN 11 case\n"
                  "the the DET DT 11 det\n"
                  "country country NOUN NN 8 nmod\n",
                  "country"),
              "KEN Kenya");
}

TEST(EntityFinder, behind_a_known_person_a_state_is_no_part_of_the_name) {
    EXPECT_EQ(who("The the DET DT 4 det\n"
                  "Kibaki Kibaki PROPN NNP 4 compound B-LOC\n"
                  "Uganda Uganda PROPN NNP 4 compound I-LOC\n"
                  "visit visit NOUN NN 5 nsubj\n"
                  "failed fail VERB VBD 0 root\n",
                  "Uganda"),
              "UGA Uganda");
}

TEST(Coreference, the_groups_are_the_two_armed_movements_that_the_report_names) {
    constexpr std::string_view kRivals = "Clashes clash NOUN NNS 5 nsubj\n"
                                         "between between ADP IN 4 case\n"
                                         "the the DET DT 4 det\n"
                                         "groups group NOUN NNS 1 nmod\n"
                                         "continued continue VERB VBD 0 root\n"
                                         "\n"
                                         "Hamas Hamas PROPN NNP 2 nsubj B-ORG\n"
                                         "blamed blame VERB VBD 0 root\n"
                                         "%s %s PROPN NNP 2 obj B-ORG\n";
    const auto with = [&](const std::string& other) {
        std::string lines(kRivals);
        for (int times = 0; times < 2; ++times) {
            lines.replace(lines.find("%s"), 2, other);
        }
        return who(lines, "groups");
    };
    EXPECT_EQ(with("Hezbollah"), "PSE Hamas; LBN Hezbollah");
    EXPECT_EQ(with("UNICEF"), "-"); // no armed movement
}

TEST(Coreference, a_counterpart_is_of_the_state_that_is_named_never_of_the_owner) {
    const auto counterpart = [](const std::string& adjective) {
        return who("Kenyan kenyan ADJ JJ 2 amod\n"
                   "ministers minister NOUN NNS 3 nsubj\n"
                   "met meet VERB VBD 0 root\n"
                   "their their PRON PRP$ 6 nmod:poss\n" + adjective + "counterpart counterpart NOUN NN 3 obj\n",
                   "counterpart");
    };
    EXPECT_EQ(counterpart("Ugandan ugandan ADJ JJ 6 amod\n"), "UGA Ugandan counterpart");
    EXPECT_EQ(counterpart("old old ADJ JJ 6 amod\n").substr(0, 1), " "); // no code
}

TEST(Coreference, the_north_is_the_state_of_that_name_where_both_halves_are_named) {
    const std::string test = "The the DET DT 2 det\n"
                             "North North PROPN NNP 3 nsubj\n"
                             "tested test VERB VBD 0 root\n"
                             "missiles missile NOUN NNS 3 obj\n\n";
    const std::string one = "North North PROPN NNP 2 compound B-LOC\n"
                            "Korea Korea PROPN NNP 3 nsubj I-LOC\n"
                            "moved move VERB VBD 0 root\n\n";
    const std::string other = "South South PROPN NNP 2 compound B-LOC\n"
                              "Korea Korea PROPN NNP 3 nsubj I-LOC\n"
                              "moved move VERB VBD 0 root\n\n";
    EXPECT_EQ(who(one + other + test, "North", 2), "PRK North Korea");
    EXPECT_EQ(who(other + test, "North"), "-"); // the half meant is not named
    const std::string region = "Rebels rebel NOUN NNS 2 nsubj\n"
                               "left leave VERB VBD 0 root\n"
                               "in in ADP IN 5 case\n"
                               "the the DET DT 5 det\n"
                               "North North PROPN NNP 2 obl\n\n";
    EXPECT_EQ(who(one + other + region, "North", 2), "-");
}

TEST(Coreference, what_is_assured_is_the_givers_own) {
    const auto owner = [](const std::string& noun) {
        return who("Kenya Kenya PROPN NNP 2 nsubj B-LOC\n"
                   "had have VERB VBD 0 root\n" + noun + "from from ADP IN 5 case\n"
                   "Uganda Uganda PROPN NNP 3 nmod B-LOC\n"
                   "that that SCONJ IN 9 mark\n"
                   "its its PRON PRP$ 8 nmod:poss\n"
                   "forces force NOUN NNS 9 nsubj\n"
                   "withdrew withdraw VERB VBD 3 acl\n", "its");
    };
    EXPECT_EQ(owner("assurances assurance NOUN NNS 2 obj\n"), "UGA Uganda");
    EXPECT_EQ(owner("news news NOUN NN 2 obj\n").find("UGA"), std::string::npos);
}

TEST(Coreference, the_opening_participle_has_the_subject_that_follows) {
    EXPECT_EQ(who("Beginning begin VERB VBG 8 advcl\n"
                  "with with ADP IN 4 case\n"
                  "its its PRON PRP$ 4 nmod:poss\n"
                  "invasion invasion NOUN NN 1 obl\n"
                  "of of ADP IN 6 case\n"
                  "Uganda Uganda PROPN NNP 4 nmod B-LOC\n"
                  "Kenya Kenya PROPN NNP 8 nsubj B-LOC\n"
                  "threatened threaten VERB VBD 0 root\n"
                  "Tanzania Tanzania PROPN NNP 8 obj B-LOC\n",
                  "its"),
              "KEN Kenya");
}

} // namespace
} // namespace vedette::entities
