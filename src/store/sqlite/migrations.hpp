#pragma once
// The schema of the casefile as numbered steps. A new casefile goes through all of them, an older one through those it lacks, so that
// both end with the same schema.

#include "store/sqlite/connection.hpp"

#include <span>
#include <string_view>

namespace vedette::store {

struct Migration {
    int number;
    std::string_view name;
    std::string_view sql;
};

std::span<const Migration> migrations();

// Checks that the file is ours (application id) and brings it to the newest schema, each step in one transaction. Throws
// Error(store_failed) for another program's database, or one made by a newer vedette.
void migrate(Connection& connection);

// The same checks without a change: an older schema is an error that says how to bring it up to date.
void check_schema(Connection& connection);

} // namespace vedette::store
