#include "places/distances.hpp"

#include "base/utf8.hpp"
#include "places/directions.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <vector>

namespace vedette::places {

namespace {

constexpr double kKmOfMile = 1.609;
constexpr double kFarthestKm = 300;   // beyond, the words compare rather than locate
constexpr double kSlackOfPoint = 0.3; // a distance in words is a round one

bool is_any(const std::string& word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

class DistanceSearch {
public:
    DistanceSearch(const Report& report, const Syntax& syntax, Places& places) : syntax_(syntax), places_(places) {
        lower_.reserve(syntax.tokens.size());
        for (const Token& token : syntax.tokens) {
            lower_.push_back(to_lower(token.span.in(report.text)));
        }
    }

    void run() {
        for (PlaceMention& place : places_.mentions) {
            measure(place);
        }
    }

private:
    void measure(PlaceMention& place) const;
    [[nodiscard]] double number_at(TokenIndex token) const;

    const Syntax& syntax_;
    Places& places_;
    std::vector<std::string> lower_;
};

// Of digits; 0: none.
double DistanceSearch::number_at(TokenIndex token) const {
    std::string digits = lower_[token];
    std::erase(digits, ',');
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc{} && end == digits.data() + digits.size() ? value : 0;
}

void DistanceSearch::measure(PlaceMention& place) const {
    if (!is_point(place.precision) || !place.lat || !place.lon || place.is_metonym) {
        return;
    }
    // Backwards: [number] [unit] (away) [direction] of | from | outside (the town of) [place].
    TokenIndex at = place.first;
    const auto back = [&](std::initializer_list<std::string_view> words) {
        if (at == 0 || !is_any(lower_[at - 1], words)) {
            return false;
        }
        --at;
        return true;
    };
    if (at > 1 && lower_[at - 1] == "of" && is_any(lower_[at - 2], {"town", "city", "village"})) {
        at -= 2;
    }
    back({"the"});
    if (!back({"of", "from", "outside"})) {
        return;
    }
    std::optional<double> direction;
    if (at > 0) {
        direction = bearing_of(lower_[at - 1]);
    }
    const bool of = lower_[at] == "of";
    if (of && !direction) {
        return; // "within 30 km of": as near as one likes, the named place itself
    }
    at -= direction ? 1U : 0U;
    back({"due"}) || (back({"the"}) && back({"to"})); // "30 km to the north of"
    back({"away"});
    double factor = 0;
    if (back({"km", "kms", "kilometre", "kilometres", "kilometer", "kilometers"})) {
        factor = 1;
    } else if (back({"mile", "miles"})) {
        factor = kKmOfMile;
    }
    back({"-"});
    const double km = factor == 0 || at == 0 ? 0 : std::round(number_at(at - 1) * factor * 10) / 10;
    if (km <= 0 || km > kFarthestKm) {
        return;
    }
    place.first = at - 1;
    place.span.begin = syntax_.tokens[place.first].span.begin;
    std::string digits = std::to_string(static_cast<long>(std::lround(km)));
    if (direction) {
        const std::size_t sector = static_cast<std::size_t>(*direction / 45);
        constexpr std::string_view kSectors[] = {"north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"};
        place.name = digits + " km " + std::string(kSectors[sector]) + " of " + place.name;
        const auto [lat, lon] = moved(*place.lat, *place.lon, *direction, km);
        place.lat = lat;
        place.lon = lon;
        place.radius_km = std::round(place.radius_km + km * kSlackOfPoint);
    } else {
        place.name = digits + " km from " + place.name;
        place.radius_km = std::round(place.radius_km + km * (1 + kSlackOfPoint));
    }
    place.precision = PlacePrecision::district;
    place.id.clear(); // the gazetteer has the town, not what lies around it
    place.is_beside = true;
}

} // namespace

void find_distances(const Report& report, const Syntax& syntax, Places& places) { DistanceSearch(report, syntax, places).run(); }

} // namespace vedette::places
