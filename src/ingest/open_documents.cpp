#include "base/utf8.hpp"
#include "ingest/archive_reader.hpp"
#include "ingest/document_stream.hpp"
#include "ingest/encoding.hpp"
#include "ingest/feed_documents.hpp"
#include "ingest/jsonl_documents.hpp"
#include "ingest/sniff_format.hpp"
#include "ingest/warc_documents.hpp"

namespace vedette::ingest {

namespace {

// "a.txt.gz.gz" is somebody's mistake, ten layers are an attack.
constexpr int kMaxCompressions = 3;

class SingleItem final : public DocumentStream {
public:
    explicit SingleItem(StreamItem item)
        : item_(std::move(item)) {}

    std::optional<StreamItem> next() override {
        std::optional<StreamItem> item = std::move(item_);
        item_.reset();
        return item;
    }

private:
    std::optional<StreamItem> item_;
};

// A text or a page: the whole stream is one document.
StreamItem whole_document(BufferedReader& bytes, const StreamContext& context, DocumentFormat format) {
    const std::uint64_t limit = context.limits.max_document_bytes;
    RawDocument document;
    document.source = context.source;
    document.format = format;
    if (bytes.take(limit + 1, document.bytes) > limit) {
        return {context.source,
                Failure{ErrorCode::input_too_large,
                        "is a text of more than " + std::to_string(limit) + " bytes; split it into reports"}};
    }
    if (bytes.failure()) {
        return {context.source, *bytes.failure()};
    }
    if (trim(document.bytes).empty()) {
        return {context.source, Failure{ErrorCode::input_empty, "is empty; nothing to read"}};
    }
    return {context.source, std::move(document)};
}

bool is_utf16(std::string_view prefix) {
    return prefix.starts_with("\xFF\xFE") || prefix.starts_with("\xFE\xFF") ||
           prefix.find('\0') != std::string_view::npos;
}

// JSON in UTF-16: held and converted as a whole, since lines can be found only afterwards.
std::unique_ptr<DocumentStream> read_converted_json(BufferedReader& bytes, const StreamContext& context,
                                                    JsonLayout layout) {
    StreamItem whole = whole_document(bytes, context, DocumentFormat::clean);
    if (!whole.document) {
        return single_item(std::move(whole));
    }
    Result<std::string> utf8 = decode_to_utf8(whole.document->bytes);
    if (!utf8) {
        return single_item({context.source, utf8.failure()});
    }
    return read_json(std::make_unique<BufferedReader>(memory_source(std::move(*utf8))), context, layout);
}

std::string_view sniff_prefix(BufferedReader& bytes) {
    std::string_view prefix = bytes.peek_any();
    while (prefix.size() < kSniffBytes && !is_sniffed_early(prefix) && bytes.fill()) {
        prefix = bytes.peek_any();
    }
    return bytes.peek_any().substr(0, kSniffBytes);
}

std::unique_ptr<DocumentStream> open_wrapped(std::unique_ptr<BufferedReader> bytes, StreamContext context,
                                             ContentKind kind) {
    if (kind == ContentKind::zip || kind == ContentKind::tar) {
        if (context.archives >= context.limits.max_nesting) {
            return single_failure(context, ErrorCode::input_too_large,
                                  "is an archive nested too deep; unpack it by hand");
        }
        return read_archive(std::move(bytes), std::move(context));
    }
    if (++context.compressions > kMaxCompressions) {
        return single_failure(context, ErrorCode::input_too_large,
                              "is compressed too many times over; unpack it by hand");
    }
    std::unique_ptr<ByteSource> expanded = kind == ContentKind::gzip
                                               ? gunzip(std::move(bytes), context.limits)
                                               : decompress(std::move(bytes), context.limits);
    return open_documents(std::move(expanded), std::move(context));
}

} // namespace

std::unique_ptr<DocumentStream> single_item(StreamItem item) {
    return std::make_unique<SingleItem>(std::move(item));
}

std::unique_ptr<DocumentStream> open_documents(std::unique_ptr<ByteSource> source, StreamContext context) {
    auto bytes = std::make_unique<BufferedReader>(std::move(source));
    const std::string_view prefix = sniff_prefix(*bytes);
    if (prefix.empty() && bytes->failure()) {
        return single_item({context.source, *bytes->failure()});
    }
    const ContentKind kind = sniff_content(prefix, context.source);
    const auto json = [&](JsonLayout layout) {
        return is_utf16(prefix) ? read_converted_json(*bytes, context, layout)
                                : read_json(std::move(bytes), context, layout);
    };
    switch (kind) {
    case ContentKind::empty:
        return single_failure(context, ErrorCode::input_empty, "is empty; nothing to read");
    case ContentKind::foreign:
        return single_failure(context, ErrorCode::input_binary, foreign_message(prefix));
    case ContentKind::binary:
        return single_failure(context, ErrorCode::input_binary,
                              "is not text in any known encoding; save it as text or HTML");
    case ContentKind::text:
        return single_item(whole_document(*bytes, context, DocumentFormat::text));
    case ContentKind::html:
        return single_item(whole_document(*bytes, context, DocumentFormat::html));
    case ContentKind::json_lines:
        return json(JsonLayout::lines);
    case ContentKind::json_values:
        return json(JsonLayout::values);
    case ContentKind::json_array:
        return json(JsonLayout::array);
    case ContentKind::feed:
        return read_feed(std::move(bytes), std::move(context));
    case ContentKind::warc:
        return read_warc(std::move(bytes), std::move(context));
    case ContentKind::gzip:
    case ContentKind::compressed:
    case ContentKind::zip:
    case ContentKind::tar:
        break;
    }
    return open_wrapped(std::move(bytes), std::move(context), kind);
}

} // namespace vedette::ingest
