#pragma once
// Events of one report -> what it claims about forces: rows of the ledger before they are set against those of other reports. Looks at
// nothing but the report and which of its mentions are one development. Pure.

#include "records/fused.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vedette::fusion {

// Event id -> number of its development; ids that stand nowhere share nothing.
using DevelopmentOf = std::unordered_map<std::string_view, std::size_t>;

// `report`: events of one report in text order.
std::vector<ForceClaim> claims_of_report(const std::vector<const EventRecord*>& report, const DevelopmentOf& development_of);

} // namespace vedette::fusion
