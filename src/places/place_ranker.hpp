#pragma once
// Chooses among the things that each found name may stand for: prominence, the container after the comma, countries and regions that
// the report is about, distance to the report's other places. A few rounds, each with the choices of the round before, until the
// picture is stable (the idea of spatial minimality, Leidner 2007, with the container cue of Lieberman and Samet 2012).

#include "places/home_regions.hpp"
#include "places/place_finder.hpp"

#include <optional>
#include <string>
#include <vector>

namespace vedette::places {

// Sets FoundName::chosen (-1: no place after all) and raises or lowers FoundName::evidence by what the context says.
// `datelines`: what the report's dateline may stand for. `home`: where its outlet is read, when known.
void rank_places(Findings& findings, const std::vector<Candidate>& datelines, const std::optional<HomeRegion>& home);

} // namespace vedette::places
