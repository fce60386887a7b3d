#include "fusion/development_merger.hpp"

#include "fusion/build_development.hpp"
#include "fusion/event_match.hpp"
#include "fusion/force_ledger.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <unordered_map>

namespace vedette::fusion {

namespace {

// Comparisons one mention may cost inside one block; a party that acts a thousand times a week meets only its nearest.
constexpr std::size_t kMostComparisons = 400;
// Members compared when two groups join; larger groups have shown their agreement many times.
constexpr std::size_t kMostMembersChecked = 64;

struct Pair {
    double score = 0;
    std::size_t left = 0;
    std::size_t right = 0;
    std::string reason;
};

bool comes_before(const EventRecord* left, const EventRecord* right) {
    const auto key = [](const EventRecord* event) {
        return std::tie(event->published.from, event->published.to, event->report, event->trigger_span.begin, event->id);
    };
    return key(left) < key(right);
}

class Groups {
public:
    explicit Groups(std::size_t count) : parent_(count), members_(count), reasons_(count) {
        std::iota(parent_.begin(), parent_.end(), std::size_t{0});
        for (std::size_t index = 0; index < count; ++index) {
            members_[index] = {index};
        }
    }

    std::size_t find(std::size_t index) {
        while (parent_[index] != index) {
            parent_[index] = parent_[parent_[index]];
            index = parent_[index];
        }
        return index;
    }

    void join(std::size_t left, std::size_t right, std::string reason) {
        if (members_[left].size() < members_[right].size()) {
            std::swap(left, right);
        }
        parent_[right] = left;
        members_[left].insert(members_[left].end(), members_[right].begin(), members_[right].end());
        std::sort(members_[left].begin(), members_[left].end());
        reasons_[left].insert(reasons_[left].end(), reasons_[right].begin(), reasons_[right].end());
        reasons_[left].push_back(std::move(reason));
        members_[right].clear();
        reasons_[right].clear();
    }

    [[nodiscard]] const std::vector<std::size_t>& members(std::size_t root) const { return members_[root]; }

    [[nodiscard]] const std::vector<std::string>& reasons(std::size_t root) const { return reasons_[root]; }

private:
    std::vector<std::size_t> parent_;
    std::vector<std::vector<std::size_t>> members_;
    std::vector<std::vector<std::string>> reasons_;
};

// Drills are COOPERATE in one report and MOBILIZE in another.
std::string kind_of_act(const Facet& facet) { return facet.group == TriggerGroup::exercise ? "exercise" : std::string(to_string(facet.event->type)); }

// Names of the blocks that a mention stands in.
std::vector<std::string> blocks_of(const Facet& facet) {
    const std::string kind = kind_of_act(facet);
    std::vector<std::string> blocks;
    for (const std::string& party : facet.parties) {
        blocks.push_back(kind + "\t" + party);
    }
    for (const EventRecord::Where& place : facet.event->where) {
        if (!place.id.empty() && place.precision != PlacePrecision::country && place.precision != PlacePrecision::region) {
            blocks.push_back(kind + "\t@" + place.id);
        }
    }
    // One report names again what it told before, without saying whose.
    blocks.push_back(kind + "\treport " + facet.event->report);
    return blocks;
}

std::vector<Pair> find_pairs(const std::vector<Facet>& facets) {
    std::map<std::string, std::vector<std::size_t>> blocks;
    for (std::size_t index = 0; index < facets.size(); ++index) {
        for (std::string& block : blocks_of(facets[index])) {
            blocks[std::move(block)].push_back(index);
        }
    }
    std::vector<DayRange> days;
    days.reserve(facets.size());
    for (const Facet& facet : facets) {
        DayRange range = possible_days(facet);
        if (range.first > range.last) {
            const std::int32_t day = facet.published ? facet.published->number : 0;
            range = {day, day};
        }
        days.push_back(range);
    }
    std::vector<std::pair<std::size_t, std::size_t>> candidates;
    for (auto& entry : blocks) {
        std::vector<std::size_t>& block = entry.second;
        std::stable_sort(block.begin(), block.end(), [&](std::size_t left, std::size_t right) { return days[left].first < days[right].first; });
        for (std::size_t at = 0; at < block.size(); ++at) {
            // Undated mentions of one week meet although their possible days were put a little apart.
            const std::int32_t reach = days[block[at]].last + 8;
            const std::size_t end = std::min(block.size(), at + 1 + kMostComparisons);
            for (std::size_t next = at + 1; next < end && days[block[next]].first <= reach; ++next) {
                candidates.emplace_back(std::min(block[at], block[next]), std::max(block[at], block[next]));
            }
        }
    }
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    std::vector<Pair> pairs;
    for (const auto& candidate : candidates) {
        const Facet& left = facets[candidate.first];
        const Facet& right = facets[candidate.second];
        if (!can_be_same(left, right)) {
            continue;
        }
        Match found = match(left, right);
        if (found.score >= kJoinScore) {
            pairs.push_back({found.score, candidate.first, candidate.second, std::move(found.reason)});
        }
    }
    std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& left, const Pair& right) { return left.score > right.score; });
    return pairs;
}

