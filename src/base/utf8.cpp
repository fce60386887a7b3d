#include "base/utf8.hpp"

#include <algorithm>

namespace vedette {

namespace {

constexpr std::uint32_t kBlock = 64;

// Length of the well-formed sequence at `offset`, 0 when there is none (Unicode 15, table 3-7).
std::size_t sequence_length(std::string_view text, std::size_t offset) {
    const auto at = [&](std::size_t index) { return static_cast<unsigned char>(text[index]); };
    const unsigned char lead = at(offset);
    if (lead < 0x80U) {
        return 1;
    }
    const std::size_t length = lead >= 0xC2U && lead <= 0xDFU ? 2 : (lead >> 4U) == 0xEU ? 3 : lead >= 0xF0U && lead <= 0xF4U ? 4 : 0;
    if (length == 0 || offset + length > text.size()) {
        return 0;
    }
    const unsigned char second = at(offset + 1);
    const unsigned char low = lead == 0xE0U ? 0xA0U : lead == 0xF0U ? 0x90U : 0x80U;
    const unsigned char high = lead == 0xEDU ? 0x9FU : lead == 0xF4U ? 0x8FU : 0xBFU;
    if (second < low || second > high) {
        return 0;
    }
    for (std::size_t index = 2; index < length; ++index) {
        if (!is_continuation(text[offset + index])) {
            return 0;
        }
    }
    return length;
}

} // namespace

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

char32_t next_code_point(std::string_view text, std::size_t& offset) {
    const std::size_t length = sequence_length(text, offset);
    const auto at = [&](std::size_t index) { return static_cast<char32_t>(static_cast<unsigned char>(text[index])); };
    const std::size_t start = offset;
    offset += length == 0 ? 1 : length;
    switch (length) {
    case 1:
        return at(start);
    case 2:
        return ((at(start) & 0x1FU) << 6U) | (at(start + 1) & 0x3FU);
    case 3:
        return ((at(start) & 0x0FU) << 12U) | ((at(start + 1) & 0x3FU) << 6U) | (at(start + 2) & 0x3FU);
    case 4:
        return ((at(start) & 0x07U) << 18U) | ((at(start + 1) & 0x3FU) << 12U) | ((at(start + 2) & 0x3FU) << 6U) |
               (at(start + 3) & 0x3FU);
    default:
        return U'\uFFFD';
    }
}

bool is_valid_utf8(std::string_view text) {
    for (std::size_t offset = 0; offset < text.size();) {
        const std::size_t length = sequence_length(text, offset);
        if (length == 0) {
            return false;
        }
        offset += length;
    }
    return true;
}

std::string repair_utf8(std::string_view text, std::size_t* replaced) {
    std::string repaired;
    repaired.reserve(text.size());
    std::size_t count = 0;
    for (std::size_t offset = 0; offset < text.size();) {
        const std::size_t length = sequence_length(text, offset);
        if (length == 0) {
            append_utf8(repaired, U'\uFFFD');
            ++offset;
            ++count;
        } else {
            repaired.append(text.substr(offset, length));
            offset += length;
        }
    }
    if (replaced != nullptr) {
        *replaced = count;
    }
    return repaired;
}

void append_utf8(std::string& text, char32_t code_point) {
    const auto put = [&](char32_t byte) { text.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
    if (code_point < 0x80U) {
        put(code_point);
    } else if (code_point < 0x800U) {
        put(0xC0U | (code_point >> 6U));
        put(0x80U | (code_point & 0x3FU));
    } else if (code_point < 0x10000U) {
        put(0xE0U | (code_point >> 12U));
        put(0x80U | ((code_point >> 6U) & 0x3FU));
        put(0x80U | (code_point & 0x3FU));
    } else {
        put(0xF0U | (code_point >> 18U));
        put(0x80U | ((code_point >> 12U) & 0x3FU));
        put(0x80U | ((code_point >> 6U) & 0x3FU));
        put(0x80U | (code_point & 0x3FU));
    }
}

char32_t to_lower(char32_t c) {
    if (c < 0x80U) {
        return c >= U'A' && c <= U'Z' ? c + 32U : c;
    }
    if (c >= 0xC0U && c <= 0xDEU && c != 0xD7U) {
        return c + 32U;
    }
    if ((c >= 0x100U && c <= 0x137U) || (c >= 0x14AU && c <= 0x177U)) {
        return c == 0x130U ? U'i' : (c | 1U);
    }
    if ((c >= 0x139U && c <= 0x148U) || (c >= 0x179U && c <= 0x17EU)) {
        return c % 2U == 1U ? c + 1U : c;
    }
    if (c == 0x178U) {
        return 0xFFU;
    }
    if (c >= 0x391U && c <= 0x3A9U) {
        return c + 32U;
    }
    if (c >= 0x410U && c <= 0x42FU) {
        return c + 32U;
    }
    if (c >= 0x400U && c <= 0x40FU) {
        return c + 80U;
    }
    return c;
}

std::string to_lower(std::string_view text) {
    std::string lower;
    lower.reserve(text.size());
    for (std::size_t offset = 0; offset < text.size();) {
        const auto byte = static_cast<unsigned char>(text[offset]);
        if (byte < 0x80U) {
            lower.push_back(static_cast<char>(to_lower(static_cast<char32_t>(byte))));
            ++offset;
        } else {
            append_utf8(lower, to_lower(next_code_point(text, offset)));
        }
    }
    return lower;
}

bool is_upper(char32_t code_point) { return to_lower(code_point) != code_point; }

bool is_letter(char32_t c) {
    if (c < 0x80U) {
        return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
    }
    if (c < 0xC0U) {
        return c == 0xAAU || c == 0xB5U || c == 0xBAU;
    }
    if (c == 0xD7U || c == 0xF7U) {
        return false;
    }
    // General punctuation to dingbats, CJK punctuation, private use, surrogates, symbols and emoji planes.
    return !((c >= 0x2000U && c <= 0x2BFFU) || (c >= 0x3000U && c <= 0x303FU) || (c >= 0xD800U && c <= 0xF8FFU) ||
             (c >= 0xFE00U && c <= 0xFE6FU) || c == 0xFEFFU || c == 0xFFFDU || c >= 0x1F000U);
}

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

bool is_space(char32_t c) {
    return c == U' ' || (c >= 0x09U && c <= 0x0DU) || c == 0x85U || c == 0xA0U || c == 0x1680U ||
           (c >= 0x2000U && c <= 0x200BU) || c == 0x2028U || c == 0x2029U || c == 0x202FU || c == 0x205FU || c == 0x3000U ||
           c == 0xFEFFU;
}

std::string ascii_lower(std::string_view text) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return lower;
}

std::string_view trim(std::string_view text) {
    const auto blank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    while (!text.empty() && blank(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && blank(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (std::size_t start = 0;;) {
        const std::size_t end = text.find(separator, start);
        parts.push_back(text.substr(start, end == std::string_view::npos ? end : end - start));
        if (end == std::string_view::npos) {
            return parts;
        }
        start = end + 1;
    }
}

std::string joined(const std::vector<std::string>& items, std::string_view separator) {
    std::string out;
    for (const std::string& item : items) {
        out += (out.empty() ? "" : std::string(separator)) + item;
    }
    return out;
}

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
    if (text.size() < prefix.size()) {
        return false;
    }
    for (std::size_t index = 0; index < prefix.size(); ++index) {
        const auto left = static_cast<char32_t>(static_cast<unsigned char>(text[index]));
        const auto right = static_cast<char32_t>(static_cast<unsigned char>(prefix[index]));
        if (left != right && (left >= 0x80U || to_lower(left) != to_lower(right))) {
            return false;
        }
    }
    return true;
}

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
    std::uint32_t count = 0;
    block_starts_.reserve(text.size() / kBlock + 2);
    for (std::size_t offset = 0; offset < text.size(); ++offset) {
        if (offset % kBlock == 0) {
            block_starts_.push_back(count);
        }
        if (!is_continuation(text[offset])) {
            ++count;
        } else {
            ascii_ = false;
        }
    }
    block_starts_.push_back(count);
}

std::uint32_t CodePointIndex::code_point(std::uint32_t byte_offset) const {
    byte_offset = std::min<std::uint32_t>(byte_offset, static_cast<std::uint32_t>(text_.size()));
    if (ascii_) {
        return byte_offset;
    }
    if (byte_offset == text_.size()) {
        return block_starts_.back();
    }
    const std::uint32_t block = byte_offset / kBlock;
    std::uint32_t count = block_starts_[block];
    for (std::uint32_t offset = block * kBlock; offset < byte_offset; ++offset) {
        count += is_continuation(text_[offset]) ? 0U : 1U;
    }
    return count;
}

std::uint32_t CodePointIndex::byte(std::uint32_t code_point_offset) const {
    if (ascii_) {
        return std::min<std::uint32_t>(code_point_offset, static_cast<std::uint32_t>(text_.size()));
    }
    if (code_point_offset >= block_starts_.back()) {
        return static_cast<std::uint32_t>(text_.size());
    }
    const auto after = std::upper_bound(block_starts_.begin(), block_starts_.end() - 1, code_point_offset);
    const auto block = static_cast<std::uint32_t>(after - block_starts_.begin() - 1);
    std::uint32_t count = block_starts_[block];
    for (std::uint32_t offset = block * kBlock; offset < text_.size(); ++offset) {
        if (!is_continuation(text_[offset])) {
            if (count == code_point_offset) {
                return offset;
            }
            ++count;
        }
    }
    return static_cast<std::uint32_t>(text_.size());
}

} // namespace vedette
