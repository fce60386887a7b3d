#include "importers/csv_rows.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace vedette::importers {

namespace {

char separator_of(std::string_view text) {
    const std::string_view first = text.substr(0, text.find('\n'));
    char best = ',';
    for (const char one : {';', '\t'}) {
        if (std::ranges::count(first, one) > std::ranges::count(first, best)) {
            best = one;
        }
    }
    return best;
}

} // namespace

std::vector<CsvRow> csv_rows(std::string_view text) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (text.starts_with(kByteOrderMark)) {
        text.remove_prefix(kByteOrderMark.size());
    }
    const char separator = separator_of(text);
    std::vector<CsvRow> rows;
    std::uint32_t line = 1;
    CsvRow row{1, {}, false};
    std::string cell;
    bool quoted = false;
    const auto end_cell = [&] {
        row.cells.emplace_back(trim(cell));
        cell.clear();
    };
    const auto end_row = [&] {
        end_cell();
        if (row.cells.size() > 1 || !row.cells.front().empty()) {
            rows.push_back(std::move(row));
        }
        row = {line, {}, false};
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char letter = text[at];
        if (quoted) {
            if (letter != '"') {
                cell += letter;
                line += letter == '\n' ? 1 : 0;
            } else if (at + 1 < text.size() && text[at + 1] == '"') {
                cell += '"';
                ++at;
            } else {
                quoted = false;
            }
        } else if (letter == '"' && trim(cell).empty()) {
            quoted = true;
        } else if (letter == separator) {
            end_cell();
        } else if (letter == '\n') {
            ++line;
            end_row();
        } else if (letter != '\r') {
            cell += letter;
        }
    }
    row.is_open = quoted;
    if (!cell.empty() || !row.cells.empty() || quoted) {
        end_row();
    }
    return rows;
}

} // namespace vedette::importers
