// What is cut from plain texts, by words and by shape, and what must stay.

#include "base/utf8.hpp"
#include "ingest/text_blocks.hpp"
#include "read_documents.hpp"

#include <vector>

namespace vedette::ingest {
namespace {

struct CutCase {
    const char* line;
    const char* reason;
};

class CutAfterBody : public testing::TestWithParam<CutCase> {};

TEST_P(CutAfterBody, line_is_cut_with_its_reason) {
    const Report report =
        read_text("Patrol boats sent to the northern reef\n" + std::string(kBody) + GetParam().line + "\n");
    EXPECT_FALSE(keeps(report, GetParam().line));
    EXPECT_EQ(reason_of(report, GetParam().line), GetParam().reason);
    EXPECT_TRUE(keeps(report, "nobody had been hurt"));
}

INSTANTIATE_TEST_SUITE_P(
    Boilerplate, CutAfterBody,
    testing::Values(CutCase{"Leave a Reply", "comments"},
                    CutCase{"Your email address will not be published.", "comments"},
                    CutCase{"Related stories:", "related"},
                    CutCase{"Read also: Reef talks to open in spring", "related"},
                    CutCase{"Share this article on Facebook", "share"},
                    CutCase{"Facebook Twitter WhatsApp Email", "share"},
                    CutCase{"Tags: reef, navy, fishing", "tags"}, CutCase{"Web Analytics", "tracker"},
                    CutCase{"Copyright © 2019 Island Herald. All rights reserved.", "notice"},
                    CutCase{"Sign up for our newsletter and get the news in your inbox.", "notice"},
                    CutCase{"Please consider making a donation to keep our work going.", "notice"},
                    CutCase{"Remind me later.", "notice"}, CutCase{"Skip to main content", "navigation"},
                    CutCase{"Back to top", "navigation"}, CutCase{"Published: 3 March 2020", "date"},
                    CutCase{"A boat at the reef. Photo by Ana Lima/Getty Images", "caption"},
                    CutCase{"The harbour master (left) talks to a fisherman on the quay.", "caption"}));

class KeptInBody : public testing::TestWithParam<const char*> {};

TEST_P(KeptInBody, sentence_stays) {
    const Report report = read_text("Patrol boats sent to the northern reef\n" + std::string(kBody) +
                                    GetParam() + "\n" + std::string(kBody));
    EXPECT_TRUE(keeps(report, GetParam())) << reason_of(report, GetParam());
}

INSTANTIATE_TEST_SUITE_P(
    Boilerplate, KeptInBody,
    testing::Values(
        "Finland said it would join the alliance now and not wait for its neighbour to decide.",
        "\"Your support makes a difference to us,\" the president told the foreign ministers.",
        "A spokesman declined to comment on the signed agreement between the two navies.",
        "The House rules committee will vote on the bill about military aid on Thursday.",
        "More on the border crossing will be announced by the ministry later this week.",
        "Share prices fell in the capital after the shelling of the port was reported.",
        "By Monday the rebels had left the town and crossed the river to the south.",
        "Sources said the convoy was made of forty lorries and a column of fuel tankers.",
        "Any military support from the US would be answered, the general said on television.",
        "The commander, who was shown in a photo by the agency, denied that he had fled.",
        "Home to nine thousand people, the town had been under fire since the weekend.",
        "The al-Nasr group, an affiliate with links to the militia, said that it had fired the rockets.",
        "Russian units withdrew, officials said. (Reuters)"));

TEST(Boilerplate, previous_stories_take_their_titles_along_but_no_sentence) {
    const Report report =
        read_text(std::string(kBody) +
                  "Previous stories:\n\nSurvey ship seen near the reef\n\nIsland buys two boats\n\n" +
                  "The ministry said on Wednesday that the survey ship had left the reef for good.\n");
    EXPECT_EQ(reason_of(report, "Island buys two boats"), "related");
    EXPECT_TRUE(keeps(report, "the survey ship had left"));
}

TEST(Boilerplate, an_appeal_takes_the_paragraphs_along_that_address_the_reader) {
    const Report report =
        read_text(std::string(kBody) +
                  "A message from the editors:\nDear readers,\nThe authorities have named our paper an enemy "
                  "of the state, and our staff are at risk.\nWith your help we can go on. Every gift counts "
                  "for those who write for you.\nMaybe later.\n");
    EXPECT_FALSE(keeps(report, "Dear readers"));
    EXPECT_FALSE(keeps(report, "enemy of the state"));
    EXPECT_FALSE(keeps(report, "gift"));
    EXPECT_EQ(reason_of(report, "our staff are at risk"), "notice");
}

TEST(Boilerplate, cross_heads_between_paragraphs_are_cut_and_lists_are_kept) {
    const Report report =
        read_text(std::string(kBody) + "Fishermen Demand Protection\n" + std::string(kBody) +
                  "- two patrol boats\n- one tug\n" + std::string(kBody));
    EXPECT_EQ(reason_of(report, "Fishermen Demand Protection"), "cross-head");
    EXPECT_TRUE(keeps(report, "- two patrol boats\n- one tug"));
}

TEST(Boilerplate, headline_is_found_and_its_repetition_cut) {
    const Report report = read_text(
        "Patrol boats sent to northern reef\n\nPatrol Boats Sent to Northern Reef\n" + std::string(kBody));
    EXPECT_EQ(report.title, "Patrol boats sent to northern reef");
    EXPECT_EQ(report.title_span.in(report.text), report.title);
    EXPECT_EQ(reason_of(report, "Patrol Boats Sent"), "headline-repeated");
}

TEST(Boilerplate, a_first_sentence_is_no_headline) {
    const Report report = read_text(kBody);
    EXPECT_EQ(report.title, "");
    EXPECT_TRUE(report.title_span.empty());
}

TEST(Boilerplate, menus_before_the_headline_are_cut) {
    const Report report = read_text("Home\nNews\nWorld | Sport | Weather | Business | Video\nPatrol boats "
                                    "sent to northern reef\nBy Ana Lima\n" +
                                    std::string(kBody));
    EXPECT_EQ(report.title, "Patrol boats sent to northern reef");
    EXPECT_EQ(report.byline, "Ana Lima");
    EXPECT_FALSE(keeps(report, "Sport"));
}

TEST(Boilerplate, a_dated_picture_line_before_the_body_is_a_caption) {
    const Report report = read_text("Patrol boats sent to northern reef\n\nA fisherman waits at the harbour "
                                    "of the island, in March 2017.\n\n" +
                                    std::string(kBody));
    EXPECT_EQ(reason_of(report, "A fisherman waits"), "caption");
    const Report past = read_text("Patrol boats sent to northern reef\n\nA fisherman had waited at the "
                                  "harbour of the island since March 2017.\n\n" +
                                  std::string(kBody));
    EXPECT_TRUE(keeps(past, "A fisherman had waited"));
}

TEST(Boilerplate, comments_swallow_the_rest_only_after_the_body) {
    const Report after =
        read_text(std::string(kBody) +
                  "Leave a comment\nI do not believe a word of what the coast guard says here, friends.\n");
    EXPECT_FALSE(keeps(after, "I do not believe"));
    const Report before =
        read_text("Patrol boats sent to northern reef\nLeave a comment\n" + std::string(kBody));
    EXPECT_TRUE(keeps(before, "The coast guard of the island"));
}

// Nothing is made up: every piece kept or cut stands in the document.
TEST(Boilerplate, property_every_part_is_in_the_input) {
    const std::string text = "Home | News | World | Sport | Video\nPatrol boats sent to northern reef\n\nBy "
                             "Ana Lima\nPublished: 3 March 2020\n" +
                             std::string(kBody) + "Fishermen Demand Protection\n" + std::string(kBody) +
                             "Tags\nreef, navy\nLeave a Reply\nName\n";
    const Report report = read_text(text);
    const std::string flat = collapse_space(text);
    for (const std::string_view line : split(report.text, '\n')) {
        EXPECT_NE(flat.find(line), std::string::npos) << line;
    }
    for (const RemovedPart& part : report.removed) {
        EXPECT_EQ(part.raw.in(text), part.text);
    }
    // And nothing is lost: every line is kept or cut.
    for (const std::string_view line : split(text, '\n')) {
        EXPECT_TRUE(trim(line).empty() || keeps(report, trim(line)) || !reason_of(report, trim(line)).empty())
            << line;
    }
}

} // namespace
} // namespace vedette::ingest
