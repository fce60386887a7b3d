// Sentences, bounds and materiel; counted_things.cpp finds what is counted.
#include "quantities/report_finder.hpp"

#include <cmath>
#include <utility>

namespace vedette::quantities {

void ReportFinder::place_tokens() {
    tokens_.assign(atoms_.size(), kNoToken);
    TokenIndex token = 0;
    const auto count = static_cast<TokenIndex>(syntax_.tokens.size());
    for (const Token& one : syntax_.tokens) {
        has_tags_ = has_tags_ || one.upos != Upos::X;
    }
    for (std::size_t index = 0; index < atoms_.size(); ++index) {
        while (token < count && syntax_.tokens[token].span.end <= atoms_[index].span.begin) {
            ++token;
        }
        if (token < count && syntax_.tokens[token].span.begin <= atoms_[index].span.begin) {
            tokens_[index] = token;
        }
    }
}

void ReportFinder::block_dates(const Dates& dates) {
    is_blocked_.assign(atoms_.size(), false);
    std::size_t atom = 0;
    for (const TimeMention& mention : dates.mentions) {
        // A span of time is a number of units; everything else with a number in it counts nothing.
        if (mention.type == TimexType::duration) {
            continue;
        }
        while (atom < atoms_.size() && atoms_[atom].span.begin < mention.span.begin) {
            ++atom;
        }
        for (std::size_t inside = atom; inside < atoms_.size() && atoms_[inside].span.begin < mention.span.end; ++inside) {
            is_blocked_[inside] = true;
        }
    }
}

// "Smith, 52,", "aged 25", "15-year-old", "18 years old"
bool ReportFinder::is_age(const NumberPhrase& phrase) const {
    const std::size_t last = phrase.last;
    const bool is_between_commas = phrase.number > begin_ + 1 && is_mark(phrase.number - 1, U',') && (is_mark(last, U',') || is_mark(last, U'.')) &&
                                   phrase.number == phrase.first && phrase.low >= 1 && phrase.low < 110 && !phrase.is_in_words && atoms_[phrase.number].is_plain;
    if (is_between_commas && atoms_[phrase.number - 2].is_capital) {
        return true;
    }
    std::size_t at = last;
    if (is_mark(at, U'-')) {
        ++at;
    }
    if (!is(at, "year") && !is(at, "years") && !is(at, "month") && !is(at, "months")) {
        return false;
    }
    ++at;
    if (is_mark(at, U'-')) {
        ++at;
    }
    return is(at, "old") || is(at, "olds") || (is(at, "of") && is(at + 1, "age"));
}

void ReportFinder::bound(const NumberPhrase& phrase, const Counted& counted, QuantityMention& mention) const {
    const double step = counted.is_measure ? 0 : 1; // counts are whole: more than 1,000 people are 1,001 at least
    mention.low = phrase.low;
    mention.high = phrase.high;
    const bool is_end_value = phrase.is_change && phrase.is_range && !counted.is_measure;
    if (is_end_value) {
        mention.low = phrase.high; // ruling 16
        return;
    }
    switch (phrase.bound) {
    case Bound::exact: break;
    case Bound::about: mention.qualifier = Qualifier::about; break;
    case Bound::more_than:
        mention.low = phrase.low == std::floor(phrase.low) ? phrase.low + step : phrase.low;
        mention.high.reset();
        mention.qualifier = Qualifier::over;
        break;
    case Bound::at_least:
        mention.high.reset();
        mention.qualifier = Qualifier::over;
        break;
    case Bound::less_than:
        mention.low = 0;
        mention.high = phrase.high - step;
        mention.qualifier = Qualifier::under;
        break;
    case Bound::at_most:
        mention.low = 0;
        mention.qualifier = Qualifier::up_to;
        break;
    case Bound::open:
        mention.high.reset();
        mention.qualifier = Qualifier::several;
        break;
    }
    if (mention.high && mention.low > *mention.high) {
        std::swap(mention.low, *mention.high); // "from 5 to 3 per cent"
    }
}

// "9 out of 10", "one in five": neither number counts.
bool ReportFinder::is_rate(const NumberPhrase& phrase) {
    if (is(phrase.last, "out") && is(phrase.last + 1, "of") && numbers_.read(phrase.last + 2, phrase.last + 2, end_)) {
        return true;
    }
    if (phrase.first < begin_ + 2) {
        return false;
    }
    const bool is_out_of = is(phrase.first - 1, "of") && is(phrase.first - 2, "out");
    const bool is_one_in = phrase.is_in_words && is(phrase.first - 1, "in") &&
                           (is(phrase.first - 2, "one") || is(phrase.first - 2, "two") || is(phrase.first - 2, "three"));
    return is_out_of || is_one_in;
}

// "Apollo 11", "787 Dreamliner"
bool ReportFinder::is_name_with_number(const NumberPhrase& phrase) const {
    if (phrase.first != phrase.number) {
        return false;
    }
    const auto is_name = [&](std::size_t at) { return at >= begin_ && at < end_ && atoms_[at].kind == AtomKind::word && atoms_[at].is_capital; };
    return (phrase.number > begin_ && is_name(phrase.number - 1)) || (is_name(phrase.last) && !is_blocked_[phrase.last] && !atoms_[phrase.last].is_shouted);
}

std::size_t ReportFinder::take(const NumberPhrase& phrase, Quantities& found) {
    for (std::size_t at = phrase.first; at < phrase.last; ++at) {
        if (is_blocked_[at]) {
            return phrase.number + 1;
        }
    }
    if (is_age(phrase) || is_rate(phrase)) {
        return phrase.last;
    }
    // "two-thirds", "one third": a share without a number of its own.
    const std::size_t behind = is_mark(phrase.last, U'-') ? phrase.last + 1 : phrase.last;
    for (const std::string_view part : {"third", "thirds", "quarters", "fifth", "fifths", "tenth", "tenths", "half", "halves"}) {
        if (is(behind, part) && phrase.is_in_words) {
            return behind + 1;
        }
    }
    const Atom& number = atoms_[phrase.number];
    std::optional<Counted> counted = this->counted(phrase);
    if (!counted) {
        return phrase.last;
    }
    const bool is_bare = !counted->has_noun;
    if (is_bare && counted->what == "other" && counted->unit.empty()) {
        // Digits may stand alone; words and names with numbers do not count.
        if (phrase.is_in_words || is_name_with_number(phrase) || (number.is_plain && phrase.low < 100 && phrase.bound == Bound::exact) || phrase.has_hyphen) {
            return phrase.last;
        }
    }
    if (phrase.is_one) {
        // "one" counts when it has a noun and is no pronoun: "no one", "the one", "one another", "one day".
        const bool is_pronoun = is(phrase.last, "another") || is(phrase.last, "day") || is(phrase.last, "of") ||
                                (phrase.number > begin_ && (is(phrase.number - 1, "no") || is(phrase.number - 1, "the") || is(phrase.number - 1, "this") ||
                                                           is(phrase.number - 1, "that") || is(phrase.number - 1, "any") || is(phrase.number - 1, "every") ||
                                                           is(phrase.number - 1, "each")));
        const bool is_single = is(phrase.number + 1, "single") && counted->what == "other"; // "a single market"
        if (is_single || (is_pronoun && !(is(phrase.last, "of") && counted->has_noun)) || (is_bare && counted->what == "other")) {
            return phrase.last;
        }
    }
    // A capital word before plain digits makes a name unless the noun behind is a common plural: "Boeing 747", "FTSE 100".
    if (phrase.number > begin_ + 1 && number.kind == AtomKind::number && number.is_plain && phrase.first == phrase.number && phrase.currency == nullptr) {
        const Atom& before = atoms_[phrase.number - 1];
        const bool is_name = before.kind == AtomKind::word && before.is_capital && !before.is_shouted;
        if (is_name && counted->what == "other" && !counted->is_measure) {
            return phrase.last;
        }
    }
    QuantityMention mention;
    const std::size_t last = std::max(counted->last, phrase.last);
    mention.span = cover(atoms_[phrase.first].span, atoms_[last - 1].span);
    mention.first = tokens_[phrase.first];
    mention.last = tokens_[last - 1];
    if (mention.first == kNoToken || mention.last == kNoToken) {
        return last;
    }
    ++mention.last;
    mention.head = tokens_[counted->has_noun ? counted->head : phrase.number];
    mention.what = counted->what;
    mention.unit = counted->unit;
    mention.is_property = counted->is_property;
    bound(phrase, *counted, mention);
    const bool is_person = mention.what == "personnel" || mention.what.starts_with("casualties") || mention.what == "detained" || mention.what == "migrants";
    if (harm_backwards_ != Harm::none && is_person_before_ && !found.quantities.empty() && found.quantities.back().what == "personnel") {
        found.quantities.back().what = harm_backwards_ == Harm::dead ? "casualties-dead" : harm_backwards_ == Harm::wounded ? "casualties-wounded"
                                       : harm_backwards_ == Harm::detained                                                  ? "detained"
                                                                                                                             : "personnel";
    }
    harm_backwards_ = Harm::none;
    is_person_before_ = is_person;
    what_before_ = mention.what;
    unit_before_ = mention.unit;
    last_before_ = last;
    found.quantities.push_back(std::move(mention));
    return last;
}

// "a battalion-sized force": one unit of about that size; how many men that makes is not stated. The atom to go on with.
std::size_t ReportFinder::take_unit_size(std::size_t at, Quantities& found) const {
    const bool is_article = is(at, "a") || is(at, "an") || is(at, "another");
    const std::optional<CountedNouns::NounMatch> unit = is_article ? nouns_.noun(atoms_, text_, at + 1, end_) : std::nullopt;
    if (!unit || unit->noun->what != "units" || !unit->noun->is_singular || (unit->noun->needs_military && !is_military_)) {
        return at + 1;
    }
    const std::size_t last = unit->last;
    if (!is_mark(last, U'-') || !(is(last + 1, "sized") || is(last + 1, "size")) || tokens_[at + 1] == kNoToken || tokens_[last + 1] == kNoToken) {
        return at + 1;
    }
    QuantityMention mention;
    mention.span = cover(atoms_[at + 1].span, atoms_[last + 1].span);
    mention.first = tokens_[at + 1];
    mention.last = tokens_[last + 1] + 1;
    mention.head = tokens_[last + 1];
    mention.what = unit->noun->what;
    mention.unit = unit->noun->unit;
    mention.low = 1;
    mention.high = 1;
    mention.qualifier = Qualifier::about;
    found.quantities.push_back(std::move(mention));
    return last + 2;
}

void ReportFinder::read_sentence(std::size_t begin, std::size_t end, Quantities& found) {
    begin_ = begin;
    end_ = end;
    // What a paragraph is about carries over: "... from the Armed Forces. It will be more than 1,000 people."
    constexpr int kCarriedSentences = 2;
    military_left_ = HarmContext(atoms_, begin, end).is_military() ? kCarriedSentences : military_left_ - 1;
    is_military_ = military_left_ >= 0;
    harm_before_ = Harm::none;
    harm_backwards_ = Harm::none;
    is_person_before_ = false;
    what_before_.clear();
    is_part_before_ = false;
    last_before_ = 0;
    std::size_t floor = begin; // qualifiers are not taken from behind the count before
    for (std::size_t at = begin; at < end;) {
        std::optional<NumberPhrase> phrase;
        if (!is_blocked_[at] && (atoms_[at].kind != AtomKind::mark || atoms_[at].mark > U'#')) {
            phrase = numbers_.read(floor, at, end);
        }
        if (!phrase) {
            at = take_unit_size(at, found);
            continue;
        }
        at = std::max(take(*phrase, found), at + 1);
        floor = at;
    }
    read_materiel(begin, end, found);
}

// ---- materiel ---------------------------------------------------------------------------------------------------------------------------

void ReportFinder::read_materiel(std::size_t begin, std::size_t end, Quantities& found) const {
    for (std::size_t at = begin; at < end;) {
        const std::optional<MaterielLexicon::Match> match = materiel_.match(atoms_, text_, begin, at, end);
        const bool is_verb = match && !match->is_name && match->last == at + 1 && is_verb_token(at); // "to shell", "to bomb"
        if (!match || is_verb) {
            ++at;
            continue;
        }
        std::size_t last = match->last;
        std::string materiel_class = match->materiel->materiel_class;
        // "Iskander missile system", "Shahed drones": the kind behind a name belongs to it.
        if (match->is_name) {
            std::size_t kind = last;
            if (const std::optional<MaterielLexicon::Match> next = kind < end ? materiel_.match(atoms_, text_, begin, kind, end) : std::nullopt;
                next && !next->is_name) {
                last = next->last;
            }
            for (const std::string_view word : {"missile", "system", "systems", "missiles", "launcher", "launchers", "fighter", "fighters"}) {
                if (last < end && is(last, word)) {
                    ++last;
                }
            }
        }
        // "missiles capable of delivering nuclear warheads"
        if (is(last, "capable") && is(last + 1, "of")) {
            for (std::size_t next = last + 2; next < std::min(end, last + 6); ++next) {
                if (is(next, "nuclear") && (materiel_class.ends_with("missile") || materiel_class == "bomber")) {
                    materiel_class = materiel_class == "bomber" ? "bomber" : "nuclear-capable-missile";
                    last = next + 1;
                    if (is(last, "warheads") || is(last, "weapons") || is(last, "bombs")) {
                        ++last;
                    }
                    break;
                }
            }
        }
        MaterielMention mention;
        mention.span = cover(atoms_[at].span, atoms_[last - 1].span);
        mention.first = tokens_[at];
        mention.last = tokens_[last - 1];
        mention.head = tokens_[last - 1];
        if (mention.first != kNoToken && mention.last != kNoToken) {
            ++mention.last;
            mention.name = match->materiel->name;
            mention.materiel_class = std::move(materiel_class);
            found.materiel.push_back(std::move(mention));
        }
        at = last;
    }
}

} // namespace vedette::quantities
