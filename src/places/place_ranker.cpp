#include "places/place_ranker.hpp"

#include "base/great_circle.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace vedette::places {

namespace {

constexpr int kRounds = 4; // the first without the names themselves
constexpr double kContainerBonus = 4.0;
constexpr double kCountryShareWeight = 3.4;
constexpr double kAdminShareWeight = 2.2;
constexpr double kNear50Bonus = 2.1;
constexpr double kNear150Bonus = 0.3;
constexpr double kMostNear = 1.4;
constexpr double kDatelineWeight = 1.5;
constexpr double kAdjectiveWeight = 1.8;
// Of the outlet's home: as if one name of its state and one of its region stood in the report, and how much nearness to it adds.
constexpr double kHomeWeight = 1.5;
constexpr double kHome60Bonus = 1.6;
constexpr double kHome200Bonus = 1.0;
constexpr double kHomeEvidence = 1.0; // of a place at all: a name that readers know as one of theirs
// A hamlet that nothing else in the report supports is more often a person or a company.
constexpr double kUnsupportedPenalty = -1.8;
constexpr double kSupportedBonus = 1.8;
constexpr double kSureEvidence = 1.5;
constexpr double kAccept = -0.4; // least evidence of a place
constexpr double kSameNameBonus = 2.0;
constexpr double kLeastEvidence = -0.8; // of a name that says what the report is about
constexpr double kMostTimes = 3.0;      // weight of a name that is said over and over
constexpr double kLeastBelief = 0.02;
constexpr double kSharpness = 3.0;      // of beliefs over score

// Two names that both have a reading within kNearKm of the other: seldom by chance, unless both have very many readings.
constexpr double kNearKm = 50;
constexpr double kChanceNear = 0.001; // that a reading of one lies so near to one of another, in a country like the United States
constexpr double kPairWeight = 0.55;
constexpr double kMostPair = 2.2;
constexpr double kMostPairs = 3.0;
constexpr double kPointLikeKm = 60;       // readings with a larger radius have no neighbours
constexpr std::size_t kMostPaired = 120;  // names of one report that are compared: bounds the work

// What the report is about, from what is believed after the last round.
struct Context {
    struct Point {
        const std::string* folded;
        double lat;
        double lon;
        bool small;
    };
    std::map<std::string, double> countries;
    std::map<std::pair<std::string, std::uint16_t>, double> admins;
    std::vector<Point> points;
    const HomeRegion* home = nullptr; // with a point
    double weight = 0;
};

bool is_in(const Candidate& candidate, const std::string& country) {
    return std::find(candidate.countries.begin(), candidate.countries.end(), country) != candidate.countries.end();
}

struct Group {
    std::vector<std::size_t> mentions;
    std::vector<double> neighbours; // for each candidate: what the readings of the report's other names say for it
    std::vector<double> beliefs;    // for each candidate, sum 1: that it is meant
    std::vector<std::pair<const Candidate*, double>> given; // what this name itself gave to the context
    std::string container_country;
    std::uint16_t container_admin = 0;
};

// The countries and regions that readings lie in, by how likely each is meant.
void count(const std::vector<Candidate>& candidates, const std::vector<double>& beliefs, double weight, Context& context,
           std::vector<std::pair<const Candidate*, double>>* given) {
    for (std::size_t index = 0; index < beliefs.size(); ++index) {
        const Candidate& candidate = candidates[index];
        if (beliefs[index] < kLeastBelief || candidate.countries.size() != 1) {
            continue;
        }
        const double part = weight * beliefs[index];
        context.countries[candidate.countries.front()] += part;
        context.weight += part;
        if (candidate.admin != 0) {
            context.admins[{candidate.countries.front(), candidate.admin}] += part;
        }
        if (given != nullptr) {
            given->emplace_back(&candidate, part);
        }
    }
}

void add_home(const std::optional<HomeRegion>& home, Context& context) {
    if (!home) {
        return;
    }
    context.countries[home->country] += kHomeWeight;
    context.weight += kHomeWeight;
    if (home->admin != 0) {
        context.admins[{home->country, home->admin}] += kHomeWeight;
    }
    context.home = home->has_point ? &*home : nullptr;
}

void add_point(const Candidate& candidate, const std::string& folded, Context& context) {
    context.points.push_back({&folded, candidate.lat, candidate.lon, candidate.radius_km <= 150});
}

// Scores to shares of one.
std::vector<double> beliefs_of(std::vector<double> scores) {
    const double most = scores.empty() ? 0 : *std::max_element(scores.begin(), scores.end());
    double sum = 0;
    for (double& value : scores) {
        value = std::exp((value - most) * kSharpness);
        sum += value;
    }
    for (double& value : scores) {
        value /= sum;
    }
    return scores;
}

double support(const Candidate& candidate, const std::string& folded, const Context& context) {
    double near = 0;
    for (const Context::Point& point : context.points) {
        if (!point.small || *point.folded == folded || candidate.radius_km > 150) {
            continue;
        }
        const double km = distance_km(candidate.lat, candidate.lon, point.lat, point.lon);
        near += km <= 50 ? kNear50Bonus : km <= 160 ? kNear150Bonus : 0;
    }
    return std::min(near, kMostNear);
}

double nearness_to_home(const Candidate& candidate, const Context& context) {
    if (context.home == nullptr || candidate.radius_km > kPointLikeKm) {
        return 0;
    }
    const double km = distance_km(candidate.lat, candidate.lon, context.home->lat, context.home->lon);
    return km <= 60 ? kHome60Bonus : km <= 200 ? kHome200Bonus : 0;
}

// Share of a country or region in the report, without what the name under judgement gave itself.
double share(double part, double whole, double own_part, double own_whole) {
    const double others = whole - own_whole;
    return others > 0.01 ? std::max(0.0, part - own_part) / others : 0;
}

double score(const Candidate& candidate, double neighbours, const FoundName& name, const Group& group, const Context& context) {
    double total = candidate.prominence;
    const std::string& country = name.container_country.empty() ? group.container_country : name.container_country;
    const std::uint16_t admin = name.container_country.empty() ? group.container_admin : name.container_admin;
    if (!country.empty() && is_in(candidate, country) && candidate.precision != PlacePrecision::country &&
        (admin == 0 || candidate.admin == admin)) {
        total += candidate.precision == PlacePrecision::province && admin != 0 ? 0 : kContainerBonus;
    }
    if (candidate.countries.size() == 1) {
        double own = 0;
        double own_country = 0;
        double own_admin = 0;
        for (const auto& [place, part] : group.given) {
            own += part;
            own_country += place->countries.front() == candidate.countries.front() ? part : 0;
            own_admin += place->countries.front() == candidate.countries.front() && place->admin == candidate.admin ? part : 0;
        }
        const auto same = context.countries.find(candidate.countries.front());
        total += kCountryShareWeight * share(same == context.countries.end() ? 0 : same->second, context.weight, own_country, own);
        const auto region = context.admins.find({candidate.countries.front(), candidate.admin});
        if (candidate.admin != 0 && region != context.admins.end()) {
            total += kAdminShareWeight * share(region->second, context.weight, own_admin, own);
        }
    }
    total += std::max(support(candidate, name.folded, context), neighbours);
    total += nearness_to_home(candidate, context);
    if (name.is_area_kind && (candidate.precision == PlacePrecision::province || candidate.precision == PlacePrecision::district)) {
        total += 1.0;
    }
    return total;
}

std::vector<double> scores_of(const FoundName& name, const Group& group, const Context& context) {
    std::vector<double> scores;
    scores.reserve(name.candidates.size());
    for (std::size_t index = 0; index < name.candidates.size(); ++index) {
        const double neighbours = index < group.neighbours.size() ? group.neighbours[index] : 0;
        scores.push_back(score(name.candidates[index], neighbours, name, group, context));
    }
    return scores;
}

void choose(FoundName& name, const Group& group, const Context& context) {
    const std::vector<double> scores = scores_of(name, group, context);
    name.chosen = static_cast<int>(std::max_element(scores.begin(), scores.end()) - scores.begin());
    for (std::size_t index = 0; index < scores.size(); ++index) {
        name.candidates[index].score = scores[index]; // for `vedette explain`
    }
}

// Which readings of different names lie close together, before any is chosen: "Paris" beside "Henry County" is neither the capital of
// France nor any other Henry County. Each pair counts as a message of max-product belief propagation would, once and without a loop.
class Neighbourhood {
public:
    Neighbourhood(const Findings& findings, std::map<std::string, Group>& groups) {
        for (const FoundName& name : findings.names) {
            Group& group = groups[name.folded];
            const bool is_first = &findings.names[group.mentions.front()] == &name;
            if (is_first && members_.size() < kMostPaired && name.evidence >= kLeastEvidence) {
                add(name, group);
            }
        }
        std::sort(readings_.begin(), readings_.end(), [](const Reading& left, const Reading& right) {
            return std::tie(left.row, left.column, left.member, left.candidate) < std::tie(right.row, right.column, right.member, right.candidate);
        });
    }

