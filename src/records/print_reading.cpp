#include "base/json_writer.hpp"
#include "records/reading.hpp"

#include <array>
#include <cmath>

namespace vedette {

namespace {

constexpr std::array<std::string_view, 4> kStates = {"none", "possible", "probable", "confirmed"};

// Four digits after the point: more would be noise of the floating point, and differ between machines.
double rounded(double value) { return std::round(value * 1e4) / 1e4; }

void base_rate(JsonWriter& json, const BaseRate& rate) {
    json.key("base_rate").begin_object().field("known", rate.is_known).field("weeks", rate.weeks).field("observed", rate.observed);
    if (rate.is_known) {
        json.field("expected", rounded(rate.expected)).field("size", rounded(rate.size)).field("at_least", rounded(rate.at_least));
        json.field("cusum", rounded(rate.cusum)).field("cusum_limit", rounded(rate.cusum_limit)).field("drift", rate.has_drift);
    } else {
        json.field("why_not", rate.why_not);
    }
    json.end_object();
}

void evidence_list(JsonWriter& json, const std::vector<IndicatorEvidence>& evidence) {
    std::vector<std::string> ids;
    for (const IndicatorEvidence& one : evidence) {
        ids.push_back(one.development);
    }
    json.strings("evidence", ids);
    json.key("details").begin_array();
    for (const IndicatorEvidence& one : evidence) {
        json.begin_object().field("development", one.development).field("level", to_string(one.state)).strings("mentions", one.mentions);
        json.field("first_known", to_iso(one.first_known)).field("last_known", to_iso(one.last_known)).field("refreshed", to_iso(one.refreshed));
        json.strings("firm", one.firm).strings("weak", one.weak).field("because", one.because).end_object();
    }
    json.end_array();
}

void day_if(JsonWriter& json, std::string_view name, const std::optional<Day>& day) {
    if (day) {
        json.field(name, to_iso(*day));
    }
}

void scores(JsonWriter& json, const Backtest& backtest) {
    json.key("scores").begin_array();
    for (const AlarmScore& score : backtest.scores) {
        json.begin_object().field("rule", score.name).field("alarms", score.alarms).field("false_alarms", score.false_alarms);
        json.key("lead_days").begin_array();
        for (const AlarmScore::Lead& lead : score.leads) {
            json.begin_object().field("event", to_iso(lead.event));
            if (lead.days) {
                json.field("days", *lead.days);
            }
            json.end_object();
        }
        json.end_array();
        if (score.false_a_year) {
            json.field("false_alarms_a_quiet_year", rounded(*score.false_a_year));
        }
        json.end_object();
    }
    json.end_array();
}

} // namespace

std::string_view to_string(IndicatorState state) { return kStates[static_cast<std::size_t>(state)]; }

std::string print_indicator(const IndicatorReading& reading) {
    JsonWriter json;
    json.begin_object().field("kind", "indicator").field("id", reading.id).field("theatre", reading.theatre).field("indicator", reading.indicator);
    json.field("group", reading.group).field("title", reading.title).field("weight", reading.weight).field_if("must_have", reading.must_have);
    json.field("level", to_string(reading.state));
    day_if(json, "since", reading.since);
    day_if(json, "lapses", reading.lapses);
    evidence_list(json, reading.evidence);
    base_rate(json, reading.base_rate);
    json.field("harmless", reading.harmless).strings("because", reading.because).end_object();
    return json.take();
}

std::string print_theatre(const TheatreReading& reading) {
    JsonWriter json;
    json.begin_object().field("kind", "theatre").field("id", reading.id).field("theatre", reading.theatre).field("title", reading.title);
    json.strings("states", reading.states).field("as_of", to_iso(reading.as_of)).field("window", reading.window).field("level", reading.level);
    json.field("level_name", reading.level_name).field("uncapped", reading.uncapped).field("points", reading.points).field("easing", reading.easing);
    json.field("groups", reading.groups).field("claimants", reading.claimants);
    json.key("triggers").begin_array();
    for (const Trigger& trigger : reading.triggers) {
        json.begin_object().field("indicator", trigger.indicator).field("development", trigger.development).end_object();
    }
    json.end_array().key("must_haves").begin_array();
    for (const MustHave& must : reading.must_haves) {
        json.begin_object().field("name", must.name).field("title", must.title).field("cap", must.cap).field("seen", must.is_seen);
        json.strings("indicators", must.indicators).end_object();
    }
    json.end_array().field("reports_about", reading.reports_about).field("reports_read", reading.reports_read);
    day_if(json, "last_about", reading.last_about);
    base_rate(json, reading.base_rate);
    json.key("naive").begin_object().field("last_week", reading.naive.last_week).field("known", reading.naive.has_history);
    json.field("mean_of_four_weeks", rounded(reading.naive.mean)).field("surge", reading.naive.is_surge).end_object();
    json.strings("because", reading.because).end_object();
    return json.take();
}

std::string print_backtest(const Backtest& backtest) {
    JsonWriter json;
    json.begin_object().field("kind", "backtest").field("theatre", backtest.theatre).field("title", backtest.title);
    json.field("first", to_iso(backtest.first)).field("last", to_iso(backtest.last)).field("alarm_level", backtest.alarm_level);
    json.field("horizon", backtest.horizon).field("monitored_days", backtest.monitored_days).field("quiet_days", backtest.quiet_days);
    json.field("reports", backtest.reports);
    std::vector<std::string> events;
    for (const Day day : backtest.events) {
        events.push_back(to_iso(day));
    }
    json.strings("events", events);
    scores(json, backtest);
    json.key("days").begin_array();
    for (const BacktestDay& day : backtest.days) {
        json.begin_object().field("day", to_iso(day.day)).field("level", day.level).field("surge", day.is_naive_alarm).end_object();
    }
    json.end_array().strings("limits", backtest.limits).end_object();
    return json.take();
}

} // namespace vedette
