#include "fusion/join_index.hpp"

#include "base/sort_unique.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace vedette::fusion {

namespace {

// Undated mentions of one week meet although their possible days were put a little apart.
constexpr std::int32_t kSlackDays = 8;
constexpr std::int32_t kTimeZoneDays = 1;
constexpr std::int32_t kPastNewsDays = 10;
// A plan older than this was about another time: comes_about().
constexpr std::int32_t kFulfilmentDays = 180;

// Of a list of more parties the first by name give keys; a communiqué of thirty states is found by ten of them.
constexpr std::size_t kMostKeyParties = 10;

// Mentions are kept apart by how many days they may span, so that a search back in time reaches no further than it must.
constexpr std::array<std::int32_t, 3> kSpans = {64, 512, std::numeric_limits<std::int32_t>::max()};

std::size_t span_class(std::int64_t span) {
    std::size_t at = 0;
    while (span > kSpans[at]) {
        ++at;
    }
    return at;
}

std::int64_t hash_of(const std::string& name, std::size_t span) { return key_number(name + static_cast<char>('0' + span)); }

DayRange days_of(const Facet& facet) {
    const DayRange range = possible_days(facet);
    if (range.first <= range.last) {
        return range;
    }
    const std::int32_t day = facet.published ? facet.published->number : 0;
    return {day, day};
}

// Only a deed of one day goes with one whose hand is not known.
bool is_of_one_day(const Facet& facet) {
    const DayRange range = days_of(facet);
    return is_dated(facet) && range.last - range.first <= kTimeZoneDays;
}

std::vector<std::string> key_places(const Facet& facet) {
    std::vector<std::string> places;
    for (const EventRecord::Where& place : facet.event->where) {
        if (!place.id.empty() && place.precision != PlacePrecision::country && place.precision != PlacePrecision::region) {
            places.push_back("@" + place.id);
        }
    }
    return places;
}

// Names of keys, before they are hashed.
struct Names {
    std::string kind;
    std::vector<std::string> own;    // under what the mention is found
    std::vector<std::string> wanted; // under what those are found that it may be joined with

    void has(std::string name) { own.push_back(kind + "\t" + std::move(name)); }

    void wants(std::string name) { wanted.push_back(kind + "\t" + std::move(name)); }

    void both(const std::string& name) {
        has(name);
        wants(name);
    }
};

// One report names again what it told before, without saying whose: within it all acts of a kind are compared.
std::int64_t key_in_report(const Facet& facet) { return key_number(kind_of_act(facet) + "\treport " + facet.event->report); }

std::string kind_with_report(const Facet& facet) {
    // Without any day at all a mention meets those of its own report only.
    return kind_of_act(facet) + (facet.published || is_dated(facet) ? "" : "\tundated " + facet.event->report);
}

bool is_mutual_kind(const Facet& facet) { return facet.group == TriggerGroup::exercise || is_mutual(facet.event->type); }

std::vector<std::string> first_few(const std::vector<std::string>& parties) {
    return {parties.begin(), parties.begin() + static_cast<std::ptrdiff_t>(std::min(parties.size(), kMostKeyParties))};
}

// Who met whom: one list of parties includes the other.
void name_mutual(const std::vector<std::string>& parties, Names& names) {
    for (std::size_t one = 0; one < parties.size(); ++one) {
        if (parties.size() == 1) {
            names.both(parties[one]);
            names.wants(parties[one] + "*");
            continue;
        }
        names.has(parties[one] + "*");
        names.wants(parties[one]);
        for (std::size_t other = one + 1; other < parties.size(); ++other) {
            names.both(parties[one] + "&" + parties[other]);
        }
    }
}

// Who did it to whom: actors include one another, and where both name who suffers they share one.
void name_directed(const std::vector<std::string>& actors, const std::vector<std::string>& recipients, Names& names) {
    for (const std::string& actor : actors) {
        names.wants(actor + ">");
        if (recipients.empty()) {
            names.has(actor + ">");
            names.wants(actor + "*");
            continue;
        }
        names.has(actor + "*");
        for (const std::string& recipient : recipients) {
            names.both(actor + ">" + recipient);
        }
    }
}

// A deed without a known hand, and what it may go with. `has_hand`: this one has one.
void name_unknown_hand(const Facet& facet, const std::vector<std::string>& sides, bool has_hand, Names& names) {
    std::vector<std::string> traits = key_places(facet);
    for (const std::string& side : sides) {
        traits.push_back(">" + side);
    }
    for (const std::string& trait : traits) {
        if (!has_hand) {
            names.both(trait + "?");
        }
        if (is_of_one_day(facet)) {
            has_hand ? names.has(trait + "*") : names.wants(trait + "*");
            if (has_hand) {
                names.wants(trait + "?");
            }
        }
    }
}

Names names_of(const Facet& facet) {
    Names names{kind_with_report(facet), {}, {}};
    if (is_mutual_kind(facet)) {
        const std::vector<std::string> parties = first_few(facet.parties);
        name_mutual(parties, names);
        const bool has_party = !parties.empty();
        const std::vector<std::string> places = key_places(facet);
        for (const std::string& place : places) {
            names.has(place + (has_party ? "*" : "?"));
            names.wants(place + "?");
            if (!has_party) {
                names.wants(place + "*");
            }
        }
        return names;
    }
    const std::vector<std::string> actors = first_few(facet.actors);
    const std::vector<std::string> recipients = first_few(facet.recipients);
    name_directed(actors, recipients, names);
    name_unknown_hand(facet, recipients, !actors.empty(), names);
    return names;
}

HistoryPart part_of(const Facet& facet) {
    if (is_speech(facet.event->type) || facet.parties.empty() || facet.event->status == Status::historical) {
        return HistoryPart::none;
    }
    return facet.event->status == Status::actual ? HistoryPart::actual : HistoryPart::ahead;
}

std::int32_t shifted(std::int32_t day, std::int64_t by) {
    return static_cast<std::int32_t>(std::clamp<std::int64_t>(day + by, std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max()));
}

std::vector<JoinProbe> probes_for(std::vector<std::string> names, DayRange range, HistoryPart part) {
    sort_unique(names);
    std::vector<JoinProbe> probes;
    probes.reserve(names.size() * kSpans.size());
    for (const std::string& name : names) {
        for (std::size_t span = 0; span < kSpans.size(); ++span) {
            const std::int32_t end_low = shifted(range.first, -kSlackDays);
            probes.push_back({hash_of(name, span), shifted(end_low, -std::int64_t{kSpans[span]}), shifted(range.last, kSlackDays), end_low, part});
        }
    }
    return probes;
}

// The days in which what this mention tells can be tied to a plan, or to its fulfilment.
std::optional<DayRange> history_days(const Facet& facet, HistoryPart part) {
    if (part == HistoryPart::ahead) {
        return facet.published ? std::optional<DayRange>({facet.published->number, facet.published->number + kFulfilmentDays}) : std::nullopt;
    }
    if (!is_dated(facet) && !facet.published) {
        return std::nullopt;
    }
    const DayRange happened = is_dated(facet) ? possible_days(facet) : DayRange{facet.published->number - kPastNewsDays, facet.published->number};
    return happened.last - happened.first > kFulfilmentDays ? std::nullopt : std::optional<DayRange>({happened.first - kFulfilmentDays, happened.last});
}

} // namespace

