#include "syntax/lemma_check.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace vedette::syntax {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

// Past forms and participles that no spelling rule gives, sorted. Forms that are words of their own as well ("found", "lay", "saw", "wound",
// "bound") are here too: only tokens tagged as past forms ask.
constexpr std::array kIrregular = std::to_array<Pair>({
    {"arisen", "arise"},       {"arose", "arise"},         {"ate", "eat"},            {"awoke", "awake"},       {"beat", "beat"},
    {"beaten", "beat"},        {"became", "become"},       {"become", "become"},      {"been", "be"},           {"befell", "befall"},
    {"began", "begin"},        {"begun", "begin"},         {"bent", "bend"},          {"beset", "beset"},       {"bet", "bet"},
    {"bit", "bite"},           {"bitten", "bite"},         {"bled", "bleed"},         {"blew", "blow"},         {"blown", "blow"},
    {"bore", "bear"},          {"born", "bear"},           {"borne", "bear"},         {"bought", "buy"},        {"bound", "bind"},
    {"bred", "breed"},         {"broadcast", "broadcast"}, {"broke", "break"},        {"broken", "break"},      {"brought", "bring"},
    {"built", "build"},        {"burst", "burst"},         {"came", "come"},          {"cast", "cast"},         {"caught", "catch"},
    {"chose", "choose"},       {"chosen", "choose"},       {"clung", "cling"},        {"cost", "cost"},         {"crept", "creep"},
    {"cut", "cut"},            {"dealt", "deal"},          {"did", "do"},             {"done", "do"},           {"drank", "drink"},
    {"drawn", "draw"},         {"drew", "draw"},           {"driven", "drive"},       {"drove", "drive"},       {"drunk", "drink"},
    {"dug", "dig"},            {"fallen", "fall"},         {"fed", "feed"},           {"fell", "fall"},         {"felt", "feel"},
    {"fled", "flee"},          {"flew", "fly"},            {"flown", "fly"},          {"flung", "fling"},       {"forbade", "forbid"},
    {"forbidden", "forbid"},   {"foresaw", "foresee"},     {"forgave", "forgive"},    {"forgot", "forget"},     {"forgotten", "forget"},
    {"forsaken", "forsake"},   {"fought", "fight"},        {"found", "find"},         {"froze", "freeze"},      {"frozen", "freeze"},
    {"gave", "give"},          {"given", "give"},          {"gone", "go"},            {"got", "get"},           {"gotten", "get"},
    {"grew", "grow"},          {"ground", "grind"},        {"grown", "grow"},         {"had", "have"},          {"heard", "hear"},
    {"held", "hold"},          {"hid", "hide"},            {"hidden", "hide"},        {"hit", "hit"},           {"hung", "hang"},
    {"hurt", "hurt"},          {"kept", "keep"},           {"knew", "know"},          {"known", "know"},        {"laid", "lay"},
    {"lain", "lie"},           {"led", "lead"},            {"left", "leave"},         {"lent", "lend"},         {"let", "let"},
    {"lit", "light"},          {"lost", "lose"},           {"made", "make"},          {"meant", "mean"},        {"met", "meet"},
    {"mistook", "mistake"},    {"outfought", "outfight"},  {"overcame", "overcome"},  {"overflew", "overfly"},  {"overflown", "overfly"},
    {"overran", "overrun"},    {"overrode", "override"},   {"oversaw", "oversee"},    {"overthrew", "overthrow"}, {"overthrown", "overthrow"},
    {"overtook", "overtake"},  {"paid", "pay"},            {"proven", "prove"},       {"put", "put"},           {"quit", "quit"},
    {"ran", "run"},            {"rang", "ring"},           {"read", "read"},          {"rebuilt", "rebuild"},   {"redrawn", "redraw"},
    {"rent", "rend"},          {"repaid", "repay"},        {"resent", "resend"},      {"retook", "retake"},     {"rewritten", "rewrite"},
    {"rid", "rid"},            {"ridden", "ride"},         {"risen", "rise"},         {"rode", "ride"},         {"rose", "rise"},
    {"rung", "ring"},          {"said", "say"},            {"sang", "sing"},          {"sank", "sink"},         {"sat", "sit"},
    {"saw", "see"},            {"seen", "see"},            {"sent", "send"},          {"set", "set"},           {"shaken", "shake"},
    {"shed", "shed"},          {"shone", "shine"},         {"shook", "shake"},        {"shot", "shoot"},        {"shown", "show"},
    {"shrank", "shrink"},      {"shut", "shut"},           {"slain", "slay"},         {"slept", "sleep"},       {"slew", "slay"},
    {"slid", "slide"},         {"sold", "sell"},           {"sought", "seek"},        {"sped", "speed"},        {"spent", "spend"},
    {"split", "split"},        {"spoke", "speak"},         {"spoken", "speak"},       {"sprang", "spring"},     {"spread", "spread"},
    {"sprung", "spring"},      {"spun", "spin"},           {"stole", "steal"},        {"stolen", "steal"},      {"stood", "stand"},
    {"stricken", "strike"},    {"struck", "strike"},       {"stuck", "stick"},        {"stung", "sting"},       {"sung", "sing"},
    {"sunk", "sink"},          {"swam", "swim"},           {"swept", "sweep"},        {"swore", "swear"},       {"sworn", "swear"},
    {"swung", "swing"},        {"taken", "take"},          {"taught", "teach"},       {"thought", "think"},     {"threw", "throw"},
    {"thrown", "throw"},       {"thrust", "thrust"},       {"told", "tell"},          {"took", "take"},         {"tore", "tear"},
    {"torn", "tear"},          {"trod", "tread"},          {"undergone", "undergo"},  {"understood", "understand"}, {"undertaken", "undertake"},
    {"undertook", "undertake"}, {"underwent", "undergo"},  {"upheld", "uphold"},      {"upset", "upset"},       {"wed", "wed"},
    {"went", "go"},            {"withdrawn", "withdraw"},  {"withdrew", "withdraw"},  {"withheld", "withhold"}, {"withstood", "withstand"},
    {"woke", "wake"},          {"won", "win"},             {"wore", "wear"},          {"worn", "wear"},         {"wound", "wind"},
    {"wove", "weave"},         {"written", "write"},       {"wrote", "write"},
});

