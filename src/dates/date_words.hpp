#pragma once
// The closed vocabulary of English time expressions, by class. Lower case in, class and number out; O(1).

#include <cstdint>
#include <string_view>

namespace vedette::dates {

enum class WordClass : std::uint8_t {
    none,
    month,        // number 1..12
    weekday,      // 1 Monday .. 7 Sunday
    weekdays,     // "Mondays"
    season,       // index of Season
    unit,         // index of Unit
    units,        // plural
    day_part,     // index of DayPart
    day_parts,    // plural
    near_day,     // "today" 0, "yesterday" -1, "tomorrow" 1
    repeated,     // "daily": index of Unit
    decade,       // "nineties" 90
};

enum class Unit : std::uint8_t { none, second, minute, hour, day, week, weekend, fortnight, month, quarter, year, decade, century };
inline bool is_shorter_than_day(Unit unit) { return unit == Unit::second || unit == Unit::minute || unit == Unit::hour; }

enum class Season : std::uint8_t { none, spring, summer, autumn, winter };
enum class DayPart : std::uint8_t { none, morning, afternoon, evening, night, midday, midnight, dawn, dusk };

struct DateWord {
    WordClass word_class = WordClass::none;
    std::int8_t number = 0;

    [[nodiscard]] bool is(WordClass wanted) const { return word_class == wanted; }

    [[nodiscard]] Unit unit() const { return static_cast<Unit>(number); }
};

// `lower` without its point: "sept", "may", "tuesday".
DateWord date_word(std::string_view lower);

} // namespace vedette::dates
