#include "claims/claim_attributor.hpp"
#include "support/build_records.hpp"

#include <gtest/gtest.h>

namespace vedette::claims {
namespace {

Claims claims_of(const test::Parsed& parsed, Events& events) {
    static const ClaimAttributor attributor(test::repository_path("lexicon"));
    Entities entities;
    entities.mention_at.assign(parsed.syntax.tokens.size(), Entities::kNoMention);
    return attributor.attribute(parsed.report, parsed.syntax, TreeIndex(parsed.syntax), entities, events);
}

std::string words(const test::Parsed& parsed, const std::vector<TextSpan>& spans) {
    std::string all;
    for (const TextSpan& span : spans) {
        all += (all.empty() ? "" : " | ") + std::string(span.in(parsed.report.text));
    }
    return all;
}

TEST(ClaimAttributor, indirect_speech) {
    const test::Parsed parsed = test::parsed("Officials official NOUN NNS 2 nsubj\n"
                                             "said say VERB VBD 0 root\n"
                                             "troops troop NOUN NNS 4 nsubj\n"
                                             "moved move VERB VBD 2 ccomp\n"
                                             "_. . PUNCT . 2 punct\n");
    Events events;
    Event event;
    event.id = "e";
    event.trigger_token = 3;
    events.events.push_back(event);
    const Claims claims = claims_of(parsed, events);
    ASSERT_EQ(claims.claims.size(), 1U);
    EXPECT_EQ(words(parsed, claims.claims[0].source), "Officials");
    EXPECT_EQ(words(parsed, claims.claims[0].cue), "said");
    EXPECT_EQ(words(parsed, claims.claims[0].content), "troops moved");
    ASSERT_EQ(events.events[0].attribution.size(), 1U);
    EXPECT_EQ(events.events[0].attribution[0].party.name, "Officials");
    EXPECT_EQ(claims.claims[0].events, std::vector<std::string>{"e"});
}

TEST(ClaimAttributor, according_to_covers_the_rest) {
    const test::Parsed parsed = test::parsed("Troops troop NOUN NNS 2 nsubj\n"
                                             "moved move VERB VBD 0 root\n"
                                             "_, , PUNCT , 2 punct\n"
                                             "according accord VERB VBG 7 case\n"
                                             "to to ADP IN 4 fixed\n"
                                             "the the DET DT 7 det\n"
                                             "ministry ministry NOUN NN 2 obl\n"
                                             "_. . PUNCT . 2 punct\n");
    Events events;
    const Claims claims = claims_of(parsed, events);
    ASSERT_EQ(claims.claims.size(), 1U);
    EXPECT_EQ(words(parsed, claims.claims[0].source), "the ministry");
    EXPECT_EQ(words(parsed, claims.claims[0].cue), "according to");
    EXPECT_EQ(words(parsed, claims.claims[0].content), "Troops moved");
}

TEST(ClaimAttributor, quotation_over_two_sentences_has_one_speaker) {
    const test::Parsed parsed = test::parsed("“ “ PUNCT `` 3 punct\n"
                                             "_We we PRON PRP 3 nsubj\n"
                                             "left leave VERB VBD 0 root\n"
                                             "_. . PUNCT . 3 punct\n"
                                             "\n"
                                             "They they PRON PRP 2 nsubj\n"
                                             "stayed stay VERB VBD 0 root\n"
                                             "_, , PUNCT , 2 punct\n"
                                             "_” ” PUNCT '' 2 punct\n"
                                             "he he PRON PRP 6 nsubj\n"
                                             "said say VERB VBD 2 parataxis\n"
                                             "_. . PUNCT . 2 punct\n");
    Events events;
    const Claims claims = claims_of(parsed, events);
    ASSERT_EQ(claims.claims.size(), 1U);
    EXPECT_TRUE(claims.claims[0].is_direct);
    EXPECT_NE(words(parsed, claims.claims[0].content).find("We left"), std::string::npos);
    EXPECT_EQ(words(parsed, claims.claims[0].source), "he");
}

TEST(ClaimAttributor, source_named_again_keeps_its_state) {
    const test::Parsed parsed = test::parsed("Norlandic Norlandic ADJ JJ 2 amod\n"
                                             "television television NOUN NN 3 nsubj\n"
                                             "said say VERB VBD 0 root\n"
                                             "troops troop NOUN NNS 5 nsubj\n"
                                             "moved move VERB VBD 3 ccomp\n"
                                             "\n"
                                             "The the DET DT 2 det\n"
                                             "television television NOUN NN 6 nsubj\n"
                                             "_, , PUNCT , 4 punct\n"
                                             "which which PRON WDT 5 nsubj\n"
                                             "broadcasts broadcast VERB VBZ 2 acl:relcl\n"
                                             "said say VERB VBD 0 root\n"
                                             "they they PRON PRP 8 nsubj\n"
                                             "stopped stop VERB VBD 6 ccomp\n");
    Entities entities;
    entities.mention_at.assign(parsed.syntax.tokens.size(), Entities::kNoMention);
    entities.mention_at[0] = 0;
    entities.mentions.push_back({parsed.syntax.tokens[0].span, 0, 1, 0, MentionForm::name, {0}});
    entities.entities.push_back({"NOR", "Norland", "NOR", "GOV", EntityKind::state});
    const ClaimAttributor attributor(test::repository_path("lexicon"));
    Events events;
    const Claims claims = attributor.attribute(parsed.report, parsed.syntax, TreeIndex(parsed.syntax), entities, events);
    ASSERT_EQ(claims.claims.size(), 2U);
    EXPECT_EQ(claims.claims[0].party.code, "NOR");
    EXPECT_EQ(claims.claims[1].party.code, "NOR");
    EXPECT_EQ(claims.claims[1].party.name, "The television");
}

} // namespace
} // namespace vedette::claims
