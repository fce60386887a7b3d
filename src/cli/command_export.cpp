// `vedette export`: the casefile for other programs.
#include "base/file.hpp"
#include "briefing/exports.hpp"
#include "cli/commands.hpp"
#include "cli/terminal.hpp"
#include "store/store.hpp"

namespace vedette::cli {

namespace {

// Every kept record: each report, then its events and claims; then what fusion made of them.
std::vector<std::string> stored_records(store::Store& store, const CaseView& view) {
    std::vector<std::string> records;
    for (const ReportRow& report : view.reports) {
        records.push_back(store.record(report.id));
    }
    for (const EventRecord& event : view.events) {
        records.push_back(store.record(event.id));
    }
    for (const ClaimRow& claim : view.claims) {
        records.push_back(store.record(claim.id));
    }
    for (const Development& development : view.developments) {
        records.push_back(print_development(development));
    }
    for (const ForceRow& force : view.forces) {
        records.push_back(print_force(force));
    }
    return records;
}

std::string exported(store::Store& store, const Settings& settings) {
    const CaseView view = store.view(settings.filter, false);
    const std::string& format = settings.flags.format;
    if (format == "jsonl") {
        return briefing::export_jsonl(stored_records(store, view));
    }
    if (format == "csv") {
        return briefing::export_csv(view);
    }
    return format == "geojson" ? briefing::export_geojson(view) : briefing::export_plover(view);
}

} // namespace

int run_export(const Settings& settings) {
    const std::unique_ptr<store::Store> store = store::open_store(settings.flags.casefile, true);
    const std::string bytes = exported(*store, settings);
    if (settings.flags.output.empty() || settings.flags.output == "-") {
        write_results(bytes);
    } else {
        write_file_atomically(settings.flags.output, bytes);
    }
    return kDone;
}

} // namespace vedette::cli
