#pragma once
// The recurring pieces of the HTML brief.

#include "briefing/brief.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vedette::briefing {

// Anchors are numbers in page order, never ids: a report's id is given by the input and may hold anything.
class PageAnchors {
public:
    explicit PageAnchors(const Brief& brief);

    // For what has a place of its own on the page: a theatre its map.
    void add(const std::string& id, const std::string& anchor) { anchors_.emplace(id, anchor); }

    // "d12", "r3", "f7"; empty when the id is not on the page.
    [[nodiscard]] std::string of(const std::string& id) const;

private:
    std::map<std::string, std::string> anchors_;
};

std::string status_tag(Status status); // sign and word
std::string sentence_html(const std::vector<MarkedText>& sentence);
std::string chain_html(const std::vector<SourceSaid>& chain,
                       const std::string& outlet); // "alleged by Belarus, via Belta"
std::string figure_html(const Evidence& evidence, const PageAnchors& anchors); // sentence, report, chain

// `words` (HTML) linked to where the record stands on the page; as they are when it does not.
std::string link(const PageAnchors& anchors, const std::string& id, const std::string& words);

// "12 more are not on this page; see `where`" (HTML), nothing when none is left.
std::string more_words(std::size_t left, const std::string& where);

struct HtmlColumn {
    std::string title;
    bool is_number = false;
};

// Cells are HTML already. On narrow screens each row becomes a card with its column titles. `unfolded` (HTML, empty: none) stands
// folded in a row of its own below.
std::string table_html(const std::string& caption, const std::vector<HtmlColumn>& columns,
                       const std::vector<std::vector<std::string>>& rows,
                       const std::vector<std::string>& row_attributes = {},
                       const std::vector<std::string>& unfolded = {});

} // namespace vedette::briefing
