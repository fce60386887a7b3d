#include "places/place_lexicon.hpp"

#include "base/utf8.hpp"
#include "resources/table.hpp"

#include <algorithm>
#include <charconv>

namespace vedette::places {

using resources::Country;
using resources::Province;
using resources::Row;
using resources::Table;

namespace {

double read_number(const Table& table, const Row& row, std::size_t column) {
    const std::string& cell = row.cells[column];
    double value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc{} || end != cell.data() + cell.size()) {
        table.refuse(row, "\"" + cell + "\" is not a number");
    }
    return value;
}

PlacePrecision read_precision(const Table& table, const Row& row, const std::string& cell) {
    for (const PlacePrecision precision : {PlacePrecision::site, PlacePrecision::city, PlacePrecision::district, PlacePrecision::province,
                                           PlacePrecision::region, PlacePrecision::border, PlacePrecision::sea}) {
        if (to_string(precision) == cell) {
            return precision;
        }
    }
    table.refuse(row, "\"" + cell + "\" is no precision; use site, city, district, province, region, border or sea");
}

// Names in capitals ("US", "DMZ", "U.K.") must be written so in the text: folded they are common words.
std::string exact_spelling(const std::string& name) {
    const bool has_lower = std::any_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return (!has_lower && name.size() <= 8) || name == "LoC" ? name : std::string();
}

} // namespace

PlaceLexicon::PlaceLexicon(const resources::Gazetteer& gazetteer, const std::string& folder) : gazetteer_(gazetteer) {
    for (const Country& country : gazetteer.countries()) {
        add(country.name, {.country = &country}, false);
        for (const std::string& alias : country.aliases) {
            add(alias, {.country = &country}, true);
        }
        for (const std::string& adjective : country.adjectives) {
            adjectives_.emplace(adjective, &country);
        }
    }
    for (const Province& province : gazetteer.provinces()) {
        add(province.name, {.province = &province}, false);
        for (const std::string& alias : province.aliases) {
            add(alias, {.province = &province}, true);
        }
        for (const std::string& word : province.abbreviations) {
            abbreviations_.emplace(word, &province);
        }
    }
    const Table places = Table::load(folder + "/places.tsv");
    const std::size_t id = places.column("id");
    const std::size_t name = places.column("name");
    const std::size_t countries = places.column("countries");
    own_.reserve(places.rows().size()); // areas_ keeps pointers into it
    for (const Row& row : places.rows()) {
        OwnPlace place{.id = row.cells[id], .name = row.cells[name], .countries = resources::list_cell(row.cells[countries]),
                       .lat = read_number(places, row, places.column("lat")), .lon = read_number(places, row, places.column("lon")),
                       .radius_km = read_number(places, row, places.column("radius_km")),
                       .precision = read_precision(places, row, row.cells[places.column("precision")])};
        if (place.id.empty() || place.name.empty() || place.lat < -90 || place.lat > 90 || place.lon < -180 || place.lon > 180) {
            places.refuse(row, "needs an id, a name, and a point on Earth");
        }
        for (const std::string& code : place.countries) {
            if (gazetteer.country(code) == nullptr) {
                places.refuse(row, "unknown country \"" + code + "\"; use ISO 3166-1 alpha-3");
            }
        }
        own_.push_back(std::move(place));
        add(own_.back().name, {.own = &own_.back()}, false);
        for (const std::string& alias : resources::list_cell(row.cells[places.column("aliases")])) {
            add(alias, {.own = &own_.back()}, true);
        }
    }
    const Table guards = Table::load(folder + "/guards.tsv");
    const std::vector<std::pair<std::string_view, GuardWord>> kinds = {{"word", kCommonWord},   {"given", kGivenName}, {"title", kTitle},
                                                                       {"organisation", kOrganisation}, {"kind", kAreaKind},   {"after", kMayFollow}, {"civic", kCivic},
                                                                       {"local", kLocalNoun},   {"bound", kBound}};
    for (const Row& row : guards.rows()) {
        const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const auto& entry) { return entry.first == row.cells[guards.column("kind")]; });
        if (kind == kinds.end()) {
            guards.refuse(row, "\"" + row.cells[guards.column("kind")] + "\" is no kind of guard word");
        }
        for (const std::string& word : resources::list_cell(row.cells[guards.column("words")])) {
            guards_[gazetteer.fold(word)] |= kind->second;
        }
    }
}

void PlaceLexicon::add(const std::string& name, NamedArea area, bool is_alias) {
    area.is_alias = is_alias;
    area.exact = exact_spelling(name);
    std::string folded = gazetteer_.fold(name);
    if (folded.starts_with("the ")) {
        folded.erase(0, 4);
    }
    areas_[folded].push_back(std::move(area));
}

const std::vector<NamedArea>* PlaceLexicon::areas(const std::string& folded) const {
    const auto found = areas_.find(folded);
    return found == areas_.end() ? nullptr : &found->second;
}

const Province* PlaceLexicon::abbreviation(std::string_view word) const {
    const auto found = abbreviations_.find(std::string(word));
    return found == abbreviations_.end() ? nullptr : found->second;
}

const Country* PlaceLexicon::adjective(std::string_view word) const {
    const auto found = adjectives_.find(std::string(word));
    return found == adjectives_.end() ? nullptr : found->second;
}

std::uint16_t PlaceLexicon::guards(const std::string& folded) const {
    const auto found = guards_.find(folded);
    return found == guards_.end() ? std::uint16_t{0} : found->second;
}

} // namespace vedette::places
