#pragma once
// Short ways to read a text or a page in tests.

#include "ingest/read_report.hpp"
#include "support/build_records.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace vedette::ingest {

inline const ReportReader& reader() {
    static const ReportReader made(test::repository_path("lexicon"));
    return made;
}

inline Report read_as(DocumentFormat format, std::string_view bytes, std::string_view url = "",
                      const ReadOptions& options = {}) {
    RawDocument document;
    document.source = "folder/page.txt";
    document.bytes = std::string(bytes);
    document.format = format;
    document.url = std::string(url);
    Result<Report> report = reader().read(document, options);
    EXPECT_TRUE(report.has_value()) << (report ? "" : report.failure().message);
    return report ? *report : Report{};
}

inline Report read_text(std::string_view text) {
    return read_as(DocumentFormat::text, text);
}

inline Report read_page(std::string_view html, std::string_view url = "") {
    return read_as(DocumentFormat::html, html, url);
}

// Reason why a piece of the document was cut, empty when no removed part holds it.
inline std::string reason_of(const Report& report, std::string_view words) {
    for (const RemovedPart& part : report.removed) {
        if (part.text.find(words) != std::string::npos) {
            return part.reason;
        }
    }
    return {};
}

inline bool keeps(const Report& report, std::string_view words) {
    return report.text.find(words) != std::string::npos;
}

inline std::string day_of(const Report& report) {
    const std::optional<Day> day = report.published.day();
    return day ? to_iso(*day) : std::string{};
}

// Three paragraphs of a made-up report, long enough to be a body.
inline constexpr std::string_view kBody = "The coast guard of the island said on Tuesday that two patrol "
                                          "boats had been sent to the northern reef after fishermen saw a "
                                          "survey ship there.\n"
                                          "Officials in the neighbouring state said the ship was on a "
                                          "scientific voyage and would leave the area within three days, and "
                                          "they asked for calm on both sides.\n"
                                          "Fishermen who came back to the harbour told reporters that the "
                                          "boats had kept their distance, and that nobody had been hurt in "
                                          "the encounter at the reef.\n";

} // namespace vedette::ingest
