#include "pipeline/report_ids.hpp"

#include "base/content_hash.hpp"
#include "records/analysis.hpp"

#include <algorithm>
#include <charconv>

namespace vedette::pipeline {

namespace {

// Six hex digits tell apart the few reports that share an id.
constexpr std::size_t kSuffixDigits = 6;

std::uint64_t first_bits(const std::string& sha256) {
    std::uint64_t bits = 0;
    std::from_chars(sha256.data(), sha256.data() + std::min<std::size_t>(16, sha256.size()), bits, 16);
    return bits;
}

} // namespace

ReportIds::ReportIds(store::Store* store, const store::Versions& versions) : store_(store), versions_(store::words_of(versions)) {}

bool ReportIds::is_stored_unchanged(const Report& report, const store::StoredReport& stored) const {
    if (stored.versions != versions_ || stored.sha256 != report.sha256 || stored.has_failure) {
        return false;
    }
    // The same text under the same id in another file is the same report, whatever that file says beside the text.
    if (stored.source != report.source) {
        return true;
    }
    Report alone = report;
    alone.copy_of.clear();
    return stored.report_sha256 == sha256_hex(print_report(alone));
}

ReportFate ReportIds::settle(Report& report) {
    const std::uint64_t text = first_bits(report.sha256);
    bool renamed = false;
    for (int tries = 0; tries < 2; ++tries) {
        const auto holder = seen_.find(report.id);
        if (holder != seen_.end() && holder->second == text) {
            return ReportFate::known;
        }
        std::optional<store::StoredReport> stored;
        if (holder == seen_.end() && store_ != nullptr) {
            stored = store_->find_report(report.id);
        }
        // A changed text at the place where the id was read before is a new state of that report, not another one.
        const bool is_taken = holder != seen_.end() || (stored && stored->sha256 != report.sha256 && stored->source != report.source);
        if (!is_taken || tries == 1) {
            seen_.insert_or_assign(report.id, text);
            if (stored && is_stored_unchanged(report, *stored)) {
                return ReportFate::known;
            }
            return renamed ? ReportFate::renamed : ReportFate::fresh;
        }
        report.id += "~" + report.sha256.substr(0, kSuffixDigits);
        renamed = true;
    }
    return ReportFate::renamed;
}

} // namespace vedette::pipeline
