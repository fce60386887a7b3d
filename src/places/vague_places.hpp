#pragma once
// Places that are said by their relation to others: "Belarus' border with Poland", "the Belarusian-Polish border", "the western border
// of Belarus", "northern Ukraine", "off the coast of Somalia". A border between two states gets the middle of that border from the
// gazetteer; a coast gets no point at all, because none is known.

#include "places/place_lexicon.hpp"
#include "records/details.hpp"
#include "records/entities.hpp"
#include "records/report.hpp"
#include "records/syntax.hpp"

namespace vedette::places {

// Replaces mentions in `places` by the vaguer ones that hold them. Keeps text order and no overlaps.
void find_vague_places(const Report& report, const Syntax& syntax, const PlaceLexicon& lexicon, const Entities& entities, Places& places);

} // namespace vedette::places
