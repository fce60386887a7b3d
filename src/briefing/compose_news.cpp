// What is new since a day: what reports published from then on add to what older reports told. A report whose date of publication is
// not known well enough to place it before or after that day is neither, and is counted.
#include "base/utf8.hpp"
#include "briefing/compose_parts.hpp"
#include "briefing/plain_words.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace vedette::briefing {

namespace {

enum class Age { old, fresh, unknown };

Age age_of(const DateInterval& published, Day since) {
    if (published.from && *published.from >= since) {
        return Age::fresh;
    }
    return published.to && *published.to < since ? Age::old : Age::unknown;
}

struct Told {
    std::vector<const EventRecord*> old;
    std::vector<const EventRecord*> fresh;
    bool has_unknown = false;
};

Told told_of(const ChronologyItem& item, const CaseIndex& index, Day since) {
    Told told;
    for (const Evidence& evidence : item.evidence) {
        const EventRecord* event = index.event(evidence.event);
        if (event == nullptr) {
            continue;
        }
        const Age age = age_of(event->published, since);
        told.has_unknown = told.has_unknown || age == Age::unknown;
        if (age != Age::unknown) {
            (age == Age::fresh ? told.fresh : told.old).push_back(event);
        }
    }
    return told;
}

std::string voucher(const EventRecord& event, const CaseIndex& index) {
    if (!event.attribution.empty()) {
        return std::string(stance_by(event.attribution.front().stance)) + " " + index.party_name(event.attribution.front().party);
    }
    return event.outlet.empty() ? "a report that names no outlet" : one_line(event.outlet);
}

// What of `fresh` no old mention has, by what `value` makes of a mention (empty: nothing to compare), in words of both.
template <typename Value, typename Words>
std::vector<std::string> added(const Told& told, Value value, Words words) {
    std::set<std::string> known;
    for (const EventRecord* event : told.old) {
        known.insert(value(*event));
    }
    std::vector<std::string> out;
    for (const EventRecord* event : told.fresh) {
        if (std::string key = value(*event); !key.empty() && known.insert(key).second) {
            out.push_back(words(*event));
        }
    }
    return out;
}

std::string counts_key(const EventRecord& event) {
    std::string key;
    for (const EventRecord::Count& count : event.counts) {
        key += count.what + bounds_in_words(count.low, count.high, count.qualifier) + ";";
    }
    return key;
}

std::string counts_words(const EventRecord& event) {
    std::vector<std::string> words;
    for (const EventRecord::Count& count : event.counts) {
        words.push_back(shortened(one_line(count.words), 60));
    }
    return joined_upto(words, 3);
}

std::vector<std::string> additions(const Told& told, const CaseIndex& index) {
    std::vector<std::string> points;
    const auto with_voucher = [&index](const std::string& words, const EventRecord& event) { return words + " (" + voucher(event, index) + ")"; };
    for (const std::string& words : added(
             told, [](const EventRecord& event) { return std::string(to_string(event.status)); },
             [&](const EventRecord& event) { return with_voucher("now told as " + std::string(status_in_words(event.status)), event); })) {
        points.push_back(words);
    }
    for (const std::string& words :
         added(told, counts_key, [&](const EventRecord& event) { return with_voucher("number: " + counts_words(event), event); })) {
        points.push_back(words);
    }
    const auto claimants = added(
        told, [&](const EventRecord& event) { return voucher(event, index); },
        [&](const EventRecord& event) { return voucher(event, index); });
    if (!claimants.empty()) {
        points.push_back("also " + joined_upto(claimants, 4));
    }
    return points;
}

std::string told_as(const ChronologyItem& item) {
    const std::string counts = joined_upto(item.counts, 3);
    return item.about() + (counts.empty() ? "" : " · " + counts) + " (" + std::string(status_in_words(item.status)) + ")";
}

BottomLine fresh_line(const ChronologyItem& item, const Told& told, const CaseIndex& index) {
    BottomLine line{"New", told_as(item), {}, {item.id}};
    std::vector<SourceSaid> sources;
    std::vector<std::string> outlets; // that vouch in their own words
    for (const EventRecord* event : told.fresh) {
        if (!event->attribution.empty()) {
            sources.push_back(source_chain(*event, index).front());
        } else if (std::string words = voucher(*event, index); std::find(outlets.begin(), outlets.end(), words) == outlets.end()) {
            outlets.push_back(std::move(words));
        }
    }
    std::vector<std::string> said = sources_in_words(sources);
    said.insert(said.end(), outlets.begin(), outlets.end());
    line.points.push_back("“" + item.words + "”, " + joined_upto(said, 4));
    for (const auto& link : item.history) {
        line.points.push_back(link.second);
    }
    return line;
}

struct Counts {
    int fresh = 0, more = 0, forces = 0;
};

Counts add_developments(const CaseIndex& index, Day since, Brief& brief) {
    Counts counts;
    std::vector<const ChronologyItem*> items;
    for (const ChronologyItem& item : brief.chronology) {
        items.push_back(&item);
    }
    std::stable_sort(items.begin(), items.end(),
                     [](const ChronologyItem* left, const ChronologyItem* right) { return weight_of(*left) > weight_of(*right); });
    std::vector<BottomLine> more;
    for (const ChronologyItem* item : items) {
        const Told told = told_of(*item, index, since);
        if (told.fresh.empty()) {
            continue;
        }
        if (told.old.empty() && !told.has_unknown) {
            // What a new report recalls of long ago is no news.
            if (item->status != Status::historical) {
                brief.news.push_back(fresh_line(*item, told, index));
                ++counts.fresh;
            }
        } else if (std::vector<std::string> points = additions(told, index); !points.empty()) {
            more.push_back({"More", told_as(*item), std::move(points), {item->id}});
            ++counts.more;
        }
    }
    brief.news.insert(brief.news.end(), more.begin(), more.end());
    return counts;
}

int add_forces(const CaseIndex& index, Day since, Brief& brief) {
    int count = 0;
    std::map<std::string_view, const ForceItem*> by_id;
    for (const ForceItem& force : brief.forces) {
        by_id.emplace(force.id, &force);
    }
    for (const ForceItem& force : brief.forces) {
        const EventRecord* event = index.event(force.event);
        const bool is_worth_it = !force.count.empty() && force.has_owner;
        if (event != nullptr && is_worth_it && age_of(event->published, since) == Age::fresh) {
            BottomLine line{"Force", force_in_words(force), {}, {force.id}};
            if (const auto earlier = by_id.find(force.supersedes); earlier != by_id.end()) {
                line.points.push_back("before: " + force_in_words(*earlier->second));
            }
            brief.news.push_back(std::move(line));
            ++count;
        }
    }
    return count;
}

} // namespace

