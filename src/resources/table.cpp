#include "resources/table.hpp"

#include "base/file.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <filesystem>

namespace vedette::resources {

Table Table::load(const std::string& path) {
    const Result<std::string> bytes = read_file(path);
    if (!bytes) {
        throw Error(ErrorCode::resource_missing,
                    bytes.failure().message + "; the lexicon folder is part of vedette, see --lexicon");
    }
    return parse(*bytes, path);
}

Table Table::parse(std::string_view text, const std::string& name) {
    Table table;
    table.path_ = name;
    std::uint32_t line_number = 0;
    for (std::string_view line : split(text, '\n')) {
        ++line_number;
        if (!line.empty() && line.back() == '\r') {
            line.remove_suffix(1);
        }
        if (trim(line).empty() || line.front() == '#') {
            continue;
        }
        Row row;
        row.line = line_number;
        for (const std::string_view cell : split(line, '\t')) {
            row.cells.emplace_back(trim(cell));
        }
        if (!is_valid_utf8(line)) {
            table.refuse(row, "is not UTF-8; save the file as UTF-8");
        }
        if (row.cells.front() == "@columns") {
            if (!table.columns_.empty()) {
                table.refuse(row, "names the columns a second time");
            }
            table.columns_.assign(row.cells.begin() + 1, row.cells.end());
            continue;
        }
        if (table.columns_.empty()) {
            table.refuse(row, "comes before the @columns line");
        }
        if (row.cells.size() > table.columns_.size()) {
            table.refuse(row, "has " + std::to_string(row.cells.size()) + " cells, the table has " +
                                  std::to_string(table.columns_.size()) + " columns");
        }
        row.cells.resize(table.columns_.size());
        table.rows_.push_back(std::move(row));
    }
    if (table.columns_.empty()) {
        throw Error(ErrorCode::resource_invalid, name + ": has no @columns line");
    }
    return table;
}

std::size_t Table::column(std::string_view name) const {
    const auto found = std::find(columns_.begin(), columns_.end(), name);
    if (found == columns_.end()) {
        throw Error(ErrorCode::resource_invalid, path_ + ": has no column \"" + std::string(name) + "\"");
    }
    return static_cast<std::size_t>(found - columns_.begin());
}

void Table::refuse(const Row& row, const std::string& words) const {
    throw Error(ErrorCode::resource_invalid, path_ + ":" + std::to_string(row.line) + ": " + words);
}

std::vector<std::string> list_cell(std::string_view cell, char separator) {
    std::vector<std::string> items;
    for (const std::string_view item : split(cell, separator)) {
        if (const std::string_view word = trim(item); !word.empty()) {
            items.emplace_back(word);
        }
    }
    return items;
}

std::vector<std::string> files_under(const std::string& folder, std::string_view ending) {
    std::vector<std::string> paths;
    std::error_code error;
    for (std::filesystem::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        const std::string path = at->path().string();
        if (at->is_regular_file(error) && path.ends_with(ending)) {
            paths.push_back(path);
        }
    }
    if (error) {
        throw Error(ErrorCode::resource_missing, folder + ": cannot be listed: " + error.message());
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

} // namespace vedette::resources
