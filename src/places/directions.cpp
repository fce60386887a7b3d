#include "places/directions.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vedette::places {

std::optional<double> bearing_of(std::string_view word) {
    struct Direction {
        std::string_view stem;
        double degrees;
    };
    static constexpr Direction kDirections[] = {{"northeast", 45}, {"north-east", 45}, {"southeast", 135}, {"south-east", 135},
                                                {"southwest", 225}, {"south-west", 225}, {"northwest", 315}, {"north-west", 315},
                                                {"north", 0},       {"east", 90},        {"south", 180},     {"west", 270}};
    for (const Direction& direction : kDirections) {
        if (word == direction.stem || (word.starts_with(direction.stem) && word.substr(direction.stem.size()) == "ern")) {
            return direction.degrees;
        }
    }
    return std::nullopt;
}

std::pair<double, double> moved(double lat, double lon, double bearing, double km) {
    constexpr double kKmOfDegree = 111.2;
    constexpr double kLastLatitude = 89;
    const double angle = bearing * std::numbers::pi / 180;
    const double there = std::clamp(lat + std::cos(angle) * km / kKmOfDegree, -kLastLatitude, kLastLatitude);
    const double squeeze = std::cos((lat + there) / 2 * std::numbers::pi / 180);
    double east = lon + std::sin(angle) * km / kKmOfDegree / squeeze;
    east = east > 180 ? east - 360 : east < -180 ? east + 360 : east;
    const auto rounded = [](double degrees) { return std::round(degrees * 1e4) / 1e4; }; // the same bytes on every machine
    return {rounded(there), rounded(east)};
}

} // namespace vedette::places
