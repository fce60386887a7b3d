#include "build_events.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <random>
#include <set>

namespace {

using vedette::Development;
using vedette::EventRecord;
using vedette::EventType;
using vedette::PlacePrecision;
using vedette::PlaceRole;
using vedette::Stance;
using vedette::Status;
using vedette::fusion::DevelopmentMerger;
using vedette::fusion::FusedCase;
using vedette::test::EventBuilder;
using Events = std::vector<EventRecord>;

FusedCase merge(const Events& events) { return DevelopmentMerger{}.merge(events); }

EventRecord drills(const std::string& report, const std::string& published, const std::string& from, const std::string& to = "") {
    return EventBuilder(report, published, EventType::COOPERATE, "drills", "Kenya and Uganda held joint drills near the lake.")
        .lemma("drill").actor("KEN", "MIL").actor("UGA", "MIL").context("military").when(from, to);
}

EventRecord games(const std::string& report, const std::string& published, const std::string& from) {
    return EventBuilder(report, published, EventType::COOPERATE, "war games", "Troops of Uganda and Kenya began war games, officers said.")
        .lemma("war game").actor("UGA", "MIL").actor("KEN", "MIL").context("military").when(from);
}

Events small_case() {
    return {drills("a", "2014-03-05", "2014-03-04"),
            games("b", "2014-03-06", "2014-03-04"),
            drills("c", "2015-03-06", "2015-03-05"),
            EventBuilder("a", "2014-03-05", EventType::ACCUSE, "accused", "Uganda accused rebels of arming villages.").lemma("accuse").actor("UGA"),
            EventBuilder("d", "2014-03-07", EventType::ASSAULT, "shelled", "Rebels shelled Goma on Thursday.").lemma("shell").actor("COD", "REB").when("2014-03-06").at("geonames:216281", {"COD"}, PlacePrecision::city),
            EventBuilder("e", "2014-03-07", EventType::ASSAULT, "bombardment", "A bombardment of Goma by rebels killed nine.").lemma("bombardment").actor("COD", "REB").when("2014-03-06").at("geonames:216281", {"COD"}, PlacePrecision::city)};
}

std::vector<std::string> ids(const FusedCase& fused) {
    std::vector<std::string> list;
    for (const Development& development : fused.developments) {
        list.push_back(development.id);
    }
    return list;
}

const Development& holding(const FusedCase& fused, const EventRecord& event) {
    for (const Development& development : fused.developments) {
        if (std::find(development.mentions.begin(), development.mentions.end(), event.id) != development.mentions.end()) {
            return development;
        }
    }
    throw std::runtime_error("no development holds " + event.id);
}

} // namespace

TEST(DevelopmentMerger, joins_one_act_of_two_reports_and_says_why) {
    const Events events = {drills("a", "2014-03-05", "2014-03-04"), games("b", "2014-03-06", "2014-03-04")};
    const FusedCase fused = merge(events);
    ASSERT_EQ(fused.developments.size(), 1U);
    const Development& development = fused.developments.front();
    EXPECT_EQ(development.mentions.size(), 2U);
    EXPECT_EQ(development.independent, 2);
    ASSERT_EQ(development.because.size(), 1U);
    EXPECT_EQ(development.because.front(), "same parties, same day: 'drills' and 'war games'");
    EXPECT_EQ(to_iso(*development.first_reported), "2014-03-05");
    EXPECT_EQ(to_iso(*development.last_reported), "2014-03-06");
    EXPECT_TRUE(development.disputes.empty());
}

TEST(DevelopmentMerger, order_of_input_does_not_matter) {
    Events events = small_case();
    const FusedCase fused = merge(events);
    std::mt19937 random(7); // fixed: the test is the same every time
    for (int round = 0; round < 20; ++round) {
        std::shuffle(events.begin(), events.end(), random);
        const FusedCase again = merge(events);
        ASSERT_EQ(ids(again), ids(fused));
        for (std::size_t index = 0; index < fused.developments.size(); ++index) {
            EXPECT_EQ(again.developments[index].mentions, fused.developments[index].mentions);
            EXPECT_EQ(again.developments[index].because, fused.developments[index].because);
        }
    }
}

TEST(DevelopmentMerger, an_irrelevant_report_changes_nothing_else) {
    Events events = small_case();
    const std::vector<std::string> before = ids(merge(events));
    events.push_back(EventBuilder("z", "2014-03-05", EventType::CONSULT, "met", "Envoys of Peru and Chile met in Lima.").lemma("meet").actor("PER").actor("CHL").when("2014-03-04"));
    std::vector<std::string> after = ids(merge(events));
    EXPECT_EQ(after.size(), before.size() + 1);
    for (const std::string& id : before) {
        EXPECT_NE(std::find(after.begin(), after.end(), id), after.end());
    }
}

