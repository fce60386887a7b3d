#pragma once
// Invariants of every layer: what each stage promises to the next. Run in debug builds after every report, and by tests and fuzzers.

#include "records/analysis.hpp"

#include <string>

namespace vedette::pipeline {

// The first promise that is broken, in words; empty when all hold.
std::string check_analysis(const Analysis& analysis);

} // namespace vedette::pipeline
