// The board of theatres in words, Markdown and HTML.
#include "briefing/board.hpp"
#include "briefing/brief.hpp"
#include "sample_case.hpp"

#include <gtest/gtest.h>

namespace vedette::briefing {
namespace {

TheatreReading lit_theatre() {
    TheatreReading reading;
    reading.theatre = "taiwan-strait";
    reading.title = "Taiwan Strait";
    reading.as_of = *parse_iso_day("2021-11-14");
    reading.window = 28;
    reading.level = 2;
    reading.uncapped = 2;
    reading.level_name = "watch";
    reading.reports_about = 3;
    reading.because = {"1 independent indicator in 1 group from 1 claimant, 2 points: ships-out on d1"};
    reading.must_haves = {{"forces", "combat forces in the zone", 3, false, {"armour-forward"}}};
    IndicatorReading indicator;
    indicator.indicator = "ships-out";
    indicator.group = "posture";
    indicator.title = "warships sent into the zone";
    indicator.harmless = "transit";
    indicator.weight = 2;
    indicator.state = IndicatorState::probable;
    indicator.since = reading.as_of;
    IndicatorEvidence evidence;
    evidence.development = "d1";
    evidence.state = IndicatorState::probable;
    evidence.firm = {"Gazette <b>\x1b[31m"};
    evidence.first_known = evidence.last_known = evidence.refreshed = reading.as_of;
    indicator.evidence = {evidence};
    reading.indicators = {indicator};
    return reading;
}

std::vector<TheatreReading> board() {
    TheatreReading quiet;
    quiet.theatre = "korea";
    quiet.level = 1;
    quiet.level_name = "quiet";
    quiet.reports_about = 1;
    TheatreReading dark;
    dark.theatre = "georgia";
    dark.level_name = "unmonitored";
    return {lit_theatre(), quiet, dark};
}

TEST(Board, quiet_and_unmonitored_are_told_apart) {
    EXPECT_EQ(quiet_in_words(board()), "1 theatre quiet, no indicator lit: korea (1 report)");
    EXPECT_EQ(unmonitored_in_words(board()), "1 theatre unmonitored (nothing read in the 28 days to 14 Nov 2021): georgia");
    EXPECT_EQ(level_in_words(board()[0]), "level 2 of 5, watch");
    EXPECT_EQ(level_in_words(board()[2]), "unmonitored");
}

TEST(Board, base_rate_says_why_it_gives_no_number) {
    BaseRate rate;
    rate.observed = 2;
    rate.why_not = "history too short";
    EXPECT_EQ(base_rate_in_words(rate), "2 developments in the last week; no base rate: history too short");
    rate.is_known = true;
    rate.weeks = 20;
    rate.expected = 0.5;
    rate.at_least = 0.0901;
    EXPECT_NE(base_rate_in_words(rate).find("0.5 expected from 20 earlier weeks and what was read; so many or more by chance: 0.090"), std::string::npos);
}

TEST(Board, terminal_shows_state_evidence_and_what_is_unseen) {
    const std::string text = board_terminal(clean_board(board()), {}, 100, false, false);
    EXPECT_NE(text.find("level 2 of 5, watch"), std::string::npos);
    EXPECT_NE(text.find("warships sent into the zone"), std::string::npos);
    EXPECT_EQ(text.find('\x1b'), std::string::npos) << "control characters of a report stay out";
    EXPECT_NE(text.find("unseen: combat forces in the zone (level 3 at most)"), std::string::npos);
    EXPECT_EQ(text.find("unseen"), text.rfind("unseen")) << "said once";
}

TEST(Board, claimants_are_named_and_never_shown_as_keys) {
    std::vector<TheatreReading> keyed = board();
    keyed[0].indicators[0].evidence[0].firm = {"person:ilse varga-holm", "NRD", "report:0123456789abcdef", "Gazette"};
    const std::string text = board_terminal(clean_board(keyed), {{"NRD", "Norland"}}, 400, false, false);
    EXPECT_NE(text.find("Ilse Varga-Holm, Norland, a report that names no outlet (01234567) and 1 more"), std::string::npos);
}

TEST(Board, page_and_markdown_unfold_and_escape) {
    BriefOptions options;
    options.board = board();
    const Brief brief = compose(CaseView{}, options);
    const std::string page = render_html(brief, {});
    EXPECT_NE(page.find("Indicators by theatre"), std::string::npos);
    EXPECT_NE(page.find("Rule out first: transit"), std::string::npos);
    EXPECT_NE(page.find("combat forces in the zone"), std::string::npos);
    EXPECT_EQ(page.find("Gazette <b>"), std::string::npos);
    const std::string markdown = render_markdown(brief);
    EXPECT_NE(markdown.find("### Taiwan Strait: level 2 of 5, watch"), std::string::npos);
    EXPECT_NE(render_json(brief).find("\"theatres\":[{\"theatre\":{\"kind\":\"theatre\""), std::string::npos);
    EXPECT_EQ(render_html(compose(CaseView{}, {}), {}).find("Indicators by theatre"), std::string::npos);
}

} // namespace
} // namespace vedette::briefing
