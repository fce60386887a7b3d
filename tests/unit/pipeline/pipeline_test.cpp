#include "base/content_hash.hpp"
#include "pipeline/analyse_report.hpp"
#include "pipeline/check_analysis.hpp"
#include "pipeline/frame_examples.hpp"
#include "support/build_records.hpp"

#include <gtest/gtest.h>

namespace vedette::pipeline {
namespace {

Analysis sound() {
    test::Parsed parsed = test::parsed("Norway Norway PROPN NNP 2 nsubj\nattacked attack VERB VBD 0 root\nSweden Sweden PROPN NNP 2 obj\n", "2021-11-12");
    Analysis made;
    made.report = parsed.report;
    made.report.sha256 = sha256_hex(made.report.text);
    made.syntax = parsed.syntax;
    made.entities.mention_at.assign(3, Entities::kNoMention);
    return made;
}

const Stages& stages() {
    static const Stages loaded = load_stages(options_for(VEDETTE_SOURCE_DIR));
    return loaded;
}

Analysis coded(const std::string& text, const std::string& published) {
    Report report;
    report.id = "r";
    report.text = text;
    report.sha256 = sha256_hex(text);
    const std::optional<Day> day = parse_iso_day(published);
    report.published.when = {day, day, Granularity::day};
    AnalysedReport analysed = analyse_report(std::move(report), stages());
    EXPECT_FALSE(analysed.failure.has_value());
    return std::move(analysed.analysis);
}

TEST(CheckAnalysis, a_sound_analysis_passes) { EXPECT_EQ(check_analysis(sound()), ""); }

TEST(CheckAnalysis, finds_spans_outside_the_text) {
    Analysis broken = sound();
    broken.syntax.tokens[2].span.end = 999;
    EXPECT_NE(check_analysis(broken), "");
}

TEST(CheckAnalysis, finds_cycles_and_second_roots) {
    Analysis broken = sound();
    broken.syntax.tokens[1].head = 2; // 1 -> 2 -> 1
    EXPECT_NE(check_analysis(broken), "");
    broken = sound();
    broken.syntax.tokens[0].head = kNoToken;
    EXPECT_NE(check_analysis(broken), "");
}

TEST(CheckAnalysis, finds_dangling_indices) {
    Analysis broken = sound();
    Event event;
    event.trigger_token = 1;
    event.trigger = broken.syntax.tokens[1].span;
    event.time = 5;
    broken.events.events.push_back(event);
    EXPECT_NE(check_analysis(broken), "");
}

TEST(AnalyseReport, one_sentence_through_the_whole_line) {
    const Analysis analysis = coded("Poland deployed 15,000 troops near the border with Belarus on Thursday, the defence ministry said.", "2021-11-12");
    ASSERT_FALSE(analysis.events.events.empty());
    const Event& event = analysis.events.events.front();
    EXPECT_EQ(event.type, EventType::MOBILIZE);
    EXPECT_EQ(event.status, Status::actual);
    ASSERT_FALSE(event.actors.empty());
    EXPECT_EQ(event.actors.front().code, "POL");
    EXPECT_FALSE(event.quantities.empty());
    ASSERT_FALSE(event.attribution.empty());
    ASSERT_GE(event.time, 0);
    EXPECT_EQ(to_iso(*analysis.dates.mentions[static_cast<std::size_t>(event.time)].when->from), "2021-11-11");
}

TEST(AnalyseReport, shifting_the_publication_date_shifts_relative_dates_and_nothing_else) {
    const std::string text = "Poland deployed 15,000 troops near the border with Belarus on Thursday. Minsk denied that it planned an attack.";
    const Analysis first = coded(text, "2021-11-12");
    const Analysis later = coded(text, "2021-11-26");
    EXPECT_EQ(events_in_short(first), events_in_short(later));
    ASSERT_EQ(first.dates.mentions.size(), later.dates.mentions.size());
    for (std::size_t index = 0; index < first.dates.mentions.size(); ++index) {
        EXPECT_EQ(*later.dates.mentions[index].when->from - *first.dates.mentions[index].when->from, 14);
    }
}

TEST(AnalyseReport, layers_stay_sound_on_hostile_text) {
    for (const std::string& text : {std::string("\"\"\"((((“”"), std::string(3000, 'a'), std::string("said said said said said"),
                                    std::string("🙂 مرحبا 你好 \xE2\x80\x8B attacks attacks"), std::string("\n\n\n"), std::string("Russia Russia Russia of of of by by")}) {
        EXPECT_EQ(check_analysis(coded(text, "2021-11-12")), "") << text.substr(0, 40);
    }
}

} // namespace
} // namespace vedette::pipeline
