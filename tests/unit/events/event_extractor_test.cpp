#include "events/event_extractor.hpp"
#include "parties_in_tree.hpp"
#include "support/build_records.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace vedette::events {
namespace {

using test::Parsed;

const PartiesByLemma kStates = {
    {"Norland", {"NOR", "GOV"}}, {"Sudland", {"SUD", "GOV"}}, {"Norlandic", {"NOR", "GOV"}}, {"soldier", {"NOR", "MIL"}}};

const EventExtractor& extractor() {
    static const EventExtractor one(test::repository_path("lexicon"));
    return one;
}

Events code(const Parsed& parsed) {
    const TreeIndex tree(parsed.syntax);
    return extractor().extract(parsed.report, parsed.syntax, tree, entities_in(parsed.syntax, kStates), {}, {}, {});
}

std::string summary(const Event& event) {
    std::string words = std::string(to_string(event.type)) + " " + std::string(to_string(event.status)) + " ";
    for (const Party& actor : event.actors) {
        words += actor.code + ",";
    }
    words += ">";
    for (const Party& recipient : event.recipients) {
        words += recipient.code + ",";
    }
    return words;
}

TEST(EventExtractor, the_mode_tells_men_from_weapons) {
    const auto modes_of = [](const std::string& moved) {
        const Events coded = code(test::parsed("Norland Norland PROPN NNP 2 nsubj\n"
                                               "moved move VERB VBD 0 root\n" + moved + "to to ADP IN 5 case\n"
                                               "Sudland Sudland PROPN NNP 2 obl\n"));
        return coded.events.empty() ? std::vector<std::string>{} : coded.events.front().modes;
    };
    EXPECT_EQ(modes_of("frigates frigate NOUN NNS 2 obj\n"), std::vector<std::string>{"weapons"});
    EXPECT_EQ(modes_of("battalions battalion NOUN NNS 2 obj\n"), std::vector<std::string>{"troops"});
}

TEST(EventExtractor, an_order_to_ones_own_forces_is_the_ordered_act_of_their_owner) {
    const Events coded = code(test::parsed("Norland Norland PROPN NNP 2 nsubj\n"
                                           "ordered order VERB VBD 0 root\n"
                                           "units unit NOUN NNS 2 obj\n"
                                           "to to PART TO 5 mark\n"
                                           "move move VERB VB 2 xcomp\n"
                                           "to to ADP IN 8 case\n"
                                           "the the DET DT 8 det\n"
                                           "border border NOUN NN 5 obl\n"));
    ASSERT_EQ(coded.events.size(), 1u);
    EXPECT_EQ(summary(coded.events.front()), "MOBILIZE future NOR,>");
}

TEST(EventExtractor, an_order_to_another_party_is_a_request) {
    const Events coded = code(test::parsed("Norland Norland PROPN NNP 2 nsubj\n"
                                           "ordered order VERB VBD 0 root\n"
                                           "Sudland Sudland PROPN NNP 2 obj\n"
                                           "to to PART TO 5 mark\n"
                                           "disarm disarm VERB VB 2 xcomp\n"));
    ASSERT_FALSE(coded.events.empty());
    EXPECT_EQ(summary(coded.events.front()), "REQUEST actual NOR,>SUD,");
}

TEST(EventExtractor, what_is_taken_back_is_no_act_of_its_own) {
    const Events coded = code(test::parsed("Norland Norland PROPN NNP 2 nsubj\n"
                                           "lowered lower VERB VBD 0 root\n"
                                           "its its PRON PRP$ 4 nmod:poss\n"
                                           "alert alert NOUN NN 2 obj\n"));
    ASSERT_EQ(coded.events.size(), 1u);
    EXPECT_EQ(coded.events.front().type, EventType::RETREAT);
}

TEST(EventExtractor, what_is_refused_may_be_named_by_words_alone) {
    const Events coded = code(test::parsed("Norland Norland PROPN NNP 2 nsubj\n"
                                           "rejected reject VERB VBD 0 root\n"
                                           "the the DET DT 5 det\n"
                                           "council council NOUN NN 5 compound\n"
                                           "map map NOUN NN 2 obj\n"));
    ASSERT_EQ(coded.events.size(), 1u);
    ASSERT_EQ(coded.events.front().recipients.size(), 1u);
    EXPECT_EQ(coded.events.front().recipients.front().name, "council map");
    EXPECT_TRUE(coded.events.front().recipients.front().code.empty());
}

TEST(EventExtractor, peacekeepers_help_where_they_go) {
    const Events coded = code(test::parsed("Norland Norland PROPN NNP 2 nsubj\n"
                                           "sent send VERB VBD 0 root\n"
                                           "soldiers soldier NOUN NNS 2 obj\n"
                                           "on on ADP IN 7 case\n"
                                           "a a DET DT 7 det\n"
                                           "peacekeeping peacekeeping NOUN NN 7 compound\n"
                                           "mission mission NOUN NN 2 obl\n"));
    ASSERT_EQ(coded.events.size(), 1u);
    EXPECT_EQ(coded.events.front().type, EventType::AID);
    EXPECT_EQ(coded.events.front().cameo, "074");
}

TEST(EventExtractor, not_one_soldier_is_none) {
    const Events coded = code(test::parsed("Not not PART RB 2 advmod\n"
                                           "one one NUM CD 4 nummod\n"
                                           "Norlandic Norlandic ADJ JJ 4 amod\n"
                                           "soldier soldier NOUN NN 5 nsubj\n"
                                           "crossed cross VERB VBD 0 root\n"
                                           "the the DET DT 7 det\n"
                                           "border border NOUN NN 5 obj\n"));
    ASSERT_EQ(coded.events.size(), 1u);
    EXPECT_EQ(coded.events.front().status, Status::negated);
}

TEST(EventExtractor, what_a_thing_or_body_is_for_is_no_event) {
    const Events coded = code(test::parsed("Norlandic Norlandic ADJ JJ 3 amod\n"
                                           "riot riot NOUN NN 3 compound\n"
                                           "police police NOUN NN 4 nsubj\n"
                                           "met meet VERB VBD 0 root\n"
                                           "Sudland Sudland PROPN NNP 4 obj\n"));
    ASSERT_EQ(coded.events.size(), 1u);
    EXPECT_EQ(coded.events.front().type, EventType::CONSULT);
}

TEST(EventExtractor, what_somebody_is_due_to_do_lies_ahead) {
    const Events coded = code(test::parsed("Norland Norland PROPN NNP 5 nsubj\n"
                                           "was be AUX VBD 5 cop\n"
                                           "due due ADJ JJ 5 mark\n"
                                           "to to PART TO 3 fixed\n"
                                           "meet meet VERB VB 0 root\n"
                                           "Sudland Sudland PROPN NNP 5 obj\n"));
    ASSERT_EQ(coded.events.size(), 1u);
    EXPECT_EQ(coded.events.front().status, Status::future);
}

TEST(EventExtractor, who_fought_killed_those_who_fell_in_the_battle) {
    const Events coded = code(test::parsed("Soldiers soldier NOUN NNS 3 nsubj:pass\n"
                                           "were be AUX VBD 3 aux:pass\n"
                                           "killed kill VERB VBN 0 root\n"
                                           "in in ADP IN 6 case\n"
                                           "a a DET DT 6 det\n"
                                           "firefight firefight NOUN NN 3 obl\n"
                                           "with with ADP IN 8 case\n"
                                           "Sudland Sudland PROPN NNP 6 nmod\n"));
    ASSERT_FALSE(coded.events.empty());
    EXPECT_EQ(coded.events[0].type, EventType::ASSAULT);
    ASSERT_EQ(coded.events[0].actors.size(), 1U);
    EXPECT_EQ(coded.events[0].actors[0].code, "SUD");
}

TEST(EventExtractor, who_is_protected_would_be_attacked) {
    const Events coded = code(test::parsed("Norland Norland PROPN NNP 2 nsubj\n"
                                           "protects protect VERB VBZ 0 root\n"
                                           "Sudland Sudland PROPN NNP 2 obj\n"
                                           "from from ADP IN 5 case\n"
                                           "attacks attack NOUN NNS 2 obl\n"
                                           "by by ADP IN 7 case\n"
                                           "soldiers soldier NOUN NNS 5 nmod\n"));
    const auto attack = std::find_if(coded.events.begin(), coded.events.end(), [](const Event& event) { return event.type == EventType::ASSAULT; });
    ASSERT_NE(attack, coded.events.end());
    ASSERT_EQ(attack->recipients.size(), 1U);
    EXPECT_EQ(attack->recipients[0].code, "SUD");
}

TEST(EventExtractor, active_verb_gives_actor_and_recipient) {
    const Events coded = code(test::parsed("Norland Norland PROPN NNP 2 nsubj\n"
                                           "attacked attack VERB VBD 0 root\n"
                                           "Sudland Sudland PROPN NNP 2 obj\n"));
    ASSERT_EQ(coded.events.size(), 1U);
    EXPECT_EQ(summary(coded.events[0]), "ASSAULT actual NOR,>SUD,");
}

TEST(EventExtractor, passive_turns_the_roles_round) {
    const Events coded = code(test::parsed("Sudland Sudland PROPN NNP 3 nsubj:pass\n"
                                           "was be AUX VBD 3 aux:pass\n"
                                           "attacked attack VERB VBN 0 root\n"
                                           "by by ADP IN 5 case\n"
                                           "Norland Norland PROPN NNP 3 obl:agent\n"));
    ASSERT_EQ(coded.events.size(), 1U);
    EXPECT_EQ(summary(coded.events[0]), "ASSAULT actual NOR,>SUD,");
}

TEST(EventExtractor, what_a_governing_predicate_makes_of_the_status) {
    const auto status_under = [](const std::string& verb, const std::string& mark) {
        return summary(code(test::parsed("Norland Norland PROPN NNP 2 nsubj\n" + verb + " 0 root\n" + mark + "\nSudland Sudland PROPN NNP 4 obj\n")).events.at(0));
    };
    EXPECT_EQ(status_under("had have VERB VBD", "to to PART TO 4 mark\nattack attack VERB VB 2 xcomp"), "ASSAULT actual NOR,>SUD,");
    EXPECT_EQ(status_under("has have VERB VBZ", "to to PART TO 4 mark\nattack attack VERB VB 2 xcomp"), "ASSAULT hypothetical NOR,>SUD,");
    EXPECT_EQ(status_under("decided decide VERB VBD", "to to PART TO 4 mark\nattack attack VERB VB 2 xcomp"), "ASSAULT future NOR,>SUD,");
    EXPECT_EQ(status_under("decided decide VERB VBD", "against against SCONJ IN 4 mark\nattacking attack VERB VBG 2 advcl"), "ASSAULT negated NOR,>SUD,");
}

TEST(EventExtractor, nobody_denies_and_a_condition_opens) {
    const Events nobody = code(test::parsed("No no DET DT 3 det\nNorlandic Norlandic ADJ JJ 3 amod\nsoldier soldier NOUN NN 4 nsubj\n"
                                            "attacked attack VERB VBD 0 root\nSudland Sudland PROPN NNP 4 obj\n"));
    EXPECT_EQ(nobody.events.at(0).status, Status::negated);
    const Events conditional = code(test::parsed("Norland Norland PROPN NNP 3 nsubj\nwill will AUX MD 3 aux\nattack attack VERB VB 0 root\n"
                                                 "Sudland Sudland PROPN NNP 3 obj\nif if SCONJ IN 6 mark\nprovoked provoke VERB VBN 3 advcl\n"));
    EXPECT_EQ(conditional.events.at(0).status, Status::hypothetical);
}

TEST(EventExtractor, a_copula_and_what_it_says_are_predicates) {
    const Events coded = code(test::parsed("Norland Norland PROPN NNP 4 nsubj\nwill will AUX MD 4 aux\nbe be AUX VB 4 cop\nready ready ADJ JJ 0 root\n"));
    ASSERT_EQ(coded.predicates.size(), 2U);
    EXPECT_EQ(coded.predicates[0].status, Status::future);
    EXPECT_EQ(coded.predicates[1].status, Status::future);
}

TEST(EventExtractor, modal_makes_it_hypothetical_and_will_makes_it_future) {
    const char* const lines = "Norland Norland PROPN NNP 3 nsubj\n%s\nattack attack VERB VB 0 root\nSudland Sudland PROPN NNP 3 obj\n";
    const auto with = [&](const std::string& auxiliary) {
        std::string text = lines;
        text.replace(text.find("%s"), 2, auxiliary);
        return summary(code(test::parsed(text)).events.at(0));
    };
    EXPECT_EQ(with("may may AUX MD 3 aux"), "ASSAULT hypothetical NOR,>SUD,");
    EXPECT_EQ(with("will will AUX MD 3 aux"), "ASSAULT future NOR,>SUD,");
}

TEST(EventExtractor, denied_content_is_negated_and_the_denial_is_coded) {
    const Events coded = code(test::parsed("Norland Norland PROPN NNP 2 nsubj\n"
                                           "denied deny VERB VBD 0 root\n"
                                           "attacking attack VERB VBG 2 xcomp\n"
                                           "Sudland Sudland PROPN NNP 3 obj\n"));
    ASSERT_EQ(coded.events.size(), 2U);
    EXPECT_EQ(summary(coded.events[0]), "REJECT actual NOR,>");
    EXPECT_EQ(summary(coded.events[1]), "ASSAULT negated NOR,>SUD,");
}

TEST(EventExtractor, infinitive_under_a_plan_is_future_with_the_planner_as_actor) {
    const Events coded = code(test::parsed("Norland Norland PROPN NNP 2 nsubj\n"
                                           "plans plan VERB VBZ 0 root\n"
                                           "to to PART TO 4 mark\n"
                                           "invade invade VERB VB 2 xcomp\n"
                                           "Sudland Sudland PROPN NNP 4 obj\n"));
    ASSERT_EQ(coded.events.size(), 1U);
    EXPECT_EQ(summary(coded.events[0]), "ASSAULT future NOR,>SUD,");
}

TEST(EventExtractor, event_noun_takes_possessor_and_target) {
    const Events coded = code(test::parsed("Norland Norland PROPN NNP 3 nmod:poss\n"
                                           "_'s 's PART POS 1 case\n"
                                           "invasion invasion NOUN NN 6 nsubj\n"
                                           "of of ADP IN 5 case\n"
                                           "Sudland Sudland PROPN NNP 3 nmod\n"
                                           "failed fail VERB VBD 0 root\n"));
    ASSERT_EQ(coded.events.size(), 1U);
    EXPECT_EQ(summary(coded.events[0]), "ASSAULT actual NOR,>SUD,");
}

TEST(EventExtractor, conditional_clause_is_hypothetical) {
    const Events coded = code(test::parsed("Sudland Sudland PROPN NNP 2 nsubj\n"
                                           "waits wait VERB VBZ 0 root\n"
                                           "if if SCONJ IN 5 mark\n"
                                           "Norland Norland PROPN NNP 5 nsubj\n"
                                           "attacks attack VERB VBZ 2 advcl\n"));
    ASSERT_EQ(coded.events.size(), 1U);
    EXPECT_EQ(summary(coded.events[0]), "ASSAULT hypothetical NOR,>");
}

TEST(EventExtractor, talks_between_two_are_mutual) {
    const Events coded = code(test::parsed("Talks talk NOUN NNS 5 nsubj\n"
                                           "between between ADP IN 3 case\n"
                                           "Norland Norland PROPN NNP 1 nmod\n"
                                           "_, , PUNCT , 5 punct\n"
                                           "failed fail VERB VBD 0 root\n"));
    ASSERT_EQ(coded.events.size(), 1U);
    EXPECT_EQ(coded.events[0].type, EventType::CONSULT);
    EXPECT_TRUE(coded.events[0].recipients.empty());
}

TEST(EventExtractor, the_dead_of_a_verb_that_is_no_event_belong_to_the_attack_beside_them) {
    const Parsed parsed = test::parsed("Norland Norland PROPN NNP 3 nmod:poss\n"
                                       "_'s 's PART POS 1 case\n"
                                       "invasion invasion NOUN NN 6 nsubj\n"
                                       "of of ADP IN 5 case\n"
                                       "Sudland Sudland PROPN NNP 3 nmod\n"
                                       "cost cost VERB VBD 0 root\n"
                                       "lives life NOUN NNS 6 obj\n");
    const TreeIndex tree(parsed.syntax);
    Quantities quantities;
    QuantityMention dead;
    dead.span = parsed.syntax.tokens[6].span;
    dead.first = 6;
    dead.last = 7;
    dead.head = 6;
    dead.what = "casualties-dead";
    quantities.quantities.push_back(dead);
    dead.what = "tanks";
    quantities.quantities.push_back(dead);
    const Events coded = extractor().extract(parsed.report, parsed.syntax, tree, entities_in(parsed.syntax, kStates), {}, {}, quantities);
    ASSERT_EQ(coded.events.size(), 1U);
    EXPECT_EQ(coded.events[0].quantities, std::vector<std::uint32_t>{0});
}

TEST(EventExtractor, a_date_between_subject_and_verb_belongs_to_the_participle_of_the_subject) {
    const Parsed parsed = test::parsed("Sudland Sudland PROPN NNP 5 nsubj\n"
                                       "attacked attack VERB VBN 1 acl\n"
                                       "by by ADP IN 4 case\n"
                                       "Norland Norland PROPN NNP 2 obl:agent\n"
                                       "attacked attack VERB VBD 0 root\n"
                                       "Friday Friday PROPN NNP 5 obl:tmod\n");
    // The same words with the date before the verb: "Sudland, attacked by Norland Friday attacked".
    const Parsed before = test::parsed("Sudland Sudland PROPN NNP 6 nsubj\n"
                                       "attacked attack VERB VBN 1 acl\n"
                                       "by by ADP IN 4 case\n"
                                       "Norland Norland PROPN NNP 2 obl:agent\n"
                                       "Friday Friday PROPN NNP 6 obl:tmod\n"
                                       "attacked attack VERB VBD 0 root\n");
    const auto dated = [](const Parsed& one, TokenIndex friday) {
        const TreeIndex tree(one.syntax);
        Dates dates;
        dates.mentions.push_back({one.syntax.tokens[friday].span, friday, friday + 1, TimexType::date, "2021-11-12", DateInterval{make_day(2021, 11, 12), make_day(2021, 11, 12), Granularity::day}});
        std::string owners;
        for (const Event& event : extractor().extract(one.report, one.syntax, tree, entities_in(one.syntax, kStates), dates, {}, {}).events) {
            owners += event.time >= 0 ? std::to_string(event.trigger_token) + " " : "";
        }
        return owners;
    };
    EXPECT_EQ(dated(parsed, 5), "4 ");
    EXPECT_EQ(dated(before, 4), "1 ");
}

TEST(EventExtractor, nothing_political_nothing_coded) {
    EXPECT_TRUE(code(test::parsed("Rain rain NOUN NN 2 nsubj\n"
                                  "attacked attack VERB VBD 0 root\n"
                                  "roofs roof NOUN NNS 2 obj\n"))
                    .events.empty());
}

TEST(EventExtractor, not_only_denies_nothing) {
    const Events coded = code(test::parsed("Norland Norland PROPN NNP 5 nsubj\n"
                                           "is be AUX VBZ 5 aux\n"
                                           "not not PART RB 5 advmod\n"
                                           "just just ADV RB 5 advmod\n"
                                           "attacking attack VERB VBG 0 root\n"
                                           "Sudland Sudland PROPN NNP 5 obj\n"));
    ASSERT_EQ(coded.events.size(), 1U);
    EXPECT_EQ(coded.events[0].status, Status::actual);
}

TEST(FrameLexicon, every_mode_belongs_to_its_type_and_every_class_exists) { EXPECT_GT(extractor().lexicon().frames.size(), 500U); }

TEST(FrameLexicon, no_two_frames_contradict_each_other) { EXPECT_TRUE(extractor().lexicon().contradictions().empty()); }

TEST(FrameLexicon, frames_that_ask_for_the_same_and_differ_in_type_contradict_each_other) {
    Lexicon lexicon;
    const auto frame = [](EventType type, std::vector<std::string> objects) {
        Frame one;
        one.lemma = "hold";
        one.type = type;
        one.conditions.push_back({"obj", false, std::move(objects)});
        return one;
    };
    lexicon.frames = {frame(EventType::CONSULT, {"talk", "meeting"}), frame(EventType::PROTEST, {"rally", "meeting"}), frame(EventType::COERCE, {"captive"})};
    lexicon.index["hold/v"] = {0, 1, 2};
    ASSERT_EQ(lexicon.contradictions().size(), 1U);
    EXPECT_EQ(lexicon.contradictions().front().second->type, EventType::PROTEST);
}

TEST(FrameLexicon, hostility_is_felt_and_hostilities_are_fought) {
    const auto coded = [](const std::string& word, const std::string& tag) {
        return code(test::parsed("Norlandic Norlandic ADJ JJ 2 amod\n" + word + " hostility NOUN " + tag + " 3 nsubj\ngrew grow VERB VBD 0 root\n")).events.size();
    };
    EXPECT_EQ(coded("hostility", "NN"), 0U);
    EXPECT_EQ(coded("hostilities", "NNS"), 1U);
}

TEST(EventExtractor, a_headlines_to_is_ahead_and_of_who_stands_before_it) {
    const Events coded = code(test::parsed("Norland Norland PROPN NNP 7 nsubj\n"
                                           "to to PART TO 3 mark\n"
                                           "send send VERB VB 7 advcl\n"
                                           "troops troop NOUN NNS 3 obj\n"
                                           "_, , PUNCT , 1 punct\n"
                                           "envoy envoy NOUN NN 7 nsubj\n"
                                           "tells tell VERB VBZ 0 root\n"
                                           "Sudland Sudland PROPN NNP 7 obj\n"));
    ASSERT_FALSE(coded.events.empty());
    EXPECT_EQ(summary(coded.events.front()), "MOBILIZE future NOR,>");
}

TEST(EventExtractor, this_group_is_the_group_of_forces_told_of_before) {
    const std::string later = "The the DET DT 2 det\n"
                              "formation formation NOUN NN 7 nsubj\n"
                              "of of ADP IN 5 case\n"
                              "this this DET DT 5 det\n"
                              "group group NOUN NN 2 nmod\n"
                              "has have AUX VBZ 7 aux\n"
                              "begun begin VERB VBN 0 root\n";
    const auto events_with = [&](const std::string& member) {
        return code(test::parsed("Norland Norland PROPN NNP 2 nsubj\n"
                                 "deploys deploy VERB VBZ 0 root\n"
                                 "troops troop NOUN NNS 2 obj\n"
                                 "and and CCONJ CC 6 cc\n"
                                 "a a DET DT 6 det\n"
                                 "group group NOUN NN 3 conj\n"
                                 "of of ADP IN 8 case\n" + member + " NOUN NNS 6 nmod\n\n" + later))
            .events.size();
    };
    EXPECT_EQ(events_with("forces force"), 2u);
    EXPECT_EQ(events_with("lawyers lawyer"), 1u);
}

TEST(EventExtractor, who_has_plans_for_drills_is_to_hold_them) {
    const Events coded = code(test::parsed("Norland Norland PROPN NNP 2 nsubj\n"
                                           "announced announce VERB VBD 0 root\n"
                                           "plans plan NOUN NNS 2 obj\n"
                                           "for for ADP IN 6 case\n"
                                           "joint joint ADJ JJ 6 amod\n"
                                           "drills drill NOUN NNS 3 nmod\n"));
    ASSERT_EQ(coded.events.size(), 1u);
    EXPECT_EQ(summary(coded.events.front()), "COOPERATE future NOR,>");

    const Events with_partner = code(test::parsed("Norland Norland PROPN NNP 2 nsubj\n"
                                                  "announced announce VERB VBD 0 root\n"
                                                  "plans plan NOUN NNS 2 obj\n"
                                                  "for for ADP IN 6 case\n"
                                                  "joint joint ADJ JJ 6 amod\n"
                                                  "drills drill NOUN NNS 3 nmod\n"
                                                  "with with ADP IN 8 case\n"
                                                  "Sudland Sudland PROPN NNP 6 nmod\n"));
    ASSERT_EQ(with_partner.events.size(), 1u);
    EXPECT_EQ(with_partner.events.front().actors.size(), 2u);
}

// Writes down what it is told.
class Witness final : public CodingObserver {
public:
    void on_candidate(TokenIndex /*token*/, PredicatePos /*pos*/, const std::string& lemma) override { words += lemma + ":"; }

    void on_trial(TokenIndex /*token*/, const Trial& trial) override { last = trial; }

    void on_dropped(TokenIndex /*token*/, const std::string& /*reason*/) override { words += "dropped"; }

    std::string words;
    Trial last;
};

TEST(CodingObserver, hears_of_every_candidate_and_why_it_is_refused) {
    const test::Parsed parsed = test::parsed("Norland Norland PROPN NNP 2 nsubj\n"
                                             "deployed deploy VERB VBD 0 root\n"
                                             "software software NOUN NN 2 obj\n");
    Witness witness;
    const TreeIndex tree(parsed.syntax);
    const Events coded = extractor().extract(parsed.report, parsed.syntax, tree, entities_in(parsed.syntax, kStates), {}, {}, {}, &witness);
    EXPECT_TRUE(coded.events.empty());
    EXPECT_EQ(witness.words, "norland:deploy:software:");
    ASSERT_NE(witness.last.frame, nullptr);
    EXPECT_EQ(witness.last.frame->lemma, "deploy");
    EXPECT_NE(witness.last.verdict, Verdict::coded);
}

} // namespace
} // namespace vedette::events
