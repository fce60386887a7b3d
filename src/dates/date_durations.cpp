// Spans of time, the offsets they make ("two days ago") and sets ("every year").
#include "dates/date_grammar.hpp"

namespace vedette::dates {

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
    read.type = is_shorter_than_day(read.unit) ? TimexType::time : TimexType::date;
    read.pointer = pointer;
    read.last = last;
}

// Qualifiers, articles and "another" that TIMEX3 keeps inside the expression. False: the expression starts behind one of them.
bool DateGrammar::skip_span_words(SpanWords& span) const {
    const std::size_t at = span.next;
    if (is(at, {"more", "less", "fewer"}) && is(at + 1, "than")) {
        span.next += 2;
    } else if (is(at, "at") && is(at + 1, {"least", "most"})) {
        span.next += 2;
    } else if (is(at, "up") && is(at + 1, "to")) {
        span.next += 2;
    } else if (is(at, "no") && is(at + 1, "more") && is(at + 2, "than")) {
        span.next += 3;
    } else if (is(at, {"over", "nearly", "almost", "about", "around", "roughly", "approximately", "under", "some"})) {
        ++span.next;
    }
    // "over several years", "over the years" begin behind "over"; "over a year" with it.
    const bool is_over = is(at, "over") && is(at + 1, {"several", "the", "many", "a"}) && !word(at + 2).is(WordClass::unit);
    if (is(at, "just") || is_over) {
        return false;
    }
    span.qualified = span.next > at;
    if (is(span.next, {"the", "these", "those"})) {
        ++span.next;
    }
    if (is(span.next, {"first", "final"})) {
        ++span.next;
    }
    span.another = is(span.next, "another") || (is(span.next, "an") && is(span.next + 1, "additional"));
    if (span.another) {
        span.next += is(span.next, "another") ? 1 : 2;
    }
    return true;
}

// The amount: "three", "a few", "half a", "several", "a". False: a number that is no amount.
bool DateGrammar::take_amount(SpanWords& span, Expression& read) const {
    std::size_t& next = span.next;
    if (is(next, {"a", "an"}) && is(next + 1, {"few", "couple"})) {
        read.is_vague = is(next + 1, "few");
        read.count = read.is_vague ? 0 : 2;
        next += is(next + 2, "of") ? 3 : 2;
    } else if (is(next, {"several", "many", "few", "numerous"})) {
        read.is_vague = true;
        ++next;
    } else if (is(next, "half") && is(next + 1, {"a", "an"}) && word(next + 2).is(WordClass::unit)) {
        read.count = 0.5;
        next += 2;
    } else if (const std::optional<CardinalNumber> number = read_cardinal(atoms_, next, end_)) {
        if (is_number(next) && is_glued(next) && !is_mark(next - 1, U'(') && !is_mark(next - 1, U'"')) {
            return false;
        }
        read.count = number->value;
        next = number->last;
        // "two or three weeks": the first number stands for the value, as in TimeBank.
        if (is(next, {"to", "or", "and"}) || is_hyphen(next)) {
            const std::optional<CardinalNumber> to = read_cardinal(atoms_, next + 1, end_);
            if (to && word(to->last).is(WordClass::units) && to->value > read.count) {
                next = to->last;
            }
        }
    } else if (is(next, {"a", "an", "one"})) {
        span.is_article = true;
        read.count = 1;
        next += is(next + 1, {"full", "whole", "further"}) ? 2 : 1;
    } else {
        span.has_amount = span.another;
        read.count = span.another ? 1 : 0;
    }
    span.hyphened = is_hyphen(next);
    if (span.hyphened) {
        ++next;
    }
    const bool is_described = is(next, {"more", "consecutive", "straight", "full", "long", "additional", "further", "whole", "successive", "trading", "working"});
    if (span.has_amount && !span.hyphened && is_described && word(next + 1).is(WordClass::units)) {
        ++next;
    }
    return true;
}

