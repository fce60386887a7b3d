#include "quantities/number_phrases.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace vedette::quantities {

namespace {

constexpr double kSeveral = 3; // ruling 10

struct OpenWord {
    std::string_view word;
    double low;
};

// Ruling 10; scores and tens by the same reading: two of them at least.
constexpr std::array<OpenWord, 7> kOpenWords = {{{"dozens", 24},
                                                 {"scores", 40},
                                                 {"hundreds", 200},
                                                 {"thousands", 2000},
                                                 {"millions", 2e6},
                                                 {"billions", 2e9},
                                                 {"tens", 20}}};

struct Qualifying {
    std::array<std::string_view, 4> words; // in text order, the rest empty
    Bound bound;
};

// The first that fits counts: longer ones stand before their own tails.
constexpr std::array<Qualifying, 41> kQualifiers = {{
    {{"no", "more", "than"}, Bound::at_most},     {{"not", "more", "than"}, Bound::at_most},
    {{"no", "fewer", "than"}, Bound::at_least},   {{"no", "less", "than"}, Bound::at_least},  {{"not", "less", "than"}, Bound::at_least},
    {{"at", "the", "very", "least"}, Bound::at_least}, {{"at", "least"}, Bound::at_least},    {{"a", "minimum", "of"}, Bound::at_least},
    {{"in", "excess", "of"}, Bound::more_than},   {{"upwards", "of"}, Bound::at_least},       {{"upward", "of"}, Bound::at_least},
    {{"well", "over"}, Bound::more_than},         {{"just", "over"}, Bound::more_than},       {{"more", "than"}, Bound::more_than},
    {{"greater", "than"}, Bound::more_than},      {{"over"}, Bound::more_than},               {{"exceeding"}, Bound::more_than},
    {{"as", "many", "as"}, Bound::at_most},
    {{"as", "much", "as"}, Bound::at_most},       {{"a", "maximum", "of"}, Bound::at_most},   {{"at", "most"}, Bound::at_most},
    {{"up", "to"}, Bound::at_most},               {{"just", "under"}, Bound::less_than},      {{"fewer", "than"}, Bound::less_than},
    {{"less", "than"}, Bound::less_than},         {{"under"}, Bound::less_than},              {{"an", "estimated"}, Bound::about},
    {{"estimated"}, Bound::about},                {{"close", "to"}, Bound::about},            {{"approximately"}, Bound::about},
    {{"about"}, Bound::about},                    {{"around"}, Bound::about},                 {{"roughly"}, Bound::about},
    {{"nearly"}, Bound::about},                   {{"almost"}, Bound::about},                 {{"some"}, Bound::about},
    {{"circa"}, Bound::about},                    {{"approx"}, Bound::about},                 {{"virtually"}, Bound::about},
    {{"sub"}, Bound::less_than},                  {{"perhaps"}, Bound::about},
}};

} // namespace

// "S-300", "F16", "COVID-19", "Article 5", "Boeing 747": the number names, it does not count.
bool NumberReader::is_part_of_name(std::size_t at) const {
    const Atom& atom = atoms_[at];
    if (at > begin_ && atom.is_glued) {
        const Atom& before = atoms_[at - 1];
        if (before.kind == AtomKind::word || before.kind == AtomKind::number) {
            return true;
        }
        if (before.mark == U'-' && before.is_glued && at >= begin_ + 2) {
            if (atoms_[at - 2].kind == AtomKind::word && !is(at - 2, {"sub", "pre", "post"})) {
                return true;
            }
        }
        if (before.mark == U'/' || before.mark == U':' || before.mark == U'.' || before.mark == U'#' || before.mark == U'_' || before.mark == U'@') {
            return true;
        }
    }
    if (at > begin_ && is(at - 1, {"section", "article", "chapter", "page", "resolution", "paragraph", "highway", "channel", "flight", "no", "number", "phase",
                                   "version", "group", "level", "unit", "base", "volume", "aged", "age", "stage", "step", "part", "option", "route", "room"})) {
        return !(is(at - 1, "unit") && !atoms_[at - 1].is_capital);
    }
    if (is_mark(at - 1, U'.') && at >= begin_ + 2 && is(at - 2, "no") && atoms_[at - 2].is_capital) {
        return true; // "No. 5"
    }
    // A clock time, a score, a fraction of a date.
    if ((is_mark(at + 1, U':') || is_mark(at + 1, U'/')) && is_glued(at + 1) && is_glued(at + 2) && has(at + 2) && atoms_[at + 2].kind == AtomKind::number) {
        const std::optional<CardinalNumber> fraction = read_cardinal(atoms_, at, limit_);
        return !fraction || fraction->last < at + 3;
    }
    if (is_glued(at + 1) && is(at + 1, {"st", "nd", "rd", "th", "s"})) {
        return true;
    }
    return is_mark(at + 1, U'\'') && is_glued(at + 1) && is(at + 2, "s");
}

