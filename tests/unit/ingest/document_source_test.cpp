#include "base/file.hpp"
#include "ingest/archive_reader.hpp"
#include "ingest/document_source.hpp"
#include "pack.hpp"
#include "read_all.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <thread>

namespace vedette::ingest {

namespace {

using test::pack;
using test::Packing;
using test::read_all;
using test::read_bytes;
using test::summary;

// A folder of its own for each test, removed afterwards.
class Folder : public testing::Test {
protected:
    void SetUp() override {
        std::string name = testing::TempDir() + "vedette-XXXXXX";
        ASSERT_NE(::mkdtemp(name.data()), nullptr);
        root_ = name;
    }

    void TearDown() override { std::filesystem::remove_all(root_); }

    std::string write(const std::string& name, const std::string& bytes) {
        const std::filesystem::path path = std::filesystem::path(root_) / name;
        std::filesystem::create_directories(path.parent_path());
        write_file_atomically(path.string(), bytes);
        return path.string();
    }

    // A summary with the folder's own name cut out.
    std::string summary_of(std::vector<std::string> paths, Limits limits = {}) {
        std::string line = summary(read_all(DocumentSource(std::move(paths), limits)));
        for (std::size_t at = line.find(root_); at != std::string::npos; at = line.find(root_)) {
            line.erase(at, root_.size() + 1);
        }
        return line;
    }

