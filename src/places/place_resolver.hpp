#pragma once
// Where: every mention of a place in a report, resolved to a point, a precision and countries (codebook section 6). Words that may be a
// place but fit none well are left out; a place that is only vaguely said keeps its vagueness in `precision` and `radius_km`.
// Cost: a few gazetteer lookups per capitalised word and a few passes over the names found. Thread-safe after construction.

#include "places/home_regions.hpp"
#include "places/place_finder.hpp"
#include "places/place_lexicon.hpp"
#include "records/details.hpp"
#include "records/entities.hpp"
#include "records/report.hpp"
#include "records/syntax.hpp"
#include "resources/gazetteer.hpp"

#include <string>
#include <vector>

namespace vedette::places {

class PlaceResolver {
public:
    // `lexicon_folder` is lexicon/places. Throws Error(resource_missing, resource_invalid). `gazetteer` must outlive this.
    PlaceResolver(const resources::Gazetteer& gazetteer, const std::string& lexicon_folder);

    // Works on tokens alone; names, tree and entities make it better where they are given.
    // `considered`, when given, receives every name that was looked at, with its candidates, scores and choice.
    [[nodiscard]] Places resolve(const Report& report, const Syntax& syntax, const TreeIndex& tree, const Entities& entities,
                                 std::vector<FoundName>* considered = nullptr) const;

private:
    PlaceLexicon lexicon_;
    HomeRegions homes_;
    PlaceFinder finder_;
};

} // namespace vedette::places
