#include "base/error.hpp"
#include "briefing/brief.hpp"
#include "briefing/exports.hpp"
#include "sample_case.hpp"

#include <gtest/gtest.h>
#include <simdjson.h>

#include <set>
#include <string>
#include <vector>

namespace vedette::briefing {
namespace {

// RFC 4180, read as a spreadsheet would.
std::vector<std::vector<std::string>> read_csv(const std::string& text) {
    std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
    bool is_quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (is_quoted) {
            if (c == '"' && at + 1 < text.size() && text[at + 1] == '"') {
                rows.back().back() += '"';
                ++at;
            } else if (c == '"') {
                is_quoted = false;
            } else {
                rows.back().back() += c;
            }
        } else if (c == '"') {
            is_quoted = true;
        } else if (c == ',') {
            rows.back().emplace_back();
        } else if (c == '\r') {
            continue;
        } else if (c == '\n') {
            rows.emplace_back(1);
        } else {
            rows.back().back() += c;
        }
    }
    rows.pop_back();
    return rows;
}

simdjson::dom::element parse(simdjson::dom::parser& parser, const std::string& text) {
    simdjson::dom::element element;
    const auto error = parser.parse(text).get(element);
    EXPECT_EQ(error, simdjson::SUCCESS) << simdjson::error_message(error);
    return element;
}

TEST(ExportCsv, every_row_has_the_columns_of_the_header) {
    const CaseView view = test::sample_case();
    const auto rows = read_csv(export_csv(view));
    ASSERT_EQ(rows.size(), view.events.size() + 1);
    for (const auto& row : rows) {
        EXPECT_EQ(row.size(), rows.front().size());
    }
    EXPECT_EQ(rows.front()[0], "id");
    EXPECT_EQ(rows.front().back(), "copy_of");
}

TEST(ExportCsv, cells_read_back_as_written) {
    const CaseView view = test::sample_case();
    const auto rows = read_csv(export_csv(view));
    const auto column = [&rows](const std::string& name) {
        for (std::size_t at = 0; at < rows.front().size(); ++at) {
            if (rows.front()[at] == name) {
                return at;
            }
        }
        ADD_FAILURE() << name;
        return std::size_t{0};
    };
    for (std::size_t at = 0; at < view.events.size(); ++at) {
        EXPECT_EQ(rows[at + 1][column("sentence")], view.events[at].sentence);
        EXPECT_EQ(rows[at + 1][column("status")], to_string(view.events[at].status));
    }
}

TEST(ExportCsv, formula_is_defused) {
    test::CaseBuilder build;
    build.report("r", "=HYPERLINK(\"http://example.org\")", "2020-01-01", "t", {"Troops moved, they said."});
    build.event(0, "moved", EventType::MOBILIZE).where = {test::city("Stanley", "FLK", -51.7, -57.85)};
    const std::string csv = export_csv(build.view);
    EXPECT_NE(csv.find("\"'=HYPERLINK(\"\"http://example.org\"\")\""), std::string::npos);
    EXPECT_NE(csv.find(",-51.7,"), std::string::npos);
}

TEST(ExportGeoJson, points_carry_precision_and_borders_have_no_point) {
    simdjson::dom::parser parser;
    const auto root = parse(parser, export_geojson(test::sample_case()));
    EXPECT_EQ(std::string_view(root["type"]), "FeatureCollection");
    int points = 0;
    int without = 0;
    for (simdjson::dom::element feature : root["features"].get_array()) {
        EXPECT_EQ(std::string_view(feature["type"]), "Feature");
        EXPECT_FALSE(std::string_view(feature["properties"]["precision"]).empty());
        if (feature["geometry"].is_null()) {
            ++without;
            EXPECT_EQ(std::string_view(feature["properties"]["precision"]), "border");
            EXPECT_EQ(feature["properties"]["country"].get_array().size(), 2u);
        } else {
            ++points;
            const double lon = feature["geometry"]["coordinates"].at(0);
            const double lat = feature["geometry"]["coordinates"].at(1);
            EXPECT_LE(std::abs(lat), 90);
            EXPECT_LE(std::abs(lon), 180);
        }
    }
    EXPECT_GT(points, 0);
    EXPECT_EQ(without, 4);
}

TEST(ExportPlover, has_the_manuals_keys_and_status_as_auxiliary_mode) {
    const CaseView view = test::sample_case();
    const std::string lines = export_plover(view);
    simdjson::dom::parser parser;
    std::size_t count = 0;
    std::set<std::string> modes;
    for (std::size_t at = 0; at < lines.size();) {
        const std::size_t end = lines.find('\n', at);
        const auto record = parse(parser, lines.substr(at, end - at));
        at = end + 1;
        for (const char* key : {"id", "actor", "recipient", "event", "quad_code", "mode", "context", "text",
                                "cite_info", "vedette"}) {
            EXPECT_EQ(record[key].error(), simdjson::SUCCESS) << key;
        }
        for (simdjson::dom::element mode : record["mode"].get_array()) {
            modes.insert(std::string(std::string_view(mode)));
        }
        const EventRecord& event = view.events[count++];
        EXPECT_EQ(std::string_view(record["id"]), event.id);
        if (!event.when && !event.published.from) {
            EXPECT_NE(record["date"].error(), simdjson::SUCCESS);
            EXPECT_EQ(std::string_view(record["vedette"]["date_from"]), "unknown");
        } else {
            EXPECT_EQ(std::string_view(record["vedette"]["date_from"]), event.when ? "event" : "publication");
        }
    }
    EXPECT_EQ(count, view.events.size());
    for (const char* mode : {"future", "hypothetical", "negation", "historical", "troops"}) {
        EXPECT_EQ(modes.count(mode), 1u) << mode;
    }
}

TEST(ExportPlover, sentence_offsets_count_code_points) {
    test::CaseBuilder build;
    build.report("r", "Wire", "2020-01-01", "t", {"政府は言った。", "Troops moved."});
    build.event(1, "moved", EventType::MOBILIZE);
    simdjson::dom::parser parser;
    const auto record = parse(parser, export_plover(build.view));
    EXPECT_EQ(std::int64_t(record["text_info"]["start"]), 8);
    EXPECT_EQ(std::int64_t(record["text_info"]["end"]), 21);
}

TEST(ExportJsonl, one_record_a_line) {
    EXPECT_EQ(export_jsonl({"{\"a\":1}", "{\"b\":2}\n"}), "{\"a\":1}\n{\"b\":2}\n");
    EXPECT_THROW(export_jsonl({"{\n}"}), Error);
}

TEST(BriefJson, parses_and_keeps_the_ids) {
    simdjson::dom::parser parser;
    const auto root = parse(parser, render_json(compose(test::sample_case(), BriefOptions{})));
    EXPECT_EQ(std::string_view(root["kind"]), "brief");
    EXPECT_EQ(root["chronology"].get_array().size(), 14u);
}

TEST(BriefMarkdown, report_words_start_no_markup) {
    const std::string text = render_markdown(compose(test::sample_case(), BriefOptions{}));
    EXPECT_EQ(text.find("<script"), std::string::npos);
    EXPECT_EQ(text.find("<img"), std::string::npos);
    EXPECT_EQ(text.find("](javascript"), std::string::npos);
    EXPECT_NE(text.find("## Chronology"), std::string::npos);
}

} // namespace
} // namespace vedette::briefing
