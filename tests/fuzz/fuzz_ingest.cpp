// Any bytes, as any kind of file, through DocumentSource and the decoder: no crash, no leak, no endless loop, and every document keeps
// the promises of its format. The first byte chooses the name, so that formats decided by name are reached too.

#include "base/utf8.hpp"
#include "ingest/document_source.hpp"
#include "ingest/encoding.hpp"

#include <cstdlib>

namespace {

constexpr const char* kNames[] = {"a",     "a.html",    "a.jsonl", "a.json",
                                  "a.xml", "a.warc.gz", "a.zip",   "a.tar.gz"};

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace vedette; // NOLINT(google-build-using-namespace): a program of one function
    if (size == 0) {
        return 0;
    }
    ingest::Limits limits;
    limits.max_document_bytes = 1 << 20;
    limits.max_line_bytes = 1 << 20;
    limits.max_member_bytes = 1 << 22;
    limits.max_archive_bytes = 1 << 23;
    limits.ratio_after_bytes = 1 << 20;
    ingest::DocumentSource source = ingest::DocumentSource::from_bytes(
        kNames[data[0] % std::size(kNames)], std::string(reinterpret_cast<const char*>(data) + 1, size - 1),
        limits);
    while (const std::optional<Result<RawDocument>> next = source.next()) {
        if (!next->has_value()) {
            require(next->failure().message.rfind(source.last_source() + ": ", 0) == 0);
            continue;
        }
        const RawDocument& document = next->value();
        require(document.source == source.last_source());
        require(!trim(document.bytes).empty());
        require(document.bytes.size() <= (4U << 20U)); // decoding makes up to four bytes of one
        require(document.format != DocumentFormat::clean || is_valid_utf8(document.bytes));
        const Result<std::string> text = ingest::decode_to_utf8(document.bytes, document.charset);
        require(!text || is_valid_utf8(*text));
    }
    return 0;
}
