#include "base/great_circle.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vedette {

namespace {

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

} // namespace

// The haversine form, which stays exact for points a few metres apart.
double distance_km(double lat1, double lon1, double lat2, double lon2) {
    constexpr double kEarthRadiusKm = 6371;
    const double north = std::sin(radians(lat2 - lat1) / 2);
    const double east = std::sin(radians(lon2 - lon1) / 2);
    const double chord = north * north + std::cos(radians(lat1)) * std::cos(radians(lat2)) * east * east;
    return 2 * kEarthRadiusKm * std::asin(std::min(1.0, std::sqrt(chord)));
}

} // namespace vedette
