// What a number counts: a measure, the noun behind it, a named weapon, people harmed.
#include "quantities/report_finder.hpp"

namespace vedette::quantities {

namespace {

constexpr std::size_t kNounReach = 7; // atoms between a number and the noun it counts

// Words that end the noun phrase behind a number.
constexpr std::array<std::string_view, 85> kStops = {
    "of",    "in",    "on",     "at",     "to",    "from",   "by",     "with",   "for",    "and",    "or",      "but",   "as",     "into",   "near",  "over",  "under",
    "after", "before", "during", "since", "until",  "than",   "that",   "which",  "who",    "whom",    "when",  "where",  "while",  "is",    "are",   "was",
    "were",  "be",     "been",   "being", "has",    "have",   "had",    "will",   "would",  "can",     "could", "may",    "might",  "must",  "should", "did",
    "do",    "does",   "not",    "said",  "says",   "it",     "they",   "he",     "she",    "we",      "this",  "these",  "those",  "if",    "because", "through",
    "across", "along", "around", "against", "between", "about", "per",  "so",     "then",   "also",    "a",     "an",     "the",    "killed", "wounded", "injured",
    "dead",  "died",   "come",   "came"};

constexpr std::array<std::string_view, 22> kPropertyWords = {"range",   "radius",  "payload", "warhead", "calibre", "caliber", "barrel", "gun",  "guns",  "howitzer", "howitzers",
                                                             "shell",   "shells",  "cannon",  "thick",   "long",    "wide",    "tall",   "deep", "displacement", "ceiling", "speed"};

// The count that a class of materiel belongs to; empty: none of its own.
std::string_view what_of_class(std::string_view materiel_class) {
    struct Kind {
        std::string_view materiel_class;
        std::string_view what;
    };
    constexpr std::array<Kind, 30> kKinds = {{{"tank", "tanks"}, {"armoured-vehicle", "vehicles"}, {"vehicle", "vehicles"}, {"fighter", "aircraft"}, {"bomber", "aircraft"},
                                              {"attack-aircraft", "aircraft"}, {"transport-aircraft", "aircraft"}, {"tanker-aircraft", "aircraft"},
                                              {"reconnaissance-aircraft", "aircraft"}, {"trainer-aircraft", "aircraft"}, {"aircraft", "aircraft"},
                                              {"attack-helicopter", "aircraft"}, {"helicopter", "aircraft"}, {"drone", "drones"}, {"artillery", "artillery"},
                                              {"rocket-artillery", "artillery"}, {"mortar", "artillery"}, {"ballistic-missile", "missiles"}, {"cruise-missile", "missiles"},
                                              {"hypersonic-missile", "missiles"}, {"anti-tank-missile", "missiles"}, {"anti-ship-missile", "missiles"},
                                              {"air-to-air-missile", "missiles"}, {"missile", "missiles"}, {"submarine", "ships"}, {"destroyer", "ships"},
                                              {"frigate", "ships"}, {"corvette", "ships"}, {"landing-ship", "ships"}, {"nuclear-weapon", "nuclear-warheads"}}};
    for (const Kind& kind : kKinds) {
        if (kind.materiel_class == materiel_class) {
            return kind.what;
        }
    }
    return {};
}

} // namespace

bool ReportFinder::is_verb_token(std::size_t at) const {
    if (!has_tags_ || tokens_[at] == kNoToken) {
        return false;
    }
    const Token& token = syntax_.tokens[tokens_[at]];
    return token.upos == Upos::AUX || (token.upos == Upos::VERB && token.xpos != Xpos::VBN && token.xpos != Xpos::VBG);
}

bool ReportFinder::is_stop(std::size_t at) const {
    const Atom& atom = atoms_[at];
    if (atom.kind != AtomKind::word) {
        // "U.S. troops", "T-72 tanks", "Iranian-made drones"
        const bool is_inner = (atom.mark == U'-' && atom.is_glued) || (atom.mark == U'.' && atom.is_glued && atoms_[at - 1].lower.size() == 1) ||
                              (atom.mark == U'\'' && atom.is_glued) || (atom.kind == AtomKind::number && atom.is_glued) || atom.mark == U'"';
        return !is_inner;
    }
    return is_one_of(atom.lower, kStops) || is_verb_token(at);
}

bool ReportFinder::is_plural_shape(std::size_t at) const {
    const std::string& word = atoms_[at].lower;
    if (atoms_[at].kind != AtomKind::word || is_verb_token(at)) {
        return false;
    }
    const bool ends = word.size() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is");
    return ends || word == "men" || word == "women" || word == "people" || word == "children";
}

// ---- what is counted ------------------------------------------------------------------------------------------------------------------

std::optional<Counted> ReportFinder::measured(const NumberPhrase& phrase, std::size_t at) const {
    const bool is_glued = at < end_ && atoms_[at].is_glued;
    const std::optional<CountedNouns::UnitMatch> match = nouns_.unit(atoms_, text_, at, end_, is_glued);
    if (!match) {
        return std::nullopt;
    }
    const MeasureUnit& unit = *match->unit;
    // "a second man", "two second homes", "5 marks": time units and coins that are words of their own need the plural or a hyphen.
    if (unit.use == UnitUse::time && phrase.low != 1 && !phrase.has_hyphen && !is_plural_shape(match->last - 1) && atoms_[match->last - 1].lower.size() > 3 &&
        (is(match->last - 1, "second") || is(match->last - 1, "minute"))) {
        return std::nullopt;
    }
    Counted counted;
    counted.what = unit.what;
    counted.unit = unit.name;
    counted.last = match->last;
    counted.head = match->last - 1;
    counted.has_noun = true;
    counted.is_measure = true;
    counted.is_share = unit.use == UnitUse::share;
    counted.is_time = unit.use == UnitUse::time;
    counted.is_property = unit.use == UnitUse::property || unit.use == UnitUse::time;
    if (unit.use == UnitUse::measure && unit.what != "money") {
        // A range, a payload: the words around say so.
        for (std::size_t step = 1; step <= 3 && phrase.first >= begin_ + step && !counted.is_property; ++step) {
            const Atom& atom = atoms_[phrase.first - step];
            counted.is_property = atom.kind == AtomKind::word && is_one_of(atom.lower, kPropertyWords);
            if (atom.kind != AtomKind::word || (step > 1 && is_one_of(atom.lower, kStops) && atom.lower != "a" && atom.lower != "of")) {
                break;
            }
        }
        for (std::size_t step = 0; step < 3 && counted.last + step < end_ && !counted.is_property; ++step) {
            const Atom& atom = atoms_[counted.last + step];
            if (atom.kind == AtomKind::mark && atom.mark != U'-') {
                break;
            }
            if (is_one_of(atom.lower, kStops)) {
                break;
            }
            counted.is_property = is_one_of(atom.lower, kPropertyWords);
        }
        counted.is_property = counted.is_property || (phrase.has_hyphen && unit.what != "distance");
        if (phrase.has_hyphen && !counted.is_property) {
            counted.is_property = true; // "a 5-tonne truck", "a 500-km missile"
        }
    }
    return counted;
}

// "1,000-strong battalion", "12-man crew", "300-vehicle convoy"
std::optional<Counted> ReportFinder::hyphened(const NumberPhrase& phrase) const {
    const std::size_t at = phrase.last + 1;
    if (std::optional<Counted> unit = measured(phrase, at)) {
        return unit;
    }
    Counted counted;
    counted.has_noun = true;
    counted.last = at + 1;
    counted.head = at;
    if (is(at, "strong") || is(at, "member") || is(at, "man") || is(at, "person")) {
        counted.what = "people";
        counted.unit = is(at, "strong") ? "people" : is(at, "man") ? "man" : is(at, "person") ? "person" : "member";
        for (std::size_t next = at + 1; next < std::min(end_, at + 5) && !is_stop(next); ++next) {
            constexpr std::array<std::string_view, 10> kForces = {"battalion", "brigade", "regiment", "garrison", "army", "contingent", "division", "militia", "platoon", "corps"};
            constexpr std::array<std::string_view, 13> kBodies = {"force", "unit", "patrol", "troop", "squad", "company", "group", "column", "crew", "police", "mission", "guard", "detachment"};
            if (is_one_of(atoms_[next].lower, kForces) || (is_military_ && is_one_of(atoms_[next].lower, kBodies))) {
                counted.what = "personnel";
                counted.last = next + 1;
                counted.head = next;
                break;
            }
        }
        return counted;
    }
    const std::optional<CountedNouns::NounMatch> noun = nouns_.noun(atoms_, text_, at, end_);
    if (noun && noun->noun->is_singular && noun->noun->what != "none") {
        counted.what = noun->noun->what;
        counted.unit = noun->noun->unit;
        counted.last = noun->last;
        counted.head = noun->last - 1;
        return counted;
    }
    return std::nullopt;
}

// Officers and volunteers stay persons, who may come to harm; companies and camps are anything.
std::string civil_reading(std::string_view what) { return what == "personnel" ? "civilians" : "other"; }

std::string joined_unit(const std::vector<Atom>& atoms, std::size_t first, std::size_t last) {
    std::string unit;
    for (std::size_t at = first; at < last; ++at) {
        if (atoms[at].kind != AtomKind::word) {
            continue;
        }
        unit += unit.empty() ? "" : " ";
        unit += at + 1 == last ? singular_of(atoms[at].lower) : atoms[at].lower;
    }
    return unit;
}

std::optional<Counted> ReportFinder::noun_behind(const NumberPhrase& phrase, std::size_t at) const {
    const bool wants_singular = phrase.low == 1 && phrase.high == 1;
    for (std::size_t next = at; next < std::min(end_, at + kNounReach); ++next) {
        if (std::optional<Counted> named = named_weapon(next)) {
            return named;
        }
        const std::optional<CountedNouns::NounMatch> match = nouns_.noun(atoms_, text_, next, end_);
        const bool is_noun = match && (wants_singular ? match->noun->is_singular : match->noun->is_plural);
        if (is_noun && !(match->last < end_ && is_mark(match->last, U'-') && atoms_[match->last].is_glued && match->last + 1 < end_ &&
                         atoms_[match->last + 1].is_glued && wants_singular)) {
            if (wants_singular && match->last < end_ && !is_stop(match->last) && next == at && (match->noun->what == "people" || match->noun->what == "civilians")) {
                continue; // "one Russian soldier": the adjective is a people as well
            }
            Counted counted;
            counted.what = match->noun->needs_military && !is_military_ ? civil_reading(match->noun->what) : match->noun->what;
            counted.unit = match->noun->unit;
            counted.last = match->last;
            counted.head = match->last - 1;
            counted.has_noun = true;
            // "200 Russians troops" does not occur, "15 Iraqi tanks crews" neither: the first plural is the noun.
            return counted;
        }
        if (is_stop(next)) {
            break;
        }
    }
    return std::nullopt;
}

// "48 F-15 fighters", "six MiGs": the name tells what the noun behind it, or no noun, leaves open.
std::optional<Counted> ReportFinder::named_weapon(std::size_t at) const {
    const std::optional<MaterielLexicon::Match> name = at < end_ ? materiel_.match(atoms_, text_, begin_, at, end_) : std::nullopt;
    if (!name || !name->is_name) {
        return std::nullopt;
    }
    const std::string_view what = what_of_class(name->materiel->materiel_class);
    if (what.empty()) {
        return std::nullopt;
    }
    Counted counted;
    counted.what = what;
    counted.unit = name->materiel->name;
    counted.last = name->last;
    if (const std::optional<CountedNouns::NounMatch> noun = nouns_.noun(atoms_, text_, name->last, end_)) {
        const bool is_fighter = noun->noun->unit == "fighter" && what == "aircraft";
        counted.what = is_fighter ? what : std::string_view(noun->noun->what);
        counted.unit = noun->noun->unit;
        counted.last = noun->last;
    } else {
        const std::size_t next = name->last;
        const bool has_plain_noun = next < end_ && !is_stop(next) && is_plural_shape(next);
        if (has_plain_noun) {
            if (is(next, "launchers") || is(next, "systems") || is(next, "crews")) {
                return std::nullopt; // launchers are not missiles
            }
            counted.last = next + 1;
        }
    }
    counted.head = counted.last - 1;
    counted.has_noun = true;
    return counted;
}

// A plural that the lexicon does not know: what it counts is "other", its words are the unit.
std::optional<Counted> ReportFinder::plain_noun(const NumberPhrase& phrase, std::size_t at) const {
    const bool wants_singular = phrase.low == 1 && phrase.high == 1;
    std::size_t end = at;
    bool found = false;
    for (std::size_t next = at; next < std::min(end_, at + 5) && !is_stop(next); ++next) {
        if (atoms_[next].kind == AtomKind::word && atoms_[next].lower.ends_with("ly")) {
            break;
        }
        end = next + 1;
        if (is_plural_shape(next) && !wants_singular) {
            found = true;
            // "FA Cup finals", "lightning strikes": the last plural of the run.
            if (next + 1 >= end_ || is_stop(next + 1) || !is_plural_shape(next + 1)) {
                break;
            }
        }
        if (wants_singular && (next + 1 >= end_ || is_stop(next + 1))) {
            found = atoms_[next].kind == AtomKind::word && atoms_[next].lower.size() > 2 && !is_plural_shape(next);
            break;
        }
    }
    if (!found) {
        return std::nullopt;
    }
    Counted counted;
    const Atom& noun = atoms_[end - 1];
    const bool is_nation = noun.is_capital && !noun.is_shouted && end == at + 1 && (noun.lower.ends_with("ans") || noun.lower.ends_with("is"));
    counted.what = is_nation ? "civilians" : "other";
    counted.unit = joined_unit(atoms_, at, end);
    counted.last = end;
    counted.head = end - 1;
    counted.has_noun = true;
    return counted;
}

// "17,000 American and 300,000 South Korean troops": the noun stands only behind the last number.
std::optional<Counted> ReportFinder::shared_noun(std::size_t at) {
    std::size_t next = at;
    while (next < end_ && next < at + 3 && atoms_[next].kind == AtomKind::word && atoms_[next].is_capital) {
        ++next;
    }
    if (next == at || !(is(next, "and") || is_mark(next, U','))) {
        return std::nullopt;
    }
    const std::optional<NumberPhrase> other = numbers_.read(next + 1, next + 1, end_);
    std::optional<Counted> noun = other ? noun_behind(*other, other->last) : std::nullopt;
    if (noun) {
        noun->last = next;
        noun->head = next - 1;
    }
    return noun;
}

// "troops numbering some 6,000"
std::optional<Counted> ReportFinder::noun_before(const NumberPhrase& phrase) const {
    // "the number of foreign fighters at 2,000", "the number of troops to 5,000"
    const bool is_set = phrase.first > begin_ && (is(phrase.first - 1, "at") || is(phrase.first - 1, "to"));
    for (std::size_t step = 2; is_set && step <= 9 && phrase.first >= begin_ + step + 1; ++step) {
        const std::size_t at = phrase.first - step;
        if (!is(at, "of") || !is(at - 1, "number")) {
            continue;
        }
        for (std::size_t next = at + 1; next + 1 < phrase.first; ++next) {
            const std::optional<CountedNouns::NounMatch> match = nouns_.noun(atoms_, text_, next, phrase.first);
            if (match && match->noun->is_plural) {
                Counted counted;
                counted.what = match->noun->what;
                counted.unit = match->noun->unit;
                counted.last = phrase.last;
                counted.head = phrase.last - 1;
                counted.has_noun = true;
                return counted;
            }
        }
    }
    constexpr std::array<std::string_view, 6> kCounting = {"numbering", "numbered", "totalling", "totaling", "totalled", "totaled"};
    if (phrase.first < begin_ + 2 || !is_one_of(atoms_[phrase.first - 1].lower, kCounting)) {
        return std::nullopt;
    }
    const std::size_t before = phrase.first - 2;
    const std::optional<CountedNouns::NounMatch> match = nouns_.noun(atoms_, text_, before, before + 1);
    if (!match || !match->noun->is_plural) {
        return std::nullopt;
    }
    Counted counted;
    counted.what = match->noun->what;
    counted.unit = match->noun->unit;
    counted.last = phrase.last;
    counted.head = phrase.last - 1;
    counted.has_noun = true;
    return counted;
}

void ReportFinder::judge_people(const NumberPhrase& phrase, Counted& counted) {
    constexpr std::array<std::string_view, 5> kPersons = {"personnel", "people", "civilians", "migrants", "detained"};
    const HarmContext context(atoms_, begin_, end_);
    Harm harm = context.inside(phrase.last, counted.last);
    if (harm == Harm::none) {
        harm = context.behind(counted.last);
    }
    const bool is_behind = harm != Harm::none;
    if (harm == Harm::none) {
        harm = context.before(phrase.first);
    }
    // "killed 20 soldiers and five policemen", "seized two boats and ten sailors"
    const bool is_joined = last_before_ > 0 && (phrase.first == last_before_ + 1 || phrase.first == last_before_ + 2) && is(phrase.first - 1, "and");
    if (harm == Harm::none && is_joined) {
        harm = harm_before_;
    }
    // What stands behind a verb of harm shares it with what is joined on; what stands before it shares it backwards.
    harm_before_ = is_behind ? Harm::none : harm;
    harm_backwards_ = is_behind && is_joined && counted.has_noun ? harm : Harm::none;
    if (counted.what == "dead") {
        counted.what = "casualties-dead";
        return;
    }
    if (counted.what == "wounded") {
        counted.what = "casualties-wounded";
        return;
    }
    const bool is_person = std::find(kPersons.begin(), kPersons.end(), counted.what) != kPersons.end();
    if (!is_person && counted.has_noun) {
        return;
    }
    switch (harm) {
    case Harm::dead: counted.what = "casualties-dead"; return;
    case Harm::wounded: counted.what = "casualties-wounded"; return;
    case Harm::detained: counted.what = "detained"; return;
    case Harm::displaced:
        if (counted.what != "personnel") {
            counted.what = "migrants";
        }
        break;
    case Harm::none: break;
    }
    // "a battalion of 450 Chadians"
    if (counted.what == "civilians" && phrase.first >= begin_ + 2 && is(phrase.first - 1, "of")) {
        constexpr std::array<std::string_view, 8> kBodies = {"battalion", "brigade", "force", "contingent", "regiment", "garrison", "army", "division"};
        if (is_one_of(atoms_[phrase.first - 2].lower, kBodies)) {
            counted.what = "personnel";
        }
    }
    // A hundred men and more are a force in any report that counts them so.
    constexpr double kForceOfMen = 100;
    const bool is_force = counted.unit == "man" && phrase.low >= kForceOfMen;
    if (counted.what == "people") {
        counted.what = is_military_ || is_force ? "personnel" : "other";
    } else if (counted.what == "civilians") {
        counted.what = "other";
    }
}

std::optional<Counted> ReportFinder::counted(const NumberPhrase& phrase) {
    if (phrase.currency != nullptr) {
        Counted money;
        money.what = "money";
        money.unit = phrase.currency->name;
        money.last = phrase.last;
        money.head = phrase.last - 1;
        money.has_noun = money.is_measure = true;
        return money;
    }
    if (phrase.has_hyphen) {
        std::optional<Counted> read = hyphened(phrase);
        if (read && !read->is_measure) {
            judge_people(phrase, *read);
        }
        return read;
    }
    std::size_t at = phrase.last;
    if (std::optional<Counted> unit = measured(phrase, at)) {
        return unit;
    }
    // "several hundred strong", "about 100 metres" is done above.
    if (is(at, "strong")) {
        Counted strong;
        strong.what = "personnel";
        strong.unit = "people";
        strong.last = at + 1;
        strong.head = at;
        strong.has_noun = true;
        return is_military_ || phrase.bound == Bound::open ? std::optional<Counted>(strong) : std::nullopt;
    }
    bool through_of = false;
    for (int skipped = 0; skipped < 5; ++skipped) {
        constexpr std::array<std::string_view, 12> kMore = {"more", "other", "additional", "extra", "further", "new", "such", "so", "others", "different", "separate", "fresh"};
        constexpr std::array<std::string_view, 8> kDeterminers = {"the", "its", "his", "their", "our", "these", "those", "her"};
        if (is(at, "of")) {
            through_of = true;
            ++at;
        } else if (through_of && at < end_ && is_one_of(atoms_[at].lower, kDeterminers)) {
            ++at;
        } else if (at < end_ && atoms_[at].kind == AtomKind::word && is_one_of(atoms_[at].lower, kMore) && !is(at, "others")) {
            ++at;
        } else if (through_of && at < end_ && atoms_[at].kind == AtomKind::number && !atoms_[at].is_glued) {
            ++at;
        } else if (through_of && at < end_ && is_one_of(atoms_[at].lower, std::array<std::string_view, 9>{"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})) {
            ++at;
        } else {
            break;
        }
    }
    const bool is_others = is(at, "others");
    std::optional<Counted> read = at < end_ && !is_others ? noun_behind(through_of && phrase.is_one ? NumberPhrase{.low = 2, .high = 2} : phrase, at) : std::nullopt;
    if (!read && at < end_ && !is_others) {
        read = plain_noun(through_of && phrase.is_one ? NumberPhrase{.low = 2, .high = 2} : phrase, at);
    }
    if (read && read->what == "none") {
        return std::nullopt;
    }
    if (!read && at < end_) {
        read = shared_noun(at);
    }
    if (!read) {
        read = noun_before(phrase);
    }
    if (!read) {
        Counted bare;
        bare.last = phrase.last;
        bare.head = phrase.last - 1;
        const bool is_more = is(phrase.last, "more") || is(phrase.last, "others");
        if (is_more) {
            bare.last = phrase.last + 1;
        }
        // "another 80,000": as much as was counted before.
        const bool is_another = phrase.number > begin_ && (is(phrase.number - 1, "another") || is(phrase.number - 1, "further"));
        if ((is_another || is(phrase.last, "more")) && !what_before_.empty() && what_before_ != "money" && what_before_ != "distance") {
            bare.what = what_before_;
            bare.unit = unit_before_;
        }
        read = bare;
    }
    judge_people(phrase, *read);
    if (read->what.empty()) {
        // "from 300 soldiers to 500", "20 tanks and 30 more": an ellipsis is left alone; a bare figure counts "other".
        read->what = "other";
    }
    return read;
}

} // namespace vedette::quantities
