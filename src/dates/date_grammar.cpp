// The calendar half of the grammar: numeric dates, months, years, decades, seasons, quarters, weekdays, holidays.
#include "dates/date_grammar.hpp"

#include <cmath>

namespace vedette::dates {

// ---- small pieces ---------------------------------------------------------------------------------------------------------------

int DateGrammar::month_at(std::size_t at) const {
    const DateWord found = word(at);
    if (!found.is(WordClass::month) || !atoms_[at].is_capital) {
        return 0;
    }
    const std::string& lower = atoms_[at].lower;
    if (lower == "mar" || lower == "jun" || lower == "sep" || lower == "jan" || lower == "dec") {
        const bool has_number = is_number(at + 1) || (is_mark(at + 1, U'.') && is_glued(at + 1)) || (at > begin_ && is_number(at - 1));
        return has_number ? found.number : 0;
    }
    if ((lower == "may" || lower == "march" || lower == "august") && has_tags_ && is_verb_[at]) {
        return 0;
    }
    return found.number;
}

int DateGrammar::weekday_at(std::size_t at) const {
    const DateWord found = word(at);
    if (!found.is(WordClass::weekday) || !atoms_[at].is_capital) {
        return 0;
    }
    const std::string& lower = atoms_[at].lower;
    if (lower.size() <= 5) { // abbreviations: "Sun" and "Sat" are words of their own
        const bool dated = (is_mark(at + 1, U',') && (month_at(at + 2) != 0 || is_number(at + 2))) || is_mark(at + 1, U'.') ||
                           month_at(at + 1) != 0;
        return dated ? found.number : 0;
    }
    return found.number;
}

int DateGrammar::day_in_words(std::size_t at, std::size_t& next) const {
    if (!has(at) || atoms_[at].kind != AtomKind::word) {
        return 0;
    }
    if (is(at, {"twenty", "thirty"}) && is_hyphen(at + 1) && has(at + 2)) {
        const std::optional<int> unit = ordinal_word(atoms_[at + 2].lower);
        if (unit && *unit < 10) {
            next = at + 3;
            return (is(at, "twenty") ? 20 : 30) + *unit;
        }
    }
    const std::optional<int> rank = ordinal_word(atoms_[at].lower);
    if (rank && *rank <= 30) {
        next = at + 1;
        return *rank;
    }
    return 0;
}

int DateGrammar::day_number(std::size_t at, std::size_t& next) const {
    if (!is_number(at) || !atoms_[at].is_plain || atoms_[at].digits > 2 || atoms_[at].value < 1 || atoms_[at].value > 31) {
        return 0;
    }
    next = at + 1;
    if (is_glued(next) && is(next, {"st", "nd", "rd", "th"})) {
        ++next;
    }
    return static_cast<int>(atoms_[at].value);
}

int DateGrammar::ordinal(std::size_t at, std::size_t& next) const {
    if (is_number(at) && atoms_[at].is_plain && is_glued(at + 1) && is(at + 1, {"st", "nd", "rd", "th"}) && atoms_[at].value < 100) {
        next = at + 2;
        return static_cast<int>(atoms_[at].value);
    }
    return day_in_words(at, next);
}

int DateGrammar::full_year(std::size_t at, std::size_t& next) const {
    if (is_number(at)) {
        if (!atoms_[at].is_plain || atoms_[at].digits != 4 || !is_plausible_year(atoms_[at].value)) {
            return -1;
        }
        next = at + 1;
        return static_cast<int>(atoms_[at].value);
    }
    // "nineteen ninety-six", "two thousand (and) ten"
    if (is(at, {"seventeen", "eighteen", "nineteen", "twenty"})) {
        const int hundreds = static_cast<int>(number_word(atoms_[at].lower)->value);
        const std::size_t tail = is_hyphen(at + 1) ? at + 2 : at + 1;
        const std::optional<CardinalNumber> rest = read_cardinal(atoms_, tail, end_);
        if (rest && rest->is_in_words && rest->value >= 10 && rest->value < 100 && rest->value == std::floor(rest->value)) {
            next = rest->last;
            return hundreds * 100 + static_cast<int>(rest->value);
        }
    }
    return -1;
}

// A plural noun after a number is what it counts: "2000 troops", "1,500 of them".
bool DateGrammar::is_counting(std::size_t at) const {
    if (!has(at) || atoms_[at].kind != AtomKind::word) {
        return is_mark(at, U'%');
    }
    const std::string& lower = atoms_[at].lower;
    if (is(at, {"percent", "per", "people", "men", "women", "children", "police", "personnel", "troops", "million", "billion", "km", "kg",
                "metres", "meters", "miles", "feet", "others", "more", "tonnes", "tons", "euros", "dollars"})) {
        return true;
    }
    const DateWord known = word(at);
    if (known.is(WordClass::units) || known.is(WordClass::weekdays)) {
        return true;
    }
    return !atoms_[at].is_capital && lower.size() > 4 && lower.ends_with('s') && !lower.ends_with("ss") && !lower.ends_with("us") &&
           !lower.ends_with("is") && !(has_tags_ && is_verb_[at]) &&
           !is(at, {"elections", "series", "attacks", "talks", "protests", "events", "riots", "hostilities", "revenues", "sales", "earnings",
                    "results", "games", "olympics", "sanctions", "accords", "clashes", "peaks", "levels", "bombings", "figures", "negotiations"});
}

// A year that follows a month or a day: ", 1996", "1996", "of 1996", "of that year", "last year", "this year".
void DateGrammar::take_year_after(Expression& read) const {
    std::size_t at = read.last;
    std::size_t next = 0;
    std::size_t comma = is_mark(at, U',') ? at + 1 : at;
    if (const int year = full_year(at, next); year > 0 && !is_number(at)) { // "January nineteen ninety-seven"
        read.year = year;
        read.last = next;
        return;
    }
    if (const int year = full_year(comma, next); year > 0 && is_number(comma)) {
        // "in May 2000 troops": the number counts.
        if (!(comma == at && is_counting(next) && read.day == 0 && year == 2000) && !(comma != at && is_counting(next))) {
            read.year = year;
            read.last = next;
            return;
        }
    }
    // Two digits only after an apostrophe: "May '96".
    if (is_mark(at, U'\'') && is_number(at + 1) && is_glued(at + 1) && atoms_[at + 1].digits == 2 && atoms_[at + 1].is_plain) {
        const int two = static_cast<int>(atoms_[at + 1].value);
        read.year = two < 30 ? 2000 + two : 1900 + two;
        read.last = at + 2;
        return;
    }
    const std::size_t of = is(at, "of") ? at + 1 : at;
    if (of != at) {
        if (const int year = full_year(of, next); year > 0) {
            read.year = year;
            read.last = next;
            return;
        }
    }
    if (read.year >= 0) {
        return;
    }
    const std::size_t the = is(of, "the") ? of + 1 : of;
    if (is(the + 1, "year") && is(the, {"this", "that", "last", "next", "same", "previous", "following"})) {
        if (of == at && !is(the, {"this", "last", "next"})) {
            return;
        }
        read.pointer = is(the, "this") ? Pointer::current : is(the, "last") ? Pointer::last : is(the, "next") ? Pointer::next
                       : is(the, "previous")  ? Pointer::previous
                       : is(the, "following") ? Pointer::following
                                              : Pointer::same;
        read.unit = Unit::year;
        read.last = the + 2;
    }
}

// ---- numeric: 2021-11-11, 2021/11/11, 14/11/2021, 11/14/21, 14.11.2021 --------------------------------------------------------------

DateGrammar::Read DateGrammar::numeric_date(std::size_t at) const {
    if (!is_number(at)) {
        return {};
    }
    const auto glued_mark = [&](std::size_t index) {
        return is_glued(index) && is_glued(index + 1) && (is_mark(index, U'-') || is_mark(index, U'/') || is_mark(index, U'.'));
    };
    // The scanner reads "14.11" of "14.11.2021" as a decimal number; that order is too rare in English to undo it.
    if (!atoms_[at].is_plain || !glued_mark(at + 1) || !is_number(at + 2) || !atoms_[at + 2].is_plain || !glued_mark(at + 3) ||
        !is_number(at + 4) || !atoms_[at + 4].is_plain || atoms_[at + 1].mark != atoms_[at + 3].mark || is_glued(at + 5)) {
        // A full stop or a bracket may be glued behind the date.
        if (!(is_glued(at + 5) && atoms_[at + 5].kind == AtomKind::mark && !is_mark(at + 5, U'-') && !is_mark(at + 5, U'/')) ||
            !atoms_[at].is_plain || !glued_mark(at + 1) || !is_number(at + 2) || !atoms_[at + 2].is_plain || !glued_mark(at + 3) ||
            !is_number(at + 4) || !atoms_[at + 4].is_plain || atoms_[at + 1].mark != atoms_[at + 3].mark) {
            return {};
        }
    }
    if (at > begin_ && is_glued(at) && !is_mark(at - 1, U'(')) {
        return {};
    }
    const int a = static_cast<int>(std::min(atoms_[at].value, 9999.0));
    const int b = static_cast<int>(std::min(atoms_[at + 2].value, 9999.0));
    const int c = static_cast<int>(std::min(atoms_[at + 4].value, 9999.0));
    Expression read;
    read.first = at;
    read.last = at + 5;
    if (atoms_[at].digits == 4 && is_plausible_year(a) && is_real_day(a, b, c)) {
        read.year = a;
        read.month = b;
        read.day = c;
        return read;
    }
    int year = c;
    if (atoms_[at + 4].digits == 2) {
        year = c < 50 ? 2000 + c : 1900 + c;
    } else if (atoms_[at + 4].digits != 4 || !is_plausible_year(c)) {
        return {};
    }
    const bool day_first = is_real_day(year, b, a);
    const bool month_first = is_real_day(year, a, b);
    if (day_first == month_first && a != b) {
        return {}; // 11/12/21 is two dates
    }
    read.year = year;
    read.month = day_first ? b : a;
    read.day = day_first ? a : b;
    return read;
}

// ---- June 25, 1950 / June 25-27 / February or March / June 1950 -----------------------------------------------------------------------

DateGrammar::Read DateGrammar::month_date(std::size_t at) const {
    Expression read;
    read.first = at;
    std::size_t next = at;
    if (const int weekday = weekday_at(at); weekday != 0) {
        next = skip_point(at + 1);
        if (is_mark(next, U',')) {
            ++next;
        }
        if (is(next, "the")) {
            return {};
        }
        read.weekday = weekday;
    }
    read.month = month_at(next);
    if (read.month == 0) {
        return {};
    }
    const std::size_t month = next;
    next = skip_point(month + 1);
    const bool had_point = next != month + 1;
    // "Aug." at the end of a sentence keeps its full stop outside.
    read.last = had_point && !is_number(next) ? month + 1 : next;
    std::size_t behind = 0;
    int day = day_number(next, behind);
    if (day == 0 && is(next, "the")) {
        day = day_number(next + 1, behind);
        if (day != 0 && behind == next + 2) {
            day = 0; // "June the 6 men"
        }
    }
    if (day == 0) {
        day = day_in_words(next, behind);
        if (day != 0 && is(behind, {"quarter", "half", "time", "world"})) {
            day = 0;
        }
    }
    // "May 9 soldiers": a day is followed by no counted noun, unless a comma parts them.
    const bool may_count = read.first > begin_ && is(read.first - 1, {"in", "since", "by", "during", "until"}) && !had_point;
    if (may_count && day != 0 && behind == next + 1 && is_number(next) && is_counting(behind)) {
        day = 0;
    }
    if (day != 0 && is_mark(behind, U':') && is_glued(behind) && is_number(behind + 1)) {
        day = 0;
    }
    if (day != 0) {
        read.day = day;
        read.last = behind;
        std::size_t range = 0;
        if ((is_hyphen(behind) || is(behind, "to") || is(behind, "or") || (is_mark(behind, U'-') && is_number(behind + 1))) &&
            day_number(behind + 1, range) > day && !is_counting(range) && word(range).word_class == WordClass::none) {
            read.to_day = day_number(behind + 1, range);
            read.last = range;
        }
        take_year_after(read);
        if (read.to_day == 0) {
            take_clock_after(read);
        }
        return read;
    }
    // "February or March", "May-June": one expression.
    const bool joined = is(read.last, {"or"}) || is_hyphen(read.last);
    if (joined && month_at(read.last + 1) != 0) {
        const int to = month_at(read.last + 1);
        std::size_t day_behind = 0;
        if (day_number(skip_point(read.last + 2), day_behind) == 0 || atoms_[skip_point(read.last + 2)].digits == 4) {
            read.to_month = to;
            read.last += 2;
        }
    }
    take_year_after(read);
    const std::string& lower = atoms_[month].lower;
    const bool is_risky = lower == "may" || lower == "march" || lower == "august";
    if (is_risky && read.year < 0 && read.to_month == 0 && read.pointer == Pointer::none) {
        // A bare "May" or "March" needs a preposition or a determiner that dates take, or a tagger that calls it a name.
        const bool dated = at > begin_ && is(at - 1, {"in", "by", "since", "until", "till", "from", "during", "of", "last", "next", "this", "late",
                                                     "early", "mid", "to", "and", "or", "before", "after", "through", "for", "on", "between",
                                                     "each", "every", "previous", "following", "the", "around", "past", "coming"});
        const bool hyphened = at > begin_ && is_mark(at - 1, U'-');
        if (at > begin_ && is(at - 1, "the") && (!has(read.last) || atoms_[read.last].kind == AtomKind::mark)) {
            return {}; // "along the March."
        }
        if (!dated && !hyphened && !(has_tags_ && at > begin_)) {
            return {};
        }
    }
    if (read.weekday != 0) {
        return {}; // "Friday May" with no day
    }
    return read;
}

// ---- 25 June 1950 / the 25th of June / 3-5 May / 3 to 5 May -----------------------------------------------------------------------------

DateGrammar::Read DateGrammar::day_month(std::size_t at) const {
    Expression read;
    read.first = at;
    std::size_t next = at;
    if (const int weekday = weekday_at(at); weekday != 0) {
        next = skip_point(at + 1);
        if (is_mark(next, U',')) {
            ++next;
        }
        read.weekday = weekday;
    }
    const bool has_the = is(next, "the");
    if (has_the) {
        ++next;
    }
    std::size_t behind = 0;
    int day = day_number(next, behind);
    if (day == 0) {
        day = day_in_words(next, behind);
    }
    if (day == 0 || (is_glued(next) && !is_mark(next - 1, U'(') && !is_mark(next - 1, U'"') && !is_mark(next - 1, U'-'))) {
        return {};
    }
    read.day = day;
    std::size_t after_range = 0;
    if (is(behind, "and") && day_number(behind + 1, after_range) == day + 1 &&
        month_at(is(after_range, "of") ? after_range + 1 : after_range) != 0) {
        read.to_day = day + 1; // "6 and 7 January" leaves no day out
        behind = after_range;
    } else if (is_hyphen(behind) || is(behind, {"to", "or"}) || is_mark(behind, U'-')) {
        const int to = day_number(behind + 1, after_range);
        if (to > day && month_at(is(after_range, "of") ? after_range + 1 : after_range) != 0) {
            read.to_day = to;
            behind = after_range;
        }
    }
    if (is(behind, "of")) {
        ++behind;
    }
    read.month = month_at(behind);
    if (read.month == 0) {
        return {};
    }
    const bool point = is_mark(behind + 1, U'.') && is_glued(behind + 1) && (is_number(behind + 2) || is_mark(behind + 2, U','));
    read.last = behind + 1 + (point ? 1 : 0);
    take_year_after(read);
    if (read.to_day == 0) {
        take_clock_after(read);
    }
    return read;
}

// ---- seasons, quarters, halves ------------------------------------------------------------------------------------------------------

DateGrammar::Read DateGrammar::season(std::size_t at) const {
    Expression read;
    read.first = at;
    std::size_t next = at;
    const bool has_the = is(at, "the");
    if (has_the) {
        ++next;
    }
    std::size_t year_behind = 0;
    if (is_number(next)) { // "the 1982 summer"
        const int year = full_year(next, year_behind);
        if (year > 0 && word(year_behind).is(WordClass::season) && !is(year_behind, "fall")) {
            read.year = year;
            next = year_behind;
        }
    }
    if (is(next, {"early", "late", "mid"}) && word(next + 1).is(WordClass::season)) {
        next += 1;
    } else if (is(next, "mid") && is_hyphen(next + 1)) {
        next += 2;
    }
    const DateWord found = word(next);
    if (!found.is(WordClass::season)) {
        return {};
    }
    if (is(next, {"fall", "spring"}) && has_tags_ && is_verb_[next]) {
        return {};
    }
    read.season = static_cast<Season>(found.number);
    read.last = next + 1;
    const bool had_year = read.year > 0;
    if (!had_year) {
        take_year_after(read);
    }
    const bool is_dated = read.year > 0 || read.pointer != Pointer::none;
    // "the fall of Kabul", "spring offensive": alone it needs a preposition of time, and "fall", "spring" an article as well.
    if (!is_dated) {
        const bool preposition = at > begin_ && is(at - 1, {"in", "during", "by", "since", "until", "of", "before", "after", "through", "for", "this",
                                                            "over", "from", "throughout", "until"});
        const bool is_named = has(read.last) && is(read.last, {"offensive", "offensives", "campaign", "quarters", "retreat", "attack"});
        const bool is_joined = at > begin_ + 1 && is(at - 1, "and") && word(at - 2).is(WordClass::season);
        if (!preposition && (is_named || is_joined) && !has_the) {
            read.is_story_only = true;
            return read;
        }
        if (!preposition || (is(next, {"fall", "spring"}) && !has_the) || is(read.last, "of") || (is(next, "fall") && !is_mark(next + 1, U',') && !is_mark(next + 1, U'.'))) {
            return {};
        }
    } else if (is(next, "fall") && read.year > 0 && !is(read.last - 1, "year") && is(next + 1, "of") && !has_the) {
        return {};
    }
    return read;
}

DateGrammar::Read DateGrammar::quarter_or_half(std::size_t at) const {
    Expression read;
    read.first = at;
    std::size_t next = at;
    const bool has_the = is(next, "the");
    if (has_the) {
        ++next;
    }
    std::size_t behind = 0;
    if (is_number(next)) { // "the 1988 third quarter"
        const int year = full_year(next, behind);
        std::size_t after = 0;
        if (year > 0 && ordinal(behind, after) != 0) {
            read.year = year;
            next = behind;
        }
    }
    if (is(next, "fiscal")) {
        next += is_hyphen(next + 1) ? 2 : 1;
    }
    if (has(next) && atoms_[next].kind == AtomKind::word && atoms_[next].lower == "q" && is_glued(next + 1) && is_number(next + 1) &&
        atoms_[next].is_capital && atoms_[next + 1].value >= 1 && atoms_[next + 1].value <= 4 && atoms_[next + 1].is_plain) {
        read.quarter = static_cast<int>(atoms_[next + 1].value);
        read.last = next + 2;
        take_year_after(read);
        return read;
    }
    const bool last_half = is(next, {"last", "latter"}) && is(next + 1, "half");
    const int rank = last_half ? 2 : ordinal(next, behind);
    if (last_half) {
        behind = next + 1;
    }
    if (rank < 1 || rank > 4) {
        return {};
    }
    const std::size_t unit = is_hyphen(behind) ? behind + 1 : behind;
    if (is(unit, "quarter")) {
        read.quarter = rank;
    } else if (is(unit, "half") && rank <= 2 && is(unit + 1, "of")) {
        read.half = rank;
    } else {
        return {};
    }
    read.last = unit + 1;
    if (has_the && unit != behind) {
        read.first = at + 1; // "the third-quarter loss": the article is the noun's
    }
    const int year_before = read.year;
    take_year_after(read);
    if (year_before > 0) {
        read.year = year_before;
    }
    if (read.half != 0 && read.year < 0 && read.pointer == Pointer::none) {
        std::size_t decade = read.last + 1;
        if (const Read of = decade_or_century(decade); of && of->decade >= 0) {
            Expression whole = *of;
            whole.first = at;
            return whole;
        }
        return {};
    }
    return read;
}

// ---- weekdays, holidays ---------------------------------------------------------------------------------------------------------------

DateGrammar::Read DateGrammar::weekday(std::size_t at) const {
    Expression read;
    read.first = at;
    read.form = Form::weekday;
    const DateWord found = word(at);
    if (found.is(WordClass::weekdays) && atoms_[at].is_capital) {
        read.form = Form::repeated;
        read.type = TimexType::set;
        read.weekday = found.number;
        read.last = at + 1;
        return read;
    }
    read.weekday = weekday_at(at);
    if (read.weekday == 0) {
        return {};
    }
    read.last = at + 1;
    if (is_hyphen(at + 1) && weekday_at(at + 2) != 0) { // "Friday-Sunday"
        return read;
    }
    const DateWord part = word(at + 1);
    if (part.is(WordClass::day_part) || part.is(WordClass::day_parts)) {
        read.part = static_cast<DayPart>(part.number);
        read.type = TimexType::time;
        read.last = at + 2;
        if (part.is(WordClass::day_parts)) {
            read.form = Form::repeated;
            read.type = TimexType::set;
        }
        return read;
    }
    take_clock_after(read);
    return read;
}

DateGrammar::Read DateGrammar::holiday(std::size_t at) const {
    if (!has(at) || atoms_[at].kind != AtomKind::word || !atoms_[at].is_capital) {
        return {};
    }
    for (const HolidayName& name : holiday_names(atoms_[at].lower)) {
        bool fits = true;
        for (std::size_t index = 0; index < name.words.size() && fits; ++index) {
            const std::size_t here = at + index;
            fits = has(here) && (name.words[index] == "'"   ? is_mark(here, U'\'')
                                 : name.words[index] == "-" ? is_hyphen(here)
                                                            : is(here, name.words[index]));
        }
        // "the Yom Kippur War" has a date of its own; "Taha Yassin Ramadan" and "Ashura Street" are names.
        const std::size_t behind = at + name.words.size();
        const bool is_name = (name.holiday == Holiday::ramadan || name.holiday == Holiday::ashura || name.holiday == Holiday::purim) &&
                             (at == begin_ || !is(at - 1, {"in", "of", "during", "before", "after", "since", "until", "by", "for", "on", "at", "through",
                                                           "throughout", "this", "last", "next"}));
        if (!fits || is(behind, {"war", "wars"}) || is_name) {
            continue;
        }
        Expression read;
        read.first = at;
        read.last = behind;
        read.holiday = name.holiday;
        if (word(read.last).is(WordClass::day_part)) {
            read.part = static_cast<DayPart>(word(read.last).number);
            read.type = TimexType::time;
            ++read.last;
        }
        take_year_after(read);
        return read;
    }
    return {};
}

} // namespace vedette::dates
