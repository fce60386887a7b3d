#pragma once
// Finds time expressions in the atoms of one sentence and says what their words state, without resolving them: "last Friday" is
// {pointer last, weekday 5}. A hand-written grammar with bounded look-ahead, so linear in the length of the sentence.
// What counts as an expression follows TimeML's TIMEX3 guidelines (Sauri et al. 2006): prepositions stay outside, "early", "the end
// of", "more than" and articles of the expression stay inside.

#include "base/text_atoms.hpp"
#include "dates/date_words.hpp"
#include "dates/holidays.hpp"
#include "records/details.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace vedette::dates {

// Four digits that a report may mean as a year: 1000 to 2100.
inline bool is_plausible_year(double value) { return value >= 1000 && value <= 2100; }

enum class Form : std::uint8_t {
    calendar, // stated fields: year, month, day, quarter, half, season, decade, century, holiday
    weekday,
    near_day, // today, yesterday, tomorrow: `count` days away
    unit,     // "last month", "this week", "the following day": unit and pointer
    offset,   // "two days ago", "a day earlier": count, unit, pointer
    duration, // count and unit; pointer `past` or `coming` anchors it
    repeated, // sets
    fixed,    // PRESENT_REF, PAST_REF, FUTURE_REF
    clock,    // a time of an unstated day
};

enum class Pointer : std::uint8_t {
    none, last, current, next,    // against the report's date
    previous, following, same,    // against the date mentioned before
    ago, from_now,                // offsets against the report's date
    earlier, later,               // offsets against the date mentioned before
    past, coming,                 // spans that end or begin at the report's date
    each,
};

// The part of a month or year that is meant.
enum class Edge : std::uint8_t { none, early, middle, late };

// A field of -1 (or 0 for the enums and for month, day) is not stated.
struct Expression {
    std::size_t first = 0; // atoms, half open
    std::size_t last = 0;
    TimexType type = TimexType::date;
    Form form = Form::calendar;
    Pointer pointer = Pointer::none;
    int year = -1;
    int month = 0;
    int day = 0;
    int quarter = 0;
    int half = 0;
    int weekday = 0;
    int decade = -1;  // 199 for the 1990s; below 10: "the nineties", the century is open
    int century = -1; // 19 for the 20th century
    Season season = Season::none;
    Holiday holiday = Holiday::none;
    Unit unit = Unit::none;
    double count = 0;
    bool is_vague = false; // "several days", "weeks"
    int to_year = -1;      // the later end of "from 3 to 5 May", "February or March", "1939-45"
    int to_month = 0;
    int to_day = 0;
    int hour = -1;
    int minute = -1;
    DayPart part = DayPart::none;
    Edge edge = Edge::none; // "early 1992", "the end of May"
    bool is_so_far = false;     // "earlier this month": ends at the report
    bool is_overnight = false;  // the night before the report's day, into it
    bool is_story_only = false; // no expression but in a history: "former", "their winter offensive"
    bool is_first_half = false; // of a range told end by end: "1914" in "1914-18"
    bool is_since = false; // "since" or "ever since" stands before it
    bool is_within = false; // "in two weeks": not a span that we can lay on the calendar
    std::string_view fixed;
};

class DateGrammar {
public:
    // `may_be_verb(atom)` tells whether the tagger read the word at `atom` as a verb ("may", "march"). `has_tags` false: no tagger ran.
    DateGrammar(const std::vector<Atom>& atoms, const std::vector<bool>& is_verb, bool has_tags)
        : atoms_(atoms), is_verb_(is_verb), has_tags_(has_tags) {}

    // All expressions in atoms [first, last), in order, never overlapping.
    void find(std::size_t first, std::size_t last, std::vector<Expression>& found);

private:
    using Read = std::optional<Expression>;

