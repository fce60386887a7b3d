// The built-in tables load and hold what is promised; theatres of the user's are refused with file, line and what to do.
#include "base/error.hpp"
#include "warning/indicator_table.hpp"
#include "warning/theatre_table.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

namespace vedette::warning {
namespace {

const std::string kLexicon = std::string(VEDETTE_SOURCE_DIR) + "/lexicon";

class TheatreFile : public testing::Test {
protected:
    void SetUp() override { path_ = testing::TempDir() + "vedette-theatres-" + std::to_string(::getpid()) + ".toml"; }
    void TearDown() override { std::filesystem::remove(path_); }

    TheatreTable load(const std::string& text) {
        std::ofstream(path_) << text;
        return TheatreTable(kLexicon, path_);
    }

    // The complaint, without the path.
    std::string refusal(const std::string& text) {
        try {
            load(text);
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::usage);
            const std::string words = error.what();
            return words.starts_with(path_) ? words.substr(path_.size()) : words;
        }
        return "no complaint";
    }

    std::string path_;
};

TEST(Theatres, at_least_twelve_are_built_in) {
    const TheatreTable table(kLexicon);
    EXPECT_GE(table.theatres().size(), 12U);
    ASSERT_NE(table.find("taiwan-strait"), nullptr);
    EXPECT_EQ(table.find("atlantis"), nullptr);
}

TEST_F(TheatreFile, adds_to_the_built_in_ones_and_may_replace_them) {
    const TheatreTable table = load("[[theatre]]\nid = \"korea\"\ntitle = \"Mine\"\nsides = [[\"PRK\"], [\"KOR\"]]\nborders = [[\"PRK\", \"KOR\"]]\n");
    EXPECT_EQ(table.find("korea")->title, "Mine");
    EXPECT_EQ(table.theatres().size(), TheatreTable(kLexicon).theatres().size());
}

TEST_F(TheatreFile, is_refused_with_line_and_remedy) {
    EXPECT_EQ(refusal("[[theatre]]\nid = \"x\"\ntitle = \"X\"\nsides = [[\"PRK\"], [\"KORE\"]]\nborders = []\n").substr(0, 31), ":4: \"KORE\" is no state; use a c");
    EXPECT_EQ(refusal("[[theatre]]\nid = \"x\"\ntitle = \"X\"\nsides = [[\"PRK\"]]\n").substr(0, 24), ":1: \"x\" names no ground;");
    EXPECT_EQ(refusal("[[theatre]]\nid = \"x\"\nnam = \"X\"\n").substr(0, 10), ":3: `nam` ");
    EXPECT_NE(refusal("[[theatre]\n").find("is not TOML"), std::string::npos);
    EXPECT_NE(refusal("").find("has no theatre; each begins with a line [[theatre]]"), std::string::npos);
    EXPECT_NE(refusal("[[theatre]]\nid = \"x\"\ntitle = \"X\"\nsides = [[\"PRK\"]]\nplaces = [\"vedette:nowhere\"]\n").find("is no place we know"), std::string::npos);
    EXPECT_NE(refusal("[[theatre]]\nid = \"x\"\ntitle = \"X\"\nsides = [[\"PRK\"]]\ncircles = [[95, 0, 10]]\n").find("a circle is latitude"), std::string::npos);
    EXPECT_NE(refusal("[[theatre]]\nid = \"x\"\ntitle = \"X\"\nsides = [[\"PRK\"], [\"PRK\"]]\n").find("stands on two sides"), std::string::npos);
}

TEST(Indicators, at_least_thirty_in_all_groups) {
    const IndicatorTable table(kLexicon);
    EXPECT_GE(table.indicators().size(), 30U);
    std::set<std::string> groups;
    for (const Indicator& indicator : table.indicators()) {
        groups.insert(indicator.group);
        EXPECT_EQ(indicator.is_easing(), indicator.group == "de-escalation") << indicator.id;
    }
    EXPECT_EQ(groups.size(), kGroups.size());
    EXPECT_EQ(table.levels().size(), 5U);
}

} // namespace
} // namespace vedette::warning
