#pragma once
// Reads rows of the casefile back into records, in the stable orders that case_view.hpp promises.

#include "records/case_view.hpp"
#include "records/report.hpp"
#include "store/sqlite/connection.hpp"
#include "store/store.hpp"

#include <functional>
#include <string>

namespace vedette::store {

// The analysts' log, oldest first.
std::vector<AnalystAction> load_actions(Connection& connection);

// What belongs to the events, developments, forces, claims and reports that these ids, or beginnings of ids, name.
CaseView load_around(Connection& connection, const std::vector<std::string>& ids, bool texts);

CaseView load_view(Connection& connection, const CaseFilter& filter, bool texts);

// The events with these row numbers, by publication, report, place in its text; the analysts' verdicts applied, those rejected left out.
std::vector<EventRecord> load_numbered(Connection& connection, const std::vector<std::int64_t>& numbers, const std::vector<AnalystAction>& actions);

// Claims about forces that `condition` on the table `forces` (alias f) lets through, with the parameter ?1.
std::vector<ForceClaim> load_claims_where(Connection& connection, std::string_view condition, std::int64_t parameter);
std::vector<ForceClaim> load_claims_of_report(Connection& connection, const std::string& report);

// Every report with its text, by publication, then id; one at a time.
void each_report(Connection& connection, const std::function<void(const ReportRow&)>& use);

void each_report_in(Connection& connection, const CopyWindow& window, const std::function<void(const ReportRow&)>& use);

// The report as ingest gave it.
Report load_report(Connection& connection, std::int64_t number);

} // namespace vedette::store