    void weigh() const {
        std::vector<double> best(members_.size());
        for (const Reading& reading : readings_) {
            std::fill(best.begin(), best.end(), 0.0);
            for (int row = reading.row - 1; row <= reading.row + 1; ++row) {
                look_along(row, reading, best);
            }
            double total = 0;
            for (const double value : best) {
                total += value;
            }
            members_[reading.member].group->neighbours[reading.candidate] = std::min(total, kMostPairs);
        }
    }

private:
    struct Reading {
        int row; // of a grid of one degree by two
        int column;
        std::size_t member;
        std::size_t candidate;
        const Candidate* place;
    };

    struct Member {
        Group* group;
        double readings; // how many
        double prominence; // of the best
    };

    void add(const FoundName& name, Group& group) {
        group.neighbours.assign(name.candidates.size(), 0.0);
        members_.push_back({&group, static_cast<double>(name.candidates.size()), name.candidates.front().prominence});
        for (std::size_t index = 0; index < name.candidates.size(); ++index) {
            const Candidate& place = name.candidates[index];
            if (place.radius_km <= kPointLikeKm) {
                readings_.push_back({static_cast<int>(std::floor(place.lat)), static_cast<int>(std::floor(place.lon / 2)), members_.size() - 1, index, &place});
            }
        }
    }

