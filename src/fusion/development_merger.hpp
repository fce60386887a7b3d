#pragma once
// Mentions of many reports -> developments with disputes, and the ledger of forces (codebook section 8). Pure: the same events give the
// same result in any order, and events that match nothing change nothing else.
//
// Mentions are blocked by type and party and compared inside a window of days, so that cost grows nearly with their number. Pairs are
// joined strongest first, and two groups become one only when no member of the one contradicts a member of the other: otherwise an
// undated "drills" would tie the drills of two years together.

#include "records/analyst.hpp"
#include "records/fused.hpp"

#include <vector>

namespace vedette::fusion {

struct FusedCase {
    std::vector<Development> developments; // by when (else first report), then id
    std::vector<ForceRow> forces;          // by owner, place, as_of, id
};

class DevelopmentMerger {
public:
    // `analyst`: pairs of event ids that stand together or apart whatever the rules say.
    [[nodiscard]] FusedCase merge(const std::vector<EventRecord>& events, const AnalystConstraints& analyst = {}) const;
};

} // namespace vedette::fusion
