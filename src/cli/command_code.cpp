// `vedette code`: reports to records on standard output.
#include "cli/reading.hpp"
#include "cli/terminal.hpp"

namespace vedette::cli {

int run_code(const Settings& settings) {
    const pipeline::Stages stages = pipeline::load_stages(stage_options(settings.flags));
    pipeline::BatchOptions options;
    options.jobs = settings.jobs;
    options.stages = &stages;
    options.print = settings.kinds;
    return each_document(settings, options, [](pipeline::BatchItem& item) { write_results(item.printed); });
}

} // namespace vedette::cli
