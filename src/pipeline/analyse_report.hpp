#pragma once
// The straight line: one report through all stages. Pure: no file, no clock but the stage timers, no state; any number in parallel.

#include "pipeline/run_stage.hpp"
#include "pipeline/stages.hpp"
#include "records/analysis.hpp"

#include <optional>

namespace vedette::pipeline {

struct AnalysedReport {
    Analysis analysis;                   // up to the stage that failed
    std::optional<StageFailure> failure; // absent: every stage finished
    StageTimes times;
};

AnalysedReport analyse_report(Report report, const Stages& stages);

} // namespace vedette::pipeline
