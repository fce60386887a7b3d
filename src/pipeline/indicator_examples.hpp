#pragma once
// Every indicator carries a sentence that feeds it and one that does not; both are read by the whole line of stages and must do as said.

#include "pipeline/frame_examples.hpp"

#include <string>
#include <vector>

namespace vedette::pipeline {

// Two results a row of indicators/indicators.tsv, read in the theatre peru-ecuador.
std::vector<ExampleResult> run_indicator_examples(const Stages& stages, const std::string& lexicon_folder);

} // namespace vedette::pipeline
