#include "pipeline/read_all.hpp"

#include "base/content_hash.hpp"
#include "ingest/document_source.hpp"
#include "pipeline/batch.hpp"
#include "pipeline/input_hash.hpp"

#include <map>

namespace vedette::pipeline {

namespace {

// Keeps the account of one reading; called in input order.
class Reading {
public:
    Reading(const ReadJob& job, store::Store& store, const ReadObserver& observer) : job_(job), store_(store), observer_(observer) {}

    // Inputs that an earlier run read to their end, unchanged since.
    std::vector<std::string> done_before(const std::vector<std::string>& inputs) {
        std::vector<std::string> done;
        for (const std::string& input : inputs) {
            const std::string hash = input_hash(input);
            if (hash.empty()) {
                continue; // not a plain file, or not readable: the reading itself says why
            }
            const std::string identity = sha256_hex(hash + "\n" + job_.reading);
            identities_[input] = identity;
            if (store_.has_input(input, identity, job_.versions)) {
                done.push_back(input);
            }
        }
        summary_.inputs = inputs.size();
        summary_.inputs_done_before = done.size();
        return done;
    }

    void take(BatchItem& item, std::uint64_t bytes_total) {
        if (item.input != input_) {
            end_input();
            input_ = item.input;
        }
        summary_.times += item.times;
        if (item.fate == ReportFate::known) {
            ++summary_.unchanged;
            store_.clear_failure(item.source);
        }
        // The failure first: a crash between the two must not leave half an analysis that looks whole.
        if (item.failure) {
            keep_failure(*item.failure);
        }
        if (item.analysis) {
            if (const std::string notice = not_coded_notice(item); !notice.empty()) {
                ++summary_.not_english;
                observer_.message(notice);
            }
            save(item);
        }
        observer_.progress(summary_, item.bytes_done, bytes_total);
    }

    ReadSummary finish() {
        end_input();
        return summary_;
    }

private:
    void keep_failure(const FailureRow& failure) {
        ++summary_.failures;
        is_clean_ = false;
        store_.save_failure(failure);
        observer_.message(failure.reason);
    }

    void save(BatchItem& item) {
        const Report& report = item.analysis->report;
        try {
            count(run_stage(Stage::save, summary_.times, [&] { return store_.save(*item.analysis, job_.versions); }));
        } catch (const StageFailure& failure) {
            keep_failure({item.source, std::string(to_string(failure.stage)), std::string(to_string(failure.code)), item.source + ": " + failure.reason});
            return;
        }
        if (!item.failure) {
            store_.clear_failure(item.source);
        }
        if (item.fate == ReportFate::renamed) {
            ++summary_.renamed;
            observer_.message(item.source + ": another report has the same id; kept as " + report.id);
        }
    }

    void count(store::SaveOutcome outcome) {
        switch (outcome) {
        case store::SaveOutcome::added:
            ++summary_.added;
            break;
        case store::SaveOutcome::replaced:
            ++summary_.replaced;
            break;
        case store::SaveOutcome::unchanged:
            ++summary_.unchanged;
            break;
        }
    }

    // An input with failures is not marked: the next run tries it again and says again what is wrong.
    void end_input() {
        const auto identity = identities_.find(input_);
        if (!input_.empty() && is_clean_ && identity != identities_.end()) {
            store_.mark_input(input_, identity->second, job_.versions);
        }
        is_clean_ = true;
    }

    const ReadJob& job_;
    store::Store& store_;
    const ReadObserver& observer_;
    ReadSummary summary_;
    std::map<std::string, std::string> identities_;
    std::string input_;
    bool is_clean_ = true;
};

} // namespace

ReadSummary read_all(const ReadJob& job, const Reader& reader, const Stages& stages, store::Store& store,
                     const ReadObserver& observer) {
    ingest::DocumentSource documents(job.paths);
    Reading reading(job, store, observer);
    documents.skip_inputs(reading.done_before(documents.inputs()));
    ReportIds ids(&store, job.versions);
    const std::uint64_t bytes_total = documents.bytes_total();
    run_batch(documents, reader, ids, {job.jobs, &stages, std::nullopt}, [&](BatchItem& item) { reading.take(item, bytes_total); });
    const ReadSummary summary = reading.finish();
    fuse_case(store);
    return summary;
}

} // namespace vedette::pipeline
