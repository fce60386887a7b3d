#include "import_helpers.hpp"
#include "importers/csv_rows.hpp"
#include "importers/leader_dates.hpp"

#include <gtest/gtest.h>

namespace vedette::importers {
namespace {

Imported leaders(const std::string& text) {
    return import_leaders({{"l.csv", text}}, codes(), {});
}

TEST(ImportLeaders, columns_are_found_by_their_header) {
    EXPECT_EQ(rows_of(leaders("obsid,Leader,ccode,idacr,startdate,enddate\n1,Karl "
                              "Oster,255,GMY,1/2/1950,12/31/1952\n2,Rolf Berg,225,SWZ,1953-01-01,NA\n")),
              "Karl Oster///DEU/GOV//1950-01-02/1952-12-31\nRolf Berg///CHE/GOV//1953-01-01/\n");
    EXPECT_EQ(
        rows_of(leaders(
            "\xEF\xBB\xBFName;Country;Office;From;To\n\"Berisla, Ana\";Croatia;President;1999;present\n")),
        "Ana Berisla///HRV/GOV/president/1999/\n");
}

TEST(ImportLeaders, one_cell_shows_that_days_come_first) {
    EXPECT_EQ(rows_of(leaders("name,country,start,end\nAna Berisla,HRV,3/4/2001,31/12/2005\n")),
              "Ana Berisla///HRV/GOV//2001-04-03/2005-12-31\n");
    EXPECT_EQ(rows_of(leaders("name,country,start,end\nAna Berisla,HRV,3/4/2001,12/31/2005\n")),
              "Ana Berisla///HRV/GOV//2001-03-04/2005-12-31\n");
}

TEST(ImportLeaders, broken_rows_are_named_and_the_rest_goes_on) {
    const Imported made = leaders("name,country,start,end\n"
                                  "Jo Doe,Nowhere,2001,2002\n"
                                  "Jo Doe,HRV,soon,2002\n"
                                  "Jo Doe,HRV,2003,2002\n"
                                  "Jo Doe,HRV\n"
                                  "#x,HRV,2001,2002\n"
                                  "Solo,HRV,2001,2002\n"
                                  "Ana Berisla,HRV,2001,2002\n"
                                  "Ana Berisla,HRV,2001,2002\n"
                                  "\"Jo Doe,HRV,2001,2002\n");
    EXPECT_EQ(rows_of(made), "Ana Berisla///HRV/GOV//2001/2002\n");
    EXPECT_EQ(complaints_of(made),
              "!2 Jo Doe, Nowhere, 2001, 2002\n!3 Jo Doe, HRV, soon, 2002\n!4 Jo Doe, HRV, 2003, 2002\n!5 Jo "
              "Doe, HRV\n"
              "!6 #x, HRV, 2001, 2002\n7 Solo\n9 Ana Berisla, HRV, 2001, 2002\n!10 Jo Doe,HRV,2001,2002\n");
}

TEST(ImportLeaders, two_holders_of_one_office_contradict_each_other) {
    const Imported made = leaders(
        "name,country,office,start,end\nAna Berisla,HRV,President,2001-01-01,2005-01-01\nIvo "
        "Kral,HRV,President,2004-01-01,2006-01-01\n"
        "Mia Kral,HRV,Minister,2004-01-01,2006-01-01\nMira Kral,HRV,Minister,2004-01-01,2006-01-01\n");
    EXPECT_EQ(rows_of(made), "Ana Berisla///HRV/GOV/president/2001-01-01/2005-01-01\nMia "
                             "Kral///HRV/GOV/minister/2004-01-01/2006-01-01\n"
                             "Mira Kral///HRV/GOV/minister/2004-01-01/2006-01-01\n");
}

TEST(ImportLeaders, a_table_without_the_columns_is_refused) {
    EXPECT_EQ(complaints_of(leaders("who,where\na,b\n")), "!1 who, where\n");
    EXPECT_EQ(complaints_of(leaders("")), "!1 \n");
}

TEST(LeaderDates, spellings) {
    for (const char* const cell :
         {"1999-12-31", "1999/12/31", "19991231", "31.12.1999", "12/31/1999", "31 December 1999",
          "December 31, 1999", "Dec. 31, 1999", "31st Dec 1999", "31-Dec-1999", "1999-12-31 00:00:00",
          "1999-12-31T00:00:00Z", "31-12-1999"}) {
        EXPECT_EQ(coarse_date(cell, DayOrder::month_first), "1999-12-31") << cell;
    }
    EXPECT_EQ(coarse_date("1999-12", DayOrder::month_first), "1999-12");
    EXPECT_EQ(coarse_date("Dec 1999", DayOrder::month_first), "1999-12");
    EXPECT_EQ(coarse_date("1999", DayOrder::month_first), "1999");
    EXPECT_EQ(coarse_date("3/4/1999", DayOrder::day_first), "1999-04-03");
    for (const char* const cell : {"", "soon", "1999-02-30", "31/31/1999", "99", "12/31/99", "1999-13",
                                   "0000-01-01", "123456789", "1 2 3 4", "Decembre 1999"}) {
        EXPECT_EQ(coarse_date(cell, DayOrder::month_first), std::nullopt) << cell;
    }
    EXPECT_TRUE(is_open_end(" Present "));
    EXPECT_FALSE(is_open_end("1999"));
}

TEST(CsvRows, quotes_breaks_and_separators) {
    const std::vector<CsvRow> rows = csv_rows("a;b\r\n\"x;\"\"y\"\"\nz\";2\n\n3;4");
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[1].cells, (std::vector<std::string>{"x;\"y\"\nz", "2"}));
    EXPECT_EQ(rows[2].line, 5U);
    EXPECT_FALSE(rows[2].is_open);
    EXPECT_TRUE(csv_rows("a,b\n\"c").back().is_open);
}

} // namespace
} // namespace vedette::importers
