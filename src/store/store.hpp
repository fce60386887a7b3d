#pragma once
// The casefile: everything read so far, in one place that survives a crash. One interface; open_store.cpp is the only file that names
// the backends. Throws Error(store_failed) or Error(system_failed: disk full); every change is one transaction.

#include "records/analysis.hpp"
#include "records/case_view.hpp"
#include "store/fusion_step.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace vedette::store {

enum class SaveOutcome {
    added,     // a new report
    unchanged, // the same report with the same records was there already
    replaced,  // the same report (id) with other text or other records
};

// What made the records, kept with each report: version of vedette, hash of the lexicon, of the model.
using Versions = std::vector<std::pair<std::string, std::string>>;

// "name=value" lines: what the casefile keeps and compares.
std::string words_of(const Versions& versions);

// What is known of a stored report without reading it.
struct StoredReport {
    std::string source;
    std::string sha256;        // of its text
    std::string report_sha256; // of its record, copy_of left out
    std::string versions;      // "vedette=0.1.0", one a line
    bool has_failure = false;  // a stage could not finish it
};

// Reports that are compared with each other for copies: published in [first, last], or without a day of publication.
struct CopyWindow {
    std::int32_t number = 0;
    Day first{0};
    Day last{0};
    bool is_undated = false;
};
inline constexpr CopyWindow kUndatedWindow{INT32_MAX, Day{0}, Day{0}, true};

class Store {
public:
    virtual ~Store() = default;
    Store() = default;
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    // One report with all its layers, idempotent by content.
    virtual SaveOutcome save(const Analysis& analysis, const Versions& versions) = 0;
    virtual void save_failure(const FailureRow& failure) = 0; // replaces an earlier failure of the same source
    virtual void clear_failure(const std::string& source) = 0;

    // True when this source was read to its end with these bytes and versions: `read` can skip it.
    virtual bool has_input(const std::string& source, const std::string& sha256, const Versions& versions) = 0;
    virtual void mark_input(const std::string& source, const std::string& sha256, const Versions& versions) = 0;

    // Links near and exact copies: report id -> id of the original. Replaces all links.
    virtual void set_copies(const std::vector<std::pair<std::string, std::string>>& copies) = 0;

    // The same for one window. A report that is a copy in several windows is one of the original that came first.
    virtual void set_copies_in(const CopyWindow& window, const std::vector<std::pair<std::string, std::string>>& copies) = 0;
    virtual void each_report_in(const CopyWindow& window, const std::function<void(const ReportRow&)>& use) = 0;

    // Days of publication of reports that came or went since end_copy_windows(), or all that there are when copies were last looked for
    // among all reports; nothing: of no known day.
    virtual std::vector<std::optional<Day>> days_touched() = 0;
    virtual void end_copy_windows() = 0;

    // True when no report changed after the last set_copies() or end_copy_windows().
    virtual bool knows_copies() = 0;

    virtual bool has_more_reports_than(std::int64_t count) = 0;

    // Begins to join what changed. Until the step goes, nothing else can use this store.
    virtual std::unique_ptr<FusionStep> begin_fusion() = 0;

    // Appends to the analysts' log and returns the number given; what was fused before is out of date then.
    virtual std::int64_t add_action(const AnalystAction& action) = 0;

    // The analysts' log alone, oldest first.
    virtual std::vector<AnalystAction> actions() = 0;

    // Rows that pass the filter. With `texts` false ReportRow::text stays empty.
    virtual CaseView view(const CaseFilter& filter, bool texts) = 0;

    // What belongs to the records that these ids, or beginnings of ids of at least 4 characters, name: events with the other mentions of
    // their development, its history, forces, reports and their claims. Costs what is asked for, however large the case.
    virtual CaseView around(const std::vector<std::string>& ids, bool texts) = 0;

    // The stored record (JSON line) of a report, event or claim, with everything; empty when the id is unknown.
    // Unique prefixes of at least 4 characters are accepted.
    virtual std::string record(const std::string& id_or_prefix) = 0;

    // The report with exactly this id.
    virtual std::optional<StoredReport> find_report(const std::string& id) = 0;

    // Every report with its text, by publication, then id, one at a time: for work over all texts in bounded memory.
    virtual void each_report(const std::function<void(const ReportRow&)>& use) = 0;

    // Days on which reports were published and how many, oldest first: originals whose day is known, no copies.
    virtual std::vector<std::pair<Day, int>> days_read() = 0;

    // True when something changed that was not joined since: developments are out of date.
    virtual bool needs_fusion() = 0;
};

// Opens or creates (with migrations) the casefile at `path`. `read_only` fails when it does not exist.
std::unique_ptr<Store> open_store(const std::string& path, bool read_only);

} // namespace vedette::store
