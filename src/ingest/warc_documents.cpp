#include "ingest/warc_documents.hpp"

#include "base/civil_date.hpp"
#include "base/utf8.hpp"
#include "ingest/http_payload.hpp"

#include <algorithm>
#include <charconv>

namespace vedette::ingest {

namespace {

constexpr std::size_t kMaxHeaderBytes = std::size_t{1} << 20U;
constexpr std::string_view kRecordStart = "WARC/";

struct RecordHeader {
    std::string type;         // lower case
    std::string content_type; // lower case, without parameters
    std::string charset;
    std::string url;
    std::string date;
    std::optional<std::uint64_t> length;
};

std::string_view without_brackets(std::string_view url) {
    return url.starts_with('<') && url.ends_with('>') ? url.substr(1, url.size() - 2) : url;
}

void read_field(std::string_view line, RecordHeader& header) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) {
        return;
    }
    const std::string name = to_lower(trim(line.substr(0, colon)));
    const std::string_view value = trim(line.substr(colon + 1));
    if (name == "warc-type") {
        header.type = to_lower(value);
    } else if (name == "warc-target-uri") {
        header.url = without_brackets(value);
    } else if (name == "warc-date") {
        header.date = value;
    } else if (name == "content-type") {
        parse_content_type(value, header.content_type, header.charset);
    } else if (name == "content-length") {
        std::uint64_t length = 0;
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), length);
        if (error == std::errc{} && end == value.data() + value.size()) {
            header.length = length;
        }
    }
}

bool is_page_type(std::string_view type) {
    return type == "text/html" || type == "application/xhtml+xml" || type == "text/plain";
}

// Where, inside a block that claims more than is its own, the next record begins, from `from` on; npos when nowhere.
std::size_t find_record_inside(std::string_view block, std::size_t from) {
    for (std::size_t at = block.find("\nWARC/", from); at != std::string_view::npos;
         at = block.find("\nWARC/", at + 1)) {
        const std::size_t line_end = block.find('\n', at + 1);
        // A page about web archives may show a record; a real one has its type or id in the header's first fields.
        if (line_end != std::string_view::npos && block.substr(line_end + 1).starts_with("WARC-")) {
            return at + 1;
        }
    }
    return std::string_view::npos;
}

// The same when the claim ends inside the next record's first lines, so that these are cut.
std::size_t find_record_cut_at_end(std::string_view block) {
    const std::size_t last = block.rfind("\nWARC/");
    if (last != std::string_view::npos) {
        return last + 1;
    }
    const std::size_t line = block.rfind('\n');
    return line != std::string_view::npos && kRecordStart.starts_with(block.substr(line + 1))
               ? line + 1
               : std::string_view::npos;
}

class WarcDocuments final : public DocumentStream {
public:
    WarcDocuments(std::unique_ptr<BufferedReader> bytes, StreamContext context)
        : bytes_(std::move(bytes))
        , context_(std::move(context)) {}

    std::optional<StreamItem> next() override {
        while (!is_finished_) {
            if (std::optional<StreamItem> item = read_record()) {
                ++items_;
                return item;
            }
        }
        return std::nullopt;
    }

private:
    StreamItem failure(ErrorCode code, const std::string& message) const {
        return {context_.source + "#" + std::to_string(number_), Failure{code, message}};
    }

    // The end of the stream: nothing, or why it ended too early.
    std::optional<StreamItem> finish() {
        is_finished_ = true;
        if (bytes_->failure()) {
            return StreamItem{context_.source, *bytes_->failure()};
        }
        if (items_ == 0) {
            return StreamItem{context_.source,
                              Failure{ErrorCode::input_empty, "holds no page or text; nothing to read"}};
        }
        return std::nullopt;
    }

    std::optional<StreamItem> read_record() {
        skip_blank();
        if (bytes_->peek_any().empty()) {
            return finish();
        }
        if (!bytes_->peek(kRecordStart.size()).starts_with(kRecordStart)) {
            resynchronise();
            return failure(ErrorCode::input_malformed,
                           "is followed by bytes that belong to no record, skipped; a length in this "
                           "archive is wrong");
        }
        ++number_;
        std::optional<RecordHeader> header = read_header();
        if (!header) {
            resynchronise();
            return failure(ErrorCode::input_malformed,
                           "has a broken header, skipped; fetch the archive again");
        }
        return read_block(*header);
    }

    void skip_blank() {
        while (!bytes_->peek_any().empty() &&
               (bytes_->peek_any().front() == '\r' || bytes_->peek_any().front() == '\n')) {
            bytes_->consume(1);
        }
    }

    std::optional<RecordHeader> read_header() {
        RecordHeader header;
        std::uint64_t size = 0;
        std::string line;
        while (bytes_->read_line(kMaxHeaderBytes, line) == BufferedReader::Line::whole) {
            if (line.empty()) {
                return header.length ? std::optional(header) : std::nullopt;
            }
            size += line.size();
            if (size > kMaxHeaderBytes) {
                break;
            }
            read_field(line, header);
        }
        return std::nullopt;
    }

    // Moves to the next line that begins a record.
    void resynchronise() {
        std::string line;
        for (;;) {
            const BufferedReader::Line got = bytes_->read_line(kMaxHeaderBytes, line);
            if (got == BufferedReader::Line::end ||
                bytes_->peek(kRecordStart.size()).starts_with(kRecordStart)) {
                return;
            }
        }
    }

