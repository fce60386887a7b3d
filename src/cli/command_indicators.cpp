// `vedette indicators`: the board of theatres.
#include "base/utf8.hpp"
#include "briefing/board.hpp"
#include "cli/listing.hpp"
#include "cli/terminal.hpp"
#include "cli/watched_case.hpp"

namespace vedette::cli {

namespace {

constexpr int kColumns = 100;

void add_rows(const TheatreReading& reading, bool all, Listing& listing) {
    listing.records.push_back(print_theatre(reading));
    for (const IndicatorReading& indicator : reading.indicators) {
        if (!all && indicator.state == IndicatorState::none) {
            continue;
        }
        std::vector<std::string> ids;
        for (const IndicatorEvidence& evidence : indicator.evidence) {
            ids.push_back(evidence.development);
        }
        listing.records.push_back(print_indicator(indicator));
        listing.table.rows.push_back({reading.theatre, std::to_string(reading.level), reading.level_name, indicator.indicator, indicator.group,
                                      std::string(to_string(indicator.state)), std::to_string(indicator.weight), indicator.since ? to_iso(*indicator.since) : "",
                                      joined(ids, " "), joined(indicator.because, "; ")});
    }
}

} // namespace

int run_indicators(const Settings& settings) {
    const warning::TheatreTable theatres = load_theatres(settings);
    const bool is_one = !settings.flags.theatre.empty();
    const TheatreList chosen = is_one ? TheatreList{&theatre_named(theatres, settings.flags.theatre)} : theatres_with(theatres, "");
    const std::unique_ptr<store::Store> store = open_case(settings);
    const std::optional<WatchedCase> watched = watch_case(*store, settings, chosen, kHistoryDays);
    if (!watched) {
        write_message("vedette: no report of the case has a day of publication; nothing can be said of any day (`vedette read --published` gives one)");
        return kDone;
    }
    const std::vector<TheatreReading> board = briefing::clean_board(read_theatres(*watched, settings, chosen));
    if (!settings.flags.json && !settings.flags.csv) {
        write_results(briefing::board_terminal(board, {}, kColumns, wants_colour(), is_one));
        return kDone;
    }
    Listing listing;
    listing.noun = "indicators";
    listing.table.columns = {{"theatre"}, {"level", true}, {"level_name"}, {"indicator"}, {"group"}, {"state"}, {"weight", true}, {"since"}, {"developments"}, {"because"}};
    for (const TheatreReading& reading : board) {
        add_rows(reading, is_one, listing);
    }
    print_listing(listing, settings);
    return kDone;
}

} // namespace vedette::cli
