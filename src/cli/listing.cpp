#include "cli/listing.hpp"

#include "base/utf8.hpp"
#include "briefing/plain_words.hpp"
#include "cli/terminal.hpp"
#include "pipeline/read_all.hpp"

#include <algorithm>
#include <set>

namespace vedette::cli {

namespace {

constexpr std::size_t kColumns = 100;
constexpr std::size_t kShortId = 8;

// RFC 4180; a cell that a spreadsheet would run as a formula gets an apostrophe in front.
std::string csv_cell(std::string_view words) {
    std::string cell(words);
    if (!cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos) {
        cell.insert(cell.begin(), '\'');
    }
    if (cell.find_first_of(",\"\r\n") == std::string::npos) {
        return cell;
    }
    std::string quoted = "\"";
    for (const char letter : cell) {
        quoted += letter == '"' ? "\"\"" : std::string(1, letter);
    }
    return quoted + "\"";
}

void add_csv_row(std::string& out, const std::vector<std::string>& cells) {
    for (std::size_t index = 0; index < cells.size(); ++index) {
        out += (index == 0 ? "" : ",") + csv_cell(cells[index]);
    }
    out += "\r\n";
}

} // namespace

CaseView chosen_view(store::Store& store, const Settings& settings, bool texts) {
    CaseView view = store.view(settings.filter, texts);
    if (!settings.as_known) {
        return view;
    }
    CaseView known = store.view({}, false);
    pipeline::cut_to_known(known, *settings.as_known);
    std::set<std::string> ids;
    for (const ReportRow& report : known.reports) {
        ids.insert(report.id);
    }
    std::erase_if(view.reports, [&](const ReportRow& report) { return !ids.contains(report.id); });
    std::erase_if(view.events, [&](const EventRecord& event) { return !ids.contains(event.report); });
    std::erase_if(view.claims, [&](const ClaimRow& claim) { return !ids.contains(claim.report); });
    std::set<std::string> events;
    for (const EventRecord& event : view.events) {
        events.insert(event.id);
    }
    std::erase_if(known.developments, [&](const Development& development) {
        return std::none_of(development.mentions.begin(), development.mentions.end(), [&](const std::string& mention) { return events.contains(mention); });
    });
    std::erase_if(known.forces, [&](const ForceRow& force) { return !events.contains(force.mention) && force.owner != settings.filter.on; });
    view.developments = std::move(known.developments);
    view.forces = std::move(known.forces);
    return view;
}

void print_listing(const Listing& listing, const Settings& settings) {
    std::string out;
    if (settings.flags.json) {
        for (const std::string& record : listing.records) {
            out += record + "\n";
        }
    } else if (settings.flags.csv) {
        std::vector<std::string> titles;
        for (const briefing::TerminalColumn& column : listing.table.columns) {
            titles.push_back(column.title);
        }
        add_csv_row(out, titles);
        for (const std::vector<std::string>& row : listing.table.rows) {
            add_csv_row(out, row);
        }
    } else if (listing.table.rows.empty()) {
        write_message("vedette: no " + listing.noun + (settings.flags.on.empty() && settings.flags.type.empty() ? "" : " that pass the filters"));
    } else {
        briefing::TerminalTable cleaned = listing.shown.columns.empty() ? listing.table : listing.shown;
        for (std::vector<std::string>& row : cleaned.rows) {
            std::ranges::transform(row, row.begin(), [](const std::string& cell) { return briefing::one_line(cell); });
        }
        out = briefing::render_table(cleaned, kColumns, wants_colour());
    }
    write_results(out);
}

std::unique_ptr<store::Store> open_case(const Settings& settings) { return store::open_store(settings.flags.casefile, true); }

std::string act_words(const std::vector<Party>& actors, const std::vector<Party>& recipients) {
    std::string words = party_words(actors);
    if (!recipients.empty()) {
        words += (words.empty() ? "→ " : " → ") + party_words(recipients);
    }
    return words;
}

std::string party_words(const std::vector<Party>& parties) {
    std::vector<std::string> words;
    for (const Party& party : parties) {
        const bool has_code = !party.code.empty() && party.name != party.code;
        words.push_back((party.name.empty() ? party.code : party.name) + (has_code && !party.name.empty() ? " (" + party.code + ")" : ""));
    }
    return joined(words);
}

std::string source_words(const std::vector<Source>& attribution) {
    std::vector<std::string> words;
    for (const Source& source : attribution) {
        const std::string name = source.party.name.empty() ? source.party.code : source.party.name;
        words.push_back(name + " " + std::string(briefing::stance_in_words(source.stance)));
    }
    return joined(words);
}

std::string place_words(const std::vector<EventRecord::Where>& places) {
    std::vector<std::string> words;
    for (const EventRecord::Where& place : places) {
        const std::string name = place.name.empty() ? place.words : place.name;
        words.push_back(place.role == PlaceRole::at ? name : std::string(to_string(place.role)) + " " + name);
    }
    return joined(words);
}

std::string short_form(const std::string& id) { return id.size() > kShortId && id.find(':') == std::string::npos ? id.substr(0, kShortId) : id; }

} // namespace vedette::cli
