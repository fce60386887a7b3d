#include "base/utf8.hpp"
#include "briefing/brief.hpp"
#include "briefing/evidence.hpp"
#include "briefing/html_parts.hpp"
#include "briefing/html_sections.hpp"
#include "briefing/html_text.hpp"
#include "briefing/map_theatres.hpp"
#include "briefing/page_style.hpp"
#include "briefing/plain_words.hpp"
#include "briefing/svg_map.hpp"
#include "briefing/svg_timeline.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

namespace vedette::briefing {

namespace {

constexpr std::size_t kMostInYear = 120; // rows of a year before "N more"
constexpr std::size_t kMostEvidence = 6; // mentions a development unfolds to
constexpr std::size_t kEvidenceBudget =
    5'500'000; // bytes of chronology after which rows come without sentences
constexpr std::size_t kChronologyBudget =
    7'000'000;                         // ... after which it ends and says so: the page stays under 10 MB
constexpr std::size_t kMostLinks = 60; // records a bottom line links to
constexpr std::size_t kMostRows = 400; // rows of a table
constexpr std::size_t kShortId = 8;    // of an id on paper, where nothing unfolds
constexpr std::size_t kMostLines = 12; // counted facts of a list before the rest folds

constexpr std::array kStatuses = {Status::actual, Status::future, Status::hypothetical, Status::negated,
                                  Status::historical};

// For `content:`; a title holds words of the command line, so all but plain letters are written as escapes.
std::string css_string(std::string_view words) {
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string out = "\"";
    for (std::size_t at = 0; at < words.size();) {
        char32_t c = next_code_point(words, at);
        if (c < 0x80 && (std::isalnum(static_cast<int>(c)) != 0 || c == ' ' || c == ',')) {
            out += static_cast<char>(c);
            continue;
        }
        out += '\\';
        for (int shift = 20; shift >= 0; shift -= 4) {
            out += kHex[(c >> static_cast<unsigned>(shift)) & 0xFU];
        }
    }
    return out + "\"";
}

class HtmlPage {
public:
    HtmlPage(const Brief& brief, const MapGeometry& geometry)
        : brief_(brief)
        , geometry_(geometry)
        , anchors_(brief) {
        for (const TheatreZone* zone : geometry.countries.empty() ? std::vector<const TheatreZone*>{} : mapped_zones(brief.places, brief.zones)) {
            anchors_.add(zone->id, map_anchor(*zone));
        }
    }

    std::string print() {
        if (!brief_.new_since.empty()) {
            lines("new", "New since " + brief_.new_since, brief_.news);
        }
        lines("bottom", "Bottom line", brief_.bottom);
        if (!brief_.open.empty()) {
            lines("open", "Open questions", brief_.open);
        }
        add(board_section(brief_, anchors_));
        episodes();
        picture();
        chronology();
        for (const HtmlSection& section :
             {disputes_section(brief_, anchors_), denials_section(brief_, anchors_),
              forces_section(brief_, anchors_), sources_section(brief_, anchors_), actors_section(brief_),
              reports_section(brief_, anchors_), failures_section(brief_)}) {
            add(section);
        }
        limits();
        return head() + navigation() + "<main id=\"main\">\n" + body_ + "</main></div>\n" + foot();
    }

private:
    // ---- frame --------------------------------------------------------------------------------------------------------------

    [[nodiscard]] std::string head() const {
        std::string signs;
        for (Status status : kStatuses) {
            signs += "<symbol id=\"sign-" + std::string(to_string(status)) + "\" viewBox=\"0 0 16 16\">" +
                     status_sign(status, 8, 8, 5.6) + "</symbol>";
        }
        const std::string as_of = brief_.as_of.empty()
                                      ? "No publication date is known."
                                      : "As of " + brief_.as_of + ", the newest report read.";
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/>\n"
               "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
               "'unsafe-inline'; script-src " +
               script_hash(page_script()) +
               "; img-src data:; base-uri 'none'; form-action 'none'\"/>\n"
               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/><meta "
               "name=\"referrer\" content=\"no-referrer\"/>\n<title>" +
               escape(brief_.title) + ", as of " +
               escape(brief_.as_of.empty() ? "an unknown date" : brief_.as_of) + "</title>\n<style>" +
               std::string(page_style()) + "@page{@bottom-left{content:" + css_string(brief_.title + (brief_.as_of.empty() ? "" : ", as of " + brief_.as_of)) +
               ";font:8pt sans-serif;color:#444}}" +
               "</style></head>\n<body><a class=\"skip\" href=\"#main\">To the brief</a>\n" +
               "<svg width=\"0\" height=\"0\" style=\"position:absolute\" aria-hidden=\"true\">" + signs +
               "</svg>\n<div class=\"page\"><header class=\"top\"><h1>" + escape(brief_.title) +
               "</h1><p class=\"lede\">" + escape(brief_.subject) + ". " + escape(as_of) +
               " Casefile <code>" + escape(brief_.casefile) + "</code></p></header>\n<div class=\"cols\">";
    }

