#pragma once
// The known word that a mistyped one most likely stands for: optimal string alignment distance (Levenshtein plus swapped neighbours).

#include <span>
#include <string_view>

namespace vedette::cli {

// Empty when none is near: more than a third of the letters (at least 2) would have to change. A known word that `typed` begins counts
// as near. Ties go to the first.
std::string_view nearest_word(std::string_view typed, std::span<const std::string_view> known);

} // namespace vedette::cli
