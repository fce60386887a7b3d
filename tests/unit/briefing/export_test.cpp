#include "base/error.hpp"
#include "briefing/brief.hpp"
#include "briefing/exports.hpp"
#include "sample_case.hpp"

#include <gtest/gtest.h>
#include <pugixml.hpp>
#include <simdjson.h>

#include <map>
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

// ---- tables of other coders ---------------------------------------------------------------------------------------------------

std::vector<std::vector<std::string>> read_tabs(const std::string& text) {
    std::vector<std::vector<std::string>> rows;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = text.find('\n', at);
        rows.emplace_back(1);
        for (; at < end; ++at) {
            if (text[at] == '\t') {
                rows.back().emplace_back();
            } else {
                rows.back().back() += text[at];
            }
        }
        at = end + 1;
    }
    return rows;
}

CodeTables small_tables() {
    Result<CodeTables> tables = parse_code_tables(
        {"@columns\tcode\tname\nRUS\tRussia\nUKR\tUkraine\nROU\tRomania\n",
         "@columns\tcode\tcow\tcow_letters\tfips\tcameo\tgdelt_country\tgdelt_group\tgdelt_type\ticews\n"
         "RUS\t365\tRUS\tRS\t\t\t\t\tRussian Federation\nUKR\t369\tUKR\tUP\nROU\t360\tROM\tRO\t\tROM\n"
         "UNO\t\t\t\tIGOUNO\t-\tUNO\tIGO\n",
         "@columns\tcode\tname\tgoldstein\tquad\tphoenix\n01\tStatement\t0\t1\t0\n010\tMake statement\t0\n"
         "15\tExhibit force posture\t-7.2\t4\t4\n154\tMobilize armed forces\t\n19\tFight\t-10\t4\t4\n190\tUse force\t-10\n"
         "04\tConsult\t1\t1\t1\n040\tConsult\t1\n",
         "@columns\tsector\tcameo\ticews\nMIL\tMIL\tMilitary\nMED\tHLH\tMedical / Health\nGOV\tGOV\tGovernment\n"});
    EXPECT_TRUE(tables);
    return *tables;
}

// A move, a fight that is only alleged, a meeting of two, and a plan; names and sentences hold tabs, line breaks and other scripts.
CaseView interchange_case() {
    test::CaseBuilder build;
    build.report("r1", "Wire\tOne", "2022-02-20", "t", {"Україна: Russian troops\tmassed near Kyiv.", "Ukraine accused Russia of shelling it."});
    EventRecord& move = build.event(0, "massed", EventType::MOBILIZE);
    move.cameo = "154";
    move.contexts = {"military"};
    move.actors = {build.party("Russian troops", "Russian\ntroops", "RUS", "MIL")};
    move.where = {test::city("Kyiv", "UKR", 50.45, 30.52)};
    EventRecord& shelling = build.event(1, "shelling", EventType::ASSAULT);
    shelling.cameo = "190";
    shelling.actors = {build.party("Russia", "Russia", "RUS")};
    shelling.recipients = {build.party("it", "Ukraine", "UKR")};
    shelling.attribution = {build.source("Ukraine", "Ukraine", "UKR", "accused", Stance::alleges)};
    build.report("r2", "Wire Two", "2022-02-21", "t", {"Russia and Romania met.", "Russia will attack Ukraine."});
    EventRecord& meeting = build.event(0, "met", EventType::CONSULT);
    meeting.cameo = "040";
    const std::vector<Party> both = {build.party("Russia", "Russia", "RUS"), build.party("Romania", "Romania", "ROU")};
    meeting.actors = both;
    EventRecord& plan = build.event(1, "attack", EventType::ASSAULT, Status::future);
    plan.cameo = "190";
    plan.actors = {build.party("Russia", "Russia", "RUS")};
    plan.recipients = {build.party("Ukraine", "Ukraine", "UKR")};
    build.report("r3", "Wire Three", "2022-02-21", "t", {"Romania met Russia."});
    EventRecord& again = build.event(0, "met", EventType::CONSULT);
    again.cameo = "040";
    again.actors = both;
    return build.view;
}

