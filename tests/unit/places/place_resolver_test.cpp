#include "resolve_text.hpp"

#include "base/file.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace {

using vedette::Error;
using vedette::PlaceMention;
using vedette::PlacePrecision;
using vedette::Places;
using vedette::test::ids;
using vedette::test::resolve;
using Ids = std::vector<std::string>;

} // namespace

TEST(PlaceResolver, finds_countries_towns_and_what_gazetteers_lack) {
    EXPECT_EQ(ids("Soldiers crossed from Poland into Belarus near Brest."), (Ids{"Poland=iso:POL", "Belarus=iso:BLR", "Brest=geonames:629634"}));
    EXPECT_EQ(ids("Convoys passed through the Suwalki Gap and the Strait of Hormuz."),
              (Ids{"Suwalki Gap=vedette:suwalki-gap", "Strait of Hormuz=vedette:strait-of-hormuz"}));
    EXPECT_EQ(ids("The drills ended in Transnistria."), (Ids{"Transnistria=vedette:transnistria"}));
}

TEST(PlaceResolver, the_word_after_the_comma_decides) {
    const Places liberia = resolve("Rebels took Tubmanburg, Liberia, at dawn.");
    ASSERT_EQ(liberia.mentions.size(), 2U);
    EXPECT_EQ(liberia.mentions[0].countries, (std::vector<std::string>{"LBR"}));
    const Places illinois = resolve("He lives in Springfield, Ill., with his wife.");
    ASSERT_EQ(illinois.mentions.size(), 2U);
    EXPECT_EQ(illinois.mentions[0].id, "geonames:4250542");
    EXPECT_EQ(illinois.mentions[1].name, "Illinois");
    EXPECT_EQ(resolve("He lives in Springfield, Mo., with his wife.").mentions[0].id, "geonames:4409896");
    EXPECT_EQ(resolve("They met in Paris, Texas, last week.").mentions[0].countries, (std::vector<std::string>{"USA"}));
    EXPECT_EQ(resolve("They met in Paris last week.").mentions[0].countries, (std::vector<std::string>{"FRA"}));
}

TEST(PlaceResolver, a_container_said_once_holds_for_the_whole_report) {
    const Places places = resolve("Police in Athens, Ga., closed a road.\nResidents of Athens complained.");
    ASSERT_EQ(places.mentions.size(), 3U);
    EXPECT_EQ(places.mentions[2].id, places.mentions[0].id);
    EXPECT_EQ(places.mentions[2].countries, (std::vector<std::string>{"USA"}));
}

TEST(PlaceResolver, other_places_of_the_report_pull) {
    // Tripoli of Lebanon, not of Libya, beside Beirut and Sidon.
    const Places lebanon = resolve("The army of Lebanon sent tanks from Beirut to Sidon.\nMore tanks were seen in Tripoli.");
    EXPECT_EQ(lebanon.mentions.back().countries, (std::vector<std::string>{"LBN"}));
    const Places libya = resolve("The rebels in Libya hold Benghazi and Misrata.\nShells fell on Tripoli.");
    EXPECT_EQ(libya.mentions.back().countries, (std::vector<std::string>{"LBY"}));
    const Places state = resolve("Lawmakers in Atlanta and Savannah wrote to the governor of Georgia.");
    EXPECT_EQ(state.mentions.back().id, "vedette:georgia-usa");
    const Places caucasus = resolve("Russia moved troops from Vladikavkaz to the border, and Georgia protested in Tbilisi.");
    EXPECT_EQ(caucasus.mentions.back().countries, (std::vector<std::string>{"GEO"}));
}

TEST(PlaceResolver, persons_organisations_and_common_words_are_no_places) {
    EXPECT_EQ(ids("The lawyer Paris Hilton hired wrote to the Washington Post about it yesterday."), Ids{});
    EXPECT_EQ(ids("Police said that most of the same people were reading on Monday in March."), Ids{});
    EXPECT_EQ(ids("Later President Lincoln spoke, and then Mr. Lincoln left the room."), Ids{});
    EXPECT_EQ(ids("The Russian drills and the Belarusian army were shown to Polish officers."), Ids{});
}

TEST(PlaceResolver, counties_are_districts) {
    const Places places = resolve("A judge in Lebanon County, Pa., ruled on it.");
    ASSERT_FALSE(places.mentions.empty());
    EXPECT_EQ(places.mentions[0].id, "fips:42075");
    EXPECT_EQ(places.mentions[0].precision, PlacePrecision::district);
}

TEST(PlaceResolver, lists_of_countries_stay_countries) {
    EXPECT_EQ(ids("Envoys came from China, Japan, Jordan and Lebanon."),
              (Ids{"China=iso:CHN", "Japan=iso:JPN", "Jordan=iso:JOR", "Lebanon=iso:LBN"}));
    EXPECT_EQ(ids("The People's Republic of China and the Republic of China traded words."),
              (Ids{"People's Republic of China=iso:CHN", "Republic of China=iso:TWN"}));
}

TEST(PlaceResolver, a_dateline_is_context) {
    const Places places = resolve("Shells fell on Tripoli on Sunday.", "BEIRUT");
    ASSERT_EQ(places.mentions.size(), 1U);
    EXPECT_EQ(places.mentions[0].countries, (std::vector<std::string>{"LBN"}));
}

TEST(PlaceResolver, spans_are_in_the_text_in_order_and_apart) {
    const std::string text = "MINSK, Belarus (AP) -- Belarus' border with Poland, Port-au-Prince, the U.S. and Łódź.\nKyiv, northern Ukraine.";
    const Places places = resolve(text);
    std::uint32_t end = 0;
    for (const PlaceMention& mention : places.mentions) {
        EXPECT_GE(mention.span.begin, end);
        EXPECT_FALSE(mention.span.in(text).empty());
        EXPECT_TRUE(mention.first <= mention.head && mention.head < mention.last);
        end = mention.span.end;
    }
    EXPECT_GE(places.mentions.size(), 6U);
}

