// Each level rule on hand-made developments, and the properties that must hold whatever is read.
#include "watch_case.hpp"

#include "warning/backtest.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace vedette::warning {
namespace {

using test::day_of;
using test::EventBuilder;
using test::sure;
using test::troops;

TheatreReading read(const std::vector<EventRecord>& events, const std::vector<Development>& developments, const std::string& day) {
    std::vector<ReadDay> days;
    for (const EventRecord& event : events) {
        days.push_back({*event.published.to, 1});
    }
    return TheatreWatch(test::theatre(), test::indicators(), events, developments, days).at(day_of(day));
}

const IndicatorReading& of(const TheatreReading& reading, const std::string& indicator) {
    return *std::find_if(reading.indicators.begin(), reading.indicators.end(), [&](const IndicatorReading& each) { return each.indicator == indicator; });
}

IndicatorState state(const std::vector<EventRecord>& events, const std::string& day, const std::string& indicator = "forces-to-line") {
    return of(read(events, {test::development_of("one", events)}, day), indicator).state;
}

EventRecord said(const std::string& report, const std::string& day, const std::string& code, Stance stance = Stance::states) {
    EventRecord event = sure(troops(report, day));
    Source source;
    source.party.code = code;
    source.party.entity = code;
    source.stance = stance;
    event.attribution.push_back(source);
    if (!code.empty()) {
        event.origin = code;
    }
    return event;
}

// ---- states ---------------------------------------------------------------------------------------------------------------------

TEST(IndicatorStates, one_outlet_in_its_own_words_is_probable) { EXPECT_EQ(state({sure(troops("a", "2021-05-01"))}, "2021-05-01"), IndicatorState::probable); }

TEST(IndicatorStates, two_claimants_confirm) {
    EXPECT_EQ(state({sure(troops("a", "2021-05-01")), sure(troops("b", "2021-05-02"))}, "2021-05-02"), IndicatorState::confirmed);
}

TEST(IndicatorStates, a_copy_is_no_second_claimant) {
    EXPECT_EQ(state({sure(troops("a", "2021-05-01")), sure(troops("b", "2021-05-02").origin("Outlet a"))}, "2021-05-02"), IndicatorState::probable);
}

TEST(IndicatorStates, the_other_side_only_claims) {
    EXPECT_EQ(state({said("a", "2021-05-01", "ECU")}, "2021-05-01"), IndicatorState::possible);
    EXPECT_EQ(state({said("a", "2021-05-01", "PER")}, "2021-05-01"), IndicatorState::probable) << "who moves says so";
    EXPECT_EQ(state({said("a", "2021-05-01", "BRA", Stance::alleges)}, "2021-05-01"), IndicatorState::possible);
    EXPECT_EQ(state({said("a", "2021-05-01", "")}, "2021-05-01"), IndicatorState::possible) << "officials without a name";
    EXPECT_EQ(state({said("a", "2021-05-01", "ECU"), said("b", "2021-05-01", "")}, "2021-05-01"), IndicatorState::probable);
}

TEST(IndicatorStates, planned_and_feared_is_not_more_than_possible) {
    EXPECT_EQ(state({sure(troops("a", "2021-05-01").status(Status::future)), sure(troops("b", "2021-05-01").status(Status::future))}, "2021-05-01"),
              IndicatorState::possible);
}

TEST(IndicatorStates, denied_in_the_record_is_nothing_and_a_denial_beside_it_keeps_it_from_being_confirmed) {
    const EventRecord denial = sure(troops("c", "2021-05-02").status(Status::negated));
    EXPECT_EQ(state({denial}, "2021-05-02"), IndicatorState::none);
    EXPECT_EQ(state({sure(troops("a", "2021-05-01")), sure(troops("b", "2021-05-02")), denial}, "2021-05-02"), IndicatorState::probable);
}

TEST(IndicatorStates, a_denial_of_attack_is_an_indicator_of_its_own) {
    EventBuilder denied("a", "2021-05-01", EventType::ASSAULT, "attack", "Peru denied that it would attack Ecuador.");
    denied.actor("PER").recipient("ECU").status(Status::negated);
    const std::vector<EventRecord> events = {sure(denied)};
    const TheatreReading reading = read(events, {}, "2021-05-01");
    EXPECT_EQ(of(reading, "denial-of-intent").state, IndicatorState::probable);
    EXPECT_EQ(of(reading, "fire-across").state, IndicatorState::none);
}

// ---- time -----------------------------------------------------------------------------------------------------------------------

TEST(Decay, takes_a_step_down_each_half_life) { // 21 days
    const std::vector<EventRecord> events = {sure(troops("a", "2021-05-01")), sure(troops("b", "2021-05-01"))};
    EXPECT_EQ(state(events, "2021-05-21"), IndicatorState::confirmed);
    EXPECT_EQ(state(events, "2021-05-22"), IndicatorState::probable);
    EXPECT_EQ(state(events, "2021-06-12"), IndicatorState::possible);
    EXPECT_EQ(state(events, "2021-07-03"), IndicatorState::none);
}

TEST(Decay, is_undone_by_news) {
    const std::vector<EventRecord> events = {sure(troops("a", "2021-05-01")), sure(troops("b", "2021-05-25"))};
    EXPECT_EQ(state(events, "2021-05-24"), IndicatorState::possible);
    EXPECT_EQ(state(events, "2021-05-25"), IndicatorState::probable);
}

TEST(Decay, counts_from_the_act_not_from_its_late_telling) {
    EXPECT_EQ(state({sure(troops("a", "2021-05-30").when("2021-05-01"))}, "2021-05-30"), IndicatorState::possible);
}

TEST(AsOf, what_is_published_later_is_not_known) {
    const std::vector<EventRecord> events = {sure(troops("a", "2021-05-01")), sure(troops("b", "2021-05-03"))};
    EXPECT_EQ(state(events, "2021-05-02"), IndicatorState::probable);
    EXPECT_EQ(state(events, "2021-04-30"), IndicatorState::none);
}

// ---- levels ---------------------------------------------------------------------------------------------------------------------

EventRecord made(EventType type, const std::string& mode, const std::string& report, const std::string& words, const std::string& trigger) {
    EventBuilder event(report, "2021-05-01", type, trigger, words);
    event.actor("PER").recipient("ECU").mode(mode).context("military");
    return sure(event);
}

EventRecord armour(const std::string& report) {
    return sure(EventBuilder(report, "2021-05-01", EventType::MOBILIZE, "deployed", "Peru deployed tanks along the border.")
                    .actor("PER", "MIL").mode("weapons").context("military").at("border of Ecuador", {"ECU"}, PlacePrecision::border, PlaceRole::border).weapon("tank", "tank"));
}

EventRecord fuel(const std::string& report) {
    return sure(EventBuilder(report, "2021-05-01", EventType::MOBILIZE, "brought", "Peru brought fuel and ammunition to the border.")
                    .actor("PER", "MIL").mode("weapons").context("military").at("border of Ecuador", {"ECU"}, PlacePrecision::border, PlaceRole::border));
}

std::vector<EventRecord> crisis() {
    return {armour("a"),
            made(EventType::THREATEN, "violence", "b", "Peru threatened war.", "threatened"),
            made(EventType::SANCTION, "expel", "c", "Peru expelled the ambassador.", "expelled"),
            made(EventType::REJECT, "meet", "a", "Peru called off the talks.", "called"),
            made(EventType::COERCE, "cyber", "b", "Peru jammed radio signals.", "jammed"),
            made(EventType::SANCTION, "discontinue", "c", "Peru suspended trade with its neighbour.", "suspended"),
            made(EventType::REQUEST, "change", "c", "Peru gave an ultimatum.", "ultimatum"),
            made(EventType::MOBILIZE, "troops", "b", "Peru put its army on alert.", "alert")};
}

TEST(Levels, come_from_independent_indicators_over_groups) {
    const TheatreReading reading = read(crisis(), {}, "2021-05-01");
    EXPECT_GE(reading.triggers.size(), 7U);
    EXPECT_EQ(reading.level, 4) << "sustainment is unseen";
    EXPECT_EQ(reading.uncapped, 5);
}

TEST(Levels, do_not_come_from_volume) {
    std::vector<EventRecord> many;
    for (int report = 0; report < 40; ++report) {
        many.push_back(sure(troops("r" + std::to_string(report), "2021-05-01")));
    }
    EXPECT_EQ(read(many, {}, "2021-05-01").level, 2);
}

TEST(Levels, one_development_counts_once) {
    const TheatreReading reading = read({armour("a")}, {}, "2021-05-01");
    EXPECT_EQ(of(reading, "armour-forward").state, IndicatorState::probable);
    EXPECT_EQ(of(reading, "forces-to-line").state, IndicatorState::probable);
    ASSERT_EQ(reading.triggers.size(), 1U);
    EXPECT_EQ(reading.triggers.front().indicator, "armour-forward") << "the heavier of the two";
}

TEST(Levels, are_capped_while_a_must_have_is_unseen) {
    std::vector<EventRecord> events = crisis();
    events.erase(events.begin()); // no forces
    const TheatreReading words_only = read(events, {}, "2021-05-01");
    EXPECT_GE(words_only.uncapped, 4);
    EXPECT_EQ(words_only.level, 3);
    events = crisis();
    events.push_back(fuel("d"));
    EXPECT_EQ(read(events, {}, "2021-05-01").level, read(events, {}, "2021-05-01").uncapped);
}

TEST(Levels, need_more_than_one_claimant) {
    std::vector<EventRecord> events = crisis();
    for (EventRecord& event : events) {
        event.origin = "One Outlet";
    }
    EXPECT_EQ(read(events, {}, "2021-05-01").level, 2);
}

TEST(Levels, fall_by_corroborated_de_escalation_only) {
    std::vector<EventRecord> events = crisis();
    const int before = read(events, {}, "2021-05-01").points;
    const auto withdrawal = [](const std::string& report) {
        return sure(EventBuilder(report, "2021-05-01", EventType::RETREAT, "withdrew", "Peru withdrew its troops.")
                        .actor("PER", "MIL").mode("withdraw").context("military").at("border of Ecuador", {"ECU"}, PlacePrecision::border, PlaceRole::border));
    };
    events.push_back(withdrawal("x"));
    EXPECT_EQ(read(events, {}, "2021-05-01").points, before);
    events.push_back(withdrawal("y"));
    const Development both = test::development_of("pull-back", {events[events.size() - 2], events.back()});
    EXPECT_EQ(read(events, {both}, "2021-05-01").points, before - 3);
}

TEST(Levels, unmonitored_where_nothing_was_read) {
    const std::vector<EventRecord> events = {sure(troops("a", "2021-05-01"))};
    EXPECT_EQ(read(events, {}, "2021-05-28").level, 1) << "decayed, but somebody looked";
    const TheatreReading later = read(events, {}, "2021-05-29");
    EXPECT_EQ(later.level, kUnmonitored);
    EXPECT_EQ(later.level_name, "unmonitored");
    EXPECT_EQ(later.last_about, day_of("2021-05-01"));
    EXPECT_EQ(read(events, {}, "2021-04-30").level, kUnmonitored);
}

TEST(Levels, say_why_in_counts_and_ids) {
    const TheatreReading reading = read({armour("a")}, {test::development_of("d1", {armour("a")})}, "2021-05-01");
    ASSERT_FALSE(reading.because.empty());
    EXPECT_EQ(reading.because.front(), "1 independent indicator in 1 group from 1 claimant, 3 points: tanks or artillery brought into the zone (d1)");
}

// ---- properties -----------------------------------------------------------------------------------------------------------------

std::string printed(const TheatreReading& reading) {
    std::string out = print_theatre(reading);
    for (const IndicatorReading& indicator : reading.indicators) {
        out += "\n" + print_indicator(indicator);
    }
    return out;
}

TEST(Properties, the_order_of_events_and_developments_does_not_matter) {
    std::vector<EventRecord> events = crisis();
    events.push_back(sure(troops("z", "2021-04-25")));
    std::vector<Development> developments = {test::development_of("p", {events[0], events[8]}), test::development_of("q", {events[1]})};
    const std::string before = printed(read(events, developments, "2021-05-01"));
    std::reverse(events.begin(), events.end());
    std::reverse(developments.begin(), developments.end());
    EXPECT_EQ(printed(read(events, developments, "2021-05-01")), before);
    std::rotate(events.begin(), events.begin() + 3, events.end());
    EXPECT_EQ(printed(read(events, developments, "2021-05-01")), before);
}

TEST(Properties, an_irrelevant_report_changes_no_indicator) {
    std::vector<EventRecord> events = crisis();
    const TheatreReading before = read(events, {}, "2021-05-01");
    events.push_back(sure(EventBuilder("n", "2021-05-01", EventType::MOBILIZE, "moved", "Chad moved troops.").actor("TCD", "MIL").mode("troops").context("military")));
    const TheatreReading after = read(events, {}, "2021-05-01");
    EXPECT_EQ(after.because, before.because);
    EXPECT_EQ(after.reports_about, before.reports_about);
    for (std::size_t at = 0; at < before.indicators.size(); ++at) {
        EXPECT_EQ(print_indicator(after.indicators[at]), print_indicator(before.indicators[at]));
    }
}

TEST(Properties, a_copy_raises_no_level) {
    std::vector<EventRecord> events = crisis();
    const TheatreReading before = read(events, {}, "2021-05-01");
    std::vector<Development> developments;
    for (std::size_t at = 0; at < 7; ++at) {
        EventRecord copy = events[at];
        copy.report = "copy" + std::to_string(at);
        copy.id += "c";
        developments.push_back(test::development_of("d" + std::to_string(at), {events[at], copy}));
        events.push_back(copy);
    }
    const TheatreReading after = read(events, developments, "2021-05-01");
    EXPECT_EQ(after.level, before.level);
    EXPECT_EQ(after.points, before.points);
    EXPECT_EQ(after.claimants, before.claimants);
}

// ---- replay ---------------------------------------------------------------------------------------------------------------------

TEST(Backtest, tells_lead_and_false_alarms_and_leaves_out_days_without_reports) {
    const std::vector<EventRecord> events = crisis(); // level 4 on 1 May
    const std::vector<Development> developments;
    const TheatreWatch watch(test::theatre(), test::indicators(), events, developments, {{day_of("2021-05-01"), 3}, {day_of("2021-08-01"), 1}});
    BacktestOptions options;
    options.events = {day_of("2021-05-11")};
    const Backtest right = backtest(watch, test::theatre(), options);
    EXPECT_EQ(right.monitored_days, 28);
    EXPECT_EQ(right.quiet_days, 0);
    ASSERT_EQ(right.scores.size(), 2U);
    EXPECT_EQ(right.scores[0].leads.front().days, 10);
    EXPECT_EQ(right.scores[0].false_alarms, 0);
    EXPECT_FALSE(right.scores[1].leads.front().days);
    EXPECT_FALSE(right.scores[0].false_a_year) << "no year of quiet days";
    options.events = {};
    const Backtest wrong = backtest(watch, test::theatre(), options);
    EXPECT_EQ(wrong.scores[0].false_alarms, 1);
    EXPECT_EQ(wrong.quiet_days, 28);
}

} // namespace
} // namespace vedette::warning
