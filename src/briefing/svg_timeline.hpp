#pragma once
// The timeline of a brief as inline SVG: dated developments stacked by time, status by sign and colour, reports below (copies faint).
// Long silences are cut out of the axis and marked, so that 1962 and 2022 fit on one page.

#include "briefing/brief.hpp"

#include <functional>
#include <string>

namespace vedette::briefing {

std::string render_timeline(const Brief& brief, const std::function<std::string(const std::string&)>& anchor);

// The sign of a status around (x, y), `size` from centre to edge, as an SVG element of class "s-<status>".
std::string status_sign(Status status, double x, double y, double size);

} // namespace vedette::briefing