TEST(DevelopmentMerger, the_same_report_twice_is_no_new_development) {
    Events events = small_case();
    const FusedCase once = merge(events);
    const Events copy = events;
    events.insert(events.end(), copy.begin(), copy.end());
    EXPECT_EQ(ids(merge(events)), ids(once));
    // A reprint under another id: same words, same wire.
    EventRecord reprint = drills("a2", "2014-03-05", "2014-03-04");
    reprint.origin = copy.front().origin;
    events.push_back(reprint);
    const FusedCase again = merge(events);
    EXPECT_EQ(again.developments.size(), once.developments.size());
    EXPECT_EQ(holding(again, reprint).independent, holding(once, copy.front()).independent);
}

TEST(DevelopmentMerger, look_alikes_stay_apart) {
    const auto apart = [](const EventRecord& left, const EventRecord& right) { return merge({left, right}).developments.size() == 2; };
    EXPECT_TRUE(apart(drills("a", "2014-03-05", "2014-03-04"), drills("b", "2015-03-05", "2015-03-04"))) << "another year";
    const auto strike = [](const std::string& report, const std::string& place, const std::string& country, const std::string& actor) {
        return EventRecord(EventBuilder(report, "2014-03-05", EventType::ASSAULT, "strike", "A strike hit the depot at night.").actor(actor, "MIL").when("2014-03-04").at(place, {country}, PlacePrecision::city));
    };
    EXPECT_TRUE(apart(strike("a", "geonames:1", "YEM", "SAU"), strike("b", "geonames:2", "YEM", "SAU"))) << "another town";
    EXPECT_TRUE(apart(strike("a", "geonames:1", "YEM", "SAU"), strike("b", "geonames:1", "YEM", "IRN"))) << "another actor";
    EXPECT_FALSE(apart(strike("a", "geonames:1", "YEM", "SAU"), strike("b", "geonames:1", "YEM", "SAU")));
    const auto meeting = [](const std::string& report, const std::string& one, const std::string& other, const std::string& day) {
        return EventRecord(EventBuilder(report, day, EventType::CONSULT, "met", "They met for talks.").lemma("meet").actor(one).actor(other).when(day));
    };
    EXPECT_TRUE(apart(meeting("a", "RUS", "CHN", "2014-03-04"), meeting("b", "RUS", "TUR", "2014-03-04"))) << "another guest";
    EXPECT_TRUE(apart(meeting("a", "RUS", "CHN", "2014-03-04"), meeting("b", "RUS", "CHN", "2014-06-04"))) << "another month";
}

TEST(DevelopmentMerger, an_undated_mention_does_not_tie_two_years_together) {
    EventRecord undated = drills("m", "2015-03-06", "2015-03-05");
    undated.when.reset();
    const FusedCase fused = merge({drills("a", "2014-03-05", "2014-03-04"), undated, drills("c", "2015-03-06", "2015-03-05")});
    ASSERT_EQ(fused.developments.size(), 2U);
    EXPECT_EQ(fused.developments[0].mentions.size(), 1U);
    EXPECT_EQ(fused.developments[1].mentions.size(), 2U);
}

TEST(DevelopmentMerger, a_denial_is_shown_inside_the_development) {
    const EventRecord said = EventBuilder("a", "2009-08-05", EventType::MOBILIZE, "massed", "Georgia massed troops at the Abkhaz line, Moscow said.")
                                 .lemma("mass").actor("GEO", "MIL").source("Moscow", Stance::alleges).when("2009-08-04").at("vedette:abkhazia", {"GEO"}, PlacePrecision::region);
    const EventRecord denied = EventBuilder("b", "2009-08-06", EventType::MOBILIZE, "massed", "Tbilisi denied that it had massed troops at the Abkhaz line.")
                                   .lemma("mass").actor("GEO", "MIL").source("Tbilisi", Stance::denies).status(Status::negated).when("2009-08-04").at("vedette:abkhazia", {"GEO"}, PlacePrecision::region);
    const FusedCase fused = merge({said, denied});
    ASSERT_EQ(fused.developments.size(), 1U);
    ASSERT_EQ(fused.developments[0].disputes.size(), 1U);
    const vedette::Dispute& dispute = fused.developments[0].disputes[0];
    EXPECT_EQ(dispute.field, "status");
    ASSERT_EQ(dispute.values.size(), 2U);
    EXPECT_EQ(dispute.values[0].source, "Moscow");
    EXPECT_EQ(dispute.values[0].value, "actual");
    EXPECT_EQ(dispute.values[1].source, "Tbilisi");
    EXPECT_EQ(dispute.values[1].value, "negated");
    EXPECT_EQ(dispute.values[1].date, "2009-08-06");
}

