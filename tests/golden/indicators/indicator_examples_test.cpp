// Each indicator is fed by its example and not by its counter-example, read by the whole line of stages.
#include "pipeline/indicator_examples.hpp"

#include <gtest/gtest.h>

namespace vedette::pipeline {
namespace {

const std::string kLexicon = std::string(VEDETTE_SOURCE_DIR) + "/lexicon";

TEST(IndicatorExamples, do_what_the_rows_say) {
    const Stages stages = load_stages(options_for(VEDETTE_SOURCE_DIR));
    const std::vector<ExampleResult> results = run_indicator_examples(stages, kLexicon);
    EXPECT_GE(results.size(), 60U);
    for (const ExampleResult& result : results) {
        EXPECT_TRUE(result.passed) << result.where << ": \"" << result.sentence << "\"\n  expected " << result.expected << "\n  got      " << result.got;
    }
}

} // namespace
} // namespace vedette::pipeline
