#include "dates/date_resolver.hpp"

#include "dates/date_calendar.hpp"
#include "dates/date_grammar.hpp"
#include "dates/verb_tense.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace vedette::dates {

namespace {

constexpr std::size_t kNearSentences = 3; // how far "a day earlier" looks back for its day

// Atoms and the token each one begins in.
struct AtomText {
    std::vector<Atom> atoms;
    std::vector<TokenIndex> tokens;
    std::vector<bool> is_verb;
    bool has_tags = false;
};

AtomText read_atoms(const Report& report, const Syntax& syntax) {
    AtomText text;
    text.atoms = split_atoms(report.text);
    text.tokens.assign(text.atoms.size(), kNoToken);
    text.is_verb.assign(text.atoms.size(), false);
    TokenIndex token = 0;
    const auto count = static_cast<TokenIndex>(syntax.tokens.size());
    for (const Token& one : syntax.tokens) {
        text.has_tags = text.has_tags || one.upos != Upos::X;
    }
    for (std::size_t index = 0; index < text.atoms.size(); ++index) {
        while (token < count && syntax.tokens[token].span.end <= text.atoms[index].span.begin) {
            ++token;
        }
        if (token < count && syntax.tokens[token].span.begin <= text.atoms[index].span.begin) {
            text.tokens[index] = token;
            const Upos upos = syntax.tokens[token].upos;
            text.is_verb[index] = upos == Upos::VERB || upos == Upos::AUX;
        }
    }
    return text;
}

struct Found {
    Expression expression;
    std::size_t sentence = 0;
};

std::vector<Found> find_all(const Syntax& syntax, const AtomText& text) {
    std::vector<Found> found;
    std::vector<Expression> expressions;
    DateGrammar grammar(text.atoms, text.is_verb, text.has_tags);
    const auto take = [&](std::size_t first, std::size_t last, std::size_t sentence) {
        expressions.clear();
        grammar.find(first, last, expressions);
        for (const Expression& one : expressions) {
            found.push_back({one, sentence});
        }
    };
    if (syntax.sentences.empty()) {
        take(0, text.atoms.size(), 0);
        return found;
    }
    std::size_t atom = 0;
    for (std::size_t sentence = 0; sentence < syntax.sentences.size(); ++sentence) {
        const TextSpan span = syntax.sentences[sentence].span;
        while (atom < text.atoms.size() && text.atoms[atom].span.begin < span.begin) {
            ++atom;
        }
        const std::size_t first = atom;
        while (atom < text.atoms.size() && text.atoms[atom].span.begin < span.end) {
            ++atom;
        }
        take(first, atom, sentence);
    }
    return found;
}

// A history names years again and again, long before its own publication, and hardly ever says "Monday" or "last week".
bool is_narrative(const std::vector<Found>& found, const PublicationDate& published) {
    int years = 0;
    int old_years = 0;
    int deictic = 0;
    const int this_year = published.when.from ? year_of(*published.when.from) : 0;
    for (const Found& one : found) {
        const Expression& read = one.expression;
        if (read.form == Form::calendar && read.year > 0) {
            ++years;
            old_years += this_year == 0 || read.year < this_year - 1 ? 1 : 0;
        }
        const bool is_pointed = read.pointer == Pointer::last || read.pointer == Pointer::current || read.pointer == Pointer::next ||
                                read.pointer == Pointer::ago;
        deictic += read.form == Form::weekday || read.form == Form::near_day || is_pointed ? 1 : 0;
    }
    constexpr int kManyYears = 8;
    return years >= kManyYears && old_years * 10 >= years * 6 && deictic * 2 <= years;
}

// "from March 5 to May 3, 1991": the year stands only once, at the end.
void share_years(std::vector<Found>& found, const std::vector<Atom>& atoms) {
    for (std::size_t index = 0; index + 1 < found.size(); ++index) {
        Expression& one = found[index].expression;
        const Expression& next = found[index + 1].expression;
        const bool is_open = one.form == Form::calendar && one.year < 0 && one.month != 0 && one.pointer == Pointer::none;
        const bool has_year = next.form == Form::calendar && next.year > 0 && next.month != 0 && (one.day == 0) == (next.day == 0);
        if (!is_open || !has_year || next.first - one.last != 1) {
            continue;
        }
        const Atom& joint = atoms[one.last];
        if (joint.lower == "to" || joint.lower == "and" || joint.lower == "or" || joint.mark == U'-' || joint.lower == "until" || joint.lower == "through") {
            one.year = one.month > next.month ? next.year - 1 : next.year;
        }
    }
}

// A history tells the ends of a range one by one ("1914-18", "22-25 April", "15 to 22 February"), as TIMEX3 marks them. The first end
// keeps the whole range as its interval.
void part_ranges(std::vector<Found>& found, const std::vector<Atom>& atoms) {
    std::vector<Found> parted;
    parted.reserve(found.size());
    for (const Found& one : found) {
        const Expression& read = one.expression;
        std::size_t joint = 0;
        for (std::size_t at = read.first + 1; at + 1 < read.last && joint == 0; ++at) {
            const bool is_joint = atoms[at].mark == U'-' || (atoms[at].kind == AtomKind::word && (atoms[at].lower == "to" || atoms[at].lower == "and"));
            joint = is_joint && (atoms[at].kind == AtomKind::word || atoms[at].kind == AtomKind::mark) ? at : 0;
        }
        const bool is_range = read.form == Form::calendar && (read.to_year > 0 || read.to_month != 0 || read.to_day != 0);
        if (!is_range || joint == 0) {
            parted.push_back(one);
            continue;
        }
        Found from = one;
        Found to = one;
        from.expression.last = joint;
        from.expression.is_first_half = true;
        to.expression.first = joint + 1;
        Expression& end = to.expression;
        if (read.to_year > 0) {
            end.year = read.to_year;
        } else if (read.to_day != 0) {
            end.day = read.to_day;
        } else {
            end.month = read.to_month;
        }
        end.weekday = 0;
        end.to_year = -1;
        end.to_month = end.to_day = 0;
        parted.push_back(from);
        parted.push_back(to);
    }
    found = std::move(parted);
}

class ReportResolver {
public:
    ReportResolver(const Report& report, const Syntax& syntax, const TreeIndex& tree)
        : report_(report), syntax_(syntax), text_(read_atoms(report, syntax)), tense_(syntax, tree, report.text) {}

