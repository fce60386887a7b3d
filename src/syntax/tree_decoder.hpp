#pragma once
// The best dependency tree under arc scores: every token's best head when that is a tree, else the maximum spanning arborescence
// (Chu and Liu 1965, Edmonds 1967) with exactly one root. Greedy costs O(n^2), every round of repair as much. Deterministic: of equal
// scores the first wins.

#include <cstdint>
#include <vector>

namespace vedette::syntax {

// `scores` holds n rows of n + 1: row t is the score of each head for token t, head 0 being the root and head h token h - 1. Returns n heads
// in that numbering. Scores that are not finite count as very low.
std::vector<std::uint32_t> decode_tree(const float* scores, std::size_t n);

} // namespace vedette::syntax