    std::string root_;
};

} // namespace

using DocumentSourceFiles = Folder;

TEST_F(DocumentSourceFiles, folders_are_walked_in_order_of_bytes) {
    write("b/2.txt", "Two.");
    write("b/10.txt", "Ten.");
    write("a.html", "<html><p>A</p></html>");
    write("Z.unknown-extension", "Zed.");
    write(".hidden/x.txt", "no");
    write("b/.x.txt", "no");
    write("a_files/logo.png", "no");
    write("a_files/style.css", "no");
    std::filesystem::create_directory_symlink(root_, root_ + "/b/loop");
    EXPECT_EQ(summary_of({root_}),
              "Z.unknown-extension: Zed. | a.html: <html><p>A</p></html> | b/10.txt: Ten. | b/2.txt: Two.");
}

TEST_F(DocumentSourceFiles, every_bad_file_is_one_failure_and_the_rest_is_read) {
    write("1-empty.txt", "");
    write("2-binary.bin", std::string("\x7F"
                                      "ELF\0\0\0\1\2\3\0\0\0\0",
                                      14) +
                              std::string(500, '\0'));
    write("3-picture", "\x89PNG\r\n\x1A\n" + std::string(100, '\0'));
    write("4-document.pdf", "%PDF-1.7 and so on");
    write("5-blank.txt", " \n\t\n");
    const std::string archive =
        pack(Packing::tar_gz, {{"a.txt", "Member A."}, {"b.txt", std::string(5000, 'b')}});
    write("6-cut.tar.gz", archive.substr(0, archive.size() - 30));
    write("7-noise.gz", "\x1F\x8B\x08 this is no gzip data at all");
    write("8-good.txt", "Good.");
    const std::string line = summary_of({root_, root_ + "/missing.txt"});
    EXPECT_EQ(line.substr(0, line.find(" | 6")), "1-empty.txt! input_empty | 2-binary.bin! input_binary | "
                                                 "3-picture! input_binary | 4-document.pdf! input_binary | "
                                                 "5-blank.txt! input_empty");
    EXPECT_NE(line.find("7-noise.gz! input_malformed | 8-good.txt: Good. | missing.txt! input_unreadable"),
              std::string::npos)
        << line;
}

TEST_F(DocumentSourceFiles, failures_name_the_source_and_what_to_do) {
    const auto items = read_all(DocumentSource({write("a.txt", "")}));
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(items[0].message, root_ + "/a.txt: is empty; nothing to read");
}

TEST_F(DocumentSourceFiles, unreadable_file_and_folder) {
    const std::string file = write("closed.txt", "Words.");
    write("dir/x.txt", "Words.");
    if (::geteuid() == 0) {
        GTEST_SKIP() << "root reads everything";
    }
    ::chmod(file.c_str(), 0);
    ::chmod((root_ + "/dir").c_str(), 0);
    EXPECT_EQ(summary_of({root_}), "closed.txt! input_unreadable | dir! input_unreadable");
    ::chmod((root_ + "/dir").c_str(), 0700);
}

TEST_F(DocumentSourceFiles, progress_reaches_the_total) {
    write("a.txt", std::string(1000, 'a'));
    write("b.jsonl", "{\"id\":1,\"text\":\"One\"}\n{\"id\":1,\"text\":\"Same id\"}\n");
    write("c.zip", pack(Packing::zip, {{"a.txt", "A."}, {"b.txt", "B."}}));
    DocumentSource source({root_});
    std::uint64_t before = 0;
    std::string inputs;
    while (source.next()) {
        EXPECT_GE(source.bytes_done(), before);
        EXPECT_LE(source.bytes_done(), source.bytes_total());
        before = source.bytes_done();
        inputs += std::filesystem::path(source.current_input()).filename().string() + " ";
    }
    EXPECT_EQ(inputs, "a.txt b.jsonl b.jsonl c.zip c.zip ");
    EXPECT_EQ(source.bytes_done(), source.bytes_total());
}

TEST_F(DocumentSourceFiles, inputs_done_before_are_passed_over) {
    const std::string done = write("a.txt", "A.");
    write("b.txt", "B.");
    DocumentSource source({root_});
    source.skip_inputs({done});
    ASSERT_TRUE(source.next());
    EXPECT_EQ(source.current_input(), root_ + "/b.txt");
    EXPECT_FALSE(source.next());
    EXPECT_EQ(source.bytes_done(), source.bytes_total());
}

TEST_F(DocumentSourceFiles, line_of_200_megabytes_is_refused_in_bounded_memory) {
    const std::string pipe = root_ + "/pipe.jsonl";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    std::thread writer([&] {
        const int fd = ::open(pipe.c_str(), O_WRONLY);
        const std::string first = "{\"id\":1,\"text\":\"One\"}\n{\"id\":2,\"text\":\"";
        const std::string block(1 << 20, 'x');
        const std::string last = "\"}\n{\"id\":3,\"text\":\"Three\"}\n";
        const auto put = [&](const std::string& bytes) {
            for (std::size_t at = 0; at < bytes.size();) {
                const ssize_t wrote = ::write(fd, bytes.data() + at, bytes.size() - at);
                if (wrote <= 0) {
                    return;
                }
                at += static_cast<std::size_t>(wrote);
            }
        };
        put(first);
        for (int count = 0; count < 200; ++count) {
            put(block);
        }
        put(last);
        ::close(fd);
    });

    struct rusage before {};

    ::getrusage(RUSAGE_SELF, &before);
    Limits limits;
    limits.max_line_bytes = 16 * kMebibyte;
    const std::string line = summary_of({pipe}, limits);

    struct rusage after {};

    ::getrusage(RUSAGE_SELF, &after);
    writer.join();
    EXPECT_EQ(line, "pipe.jsonl:1: One | pipe.jsonl:2! input_too_large | pipe.jsonl:3: Three");
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    EXPECT_LT(after.ru_maxrss - before.ru_maxrss, 80 * 1024); // KB
#endif
}

TEST(DocumentSource, text_over_the_limit_is_refused) {
    Limits limits;
    limits.max_document_bytes = 1000;
    EXPECT_EQ(summary(read_bytes("a.txt", std::string(1001, 'x'), limits)), "a.txt! input_too_large");
    EXPECT_EQ(read_bytes("a.txt", std::string(1000, 'x'), limits).size(), 1U);
}

TEST(DocumentSource, every_compression_is_undone) {
    for (const Packing packing : {Packing::gz, Packing::zst, Packing::xz, Packing::bz2}) {
        EXPECT_EQ(summary(read_bytes("a.txt.z", pack(packing, {{"a", "Words of a report."}}))),
                  "a.txt.z: Words of a report.");
        EXPECT_EQ(summary(read_bytes("b.jsonl.z",
                                     pack(packing, {{"a", "{\"text\":\"One\"}\n{\"text\":\"Two\"}\n"}}))),
                  "b.jsonl.z:1: One | b.jsonl.z:2: Two");
        const std::string bytes = pack(packing, {{"a", "Words of a report that is cut."}});
        EXPECT_EQ(summary(read_bytes("c.z", bytes.substr(0, bytes.size() - 6))), "c.z! input_malformed");
    }
}

TEST(DocumentSource, gzip_checksums_are_verified) {
    std::string bytes = test::gzip("Words of a report.") + test::gzip(" And more.");
    EXPECT_EQ(read_bytes("a.gz", bytes)[0].document.bytes, "Words of a report. And more.");
    EXPECT_EQ(summary(read_bytes("a.gz", bytes + std::string(512, '\0'))), "a.gz: Words of a report. And m");
    bytes[bytes.size() - 6] = static_cast<char>(bytes[bytes.size() - 6] ^ 1);
    EXPECT_EQ(summary(read_bytes("a.gz", bytes)), "a.gz! input_malformed");
}

TEST(DocumentSource, members_of_archives_are_read_in_order) {
    const std::vector<std::pair<std::string, std::string>> members = {
        {"one.txt", "One."},
        {"dir/two.html", "<html>Two</html>"},
        {"x.jsonl.gz", test::gzip("{\"text\":\"Three\"}\n")},
        {"logo.png", "\x89PNG"},
        {"empty.txt", ""},
        {".hidden", "no"},
        {"caf\u00E9.txt", "Four."}};
    for (const Packing packing : {Packing::zip, Packing::tar, Packing::tar_gz, Packing::tar_zst}) {
        EXPECT_EQ(summary(read_bytes("a", pack(packing, members))),
                  "a!one.txt: One. | a!dir/two.html: <html>Two</html> | a!x.jsonl.gz:1: Three | a!empty.txt! "
                  "input_empty | "
                  "a!caf\u00E9.txt: Four.");
    }
}

TEST(DocumentSource, members_outside_their_archive_are_refused) {
    const std::vector<std::pair<std::string, std::string>> members = {
        {"../../etc/passwd", "No."}, {"good.txt", "Good."},      {"/etc/shadow", "No."},
        {"a/../../b", "No."},        {"link:here", "../../etc"}, {"last.txt", "Last."}};
    for (const Packing packing : {Packing::zip, Packing::tar}) {
        EXPECT_EQ(summary(read_bytes("a", pack(packing, members))),
                  "a!../../etc/passwd! input_unsafe | a!good.txt: Good. | a!/etc/shadow! input_unsafe | "
                  "a!a/../../b! input_unsafe | "
                  "a!here! input_unsafe | a!last.txt: Last.");
    }
    EXPECT_TRUE(is_unsafe_member_name("C:\\temp\\x"));
    EXPECT_TRUE(is_unsafe_member_name("a\\..\\b"));
    EXPECT_FALSE(is_unsafe_member_name("a..b/c...txt"));
}

TEST(DocumentSource, bombs_are_refused_and_the_rest_of_a_zip_is_read) {
    const std::string zeros(30 << 20, 'a');
    EXPECT_EQ(summary(read_bytes(
                  "a", pack(Packing::zip, {{"bomb.jsonl", "{\"text\":\"" + zeros}, {"good.txt", "Good."}}))),
              "a!bomb.jsonl! input_too_large | a!good.txt: Good.");
    EXPECT_EQ(summary(read_bytes("a.gz", test::gzip(zeros))), "a.gz! input_too_large");
    EXPECT_EQ(summary(read_bytes("a.zst", pack(Packing::zst, {{"a", zeros}}))), "a.zst! input_too_large");
    const auto tar = read_bytes("a.tgz", pack(Packing::tar_gz, {{"bomb.txt", zeros}, {"good.txt", "Good."}}));
    ASSERT_GE(tar.size(), 1U);
    EXPECT_FALSE(tar[0].is_document());
}

TEST(DocumentSource, limits_of_archives_hold) {
    Limits limits;
    limits.max_member_bytes = 1000;
    limits.max_archive_bytes = 2500;
    std::string noise;
    for (int index = 0; index < 300; ++index) {
        noise += std::to_string(index * 7919) + " ";
    }
    EXPECT_EQ(summary(read_bytes("a", pack(Packing::zip, {{"1", noise}, {"2", "Two."}}), limits)),
              "a!1! input_too_large | a!2: Two.");
    limits.max_member_bytes = 100'000;
    const auto items =
        read_bytes("a", pack(Packing::zip, {{"1", noise}, {"2", noise}, {"3", "Three."}}), limits);
    EXPECT_EQ(summary(items).substr(0, 36), "a!1: 0 7919 15838 23757 31676 | a!2!");
}

TEST(DocumentSource, nesting_is_one_level_deep) {
    const std::string inner = pack(Packing::zip, {{"x.txt", "Inside."}});
    const std::string middle = pack(Packing::tar, {{"inner.zip", inner}, {"m.txt", "Middle."}});
    EXPECT_EQ(summary(read_bytes("a", middle)), "a!inner.zip!x.txt: Inside. | a!m.txt: Middle.");
    EXPECT_EQ(summary(read_bytes("a", pack(Packing::zip, {{"middle.tar", middle}, {"o.txt", "Outer."}}))),
              "a!middle.tar!inner.zip! input_too_large | a!middle.tar!m.txt: Middle. | a!o.txt: Outer.");
    std::string layers = "Words of a report.";
    for (int index = 0; index < 5; ++index) {
        layers = test::gzip(layers);
    }
    EXPECT_EQ(summary(read_bytes("a.gz", layers)), "a.gz! input_too_large");
}

TEST(DocumentSource, damaged_zip_gives_what_is_whole) {
    const std::string zip = pack(Packing::zip, {{"1.txt", "One."}, {"2.txt", "Two."}});
    const auto items = read_bytes("a.zip", zip.substr(0, zip.size() - 60));
    ASSERT_FALSE(items.empty());
    EXPECT_EQ(items[0].document.bytes, "One.");
    EXPECT_EQ(summary(read_bytes("a.zip", "PK\x03\x04 and then nothing of the kind")),
              "a.zip! input_malformed");
}

} // namespace vedette::ingest
