#pragma once
// Where the forces of a report's claims stand: in the event's own words, else in those of another mention of the same development, in the
// place that "the area" points back to, or in the part of the speaker's own country that "the west" is. Pure.

#include "fusion/force_rows.hpp"

#include <string>
#include <vector>

namespace vedette::fusion {

// The places of an event in words: those it comes from, or all others. Empty where it names none.
std::string place_words(const EventRecord& event, bool origin);

// Keys of the places of every role but one, sorted.
std::vector<std::string> place_keys(const EventRecord& event, PlaceRole left_out);

// Fills `where`, `held` and `left` of rows without place. `behind[i]` is the event of claims[i]; all in text order.
void place_claims(std::vector<ForceClaim>& claims, const std::vector<const EventRecord*>& behind, const std::vector<const EventRecord*>& report,
                  const DevelopmentOf& development_of);

} // namespace vedette::fusion
