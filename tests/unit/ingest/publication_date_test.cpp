#include "ingest/publication_date.hpp"
#include "read_documents.hpp"

namespace vedette::ingest {
namespace {

const DateReader& dates() {
    static const DateReader made(test::repository_path("lexicon"));
    return made;
}

std::string stamp(std::string_view value, NumericOrder order = NumericOrder::day_first) {
    const auto when = dates().read_stamp(value, order);
    return !when                                   ? ""
           : when->granularity == Granularity::day ? to_iso(*when->from)
                                                   : to_iso(*when->from) + "/" + to_iso(*when->to);
}

std::string url_day(std::string_view url) {
    const auto when = dates().read_url(url);
    return !when                                   ? ""
           : when->granularity == Granularity::day ? to_iso(*when->from)
                                                   : to_iso(*when->from) + "/" + to_iso(*when->to);
}

TEST(DateReader, reads_stamps_of_many_forms) {
    for (const char* value : {"2021-11-14",
                              "2021-11-14T08:30:00+02:00",
                              "20211114",
                              "20211114083000",
                              "14 November 2021",
                              "November 14, 2021",
                              "Nov. 14th, 2021",
                              "Sun, 14 Nov 2021 08:30:00 GMT",
                              "14.11.2021",
                              "14/11/2021",
                              "14. November 2021",
                              "14 novembre 2021",
                              "14 de noviembre de 2021",
                              "14 ноября 2021",
                              "14 лістапада 2021",
                              "2021年11月14日",
                              "1636848000",
                              "1636848000000",
                              "2021/11/14 10:00",
                              "14-Nov-2021"}) {
        EXPECT_EQ(stamp(value), "2021-11-14") << value;
    }
    EXPECT_EQ(stamp("2021-11"), "2021-11-01/2021-11-30");
    EXPECT_EQ(stamp("2021"), "2021-01-01/2021-12-31");
}

TEST(DateReader, order_of_numbers_follows_the_locale_only_where_both_fit) {
    EXPECT_EQ(stamp("03/04/2020", NumericOrder::day_first), "2020-04-03");
    EXPECT_EQ(stamp("03/04/2020", NumericOrder::month_first), "2020-03-04");
    EXPECT_EQ(stamp("03/14/2020", NumericOrder::day_first), "2020-03-14");
    EXPECT_EQ(stamp("03.04.2020", NumericOrder::month_first), "2020-04-03");
}

TEST(DateReader, refuses_what_is_no_date) {
    for (const char* value : {"", "yesterday", "31 February 2020", "99/99/2020", "Boeing 747",
                              "version 1.2.3", "2020-13-40", "0000-00-00"}) {
        EXPECT_EQ(stamp(value), "") << value;
    }
}

TEST(DateReader, reads_dates_in_addresses) {
    EXPECT_EQ(url_day("https://paper.example/world/2021/11/14/reef"), "2021-11-14");
    EXPECT_EQ(url_day("https://paper.example/reef-20211114-story.html"), "2021-11-14");
    EXPECT_EQ(url_day("https://paper.example/2021-11-14-reef"), "2021-11-14");
    EXPECT_EQ(url_day("https://paper.example/world/2021/nov/14/reef"), "2021-11-14");
    EXPECT_EQ(url_day("https://paper.example/2021/11/reef"), "2021-11-01/2021-11-30");
    EXPECT_EQ(url_day("https://paper.example/id/12345678/reef"), "");
    EXPECT_EQ(url_day("https://paper.example/reef?day=2021-11-14"), "");
    EXPECT_EQ(url_day("https://archive.example/web/20240102030405/http://paper.example/2021/11/14/reef"),
              "2021-11-14");
}

TEST(DateReader, newest_past_takes_told_dates_and_no_plans) {
    const auto newest = [](std::string_view text) {
        const auto day = dates().newest_past(text);
        return day ? to_iso(*day) : std::string{};
    };
    EXPECT_EQ(newest("On December 8, 1999, the two states declared a union."), "1999-12-08");
    EXPECT_EQ(newest("The treaty was signed in May 1997. The bridge was built in 1975."), "1997-05-01");
    EXPECT_EQ(newest("The troops will leave on 3 March 2031."), "");
    EXPECT_EQ(newest("He was expected to stay until 2030."), "");
    EXPECT_EQ(newest("The plan was extended to June 2029."), "");
}

RankedDate ranked(std::string_view iso, DateSource source, int rank) {
    const auto day = parse_iso_day(iso);
    return {{{day, day, Granularity::day}, source, std::string(iso), {}}, rank};
}

TEST(ChooseDate, better_evidence_wins_and_the_rest_is_kept) {
    const PublicationDate chosen =
        choose_date({ranked("2020-03-05", DateSource::words, date_rank::date_line),
                     ranked("2020-01-01", DateSource::metadata, date_rank::metadata_modified),
                     ranked("2020-03-04", DateSource::field, date_rank::field)},
                    std::nullopt, std::nullopt);
    EXPECT_EQ(to_iso(*chosen.day()), "2020-03-04");
    EXPECT_EQ(chosen.source, DateSource::field);
    EXPECT_EQ(chosen.candidates.size(), 3U);
}

TEST(ChooseDate, refuses_the_future_and_what_lies_before_the_told_past) {
    const PublicationDate chosen =
        choose_date({ranked("2031-01-01", DateSource::metadata, date_rank::metadata),
                     ranked("2012-01-01", DateSource::json_ld, date_rank::json_ld),
                     ranked("2022-10-10", DateSource::words, date_rank::date_line)},
                    parse_iso_day("2024-01-01"), parse_iso_day("2022-10-08"));
    EXPECT_EQ(to_iso(*chosen.day()), "2022-10-10");
    EXPECT_EQ(chosen.candidates[1].refused, "after 2024-01-01, the day of reading");
    EXPECT_EQ(chosen.candidates[2].refused, "before 2022-10-08, which the text tells of as past");
}

TEST(ChooseDate, the_printed_neighbour_of_a_moment_in_utc_is_the_day) {
    const PublicationDate chosen =
        choose_date({ranked("2023-11-09", DateSource::metadata, date_rank::metadata),
                     ranked("2023-11-08", DateSource::words, date_rank::labelled_words)},
                    std::nullopt, std::nullopt);
    EXPECT_EQ(to_iso(*chosen.day()), "2023-11-08");
}

TEST(ChooseDate, the_past_alone_gives_an_open_interval) {
    const PublicationDate chosen = choose_date({}, std::nullopt, parse_iso_day("1999-12-08"));
    EXPECT_EQ(to_iso(*chosen.when.from), "1999-12-08");
    EXPECT_FALSE(chosen.when.to);
    EXPECT_FALSE(chosen.day());
    EXPECT_TRUE(chosen.is_known());
}

TEST(ChooseDate, nothing_known_stays_unknown) {
    EXPECT_FALSE(choose_date({}, parse_iso_day("2024-01-01"), std::nullopt).is_known());
}

// Each source of a date, end to end.
TEST(PublicationDate, flag_then_field) {
    RawDocument document;
    document.source = "x.txt";
    document.bytes = std::string(kBody);
    document.format = DocumentFormat::clean;
    document.published = "2020-03-04T10:00:00Z";
    EXPECT_EQ(day_of(*reader().read(document, {})), "2020-03-04");
    ReadOptions options;
    options.published = parse_iso_day("2020-03-06");
    const Report report = *reader().read(document, options);
    EXPECT_EQ(day_of(report), "2020-03-06");
    EXPECT_EQ(report.published.source, DateSource::flag);
    EXPECT_EQ(report.published.candidates.size(), 2U);
}

TEST(PublicationDate, words_of_a_text) {
    EXPECT_EQ(day_of(read_text("Boats sent to northern reef\nTuesday, March 3, 2020\n" + std::string(kBody))),
              "2020-03-03");
    EXPECT_EQ(
        day_of(read_text("Boats sent to northern reef\nPublished: 3 March 2020\nUpdated: 9 March 2020\n" +
                         std::string(kBody))),
        "2020-03-03");
}

TEST(PublicationDate, dateline) {
    const Report report = read_text("PORT MARE, March 3, 2020 (Agency) - " + std::string(kBody));
    EXPECT_EQ(report.dateline, "PORT MARE");
    EXPECT_EQ(day_of(report), "2020-03-03");
    EXPECT_TRUE(keeps(report, "PORT MARE, March 3, 2020 (Agency) - The coast guard"));
    const Report no_year = read_text("PORT MARE, March 3 (Agency) - " + std::string(kBody));
    EXPECT_EQ(no_year.dateline, "PORT MARE");
    EXPECT_EQ(day_of(no_year), "");
    ASSERT_FALSE(no_year.published.candidates.empty());
    EXPECT_EQ(no_year.published.candidates[0].refused, "no year");
}

TEST(PublicationDate, a_dateline_without_year_between_the_told_past_and_the_reading) {
    const std::string text = "PORT MARE, March 3 (Agency) - " + std::string(kBody) +
                             "The reef was closed to ships on 12 May 2019.\n";
    ReadOptions options;
    options.latest = parse_iso_day("2020-04-30");
    const Report report = read_as(DocumentFormat::text, text, "", options);
    EXPECT_EQ(day_of(report), "2020-03-03");
    EXPECT_EQ(report.published.source, DateSource::dateline);
    options.latest = parse_iso_day("2021-04-30");
    EXPECT_EQ(day_of(read_as(DocumentFormat::text, text, "", options)), "");
}

TEST(PublicationDate, file_name) {
    RawDocument document;
    document.source = "archive/2021-11-14_reef.txt";
    document.bytes = std::string(kBody);
    const Report report = *reader().read(document, {});
    EXPECT_EQ(day_of(report), "2021-11-14");
    EXPECT_EQ(report.published.source, DateSource::file_name);
}

TEST(PublicationDate, never_after_the_fetch) {
    RawDocument document;
    document.source = "x.txt";
    document.bytes = "Boats sent to northern reef\nPublished: 3 March 2020\n" + std::string(kBody);
    document.fetched = "2019-12-31";
    EXPECT_EQ(day_of(*reader().read(document, {})), "");
}

TEST(PublicationDate, a_copyright_year_is_a_candidate_but_no_date) {
    const Report report =
        read_text("Boats sent to northern reef\n" + std::string(kBody) + "Copyright 2019 Island Herald\n");
    EXPECT_FALSE(report.published.is_known());
    ASSERT_EQ(report.published.candidates.size(), 1U);
    EXPECT_FALSE(report.published.candidates[0].refused.empty());
}

} // namespace
} // namespace vedette::ingest
