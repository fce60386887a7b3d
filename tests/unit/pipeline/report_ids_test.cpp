#include "base/content_hash.hpp"
#include "pipeline/report_ids.hpp"
#include "records/analysis.hpp"

#include <gtest/gtest.h>

namespace vedette::pipeline {
namespace {

const store::Versions kVersions = {{"vedette", "1"}};

Report report(const std::string& id, const std::string& source, const std::string& text) {
    Report made;
    made.id = id;
    made.source = source;
    made.text = text;
    made.sha256 = sha256_hex(text);
    return made;
}

std::unique_ptr<store::Store> case_with(const Report& known) {
    std::unique_ptr<store::Store> store = store::open_store(":memory:", false);
    Analysis analysis;
    analysis.report = known;
    store->save(analysis, kVersions);
    return store;
}

TEST(ReportIds, the_first_keeps_the_id_and_a_later_text_gets_one_of_its_own) {
    ReportIds ids(nullptr, kVersions);
    Report first = report("x", "a:1", "one");
    Report second = report("x", "a:2", "two");
    EXPECT_EQ(ids.settle(first), ReportFate::fresh);
    EXPECT_EQ(ids.settle(second), ReportFate::renamed);
    EXPECT_EQ(first.id, "x");
    EXPECT_EQ(second.id, "x~" + second.sha256.substr(0, 6));
}

TEST(ReportIds, the_same_text_under_the_same_id_is_one_report) {
    ReportIds ids(nullptr, kVersions);
    Report first = report("x", "a:1", "one");
    Report again = report("x", "b:1", "one");
    ids.settle(first);
    EXPECT_EQ(ids.settle(again), ReportFate::known);
}

TEST(ReportIds, an_interrupted_reading_gives_the_same_ids_when_it_goes_on) {
    Report first = report("x", "a:1", "one");
    const std::unique_ptr<store::Store> store = case_with(first);
    ReportIds ids(store.get(), kVersions);
    EXPECT_EQ(ids.settle(first), ReportFate::known);
    Report second = report("x", "a:2", "two");
    EXPECT_EQ(ids.settle(second), ReportFate::renamed);
    EXPECT_EQ(second.id, "x~" + second.sha256.substr(0, 6));
}

TEST(ReportIds, another_file_with_a_stored_id_does_not_push_the_stored_report_out) {
    const std::unique_ptr<store::Store> store = case_with(report("x", "a:1", "one"));
    ReportIds ids(store.get(), kVersions);
    Report other = report("x", "b:1", "two");
    EXPECT_EQ(ids.settle(other), ReportFate::renamed);
}

TEST(ReportIds, a_changed_file_is_a_new_state_of_its_report) {
    const std::unique_ptr<store::Store> store = case_with(report("x", "a:1", "one"));
    ReportIds ids(store.get(), kVersions);
    Report changed = report("x", "a:1", "one, corrected");
    EXPECT_EQ(ids.settle(changed), ReportFate::fresh);
    EXPECT_EQ(changed.id, "x");
}

TEST(ReportIds, other_versions_or_other_facts_beside_the_text_are_coded_again) {
    const Report known = report("x", "a:1", "one");
    const std::unique_ptr<store::Store> store = case_with(known);
    Report same = known;
    EXPECT_EQ(ReportIds(store.get(), {{"vedette", "2"}}).settle(same), ReportFate::fresh);
    Report titled = known;
    titled.title = "One";
    EXPECT_EQ(ReportIds(store.get(), kVersions).settle(titled), ReportFate::fresh);
}

TEST(ReportIds, a_report_that_a_stage_could_not_finish_is_tried_again) {
    const Report known = report("x", "a:1", "one");
    const std::unique_ptr<store::Store> store = case_with(known);
    store->save_failure({"a:1", "events", "internal", "a:1: broken"});
    Report same = known;
    EXPECT_EQ(ReportIds(store.get(), kVersions).settle(same), ReportFate::fresh);
}

} // namespace
} // namespace vedette::pipeline
