#include "resolve_text.hpp"

#include <gtest/gtest.h>

namespace {

using vedette::PlaceMention;
using vedette::PlacePrecision;
using vedette::Places;
using vedette::Report;
using vedette::test::resolve;
using Codes = std::vector<std::string>;

struct Case {
    const char* text;
    const char* words;
    Codes countries;
};

} // namespace

TEST(VaguePlaces, a_border_carries_both_states_where_the_words_are_certain) {
    const Case cases[] = {
        {"Tanks stood at Belarus' border with Poland.", "Belarus' border with Poland", {"BLR", "POL"}},
        {"Tanks stood at the Belarusian-Polish border.", "Belarusian-Polish border", {"BLR", "POL"}},
        {"Shots were heard on the border between Sudan and Chad.", "border between Sudan and Chad", {"SDN", "TCD"}},
        {"It moved troops to the Eritrea-Ethiopia border.", "Eritrea-Ethiopia border", {"ERI", "ETH"}},
        {"They stood on the western border of Belarus.", "western border of Belarus", {"BLR"}},
        {"They stood on the frontier with Pakistan.", "frontier with Pakistan", {"PAK"}},
        {"Guns were placed along Portugal's eastern border.", "Portugal's eastern border", {"PRT", "ESP"}},
        {"The army watches the border of Peru with Ecuador.", "border of Peru with Ecuador", {"PER", "ECU"}},
    };
    for (const Case& example : cases) {
        const std::string text = example.text;
        const Places places = resolve(text);
        ASSERT_EQ(places.mentions.size(), 1U) << text;
        EXPECT_EQ(places.mentions[0].span.in(text), example.words) << text;
        EXPECT_EQ(places.mentions[0].countries, example.countries) << text;
        EXPECT_EQ(places.mentions[0].precision, PlacePrecision::border) << text;
    }
}

TEST(VaguePlaces, a_border_of_two_states_has_its_own_point) {
    const PlaceMention place = resolve("Tanks stood at the border between India and Pakistan.").mentions.at(0);
    ASSERT_TRUE(place.lat.has_value());
    EXPECT_NEAR(*place.lat, 29, 4);
    EXPECT_GT(place.radius_km, 300);
    EXPECT_EQ(place.id, "border:IND-PAK");
}

TEST(VaguePlaces, border_guards_are_people) {
    for (const PlaceMention& place : resolve("Polish border guards fired over Poland.").mentions) {
        EXPECT_NE(place.precision, PlacePrecision::border);
    }
}

TEST(VaguePlaces, a_part_of_a_country_is_no_better_known_than_the_country) {
    const std::string text = "Fighting went on in northern Mali and in the south of Chad.";
    const Places places = resolve(text);
    ASSERT_EQ(places.mentions.size(), 2U);
    EXPECT_EQ(places.mentions[0].span.in(text), "northern Mali");
    EXPECT_EQ(places.mentions[0].precision, PlacePrecision::region);
    EXPECT_EQ(places.mentions[0].countries, Codes{"MLI"});
    EXPECT_GT(places.mentions[0].radius_km, 300);
    EXPECT_EQ(places.mentions[1].countries, Codes{"TCD"});
}

TEST(VaguePlaces, a_coast_has_no_point) {
    const std::string text = "Destroyers waited off the coast of Libya and off the Somali coast.";
    const Places places = resolve(text);
    ASSERT_EQ(places.mentions.size(), 2U);
    for (const PlaceMention& place : places.mentions) {
        EXPECT_EQ(place.precision, PlacePrecision::sea);
        EXPECT_FALSE(place.lat.has_value());
    }
    EXPECT_EQ(places.mentions[1].countries, Codes{"SOM"});
}

TEST(VaguePlaces, a_coast_keeps_the_name_of_the_land) {
    const PlaceMention place = resolve("Warships waited off the coast of Crimea.").mentions.at(0);
    EXPECT_EQ(place.name, "off the coast of Crimea");
    EXPECT_EQ(place.countries, Codes{"UKR"});
    EXPECT_FALSE(place.lat.has_value());
}

