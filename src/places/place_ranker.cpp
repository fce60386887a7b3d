#include "places/place_ranker.hpp"

#include "resources/gazetteer.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace vedette::places {

namespace {

constexpr int kRounds = 3;
constexpr double kContainerBonus = 4.0;
constexpr double kCountryShareWeight = 3.4;
constexpr double kAdminShareWeight = 2.2;
constexpr double kNear50Bonus = 2.1;
constexpr double kNear150Bonus = 0.3;
constexpr double kMostNear = 1.4;
constexpr double kDatelineWeight = 1.5;
constexpr double kAdjectiveWeight = 1.8;
// A hamlet that nothing else in the report supports is more often a person or a company.
constexpr double kUnsupportedPenalty = -1.8;
constexpr double kSupportedBonus = 1.8;
constexpr double kSureEvidence = 1.5;
constexpr double kAccept = -0.4; // least evidence of a place
constexpr double kSameNameBonus = 2.0;

// What the report is about, from the choices of the last round.
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
    double weight = 0;
    double admin_weight = 0;
};

bool is_in(const Candidate& candidate, const std::string& country) {
    return std::find(candidate.countries.begin(), candidate.countries.end(), country) != candidate.countries.end();
}

void count(const Candidate& candidate, const std::string& folded, double weight, Context& context) {
    if (candidate.countries.size() == 1) {
        context.countries[candidate.countries.front()] += weight;
        context.weight += weight;
        if (candidate.admin != 0) {
            context.admins[{candidate.countries.front(), candidate.admin}] += weight;
        }
        context.admin_weight += weight;
    }
    const bool small = candidate.radius_km <= 150;
    context.points.push_back({&folded, candidate.lat, candidate.lon, small});
}

struct Group {
    std::vector<std::size_t> mentions;
    double weight = 0;           // what this name itself gave to the context
    std::string country;         // ... to this country
    std::uint16_t admin = 0;     // ... and this region
    std::string container_country;
    std::uint16_t container_admin = 0;
};

double support(const Candidate& candidate, const std::string& folded, const Context& context) {
    double near = 0;
    for (const Context::Point& point : context.points) {
        if (!point.small || *point.folded == folded || candidate.radius_km > 150) {
            continue;
        }
        const double km = resources::distance_km(candidate.lat, candidate.lon, point.lat, point.lon);
        near += km <= 50 ? kNear50Bonus : km <= 160 ? kNear150Bonus : 0;
    }
    return std::min(near, kMostNear);
}

// Share of a country or region in the report, without what the name under judgement gave itself.
double share(double part, double whole, double own_part, double own_whole) {
    const double others = whole - own_whole;
    return others > 0.01 ? std::max(0.0, part - own_part) / others : 0;
}

double score(const Candidate& candidate, const FoundName& name, const Group& group, const Context& context) {
    double total = candidate.prominence;
    const std::string& country = name.container_country.empty() ? group.container_country : name.container_country;
    const std::uint16_t admin = name.container_country.empty() ? group.container_admin : name.container_admin;
    if (!country.empty() && is_in(candidate, country) && candidate.precision != PlacePrecision::country &&
        (admin == 0 || candidate.admin == admin)) {
        total += candidate.precision == PlacePrecision::province && admin != 0 ? 0 : kContainerBonus;
    }
    if (candidate.countries.size() == 1) {
        const auto same = context.countries.find(candidate.countries.front());
        const bool own_country = group.country == candidate.countries.front();
        total += kCountryShareWeight * share(same == context.countries.end() ? 0 : same->second, context.weight,
                                             own_country ? group.weight : 0, group.country.empty() ? 0 : group.weight);
        const auto region = context.admins.find({candidate.countries.front(), candidate.admin});
        if (candidate.admin != 0 && region != context.admins.end()) {
            total += kAdminShareWeight * share(region->second, context.admin_weight, own_country && group.admin == candidate.admin ? group.weight : 0,
                                               group.country.empty() ? 0 : group.weight);
        }
    }
    total += support(candidate, name.folded, context);
    if (name.is_area_kind && (candidate.precision == PlacePrecision::province || candidate.precision == PlacePrecision::district)) {
        total += 1.0;
    }
    return total;
}

} // namespace

void rank_places(Findings& findings, const std::vector<Candidate>& datelines) {
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
    const std::string dateline_key = "\x01";
    Context context;
    for (int round = 0; round < kRounds; ++round) {
        context = {};
        for (const std::string& code : findings.adjective_countries) {
            context.countries[code] += kAdjectiveWeight;
            context.weight += kAdjectiveWeight;
        }
        if (!datelines.empty()) {
            count(datelines.front(), dateline_key, kDatelineWeight, context);
        }
        for (auto& entry : groups) {
            Group& group = entry.second;
            group.weight = 0;
            group.country.clear();
            group.admin = 0;
            const FoundName& name = findings.names[entry.second.mentions.front()];
            // Repeated names count more, but one name said often must not drown the rest.
            const double times = 1 + std::log2(static_cast<double>(entry.second.mentions.size()));
            if (name.evidence >= -0.8 && name.chosen >= 0) {
                const Candidate& chosen = name.candidates[static_cast<std::size_t>(name.chosen)];
                count(chosen, name.folded, std::min(times, 3.0), context);
                if (chosen.countries.size() == 1) {
                    group.weight = std::min(times, 3.0);
                    group.country = chosen.countries.front();
                    group.admin = chosen.admin;
                }
            }
        }
        for (FoundName& name : findings.names) {
            const Group& group = groups[name.folded];
            double best = -1;
            for (std::size_t index = 0; index < name.candidates.size(); ++index) {
                const double value = score(name.candidates[index], name, group, context);
                name.candidates[index].score = value;
                if (value > best) {
                    best = value;
                    name.chosen = static_cast<int>(index);
                }
            }
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
            name.evidence += support(chosen, name.folded, context) > 0 ? kSupportedBonus : kUnsupportedPenalty;
        }
        if (name.evidence < kAccept) {
            name.chosen = -1;
        }
    }
}

} // namespace vedette::places
