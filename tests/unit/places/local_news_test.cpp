#include "resolve_text.hpp"

#include <gtest/gtest.h>

namespace {

using vedette::PlaceMention;
using vedette::PlacePrecision;
using vedette::Places;
using vedette::test::ids;
using vedette::test::resolve;
using Ids = std::vector<std::string>;

// The resolved name of the first mention with these words; empty: none.
std::string name_of(const std::string& text, const std::string& words) {
    for (const PlaceMention& mention : resolve(text).mentions) {
        if (mention.span.in(text) == words) {
            return mention.name;
        }
    }
    return {};
}

} // namespace

TEST(LocalNews, an_abbreviation_of_a_state_needs_no_town_before_it) {
    EXPECT_EQ(ids("The N.D. governor spoke first."), Ids{"N.D.=vedette:north-dakota-usa"});
    EXPECT_EQ(ids("Some Calif. farmers complained."), Ids{"Calif.=vedette:california-usa"});
    EXPECT_EQ(ids("The town fell in 300 B.C. to its neighbours."), Ids{});
    EXPECT_EQ(ids("Miss. Jones left early."), Ids{}); // more often a form of address
}

TEST(LocalNews, a_politicians_seat_follows_the_party) {
    EXPECT_EQ(name_of("Sen. Ann Rowe, D-Toledo, voted against the bill in Ohio.", "Toledo"), "Toledo");
    EXPECT_EQ(name_of("Sen. Ann Rowe, D-N.J., voted against it.", "N.J."), "New Jersey");
}

TEST(LocalNews, a_list_of_counties_holds_counties) {
    const std::string text = "Roads were closed in Clay, Douglas and Otter Tail counties in Minnesota.";
    const Places places = resolve(text);
    ASSERT_EQ(places.mentions.size(), 4U);
    for (std::size_t index = 0; index < 3; ++index) {
        EXPECT_EQ(places.mentions[index].precision, PlacePrecision::district);
        EXPECT_TRUE(places.mentions[index].name.ends_with(" County"));
        EXPECT_EQ(places.mentions[index].id.substr(0, 7), "fips:27");
    }
}

TEST(LocalNews, a_county_is_named_in_short_where_the_report_names_it_in_full) {
    const std::string text = "A judge in Barrow County, Ga., ruled on Monday.\nPeople in Barrow were glad.";
    EXPECT_EQ(resolve(text).mentions.back().id, "fips:13013");
    EXPECT_EQ(name_of("Water is scarce in Gwinnett this year.", "Gwinnett"), "Gwinnett County");
}

TEST(LocalNews, neighbours_choose_each_other_among_their_namesakes) {
    // Neither name alone says which state is meant; together they lie in one place only.
    const Places places = resolve("Firefighters from Chillicothe drove to Waverly and to Circleville.");
    ASSERT_EQ(places.mentions.size(), 3U);
    for (const PlaceMention& mention : places.mentions) {
        EXPECT_NEAR(*mention.lat, 39.3, 0.6) << mention.name;
        EXPECT_NEAR(*mention.lon, -83, 0.5) << mention.name;
    }
}

TEST(LocalNews, an_office_of_a_town_names_the_town) {
    EXPECT_EQ(name_of("He works for the Cleveland Police Department now.", "Cleveland"), "Cleveland");
    EXPECT_EQ(name_of("He works for the Cleveland Browns now.", "Cleveland"), "");
}

TEST(LocalNews, a_long_list_of_ambiguous_names_takes_bounded_time) {
    std::string text;
    for (int index = 0; index < 3000; ++index) {
        text += "Police in Springfield met those of Franklin, Clinton and Salem near Greenville.\n";
    }
    EXPECT_EQ(resolve(text).mentions.size(), 15000U);
}

TEST(LocalNews, an_office_or_a_party_after_the_name_says_that_it_is_a_place) {
    EXPECT_EQ(name_of("The council heard Dayton Mayor Ann Rowe on Monday.", "Dayton"), "Dayton");
    EXPECT_EQ(name_of("He was answered by a Vermont Democrat.", "Vermont"), "Vermont");
}

TEST(LocalNews, a_hyphen_after_capitals_makes_a_dateline) {
    EXPECT_EQ(name_of("WINONA - A barn burned down.\nNobody was hurt.", "WINONA"), "Winona");
    EXPECT_EQ(name_of("Winona-Hardy beat them again.", "Hardy"), "");
}
