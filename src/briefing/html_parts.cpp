#include "briefing/html_parts.hpp"

#include "briefing/html_text.hpp"
#include "briefing/plain_words.hpp"

namespace vedette::briefing {

PageAnchors::PageAnchors(const Brief& brief) {
    const auto number = [this](const std::string& id, char kind, std::size_t at) {
        anchors_.emplace(id, std::string(1, kind) + std::to_string(at + 1));
    };
    for (std::size_t at = 0; at < brief.chronology.size(); ++at) {
        number(brief.chronology[at].id, 'd', at);
    }
    for (std::size_t at = 0; at < brief.reports.size(); ++at) {
        number(brief.reports[at].id, 'r', at);
    }
    for (std::size_t at = 0; at < brief.forces.size(); ++at) {
        number(brief.forces[at].id, 'f', at);
    }
}

std::string PageAnchors::of(const std::string& id) const {
    const auto found = anchors_.find(id);
    return found == anchors_.end() ? std::string() : found->second;
}

std::string status_tag(Status status) {
    const std::string css(to_string(status));
    return "<span class=\"tag " + css +
           "\"><svg viewBox=\"0 0 16 16\" aria-hidden=\"true\"><use href=\"#sign-" + css + "\"/></svg>" +
           std::string(status_in_words(status)) + "</span>";
}

std::string sentence_html(const std::vector<MarkedText>& sentence) {
    std::string out;
    for (const MarkedText& piece : sentence) {
        if (piece.kind == MarkKind::none) {
            out += escape(piece.text);
        } else {
            out += "<mark class=\"" + std::string(to_string(piece.kind)) + "\">" + escape(piece.text) +
                   "</mark>";
        }
    }
    return out;
}

std::string chain_html(const std::vector<SourceSaid>& chain, const std::string& outlet) {
    if (chain.empty()) {
        return escape(outlet.empty() ? "the report itself" : outlet) + " in its own words";
    }
    std::string out =
        "<b>" + std::string(stance_by(chain.front().stance)) + "</b> " + escape(chain.front().name);
    for (std::size_t link = 1; link < chain.size(); ++link) {
        out += ", via " + escape(chain[link].name);
        if (chain[link].stance != Stance::states) {
            out += " (" + std::string(stance_in_words(chain[link].stance)) + ")";
        }
    }
    return out;
}

std::string figure_html(const Evidence& evidence, const PageAnchors& anchors) {
    std::string report = escape(evidence.outlet.empty() ? "outlet not named" : evidence.outlet);
    if (!evidence.title.empty()) {
        report += ", “" + escape(shortened(evidence.title, 120)) + "”";
    }
    if (const std::string anchor = anchors.of(evidence.report); !anchor.empty()) {
        report = "<a href=\"#" + anchor + "\">" + report + "</a>";
    }
    return "<figure><blockquote>" + sentence_html(evidence.sentence) + "</blockquote><figcaption>" +
           status_tag(evidence.status) + " · " + chain_html(evidence.chain, evidence.outlet) + " · " +
           report + ", " + escape(evidence.published.empty() ? "date unknown" : evidence.published) +
           (evidence.is_copy ? " (a copy)" : "") + " · <code>" + escape(evidence.event) +
           "</code></figcaption></figure>";
}

std::string link(const PageAnchors& anchors, const std::string& id, const std::string& words) {
    const std::string anchor = anchors.of(id);
    return anchor.empty() ? words : "<a href=\"#" + anchor + "\">" + words + "</a>";
}

std::string more_words(std::size_t left, const std::string& where) {
    return left == 0 ? std::string()
                     : "<p class=\"note\">" + number_in_words(static_cast<double>(left)) +
                           " more are not on this page; see " + where + ".</p>\n";
}

std::string table_html(const std::string& caption, const std::vector<HtmlColumn>& columns,
                       const std::vector<std::vector<std::string>>& rows,
                       const std::vector<std::string>& row_attributes,
                       const std::vector<std::string>& unfolded) {
    // The roles keep it a table for screen readers where the style sheet lays rows out as cards.
    std::string out =
        "<table role=\"table\"><caption>" + escape(caption) + "</caption><thead><tr role=\"row\">";
    for (const HtmlColumn& column : columns) {
        out += "<th role=\"columnheader\" scope=\"col\"" +
               std::string(column.is_number ? " class=\"num\"" : "") + ">" + escape(column.title) + "</th>";
    }
    out += "</tr></thead><tbody>\n";
    for (std::size_t row = 0; row < rows.size(); ++row) {
        out += "<tr role=\"row\"" + (row < row_attributes.size() ? row_attributes[row] : std::string()) + ">";
        for (std::size_t cell = 0; cell < rows[row].size(); ++cell) {
            out += std::string("<td role=\"") + (cell == 0 ? "rowheader" : "cell") + "\" data-l=\"" + escape(columns[cell].title) + "\"" +
                   std::string(columns[cell].is_number ? " class=\"num\"" : "") + "><div>" + rows[row][cell] +
                   "</div></td>";
        }
        out += "</tr>\n";
        if (row < unfolded.size() && !unfolded[row].empty()) {
            out += "<tr role=\"row\" class=\"unfold\"><td role=\"cell\" colspan=\"" +
                   std::to_string(columns.size()) + "\"><details><summary>words</summary>" + unfolded[row] +
                   "</details></td></tr>\n";
        }
    }
    return out + "</tbody></table>\n";
}

} // namespace vedette::briefing
