#include "ingest/shingles.hpp"

#include "base/content_hash.hpp"
#include "base/sort_unique.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <charconv>
#include <string>

namespace vedette::ingest {

namespace {

constexpr std::size_t kShingleWords = 5;

// FNV-1a over the bytes of a word; mixed with its neighbours below.
std::uint64_t word_hash(std::string_view word) {
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const char c : word) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    }
    return hash;
}

std::uint32_t shingle_hash(const std::uint64_t* words, std::size_t count) {
    std::uint64_t hash = 0x9E3779B97F4A7C15ULL;
    for (std::size_t index = 0; index < count; ++index) {
        hash = (hash ^ words[index]) * 0xFF51AFD7ED558CCDULL; // constant of MurmurHash3's finalizer
        hash ^= hash >> 33U;
    }
    return static_cast<std::uint32_t>(hash >> 32U) ^ static_cast<std::uint32_t>(hash);
}

} // namespace

Shingles shingles_of(std::string_view text) {
    std::string words; // separated by one space
    std::vector<std::uint64_t> hashes;
    std::size_t start = 0;
    const auto end_word = [&] {
        if (words.size() > start) {
            hashes.push_back(word_hash(std::string_view(words).substr(start)));
            words += ' ';
            start = words.size();
        }
    };
    for (std::size_t offset = 0; offset < text.size();) {
        const char32_t c = next_code_point(text, offset);
        if (c < 0x80U ? is_letter(c) || is_digit(c) || c == U'_' : is_letter(c)) {
            append_utf8(words, to_lower(c));
        } else {
            end_word();
        }
    }
    end_word();
    Shingles shingles;
    if (hashes.empty()) {
        return shingles;
    }
    const std::string digest = short_id(words);
    std::from_chars(digest.data(), digest.data() + digest.size(), shingles.words_hash, 16);
    const std::size_t width = std::min(kShingleWords, hashes.size());
    for (std::size_t first = 0; first + width <= hashes.size(); ++first) {
        shingles.hashes.push_back(shingle_hash(hashes.data() + first, width));
    }
    sort_unique(shingles.hashes);
    shingles.hashes.shrink_to_fit();
    return shingles;
}

} // namespace vedette::ingest