bool is_consonant(char c) { return c >= 'a' && c <= 'z' && std::string_view("aeiou").find(c) == std::string_view::npos; }

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

// The base that the spelling of a stem proves: "stepp-" comes from "step", "fir-" (one syllable, one vowel, one consonant, not doubled)
// from "fire". Empty when it proves nothing.
std::string proven_base(const std::string& stem) {
    const std::size_t size = stem.size();
    if (size > 3 && stem[size - 1] == stem[size - 2] && is_consonant(stem[size - 1]) &&
        std::string_view("lsfz").find(stem[size - 1]) == std::string_view::npos) {
        return stem.substr(0, size - 1);
    }
    const auto vowels = std::count_if(stem.begin(), stem.end(), is_vowel);
    if (size >= 3 && vowels == 1 && is_vowel(stem[size - 2]) && is_consonant(stem[size - 1]) && is_consonant(stem[size - 3]) &&
        std::string_view("wxy").find(stem[size - 1]) == std::string_view::npos) {
        return stem + "e";
    }
    return {};
}

// Plurals in "-ies" whose singular ends in "-ie".
constexpr std::array<std::string_view, 9> kIeNouns = {"calories", "collies", "cookies", "genies", "movies", "prairies", "rookies", "sorties", "zombies"};

// Base forms that English spelling allows for an ending; the likeliest first.
std::vector<std::string> regular_bases(const std::string& form, Xpos xpos) {
    std::vector<std::string> bases;
    const auto strip = [&](std::size_t cut) { return form.substr(0, form.size() - cut); };
    const auto add_stem = [&](const std::string& stem) {
        const std::size_t size = stem.size();
        if (size < 2) {
            return;
        }
        bases.push_back(stem);
        bases.push_back(stem + "e");
        if (size > 2 && stem[size - 1] == stem[size - 2] && is_consonant(stem[size - 1])) {
            bases.push_back(stem.substr(0, size - 1));
        }
    };
    if (xpos == Xpos::VBG && form.ends_with("ing") && form.size() > 5) {
        if (form.ends_with("ying") && form.size() == 5) {
            bases.push_back(strip(4) + "ie"); // "dying", "lying"
        }
        add_stem(strip(3));
    } else if ((xpos == Xpos::VBD || xpos == Xpos::VBN) && form.ends_with("ed") && form.size() > 4) {
        if (form.ends_with("ied")) {
            bases.push_back(strip(3) + "y");
        }
        add_stem(strip(2));
    } else if ((xpos == Xpos::VBZ || xpos == Xpos::NNS) && form.ends_with("s") && form.size() > 3) {
        if (form.ends_with("ies")) {
            bases.push_back(strip(3) + (form.size() == 4 ? "ie" : "y"));
        } else {
            bases.push_back(strip(1));
            if (form.ends_with("es")) {
                bases.push_back(strip(2));
            }
        }
    }
    return bases;
}

} // namespace

std::string checked_lemma(std::string_view form, Upos upos, Xpos xpos, const std::string& lemma,
                          const std::function<bool(std::string_view)>& known) {
    const bool verb = upos == Upos::VERB && (xpos == Xpos::VBD || xpos == Xpos::VBN || xpos == Xpos::VBG || xpos == Xpos::VBZ);
    const bool plural = upos == Upos::NOUN && xpos == Xpos::NNS;
    if (!verb && !plural) {
        return lemma;
    }
    const std::string lower = to_lower(form);
    if (plural && std::find(kIeNouns.begin(), kIeNouns.end(), lower) != kIeNouns.end()) {
        return lower.substr(0, lower.size() - 1);
    }
    if (verb && (xpos == Xpos::VBD || xpos == Xpos::VBN)) {
        const auto found = std::lower_bound(kIrregular.begin(), kIrregular.end(), lower, [](const Pair& pair, const std::string& word) { return pair.first < word; });
        if (found != kIrregular.end() && found->first == lower) {
            return std::string(found->second);
        }
    }
    const bool past = (xpos == Xpos::VBD || xpos == Xpos::VBN) && lower.ends_with("ed");
    if (verb && (past || (xpos == Xpos::VBG && lower.ends_with("ing")))) {
        if (const std::string proven = proven_base(lower.substr(0, lower.size() - (past ? 2 : 3))); !proven.empty() && known(proven)) {
            return proven;
        }
    }
    const std::vector<std::string> bases = regular_bases(lower, xpos);
    if (bases.empty()) {
        return lemma;
    }
    const bool allowed = std::find(bases.begin(), bases.end(), lemma) != bases.end();
    const bool short_ies = lower.size() == 4 && lower.ends_with("ies"); // "ties", never "ty"
    if (allowed && known(lemma) && !short_ies) {
        return lemma;
    }
    for (const std::string& base : bases) {
        if (known(base)) {
            return base;
        }
    }
    return lemma;
}

} // namespace vedette::syntax
