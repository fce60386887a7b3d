#pragma once
// Who has what where, as claimed by whom: rows of the force ledger from events that move, ready, lend, withdraw or threaten with forces.
// A row is one claim. Claims are never added up: two claims of the same force stay two rows, and a later one by the same source
// supersedes the earlier.

#include "records/fused.hpp"

#include <vector>

namespace vedette::fusion {

// `events` in any order. Rows are sorted by owner, place, as_of, id.
std::vector<ForceRow> build_forces(std::vector<const EventRecord*> events);

} // namespace vedette::fusion