// The analyst's word, in places of the ordered list.
struct Ruling {
    std::vector<std::pair<std::size_t, std::size_t>> together;
    std::set<std::pair<std::size_t, std::size_t>> apart; // each in order

    [[nodiscard]] bool keeps_apart(const std::vector<std::size_t>& left, const std::vector<std::size_t>& right) const {
        return !apart.empty() && std::any_of(left.begin(), left.end(), [&](std::size_t one) {
            return std::any_of(right.begin(), right.end(), [&](std::size_t other) { return apart.contains(std::minmax(one, other)); });
        });
    }
};

Ruling ruling_of(const AnalystConstraints& analyst, const std::vector<const EventRecord*>& ordered) {
    Ruling ruling;
    if (analyst.together.empty() && analyst.apart.empty()) {
        return ruling;
    }
    std::unordered_map<std::string_view, std::size_t> places; // looked up only
    for (std::size_t index = 0; index < ordered.size(); ++index) {
        places.emplace(ordered[index]->id, index);
    }
    const auto each = [&](const std::vector<std::pair<std::string, std::string>>& pairs, auto&& use) {
        for (const auto& [one, other] : pairs) {
            const auto left = places.find(one);
            const auto right = places.find(other);
            if (left != places.end() && right != places.end()) {
                use(std::minmax(left->second, right->second));
            }
        }
    };
    each(analyst.together, [&](std::pair<std::size_t, std::size_t> pair) { ruling.together.push_back(pair); });
    each(analyst.apart, [&](std::pair<std::size_t, std::size_t> pair) { ruling.apart.insert(pair); });
    std::sort(ruling.together.begin(), ruling.together.end());
    return ruling;
}

// Plans, fears and denials one mention may be compared with; the newest are looked at first.
constexpr std::size_t kMostEarlier = 200;

std::string_view relation_of(Status status) {
    return status == Status::future ? "planned before" : status == Status::negated ? "denied before" : "feared before";
}

