#pragma once
// A replay as a drawing: the level day by day, days without reports hatched, the naive rule below, events as lines.

#include "records/reading.hpp"

#include <string>

namespace vedette::briefing {

// A complete SVG file, light and dark by the reader's setting; deterministic.
std::string svg_backtest(const Backtest& backtest);

} // namespace vedette::briefing
