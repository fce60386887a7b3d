#include "quantities/harm_context.hpp"

#include "base/utf8.hpp"

#include <array>

namespace vedette::quantities {

namespace {

constexpr std::array<std::string_view, 14> kDeadBehind = {"killed", "dead", "died", "die", "dies", "slain", "executed", "murdered", "massacred", "dying", "perished", "drowned",
                                                          "beheaded", "lynched"};
constexpr std::array<std::string_view, 12> kDeadBefore = {"killed", "killing", "kills", "kill", "executed", "executing", "murdered", "murdering", "massacred", "massacring",
                                                          "drowned", "beheaded"};
constexpr std::array<std::string_view, 3> kWoundedBehind = {"wounded", "injured", "hurt"};
constexpr std::array<std::string_view, 9> kWoundedBefore = {"wounded", "wounding", "wounds", "injured", "injuring", "injures", "injure", "wound", "hurting"};
constexpr std::array<std::string_view, 9> kDetainedBehind = {"arrested", "detained", "captured", "imprisoned", "jailed", "kidnapped", "abducted", "interned", "freed"};
constexpr std::array<std::string_view, 22> kDetainedBefore = {
    "arrested",  "arresting", "arrests",   "arrest",  "detained", "detaining", "detains",  "detain",    "captured", "capturing", "captures",
    "capture",   "abducted",  "abducting", "abduct",  "kidnapped", "kidnapping", "seized", "seizing",   "imprisoned", "jailed",   "jailing"};
constexpr std::array<std::string_view, 5> kDisplacedBehind = {"fled", "flee", "fleeing", "displaced", "uprooted"};
constexpr std::array<std::string_view, 6> kDisplacedBefore = {"displaced", "displacing", "uprooted", "uprooting", "displaces", "displace"};

// May stand between the count and the verb behind it.
constexpr std::array<std::string_view, 24> kBetween = {"have", "has",  "had", "been", "were", "was",   "are",       "is",     "being", "be",     "reportedly", "also",
                                                       "later", "since", "confirmed", "believed", "feared", "reported", "already", "and", "or", "had", "others", "got"};

constexpr std::array<std::string_view, 42> kMilitary = {
    "military",  "army",      "troops",    "soldiers",   "soldier",    "armed",       "forces",    "battalion",  "brigade",    "division",    "regiment",
    "garrison",  "conscripts", "reservists", "mobilised", "mobilized",  "mobilisation", "mobilization", "deployed", "deploy", "deployment", "exercise",
    "exercises", "drills",    "drill",     "manoeuvres", "maneuvers",  "peacekeepers", "marines",  "paratroopers", "militia",   "regiments",   "battalions",
    "divisions", "brigades",  "platoon",   "squadron",   "infantry",   "cruiser",     "warship",   "tanks",      "armies"};

} // namespace

Harm HarmContext::behind(std::size_t last) const {
    for (std::size_t at = last, skipped = 0; at < end_ && skipped <= 4; ++at, ++skipped) {
        const Atom& atom = atoms_[at];
        if (atom.kind != AtomKind::word) {
            return Harm::none;
        }
        if (is_one_of(atom.lower, kDeadBehind)) {
            // "killed or wounded": nobody says how many of them are dead
            const bool is_either = at + 2 < end_ && (atoms_[at + 1].lower == "or" || atoms_[at + 1].lower == "and") && is_one_of(atoms_[at + 2].lower, kWoundedBehind);
            return is_either ? Harm::either : Harm::dead;
        }
        if (atom.lower == "shot" && at + 1 < end_ && atoms_[at + 1].lower == "dead") {
            return Harm::dead;
        }
        if (atom.lower == "lost" && at + 2 < end_ && atoms_[at + 1].lower == "their" && atoms_[at + 2].lower.starts_with("li")) {
            return Harm::dead; // "lost their lives"
        }
        // "took 370 peacekeepers hostage"
        if (skipped == 0 && (atom.lower == "hostage" || atom.lower == "prisoner" || atom.lower == "captive")) {
            return Harm::detained;
        }
        if (is_one_of(atom.lower, kWoundedBehind)) {
            return Harm::wounded;
        }
        if (is_one_of(atom.lower, kDetainedBehind)) {
            // "20 soldiers captured the town": only with an auxiliary, or at the end of the clause.
            const bool is_passive = at > last && atoms_[at - 1].kind == AtomKind::word;
            const bool is_final = at + 1 >= end_ || atoms_[at + 1].kind == AtomKind::mark;
            return is_passive || is_final ? Harm::detained : Harm::none;
        }
        if (is_one_of(atom.lower, kDisplacedBehind)) {
            return Harm::displaced;
        }
        // "were seriously wounded"
        if (skipped > 0 && atom.lower.size() > 4 && atom.lower.ends_with("ly")) {
            continue;
        }
        if (!is_one_of(atom.lower, kBetween) || (skipped == 0 && (atom.lower == "and" || atom.lower == "or"))) {
            return Harm::none;
        }
    }
    return Harm::none;
}

Harm HarmContext::before(std::size_t first) const {
    for (std::size_t step = 1; step <= 5 && first >= begin_ + step; ++step) {
        const Atom& atom = atoms_[first - step];
        if (atom.kind != AtomKind::word) {
            return Harm::none;
        }
        if (step <= 3) {
            // "was killed 20 miles away" has no people behind it; the caller looks at what is counted.
            const bool has_verb = first >= begin_ + step + 1;
            const bool is_shot = has_verb && atom.lower == "dead" && atoms_[first - step - 1].lower == "shot";
            const bool is_gunned = has_verb && atom.lower == "down" && atoms_[first - step - 1].lower == "gunned";
            if (is_one_of(atom.lower, kDeadBefore) || is_shot || is_gunned) {
                return Harm::dead;
            }
            if (is_one_of(atom.lower, kWoundedBefore)) {
                return Harm::wounded;
            }
            if (is_one_of(atom.lower, kDetainedBefore)) {
                return Harm::detained;
            }
            if (is_one_of(atom.lower, kDisplacedBefore)) {
                return Harm::displaced;
            }
        }
        // "the deaths of 20 soldiers", "cost the lives of four Americans"
        const bool is_of = step > 1 && atoms_[first - step + 1].lower == "of";
        if (is_of && (atom.lower == "death" || atom.lower == "deaths")) {
            return Harm::dead;
        }
        if (is_of && atom.lower == "lives" && first >= begin_ + step + 2 && atoms_[first - step - 1].lower == "the") {
            constexpr std::array<std::string_view, 9> kTaking = {"cost", "costs", "costing", "claimed", "claiming", "claims", "took", "taking", "taken"};
            return is_one_of(atoms_[first - step - 2].lower, kTaking) ? Harm::dead : Harm::none;
        }
        if (atom.lower == "toll") {
            return Harm::dead;
        }
        // "The dead included 14 civilians"
        const bool lists = atom.lower == "included" || atom.lower == "include" || atom.lower == "were" || atom.lower == "are";
        if (lists && first >= begin_ + step + 1) {
            const std::string& who = atoms_[first - step - 1].lower;
            if (who == "dead" || who == "killed" || who == "fatalities") {
                return Harm::dead;
            }
            if (who == "wounded" || who == "injured") {
                return Harm::wounded;
            }
        }
        constexpr std::array<std::string_view, 31> kSkipped = {"had", "has", "have", "risen", "now", "stood", "increased", "passed", "grown",
                                                               "a",   "an",  "the",   "another", "further", "total", "of", "at",    "to",     "also", "least", 
                                                               "about", "only", "some", "as",      "many",    "rose",  "is", "stands", "reached", "from", "climbed"};
        if (!is_one_of(atom.lower, kSkipped)) {
            return Harm::none;
        }
    }
    return Harm::none;
}

Harm HarmContext::inside(std::size_t first, std::size_t last) const {
    constexpr std::array<std::string_view, 8> kHeld = {"captured", "detained", "abducted", "kidnapped", "arrested", "imprisoned", "jailed", "captive"};
    for (std::size_t at = first; at < last; ++at) {
        if (is_one_of(atoms_[at].lower, kHeld)) {
            return Harm::detained;
        }
    }
    return Harm::none;
}

bool HarmContext::is_military() const {
    for (std::size_t at = begin_; at < end_; ++at) {
        if (atoms_[at].kind == AtomKind::word && atoms_[at].lower.size() > 3 && is_one_of(atoms_[at].lower, kMilitary)) {
            return true;
        }
    }
    return false;
}

} // namespace vedette::quantities