const MeasureUnit* NumberReader::currency_at(std::size_t at, std::size_t& next) const {
    if (!has(at)) {
        return nullptr;
    }
    next = at + 1;
    const Atom& atom = atoms_[at];
    if (atom.kind == AtomKind::mark) {
        switch (atom.mark) {
        case U'$':
            // "$US160 million"
            if (is(at + 1, "us") && is_glued(at + 1)) {
                ++next;
            }
            return nouns_.named("dollar");
        case U'\u20AC': return nouns_.named("euro");
        case U'\u00A3': return nouns_.named("pound sterling");
        case U'\u00A5': return nouns_.named("japanese yen");
        case U'\u20B9': return nouns_.named("indian rupee");
        case U'\u20BD': return nouns_.named("russian ruble");
        case U'\u20B4': return nouns_.named("ukrainian hryvnia");
        case U'\u20AA': return nouns_.named("israeli shekel");
        case U'\u20A9': return nouns_.named("south korean won");
        default: return nullptr;
        }
    }
    if (atom.kind != AtomKind::word || !atom.is_capital) {
        return nullptr;
    }
    struct Code {
        std::string_view code;
        std::string_view unit;
    };
    constexpr std::array<Code, 12> kCodes = {{{"usd", "dollar"}, {"eur", "euro"}, {"gbp", "pound sterling"}, {"rm", "malaysian ringgit"}, {"rs", "indian rupee"},
                                              {"jpy", "japanese yen"}, {"cny", "chinese yuan"}, {"aud", "australian dollar"}, {"cad", "canadian dollar"},
                                              {"ps", "pound sterling"}, {"chf", "swiss franc"}, {"dlrs", "dollar"}}};
    struct Prefix {
        std::string_view code;
        std::string_view unit;
    };
    constexpr std::array<Prefix, 7> kPrefixes = {{{"us", "dollar"}, {"a", "australian dollar"}, {"au", "australian dollar"}, {"c", "canadian dollar"},
                                                  {"hk", "hong kong dollar"}, {"nz", "new zealand dollar"}, {"nt", "taiwan dollar"}}};
    if (is_mark(at + 1, U'$')) {
        for (const Prefix& prefix : kPrefixes) {
            if (atom.lower == prefix.code) {
                next = at + 2;
                return nouns_.named(prefix.unit);
            }
        }
    }
    if (is_mark(at + 1, U'.') && is(at, "u") && is(at + 2, "s") && is_mark(at + 3, U'.') && is_mark(at + 4, U'$')) {
        next = at + 5;
        return nouns_.named("dollar");
    }
    for (const Code& code : kCodes) {
        if (atom.lower == code.code) {
            const std::size_t number = is_mark(next, U'.') ? next + 1 : next;
            if (has(number) && atoms_[number].kind == AtomKind::number) {
                next = number;
                return nouns_.named(code.unit);
            }
        }
    }
    return nullptr;
}

