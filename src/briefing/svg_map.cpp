#include "briefing/svg_map.hpp"

#include "base/utf8.hpp"
#include "briefing/html_text.hpp"
#include "briefing/map_theatres.hpp"
#include "briefing/plain_words.hpp"
#include "briefing/svg_timeline.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace vedette::briefing {

namespace {

constexpr double kWidth = 1000;
constexpr double kHeight = 560;
constexpr double kWorldHeight = 400;
constexpr double kSmallWidth = 600; // of a map that shares its row with another: lettering keeps its size
constexpr double kSmallHeight = 400;
constexpr double kKmPerDegree = 111.2;
constexpr double kPi = 3.14159265358979323846;
constexpr std::size_t kMostMaps = 10;
constexpr double kSmallestFrame = 4.5; // degrees of latitude: closer in there is nothing to see by
constexpr std::size_t kMostPlaceLabels = 16;

struct ScreenPoint {
    double x = 0;
    double y = 0;
};

// Equirectangular, true to scale at the middle of the frame: good for a theatre, honest enough for the world.
class Projection {
public:
    Projection(const Box& box, double width, double height)
        : width_(width)
        , height_(height) {
        lat_ = (box.south + box.north) / 2;
        lon_ = (box.west + box.east) / 2;
        shrink_ = std::max(0.2, std::cos(lat_ * kPi / 180));
        const double high = std::max(box.high(), kSmallestFrame);
        const double wide = std::max(box.wide(), kSmallestFrame) * shrink_;
        per_degree_ = std::min(height / high, width / wide);
    }

    [[nodiscard]] ScreenPoint at(double lat, double lon) const {
        return {width_ / 2 + (lon - lon_) * shrink_ * per_degree_, height_ / 2 - (lat - lat_) * per_degree_};
    }

    [[nodiscard]] double pixels(double km) const { return km / kKmPerDegree * per_degree_; }

    [[nodiscard]] double width() const { return width_; }

    [[nodiscard]] double height() const { return height_; }

private:
    double width_, height_, lat_ = 0, lon_ = 0, shrink_ = 1, per_degree_ = 1;
};

using Ring = std::vector<ScreenPoint>;

// Sutherland and Hodgman's clipping against one side at a time; a little beyond the frame so that its outline is not drawn.
Ring clipped(const Ring& ring, double width, double height) {
    constexpr double kBeyond = 8;
    Ring out = ring;
    for (int side = 0; side < 4; ++side) {
        const auto depth = [&](const ScreenPoint& p) {
            switch (side) {
            case 0:
                return p.x + kBeyond;
            case 1:
                return width + kBeyond - p.x;
            case 2:
                return p.y + kBeyond;
            default:
                return height + kBeyond - p.y;
            }
        };
        Ring in = std::move(out);
        out.clear();
        for (std::size_t at = 0; at < in.size(); ++at) {
            const ScreenPoint& here = in[at];
            const ScreenPoint& next = in[(at + 1) % in.size()];
            const double a = depth(here);
            const double b = depth(next);
            if (a >= 0) {
                out.push_back(here);
            }
            if ((a >= 0) != (b >= 0)) {
                const double share = a / (a - b);
                out.push_back({here.x + (next.x - here.x) * share, here.y + (next.y - here.y) * share});
            }
        }
    }
    return out;
}

double area_of(const Ring& ring, ScreenPoint* centre) {
    double twice = 0;
    double x = 0;
    double y = 0;
    for (std::size_t at = 0; at < ring.size(); ++at) {
        const ScreenPoint& a = ring[at];
        const ScreenPoint& b = ring[(at + 1) % ring.size()];
        const double cross = a.x * b.y - b.x * a.y;
        twice += cross;
        x += (a.x + b.x) * cross;
        y += (a.y + b.y) * cross;
    }
    if (centre != nullptr && std::fabs(twice) > 1e-9) {
        *centre = {x / (3 * twice), y / (3 * twice)};
    }
    return std::fabs(twice) / 2;
}

// Appends the ring as relative moves in whole half pixels; what moves by less is left out.
void append_path(const Ring& ring, std::string& path) {
    ScreenPoint last{0, 0};
    std::string moves;
    int drawn = 0;
    for (const ScreenPoint& point : ring) {
        if (drawn > 0 && std::fabs(point.x - last.x) < 0.7 && std::fabs(point.y - last.y) < 0.7) {
            continue;
        }
        moves += (drawn == 0 ? "M" : "L") + px(point.x) + " " + px(point.y);
        last = point;
        ++drawn;
    }
    if (drawn > 2) {
        path += moves + "Z";
    }
}

// Labels that do not cover each other; the first to ask gets the room.
class LabelRoom {
public:
    LabelRoom(double width, double height)
        : width_(width)
        , height_(height) {}

