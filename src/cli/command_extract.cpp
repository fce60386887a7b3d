// `vedette extract`: report records, no analysis.
#include "cli/reading.hpp"
#include "cli/terminal.hpp"

namespace vedette::cli {

int run_extract(const Settings& settings) {
    pipeline::BatchOptions options;
    options.jobs = settings.jobs;
    options.print = RecordKinds{.reports = true, .events = false, .mentions = false, .claims = false, .predicates = false};
    return each_document(settings, options, [](pipeline::BatchItem& item) { write_results(item.printed); });
}

} // namespace vedette::cli
