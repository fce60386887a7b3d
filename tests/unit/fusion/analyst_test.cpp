#include "build_events.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

namespace {

using vedette::AnalystAction;
using vedette::AnalystVerb;
using vedette::anchor_of;
using vedette::Development;
using vedette::EventRecord;
using vedette::EventType;
using vedette::HistoryLink;
using vedette::Stance;
using vedette::Status;
using vedette::fusion::DevelopmentMerger;
using vedette::test::EventBuilder;
using Events = std::vector<EventRecord>;
using Log = std::vector<AnalystAction>;

EventRecord raid(const std::string& report, const std::string& published) {
    return EventBuilder(report, published, EventType::ASSAULT, "raided", "Chad raided a camp in Sudan in " + report + ".").lemma("raid").actor("TCD", "MIL").recipient("SDN").when(published);
}

std::vector<Development> developments(Events events, const Log& log) {
    apply_verdicts(log, events);
    return DevelopmentMerger{}.merge(events, constraints_of(log, events)).developments;
}

AnalystAction action(std::int64_t number, AnalystVerb verb, const Events& mentions, const Events& others = {}) {
    AnalystAction made;
    made.number = number;
    made.verb = verb;
    for (const EventRecord& event : mentions) {
        made.mentions.push_back(anchor_of(event));
    }
    for (const EventRecord& event : others) {
        made.others.push_back(anchor_of(event));
    }
    return made;
}

AnalystAction undo(std::int64_t number, std::int64_t of) {
    AnalystAction made;
    made.number = number;
    made.verb = AnalystVerb::undo;
    made.value = std::to_string(of);
    return made;
}

std::vector<std::string> ids(const std::vector<Development>& list) {
    std::vector<std::string> found;
    for (const Development& development : list) {
        found.push_back(development.id);
    }
    return found;
}

EventRecord attack(const std::string& report, const std::string& published, Status status) {
    return EventBuilder(report, published, EventType::ASSAULT, status == Status::actual ? "invaded" : "attack", "Norland and an attack or invaded Sutherland.")
        .lemma(status == Status::actual ? "invade" : "attack").actor("NRD", "MIL").recipient("SUT").status(status);
}

} // namespace

TEST(Analyst, merge_then_split_restores) {
    const Events events = {raid("a", "2007-03-01"), raid("b", "2007-08-01")};
    const std::vector<Development> before = developments(events, {});
    ASSERT_EQ(before.size(), 2U);
    const AnalystAction merged = action(1, AnalystVerb::merge, events);
    const std::vector<Development> together = developments(events, {merged});
    ASSERT_EQ(together.size(), 1U);
    EXPECT_EQ(together[0].because.front(), "joined by an analyst");
    EXPECT_EQ(ids(developments(events, {merged, action(2, AnalystVerb::split, {events[0]}, {events[1]})})), ids(before));
    EXPECT_EQ(ids(developments(events, {merged, undo(2, 1)})), ids(before));
    EXPECT_EQ(developments(events, {merged, undo(2, 1), undo(3, 2)}).size(), 1U) << "an undo can be undone";
}

TEST(Analyst, split_holds_against_the_rules) {
    const Events events = {raid("a", "2007-03-01"), raid("b", "2007-03-01")};
    ASSERT_EQ(developments(events, {}).size(), 1U);
    EXPECT_EQ(developments(events, {action(1, AnalystVerb::split, {events[0]}, {events[1]})}).size(), 2U);
}

TEST(Analyst, rejected_events_leave_and_come_back) {
    const Events events = {raid("a", "2007-03-01"), raid("b", "2007-08-01")};
    EXPECT_EQ(developments(events, {action(1, AnalystVerb::reject, {events[0]})}).size(), 1U);
    EXPECT_EQ(developments(events, {action(1, AnalystVerb::reject, {events[0]}), action(2, AnalystVerb::accept, {events[0]})}).size(), 2U);
}

TEST(Analyst, corrections_survive_a_lexicon_that_codes_another_type) {
    Events events = {raid("a", "2007-03-01")};
    AnalystAction correction = action(1, AnalystVerb::correct, events);
    correction.field = "status";
    correction.value = "future";
    events[0].type = EventType::COERCE; // coded anew
    events[0].id = "another id";
    apply_verdicts({correction}, events);
    EXPECT_EQ(events[0].status, Status::future);
    EXPECT_EQ(events[0].verdict, "corrected");
}