TEST(DevelopmentMerger, counts_that_contradict_are_a_dispute_and_do_not_split) {
    const auto killed = [](const std::string& report, const std::string& words, double count, const std::string& source) {
        return EventRecord(EventBuilder(report, "2003-05-02", EventType::ASSAULT, "shelled", "Shells hit the market of Kindu.").lemma("shell").actor("COD", "REB")
                               .when("2003-05-01").at("geonames:212902", {"COD"}, PlacePrecision::city).count(words, "casualties-dead", count, count).source(source, Stance::states));
    };
    const FusedCase fused = merge({killed("a", "12 dead", 12, "the army"), killed("b", "30 dead", 30, "doctors"), killed("c", "12 dead", 12, "the army")});
    ASSERT_EQ(fused.developments.size(), 1U);
    ASSERT_EQ(fused.developments[0].disputes.size(), 1U);
    EXPECT_EQ(fused.developments[0].disputes[0].field, "quantity:casualties-dead");
    EXPECT_EQ(fused.developments[0].disputes[0].values.size(), 2U) << "the same source saying the same twice is one value";
}

TEST(DevelopmentMerger, copies_count_as_one_claimant) {
    EventRecord one = drills("a", "2014-03-05", "2014-03-04");
    EventRecord two = drills("b", "2014-03-05", "2014-03-04");
    one.origin = two.origin = "Wire";
    const FusedCase fused = merge({one, two});
    ASSERT_EQ(fused.developments.size(), 1U);
    EXPECT_EQ(fused.developments[0].independent, 1);
    EXPECT_EQ(fused.developments[0].outlets.size(), 2U);
}

TEST(DevelopmentMerger, a_plan_and_its_fulfilment_are_one) {
    EventRecord plan = drills("a", "2014-02-20", "2014-03-01", "2014-03-31");
    plan.status = Status::future;
    const FusedCase fused = merge({plan, drills("b", "2014-03-06", "2014-03-04")});
    ASSERT_EQ(fused.developments.size(), 1U);
    EXPECT_EQ(fused.developments[0].status, Status::actual) << "the latest report says it happened";
    EXPECT_EQ(to_iso(*fused.developments[0].when->from), "2014-03-04") << "the narrower time";
}

TEST(DevelopmentMerger, a_border_and_its_country_go_together) {
    const auto massing = [](const std::string& report, const std::string& place, std::vector<std::string> countries, PlacePrecision precision, PlaceRole role) {
        return EventRecord(EventBuilder(report, "1999-05-20", EventType::MOBILIZE, "reinforced", "India reinforced its troops in the north.").lemma("reinforce").actor("IND", "MIL").when("1999-05-19").at(place, std::move(countries), precision, role));
    };
    EXPECT_EQ(merge({massing("a", "border:IND-PAK", {"IND", "PAK"}, PlacePrecision::border, PlaceRole::border),
                     massing("b", "iso:IND", {"IND"}, PlacePrecision::country, PlaceRole::at)}).developments.size(), 1U);
    EXPECT_EQ(merge({massing("a", "border:IND-PAK", {"IND", "PAK"}, PlacePrecision::border, PlaceRole::border),
                     massing("b", "iso:BGD", {"BGD"}, PlacePrecision::country, PlaceRole::at)}).developments.size(), 2U);
}

TEST(DevelopmentMerger, speeches_need_the_same_content) {
    const auto accuse = [](const std::string& report, const std::string& sentence) {
        return EventRecord(EventBuilder(report, "2014-03-05", EventType::ACCUSE, "accused", sentence).lemma("accuse").actor("SDN").recipient("SSD").when("2014-03-04"));
    };
    EXPECT_EQ(merge({accuse("a", "Khartoum accused Juba of arming rebels in Kordofan."), accuse("b", "Sudan accused its neighbour of arming rebels of Kordofan.")}).developments.size(), 1U);
    EXPECT_EQ(merge({accuse("a", "Khartoum accused Juba of arming rebels in Kordofan."), accuse("b", "It accused officials of stealing pipeline fees.")}).developments.size(), 2U);
}

