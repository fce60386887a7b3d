#include "build_events.hpp"

#include "fusion/relations.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using vedette::EventRecord;
using vedette::EventType;
using vedette::fusion::DevelopmentMerger;
using vedette::fusion::Relation;
using vedette::fusion::RelationRegister;
using vedette::test::EventBuilder;

const RelationRegister& lexicon() {
    static const RelationRegister loaded(VEDETTE_SOURCE_DIR "/lexicon");
    return loaded;
}

std::vector<Relation> relations(const std::vector<EventRecord>& events, const std::string& on = "") {
    return lexicon().relations(DevelopmentMerger{}.merge(events).developments, events, on);
}

} // namespace

TEST(Relations, reports_come_first_and_the_lexicon_is_marked) {
    const std::vector<Relation> list = relations({EventBuilder("a", "2021-11-05", EventType::AGREE, "approved", "Belarus and Russia approved a joint military doctrine in Minsk.").lemma("approve")
                                                      .actor("BLR").actor("RUS").when("2021-11-04")});
    ASSERT_FALSE(list.empty());
    EXPECT_EQ(list[0].kind, "doctrine");
    EXPECT_EQ(list[0].parties, (std::vector<std::string>{"BLR", "RUS"}));
    EXPECT_FALSE(list[0].development.empty());
    const auto state = std::find_if(list.begin(), list.end(), [](const Relation& relation) { return relation.name == "Union State of Russia and Belarus"; });
    ASSERT_NE(state, list.end());
    EXPECT_EQ(state->source, "lexicon");
    EXPECT_TRUE(state->development.empty());
    EXPECT_TRUE(std::all_of(list.begin() + 1, list.end(), [](const Relation& relation) { return relation.source == "lexicon"; }));
}

TEST(Relations, a_deal_about_beef_and_a_visit_are_none) {
    for (const Relation& relation : relations({EventBuilder("a", "2005-01-01", EventType::COOPERATE, "trade", "Nauru and Tonga agreed to trade more beef.").actor("NRU").actor("TON")})) {
        EXPECT_EQ(relation.source, "lexicon");
    }
    EXPECT_EQ(lexicon().kind_of("sold the palace"), "") << "pact inside a word is no pact";
    EXPECT_EQ(lexicon().kind_of("the impact of rain"), "");
}

TEST(Relations, the_lexicon_tells_only_of_parties_of_the_case) {
    for (const Relation& relation : relations({EventBuilder("a", "2005-01-01", EventType::ACCUSE, "accused", "Ethiopia accused Eritrea of raids.").actor("ETH").recipient("ERI")}, "ERI")) {
        EXPECT_TRUE(std::find(relation.parties.begin(), relation.parties.end(), "ERI") != relation.parties.end()) << relation.name;
    }
}
