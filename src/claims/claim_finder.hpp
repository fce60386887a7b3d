#pragma once
// All claims of one report as drafts: predicates and phrases first, then quotations that run on, then nesting.

#include "claims/claim_text.hpp"

#include <vector>

namespace vedette::claims {

// In text order of the content, larger contents first. Linear in tokens.
std::vector<Draft> find_claims(const ClaimText& text);

} // namespace vedette::claims
