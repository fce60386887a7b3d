#pragma once
// Tables of lexicon/ and data/ for the briefing, which gets them as bytes: reading files and linting are the caller's work.

#include "base/utf8.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace vedette::briefing {

// The rows of a table as cells, with the cells' column names. Lines that start with '#' are comments.
class TableReader {
public:
    explicit TableReader(std::string_view text)
        : lines_(split(text, '\n')) {}

    // Moves to the next row; false at the end.
    bool next() {
        while (at_ < lines_.size()) {
            std::string_view line = lines_[at_++];
            if (!line.empty() && line.back() == '\r') {
                line.remove_suffix(1);
            }
            if (line.empty() || line.front() == '#') {
                continue;
            }
            cells_ = split(line, '\t');
            if (cells_.front() == "@columns") {
                columns_.assign(cells_.begin() + 1, cells_.end());
                continue;
            }
            return true;
        }
        return false;
    }

    [[nodiscard]] std::string_view cell(std::string_view column) const {
        const auto found = std::find(columns_.begin(), columns_.end(), column);
        const auto index = static_cast<std::size_t>(found - columns_.begin());
        return found == columns_.end() || index >= cells_.size() ? std::string_view() : cells_[index];
    }

    [[nodiscard]] std::size_t line() const { return at_; }

    // More cells than the table has columns.
    [[nodiscard]] bool is_too_long() const { return cells_.size() > columns_.size(); }

private:
    std::vector<std::string_view> lines_;
    std::vector<std::string_view> columns_;
    std::vector<std::string_view> cells_;
    std::size_t at_ = 0;
};

} // namespace vedette::briefing
