#pragma once
// Joins what waits in a casefile, in steps of bounded size, without the rest of the case. The result is that of joining the whole case at
// once: a mention is compared with those its keys find, whatever else the case holds; the pieces (chains of pairs) that it is tied to are
// joined anew, and nothing outside a piece bears on how it is joined. Then the histories and ledger rows that hang on them.

#include "store/store.hpp"

#include <cstddef>

namespace vedette::pipeline {

// Events taken in one step: memory grows with this and with the pieces that they belong to, not with the case.
inline constexpr std::size_t kEventsAStep = 20000;

void join_waiting(store::Store& store, std::size_t events_a_step = kEventsAStep);

} // namespace vedette::pipeline