    [[nodiscard]] std::string navigation() const {
        std::string out = "<nav class=\"toc\" aria-label=\"Sections\"><ul>";
        for (const auto& entry : contents_) {
            out += "<li><a href=\"#" + entry[0] + "\">" + escape(entry[1]) +
                   (entry[2].empty() ? "" : " <span>" + entry[2] + "</span>") + "</a></li>";
        }
        return out + "</ul></nav>\n";
    }

    [[nodiscard]] std::string foot() const {
        std::vector<std::string> versions;
        for (const auto& version : brief_.versions) {
            versions.push_back(version.first + " " + version.second);
        }
        return "<footer><p>Made by vedette from the reports listed above" +
               (versions.empty() ? std::string() : " (" + escape(joined(versions)) + ")") +
               ". Every line is composed from coded records; open it to see the words it rests on, or run "
               "<code>vedette explain</code> with the id "
               "beside a sentence. Country shapes: Natural Earth, public domain; outlines are drawn as that "
               "data has them and take no position.</p></footer>\n</div>\n<script>" +
               std::string(page_script()) + "</script></body></html>\n";
    }

    void add(const HtmlSection& section) {
        if (section.count > 0) {
            open_section(section.id, section.title, section.count, section.note);
            body_ += section.body;
            close_section();
        }
    }

    void open_section(const std::string& id, const std::string& title, std::size_t count,
                      const std::string& note) {
        contents_.push_back(
            {id, title, count == 0 ? std::string() : number_in_words(static_cast<double>(count))});
        body_ += "<section id=\"" + id + "\" aria-labelledby=\"" + id + "-h\"><h2 id=\"" + id + "-h\">" +
                 escape(title) + "</h2>\n";
        if (!note.empty()) {
            body_ += "<p class=\"note\">" + escape(note) + "</p>\n";
        }
    }

    void close_section() { body_ += "</section>\n"; }

    // ---- counted facts ------------------------------------------------------------------------------------------------------

    void lines(const std::string& id, const std::string& title, const std::vector<BottomLine>& facts) {
        open_section(id, title, 0, "");
        body_ += "<dl class=\"bottom\">\n";
        const std::size_t shown = std::min(facts.size(), kMostRows);
        for (std::size_t at = 0; at < shown; ++at) {
            if (at == kMostLines) { // the rest folds: what follows must stay in reach
                body_ += "</dl>\n<details class=\"more\"><summary>" + number_in_words(static_cast<double>(shown - at)) +
                         " more</summary><dl class=\"bottom\">\n";
            }
            const BottomLine& fact = facts[at];
            const bool is_one = fact.ids.size() == 1; // the fact is its record: link the words
            body_ += "<div><dt>" + escape(fact.label) + "</dt><dd>" +
                     (is_one ? link(anchors_, fact.ids.front(), escape(fact.text)) : escape(fact.text)) + point_list(fact.points) +
                     (is_one ? std::string() : record_links(fact.ids)) + "</dd></div>\n";
        }
        body_ += std::string("</dl>\n") + (shown > kMostLines ? "</details>\n" : "") + more_words(facts.size() - shown, "<code>vedette brief --json</code>");
        close_section();
    }

    void episodes() {
        if (brief_.episodes.episodes.empty()) {
            return;
        }
        open_section("episodes", "Episodes side by side", brief_.episodes.episodes.size(),
                     "A development stands under the days its text gives, else under those of its first report. Counts depend on how "
                     "much was read of each: more reports are not more events.");
        std::vector<HtmlColumn> columns = {{"What"}};
        for (const std::string& episode : brief_.episodes.episodes) {
            columns.push_back({episode});
        }
        std::vector<std::vector<std::string>> rows;
        for (const EpisodeRow& row : brief_.episodes.rows) {
            rows.push_back({escape(row.label)});
            for (const EpisodeCell& cell : row.cells) {
                const bool is_one = cell.ids.size() == 1; // the number is its record: link it
                const std::string words = cell.points.size() > 1 ? point_list(cell.points) : escape(cell.text);
                rows.back().push_back(is_one ? link(anchors_, cell.ids.front(), words) : words + record_links(cell.ids));
            }
        }
        body_ += "<div class=\"episodes\">" + table_html("What each episode holds", columns, rows) + "</div>\n";
        close_section();
    }

