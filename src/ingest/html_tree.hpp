#pragma once
// A parsed page (HTML5 rules, gumbo) as one array in document order, so that everything after it is a loop, never recursion.

#include "base/error.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vedette::ingest {

struct HtmlNode {
    std::string name; // lower case; empty: a piece of text
    std::string text; // of a piece of text, entities resolved
    std::vector<std::pair<std::string, std::string>> attributes;
    std::int32_t parent = -1;
    std::int32_t end = 0; // index after the last node below this one

    [[nodiscard]] bool is_text() const { return name.empty(); }

    // Value of an attribute, empty when it is not there.
    [[nodiscard]] std::string_view attribute(std::string_view wanted) const;
    [[nodiscard]] bool has_attribute(std::string_view wanted) const;
};

struct HtmlTree {
    std::vector<HtmlNode> nodes;      // nodes[0] is <html>
    std::vector<std::string> json_ld; // contents of JSON-LD scripts

    // All text below a node, white space collapsed, at most `max_bytes` of it.
    [[nodiscard]] std::string text_of(std::int32_t node, std::size_t max_bytes = 4096) const;
};

// `page` is UTF-8. Bounded time on any input (see html_bounds.hpp).
HtmlTree parse_html(std::string_view page);

} // namespace vedette::ingest
