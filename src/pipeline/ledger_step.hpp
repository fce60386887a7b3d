#pragma once
// The ledger of forces after a step of joining: what the reports named claim now, set against what the rest of the case claims of the same
// forces and places.

#include "store/fusion_step.hpp"

#include <set>
#include <string>

namespace vedette::pipeline {

// `reports`: ids of those whose claims may have changed, also of reports that are gone. Their mentions are joined already.
void settle_ledger(store::FusionStep& store, const std::set<std::string>& reports);

} // namespace vedette::pipeline
