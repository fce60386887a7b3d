#pragma once
// Half-open range of UTF-8 bytes [begin, end) in a text. Inside vedette every offset is a byte offset; code points exist only
// at the edge (see CodePointIndex in utf8.hpp).

#include <compare>
#include <cstdint>
#include <string_view>

namespace vedette {

struct TextSpan {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    [[nodiscard]] bool empty() const { return begin >= end; }

    [[nodiscard]] std::uint32_t size() const { return empty() ? 0 : end - begin; }

    [[nodiscard]] bool contains(std::uint32_t offset) const { return begin <= offset && offset < end; }

    [[nodiscard]] bool contains(const TextSpan& other) const {
        return begin <= other.begin && other.end <= end;
    }

    [[nodiscard]] bool overlaps(const TextSpan& other) const { return begin < other.end && other.begin < end; }

    // The words of the span; empty when the span is not inside `text`.
    [[nodiscard]] std::string_view in(std::string_view text) const {
        return end <= text.size() && begin <= end ? text.substr(begin, end - begin) : std::string_view{};
    }

    auto operator<=>(const TextSpan&) const = default;
};

// The smallest span that holds both.
inline TextSpan cover(const TextSpan& left, const TextSpan& right) {
    return {left.begin < right.begin ? left.begin : right.begin, left.end > right.end ? left.end : right.end};
}

} // namespace vedette
