#pragma once
// When, where, how many, with what: the details that events are given. Codebook section 6.

#include "base/civil_date.hpp"
#include "base/text_span.hpp"
#include "records/syntax.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vedette {

// ---- when -------------------------------------------------------------------------------------------------------------------

enum class TimexType : std::uint8_t { date, time, duration, set };
std::string_view to_string(TimexType type); // "DATE", "TIME", "DURATION", "SET"

struct TimeMention {
    TextSpan span;
    TokenIndex first = 0; // tokens of the span, half open
    TokenIndex last = 0;
    TimexType type = TimexType::date;
    std::string value;                // TIMEX3 value: "2021-11-11", "2021-W46", "P2D", "PAST_REF"
    std::optional<DateInterval> when; // resolved; absent when the text and the report's date do not give it
};

// ---- where ------------------------------------------------------------------------------------------------------------------

enum class PlacePrecision : std::uint8_t { site, city, district, province, country, region, border, sea, unknown };
std::string_view to_string(PlacePrecision precision);

// A point on the map with little around it, not a stretch of land.
constexpr bool is_point(PlacePrecision precision) { return precision <= PlacePrecision::district; }

// Known more finely than which country.
constexpr bool is_inside_country(PlacePrecision precision) { return precision <= PlacePrecision::province; }

struct PlaceMention {
    TextSpan span;
    TokenIndex first = 0;
    TokenIndex last = 0;
    TokenIndex head = kNoToken;
    std::string name;                   // as the gazetteer has it
    std::vector<std::string> countries; // ISO 3166-1 alpha-3; a border has both
    std::optional<double> lat, lon;     // degrees WGS 84, a representative point; absent when unknown
    double radius_km = 0;               // how far off the point may be; 0: unknown
    PlacePrecision precision = PlacePrecision::unknown;
    std::string id;                     // "geonames:625144", "iso:BLR", "vedette:suwalki-gap"; empty: not in the gazetteer
    bool is_metonym = false;            // stands for a government here: "Minsk said"
    bool is_beside = false;             // said to lie at a distance from the named place: "30 km north of Kyiv"
};

// ---- how many, with what ----------------------------------------------------------------------------------------------------

enum class Qualifier : std::uint8_t { exact, about, over, under, up_to, several };
std::string_view to_string(Qualifier qualifier); // "up-to"

// Whether a count says how many there are ("there are 5,000 troops there") or how many come and go ("5,000 more are being sent").
enum class CountMeasure : std::uint8_t { unstated, stock, flow };
std::string_view to_string(CountMeasure measure); // "stock"

struct QuantityMention {
    TextSpan span;              // number, qualifier and counted noun: "more than 1,000 people"
    TokenIndex first = 0;
    TokenIndex last = 0;
    TokenIndex head = kNoToken; // the counted noun, else the number
    std::string what;           // codebook section 6: "personnel", "units", "casualties-dead", ... "other"
    std::string unit;           // what is counted in the text's words, singular: "troop", "kilometre", "us dollar", "percent"
    double low = 0;             // bounds, both included
    std::optional<double> high; // absent: open
    Qualifier qualifier = Qualifier::exact;
    CountMeasure measure = CountMeasure::unstated;
    bool is_property = false;   // range, calibre, payload of a weapon: belongs to the materiel, not to an event
};

struct MaterielMention {
    TextSpan span;
    TokenIndex first = 0;
    TokenIndex last = 0;
    TokenIndex head = kNoToken;
    std::string name;           // "Iskander"
    std::string materiel_class; // "ballistic-missile"
};

struct Dates {
    std::vector<TimeMention> mentions; // in text order, never overlapping
};

struct Places {
    std::vector<PlaceMention> mentions; // in text order, never overlapping
};

struct Quantities {
    std::vector<QuantityMention> quantities; // in text order, never overlapping
    std::vector<MaterielMention> materiel;   // in text order, never overlapping
};

} // namespace vedette
