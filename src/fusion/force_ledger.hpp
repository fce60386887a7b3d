#pragma once
// Who has what where, as claimed by whom: rows of the force ledger from events that move, ready, lend, withdraw or threaten with forces.
// A row is one claim. Claims are never added up: two claims of the same force stay two rows, and a later one by the same source
// supersedes the earlier.

#include "fusion/force_rows.hpp"

#include <vector>

namespace vedette::fusion {

// Claims with the same key are statements about one force by one source; only they supersede or repeat each other.
std::string key_of(const ForceClaim& claim);

// Sets the claims of many reports against each other: what is said twice is one row, later news supersedes, a withdrawal closes. Only
// claims of one key, or of one owner and place, have to do with each other. Any order in; rows by owner, place, as_of, id.
std::vector<ForceRow> settle_claims(std::vector<ForceClaim> claims);

// `events` in any order.
std::vector<ForceRow> build_forces(std::vector<const EventRecord*> events, const DevelopmentOf& development_of);

} // namespace vedette::fusion
