#pragma once
// A casefile in the formats that other programs read. Same rows, same bytes; nothing is written that the records do not hold.

#include "briefing/interchange_codes.hpp"
#include "records/case_view.hpp"

#include <map>
#include <string>
#include <vector>

namespace vedette::briefing {

// Most event tables have no field for "planned", "denied" or "alleged": there a record reads as a plain fact. By default they get only
// events that happened and that somebody vouches for; the reader of the records may ask for more.
struct ExportChoice {
    bool future = false;
    bool hypothetical = false;
    bool negated = false;
    bool historical = false;
    bool alleged = false; // vouched for only by one who accuses, doubts or denies
};

// Bytes, and how many events were left out for which reason ("future", "no date", ...).
struct Exported {
    std::string bytes;
    std::map<std::string, std::size_t> left_out;
};

// The stored records as they are, one a line. Throws Error(internal) when a record holds a line break.
std::string export_jsonl(const std::vector<std::string>& records);

// Events flat, one a row, RFC 4180 (CRLF, quoted where needed), with a header row. Lists are joined by "; ". A text cell that a
// spreadsheet would run as a formula (=, +, -, @, tab, return at its start) gets an apostrophe in front.
std::string export_csv(const CaseView& view);

// RFC 7946 FeatureCollection, one feature an event and place. A place without a point, such as a border, has a null geometry and
// its countries as properties; a point carries its precision and radius and is never more exact than that.
std::string export_geojson(const CaseView& view);

// PLOVER JSON Lines (manual draft 2024): PLOVER's keys, those of its worked example beside them, its auxiliary modes for status, and
// everything PLOVER has no key for (sources, stance, counts, all places) in an object "vedette". An event without a date of its own
// takes the report's, and says so in vedette.date_from.
std::string export_plover(const CaseView& view, const CodeTables& tables = {});

// Tab-separated tables, one event a line, UTF-8; tabs and line breaks inside a cell become a space. CAMEO codes are text ("010").
// Date of a row: the event's own day; the report's where the event has none or an interval that holds the report's day; else the
// interval's first day. Unknown is "None" in POLECAT, "NA" in ICEWS and empty in the others.
//
// Each row of a dyadic table (all but POLECAT) is one source and one target: lists multiply out; mutual acts give a row each way.

// POLECAT, 40 columns with header. Status stands in Event Mode, as PLOVER's auxiliary modes.
Exported export_polecat(const CaseView& view, const CodeTables& tables, const ExportChoice& choice);

// ICEWS, 20 columns with header; Intensity is Goldstein's value.
Exported export_icews(const CaseView& view, const CodeTables& tables, const ExportChoice& choice);

// GDELT 2.0 Events, 61 columns, no header: mentions with the same day, actors, code and place are one event. No tone is given.
Exported export_gdelt_events(const CaseView& view, const CodeTables& tables, const ExportChoice& choice);

// GDELT 2.0 Mentions, 16 columns, no header: the mentions of those events. Status, stance and confidence stand in Extras.
Exported export_gdelt_mentions(const CaseView& view, const CodeTables& tables, const ExportChoice& choice);

// Phoenix event table, 26 columns, no header: one row a day, pair and code, with all its reports. Contexts and status stand in issues.
Exported export_phoenix(const CaseView& view, const CodeTables& tables, const ExportChoice& choice);

// Output of PETRARCH2, 11 columns, no header.
Exported export_petrarch(const CaseView& view, const CodeTables& tables, const ExportChoice& choice);

// KML 2.2, a placemark an event and place with a point; status and sources in words.
Exported export_kml(const CaseView& view);

// TimelineJS 3 JSON, one slide an event with a date; status and sources in words.
Exported export_timeline(const CaseView& view);

} // namespace vedette::briefing