// "2.8bn", "25k", "PS2.7m", "$3tn": letters glued to the digits.
void NumberReader::take_magnitude(Single& read) const {
    if (!is_glued(read.last) || atoms_[read.last].kind != AtomKind::word) {
        return;
    }
    double scale = 0;
    if (is(read.last, {"bn", "b"}) && (read.currency != nullptr || is(read.last, "bn"))) {
        scale = 1e9;
    } else if (is(read.last, {"tn", "trn"})) {
        scale = 1e12;
    } else if (is(read.last, {"mn", "mln"}) || (is(read.last, "m") && read.currency != nullptr)) {
        scale = 1e6;
    } else if (is(read.last, "m") && has(read.last + 1) && atoms_[read.last + 1].kind == AtomKind::word && !is(read.last + 1, {"from", "away", "above", "below", "to", "of", "and", "in", "wide", "long", "high", "deep", "tall", "south", "north", "east", "west"})) {
        const std::optional<CountedNouns::UnitMatch> unit = nouns_.unit(atoms_, text_, read.last + 1, limit_, false);
        scale = unit || atoms_[read.last + 1].lower.ends_with('s') || is(read.last + 1, "people") ||
                        (has(read.last + 2) && atoms_[read.last + 2].kind == AtomKind::word && !is(read.last + 2, {"of", "from"}))
                    ? 1e6
                    : 0;
    } else if (is(read.last, "k")) {
        scale = 1e3;
    }
    if (scale > 0) {
        read.value *= scale;
        read.scale = scale;
        ++read.last;
    }
}

void NumberReader::take_currency_behind(Single& read) const {
    const std::optional<CountedNouns::UnitMatch> unit = nouns_.unit(atoms_, text_, read.last, limit_, is_glued(read.last));
    read.unit_last = unit ? unit->last : read.last;
    read.unit = unit ? unit->unit : nullptr;
}

std::optional<NumberReader::Single> NumberReader::vague(std::size_t at) const {
    Single read;
    read.first = at;
    read.is_open = true;
    read.is_in_words = true;
    const auto scaled = [&](std::size_t next, double base, bool open) -> std::optional<Single> {
        if (is(next, "of") && (is(next + 1, {"hundreds", "thousands", "millions"}))) {
            ++next;
        }
        const std::optional<NumberWord> word = has(next) && atoms_[next].kind == AtomKind::word ? number_word(atoms_[next].lower) : std::nullopt;
        read.value = base;
        read.is_open = open;
        read.last = next;
        if (word && (word->kind == NumberWordKind::scale || word->kind == NumberWordKind::hundred || word->kind == NumberWordKind::dozen)) {
            read.value = base * word->value;
            read.last = next + 1;
            if (word->kind == NumberWordKind::hundred && is(read.last, {"thousand", "million"})) {
                read.value *= is(read.last, "thousand") ? 1e3 : 1e6;
                ++read.last;
            }
        }
        return read;
    };
    if (is(at, "several") && !is(at + 1, "times")) {
        return scaled(at + 1, kSeveral, true);
    }
    if (is(at, "a") && is(at + 1, "few") && !is(at + 2, "times")) {
        return scaled(at + 2, kSeveral, true);
    }
    if (is(at, "a") && is(at + 1, "score") && is(at + 2, "of")) {
        read.value = 20;
        read.is_open = false;
        read.last = at + 2;
        return read;
    }
    if (is(at, "a") && is(at + 1, "single")) {
        read.value = 1;
        read.is_open = false;
        read.is_one = true;
        read.last = at + 2;
        return read;
    }
    if (is(at, "a") && is(at + 1, "handful") && is(at + 2, "of")) {
        read.value = kSeveral;
        read.last = at + 2;
        return read;
    }
    if (is(at, "a") && is(at + 1, "couple") && is(at + 2, {"of", "hundred", "dozen", "thousand"})) {
        std::optional<Single> pair = scaled(at + 2, 2, false);
        pair->is_open = pair->last > at + 2; // "a couple of" is two, "a couple hundred" is not two hundred sharp
        return pair;
    }
    for (const OpenWord& open : kOpenWords) {
        if (!is(at, open.word)) {
            continue;
        }
        read.value = open.low;
        read.last = at + 1;
        if (is(at + 1, "of") && is(at + 2, {"thousands", "millions", "billions"})) {
            const double scale = is(at + 2, "thousands") ? 1e3 : is(at + 2, "millions") ? 1e6 : 1e9;
            // "tens of thousands" 20,000; "hundreds of thousands" 200,000
            read.value = (is(at, "tens") ? 20 : open.low) * scale;
            if (is(at, {"thousands", "millions"})) {
                read.value = open.low;
            }
            read.last = at + 3;
        } else if (is(at, "tens")) {
            return std::nullopt;
        }
        if (is(at, "scores") && !is(at + 1, "of")) {
            return std::nullopt; // "test scores"
        }
        return read;
    }
    return std::nullopt;
}

