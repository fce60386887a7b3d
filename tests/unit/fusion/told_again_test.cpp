#include "build_events.hpp"

#include <gtest/gtest.h>

#include <algorithm>

// One report, or the press, comes back to what was told before.
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

std::size_t developments(Events events) {
    const std::size_t forwards = DevelopmentMerger{}.merge(events).developments.size();
    std::reverse(events.begin(), events.end());
    EXPECT_EQ(DevelopmentMerger{}.merge(events).developments.size(), forwards) << "whatever the order";
    return forwards;
}

std::string first_reason(const Events& events) {
    for (const Development& development : DevelopmentMerger{}.merge(events).developments) {
        if (!development.because.empty()) {
            return development.because.front();
        }
    }
    return {};
}

EventRecord build_up(const std::string& code, const std::string& place) {
    return EventBuilder("a", "2019-05-02", EventType::MOBILIZE, "build-up", "Algeria has begun a military build-up on the border with Mali.")
        .lemma("build-up").actor(code).at(place, {"DZA", "MLI"}, PlacePrecision::border, PlaceRole::border);
}

EventRecord bare(const std::string& report) {
    return EventBuilder(report, "2019-05-02", EventType::MOBILIZE, "build-up", "Talks about a military build-up were an answer to raids, he said.").lemma("build-up").sentence_at(200);
}

} // namespace

TEST(ToldAgain, the_bare_word_stands_for_the_build_up_of_its_report) {
    const Events events = {build_up("DZA", "border:DZA-MLI"), bare("a")};
    EXPECT_EQ(developments(events), 1U);
    EXPECT_EQ(first_reason(events), "same report, named again: 'build-up' in both");
    EXPECT_EQ(developments({build_up("DZA", "border:DZA-MLI"), bare("b")}), 2U) << "not for that of another report";
}

TEST(ToldAgain, a_bare_attack_stands_for_none) {
    const EventRecord raid = EventBuilder("a", "2019-05-02", EventType::ASSAULT, "attack", "An attack by Algeria on Mali began.").actor("DZA").recipient("MLI");
    const EventRecord other = EventBuilder("a", "2019-05-02", EventType::ASSAULT, "attack", "Nobody answered for the attack.").sentence_at(60);
    EXPECT_EQ(developments({raid, other}), 2U);
}

TEST(ToldAgain, a_quotation_behind_its_paraphrase) {
    const std::string said = "Chad accuses its neighbours of training rebels for a mutiny in the capital.";
    const EventRecord paraphrase = EventBuilder("a", "2019-05-02", EventType::AID, "training", said).lemma("train")
                                       .unknown_actor("its neighbours", "").teller("person:the president", Stance::alleges);
    const auto quoted = [&](std::uint32_t begin, const std::string& teller) -> EventRecord {
        return EventBuilder("a", "2019-05-02", EventType::AID, "training", "'The training of rebels for a mutiny in the capital must end', he said.")
            .lemma("training").recipient("TCD").sentence_at(begin).teller(teller, Stance::states);
    };
    const auto next = static_cast<std::uint32_t>(said.size()) + 1;
    EXPECT_EQ(developments({paraphrase, quoted(next, "person:the president")}), 1U);
    EXPECT_EQ(developments({paraphrase, quoted(next, "person:another")}), 2U) << "another one speaks";
    EXPECT_EQ(developments({paraphrase, quoted(next + 900, "person:the president")}), 2U) << "far away in the report";
}

TEST(ToldAgain, one_fear_of_the_same_officials) {
    const auto feared = [](const std::string& teller, const std::string& trigger, std::uint32_t begin) -> EventRecord {
        const std::string words = trigger == "assault" ? "Officials have warned for weeks that the valley may be the staging ground of an assault on the capital."
                                                       : "Officials voiced fears for weeks that a second front in the valley makes it the staging area of a fresh offensive.";
        return EventBuilder("a", "2019-05-02", EventType::ASSAULT, trigger, words).status(Status::hypothetical).teller(teller, Stance::predicts).sentence_at(begin);
    };
    EXPECT_EQ(developments({feared("TCD:official", "assault", 0), feared("TCD:official", "offensive", 400)}), 1U);
    EXPECT_EQ(developments({feared("TCD:official", "assault", 0), feared("SDN:official", "offensive", 400)}), 2U);
}

