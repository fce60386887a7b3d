#pragma once
// The map of a brief as inline SVG: countries from the geometry, places as the text gives them. A point has a sign by status and, where
// known, a circle of its radius; a country is shaded; a border highlights both states. Each watched theatre has a map, and so have other places far apart.

#include "briefing/brief.hpp"

#include <functional>
#include <string>

namespace vedette::briefing {

// Where the page shows the map of a watched theatre: "map-korea".
std::string map_anchor(const TheatreZone& zone);

// Watched theatres come first, each framed by its ground, with links to all maps where there are several. `anchor` gives the page's
// anchor of a development ("d12"; empty: none). Empty string when there is nothing to draw.
std::string render_map(const std::vector<PlaceItem>& places, const std::vector<TheatreZone>& zones, const MapGeometry& geometry,
                       const std::function<std::string(const std::string&)>& anchor);

} // namespace vedette::briefing