std::optional<NumberReader::Single> NumberReader::single(std::size_t at) const {
    if (!has(at)) {
        return std::nullopt;
    }
    if (std::optional<Single> open = vague(at)) {
        take_currency_behind(*open);
        return open;
    }
    Single read;
    read.first = at;
    std::size_t next = at;
    std::size_t behind = at;
    read.currency = currency_at(at, behind);
    if (read.currency != nullptr) {
        next = behind;
        if (!has(next) || atoms_[next].kind != AtomKind::number) {
            return std::nullopt;
        }
    } else if (atoms_[at].kind == AtomKind::number && is_part_of_name(at)) {
        return std::nullopt;
    }
    std::optional<CardinalNumber> number = read_cardinal(atoms_, next, limit_);
    if (!number) {
        return std::nullopt;
    }
    if (!number->is_in_words && number->last == next + 2 && atoms_[next + 1].kind == AtomKind::number && !is_glued(next + 1)) {
        // "20 155-mm guns" is no "20,155"
        const std::size_t unit = is_mark(number->last, U'-') ? number->last + 1 : number->last;
        const std::optional<CountedNouns::UnitMatch> match = is_glued(unit) ? nouns_.unit(atoms_, text_, unit, limit_, true) : std::nullopt;
        if (match && match->unit->use == UnitUse::property) {
            number = read_cardinal(atoms_, next, next + 1);
        }
    }
    read.value = number->value;
    read.last = number->last;
    read.is_in_words = number->is_in_words;
    read.is_one = number->is_in_words && number->value == 1 && number->last == next + 1;
    if (atoms_[next].kind == AtomKind::number && atoms_[next].value > 0) {
        read.scale = number->value / atoms_[next].value;
    } else if (number->is_in_words && number->last > next + 1) {
        const std::optional<NumberWord> end = number_word(atoms_[number->last - 1].lower);
        read.scale = end && end->kind == NumberWordKind::scale ? end->value : 1;
    }
    if (!number->is_in_words) {
        take_magnitude(read);
    }
    take_currency_behind(read);
    return read;
}

std::optional<NumberReader::Single> NumberReader::range_end(const Single& from, std::size_t connector, bool is_explicit) const {
    for (const std::size_t at : {from.unit_last, from.last}) {
        const bool is_dash = is_mark(at, U'-');
        const bool joins = is_dash || (is_explicit ? is(at, connector == 0 ? "and" : "to") || is(at, "to") : is(at, "to"));
        const bool is_or = is(at, "or") && from.is_in_words && from.value < 13;
        if (!joins && !is_or) {
            continue;
        }
        std::size_t next = at + 1;
        if (is_explicit && is(next, {"about", "around", "some", "nearly"})) {
            ++next;
        }
        // Glued by a dash the second number would look like part of a name.
        std::optional<Single> to;
        if (is_dash && is_glued(next) && has(next) && atoms_[next].kind == AtomKind::number) {
            const std::optional<CardinalNumber> number = read_cardinal(atoms_, next, limit_);
            to = Single{};
            to->first = next;
            to->value = number->value;
            to->scale = number->value / std::max(atoms_[next].value, 1e-9);
            to->last = number->last;
            to->currency = from.currency;
            take_magnitude(*to);
            take_currency_behind(*to);
            if (is_mark(to->last, U'-') && is_glued(to->last) && is_glued(to->last + 1) && has(to->last + 1) && atoms_[to->last + 1].kind == AtomKind::number) {
                return std::nullopt; // a date or an identifier
            }
        } else {
            to = single(next);
        }
        if (!to || to->is_open != from.is_open || (from.unit != nullptr && from.unit != to->unit) ||
            (to->currency == nullptr && from.currency != nullptr && to->unit != nullptr)) {
            continue; // "fell 10 per cent to 18 yuan" is no range
        }
        const double shared = from.scale == 1 && to->scale > 1 && from.value * to->scale < to->value ? from.value * to->scale : from.value;
        if (shared >= to->value && !(is_explicit && connector == 1)) {
            continue;
        }
        if (is_or && to->value > from.value + 1) {
            continue;
        }
        return to;
    }
    return std::nullopt;
}

