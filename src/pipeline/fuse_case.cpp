#include "fusion/development_merger.hpp"
#include "pipeline/join_waiting.hpp"
#include "pipeline/link_copies.hpp"
#include "pipeline/read_all.hpp"

#include <set>

namespace vedette::pipeline {

namespace {

fusion::FusedCase fused(const CaseView& view) { return fusion::DevelopmentMerger{}.merge(view.events, constraints_of(view.actions, view.events)); }

} // namespace

void fuse_case(store::Store& store) {
    if (!store.needs_fusion()) {
        return;
    }
    if (!store.knows_copies()) { // an analyst's action changes no text
        link_copies(store);
    }
    join_waiting(store);
}

void cut_to_known(CaseView& view, Day day) {
    const auto is_later = [day](const DateInterval& published) { return !published.to || day < *published.to; };
    std::set<std::string> reports;
    std::erase_if(view.reports, [&](const ReportRow& report) { return is_later(report.published); });
    for (const ReportRow& report : view.reports) {
        reports.insert(report.id);
    }
    std::erase_if(view.events, [&](const EventRecord& event) { return !reports.contains(event.report); });
    std::erase_if(view.claims, [&](const ClaimRow& claim) { return !reports.contains(claim.report); });
    fusion::FusedCase joined = fused(view);
    view.developments = std::move(joined.developments);
    view.forces = std::move(joined.forces);
}

} // namespace vedette::pipeline
