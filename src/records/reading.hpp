#pragma once
// What a desk reads off a theatre on a day: which indicators are lit and by what, the level they add up to and why, what is still unseen,
// and how unusual the week is. Made by src/warning, shown by src/briefing. Codebook section 8 says what a development is.

#include "base/civil_date.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vedette {

// How far a thing is established. Claimed is not observed: what only the other side says, or what is only planned, stays `possible`.
enum class IndicatorState : std::uint8_t { none, possible, probable, confirmed };
std::string_view to_string(IndicatorState state);

// One development that feeds an indicator, as far as it was known on the day.
struct IndicatorEvidence {
    std::string development;           // id
    std::vector<std::string> mentions; // ids of the events that feed it, by day known, then id
    IndicatorState state = IndicatorState::none; // after decay
    Day first_known;                   // publication of the first of these mentions
    Day last_known;
    Day refreshed;                     // the day that decay counts from
    std::vector<std::string> firm;     // claimants that count as observation, sorted
    std::vector<std::string> weak;     // claimants that count as a claim: other side, unnamed, second hand
    std::string because;               // in words
};

// Counts of a week against the case's own history. Formulas: src/warning/base_rate.hpp.
struct BaseRate {
    bool is_known = false;
    std::string why_not;   // where the history is too short
    int weeks = 0;         // of history in which reports were read
    int before = 0;        // developments in them
    double read_before = 0;
    int observed = 0;      // developments first known in the last seven days
    double read = 0;       // reports read in those days
    double expected = 0;   // of the week, from the history and the reports read
    double size = 0;       // of the negative binomial; variance = expected + expected^2 / size
    double at_least = 1;   // P(count >= observed)
    double cusum = 0;      // log likelihood ratio of a doubled rate
    double cusum_limit = 0;
    bool has_drift = false;
};

// The rule of thumb that ours must beat: last week at least twice the mean of the four weeks before, and that mean at least 1.
struct NaiveForecast {
    int last_week = 0;      // actual developments of the theatre first known in the last seven days
    double mean = 0;        // a week over the four weeks before: also the naive forecast of the week to come
    bool has_history = false; // four weeks were read before
    bool is_surge = false;
};

struct IndicatorReading {
    std::string id;        // content hash of theatre, indicator and day
    std::string theatre;   // id
    std::string indicator; // id of the table
    std::string group;
    std::string title;
    std::string harmless;  // the reading that the analyst must rule out first
    int weight = 0;        // 1..3; below 0: de-escalation
    std::string must_have; // name of the must-have set; empty: none
    IndicatorState state = IndicatorState::none;
    std::optional<Day> since;  // first known, of what keeps it lit
    std::optional<Day> lapses; // the day on which the state falls if nothing new is read
    std::vector<IndicatorEvidence> evidence; // strongest first
    BaseRate base_rate;
    std::vector<std::string> because;
};

// What a level rests on: one development an indicator, no development twice.
struct Trigger {
    std::string indicator;
    std::string development;
};

struct MustHave {
    std::string name;
    std::string title;                   // "combat forces at the line"
    int cap = 0;                         // highest level while it is unseen
    bool is_seen = false;
    std::vector<std::string> indicators; // any of them will do
};

inline constexpr int kUnmonitored = 0; // TheatreReading::level where nothing was read; levels run from 1 (quiet) to 5 (critical)

struct TheatreReading {
    std::string id;      // content hash of theatre and day
    std::string theatre; // id
    std::string title;
    std::vector<std::string> states; // codes of its sides
    Day as_of;
    int window = 0;      // days back in which a report about it makes it monitored
    int level = kUnmonitored;
    std::string level_name;
    int uncapped = kUnmonitored; // the level before unseen must-haves cap it
    int points = 0;      // weights of the trigger set, less corroborated de-escalation
    int easing = 0;      // points taken off
    int groups = 0;
    int claimants = 0;   // distinct ones behind the trigger set
    std::vector<Trigger> triggers;
    std::vector<MustHave> must_haves;
    std::vector<IndicatorReading> indicators; // of the whole table; lit ones first, by state, weight, id
    int reports_about = 0; // in the window
    int reports_read = 0;  // in the window, whatever about
    std::optional<Day> last_about;
    BaseRate base_rate;
    NaiveForecast naive;
    std::vector<std::string> because; // the steps that led to the level

    [[nodiscard]] bool is_monitored() const { return level != kUnmonitored; }
};

// One day of a replay.
struct BacktestDay {
    Day day;
    int level = kUnmonitored;
    bool is_naive_alarm = false;
    bool has_naive_history = false;
};

// How one alarm rule did over a replay.
struct AlarmScore {
    std::string name; // "vedette", "surge"
    int alarms = 0;   // runs of alarm days, each counted once
    int false_alarms = 0; // of those: no event within the horizon
    struct Lead {
        Day event;
        std::optional<int> days; // from the first day of the alarm to the event; absent: no alarm stood before it
    };
    std::vector<Lead> leads; // one an event, in order of the events
    std::optional<double> false_a_year; // per monitored quiet year; absent: less than one such year
};

struct Backtest {
    std::string theatre, title;
    Day first, last;
    int alarm_level = 0; // ours alarms at this level and above
    int horizon = 0;     // days before an event in which an alarm is right
    int monitored_days = 0;
    int quiet_days = 0;  // monitored, and outside of every event's horizon
    int reports = 0;     // about the theatre
    std::vector<Day> events;
    std::vector<BacktestDay> days; // only where something changes: the first day, and each that differs from the one before
    std::vector<AlarmScore> scores;
    std::vector<std::string> limits; // what this does not show
};

// The records of docs/schema, one JSON object without a line end.
std::string print_indicator(const IndicatorReading& reading);
std::string print_theatre(const TheatreReading& reading);
std::string print_backtest(const Backtest& backtest);

} // namespace vedette
