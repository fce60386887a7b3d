#include "dates/date_calendar.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace vedette::dates {

namespace {

std::string padded(int number, int width) {
    std::array<char, 16> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%0*d", width, number);
    return buffer.data();
}

DateInterval interval(Day from, Day to, Granularity granularity) { return {from, to, granularity}; }

DateInterval month_interval(int year, int month) {
    return interval(make_day(year, month, 1), make_day(year, month, days_in_month(year, month)), Granularity::month);
}

DateInterval year_interval(int year) { return interval(make_day(year, 1, 1), make_day(year, 12, 31), Granularity::year); }

Day monday_of(Day day) { return day - (weekday_of(day) - 1); }

std::string month_value(int year, int month) { return padded(year, 4) + "-" + padded(month, 2); }

std::string_view season_code(Season season) {
    switch (season) {
    case Season::spring: return "SP";
    case Season::summer: return "SU";
    case Season::autumn: return "FA";
    case Season::winter: return "WI";
    case Season::none: break;
    }
    return "XX";
}

// Northern meteorological seasons. A winter named by a year may be either of the two that touch it, so both are held.
DateInterval season_interval(int year, Season season) {
    switch (season) {
    case Season::spring: return interval(make_day(year, 3, 1), make_day(year, 5, 31), Granularity::season);
    case Season::summer: return interval(make_day(year, 6, 1), make_day(year, 8, 31), Granularity::season);
    case Season::autumn: return interval(make_day(year, 9, 1), make_day(year, 11, 30), Granularity::season);
    case Season::winter:
    case Season::none: break;
    }
    return interval(make_day(year - 1, 12, 1), make_day(year + 1, 2, 29), Granularity::season);
}

std::string clock_suffix(const Expression& read) {
    if (read.hour >= 0) {
        return "T" + padded(read.hour, 2) + ":" + padded(read.minute, 2);
    }
    switch (read.part) {
    case DayPart::none: return "";
    case DayPart::morning:
    case DayPart::dawn: return "TMO";
    case DayPart::afternoon: return "TAF";
    case DayPart::evening:
    case DayPart::dusk: return "TEV";
    case DayPart::night: return "TNI";
    case DayPart::midday: return "T12:00";
    case DayPart::midnight: return "T00:00";
    }
    return "";
}

ResolvedDate on_day(Day day, const Expression& read) {
    return {to_iso(day) + clock_suffix(read), interval(day, day, Granularity::day)};
}

// ---- calendar ---------------------------------------------------------------------------------------------------------------------

// What a calendar expression is in a given year.
std::optional<ResolvedDate> in_year(const Expression& read, int year) {
    if (read.holiday != Holiday::none) {
        const DateInterval days = holiday_in(read.holiday, year);
        if (days.from == days.to) {
            return on_day(*days.from, read);
        }
        // Not known to the day: the value says the month that holds the middle.
        const Day middle = *days.from + (*days.to - *days.from) / 2;
        return ResolvedDate{padded(year_of(middle), 4) + "-" + padded(month_of(middle), 2), days};
    }
    if (read.quarter != 0) {
        const Day from = make_day(year, read.quarter * 3 - 2, 1);
        return ResolvedDate{padded(year, 4) + "-Q" + std::to_string(read.quarter), interval(from, add_months(from, 3) - 1, Granularity::season)};
    }
    if (read.half != 0) {
        const Day from = make_day(year, read.half * 6 - 5, 1);
        return ResolvedDate{padded(year, 4) + "-H" + std::to_string(read.half), interval(from, add_months(from, 6) - 1, Granularity::season)};
    }
    if (read.season != Season::none) {
        return ResolvedDate{padded(year, 4) + "-" + std::string(season_code(read.season)), season_interval(year, read.season)};
    }
    if (read.month != 0 && read.day != 0) {
        if (!is_real_day(year, read.month, read.day) || (read.to_day != 0 && !is_real_day(year, read.month, read.to_day))) {
            return std::nullopt;
        }
        const Day day = make_day(year, read.month, read.day);
        if (read.unit == Unit::week) {
            const Day monday = monday_of(day);
            return ResolvedDate{week_value(day), interval(monday, monday + 6, Granularity::week)};
        }
        if (read.to_day != 0) {
            const Day to = make_day(year, read.month, read.to_day);
            return ResolvedDate{to_iso(day) + "/" + to_iso(to), interval(day, to, Granularity::day)};
        }
        return on_day(day, read);
    }
    if (read.month != 0) {
        const DateInterval month = month_interval(year, read.month);
        if (read.to_month != 0) {
            const int to_year = read.to_month < read.month ? year + 1 : year;
            return ResolvedDate{month_value(year, read.month) + "/" + month_value(to_year, read.to_month),
                                interval(*month.from, *month_interval(to_year, read.to_month).to, Granularity::month)};
        }
        return ResolvedDate{month_value(year, read.month), month};
    }
    if (read.to_year > 0) {
        return ResolvedDate{padded(year, 4) + "/" + padded(read.to_year, 4),
                            interval(make_day(year, 1, 1), make_day(read.to_year, 12, 31), Granularity::year)};
    }
    return ResolvedDate{padded(year, 4), year_interval(year)};
}

// The value when the year is open.
ResolvedDate in_no_year(const Expression& read) {
    std::string value = "XXXX";
    if (read.holiday != Holiday::none) {
        value += "-XX-XX";
    } else if (read.quarter != 0) {
        value += "-Q" + std::to_string(read.quarter);
    } else if (read.half != 0) {
        value += "-H" + std::to_string(read.half);
    } else if (read.season != Season::none) {
        value += "-" + std::string(season_code(read.season));
    } else if (read.month != 0) {
        value += "-" + padded(read.month, 2);
        if (read.day != 0) {
            value += "-" + padded(read.day, 2);
        }
    }
    return {value + clock_suffix(read), std::nullopt};
}

constexpr int kNearDays = 62;   // a day this close ahead is meant rather than ...
constexpr int kFarDays = 290;   // ... the same day nearly a year back

// The year by the direction of the sentence: the last such day (month, season) that has begun, or the next that has not ended.
std::optional<ResolvedDate> by_direction(const Expression& read, Day published, Tense tense) {
    std::optional<ResolvedDate> back;
    std::optional<ResolvedDate> ahead;
    const int year = year_of(published);
    for (int candidate = year - 4; candidate <= year + 4; ++candidate) {
        const std::optional<ResolvedDate> one = in_year(read, candidate);
        if (!one) {
            continue;
        }
        // A weekday beside the date rules years out: "Sunday, 25 April".
        if (read.weekday != 0 && read.day != 0 && weekday_of(*one->when->from) != read.weekday) {
            continue;
        }
        if (*one->when->from <= published) {
            back = one;
        }
        if (*one->when->to >= published && !ahead) {
            ahead = one;
        }
    }
    if (read.weekday != 0 && !back && !ahead) {
        Expression without = read;
        without.weekday = 0;
        return by_direction(without, published, tense);
    }
    if (!back || !ahead) {
        return back ? back : ahead;
    }
    // Results of a quarter come out when it has just ended, whatever the verb.
    constexpr int kReportingDays = 120;
    if (read.quarter != 0 && published - *back->when->to <= kReportingDays) {
        return back;
    }
    const int since = published - *back->when->to;
    const int until = *ahead->when->from - published;
    if (tense == Tense::future) {
        // Whoever means a day nearly a year ahead names its year: "by Jan. 14" the day after.
        return read.day != 0 && since <= kNearDays && until > kFarDays ? back : ahead;
    }
    if (tense == Tense::past) {
        return until <= kNearDays && since > kFarDays ? ahead : back;
    }
    return until < since / 3 ? ahead : back; // no verb to go by: news looks back more than ahead
}

std::optional<ResolvedDate> pointed_year(const Expression& read, const Anchor& anchor) {
    const bool is_told = read.pointer == Pointer::same || read.pointer == Pointer::previous || read.pointer == Pointer::following;
    std::optional<int> year;
    if (is_told && anchor.before_any && anchor.before_any->from) {
        year = year_of(*anchor.before_any->from);
    } else if (anchor.published) {
        year = year_of(*anchor.published);
    }
    if (!year) {
        return in_no_year(read);
    }
    if (read.unit == Unit::year) { // "June last year"
        const int shift = read.pointer == Pointer::last || read.pointer == Pointer::previous     ? -1
                          : read.pointer == Pointer::next || read.pointer == Pointer::following ? 1
                                                                                                : 0;
        return in_year(read, *year + shift);
    }
    if (read.pointer == Pointer::current || read.pointer == Pointer::same) {
        return in_year(read, *year);
    }
    const bool is_back = read.pointer == Pointer::last || read.pointer == Pointer::previous;
    const Day reference = is_told && anchor.before_any && anchor.before_any->from ? *anchor.before_any->from
                          : anchor.published                                     ? *anchor.published
                                                                                 : make_day(*year, 1, 1);
    // "last March" in a March is last year's; "last winter" is over.
    std::optional<ResolvedDate> best; // a winter pointed at is one winter
    for (int candidate = *year - 2; candidate <= *year + 2; ++candidate) {
        std::optional<ResolvedDate> one = in_year(read, candidate);
        if (!one) {
            continue;
        }
        Day from = *one->when->from;
        Day to = *one->when->to;
        if (read.season == Season::winter) {
            from = make_day(candidate - 1, 12, 1);
            to = make_day(candidate, 2, 29);
            one->when = interval(from, to, Granularity::season);
        }
        if (is_back && to < reference) {
            best = one;
        }
        if (!is_back && from > reference && !best) {
            best = one;
        }
    }
    return best;
}

std::optional<ResolvedDate> decade_of(const Expression& read, const Anchor& anchor) {
    int decade = read.decade;
    if (decade < 10) {
        const int year = anchor.is_narrative && anchor.before_any && anchor.before_any->from ? year_of(*anchor.before_any->from)
                         : anchor.published                                                   ? year_of(*anchor.published)
                                                                                              : 1999;
        decade += year / 100 * 10;
        if (decade * 10 > year) {
            decade -= 10;
        }
    }
    return ResolvedDate{padded(decade, 3), interval(make_day(decade * 10, 1, 1), make_day(decade * 10 + 9, 12, 31), Granularity::era)};
}

// The year of a date that goes on from the one told before. Stories move on: a January told after a December is the next one.
int year_told(const Expression& read, const DateInterval& before) {
    const Day told = *before.from;
    const bool is_next = read.month != 0 && before.granularity != Granularity::year && month_of(told) >= 11 && read.month <= 2;
    return year_of(told) + (is_next ? 1 : 0);
}

// News that looks back: "They landed on April 2, 1982. On May 21 ...": an old year just told goes on until another date breaks it.
bool is_background(const Expression& read, const Anchor& anchor) {
    constexpr int kOldYears = 2; // a year nearer than this is as well the report's own
    constexpr int kGoesOn = 180; // days: what was told goes on soon after, not before
    if (!anchor.before || !anchor.before->from) {
        return false;
    }
    const std::optional<ResolvedDate> there = in_year(read, year_told(read, *anchor.before));
    if (!there || *there->when->to < *anchor.before->from || *there->when->from > *anchor.before->from + kGoesOn) {
        return false;
    }
    return read.month != 0 && anchor.tense != Tense::future && anchor.is_before_next && anchor.before && anchor.before->from &&
           (anchor.before->granularity == Granularity::day || anchor.before->granularity == Granularity::month) &&
           year_of(*anchor.before->from) <= year_of(*anchor.published) - kOldYears;
}

std::optional<ResolvedDate> calendar(const Expression& read, const Anchor& anchor) {
    if (read.decade >= 0) {
        return decade_of(read, anchor);
    }
    if (read.century >= 0) {
        return ResolvedDate{padded(read.century, 2),
                            interval(make_day(read.century * 100, 1, 1), make_day(read.century * 100 + 99, 12, 31), Granularity::era)};
    }
    if (read.year > 0) {
        return in_year(read, read.year);
    }
    if (read.pointer != Pointer::none) {
        return pointed_year(read, anchor);
    }
    if (anchor.is_narrative) {
        if (!anchor.before_any || !anchor.before_any->from) {
            return in_no_year(read);
        }
        return in_year(read, year_told(read, *anchor.before_any));
    }
    if (anchor.published && is_background(read, anchor)) {
        return in_year(read, year_told(read, *anchor.before));
    }
    if (!anchor.published) {
        return in_no_year(read);
    }
    return by_direction(read, *anchor.published, anchor.tense);
}

// ---- weekdays and units ------------------------------------------------------------------------------------------------------------

std::optional<ResolvedDate> weekday(const Expression& read, const Anchor& anchor) {
    const bool is_told = read.pointer == Pointer::previous || read.pointer == Pointer::following || read.pointer == Pointer::same;
    std::optional<Day> reference = anchor.published;
    if (is_told && anchor.before && anchor.before->from) {
        reference = anchor.before->from;
    }
    if (!reference || (anchor.is_narrative && !is_told)) {
        return ResolvedDate{"XXXX-WXX-" + std::to_string(read.weekday) + clock_suffix(read), std::nullopt};
    }
    const int back = (weekday_of(*reference) - read.weekday + 7) % 7;  // 0: today
    const int ahead = (read.weekday - weekday_of(*reference) + 7) % 7;
    switch (read.pointer) {
    case Pointer::last:
    case Pointer::previous: return on_day(*reference - (back == 0 ? 7 : back), read);
    case Pointer::next:
    case Pointer::following: return on_day(*reference + (ahead == 0 ? 7 : ahead), read);
    case Pointer::current: return on_day(anchor.tense == Tense::past ? *reference - back : *reference + ahead, read);
    default: break;
    }
    return on_day(anchor.tense == Tense::future ? *reference + ahead : *reference - back, read);
}

ResolvedDate whole_unit(Day day, Unit unit, const Expression& read) {
    switch (unit) {
    case Unit::day: return on_day(day, read);
    case Unit::week: {
        const Day monday = monday_of(day);
        return {week_value(day), interval(monday, monday + 6, Granularity::week)};
    }
    case Unit::weekend: {
        const Day monday = monday_of(day);
        return {week_value(day) + "-WE", interval(monday + 5, monday + 6, Granularity::day)};
    }
    case Unit::month: return {month_value(year_of(day), month_of(day)), month_interval(year_of(day), month_of(day))};
    case Unit::quarter: {
        Expression quarter = read;
        quarter.quarter = (month_of(day) - 1) / 3 + 1;
        return *in_year(quarter, year_of(day));
    }
    case Unit::decade: {
        const int decade = year_of(day) / 10;
        return {padded(decade, 3), interval(make_day(decade * 10, 1, 1), make_day(decade * 10 + 9, 12, 31), Granularity::era)};
    }
    case Unit::century: {
        const int century = year_of(day) / 100;
        return {padded(century, 2), interval(make_day(century * 100, 1, 1), make_day(century * 100 + 99, 12, 31), Granularity::era)};
    }
    default: return {padded(year_of(day), 4), year_interval(year_of(day))};
    }
}

Day shifted(Day day, Unit unit, double count) {
    const auto whole = static_cast<int>(std::lround(count));
    switch (unit) {
    case Unit::day: return day + whole;
    case Unit::week:
    case Unit::weekend: return day + static_cast<int>(std::lround(count * 7));
    case Unit::fortnight: return day + 14 * whole;
    case Unit::month: return add_months(day, whole);
    case Unit::quarter: return add_months(day, 3 * whole);
    case Unit::year: return add_months(day, static_cast<int>(std::lround(count * 12)));
    case Unit::decade: return add_months(day, 120 * whole);
    case Unit::century: return add_months(day, 1200 * whole);
    default: return day;
    }
}

// Longer spans than any report means; they would leave the calendar.
bool is_beyond_calendar(Unit unit, double count) {
    constexpr double kMostYears = 900;
    switch (unit) {
    case Unit::year: return count > kMostYears;
    case Unit::decade: return count * 10 > kMostYears;
    case Unit::century: return count * 100 > kMostYears;
    case Unit::month:
    case Unit::quarter: return count > 12 * kMostYears / 3;
    default: return count > 365 * kMostYears / 14;
    }
}

std::string open_unit_value(Unit unit, const Expression& read) {
    switch (unit) {
    case Unit::day: return "XXXX-XX-XX" + clock_suffix(read);
    case Unit::week: return "XXXX-WXX";
    case Unit::weekend: return "XXXX-WXX-WE";
    case Unit::month: return "XXXX-XX";
    case Unit::quarter: return "XXXX-QX";
    default: return "XXXX";
    }
}

bool is_told_pointer(Pointer pointer) {
    return pointer == Pointer::same || pointer == Pointer::previous || pointer == Pointer::following;
}

std::optional<ResolvedDate> unit(const Expression& read, const Anchor& anchor) {
    std::optional<Day> reference = anchor.published;
    const bool is_told = is_told_pointer(read.pointer) || (read.pointer == Pointer::none && anchor.is_narrative);
    if (is_told) {
        const std::optional<DateInterval>& before = read.unit == Unit::day ? anchor.before : anchor.before_any;
        const bool is_fine = before && before->from && (read.unit != Unit::day || before->granularity == Granularity::day) &&
                             (read.unit != Unit::quarter || before->granularity == Granularity::season);
        if (is_fine) {
            reference = before->from;
        } else if (read.unit == Unit::quarter && read.pointer == Pointer::same) {
            return std::nullopt; // "a quarter" may be of anything
        } else if (read.unit == Unit::day || anchor.is_narrative) {
            reference.reset(); // "the next day" after nothing dated
        }
    }
    if (!reference) {
        return ResolvedDate{open_unit_value(read.unit, read), std::nullopt};
    }
    double shift = 0;
    switch (read.pointer) {
    case Pointer::last:
    case Pointer::previous: shift = -1; break;
    case Pointer::next:
    case Pointer::following: shift = 1; break;
    default: break;
    }
    if (read.unit == Unit::weekend && read.pointer == Pointer::none) {
        const bool is_ahead = anchor.tense == Tense::future || weekday_of(*reference) >= 6;
        return whole_unit(is_ahead ? *reference : *reference - 7, read.unit, read);
    }
    if (read.unit == Unit::weekend && read.pointer == Pointer::current && anchor.tense == Tense::past && weekday_of(*reference) <= 2) {
        shift = -1;
    }
    if (read.unit == Unit::decade) {
        return whole_unit(shifted(*reference, Unit::year, shift * 10), read.unit, read);
    }
    return whole_unit(shifted(*reference, read.unit == Unit::fortnight ? Unit::week : read.unit, shift), read.unit, read);
}

std::optional<ResolvedDate> offset(const Expression& read, const Anchor& anchor) {
    const bool is_back = read.pointer == Pointer::ago || read.pointer == Pointer::earlier;
    if (read.is_vague) {
        return ResolvedDate{is_back ? "PAST_REF" : "FUTURE_REF", std::nullopt};
    }
    std::optional<Day> reference = anchor.published;
    bool is_quarter = false;
    const bool is_told = read.pointer == Pointer::earlier || read.pointer == Pointer::later;
    if (is_told || anchor.is_narrative) {
        const std::optional<DateInterval>& before = anchor.is_narrative ? anchor.before_any : anchor.before;
        const bool is_fine = before && before->from &&
                             (before->granularity == Granularity::day || read.unit == Unit::year || read.unit == Unit::decade ||
                              (before->granularity == Granularity::month && read.unit == Unit::month));
        if (is_fine) {
            reference = before->from;
            is_quarter = before->granularity == Granularity::season;
        } else if (read.pointer == Pointer::later || anchor.is_narrative) {
            reference.reset();
        }
    } else if (anchor.before && anchor.before->granularity == Granularity::season && read.unit == Unit::year && read.count == 1) {
        reference = anchor.before->from; // "in the third quarter, up from 5 a year ago"
        is_quarter = true;
    }
    if (!reference || is_beyond_calendar(read.unit, read.count) || read.unit == Unit::hour || read.unit == Unit::minute || read.unit == Unit::second) {
        return ResolvedDate{open_unit_value(read.unit == Unit::hour || read.unit == Unit::minute || read.unit == Unit::second ? Unit::day : read.unit, read), std::nullopt};
    }
    const Day day = shifted(*reference, read.unit, is_back ? -read.count : read.count);
    Unit shown = read.unit;
    if (shown == Unit::fortnight) {
        shown = Unit::week;
    } else if (shown == Unit::decade || shown == Unit::century || shown == Unit::weekend) {
        shown = Unit::year;
    }
    if (is_quarter && shown == Unit::year) {
        shown = Unit::quarter;
    }
    return whole_unit(day, shown, read);
}

// ---- spans and sets --------------------------------------------------------------------------------------------------------------------

std::string number_text(double count) {
    if (count == std::floor(count)) {
        return std::to_string(static_cast<long long>(count));
    }
    std::array<char, 32> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%g", count);
    return buffer.data();
}

std::string period_value(Unit unit, double count, bool is_vague) {
    std::string_view letter = "Y";
    std::string head = "P";
    switch (unit) {
    case Unit::second: head = "PT"; letter = "S"; break;
    case Unit::minute: head = "PT"; letter = "M"; break;
    case Unit::hour: head = "PT"; letter = "H"; break;
    case Unit::day: letter = "D"; break;
    case Unit::week: letter = "W"; break;
    case Unit::weekend: letter = "D"; count *= 2; break;
    case Unit::fortnight: letter = "W"; count *= 2; break;
    case Unit::month: letter = "M"; break;
    case Unit::quarter: letter = "Q"; break;
    case Unit::decade: letter = is_vague ? "DE" : "Y"; count *= 10; break;
    case Unit::century: letter = is_vague ? "CE" : "Y"; count *= 100; break;
    default: break;
    }
    if (!is_vague && count - std::floor(count) == 0.5 && count > 1 && (letter == "Y" || (head == "PT" && (letter == "H" || letter == "M")))) {
        const std::string_view below = letter == "Y" ? "6M" : letter == "H" ? "30M" : "30S"; // "2 1/2 years" is P2Y6M
        return head + number_text(std::floor(count)) + std::string(letter) + std::string(below);
    }
    return head + (is_vague ? "X" : number_text(count)) + std::string(letter);
}

Granularity granularity_of(Unit unit) {
    switch (unit) {
    case Unit::week:
    case Unit::fortnight: return Granularity::week;
    case Unit::month: return Granularity::month;
    case Unit::quarter: return Granularity::season;
    case Unit::year: return Granularity::year;
    case Unit::decade:
    case Unit::century: return Granularity::era;
    default: return Granularity::day;
    }
}

// How far back "recent" reaches: a handful of the unit. Longer units are left open.
std::optional<int> recent_days(Unit unit) {
    switch (unit) {
    case Unit::day: return 7;
    case Unit::week: return 28;
    case Unit::month: return 183;
    default: return std::nullopt;
    }
}

std::optional<ResolvedDate> duration(const Expression& read, const Anchor& anchor) {
    ResolvedDate resolved{period_value(read.unit, read.count, read.is_vague), std::nullopt};
    const bool is_spanned = (read.pointer == Pointer::past || read.pointer == Pointer::coming) && anchor.published && !anchor.is_narrative;
    if (!is_spanned || is_beyond_calendar(read.unit, read.count)) {
        return resolved;
    }
    const Day today = *anchor.published;
    const Granularity granularity = granularity_of(read.unit);
    if (read.is_vague) {
        const std::optional<int> days = recent_days(read.unit);
        if (days && read.pointer == Pointer::past) {
            resolved.when = interval(today - *days, today, granularity);
        }
        return resolved;
    }
    if (read.unit == Unit::hour || read.unit == Unit::minute || read.unit == Unit::second) {
        const double hours = read.unit == Unit::hour ? read.count : read.unit == Unit::minute ? read.count / 60 : read.count / 3600;
        const auto days = static_cast<int>(std::ceil(hours / 24));
        resolved.when = read.pointer == Pointer::past ? interval(today - days, today, Granularity::day) : interval(today, today + days, Granularity::day);
        return resolved;
    }
    resolved.when = read.pointer == Pointer::past ? interval(shifted(today, read.unit, -read.count), today, granularity)
                                                  : interval(today, shifted(today, read.unit, read.count), granularity);
    return resolved;
}

std::optional<ResolvedDate> repeated(const Expression& read) {
    if (read.weekday != 0) {
        return ResolvedDate{"XXXX-WXX-" + std::to_string(read.weekday) + clock_suffix(read), std::nullopt};
    }
    if (read.month != 0) {
        return ResolvedDate{"XXXX-" + padded(read.month, 2), std::nullopt};
    }
    if (read.season != Season::none) {
        return ResolvedDate{"XXXX-" + std::string(season_code(read.season)), std::nullopt};
    }
    if (read.part != DayPart::none) {
        return ResolvedDate{"XXXX-XX-XX" + clock_suffix(read), std::nullopt};
    }
    return ResolvedDate{period_value(read.unit, read.count, false), std::nullopt};
}

std::optional<ResolvedDate> clock(const Expression& read, const Anchor& anchor) {
    // A day that was only announced is not the day of the next clock.
    const bool is_told = anchor.before && anchor.before->from && anchor.before->granularity == Granularity::day &&
                         (anchor.is_narrative || !anchor.published || *anchor.before->from <= *anchor.published);
    const std::optional<Day> day = is_told ? anchor.before->from : anchor.is_narrative ? std::optional<Day>() : anchor.published;
    if (!day) {
        return ResolvedDate{"XXXX-XX-XX" + clock_suffix(read), std::nullopt};
    }
    return on_day(*day, read);
}

} // namespace

