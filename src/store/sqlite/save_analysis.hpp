#pragma once
// Writes the layers of one report, and fusion's results, into the tables of the casefile. The caller holds the transaction.

#include "records/analysis.hpp"
#include "records/fused.hpp"
#include "store/fusion_step.hpp"
#include "store/sqlite/connection.hpp"

#include <string>
#include <vector>

namespace vedette::store {

// The records of one report as JSON lines, made once: they are kept, and their hash tells whether anything changed.
struct PrintedAnalysis {
    std::string report_sha256;        // of the report record, copy_of left out (the case decides that, not the report)
    std::string content_sha256;       // of all records
    std::vector<std::string> events;  // in the order of Events::events
    std::vector<std::string> claims;
};
PrintedAnalysis print_analysis(const Analysis& analysis);

// Inserts the report with row number `number`, or the next free one when it is 0; deletes nothing.
void insert_analysis(Connection& connection, const Analysis& analysis, const PrintedAnalysis& printed, std::int64_t number, std::int64_t versions);

void insert_development(Connection& connection, const Development& development, std::int64_t piece);
void insert_claim(Connection& connection, const KeyedClaim& claim);

} // namespace vedette::store
