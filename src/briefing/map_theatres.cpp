#include "briefing/map_theatres.hpp"

#include "base/great_circle.hpp"
#include "base/utf8.hpp"
#include "briefing/plain_words.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace vedette::briefing {

namespace {

constexpr double kSameMapKm = 900;         // places nearer than this, in a chain, share a map
constexpr double kHighestMap = 18;         // degrees of latitude between the places of one map
constexpr double kWidestMap = 30;          // ... of longitude
constexpr double kWidestCountry = 24;      // degrees: a wider country does not set the frame
constexpr double kKmPerDegree = 111.2;
constexpr std::size_t kEnoughMaps = 4;     // then a place told of once needs no more than the world map
constexpr std::size_t kPassingMention = 3; // fewer developments in countries as a whole: shading on the world map will do

// Near on Earth and on one side of the antimeridian, where the maps are cut.
bool share_a_map(const MapPoint& left, const MapPoint& right) {
    return std::abs(left.lon - right.lon) <= 180 && distance_km(left.lat, left.lon, right.lat, right.lon) < kSameMapKm;
}

Box box_of(const std::vector<MapPoint>& ring) {
    Box box;
    for (const MapPoint& point : ring) {
        box.add(point.lat, point.lon);
    }
    return box;
}

// Of the ring that covers most: overseas parts do not stretch the map.
Box main_box(const CountryShape& country) {
    Box best;
    double most = -1;
    for (const auto& ring : country.rings) {
        const Box box = box_of(ring);
        if (!ring.empty() && box.wide() * box.high() > most) {
            most = box.wide() * box.high();
            best = box;
        }
    }
    return best;
}

// A country that is not too wide to set a frame.
void add_country(const std::string& code, const MapGeometry& geometry, Box& box) {
    const CountryShape* country = geometry.find(code);
    const Box one = country == nullptr ? Box{} : main_box(*country);
    if (!one.empty() && one.wide() <= kWidestCountry) {
        box.add(one.south, one.west);
        box.add(one.north, one.east);
    }
}

// Where a place is, roughly: to find out which map it belongs on.
std::optional<MapPoint> rough_point(const PlaceItem& place, const MapGeometry& geometry) {
    if (!place.is_area && place.lat && place.lon) {
        return MapPoint{*place.lat, *place.lon};
    }
    Box box;
    for (const std::string& code : place.countries) {
        add_country(code, geometry, box);
    }
    if (box.empty()) {
        return std::nullopt;
    }
    return MapPoint{(box.south + box.north) / 2, (box.west + box.east) / 2};
}

void put(MapTheatre& theatre, const PlaceItem& place, const MapGeometry& geometry) {
    (place.is_area ? theatre.areas : theatre.points).push_back(&place);
    if (!place.is_area) {
        theatre.box.add(*place.lat, *place.lon);
        return;
    }
    for (const std::string& code : place.countries) {
        add_country(code, geometry, theatre.box);
    }
}

void count(MapTheatre& theatre) {
    theatre.places = theatre.points.size() + theatre.areas.size();
    std::set<std::string_view> ids;
    for (const auto* list : {&theatre.points, &theatre.areas}) {
        for (const PlaceItem* place : *list) {
            ids.insert(place->developments.begin(), place->developments.end());
        }
    }
    theatre.developments = ids.size();
}

// ---- watched theatres -----------------------------------------------------------------------------------------------------------

bool has(const std::vector<std::string>& codes, const std::string& code) { return std::find(codes.begin(), codes.end(), code) != codes.end(); }

bool lies_in(const PlaceItem& place, const TheatreZone& zone) {
    if (!place.id.empty() && has(zone.places, place.id)) {
        return true;
    }
    if (place.countries.size() > 1) { // a border lies in it as a pair, not because one of its states does
        return std::any_of(zone.borders.begin(), zone.borders.end(),
                           [&](const auto& pair) { return has(place.countries, pair.first) && has(place.countries, pair.second); });
    }
    if (place.countries.size() == 1 && has(zone.ground, place.countries.front())) {
        return true;
    }
    return !place.is_area && std::any_of(zone.circles.begin(), zone.circles.end(), [&](const TheatreZone::Circle& circle) {
        return distance_km(circle.lat, circle.lon, *place.lat, *place.lon) <= circle.km;
    });
}

// The ground of the theatre, whatever of it the reports name.
Box ground_of(const TheatreZone& zone, const MapGeometry& geometry) {
    Box box;
    for (const std::string& code : zone.ground) {
        add_country(code, geometry, box);
    }
    for (const TheatreZone::Circle& circle : zone.circles) {
        const double high = circle.km / kKmPerDegree;
        const double wide = high / std::max(0.2, std::cos(circle.lat * 3.14159265358979323846 / 180));
        box.add(circle.lat - high, circle.lon - wide);
        box.add(circle.lat + high, circle.lon + wide);
    }
    return box;
}

struct ZoneMembers {
    const TheatreZone* zone = nullptr;
    std::vector<const PlaceItem*> places;
    std::size_t mentions = 0;
};

std::vector<ZoneMembers> zone_members(const std::vector<PlaceItem>& places, const std::vector<TheatreZone>& zones) {
    std::vector<ZoneMembers> all;
    for (const TheatreZone& zone : zones) {
        ZoneMembers members{&zone, {}, 0};
        for (const PlaceItem& place : places) {
            if (lies_in(place, zone)) {
                members.places.push_back(&place);
                members.mentions += place.developments.size();
            }
        }
        if (!members.places.empty()) {
            all.push_back(std::move(members));
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const ZoneMembers& left, const ZoneMembers& right) {
        return std::pair(left.zone->level, left.mentions) > std::pair(right.zone->level, right.mentions);
    });
    std::set<const PlaceItem*> drawn;
    std::erase_if(all, [&drawn](const ZoneMembers& members) {
        const std::size_t before = drawn.size();
        drawn.insert(members.places.begin(), members.places.end());
        return drawn.size() == before;
    });
    return all;
}

// ---- the rest -------------------------------------------------------------------------------------------------------------------

using Chain = std::vector<std::pair<const PlaceItem*, MapPoint>>;

// A chain of towns across a continent makes a map on which nothing can be read.
bool fit_one_map(const Chain& left, const Chain& right) {
    Box box;
    for (const Chain* chain : {&left, &right}) {
        for (const auto& member : *chain) {
            box.add(member.second.lat, member.second.lon);
        }
    }
    return box.high() <= kHighestMap && box.wide() <= kWidestMap;
}

// Single linkage: a chain of places each nearer than kSameMapKm to the next is one theatre, up to the size of a map.
std::vector<MapTheatre> chained(const std::vector<const PlaceItem*>& places, const MapGeometry& geometry) {
    std::vector<Chain> groups;
    for (const PlaceItem* place : places) {
        const auto point = rough_point(*place, geometry);
        if (!point) {
            continue;
        }
        Chain merged = {{place, *point}};
        for (auto group = groups.begin(); group != groups.end();) {
            const bool is_near = std::any_of(group->begin(), group->end(), [&point](const auto& member) {
                return share_a_map(member.second, *point);
            });
            if (is_near && fit_one_map(merged, *group)) {
                merged.insert(merged.begin(), group->begin(), group->end());
                group = groups.erase(group);
            } else {
                ++group;
            }
        }
        groups.push_back(std::move(merged));
    }
    std::vector<MapTheatre> theatres;
    for (const auto& group : groups) {
        MapTheatre theatre;
        for (const auto& member : group) {
            put(theatre, *member.first, geometry);
        }
        count(theatre);
        theatres.push_back(std::move(theatre));
    }
    std::stable_sort(theatres.begin(), theatres.end(), [](const MapTheatre& left, const MapTheatre& right) {
        return left.developments > right.developments;
    });
    return theatres;
}

// It lies in the frame of a watched theatre's map, and is drawn there though not counted to the theatre.
bool is_in_view(const PlaceItem& place, const MapGeometry& geometry, const std::vector<MapTheatre>& watched) {
    const auto point = rough_point(place, geometry);
    return point && std::any_of(watched.begin(), watched.end(), [&point](const MapTheatre& theatre) { return theatre.box.holds(*point); });
}

// A map shows every town in its frame, whichever theatre it is counted to.
void add_towns_in_view(const std::vector<PlaceItem>& places, MapTheatre& theatre) {
    const std::set<const PlaceItem*> own(theatre.points.begin(), theatre.points.end());
    for (const PlaceItem& place : places) {
        if (!place.is_area && own.count(&place) == 0 && theatre.box.holds({*place.lat, *place.lon})) {
            theatre.points.push_back(&place);
        }
    }
}

bool is_passing_mention(const MapTheatre& theatre) {
    return theatre.points.empty() && theatre.developments < kPassingMention &&
           std::all_of(theatre.areas.begin(), theatre.areas.end(), [](const PlaceItem* area) { return area->countries.size() == 1; });
}

} // namespace

