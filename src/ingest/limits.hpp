#pragma once
// Bounds on what one input may cost. Over a bound is a Failure (input_too_large) for that document, never a stop.

#include <cstdint>

namespace vedette::ingest {

inline constexpr std::uint64_t kMebibyte = 1ULL << 20U;

struct Limits {
    std::uint64_t max_document_bytes = 64 * kMebibyte; // one text, page, feed or WARC record, decompressed
    std::uint64_t max_report_bytes = 2 * kMebibyte;    // clean text: some 350,000 words, no report but a concatenation, or made to stall
    std::uint64_t max_line_bytes = 64 * kMebibyte;     // one line, or one element of an array, of a JSON file

    // Archives (zip, tar). A plain compressed file is a stream, and only the ratio below bounds it.
    std::uint64_t max_member_bytes = 256 * kMebibyte;
    std::uint64_t max_archive_bytes = 2048 * kMebibyte; // all members together, nested archives included
    std::uint64_t max_members = 1'000'000;
    int max_nesting = 2; // an archive inside an archive is read, one inside that is not

    // Expansion of compressed data: refused when more than `max_ratio` times its size, once `ratio_after_bytes` came out.
    // Deflate reaches 1032 on one repeated byte; the most repetitive text of real news stays under 50.
    std::uint64_t max_ratio = 200;
    std::uint64_t ratio_after_bytes = 10 * kMebibyte;
};

} // namespace vedette::ingest
