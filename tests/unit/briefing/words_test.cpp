#include "briefing/evidence.hpp"
#include "briefing/plain_words.hpp"
#include "base/file.hpp"
#include "support/build_records.hpp"

#include <gtest/gtest.h>

#include <set>
#include <sstream>

namespace vedette::briefing {
namespace {

DateInterval days(const char* from, const char* to) {
    return {parse_iso_day(from), parse_iso_day(to), Granularity::day};
}

TEST(PlainWords, dates_are_as_coarse_as_they_are_known) {
    EXPECT_EQ(date_in_words(days("2021-11-11", "2021-11-11")), "11 Nov 2021");
    EXPECT_EQ(date_in_words(days("2022-02-01", "2022-03-31")), "Feb to Mar 2022");
    EXPECT_EQ(date_in_words(days("2022-02-01", "2022-02-28")), "Feb 2022");
    EXPECT_EQ(date_in_words(days("1996-01-01", "1996-12-31")), "1996");
    EXPECT_EQ(date_in_words(days("1996-01-01", "1999-12-31")), "1996 to 1999");
    EXPECT_EQ(date_in_words(days("2022-10-08", "2022-10-10")), "8 to 10 Oct 2022");
    EXPECT_EQ(date_in_words(days("2022-10-30", "2022-11-02")), "30 Oct to 2 Nov 2022");
    EXPECT_EQ(date_in_words(DateInterval{parse_iso_day("2022-10-08"), std::nullopt, Granularity::day}),
              "since 8 Oct 2022");
    EXPECT_EQ(date_in_words(DateInterval{}), "");
    EXPECT_EQ(date_in_words(std::string_view("2022-10-08/2022-10-10")), "8 to 10 Oct 2022");
    EXPECT_EQ(date_in_words(std::string_view("not a day")), "not a day");
}

TEST(PlainWords, numbers_and_bounds) {
    EXPECT_EQ(number_in_words(15000), "15,000");
    EXPECT_EQ(number_in_words(1234567), "1,234,567");
    EXPECT_EQ(number_in_words(2.5), "2.5");
    EXPECT_EQ(number_in_words(0), "0");
    EXPECT_EQ(bounds_in_words(15000, 15000, Qualifier::exact), "15,000");
    EXPECT_EQ(bounds_in_words(12000, 12000, Qualifier::about), "about 12,000");
    EXPECT_EQ(bounds_in_words(1001, std::nullopt, Qualifier::over), "more than 1,000");
    EXPECT_EQ(bounds_in_words(0, 400, Qualifier::up_to), "up to 400");
    EXPECT_EQ(bounds_in_words(90, 100, Qualifier::exact), "90 to 100");
    EXPECT_EQ(bounds_in_words(std::nullopt, std::nullopt, Qualifier::exact), "");
}

TEST(PlainWords, one_line_takes_out_what_could_deceive) {
    EXPECT_EQ(one_line("a\nb\tc"), "a b c");
    EXPECT_EQ(one_line("red\x1b[31m"), "red [31m");
    EXPECT_EQ(one_line("abc\xE2\x80\xAE"
                       "def"),
              "abcdef");
    EXPECT_EQ(one_line("bad \xFF byte"), "bad \xEF\xBF\xBD byte");
}

TEST(PlainWords, shortened_cuts_at_words_and_characters) {
    EXPECT_EQ(shortened("one two three", 20), "one two three");
    EXPECT_EQ(shortened("one two three", 9), "one two…");
    EXPECT_EQ(shortened("移動移動", 4), "移…");
}

TEST(PlainWords, every_type_and_status_has_words) {
    for (std::size_t type = 0; type < kEventTypeCount; ++type) {
        EXPECT_FALSE(type_in_words(static_cast<EventType>(type), {}).empty());
    }
    // The words of the kinds as a reader meets them: of a mode where it says more than its type, else of the type.
    EXPECT_EQ(type_in_words(EventType::REJECT, {"assist"}), "Refusal to help");
    EXPECT_EQ(type_in_words(EventType::RETREAT, {}), "Easing or pull-back");
    EXPECT_EQ(type_in_words(EventType::ASSAULT, {"drone"}), "Drone attack");
    EXPECT_EQ(type_in_words(EventType::ASSAULT, {"unheard-of"}), "Attack");
    EXPECT_EQ(field_in_words("quantity:casualties-dead"), "how many (casualties dead)");
    EXPECT_EQ(value_in_words("negated"), "not so");
}

TEST(PlainWords, every_mode_of_the_ontology_has_words_of_its_own) {
    const auto table = read_file(test::repository_path("lexicon/ontology.tsv"));
    ASSERT_TRUE(table.has_value());
    std::istringstream lines(*table);
    std::set<std::string> seen;
    int modes = 0;
    for (std::string line; std::getline(lines, line);) {
        const std::size_t first = line.find('\t');
        const std::size_t second = line.find('\t', first + 1);
        EventType type = EventType::CONSULT;
        if (line.starts_with("#") || line.starts_with("@") || second == std::string::npos || second == first + 1 || !parse_event_type(line.substr(0, first), type)) {
            continue;
        }
        const std::string mode = line.substr(first + 1, second - first - 1);
        const std::string words = type_in_words(type, {mode});
        const bool says_its_type = type == EventType::ACCUSE && mode == "allege"; // an allegation is what an accusation is
        EXPECT_EQ(words == type_in_words(type, {}), says_its_type) << line;
        EXPECT_TRUE(seen.insert(words).second) << words << " stands for two modes";
        ++modes;
    }
    EXPECT_GE(modes, 60);
}

TEST(PlainWords, a_number_that_grows_is_a_toll_only_of_people) {
    EXPECT_EQ(field_in_words("toll:dead"), "a toll that grows from report to report (dead)");
    EXPECT_EQ(field_in_words("toll:personnel"), "a number that grows from report to report (personnel)");
    EXPECT_EQ(field_in_words("quantity:air-defence"), "how many (air defence)");
}

TEST(PlainWords, a_place_is_said_once) {
    EventRecord::Where at, to, one, both;
    at.name = to.name = "Norland";
    to.role = PlaceRole::to;
    one.name = "Norland";
    one.role = both.role = PlaceRole::border;
    one.countries = {"NRD"};
    both.name = "border of Norland and Sutherland";
    both.countries = {"NRD", "SUT"};
    EXPECT_EQ(places_in_words({at, to}), "to Norland");
    EXPECT_EQ(places_in_words({one, both}), "border of Norland and Sutherland");
    EXPECT_EQ(places_in_words({at, both}), "Norland, border of Norland and Sutherland");
}

TEST(PlainWords, one_source_is_named_once_with_all_that_it_does) {
    const std::vector<SourceSaid> sources = {{"Ilse Varga", "NRD", Stance::alleges}, {"Norland", "NRD", Stance::denies}, {"Ilse Varga", "NRD", Stance::states}, {"Norland", "NRD", Stance::denies}};
    EXPECT_EQ(sources_in_words(sources), (std::vector<std::string>{"alleged and stated by Ilse Varga", "denied by Norland"}));
}

TEST(PlainWords, a_code_of_a_kind_of_body_names_none) {
    EXPECT_TRUE(is_kind_of_body("IGO"));
    EXPECT_FALSE(is_kind_of_body("UNO"));
    CaseView view;
    view.forces.emplace_back();
    view.forces.front().owner = "IGO";
    view.forces.front().owner_name = "Northern Pact's forces";
    EXPECT_EQ(CaseIndex(view, {}).name_of_code("IGO"), "IGO");
}

TEST(PlainWords, one_phrase_of_two_states_is_said_once) {
    const CaseView none;
    const CaseIndex index(none, {{"NRD", "Norland"}, {"SUT", "Sutherland"}});
    Party north, south, state;
    north.name = south.name = "jets of both states";
    north.code = "NRD";
    south.code = "SUT";
    state.name = "Norland";
    state.code = "NRD";
    EXPECT_EQ(index.party_names({north, south, state, north}), (std::vector<std::string>{"jets of both states (NRD, SUT)", "Norland"}));
}

} // namespace
} // namespace vedette::briefing