TEST(DevelopmentMerger, nothing_gives_nothing) {
    const FusedCase fused = merge({});
    EXPECT_TRUE(fused.developments.empty());
    EXPECT_TRUE(fused.forces.empty());
}

TEST(DevelopmentMerger, cost_grows_nearly_with_the_number_of_events) {
    const auto made = [](int count) {
        const char* codes[] = {"USA", "RUS", "CHN", "IND", "PAK", "IRN", "ISR", "TUR", "FRA", "EGY"};
        std::mt19937 random(3);
        Events events;
        for (int index = 0; index < count; ++index) {
            const vedette::Day day = vedette::make_day(2000, 1, 1) + static_cast<int>(random() % static_cast<unsigned>(count));
            events.push_back(EventBuilder("r" + std::to_string(index), to_iso(day), static_cast<EventType>(random() % 16), "attack", "Some words about event " + std::to_string(random() % 50) + ".")
                                 .actor(codes[random() % 10]).recipient(codes[random() % 10]).when(to_iso(day)));
        }
        return events;
    };
    const auto seconds = [](const Events& events) {
        const auto start = std::chrono::steady_clock::now();
        EXPECT_FALSE(merge(events).developments.empty());
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    const double small = seconds(made(1000));
    const double large = seconds(made(8000));
    std::printf("1000 events %.3f s, 8000 events %.3f s\n", small, large);
    EXPECT_LT(large, 8 * small * 4 + 0.5);
}

TEST(DevelopmentMerger, a_visit_and_the_meeting_it_is_for_are_one_plan) {
    const auto planned = [](const std::string& word, const std::string& sentence, std::uint32_t begin) {
        EventRecord event = EventBuilder("a", "2014-03-05", EventType::CONSULT, word, sentence).lemma(word).actor("KEN", "GOV", "person:one").actor("UGA", "GOV", "person:two").status(Status::future);
        event.sentence_span = {begin, begin + event.sentence_span.end};
        event.trigger_span = {begin + event.trigger_span.begin, begin + event.trigger_span.end};
        return event;
    };
    const std::string sentence = "Kenya's president is to visit Uganda to meet his colleague.";
    const FusedCase joined = merge({planned("visit", sentence, 0), planned("meet", sentence, 0), planned("talks", "The talks will be about the lake.", 100)});
    EXPECT_EQ(joined.developments.size(), 1U);
}

TEST(DevelopmentMerger, one_tellers_plan_of_others_may_be_told_again_without_its_hand) {
    const auto plan = [](const std::string& sentence, std::uint32_t begin, bool named) {
        EventBuilder builder("a", "2014-03-05", EventType::ASSAULT, "attack", sentence);
        builder.lemma("attack").recipient("UGA").status(Status::future).source("a minister", Stance::alleges);
        EventRecord event = named ? builder.actor("KEN") : builder;
        event.attribution.front().party.entity = "UGA:GOV:minister";
        event.sentence_span = {begin, begin + event.sentence_span.end};
        event.trigger_span = {begin + event.trigger_span.begin, begin + event.trigger_span.end};
        return event;
    };
    const EventRecord first = plan("He said that Kenya readied an attack on Kampala.", 0, true);
    EventRecord again = plan("'They plan to attack the country,' he said.", 100, false);
    EXPECT_EQ(merge({first, again}).developments.size(), 1U);
    again.attribution.front().party.entity = "KEN:GOV:minister";
    EXPECT_EQ(merge({first, again}).developments.size(), 2U) << "another teller may mean another attack";
}

TEST(DevelopmentMerger, the_leaders_of_two_states_may_be_who_leads_them) {
    const EventRecord named = EventBuilder("a", "2014-03-05", EventType::CONSULT, "meet", "The presidents will meet on Sunday.").lemma("meet").actor("KEN", "GOV", "person:one").actor("UGA", "GOV", "person:two")
                                  .status(Status::future).when("2014-03-09");
    EventRecord again = EventBuilder("a", "2014-03-05", EventType::CONSULT, "discuss", "The leaders of both will discuss the lake.").lemma("discuss").actor("KEN", "GOV", "KEN:GOV:leader")
                            .actor("UGA", "GOV", "UGA:GOV:leader").status(Status::future);
    again.sentence_span = {100, 142};
    again.trigger_span = {121, 128};
    EXPECT_EQ(merge({named, again}).developments.size(), 1U);
}

namespace {

// Reports that tell of few sides, towns and days, so that much joins and much must stay apart.
Events made_case(unsigned seed) {
    constexpr std::array<const char*, 5> kSides = {"KEN", "UGA", "TZA", "RWA", "BDI"};
    constexpr std::array<EventType, 4> kTypes = {EventType::ASSAULT, EventType::MOBILIZE, EventType::CONSULT, EventType::COOPERATE};
    constexpr std::array<const char*, 4> kWords = {"shelled", "deployed", "met", "drills"};
    constexpr std::array<const char*, 4> kLemmas = {"shell", "deploy", "meet", "drill"};
    std::mt19937 random(seed);
    const auto below = [&](std::uint32_t limit) { return static_cast<std::size_t>(random() % limit); };
    Events events;
    for (int report = 0; report < 40; ++report) {
        const std::string published = vedette::to_iso(vedette::Day{16000 + static_cast<std::int32_t>(below(30))});
        for (int number = 0; number < 3; ++number) {
            const std::size_t act = below(4);
            const std::size_t side = below(5);
            EventBuilder builder(std::to_string(report), published, kTypes[act], kWords[act], "They " + std::string(kWords[act]) + " near the lake on that day.");
            builder.lemma(kLemmas[act]).actor(kSides[side], "MIL").context("military");
            builder.at("town " + std::to_string(below(3)), {kSides[(side + 1) % 5]}, PlacePrecision::city);
            if (below(2) == 0) {
                builder.when(vedette::to_iso(vedette::Day{16000 + static_cast<std::int32_t>(below(30))}));
            }
            EventRecord event = builder;
            const auto begin = static_cast<std::uint32_t>(100 * number);
            event.sentence_span = {begin, begin + event.sentence_span.end};
            event.trigger_span = {begin + event.trigger_span.begin, begin + event.trigger_span.end};
            event.id += std::to_string(number);
            events.push_back(event);
        }
    }
    return events;
}

std::vector<std::vector<std::string>> told(const FusedCase& fused) {
    std::vector<std::vector<std::string>> all;
    for (const Development& development : fused.developments) {
        all.push_back(development.mentions);
    }
    std::sort(all.begin(), all.end());
    return all;
}

} // namespace

TEST(DevelopmentMergerProperty, neither_order_nor_a_strange_report_changes_what_is_joined) {
    for (const unsigned seed : {1U, 2U, 3U, 4U}) {
        Events events = made_case(seed);
        const FusedCase first = merge(events);
        EXPECT_LT(first.developments.size(), events.size()) << "seed " << seed << " joins something";
        std::shuffle(events.begin(), events.end(), std::mt19937(seed));
        events.push_back(EventBuilder("z", "2013-10-25", EventType::CONSULT, "met", "Envoys of Peru and Chile met in Lima.").lemma("meet").actor("PER").actor("CHL"));
        std::vector<std::vector<std::string>> expected = told(first);
        expected.push_back({events.back().id});
        std::sort(expected.begin(), expected.end());
        EXPECT_EQ(told(merge(events)), expected) << "seed " << seed;
    }
}

TEST(DevelopmentMergerProperty, a_report_that_goes_takes_its_own_share_and_nothing_of_other_sides) {
    for (const unsigned seed : {5U, 6U, 7U}) {
        const Events events = made_case(seed);
        Events rest;
        std::set<std::string> sides; // parties and places that the report has to do with
        for (const EventRecord& event : events) {
            if (event.report != "7") {
                rest.push_back(event);
                continue;
            }
            sides.insert(event.actors.front().code);
            sides.insert(event.where.front().id);
        }
        const FusedCase before = merge(events);
        const FusedCase after = merge(rest);
        std::size_t mentions = 0;
        for (const Development& development : after.developments) {
            mentions += development.mentions.size();
        }
        EXPECT_EQ(mentions, rest.size()) << "every other mention stands once";
        const std::vector<std::vector<std::string>> left = told(after);
        for (const Development& development : before.developments) {
            const bool has_to_do = std::any_of(development.actors.begin(), development.actors.end(), [&](const vedette::Party& party) { return sides.contains(party.code); }) ||
                                   std::any_of(development.where.begin(), development.where.end(), [&](const EventRecord::Where& place) { return sides.contains(place.id); });
            if (!has_to_do) {
                EXPECT_TRUE(std::binary_search(left.begin(), left.end(), development.mentions)) << "seed " << seed;
            }
        }
        EXPECT_EQ(told(merge(events)), told(before)) << "and with it again all is as it was";
    }
}
