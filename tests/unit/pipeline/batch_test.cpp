// Many documents: order, bounds, failures, and a casefile that does not depend on how it was read.
#include "pipeline/batch.hpp"
#include "pipeline/read_all.hpp"
#include "support/build_records.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <unistd.h>

namespace vedette::pipeline {
namespace {

const ingest::ReportReader& reports() {
    static const ingest::ReportReader reader(test::repository_path("lexicon"));
    return reader;
}

const Stages& stages() {
    static const Stages loaded = load_stages(options_for(VEDETTE_SOURCE_DIR));
    return loaded;
}

// `count` reports as JSON Lines, every tenth line broken.
std::string wire(int count) {
    std::string lines;
    for (int number = 0; number < count; ++number) {
        const std::string id = "r" + std::to_string(number);
        lines += number % 10 == 9 ? "{\"id\":\"" + id + "\",\"text\":\"Norway\n" : "{\"id\":\"" + id + "\",\"text\":\"Norway sent " + std::to_string(number + 2) + " ships.\"}\n";
    }
    return lines;
}

std::vector<std::string> order_of(int count, unsigned jobs, std::uint64_t* bytes = nullptr) {
    ingest::DocumentSource documents = ingest::DocumentSource::from_bytes("wire.jsonl", wire(count));
    ReportIds ids(nullptr, {});
    std::vector<std::string> order;
    run_batch(documents, {reports(), {}}, ids, {jobs, nullptr, std::nullopt}, [&](BatchItem& item) {
        order.push_back(item.analysis ? item.analysis->report.id : "failed " + item.failure->source);
        if (bytes != nullptr) {
            EXPECT_GE(item.bytes_done, *bytes);
            *bytes = item.bytes_done;
        }
    });
    return order;
}

TEST(Batch, documents_come_out_in_input_order_whatever_the_number_of_jobs_is) {
    std::uint64_t bytes = 0;
    const std::vector<std::string> alone = order_of(200, 1, &bytes);
    ASSERT_EQ(alone.size(), 200U);
    EXPECT_EQ(alone[0], "r0");
    EXPECT_EQ(alone[9], "failed wire.jsonl:10");
    EXPECT_EQ(order_of(200, 2), alone);
    EXPECT_EQ(order_of(200, 8), alone);
}

TEST(Batch, an_exception_of_the_receiver_ends_the_batch_and_reaches_the_caller) {
    ingest::DocumentSource documents = ingest::DocumentSource::from_bytes("wire.jsonl", wire(500));
    ReportIds ids(nullptr, {});
    int delivered = 0;
    const auto stop = [&](BatchItem&) {
        if (++delivered == 5) {
            throw Error(ErrorCode::system_failed, "the disk is full");
        }
    };
    EXPECT_THROW(run_batch(documents, {reports(), {}}, ids, {4, nullptr, std::nullopt}, stop), Error);
    EXPECT_EQ(delivered, 5);
    // Never more than two documents a job were under way.
    int left = 0;
    while (documents.next()) {
        ++left;
    }
    EXPECT_GE(left, 500 - 5 - 2 * 4);
}

// A report in another language must not look like a quiet day: it is kept, said to be left uncoded, and codes nothing.
TEST(Batch, a_report_in_another_language_is_kept_uncoded_with_a_notice) {
    const std::string text = "Береговая охрана острова во вторник направила два катера к северному рифу, сообщили в порту. Министр обороны "
                             "заявил, что учения пройдут в феврале, а США и НАТО (NATO) уведомлены.\n";
    ingest::DocumentSource documents = ingest::DocumentSource::from_bytes("report.txt", text);
    ReportIds ids(nullptr, {});
    int delivered = 0;
    run_batch(documents, {reports(), {}}, ids, {1, &stages(), std::nullopt}, [&](BatchItem& item) {
        ++delivered;
        ASSERT_TRUE(item.analysis);
        EXPECT_FALSE(item.failure);
        EXPECT_EQ(item.analysis->report.language, "ru");
        EXPECT_TRUE(item.analysis->events.events.empty());
        EXPECT_NE(not_coded_notice(item).find("report.txt"), std::string::npos);
    });
    EXPECT_EQ(delivered, 1);
    ingest::DocumentSource english = ingest::DocumentSource::from_bytes("report.txt", "The coast guard of the island sent two boats to the northern reef on Tuesday, the port said.\n");
    run_batch(english, {reports(), {}}, ids, {1, &stages(), std::nullopt}, [&](BatchItem& item) { EXPECT_EQ(not_coded_notice(item), ""); });
}

class ReadAll : public ::testing::Test {
protected:
    void SetUp() override {
        folder_ = std::filesystem::temp_directory_path() / ("vedette-batch-" + std::to_string(::getpid()) + "-" +
                                                            ::testing::UnitTest::GetInstance()->current_test_info()->name());
        std::filesystem::create_directories(folder_);
    }