TEST(ExportTables, have_exactly_the_columns_of_their_formats) {
    using Table = Exported (*)(const CaseView&, const CodeTables&, const ExportChoice&);
    const std::vector<std::pair<Table, std::size_t>> tables = {{export_polecat, 40}, {export_icews, 20},   {export_gdelt_events, 61},
                                                               {export_gdelt_mentions, 16}, {export_phoenix, 26}, {export_petrarch, 11}};
    for (const auto& [table, columns] : tables) {
        const Exported made = table(interchange_case(), small_tables(), {true, true, true, true, true});
        const auto rows = read_tabs(made.bytes);
        ASSERT_GE(rows.size(), 4u);
        for (const auto& row : rows) {
            EXPECT_EQ(row.size(), columns);
        }
        EXPECT_EQ(made.bytes.find('\r'), std::string::npos);
        EXPECT_EQ(made.bytes, table(interchange_case(), small_tables(), {true, true, true, true, true}).bytes);
    }
}

TEST(ExportTables, leave_out_what_would_read_as_a_plain_fact_and_count_it) {
    const Exported made = export_icews(interchange_case(), small_tables(), {});
    EXPECT_EQ(made.left_out, (std::map<std::string, std::size_t>{{"alleged", 1}, {"future", 1}, {"fewer than two parties with a code", 1}}));
    EXPECT_EQ(made.bytes.find("\t190\t"), std::string::npos);
    ExportChoice choice;
    choice.future = true;
    EXPECT_NE(export_icews(interchange_case(), small_tables(), choice).bytes.find("\t190\t"), std::string::npos);
    EXPECT_NE(export_petrarch(interchange_case(), small_tables(), choice).bytes.find("STATUS_FUTURE,1"), std::string::npos);
}

TEST(ExportIcews, mutual_act_gives_a_row_each_way_and_the_code_is_text) {
    const auto rows = read_tabs(export_icews(interchange_case(), small_tables(), {}).bytes);
    ASSERT_EQ(rows.size(), 5u);
    EXPECT_EQ(rows[0][6], "CAMEO Code");
    EXPECT_EQ(rows[1][2], "Russia");
    EXPECT_EQ(rows[1][4], "Russian Federation");
    EXPECT_EQ(rows[1][6], "040");
    EXPECT_EQ(rows[1][7], "1");
    EXPECT_EQ(rows[1][8], "Romania");
    EXPECT_EQ(rows[2][2], "Romania");
    EXPECT_EQ(rows[2][8], "Russia");
    EXPECT_EQ(rows[1][12], "NA");
    EXPECT_NE(rows[1][0], rows[2][0]);
}

TEST(ExportPolecat, joins_parties_and_knows_cow_numbers) {
    const auto rows = read_tabs(export_polecat(interchange_case(), small_tables(), {}).bytes);
    ASSERT_EQ(rows.size(), 4u);
    EXPECT_EQ(rows[1][7], "Russian troops");
    EXPECT_EQ(rows[1][9], "365");
    EXPECT_EQ(rows[1][15], "None");
    EXPECT_EQ(rows[1][24], "Kyiv");
    EXPECT_EQ(rows[1][27], "Ukraine");
    EXPECT_EQ(rows[2][7], "Russia; Romania");
    EXPECT_EQ(rows[2][8], "RUS; ROU");
}

TEST(ExportGdelt, mentions_of_one_act_are_one_event) {
    const auto events = read_tabs(export_gdelt_events(interchange_case(), small_tables(), {}).bytes);
    ASSERT_EQ(events.size(), 3u);
    EXPECT_EQ(events[0][1], "20220220");
    EXPECT_EQ(events[0][4], "2022.1370");
    EXPECT_EQ(events[0][5], "RUSMIL");
    EXPECT_EQ(events[0][6], "RUSSIAN TROOPS");
    EXPECT_EQ(events[0][26], "154");
    EXPECT_EQ(events[0][29], "4");
    EXPECT_EQ(events[0][30], "-7.2"); // 154 has no value of its own here: that of its root
    EXPECT_EQ(events[0][51], "4");
    EXPECT_EQ(events[0][53], "UP");
    EXPECT_EQ(events[1][17], "ROM");
    EXPECT_EQ(events[1][31], "2");
    EXPECT_EQ(events[1][33], "2");
    const auto mentions = read_tabs(export_gdelt_mentions(interchange_case(), small_tables(), {}).bytes);
    ASSERT_EQ(mentions.size(), 5u);
    EXPECT_EQ(mentions[0][0], events[0][0]);
    EXPECT_EQ(mentions[0][4], "Wire One");
    EXPECT_EQ(mentions[0][7], "9"); // code points, not bytes
    EXPECT_EQ(mentions[1][0], mentions[2][0]);
}

