#include "build_events.hpp"

#include <gtest/gtest.h>

namespace {

using vedette::EventRecord;
using vedette::EventType;
using vedette::ForceRow;
using vedette::PlacePrecision;
using vedette::PlaceRole;
using vedette::Posture;
using vedette::Stance;
using vedette::Status;
using vedette::fusion::DevelopmentMerger;
using vedette::test::EventBuilder;

std::vector<ForceRow> forces(const std::vector<EventRecord>& events) { return DevelopmentMerger{}.merge(events).forces; }

EventRecord moved(const std::string& report, const std::string& published, double count, const std::string& source) {
    return EventBuilder(report, published, EventType::MOBILIZE, "deployed", "Algeria deployed soldiers to the border with Mali.")
        .lemma("deploy").actor("DZA", "MIL").source(source, Stance::states).at("border:DZA-MLI", {"DZA", "MLI"}, PlacePrecision::border, PlaceRole::border)
        .count(std::to_string(static_cast<int>(count)) + " soldiers", "personnel", count, count);
}

} // namespace

TEST(ForceLedger, a_counted_force_with_owner_place_and_source) {
    const std::vector<ForceRow> rows = forces({moved("a", "2013-01-20", 4000, "a minister")});
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].owner, "DZA");
    EXPECT_EQ(rows[0].force_kind, "soldiers");
    EXPECT_TRUE(rows[0].has_count);
    EXPECT_EQ(*rows[0].low, 4000);
    EXPECT_EQ(rows[0].where, "border:DZA-MLI");
    EXPECT_EQ(rows[0].source, "a minister");
    EXPECT_EQ(rows[0].as_of, "2013-01-20") << "no date of its own: as of publication";
}

TEST(ForceLedger, later_news_of_one_source_supersedes_and_nothing_is_summed) {
    const std::vector<ForceRow> rows = forces({moved("a", "2013-01-20", 4000, "a minister"), moved("b", "2013-02-20", 6000, "a minister"), moved("c", "2013-02-21", 2500, "a diplomat")});
    ASSERT_EQ(rows.size(), 3U);
    int superseding = 0;
    for (const ForceRow& row : rows) {
        EXPECT_LE(*row.low, 6000);
        if (!row.supersedes.empty()) {
            ++superseding;
            EXPECT_EQ(*row.low, 6000);
            EXPECT_EQ(row.supersedes, rows[0].id);
        }
    }
    EXPECT_EQ(superseding, 1);
}

TEST(ForceLedger, the_same_statement_twice_is_one_row) {
    EventRecord again = moved("a", "2013-01-20", 4000, "a minister");
    again.id = "other";
    again.trigger_span.begin += 200;
    EXPECT_EQ(forces({moved("a", "2013-01-20", 4000, "a minister"), again}).size(), 1U);
}

TEST(ForceLedger, joint_forces_have_both_owners) {
    const std::vector<ForceRow> rows = forces({EventBuilder("a", "2017-09-15", EventType::COOPERATE, "exercise", "Thailand and the United States began an exercise of marines.")
                                                   .actor("THA", "MIL").actor("USA", "MIL").context("military").status(Status::future)});
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].owner, "THA+USA");
    EXPECT_EQ(rows[0].force_kind, "marines");
    EXPECT_FALSE(rows[0].has_count);
    EXPECT_EQ(rows[0].status, Status::future);
}

TEST(ForceLedger, weapons_without_numbers_and_where_they_come_from) {
    const std::vector<ForceRow> rows = forces({EventBuilder("a", "1995-03-01", EventType::MOBILIZE, "moved", "Croatia moved tanks from Zagreb to Sisak.").lemma("move").actor("HRV", "MIL").weapon("T-55", "tank")
                                                   .at("Zagreb", {"HRV"}, PlacePrecision::city, PlaceRole::from).at("Sisak", {"HRV"}, PlacePrecision::city, PlaceRole::to)});
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].force_kind, "tanks");
    EXPECT_EQ(rows[0].materiel, std::vector<std::string>{"T-55"});
    EXPECT_EQ(rows[0].from, "Zagreb");
    EXPECT_EQ(rows[0].where, "Sisak");
}

TEST(ForceLedger, words_and_trade_bring_no_forces) {
    EXPECT_TRUE(forces({EventBuilder("a", "2005-01-01", EventType::COOPERATE, "trade", "Brazil and Chile agreed to trade more beef.").actor("BRA").actor("CHL"),
                        EventBuilder("a", "2005-01-01", EventType::ACCUSE, "accused", "Chad accused Sudan of massing troops.").actor("TCD").recipient("SDN")}).empty());
}

