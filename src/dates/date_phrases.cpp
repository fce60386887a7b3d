// Expressions that point from the report's date or from a date mentioned before, and the order in which all productions are tried.
#include "dates/date_grammar.hpp"

#include <algorithm>

namespace vedette::dates {

// ---- today, yesterday morning, tonight, the day after tomorrow ---------------------------------------------------------------------------

DateGrammar::Read DateGrammar::near_day(std::size_t at) const {
    Expression read;
    read.first = at;
    read.form = Form::near_day;
    if (is(at, "overnight") && !(has(at + 1) && atoms_[at + 1].kind == AtomKind::word && !is(at + 1, {"in", "on", "at", "and", "by", "to", "from", "into", "between", "after", "near", "when", "as", "but"}))) {
        read.part = DayPart::night;
        read.type = TimexType::time;
        read.is_overnight = true;
        read.last = at + 1;
        return read;
    }
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
    if (found.is(WordClass::unit) && !is_shorter_than_day(found.unit())) {
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
    if (is(at, "former")) {
        read.is_story_only = true;
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
            if (is(next, "the") && word(next + 1).is(WordClass::unit) && !is_shorter_than_day(word(next + 1).unit())) {
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
        if (inner && (inner->type == TimexType::duration || inner->form == Form::repeated)) {
            return {};
        }
        if (inner) {
            inner->edge = is(at, "early") ? Edge::early : is(at, "mid") ? Edge::middle : is(at, "late") ? Edge::late : Edge::none;
            inner->is_so_far = is(at, "earlier");
        }
        return inner;
    }
    // "the early hours of Sunday"
    const std::size_t hours = is(at, "the") ? at + 1 : at;
    if (is(hours, {"early", "small"}) && is(hours + (is(hours + 1, "morning") ? 2 : 1), "hours")) {
        const std::size_t of = hours + (is(hours + 1, "morning") ? 3 : 2);
        Read day = is(of, "of") ? inner_at(of + 1) : Read{};
        if (day && (day->form == Form::weekday || day->day != 0 || day->form == Form::near_day)) {
            day->part = DayPart::morning;
            day->type = TimexType::time;
            return day;
        }
    }
    // "the end of", "the beginning of"
    const std::size_t the = is(at, "the") ? at + 1 : at;
    std::size_t edge = the;
    if (is(edge, {"very", "latter"})) {
        ++edge;
    }
    if (is(edge, {"end", "beginning", "start", "middle", "part", "turn", "close"}) && is(edge + 1, "of")) {
        next = edge + 2;
        if (is(next, "the") && word(next + 1).is(WordClass::unit) && !is_shorter_than_day(word(next + 1).unit()) && word(next + 1).unit() != Unit::day &&
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
        if (inner) {
            inner->edge = is(edge, {"end", "close"}) ? Edge::late : is(edge, {"beginning", "start"}) ? Edge::early : is(edge, "middle") ? Edge::middle : Edge::none;
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
