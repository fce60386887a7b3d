#pragma once
// How sure a coded event is: the share of events with such evidence whose type was right on the development sets (docs/measurements.md
// has the reliability table). A logistic function of a few features known when the event is coded; weights are data
// (lexicon/confidence.tsv, fitted by scripts/fit_confidence.py), and each may only have the sign that its feature calls for, so that
// more evidence never makes an event less sure.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace vedette::events {

// Values from 0 to 1. Names as in the table: to_string.
enum class Evidence : std::uint8_t {
    actor,      // an actor with a code
    recipient,  // a recipient with a code
    conditions, // how many arguments the frame asked for: none, one, two or more
    rivals,     // other frames of the same word: none .. three or more
    noun,       // the trigger is a noun or an adjective
    carried,    // ... that a light verb carries: "held talks"
    borrowed,   // the parties come from another sentence or from nowhere in the text
    distance,   // from the trigger to its nearest party: 0 .. 120 bytes or more
    depth,      // of the trigger in its tree: 0 .. six or more
    length,     // of the sentence: 0 .. 60 tokens or more
    steps,      // decisions that made the status: none .. three or more
};
inline constexpr std::size_t kEvidenceCount = 11;
std::string_view to_string(Evidence evidence);

using EvidenceValues = std::array<double, kEvidenceCount>;

class ConfidenceTable {
public:
    // `folder` is the lexicon folder. Throws Error(resource_missing), or Error(resource_invalid) for an unknown or missing feature or a
    // weight with the wrong sign.
    static ConfidenceTable load(const std::string& folder);

    // 0 .. 1, two decimals.
    [[nodiscard]] double probability(const EvidenceValues& values) const;

private:
    double bias_ = 0;
    EvidenceValues weights_{};
};

// "actor=1 distance=0.25 ...": features that are not 0, for `explain` and for fitting.
std::string print_evidence(const EvidenceValues& values);

} // namespace vedette::events
