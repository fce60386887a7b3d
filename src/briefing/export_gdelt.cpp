// GDELT 2.0: Events (61 columns) and the Mentions of those events (16). Neither has a header.
#include "base/utf8.hpp"
#include "briefing/dyads.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace vedette::briefing {

namespace {

constexpr std::string_view kMidnight = "000000";

std::string compact(Day day) {
    std::string iso = to_iso(day);
    std::erase(iso, '-');
    return iso;
}

// Mentions with the same day, actors, code and place are one event of GDELT's.
struct Group {
    std::string id;
    std::vector<Dyad> mentions; // in the order of the view
};

std::string party_key(const Party* party, const CodeTables& tables) {
    return party == nullptr ? std::string() : tables.cameo_actor(*party) + "/" + party->name;
}

std::vector<Group> groups_of(const CaseView& view, const CodeTables& tables, const ExportChoice& choice,
                             std::map<std::string, std::size_t>& left_out) {
    std::vector<Group> groups;
    std::map<std::string, std::size_t> at;
    for (Dyad& dyad : dyads_of(view, tables, choice, false, left_out)) {
        const EventRecord::Where* where = action_place(*dyad.event);
        const std::string key = compact(dyad.day) + "\n" + party_key(dyad.source, tables) + "\n" +
                                party_key(dyad.target, tables) + "\n" + dyad.event->cameo + "\n" +
                                (where == nullptr ? "" : where->id + "/" + where->name) + "\n" +
                                std::string(to_string(dyad.event->status)) +
                                (is_only_alleged(*dyad.event) ? "\nalleged" : "");
        const auto [found, is_new] = at.emplace(key, groups.size());
        if (is_new) {
            groups.push_back({numeric_id(key), {}});
        }
        groups[found->second].mentions.push_back(std::move(dyad));
    }
    return groups;
}

// The year and the day in it as GDELT counts: months of 30 days.
std::string fraction_date(Day day) {
    constexpr int kTenThousand = 10000;
    constexpr int kDaysOfYear = 365;
    const int days = std::min((month_of(day) - 1) * 30 + day_of_month(day), kDaysOfYear - 1);
    const std::string fraction = std::to_string((days * kTenThousand + kDaysOfYear / 2) / kDaysOfYear);
    return std::to_string(year_of(day)) + "." + std::string(4 - fraction.size(), '0') + fraction;
}

void actor_cells(TabbedLine& row, const Party* party, const CodeTables& tables) {
    if (party == nullptr) {
        row.empty(10);
        return;
    }
    std::string name;
    for (std::size_t at = 0; at < party->name.size(); ++at) {
        const char c = party->name[at];
        name += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    const ActorCodes* codes = tables.actor(party->code);
    const auto sector = tables.sectors.find(party->sector);
    std::vector<std::string> types;
    if (codes != nullptr && !codes->gdelt_type.empty()) {
        types.push_back(codes->gdelt_type);
    }
    const bool is_organisation = codes != nullptr && !codes->is_state;
    if (sector != tables.sectors.end() && !(is_organisation && party->sector == "GOV")) {
        types.push_back(sector->second.cameo);
    }
    types.resize(3);
    row.cell(tables.cameo_actor(*party)).cell(name);
    row.cell(codes == nullptr ? std::string() : codes->gdelt_country)
        .cell(codes == nullptr ? std::string() : codes->gdelt_group);
    row.empty(3); // ethnic group, religions
    for (const std::string& type : types) {
        row.cell(type);
    }
}

// 1 country, 2 US state, 3 US city, 4 other city, 5 other state, 0 no place. Borders, seas and regions have no type.
int place_type(const EventRecord::Where* where) {
    if (where == nullptr || where->countries.size() != 1) {
        return 0;
    }
    const bool is_us = where->countries.front() == "USA";
    switch (where->precision) {
    case PlacePrecision::country:
        return 1;
    case PlacePrecision::province:
        return is_us ? 2 : 5;
    case PlacePrecision::site:
    case PlacePrecision::city:
    case PlacePrecision::district:
        return is_us ? 3 : 4;
    case PlacePrecision::region:
    case PlacePrecision::border:
    case PlacePrecision::sea:
    case PlacePrecision::unknown:
        return 0;
    }
    return 0;
}

void action_geo_cells(TabbedLine& row, const EventRecord::Where* where, const CodeTables& tables) {
    const int type = place_type(where);
    row.cell(std::to_string(type));
    if (type == 0) {
        row.empty(7);
        return;
    }
    const ActorCodes* codes = tables.actor(where->countries.front());
    const std::string fips = codes == nullptr ? std::string() : codes->fips;
    const std::string country = codes == nullptr ? std::string() : codes->name;
    const bool is_country = type == 1;
    row.cell(is_country ? where->name : where->name + ", " + country)
        .cell(fips)
        .cell(is_country ? fips : std::string())
        .cell("");
    row.number(where->lat).number(where->lon).cell(is_country ? fips : std::string());
}

std::string url_of(const Dyad& dyad) {
    if (dyad.report == nullptr) {
        return dyad.event->report;
    }
    return dyad.report->url.empty() ? dyad.report->source : dyad.report->url;
}

std::string stamp(const DateInterval& published) {
    return published.from ? compact(*published.from) + std::string(kMidnight) : std::string();
}

// Whether a mention stands in the first paragraph of its report.
bool is_in_lead(const Dyad& dyad) {
    if (dyad.report == nullptr || dyad.report->text.empty()) {
        return false;
    }
    return dyad.event->sentence_span.begin < dyad.report->text.find('\n');
}

std::string event_line(const Group& group, const CodeTables& tables) {
    const Dyad& first = group.mentions.front();
    const EventRecord& event = *first.event;
    const std::string day = compact(first.day);
    const CameoCode* root = tables.event(event.cameo.substr(0, 2));
    std::set<std::string_view> outlets;
    std::set<std::string_view> reports;
    for (const Dyad& mention : group.mentions) {
        outlets.insert(mention.event->outlet.empty() ? mention.event->report : mention.event->outlet);
        reports.insert(mention.event->report);
    }
    TabbedLine row;
    row.cell(group.id).cell(day).cell(day.substr(0, 6)).cell(day.substr(0, 4)).cell(fraction_date(first.day));
    actor_cells(row, first.source, tables);
    actor_cells(row, first.target, tables);
    row.cell(std::any_of(group.mentions.begin(), group.mentions.end(), is_in_lead) ? "1" : "0");
    row.cell(event.cameo)
        .cell(event.cameo.substr(0, 3))
        .cell(event.cameo.substr(0, 2))
        .cell(root == nullptr ? std::string() : root->quad);
    row.number(tables.goldstein(event.cameo));
    row.cell(std::to_string(group.mentions.size()))
        .cell(std::to_string(outlets.size()))
        .cell(std::to_string(reports.size()))
        .cell("");
    // Places of the actors are not told apart from that of the act.
    row.cell("0").empty(7).cell("0").empty(7);
    action_geo_cells(row, action_place(event), tables);
    row.cell(stamp(event.published)).cell(url_of(first));
    return row.line();
}

// Offsets in code points, -1 where the words are not in the report.
std::string offset(const TextSpan& span, const CodePointIndex* points) {
    return points == nullptr || span.empty() ? std::string("-1")
                                             : std::to_string(points->code_point(span.begin));
}

std::string mention_line(const Group& group, const Dyad& mention, const CodePointIndex* points) {
    constexpr int kTens = 10;
    const EventRecord& event = *mention.event;
    const auto party_offset = [&](const Party* party) {
        return party == nullptr ? std::string("-1") : offset(party->span, points);
    };
    const bool is_web = mention.report != nullptr && !mention.report->url.empty();
    TabbedLine row;
    row.cell(group.id).cell(stamp(group.mentions.front().event->published)).cell(stamp(event.published));
    row.cell(is_web ? "1" : "2")
        .cell(event.outlet)
        .cell(url_of(mention))
        .cell(""); // the number of the sentence is not kept
    row.cell(party_offset(mention.source))
        .cell(party_offset(mention.target))
        .cell(offset(event.trigger_span, points));
    row.cell(points == nullptr || event.trigger_span.empty() ? "0" : "1");
    row.cell(std::to_string(std::clamp(static_cast<int>(std::lround(event.confidence * kTens)), 1, kTens) *
                            kTens));
    const std::string_view text =
        mention.report == nullptr ? std::string_view() : std::string_view(mention.report->text);
    row.cell(points == nullptr ? std::string()
                               : std::to_string(points->code_point(static_cast<std::uint32_t>(text.size()))))
        .empty(2);
    std::string extras = "status=" + std::string(to_string(event.status));
    for (const Source& source : event.attribution) {
        extras += ";source=" + source.party.name + "/" + std::string(to_string(source.stance));
    }
    row.cell(extras + ";event=" + event.id);
    return row.line();
}

} // namespace

Exported export_gdelt_events(const CaseView& view, const CodeTables& tables, const ExportChoice& choice) {
    Exported out;
    for (const Group& group : groups_of(view, tables, choice, out.left_out)) {
        out.bytes += event_line(group, tables);
    }
    return out;
}

Exported export_gdelt_mentions(const CaseView& view, const CodeTables& tables, const ExportChoice& choice) {
    Exported out;
    std::map<const ReportRow*, CodePointIndex>
        points; // one map of code points serves all mentions of a report
    for (const Group& group : groups_of(view, tables, choice, out.left_out)) {
        for (const Dyad& mention : group.mentions) {
            const CodePointIndex* index = nullptr;
            if (mention.report != nullptr && !mention.report->text.empty()) {
                index = &points.try_emplace(mention.report, mention.report->text).first->second;
            }
            out.bytes += mention_line(group, mention, index);
        }
    }
    return out;
}

} // namespace vedette::briefing