void NumberReader::take_qualifier(NumberPhrase& phrase) const {
    std::size_t at = phrase.first;
    // Words that may stand between: "at least another 20", "more than a further 100".
    std::size_t probe = at;
    while (probe > begin_ && is(probe - 1, {"another", "further", "additional", "a", "an", "the"}) && at - probe < 2) {
        --probe;
    }
    for (const std::size_t end : {at, probe}) {
        for (const Qualifying& one : kQualifiers) {
            const auto count = static_cast<std::size_t>(std::find(one.words.begin(), one.words.end(), std::string_view{}) - one.words.begin());
            if (end < begin_ + count) {
                continue;
            }
            bool fits = true;
            for (std::size_t index = 0; index < count && fits; ++index) {
                fits = is(end - count + index, one.words[index]);
            }
            // "the lead up to 1914", "climbed back up to 80": a way to the number, no bound.
            const bool is_way = fits && one.words[0] == "up" && end > begin_ + 2 &&
                                is(end - 3, {"lead", "leading", "led", "run", "running", "build", "back", "moved", "went", "rose", "climbed", "inched"});
            if (!fits || is_way) {
                continue;
            }
            if (phrase.bound == Bound::exact) {
                phrase.bound = one.bound;
            }
            phrase.first = end - count;
            // "only about", "at least some": one more to the left decides.
            if (phrase.bound == Bound::about && phrase.first > begin_ + 1 && is(phrase.first - 1, "least") && is(phrase.first - 2, "at")) {
                phrase.bound = Bound::at_least;
                phrase.first -= 2;
            }
            return;
        }
        if (probe == at) {
            break;
        }
    }
    // "sub-500", "~300", ">100"
    if (at > begin_ && is_mark(at - 1, U'-') && at >= begin_ + 2 && is(at - 2, "sub")) {
        phrase.bound = Bound::less_than;
        phrase.first = at - 2;
    } else if (at > begin_ && (is_mark(at - 1, U'~') || is_mark(at - 1, U'\u2248'))) {
        phrase.bound = Bound::about;
        phrase.first = at - 1;
    } else if (at > begin_ && is_mark(at - 1, U'>')) {
        phrase.bound = Bound::more_than;
        phrase.first = at - 1;
    } else if (at > begin_ && is_mark(at - 1, U'<')) {
        phrase.bound = Bound::less_than;
        phrase.first = at - 1;
    }
}

// "300 or so", "100-plus", "500 or more", "60-odd", "1,000+"
void NumberReader::take_tail(NumberPhrase& phrase) const {
    const std::size_t at = phrase.last;
    if (is(at, "or") && is(at + 1, {"so", "more"})) {
        phrase.bound = phrase.bound != Bound::exact ? phrase.bound : is(at + 1, "so") ? Bound::about : Bound::at_least;
        phrase.last += 2;
    } else if (is_mark(at, U'-') && is_glued(at) && is(at + 1, {"plus", "odd"})) {
        phrase.bound = is(at + 1, "odd") ? Bound::about : Bound::at_least;
        phrase.last += 2;
    } else if (is_mark(at, U'+') && is_glued(at)) {
        phrase.bound = Bound::at_least;
        phrase.last += 1;
    } else if (is_mark(at, U'-') && is_glued(at) && is_glued(at + 1)) {
        phrase.has_hyphen = true;
    }
}