    Dates resolve() {
        std::vector<Found> found = find_all(syntax_, text_);
        share_years(found, text_.atoms);
        narrative_ = is_narrative(found, report_.published);
        if (narrative_) {
            part_ranges(found, text_.atoms);
        }
        Dates dates;
        for (Found& one : found) {
            if (narrative_) {
                tell_in_story(one.expression);
            }
            take(one, dates);
        }
        return dates;
    }

private:
    void take(const Found& found, Dates& dates) {
        const Expression& read = found.expression;
        if (read.is_story_only && !narrative_) {
            return;
        }
        if (narrative_ && read.form == Form::fixed && read.fixed == "FUTURE_REF" && text_.atoms[read.first].lower == "soon") {
            return;
        }
        TimeMention mention;
        mention.span = cover(text_.atoms[read.first].span, text_.atoms[read.last - 1].span);
        mention.first = text_.tokens[read.first];
        mention.last = text_.tokens[read.last - 1];
        if (mention.first == kNoToken || mention.last == kNoToken) {
            return;
        }
        ++mention.last;
        mention.type = read.type;
        if (narrative_) {
            end_glance(read);
        }
        std::optional<ResolvedDate> resolved = resolve_by_publication(read, found.sentence, mention);
        if (!resolved) {
            return;
        }
        if (read.type == TimexType::duration && !resolved->when) {
            resolved->when = from_happening(read, found.sentence);
        }
        if (resolved->when && read.type != TimexType::duration && moves_story(read, *resolved->when)) {
            keep_glance(*resolved->when);
            before_ = {resolved->when, found.sentence, mention.first};
        }
        if (resolved->when && read.type != TimexType::duration && read.year > 0) {
            last_year_ = resolved->when;
        }
        if (read.is_since && resolved->when && read.type != TimexType::duration) {
            since(*resolved);
        }
        mention.value = std::move(resolved->value);
        if (read.is_first_half) {
            mention.value.resize(std::min(mention.value.find('/'), mention.value.size()));
        }
        mention.when = resolved->when;
        dates.mentions.push_back(std::move(mention));
    }

    // "The next spring" of a history follows the date told before; "soon" there lies in the past.
    static void tell_in_story(Expression& read) {
        switch (read.pointer) {
        case Pointer::last: read.pointer = Pointer::previous; break;
        case Pointer::next: read.pointer = Pointer::following; break;
        case Pointer::current: read.pointer = Pointer::same; break;
        default: break;
        }
    }

    // A step back of more than a month, or ahead of more than a year, may be a glance aside: where the story stood is kept.
    void keep_glance(const DateInterval& to) {
        constexpr int kStepBack = 31;
        held_.reset();
        if (narrative_ && before_.when && before_.when->from && to.from &&
            (*to.from < *before_.when->from - kStepBack || year_of(*to.from) > year_of(*before_.when->from) + 1)) {
            held_ = before_.when;
        }
    }

    // A month without a year that goes on better from where the story stood than from the glance ends it.
    void end_glance(const Expression& read) {
        const bool is_open = read.form == Form::calendar && read.year < 0 && read.month != 0 && read.pointer == Pointer::none;
        if (!is_open || !held_ || !before_.when || !before_.when->from) {
            return;
        }
        constexpr int kSoon = 150; // days that a story takes from one date to the next
        constexpr int kStepBack = 31;
        const auto days_from = [&](const DateInterval& told) -> std::optional<int> {
            Anchor anchor;
            anchor.is_narrative = true;
            anchor.before = anchor.before_any = told;
            const std::optional<ResolvedDate> there = dates::resolve(read, anchor);
            return there && there->when && there->when->from ? std::optional<int>(*there->when->from - *told.from) : std::nullopt;
        };
        const std::optional<int> on = days_from(*held_);
        const std::optional<int> aside = days_from(*before_.when);
        if (on && aside && *on >= -kStepBack && *on <= kSoon && std::abs(*on) < std::abs(*aside)) {
            before_.when = held_;
        }
        held_.reset();
    }