    [[nodiscard]] static std::string point_list(const std::vector<std::string>& points) {
        std::string out;
        for (const std::string& point : points) {
            out += "<li>" + escape(point) + "</li>";
        }
        return out.empty() ? out : "<ul>" + out + "</ul>";
    }

    [[nodiscard]] std::string record_links(const std::vector<std::string>& ids) const {
        if (ids.empty()) {
            return {};
        }
        std::string out = "<details class=\"ids\"><summary>" +
                          counted(static_cast<std::int64_t>(ids.size()), "record", "records") + "</summary>";
        for (std::size_t at = 0; at < ids.size() && at < kMostLinks; ++at) {
            out += link(anchors_, ids[at],
                        "<span class=\"id\">" + escape(shortened(one_line(ids[at]), 24)) + "</span>") +
                   " ";
        }
        if (ids.size() > kMostLinks) {
            out += "and " + number_in_words(static_cast<double>(ids.size() - kMostLinks)) + " more";
        }
        return out + "</details>";
    }

    // ---- map and timeline ---------------------------------------------------------------------------------------------------

    void picture() {
        const auto anchor = [this](const std::string& id) { return anchors_.of(id); };
        const std::string map = render_map(brief_.places, brief_.zones, geometry_, anchor);
        const std::string timeline = render_timeline(brief_, anchor);
        if (!timeline.empty()) {
            const auto undated = std::count_if(brief_.chronology.begin(), brief_.chronology.end(),
                                               [](const ChronologyItem& item) { return !item.is_dated; });
            open_section("timeline", "Timeline", 0, "");
            body_ += "<figure><div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Timeline\">" +
                     timeline + "</div><figcaption>" + status_legend() +
                     "A bar is an interval; a double stroke cuts out a silence. " +
                     counted(undated, "development has no date in its text and is not drawn",
                             "developments have no date in their text and are not drawn") +
                     ". Below the line: publication of the reports, copies faint.</figcaption></figure>\n";
            close_section();
        }
        if (!brief_.places.empty()) {
            open_section("map", "Map", brief_.places.size(), "");
            body_ += map.empty() ? std::string()
                                 : map + status_legend() + map_legend();
            place_list();
            close_section();
        }
    }

    [[nodiscard]] static std::string status_legend() {
        std::string out = "<ul class=\"legend\">";
        for (Status status : kStatuses) {
            out += "<li>" + status_tag(status) + "</li>";
        }
        return out + "</ul>";
    }

    [[nodiscard]] static std::string map_legend() {
        return "<p class=\"note\">A point is a town or site. A dashed circle is as far as the point may be "
               "off. A country that is named as a place is "
               "<span class=\"swatch\" style=\"background:var(--h1)\"></span><span class=\"swatch\" "
               "style=\"background:var(--h2)\"></span>"
               "<span class=\"swatch\" style=\"background:var(--h3)\"></span>shaded by how much is said to "
               "happen in it (1, 3, 10 developments or more), "
               "never given a point. A border is the whole "
               "<span class=\"swatch\" style=\"border:0;border-bottom:4px solid var(--edge)\"></span>line "
               "between its two states, "
               "both of which are outlined: where along it is not known.</p>\n";
    }

    void place_list() {
        std::vector<std::vector<std::string>> rows;
        for (const PlaceItem& place : brief_.places) {
            if (rows.size() == kMostRows) {
                break;
            }
            std::string by_status;
            for (Status status : kStatuses) {
                if (const int count = place.by_status[static_cast<std::size_t>(status)]; count > 0) {
                    by_status += status_tag(status) + " " + std::to_string(count) + " &nbsp;";
                }
            }
            std::string precision(precision_in_words(place.precision));
            if (place.radius_km > 0) {
                precision +=
                    ", within " +
                    number_in_words(static_cast<double>(static_cast<std::int64_t>(place.radius_km + 0.5))) +
                    " km";
            }
            rows.push_back({link(anchors_, place.developments.front(), escape(place.name)),
                            escape(joined(place.countries)), escape(precision), by_status});
        }
        body_ +=
            "<details class=\"places\"><summary>All " +
            counted(static_cast<std::int64_t>(brief_.places.size()), "place", "places") +
            " as a table</summary>" +
            table_html("Places by the number of developments; how exactly each is known",
                       {{"Place"}, {"Country"}, {"Precision"}, {"Developments"}}, rows) +
            more_words(brief_.places.size() - rows.size(), "<code>vedette export --format geojson</code>") +
            "</details>\n";
    }