// Ties each development that was planned, feared or denied to the first one in which it came about.
void link_histories(const std::vector<Facet>& facets, const std::vector<std::size_t>& development_of, std::vector<Development>& developments) {
    std::map<std::string, std::vector<std::size_t>> blocks; // facets in order of publication
    for (std::size_t index = 0; index < facets.size(); ++index) {
        const Facet& facet = facets[index];
        if (is_speech(facet.event->type) || facet.parties.empty()) {
            continue;
        }
        std::string block = kind_of_act(facet);
        for (const std::string& party : facet.group == TriggerGroup::exercise || is_mutual(facet.event->type) ? facet.parties : facet.actors) {
            block += "\t" + party;
        }
        blocks[block].push_back(index);
    }
    std::map<std::size_t, std::size_t> came_about; // development -> the first in which it came about
    for (const auto& entry : blocks) {
        std::vector<std::size_t> ahead;
        for (const std::size_t index : entry.second) {
            if (facets[index].event->status != Status::actual) {
                ahead.push_back(index);
                continue;
            }
            const std::size_t oldest = ahead.size() > kMostEarlier ? ahead.size() - kMostEarlier : 0;
            for (std::size_t at = oldest; at < ahead.size(); ++at) {
                const std::size_t before = development_of[ahead[at]];
                if (before != development_of[index] && !came_about.contains(before) && comes_about(facets[ahead[at]], facets[index])) {
                    came_about.emplace(before, development_of[index]);
                }
            }
        }
    }
    for (const auto& [before, after] : came_about) {
        developments[before].history.push_back({developments[after].id, "came about"});
        developments[after].history.push_back({developments[before].id, std::string(relation_of(developments[before].status))});
    }
    for (Development& development : developments) {
        std::sort(development.history.begin(), development.history.end(), [](const HistoryLink& left, const HistoryLink& right) {
            return std::tie(left.relation, left.development) < std::tie(right.relation, right.development);
        });
    }
}

bool nothing_contradicts(const std::vector<Facet>& facets, const std::vector<std::size_t>& left, const std::vector<std::size_t>& right) {
    for (std::size_t one = 0; one < std::min(left.size(), kMostMembersChecked); ++one) {
        for (std::size_t other = 0; other < std::min(right.size(), kMostMembersChecked); ++other) {
            if (!can_be_same(facets[left[one]], facets[right[other]])) {
                return false;
            }
        }
    }
    return true;
}

} // namespace

FusedCase DevelopmentMerger::merge(const std::vector<EventRecord>& events, const AnalystConstraints& analyst) const {
    std::vector<const EventRecord*> ordered;
    ordered.reserve(events.size());
    for (const EventRecord& event : events) {
        ordered.push_back(&event);
    }
    std::sort(ordered.begin(), ordered.end(), comes_before);
    ordered.erase(std::unique(ordered.begin(), ordered.end(), [](const EventRecord* left, const EventRecord* right) { return left->id == right->id; }),
                  ordered.end());
    std::vector<Facet> facets;
    facets.reserve(ordered.size());
    for (const EventRecord* event : ordered) {
        facets.push_back(make_facet(*event));
    }
    Groups groups(facets.size());
    const Ruling ruling = ruling_of(analyst, ordered);
    for (const auto& [one, other] : ruling.together) {
        if (const std::size_t left = groups.find(one), right = groups.find(other); left != right) {
            groups.join(left, right, "joined by an analyst");
        }
    }
    for (Pair& pair : find_pairs(facets)) {
        const std::size_t left = groups.find(pair.left);
        const std::size_t right = groups.find(pair.right);
        if (left != right && !ruling.keeps_apart(groups.members(left), groups.members(right)) &&
            nothing_contradicts(facets, groups.members(left), groups.members(right))) {
            groups.join(left, right, std::move(pair.reason));
        }
    }
    FusedCase result;
    std::vector<std::size_t> development_of(facets.size(), 0);
    for (std::size_t index = 0; index < facets.size(); ++index) {
        if (groups.find(index) != index) {
            continue;
        }
        std::vector<const EventRecord*> mentions;
        for (const std::size_t member : groups.members(index)) {
            mentions.push_back(ordered[member]);
            development_of[member] = result.developments.size();
        }
        result.developments.push_back(build_development(mentions, groups.reasons(index)));
    }
    link_histories(facets, development_of, result.developments);
    DevelopmentOf numbers;
    for (std::size_t index = 0; index < facets.size(); ++index) {
        numbers.emplace(ordered[index]->id, development_of[index]);
    }
    std::sort(result.developments.begin(), result.developments.end(), [](const Development& left, const Development& right) {
        const auto day = [](const Development& development) {
            return development.when && development.when->from ? development.when->from : development.first_reported;
        };
        const std::optional<Day> one = day(left);
        const std::optional<Day> other = day(right);
        return one != other ? one < other : left.id < right.id;
    });
    result.forces = build_forces(ordered, numbers);
    return result;
}

} // namespace vedette::fusion
