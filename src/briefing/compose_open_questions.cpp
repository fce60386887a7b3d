// What the reports leave open, as counted facts: a duty officer asks for these next. Nothing here says that a thing did not happen.
#include "briefing/compose_parts.hpp"
#include "briefing/plain_words.hpp"

#include <algorithm>
#include <map>

namespace vedette::briefing {

namespace {

constexpr std::size_t kMostNamed = 5;       // points of a line
constexpr std::int32_t kShortestSilence = 14; // days without a report that are worth a line

void add_point(BottomLine& line, const ChronologyItem& item, const std::string& words) {
    line.ids.push_back(item.id);
    if (line.points.size() < kMostNamed) {
        line.points.push_back(words);
    }
}

void finish(BottomLine line, const std::string& text, Brief& brief) {
    if (line.ids.empty()) {
        return;
    }
    line.text = text + (line.points.size() < line.ids.size() ? " The first " + std::to_string(line.points.size()) + ":" : std::string());
    brief.open.push_back(std::move(line));
}

std::int64_t size_of(const BottomLine& line) { return static_cast<std::int64_t>(line.ids.size()); }

// The planned day has passed by the newest report, and nothing in the case says what became of it.
void outcomes(Brief& brief) {
    if (!brief.as_of_day) {
        return;
    }
    BottomLine line{"Outcome", {}, {}, {}};
    for (const ChronologyItem& item : brief.chronology) {
        const bool is_over = item.status == Status::future && item.is_dated && item.when->to && *item.when->to < *brief.as_of_day;
        if (is_over && item.history.empty()) {
            add_point(line, item, item.when_text + ": " + item.scene());
        }
    }
    const std::int64_t count = size_of(line);
    finish(std::move(line), counted(count, "planned development", "planned developments") +
                                " whose day has passed by the newest report; no report read says what became of it.",
           brief);
}

void disputed_facts(Brief& brief) {
    BottomLine line{"Denied", {}, {}, {}};
    std::map<std::string_view, const DenialItem*> denials;
    for (const DenialItem& denial : brief.denials) {
        denials.emplace(denial.development, &denial);
    }
    for (const ChronologyItem& item : brief.chronology) {
        const auto denial = denials.find(item.id);
        if (denial == denials.end() || item.independent > 2) {
            continue;
        }
        // Nobody stands against himself: who says both is no two voices.
        const std::vector<std::string> asserting = without(denial->second->asserted_by, denial->second->denied_by);
        const std::vector<std::string> denying = without(denial->second->denied_by, denial->second->asserted_by);
        if (!asserting.empty() && !denying.empty()) {
            add_point(line, item, item.scene() + ": " + joined_upto(asserting, 2) + " against " + joined_upto(denying, 2));
        }
    }
    const std::int64_t count = size_of(line);
    finish(std::move(line), counted(count, "development stands", "developments stand") + " as word against word: asserted and denied, and no third claimant.",
           brief);
}

void unnamed_hands(Brief& brief) {
    BottomLine line{"By whom", {}, {}, {}};
    for (const ChronologyItem& item : brief.chronology) {
        if (item.type == EventType::ASSAULT && item.status == Status::actual && item.who.empty()) {
            add_point(line, item, (item.is_dated ? item.when_text : "(" + item.reported + ")") + ": " + item.kind +
                                      (item.whom.empty() ? "" : " → " + joined_upto(item.whom, 2)) + (item.where.empty() ? "" : " · " + item.where));
        }
    }
    const std::int64_t count = size_of(line);
    finish(std::move(line), counted(count, "attack", "attacks") + " of which no report read says who did it.", brief);
}

// A big claim of one side about another that nobody else tells.
void lone_claims(Brief& brief) {
    BottomLine line{"One voice", {}, {}, {}};
    for (const ChronologyItem& item : brief.chronology) {
        const bool is_material = item.type == EventType::MOBILIZE || item.type == EventType::ASSAULT;
        const bool is_alleged = std::any_of(item.said_by.begin(), item.said_by.end(), [](const SourceSaid& said) { return said.stance == Stance::alleges; });
        if (is_material && is_alleged && item.independent == 1) {
            add_point(line, item, item.scene() + ": alleged by " + item.said_by.front().name);
        }
    }
    const std::int64_t count = size_of(line);
    finish(std::move(line), counted(count, "move or attack rests", "moves or attacks rest") + " on one claimant's word against another party.", brief);
}

void uncounted_forces(Brief& brief) {
    BottomLine line{"How many", {}, {}, {}};
    for (const ForceItem& force : brief.forces) {
        if (force.count.empty() && force.has_owner && force.posture == Posture::present && !force.is_closed && !force.is_superseded) {
            line.ids.push_back(force.id);
        }
    }
    if (!line.ids.empty()) {
        line.text = counted(size_of(line), "entry", "entries") + " of the ledger of forces without a number.";
        brief.open.push_back(std::move(line));
    }
}

// Stretches without a single report between the first and the last: what happened there was not seen.
void silences(Brief& brief) {
    std::vector<Day> days;
    for (const ReportItem& report : brief.reports) {
        if (report.day) {
            days.push_back(*report.day);
        }
    }
    std::sort(days.begin(), days.end());
    std::vector<std::pair<std::int32_t, Day>> gaps; // days without a report, the day before
    for (std::size_t at = 1; at < days.size(); ++at) {
        if (const std::int32_t length = days[at] - days[at - 1] - 1; length >= kShortestSilence) {
            gaps.emplace_back(length, days[at - 1]);
        }
    }
    if (gaps.empty()) {
        return;
    }
    std::stable_sort(gaps.begin(), gaps.end(), [](const auto& left, const auto& right) { return left.first > right.first; });
    BottomLine line{"Silence", counted(static_cast<std::int64_t>(gaps.size()), "stretch", "stretches") + " of two weeks or more without any report read. The longest:", {}, {}};
    for (std::size_t at = 0; at < gaps.size() && at < kMostNamed; ++at) {
        line.points.push_back(day_in_words(gaps[at].second + 1) + " to " + day_in_words(gaps[at].second + gaps[at].first) + ", " +
                              counted(gaps[at].first, "day", "days"));
    }
    brief.open.push_back(std::move(line));
}

// What lies in the casefile and was not understood must not look like a quiet day.
void other_languages(const CaseView& view, Brief& brief) {
    BottomLine line{"Not read", {}, {}, {}};
    for (const ReportRow& report : view.reports) {
        if (report.sentences == 0 && !report.language.empty() && report.language != "en") {
            line.ids.push_back(report.id);
            if (line.points.size() < kMostNamed) {
                line.points.push_back((report.title.empty() ? report.source : report.title) + " (" + report.language + ")");
            }
        }
    }
    const std::int64_t count = size_of(line);
    finish(std::move(line), counted(count, "report is", "reports are") + " in another language than English: kept, nothing coded from " +
                                (count == 1 ? "it." : "them."),
           brief);
}

} // namespace

void compose_open_questions(const CaseView& view, Brief& brief) {
    if (view.reports.empty()) {
        return;
    }
    outcomes(brief);
    disputed_facts(brief);
    lone_claims(brief);
    unnamed_hands(brief);
    uncounted_forces(brief);
    silences(brief);
    other_languages(view, brief);
}

} // namespace vedette::briefing
