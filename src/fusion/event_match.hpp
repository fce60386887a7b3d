#pragma once
// Whether two mentions describe one development, and why. The rules are those of codebook section 8: same act, compatible parties,
// time and place, nothing that contradicts. Each rule can say no; what speaks for it adds up.

#include "fusion/trigger_groups.hpp"
#include "records/fused.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vedette::fusion {

// What matching needs of one mention, computed once.
struct Facet {
    const EventRecord* event = nullptr;
    std::vector<std::string> actors;     // codes, with a sector where it is no part of the state; sorted, unique
    std::vector<std::string> recipients; // same
    std::vector<std::string> parties;    // both together
    std::vector<std::uint32_t> words;    // content words of the sentence, hashed, sorted, unique
    TriggerGroup group = TriggerGroup::none;
    std::optional<Day> published;        // first day of the publication interval
};

Facet make_facet(const EventRecord& event);

// Types whose parties are all alike: who met whom.
bool is_mutual(EventType type);

// Types that are words, not deeds: the same parties may say many things on one day.
bool is_speech(EventType type);

// Two drills, whichever type their reports make of them.
bool is_exercise_pair(const Facet& left, const Facet& right);

bool is_dated(const Facet& facet);

// Nothing in parties, time, place, act or type keeps the two apart. Symmetric.
bool can_be_same(const Facet& left, const Facet& right);

// `before` (planned, feared, denied) came about in `after` (actual): same act and parties, in that order of time, not long after. Stricter
// than can_be_same: both must name who acts, and on whom or where.
bool comes_about(const Facet& before, const Facet& after);

struct Match {
    double score = 0;   // kJoinScore and more: one development
    std::string reason; // "same parties, same day: 'drills' and 'war games'"
};

inline constexpr double kJoinScore = 3.5;

// How strongly two mentions that can_be_same() are the same.
Match match(const Facet& left, const Facet& right);

// [first, last] day on which the event may have happened, as wide as its words leave it. Open sides are far away.
struct DayRange {
    std::int32_t first = 0;
    std::int32_t last = 0;
};
DayRange possible_days(const Facet& facet);

} // namespace vedette::fusion
