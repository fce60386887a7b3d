#pragma once
// Gives every event of a report its confidence, once parties and details are settled.

#include "events/confidence.hpp"
#include "records/events.hpp"
#include "records/syntax.hpp"

#include <cstddef>
#include <map>
#include <vector>

namespace vedette::events {

// What an Event does not keep of how it was coded.
struct CodedBy {
    const std::vector<TokenIndex>& supports; // per event: the light verb that carries it, kNoToken otherwise
    const std::map<TokenIndex, std::size_t>& asked; // trigger -> arguments that its frame asked for
};

// Sets `confidence` and adds the evidence to `because`. `events` in text order; n log n in their number.
void rate_events(std::vector<Event>& events, const CodedBy& by, const Syntax& syntax,
                 const ConfidenceTable& table);

} // namespace vedette::events
