#pragma once
// Knowledge as tab-separated tables in `lexicon/`: readable in any editor, diffable, linted when loaded.
//
//   # comment; blank lines are skipped
//   @columns  term    code    sector      (tab-separated; the first such line names the columns)
//   Kremlin   RUS     GOV
//
// A row has at most as many cells as there are columns; missing cells are empty. Cells hold no tabs; a list in a cell is
// separated by '|'. Errors name file and line and say what to do.

#include "base/error.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vedette::resources {

struct Row {
    std::uint32_t line = 0; // 1-based line in the file
    std::vector<std::string> cells;
};

class Table {
public:
    // Throws Error(resource_missing) or Error(resource_invalid).
    static Table load(const std::string& path);
    static Table parse(std::string_view text, const std::string& name);

    // Index of a column; throws Error(resource_invalid) when the table lacks it.
    [[nodiscard]] std::size_t column(std::string_view name) const;

    [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }

    [[nodiscard]] const std::string& path() const { return path_; }

    // Throws Error(resource_invalid): "lexicon/x.tsv:12: `words`".
    [[noreturn]] void refuse(const Row& row, const std::string& words) const;

private:
    std::string path_;
    std::vector<std::string> columns_;
    std::vector<Row> rows_;
};

// The items of a list cell, trimmed, empty ones left out.
std::vector<std::string> list_cell(std::string_view cell, char separator = '|');

// Paths of all files under `folder` that end in `ending`, sorted, so that load order never depends on the file system.
std::vector<std::string> files_under(const std::string& folder, std::string_view ending);

} // namespace vedette::resources
