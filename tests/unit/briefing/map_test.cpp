#include "base/file.hpp"
#include "briefing/map_geometry.hpp"
#include "briefing/map_theatres.hpp"
#include "briefing/svg_map.hpp"
#include "support/build_records.hpp"

#include <gtest/gtest.h>

#include <tuple>

namespace vedette::briefing {
namespace {

constexpr std::string_view kShapes =
    "# comment\n@columns\tcode\tpath\nBLR\tM23,-51L32.7,-51L32.7,-56L23,-56ZM25,-52L26,-52L26,-53Z\n"
    "RUS\tM27,-42L180,-42L180,-78L27,-78Z\n";

std::string no_anchor(const std::string&) {
    return {};
}

TEST(MapGeometry, reads_rings_and_names) {
    const auto geometry = parse_map_geometry(kShapes, "world.tsv", {{"BLR", "Belarus"}});
    ASSERT_TRUE(geometry.has_value());
    ASSERT_EQ(geometry->countries.size(), 2u);
    ASSERT_EQ(geometry->countries[0].rings.size(), 2u);
    EXPECT_DOUBLE_EQ(geometry->countries[0].rings[0][0].lat, 51);
    EXPECT_EQ(geometry->find("BLR")->name, "Belarus");
    EXPECT_EQ(geometry->find("RUS")->name, "RUS");
    EXPECT_EQ(geometry->find("XXX"), nullptr);
}

TEST(MapGeometry, refuses_what_is_no_path_and_names_the_line) {
    for (const char* path : {"L1,2", "M1", "M1,2C3,4", "M999,0", "hello"}) {
        const auto geometry =
            parse_map_geometry("@columns\tcode\tpath\nBLR\t" + std::string(path) + "\n", "world.tsv");
        ASSERT_FALSE(geometry.has_value()) << path;
        EXPECT_EQ(geometry.failure().message.substr(0, 11), "world.tsv:2") << path;
    }
}

TEST(MapGeometry, the_shipped_map_loads) {
    const auto shapes = read_file(test::repository_path("data/map/world.tsv"));
    if (!shapes) {
        GTEST_SKIP() << "no map yet";
    }
    const auto geometry = parse_map_geometry(*shapes, "world.tsv");
    ASSERT_TRUE(geometry.has_value()) << geometry.failure().message;
    EXPECT_GT(geometry->countries.size(), 190u);
}

TEST(SvgMap, places_far_apart_get_a_map_each) {
    const auto geometry = parse_map_geometry(kShapes, "world.tsv", {});
    std::vector<PlaceItem> places(2);
    places[0].name = "Grodno";
    places[0].lat = 53.7;
    places[0].lon = 23.8;
    places[0].by_status[0] = 1;
    places[1].name = "Stanley";
    places[1].lat = -51.7;
    places[1].lon = -57.9;
    places[1].by_status[1] = 1;
    const std::string svg = render_map(places, {}, *geometry, no_anchor);
    EXPECT_NE(svg.find("class=\"world\""), std::string::npos);
    EXPECT_NE(svg.find("Map of Grodno"), std::string::npos);
    EXPECT_NE(svg.find("Map of Stanley"), std::string::npos);
}

PlaceItem town(const std::string& name, const std::string& country, double lat, double lon, const std::string& development) {
    PlaceItem place;
    place.id = "test:" + name;
    place.name = name;
    place.countries = {country};
    place.lat = lat;
    place.lon = lon;
    place.by_status[0] = 1;
    place.developments = {development};
    return place;
}

TheatreZone zone_of(const std::string& id, const std::vector<std::string>& ground) {
    TheatreZone zone;
    zone.id = id;
    zone.title = "Theatre " + id;
    zone.ground = ground;
    return zone;
}

TEST(MapTheatres, each_watched_theatre_has_a_map_of_its_own_places) {
    const auto geometry = parse_map_geometry(kShapes, "world.tsv", {});
    TheatreZone south = zone_of("south", {});
    south.circles = {{-51.7, -57.9, 100}};
    south.level = 3;
    south.level_words = "level 3 of 5, elevated";
    const std::vector<TheatreZone> zones = {zone_of("east", {"BLR"}), south, zone_of("none", {"PER"})};
    const std::vector<PlaceItem> places = {town("Grodno", "BLR", 53.7, 23.8, "d1"), town("Minsk", "BLR", 53.9, 27.6, "d1"),
                                           town("Stanley", "FLK", -51.7, -57.9, "d2"), town("Bialystok", "POL", 53.1, 23.2, "d3"), town("Lima", "PER2", 12, -77, "d4")};
    const MapGroups groups = group_places(places, zones, *geometry);
    ASSERT_EQ(groups.theatres.size(), 3u);
    EXPECT_EQ(caption_of(groups.theatres[0]), "Theatre south (level 3 of 5, elevated): 1 place, 1 development") << "the higher level first";
    EXPECT_EQ(caption_of(groups.theatres[1]), "Theatre east: 2 places, 1 development");
    EXPECT_EQ(groups.theatres[1].points.size(), 3u) << "what lies in the frame is drawn, though not counted";
    EXPECT_EQ(caption_of(groups.theatres[2]), "Lima: 1 place, 1 development");
    const std::string page = render_map(places, zones, *geometry, no_anchor);
    EXPECT_NE(page.find("<a href=\"#map-south\">"), std::string::npos);
    EXPECT_NE(page.find("<figure id=\"map-south\""), std::string::npos);
}

TEST(MapTheatres, a_chain_of_towns_across_a_continent_is_cut_into_maps) {
    const auto geometry = parse_map_geometry(kShapes, "world.tsv", {});
    std::vector<PlaceItem> places;
    for (int step = 0; step < 12; ++step) { // 5 degrees apart: each near the next
        places.push_back(town("Town " + std::to_string(step), "NRD", 50, 5.0 * step, "d" + std::to_string(step)));
    }
    const MapGroups groups = group_places(places, {}, *geometry);
    EXPECT_EQ(groups.theatres.size() + groups.left_out, 2u);
    for (const MapTheatre& theatre : groups.theatres) {
        EXPECT_LE(theatre.box.wide(), 30);
    }
}

TEST(MapTheatres, the_frame_is_the_ground_whatever_is_told_of_it) {
    const auto geometry = parse_map_geometry(kShapes, "world.tsv", {});
    const std::vector<TheatreZone> zones = {zone_of("east", {"BLR"})};
    const std::vector<PlaceItem> west = {town("Grodno", "BLR", 53.7, 23.8, "d1")};
    const std::vector<PlaceItem> north = {town("Polatsk", "BLR", 55.5, 28.8, "d1")};
    const Box one = group_places(west, zones, *geometry).theatres.front().box;
    const Box other = group_places(north, zones, *geometry).theatres.front().box;
    EXPECT_EQ(std::tuple(one.south, one.north, one.west, one.east), std::tuple(other.south, other.north, other.west, other.east));
}

TEST(MapTheatres, a_border_lies_in_a_theatre_as_a_pair) {
    PlaceItem border;
    border.name = "border";
    border.is_area = true;
    border.countries = {"BLR", "POL"};
    border.developments = {"d"};
    TheatreZone zone = zone_of("east", {"BLR"});
    EXPECT_TRUE(mapped_zones({border}, {zone}).empty());
    zone.borders = {{"POL", "BLR"}};
    EXPECT_EQ(mapped_zones({border}, {zone}).size(), 1u);
}

TEST(MapTheatres, a_theatre_with_nothing_of_its_own_to_show_gets_no_map) {
    const std::vector<PlaceItem> places = {town("Grodno", "BLR", 53.7, 23.8, "d1")};
    EXPECT_EQ(mapped_zones(places, {zone_of("east", {"BLR"}), zone_of("same", {"BLR"})}).size(), 1u);
}

TEST(SvgMap, wide_country_alone_is_shaded_on_the_world_map) {
    const auto geometry = parse_map_geometry(kShapes, "world.tsv", {});
    PlaceItem russia;
    russia.name = "Russia";
    russia.is_area = true;
    russia.countries = {"RUS"};
    russia.developments = {"d"};
    const std::string svg = render_map({russia}, {}, *geometry, no_anchor);
    EXPECT_NE(svg.find("class=\"world\""), std::string::npos);
    EXPECT_NE(svg.find("land h1"), std::string::npos);
}

TEST(SvgMap, nothing_to_draw_gives_nothing) {
    EXPECT_EQ(render_map({}, {}, MapGeometry{}, no_anchor), "");
    EXPECT_EQ(render_map({}, {}, *parse_map_geometry(kShapes, "world.tsv", {}), no_anchor), "");
}

} // namespace
} // namespace vedette::briefing