    bool take(double left, double top, double wide, double high) {
        if (left < 2 || top < 2 || left + wide > width_ - 2 || top + high > height_ - 2) {
            return false;
        }
        for (const auto& other : taken_) {
            if (left < other[0] + other[2] && other[0] < left + wide && top < other[1] + other[3] &&
                other[1] < top + high) {
                return false;
            }
        }
        taken_.push_back({left, top, wide, high});
        return true;
    }

    void block(double x, double y, double wide, double high) {
        taken_.push_back({x - wide, y - high, 2 * wide, 2 * high});
    }

private:
    double width_, height_;
    std::vector<std::array<double, 4>> taken_;
};

double text_width(std::string_view text, double per_character) {
    return per_character * static_cast<double>(std::count_if(text.begin(), text.end(), [](char c) {
               return !is_continuation(c);
           }));
}

std::string place_title(const PlaceItem& place) {
    std::vector<std::string> parts;
    for (std::size_t status = 0; status < 5; ++status) {
        if (place.by_status[status] > 0) {
            parts.push_back(std::to_string(place.by_status[status]) + " " +
                            std::string(status_in_words(static_cast<Status>(status))));
        }
    }
    std::string words =
        place.name + ": " + joined(parts) + " (" + std::string(precision_in_words(place.precision));
    if (place.radius_km > 0) {
        words += ", within about " + number_in_words(std::round(place.radius_km)) + " km";
    }
    return words + ")";
}

// The sign of a place: what is actual there outweighs what is planned, possible, history or denied.
Status leading_status(const PlaceItem& place) {
    for (Status status : {Status::actual, Status::future, Status::hypothetical, Status::historical}) {
        if (place.by_status[static_cast<std::size_t>(status)] > 0) {
            return status;
        }
    }
    return Status::negated;
}

using Anchor = std::function<std::string(const std::string&)>;

class MapDrawing {
public:
    MapDrawing(const MapTheatre& theatre, const MapGeometry& geometry, const Anchor& anchor, double width,
               double height)
        : theatre_(theatre)
        , geometry_(geometry)
        , anchor_(anchor)
        , projection_(padded_box(theatre.box), width, height)
        , room_(width, height) {}

    std::string draw(const std::string& label, bool is_overview) {
        mark_countries();
        if (!is_overview) {
            room_.block(90, projection_.height() - 12, 90, 14); // the scale
        }
        const std::string land = countries() + frontiers();
        const std::string signs = points(is_overview);
        const std::string names = (is_overview ? std::string() : place_names()) + country_names(is_overview);
        return "<svg viewBox=\"0 0 " + px(projection_.width()) + " " + px(projection_.height()) +
               "\" role=\"img\" aria-label=\"" + escape(label) + "\" class=\"map\">" + land + signs + names +
               (is_overview ? "" : scale_bar()) + "</svg>";
    }

private:
    static Box padded_box(Box box) {
        const double lat = std::max(0.8, box.high() * 0.08);
        const double lon = std::max(1.2, box.wide() * 0.08);
        box.south = std::max(-88.0, box.south - lat);
        box.north = std::min(88.0, box.north + lat);
        box.west -= lon;
        box.east += lon;
        return box;
    }

    void mark_countries() {
        for (const PlaceItem* area : theatre_.shading) {
            for (const std::string& code : area->countries) {
                (area->countries.size() > 1 ? border_states_ : shaded_)[code].push_back(area);
            }
        }
    }

