// Recipients that stand inside what a predicate is about (src/events/content_parties.hpp).
#include "events/event_extractor.hpp"
#include "support/build_records.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace vedette::events {
namespace {

struct Coded {
    test::Parsed parsed;
    std::vector<Event> events;
};

// Every token with one of these lemmas stands for that state, "it" for the first of them.
Coded coded(const std::string& tree) {
    static const EventExtractor extractor(test::repository_path("lexicon"));
    static const std::map<std::string, std::string> kCodes = {{"Norland", "NOR"}, {"Sudland", "SUD"}, {"Sudlandic", "SUD"}};
    Coded result{test::parsed(tree), {}};
    const Syntax& syntax = result.parsed.syntax;
    Entities entities;
    entities.mention_at.assign(syntax.tokens.size(), Entities::kNoMention);
    for (TokenIndex token = 0; token < syntax.tokens.size(); ++token) {
        const auto found = kCodes.find(syntax.tokens[token].lemma);
        const bool is_pronoun = syntax.tokens[token].lemma == "it" && !entities.entities.empty();
        if (found == kCodes.end() && !is_pronoun) {
            continue;
        }
        const auto index = is_pronoun ? 0 : static_cast<std::uint32_t>(entities.entities.size());
        entities.mention_at[token] = static_cast<std::uint32_t>(entities.mentions.size());
        entities.mentions.push_back({syntax.tokens[token].span, token, token + 1, token, is_pronoun ? MentionForm::pronoun : MentionForm::name, {index}});
        if (!is_pronoun) {
            entities.entities.push_back({found->second, found->first, found->second, "GOV", EntityKind::state});
        }
    }
    const TreeIndex index(syntax);
    result.events = extractor.extract(result.parsed.report, syntax, index, entities, {}, {}, {}).events;
    return result;
}

// "TYPE ACTORS>RECIPIENTS" of the event whose trigger is `word`.
std::string parties_of(const std::string& word, const std::string& tree) {
    const Coded result = coded(tree);
    for (const Event& event : result.events) {
        if (event.trigger.in(result.parsed.report.text) != word) {
            continue;
        }
        std::string line = std::string(to_string(event.type)) + " ";
        for (const Party& actor : event.actors) {
            line += actor.code;
        }
        line += ">";
        for (const Party& recipient : event.recipients) {
            line += recipient.code.empty() ? recipient.name : recipient.code;
        }
        return line;
    }
    return "nothing";
}

TEST(ContentParties, the_one_who_shall_act_is_asked) {
    EXPECT_EQ(parties_of("demanded", "Norland Norland PROPN NNP 2 nsubj\n"
                                     "demanded demand VERB VBD 0 root\n"
                                     "that that SCONJ IN 5 mark\n"
                                     "Sudland Sudland PROPN NNP 5 nsubj\n"
                                     "withdraw withdraw VERB VB 2 ccomp\n"),
              "REQUEST NOR>SUD");
}

TEST(ContentParties, what_is_promised_goes_to_the_other_side_of_the_promised_act) {
    EXPECT_EQ(parties_of("agreed", "Norland Norland PROPN NNP 2 nsubj\n"
                                   "agreed agree VERB VBD 0 root\n"
                                   "to to PART TO 4 mark\n"
                                   "lend lend VERB VB 2 xcomp\n"
                                   "money money NOUN NN 4 obj\n"
                                   "to to ADP IN 7 case\n"
                                   "Sudland Sudland PROPN NNP 4 obl\n"),
              "AGREE NOR>SUD");
}

TEST(ContentParties, whose_request_is_refused) {
    EXPECT_EQ(parties_of("rejected", "Norland Norland PROPN NNP 2 nsubj\n"
                                     "rejected reject VERB VBD 0 root\n"
                                     "a a DET DT 4 det\n"
                                     "request request NOUN NN 2 obj\n"
                                     "from from ADP IN 6 case\n"
                                     "Sudland Sudland PROPN NNP 4 nmod\n"),
              "REJECT NOR>SUD");
}

TEST(ContentParties, a_denial_of_a_deed_refuses_nobody) {
    EXPECT_EQ(parties_of("denied", "Norland Norland PROPN NNP 2 nsubj\n"
                                   "denied deny VERB VBD 0 root\n"
                                   "attacking attack VERB VBG 2 xcomp\n"
                                   "Sudland Sudland PROPN NNP 3 obj\n"),
              "REJECT NOR>");
}

TEST(ContentParties, a_ban_is_lifted_for_those_whose_goods_it_kept_out) {
    EXPECT_EQ(parties_of("lifted", "Norland Norland PROPN NNP 2 nsubj\n"
                                   "lifted lift VERB VBD 0 root\n"
                                   "a a DET DT 4 det\n"
                                   "ban ban NOUN NN 2 obj\n"
                                   "on on ADP IN 6 case\n"
                                   "imports import NOUN NNS 4 nmod\n"
                                   "of of ADP IN 9 case\n"
                                   "Sudlandic Sudlandic ADJ JJ 9 amod\n"
                                   "beef beef NOUN NN 6 nmod\n"),
              "CONCEDE NOR>SUD");
}

TEST(ContentParties, the_state_that_troops_leave) {
    EXPECT_EQ(parties_of("withdrew", "Norland Norland PROPN NNP 2 nsubj\n"
                                     "withdrew withdraw VERB VBD 0 root\n"
                                     "its its PRON PRP$ 4 nmod:poss\n"
                                     "troops troop NOUN NNS 2 obj\n"
                                     "from from ADP IN 6 case\n"
                                     "Sudland Sudland PROPN NNP 2 obl\n"),
              "RETREAT NOR>SUD");
}

TEST(ContentParties, whoever_must_act_lest_is_threatened) {
    EXPECT_EQ(parties_of("threatened", "Norland Norland PROPN NNP 2 nsubj\n"
                                       "threatened threaten VERB VBD 0 root\n"
                                       "to to PART TO 4 mark\n"
                                       "retaliate retaliate VERB VB 2 xcomp\n"
                                       "if if SCONJ IN 7 mark\n"
                                       "Sudland Sudland PROPN NNP 7 nsubj\n"
                                       "attacks attack VERB VBZ 4 advcl\n"),
              "THREATEN NOR>SUD");
}

TEST(ContentParties, whoever_faces_criticism_is_its_target) {
    EXPECT_EQ(parties_of("criticism", "Sudland Sudland PROPN NNP 2 nsubj\n"
                                      "faces face VERB VBZ 0 root\n"
                                      "criticism criticism NOUN NN 2 obj\n"
                                      "from from ADP IN 5 case\n"
                                      "Norland Norland PROPN NNP 3 nmod\n"),
              "ACCUSE NOR>SUD");
}

TEST(ContentParties, a_phrase_before_an_infinitive_is_not_its_subject) {
    EXPECT_EQ(parties_of("talks", "Norland Norland PROPN NNP 2 nsubj\n"
                                  "held hold VERB VBD 0 root\n"
                                  "talks talk NOUN NNS 2 obj\n"
                                  "with with ADP IN 5 case\n"
                                  "Sudland Sudland PROPN NNP 7 nsubj\n"
                                  "to to PART TO 7 mark\n"
                                  "discuss discuss VERB VB 2 advcl\n"
                                  "trade trade NOUN NN 7 obj\n"),
              "CONSULT NORSUD>");
}

// -- the last resort (nearby_parties.hpp, worded_parties.hpp)

TEST(NearbyParties, whose_goods_are_let_in_again) {
    EXPECT_EQ(parties_of("lifted", "Norland Norland PROPN NNP 2 nsubj\nlifted lift VERB VBD 0 root\ncurbs curb NOUN NNS 2 obj\non on ADP IN 6 case\n"
                                   "the the DET DT 6 det\nsale sale NOUN NN 3 nmod\nof of ADP IN 9 case\nSudlandic Sudlandic ADJ JJ 9 amod\nfish fish NOUN NN 6 nmod\n"),
              "CONCEDE NOR>SUD");
}

TEST(NearbyParties, where_help_comes_from_is_not_helped) {
    EXPECT_EQ(parties_of("sent", "Norland Norland PROPN NNP 2 nsubj\nsent send VERB VBD 0 root\nfood food NOUN NN 2 obj\nfrom from ADP IN 5 case\n"
                                 "Sudland Sudland PROPN NNP 3 nmod\n"),
              "AID NOR>");
}

TEST(NearbyParties, what_stands_behind_after_is_no_recipient) {
    EXPECT_EQ(parties_of("agreed", "Norland Norland PROPN NNP 2 nsubj\nagreed agree VERB VBD 0 root\nto to PART TO 4 mark\nwait wait VERB VB 2 xcomp\n"
                                   "after after ADP IN 6 case\nthreats threat NOUN NNS 4 obl\nby by ADP IN 8 case\nSudland Sudland PROPN NNP 6 nmod\n"),
              "AGREE NOR>");
}

TEST(WordedParties, what_is_turned_down_has_words) {
    EXPECT_EQ(parties_of("rejected", "Norland Norland PROPN NNP 2 nsubj\nrejected reject VERB VBD 0 root\nthe the DET DT 5 det\ncouncil council NOUN NN 5 compound\n"
                                     "verdict verdict NOUN NN 2 obj\n"),
              "REJECT NOR>council verdict");
}

TEST(WordedParties, who_is_not_let_in_is_refused) {
    EXPECT_EQ(parties_of("refused", "Norland Norland PROPN NNP 2 nsubj\nrefused refuse VERB VBD 0 root\nto to PART TO 4 mark\nlet let VERB VB 2 xcomp\n"
                                    "the the DET DT 6 det\ntanker tanker NOUN NN 4 obj\ndock dock VERB VB 4 xcomp\n"),
              "REJECT NOR>tanker");
}

TEST(WordedParties, whom_a_threatened_attack_would_hit) {
    EXPECT_EQ(parties_of("threatened", "Norland Norland PROPN NNP 2 nsubj\nthreatened threaten VERB VBD 0 root\nto to PART TO 4 mark\nshell shell VERB VB 2 xcomp\n"
                                       "the the DET DT 6 det\nstatue statue NOUN NN 4 obj\n"),
              "THREATEN NOR>statue");
}

TEST(WordedParties, who_is_demanded_to_go) {
    EXPECT_EQ(parties_of("demanded", "Norland Norland PROPN NNP 2 nsubj\ndemanded demand VERB VBD 0 root\nthat that SCONJ IN 6 mark\nthe the DET DT 5 det\n"
                                     "mayor mayor NOUN NN 6 nsubj\nresign resign VERB VB 2 ccomp\n"),
              "REQUEST NOR>mayor");
}

TEST(WordedParties, own_forces_are_not_refused_by_their_state) {
    EXPECT_EQ(parties_of("refused", "Norland Norland PROPN NNP 2 nsubj\nrefused refuse VERB VBD 0 root\nto to PART TO 4 mark\nwithdraw withdraw VERB VB 2 xcomp\n"
                                    "its its PRON PRP$ 6 nmod:poss\ntroops troop NOUN NNS 4 obj\n"),
              "REJECT NOR>");
}

// -- the words of a party (party_finder.hpp)

TEST(PartyFinder, a_pronoun_is_spelt_out_by_the_name_in_its_sentence) {
    const Coded result = coded("Norland Norland PROPN NNP 2 nsubj\nsaid say VERB VBD 0 root\nit it PRON PRP 4 nsubj\nattacked attack VERB VBD 2 ccomp\n"
                               "Sudland Sudland PROPN NNP 4 obj\n");
    ASSERT_EQ(result.events.size(), 1U);
    ASSERT_EQ(result.events[0].actors.size(), 1U);
    EXPECT_EQ(result.events[0].actors[0].span.in(result.parsed.report.text), "Norland");
}

// -- refusals.hpp, and the slot "obliged"

TEST(Refusals, who_will_not_yield_refuses) {
    EXPECT_EQ(parties_of("lift", "Norland Norland PROPN NNP 4 nsubj\nwill will AUX MD 4 aux\nnot not PART RB 4 advmod\nlift lift VERB VB 0 root\nthe the DET DT 6 det\n"
                                 "ban ban NOUN NN 4 obj\non on ADP IN 8 case\nSudland Sudland PROPN NNP 6 nmod\n"),
              "REJECT NOR>SUD");
}

TEST(Refusals, who_will_not_meet_refuses_the_other) {
    EXPECT_EQ(parties_of("meet", "Norland Norland PROPN NNP 4 nsubj\nwill will AUX MD 4 aux\nnot not PART RB 4 advmod\nmeet meet VERB VB 0 root\nSudland Sudland PROPN NNP 4 obj\n"),
              "REJECT NOR>SUD");
}

TEST(Refusals, what_did_not_happen_was_not_refused) {
    EXPECT_EQ(parties_of("meet", "Norland Norland PROPN NNP 4 nsubj\ndid do AUX VBD 4 aux\nnot not PART RB 4 advmod\nmeet meet VERB VB 0 root\nSudland Sudland PROPN NNP 4 obj\n"),
              "CONSULT NORSUD>");
}

TEST(FrameArguments, who_must_act_is_asked) {
    const std::string tree = "Norland Norland PROPN NNP 2 nsubj\nsaid say VERB VBD 0 root\nthat that SCONJ IN 6 mark\nSudland Sudland PROPN NNP 6 nsubj\n"
                             "must must AUX MD 6 aux\nleave leave VERB VB 2 ccomp\n";
    EXPECT_EQ(parties_of("said", tree), "REQUEST NOR>SUD");
    std::string own = tree;
    own.replace(own.find("Sudland Sudland"), 15, "Norland Norland");
    EXPECT_EQ(parties_of("said", own), "nothing");
}

} // namespace
} // namespace vedette::events
