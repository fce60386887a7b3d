#pragma once
// Which events feed which indicator of a theatre: a sighting is one event mention that fits one feed. Pure and independent of the order
// of the events. Cost: events of the theatre times feeds, with the type of the event as the first test.

#include "records/fused.hpp"
#include "warning/indicator_table.hpp"
#include "warning/theatre_table.hpp"

#include <optional>
#include <string>
#include <vector>

namespace vedette::warning {

// How an event lies to a theatre.
struct Surroundings {
    bool in_zone = false;      // a place of it lies in the zone; or it names none and a state acts whose ground is the theatre
    bool at_frontier = false;  // in the zone at a border, or at a place or circle that the theatre names
    bool is_transfer = false;  // from outside of the zone into it
    bool is_elsewhere = false; // it names places, none of them in the zone
    bool is_own = false;       // a principal acts, in the theatre, at home or at no place named
    bool is_home = false;      // a place of it lies in the zone or in the state of a principal
    bool is_dyad = false;      // both sides take part
    bool is_about = false;     // worth calling a report about the theatre
};

Surroundings surroundings_of(const Theatre& theatre, const EventRecord& event);

struct Sighting {
    std::size_t indicator = 0; // index into IndicatorTable::indicators
    std::size_t event = 0;     // index into the events given
    Day known;                 // publication: from then on the desk could know
    Day happened;              // decay counts from here: end of the event's time, else publication; never after it
    int credit = 0;            // 2 observed, 1 claimed
    bool is_real = true;       // the act is done, or the statement made; false: planned or feared
    Claimant claimant = Claimant::outlet;
};

// Events below this confidence light nothing, unless an analyst accepted them.
inline constexpr double kMinConfidence = 0.6;

// Sorted by known, then event, then indicator. An event whose report has no day of publication gives none: nobody knows when it was known.
std::vector<Sighting> find_sightings(const Theatre& theatre, const IndicatorTable& table, const std::vector<EventRecord>& events);

// Who vouches for the event, seen from its actors.
Claimant claimant_of(const Theatre& theatre, const EventRecord& event);

} // namespace vedette::warning
