#pragma once
// When: finds the time expressions of a report (TIMEX3, Sauri et al. 2006) and resolves them to intervals of days against the day of
// publication, the tense of their clause and the date told before. A publication date that is only known as an interval resolves an
// expression only when every day of it gives the same answer; an unknown one leaves placeholders ("XXXX-WXX-1") and no interval.
// Linear in the length of the text, no state, safe to share between threads. Works on text without tags or tree, less well.

#include "records/details.hpp"
#include "records/report.hpp"
#include "records/syntax.hpp"

namespace vedette::dates {

class DateResolver {
public:
    [[nodiscard]] Dates resolve(const Report& report, const Syntax& syntax, const TreeIndex& tree) const;
};

} // namespace vedette::dates
