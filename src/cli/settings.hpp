#pragma once
// What the flags mean: checked dates, numbers and folders.

#include "briefing/brief.hpp"
#include "cli/flags.hpp"
#include "pipeline/stages.hpp"
#include "records/case_view.hpp"

#include <optional>
#include <string>
#include <vector>

namespace vedette::cli {

struct Settings {
    Flags flags;
    unsigned jobs = 1;
    std::optional<Day> published;
    std::optional<Day> as_of;
    std::optional<Day> as_known;
    std::optional<Day> new_since;
    std::vector<briefing::Episode> episodes; // to set side by side
    CaseFilter filter;
    RecordKinds kinds;         // of `code`
    std::uint32_t sentence = 0; // counted from 1; 0: every sentence
    std::vector<Day> event_days; // of `backtest`
    int alarm_level = 3;
    std::uint32_t top = 0;      // how many rows to print; 0: all
};

// Throws Error(usage).
Settings resolve_settings(const Flags& flags);

// Where lexicon, model and gazetteer are: --data, else beside the installed program, else the source tree it was built from. Throws
// Error(resource_missing) with the places that were tried.
pipeline::StageOptions stage_options(const Flags& flags);

} // namespace vedette::cli