    void look_along(int row, const Reading& reading, std::vector<double>& best) const {
        const auto from = std::lower_bound(readings_.begin(), readings_.end(), std::pair(row, reading.column - 1),
                                           [](const Reading& left, const std::pair<int, int>& cell) { return std::pair(left.row, left.column) < cell; });
        for (auto other = from; other != readings_.end() && other->row == row && other->column <= reading.column + 1; ++other) {
            if (other->member == reading.member || distance_km(reading.place->lat, reading.place->lon, other->place->lat, other->place->lon) > kNearKm) {
                continue;
            }
            const Member& self = members_[reading.member];
            const Member& there = members_[other->member];
            const double pair = std::clamp(-std::log(self.readings * there.readings * kChanceNear) * kPairWeight, 0.0, kMostPair);
            best[other->member] = std::max(best[other->member], pair - (there.prominence - other->place->prominence));
        }
    }

    std::vector<Member> members_;
    std::vector<Reading> readings_;
};

} // namespace

void rank_places(Findings& findings, const std::vector<Candidate>& datelines, const std::optional<HomeRegion>& home) {
    std::map<std::string, Group> groups; // by folded name: one sense a report, unless a container says otherwise
    for (std::size_t index = 0; index < findings.names.size(); ++index) {
        FoundName& name = findings.names[index];
        Group& group = groups[name.folded];
        group.mentions.push_back(index);
        if (group.container_country.empty() && !name.container_country.empty()) {
            group.container_country = name.container_country;
            group.container_admin = name.container_admin;
        }
        name.chosen = 0;
    }
    // A container seen once speaks for every mention of the name.
    for (const auto& entry : groups) {
        if (!entry.second.container_country.empty()) {
            for (const std::size_t index : entry.second.mentions) {
                if (findings.names[index].container_country.empty()) {
                    findings.names[index].evidence += 1.5;
                }
            }
        }
    }
    Neighbourhood(findings, groups).weigh();
    std::vector<double> dateline_scores;
    for (const Candidate& place : datelines) {
        dateline_scores.push_back(place.prominence);
    }
    const std::vector<double> dateline_beliefs = beliefs_of(std::move(dateline_scores));
    Context context;
    for (int round = 0; round < kRounds; ++round) {
        context = {};
        for (const std::string& code : findings.adjective_countries) {
            context.countries[code] += kAdjectiveWeight;
            context.weight += kAdjectiveWeight;
        }
        count(datelines, dateline_beliefs, kDatelineWeight, context, nullptr);
        add_home(home, context);
        for (auto& entry : groups) {
            Group& group = entry.second;
            group.given.clear();
            const FoundName& name = findings.names[group.mentions.front()];
            // Repeated names count more, but one name said often must not drown the rest.
            const double times = 1 + std::log2(static_cast<double>(group.mentions.size()));
            if (round > 0 && name.evidence >= kLeastEvidence) {
                count(name.candidates, group.beliefs, std::min(times, kMostTimes), context, &group.given);
                add_point(name.candidates[static_cast<std::size_t>(name.chosen)], entry.first, context);
            }
        }
        for (FoundName& name : findings.names) {
            choose(name, groups[name.folded], context);
        }
        for (auto& entry : groups) {
            const FoundName& name = findings.names[entry.second.mentions.front()];
            entry.second.beliefs = beliefs_of(scores_of(name, entry.second, context));
        }
    }
    // A name that is surely a place once is one elsewhere in the report too, unless something there speaks against it.
    for (const auto& entry : groups) {
        double best = 0;
        for (const std::size_t index : entry.second.mentions) {
            best = std::max(best, findings.names[index].evidence);
        }
        if (best >= kSureEvidence) {
            for (const std::size_t index : entry.second.mentions) {
                findings.names[index].evidence += kSameNameBonus;
            }
        }
    }
    for (FoundName& name : findings.names) {
        const Candidate& chosen = name.candidates[static_cast<std::size_t>(name.chosen)];
        const bool contained = !groups[name.folded].container_country.empty();
        if (chosen.population < 100000 && chosen.prominence < 3.9 && !contained) {
            const bool supported = support(chosen, name.folded, context) > 0 || nearness_to_home(chosen, context) >= kHome60Bonus;
            name.evidence += supported ? kSupportedBonus : kUnsupportedPenalty;
        }
        name.evidence += nearness_to_home(chosen, context) >= kHome60Bonus ? kHomeEvidence : 0;
        if (name.evidence < kAccept) {
            name.chosen = -1;
        }
    }
}

} // namespace vedette::places
