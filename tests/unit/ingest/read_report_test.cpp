#include "base/content_hash.hpp"
#include "base/file.hpp"
#include "ingest/read_report.hpp"
#include "ingest/text_blocks.hpp"
#include "read_documents.hpp"

#include <simdjson.h>

#include <algorithm>

namespace vedette::ingest {
namespace {

TEST(ReadReport, clean_text_is_kept_to_the_byte) {
    RawDocument document;
    document.source = "in.jsonl:3";
    document.format = DocumentFormat::clean;
    document.bytes = "Boats sent\n\n  Leave a Reply  \nBoats sent\n";
    document.title = "Boats sent";
    document.id = "r7";
    const Report report = *reader().read(document, {});
    EXPECT_EQ(report.text, document.bytes);
    EXPECT_EQ(report.title_span, (TextSpan{0, 10}));
    EXPECT_EQ(report.id, "r7");
    EXPECT_EQ(report.sha256, sha256_hex(document.bytes));
    EXPECT_TRUE(report.removed.empty());
    document.title = "Another title";
    EXPECT_TRUE(reader().read(document, {})->title_span.empty());
}

TEST(ReadReport, ids_do_not_depend_on_the_folder) {
    RawDocument document;
    document.bytes = std::string(kBody);
    document.source = "a/x.txt";
    const std::string first = reader().read(document, {})->id;
    document.source = "/b/c/x.txt";
    EXPECT_EQ(reader().read(document, {})->id, first);
    document.source = "y.txt";
    EXPECT_NE(reader().read(document, {})->id, first);
}

TEST(ReadReport, other_encodings_are_decoded) {
    RawDocument document;
    document.source = "x.txt";
    document.charset = "windows-1252";
    document.bytes =
        "The caf\xE9 by the harbour was shelled at noon on Tuesday, the mayor of the town said.\n";
    EXPECT_TRUE(keeps(*reader().read(document, {}), "café"));
}

TEST(ReadReport, empty_and_binary_input_are_failures) {
    RawDocument document;
    document.source = "x.txt";
    EXPECT_EQ(reader().read(document, {}).failure().code, ErrorCode::input_empty);
    document.bytes = std::string("\x7F"
                                 "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3E\0",
                                 20);
    EXPECT_FALSE(reader().read(document, {}).has_value());
    document.bytes = "   \n\n";
    EXPECT_EQ(reader().read(document, {}).failure().code, ErrorCode::input_empty);
}

TEST(ReadReport, languages_are_told_by_the_words) {
    EXPECT_EQ(read_text(kBody).language, "en");
    EXPECT_EQ(read_text("Die Küstenwache der Insel hat am Dienstag zwei Boote zum nördlichen Riff geschickt, "
                        "wie es aus dem Hafen hieß, und "
                        "niemand wurde dabei verletzt.\n")
                  .language,
              "de");
    EXPECT_EQ(read_text("Береговая охрана острова во вторник направила два катера к северному рифу, сообщили в порту; никто не "
                        "пострадал, и суда вернулись к вечеру.\n")
                  .language,
              "ru");
}

TEST(ReadReport, a_text_too_short_to_tell_keeps_its_tag) {
    RawDocument document;
    document.source = "a.txt";
    document.bytes = "Ostrava\n";
    document.language = "cs-CZ";
    EXPECT_EQ(reader().read(document, {})->language, "cs");
    document.language.clear();
    EXPECT_EQ(reader().read(document, {})->language, "");
}

TEST(ReadReport, english_that_quotes_another_language_is_english) {
    const std::string text = std::string(kBody) + "The mayor wrote: Die Küstenwache der Insel hat am Dienstag zwei Boote zum Riff geschickt.\n";
    EXPECT_EQ(read_text(text).language, "en");
}

TEST(ReadReport, without_any_structure_everything_stays) {
    const Report report = read_text("short line\nother line\n");
    EXPECT_TRUE(keeps(report, "short line"));
    EXPECT_TRUE(keeps(report, "other line"));
}

TEST(ReadReport, datelines) {
    EXPECT_EQ(read_text("MINSK, Oct 10 (Agency) - " + std::string(kBody)).dateline, "MINSK");
    EXPECT_EQ(read_text("ST PAUL, Minn, Oct 20 - " + std::string(kBody)).dateline, "ST PAUL, Minn");
    EXPECT_EQ(read_text("NAIROBI (Agency) — " + std::string(kBody)).dateline, "NAIROBI");
    EXPECT_EQ(read_text("PORT-AU-PRINCE - " + std::string(kBody)).dateline, "PORT-AU-PRINCE");
    EXPECT_EQ(read_text("The U.S. - " + std::string(kBody)).dateline, "");
    EXPECT_EQ(read_text(kBody).dateline, "");
}

// The seed reports: every sentence of the body is kept, every line of boilerplate cut, the day lies in the interval.
TEST(ReadReport, seeds) {
    const std::string gold_path = test::shared_path("seeds/clean.jsonl");
    if (gold_path.empty()) {
        GTEST_SKIP() << "no ../shared/seeds";
    }
    simdjson::dom::parser parser;
    for (const simdjson::dom::element gold : parser.load_many(gold_path)) {
        const auto id = std::string(std::string_view(gold["id"]));
        SCOPED_TRACE(id);
        RawDocument document;
        document.source = id + ".txt";
        document.bytes = *read_file(test::shared_path("seeds/" + id + ".txt"));
        const Report report = *reader().read(document, {});
        const std::string text = collapse_space(report.text);
        for (const simdjson::dom::element sentence : simdjson::dom::array(gold["sentences"])) {
            EXPECT_NE(text.find(collapse_space(std::string_view(sentence))), std::string::npos)
                << std::string_view(sentence);
        }
        for (const simdjson::dom::element line : simdjson::dom::array(gold["boilerplate"])) {
            const std::string words = collapse_space(std::string_view(line));
            // A repeated headline is cut once and stays once.
            const std::size_t first = text.find(words);
            EXPECT_TRUE(first == std::string::npos ||
                        (words == report.title && text.find(words, first + 1) == std::string::npos))
                << words;
        }
        const DateInterval& when = report.published.when;
        const Day day = *parse_iso_day(std::string_view(gold["published"]));
        EXPECT_TRUE(!when.from || *when.from <= day);
        EXPECT_TRUE(!when.to || day <= *when.to);
        std::string_view title;
        if (gold["title"].get(title) == simdjson::SUCCESS) {
            EXPECT_EQ(report.title, title);
        } else {
            EXPECT_EQ(report.title, "");
        }
    }
}

TEST(ReadReport, a_text_longer_than_any_report_is_refused_with_its_size) {
    RawDocument document;
    document.source = "all.jsonl:1";
    document.format = DocumentFormat::clean;
    document.bytes = std::string(3U << 20U, 'a');
    const Result<Report> report = reader().read(document, {});
    ASSERT_FALSE(report.has_value());
    EXPECT_EQ(report.failure().code, ErrorCode::input_too_large);
    EXPECT_NE(report.failure().message.find("all.jsonl:1: holds 3 MB"), std::string::npos) << report.failure().message;
}

} // namespace
} // namespace vedette::ingest
