#include "ingest/encoding.hpp"

#include "base/utf8.hpp"
#include "ingest/guess_charset.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

namespace vedette::ingest {

namespace {

constexpr std::size_t kSampleBytes = std::size_t{64} * 1024;
// Where a page may declare its charset (WHATWG looks at 1024 bytes; saved pages often have a comment first).
constexpr std::size_t kDeclarationBytes = 4096;
// Share of valid bytes from which a text counts as damaged UTF-8.
constexpr double kMostlyUtf8 = 0.995;

struct ConverterCloser {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};

using Converter = std::unique_ptr<UConverter, ConverterCloser>;

struct Utf8Census {
    std::size_t invalid = 0;     // bytes outside any well-formed sequence
    std::size_t multi_bytes = 0; // well-formed sequences of two bytes or more
};

Utf8Census count_utf8(std::string_view bytes) {
    Utf8Census census;
    for (std::size_t offset = 0; offset < bytes.size();) {
        if (static_cast<unsigned char>(bytes[offset]) < 0x80U) {
            ++offset;
            continue;
        }
        const std::size_t start = offset;
        next_code_point(bytes, offset);
        ++(offset - start > 1 ? census.multi_bytes : census.invalid);
    }
    return census;
}

struct ByteOrderMark {
    std::string_view bytes;
    const char* charset;
};

// UTF-32 first: its little-endian mark begins with that of UTF-16.
constexpr std::array<ByteOrderMark, 5> kByteOrderMarks = {{
    {std::string_view("\xFF\xFE\x00\x00", 4), "utf-32le"},
    {std::string_view("\x00\x00\xFE\xFF", 4), "utf-32be"},
    {std::string_view("\xEF\xBB\xBF", 3), "utf-8"},
    {std::string_view("\xFF\xFE", 2), "utf-16le"},
    {std::string_view("\xFE\xFF", 2), "utf-16be"},
}};

// Browsers read these labels as the larger Windows set, and so do the pages that carry them (WHATWG Encoding, section 4.2).
std::string web_name(std::string_view declared) {
    std::string name = ascii_lower(trim(declared));
    std::erase_if(name, [](char c) { return c == '"' || c == '\'' || c == ';'; });
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kLabels = {{
        {"iso-8859-1", "windows-1252"},
        {"iso8859-1", "windows-1252"},
        {"latin1", "windows-1252"},
        {"latin-1", "windows-1252"},
        {"us-ascii", "windows-1252"},
        {"ascii", "windows-1252"},
        {"iso-8859-9", "windows-1254"},
        {"tis-620", "windows-874"},
        {"gb2312", "gb18030"},
        {"gbk", "gb18030"},
        {"utf8", "utf-8"},
        {"x-sjis", "shift_jis"},
    }};
    for (const auto& [label, windows] : kLabels) {
        if (name == label) {
            return std::string(windows);
        }
    }
    return name;
}

// A UTF-16 text without a mark: every second byte of its ASCII part (spaces and line ends in any language) is NUL.
std::optional<std::string> utf16_without_mark(std::string_view bytes) {
    const std::string_view sample = bytes.substr(0, kSampleBytes);
    if (bytes.size() < 4 || bytes.size() % 2 != 0) {
        return std::nullopt;
    }
    std::array<std::size_t, 2> nuls{}; // by position in the pair
    std::array<std::size_t, 2>
        spaces{}; // units that are a space, a line end or a small ASCII letter, by position of the NUL
    for (std::size_t index = 0; index + 1 < sample.size(); index += 2) {
        for (std::size_t side = 0; side < 2; ++side) {
            const char other = sample[index + 1 - side];
            nuls[side] += sample[index + side] == '\0' ? 1 : 0;
            spaces[side] += sample[index + side] == '\0' &&
                                    (other == ' ' || other == '\n' || (other >= 'a' && other <= 'z'))
                                ? 1
                                : 0;
        }
    }
    const std::size_t units = sample.size() / 2;
    const std::size_t side = nuls[0] > nuls[1] ? 0 : 1; // big-endian: the NUL comes first
    if (nuls[side] * 20 < units || nuls[1 - side] * 50 > units || spaces[side] * 3 < nuls[side]) {
        return std::nullopt;
    }
    return side == 0 ? "utf-16be" : "utf-16le";
}

std::optional<std::string> convert(std::string_view bytes, const std::string& charset) {
    UErrorCode status = U_ZERO_ERROR;
    const Converter from(ucnv_open(charset.c_str(), &status));
    const Converter to(ucnv_open("UTF-8", &status));
    if (U_FAILURE(status)) {
        return std::nullopt;
    }
    std::string text;
    const char* source = bytes.data();
    const char* const source_end = source + bytes.size();
    std::array<UChar, 4096> pivot{};
    UChar* pivot_source = pivot.data();
    UChar* pivot_target = pivot.data();
    std::array<char, 8192> out{};
    for (bool reset = true;; reset = false) {
        char* target = out.data();
        status = U_ZERO_ERROR;
        ucnv_convertEx(to.get(), from.get(), &target, out.data() + out.size(), &source, source_end,
                       pivot.data(), &pivot_source, &pivot_target, pivot.data() + pivot.size(), reset ? 1 : 0,
                       1, &status);
        text.append(out.data(), static_cast<std::size_t>(target - out.data()));
        if (status != U_BUFFER_OVERFLOW_ERROR) {
            break;
        }
    }
    return U_FAILURE(status) ? std::nullopt : std::optional<std::string>(std::move(text));
}

// Share of characters that a conversion could not make sense of: U+FFFD and C1 controls.
double share_of_nonsense(std::string_view text) {
    std::size_t all = 0;
    std::size_t nonsense = 0;
    for (std::size_t offset = 0; offset < text.size(); ++all) {
        const char32_t c = next_code_point(text, offset);
        nonsense += c == U'\uFFFD' || (c >= 0x80U && c < 0xA0U && c != 0x85U) ? 1 : 0;
    }
    return all == 0 ? 0.0 : static_cast<double>(nonsense) / static_cast<double>(all);
}

bool is_control(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return (value < 0x20U && value != '\t' && value != '\n' && value != '\r' && value != '\f' &&
            value != '\v' && value != 0x1BU && value != 0x1AU) ||
           value == 0x7FU;
}

bool is_mostly_control(std::string_view bytes) {
    const std::string_view sample = bytes.substr(0, kSampleBytes);
    const auto nuls = static_cast<std::size_t>(std::count(sample.begin(), sample.end(), '\0'));
    const auto controls = static_cast<std::size_t>(std::count_if(sample.begin(), sample.end(), is_control));
    return nuls * 500 > sample.size() || controls * 50 > sample.size();
}

std::string without_nuls(std::string text) {
    std::replace(text.begin(), text.end(), '\0', ' ');
    return text;
}

struct Decoded {
    std::string text;
    std::string encoding;
};

std::optional<Decoded> decode_as(std::string_view bytes, const std::string& charset) {
    std::optional<std::string> text = convert(bytes, charset);
    return text ? std::optional<Decoded>({std::move(*text), charset}) : std::nullopt;
}

// A declaration is believed when it names a known charset and the bytes make sense in it.
std::optional<Decoded> decode_as_declared(std::string_view bytes, std::string_view declared) {
    constexpr double kTolerated = 0.002;
    const std::string name = web_name(declared);
    // Whoever declares UTF-16 in a readable ASCII declaration is wrong, and UTF-8 was tried before.
    if (name.empty() || name.starts_with("utf")) {
        return std::nullopt;
    }
    std::optional<Decoded> decoded = decode_as(bytes, name);
    return decoded && share_of_nonsense(decoded->text) <= kTolerated ? decoded : std::nullopt;
}

Decoded decode_text(std::string_view bytes, std::string_view declared) {
    const Utf8Census census = count_utf8(bytes);
    const double valid = 1.0 - static_cast<double>(census.invalid) / static_cast<double>(bytes.size());
    if (census.invalid == 0 || (valid > kMostlyUtf8 && census.multi_bytes > census.invalid)) {
        const bool escapes = bytes.find("\x1B$") != std::string_view::npos; // ISO-2022 looks like ASCII
        if (!escapes || census.multi_bytes > 0) {
            return {repair_utf8(bytes), "utf-8"};
        }
    }
    for (const std::string& name : {std::string(declared), charset_declared_in(bytes)}) {
        if (std::optional<Decoded> decoded = decode_as_declared(bytes, name)) {
            return std::move(*decoded);
        }
    }
    const std::string guess = guess_charset(bytes.substr(0, kSampleBytes * 4));
    if (!guess.empty()) {
        if (std::optional<Decoded> decoded = decode_as(bytes, guess)) {
            return std::move(*decoded);
        }
    }
    return {repair_utf8(bytes), "utf-8"};
}

} // namespace

std::string charset_declared_in(std::string_view bytes) {
    const std::string head = ascii_lower(bytes.substr(0, kDeclarationBytes));
    const auto value_after = [&](std::size_t at) {
        while (at < head.size() &&
               (head[at] == ' ' || head[at] == '=' || head[at] == '"' || head[at] == '\'')) {
            ++at;
        }
        std::size_t end = at;
        while (end < head.size() && (std::isalnum(static_cast<unsigned char>(head[end])) != 0 ||
                                     head[end] == '-' || head[end] == '_' || head[end] == ':')) {
            ++end;
        }
        return head.substr(at, end - at);
    };
    if (trim(std::string_view(head)).starts_with("<?xml")) {
        const std::size_t close = head.find("?>");
        const std::size_t at = head.find("encoding");
        if (at < close) {
            return value_after(at + 8);
        }
    }
    for (std::size_t tag = head.find("<meta"); tag != std::string::npos; tag = head.find("<meta", tag + 1)) {
        const std::size_t end = std::min(head.find('>', tag), head.size());
        const std::size_t at = head.find("charset", tag);
        if (at < end) {
            return value_after(at + 7);
        }
    }
    return {};
}

bool looks_binary(std::string_view bytes) {
    for (const ByteOrderMark& mark : kByteOrderMarks) {
        if (bytes.starts_with(mark.bytes)) {
            return false;
        }
    }
    const bool odd = bytes.size() % 2 != 0; // a prefix may end inside a UTF-16 unit
    return is_mostly_control(bytes) && !utf16_without_mark(odd ? bytes.substr(0, bytes.size() - 1) : bytes);
}

Result<std::string> decode_to_utf8(std::string_view bytes, std::string_view declared, std::string* encoding) {
    Decoded decoded;
    const auto* mark = std::find_if(kByteOrderMarks.begin(), kByteOrderMarks.end(),
                                    [&](const ByteOrderMark& one) { return bytes.starts_with(one.bytes); });
    const std::string_view body = mark == kByteOrderMarks.end() ? bytes : bytes.substr(mark->bytes.size());
    if (trim(body).empty()) {
        return Failure{ErrorCode::input_empty, "is empty; nothing to read"};
    }
    const std::string marked =
        mark == kByteOrderMarks.end() ? utf16_without_mark(body).value_or("") : mark->charset;
    if (marked.empty() && is_mostly_control(body)) {
        return Failure{ErrorCode::input_binary, "is not text in any known encoding; save it as text or HTML"};
    }
    if (!marked.empty() && marked != "utf-8") {
        std::optional<Decoded> wide = decode_as(body, marked);
        if (!wide || share_of_nonsense(wide->text) > 0.05 || is_mostly_control(wide->text)) {
            return Failure{ErrorCode::input_binary,
                           "is not text, though it begins like " + marked + "; save it as text or HTML"};
        }
        decoded = std::move(*wide);
    } else {
        decoded = marked.empty() ? decode_text(body, declared) : Decoded{repair_utf8(body), "utf-8"};
    }
    if (encoding != nullptr) {
        *encoding = decoded.encoding;
    }
    return without_nuls(std::move(decoded.text));
}

} // namespace vedette::ingest
