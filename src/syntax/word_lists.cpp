#include "syntax/word_lists.hpp"

#include <algorithm>
#include <iterator>

namespace vedette::syntax {

namespace {

// All lists are in byte order: binary search.
constexpr std::string_view kInside[] = {
    "adm", "amb", "approx", "asst", "atty", "ave", "bn", "brig", "capt", "cf", "cmdr", "col", "comdr", "cpl", "cpt", "dept",
    "dr", "e.g", "fr", "ft", "gen", "gov", "hon", "i.e", "insp", "lt", "maj", "messrs", "mlle", "mme", "mr", "mrs", "ms",
    "msgr", "mt", "pfc", "pres", "prof", "pte", "pvt", "rep", "reps", "rev", "rt", "sen", "sens", "sgt", "sq", "st", "ste",
    "supt", "tel", "v", "viz", "vs"};

constexpr std::string_view kNumbered[] = {"app", "art", "c", "ca", "ch", "fig", "figs", "no", "nos", "op", "p", "pp", "sec", "vol", "vols"};

// Abbreviations in lower case as well: "sat." and "sun." are words.
constexpr std::string_view kLowerToo[] = {"a.m", "al", "approx", "cf", "e.g", "etc", "ft", "i.e", "p.m", "sq", "tel", "v", "viz", "vs"};

constexpr std::string_view kEither[] = {
    "a.d", "a.k.a", "a.m", "al", "apr", "assn", "aug", "b.c", "blvd", "cie", "co", "corp", "dec", "etc", "feb", "fri", "inc",
    "intl", "jan", "jr", "jul", "jun", "ltd", "m.d", "mar", "mfg", "mon", "nov", "oct", "p.m", "ph.d", "plc", "rd", "sat",
    "sep", "sept", "sr", "sun", "thu", "thur", "thurs", "tue", "tues", "univ", "wed"};

constexpr std::string_view kPrefixes[] = {
    "anti", "arch", "co", "counter", "cross", "de", "e", "ex", "extra", "hyper", "infra", "inter", "intra", "macro", "mega",
    "micro", "mid", "mini", "multi", "neo", "non", "over", "para", "post", "pre", "pro", "pseudo", "quasi", "re", "semi",
    "socio", "sub", "super", "trans", "tri", "ultra", "un", "under", "uni"};

constexpr std::string_view kUnits[] = {
    "a.m", "am", "b", "bn", "c", "cm", "f", "ft", "g", "gb", "ghz", "gw", "ha", "hr", "hrs", "k", "kb", "kg", "kgs", "khz",
    "km", "kms", "kph", "kt", "kw", "kwh", "lb", "lbs", "m", "mb", "mg", "mhz", "ml", "mm", "mn", "mph", "mw", "mwh", "nm",
    "p.m", "pm", "t", "tb", "tn", "w"};

constexpr std::string_view kStarters[] = {
    "a", "according", "after", "all", "also", "although", "among", "an", "and", "another", "any", "as", "asked", "at",
    "because", "before", "both", "but", "by", "despite", "during", "each", "earlier", "even", "every", "few", "for", "from",
    "furthermore", "he", "her", "here", "his", "how", "however", "i", "if", "in", "instead", "it", "its", "last", "later",
    "many", "meanwhile", "moreover", "most", "my", "no", "nor", "not", "now", "of", "on", "once", "one", "only", "or",
    "others", "our", "over", "she", "since", "so", "some", "still", "such", "that", "the", "their", "then", "there", "these",
    "they", "this", "those", "though", "thus", "to", "under", "until", "we", "what", "when", "where", "whether", "which",
    "while", "who", "why", "with", "yesterday", "yet", "you"};

constexpr std::string_view kSpeech[] = {
    "added", "announced", "argued", "asked", "asks", "called", "chanted", "claimed", "continued", "cried", "declared",
    "demanded", "explained", "insisted", "joked", "noted", "quipped", "recalled", "remarked", "replied", "said", "says",
    "screamed", "shouted", "shouts", "stated", "told", "tweeted", "warned", "wondered", "writes", "wrote", "yelled"};

constexpr std::string_view kTitles[] = {
    "Adm", "Admiral", "Ambassador", "Archbishop", "Ayatollah", "Bishop", "Brig", "Brigadier", "Capt", "Captain", "Cardinal", "Chancellor",
    "Col", "Colonel", "Commander", "Corporal", "Cpl", "Deputy", "Doctor", "Dr", "Emir", "Emperor", "Gen", "General", "Gov", "Governor",
    "Imam", "Judge", "Justice", "King", "Lady", "Lieutenant", "Lord", "Lt", "Maj", "Major", "Marshal", "Minister", "Mr", "Mrs", "Ms",
    "Mullah", "Pope", "Premier", "Pres", "President", "Prince", "Princess", "Prof", "Professor", "Queen", "Rep", "Rev", "Reverend",
    "Secretary", "Sen", "Senator", "Sergeant", "Sgt", "Shaikh", "Sheik", "Sheikh", "Sir", "Sultan"};

constexpr std::string_view kDomains[] = {
    "au", "ca", "cn", "co", "com", "de", "edu", "eu", "fr", "gov", "il", "in", "info", "int", "io", "ir", "jp", "ke", "mil",
    "net", "ng", "nz", "org", "pk", "ru", "tr", "tv", "ua", "uk", "us", "za"};

template <std::size_t N>
bool holds(const std::string_view (&list)[N], std::string_view word) {
    return std::binary_search(std::begin(list), std::end(list), word);
}

// "u.s", "u.k", "d.c": letters and full stops in turn.
bool is_lettered(std::string_view word) {
    if (word.size() < 3 || word.size() % 2 == 0) {
        return false;
    }
    for (std::size_t index = 0; index < word.size(); ++index) {
        const bool is_letter = word[index] >= 'a' && word[index] <= 'z';
        if (index % 2 == 0 ? !is_letter : word[index] != '.') {
            return false;
        }
    }
    return true;
}

} // namespace

Abbreviation abbreviation(std::string_view word, bool is_capitalised) {
    if (holds(kNumbered, word)) {
        return Abbreviation::numbered;
    }
    if (!is_capitalised && !holds(kLowerToo, word) && !is_lettered(word)) {
        return Abbreviation::none;
    }
    if (holds(kInside, word)) {
        return Abbreviation::inside;
    }
    return holds(kEither, word) || is_lettered(word) ? Abbreviation::either : Abbreviation::none;
}

bool is_bound_prefix(std::string_view word) { return holds(kPrefixes, word); }

bool is_unit(std::string_view word) { return holds(kUnits, word); }

bool is_sentence_starter(std::string_view word) { return holds(kStarters, word); }

bool is_day_or_zone(std::string_view word) {
    constexpr std::string_view kDaysAndZones[] = {"april", "august", "bst",    "cet",      "december", "edt",    "eet",      "est",     "february", "friday",   "gmt",    "january", "july",
                                                  "june",  "march",  "may",    "monday",   "november", "october", "pdt",     "pst",     "saturday", "september", "sunday", "thursday", "tuesday",
                                                  "utc",   "wednesday"};
    return holds(kDaysAndZones, word);
}

bool is_speech_verb(std::string_view word) { return holds(kSpeech, word); }

bool is_person_title(std::string_view word) {
    return holds(kTitles, word.ends_with('.') ? word.substr(0, word.size() - 1) : word);
}

bool is_domain_ending(std::string_view word) { return holds(kDomains, word); }

std::size_t fused_word_cut(std::string_view word) {
    if (word == "cannot" || word == "gonna" || word == "gotta" || word == "wanna") {
        return 3;
    }
    return word == "gimme" || word == "lemme" ? 3 : 0;
}

} // namespace vedette::syntax
