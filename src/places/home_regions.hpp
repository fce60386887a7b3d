#pragma once
// Where the readers of an outlet live: a town's name in "The Paris News" of Texas is first of all one of the towns around it. Known by
// the host of the report's address (lexicon/places/outlets.tsv), else only the state by the host's last label. Read-only after loading.

#include "places/place_lexicon.hpp"
#include "records/report.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

namespace vedette::places {

struct HomeRegion {
    std::string country;      // alpha-3
    std::uint16_t admin = 0;  // first-level region, 0: unknown
    bool has_point = false;   // false: only the state is known
    double lat = 0;
    double lon = 0;
};

class HomeRegions {
public:
    // `folder` is lexicon/places. Throws Error(resource_missing, resource_invalid): also for a town that the gazetteer lacks.
    HomeRegions(const PlaceLexicon& lexicon, const std::string& folder);

    // Nothing for a report without an address, and for outlets of the whole world (not in the table, no state in the host).
    [[nodiscard]] std::optional<HomeRegion> of(const Report& report) const;

private:
    std::unordered_map<std::string, HomeRegion> by_host_;
    std::unordered_map<std::string, std::string> by_label_; // "ie": alpha-3
};

} // namespace vedette::places
