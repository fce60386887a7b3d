#pragma once
// "30 miles north of Kyiv", "20 km from the town of Aleppo": a place known by its distance from a named one.

#include "records/details.hpp"
#include "records/report.hpp"
#include "records/syntax.hpp"

namespace vedette::places {

// Makes of a mention that such words stand before one mention of the whole, with its own point and radius. O(tokens).
// With a direction the point is moved; without one it stays and the radius holds all that lies so far off.
void find_distances(const Report& report, const Syntax& syntax, Places& places);

} // namespace vedette::places