// "for months", "years ago", "day-long": a unit without an amount.
DateGrammar::Read DateGrammar::bare_span(const SpanWords& span, Expression read) const {
    const std::size_t at = span.at;
    const std::size_t behind = read.last;
    const bool is_long = is_hyphen(behind) && is(behind + 1, "long");
    if (!span.plural) {
        if (!is_long || span.next != at) {
            return {};
        }
        read.count = 1;
        read.last = behind + 2;
        return read;
    }
    const bool is_tail = at > begin_ && is_mark(at - 1, U'-') && is_glued(at); // of "three-quarters"
    if (is_tail || (span.qualified && span.amount == at)) {
        return {};
    }
    read.is_vague = true;
    take_offset(read, behind);
    if (read.form == Form::offset) {
        return read;
    }
    if (is_long) {
        read.last = behind + 2;
        return read;
    }
    const bool has_preposition = at > begin_ && is(at - 1, {"for", "in", "within", "over", "after", "during", "of", "take", "took", "taken", "last", "lasted", "spent",
                                                           "through", "across", "or", "and", "than", "many"});
    if (!has_preposition && span.next == at && !is(behind, {"before", "after", "of", "ahead"})) {
        return {};
    }
    return read;
}

// What stands behind "three weeks": "ago", "and a half", "long", or nothing.
DateGrammar::Read DateGrammar::amount_span(const SpanWords& span, Expression read) const {
    const std::size_t behind = read.last;
    if (span.is_article && !span.plural && is(behind, "and") && is(behind + 1, "a") && is(behind + 2, {"half", "quarter"})) {
        read.count += is(behind + 2, "half") ? 0.5 : 0.25;
        read.last = behind + 3;
    }
    const bool is_odd_singular = !span.plural && !span.is_article && !span.hyphened && read.count != 1 && read.count != 0.5;
    if (is_odd_singular && (!has(behind) || atoms_[behind].kind != AtomKind::word)) {
        return {}; // "a five year low" is a span, "Highway 5 day." is not
    }
    take_offset(read, read.last);
    if (read.form == Form::offset) {
        return read;
    }
    if (is_hyphen(read.last) && is(read.last + 1, "long")) {
        read.last += 2;
    } else if (span.is_article && span.hyphened) {
        return {};
    }
    if (span.is_article && !span.qualified && !span.another) {
        if (span.at > begin_ && is(span.at - 1, {"once", "twice", "times"})) { // "once a month" is a set
            read.type = TimexType::set;
            read.form = Form::repeated;
        } else if (is(behind, {"of", "when"}) && read.unit == Unit::day) {
            return {}; // "a day of mourning"
        }
    }
    return read;
}

DateGrammar::Read DateGrammar::duration(std::size_t at) const {
    Expression read;
    read.first = at;
    read.type = TimexType::duration;
    read.form = Form::duration;
    SpanWords span;
    span.at = span.next = at;
    if (!skip_span_words(span)) {
        return {};
    }
    span.amount = span.next;
    if (!take_amount(span, read)) {
        return {};
    }
    const DateWord found = word(span.next);
    if (!found.is(WordClass::unit) && !found.is(WordClass::units)) {
        return {};
    }
    span.plural = found.is(WordClass::units);
    read.unit = found.unit();
    const bool is_share = read.unit == Unit::quarter && (span.is_article || !span.plural || span.hyphened); // "three-quarters"
    const bool is_adjective = is_hyphen(span.next + 1) && is(span.next + 2, {"earlier", "ago"});            // "a year-earlier loss"
    const bool is_ordinal = read.unit == Unit::second && (!span.plural || !span.has_amount);                // "a second man"
    if (is_share || is_adjective || is_ordinal) {
        return {};
    }
    read.last = span.next + 1;
    if (span.hyphened && is(at, "the")) {
        read.first = at + 1; // "the eight-year war": the article is the noun's
    }
    if (span.plural && !span.has_amount && is(read.last, {"or", "and"}) && word(read.last + 1).is(WordClass::units)) {
        read.last += 2; // "weeks or months"
    }
    const std::size_t behind = read.last;
    if (is(behind, "old") || (is_hyphen(behind) && is(behind + 1, {"old", "olds"})) || (is(behind, "of") && is(behind + 1, "age"))) {
        return {}; // an age
    }
    return span.has_amount ? amount_span(span, read) : bare_span(span, read);
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

} // namespace vedette::dates
