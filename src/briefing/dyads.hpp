#pragma once
// What the event tables of other programs share: which events go out, on which day, as which pairs of parties.

#include "briefing/exports.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vedette::briefing {

// A status or stance that a table without such fields would turn into a plain fact.
bool is_chosen(const EventRecord& event, const ExportChoice& choice,
               std::map<std::string, std::size_t>& left_out);

// Vouched for only by one who accuses, doubts or denies.
bool is_only_alleged(const EventRecord& event);

// The day of a row in a table of days (see exports.hpp); nullopt: neither event nor report has one.
std::optional<Day> day_of_row(const EventRecord& event);

// The place where it happens, else the first; nullptr when there is none.
const EventRecord::Where* action_place(const EventRecord& event);

std::map<std::string_view, const ReportRow*> reports_by_id(const CaseView& view);

// Decimal, below 2^52 so that it survives readers that hold numbers as doubles.
std::string numeric_id(std::string_view key);

// PLOVER's modes with the status as auxiliary mode: a planned act must not pass for one that happened.
std::vector<std::string> modes_with_status(const EventRecord& event);

// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
int plover_quad(EventType type);

struct Dyad {
    const EventRecord* event = nullptr;
    const ReportRow* report = nullptr; // nullptr: not in the view
    const Party* source = nullptr;     // nullptr: not known
    const Party* target = nullptr;
    Day day{};
    std::string cell_id; // of event and pair
};

// In the order of the view. `needs_both`: pairs with an unknown side are left out, and counted.
std::vector<Dyad> dyads_of(const CaseView& view, const CodeTables& tables, const ExportChoice& choice,
                           bool needs_both, std::map<std::string, std::size_t>& left_out);

// One line of tab-separated cells. An empty cell is written as `unknown`.
class TabbedLine {
public:
    explicit TabbedLine(std::string_view unknown = "")
        : unknown_(unknown) {}

    TabbedLine& cell(std::string_view text);
    TabbedLine& number(std::optional<double> value);

    TabbedLine& empty(int cells) {
        for (int each = 0; each < cells; ++each) {
            cell("");
        }
        return *this;
    }

    [[nodiscard]] std::string line() const { return out_ + "\n"; }

private:
    std::string_view unknown_;
    std::string out_;
    bool is_first_ = true;
};

} // namespace vedette::briefing
