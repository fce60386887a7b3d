// Times of day, alone or with their day.
#include "dates/date_grammar.hpp"

#include <cmath>

namespace vedette::dates {

namespace {

constexpr std::string_view kZones[] = {"gmt", "utc", "est", "edt", "et", "pst", "pdt", "pt", "cst", "cdt", "cet",
                                                            "cest", "bst", "eet", "eest", "msk", "ist", "jst", "kst", "hkt"};

} // namespace

// ---- times -----------------------------------------------------------------------------------------------------------------------------

// 10 p.m., 10:35 a.m. EDT, 0800 GMT, noon, midnight (0000 GMT); fills hour, minute and `last`.
bool DateGrammar::take_clock(std::size_t at, Expression& read) const {
    std::size_t next = at;
    int hour = -1;
    int minute = 0;
    if (is(next, {"noon", "midday", "midnight"})) {
        hour = is(next, "midnight") ? 0 : 12;
        ++next;
    } else if (is_number(next) && (atoms_[next].is_plain || atoms_[next].value < 24)) {
        if (is_glued(next) && !is_mark(next - 1, U'(')) {
            return false;
        }
        const Atom& first = atoms_[next];
        bool is_certain = false;
        if (!first.is_plain) { // 10.45pm
            hour = static_cast<int>(first.value);
            minute = static_cast<int>(std::lround((first.value - hour) * 100));
            ++next;
        } else if (is_mark(next + 1, U':') && is_glued(next + 1) && is_number(next + 2) && is_glued(next + 2) && atoms_[next + 2].digits == 2 && first.digits <= 2) {
            hour = static_cast<int>(first.value);
            minute = static_cast<int>(atoms_[next + 2].value);
            next += 3;
            is_certain = true;
        } else if (first.digits == 4 && has(next + 1) && atoms_[next + 1].kind == AtomKind::word && is(next + 1, {"gmt", "utc", "hours", "hrs"})) {
            hour = static_cast<int>(first.value) / 100;
            minute = static_cast<int>(first.value) % 100;
            ++next;
            is_certain = true;
            if (is(next, {"hours", "hrs"})) {
                ++next;
            }
        } else if (first.digits <= 2) {
            hour = static_cast<int>(first.value);
            ++next;
        }
        if (hour < 0 || hour > 24 || minute > 59) {
            return false;
        }
        bool is_pm = false;
        if (is(next, {"am", "pm"})) {
            is_pm = is(next, "pm");
            ++next;
            is_certain = true;
        } else if (is(next, {"a", "p"}) && is_mark(next + 1, U'.') && is_glued(next + 1) && is(next + 2, "m") && is_glued(next + 2)) {
            is_pm = is(next, "p");
            next += 3;
            // The last point belongs to "a.m." unless it ends the sentence as well; TIMEX3 spans keep it either way.
            next = skip_point(next);
            is_certain = true;
        } else if (is(next, "o") && is_mark(next + 1, U'\'') && is(next + 2, "clock")) {
            next += 3;
            is_certain = true;
        }
        if (!is_certain) {
            for (const std::string_view zone : kZones) {
                is_certain = is_certain || (is(next, zone) && atoms_[next].is_shouted);
            }
            if (!is_certain) {
                return false;
            }
        }
        if (is_pm && hour < 12) {
            hour += 12;
        }
    } else {
        return false;
    }
    for (const std::string_view zone : kZones) {
        if (is(next, zone) && atoms_[next].is_shouted) {
            ++next;
            break;
        }
    }
    if (is(next, "local") && is(next + 1, "time")) {
        next += 2;
    }
    // "(0800 GMT)"
    if (is_mark(next, U'(') && is_number(next + 1) && has(next + 2)) {
        std::size_t close = next + 2;
        while (has(close) && close < next + 8 && !is_mark(close, U')')) {
            ++close;
        }
        Expression inner;
        inner.last = 0;
        if (is_mark(close, U')') && take_clock(next + 1, inner) && inner.last == close) {
            next = close + 1;
        }
    }
    read.hour = hour;
    read.minute = minute;
    read.type = TimexType::time;
    read.last = next;
    return true;
}

void DateGrammar::take_clock_after(Expression& read) const {
    const std::size_t at = is_mark(read.last, U',') ? read.last + 1 : read.last;
    if (Expression timed = read; is_number(at) && take_clock(at, timed)) {
        read = timed;
    }
}

DateGrammar::Read DateGrammar::clock(std::size_t at) const {
    Expression read;
    read.first = at;
    read.form = Form::clock;
    if (!take_clock(at, read)) {
        if (!is(at, "mid") || !word(is_hyphen(at + 1) ? at + 2 : at + 1).is(WordClass::day_part)) {
            return {};
        }
        const std::size_t part = is_hyphen(at + 1) ? at + 2 : at + 1;
        read.part = static_cast<DayPart>(word(part).number);
        read.type = TimexType::time;
        read.last = part + 1;
    }
    // "10 p.m. Wednesday", "noon Saturday", "5 p.m. EST, Nov. 6", "9 a.m. on 3 May"
    std::size_t next = is_mark(read.last, U',') ? read.last + 1 : read.last;
    if (is(next, "on")) {
        ++next;
    }
    for (const Read& day : {day_month(next), month_date(next), near_day(next), weekday(next)}) {
        if (!day || day->form == Form::repeated || (day->form == Form::calendar && day->day == 0)) {
            continue;
        }
        Expression whole = *day;
        whole.first = at;
        whole.type = TimexType::time;
        whole.hour = read.hour;
        whole.minute = read.minute;
        if (read.part != DayPart::none) {
            whole.part = read.part;
        }
        return whole;
    }
    if (is(next, {"this", "last"}) && next == read.last) {
        return read;
    }
    return read;
}

} // namespace vedette::dates
