#pragma once
// The tables and lists of the HTML brief that follow its chronology, each as a section of its own.

#include "briefing/brief.hpp"
#include "briefing/html_parts.hpp"

#include <string>

namespace vedette::briefing {

struct HtmlSection {
    std::string id; // anchor
    std::string title;
    std::size_t count = 0; // 0: the section is left out
    std::string note;
    std::string body; // HTML
};

HtmlSection board_section(const Brief& brief, const PageAnchors& anchors);
HtmlSection disputes_section(const Brief& brief, const PageAnchors& anchors);
HtmlSection denials_section(const Brief& brief, const PageAnchors& anchors);
HtmlSection forces_section(const Brief& brief, const PageAnchors& anchors);
HtmlSection sources_section(const Brief& brief, const PageAnchors& anchors);
HtmlSection actors_section(const Brief& brief);
HtmlSection reports_section(const Brief& brief, const PageAnchors& anchors);
HtmlSection failures_section(const Brief& brief);

} // namespace vedette::briefing
