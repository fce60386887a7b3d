#pragma once
// Which reports of a casefile are copies of which (ingest/near_copies). In a large case only texts published near each other in time are
// compared, so that one more report costs a few weeks of reports and not all of them.

#include "store/store.hpp"

#include <cstdint>

namespace vedette::pipeline {

// Up to this many reports every text is compared with every other. Above it, those of one window of four weeks; windows overlap by half, so
// that texts within two weeks of each other always meet. Those without a day of publication meet each other.
inline constexpr std::int64_t kMostComparedWithAll = 20000;

// Either way the result depends on the reports alone, not on the order in which they came.
void link_copies(store::Store& store, std::int64_t most_compared_with_all = kMostComparedWithAll);

} // namespace vedette::pipeline
