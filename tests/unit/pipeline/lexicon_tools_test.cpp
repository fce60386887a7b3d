#include "base/content_hash.hpp"
#include "pipeline/all_stages.hpp"
#include "pipeline/analyse_report.hpp"
#include "pipeline/coding_trace.hpp"
#include "pipeline/lexicon_coverage.hpp"
#include "pipeline/lexicon_diff.hpp"
#include "support/build_records.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace vedette::pipeline {
namespace {

const Stages& stages() {
    static const Stages loaded = load_stages(options_for(VEDETTE_SOURCE_DIR));
    return loaded;
}

Analysis coded(const std::string& text, CodingTrace* trace = nullptr, const Stages& with = stages()) {
    Report report;
    report.id = "r";
    report.text = text;
    report.sha256 = sha256_hex(text);
    const std::optional<Day> day = parse_iso_day("2021-11-12");
    report.published.when = {day, day, Granularity::day};
    AnalysedReport analysed = analyse_report(std::move(report), with, {trace, nullptr, nullptr});
    EXPECT_FALSE(analysed.failure.has_value());
    return std::move(analysed.analysis);
}

// What the last trial of a lemma says.
std::string why(const std::string& text, const std::string& lemma) {
    CodingTrace trace;
    const Analysis analysis = coded(text, &trace);
    for (const CandidateTrace& candidate : trace.candidates()) {
        if (candidate.lemma == lemma) {
            return candidate.trials.empty()
                       ? "no frame"
                       : verdict_words(candidate.trials.back(), analysis.syntax, analysis.report);
        }
    }
    return "no candidate";
}

TEST(CodingTrace, says_what_became_of_each_frame) {
    EXPECT_EQ(why("Poland deployed 300 soldiers near the border.", "deploy"), "coded");
    EXPECT_EQ(why("Poland resembles Sweden.", "resemble"), "no frame");
    EXPECT_EQ(why("The boy attacked the dog.", "attack").find("coded"), std::string::npos);
    EXPECT_NE(why("Poland deployed the new software.", "deploy").find("'software' is not"),
              std::string::npos);
}

TEST(CodingTrace, watching_changes_nothing) {
    const std::string text = "Poland deployed 300 soldiers near the border. Minsk met Warsaw for talks.";
    CodingTrace trace;
    const Analysis watched = coded(text, &trace);
    const Analysis alone = coded(text);
    RecordKinds kinds;
    EXPECT_EQ(print_records(watched, kinds), print_records(alone, kinds));
    std::size_t coded_candidates = 0;
    for (const CandidateTrace& candidate : trace.candidates()) {
        coded_candidates += candidate.is_coded() ? 1 : 0;
    }
    EXPECT_EQ(coded_candidates, alone.events.events.size());
}

TEST(LexiconCoverage, counts_predicates_of_political_actors) {
    LexiconCoverage coverage(stages(), test::repository_path("lexicon"));
    coverage.add(coded(
        "Poland attacked Sweden. Norway said little. Poland outfoxed Sweden. The boy outfoxed the girl."));
    EXPECT_EQ(coverage.reports(), 1U);
    EXPECT_EQ(coverage.verbs().political, 3U);
    EXPECT_EQ(coverage.verbs().with_frame, 1U);
    EXPECT_EQ(coverage.verbs().coded, 1U);
    EXPECT_EQ(coverage.verbs().carriers, 1U);
    const std::vector<UncoveredPredicate> uncovered = coverage.uncovered();
    ASSERT_EQ(uncovered.size(), 1U);
    EXPECT_EQ(uncovered[0].lemma, "outfox");
    EXPECT_EQ(uncovered[0].count, 1U);
    EXPECT_EQ(uncovered[0].sentence, 3U);
}

EventDigest digest(std::uint32_t begin, const std::string& type, const std::string& status) {
    EventDigest event;
    event.trigger = {begin, begin + 3};
    event.fields[0] = type;
    event.fields[4] = status;
    return event;
}

TEST(LexiconDiff, added_dropped_changed_and_the_same) {
    std::uint64_t same = 0;
    const std::vector<EventChange> changes = compare_events(
        {digest(1, "AID", "actual"), digest(5, "AID", "actual"), digest(9, "AID", "actual")},
        {digest(3, "COERCE", "actual"), digest(5, "AID", "future"), digest(9, "AID", "actual")}, same);
    ASSERT_EQ(changes.size(), 3U);
    EXPECT_EQ(changes[0].kind, ChangeKind::dropped);
    EXPECT_EQ(changes[1].kind, ChangeKind::added);
    EXPECT_EQ(changes[2].kind, ChangeKind::changed);
    ASSERT_EQ(changes[2].fields.size(), 1U);
    EXPECT_EQ(changes[2].fields[0].field, "status");
    EXPECT_EQ(changes[2].fields[0].old_value, "actual");
    EXPECT_EQ(changes[2].fields[0].new_value, "future");
    EXPECT_EQ(same, 1U);
}

TEST(LexiconDiff, an_event_by_its_fields) {
    const std::vector<EventDigest> digests =
        digests_of(coded("Poland deployed 300 soldiers near the Belarusian border, officials said."));
    ASSERT_EQ(digests.size(), 1U);
    EXPECT_EQ(digests[0].words, "deployed");
    EXPECT_EQ(digests[0].sentence, 1U);
    EXPECT_EQ(digests[0].fields[0], "MOBILIZE");
    EXPECT_NE(digests[0].fields[5].find("[POL"), std::string::npos);
    EXPECT_TRUE(digests[0].frame.starts_with("frames/")) << digests[0].frame;
}

// A folder with tables of the user's own.
class ExtraLexicon : public testing::Test {
protected:
    void SetUp() override {
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_ / "entities");
        std::filesystem::create_directories(folder_ / "frames");
    }

