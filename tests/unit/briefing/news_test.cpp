// What a brief leads with (news), what it leaves open, and episodes side by side.
#include "briefing/brief.hpp"
#include "sample_case.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace vedette::briefing {
namespace {

Day day(const char* iso) { return *parse_iso_day(iso); }

std::vector<std::string> texts(const std::vector<BottomLine>& lines, const std::string& label) {
    std::vector<std::string> out;
    for (const BottomLine& line : lines) {
        if (line.label == label) {
            out.push_back(line.text);
        }
    }
    return out;
}

bool any_has(const std::vector<std::string>& list, const std::string& words) {
    return std::any_of(list.begin(), list.end(), [&words](const std::string& one) { return one.find(words) != std::string::npos; });
}

Brief since(const CaseView& view, const char* iso) {
    BriefOptions options;
    options.new_since = day(iso);
    return compose(view, options);
}

TEST(News, not_asked_for_there_is_none) {
    EXPECT_TRUE(compose(test::sample_case(), BriefOptions{}).news.empty());
}

TEST(News, what_only_new_reports_tell_is_new_and_older_is_not) {
    const Brief brief = since(test::sample_case(), "2021-12-01");
    const std::vector<std::string> fresh = texts(brief.news, "New");
    EXPECT_TRUE(any_has(fresh, "Attack: Russia → Ukraine"));
    EXPECT_FALSE(any_has(fresh, "Falkland"));
    EXPECT_FALSE(any_has(fresh, "Accusation: Belarus → Poland"));
    ASSERT_EQ(texts(brief.news, "Since").size(), 1u);
    EXPECT_TRUE(texts(brief.news, "Since").front().starts_with("1 report published since 1 Dec 2021: 2 new developments"));
    EXPECT_EQ(texts(brief.news, "Since").front().find("known before"), std::string::npos) << "what is nought goes without saying";
}

TEST(News, a_report_without_a_date_is_counted_and_is_no_news) {
    const Brief brief = since(test::sample_case(), "1970-01-01");
    EXPECT_NE(texts(brief.news, "Since").front().find("1 report has no date that says on which side of that day"), std::string::npos);
}

// The same attack told on two days by two outlets: the second tells more casualties and another claimant.
CaseView told_twice() {
    test::CaseBuilder build;
    build.report("r1", "Early Post", "2020-05-01", "Attack", {"Raiders attacked the post and killed 3 guards."});
    EventRecord* event = &build.event(0, "attacked", EventType::ASSAULT);
    event->actors = {build.party("Raiders", "Raiders", "")};
    event->counts = {{"3 guards", "killed", 3, 3, Qualifier::exact}};
    const std::string first = event->id;
    build.report("r2", "Late Post", "2020-05-09", "Attack", {"The ministry denied that raiders attacked the post and killed 5 guards."});
    event = &build.event(0, "attacked", EventType::ASSAULT, Status::negated);
    event->actors = {build.party("raiders", "Raiders", "")};
    event->counts = {{"5 guards", "killed", 5, 5, Qualifier::exact}};
    event->attribution = {build.source("The ministry", "The ministry", "", "denied", Stance::denies)};
    build.development({first, event->id});
    return build.view;
}

TEST(News, what_was_known_comes_with_what_new_reports_add) {
    const Brief brief = since(told_twice(), "2020-05-05");
    EXPECT_TRUE(texts(brief.news, "New").empty());
    const auto more = std::find_if(brief.news.begin(), brief.news.end(), [](const BottomLine& line) { return line.label == "More"; });
    ASSERT_NE(more, brief.news.end());
    EXPECT_TRUE(any_has(more->points, "now told as not so (denied by The ministry)"));
    EXPECT_TRUE(any_has(more->points, "number: 5 guards"));
    EXPECT_TRUE(any_has(more->points, "also denied by The ministry"));
}

TEST(News, what_new_reports_only_repeat_is_no_news) {
    CaseView view = told_twice();
    view.events[1].status = Status::actual;
    view.events[1].counts = view.events[0].counts;
    view.events[1].attribution.clear();
    view.events[1].outlet = view.events[0].outlet;
    EXPECT_TRUE(texts(since(view, "2020-05-05").news, "More").empty());
}

TEST(OpenQuestions, a_passed_plan_without_an_outcome_is_named_until_something_is_told_of_it) {
    CaseView view = test::sample_case();
    const auto has_plan = [](const Brief& brief) {
        const auto line = std::find_if(brief.open.begin(), brief.open.end(), [](const BottomLine& one) { return one.label == "Outcome"; });
        return line != brief.open.end() && any_has(line->points, "United Kingdom");
    };
    EXPECT_TRUE(has_plan(compose(view, BriefOptions{}))); // the task force that was to sail on 5 April 1982
    const auto plan = std::find_if(view.developments.begin(), view.developments.end(), [](const Development& one) {
        return one.type == EventType::MOBILIZE && one.status == Status::future;
    });
    ASSERT_NE(plan, view.developments.end());
    plan->history.push_back({view.developments.front().id, "came about"});
    EXPECT_FALSE(has_plan(compose(view, BriefOptions{})));
}

TEST(OpenQuestions, stretches_without_a_report_are_told) {
    const Brief brief = compose(told_twice(), BriefOptions{});
    EXPECT_TRUE(texts(brief.open, "Silence").empty()); // eight days are no silence
    const Brief long_gaps = compose(test::sample_case(), BriefOptions{});
    const auto line = std::find_if(long_gaps.open.begin(), long_gaps.open.end(), [](const BottomLine& one) { return one.label == "Silence"; });
    ASSERT_NE(line, long_gaps.open.end());
    EXPECT_EQ(line->points.front(), "28 May 1999 to 13 Nov 2021, 8,206 days");
}

TEST(OpenQuestions, nobody_is_word_against_word_with_himself) {
    const auto word_against_word = [](const std::string& second) {
        test::CaseBuilder build;
        build.report("r1", "Gazette", "2021-03-01", "Troops", {"Varga said Norland moved troops.", second + " said Norland moved no troops."});
        EventRecord& said = build.event(0, "moved", EventType::MOBILIZE);
        said.attribution = {build.source("Varga", "Ilse Varga", "NRD", "said", Stance::states)};
        const std::string first = said.id;
        EventRecord& denied = build.event(1, "moved", EventType::MOBILIZE, Status::negated);
        denied.attribution = {build.source(second, second == "Varga" ? "Ilse Varga" : "Jon Holm", "NRD", "said", Stance::denies)};
        build.development({first, denied.id});
        return !texts(compose(build.view, {}).open, "Denied").empty();
    };
    EXPECT_TRUE(word_against_word("Holm"));
    EXPECT_FALSE(word_against_word("Varga"));
}

TEST(OpenQuestions, nothing_read_leaves_no_questions) {
    EXPECT_TRUE(compose(CaseView{}, BriefOptions{}).open.empty());
}

TEST(Episodes, developments_stand_under_their_own_days) {
    BriefOptions options;
    options.episodes = {{"1982", day("1982-01-01"), day("1982-12-31")}, {"2021-11", day("2021-11-01"), day("2021-11-30")}, {"1950", day("1950-01-01"), day("1950-12-31")}};
    const Brief brief = compose(test::sample_case(), options);
    ASSERT_EQ(brief.episodes.episodes, (std::vector<std::string>{"1982", "2021-11", "1950"}));
    const auto row = [&brief](const std::string& label) {
        const auto found = std::find_if(brief.episodes.rows.begin(), brief.episodes.rows.end(), [&label](const EpisodeRow& one) { return one.label == label; });
        return found == brief.episodes.rows.end() ? std::vector<EpisodeCell>(3) : found->cells;
    };
    EXPECT_EQ(row("Reports published in it")[0].text, "2");
    EXPECT_EQ(row("Reports published in it")[2].text, "0");
    EXPECT_EQ(row("Developments")[2].text, "0");
    EXPECT_EQ(row("Developments")[0].ids.size(), 3u); // the dispute since 1833 is not of 1982
    EXPECT_EQ(row("Largest forces told")[1].text.substr(0, 21), "Poland, 15,000 troops");
    EXPECT_EQ(row("Largest forces told")[1].points.size(), row("Largest forces told")[1].ids.size()) << "each force a point of its own";
}

TEST(Episodes, fewer_than_two_are_no_comparison) {
    BriefOptions options;
    options.episodes = {{"1982", day("1982-01-01"), day("1982-12-31")}};
    EXPECT_TRUE(compose(test::sample_case(), options).episodes.episodes.empty());
}

TEST(OpenQuestions, reports_in_another_language_are_named) {
    CaseView view;
    ReportRow row;
    row.id = "r1";
    row.source = "a.txt";
    row.language = "uk";
    view.reports = {row};
    const Brief brief = compose(view, BriefOptions{});
    const auto line = std::find_if(brief.open.begin(), brief.open.end(), [](const BottomLine& one) { return one.label == "Not read"; });
    ASSERT_NE(line, brief.open.end());
    EXPECT_EQ(line->points, std::vector<std::string>{"a.txt (uk)"});
}

TEST(NewsRendering, every_form_shows_news_open_questions_and_episodes) {
    BriefOptions options;
    options.new_since = day("2021-12-01");
    options.episodes = {{"1982", day("1982-01-01"), day("1982-12-31")}, {"2021", day("2021-01-01"), day("2021-12-31")}};
    const Brief brief = compose(test::sample_case(), options);
    for (const std::string& page : {render_terminal(brief, options), render_html(brief, MapGeometry{}), render_markdown(brief)}) {
        std::string lower = page;
        std::transform(lower.begin(), lower.end(), lower.begin(), [](char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter; });
        EXPECT_NE(lower.find("new since 1 dec 2021"), std::string::npos);
        EXPECT_NE(lower.find("open questions"), std::string::npos);
        EXPECT_NE(lower.find("episodes side by side"), std::string::npos);
    }
    EXPECT_NE(render_json(brief).find("\"news\":["), std::string::npos);
    EXPECT_NE(render_json(brief).find("\"episodes\":{"), std::string::npos);
}

} // namespace
} // namespace vedette::briefing
