#include "fusion/build_development.hpp"

#include "base/content_hash.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>
#include <tuple>

namespace vedette::fusion {

namespace {

using Mentions = std::vector<const EventRecord*>;

// How far a mention vouches for its status: the outlet itself most, a prediction least.
int vouching(const EventRecord& event) {
    if (event.attribution.empty()) {
        return 5;
    }
    switch (event.attribution.front().stance) {
    case Stance::confirms:
        return 5;
    case Stance::states:
    case Stance::orders:
        return 4;
    case Stance::alleges:
        return 3;
    case Stance::denies:
        return 2;
    case Stance::predicts:
        return 1;
    case Stance::doubts:
        return 0;
    }
    return 0;
}

std::string plain_number(double value) {
    std::array<char, 32> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, value == static_cast<double>(static_cast<long long>(value)) ? 0 : 1);
    return {buffer.data(), end};
}

std::string interval_words(const DateInterval& when) {
    const std::string from = when.from ? to_iso(*when.from) : "";
    const std::string to = when.to ? to_iso(*when.to) : "";
    return from == to ? from : from + "/" + to;
}

DisputedValue said(const EventRecord& event, std::string value) {
    return {.value = std::move(value), .source = source_name(event), .mention = event.id, .date = event.published.from ? to_iso(*event.published.from) : ""};
}

// The same claimant saying the same thing in five reports is one value: the first.
Dispute dispute_of(const std::string& field, std::vector<DisputedValue> values) {
    std::set<std::pair<std::string, std::string>> seen;
    Dispute dispute{.field = field, .values = {}, .bounds = std::nullopt};
    for (DisputedValue& value : values) {
        if (seen.emplace(value.value, value.source).second) {
            dispute.values.push_back(std::move(value));
        }
    }
    return dispute;
}

// One count as one mention gives it.
struct CountSaid {
    const EventRecord* event = nullptr;
    const EventRecord::Count* count = nullptr;
};

bool are_apart(const CountSaid& left, const CountSaid& right) {
    // Two counts of one mention are two things counted, not a contradiction.
    return left.event != right.event && ((left.count->high && *left.count->high < right.count->low) || (right.count->high && *right.count->high < left.count->low));
}

DisputedBounds bounds_of(const std::vector<CountSaid>& counts) {
    DisputedBounds bounds{.low = counts.front().count->low, .best = 0, .high = 0, .best_mention = {}};
    const CountSaid* best = &counts.front();
    for (const CountSaid& said : counts) {
        bounds.low = std::min(bounds.low, said.count->low);
        bounds.high = bounds.high && said.count->high ? std::optional<double>(std::max(*bounds.high, *said.count->high)) : std::nullopt;
        const auto rank = [](const CountSaid& each) { return std::tuple(vouching(*each.event), each.event->published.from); };
        if (rank(*best) <= rank(said)) {
            best = &said;
        }
    }
    bounds.best = best->count->low;
    bounds.best_mention = best->event->id;
    return bounds;
}

// A count that only grows from one day to a later one is a running toll, not a quarrel.
bool is_toll(const std::vector<CountSaid>& counts) {
    for (const CountSaid& one : counts) {
        for (const CountSaid& other : counts) {
            const std::optional<Day> first = one.event->published.from;
            const std::optional<Day> second = other.event->published.from;
            if (are_apart(one, other) && (!first || !second || first == second || (*first < *second) != (one.count->low < other.count->low))) {
                return false;
            }
        }
    }
    return true;
}

void dispute_counts(const Mentions& mentions, Development& development) {
    std::map<std::string, std::vector<CountSaid>> by_kind;
    for (const EventRecord* event : mentions) {
        for (const EventRecord::Count& count : event->counts) {
            by_kind[count.what].push_back({event, &count});
        }
    }
    for (const auto& [kind, counts] : by_kind) {
        const bool contradict = std::any_of(counts.begin(), counts.end(), [&counts = counts](const CountSaid& one) {
            return std::any_of(counts.begin(), counts.end(), [&](const CountSaid& other) { return are_apart(one, other); });
        });
        if (!contradict) {
            continue;
        }
        std::vector<DisputedValue> values;
        for (const CountSaid& each : counts) {
            values.push_back(said(*each.event, each.count->words.empty() ? plain_number(each.count->low) : each.count->words));
        }
        Dispute dispute = dispute_of((is_toll(counts) ? "toll:" : "quantity:") + kind, std::move(values));
        dispute.bounds = bounds_of(counts);
        development.disputes.push_back(std::move(dispute));
    }
}

void dispute_status(const Mentions& mentions, Development& development) {
    // Who denies and who asserts must be two: nobody is in dispute with himself.
    bool is_disputed = false;
    for (const EventRecord* one : mentions) {
        for (const EventRecord* other : mentions) {
            is_disputed = is_disputed || (one->status == Status::negated && other->status != Status::negated && source_name(*one) != source_name(*other));
        }
        if (is_disputed) {
            break;
        }
    }
    if (!is_disputed) {
        return;
    }
    std::vector<DisputedValue> values;
    for (const EventRecord* event : mentions) {
        values.push_back(said(*event, std::string(to_string(event->status))));
    }
    development.disputes.push_back(dispute_of("status", std::move(values)));
}

void dispute_when(const Mentions& mentions, Development& development) {
    std::vector<DisputedValue> values;
    Day latest_start{-4000000};
    Day earliest_end{4000000};
    for (const EventRecord* event : mentions) {
        if (event->when && event->when->from && event->when->to) {
            latest_start = std::max(latest_start, *event->when->from);
            earliest_end = std::min(earliest_end, *event->when->to);
            values.push_back(said(*event, interval_words(*event->when)));
        }
    }
    if (values.size() > 1 && latest_start > earliest_end) {
        development.disputes.push_back(dispute_of("when", std::move(values)));
    }
}

void dispute_where(const Mentions& mentions, Development& development) {
    std::vector<DisputedValue> values;
    std::set<std::string> towns;
    for (const EventRecord* event : mentions) {
        for (const EventRecord::Where& place : event->where) {
            const bool town = place.precision == PlacePrecision::city || place.precision == PlacePrecision::site;
            if (town && place.role == PlaceRole::at && !place.id.empty()) {
                towns.insert(place.id);
                values.push_back(said(*event, place.name));
            }
        }
    }
    // Two places of one mention are two places; a dispute needs two who disagree.
    const bool one_has_all = std::any_of(mentions.begin(), mentions.end(), [&](const EventRecord* event) {
        std::set<std::string> own;
        for (const EventRecord::Where& place : event->where) {
            own.insert(place.id);
        }
        return std::includes(own.begin(), own.end(), towns.begin(), towns.end());
    });
    if (towns.size() > 1 && !one_has_all) {
        development.disputes.push_back(dispute_of("where", std::move(values)));
    }
}

void add_parties(const std::vector<Party>& from, std::vector<Party>& to, const std::vector<Party>& not_in) {
    const auto key = [](const Party& party) { return std::pair(party.code, party.entity.empty() ? party.name : party.entity); };
    for (const Party& party : from) {
        const auto same = [&](const Party& other) { return key(other) == key(party); };
        if (std::none_of(to.begin(), to.end(), same) && std::none_of(not_in.begin(), not_in.end(), same)) {
            to.push_back(party);
        }
    }
}

// The type most mentions have; of equals the one that comes first in the codebook's table.
EventType most_common_type(const Mentions& mentions) {
    std::array<int, kEventTypeCount> counts{};
    for (const EventRecord* event : mentions) {
        ++counts[static_cast<std::size_t>(event->type)];
    }
    return static_cast<EventType>(std::max_element(counts.begin(), counts.end()) - counts.begin());
}

void set_when(const Mentions& mentions, Development& development) {
    std::int32_t narrowest = INT32_MAX;
    for (const EventRecord* event : mentions) {
        if (!event->when || (!event->when->from && !event->when->to)) {
            continue;
        }
        const std::int32_t width = event->when->from && event->when->to ? *event->when->to - *event->when->from : INT32_MAX - 1;
        if (width < narrowest) {
            narrowest = width;
            development.when = event->when;
        }
    }
}

void set_reported(const Mentions& mentions, Development& development) {
    std::set<std::string> outlets;
    std::set<std::string> claimants;
    for (const EventRecord* event : mentions) {
        development.mentions.push_back(event->id);
        if (!event->outlet.empty()) {
            outlets.insert(event->outlet);
        }
        claimants.insert(!event->origin.empty() ? event->origin : !event->outlet.empty() ? event->outlet : event->report);
        // A report known only to be later than some day was not reported on that day.
        const bool is_bounded = event->published.from && event->published.to;
        const std::optional<Day> from = is_bounded ? event->published.from : std::nullopt;
        const std::optional<Day> to = is_bounded ? event->published.to : std::nullopt;
        if (from && (!development.first_reported || *from < *development.first_reported)) {
            development.first_reported = from;
        }
        if (to && (!development.last_reported || *development.last_reported < *to)) {
            development.last_reported = to;
        }
    }
    development.outlets.assign(outlets.begin(), outlets.end());
    development.independent = static_cast<int>(claimants.size());
}

} // namespace

