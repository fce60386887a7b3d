// `vedette lexicon lint|test`: are the tables sound, do the examples in them give what they say.
#include "cli/code_tables.hpp"
#include "cli/commands.hpp"
#include "cli/terminal.hpp"
#include "ingest/read_report.hpp"
#include "pipeline/all_stages.hpp"
#include "pipeline/frame_examples.hpp"

#include <fmt/format.h>

namespace vedette::cli {

namespace {

// Building every stage lints every table: the first broken line is thrown with its file and number.
int lint(const Settings& settings) {
    const pipeline::StageOptions options = stage_options(settings.flags);
    const pipeline::Stages stages = pipeline::load_stages(options);
    const ingest::ReportReader reader(options.lexicon_folder);
    const events::Lexicon& lexicon = stages.event_extractor->lexicon();
    const briefing::CodeTables codes = load_code_tables(settings);
    for (const events::Frame& frame : lexicon.frames) {
        if (!frame.cameo.empty() && codes.event(frame.cameo) == nullptr) {
            throw Error(ErrorCode::resource_invalid, frame.where + ": CAMEO code " + frame.cameo + " is not in interchange/cameo.tsv");
        }
    }
    write_results(fmt::format("{}: no fault found; {} frames, {} predicates that change a status\n", options.lexicon_folder, lexicon.frames.size(),
                              lexicon.status.size()));
    return kDone;
}

int test(const Settings& settings) {
    const pipeline::StageOptions options = stage_options(settings.flags);
    const pipeline::Stages stages = pipeline::load_stages(options);
    std::size_t failed = 0;
    const std::vector<pipeline::ExampleResult> results = pipeline::run_frame_examples(stages, options.lexicon_folder);
    for (const pipeline::ExampleResult& result : results) {
        if (!result.passed) {
            ++failed;
            write_results(fmt::format("{}: \"{}\"\n  expected {}\n  got      {}\n", result.where, result.sentence, result.expected, result.got));
        }
    }
    write_results(fmt::format("{} examples, {} failed\n", results.size(), failed));
    return failed == 0 ? kDone : kSomeFailed;
}

} // namespace

int run_lexicon(const Settings& settings) {
    const std::string& action = settings.flags.paths.front();
    if (action == "lint") {
        return lint(settings);
    }
    if (action == "test") {
        return test(settings);
    }
    throw Error(ErrorCode::usage, "lexicon: \"" + action + "\" is no action; use lint or test");
}

} // namespace vedette::cli