std::string week_value(Day day) {
    const Day thursday = day - (weekday_of(day) - 4);
    const int year = year_of(thursday);
    const int week = (thursday - make_day(year, 1, 1)) / 7 + 1;
    return padded(year, 4) + "-W" + padded(week, 2);
}

namespace {

// "early 1992", "the end of May": thirds of a month; of a year the first four months, the middle four, the last quarter.
void keep_edge(Edge edge, DateInterval& when) {
    if (edge == Edge::none || !when.from || !when.to) {
        return;
    }
    const int year = year_of(*when.from);
    if (when.granularity == Granularity::month && month_of(*when.from) == month_of(*when.to)) {
        const int month = month_of(*when.from);
        if (edge != Edge::late) {
            when.to = make_day(year, month, edge == Edge::early ? 10 : 20);
        }
        if (edge != Edge::early) {
            when.from = make_day(year, month, edge == Edge::late ? 21 : 11);
        }
    } else if (when.granularity == Granularity::year && year == year_of(*when.to)) {
        if (edge != Edge::late) {
            when.to = edge == Edge::early ? make_day(year, 4, 30) : make_day(year, 8, 31);
        }
        if (edge != Edge::early) {
            when.from = edge == Edge::late ? make_day(year, 10, 1) : make_day(year, 5, 1);
        }
    }
}

std::optional<ResolvedDate> resolve_form(const Expression& expression, const Anchor& anchor);

} // namespace

