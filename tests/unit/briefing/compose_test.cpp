#include "briefing/brief.hpp"
#include "sample_case.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace vedette::briefing {
namespace {

const BottomLine* line(const Brief& brief, const std::string& label) {
    const auto found = std::find_if(brief.bottom.begin(), brief.bottom.end(),
                                    [&label](const BottomLine& one) { return one.label == label; });
    return found == brief.bottom.end() ? nullptr : &*found;
}

const ChronologyItem* item(const Brief& brief, const std::string& words) {
    const auto found =
        std::find_if(brief.chronology.begin(), brief.chronology.end(), [&words](const ChronologyItem& one) {
            return one.headline().find(words) != std::string::npos;
        });
    return found == brief.chronology.end() ? nullptr : &*found;
}

TEST(Compose, empty_case_says_that_nothing_was_read) {
    const Brief brief = compose(CaseView{}, BriefOptions{});
    ASSERT_NE(line(brief, "Read"), nullptr);
    EXPECT_EQ(line(brief, "Read")->text, "No report read.");
    EXPECT_TRUE(brief.as_of.empty());
    EXPECT_FALSE(brief.limits.empty());
}

TEST(Compose, bottom_line_counts_and_names_its_records) {
    const Brief brief = compose(test::sample_case(), BriefOptions{});
    ASSERT_NE(line(brief, "Read"), nullptr);
    EXPECT_EQ(line(brief, "Read")->text, "6 reports by 5 named outlets, published 3 Apr 1982 to 30 Dec 2021; "
                                         "1 is a copy of another; 1 has no known date.");
    EXPECT_EQ(line(brief, "Read")->ids.size(), 6u);
    ASSERT_NE(line(brief, "Events"), nullptr);
    EXPECT_EQ(line(brief, "Events")->text, "17 events in 14 developments: 11 actual, 2 planned, 1 possible "
                                           "or feared, 2 said not to be so, 1 earlier history.");
    ASSERT_NE(line(brief, "Forces"), nullptr);
    ASSERT_FALSE(line(brief, "Forces")->points.empty());
    EXPECT_EQ(line(brief, "Forces")->points.front(),
              "Poland, 15,000 troops, Poland-Belarus border (actual; 14 Nov 2021; alleged by Belarus)");
    EXPECT_EQ(brief.as_of, "30 Dec 2021");
}

TEST(Compose, planned_after_the_newest_report_is_ahead) {
    const Brief brief = compose(test::sample_case(), BriefOptions{});
    ASSERT_NE(line(brief, "Ahead"), nullptr);
    ASSERT_EQ(line(brief, "Ahead")->points.size(), 1u);
    EXPECT_EQ(line(brief, "Ahead")->points.front().substr(0, 16), "Feb to Mar 2022:");
}

TEST(Compose, dispute_shows_each_value_with_its_source_and_sentence) {
    const Brief brief = compose(test::sample_case(), BriefOptions{});
    const auto dispute =
        std::find_if(brief.disputes.begin(), brief.disputes.end(),
                     [](const DisputeItem& one) { return one.field == "how many (personnel)"; });
    ASSERT_NE(dispute, brief.disputes.end());
    ASSERT_EQ(dispute->claims.size(), 2u);
    EXPECT_EQ(dispute->claims[0].value, "15,000");
    EXPECT_EQ(dispute->claims[0].stance, Stance::alleges);
    EXPECT_EQ(dispute->claims[1].source, "Poland");
    ASSERT_TRUE(dispute->claims[1].evidence.has_value());
    EXPECT_EQ(dispute->claims[1].evidence->published, "14 Nov 2021");
}

TEST(Compose, denial_names_both_sides) {
    const Brief brief = compose(test::sample_case(), BriefOptions{});
    const auto denial = std::find_if(brief.denials.begin(), brief.denials.end(), [](const DenialItem& one) {
        return one.denied_by == std::vector<std::string>{"Pakistan"};
    });
    ASSERT_NE(denial, brief.denials.end());
    EXPECT_EQ(denial->asserted_by, std::vector<std::string>{"India"});
}

TEST(Compose, sentence_marks_trigger_parties_and_counts_and_loses_nothing) {
    const CaseView view = test::sample_case();
    const Brief brief = compose(view, BriefOptions{});
    const ChronologyItem* accusation = item(brief, "Accusation: Belarus → Poland");
    ASSERT_NE(accusation, nullptr);
    std::string whole;
    for (const MarkedText& piece : accusation->evidence.front().sentence) {
        whole += piece.text;
    }
    EXPECT_EQ(
        whole,
        "Belarus on Thursday accused Poland of massing 15,000 troops and tanks near their common border.");
    const auto& pieces = accusation->evidence.front().sentence;
    EXPECT_EQ(pieces.front().text, "Belarus");
    EXPECT_EQ(pieces.front().kind, MarkKind::party);
    EXPECT_TRUE(std::any_of(pieces.begin(), pieces.end(), [](const MarkedText& one) {
        return one.text == "accused" && one.kind == MarkKind::trigger;
    }));
    EXPECT_TRUE(std::any_of(pieces.begin(), pieces.end(), [](const MarkedText& one) {
        return one.text == "Thursday" && one.kind == MarkKind::time;
    }));
}

TEST(Compose, copies_are_counted_but_are_not_independent) {
    const Brief brief = compose(test::sample_case(), BriefOptions{});
    const ChronologyItem* landing = item(brief, "Attack with firearms: Argentina");
    ASSERT_NE(landing, nullptr);
    EXPECT_EQ(landing->reports, 2);
    EXPECT_EQ(landing->copies, 1);
    EXPECT_EQ(landing->independent, 1);
}

TEST(Compose, undated_event_stands_under_its_report_and_says_so) {
    const Brief brief = compose(test::sample_case(), BriefOptions{});
    const ChronologyItem* feared = item(brief, "Attack: actor not stated → Ukraine");
    ASSERT_NE(feared, nullptr);
    EXPECT_FALSE(feared->is_dated);
    EXPECT_EQ(feared->reported, "14 Nov 2021");
    EXPECT_EQ(brief.chronology.front().when_text, "1833");
}

TEST(Compose, event_that_fusion_has_not_placed_is_shown_alone) {
    const Brief brief = compose(test::sample_case(), BriefOptions{});
    EXPECT_NE(item(brief, "日本政府"), nullptr);
}

TEST(Compose, country_and_border_are_areas_and_never_points) {
    const Brief brief = compose(test::sample_case(), BriefOptions{});
    for (const PlaceItem& place : brief.places) {
        if (place.name == "Belarus" || place.name == "Line of Control") {
            EXPECT_TRUE(place.is_area) << place.name;
            EXPECT_FALSE(place.lat.has_value()) << place.name;
        }
        if (place.name == "Kargil") {
            EXPECT_FALSE(place.is_area);
        }
    }
}

TEST(Compose, what_stands_under_one_date_keeps_the_order_of_the_text) {
    test::CaseBuilder build;
    build.report("r1", "Gazette", "", "Talks", {"Norland moved tanks.", "Sutherland called for talks.", "Norland agreed."});
    const std::string third = build.event(2, "agreed", EventType::AGREE).id;
    const std::string first = build.event(0, "moved", EventType::MOBILIZE).id;
    const std::string second = build.event(1, "called", EventType::REQUEST).id;
    const Brief brief = compose(build.view, {});
    ASSERT_EQ(brief.chronology.size(), 3u);
    EXPECT_EQ(brief.chronology[0].id, first);
    EXPECT_EQ(brief.chronology[1].id, second);
    EXPECT_EQ(brief.chronology[2].id, third);
}

TEST(Compose, limits_speak_of_what_is_so) {
    test::CaseBuilder build;
    build.report("r1", "Gazette", "", "Talks", {"Norland moved tanks."});
    build.event(0, "moved", EventType::MOBILIZE);
    const auto has = [](const Brief& brief, std::string_view words) {
        return std::any_of(brief.limits.begin(), brief.limits.end(), [&](const std::string& limit) { return limit.find(words) != std::string::npos; });
    };
    const Brief undated = compose(build.view, {});
    EXPECT_TRUE(has(undated, "without any day no level of an indicator can be given"));
    EXPECT_TRUE(has(undated, "Of 1 event 1 is without an actor, 1 is without a place and 1 is without a date."));
    EXPECT_FALSE(has(compose(CaseView{}, {}), "known publication date"));
    EXPECT_FALSE(has(compose(CaseView{}, {}), "Of 0"));
}

TEST(Compose, a_force_is_told_once) {
    CaseView view = test::sample_case();
    ForceRow row;
    row.id = "f";
    row.owner = "NRD";
    row.owner_name = "Norland";
    row.force_kind = "tanks";
    row.materiel = {"tank", "howitzer"};
    row.where = "its border with Sutherland (border of Norland and Sutherland)";
    view.forces = {row};
    const ForceItem item = compose(view, {}).forces.front();
    EXPECT_EQ(item.materiel, "howitzer");
    EXPECT_EQ(item.where, "border of Norland and Sutherland");
    view.forces.front().where = "Lakeside (border of Norland); Harbour (Sutherland)";
    EXPECT_EQ(compose(view, {}).forces.front().where, view.forces.front().where);
}

TEST(Compose, sums_of_forces_are_shown_in_each_form_with_their_rule_and_claims) {
    BriefOptions options;
    options.force_sums = {{true, "Lake region", "men", 9000, 12000, 15000, "2021-11-14", {"POL"}, {"f2"}, {"f1"}},
                          {false, "Poland-Belarus border", "vehicles", 40, 40, std::nullopt, "2021-11-14", {"BLR", "POL"}, {"f1"}, {}}};
    const Brief brief = compose(test::sample_case(), options);
    ASSERT_EQ(brief.force_sums.size(), 2U);
    EXPECT_EQ(brief.force_sums[0].where(), "theatre: Lake region");
    EXPECT_EQ(brief.force_sums[0].as_of, "14 Nov 2021");
    EXPECT_EQ(brief.force_sums[1].owners, (std::vector<std::string>{"Belarus", "Poland"}));

    const std::string markdown = render_markdown(brief);
    EXPECT_NE(markdown.find(kSumsRule), std::string::npos);
    EXPECT_NE(markdown.find("| theatre: Lake region | men | 9,000 to 15,000 | 12,000 | Poland | 14 Nov 2021 | `f2` |"), std::string::npos);
    EXPECT_NE(markdown.find("| 40 or more | 40 | Belarus, Poland | 14 Nov 2021 | `f1` |"), std::string::npos);
    options.width = 160;
    const std::string terminal = render_terminal(brief, options);
    EXPECT_NE(terminal.find("FORCES SAID TO BE THERE"), std::string::npos);
    EXPECT_NE(terminal.find("9,000 to 15,000"), std::string::npos);
    const std::string json = render_json(brief);
    EXPECT_NE(json.find(R"("force_sums":{"rule":)"), std::string::npos);
    EXPECT_NE(json.find(R"({"by":"theatre","area":"Lake region","counted":"men","low":9000,"best":12000,"high":15000,"as_of":"14 Nov 2021","owners":["Poland"],"rows":["f2"],"not_added":["f1"]})"), std::string::npos);
    EXPECT_NE(json.find(R"("counted":"vehicles","low":40,"best":40,"as_of")"), std::string::npos) << "an open bound is no field";
}

TEST(Compose, without_sums_of_forces_no_form_speaks_of_them) {
    const Brief brief = compose(test::sample_case(), {});
    for (const std::string& form : {render_markdown(brief), render_terminal(brief, {}), render_json(brief), render_html(brief, {})}) {
        EXPECT_EQ(form.find(kSumsRule), std::string::npos);
        EXPECT_EQ(form.find("aid to be there"), std::string::npos);
        EXPECT_EQ(form.find("force_sums"), std::string::npos);
    }
}

TEST(Compose, organisations_of_one_kind_are_not_one_actor) {
    test::CaseBuilder build;
    build.report("r1", "Gazette", "2021-03-01", "Pacts", {"The Northern Pact met.", "The Southern League met."});
    EventRecord& north = build.event(0, "met", EventType::CONSULT);
    north.actors = {build.party("The Northern Pact", "Northern Pact", "IGO")};
    EventRecord& south = build.event(1, "met", EventType::CONSULT);
    south.actors = {build.party("The Southern League", "Southern League", "IGO")};
    EXPECT_EQ(compose(build.view, {}).actors.size(), 2u);
}

TEST(Compose, a_source_at_the_head_of_a_sentence_is_the_same_source) {
    CaseView view;
    for (const char* name : {"Officials in Norland", "officials in Norland", "Ilse Varga"}) {
        ClaimRow claim;
        claim.id = name;
        claim.source_name = name;
        view.claims.push_back(claim);
    }
    const Brief brief = compose(view, {});
    ASSERT_EQ(brief.sources.size(), 2u);
    EXPECT_EQ(brief.sources.front().name, "officials in Norland");
    EXPECT_EQ(brief.sources.front().claims, 2);
}

TEST(Compose, filter_words_are_in_the_subject) {
    BriefOptions options;
    options.on = "BLR";
    options.since = parse_iso_day("2021-01-01");
    EXPECT_EQ(compose(test::sample_case(), options).subject, "What concerns Belarus, from 1 Jan 2021");
}

TEST(Compose, spans_that_do_not_fit_are_not_followed) {
    test::CaseBuilder build;
    build.report("r", "Wire", "2020-01-01", "t", {"Troops moved.", "A second sentence."});
    EventRecord& event = build.event(0, "moved", EventType::MOBILIZE);
    event.trigger_span = {900, 905};
    event.actors = {Party{{4000, 4010}, "x", "Somebody", "", ""}};
    event.sentence_span = {0, 4};
    event.where = {test::city("", "", 0, 0)};
    event.counts = {test::count("", "personnel", 1e300, std::nullopt, Qualifier::exact)};
    const Brief brief = compose(build.view, BriefOptions{});
    ASSERT_EQ(brief.chronology.size(), 1u);
    std::string whole;
    for (const MarkedText& piece : brief.chronology[0].evidence[0].sentence) {
        whole += piece.text;
    }
    EXPECT_EQ(whole, "Troops moved.");
}

TEST(Compose, endless_sentence_is_cut_around_its_trigger) {
    test::CaseBuilder build;
    std::string sentence;
    for (int at = 0; at < 500; ++at) {
        sentence += "слово ";
    }
    sentence += "moved ";
    for (int at = 0; at < 500; ++at) {
        sentence += "слово ";
    }
    build.report("r", "Wire", "2020-01-01", "t", {sentence});
    build.event(0, "moved", EventType::MOBILIZE);
    const Brief brief = compose(build.view, BriefOptions{});
    std::string whole;
    for (const MarkedText& piece : brief.chronology[0].evidence[0].sentence) {
        whole += piece.text;
    }
    EXPECT_LT(whole.size(), 1000u);
    EXPECT_NE(whole.find("moved"), std::string::npos);
    EXPECT_EQ(whole.find("\xEF\xBF\xBD"), std::string::npos);
}

TEST(Compose, dates_a_thousand_years_apart_are_drawn) {
    test::CaseBuilder build;
    build.report("r", "Wire", "2020-01-01", "t", {"Troops moved."});
    for (const char* day : {"0988-01-01", "1939-09-17", "2020-01-01", "9999-12-31"}) {
        build.event(0, "moved", EventType::MOBILIZE).when =
            DateInterval{parse_iso_day(day), parse_iso_day(day), Granularity::day};
    }
    const std::string page = render_html(compose(build.view, BriefOptions{}), MapGeometry{});
    EXPECT_NE(page.find("Timeline of 4 dated developments"), std::string::npos);
}

TEST(Compose, same_view_gives_same_bytes) {
    const CaseView view = test::sample_case();
    EXPECT_EQ(render_json(compose(view, BriefOptions{})), render_json(compose(view, BriefOptions{})));
}

} // namespace
} // namespace vedette::briefing
