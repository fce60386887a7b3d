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

constexpr std::array<std::string_view, 23> kPropertyWords = {"range", "ranges",   "radius",  "payload", "warhead", "calibre", "caliber", "barrel", "gun",  "guns",  "howitzer", "howitzers",
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
            // A column or a frontier is so many kilometres long, no weapon is.
            const bool is_stretch = atom.lower == "long" && (unit.name == "kilometre" || unit.name == "mile") && !phrase.has_hyphen;
            counted.is_property = is_one_of(atom.lower, kPropertyWords) && !is_stretch;
        }
        counted.is_property = counted.is_property || (phrase.has_hyphen && unit.what != "distance");
        if (phrase.has_hyphen && !counted.is_property) {
            counted.is_property = true; // "a 5-tonne truck", "a 500-km missile"
        }
    }
    return counted;
}

// "1,000-strong battalion", "12-man crew", "300-vehicle convoy"
std::optional<Counted> ReportFinder::hyphened(const NumberPhrase& phrase, std::size_t at) const {
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
            const bool is_strong_force = is(at, "strong") && (is(next, "force") || is(next, "grouping"));
            if (is_strong_force || is_one_of(atoms_[next].lower, kForces) || (is_military_ && is_one_of(atoms_[next].lower, kBodies))) {
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
    // "six-cylinder", "five-star": of that many, not that many of them.
    constexpr std::array<std::string_view, 16> kNoParts = {"way",  "fold", "sided", "third", "thirds", "quarter", "quarters", "half",
                                                           "time", "off",  "odd",   "plus",  "state",  "step",    "fifths",   "tenths"};
    constexpr std::size_t kShortestPart = 3;
    const bool is_part = at < end_ && atoms_[at].kind == AtomKind::word && !atoms_[at].is_capital && atoms_[at].lower.size() > kShortestPart &&
                         !is_one_of(atoms_[at].lower, kNoParts) && !is_stop(at) && !number_word(atoms_[at].lower);
    if (!is_part || phrase.low < 2) {
        return std::nullopt;
    }
    counted.what = "other";
    counted.unit = singular_of(atoms_[at].lower);
    counted.is_property = true;
    return counted;
}

// "four-, five- and six-cylinder engines": the noun stands behind the last.
std::optional<Counted> ReportFinder::suspended(const NumberPhrase& phrase) const {
    constexpr std::size_t kReach = 8;
    for (std::size_t at = phrase.last + 1; at + 1 < std::min(end_, phrase.last + kReach); ++at) {
        if (is_mark(at, U'-') && atoms_[at].is_glued && atoms_[at + 1].is_glued) {
            std::optional<Counted> read = hyphened(phrase, at + 1);
            if (read) {
                read->last = phrase.last;
                read->head = phrase.last - 1;
            }
            return read;
        }
        const bool goes_on = is(at, "and") || is(at, "or") || is(at, "to") || is_mark(at, U',') || is_mark(at, U'-') || atoms_[at].kind == AtomKind::number ||
                             (atoms_[at].kind == AtomKind::word && number_word(atoms_[at].lower));
        if (!goes_on) {
            return std::nullopt;
        }
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
            constexpr double kFewForces = 20; // "the two forces" are no two men
            if (match->noun->unit == "force" && phrase.low < kFewForces) {
                break;
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
    // "460 French and German soldiers"
    if (is(next, "and") && next + 1 < end_ && atoms_[next + 1].kind == AtomKind::word && atoms_[next + 1].is_capital) {
        return noun_behind(NumberPhrase{.low = 2, .high = 2}, next + 1);
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
    // "put the dead at 4,300"
    if (is_set && is(phrase.first - 1, "at") && phrase.first > begin_ + 1) {
        struct Harmed {
            std::string_view word;
            std::string_view what;
        };
        constexpr std::array<Harmed, 6> kHarmed = {{{"dead", "dead"}, {"killed", "dead"}, {"deaths", "dead"}, {"wounded", "wounded"}, {"injured", "wounded"}, {"captured", "detained"}}};
        for (const Harmed& one : kHarmed) {
            if (is(phrase.first - 2, one.word)) {
                Counted counted;
                counted.what = one.what;
                counted.unit = one.word;
                counted.last = phrase.last;
                counted.head = phrase.last - 1;
                counted.has_noun = true;
                return counted;
            }
        }
    }
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

// "some 30 members of the Karen army", "100 members of a rebel group"
bool ReportFinder::is_armed_body(std::size_t at) const {
    constexpr std::array<std::string_view, 20> kArmed = {"army",  "guard",   "guards",  "militia", "militias", "rebel",    "guerrilla",  "forces",    "brigade",    "battalion",
                                                         "corps", "police", "regiment", "navy",    "marines",  "division", "paramilitary", "insurgent", "commando", "marine"};
    constexpr std::size_t kReach = 8;
    if (!is(at, "of")) {
        return false;
    }
    for (std::size_t next = at + 1; next < std::min(end_, at + kReach); ++next) {
        const Atom& atom = atoms_[next];
        if (atom.kind == AtomKind::word && is_one_of(atom.lower, kArmed)) {
            return true;
        }
        const bool goes_on = is(next, "the") || is(next, "a") || is(next, "an") || !is_stop(next);
        if (!goes_on) {
            return false;
        }
    }
    return false;
}

// "including 7,000 Americans and 3,200 Russians", "among them ten Thais": part of the count before.
bool ReportFinder::is_part_of_count_before(const NumberPhrase& phrase) const {
    std::size_t at = phrase.first;
    const bool is_joined = is_part_before_ && is(at - 1, "and") && last_before_ + 1 == at;
    return is_joined || is(at - 1, "including") || (is(at - 1, "them") && is(at - 2, "among")) ||
           (is(at - 1, "whom") && (is(at - 2, "of") || is(at - 2, "among"))) ||
           (is(phrase.last, "of") && (is(phrase.last + 1, "them") || is(phrase.last + 1, "whom") || is(phrase.last + 1, "which")));
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
    if (counted.unit == "member" && counted.what == "other" && is_armed_body(counted.last)) {
        counted.what = "personnel";
    }
    const bool is_person = std::find(kPersons.begin(), kPersons.end(), counted.what) != kPersons.end();
    if (!is_person && counted.has_noun) {
        return;
    }
    // "300,000 people under arms"
    const bool is_under_arms = (is(counted.last, "under") && is(counted.last + 1, "arms")) || (is(counted.last, "in") && is(counted.last + 1, "uniform"));
    if (counted.what == "people" && is_under_arms) {
        counted.what = "personnel";
    }
    is_part_before_ = is_part_of_count_before(phrase);
    const bool is_counted_before = what_before_ == "personnel" || what_before_ == "detained" || what_before_ == "migrants" || what_before_.starts_with("casualties");
    if (harm == Harm::none && is_part_before_ && is_counted_before && (counted.what == "civilians" || counted.what == "people")) {
        counted.what = what_before_;
        return;
    }
    switch (harm) {
    case Harm::dead: counted.what = "casualties-dead"; return;
    case Harm::wounded: counted.what = "casualties-wounded"; return;
    case Harm::either: counted.what = "other"; return;
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

// No noun behind the number: what the count before it counted where the words say so, else nothing that is known.
Counted ReportFinder::bare_count(const NumberPhrase& phrase) const {
    Counted bare;
    bare.last = phrase.last;
    bare.head = phrase.last - 1;
    if (is(phrase.last, "more") || is(phrase.last, "others")) {
        bare.last = phrase.last + 1;
    }
    if (what_before_.empty() || what_before_ == "money" || what_before_ == "distance") {
        return bare;
    }
    // "compared with 63", "up from 20": the same things at another time, no count of their own.
    const bool is_compared = (is(phrase.first - 1, "with") || is(phrase.first - 1, "to")) && is(phrase.first - 2, "compared");
    if (is_compared) {
        bare.what = "other";
        bare.unit = unit_before_;
        return bare;
    }
    const bool is_another = phrase.number > begin_ && (is(phrase.number - 1, "another") || is(phrase.number - 1, "further"));
    // "... but got fewer than 8,000", "the second has 17,000", "Venezuela's 123,000": only at the end of the clause
    constexpr std::array<std::string_view, 9> kHaving = {"has", "have", "had", "got", "sent", "fields", "fielded", "keeps", "kept"};
    const bool is_final = phrase.last >= end_ || (atoms_[phrase.last].kind == AtomKind::mark && atoms_[phrase.last].mark != U'-');
    const bool is_had = is_final && phrase.first > begin_ &&
                        (is_one_of(atoms_[phrase.first - 1].lower, kHaving) || (is(phrase.first - 1, "s") && phrase.first >= begin_ + 2 && !is_mark(phrase.first - 2, U'.')));
    // "eight were killed in Van, five in Sirnak and four in Hakkari"
    const bool is_listed = phrase.first > begin_ && (is_mark(phrase.first - 1, U',') || is(phrase.first - 1, "and")) && what_before_ != "other" &&
                           (is(phrase.last, "in") || is(phrase.last, "at") || is(phrase.last, "near")) && phrase.last + 1 < end_ &&
                           atoms_[phrase.last + 1].kind == AtomKind::word && atoms_[phrase.last + 1].is_capital && !is_blocked_[phrase.last + 1];
    const bool is_big = !phrase.is_in_words && (phrase.low >= 100 || phrase.bound != Bound::exact);
    if (is_another || is(phrase.last, "more") || is_part_of_count_before(phrase) || is_listed || (is_had && is_big)) {
        bare.what = what_before_;
        bare.unit = unit_before_;
    }
    return bare;
}

// Past "250ml" in "eight million 250ml bottles", "155-mm" in "20 155-mm guns"; `at` itself where no such thing stands.
std::size_t ReportFinder::past_measured_adjective(std::size_t at) const {
    if (at >= end_ || atoms_[at].kind != AtomKind::number || atoms_[at].is_glued) {
        return at;
    }
    const std::size_t unit = is_mark(at + 1, U'-') ? at + 2 : at + 1;
    if (unit >= end_ || !atoms_[unit].is_glued) {
        return at;
    }
    const std::optional<CountedNouns::UnitMatch> match = nouns_.unit(atoms_, text_, unit, end_, true);
    return match && match->unit->use != UnitUse::share ? match->last : at;
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
    const bool is_suspended = is_mark(phrase.last, U'-') && atoms_[phrase.last].is_glued &&
                              (is_mark(phrase.last + 1, U',') || is(phrase.last + 1, "and") || is(phrase.last + 1, "or") || is(phrase.last + 1, "to"));
    if (is_suspended) {
        return suspended(phrase);
    }
    if (phrase.has_hyphen) {
        std::optional<Counted> read = hyphened(phrase, phrase.last + 1);
        if (read && !read->is_measure) {
            judge_people(phrase, *read);
        }
        return read;
    }
    if (phrase.inner_noun != 0) {
        std::optional<Counted> read = noun_behind(phrase, phrase.inner_noun);
        if (read) {
            read->last = phrase.last;
            read->head = phrase.last - 1;
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
    at = past_measured_adjective(at);
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
        read = bare_count(phrase);
    }
    judge_people(phrase, *read);
    if (read->what.empty()) {
        // "from 300 soldiers to 500", "20 tanks and 30 more": an ellipsis is left alone; a bare figure counts "other".
        read->what = "other";
    }
    return read;
}

} // namespace vedette::quantities
