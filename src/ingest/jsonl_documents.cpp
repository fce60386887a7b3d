#include "ingest/jsonl_documents.hpp"

#include "base/civil_date.hpp"
#include "base/utf8.hpp"
#include "ingest/encoding.hpp"
#include "ingest/json_splitter.hpp"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <deque>

namespace vedette::ingest {

namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;
using simdjson::dom::object;

// Text in UTF-8, page, and everything beside it, under the name that vedette uses.
struct Field {
    std::string_view name;
    std::string RawDocument::*member;
};

// For each member the preferred name first.
constexpr std::array<Field, 26> kFields = {{
    {"id", &RawDocument::id},
    {"_id", &RawDocument::id},
    {"title", &RawDocument::title},
    {"headline", &RawDocument::title},
    {"published", &RawDocument::published},
    {"date", &RawDocument::published},
    {"dct", &RawDocument::published},
    {"pub_date", &RawDocument::published},
    {"date_publish", &RawDocument::published},
    {"published_at", &RawDocument::published},
    {"publishedAt", &RawDocument::published},
    {"date_published", &RawDocument::published},
    {"publish_date", &RawDocument::published},
    {"outlet", &RawDocument::outlet},
    {"publisher", &RawDocument::outlet},
    {"source_domain", &RawDocument::outlet},
    {"url", &RawDocument::url},
    {"link", &RawDocument::url},
    {"dateline", &RawDocument::dateline},
    {"byline", &RawDocument::byline},
    {"author", &RawDocument::byline},
    {"authors", &RawDocument::byline},
    {"language", &RawDocument::language},
    {"lang", &RawDocument::language},
    {"fetched", &RawDocument::fetched},
    {"date_download", &RawDocument::fetched},
}};

constexpr std::array<std::string_view, 5> kTextFields = {"text", "maintext", "body", "content",
                                                         "content_text"};
constexpr std::array<std::string_view, 6> kListFields = {"articles", "items",   "documents",
                                                         "reports",  "results", "data"};
// Above this the parser's buffers (some ten times the line) are given back after use.
constexpr std::size_t kKeptBytes = std::size_t{4} << 20U;

std::string value_text(const element& value) {
    switch (value.type()) {
    case element_type::STRING:
        return std::string(std::string_view(value));
    case element_type::INT64:
        return std::to_string(std::int64_t(value));
    case element_type::UINT64:
        return std::to_string(std::uint64_t(value));
    case element_type::ARRAY: {
        std::string joined;
        const simdjson::dom::array list = value;
        for (const element& one : list) {
            const std::string text = one.type() == element_type::ARRAY ? std::string() : value_text(one);
            joined += (joined.empty() || text.empty() ? "" : ", ") + text;
        }
        return joined;
    }
    case element_type::OBJECT: {
        element name;
        const bool has_name = value.at_key("name").get(name) == simdjson::SUCCESS && name.is_string();
        return has_name ? value_text(name) : std::string();
    }
    default:
        return {};
    }
}

std::string string_field(const object& fields, std::string_view name) {
    std::string_view text;
    return fields.at_key(name).get_string().get(text) == simdjson::SUCCESS ? std::string(text)
                                                                           : std::string();
}

bool has_field(const object& fields, std::string_view name) {
    return fields.at_key(name).error() == simdjson::SUCCESS;
}

Result<RawDocument> document_of(const object& fields, const std::string& source) {
    RawDocument document;
    for (const Field& field : kFields) {
        element value;
        if ((document.*field.member).empty() && fields.at_key(field.name).get(value) == simdjson::SUCCESS) {
            document.*field.member = std::string(trim(value_text(value)));
        }
    }
    const std::optional<Day> fetched = parse_iso_day(document.fetched);
    document.fetched = fetched ? to_iso(*fetched) : std::string();
    document.source = source;
    document.charset = "utf-8";
    document.format = DocumentFormat::clean;
    bool has_text_field = false;
    for (const std::string_view name : kTextFields) {
        has_text_field = has_text_field || has_field(fields, name);
        if (document.bytes.empty()) {
            document.bytes = string_field(fields, name);
        }
    }
    if (trim(document.bytes).empty()) {
        document.bytes = string_field(fields, "html");
        if (document.bytes.empty()) {
            document.bytes = string_field(fields, "content_html");
        }
        document.format = DocumentFormat::html;
    }
    if (!trim(document.bytes).empty()) {
        return document;
    }
    return has_text_field ? Failure{ErrorCode::input_empty, "has an empty text; nothing to read"}
                          : Failure{ErrorCode::input_malformed,
                                    "is an object without a field \"text\"; see `vedette read --help`"};
}

// A lone half of a surrogate pair (legal JSON, not text) becomes U+FFFD. Returns whether there was one.
bool replace_lone_surrogates(std::string& json) {
    const auto unit_at = [&](std::size_t at) -> unsigned {
        unsigned value = 0;
        for (std::size_t index = at + 2; index < at + 6; ++index) {
            if (index >= json.size() || std::isxdigit(static_cast<unsigned char>(json[index])) == 0) {
                return 0;
            }
            const char c = json[index];
            const int digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
            value = value * 16U + static_cast<unsigned>(digit);
        }
        return value;
    };
    const auto is_unit = [&](std::size_t at, unsigned low, unsigned high) {
        return at + 1 < json.size() && json[at] == '\\' && json[at + 1] == 'u' && unit_at(at) >= low &&
               unit_at(at) <= high;
    };
    bool found = false;
    for (std::size_t at = json.find('\\'); at != std::string::npos; at = json.find('\\', at)) {
        if (is_unit(at, 0xD800U, 0xDBFFU) && is_unit(at + 6, 0xDC00U, 0xDFFFU)) {
            at += 12;
        } else if (is_unit(at, 0xD800U, 0xDFFFU)) {
            json.replace(at, 6, "\\ufffd");
            found = true;
            at += 6;
        } else {
            at += 2;
        }
    }
    return found;
}

class JsonDocuments final : public DocumentStream {
public:
    JsonDocuments(std::unique_ptr<BufferedReader> bytes, StreamContext context, JsonLayout layout)
        : bytes_(std::move(bytes))
        , context_(std::move(context))
        , layout_(layout)
        , splitter_(*bytes_, layout == JsonLayout::array) {}

