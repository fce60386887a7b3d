#pragma once
// An HTTP response as crawlers store it: header, chunks, content coding.

#include "base/error.hpp"
#include "ingest/limits.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace vedette::ingest {

struct HttpResponse {
    int status = 0;
    std::string content_type;     // lower case, without parameters: "text/html"
    std::string charset;          // of Content-Type; empty: not given
    std::string content_encoding; // lower case
    bool is_chunked = false;
    std::string_view body; // as sent; points into the bytes parsed
};

// nullopt when the bytes do not begin with an HTTP status line, or its header does not end.
std::optional<HttpResponse> parse_http_response(std::string_view bytes);

// Media type and charset of a Content-Type value.
void parse_content_type(std::string_view value, std::string& type, std::string& charset);

// The body without chunks and content coding. Many crawlers undo both and keep the header lines: a body that does not look coded is
// taken as it is. Failures (without the source): input_malformed, input_too_large.
Result<std::string> decoded_body(const HttpResponse& response, const Limits& limits);

} // namespace vedette::ingest
