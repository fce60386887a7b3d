// The bottom line is counted, never written: each sentence is composed from numbers and names that stand in records, and carries
// the ids of what it counts.
#include "base/utf8.hpp"
#include "briefing/compose_parts.hpp"
#include "briefing/plain_words.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace vedette::briefing {

namespace {

constexpr std::size_t kMostNamed = 4; // what a line names of what it counts

void add_line(Brief& brief, std::string label, std::string text, std::vector<std::string> ids) {
    brief.bottom.push_back({std::move(label), std::move(text), {}, std::move(ids)});
}

template <typename List>
std::int64_t size_of(const List& list) {
    return static_cast<std::int64_t>(list.size());
}

void add_point(BottomLine& line, std::string words) {
    if (line.points.size() < kMostNamed) {
        line.points.push_back(std::move(words));
    }
}

std::string none_or(int count) { return count == 0 ? "none is" : counted(count, "is", "are"); }

// Says that the points are not all there is.
std::string first_of(const BottomLine& line, std::size_t all) {
    return line.points.size() < all ? " The first " + std::to_string(line.points.size()) + ":"
                                    : std::string();
}

std::string first_of(const BottomLine& line) {
    return first_of(line, line.ids.size());
}

std::string date_range(const Brief& brief) {
    std::optional<Day> first;
    std::optional<Day> last;
    for (const ReportItem& report : brief.reports) {
        if (report.day) {
            first = !first || *report.day < *first ? report.day : first;
            last = !last || *last < *report.day ? report.day : last;
        }
    }
    if (!first) {
        return "no publication date known";
    }
    return "published " +
           (first == last ? day_in_words(*first) : day_in_words(*first) + " to " + day_in_words(*last));
}

void read_line(Brief& brief) {
    std::set<std::string> outlets;
    std::vector<std::string> ids;
    int copies = 0;
    int undated = 0;
    int unnamed = 0;
    for (const ReportItem& report : brief.reports) {
        ids.push_back(report.id);
        report.outlet.empty() ? static_cast<void>(++unnamed)
                              : static_cast<void>(outlets.insert(report.outlet));
        copies += report.copy_of.empty() ? 0 : 1;
        undated += report.day ? 0 : 1;
    }
    if (ids.empty()) {
        add_line(brief, "Read", "No report read.", {});
        return;
    }
    std::string text = counted(static_cast<std::int64_t>(ids.size()), "report", "reports");
    if (!outlets.empty()) {
        text += " by " + counted(static_cast<std::int64_t>(outlets.size()), "named outlet", "named outlets");
    }
    text += ", " + date_range(brief);
    if (unnamed > 0) {
        text += "; " + counted(unnamed, "report names", "reports name") + " no outlet";
    }
    if (copies > 0) {
        text += "; " + counted(copies, "is a copy", "are copies") + " of another";
    }
    if (undated > 0) {
        text += "; " + counted(undated, "has", "have") + " no known date";
    }
    add_line(brief, "Read", text + ".", ids);
}

void events_line(const CaseView& view, Brief& brief) {
    std::array<int, 5> by_status = {0, 0, 0, 0, 0};
    std::vector<std::string> ids;
    for (const EventRecord& event : view.events) {
        ++by_status[static_cast<std::size_t>(event.status)];
    }
    for (const ChronologyItem& item : brief.chronology) {
        ids.push_back(item.id);
    }
    if (view.events.empty()) {
        add_line(brief, "Events", "No event coded.", {});
        return;
    }
    std::vector<std::string> parts;
    constexpr std::array<std::string_view, 5> kWords = {"actual", "planned", "possible or feared",
                                                        "said not to be so", "earlier history"};
    for (std::size_t status = 0; status < by_status.size(); ++status) {
        if (by_status[status] > 0) {
            parts.push_back(number_in_words(by_status[status]) + " " + std::string(kWords[status]));
        }
    }
    add_line(brief, "Events",
             counted(static_cast<std::int64_t>(view.events.size()), "event", "events") + " in " +
                 counted(static_cast<std::int64_t>(ids.size()), "development", "developments") + ": " +
                 joined(parts) + ".",
             ids);
}

void ahead_line(Brief& brief) {
    if (!brief.as_of_day) {
        return;
    }
    BottomLine line{"Ahead", {}, {}, {}};
    for (const ChronologyItem& item : brief.chronology) {
        if (item.status == Status::future && item.is_dated && item.when->to &&
            *brief.as_of_day <= *item.when->to) {
            line.ids.push_back(item.id);
            add_point(line, item.when_text + ": " + item.headline() +
                                (item.where.empty() ? "" : " · " + item.where));
        }
    }
    if (!line.ids.empty()) {
        line.text = counted(size_of(line.ids), "planned development", "planned developments") +
                    " dated on or after the newest report." + first_of(line);
        brief.bottom.push_back(std::move(line));
    }
}

void forces_line(Brief& brief) {
    if (brief.forces.empty()) {
        return;
    }
    BottomLine line{"Forces", {}, {}, {}};
    std::vector<const ForceItem*> sized;
    for (const ForceItem& force : brief.forces) {
        line.ids.push_back(force.id);
        const bool stands = force.posture == Posture::present && !force.is_closed && !force.owner_name.empty() && force.has_owner;
        if (!force.count.empty() && !force.is_superseded && force.status != Status::negated && stands) {
            sized.push_back(&force);
        }
    }
    const auto size = [](const ForceItem* force) { return force->low ? *force->low : *force->high; };
    std::stable_sort(sized.begin(), sized.end(), [&size](const ForceItem* left, const ForceItem* right) {
        return size(left) > size(right);
    });
    for (const ForceItem* force : sized) {
        add_point(line, force_in_words(*force));
    }
    line.text = counted(size_of(line.ids), "entry", "entries") + " in the ledger, " +
                (sized.empty() ? "none" : number_in_words(static_cast<double>(sized.size()))) + " with a number and a known owner, drills and departures left out." +
                (sized.empty() ? "" : " The largest stated:");
    brief.bottom.push_back(std::move(line));
}

std::string dispute_in_words(const DisputeItem& dispute) {
    std::vector<std::string> values;
    for (const DisputedClaim& claim : dispute.claims) {
        std::string value = claim.value + (claim.source.empty() ? "" : " (" + claim.source + ")");
        if (std::find(values.begin(), values.end(), value) == values.end()) { // said again is said once
            values.push_back(std::move(value));
        }
    }
    return shortened(dispute.about, 120) + ": " + dispute.field + ": " + joined_upto(values, kMostNamed);
}

void disputed_line(Brief& brief) {
    BottomLine line{"Disputed", {}, {}, {}};
    for (const DisputeItem& dispute : brief.disputes) {
        add_point(line, dispute_in_words(dispute));
        if (line.ids.empty() || line.ids.back() != dispute.development) {
            line.ids.push_back(dispute.development);
        }
    }
    if (!line.ids.empty()) {
        line.text = counted(size_of(brief.disputes), "point", "points") + " in " +
                    counted(size_of(line.ids), "development", "developments") + "." +
                    first_of(line, brief.disputes.size());
        brief.bottom.push_back(std::move(line));
    }
}

void denied_line(Brief& brief) {
    BottomLine line{"Denied", {}, {}, {}};
    for (const DenialItem& denial : brief.denials) {
        line.ids.push_back(denial.development);
        const std::vector<std::string> others = without(denial.asserted_by, denial.denied_by);
        add_point(line, shortened(denial.about, 120) + "; denied by " + joined_upto(denial.denied_by, 2) +
                            (!others.empty() ? "; asserted by " + joined_upto(others, 2) : denial.asserted_by.empty() ? "" : ", who also asserts it"));
    }
    if (!line.ids.empty()) {
        line.text = counted(size_of(line.ids), "development", "developments") + "." + first_of(line);
        brief.bottom.push_back(std::move(line));
    }
}

void vouching_line(Brief& brief) {
    std::vector<std::string> ids;
    int alleged = 0;
    for (const ChronologyItem& item : brief.chronology) {
        if (item.independent >= 2) {
            ids.push_back(item.id);
        }
        alleged += std::any_of(item.said_by.begin(), item.said_by.end(),
                               [](const SourceSaid& said) { return said.stance == Stance::alleges; })
                       ? 1
                       : 0;
    }
    if (brief.chronology.empty()) {
        return;
    }
    const auto total = static_cast<std::int64_t>(brief.chronology.size());
    const std::int64_t by_one = total - size_of(ids);
    const std::string several = ids.empty() ? "No development is" : counted(size_of(ids), "development is", "developments are");
    add_line(brief, "Vouched",
             several + " told by two or more independent claimants" + (by_one == 0 ? "" : ", " + number_in_words(static_cast<double>(by_one)) + " by one") +
                 (alleged == 0 ? "." : "; " + counted(alleged, "rests", "rest") + " on a claim against another party."),
             ids);
}

} // namespace

