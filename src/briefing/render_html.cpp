#include "briefing/brief.hpp"
#include "briefing/html_parts.hpp"
#include "briefing/html_text.hpp"
#include "briefing/page_style.hpp"
#include "briefing/plain_words.hpp"
#include "briefing/svg_map.hpp"
#include "briefing/svg_timeline.hpp"

#include <algorithm>
#include <array>
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
constexpr std::size_t kMostSources = 60;
constexpr std::size_t kMostClaims = 12; // claims a source unfolds to
constexpr std::size_t kMostCards = 60;  // disputes
constexpr std::size_t kMostRows = 400;  // rows of a table

constexpr std::array kStatuses = {Status::actual, Status::future, Status::hypothetical, Status::negated,
                                  Status::historical};

std::string more_words(std::size_t left, const std::string& where) {
    return left == 0 ? std::string()
                     : "<p class=\"note\">" + number_in_words(static_cast<double>(left)) +
                           " more are not on this page; see " + where + ".</p>\n";
}

class HtmlPage {
public:
    HtmlPage(const Brief& brief, const MapGeometry& geometry)
        : brief_(brief)
        , geometry_(geometry)
        , anchors_(brief) {}

    std::string print() {
        bottom_line();
        picture();
        chronology();
        disputes();
        denials();
        forces();
        sources();
        actors();
        reports();
        failures();
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
               std::string(page_style()) +
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

    [[nodiscard]] std::string link(const std::string& id, const std::string& words_html) const {
        const std::string anchor = anchors_.of(id);
        return anchor.empty() ? words_html : "<a href=\"#" + anchor + "\">" + words_html + "</a>";
    }

    // ---- bottom line --------------------------------------------------------------------------------------------------------

    void bottom_line() {
        open_section("bottom", "Bottom line", 0, "");
        body_ += "<dl class=\"bottom\">\n";
        for (const BottomLine& fact : brief_.bottom) {
            body_ += "<div><dt>" + escape(fact.label) + "</dt><dd>" + escape(fact.text) +
                     point_list(fact.points) + record_links(fact.ids) + "</dd></div>\n";
        }
        body_ += "</dl>\n";
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
            out +=
                link(ids[at], "<span class=\"id\">" + escape(shortened(one_line(ids[at]), 24)) + "</span>") +
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
        const std::string map = render_map(brief_.places, geometry_, anchor);
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
                                 : "<div class=\"maps\">" + map + "</div>" + status_legend() + map_legend();
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
            rows.push_back({link(place.developments.front(), escape(place.name)),
                            escape(joined(place.countries)), escape(precision), by_status});
        }
        body_ +=
            "<details><summary>All " +
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
                 vouched_html(item) + "</span></span></summary>";
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
            out += " <span class=\"to\" aria-label=\"to\">→</span> " + escape(joined_upto(item.whom, 5));
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
        std::vector<std::string> said;
        for (const SourceSaid& source : item.said_by) {
            said.push_back(source.name + " " + std::string(stance_in_words(source.stance)));
        }
        std::string out =
            said.empty() ? "in the words of " + escape(item.outlets.empty() ? "a report that names no outlet"
                                                                            : joined_upto(item.outlets, 3))
                         : escape(joined_upto(said, 3));
        if (item.reports > 1) {
            out += " · " + counted(item.reports, "report", "reports");
            out += item.copies > 0 ? " (" + counted(item.copies, "a copy", "copies") + ")" : "";
            out += ", " + std::to_string(item.independent) + " independent";
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
        if (!item.because.empty()) {
            body_ += "<p class=\"by\">Joined because</p><ul>";
            for (std::size_t at = 0; at < item.because.size() && at < kMostEvidence; ++at) {
                body_ += "<li>" + escape(item.because[at]) + "</li>";
            }
            body_ += "</ul>";
        }
        body_ += "<code>" + std::string(to_string(item.type)) + " " + escape(item.id) + "</code></div>";
    }

    // ---- disputes, denials, sources -----------------------------------------------------------------------------------------

    void disputes() {
        if (brief_.disputes.empty()) {
            return;
        }
        open_section("disputed", "Disputed", brief_.disputes.size(),
                     "What different sources say of the same development, side by side. None is preferred "
                     "and nothing is averaged.");
        for (std::size_t at = 0; at < brief_.disputes.size() && at < kMostCards; ++at) {
            const DisputeItem& dispute = brief_.disputes[at];
            body_ += "<article class=\"card\"><h3>" + link(dispute.development, escape(dispute.about)) +
                     "</h3><p class=\"by\">In dispute: " + escape(dispute.field) +
                     "</p><div class=\"sides\">";
            for (const DisputedClaim& claim : dispute.claims) {
                body_ += "<div class=\"side\"><span class=\"value\">" +
                         escape(claim.value.empty() ? "not stated" : claim.value) +
                         "</span><span class=\"by\">" +
                         escape(claim.source.empty() ? "source not named" : claim.source) +
                         (claim.stance ? " <b>" + std::string(stance_in_words(*claim.stance)) + "</b>" : "") +
                         (claim.date.empty() ? "" : ", " + escape(claim.date)) + "</span>" +
                         (claim.evidence ? "<details><summary class=\"by\">the words</summary>" +
                                               figure_html(*claim.evidence, anchors_) + "</details>"
                                         : "") +
                         "</div>";
            }
            body_ += "</div></article>\n";
        }
        body_ += more_words(brief_.disputes.size() - std::min(brief_.disputes.size(), kMostCards),
                            "<code>vedette developments --json</code>");
        close_section();
    }

    void denials() {
        if (brief_.denials.empty()) {
            return;
        }
        open_section("denied", "Denied", brief_.denials.size(),
                     "What somebody says is not so, or did not happen.");
        std::vector<std::vector<std::string>> rows;
        for (const DenialItem& denial : brief_.denials) {
            if (rows.size() == kMostRows) {
                break;
            }
            rows.push_back(
                {link(denial.development, escape(denial.about)), escape(joined_upto(denial.denied_by, 4)),
                 denial.asserted_by.empty() ? std::string() : escape(joined_upto(denial.asserted_by, 4))});
        }
        body_ += table_html("Denials and who asserts the contrary, where a report read says so",
                            {{"What"}, {"Denied by"}, {"Asserted by"}}, rows);
        close_section();
    }

    void sources() {
        if (brief_.sources.empty()) {
            return;
        }
        open_section("claims", "Who claims what", brief_.sources.size(),
                     "Every source that a report quotes or cites, with its claims.");
        body_ += "<ol class=\"rows\">\n";
        for (std::size_t at = 0; at < brief_.sources.size() && at < kMostSources; ++at) {
            source(brief_.sources[at]);
        }
        body_ += "</ol>\n" + more_words(brief_.sources.size() - std::min(brief_.sources.size(), kMostSources),
                                        "<code>vedette claims</code>");
        close_section();
    }

    void source(const SourceItem& source) {
        std::vector<std::string> stances;
        for (const auto& entry : source.stances) {
            stances.push_back(std::string(stance_in_words(entry.first)) + " " + std::to_string(entry.second));
        }
        body_ += "<li><details><summary><b>" + escape(source.name) + "</b>" +
                 (source.code.empty() ? "" : " <code>" + escape(source.code) + "</code>") +
                 " <span class=\"by\">" + counted(source.claims, "claim", "claims") + " in " +
                 counted(source.reports, "report", "reports") +
                 (source.direct > 0 ? ", " + std::to_string(source.direct) + " quoted" : "") + ": " +
                 joined(stances) + "</span></summary><ul>";
        for (std::size_t at = 0; at < source.lines.size() && at < kMostClaims; ++at) {
            const ClaimLine& line = source.lines[at];
            body_ += "<li><span class=\"said\">" + escape(line.words) + "</span> <span class=\"by\">" +
                     std::string(stance_in_words(line.stance)) + (line.is_direct ? ", quoted" : "") + ", " +
                     link(line.report,
                          escape((line.outlet.empty() ? std::string("outlet not named") : line.outlet) +
                                 (line.date.empty() ? "" : ", " + line.date))) +
                     "</span></li>";
        }
        body_ += "</ul>" +
                 more_words(source.lines.size() - std::min(source.lines.size(), kMostClaims),
                            "<code>vedette claims</code>") +
                 "</details></li>\n";
    }

    // ---- tables -------------------------------------------------------------------------------------------------------------

    void forces() {
        if (brief_.forces.empty()) {
            return;
        }
        open_section(
            "forces", "Forces", brief_.forces.size(),
            "As each source states them. Rows are never added up: two claims may be about the same force.");
        std::vector<std::vector<std::string>> rows;
        std::vector<std::string> attributes;
        for (const ForceItem& force : brief_.forces) {
            if (rows.size() == kMostRows) {
                break;
            }
            const std::string kind =
                escape(force.kind) + (force.materiel.empty() ? ""
                                                             : "<br/><span class=\"by\">with " +
                                                                   escape(force.materiel) + "</span>");
            const std::string words = force.evidence
                                          ? "<details><summary>words</summary>" +
                                                figure_html(*force.evidence, anchors_) + "</details>"
                                          : std::string();
            rows.push_back(
                {escape(force.owner_name) + (force.owner.empty() || force.owner == force.owner_name
                                                 ? ""
                                                 : " <code>" + escape(force.owner) + "</code>"),
                 kind, force.count.empty() ? "<span class=\"by\">not stated</span>" : escape(force.count),
                 escape(force.where) +
                     (force.from.empty() ? ""
                                         : "<br/><span class=\"by\">from " + escape(force.from) + "</span>"),
                 status_tag(force.status) +
                     (force.is_superseded ? "<br/><span class=\"by\">superseded</span>" : ""),
                 escape(force.as_of),
                 escape(force.source) +
                     (force.source.empty() ? ""
                                           : " <b>" + std::string(stance_in_words(force.stance)) + "</b>") +
                     words});
            attributes.push_back(" id=\"" + anchors_.of(force.id) + "\"" +
                                 (force.is_superseded ? " class=\"old\"" : ""));
        }
        body_ +=
            table_html(
                "Ledger of forces: who has what, how many, where, according to whom",
                {{"Owner"}, {"What"}, {"How many", true}, {"Where"}, {"Status"}, {"As of"}, {"Says who"}},
                rows, attributes) +
            more_words(brief_.forces.size() - rows.size(), "<code>vedette forces</code>");
        close_section();
    }

    void actors() {
        if (brief_.actors.empty()) {
            return;
        }
        open_section("actors", "Actors", brief_.actors.size(), "");
        std::vector<std::vector<std::string>> rows;
        for (const ActorItem& actor : brief_.actors) {
            if (rows.size() == kMostRows) {
                break;
            }
            std::vector<std::string> types;
            for (const auto& entry : actor.types) {
                types.push_back(type_in_words(entry.first, {}) + " " + std::to_string(entry.second));
            }
            std::vector<std::string> names;
            for (const std::string& name : actor.names) {
                if (name != actor.name) {
                    names.push_back(name);
                }
            }
            rows.push_back(
                {actor.code.empty() ? "" : "<code>" + escape(actor.code) + "</code>",
                 escape(actor.name) +
                     (names.empty() ? ""
                                    : "<br/><span class=\"by\">" + escape(joined_upto(names, 8)) + "</span>"),
                 escape(actor.sector), std::to_string(actor.as_actor), std::to_string(actor.as_recipient),
                 std::to_string(actor.as_source), escape(joined(types))});
        }
        body_ +=
            table_html("Parties by how often they act, are acted on, and are the source; the acts by type",
                       {{"Code"},
                        {"Who"},
                        {"Sector"},
                        {"Acts", true},
                        {"Is acted on", true},
                        {"Says", true},
                        {"Acts by type"}},
                       rows) +
            more_words(brief_.actors.size() - rows.size(), "<code>vedette events</code>");
        close_section();
    }

    void reports() {
        open_section("reports", "Reports read", brief_.reports.size(), "");
        std::vector<std::vector<std::string>> rows;
        std::vector<std::string> attributes;
        for (const ReportItem& report : brief_.reports) {
            if (rows.size() == kMostRows) {
                break;
            }
            const std::string title = escape(report.title.empty() ? report.source : report.title);
            const std::string url = safe_link(report.url);
            std::string copy;
            if (!report.copy_of.empty()) {
                copy = "<br/><span class=\"by\">copy of " +
                       link(report.copy_of, escape(report.copy_outlet.empty() ? shortened(report.copy_of, 16)
                                                                              : report.copy_outlet)) +
                       "</span>";
            }
            rows.push_back(
                {escape(report.published) + "<br/><span class=\"by\">" + escape(report.known_from) +
                     "</span>",
                 report.outlet.empty() ? "<span class=\"by\">not named</span>" : escape(report.outlet),
                 (url.empty()
                      ? title
                      : "<a href=\"" + escape(url) + "\" rel=\"noopener noreferrer\">" + title + "</a>") +
                     copy,
                 "<span class=\"by\">" + escape(report.source) + "</span>", std::to_string(report.sentences),
                 std::to_string(report.events)});
            attributes.push_back(" id=\"" + anchors_.of(report.id) + "\"");
        }
        body_ +=
            table_html(
                "Date of publication and how it is known, outlet, title, where the text came from",
                {{"Published"}, {"Outlet"}, {"Title"}, {"Source"}, {"Sentences", true}, {"Events", true}},
                rows, attributes) +
            more_words(brief_.reports.size() - rows.size(), "<code>vedette sources</code>");
        close_section();
    }

    void failures() {
        if (brief_.failures.empty()) {
            return;
        }
        open_section("failed", "What failed", brief_.failures.size(),
                     "Inputs that gave no report, or that a stage could not finish.");
        std::vector<std::vector<std::string>> rows;
        for (const FailureRow& failure : brief_.failures) {
            if (rows.size() == kMostRows) {
                break;
            }
            rows.push_back({escape(failure.source), escape(failure.stage), escape(failure.reason)});
        }
        body_ += table_html("Failures", {{"Input"}, {"Stage"}, {"Why"}}, rows) +
                 more_words(brief_.failures.size() - rows.size(), "the casefile");
        close_section();
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
