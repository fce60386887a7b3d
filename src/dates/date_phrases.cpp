// The other half of the grammar: expressions that point from the report's date or from a date mentioned before, spans, sets, times.
#include "dates/date_grammar.hpp"

#include <algorithm>
#include <cmath>

namespace vedette::dates {

namespace {

constexpr std::string_view kZones[] = {"gmt", "utc", "est", "edt", "et", "pst", "pdt", "pt", "cst", "cdt", "cet",
                                                            "cest", "bst", "eet", "eest", "msk", "ist", "jst", "kst", "hkt"};

bool is_sub_day(Unit unit) { return unit == Unit::second || unit == Unit::minute || unit == Unit::hour; }

} // namespace

// ---- today, yesterday morning, tonight, the day after tomorrow ---------------------------------------------------------------------------

DateGrammar::Read DateGrammar::near_day(std::size_t at) const {
    Expression read;
    read.first = at;
    read.form = Form::near_day;
    if (is(at, "tonight")) {
        read.part = DayPart::night;
        read.type = TimexType::time;
        read.last = at + 1;
        return read;
    }
    const std::size_t the = is(at, "the") ? at + 1 : at;
    if (is(the, "day") && is(the + 1, "after") && is(the + 2, "tomorrow")) {
        read.count = 2;
        read.last = the + 3;
        return read;
    }
    if (is(the, "day") && is(the + 1, "before") && is(the + 2, "yesterday")) {
        read.count = -2;
        read.last = the + 3;
        return read;
    }
    const DateWord found = word(at);
    if (!found.is(WordClass::near_day)) {
        return {};
    }
    read.count = found.number;
    read.last = at + 1;
    if (word(at + 1).is(WordClass::day_part) && found.number != 0) {
        read.part = static_cast<DayPart>(word(at + 1).number);
        read.type = TimexType::time;
        read.last = at + 2;
    }
    return read;
}

// ---- last month, this week, the following day, the past two days ---------------------------------------------------------------------------

// What the pointer points at, from `next` on; the pointer's own words begin at `at`.
DateGrammar::Read DateGrammar::pointed_core(std::size_t at, std::size_t next, Pointer pointer, bool has_article) const {
    Expression read;
    read.first = at;
    read.pointer = pointer;
    if (is(next, "fiscal")) {
        ++next;
    }
    const DateWord found = word(next);
    if (const int month = month_at(next); month != 0) {
        const bool is_short = atoms_[next].lower.size() <= 4 && is_mark(next + 1, U'.') && is_glued(next + 1);
        std::size_t behind = is_short ? next + 2 : next + 1;
        read.month = month;
        read.last = next + 1;
        if (const int day = day_number(behind, behind); day != 0 && !is_counting(behind)) {
            read.day = day;
            read.last = behind;
        }
        return read;
    }
    if (const int day = weekday_at(next); day != 0) {
        Read inner = weekday(next);
        inner->first = at;
        inner->pointer = pointer;
        return inner;
    }
    if (found.is(WordClass::season) && !(is(next, "fall") && is(next + 1, "of"))) {
        read.season = static_cast<Season>(found.number);
        read.last = next + 1;
        return read;
    }
    if (found.is(WordClass::day_part)) {
        const auto part = static_cast<DayPart>(found.number);
        const bool fits = pointer == Pointer::current || (pointer == Pointer::last && (part == DayPart::night || part == DayPart::evening)) ||
                          ((pointer == Pointer::next || pointer == Pointer::following || pointer == Pointer::previous || pointer == Pointer::same) && has_article);
        if (!fits) {
            return {};
        }
        read.form = Form::unit;
        read.unit = Unit::day;
        read.part = part;
        read.type = TimexType::time;
        read.last = next + 1;
        if (pointer == Pointer::next) {
            read.pointer = Pointer::following;
        }
        return read;
    }
    if (found.is(WordClass::unit) && !is_sub_day(found.unit())) {
        read.form = Form::unit;
        read.unit = found.unit();
        read.last = next + 1;
        if (read.unit == Unit::day && (pointer == Pointer::next || pointer == Pointer::last)) {
            if (pointer == Pointer::last) {
                return {}; // "the last day of the talks"
            }
            read.pointer = Pointer::following;
        }
        if (pointer == Pointer::last && has_article && is(read.last, "of")) {
            return {}; // "the last week of August"
        }
        // "this year's third quarter"
        if (read.unit == Unit::year && is_mark(next + 1, U'\'') && is(next + 2, "s")) {
            std::size_t behind = 0;
            const int rank = ordinal(next + 3, behind);
            if (rank >= 1 && rank <= 4 && is(behind, "quarter")) {
                read.form = Form::calendar;
                read.quarter = rank;
                read.last = behind + 1;
            }
        }
        return read;
    }
    if (Read day = holiday(next)) {
        day->first = at;
        day->pointer = pointer;
        return day;
    }
    std::size_t behind = 0;
    const int rank = ordinal(next, behind);
    if (rank >= 1 && rank <= 4 && is(behind, "quarter") && pointer != Pointer::same) {
        read.quarter = rank;
        read.last = behind + 1;
        return read;
    }
    return {};
}

// "the past two days", "the next few weeks", "recent years": a span that ends or begins at the report's date.
DateGrammar::Read DateGrammar::counted_span(std::size_t at, std::size_t next, Pointer pointer) const {
    Expression read;
    read.first = at;
    read.type = TimexType::duration;
    read.form = Form::duration;
    read.pointer = pointer;
    if (is(next, {"few", "several", "couple", "many"})) {
        read.is_vague = !is(next, "couple");
        read.count = read.is_vague ? 0 : 2;
        ++next;
        if (is(next, "of")) {
            ++next;
        }
    } else if (const std::optional<CardinalNumber> number = read_cardinal(atoms_, next, end_)) {
        read.count = number->value;
        next = number->last;
    } else {
        read.is_vague = true; // "recent weeks"
    }
    if (is_hyphen(next)) {
        ++next;
    }
    const DateWord found = word(next);
    if (!found.is(WordClass::units) && !(found.is(WordClass::unit) && !read.is_vague && read.count > 0)) {
        return {};
    }
    read.unit = found.unit();
    read.last = next + 1;
    return read;
}

DateGrammar::Read DateGrammar::pointed(std::size_t at) const {
    std::size_t next = at;
    const bool has_the = is(next, "the");
    if (has_the) {
        ++next;
    }
    const bool has_that = is(next, "that");
    Pointer pointer = Pointer::none;
    bool is_span = false;
    if (is(next, "this") && is(next + 1, {"past", "coming"})) {
        pointer = is(next + 1, "past") ? Pointer::last : Pointer::next;
        next += 2;
    } else if (is(next, {"this", "current"})) {
        pointer = Pointer::current;
        ++next;
    } else if (is(next, "last")) {
        pointer = Pointer::last;
        is_span = true;
        ++next;
    } else if (is(next, "past")) {
        pointer = Pointer::last;
        is_span = true;
        ++next;
    } else if (is(next, {"next", "coming"})) {
        pointer = Pointer::next;
        is_span = true;
        ++next;
    } else if (is(next, {"recent", "preceding"})) {
        pointer = Pointer::last;
        is_span = true;
        ++next;
        if (Read span = counted_span(at, next, Pointer::past)) {
            return span;
        }
        return {};
    } else if (is(next, {"previous", "prior"})) {
        pointer = Pointer::previous;
        ++next;
    } else if (has_the && is(next, {"following", "ensuing"})) { // without an article "following" is a preposition
        pointer = Pointer::following;
        is_span = true;
        ++next;
    } else if (is(next, "latest")) {
        pointer = Pointer::last;
        ++next;
    } else if (is(next, "same") || has_that) {
        pointer = Pointer::same;
        next += has_that && is(next + 1, "same") ? 2 : 1;
        if (is(next, {"very"})) {
            ++next;
        }
    } else if (has_the && is(next, "day") && is(next + 1, {"before", "after"}) &&
               (!has(next + 2) || (atoms_[next + 2].kind == AtomKind::mark))) {
        Expression read;
        read.first = at;
        read.last = next + 2;
        read.form = Form::unit;
        read.unit = Unit::day;
        read.pointer = is(next + 1, "before") ? Pointer::previous : Pointer::following;
        return read;
    } else if (has_the && is(next, "quarter") && at > begin_ && is(at - 1, {"in", "for", "during", "of"}) && !is(next + 1, "of")) {
        Expression read;
        read.first = at;
        read.last = next + 1;
        read.form = Form::unit;
        read.unit = Unit::quarter;
        read.pointer = Pointer::same;
        return read;
    } else if (has_the && is(next, "weekend")) {
        Expression read;
        read.first = at;
        read.last = next + 1;
        read.form = Form::unit;
        read.unit = Unit::weekend;
        read.pointer = Pointer::none;
        return read;
    } else {
        return {};
    }
    if (is_span) {
        const Pointer span = pointer == Pointer::last ? Pointer::past : pointer == Pointer::next ? Pointer::coming : Pointer::none;
        if (Read read = counted_span(at, next, span)) {
            if (pointer == Pointer::following) {
                read->pointer = Pointer::none;
            }
            return read;
        }
    }
    if (pointer == Pointer::same && !word(next).is(WordClass::unit) && !word(next).is(WordClass::season) && weekday_at(next) == 0 &&
        !word(next).is(WordClass::day_part) && month_at(next) == 0) {
        return {};
    }
    if (pointer == Pointer::current && !has_the && is(at, "current") && !word(next).is(WordClass::unit)) {
        return {};
    }
    return pointed_core(at, next, pointer, has_the || has_that);
}

// ---- durations and offsets ---------------------------------------------------------------------------------------------------------------

// "ago", "earlier", "later", "from now" behind a span make it a date.
void DateGrammar::take_offset(Expression& read, std::size_t amount_last) const {
    std::size_t at = amount_last;
    if (is(at, "or") && is(at + 1, "so")) {
        at += 2;
    }
    Pointer pointer = Pointer::none;
    std::size_t last = at + 1;
    if (is(at, "ago")) {
        pointer = Pointer::ago;
    } else if (is(at, "earlier") || (is(at, "before") && (!has(at + 1) || atoms_[at + 1].kind == AtomKind::mark))) {
        pointer = Pointer::earlier;
    } else if (is(at, {"later", "afterwards"})) {
        pointer = Pointer::later;
    } else if (is(at, "hence") || (is(at, "from") && is(at + 1, {"now", "today"}))) {
        pointer = Pointer::from_now;
        last = is(at, "from") ? at + 2 : at + 1;
    } else {
        return;
    }
    read.form = Form::offset;
    read.type = is_sub_day(read.unit) ? TimexType::time : TimexType::date;
    read.pointer = pointer;
    read.last = last;
}

DateGrammar::Read DateGrammar::duration(std::size_t at) const {
    Expression read;
    read.first = at;
    read.type = TimexType::duration;
    read.form = Form::duration;
    std::size_t next = at;
    // Qualifiers that TIMEX3 keeps inside.
    if (is(next, {"more", "less", "fewer"}) && is(next + 1, "than")) {
        next += 2;
    } else if (is(next, "at") && is(next + 1, {"least", "most"})) {
        next += 2;
    } else if (is(next, "up") && is(next + 1, "to")) {
        next += 2;
    } else if (is(next, "no") && is(next + 1, "more") && is(next + 2, "than")) {
        next += 3;
    } else if (is(next, {"over", "nearly", "almost", "about", "around", "roughly", "approximately", "under", "some"})) {
        ++next;
    }
    if (is(at, "just") || (is(at, "over") && is(at + 1, {"several", "the", "many", "a"}) && !is(at + 2, {"week", "year", "month", "day", "decade", "century", "hour"}))) {
        return {}; // the expression starts behind it
    }
    const bool qualified = next > at;
    if (is(next, "the") || is(next, "these") || is(next, "those")) {
        ++next;
    }
    if (is(next, "first") || is(next, "final")) {
        ++next;
    }
    const bool another = is(next, "another") || (is(next, "an") && is(next + 1, "additional"));
    if (another) {
        next += is(next, "another") ? 1 : 2;
    }
    const std::size_t amount = next;
    bool is_article = false;
    bool has_amount = true;
    if (is(next, {"a", "an"}) && is(next + 1, {"few", "couple"})) {
        read.is_vague = is(next + 1, "few");
        read.count = read.is_vague ? 0 : 2;
        next += 2;
        if (is(next, "of")) {
            ++next;
        }
    } else if (is(next, {"several", "many", "few", "numerous"})) {
        read.is_vague = true;
        ++next;
    } else if (is(next, "half") && is(next + 1, {"a", "an"}) && word(next + 2).is(WordClass::unit)) {
        read.count = 0.5;
        next += 2;
    } else if (const std::optional<CardinalNumber> number = read_cardinal(atoms_, next, end_)) {
        if (is_number(next) && is_glued(next) && !is_mark(next - 1, U'(') && !is_mark(next - 1, U'"')) {
            return {};
        }
        read.count = number->value;
        next = number->last;
        // "12 to 18 months", "two or three weeks": the first number stands for the value, as in TimeBank.
        if (is(next, {"to", "or", "and"}) || is_hyphen(next)) {
            if (const std::optional<CardinalNumber> to = read_cardinal(atoms_, next + 1, end_); to && word(to->last).is(WordClass::units) && to->value > read.count) {
                next = to->last;
            }
        }
    } else if (is(next, {"a", "an", "one"})) {
        is_article = true;
        read.count = 1;
        ++next;
        if (is(next, {"full", "whole", "further"})) {
            ++next;
        }
    } else {
        has_amount = false;
        if (another) {
            read.count = 1;
            has_amount = true;
        }
    }
    const bool hyphened = is_hyphen(next);
    if (hyphened) {
        ++next;
    }
    if (has_amount && !hyphened && is(next, {"more", "consecutive", "straight", "full", "long", "additional", "further", "whole", "successive", "trading", "working"}) && word(next + 1).is(WordClass::units)) {
        ++next;
    }
    const DateWord found = word(next);
    if (!found.is(WordClass::unit) && !found.is(WordClass::units)) {
        return {};
    }
    const bool plural = found.is(WordClass::units);
    read.unit = found.unit();
    if (read.unit == Unit::quarter && (is_article || !plural || hyphened)) {
        return {}; // "three-quarters"
    }
    if (is_hyphen(next + 1) && is(next + 2, {"earlier", "ago"})) {
        return {}; // "a year-earlier loss"
    }
    if (read.unit == Unit::second && (!plural || !has_amount)) {
        return {}; // "a second man", "the second"
    }
    read.last = next + 1;
    if (hyphened && is(at, "the")) {
        read.first = at + 1; // "the eight-year war": the article is the noun's
    }
    if (plural && is(read.last, {"or", "and"}) && word(read.last + 1).is(WordClass::units) && !has_amount) {
        read.last += 2; // "weeks or months"
    }
    const std::size_t behind = read.last;
    if (is(behind, "old") || (is_hyphen(behind) && is(behind + 1, {"old", "olds"})) || (is(behind, "of") && is(behind + 1, "age"))) {
        return {}; // an age
    }
    if (!has_amount) {
        if (!plural) {
            // "day-long", "weeklong"
            if (is_hyphen(behind) && is(behind + 1, "long") && next == at) {
                read.count = 1;
                read.last = behind + 2;
                return read;
            }
            return {};
        }
        if (at > begin_ && is_mark(at - 1, U'-') && is_glued(at)) {
            return {}; // the tail of "three-quarters"
        }
        read.is_vague = true;
        if (qualified && amount == at) {
            return {};
        }
        take_offset(read, behind);
        if (read.form == Form::offset) {
            return read;
        }
        if (is_hyphen(behind) && is(behind + 1, "long")) {
            read.last = behind + 2;
            return read;
        }
        const bool preposition = at > begin_ && is(at - 1, {"for", "in", "within", "over", "after", "during", "of", "take", "took", "taken", "last", "lasted",
                                                             "spent", "through", "across", "or", "and", "than", "many"});
        if (!preposition && next == at && !is(behind, {"before", "after", "of", "ahead"})) {
            return {};
        }
        return read;
    }
    if (is_article && !plural && is(behind, "and") && is(behind + 1, "a") && is(behind + 2, {"half", "quarter"})) {
        read.count += is(behind + 2, "half") ? 0.5 : 0.25;
        read.last = behind + 3;
    }
    if (!plural && !is_article && !hyphened && read.count != 1 && read.count != 0.5) {
        // "five year low" counts, "Highway 5 day" does not; digits need the plural or a hyphen unless a noun follows.
        if (!has(behind) || atoms_[behind].kind != AtomKind::word) {
            return {};
        }
    }
    take_offset(read, read.last);
    if (read.form == Form::offset) {
        return read;
    }
    if (is_hyphen(read.last) && is(read.last + 1, "long")) {
        read.last += 2;
    } else if (is_article && hyphened) {
        return {};
    }
    if (is_article && !qualified && !another) {
        // "a day" in "five missions a day" is a rate; "once a month" a set.
        if (at > begin_ && (is(at - 1, {"once", "twice", "times"}))) {
            read.type = TimexType::set;
            read.form = Form::repeated;
            return read;
        }
        if (is(behind, {"of", "when"}) && read.unit == Unit::day) {
            return {}; // "a day of mourning"
        }
    }
    return read;
}

// ---- sets ------------------------------------------------------------------------------------------------------------------------------

DateGrammar::Read DateGrammar::repeated(std::size_t at) const {
    Expression read;
    read.first = at;
    read.type = TimexType::set;
    read.form = Form::repeated;
    const DateWord alone = word(at);
    if (alone.is(WordClass::repeated)) {
        read.unit = alone.unit();
        read.count = 1;
        read.last = at + 1;
        // "The Daily Mail", "weekly" magazines by name
        return atoms_[at].is_capital && at > begin_ ? Read{} : Read{read};
    }
    if (!is(at, {"every", "each"})) {
        return {};
    }
    std::size_t next = at + 1;
    if (is(next, "of")) {
        return {};
    }
    read.count = 1;
    if (is(next, "other")) {
        read.count = 2;
        ++next;
    } else if (const std::optional<CardinalNumber> number = read_cardinal(atoms_, next, end_)) {
        read.count = number->value;
        next = number->last;
    }
    const DateWord found = word(next);
    if (found.is(WordClass::unit) || found.is(WordClass::units)) {
        read.unit = found.unit();
    } else if (const int weekday = weekday_at(next); weekday != 0) {
        read.weekday = weekday;
    } else if (const int month = month_at(next); month != 0) {
        read.month = month;
    } else if (found.is(WordClass::season) && !is(next, "fall")) {
        read.season = static_cast<Season>(found.number);
    } else if (found.is(WordClass::day_part)) {
        read.part = static_cast<DayPart>(found.number);
    } else {
        return {};
    }
    read.last = next + 1;
    return read;
}

// ---- now, recently, the future ---------------------------------------------------------------------------------------------------------

DateGrammar::Read DateGrammar::fixed(std::size_t at) const {
    Expression read;
    read.first = at;
    read.form = Form::fixed;
    const auto hit = [&](std::size_t words, std::string_view value) {
        read.last = at + words;
        read.fixed = value;
        return Read{read};
    };
    if (is(at, "right") && is(at + 1, "now")) {
        return hit(2, "PRESENT_REF");
    }
    if (is(at, "more") && is(at + 1, "recently")) {
        return hit(2, "PAST_REF");
    }
    if (is(at, {"now", "currently", "nowadays", "presently"})) {
        return is(at, "now") && is_mark(at + 1, U'-') && is_glued(at + 1) ? Read{} : hit(1, "PRESENT_REF");
    }
    if (is(at, {"recently", "lately"})) {
        return hit(1, "PAST_REF");
    }
    if (is(at, "soon") && !(at > begin_ && is(at - 1, {"as", "too"})) && !is(at + 1, {"after", "afterward", "afterwards", "as", "before"})) {
        return hit(1, "FUTURE_REF");
    }
    if (is(at, "these") && is(at + 1, "days")) {
        return hit(2, "PRESENT_REF");
    }
    if (is(at, "the")) {
        if (is(at + 1, "future")) {
            return hit(2, "FUTURE_REF");
        }
        if (is(at + 1, {"near", "foreseeable", "distant"}) && is(at + 2, {"future", "term"})) {
            return hit(3, "FUTURE_REF");
        }
        if (is(at + 1, "past") && at > begin_ && is(at - 1, {"in", "of"}) && (!has(at + 2) || atoms_[at + 2].kind == AtomKind::mark || !is_counting(at + 2)) &&
            word(at + 2).word_class == WordClass::none && (!has(at + 2) || atoms_[at + 2].kind == AtomKind::mark || is(at + 2, {"and", "to", "as", "but", "the", "he", "they", "has", "have"}))) {
            return hit(2, "PAST_REF");
        }
    }
    return {};
}

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

// ---- early, late, the end of -------------------------------------------------------------------------------------------------------------

DateGrammar::Read DateGrammar::with_edge(std::size_t at) const {
    std::size_t next = at;
    const auto inner_at = [&](std::size_t from) {
        Read best;
        for (const Read& one : {numeric_date(from), month_date(from), day_month(from), year_alone(from), decade_or_century(from), season(from),
                                quarter_or_half(from), weekday(from), near_day(from), pointed(from), holiday(from)}) {
            if (one && (!best || one->last > best->last)) {
                best = one;
            }
        }
        if (best) {
            best->first = at;
        }
        return best;
    };
    if (is(at, {"early", "late", "mid", "earlier", "later", "post", "pre", "midway"})) {
        next = at + 1;
        const bool hyphened = is_hyphen(next);
        if (hyphened) {
            ++next;
        }
        if (is(next, {"in", "on"}) && !hyphened) {
            ++next;
            // "earlier in the year", "early in 1914", "later in the day"
            if (is(next, "the") && word(next + 1).is(WordClass::unit) && !is_sub_day(word(next + 1).unit())) {
                Expression read;
                read.first = at;
                read.last = next + 2;
                read.form = Form::unit;
                read.unit = word(next + 1).unit();
                read.pointer = Pointer::none;
                return read;
            }
        }
        if (is(at, {"post", "pre"}) && (!hyphened || !is_number(next))) {
            return {};
        }
        Read inner = inner_at(next);
        if (inner && inner->type == TimexType::duration) {
            return {};
        }
        if (inner && inner->form == Form::repeated) {
            return {};
        }
        return inner;
    }
    // "the end of", "the beginning of"
    const std::size_t the = is(at, "the") ? at + 1 : at;
    std::size_t edge = the;
    if (is(edge, {"very", "latter"})) {
        ++edge;
    }
    if (is(edge, {"end", "beginning", "start", "middle", "part", "turn", "close"}) && is(edge + 1, "of")) {
        next = edge + 2;
        if (is(next, "the") && word(next + 1).is(WordClass::unit) && !is_sub_day(word(next + 1).unit()) && word(next + 1).unit() != Unit::day &&
            !is_mark(next + 2, U'-')) {
            Expression read;
            read.first = at;
            read.last = next + 2;
            read.form = Form::unit;
            read.unit = word(next + 1).unit();
            read.pointer = Pointer::none;
            return read;
        }
        Read inner = inner_at(next);
        if (inner && (inner->type == TimexType::duration || inner->form == Form::repeated || inner->form == Form::weekday)) {
            return {};
        }
        return inner;
    }
    if (is(the, "week") && is(the + 1, "of")) {
        Read inner = inner_at(the + 2);
        if (inner && inner->form == Form::calendar && inner->day != 0) {
            inner->unit = Unit::week;
            return inner;
        }
    }
    if (is(at, "year") && (is(at + 1, "end") || (is_hyphen(at + 1) && is(at + 2, "end")))) {
        Expression read;
        read.first = at;
        read.last = is(at + 1, "end") ? at + 2 : at + 3;
        read.form = Form::unit;
        read.unit = Unit::year;
        read.pointer = Pointer::current;
        return read;
    }
    return {};
}

// ---- together ------------------------------------------------------------------------------------------------------------------------

DateGrammar::Read DateGrammar::any(std::size_t at) const {
    const Atom& atom = atoms_[at];
    if (atom.kind == AtomKind::mark && atom.mark != U'\'') {
        return {};
    }
    if (atom.kind == AtomKind::word && atom.lower.size() > 12) {
        return {};
    }
    Read best;
    const auto consider = [&](const Read& one) {
        if (one && (!best || one->last > best->last)) {
            best = one;
        }
    };
    consider(numeric_date(at));
    consider(clock(at));
    consider(month_date(at));
    consider(day_month(at));
    consider(holiday(at));
    consider(with_edge(at));
    consider(weekday(at));
    consider(near_day(at));
    consider(quarter_or_half(at));
    consider(season(at));
    consider(decade_or_century(at));
    consider(pointed(at));
    consider(duration(at));
    consider(repeated(at));
    consider(year_alone(at));
    consider(fixed(at));
    return best;
}

void DateGrammar::look_before(Expression& read) const {
    if (read.first > begin_) {
        read.is_since = is(read.first - 1, "since");
        read.is_within = is(read.first - 1, {"in", "within"});
    }
}

void DateGrammar::find(std::size_t first, std::size_t last, std::vector<Expression>& found) {
    begin_ = first;
    end_ = std::min(last, atoms_.size());
    for (std::size_t at = begin_; at < end_;) {
        if (Read read = any(at)) {
            look_before(*read);
            at = std::max(read->last, at + 1);
            found.push_back(*read);
        } else {
            ++at;
        }
    }
}

} // namespace vedette::dates
