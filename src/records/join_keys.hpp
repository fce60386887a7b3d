#pragma once
// What fusion keeps of a mention so that those it may be joined with are found again without reading the case: keys with the days on
// which the mention may have happened. A key is a hash; two mentions that share none are never compared.

#include <cstdint>

namespace vedette {

// What a mention can be in a history: a plan, a fear or a denial comes before what is actual.
enum class HistoryPart : std::uint8_t { none, ahead, actual };

struct JoinKey {
    std::int64_t key = 0;
    std::int32_t first = 0; // days, counted from 1970-01-01
    std::int32_t last = 0;
    HistoryPart part = HistoryPart::none;
};

// Asks for the rows of a key that begin in [begin_low, begin_high] and end on `end_low` or later.
struct JoinProbe {
    std::int64_t key = 0;
    std::int32_t begin_low = 0;
    std::int32_t begin_high = 0;
    std::int32_t end_low = 0;
    HistoryPart part = HistoryPart::none; // none: any

    [[nodiscard]] bool admits(const JoinKey& row) const {
        return row.key == key && row.first >= begin_low && row.first <= begin_high && row.last >= end_low && (part == HistoryPart::none || row.part == part);
    }
};

} // namespace vedette
