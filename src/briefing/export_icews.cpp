// ICEWS's table: one pair a row, unknown as "NA", CAMEO as text.
#include "briefing/dyads.hpp"

namespace vedette::briefing {

namespace {

constexpr std::string_view kHeader =
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO "
    "Code\tIntensity\tTarget Name\tTarget Sectors\t"
    "Target Country\tStory ID\tSentence "
    "Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\n";

std::string country_of(const CodeTables& tables, std::string_view code) {
    const ActorCodes* codes = tables.actor(code);
    return codes == nullptr ? std::string() : codes->icews_name;
}

void party_cells(TabbedLine& row, const Party& party, const CodeTables& tables) {
    const ActorCodes* codes = tables.actor(party.code);
    const auto sector = tables.sectors.find(party.sector);
    std::string sectors;
    if (codes != nullptr && !codes->is_state && codes->gdelt_type == "IGO") {
        sectors = "International Government Organization";
    } else if (sector != tables.sectors.end()) {
        sectors = sector->second.icews;
    }
    row.cell(party.name.empty() ? party.code : party.name).cell(sectors).cell(country_of(tables, party.code));
}

void place_cells(TabbedLine& row, const EventRecord& event, const CodeTables& tables) {
    const EventRecord::Where* where = action_place(event);
    if (where == nullptr) {
        row.empty(6);
        return;
    }
    for (const PlacePrecision precision :
         {PlacePrecision::city, PlacePrecision::district, PlacePrecision::province}) {
        row.cell(where->precision == precision ? where->name : std::string());
    }
    // A border has two countries, this table room for one.
    row.cell(where->countries.size() == 1 ? country_of(tables, where->countries.front()) : std::string());
    row.number(where->lat).number(where->lon);
}

} // namespace

Exported export_icews(const CaseView& view, const CodeTables& tables, const ExportChoice& choice) {
    Exported out{std::string(kHeader), {}};
    for (const Dyad& dyad : dyads_of(view, tables, choice, true, out.left_out)) {
        const EventRecord& event = *dyad.event;
        const CameoCode* code = tables.event(event.cameo);
        TabbedLine row("NA");
        row.cell(dyad.cell_id).cell(to_iso(dyad.day));
        party_cells(row, *dyad.source, tables);
        row.cell(code == nullptr ? std::string() : code->name)
            .cell(event.cameo)
            .number(tables.goldstein(event.cameo));
        party_cells(row, *dyad.target, tables);
        row.cell(numeric_id(event.report))
            .cell("")
            .cell(event.outlet); // which sentence it is, the records do not say
        place_cells(row, event, tables);
        out.bytes += row.line();
    }
    return out;
}

} // namespace vedette::briefing