TEST(Analyst, corrections_of_every_field) {
    Events events = {raid("a", "2007-03-01")};
    Log log;
    for (const auto& [field, value] : std::vector<std::pair<std::string, std::string>>{{"type", "THREATEN"}, {"actor", "LBY,TCD"}, {"recipient", "-"}, {"when", "2007-02-01/2007-02-03"}}) {
        ASSERT_FALSE(vedette::refuse_correction(field, value)) << field;
        log.push_back(action(static_cast<std::int64_t>(log.size()) + 1, AnalystVerb::correct, {raid("a", "2007-03-01")}));
        log.back().field = field;
        log.back().value = value;
    }
    apply_verdicts(log, events);
    EXPECT_EQ(events[0].type, EventType::THREATEN);
    ASSERT_EQ(events[0].actors.size(), 2U);
    EXPECT_EQ(events[0].actors[0].code, "LBY");
    EXPECT_EQ(events[0].actors[1].sector, "MIL") << "a party that stays keeps what the report says of it";
    EXPECT_TRUE(events[0].recipients.empty());
    EXPECT_EQ(to_iso(*events[0].when->to), "2007-02-03");
    EXPECT_TRUE(vedette::refuse_correction("type", "WAR"));
    EXPECT_TRUE(vedette::refuse_correction("actor", "Chad"));
    EXPECT_TRUE(vedette::refuse_correction("when", "2007-02-03/2007-02-01"));
    EXPECT_TRUE(vedette::refuse_correction("place", "N'Djamena"));
}

TEST(History, what_was_denied_and_feared_came_about) {
    const Events events = {attack("a", "2021-12-29", Status::negated), attack("b", "2022-01-15", Status::hypothetical), attack("c", "2022-02-24", Status::actual)};
    const std::vector<Development> list = developments(events, {});
    std::vector<std::string> relations;
    for (const Development& development : list) {
        for (const HistoryLink& link : development.history) {
            relations.push_back(link.relation);
        }
    }
    std::sort(relations.begin(), relations.end());
    EXPECT_TRUE(std::binary_search(relations.begin(), relations.end(), "came about"));
    EXPECT_TRUE(std::binary_search(relations.begin(), relations.end(), "denied before"));
}

TEST(History, another_victim_or_a_later_year_is_another_story) {
    EventRecord elsewhere = attack("b", "2022-02-24", Status::actual);
    elsewhere.recipients.front().code = elsewhere.recipients.front().entity = "WES";
    const Events events = {attack("a", "2021-12-29", Status::negated), elsewhere, attack("c", "2023-02-24", Status::actual)};
    for (const Development& development : developments(events, {})) {
        EXPECT_TRUE(development.history.empty());
    }
}

TEST(Disputes, nobody_is_in_dispute_with_himself) {
    const auto said = [](const std::string& report, Status status) {
        EventRecord event = attack(report, "2022-01-15", status);
        vedette::Source source;
        source.party.name = "a minister";
        event.attribution.push_back(source);
        return event;
    };
    Events events = {said("a", Status::negated), said("b", Status::hypothetical)};
    Log log = {action(1, AnalystVerb::merge, events)};
    std::vector<Development> list = developments(events, log);
    ASSERT_EQ(list.size(), 1U);
    EXPECT_TRUE(list[0].disputes.empty());
    events[1].attribution[0].party.name = "a general";
    list = developments(events, log);
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0].disputes.size(), 1U);
}

TEST(Disputes, low_best_and_high_come_from_the_claims) {
    const auto killed = [](const std::string& report, const std::string& published, double low, double high, bool alleged) {
        EventBuilder builder = EventBuilder(report, published, EventType::ASSAULT, "shelled", "Rebels shelled Goma, killing people.").lemma("shell").actor("COD", "REB").when("2014-03-06").recipient("RWA")
                                   .count(std::to_string(static_cast<int>(low)) + " people", "killed", low, high);
        return EventRecord(alleged ? builder.source("rebels", Stance::alleges) : builder);
    };
    const std::vector<Development> list = developments({killed("a", "2014-03-07", 40, 40, true), killed("b", "2014-03-07", 9, 12, false)}, {});
    ASSERT_EQ(list.size(), 1U);
    ASSERT_EQ(list[0].disputes.size(), 1U);
    EXPECT_EQ(list[0].disputes[0].field, "quantity:killed");
    ASSERT_TRUE(list[0].disputes[0].bounds);
    EXPECT_EQ(list[0].disputes[0].bounds->low, 9);
    EXPECT_EQ(list[0].disputes[0].bounds->best, 9) << "the outlet vouches more than an allegation";
    EXPECT_EQ(*list[0].disputes[0].bounds->high, 40);
    const std::vector<Development> toll = developments({killed("a", "2014-03-07", 9, 9, false), killed("b", "2014-03-08", 14, 14, false)}, {});
    ASSERT_EQ(toll.size(), 1U);
    ASSERT_EQ(toll[0].disputes.size(), 1U);
    EXPECT_EQ(toll[0].disputes[0].field, "toll:killed");
}