TEST(ExportPhoenix, one_row_a_day_pair_and_code) {
    const auto rows = read_tabs(export_phoenix(interchange_case(), small_tables(), {}).bytes);
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[0][5], "RUSGOV");
    EXPECT_EQ(rows[0][6], "RUS");
    EXPECT_EQ(rows[0][7], "GOV");
    EXPECT_EQ(rows[0][13], "040");
    EXPECT_EQ(rows[0][14], "04");
    EXPECT_EQ(rows[0][23], "r2;r3");
    EXPECT_EQ(rows[0][25], "Wire Two;Wire Three");
}

TEST(InterchangeCodes, an_organisation_as_such_has_no_agent) {
    const CodeTables tables = small_tables();
    Party party;
    party.code = "UNO";
    party.sector = "GOV";
    EXPECT_EQ(tables.cameo_actor(party), "IGOUNO");
    party.sector = "MIL";
    EXPECT_EQ(tables.cameo_actor(party), "IGOUNOMIL");
    party.code = "";
    EXPECT_EQ(tables.cameo_actor(party), "MIL");
    party.sector = "UNK";
    EXPECT_EQ(tables.cameo_actor(party), "");
}

TEST(InterchangeCodes, broken_table_is_named_with_its_line) {
    const Result<CodeTables> tables = parse_code_tables({"", "", "@columns\tcode\tname\tgoldstein\n154\tx\tmuch\n", ""});
    ASSERT_FALSE(tables);
    EXPECT_NE(tables.failure().message.find("interchange/cameo.tsv:2"), std::string::npos);
}

TEST(ExportKml, is_well_formed_and_says_the_status) {
    CaseView view = interchange_case();
    view.events.front().status = Status::future;
    view.events.front().sentence = "<b>\x01 & \"x\"";
    const Exported made = export_kml(view);
    pugi::xml_document page;
    ASSERT_TRUE(page.load_string(made.bytes.c_str()));
    EXPECT_NE(made.bytes.find("30.52,50.45"), std::string::npos);
    EXPECT_NE(made.bytes.find("(planned)"), std::string::npos);
    EXPECT_EQ(made.bytes.find("<b>"), std::string::npos);
    EXPECT_EQ(made.left_out.at("no point on the map"), 4u);
}

TEST(ExportTimeline, words_of_a_report_are_no_markup) {
    CaseView view = interchange_case();
    view.events.front().sentence = "<img src=x>";
    simdjson::dom::parser parser;
    const std::string text = export_timeline(view).bytes;
    const auto root = parse(parser, text);
    EXPECT_EQ(root["events"].get_array().size(), 5u);
    EXPECT_EQ(std::int64_t(root["events"].at(0)["start_date"]["year"]), 2022);
    EXPECT_EQ(text.find("<img"), std::string::npos);
}

TEST(ExportPlover, has_the_names_of_the_worked_example_too) {
    simdjson::dom::parser parser;
    const std::string text = export_plover(interchange_case(), small_tables());
    const auto record = parse(parser, text.substr(0, text.find('\n')));
    EXPECT_EQ(std::string_view(record["actor"].at(0)["country_name"]), "Russia");
    EXPECT_EQ(std::string_view(record["actor"].at(0)["sector_code"]), "MIL");
    EXPECT_EQ(std::string_view(record["actor"].at(0)["raw_text"]), std::string_view(record["actor"].at(0)["entity_text"]));
    EXPECT_EQ(std::string_view(record["event_loc"]["city"]), "Kyiv");
    EXPECT_EQ(std::string_view(record["event_loc"]["country"]), "Ukraine");
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