    void TearDown() override { std::filesystem::remove_all(folder_); }

    std::string write(const std::string& name, const std::string& bytes) const {
        std::ofstream(folder_ / name, std::ios::binary) << bytes;
        return (folder_ / name).string();
    }

    // Reads these paths and gives the developments, forces and reports as one text.
    static std::string outcome(store::Store& store, const std::vector<std::string>& paths, unsigned jobs) {
        read_all({paths, jobs, {{"vedette", "test"}}, ""}, {reports(), {}}, stages(), store, {});
        const CaseView view = store.view({}, false);
        std::string all;
        for (const Development& development : view.developments) {
            all += print_development(development) + "\n";
        }
        for (const ForceRow& force : view.forces) {
            all += print_force(force) + "\n";
        }
        for (const ReportRow& report : view.reports) {
            all += report.id + " copy of " + report.copy_of + "\n";
        }
        return all;
    }

private:
    std::filesystem::path folder_;
};

TEST_F(ReadAll, fused_results_do_not_depend_on_order_jobs_or_pieces) {
    const std::string first = write("a.jsonl", "{\"id\":\"one\",\"published\":\"2021-11-12\",\"outlet\":\"Wire A\",\"text\":\"Poland deployed 15,000 soldiers near the border with Belarus on Thursday.\"}\n");
    const std::string second = write("b.jsonl", "{\"id\":\"two\",\"published\":\"2021-11-12\",\"outlet\":\"Wire B\",\"text\":\"Poland deployed 12,000 soldiers near the border with Belarus on Thursday, the ministry said.\"}\n");
    const std::string third = write("c.jsonl", "{\"id\":\"three\",\"published\":\"2021-11-14\",\"outlet\":\"Wire A\",\"text\":\"Belarus denied that it planned an attack on Poland.\"}\n");
    const std::unique_ptr<store::Store> one = store::open_store(":memory:", false);
    const std::string expected = outcome(*one, {first, second, third}, 1);
    EXPECT_NE(expected.find("\"development\""), std::string::npos);
    const std::unique_ptr<store::Store> other = store::open_store(":memory:", false);
    EXPECT_EQ(outcome(*other, {third, second, first}, 3), expected);
    const std::unique_ptr<store::Store> pieces = store::open_store(":memory:", false);
    outcome(*pieces, {second}, 1);
    outcome(*pieces, {third}, 1);
    EXPECT_EQ(outcome(*pieces, {first}, 1), expected);
}

TEST_F(ReadAll, failures_are_counted_kept_and_tried_again) {
    const std::string good = write("good.jsonl", wire(5));
    const std::string bad = write("empty.txt", "");
    const std::unique_ptr<store::Store> store = store::open_store(":memory:", false);
    const ReadJob job{{good, bad}, 2, {{"vedette", "test"}}, ""};
    const ReadSummary first = read_all(job, {reports(), {}}, stages(), *store, {});
    EXPECT_EQ(first.added, 5U);
    EXPECT_EQ(first.failures, 1U);
    EXPECT_EQ(store->view({}, false).failures.size(), 1U);
    const ReadSummary second = read_all(job, {reports(), {}}, stages(), *store, {});
    EXPECT_EQ(second.inputs_done_before, 1U);
    EXPECT_EQ(second.failures, 1U);
    write("empty.txt", "Sweden sent two ships to the Baltic Sea on Monday, officials in Stockholm said.\n");
    EXPECT_EQ(read_all(job, {reports(), {}}, stages(), *store, {}).added, 1U);
    EXPECT_TRUE(store->view({}, false).failures.empty());
}

} // namespace
} // namespace vedette::pipeline
