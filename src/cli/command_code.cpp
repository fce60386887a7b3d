// `vedette code`: reports to records on standard output.
#include "cli/reading.hpp"
#include "cli/terminal.hpp"

namespace vedette::cli {

int run_code(const Settings& settings) {
    pipeline::Stages stages = pipeline::load_stages(stage_options(settings.flags));
    if (!settings.flags.conllu.empty()) {
        stages.given_syntax = pipeline::load_given_syntax(settings.flags.conllu);
    }
    pipeline::BatchOptions options;
    options.jobs = settings.jobs;
    options.stages = &stages;
    options.print = settings.kinds;
    return each_document(settings, options, [](pipeline::BatchItem& item) { write_results(item.printed); });
}

} // namespace vedette::cli
