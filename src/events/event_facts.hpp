#pragma once
// What the rules of parties ask of a coded event.

#include "records/events.hpp"

#include <algorithm>
#include <string_view>

namespace vedette::events {

inline bool has_mode(const Event& event, std::string_view mode) { return std::find(event.modes.begin(), event.modes.end(), mode) != event.modes.end(); }

inline bool is_actor(const Event& event, const Party& party) {
    return std::any_of(event.actors.begin(), event.actors.end(), [&](const Party& actor) { return actor.entity == party.entity; });
}

// A party of the state that acts.
inline bool is_of_actors_state(const Event& event, const Party& party) {
    return std::any_of(event.actors.begin(), event.actors.end(), [&](const Party& actor) { return !party.code.empty() && actor.code == party.code; });
}

// Denies what is said of the past (CAMEO 016): refuses nothing, and nobody.
inline bool is_denial(const Event& event) { return event.type == EventType::REJECT && event.cameo == "016"; }

} // namespace vedette::events
