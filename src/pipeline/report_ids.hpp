#pragma once
// Two reports with one id are both kept. The first keeps the id; a later one with other text gets an id of its own, made from both,
// so that the outcome depends on the order of the input and on nothing else. Called serially, in input order.

#include "records/report.hpp"
#include "store/store.hpp"

#include <cstdint>
#include <string>
#include <unordered_map>

namespace vedette::pipeline {

enum class ReportFate : std::uint8_t {
    fresh,   // analyse it
    renamed, // analyse it; its id was taken by another text and has been changed
    known,   // the same report is in this batch or, made by the same versions, in the casefile: nothing to do
};

class ReportIds {
public:
    // `store` may be null (no casefile). `versions` are those that this run would record.
    ReportIds(store::Store* store, const store::Versions& versions);

    // Decides, and changes report.id when it must.
    ReportFate settle(Report& report);

private:
    bool is_stored_unchanged(const Report& report, const store::StoredReport& stored) const;

    store::Store* store_;
    std::string versions_;
    std::unordered_map<std::string, std::uint64_t> seen_; // ids of this batch -> first 64 bits of the text's hash
};

} // namespace vedette::pipeline
