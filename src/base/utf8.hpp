#pragma once
// UTF-8 text: decoding, validation, case, and the map from byte offsets to Unicode code points that every output needs.

#include "base/text_span.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace vedette {

// Decodes the code point at `offset` and moves `offset` past it. An invalid byte gives U+FFFD and moves by one.
char32_t next_code_point(std::string_view text, std::size_t& offset);

bool is_valid_utf8(std::string_view text);

// Replaces every invalid byte by U+FFFD. `replaced` (optional) receives how many.
std::string repair_utf8(std::string_view text, std::size_t* replaced = nullptr);

// A byte that goes on with a character another byte began.
bool is_continuation(char byte);

void append_utf8(std::string& text, char32_t code_point);

// Simple case folding for ASCII, Latin-1, Latin Extended-A, Greek and Cyrillic: enough for names and predicates.
char32_t to_lower(char32_t code_point);
std::string to_lower(std::string_view text);
std::string ascii_lower(std::string_view text); // A to Z alone, byte by byte: for tags, labels and names of files

bool is_upper(char32_t code_point);
bool is_letter(char32_t code_point); // ASCII letters and everything from U+00C0 that is not punctuation or a symbol
bool is_digit(char32_t code_point);  // ASCII digits
bool is_space(char32_t code_point);  // white space of Unicode, and U+FEFF and U+200B

std::string_view trim(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string joined(const std::vector<std::string>& items, std::string_view separator = ", ");
bool starts_with_ignoring_case(std::string_view text, std::string_view prefix);

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

inline bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// Maps byte offsets to code point offsets and back in O(log n); built in one pass.
class CodePointIndex {
public:
    explicit CodePointIndex(std::string_view text);

    [[nodiscard]] std::uint32_t code_point(std::uint32_t byte_offset) const;
    [[nodiscard]] std::uint32_t byte(std::uint32_t code_point_offset) const;

    // The same half-open span counted in code points.
    [[nodiscard]] TextSpan code_points(const TextSpan& bytes) const {
        return {code_point(bytes.begin), code_point(bytes.end)};
    }

private:
    // Number of code points before byte 64 * i: one entry a block, the rest is counted.
    std::string_view text_;
    std::vector<std::uint32_t> block_starts_;
    bool ascii_ = true;
};

} // namespace vedette