std::string source_name(const EventRecord& event) {
    if (!event.attribution.empty()) {
        const Party& party = event.attribution.front().party;
        if (!party.name.empty()) {
            return party.name;
        }
        if (!party.entity.empty()) {
            return party.entity;
        }
    }
    return !event.outlet.empty() ? event.outlet : event.report;
}

Development build_development(const Mentions& mentions, const std::vector<std::string>& reasons) {
    Development development;
    development.type = most_common_type(mentions);
    const EventRecord* best = mentions.front();
    for (const EventRecord* event : mentions) {
        const auto rank = [](const EventRecord* each) {
            return std::tuple(each->published.from, vouching(*each), each->confidence);
        };
        if (rank(best) <= rank(event)) {
            best = event;
        }
        add_parties(event->actors, development.actors, {});
        for (const EventRecord::Where& place : event->where) {
            const bool known = std::any_of(development.where.begin(), development.where.end(), [&](const EventRecord::Where& other) {
                return other.role == place.role && (other.id.empty() ? other.name == place.name : other.id == place.id);
            });
            if (!known) {
                development.where.push_back(place);
            }
        }
    }
    for (const EventRecord* event : mentions) {
        add_parties(event->recipients, development.recipients, development.actors);
    }
    development.status = best->status;
    set_when(mentions, development);
    set_reported(mentions, development);
    dispute_counts(mentions, development);
    dispute_status(mentions, development);
    dispute_when(mentions, development);
    dispute_where(mentions, development);
    development.because = reasons;
    std::vector<std::string> ids = development.mentions;
    std::sort(ids.begin(), ids.end());
    std::string content = "development";
    for (const std::string& id : ids) {
        content += "\n" + id;
    }
    development.id = short_id(content);
    return development;
}

} // namespace vedette::fusion