TEST(ForceLedger, a_withdrawal_closes_what_stood_there) {
    const EventRecord left = EventBuilder("b", "2013-03-01", EventType::RETREAT, "withdrew", "Algeria withdrew its soldiers from the border with Mali.")
                                 .lemma("withdraw").mode("withdraw").actor("DZA", "MIL").at("border:DZA-MLI", {"DZA", "MLI"}, PlacePrecision::border, PlaceRole::from);
    const std::vector<ForceRow> rows = forces({moved("a", "2013-01-20", 4000, "a minister"), left});
    ASSERT_EQ(rows.size(), 2U);
    const ForceRow& stood = rows[0].has_count ? rows[0] : rows[1];
    const ForceRow& leaving = rows[0].has_count ? rows[1] : rows[0];
    EXPECT_EQ(leaving.posture, Posture::leaving);
    EXPECT_EQ(stood.closed_by, leaving.id);
}

TEST(ForceLedger, a_part_that_leaves_or_a_withdrawal_elsewhere_closes_nothing) {
    const EventRecord some = EventBuilder("b", "2013-03-01", EventType::RETREAT, "withdrew", "Algeria withdrew 500 soldiers from the border with Mali.")
                                 .lemma("withdraw").mode("withdraw").actor("DZA", "MIL").at("border:DZA-MLI", {"DZA", "MLI"}, PlacePrecision::border, PlaceRole::from)
                                 .count("500 soldiers", "personnel", 500, 500);
    const EventRecord elsewhere = EventBuilder("c", "2013-03-02", EventType::RETREAT, "withdrew", "Algeria withdrew its soldiers from Oran.")
                                      .lemma("withdraw").mode("withdraw").actor("DZA", "MIL").at("Oran", {"DZA"}, PlacePrecision::city, PlaceRole::from);
    for (const ForceRow& row : forces({moved("a", "2013-01-20", 4000, "a minister"), some, elsewhere})) {
        EXPECT_TRUE(row.closed_by.empty());
    }
}

TEST(ForceLedger, drills_and_wishes_are_no_standing_forces) {
    const std::vector<ForceRow> drill = forces({EventBuilder("a", "2017-09-15", EventType::COOPERATE, "drills", "Peru and Chile held drills with 9,000 troops.")
                                                    .lemma("drill").actor("PER", "MIL").actor("CHL", "MIL").context("military").count("9,000 troops", "personnel", 9000, 9000)});
    ASSERT_EQ(drill.size(), 1U);
    EXPECT_EQ(drill[0].posture, Posture::exercise);
    const std::vector<ForceRow> wish = forces({EventBuilder("a", "2017-09-15", EventType::REQUEST, "asked", "Kenya asked for 12 helicopters.").lemma("ask").actor("KEN").mode("assist")
                                                   .context("military").count("12 helicopters", "aircraft", 12, 12)});
    ASSERT_EQ(wish.size(), 1U);
    EXPECT_EQ(wish[0].posture, Posture::wanted);
}

TEST(ForceLedger, a_report_known_only_to_be_later_than_a_day_gives_no_as_of) {
    EventRecord event = moved("a", "2013-01-20", 4000, "a minister");
    event.published.to = std::nullopt;
    const std::vector<ForceRow> rows = forces({event});
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].as_of, "");
}

TEST(ForceLedger, a_host_tells_of_the_forces_of_its_guest) {
    const std::vector<ForceRow> rows = forces({EventBuilder("a", "2017-09-15", EventType::COOPERATE, "host", "Djibouti would host French bombers.").lemma("host").actor("DJI", "GOV", "DJI")
                                                   .recipient("FRA").context("military").weapon("bomber", "bomber").status(Status::hypothetical)});
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].owner, "FRA");
    EXPECT_EQ(rows[0].force_kind, "bombers");
}

TEST(ForceLedger, what_is_shot_down_is_lost_and_nobodys_where_nobody_is_named) {
    const std::vector<ForceRow> rows = forces({EventBuilder("a", "2017-09-15", EventType::ASSAULT, "shot", "Six drones were shot down over Oran.").lemma("shoot").count("Six drones", "drones", 6, 6)
                                                   .at("Oran", {"DZA"}, PlacePrecision::city)});
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].posture, Posture::lost);
    EXPECT_EQ(rows[0].owner, "");
    EXPECT_EQ(rows[0].where, "Oran");
}

