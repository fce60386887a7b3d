#include "cli/reading.hpp"

#include "cli/progress.hpp"
#include "cli/terminal.hpp"

namespace vedette::cli {

ingest::ReadOptions read_options(const Settings& settings) {
    return {.published = settings.published, .latest = settings.as_of, .outlet = settings.flags.outlet};
}

std::string reading_words(const Settings& settings) {
    return "published=" + settings.flags.published + "\nas-of=" + settings.flags.as_of + "\noutlet=" + settings.flags.outlet;
}

int each_document(const Settings& settings, const pipeline::BatchOptions& options, const std::function<void(pipeline::BatchItem&)>& take) {
    return each_document(settings, {settings.flags.paths, stage_options(settings.flags).lexicon_folder}, options, take);
}

int each_document(const Settings& settings, const Documents& given, const pipeline::BatchOptions& options,
                  const std::function<void(pipeline::BatchItem&)>& take) {
    const ingest::ReportReader report_reader(given.lexicon_folder);
    const pipeline::Reader reader{report_reader, read_options(settings)};
    ingest::DocumentSource documents(given.paths);
    pipeline::ReportIds ids(nullptr, {});
    Progress progress("coding", documents.bytes_total(), progress_style(settings.flags.quiet || is_terminal_output()));
    std::uint64_t reports = 0;
    std::uint64_t failures = 0;
    std::uint64_t not_english = 0;
    pipeline::run_batch(documents, reader, ids, options, [&](pipeline::BatchItem& item) {
        if (item.fate == pipeline::ReportFate::known) {
            progress.message(item.source + ": the same report came before; left out");
        }
        if (item.analysis) {
            ++reports;
            if (item.fate == pipeline::ReportFate::renamed) {
                progress.message(item.source + ": another report has the same id; this one is " + item.analysis->report.id);
            }
            if (const std::string notice = options.stages == nullptr ? std::string{} : pipeline::not_coded_notice(item); !notice.empty()) {
                ++not_english;
                progress.message(notice);
            }
            take(item);
        }
        if (item.failure) {
            ++failures;
            progress.message(item.failure->reason);
        }
        progress.update(reports, failures, item.bytes_done);
    });
    progress.finish();
    flush_results();
    if (failures != 0) {
        write_message("vedette: " + std::to_string(failures) + (failures == 1 ? " input" : " inputs") + " failed, " + std::to_string(reports) +
                      " reports done");
    }
    if (not_english > 1) {
        write_message("vedette: " + std::to_string(not_english) + " reports are not in English: nothing was coded from them");
    }
    return failures == 0 ? kDone : kSomeFailed;
}

} // namespace vedette::cli