TEST(ToldAgain, a_speaker_asks_on_in_the_next_sentence) {
    const std::string first = "The king said that he wants Spanish radars.";
    const EventRecord wish = EventBuilder("a", "2019-05-02", EventType::REQUEST, "wants", first).lemma("want").mode("assist").actor("MAR", "GOV", "person:king")
                                 .recipient("ESP").teller("person:king", Stance::states);
    const auto more = [&](std::uint32_t begin) -> EventRecord {
        return EventBuilder("a", "2019-05-02", EventType::REQUEST, "need", "I need several batteries on the coast, he said.").mode("assist")
            .actor("MAR", "GOV", "person:king").sentence_at(begin).teller("person:king", Stance::states);
    };
    EXPECT_EQ(developments({wish, more(static_cast<std::uint32_t>(first.size()) + 1)}), 1U);
    EXPECT_EQ(developments({wish, more(700)}), 2U);
}

TEST(ToldAgain, a_war_is_known_by_its_name_and_its_two_sides) {
    const auto invasion = [](const std::string& report, const std::string& published, const std::string& victim) {
        return EventBuilder(report, published, EventType::ASSAULT, "invasion", "The invasion by Algeria came up again.").actor("DZA").recipient(victim);
    };
    const EventRecord dated = invasion("a", "2019-12-02", "MLI").when("2019-03-04");
    EXPECT_EQ(developments({dated, invasion("b", "2019-10-10", "MLI")}), 1U);
    EXPECT_EQ(developments({dated, invasion("b", "2019-10-10", "NER")}), 2U) << "another victim";
    EXPECT_EQ(developments({dated, invasion("b", "2022-10-10", "MLI")}), 2U) << "years later";
}

TEST(ToldAgain, nobody_announces_and_denies_the_same) {
    const auto sends = [](const std::string& trigger, Status status, std::uint32_t begin, const std::string& teller) -> EventRecord {
        return EventBuilder("a", "2019-05-02", EventType::MOBILIZE, trigger, status == Status::future ? "Algeria plans sending its forces." : "There is no sending of any, he said.").lemma("send").actor("DZA").status(status)
            .sentence_at(begin).teller(teller, Stance::states);
    };
    EXPECT_EQ(developments({sends("sending", Status::future, 0, "person:minister"), sends("sending", Status::negated, 300, "person:minister")}), 2U);
    EXPECT_EQ(developments({sends("sending", Status::future, 0, "person:minister"), sends("sending", Status::negated, 300, "person:envoy")}), 1U) << "another denies";
}

TEST(ToldAgain, an_agreed_deployment_and_its_dated_beginning) {
    const auto joint = [](const std::string& trigger, Status status, std::uint32_t begin) {
        return EventBuilder("a", "2019-05-10", EventType::MOBILIZE, trigger, "Algeria and Niger are to " + trigger + " a force.").actor("DZA").actor("NER").status(status).sentence_at(begin);
    };
    const EventRecord begun = joint("form", Status::actual, 300).when("2019-05-08");
    EXPECT_EQ(developments({joint("deploy", Status::future, 0), begun}), 1U);
}

// What one report keeps apart.
TEST(ToldAgain, two_days_of_one_report_are_two_acts) {
    const auto killed = [](const std::string& report, const std::string& day, const std::string& sentence) -> EventRecord {
        return EventBuilder(report, "2019-05-09", EventType::ASSAULT, "killed", sentence).lemma("kill").actor("DZA", "MIL").recipient("MLI").when(day);
    };
    const EventRecord tuesday = killed("a", "2019-05-07", "Algerian soldiers killed four Malians in a valley.");
    EXPECT_EQ(developments({tuesday, killed("a", "2019-05-08", "Algerian soldiers killed other Malians in a suburb.")}), 2U);
    EXPECT_EQ(developments({tuesday, killed("b", "2019-05-08", "Algerian soldiers killed four Malians in a valley.")}), 1U) << "two reports may count days by two clocks";
}