std::vector<const TheatreZone*> mapped_zones(const std::vector<PlaceItem>& places, const std::vector<TheatreZone>& zones) {
    std::vector<const TheatreZone*> mapped;
    for (const ZoneMembers& members : zone_members(places, zones)) {
        mapped.push_back(members.zone);
    }
    return mapped;
}

MapGroups group_places(const std::vector<PlaceItem>& places, const std::vector<TheatreZone>& zones, const MapGeometry& geometry) {
    MapGroups groups;
    std::set<const PlaceItem*> drawn;
    for (const ZoneMembers& members : zone_members(places, zones)) {
        MapTheatre theatre;
        theatre.zone = members.zone;
        theatre.box = ground_of(*members.zone, geometry);
        for (const PlaceItem* place : members.places) {
            put(theatre, *place, geometry);
            drawn.insert(place);
        }
        count(theatre);
        groups.theatres.push_back(std::move(theatre));
    }
    std::vector<const PlaceItem*> rest;
    for (const PlaceItem& place : places) {
        if (drawn.count(&place) == 0 && !is_in_view(place, geometry, groups.theatres)) {
            rest.push_back(&place);
        }
    }
    for (MapTheatre& theatre : chained(rest, geometry)) {
        const bool is_told_once = theatre.places == 1 && theatre.developments < 2;
        if ((!groups.theatres.empty() && is_passing_mention(theatre)) || (groups.theatres.size() >= kEnoughMaps && is_told_once)) {
            ++groups.left_out;
        } else {
            groups.theatres.push_back(std::move(theatre));
        }
    }
    for (MapTheatre& theatre : groups.theatres) {
        add_towns_in_view(places, theatre);
    }
    return groups;
}

std::string caption_of(const MapTheatre& theatre) {
    std::vector<std::string> names;
    for (const auto* list : {&theatre.areas, &theatre.points}) {
        for (const PlaceItem* place : *list) {
            if (names.size() < 3 && std::find(names.begin(), names.end(), place->name) == names.end()) {
                names.push_back(place->name);
            }
        }
    }
    const std::string name =
        theatre.zone == nullptr ? joined(names) : theatre.zone->title + (theatre.zone->level_words.empty() ? "" : " (" + theatre.zone->level_words + ")");
    return name + ": " + counted(static_cast<std::int64_t>(theatre.places), "place", "places") + ", " +
           counted(static_cast<std::int64_t>(theatre.developments), "development", "developments");
}

} // namespace vedette::briefing
