#pragma once
// Makes a hostile page harmless before the HTML parser sees it. The parser's time is quadratic in nesting depth, in the number of
// attributes of one tag and in unclosed formatting tags, and it frees its tree recursively; so the page is rewritten, in one linear
// pass, into the same text with
//   - at most kMaxHtmlDepth open elements (tags beyond are dropped, their text stays), everything closed in order;
//   - only the attributes that ingest reads, each once;
//   - no scripts, styles, comments, frames, drawings; JSON-LD scripts are handed out beside the page.
// Lenient as browsers are: nothing here fails.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vedette::ingest {

inline constexpr std::size_t kMaxHtmlDepth = 200;          // real pages stay under 60
inline constexpr std::size_t kMaxAttributeBytes = 4096;    // longer values (inline images) are cut
inline constexpr std::size_t kMaxContentBytes = 64 * 1024; // of `content`, which may hold a description

struct BoundedHtml {
    std::string html;
    std::vector<std::string> json_ld; // contents of <script type="application/ld+json">, in page order
    bool was_cut = false;             // tags were dropped for depth
};

BoundedHtml bound_html(std::string_view page);

} // namespace vedette::ingest
