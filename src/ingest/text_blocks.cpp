#include "ingest/text_blocks.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace vedette::ingest {

namespace {

constexpr std::size_t kWidestWrap = 120; // wider lines are paragraphs, not wrapped ones
constexpr std::size_t kNarrowestWrap = 40;
constexpr std::size_t kShapeBytes = 4096; // the shape of longer blocks is told by their beginning and end

// The joiners U+200C and U+200D are letters' forms in Persian and Indian scripts and stay.
bool is_invisible(char32_t c) {
    return c == 0x200BU || c == 0xFEFFU || c == 0xADU || c == 0x2060U;
}

bool is_closing_mark(char32_t c) {
    return c == U'"' || c == U'\'' || c == U')' || c == U']' || c == 0x201DU || c == 0x2019U || c == 0xBBU ||
           c == 0x201CU || c == 0x300DU;
}

bool is_stop(char32_t c) {
    return c == U'.' || c == U'!' || c == U'?' || c == 0x2026U || c == 0x3002U || c == 0x61FU ||
           c == 0x6D4U || c == 0x964U || c == 0xFF01U || c == 0xFF1FU;
}

bool is_opening_mark(char32_t c) {
    return c == U'"' || c == U'\'' || c == 0x201CU || c == 0x2018U || c == 0xABU || c == 0x201EU ||
           c == U'-' || c == U'*' || c == 0x2022U || c == 0x2013U || c == 0x2014U || c == 0xB7U ||
           c == 0x25AAU || c == 0x25CFU;
}

// "... officials said. (Agency)": the sentence ends before the credit.
bool ends_before_credit(std::string_view text) {
    constexpr std::size_t kLongestCredit = 40;
    text = trim(text);
    const std::size_t open = text.rfind('(');
    if (text.empty() || text.back() != ')' || open == std::string_view::npos ||
        text.size() - open > kLongestCredit) {
        return false;
    }
    const std::string_view before = trim(text.substr(0, open));
    return !before.empty() && std::string_view(".!?\"").find(before.back()) != std::string_view::npos;
}

struct Line {
    TextSpan span; // without the line end and outer white space
    std::size_t indent = 0;
    bool blank = false;
};

std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    std::size_t begin = 0;
    while (begin < text.size()) {
        std::size_t end = text.find_first_of("\n\r\f\v", begin);
        end = end == std::string_view::npos ? text.size() : end;
        const std::string_view whole = text.substr(begin, end - begin);
        const std::string_view words = trim(whole);
        Line line;
        line.blank = words.empty();
        const auto offset = static_cast<std::size_t>((words.empty() ? whole : words).data() - text.data());
        line.indent = offset - begin;
        line.span = {static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(offset + words.size())};
        lines.push_back(line);
        begin = end + 1;
        if (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n') {
            ++begin;
        }
    }
    return lines;
}

// Whether each line of [first, last) was broken only because the next word did not fit.
bool is_wrapped(std::string_view text, const std::vector<Line>& lines, std::size_t first, std::size_t last,
                std::size_t width) {
    if (last - first < 2 || width > kWidestWrap || width < kNarrowestWrap) {
        return false;
    }
    for (std::size_t index = first; index + 1 < last; ++index) {
        const std::string_view next = lines[index + 1].span.in(text);
        const std::size_t first_word = std::min(next.find(' '), next.size());
        // Two columns of slack: some writers count the line end or break before a long dash.
        if (lines[index].indent + lines[index].span.size() + 1 + first_word + 2 < width) {
            return false;
        }
    }
    return true;
}

void add_block(std::string_view text, TextSpan raw, bool after_gap, std::vector<TextBlock>& blocks) {
    TextBlock block;
    block.text = collapse_space(raw.in(text));
    block.raw = raw;
    block.after_gap = after_gap;
    if (!block.text.empty()) {
        blocks.push_back(std::move(block));
    }
}

} // namespace

