#pragma once
// A case replayed day by day, as it was known by publication: what the level and the naive rule would have said, how long before the
// events that the caller names they said it, and how often without cause. Days on which the theatre was unmonitored count as neither.

#include "records/reading.hpp"
#include "warning/theatre_watch.hpp"

#include <vector>

namespace vedette::warning {

struct BacktestOptions {
    std::vector<Day> events; // what should have been warned of, in any order
    int alarm_level = 3;     // "elevated"
    int horizon = 90;        // days before an event in which an alarm is right
    int quiet_after = 30;    // days after an event that are not quiet yet
};

// Throws nothing; a case without dated reports gives a backtest without days.
Backtest backtest(const TheatreWatch& watch, const Theatre& theatre, const BacktestOptions& options);

} // namespace vedette::warning