    // ---- productions (date_grammar.cpp, date_phrases.cpp); each reads at `at` --------------------------------------------------
    [[nodiscard]] Read any(std::size_t at) const;
    [[nodiscard]] Read numeric_date(std::size_t at) const;
    [[nodiscard]] Read month_date(std::size_t at) const;
    [[nodiscard]] Read day_month(std::size_t at) const;
    [[nodiscard]] Read year_alone(std::size_t at) const;
    [[nodiscard]] Read decade_or_century(std::size_t at) const;
    [[nodiscard]] Read season(std::size_t at) const;
    [[nodiscard]] Read quarter_or_half(std::size_t at) const;
    [[nodiscard]] Read weekday(std::size_t at) const;
    [[nodiscard]] Read holiday(std::size_t at) const;
    [[nodiscard]] Read near_day(std::size_t at) const;
    [[nodiscard]] Read pointed(std::size_t at) const;
    [[nodiscard]] Read duration(std::size_t at) const;
    [[nodiscard]] Read repeated(std::size_t at) const;
    [[nodiscard]] Read fixed(std::size_t at) const;
    [[nodiscard]] Read clock(std::size_t at) const;
    [[nodiscard]] Read with_edge(std::size_t at) const;

    // What was read of a span of time on the way to its unit.
    struct SpanWords {
        std::size_t at = 0;     // where the expression starts
        std::size_t next = 0;   // the atom to read next; at last the unit
        std::size_t amount = 0; // where the amount starts
        bool qualified = false; // "more than", "about"
        bool another = false;
        bool is_article = false; // "a week", "one week"
        bool has_amount = true;
        bool hyphened = false;   // "three-week"
        bool plural = false;
    };

    [[nodiscard]] bool skip_span_words(SpanWords& span) const;
    [[nodiscard]] bool take_amount(SpanWords& span, Expression& read) const;
    [[nodiscard]] Read bare_span(const SpanWords& span, Expression read) const;
    [[nodiscard]] Read amount_span(const SpanWords& span, Expression read) const;
    [[nodiscard]] Read pointed_core(std::size_t at, std::size_t next, Pointer pointer, bool has_article) const;
    [[nodiscard]] Read counted_span(std::size_t at, std::size_t next, Pointer pointer) const;
    void take_offset(Expression& read, std::size_t amount_last) const;
    void take_year_after(Expression& read) const;
    void take_clock_after(Expression& read) const;
    [[nodiscard]] bool take_clock(std::size_t at, Expression& read) const;
    void look_before(Expression& read) const;

    // ---- atoms ----------------------------------------------------------------------------------------------------------------
    [[nodiscard]] bool has(std::size_t at) const { return at >= begin_ && at < end_; }

    [[nodiscard]] bool is(std::size_t at, std::string_view word) const {
        return has(at) && atoms_[at].kind == AtomKind::word && atoms_[at].lower == word;
    }

    [[nodiscard]] bool is(std::size_t at, std::initializer_list<std::string_view> words) const {
        for (const std::string_view word : words) {
            if (is(at, word)) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] bool is_mark(std::size_t at, char32_t mark) const {
        return has(at) && atoms_[at].kind == AtomKind::mark && atoms_[at].mark == mark;
    }

    [[nodiscard]] bool is_glued(std::size_t at) const { return has(at) && atoms_[at].is_glued; }

    [[nodiscard]] bool is_number(std::size_t at) const { return has(at) && atoms_[at].kind == AtomKind::number; }

    [[nodiscard]] DateWord word(std::size_t at) const {
        return has(at) && atoms_[at].kind == AtomKind::word ? date_word(atoms_[at].lower) : DateWord{};
    }

    // A hyphen between two glued atoms.
    [[nodiscard]] bool is_hyphen(std::size_t at) const { return is_mark(at, U'-') && is_glued(at) && is_glued(at + 1); }

    [[nodiscard]] std::size_t skip_point(std::size_t at) const { return is_mark(at, U'.') && is_glued(at) ? at + 1 : at; }

    [[nodiscard]] int month_at(std::size_t at) const;      // 0: none
    [[nodiscard]] int weekday_at(std::size_t at) const;    // 0: none
    [[nodiscard]] int day_number(std::size_t at, std::size_t& next) const;  // 1..31 with or without "th", 0: none
    [[nodiscard]] int day_in_words(std::size_t at, std::size_t& next) const;
    [[nodiscard]] int full_year(std::size_t at, std::size_t& next) const;   // "1996", "nineteen ninety-six"; -1: none
    [[nodiscard]] bool is_counting(std::size_t at) const;  // the number before `at` counts what stands at `at`
    [[nodiscard]] int ordinal(std::size_t at, std::size_t& next) const;     // "third", "3rd"; 0: none

    const std::vector<Atom>& atoms_;
    const std::vector<bool>& is_verb_;
    bool has_tags_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
};

} // namespace vedette::dates
