#pragma once
// What the network sees of a word: the key of its row in the word table and the numbers of its hashed features (prefixes of 1 to 3
// characters, suffixes of 1 to 4, shape, trigrams). Must equal features_of() in src/train/reader_data.py to the bit: the network was
// trained under these numbers.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vedette::syntax {

inline constexpr std::uint32_t kFeatureBuckets = 32768;

// Curly quotes, dashes and the ellipsis as ASCII; soft hyphens stay.
std::string plain_form(std::string_view form);

// Key of the word table: plain, lower case, every digit a zero.
std::string word_key(std::string_view form);

// "Putin" Xxx cut to runs of two: "Xxx", "U.S." -> "X.X.", "1,000" -> "d,dd"; 12 characters at most.
std::string word_shape(std::string_view plain);

// Appends at most 20 numbers under kFeatureBuckets to `features`.
void append_features(std::string_view form, std::vector<std::uint32_t>& features);

} // namespace vedette::syntax