    std::optional<StreamItem> next() override {
        while (waiting_.empty() && !is_finished_) {
            layout_ == JsonLayout::lines ? read_line() : read_value();
        }
        if (waiting_.empty()) {
            return std::nullopt;
        }
        StreamItem item = std::move(waiting_.front());
        waiting_.pop_front();
        return item;
    }

private:
    void read_line() {
        const BufferedReader::Line line = bytes_->read_line(context_.limits.max_line_bytes, value_);
        if (line == BufferedReader::Line::end) {
            return finish();
        }
        ++number_;
        if (number_ == 1 && value_.starts_with("\xEF\xBB\xBF")) {
            value_.erase(0, 3);
        }
        const std::string source = context_.source + ":" + std::to_string(number_);
        if (line == BufferedReader::Line::too_long) {
            return add(source, too_long("is a line"));
        }
        if (!trim(value_).empty()) {
            parse(source);
        }
    }

    void read_value() {
        const JsonSplitter::Piece piece = splitter_.next(context_.limits.max_line_bytes, value_);
        if (piece == JsonSplitter::Piece::end) {
            return finish();
        }
        ++number_;
        const std::string source = number_ == 1 && layout_ == JsonLayout::values
                                       ? context_.source
                                       : context_.source + "#" + std::to_string(number_);
        if (piece == JsonSplitter::Piece::too_long) {
            return add(source, too_long("is a record"));
        }
        if (piece == JsonSplitter::Piece::incomplete) {
            if (bytes_->failure()) {
                return;
            }
            return add(source, Failure{ErrorCode::input_malformed,
                                       "the file ends inside this record; fetch the file again"});
        }
        parse(source);
    }

