#pragma once
// Who has what where, as claimed by whom: rows of the force ledger from events that move, ready, lend, withdraw or threaten with forces.
// A row is one claim. Claims are never added up: two claims of the same force stay two rows, and a later one by the same source
// supersedes the earlier.

#include "fusion/force_rows.hpp"

#include <vector>

namespace vedette::fusion {

// Claims with the same key are statements about one force by one source; only they supersede or repeat each other.
std::string key_of(const ForceClaim& claim);

// What ends the presence of others, and what may be ended.
bool is_withdrawal(const ForceClaim& claim);
bool may_be_closed(const ForceClaim& claim);

// Sorts claims and says of each whether it is repeated or supersedes another. Needs all claims of the keys that it is given.
void settle_keys(std::vector<ForceClaim>& claims);

// Sorts claims and says of each that is not repeated by which withdrawal it is closed. Needs, for each, the withdrawals of its owner from
// its places.
void close_standing(std::vector<ForceClaim>& claims);

// Sets the claims of many reports against each other: what is said twice is one row, later news supersedes, a withdrawal closes. Only
// claims of one key, or of one owner and place, have to do with each other. Any order in; rows by owner, place, as_of, id.
std::vector<ForceRow> settle_claims(std::vector<ForceClaim> claims);

// `events` in any order.
std::vector<ForceRow> build_forces(std::vector<const EventRecord*> events, const DevelopmentOf& development_of);

} // namespace vedette::fusion
