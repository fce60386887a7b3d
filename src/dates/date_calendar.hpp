#pragma once
// Turns what an expression states into a TIMEX3 value and an interval, against the report's day, the tense and the date mentioned
// before. Pure calendar arithmetic.

#include "base/civil_date.hpp"
#include "dates/date_grammar.hpp"
#include "dates/verb_tense.hpp"

#include <optional>
#include <string>

namespace vedette::dates {

// The last date that was resolved, for "that day", "a week earlier", "the following year".
struct DateBefore {
    std::optional<DateInterval> when;
    std::size_t sentence = 0;
    TokenIndex token = kNoToken; // where it stands
};

struct Anchor {
    std::optional<Day> published;
    Tense tense = Tense::unknown;
    std::optional<DateInterval> before; // absent: none near enough
    std::optional<DateInterval> before_any; // however far back
    bool is_before_next = false; // `before` stands in this sentence or in the one before it
    // A history rather than news: dates without a year belong to the year told last, not to the one of publication.
    bool is_narrative = false;
};

struct ResolvedDate {
    std::string value;
    std::optional<DateInterval> when;

    bool operator==(const ResolvedDate&) const = default;
};

// Nothing when the words state no real date ("31 June").
std::optional<ResolvedDate> resolve(const Expression& expression, const Anchor& anchor);

// "1998-W08": ISO 8601 week of a day.
std::string week_value(Day day);

} // namespace vedette::dates
