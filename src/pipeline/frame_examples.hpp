#pragma once
// The examples in lexicon/frames: each row's sentence is coded by the whole line and must give the event that the row says.
//
//   example  "Russia deployed troops near the border. || Iraq massed two divisions."   (several, separated by " || ")
//   expect   "MOBILIZE actual RUS>- || MOBILIZE actual IRQ>-"
//
// Expected: TYPE STATUS ACTORS>RECIPIENTS; codes sorted, joined by commas, "-" for none; several events of one sentence are joined by
// " | ". Each must be among the events coded in its sentence.

#include "pipeline/stages.hpp"

#include <string>
#include <vector>

namespace vedette::pipeline {

struct ExampleResult {
    std::string where; // "frames/mobilize.tsv:12"
    std::string sentence;
    std::string expected;
    std::string got;
    bool passed = false;
    bool is_own = false; // one of the expected events comes from the example's own row, not from a row that asks for more
};

// In order of file and line; rows without an example give no result. Throws Error(resource_invalid) when a row has more examples than
// expectations, or an expectation that cannot be read.
std::vector<ExampleResult> run_frame_examples(const Stages& stages, const std::string& lexicon_folder);

// One example sentence coded by the whole line, as if published on the day that all examples are read on.
Analysis analyse_example(const std::string& sentence, const Stages& stages);

// "MOBILIZE actual RUS>-" of every event in an analysis, joined by " | ".
std::string events_in_short(const Analysis& analysis);

} // namespace vedette::pipeline