    // ---- chronology ---------------------------------------------------------------------------------------------------------

    void chronology() {
        open_section("chronology", "Chronology", brief_.chronology.size(),
                     "One line a development. A date in brackets is the report's, where the text gives none. "
                     "Open a line for the sentences, with the words it was coded from marked.");
        if (brief_.chronology.empty()) {
            body_ += "<p>No development.</p>\n";
            close_section();
            return;
        }
        body_ += "<p class=\"note\">Marked in a sentence: <mark class=\"trigger\">what is done</mark>, <mark class=\"party\">parties</mark>, <mark "
                 "class=\"count\">numbers and weapons</mark>, <mark class=\"place\">places</mark>, <mark class=\"time\">dates</mark>, <mark class=\"cue\">words of "
                 "saying</mark>.</p>\n<p class=\"note paper\">Lines are printed as they stand on the page: unfold a line there to print its sentences, or give its id to "
                 "<code>vedette explain</code>.</p>\n";
        filters();
        const std::size_t start = body_.size();
        std::size_t at = 0;
        while (at < brief_.chronology.size() && body_.size() - start < kChronologyBudget) {
            std::size_t end = at;
            while (end < brief_.chronology.size() &&
                   period(brief_.chronology[end]) == period(brief_.chronology[at])) {
                ++end;
            }
            at = year(at, end, start);
        }
        body_ += more_words(brief_.chronology.size() - at, "<code>vedette developments</code>");
        close_section();
    }

    // Rows [first, end) under one heading; returns where it stopped.
    std::size_t year(std::size_t first, std::size_t end, std::size_t start) {
        body_ += "<h3>" + period(brief_.chronology[first]) + "</h3>\n<ol class=\"chron\">\n";
        std::size_t at = first;
        const auto print_until = [&](std::size_t last) {
            for (; at < last && body_.size() - start < kChronologyBudget; ++at) {
                row(brief_.chronology[at], body_.size() - start < kEvidenceBudget);
            }
        };
        print_until(std::min(end, first + kMostInYear));
        body_ += "</ol>\n";
        if (at < end && body_.size() - start < kChronologyBudget) {
            body_ += "<details class=\"more\"><summary>" + number_in_words(static_cast<double>(end - at)) +
                     " more in this period</summary><ol class=\"chron\">\n";
            print_until(end);
            body_ += "</ol></details>\n";
        }
        return at;
    }

    [[nodiscard]] static std::string period(const ChronologyItem& item) {
        if (item.status == Status::historical && !item.is_dated) {
            return "Earlier, date not stated";
        }
        return item.order ? std::to_string(year_of(*item.order)) : "Date unknown";
    }

    void filters() {
        std::set<EventType> types;
        for (const ChronologyItem& item : brief_.chronology) {
            types.insert(item.type);
        }
        body_ += "<form class=\"filters\" id=\"filters\" hidden=\"hidden\" "
                 "role=\"search\"><fieldset><legend>Show</legend>";
        for (Status status : kStatuses) {
            body_ += "<label><input type=\"checkbox\" value=\"" + std::string(to_string(status)) +
                     "\" checked=\"checked\"/>" + status_tag(status) + "</label>";
        }
        body_ += "</fieldset><label>Type <select id=\"f-type\"><option value=\"\">all</option>";
        for (EventType type : types) {
            body_ += "<option value=\"" + std::string(to_string(type)) + "\">" + type_in_words(type, {}) +
                     "</option>";
        }
        body_ += "</select></label><label>Words <input id=\"f-words\" type=\"search\"/></label><span "
                 "id=\"f-count\" role=\"status\"></span></form>\n";
    }

    void row(const ChronologyItem& item, bool with_evidence) {
        body_ += "<li><details class=\"dev\" id=\"" + anchors_.of(item.id) + "\" data-s=\"" +
                 std::string(to_string(item.status)) + "\" data-t=\"" + std::string(to_string(item.type)) +
                 "\"><summary><span class=\"when\">" + date_html(item) + "</span>" + status_tag(item.status) +
                 "<span class=\"what\"><span><b>" + escape(item.kind) + "</b> " + parties_html(item) +
                 "</span>";
        const std::string facts = facts_html(item);
        body_ += facts.empty() ? "" : "<span class=\"facts\">" + facts + "</span>";
        body_ += "<span class=\"snip\">" + escape(item.words) + "</span><span class=\"who-says\">" +
                 vouched_html(item) + "<span class=\"paper\"> · <code>" + escape(one_line(item.id).substr(0, kShortId)) + "</code></span></span></span></summary>";
        if (with_evidence) {
            evidence(item);
        } else {
            body_ += "<div class=\"ev\"><p class=\"note\">Sentences left out to keep this page small: "
                     "<code>vedette explain " +
                     escape(item.id) + "</code></p></div>";
        }
        body_ += "</details></li>\n";
    }

