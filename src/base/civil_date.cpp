#include "base/civil_date.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

namespace vedette {

namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

year_month_day civil(Day day) { return year_month_day{sys_days{days{day.number}}}; }

constexpr std::array<std::string_view, 7> kGranularities = {"instant", "day", "week", "month", "season", "year", "era"};

} // namespace

Day make_day(int year, int month, int day) {
    month = std::clamp(month, 1, 12);
    day = std::clamp(day, 1, days_in_month(year, month));
    const year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                              std::chrono::day{static_cast<unsigned>(day)}};
    return {static_cast<std::int32_t>(sys_days{date}.time_since_epoch().count())};
}

bool is_real_day(int year, int month, int day) {
    return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month);
}

int year_of(Day day) { return static_cast<int>(civil(day).year()); }

int month_of(Day day) { return static_cast<int>(static_cast<unsigned>(civil(day).month())); }

int day_of_month(Day day) { return static_cast<int>(static_cast<unsigned>(civil(day).day())); }

int weekday_of(Day day) {
    return static_cast<int>(std::chrono::weekday{sys_days{days{day.number}}}.iso_encoding());
}

int days_in_month(int year, int month) {
    const std::chrono::year_month_day_last last{std::chrono::year{year} /
                                                std::chrono::month{static_cast<unsigned>(month)} / std::chrono::last};
    return static_cast<int>(static_cast<unsigned>(last.day()));
}

Day add_months(Day day, int months) {
    const int index = year_of(day) * 12 + month_of(day) - 1 + months;
    const int year = index >= 0 ? index / 12 : (index - 11) / 12;
    return make_day(year, index - year * 12 + 1, day_of_month(day));
}

std::string to_iso(Day day) {
    std::array<char, 24> buffer{};
    const int length = std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", year_of(day), month_of(day), day_of_month(day));
    return {buffer.data(), static_cast<std::size_t>(length)};
}

std::optional<Day> parse_iso_day(std::string_view s) {
    if (s.size() < 10 || s[4] != '-' || s[7] != '-') {
        return std::nullopt;
    }
    const auto number = [&](std::size_t begin, std::size_t length) {
        int value = -1;
        const char* end = s.data() + begin + length;
        const auto parsed = std::from_chars(s.data() + begin, end, value);
        return parsed.ec == std::errc{} && parsed.ptr == end ? value : -1;
    };
    const int year = number(0, 4);
    const int month = number(5, 2);
    const int day = number(8, 2);
    if (!is_real_day(year, month, day)) {
        return std::nullopt;
    }
    return make_day(year, month, day);
}

std::string_view to_string(Granularity granularity) { return kGranularities[static_cast<std::size_t>(granularity)]; }

std::optional<Granularity> parse_granularity(std::string_view text) {
    const auto found = std::find(kGranularities.begin(), kGranularities.end(), text);
    if (found == kGranularities.end()) {
        return std::nullopt;
    }
    return static_cast<Granularity>(found - kGranularities.begin());
}

std::optional<CoarseDay> parse_coarse_day(std::string_view text) {
    const auto number = [&](std::size_t from, std::size_t count) -> int {
        int value = 0;
        for (std::size_t index = from; index < from + count; ++index) {
            if (index >= text.size() || text[index] < '0' || text[index] > '9') {
                return -1;
            }
            value = value * 10 + (text[index] - '0');
        }
        return value;
    };
    const int year = number(0, 4);
    if (year < 0) {
        return std::nullopt;
    }
    if (text.size() == 4) {
        return CoarseDay{make_day(year, 1, 1), make_day(year, 12, 31)};
    }
    const int month = number(5, 2);
    if (text.size() == 7 && text[4] == '-' && month >= 1 && month <= 12) {
        return CoarseDay{make_day(year, month, 1), make_day(year, month, 31)};
    }
    if (text.size() == 10) {
        if (const std::optional<Day> day = parse_iso_day(text)) {
            return CoarseDay{*day, *day};
        }
    }
    return std::nullopt;
}

} // namespace vedette