    [[nodiscard]] static std::size_t developments(const std::vector<const PlaceItem*>& places) {
        std::set<std::string_view> ids;
        for (const PlaceItem* place : places) {
            ids.insert(place->developments.begin(), place->developments.end());
        }
        return ids.size();
    }

    [[nodiscard]] std::string css_of(const std::string& code) const {
        std::string css = "land";
        if (const auto shaded = shaded_.find(code); shaded != shaded_.end()) {
            const std::size_t held = developments(shaded->second);
            css += held >= 10 ? " h3" : (held >= 3 ? " h2" : " h1");
        }
        return border_states_.count(code) > 0 ? css + " edge" : css;
    }

    [[nodiscard]] std::string title_of(const CountryShape& country) const {
        std::vector<std::string> parts = {country.name};
        if (const auto shaded = shaded_.find(country.code); shaded != shaded_.end()) {
            for (const PlaceItem* place : shaded->second) {
                parts.push_back(place_title(*place));
            }
        }
        if (const auto border = border_states_.find(country.code); border != border_states_.end()) {
            for (const PlaceItem* place : border->second) {
                parts.push_back(place_title(*place));
            }
        }
        return joined(parts, "; ");
    }

    // Plain land first, so that no neighbour covers a highlighted outline.
    std::string countries() {
        std::string plain;
        std::string marked;
        std::string edges;
        for (const CountryShape& country : geometry_.countries) {
            std::string path;
            ScreenPoint centre;
            double largest = 0;
            for (const auto& ring : country.rings) {
                Ring screen;
                for (const MapPoint& point : ring) {
                    screen.push_back(projection_.at(point.lat, point.lon));
                }
                const Ring inside = clipped(screen, projection_.width(), projection_.height());
                append_path(inside, path);
                ScreenPoint middle;
                if (const double area = area_of(inside, &middle); area > largest) {
                    largest = area;
                    centre = middle;
                }
            }
            if (path.empty()) {
                continue;
            }
            centres_.push_back({&country, centre, largest});
            const std::string css = css_of(country.code);
            const std::string shape =
                "<path class=\"" + css + "\" d=\"" + path + "\">" +
                (css == "land" ? "" : "<title>" + escape(title_of(country)) + "</title>") + "</path>";
            (css == "land" ? plain : (css.find("edge") == std::string::npos ? marked : edges)) += shape;
        }
        return plain + marked + edges;
    }

    // The line that two states share: the vertices that both outlines have, as they come from one source.
    std::string frontiers() {
        std::set<std::pair<std::string, std::string>> drawn;
        std::string path;
        for (const PlaceItem* area : theatre_.shading) {
            for (std::size_t a = 0; a < area->countries.size(); ++a) {
                for (std::size_t b = a + 1; b < area->countries.size(); ++b) {
                    if (drawn.insert(std::minmax(area->countries[a], area->countries[b])).second) {
                        append_frontier(area->countries[a], area->countries[b], path);
                    }
                }
            }
        }
        return path.empty() ? path : "<path class=\"frontier\" d=\"" + path + "\"/>";
    }

    void append_frontier(const std::string& first, const std::string& second, std::string& path) const {
        const CountryShape* one = geometry_.find(first);
        const CountryShape* other = geometry_.find(second);
        if (one == nullptr || other == nullptr) {
            return;
        }
        std::set<std::pair<double, double>> shared;
        for (const auto& ring : other->rings) {
            for (const MapPoint& point : ring) {
                shared.emplace(point.lat, point.lon);
            }
        }
        for (const auto& ring : one->rings) {
            bool is_drawing = false;
            for (std::size_t at = 0; at <= ring.size(); ++at) {
                const MapPoint& point = ring[at % ring.size()];
                const ScreenPoint screen = projection_.at(point.lat, point.lon);
                const bool is_shared = shared.count({point.lat, point.lon}) > 0 && is_near_frame(screen);
                if (is_shared) {
                    path += (is_drawing ? "L" : "M") + px(screen.x) + " " + px(screen.y);
                }
                is_drawing = is_shared;
            }
        }
    }

