// `vedette lexicon`: are the tables sound, do the examples in them give what they say; what else is in lexicon_compare.hpp.
#include "cli/code_tables.hpp"
#include "cli/commands.hpp"
#include "cli/lexicon_compare.hpp"
#include "cli/terminal.hpp"
#include "fusion/relations.hpp"
#include "importers/code_book.hpp"
#include "ingest/read_report.hpp"
#include "pipeline/all_stages.hpp"
#include "pipeline/frame_examples.hpp"
#include "pipeline/indicator_examples.hpp"
#include "warning/indicator_table.hpp"
#include "warning/theatre_table.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>

#include <fmt/format.h>

namespace vedette::cli {

namespace {

// Building every stage lints every table: the first broken line is thrown with its file and number.
int lint(const Settings& settings) {
    const pipeline::StageOptions options = stage_options(settings.flags);
    const pipeline::Stages stages = pipeline::load_stages(options);
    const ingest::ReportReader reader(options.lexicon_folder);
    static_cast<void>(importers::CodeBook::load(options.lexicon_folder));
    static_cast<void>(fusion::RelationRegister(options.lexicon_folder));
    static_cast<void>(warning::TheatreTable(options.lexicon_folder));
    static_cast<void>(warning::IndicatorTable(options.lexicon_folder));
    const events::Lexicon& lexicon = stages.event_extractor->lexicon();
    const briefing::CodeTables codes = load_code_tables(settings);
    for (const events::Frame& frame : lexicon.frames) {
        if (!frame.cameo.empty() && codes.event(frame.cameo) == nullptr) {
            throw Error(ErrorCode::resource_invalid, frame.where + ": CAMEO code " + frame.cameo + " is not in interchange/cameo.tsv");
        }
    }
    for (const events::Lexicon::Contradiction& pair : lexicon.contradictions()) {
        throw Error(ErrorCode::resource_invalid, fmt::format("{}: '{}' gives {}, but {} gives {} for the same words", pair.second->where, pair.second->lemma,
                                                             to_string(pair.second->type), pair.first->where, to_string(pair.first->type)));
    }
    write_results(fmt::format("{}: no fault found; {} frames, {} predicates that change a status\n", options.lexicon_folder, lexicon.frames.size(),
                              lexicon.status.size()));
    return kDone;
}

int test(const Settings& settings) {
    const pipeline::StageOptions options = stage_options(settings.flags);
    const pipeline::Stages stages = pipeline::load_stages(options);
    std::size_t failed = 0;
    std::size_t borrowed = 0; // met, but by a row that asks for more
    std::vector<pipeline::ExampleResult> results = pipeline::run_frame_examples(stages, options.lexicon_folder);
    std::ranges::move(pipeline::run_indicator_examples(stages, options.lexicon_folder), std::back_inserter(results));
    for (const std::string& extra : options.extra_lexicons) {
        std::error_code problem;
        if (std::filesystem::is_directory(extra + "/frames", problem)) {
            std::vector<pipeline::ExampleResult> more = pipeline::run_frame_examples(stages, extra);
            std::ranges::move(more, std::back_inserter(results));
        }
    }
    for (const pipeline::ExampleResult& result : results) {
        borrowed += result.passed && !result.is_own ? 1 : 0;
        if (!result.passed) {
            ++failed;
            write_results(fmt::format("{}: \"{}\"\n  expected {}\n  got      {}\n", result.where, result.sentence, result.expected, result.got));
        }
    }
    write_results(fmt::format("{} examples, {} failed, {} met by another row\n", results.size(), failed, borrowed));
    return failed == 0 ? kDone : kSomeFailed;
}

} // namespace

int run_lexicon(const Settings& settings) {
    struct Action {
        std::string_view name;
        std::string_view arguments;
        std::size_t least; // arguments after the name
        bool takes_more;
        int (*run)(const Settings&);
    };

    static constexpr Action kActions[] = {
        {"lint", "", 0, false, lint},
        {"test", "", 0, false, test},
        {"coverage", " PATH...", 1, true, lexicon_coverage},
        {"diff", " OLD NEW PATH...", 3, true, lexicon_diff},
        {"import", " FILE... --as KIND -o DIR", 1, true, lexicon_import},
    };
    const std::string& name = settings.flags.paths.front();
    const std::size_t given = settings.flags.paths.size() - 1;
    for (const Action& action : kActions) {
        if (action.name != name) {
            continue;
        }
        if (given < action.least || (given > action.least && !action.takes_more)) {
            throw Error(ErrorCode::usage, fmt::format("use `vedette lexicon {}{}`", action.name, action.arguments));
        }
        return action.run(settings);
    }
    throw Error(ErrorCode::usage, "lexicon: \"" + name + "\" is no action; use lint, test, coverage, diff or import");
}

} // namespace vedette::cli
