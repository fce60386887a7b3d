#pragma once
// One function a command, one file a function. Each returns the exit code: 0 done, 1 some inputs failed; everything worse is thrown.

#include "cli/settings.hpp"

namespace vedette::cli {

enum ExitCode : int { kDone = 0, kSomeFailed = 1, kWrongUsage = 2, kSystemFailed = 3 };

int run_accept(const Settings& settings);
int run_backtest(const Settings& settings);
int run_brief(const Settings& settings);
int run_claims(const Settings& settings);
int run_code(const Settings& settings);
int run_completion(const Settings& settings);
int run_correct(const Settings& settings);
int run_developments(const Settings& settings);
int run_events(const Settings& settings);
int run_explain(const Settings& settings);
int run_export(const Settings& settings);
int run_extract(const Settings& settings);
int run_failures(const Settings& settings);
int run_forces(const Settings& settings);
int run_help(const Settings& settings);
int run_indicators(const Settings& settings);
int run_lexicon(const Settings& settings);
int run_log(const Settings& settings);
int run_merge(const Settings& settings);
int run_parse(const Settings& settings);
int run_read(const Settings& settings);
int run_reject(const Settings& settings);
int run_relations(const Settings& settings);
int run_reports(const Settings& settings);
int run_sources(const Settings& settings);
int run_split(const Settings& settings);
int run_theatres(const Settings& settings);
int run_undo(const Settings& settings);
int run_version(const Settings& settings);
int run_why_not(const Settings& settings);

} // namespace vedette::cli
