// `vedette export`: the casefile for other programs.
#include "base/file.hpp"
#include "briefing/exports.hpp"
#include "cli/code_tables.hpp"
#include "cli/commands.hpp"
#include "cli/terminal.hpp"
#include "store/store.hpp"

#include <map>

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

briefing::ExportChoice choice_of(const std::vector<std::string>& names) {
    briefing::ExportChoice choice;
    const std::map<std::string_view, bool briefing::ExportChoice::*> members = {
        {"future", &briefing::ExportChoice::future},         {"hypothetical", &briefing::ExportChoice::hypothetical},
        {"negated", &briefing::ExportChoice::negated},       {"historical", &briefing::ExportChoice::historical},
        {"alleged", &briefing::ExportChoice::alleged},
    };
    for (const std::string& name : names) {
        const auto member = members.find(name);
        if (member == members.end()) {
            throw Error(ErrorCode::usage, "--include-status `" + name + "` is not one of future, hypothetical, negated, historical, alleged");
        }
        choice.*(member->second) = true;
    }
    return choice;
}

briefing::Exported exported(store::Store& store, const Settings& settings) {
    using Table = briefing::Exported (*)(const CaseView&, const briefing::CodeTables&, const briefing::ExportChoice&);
    static const std::map<std::string_view, Table> tables = {
        {"polecat", briefing::export_polecat},           {"icews", briefing::export_icews},
        {"gdelt", briefing::export_gdelt_events},        {"gdelt-mentions", briefing::export_gdelt_mentions},
        {"phoenix", briefing::export_phoenix},           {"petrarch", briefing::export_petrarch},
    };
    const briefing::ExportChoice choice = choice_of(settings.flags.include_status);
    const CaseView view = store.view(settings.filter, true);
    const std::string& format = settings.flags.format;
    if (const auto table = tables.find(format); table != tables.end()) {
        return table->second(view, load_code_tables(settings), choice);
    }
    if (format == "jsonl") {
        return {briefing::export_jsonl(stored_records(store, view)), {}};
    }
    if (format == "csv") {
        return {briefing::export_csv(view), {}};
    }
    if (format == "geojson") {
        return {briefing::export_geojson(view), {}};
    }
    if (format == "plover") {
        return {briefing::export_plover(view, load_code_tables(settings)), {}};
    }
    return format == "kml" ? briefing::export_kml(view) : briefing::export_timeline(view);
}

// What a reader of the file would otherwise not know: that the casefile holds more, and why it is not in there.
void report_left_out(const briefing::Exported& made, const std::string& format) {
    std::size_t total = 0;
    std::string reasons;
    for (const auto& [reason, count] : made.left_out) {
        total += count;
        reasons += (reasons.empty() ? "" : ", ") + std::to_string(count) + " " + reason;
    }
    if (total > 0) {
        write_message("vedette: " + std::to_string(total) + (total == 1 ? " event" : " events") + " left out of " + format + ": " + reasons);
    }
}

} // namespace

int run_export(const Settings& settings) {
    const std::unique_ptr<store::Store> store = store::open_store(settings.flags.casefile, true);
    const briefing::Exported made = exported(*store, settings);
    if (settings.flags.output.empty() || settings.flags.output == "-") {
        write_results(made.bytes);
    } else {
        write_file_atomically(settings.flags.output, made.bytes);
    }
    report_left_out(made, settings.flags.format);
    return kDone;
}

} // namespace vedette::cli
