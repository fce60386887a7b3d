#pragma once
// Country shapes for the map, read from data/map/world.tsv (made from Natural Earth, public domain; the file states its format).

#include "base/error.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vedette::briefing {

struct MapPoint {
    double lat = 0; // degrees WGS 84
    double lon = 0;
};

struct CountryShape {
    std::string code; // ISO 3166-1 alpha-3
    std::string name;
    std::vector<std::vector<MapPoint>> rings; // outer rings and holes alike: filled by the even-odd rule
};

struct MapGeometry {
    std::vector<CountryShape> countries;

    [[nodiscard]] const CountryShape* find(std::string_view code) const; // nullptr: not on the map
};

// `name` is the file's name for messages. Failure(resource_invalid) names the line.
Result<MapGeometry> parse_map_geometry(std::string_view tsv, const std::string& name);

} // namespace vedette::briefing
