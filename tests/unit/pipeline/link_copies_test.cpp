// Copies in windows of time: the same links whatever came first, and only for texts published near each other.
#include "pipeline/link_copies.hpp"

#include "base/content_hash.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

namespace vedette::pipeline {
namespace {

const store::Versions kVersions = {{"vedette", "test"}};
constexpr std::int64_t kAll = 1000;
constexpr std::int64_t kWindows = 0;

std::string story(int number) {
    std::string text;
    for (int word = 0; word < 60; ++word) {
        text += "word" + std::to_string(number * 7 + word * (number + 3)) + " ";
    }
    return text;
}

Analysis report(const std::string& id, std::optional<int> day, const std::string& text) {
    Analysis made;
    made.report.id = id;
    made.report.source = id + ".txt";
    made.report.text = text;
    made.report.sha256 = sha256_hex(text);
    if (day) {
        made.report.published.when = {Day{16000 + *day}, Day{16000 + *day}, Granularity::day};
    }
    return made;
}

std::map<std::string, std::string> links(store::Store& store) {
    std::map<std::string, std::string> found;
    for (const ReportRow& row : store.view({}, false).reports) {
        if (!row.copy_of.empty()) {
            found[row.id] = row.copy_of;
        }
    }
    return found;
}

} // namespace

TEST(LinkCopies, texts_two_weeks_apart_meet_and_those_of_two_months_do_not) {
    const auto store = store::open_store(":memory:", false);
    for (const auto& [id, day] : std::map<std::string, int>{{"a", 0}, {"b", 14}, {"c", 75}}) {
        store->save(report(id, day, story(1)), kVersions);
    }
    store->save(report("d", std::nullopt, story(1)), kVersions);
    store->save(report("e", std::nullopt, story(1)), kVersions);
    link_copies(*store, kWindows);
    EXPECT_EQ(links(*store), (std::map<std::string, std::string>{{"b", "a"}, {"e", "d"}}));
    EXPECT_TRUE(store->days_touched().empty());
    link_copies(*store, kAll);
    EXPECT_EQ(links(*store), (std::map<std::string, std::string>{{"b", "a"}, {"c", "a"}, {"d", "a"}, {"e", "a"}})) << "in a small case all meet";
    link_copies(*store, kWindows);
    EXPECT_EQ(links(*store), (std::map<std::string, std::string>{{"b", "a"}, {"e", "d"}})) << "and it can grow again";
}

TEST(LinkCopies, one_by_one_as_at_once_also_when_reports_change) {
    for (const unsigned seed : {1U, 2U, 3U}) {
        std::mt19937 random(seed);
        std::map<std::string, Analysis> reports;
        const auto step = store::open_store(":memory:", false);
        for (int number = 0; number < 60; ++number) {
            const std::string id = "r" + std::to_string(random() % 40);
            const auto day = random() % 12 == 0 ? std::nullopt : std::optional<int>(static_cast<int>(random() % 100) - 50);
            reports[id] = report(id, day, story(static_cast<int>(random() % 5)));
            step->save(reports[id], kVersions);
            link_copies(*step, kWindows);
        }
        const auto once = store::open_store(":memory:", false);
        for (auto entry = reports.rbegin(); entry != reports.rend(); ++entry) {
            once->save(entry->second, kVersions);
        }
        link_copies(*once, kWindows);
        EXPECT_GT(links(*once).size(), 10U);
        EXPECT_EQ(links(*step), links(*once)) << "seed " << seed;
    }
}

} // namespace vedette::pipeline
