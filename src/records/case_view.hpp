#pragma once
// What a casefile hands to those who read it (fusion, briefing, exports): plain rows, already filtered, in a stable order.

#include "records/analyst.hpp"
#include "records/fused.hpp"
#include "records/report.hpp"

#include <string>
#include <vector>

namespace vedette {

struct ReportRow {
    std::string id;
    std::string source;
    std::string url;
    std::string outlet;
    std::string title;
    DateInterval published;
    DateSource published_from = DateSource::none;
    std::string copy_of;      // id of the original, empty: original
    std::string language;     // ISO 639-1; empty: not known
    std::uint32_t sentences = 0; // none: nothing of it was read (another language, or a stage that failed)
    std::uint32_t events = 0;
    std::string text;         // clean text; evidence is shown by spans into it
};

struct ClaimRow {
    std::string id;
    std::string report;
    std::string source_name;  // resolved, else the words
    std::string source_code;
    std::string source_words;
    std::string cue_words;
    std::string content_words;
    std::vector<TextSpan> content; // bytes in the report's text
    bool is_direct = false;
    Stance stance = Stance::states;
    std::vector<std::string> events; // event ids
};

// An input that gave no report, or a report that a stage could not finish.
struct FailureRow {
    std::string source;
    std::string stage;  // "ingest", "syntax", ...
    std::string code;   // to_string(ErrorCode)
    std::string reason;
};

// Empty fields do not filter.
struct CaseFilter {
    std::string on;          // ISO3 or IGO code: events in which it is a party or a place
    std::string type;        // event type
    std::string status;
    std::string outlet;
    std::optional<Day> since; // published or happening on or after
    std::optional<Day> until;
    std::string words;       // full-text query over report texts
    double min_confidence = 0; // events at least so sure; what an analyst decided on passes
};

struct CaseView {
    std::string name;                      // path of the casefile
    std::vector<ReportRow> reports;        // by publication, then id
    std::vector<EventRecord> events;       // by publication, report, trigger
    std::vector<ClaimRow> claims;          // same order
    std::vector<Development> developments; // by when (else first report), then id
    std::vector<ForceRow> forces;          // by owner, place, as_of, id
    std::vector<FailureRow> failures;      // by source
    std::vector<AnalystAction> actions;    // the analysts' log, oldest first, undone ones too; already applied to `events`
    std::vector<std::pair<std::string, std::string>> versions; // what made the records: "vedette" "0.1.0", "lexicon" "<hash>"
};

} // namespace vedette
