#pragma once
// Finds the words of a report that may name a place, with everything they may stand for and how much speaks for a place at all:
// preposition before, container after the comma, recognised names, against persons ("Paris Hilton"), organisations ("Washington
// Post") and common words ("Police"). O(tokens) gazetteer lookups.

#include "places/place_lexicon.hpp"
#include "records/entities.hpp"
#include "records/report.hpp"
#include "records/syntax.hpp"

#include <string>
#include <vector>

namespace vedette::places {

// One thing that a name may stand for.
struct Candidate {
    std::string name;
    std::string id;
    std::vector<std::string> countries;
    double lat = 0;
    double lon = 0;
    double radius_km = 0;
    PlacePrecision precision = PlacePrecision::unknown;
    std::uint16_t admin = 0;   // first-level region, 0: unknown or none
    double prominence = 0;     // 0 hamlet .. about 5 country, before any context
    std::uint32_t population = 0;
    bool is_capital = false;
    double score = 0;          // prominence with what the report's context adds, set by the ranker: the highest is chosen
};

struct FoundName {
    TokenIndex first = 0;
    TokenIndex last = 0;
    TextSpan span;
    std::string folded;
    std::vector<Candidate> candidates; // most prominent first
    double evidence = 0;               // that this is a place; accepted from 0 up, after context
    // From "Springfield, Ill." and "Tubmanburg, Liberia": the places after the comma.
    std::string container_country{};   // alpha-3, empty: none
    std::uint16_t container_admin = 0;
    bool is_area_kind = false;         // "Herat province": the kind is said
    int chosen = -1;                   // index into candidates, set by the ranker
};

struct Findings {
    std::vector<FoundName> names;                 // in text order, not overlapping
    std::vector<std::string> adjective_countries; // one entry each time an adjective of a country stands in the text, in text order
};

class PlaceFinder {
public:
    explicit PlaceFinder(const PlaceLexicon& lexicon) : lexicon_(lexicon) {}

    [[nodiscard]] Findings find(const Report& report, const Syntax& syntax, const Entities& entities) const;

    // All that a name standing alone may be ("BAGHDAD" of a dateline).
    [[nodiscard]] std::vector<Candidate> candidates(std::string_view name) const;

private:
    const PlaceLexicon& lexicon_;
};

} // namespace vedette::places
