#pragma once
// Which places share a map: first those of a watched theatre, framed by its ground so that its map looks the same from day to day; then,
// of what lies in none, those near each other. Cost: places times theatres, and places squared for what is left.

#include "briefing/brief.hpp"

#include <string>
#include <vector>

namespace vedette::briefing {

struct Box {
    double south = 90, north = -90, west = 180, east = -180;

    void add(double lat, double lon) {
        south = std::min(south, lat);
        north = std::max(north, lat);
        west = std::min(west, lon);
        east = std::max(east, lon);
    }

    [[nodiscard]] bool holds(const MapPoint& point) const { return south <= point.lat && point.lat <= north && west <= point.lon && point.lon <= east; }

    [[nodiscard]] bool empty() const { return south > north; }

    [[nodiscard]] double wide() const { return east - west; }

    [[nodiscard]] double high() const { return north - south; }
};

// Everything that one map shows.
struct MapTheatre {
    const TheatreZone* zone = nullptr; // absent: places near each other, in no watched theatre
    std::vector<const PlaceItem*> points;
    std::vector<const PlaceItem*> areas;   // those that set the frame
    std::vector<const PlaceItem*> shading; // all areas of the brief: a wide country is shaded wherever it comes into view
    Box box;
    std::size_t places = 0;       // of the theatre; `points` holds also others in the frame
    std::size_t developments = 0; // of those places, each once
};

struct MapGroups {
    std::vector<MapTheatre> theatres; // watched ones first, highest level first; then the rest; each by how much is said to happen there
    std::size_t left_out = 0;         // places named in passing, worth no map of their own
};

// The watched theatres that get a map: what happens in them is not all on the map of another before them.
std::vector<const TheatreZone*> mapped_zones(const std::vector<PlaceItem>& places, const std::vector<TheatreZone>& zones);

MapGroups group_places(const std::vector<PlaceItem>& places, const std::vector<TheatreZone>& zones, const MapGeometry& geometry);

// "Taiwan Strait (level 3 of 5, elevated): 4 places, 9 developments".
std::string caption_of(const MapTheatre& theatre);

} // namespace vedette::briefing
