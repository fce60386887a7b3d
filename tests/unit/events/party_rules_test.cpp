// Who takes part in an event, beyond the slots of its trigger: each rule on a sentence of our own.
#include "events/event_extractor.hpp"
#include "parties_in_tree.hpp"
#include "support/build_records.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace vedette::events {
namespace {

using test::Parsed;

const PartiesByLemma kParties = {
    {"Norland", {"NOR", "GOV"}},    {"Sudland", {"SUD", "GOV"}},  {"Estland", {"EST", "GOV"}}, {"Norlandic", {"NOR", "GOV"}},
    {"Sudlandic", {"SUD", "GOV"}},  {"soldier", {"NOR", "MIL"}},  {"rebel", {"SUD", "REB"}},   {"envoy", {"SUD", "GOV"}},
    {"villager", {"", "CVL"}},      {"troop", {"", "MIL"}}};

const EventExtractor& extractor() {
    static const EventExtractor one(test::repository_path("lexicon"));
    return one;
}

// A place of one state at the token with this lemma.
Places places_of(const Syntax& syntax, const std::string& lemma, PlacePrecision precision) {
    Places places;
    for (TokenIndex token = 0; token < syntax.tokens.size(); ++token) {
        if (syntax.tokens[token].lemma == lemma) {
            PlaceMention place;
            place.span = syntax.tokens[token].span;
            place.first = token;
            place.last = token + 1;
            place.head = token;
            place.name = lemma;
            place.countries = {"SUD"};
            place.precision = precision;
            places.mentions.push_back(place);
        }
    }
    return places;
}

// "NOR>SUD," of the event of this type, "" when there is none; "+" joins several.
std::string parties_of(EventType type, std::string_view lines, PlacePrecision precision = PlacePrecision::city) {
    const Parsed parsed = test::parsed(lines);
    const TreeIndex tree(parsed.syntax);
    const Events coded = extractor().extract(parsed.report, parsed.syntax, tree, entities_in(parsed.syntax, kParties), {}, places_of(parsed.syntax, "Suhaven", precision), {});
    const auto event = std::find_if(coded.events.begin(), coded.events.end(), [&](const Event& one) { return one.type == type; });
    if (event == coded.events.end()) {
        return {};
    }
    const auto joined = [](const std::vector<Party>& parties) {
        std::string words;
        for (const Party& party : parties) {
            words += (words.empty() ? "" : "+") + party.code + (party.sector == "GOV" || party.sector.empty() ? "" : "." + party.sector);
        }
        return words;
    };
    return joined(event->actors) + ">" + joined(event->recipients);
}

// -- content of speech acts (content_parties.hpp)

TEST(ContentParties, a_refused_request_names_who_made_it) {
    EXPECT_EQ(parties_of(EventType::REJECT, "Norland Norland PROPN NNP 2 nsubj\nrefused refuse VERB VBD 0 root\na a DET DT 4 det\n"
                                            "request request NOUN NN 2 obj\nfrom from ADP IN 6 case\nSudland Sudland PROPN NNP 4 nmod\n"),
              "NOR>SUD");
}

TEST(ContentParties, a_plan_made_by_somebody_is_his) {
    EXPECT_EQ(parties_of(EventType::REJECT, "Norland Norland PROPN NNP 2 nsubj\nrejected reject VERB VBD 0 root\nthe the DET DT 4 det\n"
                                            "plan plan NOUN NN 2 obj\ndrafted draft VERB VBN 4 acl\nby by ADP IN 7 case\nSudland Sudland PROPN NNP 5 obl:agent\n"),
              "NOR>SUD");
}

TEST(ContentParties, who_opposes_sanctions_on_a_state_does_not_oppose_it) {
    EXPECT_EQ(parties_of(EventType::REJECT, "Norland Norland PROPN NNP 2 nsubj\nrejected reject VERB VBD 0 root\nsanctions sanction NOUN NNS 2 obj\n"
                                            "against against ADP IN 5 case\nSudland Sudland PROPN NNP 3 nmod\n"),
              "NOR>");
}

TEST(ContentParties, a_promise_is_given_to_whom_its_content_touches) {
    EXPECT_EQ(parties_of(EventType::AGREE, "Norland Norland PROPN NNP 2 nsubj\nagreed agree VERB VBD 0 root\nto to PART TO 4 mark\nlift lift VERB VB 2 xcomp\n"
                                           "a a DET DT 6 det\nban ban NOUN NN 4 obj\non on ADP IN 9 case\nSudlandic Sudlandic ADJ JJ 9 amod\nbeef beef NOUN NN 6 nmod\n"),
              "NOR>SUD");
}

TEST(ContentParties, the_actors_own_means_are_no_recipient) {
    EXPECT_EQ(parties_of(EventType::AGREE, "Norland Norland PROPN NNP 2 nsubj\nagreed agree VERB VBD 0 root\nto to PART TO 4 mark\nsend send VERB VB 2 xcomp\n"
                                           "troops troop NOUN NNS 4 obj\n"),
              "NOR>");
}

TEST(ContentParties, who_is_told_to_act_is_asked) {
    EXPECT_EQ(parties_of(EventType::REQUEST, "Norland Norland PROPN NNP 2 nsubj\ndemanded demand VERB VBD 0 root\nthat that SCONJ IN 5 mark\n"
                                             "Sudland Sudland PROPN NNP 5 nsubj\napologise apologise VERB VBP 2 ccomp\n"),
              "NOR>SUD");
}

TEST(ContentParties, a_denial_has_no_recipient_in_its_content) {
    EXPECT_EQ(parties_of(EventType::REJECT, "Norland Norland PROPN NNP 2 nsubj\ndenied deny VERB VBD 0 root\nattacking attack VERB VBG 2 xcomp\n"
                                            "Sudland Sudland PROPN NNP 3 obj\n"),
              "NOR>");
}

TEST(ContentParties, whoever_would_be_struck_is_threatened) {
    EXPECT_EQ(parties_of(EventType::THREATEN, "Norland Norland PROPN NNP 2 nsubj\nthreatened threaten VERB VBD 0 root\nto to PART TO 4 mark\n"
                                              "shell shell VERB VB 2 xcomp\nSudland Sudland PROPN NNP 4 obj\n"),
              "NOR>SUD");
}

TEST(ContentParties, whoever_is_summoned_hears_the_complaint_of_who_summons) {
    EXPECT_EQ(parties_of(EventType::ACCUSE, "Norland Norland PROPN NNP 2 nsubj\nsummoned summon VERB VBD 0 root\nthe the DET DT 4 det\nenvoy envoy NOUN NN 2 obj\n"
                                            "to to PART TO 6 mark\ncomplain complain VERB VB 2 xcomp\nabout about ADP IN 8 case\nspying spying NOUN NN 6 obl\n"),
              "NOR>SUD");
}

// -- who is the subject (clause_grammar.hpp)

TEST(ClauseGrammar, a_paper_speaks_for_who_issues_it) {
    EXPECT_EQ(parties_of(EventType::ACCUSE, "Norland Norland PROPN NNP 2 nsubj\nissued issue VERB VBD 0 root\na a DET DT 4 det\nstatement statement NOUN NN 2 obj\n"
                                            "criticising criticise VERB VBG 4 acl\nSudland Sudland PROPN NNP 5 obj\n"),
              "NOR>SUD");
}

TEST(ClauseGrammar, each_clause_of_a_headline_keeps_its_subject) {
    const std::string_view headline = "Norland Norland PROPN NNP 8 nsubj\nto to PART TO 3 mark\nattack attack VERB VB 8 advcl\nSudland Sudland PROPN NNP 3 obj\n"
                                      "_, , PUNCT , 1 punct\nEstland Estland PROPN NNP 8 nsubj\nloudly loudly ADV RB 8 advmod\ncriticises criticise VERB VBZ 0 root\nrebels rebel NOUN NNS 8 obj\n";
    EXPECT_EQ(parties_of(EventType::ACCUSE, headline), "EST>SUD.REB");
    EXPECT_EQ(parties_of(EventType::ASSAULT, headline), "NOR>SUD");
}

TEST(ClauseGrammar, a_dateline_is_no_subject) {
    EXPECT_EQ(parties_of(EventType::ACCUSE, "Estland Estland PROPN NNP 4 nsubj\n_: : PUNCT : 1 punct\nNorland Norland PROPN NNP 4 nsubj\n"
                                            "criticised criticise VERB VBD 0 root\nSudland Sudland PROPN NNP 4 obj\n"),
              "NOR>SUD");
}

TEST(ClauseGrammar, a_comma_joins_the_subjects_of_a_headline) {
    EXPECT_EQ(parties_of(EventType::CONSULT, "Norland Norland PROPN NNP 4 nsubj\n_, , PUNCT , 1 punct\nSudland Sudland PROPN NNP 4 nsubj\nhold hold VERB VBP 0 root\n"
                                             "talks talk NOUN NNS 4 obj\n"),
              "NOR+SUD>");
    // an apposition stands between two commas
    EXPECT_EQ(parties_of(EventType::CONSULT, "Norland Norland PROPN NNP 6 nsubj\n_, , PUNCT , 1 punct\nthe the DET DT 4 det\nrebel rebel NOUN NN 6 nsubj\n_, , PUNCT , 4 punct\n"
                                             "held hold VERB VBD 0 root\ntalks talk NOUN NNS 6 obj\n"),
              "NOR>");
}

TEST(ClauseGrammar, of_two_verbs_the_nearer_one_carries_a_shared_object) {
    EXPECT_EQ(parties_of(EventType::ASSAULT, "Norland Norland PROPN NNP 3 nsubj\nis be AUX VBZ 3 aux\ndiscussing discuss VERB VBG 0 root\nand and CCONJ CC 5 cc\n"
                                             "planning plan VERB VBG 3 conj\nattacks attack NOUN NNS 3 obj\non on ADP IN 8 case\nSudland Sudland PROPN NNP 6 nmod\n"),
              "NOR>SUD");
}

TEST(ClauseGrammar, an_infinitive_beside_a_participle_is_done_by_its_object) {
    EXPECT_EQ(parties_of(EventType::ASSAULT, "Sudland Sudland PROPN NNP 2 nsubj\nhelped help VERB VBD 0 root\nby by SCONJ IN 4 mark\nallowing allow VERB VBG 2 advcl\n"
                                             "soldiers soldier NOUN NNS 4 obj\nto to PART TO 7 mark\nmass mass VERB VB 4 xcomp\nand and CCONJ CC 9 cc\n"
                                             "attack attack VERB VB 4 conj\nEstland Estland PROPN NNP 9 obj\n"),
              "NOR.MIL>EST");
}

// -- slots (frame_arguments.hpp)

TEST(FrameArguments, an_investigation_is_into_whom_it_accuses) {
    EXPECT_EQ(parties_of(EventType::ACCUSE, "Norland Norland PROPN NNP 2 nsubj\nlaunched launch VERB VBD 0 root\nan a DET DT 4 det\ninvestigation investigation NOUN NN 2 obj\n"
                                            "into into ADP IN 6 case\nSudland Sudland PROPN NNP 4 nmod\n"),
              "NOR>SUD");
}

// -- parties without a slot (implicit_parties.hpp)

TEST(ImplicitParties, captives_may_be_counted_on_the_noun) {
    EXPECT_EQ(parties_of(EventType::ASSAULT, "Rebels rebel NOUN NNS 2 nsubj\ntook take VERB VBD 0 root\nthree three NUM CD 4 nummod\nhostage hostage NOUN NN 2 obj\n"),
              "SUD.REB>SUD.CVL");
}

TEST(ImplicitParties, who_plans_an_attack_would_attack) {
    EXPECT_EQ(parties_of(EventType::ASSAULT, "Norland Norland PROPN NNP 2 nsubj\ndrew draw VERB VBD 0 root\nplans plan NOUN NNS 2 obj\nfor for ADP IN 6 case\nan a DET DT 6 det\n"
                                             "attack attack NOUN NN 3 nmod\non on ADP IN 8 case\nSudland Sudland PROPN NNP 6 nmod\n"),
              "NOR>SUD");
}

TEST(ImplicitParties, who_leaves_for_talks_takes_part) {
    EXPECT_EQ(parties_of(EventType::CONSULT, "Norland Norland PROPN NNP 2 nsubj\nwaited wait VERB VBD 0 root\nfor for ADP IN 4 case\ntalks talk NOUN NNS 2 obl\n"
                                             "with with ADP IN 6 case\nSudland Sudland PROPN NNP 4 nmod\n"),
              "SUD+NOR>");
}

TEST(ImplicitParties, an_allegation_accuses_the_subject_of_its_content) {
    EXPECT_EQ(parties_of(EventType::ACCUSE, "Estland Estland PROPN NNP 3 nmod:poss\n_'s 's PART POS 1 case\nallegation allegation NOUN NN 4 nsubj\nspread spread VERB VBD 0 root\n"
                                            "that that SCONJ IN 7 mark\nSudland Sudland PROPN NNP 7 nsubj\ncheated cheat VERB VBD 3 acl\n"),
              "EST>SUD");
}

TEST(ImplicitParties, who_seeks_help_would_be_helped) {
    EXPECT_EQ(parties_of(EventType::AID, "Norland Norland PROPN NNP 2 nsubj\nsought seek VERB VBD 0 root\naid aid NOUN NN 2 obj\nfrom from ADP IN 5 case\n"
                                         "Sudland Sudland PROPN NNP 3 nmod\n"),
              "SUD>NOR");
}

TEST(ImplicitParties, a_town_that_is_struck_stands_for_its_people) {
    const std::string_view lines = "Soldiers soldier NOUN NNS 2 nsubj\nbombarded bombard VERB VBD 0 root\nSuhaven Suhaven PROPN NNP 2 obj\n";
    EXPECT_EQ(parties_of(EventType::ASSAULT, lines), "NOR.MIL>SUD.CVL");
    EXPECT_EQ(parties_of(EventType::ASSAULT, lines, PlacePrecision::country), "NOR.MIL>"); // a country is no town
}

TEST(ImplicitParties, a_site_without_owner_belongs_to_where_it_stands) {
    EXPECT_EQ(parties_of(EventType::ASSAULT, "Soldiers soldier NOUN NNS 2 nsubj\nattacked attack VERB VBD 0 root\na a DET DT 5 det\npolice police NOUN NN 5 compound\n"
                                             "station station NOUN NN 2 obj\nin in ADP IN 7 case\nSuhaven Suhaven PROPN NNP 5 nmod\n"),
              "NOR.MIL>SUD.COP");
}

TEST(ImplicitParties, who_receives_a_visiting_minister_is_his_host) {
    EXPECT_EQ(parties_of(EventType::CONSULT, "Norland Norland PROPN NNP 2 nsubj\nbriefed brief VERB VBD 0 root\nvisiting visit VERB VBG 2 xcomp\nenvoy envoy NOUN NN 3 obj\n"), "NOR>SUD");
}

TEST(ImplicitParties, a_village_taken_by_rebels_is_one_of_their_own_state) {
    EXPECT_EQ(parties_of(EventType::ASSAULT, "Rebels rebel NOUN NNS 2 nsubj\nattacked attack VERB VBD 0 root\na a DET DT 4 det\nvillage village NOUN NN 2 obj\n"), "SUD.REB>SUD.CVL");
    EXPECT_EQ(parties_of(EventType::ASSAULT, "Soldiers soldier NOUN NNS 2 nsubj\nattacked attack VERB VBD 0 root\na a DET DT 4 det\nvillage village NOUN NN 2 obj\n"), "NOR.MIL>"); // an army may fight abroad
}

TEST(ImplicitParties, nameless_victims_are_civilians_of_the_only_state) {
    EXPECT_EQ(parties_of(EventType::ASSAULT, "Rebels rebel NOUN NNS 2 nsubj\nkilled kill VERB VBD 0 root\nvillagers villager NOUN NNS 2 obj\n"), "SUD.REB>SUD.CVL");
}

TEST(ImplicitParties, whom_an_army_kills_in_a_foreign_town_lived_there) {
    EXPECT_EQ(parties_of(EventType::ASSAULT, "Soldiers soldier NOUN NNS 2 nsubj\nkilled kill VERB VBD 0 root\nvillagers villager NOUN NNS 2 obj\nin in ADP IN 5 case\n"
                                             "Suhaven Suhaven PROPN NNP 2 obl\n"),
              "NOR.MIL>SUD.CVL");
}

TEST(ImplicitParties, whom_an_army_kills_where_the_story_is_abroad_is_left_open) {
    const std::string_view lines = "Rebels rebel NOUN NNS 2 nsubj\nfled flee VERB VBD 0 root\nin in ADP IN 4 case\nSuhaven Suhaven PROPN NNP 2 obl\n\n"
                                   "Soldiers soldier NOUN NNS 2 nsubj\nkilled kill VERB VBD 0 root\nvillagers villager NOUN NNS 2 obj\n";
    EXPECT_EQ(parties_of(EventType::ASSAULT, lines), "NOR.MIL>.CVL");
}

TEST(ImplicitParties, a_truce_is_between_those_who_fight_in_the_report) {
    EXPECT_EQ(parties_of(EventType::RETREAT, "Rebels rebel NOUN NNS 2 nsubj\nattacked attack VERB VBD 0 root\nsoldiers soldier NOUN NNS 2 obj\n\n"
                                             "The the DET DT 2 det\nceasefire ceasefire NOUN NN 3 nsubj\nheld hold VERB VBD 0 root\n"),
              "SUD.REB+NOR.MIL>");
}

TEST(ClauseGrammar, a_gerund_behind_the_saying_belongs_to_who_says_it) {
    EXPECT_EQ(parties_of(EventType::ACCUSE, "Rain rain NOUN NN 2 nsubj\nthreatens threaten VERB VBZ 5 ccomp\n_, , PUNCT , 2 punct\nNorland Norland PROPN NNP 5 nsubj\n"
                                            "said say VERB VBD 0 root\n_, , PUNCT , 7 punct\naccusing accuse VERB VBG 2 conj\nSudland Sudland PROPN NNP 7 obj\n"),
              "NOR>SUD");
}

// -- parties that one event lends another (lent_parties.hpp)

TEST(LentParties, who_answers_a_proposal_was_asked_and_who_made_it_is_answered) {
    const std::string_view answer = "Norland Norland PROPN NNP 2 nsubj\nrejected reject VERB VBD 0 root\nSudland Sudland PROPN NNP 5 nmod:poss\n_'s 's PART POS 3 case\n"
                                    "proposal proposal NOUN NN 2 obj\n";
    EXPECT_EQ(parties_of(EventType::AGREE, answer), "SUD>NOR");
    EXPECT_EQ(parties_of(EventType::REJECT, answer), "NOR>SUD");
}

TEST(LentParties, who_asks_for_help_would_get_it) {
    EXPECT_EQ(parties_of(EventType::COOPERATE, "Norland Norland PROPN NNP 2 nsubj\nasked ask VERB VBD 0 root\nSudland Sudland PROPN NNP 2 obj\nto to PART TO 5 mark\n"
                                               "extradite extradite VERB VB 2 xcomp\ntwo two NUM CD 7 nummod\nsuspects suspect NOUN NNS 5 obj\n"),
              "SUD>NOR");
}

TEST(LentParties, those_who_discuss_a_build_up_would_build_up) {
    EXPECT_EQ(parties_of(EventType::MOBILIZE, "Norland Norland PROPN NNP 4 nsubj\nand and CCONJ CC 3 cc\nSudland Sudland PROPN NNP 1 conj\ndiscussed discuss VERB VBD 0 root\n"
                                              "a a DET DT 7 det\nmilitary military ADJ JJ 7 amod\nbuild-up build-up NOUN NN 4 obj\n"),
              "NOR+SUD>");
}

TEST(LentParties, who_braces_for_an_attack_would_be_attacked) {
    EXPECT_EQ(parties_of(EventType::ASSAULT, "Norland Norland PROPN NNP 2 nsubj\nbraced brace VERB VBD 0 root\nfor for ADP IN 5 case\nan a DET DT 5 det\nattack attack NOUN NN 2 obl\n"
                                             "by by ADP IN 7 case\nrebels rebel NOUN NNS 5 nmod\n"),
              "SUD.REB>NOR");
}

TEST(LentParties, a_known_deal_was_signed_by_those_who_made_it) {
    EXPECT_EQ(parties_of(EventType::SUPPORT, "Norland Norland PROPN NNP 4 nsubj\nand and CCONJ CC 3 cc\nSudland Sudland PROPN NNP 1 conj\nagreed agree VERB VBD 0 root\n"
                                             "a a DET DT 6 det\ntruce truce NOUN NN 4 obj\n\n"
                                             "The the DET DT 2 det\ntruce truce NOUN NN 4 nsubj:pass\nwas be AUX VBD 4 aux:pass\nsigned sign VERB VBN 0 root\n"),
              "NOR+SUD>");
}

TEST(LentParties, an_attack_with_its_day_is_a_known_one) {
    const std::string_view two = "Rebels rebel NOUN NNS 2 nsubj\nattacked attack VERB VBD 0 root\nNorland Norland PROPN NNP 2 obj\n\n"
                                 "Norland Norland PROPN NNP 2 nsubj\nsaid say VERB VBD 0 root\nMonday Monday PROPN NNP 5 nmod:poss\n_'s 's PART POS 3 case\n"
                                 "attack attack NOUN NN 6 nsubj\nfailed fail VERB VBD 2 ccomp\n";
    const Parsed parsed = test::parsed(two);
    const TreeIndex tree(parsed.syntax);
    const Events coded = extractor().extract(parsed.report, parsed.syntax, tree, entities_in(parsed.syntax, kParties), {}, {}, {});
    ASSERT_EQ(coded.events.size(), 2U);
    ASSERT_EQ(coded.events[1].actors.size(), 1U);
    EXPECT_EQ(coded.events[1].actors[0].code, "SUD");
}

TEST(LentParties, an_attack_in_which_victims_fell_is_that_of_who_killed_them) {
    const std::string_view lines = "Rebels rebel NOUN NNS 2 nsubj\nkilled kill VERB VBD 0 root\nsoldiers soldier NOUN NNS 2 obj\nin in ADP IN 6 case\nan a DET DT 6 det\n"
                                   "attack attack NOUN NN 3 nmod\n";
    const Parsed parsed = test::parsed(lines);
    const TreeIndex tree(parsed.syntax);
    const Events coded = extractor().extract(parsed.report, parsed.syntax, tree, entities_in(parsed.syntax, kParties), {}, {}, {});
    ASSERT_FALSE(coded.events.empty());
    ASSERT_EQ(coded.events.back().actors.size(), 1U);
    EXPECT_EQ(coded.events.back().actors[0].sector, "REB");
}

std::string_view grammar_word(const Parsed& parsed, TokenIndex token) { return parsed.syntax.tokens[token].span.in(parsed.report.text); }

// "CODE,CODE" of the actors of the last event, "-" when none was coded.
std::string last_actors(const std::string& lines, EventType type) {
    const Parsed parsed = test::parsed(lines);
    const TreeIndex tree(parsed.syntax);
    const Events coded = extractor().extract(parsed.report, parsed.syntax, tree, entities_in(parsed.syntax, kParties), {}, {}, {});
    if (coded.events.empty() || coded.events.back().type != type) {
        return "-";
    }
    std::string codes;
    for (const Party& party : coded.events.back().actors) {
        codes += (codes.empty() ? "" : ",") + party.code;
    }
    return codes;
}

TEST(LentParties, a_ceasefire_is_not_that_of_who_withdrew) {
    const std::string withdrawal = "Norland Norland PROPN NNP 2 nsubj\nwithdrew withdraw VERB VBD 0 root\ntroops troop NOUN NNS 2 obj\n\n";
    const std::string truce = "The the DET DT 2 det\nceasefire ceasefire NOUN NN 3 nsubj\nhelped help VERB VBD 0 root\nSudland Sudland PROPN NNP 3 obj\n";
    const Parsed parsed = test::parsed(withdrawal + truce);
    const Events coded = extractor().extract(parsed.report, parsed.syntax, TreeIndex(parsed.syntax), entities_in(parsed.syntax, kParties), {}, {}, {});
    for (const Event& event : coded.events) {
        EXPECT_TRUE(event.modes.empty() || event.modes.front() != "ceasefire" || event.actors.empty());
    }
}

TEST(LentParties, the_attack_of_one_of_two_states_is_left_open) {
    const std::string first = "Norland Norland PROPN NNP 2 nsubj\nattacked attack VERB VBD 0 root\nEstland Estland PROPN NNP 2 obj\n\n";
    const std::string second = "Sudland Sudland PROPN NNP 2 nsubj\nattacked attack VERB VBD 0 root\nEstland Estland PROPN NNP 2 obj\n\n";
    const std::string attack = "The the DET DT 2 det\nattack attack NOUN NN 3 nsubj\nfailed fail VERB VBD 0 root\n";
    EXPECT_EQ(last_actors(second + attack, EventType::ASSAULT), "SUD");
    const Parsed parsed = test::parsed(first + second + attack);
    const Events coded = extractor().extract(parsed.report, parsed.syntax, TreeIndex(parsed.syntax), entities_in(parsed.syntax, kParties), {}, {}, {});
    EXPECT_TRUE(coded.events.back().trigger_token < 6 || coded.events.back().actors.empty()); // the noun got nobody's name
}

TEST(LentParties, a_test_that_is_counted_and_an_act_that_is_answered_are_others) {
    const std::string first = "Norland Norland PROPN NNP 2 nsubj\nattacked attack VERB VBD 0 root\nSudland Sudland PROPN NNP 2 obj\n\n";
    const std::string counted = "The the DET DT 3 det\n18th 18th ADJ JJ 3 amod\nattack attack NOUN NN 4 nsubj\nfailed fail VERB VBD 0 root\n";
    const std::string answered = "This this PRON DT 4 nsubj\nwas be AUX VBD 4 cop\na a DET DT 4 det\nretaliation retaliation NOUN NN 0 root\nfor for ADP IN 7 case\n"
                                 "the the DET DT 7 det\nattack attack NOUN NN 4 nmod\n";
    for (const std::string& second : {counted, answered}) {
        const Parsed parsed = test::parsed(first + second);
        const Events coded = extractor().extract(parsed.report, parsed.syntax, TreeIndex(parsed.syntax), entities_in(parsed.syntax, kParties), {}, {}, {});
        for (const Event& event : coded.events) {
            EXPECT_TRUE(grammar_word(parsed, event.trigger_token) != "attack" || event.actors.empty());
        }
    }
}

TEST(LentParties, a_fight_needs_two_sides_and_a_raid_on_civilians_has_one) {
    const std::string attack = "Rebels rebel NOUN NNS 2 nsubj\nattacked attack VERB VBD 0 root\nNorland Norland PROPN NNP 2 obj\n\n";
    const std::string raid = "Soldiers soldier NOUN NNS 2 nsubj\nkilled kill VERB VBD 0 root\nvillagers villager NOUN NNS 2 obj\n\n";
    const std::string fight = "The the DET DT 2 det\nfighting fighting NOUN NN 3 nsubj\ncontinued continue VERB VBD 0 root\n";
    EXPECT_EQ(last_actors(attack + fight, EventType::ASSAULT), "SUD,NOR");
    EXPECT_EQ(last_actors(attack + raid + fight, EventType::ASSAULT), "SUD,NOR");
}

TEST(LentParties, who_ends_the_fighting_need_not_fight) {
    const std::string war = "Rebels rebel NOUN NNS 2 nsubj\nattacked attack VERB VBD 0 root\nSudland Sudland PROPN NNP 2 obj\n\n";
    const std::string end = " halt VERB VBD 0 root\nthe the DET DT 4 det\nfighting fighting NOUN NN 2 obj\n";
    EXPECT_EQ(last_actors(war + "Norland Norland PROPN NNP 2 nsubj\nhalted" + end, EventType::ASSAULT), "SUD,SUD"); // the rebels and those they attacked
    EXPECT_EQ(last_actors("Soldiers soldier NOUN NNS 2 nsubj\nhalted" + end, EventType::ASSAULT), "NOR"); // their own
    EXPECT_EQ(last_actors("Norland Norland PROPN NNP 2 nsubj\nsuspended suspend VERB VBD 0 root\nthe the DET DT 4 det\nstrikes strike NOUN NNS 2 obj\non on ADP IN 6 case\n"
                          "Sudland Sudland PROPN NNP 4 nmod\n", EventType::ASSAULT), "NOR");
}

TEST(ImplicitParties, who_rules_out_talks_would_be_a_party) {
    EXPECT_EQ(parties_of(EventType::CONSULT, "Norland Norland PROPN NNP 2 nsubj\nrejected reject VERB VBD 0 root\ntalks talk NOUN NNS 2 obj\nwith with ADP IN 5 case\n"
                                             "Sudland Sudland PROPN NNP 3 nmod\n"),
              "SUD+NOR>");
}

TEST(ClauseGrammar, who_is_warned_of_an_attack_makes_none) {
    const auto of = [](const std::string& verb) {
        return parties_of(EventType::ASSAULT, "Estland Estland PROPN NNP 2 nsubj\n" + verb + "Norland Norland PROPN NNP 2 obj\nof of ADP IN 5 case\nattacks attack NOUN NNS 2 obl\n"
                                              "on on ADP IN 7 case\nSudland Sudland PROPN NNP 5 nmod\n");
    };
    EXPECT_EQ(of("accused accuse VERB VBD 0 root\n"), "NOR>SUD");
    EXPECT_EQ(of("warned warn VERB VBD 0 root\n"), ">SUD");
}

} // namespace
} // namespace vedette::events
