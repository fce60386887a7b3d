#include "places/home_regions.hpp"

#include "base/utf8.hpp"
#include "resources/table.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace vedette::places {

using resources::Country;
using resources::GazetteerPlace;
using resources::Province;
using resources::Row;
using resources::Table;

namespace {

// Labels of states that anybody registers under, whatever the state.
constexpr std::array<std::string_view, 16> kLabelsOfAnybody = {"ac", "ag", "ai", "cc", "co", "fm", "gg", "im", "io", "la", "ly", "me", "nu", "to", "tv", "ws"};

std::string host_of(std::string_view url) {
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos) {
        return {};
    }
    url.remove_prefix(scheme + 3);
    return to_lower(url.substr(0, url.find_first_of("/?#:")));
}

HomeRegion read_home(const PlaceLexicon& lexicon, const Table& table, const Row& row) {
    const std::string& town = row.cells[table.column("town")];
    const std::string& region = row.cells[table.column("region")];
    HomeRegion home;
    home.country = row.cells[table.column("country")];
    if (!region.empty()) {
        const Province* province = lexicon.abbreviation(region);
        if (province == nullptr || province->country != home.country) {
            table.refuse(row, "unknown region \"" + region + "\"; use an abbreviation of lexicon/places/provinces.tsv");
        }
        home.admin = province->admin;
    }
    std::vector<GazetteerPlace> places;
    lexicon.gazetteer().candidates(lexicon.gazetteer().fold(town), places);
    const GazetteerPlace* best = nullptr;
    for (const GazetteerPlace& place : places) {
        const bool inside = lexicon.gazetteer().countries()[place.country].code == home.country && (home.admin == 0 || place.admin == home.admin);
        if (inside && (best == nullptr || place.population > best->population)) {
            best = &place;
        }
    }
    if (best == nullptr) {
        table.refuse(row, "the gazetteer has no \"" + town + "\" there");
    }
    home.admin = best->admin;
    home.has_point = true;
    home.lat = best->lat;
    home.lon = best->lon;
    return home;
}

} // namespace

HomeRegions::HomeRegions(const PlaceLexicon& lexicon, const std::string& folder) {
    const Table table = Table::load(folder + "/outlets.tsv");
    const std::size_t host = table.column("host");
    for (const Row& row : table.rows()) {
        if (!by_host_.emplace(row.cells[host], read_home(lexicon, table, row)).second) {
            table.refuse(row, "\"" + row.cells[host] + "\" stands here twice");
        }
    }
    for (const Country& country : lexicon.gazetteer().countries()) {
        const std::string label = to_lower(country.alpha2);
        if (!label.empty() && std::find(kLabelsOfAnybody.begin(), kLabelsOfAnybody.end(), label) == kLabelsOfAnybody.end()) {
            by_label_.emplace(label == "gb" ? "uk" : label, country.code);
        }
    }
}

std::optional<HomeRegion> HomeRegions::of(const Report& report) const {
    const std::string host = host_of(report.url);
    // The longest tail of the host that the table knows: "news.example.com", "example.com".
    for (std::size_t from = 0; from < host.size();) {
        if (const auto found = by_host_.find(host.substr(from)); found != by_host_.end()) {
            return found->second;
        }
        const std::size_t dot = host.find('.', from);
        if (dot == std::string::npos) {
            break;
        }
        from = dot + 1;
    }
    const std::size_t dot = host.rfind('.');
    if (dot == std::string::npos) {
        return std::nullopt;
    }
    const auto found = by_label_.find(host.substr(dot + 1));
    return found == by_label_.end() ? std::nullopt : std::optional<HomeRegion>({.country = found->second});
}

} // namespace vedette::places