TEST(PlaceResolver, a_government_under_its_capitals_name_is_a_metonym) {
    vedette::Report report;
    report.text = "Minsk said no.";
    const vedette::Syntax syntax = vedette::test::plain_syntax(report.text);
    vedette::Entities entities;
    entities.entities.push_back({.key = "BLR", .name = "Belarus", .code = "BLR", .sector = "GOV"});
    entities.mentions.push_back({.span = {0, 5}, .first = 0, .last = 1, .head = 0, .form = vedette::MentionForm::metonym, .entities = {0}});
    entities.mention_at.assign(syntax.tokens.size(), vedette::Entities::kNoMention);
    entities.mention_at[0] = 0;
    const Places places = vedette::test::resolver().resolve(report, syntax, vedette::TreeIndex(syntax), entities);
    ASSERT_EQ(places.mentions.size(), 1U);
    EXPECT_TRUE(places.mentions[0].is_metonym);
}

TEST(PlaceResolver, a_known_outlet_is_no_place) {
    vedette::Report report;
    report.text = "He told the Moscow Times in Moscow.";
    const vedette::Syntax syntax = vedette::test::plain_syntax(report.text);
    vedette::Entities entities;
    entities.entities.push_back({.key = "moscow-times", .name = "The Moscow Times", .code = "", .sector = "JRN", .kind = vedette::EntityKind::outlet});
    entities.mentions.push_back({.span = {12, 24}, .first = 3, .last = 5, .head = 4, .form = vedette::MentionForm::name, .entities = {0}});
    entities.mention_at.assign(syntax.tokens.size(), vedette::Entities::kNoMention);
    entities.mention_at[4] = 0;
    const Places places = vedette::test::resolver().resolve(report, syntax, vedette::TreeIndex(syntax), entities);
    ASSERT_EQ(places.mentions.size(), 1U);
    EXPECT_EQ(places.mentions[0].first, 6U);
}

TEST(PlaceResolver, grammar_alone_shows_a_government) {
    const auto metonym = [](std::string_view lines) {
        const vedette::test::Parsed parsed = vedette::test::parsed(lines);
        const Places places = vedette::test::resolver().resolve(parsed.report, parsed.syntax, vedette::TreeIndex(parsed.syntax), vedette::Entities{});
        return places.mentions.size() == 1 && places.mentions[0].is_metonym;
    };
    EXPECT_TRUE(metonym("Ankara Ankara PROPN NNP 2 nsubj B-LOC\nrejected reject VERB VBD 0 root\nit it PRON PRP 2 obj\n"));
    EXPECT_TRUE(metonym("It it PRON PRP 2 nsubj\nblamed blame VERB VBD 0 root\nAnkara Ankara PROPN NNP 2 obj B-LOC\n"));
    EXPECT_FALSE(metonym("They they PRON PRP 2 nsubj\nmet meet VERB VBD 0 root\nin in ADP IN 4 case\nAnkara Ankara PROPN NNP 2 obl B-LOC\n"));
    EXPECT_FALSE(metonym("It it PRON PRP 2 nsubj\nshelled shell VERB VBD 0 root\nAnkara Ankara PROPN NNP 2 obj B-LOC\n"));
}

TEST(PlaceResolver, the_kind_of_area_is_part_of_the_place) {
    const std::string text = "Gunmen held a road in Herat province and in the Kasur district of Pakistan.";
    const Places places = resolve(text);
    ASSERT_EQ(places.mentions.size(), 3U);
    EXPECT_EQ(places.mentions[0].span.in(text), "Herat province");
    EXPECT_EQ(places.mentions[0].precision, PlacePrecision::province);
    EXPECT_TRUE(places.mentions[0].id.empty());
    EXPECT_EQ(places.mentions[1].precision, PlacePrecision::district);
}

TEST(PlaceResolver, empty_text_has_no_places) { EXPECT_TRUE(resolve("").mentions.empty()); }

TEST(PlaceLexicon, refuses_rows_that_make_no_sense) {
    const std::string folder = testing::TempDir() + "places_lexicon";
    std::filesystem::create_directories(folder);
    const std::string guards = *vedette::read_file(vedette::test::repository_path("lexicon/places/guards.tsv"));
    const auto accepts = [&](const std::string& row) {
        vedette::write_file_atomically(folder + "/guards.tsv", guards);
        vedette::write_file_atomically(folder + "/places.tsv", "@columns\tid\tname\taliases\tlat\tlon\tradius_km\tcountries\tprecision\n" + row + "\n");
        try {
            const vedette::places::PlaceLexicon lexicon(vedette::test::gazetteer(), folder);
        } catch (const Error& error) {
            return std::string(error.what());
        }
        return std::string("accepted");
    };
    EXPECT_EQ(accepts("vedette:x\tX Gap\t\t1\t2\t3\tPOL\tregion"), "accepted");
    EXPECT_NE(accepts("vedette:x\tX Gap\t\t1\t2\t3\tPOLAND\tregion").find("places.tsv:2: unknown country"), std::string::npos);
    EXPECT_NE(accepts("vedette:x\tX Gap\t\t91\t2\t3\tPOL\tregion").find("point on Earth"), std::string::npos);
    EXPECT_NE(accepts("vedette:x\tX Gap\t\t1\t2\t3\tPOL\tplace").find("no precision"), std::string::npos);
    EXPECT_NE(accepts("vedette:x\tX Gap\t\tone\t2\t3\tPOL\tsite").find("not a number"), std::string::npos);
}
