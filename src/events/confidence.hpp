#pragma once
// How sure a coded event is: the share of events with such evidence whose type was right on the development sets (docs/measurements.md
// has the reliability table). A logistic function of a few features of the coded event and of its type; weights are data
// (lexicon/confidence.tsv, fitted by scripts/fit_confidence.py), and a feature's weight may only have the sign that the feature calls
// for, so that more evidence never makes an event less sure.

#include "records/events.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace vedette::events {

// Values from 0 to 1. Names as in the table: to_string.
enum class Evidence : std::uint8_t {
    pair,       // an actor and a recipient with a code
    conditions, // how many arguments the frame asked for: none, one, two or more
    carried,    // a light verb carries the noun: "held talks"
    details,    // how many of date, place and count it has, of three
    repeat,     // an earlier event of this type in the sentence
    crowd,      // other events in the sentence: none .. three or more
    distance,   // from the trigger to its nearest party: 0 .. 120 bytes or more
    depth,      // of the trigger in its tree: 0 .. six or more
    place,      // of the sentence in the report: 0 .. 1500 bytes or more
};
inline constexpr std::size_t kEvidenceCount = 9;
std::string_view to_string(Evidence evidence);

using EvidenceValues = std::array<double, kEvidenceCount>;

class ConfidenceTable {
public:
    // `folder` is the lexicon folder. Throws Error(resource_missing), or Error(resource_invalid) for an unknown or missing row or a
    // weight with the wrong sign.
    static ConfidenceTable load(const std::string& folder);

    // 0 .. 1, two decimals.
    [[nodiscard]] double probability(EventType type, const EvidenceValues& values) const;

private:
    double bias_ = 0;
    EvidenceValues weights_{};
    std::array<double, kEventTypeCount> types_{};
};

// "actor=1 distance=0.25 ...": features that are not 0, for `explain` and for fitting.
std::string print_evidence(const EvidenceValues& values);

} // namespace vedette::events
