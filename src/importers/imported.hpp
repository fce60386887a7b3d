#pragma once
// What an importer makes of somebody else's dictionaries: rows of our own tables, and a list of everything that has no place in them.

#include "importers/dictionary_text.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <vector>

namespace vedette::importers {

// A file as it was read. `text` is UTF-8 (see as_utf8).
struct DictionaryFile {
    std::string name;
    std::string text;
};

// A line, or a part of one, that gives no row.
struct LeftOut {
    std::string file;
    std::uint32_t line = 0;
    std::string item;       // the words in question
    std::string reason;     // with the remedy, where there is one
    bool is_broken = false; // the line cannot be read; otherwise it can, and our tables have no place for it
};

// A table of the layout that resources::Table reads.
struct TableText {
    std::string path; // "entities/roles.tsv", inside the folder that the user names
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows; // cells without tabs, in the order of the input
};

struct Imported {
    std::vector<TableText> tables; // those with rows
    std::vector<LeftOut> left_out; // in the order of the input
    std::uint64_t entries = 0;     // names, roles, patterns or persons read
};

// What all readers of dictionaries keep while they read.
class DictionaryReader {
protected:
    void leave(std::uint32_t line, const std::string& item, const std::string& reason, bool is_broken = false) {
        made_.left_out.push_back({file_, line, item, reason, is_broken});
    }

    // From `first` on by line: for a file that is read in more than one pass.
    void sort_left_out(std::ptrdiff_t first);

    // What was made, with those of the tables that have rows.
    Imported finish_with(std::initializer_list<TableText*> tables);

    Imported made_;
    std::string file_; // being read
};

// What the lexicon that the rows will join knows already: a row that repeats or contradicts it would be refused when both are loaded.
struct KnownTerms {
    std::function<bool(const std::string& name)> has_name = [](const std::string&) { return false; };
    std::function<bool(const std::string& term)> has_role = [](const std::string&) { return false; };
    std::function<std::string(const std::string& words)> fold =
        folded; // two spellings that the lexicon takes for one give the same
};

// The table as a file: columns line and rows.
std::string print_table(const TableText& table, const std::string& made_from);

// The list as a table of file, line, item, reason.
std::string print_left_out(const std::vector<LeftOut>& left_out);

} // namespace vedette::importers
