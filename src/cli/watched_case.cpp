#include "cli/watched_case.hpp"

#include "base/error.hpp"
#include "cli/nearest_word.hpp"

#include <algorithm>
#include <set>

namespace vedette::cli {

namespace {

// What one filter lets through, added without what is there already.
void add(WatchedCase& watched, CaseView view, std::set<std::string>& events, std::set<std::string>& developments) {
    for (EventRecord& event : view.events) {
        if (events.insert(event.id).second) {
            watched.events.push_back(std::move(event));
        }
    }
    for (Development& development : view.developments) {
        if (developments.insert(development.id).second) {
            watched.developments.push_back(std::move(development));
        }
    }
}

constexpr std::size_t kFewTheatres = 6; // more than these have so many states that loading everything is as quick

} // namespace

warning::TheatreTable load_theatres(const Settings& settings) {
    return warning::TheatreTable(stage_options(settings.flags).lexicon_folder, settings.flags.theatres_file);
}

const warning::Theatre& theatre_named(const warning::TheatreTable& theatres, const std::string& id) {
    if (const warning::Theatre* theatre = theatres.find(id)) {
        return *theatre;
    }
    std::vector<std::string_view> ids;
    for (const warning::Theatre& theatre : theatres.theatres()) {
        ids.push_back(theatre.id);
    }
    const std::string_view nearest = nearest_word(id, ids);
    throw Error(ErrorCode::usage, "there is no theatre `" + id + "`" + (nearest.empty() ? "" : "; did you mean `" + std::string(nearest) + "`?") +
                                      " (`vedette theatres` lists them)");
}

TheatreList theatres_with(const warning::TheatreTable& theatres, const std::string& code) {
    TheatreList chosen;
    for (const warning::Theatre& theatre : theatres.theatres()) {
        const std::vector<std::string> states = theatre.states();
        if (code.empty() || std::find(states.begin(), states.end(), code) != states.end()) {
            chosen.push_back(&theatre);
        }
    }
    return chosen;
}

std::optional<WatchedCase> watch_case(store::Store& store, const Settings& settings, const TheatreList& chosen, std::optional<int> history_days) {
    WatchedCase watched;
    for (const auto& [day, reports] : store.days_read()) {
        watched.read.push_back({day, reports});
    }
    if (watched.read.empty()) {
        return std::nullopt;
    }
    const Day newest = watched.read.back().day;
    const Day until = settings.filter.until ? std::min(*settings.filter.until, newest) : newest;
    watched.as_of = settings.as_of.value_or(settings.as_known.value_or(until));
    CaseFilter filter;
    filter.min_confidence = settings.filter.min_confidence;
    if (history_days) {
        filter.since = watched.as_of - *history_days;
    }
    std::set<std::string> events, developments;
    if (chosen.size() > kFewTheatres) {
        add(watched, store.view(filter, false), events, developments);
        return watched;
    }
    std::set<std::string> codes;
    for (const warning::Theatre* theatre : chosen) {
        for (const std::string& state : theatre->states()) {
            codes.insert(state.starts_with("org:") ? "IGO" : state);
        }
    }
    for (const std::string& code : codes) {
        filter.on = code;
        add(watched, store.view(filter, false), events, developments);
    }
    return watched;
}

std::vector<TheatreReading> read_theatres(const WatchedCase& watched, const Settings& settings, const TheatreList& chosen) {
    const warning::IndicatorTable table(stage_options(settings.flags).lexicon_folder);
    std::vector<TheatreReading> readings;
    for (const warning::Theatre* theatre : chosen) {
        readings.push_back(warning::TheatreWatch(*theatre, table, watched.events, watched.developments, watched.read).at(watched.as_of));
    }
    return readings;
}

} // namespace vedette::cli
