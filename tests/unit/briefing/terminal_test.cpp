#include "briefing/brief.hpp"
#include "briefing/terminal_text.hpp"
#include "sample_case.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace vedette::briefing {
namespace {

void expect_no_line_wider(const std::string& text, std::size_t width) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        EXPECT_LE(display_width(line), width) << line;
    }
}

TEST(TerminalText, wide_characters_take_two_columns_and_marks_none) {
    EXPECT_EQ(display_width("Minsk"), 5u);
    EXPECT_EQ(display_width("東京"), 4u);
    EXPECT_EQ(display_width("e\xCC\x81"), 1u);
    EXPECT_EQ(padded("東京都", 5), "東京…");
    EXPECT_EQ(padded("a", 3), "a  ");
}

TEST(TerminalText, wraps_at_spaces_and_inside_long_words_only) {
    EXPECT_EQ(wrapped("one two three", 7), (std::vector<std::string>{"one two", "three"}));
    EXPECT_EQ(wrapped("abcdefghij", 4), (std::vector<std::string>{"abcd", "efgh", "ij"}));
    EXPECT_EQ(wrapped("", 4), (std::vector<std::string>{""}));
}

TEST(TerminalText, table_fits_its_width) {
    TerminalTable table{{{"Owner"}, {"How many", true}, {"Words"}}, {}};
    table.rows.push_back({"Belarus", "15,000", std::string(300, 'x')});
    table.rows.push_back({"部隊を移動させた政府", "1", "short"});
    expect_no_line_wider(render_table(table, 60, false), 60);
}

TEST(Terminal, no_line_is_wider_than_asked) {
    for (int width : {60, 80, 100, 140}) {
        BriefOptions options;
        options.width = width;
        expect_no_line_wider(render_terminal(compose(test::sample_case(), options), options),
                             static_cast<std::size_t>(width));
    }
}

TEST(Terminal, colour_only_when_asked_and_no_escape_from_a_report) {
    BriefOptions options;
    const Brief brief = compose(test::sample_case(), options);
    EXPECT_EQ(render_terminal(brief, options).find('\x1b'), std::string::npos);
    options.colour = true;
    EXPECT_NE(render_terminal(brief, options).find("\x1b[1m"), std::string::npos);
}

TEST(Terminal, long_case_is_cut_and_says_so) {
    BriefOptions options;
    const std::string text = render_terminal(compose(test::large_case(300), options), options);
    EXPECT_NE(text.find("260 more not shown here"), std::string::npos);
}

TEST(Terminal, empty_case_prints) {
    const std::string text = render_terminal(compose(CaseView{}, BriefOptions{}), BriefOptions{});
    EXPECT_NE(text.find("No report read."), std::string::npos);
    EXPECT_NE(text.find("WHAT THIS CANNOT KNOW"), std::string::npos);
}

} // namespace
} // namespace vedette::briefing