    // Whether what follows the block is what has to follow it: two line ends and a record, or the end of the archive.
    bool is_at_record_end() {
        const std::string_view after = bytes_->peek(kRecordStart.size() + 4);
        const std::size_t start = after.find_first_not_of("\r\n");
        return start == std::string_view::npos ||
               (start > 0 && after.substr(start).starts_with(kRecordStart));
    }

    enum class Block : std::uint8_t { whole, cut_off, too_long, lying };

    // Reads the block in growing pieces: a lie is found soon after the place where the next record begins, so that an archive of
    // nothing but lies takes linear time.
    Block take_block(std::uint64_t length, std::string& block) {
        constexpr std::uint64_t kFirstPiece = 4096;
        constexpr std::size_t kStartLines = 64; // more than the line that begins a record
        const std::uint64_t limit = context_.limits.max_document_bytes;
        for (std::uint64_t piece = kFirstPiece; block.size() < length;
             piece = std::min(piece * 2, kMebibyte)) {
            const std::size_t before = block.size();
            const std::uint64_t wanted = std::min({piece, length - before, limit - before});
            if (wanted == 0) {
                return Block::too_long;
            }
            const std::uint64_t got = bytes_->take(wanted, block);
            const std::size_t inside = find_record_inside(block, before - std::min(before, kStartLines));
            if (inside != std::string::npos) {
                bytes_->push_back(std::string_view(block).substr(inside));
                return Block::lying;
            }
            if (got < wanted) {
                return Block::cut_off;
            }
        }
        return Block::whole;
    }

    std::optional<StreamItem> read_block(const RecordHeader& header) {
        std::string block;
        switch (take_block(*header.length, block)) {
        case Block::whole:
            break;
        case Block::too_long:
            bytes_->skip(*header.length - block.size());
            if (!is_at_record_end()) {
                resynchronise();
            }
            return failure(ErrorCode::input_too_large,
                           "is a record of more than " + std::to_string(context_.limits.max_document_bytes) +
                               " bytes, skipped");
        case Block::lying:
            return failure(ErrorCode::input_malformed,
                           "claims more bytes than it has, skipped; a length in this archive is wrong");
        case Block::cut_off:
            is_finished_ = true;
            return bytes_->failure()
                       ? StreamItem{context_.source + "#" + std::to_string(number_), *bytes_->failure()}
                       : failure(ErrorCode::input_malformed,
                                 "is cut off, " + std::to_string(*header.length - block.size()) +
                                     " bytes are missing; fetch the archive again");
        }
        if (!is_at_record_end()) {
            const std::size_t cut = find_record_cut_at_end(block);
            if (cut != std::string::npos) {
                bytes_->push_back(std::string_view(block).substr(cut));
            }
            if (!bytes_->peek(kRecordStart.size()).starts_with(kRecordStart)) {
                resynchronise();
            }
            return failure(ErrorCode::input_malformed,
                           "has another length than it claims, skipped; a length in this archive is wrong");
        }
        return document_of(header, block);
    }

    // The document of a whole record; nothing when it holds none.
    [[nodiscard]] std::optional<StreamItem> document_of(const RecordHeader& header,
                                                        std::string& block) const {
        RawDocument document;
        document.source = context_.source + "#" + std::to_string(number_);
        document.url = header.url;
        const std::optional<Day> day = parse_iso_day(header.date);
        document.fetched = day ? to_iso(*day) : std::string();
        std::string type = header.content_type;
        document.charset = header.charset;
        if (header.type == "response") {
            const std::optional<HttpResponse> response = parse_http_response(block);
            if (!response) {
                const bool is_http = type.empty() || type == "application/http";
                return is_http ? std::optional(
                                     failure(ErrorCode::input_malformed, "has a broken HTTP header, skipped"))
                               : std::nullopt;
            }
            if (response->status != 200 ||
                !(is_page_type(response->content_type) || response->content_type.empty())) {
                return std::nullopt;
            }
            Result<std::string> body = decoded_body(*response, context_.limits);
            if (!body) {
                return StreamItem{document.source, body.failure()};
            }
            type = response->content_type;
            document.charset = response->charset;
            block = std::move(*body);
        } else if (header.type == "conversion") {
            document.charset = document.charset.empty() ? "utf-8" : document.charset;
        } else if (header.type != "resource") {
            return std::nullopt;
        }
        if (!is_page_type(type) && !type.empty()) {
            return std::nullopt;
        }
        if (trim(block).empty()) {
            return StreamItem{document.source,
                              Failure{ErrorCode::input_empty, "is an empty page; nothing to read"}};
        }
        const bool is_text = type == "text/plain" || (type.empty() && block.find("</") == std::string::npos);
        document.format = is_text ? DocumentFormat::text : DocumentFormat::html;
        document.bytes = std::move(block);
        return StreamItem{document.source, std::move(document)};
    }

    std::unique_ptr<BufferedReader> bytes_;
    StreamContext context_;
    std::uint64_t number_ = 0;
    std::uint64_t items_ = 0;
    bool is_finished_ = false;
};

} // namespace

std::unique_ptr<DocumentStream> read_warc(std::unique_ptr<BufferedReader> bytes, StreamContext context) {
    return std::make_unique<WarcDocuments>(std::move(bytes), std::move(context));
}

} // namespace vedette::ingest
