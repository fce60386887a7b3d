#include "dates/date_resolver.hpp"

#include "base/text_atoms.hpp"
#include "support/build_records.hpp"

#include <gtest/gtest.h>

namespace vedette::dates {

namespace {

// Every atom a token, no tags, no tree: the stage must do without.
struct Plain {
    Report report;
    Syntax syntax;
};

Plain plain(std::string_view text, std::string_view published) {
    Plain made;
    made.report.text = std::string(text);
    if (const std::optional<Day> day = parse_iso_day(published)) {
        made.report.published.when = {day, day, Granularity::day};
    }
    for (const Atom& atom : split_atoms(text)) {
        Token token;
        token.span = atom.span;
        made.syntax.tokens.push_back(token);
    }
    made.syntax.sentences.push_back({0, static_cast<TokenIndex>(made.syntax.tokens.size()), {0, static_cast<std::uint32_t>(text.size())}, false});
    return made;
}

std::string found_in(const Plain& made) {
    const TreeIndex tree(made.syntax);
    std::string out;
    for (const TimeMention& one : DateResolver().resolve(made.report, made.syntax, tree).mentions) {
        out += out.empty() ? "" : "; ";
        out += std::string(one.span.in(made.report.text)) + "=" + one.value;
        if (one.when) {
            out += "[" + (one.when->from ? to_iso(*one.when->from) : "") + "," + (one.when->to ? to_iso(*one.when->to) : "") + "," +
                   std::string(to_string(one.when->granularity)) + "]";
        }
    }
    return out;
}

std::string found(std::string_view text, std::string_view published = "2021-11-13") { return found_in(plain(text, published)); }

} // namespace


namespace {

struct Case {
    std::string_view text;
    std::string_view expected;
    std::string_view published = "2021-11-13"; // a Saturday
};

void expect_all(std::initializer_list<Case> cases) {
    for (const Case& one : cases) {
        EXPECT_EQ(found(one.text, one.published), one.expected) << one.text;
    }
}

} // namespace

TEST(DateResolver, reads_absolute_dates_in_every_order) {
    expect_all({
        {"It began on 25 June 1950.", "25 June 1950=1950-06-25[1950-06-25,1950-06-25,day]"},
        {"It began on June 25, 1950, at dawn.", "June 25, 1950=1950-06-25[1950-06-25,1950-06-25,day]"},
        {"The order is dated 2021-11-11.", "2021-11-11=2021-11-11[2021-11-11,2021-11-11,day]"},
        {"The order is dated 11/14/21.", "11/14/21=2021-11-14[2021-11-14,2021-11-14,day]"},
        {"They crossed on the 2nd of August 1990.", "the 2nd of August 1990=1990-08-02[1990-08-02,1990-08-02,day]"},
        {"They fought the 1991 Gulf War.", "1991=1991[1991-01-01,1991-12-31,year]"},
        {"They met on Friday, 12 November 2021.", "Friday, 12 November 2021=2021-11-12[2021-11-12,2021-11-12,day]"},
        {"He was born in the 1950s.", "the 1950s=195[1950-01-01,1959-12-31,era]"},
        {"It dates from the 19th century.", "the 19th century=18[1800-01-01,1899-12-31,era]"},
        {"The army grew in the first quarter of 2003.", "the first quarter of 2003=2003-Q1[2003-01-01,2003-03-31,season]"},
        {"They left in the spring of 1999.", "the spring of 1999=1999-SP[1999-03-01,1999-05-31,season]"},
        {"It fell in 146 BC.", "146 BC=BC0146"},
    });
}

TEST(DateResolver, weekdays_follow_the_tense) {
    expect_all({
        {"Presidents will meet this Sunday.", "this Sunday=2000-04-16[2000-04-16,2000-04-16,day]", "2000-04-14"},
        {"The ministers met on Sunday.", "Sunday=2021-11-07[2021-11-07,2021-11-07,day]"},
        {"The drill started on Saturday.", "Saturday=2021-11-13[2021-11-13,2021-11-13,day]"},
        {"They said last Friday that it was over.", "last Friday=2021-11-12[2021-11-12,2021-11-12,day]"},
        {"Drones attacked early Monday morning.", "early Monday morning=2021-11-08TMO[2021-11-08,2021-11-08,day]"},
        {"They will arrive next Tuesday.", "next Tuesday=2021-11-16[2021-11-16,2021-11-16,day]"},
        {"Shelling began at noon (0800 GMT) Friday.", "noon (0800 GMT) Friday=2021-11-12T12:00[2021-11-12,2021-11-12,day]"},
    });
}

TEST(DateResolver, dates_without_a_year_take_the_near_one) {
    expect_all({
        {"Troops crossed on February 24.", "February 24=2022-02-24[2022-02-24,2022-02-24,day]", "2022-10-10"},
        {"They held the September war game.", "September=2021-09[2021-09-01,2021-09-30,month]"},
        {"They will hold drills in February or March.", "February or March=2022-02/2022-03[2022-02-01,2022-03-31,month]", "2021-12-29"},
        {"They met from 3 to 5 May.", "3 to 5 May=2021-05-03/2021-05-05[2021-05-03,2021-05-05,day]"},
        {"They fought last winter.", "last winter=2021-WI[2020-12-01,2021-02-28,season]"},
        {"They came last month.", "last month=2021-10[2021-10-01,2021-10-31,month]"},
        {"They will leave next year.", "next year=2022[2022-01-01,2022-12-31,year]"},
        {"It happened earlier this year.", "earlier this year=2021[2021-01-01,2021-11-13,year]"},
        {"It ended in June last year.", "June last year=2020-06[2020-06-01,2020-06-30,month]"},
    });
}

TEST(DateResolver, parts_of_months_and_years_narrow_the_interval_and_keep_the_value) {
    expect_all({
        {"It began in early 1992.", "early 1992=1992[1992-01-01,1992-04-30,year]"},
        {"It began in late 1994.", "late 1994=1994[1994-10-01,1994-12-31,year]"},
        {"It ended in mid-October.", "mid-October=2021-10[2021-10-11,2021-10-20,month]"},
        {"It ended at the end of July 1990.", "the end of July 1990=1990-07[1990-07-21,1990-07-31,month]"},
        {"It ended at the beginning of 1991.", "the beginning of 1991=1991[1991-01-01,1991-04-30,year]"},
    });
}

TEST(DateResolver, nights_and_small_hours) {
    expect_all({
        {"Shells fell overnight.", "overnight=2021-11-12TNI[2021-11-12,2021-11-13,day]"},
        {"They made an overnight stop.", ""},
        {"They crossed in the early hours of Sunday.", "the early hours of Sunday=2021-11-07TMO[2021-11-07,2021-11-07,day]"},
        {"They left at 6 p.m. Saturday.", "6 p.m. Saturday=2021-11-13T18:00[2021-11-13,2021-11-13,day]"},
    });
}

TEST(DateResolver, counts_back_and_forward) {
    expect_all({
        {"He left two days ago.", "two days ago=2021-11-11[2021-11-11,2021-11-11,day]"},
        {"They met on 3 May 2021. A day earlier they had argued.",
         "3 May 2021=2021-05-03[2021-05-03,2021-05-03,day]; A day earlier=2021-05-02[2021-05-02,2021-05-02,day]"},
        {"Fire was exchanged over the past two days.", "the past two days=P2D[2021-11-11,2021-11-13,day]"},
        {"Clashes grew in recent weeks.", "recent weeks=PXW[2021-10-16,2021-11-13,week]"},
        {"It lasted over three and a half years.", "over three and a half years=P3Y6M"},
        {"Refugees waited for months.", "months=PXM"},
        {"They drill every year.", "every year=P1Y"},
        {"He has ruled since August 2020.", "August 2020=2020-08[2020-08-01,2021-11-13,era]"},
        {"They came yesterday and leave tomorrow.",
         "yesterday=2021-11-12[2021-11-12,2021-11-12,day]; tomorrow=2021-11-14[2021-11-14,2021-11-14,day]"},
        {"Talks start this week.", "this week=2021-W45[2021-11-08,2021-11-14,week]"},
        {"Two convoys are now at the border.", "now=PRESENT_REF"},
    });
}

TEST(DateResolver, leaves_alone_what_only_looks_like_a_date) {
    for (const std::string_view text :
         {"The case number is 2882015.", "They invoked section 25 of the charter.", "They may attack and may not return.",
          "Columns march towards the town.", "The second man was a general.", "Flight 1549 landed.", "He sent 1,000 men.",
          "About 2000 troops crossed.", "The S-300 and F-16 were shown.", "Resolution 1441 was passed.", "The score was 3-5.",
          "They own three-quarters of it.", "A boy of 12 years of age was hurt.", "The cost was $1990.", "The fall of Kabul shook them."}) {
        EXPECT_EQ(found(text), "") << text;
    }
}

TEST(DateResolver, an_unknown_publication_date_leaves_placeholders) {
    expect_all({
        {"They met on Monday.", "Monday=XXXX-WXX-1", ""},
        {"They came yesterday.", "yesterday=XXXX-XX-XX", ""},
        {"They met on 5 May.", "5 May=XXXX-05-05", ""},
        {"They met on 5 May 1999.", "5 May 1999=1999-05-05[1999-05-05,1999-05-05,day]", ""},
    });
}

TEST(DateResolver, a_coarse_publication_date_decides_only_what_every_day_of_it_agrees_on) {
    Plain made = plain("They came last year, in May, and spoke on Monday.", "");
    made.report.published.when = {make_day(2021, 11, 1), make_day(2021, 11, 30), Granularity::month};
    EXPECT_EQ(found_in(made), "last year=2020[2020-01-01,2020-12-31,year]; May=2021-05[2021-05-01,2021-05-31,month]; Monday=XXXX-WXX-1");
}

TEST(DateResolver, a_history_counts_in_its_own_years) {
    std::string text = "The war began on September 1, 1939. ";
    for (const std::string_view more : {"In 1940 France fell.", "Paris was taken on June 14.", "In June 1941 they moved east.", "By 1942 they stood on the Volga.",
                                        "In 1943 they lost.", "In 1944 they fell back.", "In June 1944 the Allies landed.", "Paris was freed on August 25.",
                                        "It ended in May 1945.", "Since 1945 there was peace."}) {
        text += std::string(more) + " ";
    }
    const std::string dates = found(text, "2009-12-19");
    EXPECT_NE(dates.find("June 14=1940-06-14"), std::string::npos) << dates;
    EXPECT_NE(dates.find("August 25=1944-08-25"), std::string::npos) << dates;
    const auto told = [&](const std::string& more) { return found(text + more, "2009-12-19"); };
    const std::string ranges = told("The siege of 1941-43 and the fights of 3-5 May 1944 cost many lives.");
    EXPECT_NE(ranges.find("1941=1941[1941-01-01,1943-12-31,year]; 43=1943[1943-01-01,1943-12-31,year]"), std::string::npos) << ranges;
    EXPECT_NE(ranges.find("3=1944-05-03[1944-05-03,1944-05-05,day]; 5 May 1944=1944-05-05"), std::string::npos) << ranges;
    const std::string glance = told("On 28 March 1946 they met, as on 5 November 1944. On 15 July they met again.");
    EXPECT_NE(glance.find("15 July=1946-07-15"), std::string::npos) << glance;
}

TEST(DateResolver, uses_the_tree_for_the_tense) {
    const test::Parsed met = test::parsed("Ministers minister NOUN NNS 3 nsubj\nwill will AUX MD 3 aux\nmeet meet VERB VB 0 root\non on ADP IN 5 case\nMonday Monday PROPN NNP 3 obl",
                                          "2021-11-13");
    const TreeIndex tree(met.syntax);
    const Dates dates = DateResolver().resolve(met.report, met.syntax, tree);
    ASSERT_EQ(dates.mentions.size(), 1U);
    EXPECT_EQ(dates.mentions[0].value, "2021-11-15");
    EXPECT_EQ(dates.mentions[0].first, 4U);
    EXPECT_EQ(dates.mentions[0].last, 5U);
}

TEST(DateResolver, holidays_of_other_calendars_are_reckoned) {
    expect_all({
        {"Fires stopped on Orthodox Easter.", "Orthodox Easter=2021-05-02[2021-05-02,2021-05-02,day]"},
        {"They met on Yom Kippur.", "Yom Kippur=2021-09-16[2021-09-16,2021-09-16,day]"},
        {"They met at Passover.", "Passover=2021-03-28[2021-03-28,2021-03-28,day]"},
        {"They met on Rosh Hashanah.", "Rosh Hashanah=2021-09-07[2021-09-07,2021-09-07,day]"},
        {"They met on Hanukkah 2023.", "Hanukkah 2023=2023-12-08[2023-12-08,2023-12-08,day]"},
        // A month that begins by sight of the moon: no day is named as if it were sure.
        {"They met on Eid al-Fitr.", "Eid al-Fitr=2021-05[2021-05-12,2021-05-14,day]"},
        {"Raids stopped during Ramadan.", "Ramadan=2021-04[2021-04-12,2021-05-12,day]"},
        {"Vice President Taha Ramadan spoke.", ""},
        {"He fought in the Yom Kippur War.", ""},
    });
}

TEST(DateResolver, a_day_nearly_a_year_ahead_is_not_meant) {
    const test::Parsed due = test::parsed("They they PRON PRP 3 nsubj\nwill will AUX MD 3 aux\nleave leave VERB VB 0 root\nby by ADP IN 5 case\nNov. Nov. PROPN NNP 3 obl\n10 10 NUM CD 5 nummod",
                                          "2021-11-13");
    const TreeIndex tree(due.syntax);
    EXPECT_EQ(DateResolver().resolve(due.report, due.syntax, tree).mentions.at(0).value, "2021-11-10");
}

TEST(DateResolver, what_is_planned_for_a_day_lies_ahead_and_what_was_said_on_it_does_not) {
    const auto value = [](std::string_view verb, std::string_view preposition, std::string_view weekday_head) {
        const test::Parsed made = test::parsed("They they PRON PRP 2 nsubj\n" + std::string(verb) + " VERB VBD 0 root\nmarches march NOUN NNS 2 obj\n" +
                                                   std::string(preposition) + " " + std::string(preposition) + " ADP IN 5 case\nMonday Monday PROPN NNP " +
                                                   std::string(weekday_head) + " obl",
                                               "2021-11-13");
        const TreeIndex tree(made.syntax);
        return DateResolver().resolve(made.report, made.syntax, tree).mentions.at(0).value;
    };
    EXPECT_EQ(value("planned plan", "for", "2"), "2021-11-15");
    EXPECT_EQ(value("postponed postpone", "until", "2"), "2021-11-15");
    EXPECT_EQ(value("held hold", "on", "2"), "2021-11-08");
    const test::Parsed said = test::parsed("He he PRON PRP 2 nsubj\nsaid say VERB VBD 0 root\nMonday Monday PROPN NNP 6 obl\nthey they PRON PRP 6 nsubj\nwill will AUX MD 6 aux\nleave leave VERB VB 2 ccomp",
                                           "2021-11-13");
    const TreeIndex tree(said.syntax);
    EXPECT_EQ(DateResolver().resolve(said.report, said.syntax, tree).mentions.at(0).value, "2021-11-08");
}

TEST(DateResolver, an_old_year_goes_on_forwards_only) {
    EXPECT_EQ(found("They landed on April 2, 1982. On May 21 they went ashore."),
              "April 2, 1982=1982-04-02[1982-04-02,1982-04-02,day]; May 21=1982-05-21[1982-05-21,1982-05-21,day]");
    EXPECT_EQ(found("A bomb went off on December 21, 1988. He agreed in April to go."),
              "December 21, 1988=1988-12-21[1988-12-21,1988-12-21,day]; April=2021-04[2021-04-01,2021-04-30,month]");
}

TEST(DateResolver, a_half_is_told_in_the_next_smaller_unit) {
    EXPECT_EQ(found("It took two and a half years."), "two and a half years=P2Y6M");
    EXPECT_EQ(found("It took 5 1/2 hours."), "5 1/2 hours=PT5H30M");
}

TEST(DateResolver, days_after_something_dated_have_a_day) {
    const test::Parsed told = test::parsed("The the DET DT 2 det\ntalks talk NOUN NNS 3 nsubj\nbegan begin VERB VBD 0 root\non on ADP IN 5 case\nMay May PROPN NNP 3 obl\n3 3 NUM CD 5 nummod\n. . PUNCT . 3 punct\n"
                                           "two two NUM CD 9 nummod\ndays day NOUN NNS 14 obl\nafter after ADP IN 12 case\nthe the DET DT 12 det\ntalks talk NOUN NNS 9 nmod\nthey they PRON PRP 14 nsubj\nleft leave VERB VBD 3 parataxis",
                                           "2021-05-20");
    const TreeIndex tree(told.syntax);
    const Dates dates = DateResolver().resolve(told.report, told.syntax, tree);
    ASSERT_EQ(dates.mentions.size(), 2U);
    EXPECT_EQ(dates.mentions[1].value, "P2D");
    ASSERT_TRUE(dates.mentions[1].when.has_value());
    EXPECT_EQ(to_iso(*dates.mentions[1].when->from), "2021-05-05");
    EXPECT_EQ(found("Two days after the storm they left."), "Two days=P2D");
}

TEST(DateResolver, shifting_publication_by_four_weeks_shifts_relative_days_and_nothing_else) {
    constexpr std::string_view kText = "On 25 June 1950 they crossed. They met on Friday, came back two days ago, left yesterday and will meet next Monday in 2030.";
    const std::optional<Day> first = parse_iso_day("2021-03-10");
    Plain early = plain(kText, "2021-03-10");
    for (const int weeks : {1, 4, 40, 400}) {
        Plain late = plain(kText, to_iso(*first + 7 * weeks));
        const TreeIndex tree(early.syntax);
        const Dates before = DateResolver().resolve(early.report, early.syntax, tree);
        const Dates after = DateResolver().resolve(late.report, late.syntax, tree);
        ASSERT_EQ(before.mentions.size(), after.mentions.size());
        for (std::size_t index = 0; index < before.mentions.size(); ++index) {
            EXPECT_EQ(before.mentions[index].span, after.mentions[index].span);
            const bool is_absolute = before.mentions[index].value == "1950-06-25" || before.mentions[index].value == "2030";
            const int moved = *after.mentions[index].when->from - *before.mentions[index].when->from;
            EXPECT_EQ(moved, is_absolute ? 0 : 7 * weeks) << before.mentions[index].value;
        }
    }
}

TEST(DateResolver, any_string_of_date_words_gives_ordered_spans_inside_the_text) {
    constexpr std::string_view kWords[] = {"the", "last", "Monday", "May", "5", "1999", ",", "of", "two", "days", "ago", "early", "end", "10", "p.m.", "or", "March",
                                           "-", "quarter", "this", "year", "'s", "every", "next", "twenty", "first", "century", "1990s", "(", "0800", "GMT", ")", "."};
    std::uint32_t state = 20211113; // a fixed seed: the test is the same everywhere
    for (int round = 0; round < 400; ++round) {
        std::string text;
        for (int word = 0; word < 30; ++word) {
            state = state * 1664525U + 1013904223U;
            text += std::string(kWords[(state >> 16) % std::size(kWords)]) + ((state >> 8) % 5 == 0 ? "" : " ");
        }
        const Plain made = plain(text, "2021-11-13");
        const TreeIndex tree(made.syntax);
        std::uint32_t end = 0;
        for (const TimeMention& one : DateResolver().resolve(made.report, made.syntax, tree).mentions) {
            EXPECT_LE(end, one.span.begin) << text;
            EXPECT_LT(one.span.begin, one.span.end) << text;
            EXPECT_LE(one.span.end, text.size()) << text;
            EXPECT_LT(one.first, one.last) << text;
            EXPECT_LE(one.last, made.syntax.tokens.size()) << text;
            if (one.when && one.when->from && one.when->to) {
                EXPECT_LE(*one.when->from, *one.when->to) << text;
            }
            end = one.span.end;
        }
    }
}

} // namespace vedette::dates
