#pragma once
// Calendar days and intervals of them. Proleptic Gregorian, no time zones: a report's day is the day it states.

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vedette {

// One day, counted from 1970-01-01.
struct Day {
    std::int32_t number = 0;

    auto operator<=>(const Day&) const = default;

    Day operator+(std::int32_t days) const { return {number + days}; }

    Day operator-(std::int32_t days) const { return {number - days}; }

    std::int32_t operator-(const Day& other) const { return number - other.number; }
};

Day make_day(int year, int month, int day);       // out-of-range days of the month are clamped to its last day
bool is_real_day(int year, int month, int day);
int year_of(Day day);
int month_of(Day day);       // 1..12
int day_of_month(Day day);   // 1..31
int weekday_of(Day day);     // ISO: 1 Monday .. 7 Sunday
int days_in_month(int year, int month);
Day add_months(Day day, int months); // clamps to the last day of the month

std::string to_iso(Day day);                          // "2021-11-11"
std::optional<Day> parse_iso_day(std::string_view s); // leading "YYYY-MM-DD"; nullopt when it is not a real day

// A day, month or year ("1999-12-31", "1999-12", "1999") as an interval; nullopt when it is none of them.
struct CoarseDay {
    Day first;
    Day last;
};
std::optional<CoarseDay> parse_coarse_day(std::string_view text);

// How fine a date is known (codebook section 6).
enum class Granularity : std::uint8_t { instant, day, week, month, season, year, era };
std::string_view to_string(Granularity granularity);
std::optional<Granularity> parse_granularity(std::string_view text);

// [from, to], both days included. Either side may be open.
struct DateInterval {
    std::optional<Day> from;
    std::optional<Day> to;
    Granularity granularity = Granularity::day;

    auto operator<=>(const DateInterval&) const = default;
};

} // namespace vedette
