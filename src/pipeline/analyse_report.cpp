#include "pipeline/analyse_report.hpp"

#include "pipeline/all_stages.hpp"
#include "pipeline/check_analysis.hpp"

namespace vedette::pipeline {

namespace {

[[maybe_unused]] void check(const Analysis& analysis) {
    if (const std::string broken = check_analysis(analysis); !broken.empty()) {
        throw Error(ErrorCode::internal, "a promise between stages is broken: " + broken);
    }
}

Syntax syntax_of(const Report& report, const Stages& stages) {
    auto given = stages.given_syntax.find(report.id);
    if (given == stages.given_syntax.end()) {
        given = stages.given_syntax.find("");
    }
    if (given == stages.given_syntax.end()) {
        return stages.syntax_parser->parse(report);
    }
    Result<Syntax> read = syntax::read_conllu(given->second, report.text);
    if (!read) {
        throw Error(ErrorCode::input_malformed, "its CoNLL-U does not fit: " + read.failure().message);
    }
    return std::move(*read);
}

void run_stages(Analysis& made, const Stages& stages, const Watch& watch, StageTimes& times) {
    const Report& report = made.report;
    if (report.is_in_other_language() && stages.given_syntax.empty()) {
        return; // kept and listed, not coded
    }
    made.syntax = run_stage(Stage::syntax, times, [&] { return syntax_of(report, stages); });
    const TreeIndex tree(made.syntax);
    made.entities = run_stage(Stage::entities, times, [&] { return stages.entity_finder->find(report, made.syntax, tree, watch.references); });
    made.dates = run_stage(Stage::dates, times, [&] { return stages.date_resolver->resolve(report, made.syntax, tree); });
    made.places = run_stage(Stage::places, times, [&] {
        return stages.place_resolver->resolve(report, made.syntax, tree, made.entities, watch.places);
    });
    made.quantities = run_stage(Stage::quantities, times, [&] { return stages.quantity_finder->find(report, made.syntax, tree, made.dates); });
    made.events = run_stage(Stage::events, times, [&] {
        return stages.event_extractor->extract(report, made.syntax, tree, made.entities, made.dates, made.places, made.quantities,
                                               watch.coding);
    });
    made.claims = run_stage(Stage::claims, times, [&] {
        return stages.claim_attributor->attribute(report, made.syntax, tree, made.entities, made.events);
    });
#ifndef NDEBUG
    run_stage(Stage::check, times, [&] { check(made); });
#endif
}

} // namespace

AnalysedReport analyse_report(Report report, const Stages& stages, const Watch& watch) {
    AnalysedReport analysed;
    analysed.analysis.report = std::move(report);
    try {
        run_stages(analysed.analysis, stages, watch, analysed.times);
    } catch (const StageFailure& failure) {
        analysed.failure = failure;
    }
    return analysed;
}

} // namespace vedette::pipeline
