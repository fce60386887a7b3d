#pragma once
// A page's visible text as blocks in reading order, with what their elements say about themselves. Cost: linear in the page.

#include "ingest/html_tree.hpp"
#include "ingest/text_blocks.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vedette::ingest {

// What class names, ids, roles and itemprops say about elements (lexicon/ingest/html_hints.tsv). Thread-safe after construction.
class HtmlHints {
public:
    explicit HtmlHints(const std::string& lexicon_folder);
    ~HtmlHints();
    HtmlHints(const HtmlHints&) = delete;
    HtmlHints& operator=(const HtmlHints&) = delete;

    struct Hint {
        std::string drop;      // reason to cut the element; empty: none
        bool is_lead = false;  // a standfirst
        std::uint8_t body = 0; // rank as holder of the report, 1 is best; 0: none
    };

    // One hint for each node of the tree.
    [[nodiscard]] std::vector<Hint> read(const HtmlTree& tree) const;

private:
    struct Rules;
    std::unique_ptr<const Rules> rules_;
};

// The page's text: the blocks' texts, each ended by "\n". Spans of blocks count in it.
struct PageText {
    std::string text;
    std::vector<TextBlock> blocks; // in order of `node`
};

PageText html_to_blocks(const HtmlTree& tree);

} // namespace vedette::ingest
