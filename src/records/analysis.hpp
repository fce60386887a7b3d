#pragma once
// All layers of one report.

#include "records/details.hpp"
#include "records/entities.hpp"
#include "records/events.hpp"
#include "records/report.hpp"
#include "records/syntax.hpp"

#include <string>

namespace vedette {

struct Analysis {
    Report report;
    Syntax syntax;
    Entities entities;
    Dates dates;
    Places places;
    Quantities quantities;
    Events events;
    Claims claims;
};

// Which kinds of record to write (`vedette code --with ...`); reports and events are what most users want.
struct RecordKinds {
    bool reports = true;
    bool events = true;
    bool mentions = false;
    bool claims = false;
    bool predicates = false;
    double min_confidence = 0; // of events; claims name only the events that are printed
};

// JSON Lines of docs/schema, one record a line, offsets in Unicode code points. Throws Error(internal) when a span does not lie in
// the text: a record that cannot point to its words does not exist.
std::string print_records(const Analysis& analysis, const RecordKinds& kinds);

// The record of a report alone: {"kind":"report",...}.
std::string print_report(const Report& report);

} // namespace vedette