    // In a history a bare year inside a sentence is a glance aside, and what points from the publication is not part of the story.
    [[nodiscard]] bool moves_story(const Expression& read, const DateInterval& when) const {
        if (!narrative_) {
            return true;
        }
        const bool is_deictic = read.form == Form::near_day || read.pointer == Pointer::last || read.pointer == Pointer::current ||
                                read.pointer == Pointer::next || read.pointer == Pointer::ago || read.form == Form::weekday;
        if (is_deictic || when.granularity == Granularity::era) {
            return false;
        }
        const bool is_year = when.granularity == Granularity::year && before_.when;
        if (!is_year || read.first == 0) {
            return true;
        }
        // A year that opens its sentence, alone or behind "In", or stands in a heading.
        const Atom& before = text_.atoms[read.first - 1];
        const bool is_heading = before.span.end + 1 < text_.atoms[read.first].span.begin;
        return before.is_capital || before.mark == U'.' || is_heading;
    }

    // "two days after the talks": the day, where the last date told is the one of a sentence that has those talks.
    [[nodiscard]] std::optional<DateInterval> from_happening(const Expression& read, std::size_t sentence) const {
        constexpr int kMostDays = 60;
        const bool days = (read.unit == Unit::day || read.unit == Unit::week) && !read.is_vague && read.count >= 1 && read.count == std::floor(read.count);
        const std::size_t next = read.last;
        if (!days || next + 2 >= text_.atoms.size() || !before_.when || before_.when->granularity != Granularity::day ||
            before_.when->from != before_.when->to || !before_.when->from || sentence - before_.sentence > kNearSentences) {
            return std::nullopt;
        }
        const std::string& relation = text_.atoms[next].lower;
        const int direction = relation == "after" || relation == "following" ? 1 : relation == "before" ? -1 : 0;
        const TokenIndex noun = text_.tokens[next + 2];
        if (direction == 0 || text_.atoms[next + 1].lower != "the" || noun == kNoToken || before_.token == kNoToken) {
            return std::nullopt;
        }
        const Sentence& told = syntax_.sentences[syntax_.sentence_of(before_.token)];
        for (TokenIndex token = told.first; token < told.last && token < noun; ++token) {
            const bool same = !syntax_.tokens[noun].lemma.empty() && syntax_.tokens[token].lemma == syntax_.tokens[noun].lemma;
            if (same && syntax_.tokens[noun].upos == Upos::NOUN) {
                const int days_off = static_cast<int>(read.count) * (read.unit == Unit::week ? 7 : 1);
                if (days_off > kMostDays) {
                    return std::nullopt;
                }
                const Day day = *before_.when->from + direction * days_off;
                return DateInterval{day, day, Granularity::day};
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<ResolvedDate> resolve_by_publication(const Expression& read, std::size_t sentence, const TimeMention& mention) const {
        Anchor anchor;
        anchor.is_narrative = narrative_;
        anchor.before_any = before_.when;
        const bool is_that_year = narrative_ && read.pointer == Pointer::same && (read.unit == Unit::year || read.form == Form::calendar);
        if (is_that_year && last_year_) {
            anchor.before_any = last_year_; // "of that year": the one just named, also where the story does not move there
        }
        if (before_.when && sentence - before_.sentence <= kNearSentences) {
            anchor.before = before_.when;
            anchor.is_before_next = sentence - before_.sentence <= 1;
        }
        const bool needs_tense = read.form == Form::weekday || (read.form == Form::calendar && read.year < 0) || read.unit == Unit::weekend;
        if (needs_tense && !narrative_) {
            anchor.tense = tense_.at(mention.first, mention.last);
        }
        const DateInterval& published = report_.published.when;
        if (!published.from || !published.to) {
            return dates::resolve(read, anchor);
        }
        anchor.published = published.from;
        std::optional<ResolvedDate> first = dates::resolve(read, anchor);
        if (published.from == published.to || !first) {
            return first;
        }
        // Answers move forward with the day, so equal ends mean equal all along.
        anchor.published = published.to;
        if (dates::resolve(read, anchor) == first) {
            return first;
        }
        anchor.published.reset();
        return dates::resolve(read, anchor);
    }

    // "since August 2020" runs on until the report.
    void since(ResolvedDate& resolved) const {
        const std::optional<Day> published = report_.published.when.to;
        if (published && resolved.when->from && *resolved.when->from <= *published) {
            resolved.when->to = published;
            resolved.when->granularity = Granularity::era;
        }
    }

    const Report& report_;
    const Syntax& syntax_;
    AtomText text_;
    VerbTense tense_;
    DateBefore before_;
    std::optional<DateInterval> last_year_; // the last date that named its year
    std::optional<DateInterval> held_; // where a history stood before a glance at another year
    bool narrative_ = false;
};

} // namespace

Dates DateResolver::resolve(const Report& report, const Syntax& syntax, const TreeIndex& tree) const {
    return ReportResolver(report, syntax, tree).resolve();
}

} // namespace vedette::dates
