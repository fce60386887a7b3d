#include "fusion/development_merger.hpp"

#include "base/union_find.hpp"
#include "fusion/build_development.hpp"
#include "fusion/event_match.hpp"
#include "fusion/force_ledger.hpp"
#include "fusion/join_index.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>
#include <unordered_map>

namespace vedette::fusion {

namespace {

// Members compared when two groups join; larger groups have shown their agreement many times.
constexpr std::size_t kMostMembersChecked = 64;

struct Pair {
    double score = 0;
    std::size_t left = 0;
    std::size_t right = 0;
    std::string reason;
};

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

std::vector<Pair> find_pairs(const std::vector<Facet>& facets) {
    JoinIndex index;
    for (std::size_t number = 0; number < facets.size(); ++number) {
        index.add(number, facets[number]);
    }
    index.sort();
    std::vector<Pair> pairs;
    for (std::size_t left = 0; left < facets.size(); ++left) {
        for (const std::size_t right : index.find(join_probes(facets[left]))) {
            if (right <= left || !can_be_same(facets[left], facets[right])) {
                continue;
            }
            Match found = match(facets[left], facets[right]);
            if (found.score >= kJoinScore) {
                pairs.push_back({found.score, left, right, std::move(found.reason)});
            }
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

std::vector<const EventRecord*> in_order(const std::vector<EventRecord>& events) {
    std::vector<const EventRecord*> ordered;
    ordered.reserve(events.size());
    for (const EventRecord& event : events) {
        ordered.push_back(&event);
    }
    std::sort(ordered.begin(), ordered.end(), [](const EventRecord* left, const EventRecord* right) { return comes_before(*left, *right); });
    ordered.erase(std::unique(ordered.begin(), ordered.end(), [](const EventRecord* left, const EventRecord* right) { return left->id == right->id; }),
                  ordered.end());
    return ordered;
}

// Ties each development that was planned, feared or denied to the first one in which it came about.
void link_histories(const JoinedMentions& joined, std::vector<Development>& developments) {
    JoinIndex index;
    for (std::size_t number = 0; number < joined.facets.size(); ++number) {
        index.add(number, joined.facets[number]);
    }
    index.sort();
    std::vector<std::vector<const Facet*>> mentions(developments.size());
    for (std::size_t number = 0; number < joined.facets.size(); ++number) {
        mentions[joined.development_of[number]].push_back(&joined.facets[number]);
    }
    const auto place_of = [&](const Facet& facet) { return static_cast<std::size_t>(&facet - joined.facets.data()); };
    for (std::size_t before = 0; before < developments.size(); ++before) {
        const Facet* first = first_fulfilment(
            mentions[before],
            [&](const Facet& facet) {
                std::vector<const Facet*> near;
                for (const std::size_t found : index.find(history_probes(facet))) {
                    near.push_back(&joined.facets[found]);
                }
                return near;
            },
            [&](const Facet& facet) { return joined.development_of[place_of(facet)] == before; });
        if (first != nullptr) {
            const std::size_t after = joined.development_of[place_of(*first)];
            developments[before].history.push_back({developments[after].id, std::string(kCameAbout)});
            developments[after].history.push_back({developments[before].id, std::string(relation_before(developments[before].status))});
        }
    }
    for (Development& development : developments) {
        std::sort(development.history.begin(), development.history.end(), [](const HistoryLink& left, const HistoryLink& right) {
            return std::tie(left.relation, left.development) < std::tie(right.relation, right.development);
        });
    }
}

} // namespace

bool comes_before(const EventRecord& left, const EventRecord& right) {
    const auto key = [](const EventRecord& event) {
        return std::tie(event.published.from, event.published.to, event.report, event.trigger_span.begin, event.id);
    };
    return key(left) < key(right);
}

std::string_view relation_before(Status status) {
    return status == Status::future ? "planned before" : status == Status::negated ? "denied before" : "feared before";
}

const Facet* first_fulfilment(const std::vector<const Facet*>& mentions, const FindNear& near, const std::function<bool(const Facet&)>& is_own) {
    const Facet* first = nullptr;
    for (const Facet* ahead : mentions) {
        if (ahead->event->status == Status::actual) {
            continue;
        }
        for (const Facet* actual : near(*ahead)) {
            const bool is_later = comes_before(*ahead->event, *actual->event);
            if (is_later && (first == nullptr || comes_before(*actual->event, *first->event)) && !is_own(*actual) && comes_about(*ahead, *actual)) {
                first = actual;
            }
        }
    }
    return first;
}

JoinedMentions join_mentions(const std::vector<EventRecord>& events, const AnalystConstraints& analyst) {
    JoinedMentions joined;
    joined.mentions = in_order(events);
    const std::size_t count = joined.mentions.size();
    joined.facets.reserve(count);
    for (const EventRecord* event : joined.mentions) {
        joined.facets.push_back(make_facet(*event));
    }
    Groups groups(count);
    UnionFind pieces(count); // mentions tied by a chain of pairs, one development or not: nothing outside a piece bears on how it is joined
    const Ruling ruling = ruling_of(analyst, joined.mentions);
    for (const auto& [one, other] : ruling.together) {
        pieces.join(one, other);
        if (const std::size_t left = groups.find(one), right = groups.find(other); left != right) {
            groups.join(left, right, "joined by an analyst");
        }
    }
    for (Pair& pair : find_pairs(joined.facets)) {
        pieces.join(pair.left, pair.right);
        const std::size_t left = groups.find(pair.left);
        const std::size_t right = groups.find(pair.right);
        if (left != right && !ruling.keeps_apart(groups.members(left), groups.members(right)) &&
            nothing_contradicts(joined.facets, groups.members(left), groups.members(right))) {
            groups.join(left, right, std::move(pair.reason));
        }
    }
    joined.development_of.assign(count, 0);
    joined.piece_of.assign(count, 0);
    for (std::size_t index = 0; index < count; ++index) {
        joined.piece_of[index] = pieces.root(index);
        if (groups.find(index) != index) {
            continue;
        }
        std::vector<const EventRecord*> mentions;
        for (const std::size_t member : groups.members(index)) {
            mentions.push_back(joined.mentions[member]);
            joined.development_of[member] = joined.developments.size();
        }
        joined.developments.push_back(build_development(mentions, groups.reasons(index)));
    }
    return joined;
}

FusedCase DevelopmentMerger::merge(const std::vector<EventRecord>& events, const AnalystConstraints& analyst) const {
    JoinedMentions joined = join_mentions(events, analyst);
    FusedCase result;
    result.developments = std::move(joined.developments);
    link_histories(joined, result.developments);
    DevelopmentOf numbers;
    for (std::size_t index = 0; index < joined.mentions.size(); ++index) {
        numbers.emplace(joined.mentions[index]->id, joined.development_of[index]);
    }
    std::sort(result.developments.begin(), result.developments.end(), [](const Development& left, const Development& right) {
        const auto day = [](const Development& development) {
            return development.when && development.when->from ? development.when->from : development.first_reported;
        };
        const std::optional<Day> one = day(left);
        const std::optional<Day> other = day(right);
        return one != other ? one < other : left.id < right.id;
    });
    result.forces = build_forces(joined.mentions, numbers);
    return result;
}

} // namespace vedette::fusion
