#pragma once
// What the readers of the single formats have in common: each turns one stream of bytes into documents, one at a time.

#include "ingest/byte_source.hpp"
#include "ingest/limits.hpp"
#include "records/raw_document.hpp"

#include <memory>
#include <optional>
#include <string>

namespace vedette::ingest {

// One document, or why there is none. `document`'s failure message comes without the source; DocumentSource puts it in front.
struct StreamItem {
    std::string source;
    Result<RawDocument> document;
};

class DocumentStream {
public:
    DocumentStream() = default;
    DocumentStream(const DocumentStream&) = delete;
    DocumentStream& operator=(const DocumentStream&) = delete;
    virtual ~DocumentStream() = default;

    // The next document or failure; nothing at the end.
    virtual std::optional<StreamItem> next() = 0;
};

// Where a stream stands among the wrappings around it.
struct StreamContext {
    std::string source; // "dir/archive.zip!member"
    Limits limits;
    int archives = 0;     // archives around this stream
    int compressions = 0; // compressed layers around this stream
    std::uint64_t* expanded =
        nullptr; // bytes of archive members so far, over the whole input; owned by DocumentSource
};

// Finds out what the bytes are and reads them. Never null.
std::unique_ptr<DocumentStream> open_documents(std::unique_ptr<ByteSource> bytes, StreamContext context);

// A stream of one item.
std::unique_ptr<DocumentStream> single_item(StreamItem item);

inline std::unique_ptr<DocumentStream> single_failure(const StreamContext& context, ErrorCode code,
                                                      std::string message) {
    return single_item({context.source, Failure{code, std::move(message)}});
}

} // namespace vedette::ingest
