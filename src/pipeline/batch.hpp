#pragma once
// Many documents through the line: documents are pulled one after the other, read and analysed in parallel, and handed out one after the
// other in input order, so that the result never depends on the number of jobs. At most two documents a job are under way at any time:
// memory stays bounded however long the input is.

#include "ingest/document_source.hpp"
#include "ingest/read_report.hpp"
#include "pipeline/report_ids.hpp"
#include "pipeline/run_stage.hpp"
#include "pipeline/stages.hpp"
#include "records/analysis.hpp"
#include "records/case_view.hpp"

#include <functional>
#include <optional>
#include <string>

namespace vedette::pipeline {

// One document at the end of the line.
struct BatchItem {
    std::string source;                // where it stands in the input
    std::string input;                 // the file (or "-") that it came from
    std::optional<Analysis> analysis;  // absent: no report, or a report that is known already
    std::optional<FailureRow> failure; // why there is no report, or which stage could not finish it
    ReportFate fate = ReportFate::fresh;
    std::string printed;               // when BatchOptions::print asks for records
    StageTimes times;
    std::uint64_t bytes_done = 0;      // of all input files, when this document was pulled
};

struct BatchOptions {
    unsigned jobs = 1;
    const Stages* stages = nullptr;   // null: reports only, no analysis
    std::optional<RecordKinds> print; // print these records in parallel
};

// How documents become reports.
struct Reader {
    const ingest::ReportReader& reports;
    ingest::ReadOptions options;
};

// What to tell the user of a report in a language that is not coded, which must not look like a quiet day; empty: it was coded.
std::string not_coded_notice(const BatchItem& item);

// `deliver` is called for every document, one at a time, in input order. What it throws ends the batch.
void run_batch(ingest::DocumentSource& documents, const Reader& reader, ReportIds& ids, const BatchOptions& options,
               const std::function<void(BatchItem&)>& deliver);

} // namespace vedette::pipeline