std::string collapse_space(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool pending = false;
    for (std::size_t offset = 0; offset < text.size();) {
        const std::size_t begin = offset;
        const char32_t c = next_code_point(text, offset);
        if (is_invisible(c) || (c < 0x20U && !is_space(c)) || c == 0x7FU) {
            continue;
        }
        if (is_space(c)) {
            pending = !out.empty();
            continue;
        }
        if (pending) {
            out += ' ';
            pending = false;
        }
        out += text.substr(begin, offset - begin);
    }
    return out;
}

std::string comparison_key(std::string_view text) {
    std::string key;
    bool pending = false;
    for (std::size_t offset = 0; offset < text.size();) {
        const char32_t c = next_code_point(text, offset);
        if (is_letter(c) || is_digit(c)) {
            if (pending && !key.empty()) {
                key += ' ';
            }
            pending = false;
            append_utf8(key, to_lower(c));
        } else if (c != U'\'' && c != 0x2019U) {
            pending = true;
        }
    }
    return key;
}

BlockShape shape_of(std::string_view text) {
    BlockShape shape;
    const std::string_view head = text.substr(0, kShapeBytes);
    bool in_word = false;
    bool has_letter = false;
    std::uint32_t letters = 0;
    bool word_upper = false;
    char32_t last = 0;
    char32_t last_solid = 0;
    char32_t first = 0;
    const auto end_word = [&] {
        if (in_word) {
            ++shape.words;
            if (letters >= 4) {
                ++shape.long_words;
                shape.capitalised += word_upper ? 1U : 0U;
            }
        }
        in_word = false;
        letters = 0;
    };
    for (std::size_t offset = 0; offset < head.size();) {
        const char32_t c = next_code_point(head, offset);
        first = first == 0 ? c : first;
        if (is_space(c)) {
            end_word();
            shape.has_inner_stop =
                shape.has_inner_stop || is_stop(last) || (is_closing_mark(last) && is_stop(last_solid));
        } else if (is_letter(c) || is_digit(c)) {
            if (!in_word) {
                word_upper = is_upper(c) || is_digit(c);
            }
            if (!has_letter && is_letter(c)) {
                has_letter = true;
                shape.starts_upper = is_upper(c) || c >= 0x590U; // scripts from Hebrew on have no case
            }
            in_word = true;
            ++letters;
        }
        if (!is_closing_mark(c) && !is_space(c)) {
            last_solid = c;
        }
        last = c;
    }
    end_word();
    shape.starts_with_mark = is_opening_mark(first) || is_digit(first);
    const std::size_t tail_begin = text.size() > 64 ? text.size() - 64 : 0;
    for (std::size_t offset = tail_begin; offset < text.size();) {
        const char32_t c = next_code_point(text, offset);
        if (!is_closing_mark(c) && !is_space(c)) {
            last_solid = c;
        }
    }
    shape.ends_sentence = is_stop(last_solid) || ends_before_credit(text.substr(tail_begin));
    shape.ends_open = last_solid == U':' || last_solid == U';' || last_solid == U',' ||
                      last_solid == 0x2013U || last_solid == 0x2014U;
    return shape;
}

std::vector<TextBlock> split_text_blocks(std::string_view text) {
    const std::vector<Line> lines = lines_of(text);
    std::size_t width = 0;
    for (const Line& line : lines) {
        width = std::max<std::size_t>(width, line.indent + line.span.size());
    }
    std::vector<TextBlock> blocks;
    bool after_gap = false;
    for (std::size_t first = 0; first < lines.size();) {
        if (lines[first].blank) {
            after_gap = true;
            ++first;
            continue;
        }
        // An indented line after one that is not opens a new paragraph.
        std::size_t last = first + 1;
        while (last < lines.size() && !lines[last].blank &&
               (lines[last].indent < 2 || lines[last].indent <= lines[last - 1].indent)) {
            ++last;
        }
        if (is_wrapped(text, lines, first, last, width)) {
            add_block(text, {lines[first].span.begin, lines[last - 1].span.end}, after_gap, blocks);
            after_gap = false;
        } else {
            for (std::size_t index = first; index < last; ++index) {
                add_block(text, lines[index].span, after_gap, blocks);
                after_gap = false;
            }
        }
        first = last;
    }
    return blocks;
}

} // namespace vedette::ingest
