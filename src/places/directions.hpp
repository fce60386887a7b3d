#pragma once
// Points of the compass in words, and going some way along one.

#include <optional>
#include <string_view>
#include <utility>

namespace vedette::places {

// Degrees clockwise from north: "north", "north-eastern". Lower case; nothing for any other word.
std::optional<double> bearing_of(std::string_view word);

// The point (degrees WGS 84) that lies `km` off in direction `bearing`, on a sphere, never over a pole.
std::pair<double, double> moved(double lat, double lon, double bearing, double km);

} // namespace vedette::places
