#include "dates/verb_tense.hpp"

#include "base/utf8.hpp"

#include <array>
#include <string>

namespace vedette::dates {

namespace {

constexpr std::array<std::string_view, 6> kWill = {"will", "'ll", "shall", "wo", "would", "’ll"};
constexpr std::array<std::string_view, 5> kMay = {"may", "might", "could", "can", "must"};

// Verbs whose infinitive lies ahead: "plans to meet on Friday".
constexpr std::array<std::string_view, 32> kForward = {
    "plan",   "expect", "schedule", "set",  "agree",  "intend", "hope", "want",   "decide",  "vow",     "pledge",
    "promise", "threaten", "order",  "ask",  "call",   "urge",   "invite", "due",  "refuse",  "prepare", "likely", "slate",
    "aim",    "propose", "request", "need", "arrange", "offer",  "about", "demand", "ready"};

// Words that look ahead without a verb: "due on Friday", "payable Dec. 15".
constexpr std::array<std::string_view, 10> kAhead = {"due", "payable", "scheduled", "expected", "effective", "slated", "upcoming", "deadline", "expires", "planned"};

// What somebody sets for a day, or puts off to one.
constexpr std::array<std::string_view, 4> kSetAhead = {"plan", "schedule", "slate", "reschedule"};
constexpr std::array<std::string_view, 7> kPutOff = {"postpone", "delay", "extend", "adjourn", "defer", "give", "suspend"};
constexpr std::array<std::string_view, 3> kOn = {"on", "early", "late"};

constexpr std::array<std::string_view, 44> kIrregularPast = {
    "said",  "was",   "were",  "had",   "did",  "met",   "told",  "began", "took",  "held",   "came",  "went",  "gave",  "made", "left",
    "shot",  "fell",  "rose",  "fought", "won",  "lost", "sent",  "flew",  "drove", "brought", "found", "saw",   "broke", "became",
    "spoke", "wrote", "withdrew", "struck", "led", "built", "ran",  "sank",  "hit",   "swept",  "kept",  "grew",  "stood", "signed",
    "seized"};

} // namespace

bool VerbTense::is_verb(TokenIndex token) const {
    const Upos upos = syntax_.tokens[token].upos;
    return upos == Upos::VERB || upos == Upos::AUX;
}

Tense VerbTense::of_verb(TokenIndex verb, int depth) const {
    const Token& token = syntax_.tokens[verb];
    bool has_have = false;
    bool has_be_past = false;
    bool has_be_present = false;
    bool has_to = false;
    bool has_did = false;
    for (const TokenIndex child : tree_.children(verb)) {
        const Token& below = syntax_.tokens[child];
        const std::string word = to_lower(below.span.in(text_));
        has_to = has_to || below.xpos == Xpos::TO;
        if (below.upos != Upos::AUX && below.xpos != Xpos::MD) {
            continue;
        }
        if (is_one_of(word, kWill) || is_one_of(word, kMay)) {
            return Tense::future;
        }
        has_have = has_have || below.lemma == "have";
        has_did = has_did || word == "did";
        if (below.lemma == "be") {
            (word == "was" || word == "were" || word == "been" ? has_be_past : has_be_present) = true;
        }
    }
    if (has_have || has_be_past || has_did || token.xpos == Xpos::VBD) {
        return Tense::past;
    }
    if (has_be_present) {
        if (token.xpos == Xpos::VBG) {
            return Tense::future; // "is meeting on Friday"
        }
        return is_one_of(token.lemma, kForward) ? Tense::future : Tense::present;
    }
    const TokenIndex above = token.head;
    const bool may_climb = above != kNoToken && depth < 6;
    if (has_to) {
        if (above != kNoToken && is_one_of(syntax_.tokens[above].lemma, kForward)) {
            return Tense::future;
        }
        return may_climb && is_verb(above) ? of_verb(above, depth + 1) : Tense::future;
    }
    if (token.xpos == Xpos::VBP || token.xpos == Xpos::VBZ) {
        return Tense::present;
    }
    if (token.xpos == Xpos::VBN) {
        return is_one_of(token.lemma, kForward) ? Tense::future : Tense::past;
    }
    for (TokenIndex up = above, steps = 0; may_climb && up != kNoToken && steps < 12; up = syntax_.tokens[up].head, ++steps) {
        if (is_verb(up)) {
            return of_verb(up, depth + 1);
        }
    }
    return Tense::unknown;
}

// "said Thursday that ...", "met on Monday": the verb right before the date has its own past, whatever the parser hung the date on.
bool VerbTense::follows_past_verb(TokenIndex first) const {
    TokenIndex before = first;
    if (before > 0 && is_one_of(to_lower(syntax_.tokens[before - 1].span.in(text_)), kOn)) {
        --before;
    }
    if (before == 0 || syntax_.tokens.size() <= before) {
        return false;
    }
    const Token& verb = syntax_.tokens[before - 1];
    return verb.upos == Upos::VERB && verb.xpos == Xpos::VBD && !is_one_of(verb.lemma, kSetAhead);
}

// "planned a march on Saturday", "was scheduled for Friday", "put off the vote until Tuesday": the verb is past, the day to come.
bool VerbTense::is_set_ahead(TokenIndex first, TokenIndex verb) const {
    const std::string_view preposition = first > 0 ? syntax_.tokens[first - 1].span.in(text_) : std::string_view();
    const std::string& lemma = syntax_.tokens[verb].lemma;
    if (preposition == "until" || preposition == "till" || preposition == "to") {
        return is_one_of(lemma, kSetAhead) || is_one_of(lemma, kPutOff);
    }
    return is_one_of(lemma, kSetAhead) && (preposition == "on" || preposition == "for");
}

Tense VerbTense::at(TokenIndex first, TokenIndex last) const {
    if (first >= syntax_.tokens.size()) {
        return Tense::unknown;
    }
    if (follows_past_verb(first)) {
        return Tense::past;
    }
    bool has_tree = false;
    TokenIndex top = first;
    for (TokenIndex token = first; token < last; ++token) {
        const TokenIndex head = syntax_.tokens[token].head;
        has_tree = has_tree || head != kNoToken;
        if (head != kNoToken && (head < first || head >= last)) {
            top = token;
        }
    }
    if (has_tree) {
        TokenIndex up = syntax_.tokens[top].head;
        for (int steps = 0; up != kNoToken && steps < 20; ++steps) {
            if (is_verb(up)) {
                return is_set_ahead(first, up) ? Tense::future : of_verb(up, 0);
            }
            const TokenIndex copula = tree_.child(syntax_, up, Deprel::cop);
            if (copula != kNoToken) {
                const Tense tense = of_verb(up, 0);
                return tense == Tense::unknown ? of_words(first, last) : tense;
            }
            up = syntax_.tokens[up].head;
        }
    }
    return of_words(first, last);
}

// Nearest cue to the left in the sentence, else to the right; the subject's clause usually comes first.
Tense VerbTense::of_words(TokenIndex first, TokenIndex last) const {
    TokenIndex begin = 0;
    auto end = static_cast<TokenIndex>(syntax_.tokens.size());
    if (!syntax_.sentences.empty()) {
        const Sentence& sentence = syntax_.sentences[syntax_.sentence_of(first)];
        begin = sentence.first;
        end = sentence.last;
    }
    const auto cue = [&](TokenIndex token) {
        const Token& at = syntax_.tokens[token];
        const std::string word = to_lower(at.span.in(text_));
        if (is_one_of(word, kWill)) {
            return Tense::future;
        }
        if (word == "to" && token + 1 < end && token > begin) {
            const std::string before = to_lower(syntax_.tokens[token - 1].span.in(text_));
            for (const std::string_view verb : kForward) {
                if (before.starts_with(verb.substr(0, verb.size() - (verb.size() > 4 ? 1 : 0)))) {
                    return Tense::future;
                }
            }
        }
        if (is_one_of(word, kAhead)) {
            return Tense::future;
        }
        if (at.xpos == Xpos::VBD || is_one_of(word, kIrregularPast) ||
            (at.xpos == Xpos::unknown && word.size() > 4 && word.ends_with("ed"))) {
            return Tense::past;
        }
        if (at.xpos == Xpos::VBP || at.xpos == Xpos::VBZ) {
            return Tense::present;
        }
        return Tense::unknown;
    };
    for (TokenIndex step = 1; step <= 15 && first >= begin + step; ++step) {
        if (const Tense tense = cue(first - step); tense != Tense::unknown) {
            return tense;
        }
    }
    for (TokenIndex token = last; token < end && token < last + 15; ++token) {
        if (const Tense tense = cue(token); tense != Tense::unknown) {
            return tense;
        }
    }
    return Tense::unknown;
}

} // namespace vedette::dates
