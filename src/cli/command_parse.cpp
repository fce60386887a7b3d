// `vedette parse`: the syntax of reports as CoNLL-U.
#include "cli/reading.hpp"
#include "cli/terminal.hpp"

namespace vedette::cli {

int run_parse(const Settings& settings) {
    const pipeline::Stages stages = pipeline::load_stages(stage_options(settings.flags));
    pipeline::BatchOptions options;
    options.jobs = settings.jobs;
    options.stages = &stages;
    return each_document(settings, options, [](pipeline::BatchItem& item) {
        const Analysis& analysis = *item.analysis;
        write_results("# newdoc id = " + analysis.report.id + "\n" + print_syntax(analysis.syntax, analysis.report.text));
    });
}

} // namespace vedette::cli