    [[nodiscard]] bool is_near_frame(const ScreenPoint& point) const {
        return point.x > -200 && point.y > -200 && point.x < projection_.width() + 200 &&
               point.y < projection_.height() + 200;
    }

    std::string points(bool is_overview) {
        std::string circles;
        std::string signs;
        for (const PlaceItem* place : theatre_.points) {
            const ScreenPoint at = projection_.at(*place->lat, *place->lon);
            const double size =
                is_overview
                    ? 4
                    : 4 + 1.5 * std::min(6.0, std::sqrt(static_cast<double>(place->developments.size())));
            const double radius = projection_.pixels(place->radius_km);
            const std::string title = "<title>" + escape(place_title(*place)) + "</title>";
            if (!is_overview && radius > size + 2 && radius < projection_.height() * 0.6) {
                circles += "<circle class=\"reach\" cx=\"" + px(at.x) + "\" cy=\"" + px(at.y) + "\" r=\"" +
                           px(radius) + "\">" + title + "</circle>";
            }
            const std::string sign = title + status_sign(leading_status(*place), at.x, at.y, size);
            const std::string target =
                place->developments.empty() ? std::string() : anchor_(place->developments.front());
            signs += target.empty() ? "<g>" + sign + "</g>"
                                    : "<a href=\"#" + target + "\" tabindex=\"-1\">" + sign + "</a>";
            room_.block(at.x, at.y, size, size);
        }
        return circles + signs;
    }

    std::string place_names() {
        std::string out;
        std::size_t labels = 0;
        for (const PlaceItem* place : theatre_.points) {
            if (labels == kMostPlaceLabels) {
                break;
            }
            const ScreenPoint at = projection_.at(*place->lat, *place->lon);
            const std::string name = shortened(place->name, 28);
            const double wide = text_width(name, 7.2);

            struct Try {
                double left, top, x;
                std::string_view side;
            };

            for (const Try& one : {Try{at.x + 11, at.y - 9, at.x + 12, "start"},
                                   Try{at.x - 11 - wide, at.y - 9, at.x - 12, "end"},
                                   Try{at.x - wide / 2, at.y - 26, at.x, "middle"},
                                   Try{at.x - wide / 2, at.y + 10, at.x, "middle"}}) {
                if (room_.take(one.left, one.top, wide, 16)) {
                    out += "<text class=\"place\" x=\"" + px(one.x) + "\" y=\"" + px(one.top + 13) +
                           "\" text-anchor=\"" + std::string(one.side) + "\">" + escape(name) + "</text>";
                    ++labels;
                    break;
                }
            }
        }
        return out;
    }

    // Marked countries ask first, then the larger ones.
    std::string country_names(bool is_overview) {
        std::stable_sort(centres_.begin(), centres_.end(), [this](const Centre& left, const Centre& right) {
            const bool a = css_of(left.country->code) != "land";
            const bool b = css_of(right.country->code) != "land";
            return a != b ? a : left.area > right.area;
        });
        std::string out;
        for (const Centre& centre : centres_) {
            const bool is_marked = css_of(centre.country->code) != "land";
            if (is_overview || (!is_marked && centre.area < 1500)) {
                continue;
            }
            std::string words = centre.country->name;
            const double wide = text_width(words, 7.6);
            if (wide < std::sqrt(centre.area) * 1.6 &&
                room_.take(centre.at.x - wide / 2, centre.at.y - 9, wide, 15)) {
                out += "<text class=\"country\" x=\"" + px(centre.at.x) + "\" y=\"" + px(centre.at.y + 3) +
                       "\" text-anchor=\"middle\">" + escape(words) + "</text>";
            }
        }
        return out;
    }

    [[nodiscard]] std::string scale_bar() const {
        double km = 10;
        for (double next : {20.0, 50.0, 100.0, 200.0, 500.0, 1000.0, 2000.0}) {
            km = projection_.pixels(next) <= projection_.width() / 5 ? next : km;
        }
        const double wide = projection_.pixels(km);
        const double y = projection_.height() - 14;
        return "<path class=\"scale\" d=\"M14 " + px(y - 5) + "v5h" + px(wide) +
               "v-5\"/><text class=\"tick\" x=\"" + px(20 + wide) + "\" y=\"" + px(y + 1) + "\">" +
               number_in_words(km) + " km</text>";
    }

