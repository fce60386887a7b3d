#include "resources/table.hpp"

#include "support/build_records.hpp"

#include <gtest/gtest.h>

using vedette::Error;
using vedette::resources::list_cell;
using vedette::resources::Table;

TEST(Table, reads_rows_and_fills_missing_cells) {
    const Table table = Table::parse("# note\n@columns\tterm\tcode\tsector\n\nKremlin\tRUS\tGOV\r\nNATO\tIGO\n", "t.tsv");
    ASSERT_EQ(table.rows().size(), 2U);
    EXPECT_EQ(table.rows()[0].cells[table.column("sector")], "GOV");
    EXPECT_EQ(table.rows()[1].cells[table.column("sector")], "");
    EXPECT_EQ(table.rows()[1].line, 5U);
}

TEST(Table, names_the_line_that_is_wrong) {
    const auto words_of = [](std::string_view text) -> std::string {
        try {
            Table::parse(text, "t.tsv");
        } catch (const Error& error) {
            return error.what();
        }
        return "accepted";
    };
    EXPECT_NE(words_of("@columns\ta\nx\ty\n").find("t.tsv:2"), std::string::npos);
    EXPECT_NE(words_of("x\n").find("@columns"), std::string::npos);
    EXPECT_NE(words_of("@columns\ta\n\xFF\n").find("UTF-8"), std::string::npos);
    EXPECT_NE(words_of("@columns\ta\n@columns\tb\n").find("second time"), std::string::npos);
    EXPECT_NE(words_of("").find("no @columns"), std::string::npos);
}

TEST(Table, says_which_file_is_missing) {
    EXPECT_THROW(Table::load("/nowhere/x.tsv"), Error);
    const Table table = Table::parse("@columns\ta\n1\n", "t.tsv");
    EXPECT_THROW(static_cast<void>(table.column("b")), Error);
}

TEST(Table, splits_list_cells) {
    EXPECT_EQ(list_cell("Kiev| Kyiv ||"), (std::vector<std::string>{"Kiev", "Kyiv"}));
    EXPECT_TRUE(list_cell("").empty());
}