TEST(VaguePlaces, what_gazetteers_lack_has_a_precision_and_its_states) {
    const Case cases[] = {
        {"Troops massed near the Suwalki corridor.", "Suwalki corridor", {"POL", "LTU"}},
        {"Ships crossed the Kerch Strait.", "Kerch Strait", {"UKR", "RUS"}},
        {"Trucks crossed the Kerch Bridge.", "Kerch Bridge", {"UKR", "RUS"}},
        {"Envoys flew to South Ossetia.", "South Ossetia", {"GEO"}},
        {"Jets left Incirlik Air Base.", "Incirlik Air Base", {"TUR"}},
        {"He grew up in East Germany.", "East Germany", {"DDR"}},
        {"Guns were moved to Bessarabia.", "Bessarabia", {"MDA", "UKR"}},
    };
    for (const Case& example : cases) {
        const std::string text = example.text;
        const Places places = resolve(text);
        ASSERT_EQ(places.mentions.size(), 1U) << text;
        EXPECT_EQ(places.mentions[0].span.in(text), example.words) << text;
        EXPECT_EQ(places.mentions[0].countries, example.countries) << text;
        EXPECT_NE(places.mentions[0].precision, PlacePrecision::unknown) << text;
        EXPECT_GT(places.mentions[0].radius_km, 0) << text;
    }
}

TEST(VaguePlaces, the_border_on_one_side_of_a_country_lies_on_that_side) {
    const PlaceMention border = resolve("They stood on the western border of Belarus.").mentions.at(0);
    EXPECT_LT(*border.lon, 27);
    EXPECT_GT(border.radius_km, 200);
}

TEST(VaguePlaces, its_border_is_that_of_the_state_it_stands_for) {
    const std::string text = "Chad sent troops to its eastern border.";
    Report report;
    report.text = text;
    const vedette::Syntax syntax = vedette::test::plain_syntax(text);
    vedette::Entities entities;
    entities.entities.push_back({});
    entities.entities.back().code = "TCD";
    vedette::EntityMention its;
    its.first = its.head = 4;
    its.last = 5;
    its.form = vedette::MentionForm::pronoun;
    its.entities = {0};
    entities.mentions = {its};
    entities.mention_at.assign(syntax.tokens.size(), vedette::Entities::kNoMention);
    entities.mention_at[4] = 0;
    const Places places = vedette::test::resolver().resolve(report, syntax, vedette::TreeIndex(syntax), entities);
    ASSERT_EQ(places.mentions.size(), 2U);
    EXPECT_EQ(places.mentions[1].span.in(text), "its eastern border");
    EXPECT_EQ(places.mentions[1].precision, PlacePrecision::border);
    EXPECT_EQ(places.mentions[1].countries.front(), "TCD");
    EXPECT_EQ(resolve(text).mentions.size(), 1U); // nobody says whose: left out
}

TEST(VaguePlaces, a_distance_from_a_town_is_a_place_of_its_own) {
    const std::string text = "Guns stood 30 miles north of Omdurman and 20 km from the town of Zaria.";
    const Places places = resolve(text);
    ASSERT_EQ(places.mentions.size(), 2U);
    EXPECT_EQ(places.mentions[0].span.in(text), "30 miles north of Omdurman");
    EXPECT_EQ(places.mentions[0].name, "48 km north of Omdurman");
    EXPECT_NEAR(*places.mentions[0].lat, 15.64 + 0.43, 0.1);
    EXPECT_GT(places.mentions[0].radius_km, 14);
    EXPECT_TRUE(places.mentions[0].is_beside && places.mentions[0].id.empty());
    EXPECT_EQ(places.mentions[1].name, "20 km from Zaria");
    EXPECT_GT(places.mentions[1].radius_km, 20);
    for (const char* plain : {"The road runs for 30 miles in Omdurman.", "It lies north of Omdurman.", "Shells fell within 30 km of Omdurman.",
                              "He walked 3000 miles from Omdurman."}) {
        EXPECT_FALSE(resolve(plain).mentions.at(0).is_beside) << plain;
    }
}
