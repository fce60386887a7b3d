#include "events/background.hpp"
#include "events/event_extractor.hpp"
#include "support/build_records.hpp"

#include <gtest/gtest.h>

#include <string>

namespace vedette::events {
namespace {

using test::Parsed;

const Lexicon& lexicon() {
    static const Lexicon one = Lexicon::load(test::repository_path("lexicon"));
    return one;
}

// What the rules say of the token with this lemma, in a report of 2003.
struct Said {
    bool is_rule = false;
    std::string history;
};

Said said_of(const std::string& lemma, Parsed parsed, const Dates& dates = {},
             EventType type = EventType::ASSAULT) {
    parsed.report.published.when = {make_day(2003, 5, 1), make_day(2003, 5, 1), Granularity::day};
    const TreeIndex tree(parsed.syntax);
    const resources::ClauseGrammar grammar(lexicon().classes, parsed.syntax, tree, parsed.report.text);
    const BackgroundRules rules(lexicon(), grammar, parsed.report, dates);
    for (TokenIndex token = 0; token < parsed.syntax.tokens.size(); ++token) {
        if (parsed.syntax.tokens[token].lemma == lemma) {
            return {rules.is_general_rule(token), rules.history_of(token, type)};
        }
    }
    ADD_FAILURE() << lemma;
    return {};
}

TEST(BackgroundRules, what_any_ally_can_do_is_no_event) {
    EXPECT_TRUE(said_of("request", test::parsed("An a DET DT 2 det\n"
                                                "ally ally NOUN NN 4 nsubj\n"
                                                "can can AUX MD 4 aux\n"
                                                "request request VERB VB 0 root\n"
                                                "talks talk NOUN NNS 4 obj\n"))
                    .is_rule);
    // This ally does.
    EXPECT_FALSE(said_of("request", test::parsed("The the DET DT 2 det\n"
                                                 "ally ally NOUN NN 4 nsubj\n"
                                                 "can can AUX MD 4 aux\n"
                                                 "request request VERB VB 0 root\n"
                                                 "talks talk NOUN NNS 4 obj\n"))
                     .is_rule);
    // A fear, not a rule.
    EXPECT_FALSE(said_of("attack", test::parsed("Rebels rebel NOUN NNS 3 nsubj\n"
                                                "may may AUX MD 3 aux\n"
                                                "attack attack VERB VB 0 root\n"
                                                "convoys convoy NOUN NNS 3 obj\n"))
                     .is_rule);
    EXPECT_FALSE(said_of("attack", test::parsed("Rebels rebel NOUN NNS 2 nsubj\n"
                                                "attack attack VERB VBP 0 root\n"
                                                "convoys convoy NOUN NNS 2 obj\n"))
                     .is_rule);
}

TEST(BackgroundRules, what_a_law_allows_is_no_event) {
    EXPECT_TRUE(said_of("detain", test::parsed("The the DET DT 2 det\n"
                                               "constitution constitution NOUN NN 3 nsubj\n"
                                               "allows allow VERB VBZ 0 root\n"
                                               "soldiers soldier NOUN NNS 3 obj\n"
                                               "to to PART TO 6 mark\n"
                                               "detain detain VERB VB 3 xcomp\n"
                                               "suspects suspect NOUN NNS 6 obj\n"))
                    .is_rule);
    EXPECT_FALSE(said_of("detain", test::parsed("The the DET DT 2 det\n"
                                                "constitution constitution NOUN NN 3 nsubj\n"
                                                "allowed allow VERB VBD 0 root\n"
                                                "soldiers soldier NOUN NNS 3 obj\n"
                                                "to to PART TO 6 mark\n"
                                                "detain detain VERB VB 3 xcomp\n"
                                                "suspects suspect NOUN NNS 6 obj\n"))
                     .is_rule);
}

TEST(BackgroundRules, what_a_rule_is_about_may_have_happened) {
    EXPECT_FALSE(said_of("attack", test::parsed("Attacks attack NOUN NNS 4 nsubj:pass\n"
                                                "are be AUX VBP 4 aux:pass\n"
                                                "generally generally ADV RB 4 advmod\n"
                                                "blamed blame VERB VBN 0 root\n"
                                                "on on ADP IN 6 case\n"
                                                "rebels rebel NOUN NNS 4 obl\n"))
                     .is_rule);
}

TEST(BackgroundRules, once_is_history_once_again_is_not) {
    EXPECT_NE(said_of("attack", test::parsed("Norland Norland PROPN NNP 3 nsubj\n"
                                             "once once ADV RB 3 advmod\n"
                                             "attacked attack VERB VBD 0 root\n"
                                             "Sudland Sudland PROPN NNP 3 obj\n"))
                  .history,
              "");
    EXPECT_EQ(said_of("attack", test::parsed("Norland Norland PROPN NNP 4 nsubj\n"
                                             "once once ADV RB 4 advmod\n"
                                             "again again ADV RB 4 advmod\n"
                                             "attacked attack VERB VBD 0 root\n"
                                             "Sudland Sudland PROPN NNP 4 obj\n"))
                  .history,
              "");
}

// "Ninety people have been killed since 1993."
Parsed toll() {
    return test::parsed("Ninety ninety NUM CD 2 nummod\n"
                        "people people NOUN NNS 5 nsubj:pass\n"
                        "have have AUX VBP 5 aux\n"
                        "been be AUX VBN 5 aux:pass\n"
                        "killed kill VERB VBN 0 root\n"
                        "since since ADP IN 7 case\n"
                        "1993 1993 NUM CD 5 obl\n");
}

Dates since(const Parsed& parsed, int year) {
    TimeMention time;
    time.first = 6;
    time.last = 7;
    time.span = parsed.syntax.tokens[6].span;
    time.when = DateInterval{make_day(year, 1, 1), make_day(2003, 5, 1), Granularity::year};
    return {{time}};
}

TEST(BackgroundRules, dead_of_many_years_are_history_dead_of_this_year_are_not) {
    EXPECT_NE(said_of("kill", toll(), since(toll(), 1993)).history, "");
    EXPECT_EQ(said_of("kill", toll(), since(toll(), 2003)).history, "");
    // Other acts that go on since then are as actual as before.
    EXPECT_EQ(said_of("kill", toll(), since(toll(), 1993), EventType::AID).history, "");
}

TEST(BackgroundRules, a_war_that_goes_on_is_no_toll) {
    Parsed parsed = toll();
    parsed.syntax.tokens[4].lemma = "fight";
    EXPECT_EQ(said_of("fight", parsed, since(parsed, 1993)).history, "");
}

TEST(EventExtractor, an_act_that_goes_on_since_a_war_is_not_dated_by_it) {
    Parsed parsed = test::parsed("Norland Norland PROPN NNP 3 nsubj\n"
                                 "has have AUX VBZ 3 aux\n"
                                 "accused accuse VERB VBN 0 root\n"
                                 "Sudland Sudland PROPN NNP 3 obj\n"
                                 "since since ADP IN 7 case\n"
                                 "the the DET DT 7 det\n"
                                 "war war NOUN NN 3 obl\n"
                                 "in in ADP IN 9 case\n"
                                 "1991 1991 NUM CD 7 nmod\n");
    parsed.report.published.when = {make_day(2003, 5, 1), make_day(2003, 5, 1), Granularity::day};
    TimeMention time;
    time.first = 8;
    time.last = 9;
    time.span = parsed.syntax.tokens[8].span;
    time.when = DateInterval{make_day(1991, 1, 1), make_day(1991, 12, 31), Granularity::year};
    Entities entities;
    entities.mention_at.assign(parsed.syntax.tokens.size(), Entities::kNoMention);
    for (const TokenIndex token : {TokenIndex{0}, TokenIndex{3}}) {
        entities.mention_at[token] = static_cast<std::uint32_t>(entities.mentions.size());
        entities.mentions.push_back({parsed.syntax.tokens[token].span,
                                     token,
                                     token + 1,
                                     token,
                                     MentionForm::name,
                                     {static_cast<std::uint32_t>(entities.entities.size())}});
        entities.entities.push_back(
            {"state" + std::to_string(token), "State", token == 0 ? "NOR" : "SUD", "GOV", EntityKind::state});
    }
    const EventExtractor extractor(test::repository_path("lexicon"));
    const Events coded =
        extractor.extract(parsed.report, parsed.syntax, TreeIndex(parsed.syntax), entities, {{time}}, {}, {});
    const auto accused = std::find_if(coded.events.begin(), coded.events.end(),
                                      [](const Event& event) { return event.type == EventType::ACCUSE; });
    ASSERT_NE(accused, coded.events.end());
    EXPECT_EQ(accused->status, Status::actual);
    EXPECT_EQ(accused->time, -1);
}

} // namespace
} // namespace vedette::events
