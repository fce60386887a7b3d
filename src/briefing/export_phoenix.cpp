// The tables of the CAMEO coders: Phoenix's (one row a day, pair and code) and PETRARCH2's own output.
#include "briefing/dyads.hpp"

#include <algorithm>

namespace vedette::briefing {

namespace {

std::string compact(Day day) {
    std::string iso = to_iso(day);
    std::erase(iso, '-');
    return iso;
}

void add_once(std::vector<std::string>& list, const std::string& value) {
    if (!value.empty() && std::find(list.begin(), list.end(), value) == list.end()) {
        list.push_back(value);
    }
}

std::string joined_by(const std::vector<std::string>& items) {
    std::string all;
    for (const std::string& item : items) {
        all += (all.empty() ? "" : ";") + item;
    }
    return all;
}

std::string upper(std::string_view words) {
    std::string out(words);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return out;
}

// "NAME,count": the contexts, and what these tables have no column for.
std::vector<std::string> issues_of(const EventRecord& event) {
    std::vector<std::string> issues;
    for (const std::string& context : event.contexts) {
        add_once(issues, upper(context) + ",1");
    }
    if (event.status != Status::actual) {
        add_once(issues, "STATUS_" + upper(to_string(event.status)) + ",1");
    }
    if (is_only_alleged(event)) {
        add_once(issues, "ALLEGED,1");
    }
    return issues;
}

std::string url_of(const ReportRow* report) {
    if (report == nullptr) {
        return "";
    }
    return report->url.empty() ? report->source : report->url;
}

// An actor code in its parts of three letters: country or organisation, first agent, the rest.
struct ActorParts {
    std::string full, root, agent, others;
};

ActorParts parts_of(const Party& party, const CodeTables& tables) {
    constexpr std::size_t kPart = 3;
    ActorParts parts;
    parts.full = tables.cameo_actor(party);
    const ActorCodes* codes = tables.actor(party.code);
    std::size_t at = 0;
    if (codes != nullptr && !codes->cameo.empty()) {
        parts.root = parts.full.substr(0, kPart);
        at = kPart;
    }
    for (bool is_agent = codes == nullptr || codes->is_state || codes->cameo.empty(); at < parts.full.size();
         at += kPart) {
        const std::string part = parts.full.substr(at, kPart);
        if (is_agent) {
            parts.agent = part;
            is_agent = false;
        } else {
            parts.others += (parts.others.empty() ? "" : ";") + part;
        }
    }
    return parts;
}

struct PhoenixRow {
    Dyad first;
    ActorParts source, target;
    std::vector<std::string> issues, reports, urls, outlets;
};

void add(PhoenixRow& row, const Dyad& dyad) {
    for (const std::string& issue : issues_of(*dyad.event)) {
        add_once(row.issues, issue);
    }
    add_once(row.reports, dyad.event->report);
    add_once(row.urls, url_of(dyad.report));
    add_once(row.outlets, dyad.event->outlet);
}

std::string line_of(const PhoenixRow& row, const std::string& key, const CodeTables& tables) {
    const EventRecord& event = *row.first.event;
    const std::string iso = to_iso(row.first.day);
    const CameoCode* root = tables.event(event.cameo.substr(0, 2));
    TabbedLine line;
    line.cell(numeric_id(key))
        .cell(compact(row.first.day))
        .cell(iso.substr(0, 4))
        .cell(iso.substr(5, 2))
        .cell(iso.substr(8, 2));
    for (const ActorParts* parts : {&row.source, &row.target}) {
        line.cell(parts->full).cell(parts->root).cell(parts->agent).cell(parts->others);
    }
    line.cell(event.cameo)
        .cell(event.cameo.substr(0, 2))
        .cell(root == nullptr ? std::string() : root->phoenix_quad);
    line.number(tables.goldstein(event.cameo)).cell(joined_by(row.issues));
    const EventRecord::Where* where = action_place(event);
    if (where == nullptr || !where->lat || !where->lon) {
        line.empty(5);
    } else {
        line.number(where->lat).number(where->lon).cell(where->name);
        line.cell(where->precision == PlacePrecision::province ? where->name : std::string());
        line.cell(where->countries.size() == 1 ? tables.country_name(where->countries.front())
                                               : std::string());
    }
    line.cell(joined_by(row.reports)).cell(joined_by(row.urls)).cell(joined_by(row.outlets));
    return line.line();
}

} // namespace

Exported export_phoenix(const CaseView& view, const CodeTables& tables, const ExportChoice& choice) {
    Exported out;
    std::vector<std::pair<std::string, PhoenixRow>> rows; // in order of the first mention
    std::map<std::string, std::size_t> at;
    for (const Dyad& dyad : dyads_of(view, tables, choice, true, out.left_out)) {
        const ActorParts source = parts_of(*dyad.source, tables);
        const ActorParts target = parts_of(*dyad.target, tables);
        // A denied act and a done one are never one row.
        const std::string key = compact(dyad.day) + "\n" + source.full + "\n" + target.full + "\n" +
                                dyad.event->cameo + "\n" + std::string(to_string(dyad.event->status)) +
                                (is_only_alleged(*dyad.event) ? "\nalleged" : "");
        const auto [found, is_new] = at.emplace(key, rows.size());
        if (is_new) {
            rows.emplace_back(key, PhoenixRow{dyad, source, target, {}, {}, {}, {}});
        }
        add(rows[found->second].second, dyad);
    }
    for (const auto& [key, row] : rows) {
        out.bytes += line_of(row, key, tables);
    }
    return out;
}

Exported export_petrarch(const CaseView& view, const CodeTables& tables, const ExportChoice& choice) {
    Exported out;
    const auto words_of = [](const Party& party, const ReportRow* report) {
        return report == nullptr || party.span.empty() ? party.name
                                                       : std::string(party.span.in(report->text));
    };
    for (const Dyad& dyad : dyads_of(view, tables, choice, true, out.left_out)) {
        const EventRecord& event = *dyad.event;
        const ActorParts source = parts_of(*dyad.source, tables);
        const ActorParts target = parts_of(*dyad.target, tables);
        TabbedLine line;
        line.cell(compact(dyad.day))
            .cell(source.full)
            .cell(target.full)
            .cell(event.cameo)
            .cell(joined_by(issues_of(event)));
        line.cell(event.report).cell(url_of(dyad.report)).cell(event.outlet);
        line.cell(words_of(*dyad.source, dyad.report) + ";" + words_of(*dyad.target, dyad.report))
            .cell(event.trigger);
        line.cell(source.root + ";" + target.root);
        out.bytes += line.line();
    }
    return out;
}

} // namespace vedette::briefing
