#include "briefing/html_sections.hpp"

#include "base/utf8.hpp"
#include "briefing/board.hpp"
#include "briefing/html_text.hpp"
#include "briefing/plain_words.hpp"

#include <algorithm>
#include <unordered_map>

namespace vedette::briefing {

namespace {

constexpr std::size_t kMostFigures = 4; // sentences that one development of an indicator unfolds to
constexpr std::size_t kMostDevelopments = 8; // of an indicator

using EvidenceIndex = std::unordered_map<std::string, const Evidence*>;

EvidenceIndex evidence_on_page(const Brief& brief) {
    EvidenceIndex index;
    for (const ChronologyItem& item : brief.chronology) {
        for (const Evidence& evidence : item.evidence) {
            index.emplace(evidence.event, &evidence);
        }
    }
    return index;
}

std::string state_tag(IndicatorState state) {
    const std::string word(to_string(state));
    return "<span class=\"state " + word + "\">" + word + "</span>";
}

std::string list_of(const std::vector<std::string>& lines) {
    std::string out;
    for (const std::string& line : lines) {
        out += "<li>" + escape(line) + "</li>";
    }
    return out.empty() ? out : "<ul>" + out + "</ul>";
}

// One development behind an indicator, with the sentences it rests on.
std::string development_html(const IndicatorEvidence& evidence, const EvidenceIndex& index, const PageAnchors& anchors) {
    std::string out = "<p class=\"by\">" + state_tag(evidence.state) + " development " +
                      link(anchors, evidence.development, "<code>" + escape(evidence.development) + "</code>") + ", known since " +
                      day_in_words(evidence.first_known) + ": " + escape(evidence.because) + "</p>";
    std::size_t shown = 0;
    for (const std::string& mention : evidence.mentions) {
        const auto found = index.find(mention);
        if (found != index.end() && shown < kMostFigures) {
            out += figure_html(*found->second, anchors);
            ++shown;
        }
    }
    if (shown == 0) {
        out += "<p class=\"note\">Its sentences are not on this page: <code>vedette explain " + escape(evidence.development) + "</code></p>";
    }
    return out;
}

std::string indicator_html(const IndicatorReading& indicator, const EvidenceIndex& index, const PageAnchors& anchors) {
    std::string out = "<li><details><summary>" + state_tag(indicator.state) + " <b>" + escape(indicator.title) + "</b> <span class=\"by\">" +
                      escape(indicator.group) + ", weight " + std::to_string(indicator.weight) +
                      (indicator.since ? ", since " + day_in_words(*indicator.since) : "") +
                      (indicator.lapses ? ", sinks on " + day_in_words(*indicator.lapses) + " without news" : "") + "</span></summary><div class=\"ev\">";
    out += "<p class=\"by\">Rule out first: " + escape(indicator.harmless) + ". This indicator: " + escape(base_rate_in_words(indicator.base_rate)) + ".</p>";
    for (std::size_t at = 0; at < indicator.evidence.size() && at < kMostDevelopments; ++at) {
        out += development_html(indicator.evidence[at], index, anchors);
    }
    return out + more_words(indicator.evidence.size() - std::min(indicator.evidence.size(), kMostDevelopments), "<code>vedette indicators --json</code>") +
           "</div></details></li>\n";
}

std::string unseen_html(const TheatreReading& reading) {
    std::string out;
    for (const MustHave& must : reading.must_haves) {
        if (!must.is_seen) {
            out += "<li>" + escape(must.title) + " <span class=\"by\">(level " + std::to_string(must.cap) + " at most while unseen)</span></li>";
        }
    }
    return out.empty() ? "" : "<div><dt>Unseen</dt><dd><ul>" + out + "</ul></dd></div>";
}

std::string theatre_html(const TheatreReading& reading, const EvidenceIndex& index, const PageAnchors& anchors) {
    std::string out = "<article class=\"card watch\"><h3>" + escape(reading.title) + " <span class=\"level l" + std::to_string(reading.level) + "\">" +
                      escape(level_in_words(reading)) + "</span></h3><p class=\"by\">" + escape(read_in_words(reading)) +
                      (anchors.of(reading.theatre).empty() ? "" : " · " + link(anchors, reading.theatre, "map")) + "</p>\n";
    out += "<dl class=\"facts\"><div><dt>Why</dt><dd>" + list_of(reading.because) + "</dd></div>" + unseen_html(reading) + "<div><dt>Base rate</dt><dd>" +
           escape(base_rate_in_words(reading.base_rate)) + "</dd></div><div><dt>Naive rule</dt><dd>" + escape(naive_in_words(reading.naive)) + "</dd></div></dl>\n";
    std::string lit;
    for (const IndicatorReading& indicator : reading.indicators) {
        if (indicator.state != IndicatorState::none) {
            lit += indicator_html(indicator, index, anchors);
        }
    }
    return out + (lit.empty() ? "" : "<ol class=\"lit\">" + lit + "</ol>") + "</article>\n";
}

} // namespace

HtmlSection board_section(const Brief& brief, const PageAnchors& anchors) {
    HtmlSection section{"board",
                        "Indicators by theatre",
                        0,
                        "What preparations are reported where, on rules set beforehand: a level counts independent indicators over several domains, never "
                        "events. What only one side claims does not light an indicator. It is no forecast.",
                        {}};
    const EvidenceIndex index = evidence_on_page(brief);
    for (const TheatreReading& reading : brief.board) {
        if (is_lit(reading)) {
            section.body += theatre_html(reading, index, anchors);
            ++section.count;
        }
    }
    for (const std::string& line : {quiet_in_words(brief.board), unmonitored_in_words(brief.board)}) {
        section.body += line.empty() ? "" : "<p class=\"note\">" + escape(line) + ".</p>\n";
        section.count += line.empty() || section.count > 0 ? 0U : 1U; // a board without a light is still a finding
    }
    return section;
}

} // namespace vedette::briefing