TEST(ToldAgain, numbers_far_apart_in_one_report_are_of_two_acts) {
    const auto arrested = [](const std::string& sentence, double count) -> EventRecord {
        return EventBuilder("a", "2019-05-09", EventType::COERCE, "arrested", sentence).lemma("arrest").actor("NER", "COP").recipient("NER").count("people", "detained", count, count);
    };
    const EventRecord ring = arrested("Police of Niger arrested 40 people of a smuggling ring.", 40);
    EXPECT_EQ(developments({ring, arrested("Police of Niger arrested 160 people for smuggling in a year.", 160)}), 2U);
    EXPECT_EQ(developments({ring, arrested("Police of Niger arrested 44 people of a smuggling ring, others say.", 44)}), 1U);
}

TEST(ToldAgain, the_latest_raid_is_one_of_the_raids) {
    const auto raid = [](const std::string& word) -> EventRecord {
        return EventBuilder("a", "2019-05-09", EventType::ASSAULT, word, "The " + word + " by Chad on Niger brought charges.").lemma("raid").actor("TCD").recipient("NER");
    };
    EXPECT_EQ(developments({raid("raids"), raid("raid")}), 2U);
}

TEST(ToldAgain, nobody_knows_who_else_visits) {
    const EventRecord police = EventBuilder("a", "2019-05-09", EventType::CONSULT, "visited", "Malian police visited Niamey to compare notes.").lemma("visit").mode("visit")
                                   .actor("MLI").recipient("NER").at("geonames:niamey", {"NER"}, PlacePrecision::city);
    const EventRecord other = EventBuilder("a", "2019-05-09", EventType::CONSULT, "visit", "The suspect's last visit to Niger was in spring.").lemma("visit").mode("visit")
                                  .recipient("NER").at("geonames:niamey", {"NER"}, PlacePrecision::city);
    EXPECT_EQ(developments({police, other}), 2U);
}

TEST(ToldAgain, one_leader_meets_many) {
    const auto meeting = [](const std::string& words, Status status) {
        return EventBuilder("a", "2019-05-09", EventType::CONSULT, "meeting", words).actor("MLI", "GOV", "person:the leader").status(status);
    };
    EXPECT_EQ(developments({meeting("A possible meeting with the leader of Mali was weighed in the palace.", Status::hypothetical),
                            meeting("The minister, cool to meeting him, opposed it, said a newspaper.", Status::future)}), 2U);
}

TEST(ToldAgain, a_test_of_old_and_none_since) {
    const auto test = [](const std::string& words, Status status) -> EventRecord {
        return EventBuilder("a", "2019-05-09", EventType::MOBILIZE, "test", words).actor("IND").status(status).when("1974-01-01", "1974-12-31");
    };
    EXPECT_EQ(developments({test("India carried out a test in 1974.", Status::historical), test("India has not made another test since 1974.", Status::negated)}), 2U);
}

TEST(ToldAgain, a_feared_clash_and_denied_attacks) {
    const auto act = [](const std::string& trigger, const std::string& words, Status status) -> EventRecord {
        return EventBuilder("a", "2019-05-09", EventType::ASSAULT, trigger, words).actor("DZA").status(status);
    };
    EXPECT_EQ(developments({act("clash", "Patrols run little risk of a clash with Algeria.", Status::hypothetical),
                            act("attack", "There are no means of an attack on the islands, envoys say.", Status::negated)}), 2U);
}

TEST(ToldAgain, what_was_massed_is_what_they_have_and_the_counts_are_disputed) {
    const auto told = [](const std::string& trigger, const std::string& lemma, const std::string& words, double count, std::uint32_t begin, const std::string& teller) -> EventRecord {
        return EventBuilder("a", "2019-05-09", EventType::MOBILIZE, trigger, words).lemma(lemma).actor("DZA").count("soldiers", "personnel", count, count).sentence_at(begin)
            .teller(teller, Stance::states);
    };
    const Events events = {told("massed", "mass", "Algeria has massed soldiers on the frontier with Mali.", 6000, 0, "MLI"),
                           told("had", "have", "A general said they had soldiers on the frontier.", 8000, 300, "DZA:general")};
    EXPECT_EQ(developments(events), 1U);
    const FusedCase fused = DevelopmentMerger{}.merge(events);
    ASSERT_EQ(fused.developments.front().disputes.size(), 1U);
    EXPECT_EQ(fused.developments.front().disputes.front().field, "quantity:personnel");
    EXPECT_EQ(fused.developments.front().disputes.front().bounds->low, 6000);
}
