#include "fusion/development_merger.hpp"
#include "ingest/near_copies.hpp"
#include "pipeline/read_all.hpp"

namespace vedette::pipeline {

namespace {

void link_copies(store::Store& store) {
    ingest::CopyFinder finder;
    store.each_report([&](const ReportRow& report) {
        const bool is_day = report.published.from && report.published.from == report.published.to;
        finder.add(report.id, report.text, is_day ? report.published.from : std::nullopt);
    });
    std::vector<std::pair<std::string, std::string>> copies;
    for (const ingest::CopyLink& link : finder.links()) {
        copies.emplace_back(link.copy, link.original);
    }
    store.set_copies(copies);
}

} // namespace

void fuse_case(store::Store& store) {
    if (!store.needs_fusion()) {
        return;
    }
    link_copies(store);
    const fusion::DevelopmentMerger merger;
    const fusion::FusedCase fused = merger.merge(store.view({}, false).events);
    store.replace_fused(fused.developments, fused.forces);
}

} // namespace vedette::pipeline
