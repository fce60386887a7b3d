#pragma once
// What the listing commands share: one table in three forms. A row holds words for people (table, CSV) and, for JSON, its record.

#include "base/error.hpp"
#include "briefing/terminal_text.hpp"
#include "cli/commands.hpp"
#include "store/store.hpp"

#include <string>
#include <vector>

namespace vedette::cli {

struct Listing {
    briefing::TerminalTable table;    // every column, for CSV
    briefing::TerminalTable shown;    // fewer columns that fit a terminal; empty: `table` fits
    std::vector<std::string> records; // one JSON object a row
    std::string noun;                 // "events", for "no events"
};

// Prints as the flags ask: a table of 100 columns, CSV, or JSON Lines.
void print_listing(const Listing& listing, const Settings& settings);

std::unique_ptr<store::Store> open_case(const Settings& settings);

// What passes the filter, with --as-known as the case stood on that day.
CaseView chosen_view(store::Store& store, const Settings& settings, bool texts);

std::string party_words(const std::vector<Party>& parties);
std::string source_words(const std::vector<Source>& attribution);
// "Russia (RUS) → Ukraine (UKR)", whatever of it is known.
std::string act_words(const std::vector<Party>& actors, const std::vector<Party>& recipients);
std::string place_words(const std::vector<EventRecord::Where>& places);

// Ids are shown short in tables; commands take them so.
std::string short_form(const std::string& id);

inline constexpr std::size_t kMinPrefix = 4; // characters of an id that may stand for it

// The one row whose id is or begins with `id`; nullptr: none. Throws Error(usage), naming the command, when several begin so.
template <typename Rows>
const typename Rows::value_type* find_row(const Rows& rows, const std::string& id, const Settings& settings) {
    const typename Rows::value_type* found = nullptr;
    for (const auto& row : rows) {
        if (row.id == id) {
            return &row;
        }
        if (id.size() >= kMinPrefix && row.id.starts_with(id)) {
            if (found != nullptr) {
                throw Error(ErrorCode::usage, settings.flags.command + ": \"" + id + "\" stands for more than one record; give more characters");
            }
            found = &row;
        }
    }
    return found;
}

} // namespace vedette::cli
