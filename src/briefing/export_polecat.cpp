// POLECAT's table: one event a row, lists joined by "; ", unknown as "None".
#include "briefing/dyads.hpp"

namespace vedette::briefing {

namespace {

constexpr std::string_view kHeader =
    "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor Name\tActor "
    "Country\tActor COW\t"
    "Primary Actor Sector\tActor Sectors\tActor Title\tActor Name Raw\tWikipedia Actor ID\tRecipient "
    "Name\tRecipient Country\t"
    "Recipient COW\tPrimary Recipient Sector\tRecipient Sectors\tRecipient Title\tRecipient Name "
    "Raw\tWikipedia Recipient ID\t"
    "Placename\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\tGeoNames ID\tRaw Placename\tFeature "
    "Type\tSource\t"
    "Publication Date\tStory People\tStory Organizations\tStory Locations\tLanguage\tVersion\n";

constexpr std::string_view kUnknown = "None";

// One value of each item, "None" where it is empty; nothing at all when all are.
template <typename List, typename Value>
std::string joined_values(const List& items, Value value) {
    std::string all;
    bool has_any = false;
    for (const auto& item : items) {
        const std::string each = value(item);
        has_any |= !each.empty();
        all += (all.empty() ? "" : "; ") + (each.empty() ? std::string(kUnknown) : each);
    }
    return has_any ? all : std::string();
}

void party_cells(TabbedLine& row, const std::vector<Party>& parties, const CodeTables& tables,
                 const ReportRow* report) {
    const auto sector = [](const Party& party) { return party.sector; };
    row.cell(joined_values(parties, [](const Party& party) { return party.name; }));
    row.cell(joined_values(parties, [](const Party& party) { return party.code; }));
    row.cell(joined_values(parties, [&](const Party& party) {
        const ActorCodes* codes = tables.actor(party.code);
        return codes == nullptr ? std::string() : codes->cow;
    }));
    row.cell(parties.empty() ? std::string() : parties.front().sector).cell(joined_values(parties, sector));
    row.cell(""); // title
    row.cell(joined_values(parties, [&](const Party& party) {
        return report == nullptr || party.span.empty() ? std::string()
                                                       : std::string(party.span.in(report->text));
    }));
    row.cell(""); // our identities are not those of Wikipedia
}

void place_cells(TabbedLine& row, const EventRecord& event, const CodeTables& tables) {
    constexpr std::string_view kGeoNames = "geonames:";
    const EventRecord::Where* where = action_place(event);
    if (where == nullptr) {
        row.empty(10);
        return;
    }
    const auto named_if = [&](PlacePrecision precision) {
        return where->precision == precision ? where->name : std::string();
    };
    row.cell(where->name)
        .cell(named_if(PlacePrecision::city))
        .cell(named_if(PlacePrecision::district))
        .cell(named_if(PlacePrecision::province));
    row.cell(
        joined_values(where->countries, [&](const std::string& code) { return tables.country_name(code); }));
    row.number(where->lat).number(where->lon);
    row.cell(where->id.starts_with(kGeoNames) ? where->id.substr(kGeoNames.size()) : std::string());
    row.cell(where->words).cell(to_string(where->precision));
}

} // namespace

Exported export_polecat(const CaseView& view, const CodeTables& tables, const ExportChoice& choice) {
    Exported out{std::string(kHeader), {}};
    const auto reports = reports_by_id(view);
    const auto same = [](const std::string& value) { return value; };
    for (const EventRecord& event : view.events) {
        if (!is_chosen(event, choice, out.left_out)) {
            continue;
        }
        const std::optional<Day> day = day_of_row(event);
        if (!day) {
            ++out.left_out["no date"];
            continue;
        }
        const auto found = reports.find(event.report);
        const ReportRow* report = found == reports.end() ? nullptr : found->second;
        TabbedLine row(kUnknown);
        row.cell(event.id)
            .cell(to_iso(*day))
            .cell(to_string(event.type))
            .cell(joined_values(modes_with_status(event), same));
        row.number(event.scale)
            .cell(std::to_string(plover_quad(event.type)))
            .cell(joined_values(event.contexts, same));
        party_cells(row, event.actors, tables, report);
        party_cells(row, event.recipients, tables, report);
        place_cells(row, event, tables);
        row.cell(event.outlet).cell(event.published.from ? to_iso(*event.published.from) : "").empty(3);
        row.cell("English").cell("vedette");
        out.bytes += row.line();
    }
    return out;
}

} // namespace vedette::briefing
