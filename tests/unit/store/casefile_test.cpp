// The casefile as a file: its schema, damage, a full disk, two users at once.
#include "base/error.hpp"
#include "records/analysis.hpp"
#include "store/sqlite/connection.hpp"
#include "store/sqlite/migrations.hpp"
#include "store/store.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include <sys/mount.h>
#include <unistd.h>

namespace vedette::store {
namespace {

const Versions kVersions = {{"vedette", "test"}};

class CasefileTest : public ::testing::Test {
protected:
    void SetUp() override {
        folder_ = std::filesystem::temp_directory_path() / ("vedette-casefile-" + std::to_string(::getpid()) + "-" +
                                                            ::testing::UnitTest::GetInstance()->current_test_info()->name());
        std::filesystem::create_directories(folder_);
    }

    void TearDown() override { std::filesystem::remove_all(folder_); }

    [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }

private:
    std::filesystem::path folder_;
};

Analysis report(const std::string& id, const std::string& text) {
    Analysis made;
    made.report.id = id;
    made.report.source = id + ".txt";
    made.report.text = text;
    made.report.sha256 = "sha-" + id;
    return made;
}

// What went wrong, in words; empty when nothing did.
template <typename Work> std::string complaint(ErrorCode expected, Work work) {
    try {
        work();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), expected) << error.what();
        return error.what();
    }
    return "";
}

TEST_F(CasefileTest, a_new_casefile_goes_through_every_migration) {
    open_store(path("case.db"), false);
    Connection connection(path("case.db"), OpenMode::read_only);
    EXPECT_EQ(connection.integer("PRAGMA user_version"), migrations().back().number);
    EXPECT_EQ(connection.integer("SELECT count(*) FROM migrations"), static_cast<std::int64_t>(migrations().size()));
    EXPECT_EQ(connection.integer("SELECT count(*) FROM pragma_foreign_key_check"), 0);
}

TEST_F(CasefileTest, opening_again_changes_nothing) {
    open_store(path("case.db"), false)->save(report("a", "Norway sent ships."), kVersions);
    open_store(path("case.db"), false);
    EXPECT_EQ(open_store(path("case.db"), true)->view({}, false).reports.size(), 1U);
}

TEST_F(CasefileTest, an_empty_file_becomes_a_casefile_but_is_none_yet) {
    std::ofstream(path("case.db")).flush();
    EXPECT_NE(complaint(ErrorCode::store_failed, [&] { open_store(path("case.db"), true); }), "");
    EXPECT_NO_THROW(open_store(path("case.db"), false));
}

TEST_F(CasefileTest, a_database_of_another_program_is_left_alone) {
    Connection(path("other.db"), OpenMode::read_write).execute("CREATE TABLE notes(words TEXT)");
    EXPECT_NE(complaint(ErrorCode::store_failed, [&] { open_store(path("other.db"), false); }).find("another program"), std::string::npos);
    EXPECT_EQ(Connection(path("other.db"), OpenMode::read_only).integer("SELECT count(*) FROM sqlite_master"), 1);
}

TEST_F(CasefileTest, a_casefile_of_a_newer_vedette_is_refused) {
    open_store(path("case.db"), false);
    Connection(path("case.db"), OpenMode::read_write).execute("PRAGMA user_version = 999");
    EXPECT_NE(complaint(ErrorCode::store_failed, [&] { open_store(path("case.db"), false); }).find("newer"), std::string::npos);
}

TEST_F(CasefileTest, damage_is_named_with_the_path) {
    {
        const std::unique_ptr<Store> store = open_store(path("case.db"), false);
        for (int number = 0; number < 50; ++number) {
            store->save(report("r" + std::to_string(number), std::string(2000, 'a')), kVersions);
        }
    }
    std::fstream file(path("case.db"), std::ios::in | std::ios::out | std::ios::binary);
    const auto size = static_cast<std::streamoff>(std::filesystem::file_size(path("case.db")));
    file.seekp(4096);
    file << std::string(static_cast<std::size_t>(size - 4096), '\x5a');
    file.close();
    EXPECT_NE(complaint(ErrorCode::store_failed, [&] { open_store(path("case.db"), true)->view({}, true); }).find("case.db"), std::string::npos);
}

