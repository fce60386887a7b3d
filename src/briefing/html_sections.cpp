#include "briefing/html_sections.hpp"

#include "base/utf8.hpp"
#include "briefing/html_text.hpp"
#include "briefing/plain_words.hpp"

#include <algorithm>

namespace vedette::briefing {

namespace {

constexpr std::size_t kMostSources = 60;
constexpr std::size_t kMostClaims = 12; // claims a source unfolds to
constexpr std::size_t kMostCards = 60;  // disputes
constexpr std::size_t kMostRows = 400;  // rows of a table

void append_source(const SourceItem& source, const PageAnchors& anchors, HtmlSection& section) {
    std::vector<std::string> stances;
    for (const auto& entry : source.stances) {
        stances.push_back(std::string(stance_in_words(entry.first)) + " " + std::to_string(entry.second));
    }
    section.body += "<li><details><summary><b>" + escape(source.name) + "</b>" +
                    (source.code.empty() ? "" : " <code>" + escape(source.code) + "</code>") +
                    " <span class=\"by\">" + counted(source.claims, "claim", "claims") + " in " +
                    counted(source.reports, "report", "reports") +
                    (source.direct > 0 ? ", " + std::to_string(source.direct) + " quoted" : "") + ": " +
                    joined(stances) + "</span></summary><ul>";
    for (std::size_t at = 0; at < source.lines.size() && at < kMostClaims; ++at) {
        const ClaimLine& line = source.lines[at];
        section.body += "<li><span class=\"said\">" + escape(line.words) + "</span> <span class=\"by\">" +
                        std::string(stance_in_words(line.stance)) + (line.is_direct ? ", quoted" : "") +
                        ", " +
                        link(anchors, line.report,
                             escape((line.outlet.empty() ? std::string("outlet not named") : line.outlet) +
                                    (line.date.empty() ? "" : ", " + line.date))) +
                        "</span></li>";
    }
    section.body += "</ul>" +
                    more_words(source.lines.size() - std::min(source.lines.size(), kMostClaims),
                               "<code>vedette claims</code>") +
                    "</details></li>\n";
}

std::string owner_html(const ForceItem& force) {
    const bool has_code = !force.owner.empty() && force.owner != force.owner_name;
    return escape(force.owner_name) + (has_code ? " <code>" + escape(force.owner) + "</code>" : "");
}

std::string small_html(const std::string& words) { return "<span class=\"by\">" + escape(words) + "</span>"; }

std::string ledger_table(const std::string& caption, const std::vector<const ForceItem*>& forces, const PageAnchors& anchors) {
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> attributes;
    std::vector<std::string> unfolded;
    for (const ForceItem* shown : forces) {
        if (rows.size() == kMostRows) {
            break;
        }
        const ForceItem& force = *shown;
        unfolded.push_back(force.evidence ? figure_html(*force.evidence, anchors) : std::string());
        rows.push_back({owner_html(force), escape(force.kind) + (force.materiel.empty() ? "" : "<br/>" + small_html("with " + force.materiel)),
                        force.count.empty() ? small_html("not stated") : escape(force.count),
                        escape(force.where) + (force.from.empty() ? "" : (force.where.empty() ? "" : "<br/>") + small_html("from " + force.from)),
                        status_tag(force.status) + (force.is_superseded ? "<br/><span class=\"by whole\">superseded</span>" : ""), escape(force.as_of),
                        (force.source.empty() ? "" : "<b>" + std::string(stance_by(force.stance)) + "</b> ") + escape(force.source)});
        attributes.push_back(" id=\"" + anchors.of(force.id) + "\"" + (force.is_superseded ? " class=\"old\"" : ""));
    }
    return table_html(caption, {{"Owner"}, {"What"}, {"How many", true}, {"Where"}, {"Status"}, {"As of"}, {"Says who"}}, rows, attributes, unfolded) +
           more_words(forces.size() - rows.size(), "<code>vedette forces</code>");
}

std::string sums_table(const std::vector<ForceSumItem>& sums, const PageAnchors& anchors) {
    std::vector<std::vector<std::string>> rows;
    for (std::size_t at = 0; at < sums.size() && at < kMostRows; ++at) {
        const ForceSumItem& sum = sums[at];
        std::string claims;
        for (const std::string& id : sum.rows) {
            claims += (claims.empty() ? "" : " ") + link(anchors, id, "<code>" + escape(id.substr(0, kShownOfId)) + "</code>");
        }
        if (!sum.not_added.empty()) {
            claims += "<br/>" + small_html(std::to_string(sum.not_added.size()) + " not added");
        }
        rows.push_back({escape(sum.area) + (sum.by_theatre ? "<br/>" + small_html("theatre") : ""), escape(sum.counted), escape(sum_in_words(sum.low, sum.high)),
                        escape(number_in_words(sum.best)), escape(joined(sum.owners)), escape(sum.as_of), claims});
    }
    return table_html("What is said to be there, by theatre and border. " + std::string(kSumsRule),
                      {{"Where"}, {"What"}, {"Low to high", true}, {"Newest claims", true}, {"Whose"}, {"As of"}, {"Claims"}}, rows) +
           more_words(sums.size() - rows.size(), "<code>vedette forces --sum-by border</code>");
}

} // namespace

HtmlSection disputes_section(const Brief& brief, const PageAnchors& anchors) {
    HtmlSection section{"disputed",
                        "Disputed",
                        brief.disputes.size(),
                        std::string("What different sources say of the same development, side by side; no claim is dropped. ") + std::string(kBoundsRule),
                        {}};
    for (std::size_t at = 0; at < brief.disputes.size() && at < kMostCards; ++at) {
        const DisputeItem& dispute = brief.disputes[at];
        section.body +=
            "<article class=\"card\"><h3>" + link(anchors, dispute.development, escape(dispute.about)) +
            "</h3><p class=\"by\">In dispute: " + escape(dispute.field) + (dispute.bounds.empty() ? "" : " · " + escape(dispute.bounds)) + "</p><div class=\"sides\">";
        for (const DisputedClaim& claim : dispute.claims) {
            section.body += "<div class=\"side\"><span class=\"value\">" +
                            escape(claim.value.empty() ? "not stated" : claim.value) +
                            "</span><span class=\"by\">" +
                            (claim.stance ? "<b>" + std::string(stance_by(*claim.stance)) + "</b> " : "") +
                            escape(claim.source.empty() ? "a source not named" : claim.source) +
                            (claim.date.empty() ? "" : ", " + escape(claim.date)) + "</span>" +
                            (claim.evidence ? "<details><summary class=\"by\">the words</summary>" +
                                                  figure_html(*claim.evidence, anchors) + "</details>"
                                            : "") +
                            "</div>";
        }
        section.body += "</div></article>\n";
    }
    section.body += more_words(brief.disputes.size() - std::min(brief.disputes.size(), kMostCards),
                               "<code>vedette developments --json</code>");
    return section;
}

HtmlSection denials_section(const Brief& brief, const PageAnchors& anchors) {
    HtmlSection section{
        "denied", "Denied", brief.denials.size(), "What somebody says is not so, or did not happen.", {}};
    std::vector<std::vector<std::string>> rows;
    for (const DenialItem& denial : brief.denials) {
        if (rows.size() == kMostRows) {
            break;
        }
        rows.push_back(
            {link(anchors, denial.development, escape(denial.about)),
             escape(joined_upto(denial.denied_by, 4)),
             denial.asserted_by.empty() ? "<span class=\"by\">nobody read</span>" : escape(joined_upto(denial.asserted_by, 4))});
    }
    section.body += table_html("Denials and who asserts the contrary, where a report read says so",
                               {{"What"}, {"Denied by"}, {"Asserted by"}}, rows);
    return section;
}

HtmlSection sources_section(const Brief& brief, const PageAnchors& anchors) {
    HtmlSection section{"claims",
                        "Who claims what",
                        brief.sources.size(),
                        "Every source that a report quotes or cites, with its claims.",
                        {}};
    section.body += "<ol class=\"rows\">\n";
    for (std::size_t at = 0; at < brief.sources.size() && at < kMostSources; ++at) {
        append_source(brief.sources[at], anchors, section);
    }
    section.body +=
        "</ol>\n" + more_words(brief.sources.size() - std::min(brief.sources.size(), kMostSources),
                               "<code>vedette claims</code>");
    return section;
}

HtmlSection forces_section(const Brief& brief, const PageAnchors& anchors) {
    HtmlSection section{
        "forces",
        "Forces",
        brief.forces.size(),
        "As each source states them. The rows of the ledger are not added up: two claims may be about the same force.",
        {}};
    std::vector<const ForceItem*> numbered, others;
    for (const ForceItem& force : brief.forces) {
        (force.count.empty() ? others : numbered).push_back(&force);
    }
    for (auto* list : {&numbered, &others}) {
        std::stable_partition(list->begin(), list->end(), [](const ForceItem* force) { return force->has_owner; });
    }
    if (!brief.force_sums.empty()) {
        section.body += sums_table(brief.force_sums, anchors);
    }
    // Who asks how many must not search among those that nobody counted.
    if (!numbered.empty()) {
        section.body += ledger_table("Ledger of forces with a number: who has what, how many, where, according to whom", numbered, anchors);
    }
    if (!others.empty()) {
        const std::string table = ledger_table("Ledger of forces of which no number is told", others, anchors);
        section.body += numbered.empty() ? table
                                         : "<details class=\"more\"><summary>" + counted(static_cast<std::int64_t>(others.size()), "entry", "entries") +
                                               " without a number</summary>" + table + "</details>\n";
    }
    return section;
}

HtmlSection actors_section(const Brief& brief) {
    HtmlSection section{"actors", "Actors", brief.actors.size(), "", {}};
    std::vector<std::vector<std::string>> rows;
    for (const ActorItem& actor : brief.actors) {
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
    section.body +=
        table_html("Parties by how often they act, are acted on, and are the source; the acts by type",
                   {{"Code"},
                    {"Who"},
                    {"Sector"},
                    {"Acts", true},
                    {"Is acted on", true},
                    {"Says", true},
                    {"Acts by type"}},
                   rows) +
        more_words(brief.actors.size() - rows.size(), "<code>vedette events</code>");
    return section;
}

HtmlSection reports_section(const Brief& brief, const PageAnchors& anchors) {
    HtmlSection section{"reports", "Reports read", brief.reports.size(), "", {}};
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> attributes;
    for (const ReportItem& report : brief.reports) {
        if (rows.size() == kMostRows) {
            break;
        }
        const std::string title = escape(report.title.empty() ? report.source : report.title);
        const std::string url = safe_link(report.url);
        std::string copy;
        if (!report.copy_of.empty()) {
            copy = "<br/><span class=\"by\">copy of " +
                   link(anchors, report.copy_of,
                        escape(report.copy_outlet.empty() ? shortened(report.copy_of, 16)
                                                          : report.copy_outlet)) +
                   "</span>";
        }
        rows.push_back(
            {escape(report.published) + "<br/><span class=\"by\">" + escape(report.known_from) + "</span>",
             report.outlet.empty() ? "<span class=\"by\">not named</span>" : escape(report.outlet),
             (url.empty() ? title
                          : "<a href=\"" + escape(url) + "\" rel=\"noopener noreferrer\">" + title + "</a>") +
                 copy,
             "<span class=\"by\">" + escape(report.source) + "</span>", std::to_string(report.sentences),
             std::to_string(report.events)});
        attributes.push_back(" id=\"" + anchors.of(report.id) + "\"");
    }
    section.body +=
        table_html("Date of publication and how it is known, outlet, title, where the text came from",
                   {{"Published"}, {"Outlet"}, {"Title"}, {"Source"}, {"Sentences", true}, {"Events", true}},
                   rows, attributes) +
        more_words(brief.reports.size() - rows.size(), "<code>vedette sources</code>");
    return section;
}

HtmlSection failures_section(const Brief& brief) {
    HtmlSection section{"failed",
                        "What failed",
                        brief.failures.size(),
                        "Inputs that gave no report, or that a stage could not finish.",
                        {}};
    std::vector<std::vector<std::string>> rows;
    for (const FailureRow& failure : brief.failures) {
        if (rows.size() == kMostRows) {
            break;
        }
        rows.push_back({escape(failure.source), escape(failure.stage), escape(failure.reason)});
    }
    section.body += table_html("Failures", {{"Input"}, {"Stage"}, {"Why"}}, rows) +
                    more_words(brief.failures.size() - rows.size(), "the casefile");
    return section;
}

} // namespace vedette::briefing
