#pragma once
// Blocks: the paragraphs, headings, list items and loose lines of a document in reading order, from plain text or from a page.
// Later steps give each block a reason to be cut, or none.

#include "base/text_span.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vedette::ingest {

enum class BlockRole : std::uint8_t { paragraph, heading, list_item, quote, table_row, caption };

struct TextBlock {
    std::string text; // white space collapsed, never empty
    TextSpan raw;     // bytes into the decoded document; for a page: into the text of its blocks
    BlockRole role = BlockRole::paragraph;
    float link_share = 0.0F; // share of the bytes that are inside links, 0..1
    bool is_bold = false;    // wholly bold: a heading in all but name
    bool after_gap = false;  // a blank line comes before it (plain text)
    std::int32_t node =
        -1;             // its first piece of text in the page's tree; rises from block to block (pages only)
    std::string reason; // why it is cut; empty: kept
};

// Shape of a block's words, which tells sentences from titles and menus.
struct BlockShape {
    std::uint32_t words = 0;
    std::uint32_t capitalised = 0; // words with a capital first letter, of the words of four letters and more
    std::uint32_t long_words = 0;  // words of four letters and more
    bool starts_upper = false;     // the first letter is a capital (or a script without case)
    bool starts_with_mark = false; // bullet, dash, quotation mark, digit
    bool ends_sentence =
        false; // . ! ? or the same inside closing marks; also ... and the full stops of other scripts
    bool ends_open = false;      // : ; , or a dash: something follows
    bool has_inner_stop = false; // a sentence ends inside it

    // Most long words begin with a capital: a title in title case, or a list of names.
    [[nodiscard]] bool is_title_case() const { return long_words > 0 && capitalised * 10 >= long_words * 7; }

    // Long enough and punctuated as running text.
    [[nodiscard]] bool is_body_like() const {
        return (ends_sentence && words >= 6) || words >= 40 || (has_inner_stop && words >= 15);
    }
};

BlockShape shape_of(std::string_view text);

// White space runs become one space, ends are trimmed, invisible characters (zero width, soft hyphen) go.
std::string collapse_space(std::string_view text);

// The words of a title or paragraph for comparison: lower case, letters and digits only.
std::string comparison_key(std::string_view text);

// Blocks of a plain text. One line is one paragraph, unless the text is hard-wrapped: then lines are joined up to a blank or
// indented line. A line counts as wrapped when the next line's first word would not have fitted into the text's width.
std::vector<TextBlock> split_text_blocks(std::string_view text);

} // namespace vedette::ingest
