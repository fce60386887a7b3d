#pragma once
// Country shapes for the map: outlines from data/map/world.tsv (Natural Earth, public domain; the file states its format), names from
// lexicon/places/countries.tsv.

#include "base/error.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vedette::briefing {

struct MapPoint {
    double lat = 0; // degrees WGS 84
    double lon = 0;
};

struct CountryShape {
    std::string code;                         // ISO 3166-1 alpha-3
    std::string name;                         // the code where no name is known
    std::vector<std::vector<MapPoint>> rings; // outer rings and holes alike: filled by the even-odd rule
};

struct MapGeometry {
    std::vector<CountryShape> countries;

    [[nodiscard]] const CountryShape* find(std::string_view code) const; // nullptr: not on the map
};

// Columns "code" and "path" (M x,y L x,y Z; x longitude, y minus latitude). `file` is the name for messages. Failure(resource_invalid)
// names the line.
Result<MapGeometry> parse_map_geometry(std::string_view shapes_tsv, const std::string& file,
                                       const std::map<std::string, std::string>& names = {});

// Columns "code" and "name" of a table of countries: code -> name. Empty when the table lacks either column.
std::map<std::string, std::string> parse_country_names(std::string_view countries_tsv);

} // namespace vedette::briefing
