#pragma once
// Whether a count of people or means of war says how many there are or how many come and go.

#include "records/details.hpp"
#include "records/syntax.hpp"

#include <string_view>

namespace vedette::quantities {

// Sets QuantityMention::measure where the words say so and leaves it unstated where they do not: "deployed" alone says neither. Sums,
// distances and victims are not measured so. O(quantities).
void mark_stock_or_flow(std::string_view text, const Syntax& syntax, const TreeIndex& tree, Quantities& quantities);

} // namespace vedette::quantities