TEST(ForceLedger, a_place_is_lent_by_another_mention_of_the_development_in_its_report) {
    EventRecord counted = EventBuilder("a", "2013-01-20", EventType::MOBILIZE, "buildup", "Mali accused Algeria of a buildup of 15,000 soldiers.").lemma("buildup").actor("DZA", "GOV")
                              .source("Mali", Stance::alleges).count("15,000 soldiers", "personnel", 15000, 15000);
    EventRecord placed = EventBuilder("a", "2013-01-20", EventType::MOBILIZE, "reinforced", "Algeria reinforced its soldiers at the border with Mali.").lemma("reinforce").actor("DZA", "GOV")
                             .at("border:DZA-MLI", {"DZA", "MLI"}, PlacePrecision::border, PlaceRole::border);
    counted.sentence_span = {200, 200 + counted.sentence_span.end};
    counted.trigger_span = {200 + counted.trigger_span.begin, 200 + counted.trigger_span.end};
    const std::vector<ForceRow> rows = forces({placed, counted});
    ASSERT_EQ(rows.size(), 2U);
    for (const ForceRow& row : rows) {
        EXPECT_EQ(row.where, "border:DZA-MLI") << row.source;
    }
}

TEST(ForceLedger, the_border_just_named_is_where_they_are_sent) {
    const EventRecord held = EventBuilder("a", "2014-05-02", EventType::MOBILIZE, "massed", "Algeria massed troops on the border with Mali.").lemma("mass").actor("DZA")
                                 .mode("troops").at("border:DZA-MLI", {"DZA", "MLI"}, PlacePrecision::border, PlaceRole::border);
    const auto sent = [](std::uint32_t begin, const std::string& words) -> EventRecord {
        return EventBuilder("a", "2014-05-02", EventType::MOBILIZE, "sent", "Niger sent paratroopers " + words).lemma("send").actor("NER", "MIL").mode("troops").sentence_at(begin);
    };
    const auto where = [&](const EventRecord& second) {
        for (const ForceRow& row : forces({held, second})) {
            if (row.owner == "NER") {
                return row.where;
            }
        }
        return std::string("no row");
    };
    EXPECT_EQ(where(sent(60, "to the border.")), "border:DZA-MLI");
    EXPECT_EQ(where(sent(60, "to the border of Chad.")), "") << "it names itself";
    EXPECT_EQ(where(sent(3000, "to the border.")), "") << "too far back";
}

TEST(ForceLedger, the_west_is_that_of_the_speakers_country) {
    const auto where = [](const std::string& words) {
        const EventRecord named = EventBuilder("a", "2014-05-02", EventType::CONSULT, "met", "Niger met envoys.").lemma("meet").actor("NER");
        const EventRecord wish = EventBuilder("a", "2014-05-02", EventType::REQUEST, "need", "I need three brigades " + words).mode("assist").actor("NER", "GOV", "person:president")
                                     .count("three brigades", "units", 3, 3).sentence_at(40);
        return forces({named, wish}).at(0).where;
    };
    EXPECT_EQ(where("in the west and the south."), "south and west of NER");
    EXPECT_EQ(where("in the west of Chad."), "");
    EXPECT_EQ(where("like those of the West."), "");
}

TEST(ForceLedger, nobody_drills_jointly_alone) {
    const EventRecord both = EventBuilder("a", "2014-05-02", EventType::COOPERATE, "drills", "Kenya and Uganda announced joint drills.").lemma("drill").status(Status::future)
                                 .actor("KEN").actor("UGA").context("military");
    const EventRecord alone = EventBuilder("a", "2014-05-02", EventType::COOPERATE, "exercises", "The joint exercises that Kenya proposed come in June.").lemma("exercise")
                                  .status(Status::future).actor("KEN").context("military").source("a minister", Stance::states).sentence_at(60);
    for (const ForceRow& row : forces({both, alone})) {
        EXPECT_EQ(row.owner, "KEN+UGA");
    }
}

TEST(ForceLedger, air_defences_are_those_of_the_official_who_tells) {
    const auto told = [](const std::string& what) -> EventRecord {
        return EventBuilder("a", "2014-05-02", EventType::MOBILIZE, "active", "The governor of the Agadez region said that " + what + " are active in the area.")
            .unknown_actor(what, "MIL").mode("weapons").teller("person:governor", Stance::states, "NER");
    };
    const std::vector<ForceRow> rows = forces({told("air defences")});
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].owner, "NER");
    EXPECT_EQ(rows[0].where, "Agadez region");
    EXPECT_TRUE(forces({told("armed bands")}).empty()) << "those may be anybody's";
}
