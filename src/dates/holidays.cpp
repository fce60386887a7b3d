#include "dates/holidays.hpp"

#include <algorithm>
#include <unordered_map>

namespace vedette::dates {

namespace {

// The n-th `weekday` (ISO) of a month; n < 0 counts from the end.
Day nth_weekday(int year, int month, int weekday, int n) {
    if (n > 0) {
        const Day first = make_day(year, month, 1);
        return first + (weekday - weekday_of(first) + 7) % 7 + 7 * (n - 1);
    }
    const Day last = make_day(year, month, days_in_month(year, month));
    return last - (weekday_of(last) - weekday + 7) % 7 + 7 * (n + 1);
}

using Names = std::unordered_map<std::string_view, std::vector<HolidayName>>;

Names all_names() {
    Names names;
    const auto add = [&](Holiday holiday, std::vector<std::string_view> words) { names[words.front()].push_back({words, holiday}); };
    add(Holiday::new_year, {"new", "year", "'", "s", "day"});
    add(Holiday::new_year_eve, {"new", "year", "'", "s", "eve"});
    add(Holiday::orthodox_christmas, {"orthodox", "christmas"});
    add(Holiday::christmas, {"christmas", "day"});
    add(Holiday::christmas_eve, {"christmas", "eve"});
    add(Holiday::christmas, {"christmas"});
    add(Holiday::boxing_day, {"boxing", "day"});
    add(Holiday::valentines_day, {"valentine", "'", "s", "day"});
    add(Holiday::may_day, {"may", "day"});
    add(Holiday::victory_day, {"victory", "day"});
    add(Holiday::independence_day_us, {"fourth", "of", "july"});
    add(Holiday::bastille_day, {"bastille", "day"});
    add(Holiday::halloween, {"halloween"});
    add(Holiday::armistice_day, {"armistice", "day"});
    add(Holiday::armistice_day, {"veterans", "day"});
    add(Holiday::good_friday, {"good", "friday"});
    add(Holiday::easter_monday, {"easter", "monday"});
    add(Holiday::easter, {"easter", "sunday"});
    add(Holiday::easter, {"easter"});
    add(Holiday::thanksgiving, {"thanksgiving", "day"});
    add(Holiday::thanksgiving, {"thanksgiving"});
    add(Holiday::memorial_day, {"memorial", "day"});
    add(Holiday::labor_day_us, {"labor", "day"});
    add(Holiday::election_day_us, {"election", "day"});
    add(Holiday::martin_luther_king_day, {"martin", "luther", "king", "day"});
    for (auto& [first, list] : names) {
        std::stable_sort(list.begin(), list.end(),
                         [](const HolidayName& left, const HolidayName& right) { return left.words.size() > right.words.size(); });
    }
    return names;
}

} // namespace

const std::vector<HolidayName>& holiday_names(std::string_view first_word) {
    static const Names kNames = all_names();
    static const std::vector<HolidayName> kNone;
    const auto found = kNames.find(first_word);
    return found == kNames.end() ? kNone : found->second;
}

Day easter_sunday(int year) {
    const int a = year % 19;
    const int b = year / 100;
    const int c = year % 100;
    const int d = b / 4;
    const int e = b % 4;
    const int f = (b + 8) / 25;
    const int g = (b - f + 1) / 3;
    const int h = (19 * a + b - d - g + 15) % 30;
    const int i = c / 4;
    const int k = c % 4;
    const int l = (32 + 2 * e + 2 * i - h - k) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int month = (h + l - 7 * m + 114) / 31;
    const int day = (h + l - 7 * m + 114) % 31 + 1;
    return make_day(year, month, day);
}

Day holiday_in(Holiday holiday, int year) {
    switch (holiday) {
    case Holiday::none:
    case Holiday::new_year: return make_day(year, 1, 1);
    case Holiday::new_year_eve: return make_day(year, 12, 31);
    case Holiday::orthodox_christmas: return make_day(year, 1, 7);
    case Holiday::christmas: return make_day(year, 12, 25);
    case Holiday::christmas_eve: return make_day(year, 12, 24);
    case Holiday::boxing_day: return make_day(year, 12, 26);
    case Holiday::valentines_day: return make_day(year, 2, 14);
    case Holiday::may_day: return make_day(year, 5, 1);
    case Holiday::victory_day: return make_day(year, 5, 9);
    case Holiday::independence_day_us: return make_day(year, 7, 4);
    case Holiday::bastille_day: return make_day(year, 7, 14);
    case Holiday::halloween: return make_day(year, 10, 31);
    case Holiday::armistice_day: return make_day(year, 11, 11);
    case Holiday::good_friday: return easter_sunday(year) - 2;
    case Holiday::easter: return easter_sunday(year);
    case Holiday::easter_monday: return easter_sunday(year) + 1;
    case Holiday::thanksgiving: return nth_weekday(year, 11, 4, 4);
    case Holiday::memorial_day: return nth_weekday(year, 5, 1, -1);
    case Holiday::labor_day_us: return nth_weekday(year, 9, 1, 1);
    case Holiday::election_day_us: return nth_weekday(year, 11, 1, 1) + 1;
    case Holiday::martin_luther_king_day: return nth_weekday(year, 1, 1, 3);
    case Holiday::september_11: return make_day(year, 9, 11);
    }
    return make_day(year, 1, 1);
}

} // namespace vedette::dates