std::string force_in_words(const ForceItem& force) {
    std::string text = (force.owner_name.empty() ? "owner not stated" : force.owner_name) + ", " + (force.count.empty() ? "number not stated," : force.count) + " " + force.kind;
    if (!force.where.empty()) {
        text += ", " + force.where;
    }
    std::vector<std::string> notes = {std::string(status_in_words(force.status))};
    if (!force.as_of.empty()) {
        notes.push_back(force.as_of);
    }
    if (!force.source.empty()) {
        notes.push_back(std::string(stance_by(force.stance)) + " " + force.source);
    }
    return text + " (" + joined(notes, "; ") + ")";
}

void compose_bottom_line(const CaseView& view, Brief& brief) {
    read_line(brief);
    events_line(view, brief);
    ahead_line(brief);
    forces_line(brief);
    disputed_line(brief);
    denied_line(brief);
    vouching_line(brief);
    if (!brief.failures.empty()) {
        add_line(brief, "Failed",
                 counted(static_cast<std::int64_t>(brief.failures.size()), "input", "inputs") +
                     " could not be used.",
                 {});
    }
}

void compose_limits(const CaseView& view, Brief& brief) {
    int no_actor = 0;
    int no_place = 0;
    int no_date = 0;
    for (const EventRecord& event : view.events) {
        no_actor += event.actors.empty() ? 1 : 0;
        no_place += event.where.empty() ? 1 : 0;
        no_date += event.when ? 0 : 1;
    }
    int undated = 0;
    int by_guess = 0;
    for (const ReportRow& report : view.reports) {
        undated += report.published.from || report.published.to ? 0 : 1;
        by_guess +=
            report.published_from == DateSource::words || report.published_from == DateSource::file_name ? 1
                                                                                                         : 0;
    }
    brief.limits = {
        "It has read only the reports listed here. What is absent from them is absent from this brief, and "
        "silence is no sign of calm.",
        "It reads English only.",
        "It does not judge truth. It keeps apart what is stated, alleged, denied and feared, and says by "
        "whom.",
        "It codes what a sentence says; irony, pictures, tables and what stands between the lines are not "
        "read. Coding errs: open a line to see the words.",
    };
    const std::string all_reports = counted(size_of(view.reports), "report", "reports");
    if (undated > 0) {
        brief.limits.push_back("Of " + all_reports + " " + counted(undated, "has", "have") + " no known publication date; relative dates in " +
                               (undated == 1 ? "it" : "them") + " are uncertain" +
                               (brief.as_of_day ? "." : ", and without any day no level of an indicator can be given."));
    }
    if (by_guess > 0) {
        brief.limits.push_back("Of " + all_reports + " " + counted(by_guess, "has", "have") + " a date that rests on words in the text or on the file name.");
    }
    if (!view.events.empty()) {
        brief.limits.push_back("Of " + counted(size_of(view.events), "event", "events") + " " + none_or(no_actor) + " without an actor, " + none_or(no_place) +
                               " without a place and " + none_or(no_date) +
                               " without a date. What a text leaves open is left open; such events stand under the date of their report.");
    }
    brief.limits.push_back("A place is shown as exactly as the text gives it: a country is shaded, a border "
                           "marks both states, a circle says how far off a point may be.");
    brief.limits.push_back("Independent means that the claimants differ, as far as the reports name them. A "
                           "common source that nobody names is not seen.");
}

} // namespace vedette::briefing
