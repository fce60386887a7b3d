// What feeds which indicator, and who is believed.
#include "watch_case.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace vedette::warning {
namespace {

using test::EventBuilder;
using test::sure;
using test::troops;

bool feeds(const EventRecord& event, const std::string& indicator, const std::string& theatre = "peru-ecuador") {
    const std::vector<EventRecord> events = {sure(event)};
    const std::vector<Sighting> found = find_sightings(test::theatre(theatre), test::indicators(), events);
    return std::any_of(found.begin(), found.end(), [&](const Sighting& each) { return test::indicators().indicators()[each.indicator].id == indicator; });
}

TEST(Sightings, troops_at_the_border_feed_the_theatre_of_that_border) {
    EXPECT_TRUE(feeds(troops("a", "2021-05-01"), "forces-to-line"));
    EXPECT_FALSE(feeds(troops("a", "2021-05-01"), "forces-to-line", "korea"));
}

TEST(Sightings, the_same_act_at_another_border_does_not) {
    EventBuilder elsewhere("a", "2021-05-01", EventType::MOBILIZE, "moved", "Peru moved troops to the border.");
    elsewhere.actor("PER", "MIL").mode("troops").context("military").at("border of Chile", {"CHL"}, PlacePrecision::border, PlaceRole::border);
    EXPECT_FALSE(feeds(elsewhere, "forces-to-line"));
}

TEST(Sightings, what_is_past_unsure_or_undated_feeds_nothing) {
    EXPECT_FALSE(feeds(troops("a", "2021-05-01").status(Status::historical), "forces-to-line"));
    EXPECT_FALSE(feeds(troops("a", ""), "forces-to-line"));
    EventRecord unsure = troops("a", "2021-05-01");
    unsure.confidence = 0.4;
    EXPECT_TRUE(find_sightings(test::theatre(), test::indicators(), {unsure}).empty());
    unsure.verdict = "accepted";
    EXPECT_FALSE(find_sightings(test::theatre(), test::indicators(), {unsure}).empty()) << "an analyst has looked";
}

TEST(Sightings, a_large_state_acting_far_away_is_not_about_the_theatre) {
    EventBuilder far("a", "2021-05-01", EventType::MOBILIZE, "sent", "China sent troops to Tibet.");
    far.actor("CHN", "MIL").mode("troops").context("military").at("Tibet", {"CHN"}, PlacePrecision::province);
    EXPECT_FALSE(surroundings_of(test::theatre("taiwan-strait"), sure(far)).is_about);
}

Claimant claimant(const std::string& code, const std::string& entity, const std::string& sector = "GOV") {
    EventRecord event = troops("a", "2021-05-01");
    Source source;
    source.party.code = code;
    source.party.entity = entity;
    source.party.sector = sector;
    event.attribution.push_back(source);
    return claimant_of(test::theatre(), event);
}

TEST(Claimants, are_told_apart_by_where_they_stand) {
    EXPECT_EQ(claimant_of(test::theatre(), troops("a", "2021-05-01")), Claimant::outlet);
    EXPECT_EQ(claimant("PER", "PER"), Claimant::own);
    EXPECT_EQ(claimant("ECU", "ECU"), Claimant::opponent);
    EXPECT_EQ(claimant("BRA", "BRA"), Claimant::third);
    EXPECT_EQ(claimant("", "officials"), Claimant::unnamed);
    EXPECT_EQ(claimant("", "outlet:x", "JRN"), Claimant::media);
}

} // namespace
} // namespace vedette::warning