// "between 3,000 and 5,000", "from 225 to 260 warheads", "from 225 warheads to 260"
std::optional<NumberPhrase> NumberReader::explicit_range(std::size_t at) const {
    const bool is_from = is(at, "from");
    std::size_t start = at + 1;
    if (is(start, {"about", "around", "some"})) {
        ++start;
    }
    const std::optional<Single> from = single(start);
    if (!from || from->is_open) {
        return std::nullopt;
    }
    NumberPhrase phrase;
    std::optional<Single> to = range_end(*from, is_from ? 1 : 0, true);
    if (!to && is_from) {
        const std::optional<CountedNouns::NounMatch> noun = nouns_.noun(atoms_, text_, from->last, limit_);
        if (noun && noun->noun->is_plural && noun->noun->what != "none" && is(noun->last, "to")) {
            Single moved = *from;
            moved.last = moved.unit_last = noun->last;
            to = range_end(moved, 1, true);
            // "from 3 bases to 2 towns" changes nothing into anything.
            const bool is_end = to && (!has(to->last) || atoms_[to->last].kind == AtomKind::mark ||
                                       is(to->last, {"by", "in", "within", "over", "after", "since", "this", "last", "next", "and", "as", "before", "during"}));
            if (!is_end) {
                to.reset();
            }
            phrase.inner_noun = from->last;
        }
    }
    if (!to) {
        return std::nullopt;
    }
    phrase.first = at;
    phrase.number = start;
    phrase.last = to->last;
    phrase.is_range = true;
    // "anything from 70 to 100" is a range, "from 70 to 100" a change
    phrase.is_change = is_from && !is(at - 1, {"anything", "anywhere", "somewhere", "ranging", "ranged", "ranges", "range", "vary", "varying", "varied"});
    phrase.low = from->scale == 1 && to->scale > 1 && from->value * to->scale < to->value ? from->value * to->scale : from->value;
    phrase.high = to->value;
    phrase.is_in_words = from->is_in_words;
    phrase.currency = from->currency != nullptr ? from->currency : to->currency;
    take_tail(phrase);
    return phrase;
}

// "will grow by 20,000 to 220,000": two numbers, no range.
bool NumberReader::is_changed_by(std::size_t at) const {
    return at >= begin_ + 2 && is(at - 1, "by") &&
           is(at - 2, {"grow", "grows", "grew", "grown", "rise", "rises", "rose", "risen", "increase", "increases", "increased", "fall", "falls", "fell", "fallen",
                       "cut", "drop", "dropped", "reduced", "expand", "expanded", "swell", "swelled", "up", "down", "shrink", "shrank", "raised"});
}

std::optional<NumberPhrase> NumberReader::read(std::size_t begin, std::size_t at, std::size_t limit) {
    begin_ = begin;
    limit_ = limit;
    if (is(at, {"between", "from"})) {
        return explicit_range(at);
    }
    const std::optional<Single> from = single(at);
    if (!from) {
        return std::nullopt;
    }
    NumberPhrase phrase;
    phrase.first = at;
    phrase.number = at;
    phrase.last = from->last;
    phrase.low = phrase.high = from->value;
    phrase.is_in_words = from->is_in_words;
    phrase.is_one = from->is_one;
    phrase.currency = from->currency;
    if (from->is_open) {
        phrase.bound = Bound::open;
    } else if (const std::optional<Single> to = is_changed_by(at) ? std::nullopt : range_end(*from, 2, false)) {
        phrase.is_range = true;
        phrase.low = from->scale == 1 && to->scale > 1 && from->value * to->scale < to->value ? from->value * to->scale : from->value;
        phrase.high = to->value;
        phrase.last = to->last;
        phrase.currency = phrase.currency != nullptr ? phrase.currency : to->currency;
    }
    take_qualifier(phrase);
    take_tail(phrase);
    return phrase;
}

} // namespace vedette::quantities