std::optional<ResolvedDate> resolve(const Expression& expression, const Anchor& anchor) {
    std::optional<ResolvedDate> resolved = resolve_form(expression, anchor);
    if (resolved && resolved->when) {
        keep_edge(expression.edge, *resolved->when);
        DateInterval& when = *resolved->when;
        if (expression.is_so_far && anchor.published && when.from && when.to && *when.from <= *anchor.published && *when.to > *anchor.published) {
            when.to = anchor.published;
        }
    }
    return resolved;
}

namespace {

std::optional<ResolvedDate> resolve_form(const Expression& expression, const Anchor& anchor) {
    switch (expression.form) {
    case Form::calendar: return calendar(expression, anchor);
    case Form::weekday: return weekday(expression, anchor);
    case Form::near_day:
        if (anchor.is_narrative) {
            return ResolvedDate{"PRESENT_REF", std::nullopt};
        }
        if (!anchor.published) {
            return ResolvedDate{"XXXX-XX-XX" + clock_suffix(expression), std::nullopt};
        }
        if (expression.is_overnight) {
            ResolvedDate night = on_day(*anchor.published - 1, expression);
            night.when->to = anchor.published;
            return night;
        }
        return on_day(*anchor.published + static_cast<int>(expression.count), expression);
    case Form::unit: return unit(expression, anchor);
    case Form::offset: return offset(expression, anchor);
    case Form::duration: return duration(expression, anchor);
    case Form::repeated: return repeated(expression);
    case Form::fixed:
        if (expression.year >= 0) { // a year before Christ lies outside the calendar of intervals
            return ResolvedDate{"BC" + padded(expression.year, 4), std::nullopt};
        }
        return ResolvedDate{std::string(expression.fixed), std::nullopt};
    case Form::clock: return clock(expression, anchor);
    }
    return std::nullopt;
}

} // namespace

} // namespace vedette::dates
