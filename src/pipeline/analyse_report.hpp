#pragma once
// The straight line: one report through all stages. Pure: no file, no clock but the stage timers, no state; any number in parallel.

#include "pipeline/run_stage.hpp"
#include "pipeline/stages.hpp"
#include "records/analysis.hpp"

#include <optional>
#include <vector>

namespace vedette::entities {
struct ReferenceSearch;
}
namespace vedette::events {
class CodingObserver;
}
namespace vedette::places {
struct FoundName;
}

namespace vedette::pipeline {

// What a caller wants to see of the decisions inside the stages; nothing is collected for what is null.
struct Watch {
    events::CodingObserver* coding = nullptr;
    std::vector<places::FoundName>* places = nullptr;
    std::vector<entities::ReferenceSearch>* references = nullptr;
};

struct AnalysedReport {
    Analysis analysis;                   // up to the stage that failed
    std::optional<StageFailure> failure; // absent: every stage finished
    StageTimes times;
};

AnalysedReport analyse_report(Report report, const Stages& stages, const Watch& watch = {});

} // namespace vedette::pipeline
