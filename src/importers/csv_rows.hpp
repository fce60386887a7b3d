#pragma once
// Comma-separated rows after RFC 4180: quoted cells may hold separators, line breaks and doubled quotation marks.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vedette::importers {

struct CsvRow {
    std::uint32_t line = 0;         // of its beginning, counted from 1
    std::vector<std::string> cells; // trimmed
    bool is_open = false;           // a quotation mark is not closed before the end of the text
};

// The separator is the one of comma, semicolon and tab that the first line has most of. Empty rows are left out.
std::vector<CsvRow> csv_rows(std::string_view text);

} // namespace vedette::importers
