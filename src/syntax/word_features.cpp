#include "syntax/word_features.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace vedette::syntax {

namespace {

// ASCII for one code point, empty when it stays as it is.
std::string_view plain_character(char32_t c) {
    switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0xB4:
        return "'";
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0xAB:
    case 0xBB:
        return "\"";
    case 0x2010:
    case 0x2011:
    case 0x2013:
    case 0x2014:
    case 0x2212:
        return "-";
    case 0x2026:
        return "...";
    case 0xA0:
        return " ";
    default:
        return {};
    }
}

// FNV-1a, folded: the high bits are the better ones.
std::uint32_t hash_feature(char tag, std::string_view text) {
    std::uint32_t hash = 2166136261U;
    hash = (hash ^ static_cast<unsigned char>(tag)) * 16777619U;
    for (const char c : text) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    }
    hash ^= hash >> 15U;
    return hash & (kFeatureBuckets - 1);
}

// Byte offset of every code point, and the size at the end.
std::vector<std::size_t> starts_of(std::string_view text) {
    std::vector<std::size_t> starts;
    for (std::size_t offset = 0; offset < text.size();) {
        starts.push_back(offset);
        next_code_point(text, offset);
    }
    starts.push_back(text.size());
    return starts;
}

void zero_digits(std::string& text) {
    for (char& c : text) {
        if (c >= '0' && c <= '9') {
            c = '0';
        }
    }
}

} // namespace

std::string plain_form(std::string_view form) {
    if (form == "``" || form == "''") {
        return "\"";
    }
    const bool is_ascii = std::all_of(form.begin(), form.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
    if (is_ascii) {
        return std::string(form);
    }
    std::string plain;
    for (std::size_t offset = 0; offset < form.size();) {
        const char32_t c = next_code_point(form, offset);
        if (const std::string_view ascii = plain_character(c); !ascii.empty()) {
            plain += ascii;
        } else {
            append_utf8(plain, c);
        }
    }
    return plain;
}

std::string word_key(std::string_view form) {
    std::string key = to_lower(plain_form(form));
    zero_digits(key);
    return key;
}

std::string word_shape(std::string_view plain) {
    std::string shape;
    for (std::size_t offset = 0; offset < plain.size() && shape.size() < 12;) {
        const char32_t c = next_code_point(plain, offset);
        char mark = '~';
        if (is_digit(c)) {
            mark = 'd';
        } else if (c < 0x80U) {
            const bool is_lower = c >= U'a' && c <= U'z';
            mark = is_upper(c) ? 'X' : is_lower ? 'x' : static_cast<char>(c);
        } else if (is_upper(c)) {
            mark = 'X';
        } else if (c >= 0xC0U) {
            mark = 'x';
        }
        const std::size_t size = shape.size();
        if (size < 2 || shape[size - 1] != mark || shape[size - 2] != mark) {
            shape.push_back(mark);
        }
    }
    return shape;
}

void append_features(std::string_view form, std::vector<std::uint32_t>& features) {
    const std::string plain = plain_form(form);
    std::string low = to_lower(plain);
    zero_digits(low);
    features.push_back(hash_feature('h', word_shape(plain)));
    const std::vector<std::size_t> starts = starts_of(low);
    const std::size_t size = starts.size() - 1;
    const std::string_view view = low;
    for (std::size_t length = 1; length <= 3 && length <= size; ++length) {
        features.push_back(hash_feature("abc"[length - 1], view.substr(0, starts[length])));
    }
    for (std::size_t length = 1; length <= 4 && length <= size; ++length) {
        features.push_back(hash_feature("defg"[length - 1], view.substr(starts[size - length])));
    }
    const std::string padded = '<' + low + '>';
    const std::vector<std::size_t> padded_starts = starts_of(padded);
    for (std::size_t index = 0; index < 12 && index + 3 < padded_starts.size(); ++index) {
        const std::size_t begin = padded_starts[index];
        features.push_back(hash_feature('t', std::string_view(padded).substr(begin, padded_starts[index + 3] - begin)));
    }
}

} // namespace vedette::syntax
