#pragma once
// Reads inputs into a casefile: batch, save, copies, fusion. Can be interrupted at any moment, also by a crash: every report is one
// transaction, an input counts as done only when its last report is in, and what is in the casefile is not analysed again.

#include "pipeline/batch.hpp"
#include "pipeline/run_stage.hpp"
#include "pipeline/stages.hpp"
#include "store/store.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace vedette::pipeline {

struct ReadSummary {
    std::uint64_t added = 0;
    std::uint64_t replaced = 0;
    std::uint64_t unchanged = 0; // known already, or the same again
    std::uint64_t renamed = 0;   // of those added: their id was taken
    std::uint64_t failures = 0;
    std::uint64_t not_english = 0; // of those added or changed: kept, not coded
    std::uint64_t inputs = 0;
    std::uint64_t inputs_done_before = 0; // skipped: read to their end by an earlier run
    StageTimes times;

    [[nodiscard]] std::uint64_t reports() const { return added + replaced + unchanged; }
};

struct ReadJob {
    std::vector<std::string> paths;
    unsigned jobs = 1;
    store::Versions versions;
    std::string reading; // what else decides the outcome of reading (given date, outlet): part of an input's identity
};

// What the caller may want to show while it goes on. Called one at a time.
struct ReadObserver {
    std::function<void(const ReadSummary&, std::uint64_t bytes_done, std::uint64_t bytes_total)> progress = [](const auto&...) {};
    std::function<void(const std::string&)> message = [](const std::string&) {};
};

// Throws Error(store_failed, system_failed); what was saved before stays.
ReadSummary read_all(const ReadJob& job, const Reader& reader, const Stages& stages, store::Store& store,
                     const ReadObserver& observer);

// Finds copies and joins mentions over the whole case, when any report changed since that was last done.
void fuse_case(store::Store& store);

// Leaves in a whole case (no filter) what was published by the end of `day`, and joins that anew. A report whose day of publication is
// not known to be by then is left out.
void cut_to_known(CaseView& view, Day day);

} // namespace vedette::pipeline
