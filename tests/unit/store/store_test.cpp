#include "base/error.hpp"
#include "store/store.hpp"
#include "support/build_records.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include <unistd.h>

namespace vedette::store {
namespace {

const Versions kVersions = {{"vedette", "test"}, {"lexicon", "1"}};

class StoreTest : public ::testing::Test {
protected:
    void SetUp() override {
        folder_ = std::filesystem::temp_directory_path() / ("vedette-store-" + std::to_string(::getpid()) + "-" +
                                                            ::testing::UnitTest::GetInstance()->current_test_info()->name());
        std::filesystem::create_directories(folder_);
    }

    void TearDown() override { std::filesystem::remove_all(folder_); }

    [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }

private:
    std::filesystem::path folder_;
};

// One report, one attack of Norway on Sweden.
Analysis analysis(const std::string& id, const std::string& published, Status status = Status::actual) {
    test::Parsed parsed = test::parsed("Norway Norway PROPN NNP 2 nsubj\nattacked attack VERB VBD 0 root\nSweden Sweden PROPN NNP 2 obj\n", published);
    Analysis made;
    made.report = parsed.report;
    made.report.id = id;
    made.report.source = id + ".txt";
    made.report.sha256 = "sha-" + id;
    made.syntax = parsed.syntax;
    made.entities.mention_at.assign(3, Entities::kNoMention);
    Event event;
    event.id = "event-of-" + id;
    event.type = EventType::ASSAULT;
    event.cameo = "190";
    event.status = status;
    event.trigger_token = 1;
    event.trigger = made.syntax.tokens[1].span;
    event.actors = {{made.syntax.tokens[0].span, "NOR", "Norway", "NOR", "GOV"}};
    event.recipients = {{made.syntax.tokens[2].span, "SWE", "Sweden", "SWE", "GOV"}};
    made.events.events.push_back(event);
    return made;
}

TEST_F(StoreTest, saving_twice_changes_nothing) {
    const std::unique_ptr<Store> store = open_store(path("case.db"), false);
    EXPECT_EQ(store->save(analysis("a", "2021-11-12"), kVersions), SaveOutcome::added);
    EXPECT_EQ(store->save(analysis("a", "2021-11-12"), kVersions), SaveOutcome::unchanged);
    EXPECT_EQ(store->view({}, true).events.size(), 1U);
}

TEST_F(StoreTest, another_coding_of_the_same_report_replaces_the_first) {
    const std::unique_ptr<Store> store = open_store(path("case.db"), false);
    store->save(analysis("a", "2021-11-12"), kVersions);
    EXPECT_EQ(store->save(analysis("a", "2021-11-12", Status::negated), kVersions), SaveOutcome::replaced);
    const CaseView view = store->view({}, true);
    ASSERT_EQ(view.events.size(), 1U);
    EXPECT_EQ(view.events[0].status, Status::negated);
}

TEST_F(StoreTest, everything_comes_back_as_it_was_saved) {
    {
        const std::unique_ptr<Store> store = open_store(path("case.db"), false);
        store->save(analysis("a", "2021-11-12"), kVersions);
    }
    const CaseView view = open_store(path("case.db"), true)->view({}, true);
    ASSERT_EQ(view.reports.size(), 1U);
    EXPECT_EQ(view.reports[0].text, "Norway attacked Sweden");
    ASSERT_EQ(view.events.size(), 1U);
    EXPECT_EQ(view.events[0].actors[0].code, "NOR");
    EXPECT_EQ(view.events[0].recipients[0].name, "Sweden");
    EXPECT_EQ(view.events[0].trigger, "attacked");
}

TEST_F(StoreTest, filters_by_party_and_date) {
    const std::unique_ptr<Store> store = open_store(path("case.db"), false);
    store->save(analysis("a", "2021-11-12"), kVersions);
    store->save(analysis("b", "2022-01-05"), kVersions);
    CaseFilter filter;
    filter.since = parse_iso_day("2022-01-01");
    EXPECT_EQ(store->view(filter, false).events.size(), 1U);
    filter = {};
    filter.on = "POL";
    EXPECT_TRUE(store->view(filter, false).events.empty());
    filter.on = "SWE";
    EXPECT_EQ(store->view(filter, false).events.size(), 2U);
}

TEST_F(StoreTest, record_by_unique_prefix) {
    const std::unique_ptr<Store> store = open_store(path("case.db"), false);
    store->save(analysis("a", "2021-11-12"), kVersions);
    EXPECT_NE(store->record("event-of-a").find("\"ASSAULT\""), std::string::npos);
    EXPECT_NE(store->record("event-o").find("\"ASSAULT\""), std::string::npos);
    EXPECT_TRUE(store->record("nothing-like-it").empty());
}

TEST_F(StoreTest, what_belongs_to_one_record_is_what_the_whole_view_has_of_it) {
    const std::unique_ptr<Store> store = open_store(path("case.db"), false);
    for (const char* id : {"a", "b", "c"}) {
        store->save(analysis(id, "2021-11-12"), kVersions);
    }
    vedette::Development both;
    both.id = "both-of-them";
    both.mentions = {"event-of-a", "event-of-b"};
    both.history = {{"the-other", "came about"}};
    vedette::Development other;
    other.id = "the-other";
    other.mentions = {"event-of-c"};
    vedette::ForceRow force;
    force.id = "force-of-c";
    force.mention = "event-of-c";
    {
        const std::unique_ptr<FusionStep> step = store->begin_fusion();
        step->save_development(both, 1);
        step->save_development(other, 2);
        KeyedClaim claim;
        claim.claim.row = force;
        step->save_claim(claim);
        step->commit();
    }
    const CaseView around = store->around({"event-of-a"}, true);
    ASSERT_EQ(around.events.size(), 2U) << "with the other mention of its development";
    EXPECT_EQ(around.events[0].sentence, store->view({}, true).events[0].sentence);
    EXPECT_EQ(around.reports.size(), 2U);
    EXPECT_EQ(around.developments.size(), 2U) << "with its history";
    EXPECT_TRUE(around.forces.empty());
    EXPECT_EQ(store->around({"both"}, false).events.size(), 2U) << "by the beginning of a development's id";
    EXPECT_EQ(store->around({"force-of-c"}, false).forces.size(), 1U);
    EXPECT_TRUE(store->around({"nothing"}, false).events.empty());
}

TEST_F(StoreTest, failures_are_kept_until_cleared) {
    const std::unique_ptr<Store> store = open_store(path("case.db"), false);
    store->save_failure({"x.txt", "ingest", "input_empty", "x.txt: is empty"});
    store->save_failure({"x.txt", "ingest", "input_binary", "x.txt: is no text"});
    ASSERT_EQ(store->view({}, false).failures.size(), 1U);
    EXPECT_EQ(store->view({}, false).failures[0].code, "input_binary");
    store->clear_failure("x.txt");
    EXPECT_TRUE(store->view({}, false).failures.empty());
}

TEST_F(StoreTest, inputs_are_known_by_bytes_and_versions) {
    const std::unique_ptr<Store> store = open_store(path("case.db"), false);
    store->mark_input("wire.jsonl", "abc", kVersions);
    EXPECT_TRUE(store->has_input("wire.jsonl", "abc", kVersions));
    EXPECT_FALSE(store->has_input("wire.jsonl", "abd", kVersions));
    EXPECT_FALSE(store->has_input("wire.jsonl", "abc", {{"vedette", "test"}, {"lexicon", "2"}}));
}

TEST_F(StoreTest, foreign_and_missing_files_are_refused) {
    std::ofstream(path("foreign.db")) << std::string(4096, 'x');
    EXPECT_THROW(open_store(path("foreign.db"), false), Error);
    EXPECT_THROW(open_store(path("missing.db"), true), Error);
}

TEST_F(StoreTest, new_reports_call_for_fusion) {
    const std::unique_ptr<Store> store = open_store(path("case.db"), false);
    store->save(analysis("a", "2021-11-12"), kVersions);
    EXPECT_TRUE(store->needs_fusion());
    {
        const std::unique_ptr<FusionStep> step = store->begin_fusion();
        ASSERT_EQ(step->waiting().size(), 1U);
        step->commit();
    }
    EXPECT_TRUE(store->needs_fusion()) << "its event waits still";
    {
        const std::unique_ptr<FusionStep> step = store->begin_fusion();
        const std::int64_t event = step->waiting().front();
        step->save_joined(event, event);
    }
    EXPECT_TRUE(store->needs_fusion()) << "nothing is kept without commit";
    const std::unique_ptr<FusionStep> step = store->begin_fusion();
    const std::int64_t event = step->waiting().front();
    step->save_joined(event, event);
    step->commit();
    EXPECT_TRUE(step->waiting().empty());
}

TEST_F(StoreTest, copies_are_known_until_a_report_changes) {
    const std::unique_ptr<Store> store = open_store(path("case.db"), false);
    store->save(analysis("a", "2021-11-12"), kVersions);
    EXPECT_FALSE(store->knows_copies());
    store->set_copies({});
    EXPECT_TRUE(store->knows_copies());
    store->add_action({0, vedette::AnalystVerb::accept, {{"a", 7, "ASSAULT"}}, {}, "", "", "me", "2021-11-13T00:00:00Z", ""});
    store->save(analysis("a", "2021-11-12"), kVersions);
    EXPECT_TRUE(store->knows_copies()) << "the same report again";
    store->save(analysis("a", "2021-11-13"), kVersions);
    EXPECT_FALSE(store->knows_copies());
}

TEST_F(StoreTest, a_piece_that_loses_a_mention_waits_to_be_joined_again) {
    const std::unique_ptr<Store> store = open_store(path("case.db"), false);
    for (const char* id : {"a", "b", "c"}) {
        store->save(analysis(id, "2021-11-12"), kVersions);
    }
    Numbers events;
    {
        const std::unique_ptr<FusionStep> step = store->begin_fusion();
        events = step->waiting();
        ASSERT_EQ(events.size(), 3U);
        step->save_joined(events[0], events[0]);
        step->save_joined(events[1], events[0]);
        step->save_joined(events[2], events[2]);
        step->save_keys(events[1], {{7, 10, 12, HistoryPart::ahead}});
        step->commit();
    }
    store->save(analysis("a", "2021-11-13"), kVersions); // other text
    const std::unique_ptr<FusionStep> step = store->begin_fusion();
    EXPECT_EQ(step->touched_reports(), std::vector<std::string>{"a"});
    std::vector<std::string> unlinked;
    step->release_touched_pieces(unlinked);
    EXPECT_EQ(step->waiting_count(), 2) << "the new record and the one it was tied to";
    EXPECT_TRUE(step->is_waiting(events[1]));
    EXPECT_FALSE(step->is_waiting(events[2]));
    Numbers found;
    step->find({{7, 0, 11, 11, HistoryPart::ahead}, {7, 0, 9, 0, HistoryPart::none}, {7, 0, 11, 13, HistoryPart::none}, {7, 0, 11, 0, HistoryPart::actual}}, found);
    EXPECT_EQ(found, Numbers{events[1]});
}

} // namespace
} // namespace vedette::store
