#include "events/event_extractor.hpp"
#include "support/build_records.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace vedette::events {
namespace {

using test::Parsed;

// One mention a token: every token whose lemma is a key stands for that state.
Entities states_of(const Syntax& syntax, const std::map<std::string, std::pair<std::string, std::string>>& codes) {
    Entities entities;
    entities.mention_at.assign(syntax.tokens.size(), Entities::kNoMention);
    for (TokenIndex token = 0; token < syntax.tokens.size(); ++token) {
        const auto found = codes.find(syntax.tokens[token].lemma);
        if (found == codes.end()) {
            continue;
        }
        const auto& [code, sector] = found->second;
        entities.mention_at[token] = static_cast<std::uint32_t>(entities.mentions.size());
        entities.mentions.push_back({syntax.tokens[token].span, token, token + 1, token, MentionForm::name,
                                     {static_cast<std::uint32_t>(entities.entities.size())}});
        entities.entities.push_back({code + sector, found->first, code, sector, EntityKind::state});
    }
    return entities;
}

const std::map<std::string, std::pair<std::string, std::string>> kStates = {
    {"Norland", {"NOR", "GOV"}}, {"Sudland", {"SUD", "GOV"}}, {"Norlandic", {"NOR", "GOV"}}, {"soldier", {"NOR", "MIL"}}};

const EventExtractor& extractor() {
    static const EventExtractor one(test::repository_path("lexicon"));
    return one;
}

Events code(const Parsed& parsed) {
    const TreeIndex tree(parsed.syntax);
    return extractor().extract(parsed.report, parsed.syntax, tree, states_of(parsed.syntax, kStates), {}, {}, {});
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
    const Events coded = extractor().extract(parsed.report, parsed.syntax, tree, states_of(parsed.syntax, kStates), {}, {}, {}, &witness);
    EXPECT_TRUE(coded.events.empty());
    EXPECT_EQ(witness.words, "norland:deploy:software:");
    ASSERT_NE(witness.last.frame, nullptr);
    EXPECT_EQ(witness.last.frame->lemma, "deploy");
    EXPECT_NE(witness.last.verdict, Verdict::coded);
}

} // namespace
} // namespace vedette::events
