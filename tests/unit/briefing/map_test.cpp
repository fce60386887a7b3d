#include "base/file.hpp"
#include "briefing/map_geometry.hpp"
#include "briefing/svg_map.hpp"
#include "support/build_records.hpp"

#include <gtest/gtest.h>

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
    const std::string svg = render_map(places, *geometry, no_anchor);
    EXPECT_NE(svg.find("class=\"world\""), std::string::npos);
    EXPECT_NE(svg.find("Map of Grodno"), std::string::npos);
    EXPECT_NE(svg.find("Map of Stanley"), std::string::npos);
}

TEST(SvgMap, wide_country_alone_is_shaded_on_the_world_map) {
    const auto geometry = parse_map_geometry(kShapes, "world.tsv", {});
    PlaceItem russia;
    russia.name = "Russia";
    russia.is_area = true;
    russia.countries = {"RUS"};
    russia.developments = {"d"};
    const std::string svg = render_map({russia}, *geometry, no_anchor);
    EXPECT_NE(svg.find("class=\"world\""), std::string::npos);
    EXPECT_NE(svg.find("land h1"), std::string::npos);
}

TEST(SvgMap, nothing_to_draw_gives_nothing) {
    EXPECT_EQ(render_map({}, MapGeometry{}, no_anchor), "");
    EXPECT_EQ(render_map({}, *parse_map_geometry(kShapes, "world.tsv", {}), no_anchor), "");
}

} // namespace
} // namespace vedette::briefing
