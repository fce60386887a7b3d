#include "resources/gazetteer.hpp"

#include "base/file.hpp"
#include "base/great_circle.hpp"
#include "support/build_records.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdio>

namespace {

using vedette::Error;
using vedette::ErrorCode;
using vedette::distance_km;
using vedette::resources::Gazetteer;
using vedette::resources::GazetteerPlace;
using vedette::resources::PlaceFeature;

const Gazetteer& gazetteer() {
    static const Gazetteer opened = Gazetteer::open(vedette::test::repository_path("data/gazetteer/places.bin"));
    return opened;
}

std::string write_copy(std::string bytes) {
    const std::string path = testing::TempDir() + "gazetteer_copy.bin";
    vedette::write_file_atomically(path, bytes);
    return path;
}

ErrorCode code_of(const std::string& path) {
    try {
        static_cast<void>(Gazetteer::open(path));
    } catch (const Error& error) {
        return error.code();
    }
    return ErrorCode::internal;
}

} // namespace

TEST(Gazetteer, folds_names_to_plain_letters) {
    EXPECT_EQ(gazetteer().fold("Łódź"), "lodz");
    EXPECT_EQ(gazetteer().fold("Port-au-Prince"), "port au prince");
    EXPECT_EQ(gazetteer().fold("N'Djamena"), "ndjamena");
    EXPECT_EQ(gazetteer().fold("  St.  Louis "), "st louis");
    EXPECT_EQ(gazetteer().fold("Москва"), "");
}

TEST(Gazetteer, finds_towns_by_present_and_former_names) {
    const auto kyiv = gazetteer().candidates("kyiv");
    ASSERT_FALSE(kyiv.empty());
    EXPECT_EQ(kyiv.front().id(), "geonames:703448");
    EXPECT_EQ(kyiv.front().feature, PlaceFeature::capital);
    EXPECT_NEAR(kyiv.front().lat, 50.45, 0.1);
    const auto kiev = gazetteer().candidates("kiev");
    ASSERT_FALSE(kiev.empty());
    EXPECT_EQ(kiev.front().number, 703448U);
    EXPECT_TRUE(kiev.front().by_other_name);
    EXPECT_EQ(gazetteer().countries()[kiev.front().country].code, "UKR");
    EXPECT_TRUE(gazetteer().candidates("xqzzt").empty());
    EXPECT_FALSE(gazetteer().has(""));
}

TEST(Gazetteer, knows_american_counties) {
    const auto found = gazetteer().candidates("rapides parish");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().id(), "fips:22079");
    EXPECT_LT(distance_km(found.front().lat, found.front().lon, 31.2, -92.5), 30);
}

TEST(Gazetteer, every_country_borders_back) {
    for (const auto& country : gazetteer().countries()) {
        for (const std::string& neighbour : country.neighbours) {
            EXPECT_TRUE(gazetteer().are_neighbours(neighbour, country.code)) << country.code << " " << neighbour;
        }
    }
    EXPECT_TRUE(gazetteer().are_neighbours("BLR", "POL"));
    EXPECT_FALSE(gazetteer().are_neighbours("BLR", "DEU"));
    EXPECT_EQ(gazetteer().country("nonsense"), nullptr);
}

TEST(Gazetteer, gives_a_point_on_a_land_border) {
    const auto* border = gazetteer().border("POL", "BLR");
    ASSERT_NE(border, nullptr);
    EXPECT_NEAR(border->lat, 52.8, 0.8);
    EXPECT_NEAR(border->lon, 23.7, 0.5);
    EXPECT_GT(border->radius_km, 80);
    EXPECT_EQ(gazetteer().border("BLR", "DEU"), nullptr);
}

TEST(Gazetteer, capitals_are_in_their_country) {
    for (const auto& country : gazetteer().countries()) {
        if (country.alpha2.empty() || country.capitals.empty()) {
            continue;
        }
        bool here = false;
        for (const std::string& capital : country.capitals) {
            for (const GazetteerPlace& place : gazetteer().candidates(gazetteer().fold(capital))) {
                here = here || gazetteer().countries()[place.country].code == country.code;
            }
        }
        // Hong Kong, Nauru and the like have no town of that name in the source.
        if (country.radius_km > 50) {
            EXPECT_TRUE(here) << country.code;
        }
    }
}

TEST(Gazetteer, provinces_lie_in_or_near_their_country) {
    for (const auto& province : gazetteer().provinces()) {
        const auto* country = gazetteer().country(province.country);
        ASSERT_NE(country, nullptr) << province.id;
        EXPECT_LT(distance_km(province.lat, province.lon, country->lat, country->lon), 3 * country->radius_km + 1300) << province.id;
    }
}

TEST(Gazetteer, refuses_damaged_files) {
    EXPECT_EQ(code_of("/nowhere/places.bin"), ErrorCode::resource_missing);
    const std::string bytes = *vedette::read_file(vedette::test::repository_path("data/gazetteer/places.bin"));
    EXPECT_EQ(code_of(write_copy("")), ErrorCode::resource_invalid);
    EXPECT_EQ(code_of(write_copy("PK\x03\x04 something else altogether, long enough to hold a header of sixty-four bytes")), ErrorCode::resource_invalid);
    EXPECT_EQ(code_of(write_copy(bytes.substr(0, bytes.size() / 2))), ErrorCode::resource_invalid);
    std::string flipped = bytes;
    flipped[100000] = static_cast<char>(flipped[100000] ^ 1);
    EXPECT_EQ(code_of(write_copy(flipped)), ErrorCode::resource_invalid);
    std::string version = bytes;
    version[8] = 9;
    EXPECT_EQ(code_of(write_copy(version)), ErrorCode::resource_invalid);
}

TEST(Gazetteer, a_lookup_costs_under_a_microsecond) {
    const std::vector<std::string> names = {"paris", "springfield", "gomel", "not a town", "suwalki", "brest", "baranovichi", "xyz"};
    std::vector<GazetteerPlace> found;
    const auto start = std::chrono::steady_clock::now();
    std::size_t total = 0;
    constexpr int kRounds = 20000;
    for (int round = 0; round < kRounds; ++round) {
        total += gazetteer().has(names[static_cast<std::size_t>(round) % names.size()]) ? 1U : 0U;
    }
    const double microseconds = std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count() / kRounds;
    RecordProperty("microseconds", std::to_string(microseconds));
    std::printf("lookup: %.3f microseconds\n", microseconds);
    EXPECT_GT(total, 0U);
    EXPECT_LT(microseconds, 10) << "ten times the aim, so that a busy machine does not fail the test";
}
