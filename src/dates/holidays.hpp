#pragma once
// Days that the calendar gives a name: fixed ones, ones that follow a weekday rule, and those that follow Western Easter.

#include "base/civil_date.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace vedette::dates {

enum class Holiday : std::uint8_t {
    none, new_year, new_year_eve, orthodox_christmas, christmas, christmas_eve, boxing_day, valentines_day, may_day, victory_day,
    independence_day_us, bastille_day, halloween, armistice_day, good_friday, easter, easter_monday, thanksgiving, memorial_day,
    labor_day_us, election_day_us, martin_luther_king_day, september_11,
};

// Words of the holiday in lower case, longest first where one begins another.
struct HolidayName {
    std::vector<std::string_view> words;
    Holiday holiday = Holiday::none;
};

// Names that begin with `first_word`; empty when none does.
const std::vector<HolidayName>& holiday_names(std::string_view first_word);

// The day of `holiday` in `year`. Thanksgiving and Labour Day as in the United States.
Day holiday_in(Holiday holiday, int year);

// Western Easter Sunday (the anonymous Gregorian computus, Meeus 1991).
Day easter_sunday(int year);

} // namespace vedette::dates