    struct Centre {
        const CountryShape* country = nullptr;
        ScreenPoint at;
        double area = 0;
    };

    const MapTheatre& theatre_;
    const MapGeometry& geometry_;
    const Anchor& anchor_;
    Projection projection_;
    LabelRoom room_;
    std::map<std::string, std::vector<const PlaceItem*>> shaded_;
    std::map<std::string, std::vector<const PlaceItem*>> border_states_;
    std::vector<Centre> centres_;
};

std::string figure(const std::string& id, const std::string& svg, const std::string& caption, const std::string& css) {
    return "<figure id=\"" + escape(id) + "\" class=\"" + css + "\"><div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"" + escape(caption) + "\">" +
           svg + "</div><figcaption>" + escape(caption) + "</figcaption></figure>\n";
}

// Links to the maps below: on a phone they stand under each other.
std::string choice(const std::vector<std::pair<std::string, std::string>>& maps) {
    if (maps.size() < 2) {
        return {};
    }
    std::string out = "<nav class=\"choice\" aria-label=\"Maps\"><ul>";
    for (const auto& [id, caption] : maps) {
        out += "<li><a href=\"#" + escape(id) + "\">" + escape(caption) + "</a></li>";
    }
    return out + "</ul></nav>\n";
}

MapTheatre world_of(const std::vector<PlaceItem>& places) {
    MapTheatre world;
    for (const PlaceItem& place : places) {
        if (!place.is_area) {
            world.points.push_back(&place);
        }
    }
    world.box = {-52, 74, -168, 178};
    return world;
}

} // namespace

std::string map_anchor(const TheatreZone& zone) { return "map-" + zone.id; }

std::string render_map(const std::vector<PlaceItem>& places, const std::vector<TheatreZone>& zones, const MapGeometry& geometry, const Anchor& anchor) {
    if (geometry.countries.empty()) {
        return {};
    }
    const MapGroups groups = group_places(places, zones, geometry);
    std::vector<const PlaceItem*> areas;
    for (const PlaceItem& place : places) {
        if (place.is_area && !place.countries.empty()) {
            areas.push_back(&place);
        }
    }
    if (groups.theatres.empty() && areas.empty()) {
        return {};
    }
    const bool is_only = groups.theatres.size() + groups.left_out == 1;
    std::string out;
    std::vector<std::pair<std::string, std::string>> maps; // anchor, caption
    const auto add = [&](MapTheatre theatre, const std::string& id, const std::string& caption, const std::string& css) {
        const bool is_world = css == "world";
        const bool is_large = is_world || is_only;
        theatre.shading = areas;
        MapDrawing drawing(theatre, geometry, anchor, is_large ? kWidth : kSmallWidth, is_world ? kWorldHeight : is_large ? kHeight : kSmallHeight);
        maps.emplace_back(id, caption);
        out += figure(id, drawing.draw((is_world ? "World map: " : "Map of ") + caption, is_world), caption, css);
    };
    if (!is_only) {
        add(world_of(places), "map-all", "All places", "world");
    }
    const auto watched = static_cast<std::size_t>(std::count_if(groups.theatres.begin(), groups.theatres.end(), [](const MapTheatre& one) { return one.zone != nullptr; }));
    const std::size_t shown = std::max(watched, std::min(kMostMaps, groups.theatres.size())); // a card of the board links to its map
    for (std::size_t at = 0; at < shown; ++at) {
        const MapTheatre& theatre = groups.theatres[at];
        add(theatre, theatre.zone != nullptr ? map_anchor(*theatre.zone) : "map-" + std::to_string(at + 1), caption_of(theatre), is_only ? "theatre only" : "theatre");
    }
    const std::size_t left = groups.left_out + groups.theatres.size() - shown;
    return choice(maps) + "<div class=\"maps\">" + out + "</div>" +
           (left == 0 ? "" : "<p class=\"note\">" + counted(static_cast<std::int64_t>(left), "more area is", "more areas are") + " on the world map only.</p>\n");
}

} // namespace vedette::briefing
