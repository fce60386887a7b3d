#include "warning/backtest.hpp"

#include <algorithm>
#include <set>

namespace vedette::warning {

namespace {

constexpr double kYear = 365.25;

// A run of days on which a rule alarmed.
struct Run {
    Day first, last;
};

struct Quiet {
    const BacktestOptions& options;

    [[nodiscard]] bool operator()(Day day) const {
        return std::none_of(options.events.begin(), options.events.end(),
                            [&](Day event) { return day >= event - options.horizon && day <= event + options.quiet_after; });
    }
};

AlarmScore scored(const std::string& name, const std::vector<Run>& runs, const std::vector<Day>& events, const BacktestOptions& options, int quiet_days) {
    AlarmScore score;
    score.name = name;
    score.alarms = static_cast<int>(runs.size());
    const Quiet is_quiet{options};
    for (const Run& run : runs) {
        score.false_alarms += is_quiet(run.first) ? 1 : 0;
    }
    for (const Day event : events) {
        AlarmScore::Lead lead{event, std::nullopt};
        // The first alarm within the horizon, said before the event.
        for (const Run& run : runs) {
            if (!lead.days && run.last >= event - options.horizon && run.first < event) {
                lead.days = event - std::max(run.first, event - options.horizon);
            }
        }
        score.leads.push_back(lead);
    }
    if (quiet_days >= kYear) {
        score.false_a_year = score.false_alarms / (quiet_days / kYear);
    }
    return score;
}

void extend(std::vector<Run>& runs, Day day, bool is_alarm) {
    if (!is_alarm) {
        return;
    }
    if (!runs.empty() && runs.back().last + 1 == day) {
        runs.back().last = day;
    } else {
        runs.push_back({day, day});
    }
}

void add_limits(Backtest& result) {
    if (result.reports < 100) {
        result.limits.push_back("it rests on " + std::to_string(result.reports) + " reports about the theatre: far too few to say that either rule works");
    }
    if (result.quiet_days < kYear) {
        result.limits.push_back("only " + std::to_string(result.quiet_days) + " monitored quiet days: no rate of false alarms a year can be given");
    }
    result.limits.push_back("days on which nothing about the theatre was read are not counted, neither as right nor as wrong");
    result.limits.push_back("an alarm is no forecast: it says that preparations were reported, not what will be decided");
}

} // namespace

Backtest backtest(const TheatreWatch& watch, const Theatre& theatre, const BacktestOptions& options) {
    Backtest result;
    result.theatre = theatre.id;
    result.title = theatre.title;
    result.alarm_level = options.alarm_level;
    result.horizon = options.horizon;
    const std::set<Day> events(options.events.begin(), options.events.end());
    result.events.assign(events.begin(), events.end());
    const std::optional<Day> first = watch.first_read();
    const std::optional<Day> last = watch.last_read();
    if (!first || !last) {
        result.limits.push_back("the case holds no report with a day of publication");
        return result;
    }
    result.first = *first;
    result.last = *last;
    result.reports = watch.reports_about(*first, *last);
    std::vector<Run> ours, surges;
    const Quiet is_quiet{options};
    for (Day day = *first; day <= *last; day = day + 1) {
        BacktestDay today{day, watch.level_at(day), false, false};
        if (today.level != kUnmonitored) {
            ++result.monitored_days;
            result.quiet_days += is_quiet(day) ? 1 : 0;
            const NaiveForecast naive = naive_forecast(watch.weeks_of_all(day));
            today.is_naive_alarm = naive.is_surge;
            today.has_naive_history = naive.has_history;
        }
        extend(ours, day, today.level >= options.alarm_level);
        extend(surges, day, today.is_naive_alarm);
        if (result.days.empty() || result.days.back().level != today.level || result.days.back().is_naive_alarm != today.is_naive_alarm ||
            result.days.back().has_naive_history != today.has_naive_history) {
            result.days.push_back(today);
        }
    }
    result.scores = {scored("vedette", ours, result.events, options, result.quiet_days), scored("surge", surges, result.events, options, result.quiet_days)};
    add_limits(result);
    return result;
}

} // namespace vedette::warning
