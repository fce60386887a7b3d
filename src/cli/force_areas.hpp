#pragma once
// The ledger's sums by where its forces stand, for the listing and for the brief. Where a row's forces stand is told by its own event, or
// by the event of its report whose place it was lent; what is moved away from a place is not there.

#include "cli/watched_case.hpp"
#include "fusion/force_sums.hpp"
#include "records/case_view.hpp"

#include <string>
#include <unordered_map>
#include <vector>

namespace vedette::cli {

// Looks once who tells where each row's forces stand. A view of the case, which must outlive this object.
class ForceAreas {
public:
    explicit ForceAreas(const CaseView& view);

    // By border, or by places that are points.
    [[nodiscard]] std::vector<fusion::ForceSum> by_place(bool borders) const;

    // By the titles of the theatres in whose zone the forces stand; zones may overlap.
    [[nodiscard]] std::vector<fusion::ForceSum> by_theatre(const TheatreList& theatres) const;

private:
    // The row's own event, or the one of its report whose place it was lent; null: nobody tells.
    [[nodiscard]] const EventRecord* teller_of(const ForceRow& row) const;

    const CaseView& view_;
    std::unordered_map<std::string, const EventRecord*> by_id_;
    std::unordered_map<std::string, const EventRecord*> by_words_; // report and words of the place
};

} // namespace vedette::cli
