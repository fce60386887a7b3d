#include "events/rate_events.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace vedette::events {

namespace {

constexpr double kMostDistance = 120; // bytes
constexpr double kMostDepth = 6;
constexpr double kMostConditions = 2;
constexpr double kMostCrowd = 3;
constexpr double kMostPlace = 1500; // bytes
constexpr double kDetails = 3;

// From the trigger to the nearest words of a party; the most when no words of the sentence name one.
double distance_to_party(const Event& event) {
    double nearest = kMostDistance;
    for (const std::vector<Party>* parties : {&event.actors, &event.recipients}) {
        for (const Party& party : *parties) {
            if (!party.span.empty()) {
                const double before =
                    static_cast<double>(event.trigger.begin) - static_cast<double>(party.span.end);
                const double after =
                    static_cast<double>(party.span.begin) - static_cast<double>(event.trigger.end);
                nearest = std::min(nearest, std::max({before, after, 0.0}));
            }
        }
    }
    return nearest;
}

bool has_code(const std::vector<Party>& parties) {
    return std::any_of(parties.begin(), parties.end(),
                       [](const Party& party) { return !party.code.empty(); });
}

double depth_of(TokenIndex trigger, const Syntax& syntax) {
    double depth = 0;
    for (TokenIndex token = syntax.tokens[trigger].head; token != kNoToken && depth < kMostDepth;
         token = syntax.tokens[token].head) {
        ++depth;
    }
    return depth;
}

double share(double value, double most) {
    return std::min(value, most) / most;
}

} // namespace

void rate_events(std::vector<Event>& events, const CodedBy& by, const Syntax& syntax,
                 const ConfidenceTable& table) {
    std::map<std::uint32_t, double> in_sentence;
    for (const Event& event : events) {
        ++in_sentence[event.sentence];
    }
    std::set<std::pair<std::uint32_t, EventType>> seen;
    for (std::size_t index = 0; index < events.size(); ++index) {
        Event& event = events[index];
        EvidenceValues values{};
        const auto at = [&values](Evidence evidence) -> double& {
            return values[static_cast<std::size_t>(evidence)];
        };
        at(Evidence::pair) = has_code(event.actors) && has_code(event.recipients) ? 1 : 0;
        const auto asked = by.asked.find(event.trigger_token);
        at(Evidence::conditions) =
            asked == by.asked.end() ? 0 : share(static_cast<double>(asked->second), kMostConditions);
        at(Evidence::carried) = by.supports[index] == kNoToken ? 0 : 1;
        at(Evidence::details) = ((event.time >= 0 ? 1 : 0) + (event.places.empty() ? 0 : 1) +
                                 (event.quantities.empty() ? 0 : 1)) /
                                kDetails;
        at(Evidence::repeat) = seen.emplace(event.sentence, event.type).second ? 0 : 1;
        at(Evidence::crowd) = share(in_sentence[event.sentence] - 1, kMostCrowd);
        at(Evidence::distance) = distance_to_party(event) / kMostDistance;
        at(Evidence::depth) = depth_of(event.trigger_token, syntax) / kMostDepth;
        at(Evidence::place) = share(syntax.sentences[event.sentence].span.begin, kMostPlace);
        event.confidence = table.probability(event.type, values);
        event.because.push_back("evidence: " + print_evidence(values));
    }
}

} // namespace vedette::events
