#include "importers/imported.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace vedette::importers {

namespace {

std::string cell(std::string words) {
    std::ranges::replace_if(
        words, [](char letter) { return letter == '\t' || letter == '\n' || letter == '\r'; }, ' ');
    return words;
}

void add_row(std::string& out, const std::vector<std::string>& cells) {
    for (std::size_t index = 0; index < cells.size(); ++index) {
        out += (index == 0 ? "" : "\t") + cell(cells[index]);
    }
    out += '\n';
}

} // namespace

void DictionaryReader::sort_left_out(std::ptrdiff_t first) {
    std::stable_sort(made_.left_out.begin() + first, made_.left_out.end(),
                     [](const LeftOut& left, const LeftOut& right) { return left.line < right.line; });
}

Imported DictionaryReader::finish_with(std::initializer_list<TableText*> tables) {
    for (TableText* const table : tables) {
        if (!table->rows.empty()) {
            made_.tables.push_back(std::move(*table));
        }
    }
    return std::move(made_);
}

std::string print_table(const TableText& table, const std::string& made_from) {
    std::string out = "# Made by `vedette lexicon import` from " + cell(made_from) +
                      ". Edit freely: it is checked when it is loaded.\n@columns\t";
    add_row(out, table.columns);
    for (const std::vector<std::string>& row : table.rows) {
        add_row(out, row);
    }
    return out;
}

std::string print_left_out(const std::vector<LeftOut>& left_out) {
    std::string out = "# What `vedette lexicon import` could not use.\n@columns\tfile\tline\titem\treason\n";
    for (const LeftOut& one : left_out) {
        add_row(out, {one.file, std::to_string(one.line), one.item, one.reason});
    }
    return out;
}

} // namespace vedette::importers
