#pragma once
// Text laid out in terminal columns: wide characters (East Asian, emoji) take two, combining marks none. Width tables follow
// Unicode's East Asian Width, ranges only.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vedette::briefing {

std::size_t display_width(std::string_view text);

// Lines of at most `width` columns, broken at spaces, inside words only where a word is wider than a line. Never empty.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

// Cut to `width` columns with "…", then filled with spaces.
std::string padded(std::string_view text, std::size_t width);

enum class Paint { none, bold, dim, red, green, yellow, blue, magenta, cyan };

// ANSI colour around `text`; the text itself when `colour` is false.
std::string painted(std::string_view text, Paint paint, bool colour);

struct TerminalColumn {
    std::string title;
    bool is_number = false; // set to the right
};

struct TerminalTable {
    std::vector<TerminalColumn> columns;
    std::vector<std::vector<std::string>> rows;
};

// Header, rule, rows; cells wrap. Columns share `width` by what they hold; no line is wider. Two spaces between columns.
std::string render_table(const TerminalTable& table, std::size_t width, bool colour,
                         std::string_view indent = "");

} // namespace vedette::briefing
