#pragma once
// Everything that a DocumentSource gives, as lines that tests compare.

#include "ingest/document_source.hpp"

#include <string>
#include <vector>

namespace vedette::test {

struct ReadItem {
    std::string source;
    std::string input;
    RawDocument document; // empty after a failure
    ErrorCode code = ErrorCode::internal;
    std::string message; // empty: a document

    [[nodiscard]] bool is_document() const { return message.empty(); }
};

inline std::vector<ReadItem> read_all(ingest::DocumentSource source) {
    std::vector<ReadItem> items;
    while (const std::optional<Result<RawDocument>> next = source.next()) {
        ReadItem item;
        item.source = source.last_source();
        item.input = source.current_input();
        if (next->has_value()) {
            item.document = next->value();
        } else {
            item.code = next->failure().code;
            item.message = next->failure().message;
        }
        items.push_back(item);
    }
    return items;
}

inline std::vector<ReadItem> read_bytes(std::string name, std::string bytes, ingest::Limits limits = {}) {
    return read_all(ingest::DocumentSource::from_bytes(std::move(name), std::move(bytes), limits));
}

// One line: "source: first bytes" of each document, "source! code" of each failure, joined by " | ".
inline std::string summary(const std::vector<ReadItem>& items) {
    std::string line;
    for (const ReadItem& item : items) {
        line += line.empty() ? "" : " | ";
        line += item.source;
        line += item.is_document() ? ": " + item.document.bytes.substr(0, 24)
                                   : "! " + std::string(to_string(item.code));
    }
    return line;
}

} // namespace vedette::test
