#pragma once
// The ledger's sums by where its forces stand, for the listing and for the brief. Where a row's forces stand is told by its own event, or
// by the event of its report whose place it was lent; what is moved away from a place is not there.

#include "cli/watched_case.hpp"
#include "fusion/force_sums.hpp"
#include "records/case_view.hpp"

#include <vector>

namespace vedette::cli {

// By border, or by places that are points.
std::vector<fusion::ForceSum> force_sums_by_place(const CaseView& view, bool borders);

// By the titles of the theatres in whose zone the forces stand; zones may overlap.
std::vector<fusion::ForceSum> force_sums_by_theatre(const CaseView& view, const TheatreList& theatres);

} // namespace vedette::cli
