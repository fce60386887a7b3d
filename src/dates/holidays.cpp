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

// Days from 1 January of the year 1 (that day is 1), as Calendrical Calculations counts them.
Day from_fixed(int fixed) {
    constexpr int kUnixEpoch = 719163;
    return make_day(1970, 1, 1) + (fixed - kUnixEpoch);
}

// Days from the Hebrew epoch to the new moon of a year, put off where the calendar's rules say so.
int hebrew_days(int year) {
    const int months = (235 * year - 234) / 19;
    const long long parts = 12084 + 13753LL * months;
    const int day = 29 * months + static_cast<int>(parts / 25920);
    return (3 * (day + 1)) % 7 < 3 ? day + 1 : day;
}

// The first day of an Islamic month that lies in a Gregorian year, plus `after` days.
Day islamic_in(int year, int month, int day) {
    constexpr double kIslamicYear = 354.367;
    const int about = static_cast<int>((year - 622) * 365.2425 / kIslamicYear);
    for (int candidate = about - 1; candidate <= about + 3; ++candidate) {
        const Day found = islamic_day(candidate, month, day);
        if (year_of(found) == year) {
            return found;
        }
    }
    return make_day(year, 1, 1); // every Gregorian year is longer than an Islamic one: not reached
}

DateInterval one(Day day) { return {day, day, Granularity::day}; }

// What the moon may move by a day either way.
DateInterval about(Day from, Day to) { return {from - 1, to + 1, Granularity::day}; }

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
    add(Holiday::orthodox_easter, {"orthodox", "easter"});
    add(Holiday::passover, {"passover"});
    add(Holiday::rosh_hashanah, {"rosh", "hashanah"});
    add(Holiday::rosh_hashanah, {"rosh", "hashana"});
    add(Holiday::yom_kippur, {"yom", "kippur"});
    add(Holiday::sukkot, {"sukkot"});
    add(Holiday::hanukkah, {"hanukkah"});
    add(Holiday::hanukkah, {"chanukah"});
    add(Holiday::purim, {"purim"});
    add(Holiday::eid_al_fitr, {"eid", "al", "-", "fitr"});
    add(Holiday::eid_al_fitr, {"eid", "al", "fitr"});
    add(Holiday::eid_al_adha, {"eid", "al", "-", "adha"});
    add(Holiday::eid_al_adha, {"eid", "al", "adha"});
    add(Holiday::ramadan, {"ramadan"});
    add(Holiday::ashura, {"ashura"});
    add(Holiday::nowruz, {"nowruz"});
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

Day orthodox_easter_sunday(int year) {
    const int d = (19 * (year % 19) + 15) % 30;
    const int e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
    const int month = (d + e + 114) / 31;
    const int day = (d + e + 114) % 31 + 1;
    const int behind = year / 100 - year / 400 - 2; // days that the Julian calendar lags
    return make_day(year, month, day) + behind;
}

Day rosh_hashanah(int year) {
    constexpr int kEpoch = -1373427;
    const int hebrew = year + 3761;
    const int before = hebrew_days(hebrew - 1);
    const int here = hebrew_days(hebrew);
    const int after = hebrew_days(hebrew + 1);
    return from_fixed(kEpoch + here + (after - here == 356 ? 2 : here - before == 382 ? 1 : 0));
}

Day islamic_day(int year, int month, int day) {
    constexpr int kBeforeEpoch = 227014;
    return from_fixed(kBeforeEpoch + (year - 1) * 354 + (3 + 11 * year) / 30 + 29 * (month - 1) + month / 2 + day);
}

DateInterval holiday_in(Holiday holiday, int year) {
    switch (holiday) {
    case Holiday::none:
    case Holiday::new_year: return one(make_day(year, 1, 1));
    case Holiday::new_year_eve: return one(make_day(year, 12, 31));
    case Holiday::orthodox_christmas: return one(make_day(year, 1, 7));
    case Holiday::christmas: return one(make_day(year, 12, 25));
    case Holiday::christmas_eve: return one(make_day(year, 12, 24));
    case Holiday::boxing_day: return one(make_day(year, 12, 26));
    case Holiday::valentines_day: return one(make_day(year, 2, 14));
    case Holiday::may_day: return one(make_day(year, 5, 1));
    case Holiday::victory_day: return one(make_day(year, 5, 9));
    case Holiday::independence_day_us: return one(make_day(year, 7, 4));
    case Holiday::bastille_day: return one(make_day(year, 7, 14));
    case Holiday::halloween: return one(make_day(year, 10, 31));
    case Holiday::armistice_day: return one(make_day(year, 11, 11));
    case Holiday::good_friday: return one(easter_sunday(year) - 2);
    case Holiday::easter: return one(easter_sunday(year));
    case Holiday::easter_monday: return one(easter_sunday(year) + 1);
    case Holiday::thanksgiving: return one(nth_weekday(year, 11, 4, 4));
    case Holiday::memorial_day: return one(nth_weekday(year, 5, 1, -1));
    case Holiday::labor_day_us: return one(nth_weekday(year, 9, 1, 1));
    case Holiday::election_day_us: return one(nth_weekday(year, 11, 1, 1) + 1);
    case Holiday::martin_luther_king_day: return one(nth_weekday(year, 1, 1, 3));
    case Holiday::september_11: return one(make_day(year, 9, 11));
    case Holiday::orthodox_easter: return one(orthodox_easter_sunday(year));
    case Holiday::passover: return one(rosh_hashanah(year) - 163);
    case Holiday::rosh_hashanah: return one(rosh_hashanah(year));
    case Holiday::yom_kippur: return one(rosh_hashanah(year) + 9);
    case Holiday::sukkot: return one(rosh_hashanah(year) + 14);
    case Holiday::hanukkah: {
        const int length = rosh_hashanah(year + 1) - rosh_hashanah(year);
        return one(rosh_hashanah(year) + (length % 10 == 5 ? 84 : 83)); // 25 Kislev, behind a long or a short Heshvan
    }
    case Holiday::purim: return one(rosh_hashanah(year) - 163 - 30);
    case Holiday::eid_al_fitr: return about(islamic_in(year, 10, 1), islamic_in(year, 10, 1));
    case Holiday::eid_al_adha: return about(islamic_in(year, 12, 10), islamic_in(year, 12, 10));
    case Holiday::ramadan: return about(islamic_in(year, 9, 1), islamic_in(year, 9, 1) + 28);
    case Holiday::ashura: return about(islamic_in(year, 1, 10), islamic_in(year, 1, 10));
    case Holiday::nowruz: return {make_day(year, 3, 20), make_day(year, 3, 21), Granularity::day};
    }
    return one(make_day(year, 1, 1));
}

} // namespace vedette::dates
