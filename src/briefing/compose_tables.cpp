#include "base/utf8.hpp"
#include "briefing/compose_parts.hpp"
#include "briefing/plain_words.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace vedette::briefing {

namespace {

// Rows that later rows replace stay in the ledger, marked: what was believed when is part of the picture.
std::set<std::string_view> superseded_ids(const CaseView& view) {
    std::set<std::string_view> ids;
    for (const ForceRow& row : view.forces) {
        if (!row.supersedes.empty()) {
            ids.insert(row.supersedes);
        }
    }
    return ids;
}

// The state by its name; the words of the report where the record knows no state ("fighters").
std::string owner_in_words(const ForceRow& row, const CaseIndex& index) {
    const std::string state = row.owner.empty() ? std::string() : index.name_of_code(one_line(row.owner));
    if (!state.empty() && state != row.owner) {
        return state;
    }
    const std::string name = one_line(row.owner_name);
    return !name.empty() ? name : (state.empty() ? "owner not stated" : state);
}

// "its border with Kuwait (border of Iraq and Kuwait)": the words in brackets say it all.
std::string border_once(const std::string& where) {
    constexpr std::string_view kOpen = " (border of ";
    const std::size_t at = where.find(kOpen);
    const bool is_all = at != std::string::npos && where.ends_with(")") && where.find(')') == where.size() - 1 && where.find(';') == std::string::npos;
    return is_all ? where.substr(at + 2, where.size() - at - 3) : where;
}

ForceItem item_of(const ForceRow& row, const CaseIndex& index) {
    ForceItem item;
    item.id = row.id;
    item.owner = one_line(row.owner);
    item.owner_name = owner_in_words(row, index);
    item.posture = row.posture;
    item.has_owner = !row.owner.empty() || !row.owner_name.empty();
    item.is_closed = !row.closed_by.empty();
    item.kind = one_line(row.force_kind) + (row.posture == Posture::present || row.force_kind == "drills" ? "" : " (" + std::string(to_string(row.posture)) + ")");
    if (row.has_count) {
        item.low = row.low;
        item.high = row.high;
        item.count = bounds_in_words(row.low, row.high, row.qualifier);
    }
    std::vector<std::string> materiel;
    for (const std::string& name : row.materiel) {
        if (!item.kind.starts_with(name)) { // "tanks" need no "with tank"
            materiel.push_back(one_line(name));
        }
    }
    item.materiel = joined(materiel);
    item.where = border_once(one_line(row.where));
    item.from = one_line(row.from);
    item.status = row.status;
    item.as_of = date_in_words(one_line(row.as_of)) + (item.is_closed ? std::string(row.as_of.empty() ? "" : "; ") + "later withdrawn" : "");
    item.source = index.source_in_words(row.source);
    item.stance = row.stance;
    item.event = row.mention;
    item.supersedes = row.supersedes;
    if (const EventRecord* event = index.event(row.mention)) {
        item.evidence = evidence_of(*event, index);
    }
    return item;
}

// Wider than this a point says nothing: "Europe" is not a place near Prague.
constexpr double kWidestPointKm = 600;

bool is_area(const EventRecord::Where& where) {
    return where.radius_km > kWidestPointKm || !where.lat || !where.lon || where.role == PlaceRole::border ||
           where.precision == PlacePrecision::border || where.precision == PlacePrecision::country;
}

void add_place(const EventRecord::Where& where, const ChronologyItem& item,
               std::map<std::string, PlaceItem>& places) {
    const std::string name = one_line(where.name.empty() ? where.words : where.name);
    const bool area = is_area(where);
    PlaceItem& place = places[(area ? "area " : "point ") +
                              (where.id.empty() ? name + " " + joined(where.countries) : where.id)];
    if (!place.developments.empty() && place.developments.back() == item.id) {
        return;
    }
    place.id = where.id;
    place.name = name;
    place.countries = where.countries;
    place.precision = where.precision;
    place.is_area = area;
    place.radius_km = std::max(place.radius_km, where.radius_km);
    if (!area) {
        place.lat = where.lat;
        place.lon = where.lon;
    }
    ++place.by_status[static_cast<std::size_t>(item.status)];
    place.developments.push_back(item.id);
}

// Everything one code does, with the identities under it.
struct ActorCounts {
    ActorItem item;
    std::map<EventType, int> types;
    std::map<std::string, int> names;
    std::map<std::string, int> sectors;

    void count(const Party& party) {
        const std::string name = one_line(party.name);
        if (!name.empty()) {
            ++names[name];
        }
        if (!party.sector.empty()) {
            ++sectors[party.sector];
        }
    }
};

template <typename Key>
std::vector<std::pair<Key, int>> most_frequent_first(const std::map<Key, int>& counts) {
    std::vector<std::pair<Key, int>> sorted(counts.begin(), counts.end());
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& left, const auto& right) { return left.second > right.second; });
    return sorted;
}

