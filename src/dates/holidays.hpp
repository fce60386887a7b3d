#pragma once
// Days that the calendar gives a name: fixed ones, ones that follow a weekday rule, and those that follow Western or Orthodox Easter, the
// Hebrew calendar or the Islamic one. The Islamic months begin by sight of the moon, a day about the reckoned one: an interval holds it.

#include "base/civil_date.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace vedette::dates {

enum class Holiday : std::uint8_t {
    none, new_year, new_year_eve, orthodox_christmas, christmas, christmas_eve, boxing_day, valentines_day, may_day, victory_day,
    independence_day_us, bastille_day, halloween, armistice_day, good_friday, easter, easter_monday, thanksgiving, memorial_day,
    labor_day_us, election_day_us, martin_luther_king_day, september_11, orthodox_easter, passover, rosh_hashanah, yom_kippur, sukkot,
    hanukkah, purim, eid_al_fitr, eid_al_adha, ramadan, ashura, nowruz,
};

// Words of the holiday in lower case, longest first where one begins another.
struct HolidayName {
    std::vector<std::string_view> words;
    Holiday holiday = Holiday::none;
};

// Names that begin with `first_word`; empty when none does.
const std::vector<HolidayName>& holiday_names(std::string_view first_word);

// The days of `holiday` in the Gregorian `year`, as far as reckoning tells them: one day (from == to) where it is sure. Where it falls
// twice in a year, the first. Jewish days by their daylight, Thanksgiving and Labour Day as in the United States.
DateInterval holiday_in(Holiday holiday, int year);

// Western Easter Sunday (the anonymous Gregorian computus, Meeus 1991).
Day easter_sunday(int year);

// Orthodox Easter Sunday (Meeus 1991), in the Gregorian calendar.
Day orthodox_easter_sunday(int year);

// The first of Tishri that lies in this Gregorian year (Reingold and Dershowitz, Calendrical Calculations).
Day rosh_hashanah(int year);

// A day of the tabular Islamic calendar (the same book): within a day or so of the one that the moon gives.
Day islamic_day(int year, int month, int day);

} // namespace vedette::dates
