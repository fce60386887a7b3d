#include "briefing/html_text.hpp"

#include "base/content_hash.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace vedette::briefing {

namespace {

int hex_value(char c) {
    return c <= '9' ? c - '0' : c - 'a' + 10;
}

std::string base64_of_hex(std::string_view hex) {
    constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    std::uint32_t bits = 0;
    int held = 0;
    for (char digit : hex) {
        bits = (bits << 4) | static_cast<std::uint32_t>(hex_value(digit));
        held += 4;
        if (held >= 6) {
            held -= 6;
            out += kAlphabet[(bits >> held) & 0x3F];
        }
    }
    if (held > 0) {
        out += kAlphabet[(bits << (6 - held)) & 0x3F];
    }
    out.append((4 - out.size() % 4) % 4, '=');
    return out;
}

} // namespace

std::string escape(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

std::string safe_link(std::string_view url) {
    const bool is_web = url.substr(0, 7) == "http://" || url.substr(0, 8) == "https://";
    const bool is_clean = std::none_of(
        url.begin(), url.end(), [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; });
    return is_web && is_clean ? std::string(url) : std::string();
}

std::string script_hash(std::string_view script) {
    return "'sha256-" + base64_of_hex(sha256_hex(script)) + "'";
}

std::string px(double value) {
    const auto tenths = static_cast<std::int64_t>(std::llround(value * 10));
    const std::int64_t whole = std::abs(tenths) / 10;
    const std::int64_t rest = std::abs(tenths) % 10;
    std::string out = tenths < 0 ? "-" : "";
    out += std::to_string(whole);
    if (rest != 0) {
        out += "." + std::to_string(rest);
    }
    return out;
}

} // namespace vedette::briefing
