// Every frame row has an example, and every example gives the event that the row says.
#include "pipeline/frame_examples.hpp"

#include "resources/table.hpp"

#include <gtest/gtest.h>

namespace vedette::pipeline {
namespace {

const std::string kLexicon = std::string(VEDETTE_SOURCE_DIR) + "/lexicon";

TEST(FrameExamples, every_row_has_one) {
    for (const std::string& path : resources::files_under(kLexicon + "/frames", ".tsv")) {
        const resources::Table table = resources::Table::load(path);
        for (const resources::Row& row : table.rows()) {
            EXPECT_FALSE(row.cells[table.column("example")].empty()) << path << ":" << row.line << ": no example for " << row.cells[0];
        }
    }
}

TEST(FrameExamples, give_what_the_rows_say) {
    const Stages stages = load_stages(options_for(VEDETTE_SOURCE_DIR));
    for (const ExampleResult& result : run_frame_examples(stages, kLexicon)) {
        EXPECT_TRUE(result.passed) << result.where << ": \"" << result.sentence << "\"\n  expected " << result.expected << "\n  got      "
                                   << result.got;
    }
}

} // namespace
} // namespace vedette::pipeline
