// `vedette read`: reports into a casefile.
#include "cli/progress.hpp"
#include "cli/reading.hpp"
#include "cli/terminal.hpp"
#include "pipeline/input_hash.hpp"
#include "pipeline/read_all.hpp"

#include <fmt/format.h>

namespace vedette::cli {

namespace {

std::string summary_line(const pipeline::ReadSummary& done, const std::string& casefile) {
    std::string line = fmt::format("vedette: {} reports: {} new", done.reports(), done.added);
    if (done.replaced != 0) {
        line += fmt::format(", {} changed", done.replaced);
    }
    if (done.unchanged != 0) {
        line += fmt::format(", {} known", done.unchanged);
    }
    if (done.not_english != 0) {
        line += fmt::format(", {} not in English and not coded", done.not_english);
    }
    if (done.inputs_done_before != 0) {
        line += fmt::format("; {} of {} inputs were read before", done.inputs_done_before, done.inputs);
    }
    if (done.failures != 0) {
        line += fmt::format("; {} failed, listed by `vedette failures -c {}`", done.failures, casefile);
    }
    return line;
}

} // namespace

int run_read(const Settings& settings) {
    const std::unique_ptr<store::Store> store = store::open_store(settings.flags.casefile, false);
    const pipeline::StageOptions options = stage_options(settings.flags);
    pipeline::Stages stages = pipeline::load_stages(options);
    if (!settings.flags.conllu.empty()) {
        stages.given_syntax = pipeline::load_given_syntax(settings.flags.conllu);
    }
    const ingest::ReportReader reports(options.lexicon_folder);
    const pipeline::Reader reader{reports, read_options(settings)};
    store::Versions versions = pipeline::versions_of(options);
    if (!settings.flags.conllu.empty()) {
        versions.emplace_back("syntax", pipeline::input_hash(settings.flags.conllu));
    }
    const pipeline::ReadJob job{settings.flags.paths, settings.jobs, versions, reading_words(settings)};
    Progress progress("reading", 0, progress_style(settings.flags.quiet));
    pipeline::ReadObserver observer;
    observer.progress = [&](const pipeline::ReadSummary& so_far, std::uint64_t bytes_done, std::uint64_t bytes_total) {
        progress.set_total(bytes_total);
        progress.update(so_far.reports(), so_far.failures, bytes_done);
    };
    observer.message = [&](const std::string& line) { progress.message(line); };
    const pipeline::ReadSummary done = pipeline::read_all(job, reader, stages, *store, observer);
    progress.finish();
    write_message(summary_line(done, settings.flags.casefile));
    return done.failures == 0 ? kDone : kSomeFailed;
}

} // namespace vedette::cli