TEST_F(CasefileTest, a_full_disk_is_an_error_of_the_system_and_keeps_what_was_saved) {
    const std::string small = path("small");
    std::filesystem::create_directories(small);
    if (::geteuid() != 0 || ::mount("tmpfs", small.c_str(), "tmpfs", 0, "size=1m") != 0) {
        GTEST_SKIP() << "a small disk needs the right to mount one";
    }
    std::size_t saved = 0;
    std::string words;
    {
        const std::unique_ptr<Store> store = open_store(small + "/case.db", false);
        words = complaint(ErrorCode::system_failed, [&] {
            for (; saved < 1000; ++saved) {
                store->save(report("r" + std::to_string(saved), std::string(9000, static_cast<char>('a' + saved % 26))), kVersions);
            }
        });
        EXPECT_EQ(store->view({}, false).reports.size(), saved);
    }
    ::umount2(small.c_str(), MNT_DETACH);
    EXPECT_GT(saved, 0U);
    EXPECT_NE(words.find("full"), std::string::npos) << words;
}

TEST_F(CasefileTest, two_users_at_once_see_each_others_reports) {
    const std::unique_ptr<Store> one = open_store(path("case.db"), false);
    const std::unique_ptr<Store> other = open_store(path("case.db"), false);
    one->save(report("a", "Norway sent ships."), kVersions);
    EXPECT_EQ(other->save(report("a", "Norway sent ships."), kVersions), SaveOutcome::unchanged);
    other->save(report("b", "Sweden sent ships."), kVersions);
    EXPECT_EQ(one->view({}, false).reports.size(), 2U);
}

TEST_F(CasefileTest, the_order_of_saving_does_not_show) {
    const std::unique_ptr<Store> one = open_store(path("one.db"), false);
    const std::unique_ptr<Store> other = open_store(path("other.db"), false);
    const std::vector<std::string> ids = {"c", "a", "b"};
    for (std::size_t index = 0; index < ids.size(); ++index) {
        one->save(report(ids[index], "Norway sent ships."), kVersions);
        other->save(report(ids[ids.size() - 1 - index], "Norway sent ships."), kVersions);
    }
    const CaseView first = one->view({}, true);
    const CaseView second = other->view({}, true);
    ASSERT_EQ(first.reports.size(), 3U);
    for (std::size_t index = 0; index < 3; ++index) {
        EXPECT_EQ(first.reports[index].id, second.reports[index].id);
    }
}

TEST_F(CasefileTest, words_are_searched_and_follow_a_changed_text) {
    const std::unique_ptr<Store> store = open_store(path("case.db"), false);
    store->save(report("a", "Norway sent ships to the strait."), kVersions);
    CaseFilter ships;
    ships.words = "ships AND strait";
    EXPECT_EQ(store->view(ships, false).reports.size(), 1U);
    Analysis changed = report("a", "Norway sent aircraft.");
    changed.report.sha256 = "other";
    EXPECT_EQ(store->save(changed, kVersions), SaveOutcome::replaced);
    EXPECT_TRUE(store->view(ships, false).reports.empty());
}

TEST_F(CasefileTest, a_search_that_cannot_be_read_is_wrong_usage) {
    const std::unique_ptr<Store> store = open_store(path("case.db"), false);
    CaseFilter broken;
    broken.words = "\"ships AND (";
    EXPECT_NE(complaint(ErrorCode::usage, [&] { store->view(broken, false); }), "");
}

TEST_F(CasefileTest, copies_are_linked_and_unlinked) {
    const std::unique_ptr<Store> store = open_store(path("case.db"), false);
    store->save(report("a", "Norway sent ships."), kVersions);
    store->save(report("b", "Norway sent ships."), kVersions);
    store->set_copies({{"b", "a"}});
    EXPECT_EQ(store->view({}, false).reports[1].copy_of, "a");
    store->set_copies({});
    EXPECT_EQ(store->view({}, false).reports[1].copy_of, "");
}

} // namespace
} // namespace vedette::store
