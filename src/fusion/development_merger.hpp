#pragma once
// Mentions of many reports -> developments with disputes, and the ledger of forces (codebook section 8). Pure: the same events give the
// same result in any order, and events that match nothing change nothing else.
//
// Mentions are compared where they share a key (join_index), so that cost grows nearly with their number. Pairs are
// joined strongest first, and two groups become one only when no member of the one contradicts a member of the other: otherwise an
// undated "drills" would tie the drills of two years together.

#include "fusion/event_match.hpp"
#include "records/analyst.hpp"
#include "records/fused.hpp"

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

namespace vedette::fusion {

struct FusedCase {
    std::vector<Development> developments; // by when (else first report), then id
    std::vector<ForceRow> forces;          // by owner, place, as_of, id
};

// Publication, report, place in its text, id.
bool comes_before(const EventRecord& left, const EventRecord& right);

// Mentions in order, without those whose id was there before, and what became of each.
struct JoinedMentions {
    std::vector<const EventRecord*> mentions;
    std::vector<Facet> facets;                 // of the same places
    std::vector<Development> developments;     // by their first mention; without history
    std::vector<std::size_t> development_of;   // of each mention
    std::vector<std::size_t> piece_of;         // of each mention: place of the first mention that a chain of pairs ties it to
};

// A piece is joined without regard to anything outside it: the mentions of whole pieces alone are joined as they are in the whole case.
// The events outlive the result.
JoinedMentions join_mentions(const std::vector<EventRecord>& events, const AnalystConstraints& analyst);

inline constexpr std::string_view kCameAbout = "came about";

// "planned before", "denied before" or "feared before": how a development of this status stands to the one it came about in.
std::string_view relation_before(Status status);

// Those that a mention's history_probes() find.
using FindNear = std::function<std::vector<const Facet*>(const Facet&)>;

// The first mention, in order, in which a plan, fear or denial among `mentions` (of one development) came about; null: none known.
// `is_own`: a mention of the same development.
const Facet* first_fulfilment(const std::vector<const Facet*>& mentions, const FindNear& near, const std::function<bool(const Facet&)>& is_own);

class DevelopmentMerger {
public:
    // `analyst`: pairs of event ids that stand together or apart whatever the rules say.
    [[nodiscard]] FusedCase merge(const std::vector<EventRecord>& events, const AnalystConstraints& analyst = {}) const;
};

} // namespace vedette::fusion
