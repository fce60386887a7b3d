#include "syntax/model_file.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "support/build_records.hpp"
#include "syntax/syntax_parser.hpp"

#include <gtest/gtest.h>

#include <cstdio>

namespace vedette::syntax {

namespace {

const std::string kModel = "models/reader.vdm";

std::string temporary_path() { return testing::TempDir() + "vedette_model_file_test.vdm"; }

// What opening a file with these bytes says; empty when it is accepted.
std::string complaint(std::string_view bytes) {
    write_file_atomically(temporary_path(), bytes);
    std::string words;
    try {
        const SyntaxParser parser(temporary_path());
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::resource_invalid);
        words = error.what();
    }
    std::remove(temporary_path().c_str());
    return words;
}

} // namespace

TEST(ModelFile, refuses_a_truncated_file) {
    const Result<std::string> whole = read_file(test::repository_path(kModel));
    ASSERT_TRUE(whole);
    for (const std::size_t size : {std::size_t{1}, std::size_t{63}, std::size_t{64}, std::size_t{5000}, whole->size() - 1}) {
        EXPECT_NE(complaint(whole->substr(0, size)), "") << size;
    }
    EXPECT_NE(complaint(*whole + "x").find("truncated or grown"), std::string::npos);
}

TEST(ModelFile, refuses_a_damaged_file) {
    const Result<std::string> whole = read_file(test::repository_path(kModel));
    ASSERT_TRUE(whole);
    for (const std::size_t at : {std::size_t{70}, std::size_t{100000}, whole->size() - 10}) {
        std::string damaged = *whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 1);
        EXPECT_NE(complaint(damaged).find("checksum"), std::string::npos) << at;
    }
}

TEST(ModelFile, refuses_a_foreign_file) {
    EXPECT_NE(complaint("").find("empty"), std::string::npos);
    EXPECT_NE(complaint("PK\x03\x04 this is something else, long enough to hold a header of sixty-four bytes").find("not a model"),
              std::string::npos);
}

TEST(ModelFile, says_which_file_is_missing) {
    try {
        const SyntaxParser parser("/nowhere/reader.vdm");
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::resource_missing);
        EXPECT_NE(std::string(error.what()).find("/nowhere/reader.vdm"), std::string::npos);
    }
}

TEST(ModelFile, reads_half_precision) {
    EXPECT_EQ(from_half(0x3C00), 1.0F);
    EXPECT_EQ(from_half(0xC000), -2.0F);
    EXPECT_EQ(from_half(0x3555), 0.333251953125F);
    EXPECT_EQ(from_half(0x0001), 5.9604644775390625e-8F);
    EXPECT_EQ(from_half(0x8000), -0.0F);
}

} // namespace vedette::syntax
