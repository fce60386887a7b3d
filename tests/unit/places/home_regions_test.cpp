#include "places/home_regions.hpp"
#include "resolve_text.hpp"

#include "base/file.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace {

using vedette::Error;
using vedette::Report;
using vedette::places::HomeRegion;
using vedette::places::HomeRegions;
using vedette::places::PlaceLexicon;
using vedette::test::gazetteer;
using vedette::test::repository_path;
using vedette::test::resolve;

std::optional<HomeRegion> home_of(const std::string& url) {
    static const PlaceLexicon lexicon(gazetteer(), repository_path("lexicon/places"));
    static const HomeRegions homes(lexicon, repository_path("lexicon/places"));
    Report report;
    report.url = url;
    return homes.of(report);
}

std::string id_of(const std::string& text, const std::string& url) {
    const vedette::Places places = resolve(text, "", url);
    return places.mentions.empty() ? "" : places.mentions.front().id;
}

} // namespace

TEST(HomeRegions, a_host_of_the_table_has_a_town_and_its_subdomains_share_it) {
    const auto home = home_of("https://www.omaha.com/news/1.html");
    ASSERT_TRUE(home && home->has_point);
    EXPECT_EQ(home->country, "USA");
    EXPECT_NEAR(home->lat, 41.26, 0.1);
    EXPECT_EQ(home_of("http://sports.omaha.com")->admin, home->admin);
}

TEST(HomeRegions, the_last_label_names_a_state_unless_anybody_may_use_it) {
    const auto home = home_of("https://unheard-of.ie/a?b=c.de");
    ASSERT_TRUE(home.has_value());
    EXPECT_EQ(home->country, "IRL");
    EXPECT_FALSE(home->has_point);
    EXPECT_EQ(home_of("http://unheard-of.co.uk/x")->country, "GBR");
    for (const char* url : {"https://unheard-of.tv/x", "https://unheard-of.com", "", "no address", "https://notomaha.com/"}) {
        EXPECT_FALSE(home_of(url).has_value()) << url;
    }
}

TEST(HomeRegions, a_town_in_a_local_paper_is_one_nearby) {
    const std::string text = "Police in Springfield arrested two men.";
    EXPECT_NE(id_of(text, "http://www.masslive.com/a"), id_of(text, "http://www.news-leader.com/a"));
    EXPECT_NEAR(*resolve(text, "", "http://www.masslive.com/a").mentions.front().lon, -72.6, 0.2);
    EXPECT_NEAR(*resolve(text, "", "http://www.news-leader.com/a").mentions.front().lon, -93.3, 0.2);
}

TEST(HomeRegions, what_the_report_says_outweighs_the_outlet) {
    const std::string text = "The ministers met in Paris. France and Germany had asked for the talks, and French officials led them.";
    EXPECT_EQ(id_of(text, "http://theparisnews.com/a"), id_of(text, ""));
    EXPECT_NEAR(*resolve("Police in Springfield, Illinois, arrested two men.", "", "http://www.masslive.com/a").mentions.front().lon, -89.6, 0.2);
}

TEST(HomeRegions, refuses_rows_that_name_no_town) {
    const std::string folder = testing::TempDir() + "home_regions";
    std::filesystem::create_directories(folder);
    const PlaceLexicon lexicon(gazetteer(), repository_path("lexicon/places"));
    const auto accepts = [&](const std::string& rows) {
        vedette::write_file_atomically(folder + "/outlets.tsv", "@columns\thost\ttown\tregion\tcountry\n" + rows);
        try {
            const HomeRegions homes(lexicon, folder);
        } catch (const Error& error) {
            return std::string(error.what());
        }
        return std::string("accepted");
    };
    EXPECT_EQ(accepts("a.com\tOmaha\tNE\tUSA\n"), "accepted");
    EXPECT_NE(accepts("a.com\tOmahaha\tNE\tUSA\n").find("gazetteer has no"), std::string::npos);
    EXPECT_NE(accepts("a.com\tOmaha\tQQ\tUSA\n").find("unknown region"), std::string::npos);
    EXPECT_NE(accepts("a.com\tOmaha\tNE\tUSA\na.com\tOmaha\tNE\tUSA\n").find("twice"), std::string::npos);
}