std::int64_t key_number(std::string_view name) {
    std::uint64_t hash = 14695981039346656037ULL; // FNV-1a
    for (const char byte : name) {
        hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
    }
    return static_cast<std::int64_t>(hash);
}

std::string kind_of_act(const Facet& facet) { return facet.group == TriggerGroup::exercise ? "exercise" : std::string(to_string(facet.event->type)); }

std::vector<JoinKey> join_keys(const Facet& facet) {
    std::vector<std::string> names = names_of(facet).own;
    sort_unique(names);
    const DayRange range = days_of(facet);
    const std::size_t span = span_class(std::int64_t{range.last} - range.first);
    const HistoryPart part = part_of(facet);
    std::vector<JoinKey> keys;
    keys.reserve(names.size());
    for (const std::string& name : names) {
        keys.push_back({hash_of(name, span), range.first, range.last, part});
    }
    keys.push_back({key_in_report(facet), range.first, range.last, HistoryPart::none});
    return keys;
}

std::vector<JoinProbe> join_probes(const Facet& facet) {
    const DayRange range = days_of(facet);
    std::vector<JoinProbe> probes = probes_for(names_of(facet).wanted, range, HistoryPart::none);
    probes.push_back({key_in_report(facet), std::numeric_limits<std::int32_t>::min(), shifted(range.last, kSlackDays), shifted(range.first, -kSlackDays),
                      HistoryPart::none});
    return probes;
}

std::vector<JoinProbe> history_probes(const Facet& facet) {
    const HistoryPart part = part_of(facet);
    const std::optional<DayRange> days = part == HistoryPart::none ? std::nullopt : history_days(facet, part);
    if (!days) {
        return {};
    }
    // Both name the same sides: one of them is enough to find the other by.
    Names names{kind_with_report(facet), {}, {}};
    if (is_mutual_kind(facet)) {
        if (facet.parties.size() < 2) {
            return {};
        }
        names.wants(facet.parties[0] + "&" + facet.parties[1]);
    } else if (!facet.actors.empty()) {
        name_directed({facet.actors.front()}, first_few(facet.recipients), names);
    }
    return probes_for(names.wanted, *days, part == HistoryPart::ahead ? HistoryPart::actual : HistoryPart::ahead);
}

void JoinIndex::add(std::size_t number, const Facet& facet) {
    for (const JoinKey& key : join_keys(facet)) {
        rows_[key.key].push_back({key, number});
    }
}

void JoinIndex::sort() {
    for (auto& entry : rows_) {
        std::sort(entry.second.begin(), entry.second.end(), [](const Row& left, const Row& right) {
            return left.key.first != right.key.first ? left.key.first < right.key.first : left.number < right.number;
        });
    }
}

std::vector<std::size_t> JoinIndex::find(const std::vector<JoinProbe>& probes) const {
    std::vector<std::size_t> found;
    for (const JoinProbe& probe : probes) {
        const auto rows = rows_.find(probe.key);
        if (rows == rows_.end()) {
            continue;
        }
        auto row = std::lower_bound(rows->second.begin(), rows->second.end(), probe.begin_low, [](const Row& left, std::int32_t day) { return left.key.first < day; });
        for (; row != rows->second.end() && row->key.first <= probe.begin_high; ++row) {
            if (probe.admits(row->key)) {
                found.push_back(row->number);
            }
        }
    }
    sort_unique(found);
    return found;
}

} // namespace vedette::fusion
