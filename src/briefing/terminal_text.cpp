#include "briefing/terminal_text.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace vedette::briefing {

namespace {

struct CodePointRange {
    char32_t first;
    char32_t last;
};

constexpr std::array kWide = {
    CodePointRange{0x1100, 0x115F},   CodePointRange{0x2329, 0x232A},   CodePointRange{0x2E80, 0x303E},
    CodePointRange{0x3041, 0xA4CF},   CodePointRange{0xA960, 0xA97F},   CodePointRange{0xAC00, 0xD7A3},
    CodePointRange{0xF900, 0xFAFF},   CodePointRange{0xFE30, 0xFE6F},   CodePointRange{0xFF00, 0xFF60},
    CodePointRange{0xFFE0, 0xFFE6},   CodePointRange{0x1F300, 0x1F64F}, CodePointRange{0x1F680, 0x1F6FF},
    CodePointRange{0x1F900, 0x1FAFF}, CodePointRange{0x20000, 0x3FFFD},
};

constexpr std::array kZero = {
    CodePointRange{0x0300, 0x036F}, CodePointRange{0x0483, 0x0489}, CodePointRange{0x0591, 0x05BD},
    CodePointRange{0x0610, 0x061A}, CodePointRange{0x064B, 0x065F}, CodePointRange{0x0900, 0x0902},
    CodePointRange{0x093C, 0x093C}, CodePointRange{0x0941, 0x0948}, CodePointRange{0x094D, 0x094D},
    CodePointRange{0x0E31, 0x0E31}, CodePointRange{0x0E34, 0x0E3A}, CodePointRange{0x0E47, 0x0E4E},
    CodePointRange{0x1AB0, 0x1AFF}, CodePointRange{0x1DC0, 0x1DFF}, CodePointRange{0x200B, 0x200F},
    CodePointRange{0x20D0, 0x20FF}, CodePointRange{0xFE00, 0xFE0F}, CodePointRange{0xFE20, 0xFE2F},
};

template <std::size_t N>
bool is_in(const std::array<CodePointRange, N>& ranges, char32_t c) {
    return std::any_of(ranges.begin(), ranges.end(),
                       [c](const CodePointRange& range) { return range.first <= c && c <= range.last; });
}

std::size_t width_of(char32_t c) {
    if (c < 0x300) {
        return c < 0x20 || (c >= 0x7F && c < 0xA0) ? 0 : 1;
    }
    if (is_in(kZero, c)) {
        return 0;
    }
    return is_in(kWide, c) ? 2 : 1;
}

// The longest start of `text` that fits into `width` columns, in bytes; at least one character.
std::size_t fitting_bytes(std::string_view text, std::size_t width) {
    std::size_t used = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t next = at;
        used += width_of(next_code_point(text, next));
        if (used > width && at > 0) {
            return at;
        }
        at = next;
    }
    return at;
}

constexpr std::size_t kGap = 2;       // spaces between columns
constexpr std::size_t kNarrowest = 6; // no column is squeezed below this unless it holds less

// Natural widths, then the widest gives way until all fit.
std::vector<std::size_t> column_widths(const TerminalTable& table, std::size_t width) {
    std::vector<std::size_t> widths;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        std::size_t widest = display_width(table.columns[column].title);
        for (const auto& row : table.rows) {
            widest = std::max(widest, column < row.size() ? display_width(row[column]) : 0);
        }
        widths.push_back(widest);
    }
    const std::size_t gaps = table.columns.empty() ? 0 : kGap * (table.columns.size() - 1);
    while (std::accumulate(widths.begin(), widths.end(), gaps) > width) {
        const auto widest = std::max_element(widths.begin(), widths.end());
        if (*widest <= kNarrowest) {
            break;
        }
        --*widest;
    }
    return widths;
}

std::string aligned(const std::string& text, std::size_t width, bool is_number) {
    const std::size_t used = display_width(text);
    const std::string space(used < width ? width - used : 0, ' ');
    return is_number ? space + text : text + space;
}

std::string without_trailing_spaces(std::string line) {
    while (!line.empty() && line.back() == ' ') {
        line.pop_back();
    }
    return line;
}

} // namespace

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        width += width_of(next_code_point(text, at));
    }
    return width;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
    width = std::max<std::size_t>(width, 2);
    std::vector<std::string> lines;
    std::string line;
    for (std::string_view word : split(text, ' ')) {
        if (word.empty()) {
            continue;
        }
        const std::size_t used = display_width(line);
        if (!line.empty() && used + 1 + display_width(word) <= width) {
            line += ' ';
            line += word;
            continue;
        }
        if (!line.empty()) {
            lines.push_back(std::move(line));
            line.clear();
        }
        while (display_width(word) > width) {
            const std::size_t bytes = fitting_bytes(word, width);
            lines.emplace_back(word.substr(0, bytes));
            word.remove_prefix(bytes);
        }
        line = std::string(word);
    }
    if (!line.empty() || lines.empty()) {
        lines.push_back(std::move(line));
    }
    return lines;
}

std::string padded(std::string_view text, std::size_t width) {
    std::string out(text);
    if (display_width(text) > width) {
        out = width == 0 ? std::string() : std::string(text.substr(0, fitting_bytes(text, width - 1))) + "…";
    }
    const std::size_t used = display_width(out);
    out.append(used < width ? width - used : 0, ' ');
    return out;
}

std::string painted(std::string_view text, Paint paint, bool colour) {
    if (!colour || paint == Paint::none || text.empty()) {
        return std::string(text);
    }
    constexpr std::array<std::string_view, 9> kCodes = {"0", "1", "2", "31", "32", "33", "34", "35", "36"};
    return "\x1b[" + std::string(kCodes[static_cast<std::size_t>(paint)]) + "m" + std::string(text) +
           "\x1b[0m";
}

std::string render_table(const TerminalTable& table, std::size_t width, bool colour,
                         std::string_view indent) {
    const std::vector<std::size_t> widths =
        column_widths(table, width > indent.size() ? width - indent.size() : 1);
    std::string out(indent);
    std::string rule(indent);
    std::string header;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        const std::string gap(column == 0 ? 0 : kGap, ' ');
        header += gap + aligned(padded(table.columns[column].title,
                                       std::min(widths[column], display_width(table.columns[column].title))),
                                widths[column], table.columns[column].is_number);
        rule += gap;
        for (std::size_t at = 0; at < widths[column]; ++at) {
            rule += "─";
        }
    }
    out += painted(without_trailing_spaces(header), Paint::bold, colour) + "\n" +
           painted(rule, Paint::dim, colour) + "\n";
    for (const auto& row : table.rows) {
        std::vector<std::vector<std::string>> cells;
        std::size_t height = 1;
        for (std::size_t column = 0; column < table.columns.size(); ++column) {
            cells.push_back(wrapped(column < row.size() ? row[column] : std::string(), widths[column]));
            height = std::max(height, cells.back().size());
        }
        for (std::size_t line = 0; line < height; ++line) {
            std::string text(indent);
            for (std::size_t column = 0; column < cells.size(); ++column) {
                const std::string cell = line < cells[column].size() ? cells[column][line] : std::string();
                text += std::string(column == 0 ? 0 : kGap, ' ') +
                        aligned(cell, widths[column], table.columns[column].is_number);
            }
            out += without_trailing_spaces(std::move(text)) + "\n";
        }
    }
    return out;
}

} // namespace vedette::briefing
