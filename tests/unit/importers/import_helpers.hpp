#pragma once
// Rows and complaints of an import as plain text, so that a test shows a whole dictionary and what becomes of it.

#include "importers/dictionaries.hpp"
#include "support/build_records.hpp"

#include <string>

namespace vedette::importers {

inline const CodeBook& codes() {
    static const CodeBook book = CodeBook::load(test::repository_path("lexicon"));
    return book;
}

// One line a row, "/" between its cells.
inline std::string rows_of(const Imported& made) {
    std::string out;
    for (const TableText& table : made.tables) {
        for (const std::vector<std::string>& row : table.rows) {
            for (std::size_t cell = 0; cell < row.size(); ++cell) {
                out += (cell == 0 ? "" : "/") + row[cell];
            }
            out += "\n";
        }
    }
    return out;
}

// "line item" a complaint; '!' before those that cannot be read.
inline std::string complaints_of(const Imported& made) {
    std::string out;
    for (const LeftOut& one : made.left_out) {
        out += (one.is_broken ? "!" : "") + std::to_string(one.line) + " " + one.item + "\n";
    }
    return out;
}

} // namespace vedette::importers
