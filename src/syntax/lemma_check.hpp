#pragma once
// A second look at the network's lemma of an inflected verb or noun: irregular forms by a closed list, regular ones that came out as no
// word at all ("accus", "patroll") by the spelling rules of English, preferring a base form that the reader has seen.

#include "records/syntax.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace vedette::syntax {

// `known` says whether a lower-case word is in the reader's vocabulary.
std::string checked_lemma(std::string_view form, Upos upos, Xpos xpos, const std::string& lemma,
                          const std::function<bool(std::string_view)>& known);

} // namespace vedette::syntax