void compose_news(const CaseView& view, const CaseIndex& index, const BriefOptions& options, Brief& brief) {
    if (!options.new_since) {
        return;
    }
    const Day since = *options.new_since;
    brief.new_since = day_in_words(since);
    BottomLine head{"Since", {}, {}, {}};
    int unknown = 0;
    for (const ReportRow& report : view.reports) {
        const Age age = age_of(report.published, since);
        unknown += age == Age::unknown ? 1 : 0;
        if (age == Age::fresh) {
            head.ids.push_back(report.id);
        }
    }
    const Counts counts = add_developments(index, since, brief);
    const int forces = add_forces(index, since, brief);
    const bool is_quiet = head.ids.empty() && brief.news.empty();
    head.text = is_quiet ? "No report published since " + brief.new_since + "." : counted(static_cast<std::int64_t>(head.ids.size()), "report", "reports") + " published since " + brief.new_since + ": " +
                counted(counts.fresh, "new development", "new developments") +
                (counts.more == 0 ? "" : ", " + number_in_words(counts.more) + " known before and now told with more") +
                (forces == 0 ? "" : ", " + counted(forces, "numbered entry", "numbered entries") + " in the ledger of forces") + "." +
                (unknown == 0 ? "" : " " + counted(unknown, "report has", "reports have") + " no date that says on which side of that day; not counted as news.");
    brief.news.insert(brief.news.begin(), std::move(head));
}

} // namespace vedette::briefing
