#pragma once
// A text as the set of its 5-word shingles, for near_copies. Words are runs of letters and digits in lower case, so that
// typography, spacing and punctuation do not count.

#include <cstdint>
#include <string_view>
#include <vector>

namespace vedette::ingest {

struct Shingles {
    std::vector<std::uint32_t> hashes; // sorted, no doubles; a text of fewer than five words has one
    std::uint64_t words_hash = 0;      // of all words in order: first 64 bits of their SHA-256
};

Shingles shingles_of(std::string_view text);

} // namespace vedette::ingest
