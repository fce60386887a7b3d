#include "base/utf8.hpp"
#include "briefing/board.hpp"
#include "briefing/brief.hpp"
#include "briefing/evidence.hpp"
#include "briefing/html_text.hpp"
#include "briefing/markdown_text.hpp"
#include "briefing/plain_words.hpp"

#include <algorithm>

namespace vedette::briefing {

namespace {

std::string table(const std::vector<std::string>& titles, const std::vector<std::vector<std::string>>& rows) {
    std::string out = "| " + joined(titles, " | ") + " |\n|";
    for (std::size_t column = 0; column < titles.size(); ++column) {
        out += " --- |";
    }
    out += "\n";
    for (const auto& row : rows) {
        out += "| " + joined(row, " | ") + " |\n";
    }
    return out + "\n";
}

std::string sentence(const std::vector<MarkedText>& pieces) {
    std::string out;
    for (const MarkedText& piece : pieces) {
        const std::string words = escaped_markdown(piece.text);
        out += piece.kind == MarkKind::trigger ? "**" + words + "**" : words;
    }
    return out;
}

std::string development(const ChronologyItem& item) {
    const std::string date = item.is_dated
                                 ? item.when_text
                                 : (item.reported.empty() ? "(date unknown)" : "(" + item.reported + ")");
    std::vector<std::string> facts = {escaped_markdown(item.headline())};
    for (const std::string& part :
         {item.where, joined_upto(item.counts, 5), joined_upto(item.materiel, 5),
          item.said_by.empty() ? joined_upto(item.outlets, 3) : joined_upto(sources_in_words(item.said_by), 3)}) {
        if (!part.empty()) {
            facts.push_back(escaped_markdown(part));
        }
    }
    if (item.reports > 1) {
        facts.push_back(counted(item.reports, "report", "reports") + ", " + std::to_string(item.independent) +
                        " independent");
    }
    if (!item.verdict.empty()) {
        facts.push_back(item.verdict);
    }
    if (!item.disputed.empty()) {
        facts.push_back("disputed: " + escaped_markdown(joined(item.disputed)));
    }
    std::string out = "- **" + escaped_markdown(date) + "** *" + std::string(status_in_words(item.status)) + "* " +
                      joined(facts, "; ") + " `" + item.id + "`\n";
    if (!item.evidence.empty()) {
        const Evidence& first = item.evidence.front();
        out += "  > " + sentence(first.sentence) + " (" +
               escaped_markdown(first.outlet.empty() ? "outlet not named" : first.outlet) +
               (first.published.empty() ? "" : ", " + first.published) + ")\n";
    }
    return out;
}

std::string disputes(const Brief& brief) {
    if (brief.disputes.empty()) {
        return {};
    }
    std::string out = "## Disputed\n\n" + std::string(kBoundsRule) + "\n\n";
    for (const DisputeItem& dispute : brief.disputes) {
        out += "**" + escaped_markdown(dispute.about) + "**: " + escaped_markdown(dispute.field) + (dispute.bounds.empty() ? "" : " (" + dispute.bounds + ")") + "\n\n";
        std::vector<std::vector<std::string>> rows;
        for (const DisputedClaim& claim : dispute.claims) {
            rows.push_back({escaped_markdown(claim.value), escaped_markdown(claim.source),
                            claim.stance ? std::string(stance_in_words(*claim.stance)) : "",
                            escaped_markdown(claim.date)});
        }
        out += table({"Value", "Source", "Stance", "Date"}, rows);
    }
    return out;
}

std::string force_sums(const Brief& brief) {
    if (brief.force_sums.empty()) {
        return {};
    }
    std::vector<std::vector<std::string>> rows;
    for (const ForceSumItem& sum : brief.force_sums) {
        std::vector<std::string> claims;
        for (const std::string& id : sum.rows) {
            claims.push_back("`" + id.substr(0, kShownOfId) + "`");
        }
        rows.push_back({escaped_markdown(sum.where()), escaped_markdown(sum.counted), sum_in_words(sum.low, sum.high), number_in_words(sum.best),
                        escaped_markdown(joined(sum.owners)), escaped_markdown(sum.as_of), joined(claims, " ")});
    }
    return "Said to be there, by theatre and border. " + std::string(kSumsRule) + "\n\n" + table({"Where", "What", "Low to high", "Newest claims", "Whose", "As of", "Claims"}, rows);
}

std::string forces(const Brief& brief) {
    if (brief.forces.empty()) {
        return {};
    }
    std::vector<std::vector<std::string>> rows;
    std::vector<ForceItem> forces = brief.forces;
    std::stable_partition(forces.begin(), forces.end(), [](const ForceItem& force) { return !force.count.empty(); });
    for (const ForceItem& force : forces) {
        rows.push_back(
            {escaped_markdown(force.owner_name), escaped_markdown(force.kind), force.count.empty() ? "not stated" : force.count,
             escaped_markdown(force.materiel), escaped_markdown(force.where),
             std::string(status_in_words(force.status)) + (force.is_superseded ? ", superseded" : ""),
             escaped_markdown(force.as_of),
             force.source.empty() ? "" : std::string(stance_by(force.stance)) + " " + escaped_markdown(force.source)});
    }
    return "## Forces\n\n" + force_sums(brief) + "As claimed; the rows are not added up.\n\n" +
           table({"Owner", "What", "How many", "With", "Where", "Status", "As of", "Says who"}, rows);
}

std::string lines(const std::string& title, const std::vector<BottomLine>& facts) {
    if (facts.empty()) {
        return {};
    }
    std::string out = "## " + title + "\n\n";
    for (const BottomLine& fact : facts) {
        out += "- **" + fact.label + "**: " + escaped_markdown(fact.text) + "\n";
        for (const std::string& point : fact.points) {
            out += "  - " + escaped_markdown(point) + "\n";
        }
    }
    return out + "\n";
}

std::string episodes(const Brief& brief) {
    if (brief.episodes.episodes.empty()) {
        return {};
    }
    std::vector<std::string> titles = {"What"};
    for (const std::string& episode : brief.episodes.episodes) {
        titles.push_back(escaped_markdown(episode));
    }
    std::vector<std::vector<std::string>> rows;
    for (const EpisodeRow& row : brief.episodes.rows) {
        rows.push_back({escaped_markdown(row.label)});
        for (const EpisodeCell& cell : row.cells) {
            rows.back().push_back(escaped_markdown(cell.text));
        }
    }
    return "## Episodes side by side\n\nCounts depend on how much was read of each.\n\n" + table(titles, rows);
}

std::string reports(const Brief& brief) {
    std::vector<std::vector<std::string>> rows;
    for (const ReportItem& report : brief.reports) {
        const std::string url = safe_link(report.url);
        const std::string title = escaped_markdown(report.title.empty() ? report.source : report.title);
        const bool can_link = !url.empty() && url.find_first_of("()<>") == std::string::npos;
        rows.push_back(
            {escaped_markdown(report.published), report.known_from, escaped_markdown(report.outlet),
             can_link ? "[" + title + "](" + url + ")" : title,
             report.copy_of.empty()
                 ? ""
                 : "copy of " + escaped_markdown(report.copy_outlet.empty() ? report.copy_of : report.copy_outlet),
             std::to_string(report.events)});
    }
    return rows.empty() ? std::string()
                        : "## Reports read\n\n" +
                              table({"Date", "Known from", "Outlet", "Title", "Copy", "Events"}, rows);
}

} // namespace

std::string render_markdown(const Brief& brief) {
    std::string out = "# " + escaped_markdown(brief.title) + "\n\n" + escaped_markdown(brief.subject) + ". " +
                      (brief.as_of.empty() ? "No publication date is known."
                                           : "As of " + brief.as_of + ", the newest report read.") +
                      " Casefile `" + brief.casefile + "`.\n\n";
    out += lines("New since " + brief.new_since, brief.news) + lines("Bottom line", brief.bottom) + lines("Open questions", brief.open) + board_markdown(brief.board, brief.claimant_names) + episodes(brief);
    out += "## Chronology\n\nA date in brackets is the report's: the text gives none.\n\n";
    for (const ChronologyItem& item : brief.chronology) {
        out += development(item);
    }
    out += "\n" + disputes(brief);
    if (!brief.denials.empty()) {
        out += "## Denied\n\n";
        for (const DenialItem& denial : brief.denials) {
            out +=
                "- " + escaped_markdown(denial.about) + "; denied by " + escaped_markdown(joined_upto(denial.denied_by, 4)) +
                (denial.asserted_by.empty() ? ""
                                            : "; asserted by " + escaped_markdown(joined_upto(denial.asserted_by, 4))) +
                "\n";
        }
        out += "\n";
    }
    out += forces(brief) + reports(brief);
    if (!brief.failures.empty()) {
        out += "## What failed\n\n";
        for (const FailureRow& failure : brief.failures) {
            out += "- " + escaped_markdown(failure.source) + " (" + escaped_markdown(failure.stage) +
                   "): " + escaped_markdown(failure.reason) + "\n";
        }
        out += "\n";
    }
    out += "## What this cannot know\n\n";
    for (const std::string& limit : brief.limits) {
        out += "- " + escaped_markdown(limit) + "\n";
    }
    return out;
}

} // namespace vedette::briefing
