#pragma once
// A casefile in the formats that other programs read. Same rows, same bytes; nothing is written that the records do not hold.

#include "records/case_view.hpp"

#include <string>
#include <vector>

namespace vedette::briefing {

// The stored records as they are, one a line. Throws Error(internal) when a record holds a line break.
std::string export_jsonl(const std::vector<std::string>& records);

// Events flat, one a row, RFC 4180 (CRLF, quoted where needed), with a header row. Lists are joined by "; ". A text cell that a
// spreadsheet would run as a formula (=, +, -, @, tab, return at its start) gets an apostrophe in front.
std::string export_csv(const CaseView& view);

// RFC 7946 FeatureCollection, one feature an event and place. A place without a point, such as a border, has a null geometry and
// its countries as properties; a point carries its precision and radius and is never more exact than that.
std::string export_geojson(const CaseView& view);

// PLOVER JSON Lines (manual draft 2024): PLOVER's keys, with its auxiliary modes for status, and everything PLOVER has no key for
// (sources, stance, counts, all places) in an object "vedette". An event without a date of its own takes the report's, and says so
// in vedette.date_from.
std::string export_plover(const CaseView& view);

} // namespace vedette::briefing