    [[nodiscard]] static std::string date_html(const ChronologyItem& item) {
        if (item.is_dated) {
            const std::string iso = item.when->from && item.when->from == item.when->to
                                        ? to_iso(*item.when->from)
                                        : std::string();
            return iso.empty() ? escape(item.when_text)
                               : "<time datetime=\"" + iso + "\">" + escape(item.when_text) + "</time>";
        }
        return item.reported.empty() ? "<i>(date unknown)</i>" : "<i>(" + escape(item.reported) + ")</i>";
    }

    [[nodiscard]] static std::string parties_html(const ChronologyItem& item) {
        std::string out = item.who.empty() ? "<span class=\"note\">actor not stated</span>"
                                           : escape(joined_upto(item.who, 5));
        if (!item.whom.empty()) {
            out += " <span class=\"to\" role=\"img\" aria-label=\"to\">→</span> " + escape(joined_upto(item.whom, 5));
        }
        return out;
    }

    [[nodiscard]] static std::string facts_html(const ChronologyItem& item) {
        std::vector<std::string> parts;
        for (const std::string& part :
             {item.where, joined_upto(item.counts, 5), joined_upto(item.materiel, 5)}) {
            if (!part.empty()) {
                parts.push_back(escape(part));
            }
        }
        return joined(parts, " · ");
    }

    [[nodiscard]] static std::string vouched_html(const ChronologyItem& item) {
        const std::vector<std::string> said = sources_in_words(item.said_by);
        std::string out =
            said.empty() ? "in the words of " + escape(item.outlets.empty() ? "a report that names no outlet"
                                                                            : joined_upto(item.outlets, 3))
                         : escape(joined_upto(said, 3));
        if (item.reports > 1) {
            out += " · " + counted(item.reports, "report", "reports");
            out += item.copies > 0 ? " (" + counted(item.copies, "a copy", "copies") + ")" : "";
            out += ", " + std::to_string(item.independent) + " independent";
        }
        if (!item.verdict.empty()) {
            out += " · " + escape(item.verdict);
        }
        if (!item.disputed.empty()) {
            out += " · <span class=\"flag\">disputed: " + escape(joined(item.disputed)) + "</span>";
        }
        return out;
    }

    void evidence(const ChronologyItem& item) {
        body_ += "<div class=\"ev\">";
        for (std::size_t at = 0; at < item.evidence.size() && at < kMostEvidence; ++at) {
            body_ += figure_html(item.evidence[at], anchors_);
        }
        if (item.evidence.size() > kMostEvidence) {
            body_ += more_words(item.evidence.size() - kMostEvidence,
                                "<code>vedette explain " + escape(item.id) + "</code>");
        }
        for (const auto& [id, words] : item.history) {
            body_ += "<p class=\"by\">" + link(anchors_, id, escape(words)) + "</p>";
        }
        if (!item.because.empty()) {
            body_ += "<p class=\"by\">Joined because</p><ul>";
            for (std::size_t at = 0; at < item.because.size() && at < kMostEvidence; ++at) {
                body_ += "<li>" + escape(item.because[at]) + "</li>";
            }
            body_ += "</ul>" + more_words(item.because.size() - std::min(item.because.size(), kMostEvidence), "<code>vedette explain " + escape(item.id) + "</code>");
        }
        body_ += "<code>" + std::string(to_string(item.type)) + " " + escape(item.id) + "</code></div>";
    }

    void limits() {
        open_section("limits", "What this cannot know", 0, "");
        body_ += "<ul>";
        for (const std::string& limit : brief_.limits) {
            body_ += "<li>" + escape(limit) + "</li>\n";
        }
        body_ += "</ul>\n";
        close_section();
    }

    const Brief& brief_;
    const MapGeometry& geometry_;
    PageAnchors anchors_;
    std::vector<std::array<std::string, 3>> contents_; // anchor, title, count
    std::string body_;
};

} // namespace

std::string render_html(const Brief& brief, const MapGeometry& geometry) {
    return HtmlPage(brief, geometry).print();
}

} // namespace vedette::briefing
