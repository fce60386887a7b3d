#pragma once
// Reads rows of the casefile back into records, in the stable orders that case_view.hpp promises.

#include "records/case_view.hpp"
#include "records/report.hpp"
#include "store/sqlite/connection.hpp"

#include <functional>
#include <string>

namespace vedette::store {

// The analysts' log, oldest first.
std::vector<AnalystAction> load_actions(Connection& connection);

// What belongs to the events, developments, forces, claims and reports that these ids, or beginnings of ids, name.
CaseView load_around(Connection& connection, const std::vector<std::string>& ids, bool texts);

CaseView load_view(Connection& connection, const CaseFilter& filter, bool texts);

// Every report with its text, by publication, then id; one at a time.
void each_report(Connection& connection, const std::function<void(const ReportRow&)>& use);

// The report as ingest gave it.
Report load_report(Connection& connection, std::int64_t number);

} // namespace vedette::store