    void TearDown() override { std::filesystem::remove_all(folder_); }

    void write(const std::string& name, const std::string& text) const {
        std::ofstream(folder_ / name) << text;
    }

    [[nodiscard]] StageOptions options() const {
        StageOptions options = options_for(VEDETTE_SOURCE_DIR);
        options.extra_lexicons = {folder_.string()};
        return options;
    }

    std::filesystem::path folder_ = std::filesystem::temp_directory_path() / "vedette_extra_lexicon";
};

TEST_F(ExtraLexicon, adds_names_and_frames) {
    write("entities/organisations.tsv", "@columns\tname\taliases\tmetonyms\tclasses\tcode\tsector\tfrom\tto\n"
                                        "Krasnia Front\t\t\t\tSYR\tREB\n");
    write("frames/mine.tsv", "@columns\tlemma\tpos\ttype\tmode\tcameo\tcontext\targs\texample\texpect\noutfox"
                             "\tv\tACCUSE\t\t110\t\tboth\n");
    const Stages with = load_stages(options());
    const Analysis analysis = coded("The Krasnia Front outfoxed Sweden.", nullptr, with);
    ASSERT_EQ(analysis.events.events.size(), 1U);
    EXPECT_EQ(analysis.events.events[0].actors.at(0).code, "SYR");
    EXPECT_NE(analysis.events.events[0].because.at(0).find((folder_ / "frames/mine.tsv").string() + ":2"),
              std::string::npos);
    EXPECT_TRUE(coded("The Krasnia Front outfoxed Sweden.").events.events.empty());
}

TEST_F(ExtraLexicon, is_part_of_the_version) {
    write("frames/mine.tsv", "@columns\tlemma\n");
    EXPECT_NE(versions_of(options()), versions_of(options_for(VEDETTE_SOURCE_DIR)));
}

TEST_F(ExtraLexicon, a_broken_row_is_named) {
    write(
        "frames/mine.tsv",
        "@columns\tlemma\tpos\ttype\tmode\tcameo\tcontext\targs\texample\texpect\noutfox\tv\tNONE\t\t110\n");
    try {
        static_cast<void>(load_stages(options()));
        FAIL() << "accepted";
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("mine.tsv:2"), std::string::npos) << error.what();
    }
}

TEST(Watch, places_and_references_show_their_candidates) {
    Report report;
    report.id = "r";
    report.text = "Moscow warned Oslo that it would respond. Lukashenko met Putin in Minsk.";
    report.sha256 = sha256_hex(report.text);
    std::vector<places::FoundName> places;
    std::vector<entities::ReferenceSearch> searches;
    static_cast<void>(analyse_report(std::move(report), stages(), {nullptr, &places, &searches}));
    const auto minsk = std::find_if(places.begin(), places.end(),
                                    [](const places::FoundName& name) { return name.folded == "minsk"; });
    ASSERT_NE(minsk, places.end());
    ASSERT_GE(minsk->chosen, 0);
    for (const places::Candidate& candidate : minsk->candidates) {
        EXPECT_LE(candidate.score, minsk->candidates[static_cast<std::size_t>(minsk->chosen)].score);
    }
    ASSERT_FALSE(searches.empty());
    EXPECT_TRUE(searches[0].is_resolved);
    EXPECT_EQ(searches[0].candidates.at(0).names, "Russia");
}

TEST(KnownNames, what_the_tables_have_under_the_words) {
    const std::vector<entities::KnownName> known =
        stages().entity_finder->known_as("Minsk", parse_iso_day("2021-11-12"));
    ASSERT_FALSE(known.empty());
    EXPECT_EQ(known[0].use, "capital");
    EXPECT_EQ(known[0].code, "BLR");
    EXPECT_TRUE(stages().entity_finder->known_as("Nobody Whatsoever", std::nullopt).empty());
}

} // namespace
} // namespace vedette::pipeline