    [[nodiscard]] Failure too_long(const std::string& what) const {
        return {ErrorCode::input_too_large, what + " of more than " +
                                                std::to_string(context_.limits.max_line_bytes) +
                                                " bytes, skipped; split it"};
    }

    void finish() {
        is_finished_ = true;
        if (bytes_->failure()) {
            add(context_.source, *bytes_->failure());
        } else if (items_ == 0) {
            add(context_.source, Failure{ErrorCode::input_empty, "holds no records; nothing to read"});
        }
    }

    void add(const std::string& source, Result<RawDocument> document) {
        ++items_;
        waiting_.push_back({source, std::move(document)});
    }

    simdjson::error_code parse_value(element& root) {
        value_.reserve(value_.size() + simdjson::SIMDJSON_PADDING);
        return parser_.parse(value_.data(), value_.size(), false).get(root);
    }

    // The value as JSON, after repairs of what is not its structure: encoding and lone surrogates.
    simdjson::error_code parse_repaired(element& root) {
        simdjson::error_code error = parse_value(root);
        if (error == simdjson::UTF8_ERROR) {
            const Result<std::string> utf8 = decode_to_utf8(value_);
            if (utf8) {
                value_ = *utf8;
                error = parse_value(root);
            }
        }
        if (error == simdjson::STRING_ERROR && replace_lone_surrogates(value_)) {
            error = parse_value(root);
        }
        return error;
    }

    void parse(const std::string& source) {
        element root;
        const simdjson::error_code error = parse_repaired(root);
        object fields;
        if (error != simdjson::SUCCESS) {
            add(source, Failure{ErrorCode::input_malformed, std::string("is not valid JSON (") +
                                                                simdjson::error_message(error) +
                                                                "), skipped; repair or remove it"});
        } else if (root.get_object().get(fields) != simdjson::SUCCESS) {
            add(source, Failure{ErrorCode::input_malformed,
                                "is not a JSON object, skipped; a record looks like {\"id\", \"text\"}"});
        } else if (!add_list_of(fields, source)) {
            add(source, document_of(fields, source));
        }
        if (value_.capacity() > kKeptBytes) {
            value_ = std::string();
            parser_ = simdjson::dom::parser();
        }
    }

    // The objects of a wrapper such as {"status": "ok", "articles": [{...}, ...]}; false when `fields` is no wrapper.
    bool add_list_of(const object& fields, const std::string& source) {
        const bool has_text = has_field(fields, "html") || has_field(fields, "content_html") ||
                              std::any_of(kTextFields.begin(), kTextFields.end(),
                                          [&](std::string_view name) { return has_field(fields, name); });
        if (has_text) {
            return false;
        }
        for (const std::string_view name : kListFields) {
            simdjson::dom::array list;
            if (fields.at_key(name).get_array().get(list) != simdjson::SUCCESS) {
                continue;
            }
            std::size_t count = 0;
            for (const element& one : list) {
                object inner;
                if (one.get_object().get(inner) == simdjson::SUCCESS) {
                    const std::string inner_source = source + "#" + std::to_string(++count);
                    add(inner_source, document_of(inner, inner_source));
                }
            }
            if (count > 0) {
                return true;
            }
        }
        return false;
    }

    std::unique_ptr<BufferedReader> bytes_;
    StreamContext context_;
    JsonLayout layout_;
    JsonSplitter splitter_;
    simdjson::dom::parser parser_;
    std::string value_;
    std::deque<StreamItem> waiting_;
    std::uint64_t number_ = 0;
    std::uint64_t items_ = 0;
    bool is_finished_ = false;
};

} // namespace

std::unique_ptr<DocumentStream> read_json(std::unique_ptr<BufferedReader> bytes, StreamContext context,
                                          JsonLayout layout) {
    return std::make_unique<JsonDocuments>(std::move(bytes), std::move(context), layout);
}

} // namespace vedette::ingest
