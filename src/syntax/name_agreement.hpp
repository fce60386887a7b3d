#pragma once
// Makes the names of one report agree: the network sees one sentence at a time, a report names the same people again and again.
//
// Titles are taken off persons ("Gen."); a form that is mostly one label becomes that label everywhere; the last name of a person named in
// full is a person; a name found elsewhere in the report is found where it was missed. Deterministic, O(tokens log names).

#include "records/syntax.hpp"

#include <string_view>

namespace vedette::syntax {

// Replaces syntax.names; they stay in order and never overlap.
void agree_names(Syntax& syntax, std::string_view text);

} // namespace vedette::syntax
