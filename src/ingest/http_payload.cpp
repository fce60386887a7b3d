#include "ingest/http_payload.hpp"

#include "base/utf8.hpp"
#include "ingest/archive_reader.hpp"

#include <charconv>

namespace vedette::ingest {

namespace {

std::string lower_trimmed(std::string_view text) {
    return to_lower(trim(text));
}

// Moves `text` past its first line and returns that without its end.
std::string_view take_line(std::string_view& text) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r')) {
        line.remove_suffix(1);
    }
    return line;
}

// nullopt when the body is not in chunks (RFC 9112, section 7.1). A body that breaks off gives what was there, as browsers do.
std::optional<std::string> join_chunks(std::string_view body) {
    std::string joined;
    bool is_first = true;
    while (!body.empty()) {
        const std::string_view line = take_line(body);
        const std::string_view digits = trim(line.substr(0, line.find(';')));
        std::size_t size = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), size, 16);
        if (error != std::errc{} || end != digits.data() + digits.size()) {
            return is_first ? std::nullopt : std::optional(joined);
        }
        if (size == 0) {
            return joined;
        }
        joined.append(body.substr(0, size));
        body.remove_prefix(std::min(size, body.size()));
        take_line(body);
        is_first = false;
    }
    return joined;
}

Result<std::string> read_coded(std::unique_ptr<ByteSource> decoded, const Limits& limits) {
    BufferedReader reader(std::move(decoded));
    std::string body;
    if (reader.take(limits.max_document_bytes + 1, body) > limits.max_document_bytes) {
        return Failure{ErrorCode::input_too_large, "is a page of more than " +
                                                       std::to_string(limits.max_document_bytes) +
                                                       " bytes; skipped"};
    }
    if (reader.failure()) {
        return *reader.failure();
    }
    return body;
}

} // namespace

void parse_content_type(std::string_view value, std::string& type, std::string& charset) {
    const std::string lower = to_lower(value);
    type = trim(std::string_view(lower).substr(0, lower.find(';')));
    const std::size_t at = lower.find("charset=");
    charset.clear();
    if (at != std::string::npos) {
        for (const char c : std::string_view(lower).substr(at + 8)) {
            if (c == ';' || c == ' ' || c == ',') {
                break;
            }
            if (c != '"' && c != '\'') {
                charset += c;
            }
        }
    }
}

std::optional<HttpResponse> parse_http_response(std::string_view bytes) {
    if (!bytes.starts_with("HTTP/")) {
        return std::nullopt;
    }
    HttpResponse response;
    const std::string_view status_line = take_line(bytes);
    const std::size_t space = status_line.find(' ');
    if (space == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view code = status_line.substr(space + 1, 3);
    std::from_chars(code.data(), code.data() + code.size(), response.status);
    for (;;) {
        if (bytes.empty()) {
            return std::nullopt;
        }
        const std::string_view line = take_line(bytes);
        if (line.empty()) {
            break;
        }
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos) {
            continue;
        }
        const std::string name = lower_trimmed(line.substr(0, colon));
        const std::string_view value = trim(line.substr(colon + 1));
        if (name == "content-type") {
            parse_content_type(value, response.content_type, response.charset);
        } else if (name == "content-encoding") {
            response.content_encoding = to_lower(value);
        } else if (name == "transfer-encoding") {
            response.is_chunked = to_lower(value).find("chunked") != std::string::npos;
        }
    }
    response.body = bytes;
    return response;
}

Result<std::string> decoded_body(const HttpResponse& response, const Limits& limits) {
    std::string body(response.body);
    if (response.is_chunked) {
        if (std::optional<std::string> joined = join_chunks(body)) {
            body = std::move(*joined);
        }
    }
    const std::string& coding = response.content_encoding;
    if (body.starts_with("\x1F\x8B")) {
        return read_coded(gunzip(std::make_unique<BufferedReader>(memory_source(std::move(body))), limits),
                          limits);
    }
    const bool looks_like_text =
        body.find_first_not_of(" \t\r\n") != std::string::npos && trim(body).starts_with('<');
    if (coding.empty() || coding == "identity" || coding == "gzip" || coding == "x-gzip" || looks_like_text) {
        return body;
    }
    if (coding == "deflate") {
        return read_coded(
            inflate_data(std::make_unique<BufferedReader>(memory_source(std::move(body))), limits), limits);
    }
    if (coding == "zstd") {
        return read_coded(
            decompress(std::make_unique<BufferedReader>(memory_source(std::move(body))), limits), limits);
    }
    return Failure{ErrorCode::input_malformed,
                   "has a page coded as \"" + coding + "\", which is not read; fetch it without"};
}

} // namespace vedette::ingest
