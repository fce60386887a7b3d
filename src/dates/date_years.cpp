// Years, decades and centuries: the numbers of the grammar that most often are no dates.
#include "dates/date_grammar.hpp"

#include <algorithm>
#include <cmath>

namespace vedette::dates {

// ---- years ------------------------------------------------------------------------------------------------------------------------

DateGrammar::Read DateGrammar::year_alone(std::size_t at) const {
    Expression read;
    read.first = at;
    std::size_t next = at;
    const bool named = is(at, {"fiscal", "year"}) || (is(at, "the") && is(at + 1, {"year", "fiscal"}));
    if (named) {
        next = is(at, "the") ? at + 2 : at + 1;
        if (is(next, "year") && is(next - 1, "fiscal")) {
            ++next;
        }
    }
    const std::size_t number = next;
    if (is(next, "two") && named && is(next + 1, "thousand")) { // "the year two thousand"
        read.year = 2000;
        read.last = next + 2;
        return read;
    }
    // "264 BC", "146 B.C."
    if (is_number(at) && atoms_[at].is_plain && atoms_[at].digits <= 4 && (!is_glued(at) || is_mark(at - 1, U'(') || is_mark(at - 1, U'-'))) {
        const bool plain = is(at + 1, {"bc", "bce"}) && atoms_[at + 1].is_shouted;
        const bool dotted = is(at + 1, "b") && is_mark(at + 2, U'.') && is(at + 3, "c") && atoms_[at + 1].is_capital;
        if (plain || dotted) {
            read.form = Form::fixed;
            read.year = static_cast<int>(atoms_[at].value);
            read.last = plain ? at + 2 : skip_point(at + 4);
            return read;
        }
    }
    const int year = full_year(next, next);
    if (year < 0) {
        // "'99"
        if (is_mark(at, U'\'') && is_number(at + 1) && is_glued(at + 1) && atoms_[at + 1].digits == 2 && atoms_[at + 1].is_plain && !is_glued(at) &&
            !is(at + 2, "s") && at > begin_ && is(at - 1, {"in", "of", "since", "by"})) {
            const int two = static_cast<int>(atoms_[at + 1].value);
            read.year = two < 30 ? 2000 + two : 1900 + two;
            read.last = at + 2;
            return read;
        }
        return {};
    }
    read.year = year;
    read.last = next;
    if (named) {
        return read;
    }
    if (!is_number(number)) {
        return read; // in words: "nineteen ninety-six"
    }
    if (is_glued(number) && !is_mark(number - 1, U'(') && !is_mark(number - 1, U'"') && !is_mark(number - 1, U'\'') && !is_mark(number - 1, U'[')) {
        const bool prefixed = is_mark(number - 1, U'-') && number >= begin_ + 2 && is(number - 2, {"mid", "post", "pre", "late", "early"});
        if (!prefixed) {
            return {};
        }
    }
    // Glued letters or digits behind: "1990s", "1990A", "1990-X"; a hyphenated word is fine ("a 1994-style").
    if (is_glued(next) && (atoms_[next].kind != AtomKind::mark || is_mark(next, U'%') || is_mark(next, U'/'))) {
        return {};
    }
    if (is_hyphen(next) && is_number(next + 1)) {
        // "1939-45", "1939-1945"
        const Atom& to = atoms_[next + 1];
        if (!to.is_plain || is_mark(next + 2, U'-')) {
            return {};
        }
        const int last = to.digits == 2 ? year / 100 * 100 + static_cast<int>(to.value) : static_cast<int>(std::min(to.value, 9999.0));
        if ((to.digits != 2 && to.digits != 4) || last <= year || last - year > 120) {
            return {};
        }
        if (is_counting(next + 2)) {
            return {};
        }
        read.to_year = last;
        read.last = next + 2;
        return read;
    }
    constexpr int kFirstBareYear = 1500; // below it a bare number is a number
    if (is_counting(next) || year < kFirstBareYear) {
        return {};
    }
    if (is(next, {"to", "or", "and"}) && is_number(next + 1) && is_counting(next + 2)) {
        return {}; // "2000 to 3000 men"
    }
    if (at > begin_) {
        const Atom& before = atoms_[at - 1];
        if (before.kind == AtomKind::mark && (before.mark == U'$' || before.mark == U'#' || before.mark == U'/' || before.mark == U'\u20AC' || before.mark == U'\u00A3')) {
            return {};
        }
        if (is(at - 1, {"section", "article", "chapter", "page", "flight", "resolution", "paragraph", "route", "highway", "channel", "room", "no", "number",
                        "than", "over", "nearly", "almost", "least", "approximately", "roughly", "some", "usd", "total", "boeing", "airbus", "model",
                        "gmt", "at", "another", "top", "points", "law", "decree", "order", "bill"})) {
            return {};
        }
        if (is(at - 1, {"about", "around"}) && !is_mark(next, U',') && !is_mark(next, U'.') && !is_mark(next, U')') && year == year / 100 * 100) {
            return {};
        }
        if (before.kind == AtomKind::number && !before.is_glued && before.is_plain && before.digits <= 3 && at >= begin_ + 2 && month_at(at - 2) == 0) {
            return {};
        }
    }
    if (is(next, {"hours", "gmt", "utc", "local", "h", "hrs"})) {
        return {};
    }
    return read;
}

DateGrammar::Read DateGrammar::decade_or_century(std::size_t at) const {
    Expression read;
    read.first = at;
    std::size_t next = at;
    if (is(next, "the")) {
        ++next;
    }
    if (is(next, {"early", "late", "mid"}) && next > at) {
        next += is_hyphen(next + 1) ? 2 : 1;
    }
    // 1990s, 1990's
    if (is_number(next) && atoms_[next].is_plain && atoms_[next].digits == 4 && std::fmod(atoms_[next].value, 10) == 0 &&
        is_plausible_year(atoms_[next].value)) {
        const bool plain = is(next + 1, "s") && is_glued(next + 1);
        const bool apostrophe = is_mark(next + 1, U'\'') && is_glued(next + 1) && is(next + 2, "s") && is_glued(next + 2);
        if (plain || apostrophe) {
            read.decade = static_cast<int>(atoms_[next].value) / 10;
            read.last = next + (plain ? 2 : 3);
            return read;
        }
    }
    // '80s, 80s
    if (next > at || is_mark(next, U'\'')) {
        const std::size_t number = is_mark(next, U'\'') ? next + 1 : next;
        if (is_number(number) && atoms_[number].is_plain && atoms_[number].digits == 2 && std::fmod(atoms_[number].value, 10) == 0 &&
            is(number + 1, "s") && is_glued(number + 1)) {
            read.decade = static_cast<int>(atoms_[number].value) / 10;
            read.last = number + 2;
            return read;
        }
        if (word(next).is(WordClass::decade) && next > at) {
            read.decade = word(next).number / 10;
            read.last = next + 1;
            return read;
        }
    }
    std::size_t behind = 0;
    const int rank = ordinal(next, behind);
    if (rank >= 5 && rank <= 21) {
        const std::size_t unit = is_hyphen(behind) ? behind + 1 : behind;
        if (is(unit, "century")) {
            read.century = rank - 1;
            read.last = unit + 1;
            return read;
        }
    }
    // "twenty-first century"
    if (rank == 21 && is(behind, "century")) {
        read.century = 20;
        read.last = behind + 1;
        return read;
    }
    return {};
}

} // namespace vedette::dates
