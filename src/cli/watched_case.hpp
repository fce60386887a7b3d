#pragma once
// A casefile as the warning stage wants it: theatres, indicators, the events that concern them, and how much was read.

#include "cli/settings.hpp"
#include "records/reading.hpp"
#include "store/store.hpp"
#include "warning/indicator_table.hpp"
#include "warning/theatre_table.hpp"
#include "warning/theatre_watch.hpp"

#include <optional>
#include <string>
#include <vector>

namespace vedette::cli {

// Throws as TheatreTable does.
warning::TheatreTable load_theatres(const Settings& settings);

// The theatre called so; throws Error(usage) with the nearest name.
const warning::Theatre& theatre_named(const warning::TheatreTable& theatres, const std::string& id);

struct WatchedCase {
    std::vector<EventRecord> events;
    std::vector<Development> developments;
    std::vector<warning::ReadDay> read;
    Day as_of;
};

using TheatreList = std::vector<const warning::Theatre*>;

// Those that have this state on a side or as ground; all for an empty code.
TheatreList theatres_with(const warning::TheatreTable& theatres, const std::string& code);

// Of the theatres chosen only what has a party or place of their states is loaded, of a whole table everything; with `history_days` only
// what was published or happened in so many days before the day of the reading. nullopt: no report has a day of publication.
std::optional<WatchedCase> watch_case(store::Store& store, const Settings& settings, const TheatreList& chosen, std::optional<int> history_days);

// One reading a theatre, in the order given.
std::vector<TheatreReading> read_theatres(const WatchedCase& watched, const Settings& settings, const TheatreList& chosen);

inline constexpr int kHistoryDays = (warning::kMaxWeeks + 1) * 7;

} // namespace vedette::cli
