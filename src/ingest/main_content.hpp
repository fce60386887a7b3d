#pragma once
// Which blocks of a page are the report. Three kinds of evidence: elements that name themselves the body (itemprop, class, <article>,
// <main>), elements that name themselves furniture, and where the running text lies (the deepest element that holds most of it).
// Blocks outside, and furniture inside, get a reason; the words are judged afterwards (boilerplate.hpp).

#include "ingest/html_to_blocks.hpp"

namespace vedette::ingest {

void mark_main_content(const HtmlTree& tree, const HtmlHints& hints, PageText& page);

} // namespace vedette::ingest