ActorItem finished(ActorCounts& counts, const CaseIndex& index) {
    ActorItem item = counts.item;
    const auto names = most_frequent_first(counts.names);
    for (const auto& entry : names) {
        item.names.push_back(entry.first);
    }
    item.name =
        item.code.empty() ? (names.empty() ? "unnamed" : names.front().first) : index.name_of_code(item.code);
    if (item.name == item.code && !names.empty()) {
        item.name = names.front().first;
    }
    std::vector<std::string> sectors;
    for (const auto& entry : most_frequent_first(counts.sectors)) {
        sectors.push_back(entry.first);
    }
    item.sector = joined(sectors);
    item.types = most_frequent_first(counts.types);
    return item;
}

} // namespace

void compose_forces(const CaseView& view, const CaseIndex& index, Brief& brief) {
    const std::set<std::string_view> superseded = superseded_ids(view);
    for (const ForceRow& row : view.forces) {
        brief.forces.push_back(item_of(row, index));
        brief.forces.back().is_superseded = superseded.count(row.id) > 0;
    }
}

void compose_force_sums(const BriefOptions& options, const CaseIndex& index, Brief& brief) {
    for (ForceSumItem sum : options.force_sums) {
        sum.area = one_line(sum.area);
        sum.as_of = date_in_words(one_line(sum.as_of));
        for (std::string& owner : sum.owners) {
            owner = index.name_of_code(one_line(owner));
        }
        brief.force_sums.push_back(std::move(sum));
    }
}

std::string ForceSumItem::where() const { return (by_theatre ? "theatre: " : "") + area; }

void compose_places(const CaseView& view, const CaseIndex& index, Brief& brief) {
    std::map<std::string_view, const Development*> developments;
    for (const Development& development : view.developments) {
        developments.emplace(development.id, &development);
    }
    std::map<std::string, PlaceItem> places;
    for (const ChronologyItem& item : brief.chronology) {
        const auto development = developments.find(item.id);
        const EventRecord* event = index.event(item.id);
        if (development == developments.end() && event == nullptr) {
            continue;
        }
        for (const EventRecord::Where& where :
             development != developments.end() ? development->second->where : event->where) {
            add_place(where, item, places);
        }
    }
    for (auto& entry : places) {
        brief.places.push_back(std::move(entry.second));
    }
    std::stable_sort(brief.places.begin(), brief.places.end(),
                     [](const PlaceItem& left, const PlaceItem& right) {
                         return left.developments.size() > right.developments.size();
                     });
}

void compose_actors(const CaseView& view, const CaseIndex& index, Brief& brief) {
    // Coded parties are counted under their code, others each under their own name; so are those whose code only says what they are.
    std::map<std::pair<std::string, std::string>, ActorCounts> actors;
    const auto counts_of = [&actors](const Party& party) -> ActorCounts& {
        const std::string code = one_line(party.code);
        ActorCounts& counts = actors[{code, code.empty() || is_kind_of_body(code) ? one_line(party.name) : std::string()}];
        counts.item.code = code;
        counts.count(party);
        return counts;
    };
    for (const EventRecord& event : view.events) {
        for (const Party& party : event.actors) {
            ActorCounts& counts = counts_of(party);
            ++counts.item.as_actor;
            ++counts.types[event.type];
        }
        for (const Party& party : event.recipients) {
            ++counts_of(party).item.as_recipient;
        }
        for (const Source& source : event.attribution) {
            ++counts_of(source.party).item.as_source;
        }
    }
    for (auto& entry : actors) {
        brief.actors.push_back(finished(entry.second, index));
    }
    std::stable_sort(brief.actors.begin(), brief.actors.end(),
                     [](const ActorItem& left, const ActorItem& right) {
                         return left.as_actor + left.as_recipient + left.as_source >
                                right.as_actor + right.as_recipient + right.as_source;
                     });
}

void compose_reports(const CaseView& view, Brief& brief) {
    std::map<std::string_view, const ReportRow*> by_id;
    for (const ReportRow& row : view.reports) {
        by_id.emplace(row.id, &row);
    }
    for (const ReportRow& row : view.reports) {
        ReportItem item;
        item.id = row.id;
        item.outlet = one_line(row.outlet);
        item.title = shortened(one_line(row.title), 300);
        item.source = one_line(row.source);
        item.url = row.url;
        item.published = date_in_words(row.published);
        item.known_from = std::string(date_source_in_words(row.published_from));
        // "Since 8 Dec" bounds a date, it does not give one.
        item.day = row.published.from && row.published.to ? row.published.from : std::nullopt;
        if (item.published.empty()) {
            item.published = "date unknown";
        }
        item.copy_of = row.copy_of;
        if (const auto original = by_id.find(row.copy_of); original != by_id.end()) {
            item.copy_outlet = one_line(original->second->outlet);
        }
        item.events = static_cast<int>(row.events);
        item.sentences = static_cast<int>(row.sentences);
        // An open end says nothing about the newest date that was read.
        const std::optional<Day> newest = row.published.from && row.published.to ? row.published.to : std::nullopt;
        if (newest && (!brief.as_of_day || *brief.as_of_day < *newest)) {
            brief.as_of_day = newest;
            brief.as_of = item.published;
        }
        brief.reports.push_back(std::move(item));
    }
}

} // namespace vedette::briefing
