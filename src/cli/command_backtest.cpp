// `vedette backtest`: the case replayed day by day, ours beside the naive rule.
#include "warning/backtest.hpp"

#include "base/file.hpp"
#include "briefing/plain_words.hpp"
#include "briefing/svg_backtest.hpp"
#include "briefing/terminal_text.hpp"
#include "cli/listing.hpp"
#include "cli/terminal.hpp"
#include "cli/watched_case.hpp"

#include <fmt/format.h>

namespace vedette::cli {

namespace {

constexpr std::size_t kColumns = 100;

std::string rate_in_words(const AlarmScore& score) { return score.false_a_year ? fmt::format("{:.2f}", *score.false_a_year) : "too few quiet days"; }

std::string in_words(const Backtest& result) {
    using briefing::counted;
    using briefing::day_in_words;
    std::string out = fmt::format("{} ({}), replayed from {} to {}\n", briefing::one_line(result.title), result.theatre, day_in_words(result.first), day_in_words(result.last));
    out += fmt::format("{} about it; {} of {} days monitored, {} of them quiet; alarm from level {}, right within {} days before an event\n\n",
                       counted(result.reports, "report", "reports"), result.monitored_days, result.last - result.first + 1, result.quiet_days, result.alarm_level,
                       result.horizon);
    briefing::TerminalTable table{{{"rule"}, {"alarms", true}, {"false", true}, {"false a quiet year", true}}, {}};
    for (const Day event : result.events) {
        table.columns.push_back({"days before " + to_iso(event), true});
    }
    for (const AlarmScore& score : result.scores) {
        std::vector<std::string> row = {score.name, std::to_string(score.alarms), std::to_string(score.false_alarms), rate_in_words(score)};
        for (const AlarmScore::Lead& lead : score.leads) {
            row.push_back(lead.days ? std::to_string(*lead.days) : "none");
        }
        table.rows.push_back(std::move(row));
    }
    out += briefing::render_table(table, kColumns, wants_colour()) + "\n";
    briefing::TerminalTable days{{{"from"}, {"level", true}, {"surge"}}, {}};
    for (const BacktestDay& day : result.days) {
        days.rows.push_back({to_iso(day.day), day.level == kUnmonitored ? "unmonitored" : std::to_string(day.level), day.is_naive_alarm ? "yes" : day.has_naive_history ? "no" : "-"});
    }
    out += briefing::render_table(days, kColumns, wants_colour()) + "\n";
    for (const std::string& limit : result.limits) {
        out += "- " + limit + "\n";
    }
    return out;
}

} // namespace

int run_backtest(const Settings& settings) {
    const warning::TheatreTable theatres = load_theatres(settings);
    const warning::Theatre& theatre = theatre_named(theatres, settings.flags.theatre);
    const warning::IndicatorTable table(stage_options(settings.flags).lexicon_folder);
    const std::unique_ptr<store::Store> store = open_case(settings);
    const std::optional<WatchedCase> watched = watch_case(*store, settings, {&theatre}, std::nullopt);
    if (!watched) {
        write_message("vedette: no report of the case has a day of publication; there is nothing to replay");
        return kDone;
    }
    const warning::TheatreWatch watch(theatre, table, watched->events, watched->developments, watched->read);
    warning::BacktestOptions options;
    options.events = settings.event_days;
    options.alarm_level = settings.alarm_level;
    const Backtest result = warning::backtest(watch, theatre, options);
    if (!settings.flags.svg.empty()) {
        write_file_atomically(settings.flags.svg, briefing::svg_backtest(result));
    }
    write_results(settings.flags.json ? print_backtest(result) + "\n" : in_words(result));
    return kDone;
}

} // namespace vedette::cli
