#include "events/background.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace vedette::events {

namespace {

constexpr int kMaxClimb = 8;
constexpr int kDaysOfHistory = 365; // codebook section 4: over a year before the report

// Whether what stands in this relation belongs to the same telling as its head.
bool goes_up(Deprel relation) {
    switch (relation) {
    case Deprel::acl_relcl:
    case Deprel::advcl:
    case Deprel::advcl_relcl:
    case Deprel::appos:
    case Deprel::parataxis:
    case Deprel::root:
        return false;
    default:
        return true;
    }
}

} // namespace

// A noun with its compounds: "cold war".
std::string BackgroundRules::phrase(TokenIndex noun) const {
    std::string words;
    for (const TokenIndex child : grammar_.tree().children(noun)) {
        const Deprel relation = grammar_.at(child).deprel;
        if (child < noun &&
            (relation == Deprel::compound || relation == Deprel::amod || relation == Deprel::flat)) {
            words += to_lower(grammar_.words(child)) + " ";
        }
    }
    return words + to_lower(grammar_.at(noun).lemma);
}

bool BackgroundRules::is_perfect(TokenIndex verb) const {
    for (const TokenIndex child : grammar_.tree().children(verb)) {
        const Token& token = grammar_.at(child);
        if (token.deprel == Deprel::aux && token.lemma == "have" && token.xpos != Xpos::VBD) {
            return true;
        }
    }
    return false;
}

bool BackgroundRules::is_past(TokenIndex verb) const {
    if (grammar_.at(verb).xpos == Xpos::VBD || is_perfect(verb)) {
        return true;
    }
    for (const TokenIndex child : grammar_.tree().children(verb)) {
        const Token& token = grammar_.at(child);
        if ((token.deprel == Deprel::aux || token.deprel == Deprel::aux_pass) && token.xpos == Xpos::VBD) {
            return true;
        }
    }
    return false;
}

// "Once attacked", "formerly supplied".
std::string BackgroundRules::frame_of(TokenIndex predicate) const {
    for (const TokenIndex child : grammar_.tree().children(predicate)) {
        const Token& token = grammar_.at(child);
        if (token.deprel == Deprel::advmod && child < predicate &&
            lexicon_.classes.contains("@past-adverbs", token.lemma)) {
            const std::string next =
                to_lower(grammar_.words(child + 1)); // the predicate follows, so there is a next word
            if (next != "again" && next != "more") {
                return "'" + token.lemma + "' sets an earlier period";
            }
        }
    }
    return "";
}

bool BackgroundRules::began_long_ago(const TimeMention& time) const {
    return time.when && time.when->from && report_.published.when.from &&
           *time.when->from + kDaysOfHistory < *report_.published.when.from;
}

// The verb that a phrase belongs to through nouns alone; kNoToken when there is none near.
TokenIndex BackgroundRules::verb_of(TokenIndex token) const {
    TokenIndex current = token;
    for (int steps = 0; steps < kMaxClimb && current != kNoToken; ++steps) {
        if (grammar_.is_verb(current)) {
            return current;
        }
        current = grammar_.at(current).head;
    }
    return kNoToken;
}

// "Early 1992, when ...": what the date that the clause hangs on says of its time.
std::string BackgroundRules::frame_of_clause(TokenIndex clause) const {
    const TokenIndex head = grammar_.at(clause).head;
    const bool when =
        std::any_of(grammar_.tree().children(clause).begin(), grammar_.tree().children(clause).end(),
                    [&](TokenIndex child) { return child < clause && grammar_.at(child).lemma == "when"; });
    if (!when || !is_past(clause) || head > clause) {
        return "";
    }
    for (const TimeMention& time : dates_.mentions) {
        if (time.first <= head && head < time.last && began_long_ago(time)) {
            return "told of '" + std::string(time.span.in(report_.text)) + "'";
        }
    }
    return "";
}

// "20,000 have been killed since 1984", "have died in the 12-year-old conflict": years of dead, not news of today.
std::string BackgroundRules::toll_of(TokenIndex verb) const {
    if (!is_perfect(verb) || !lexicon_.classes.contains("@toll-verbs", grammar_.at(verb).lemma) || !report_.published.when.from) {
        return "";
    }
    for (const TimeMention& time : dates_.mentions) {
        const bool since = time.first > 0 && grammar_.at(time.first - 1).lemma == "since";
        if (since && began_long_ago(time) && verb_of(time.first) == verb) {
            return "a toll since '" + std::string(time.span.in(report_.text)) + "'";
        }
    }
    for (const TokenIndex child : grammar_.tree().children(verb)) {
        const Deprel relation = grammar_.at(child).deprel;
        if (relation != Deprel::obl && relation != Deprel::obl_unmarked) {
            continue;
        }
        for (const TokenIndex modifier : grammar_.tree().children(child)) {
            const bool counts_years =
                modifier < child && grammar_.at(modifier).deprel == Deprel::amod &&
                (grammar_.at(modifier).lemma == "old" || grammar_.at(modifier).lemma == "long");
            for (const TokenIndex years : grammar_.tree().children(modifier)) {
                if (counts_years &&
                    (grammar_.at(years).lemma == "year" || grammar_.at(years).lemma == "decade")) {
                    return "a toll of years";
                }
            }
        }
    }
    return "";
}

std::string BackgroundRules::history_of(TokenIndex trigger, EventType type) const {
    TokenIndex current = trigger;
    for (int steps = 0; steps < kMaxClimb; ++steps) {
        const Token& token = grammar_.at(current);
        if (grammar_.is_verb(current)) {
            const bool past = is_past(current);
            if (const bool finite = token.xpos == Xpos::VBZ || token.xpos == Xpos::VBP; finite && !past) {
                return "";
            }
            if (type == EventType::ASSAULT) {
                if (std::string toll = toll_of(current); !toll.empty()) {
                    return toll;
                }
            }
            if (past || token.xpos == Xpos::VBN) {
                if (std::string frame = frame_of(current); !frame.empty()) {
                    return frame;
                }
            }
        }
        if (token.head == kNoToken) {
            return "";
        }
        if (!goes_up(token.deprel)) {
            return frame_of_clause(current);
        }
        current = token.head;
    }
    return "";
}

// A noun that stands for its kind: "an ally", "any state", "allies"; not a name, not "the ally", not "two allies".
bool BackgroundRules::is_of_kind(TokenIndex noun) const {
    const Token& token = grammar_.at(noun);
    if (token.upos != Upos::NOUN) {
        return false;
    }
    bool is_definite = token.xpos != Xpos::NNS;
    for (const TokenIndex child : grammar_.tree().children(noun)) {
        const Deprel relation = grammar_.at(child).deprel;
        if (relation == Deprel::nummod || relation == Deprel::nmod_poss) {
            return false;
        }
        if (relation == Deprel::det) {
            const std::string word = to_lower(grammar_.words(child));
            is_definite = word != "a" && word != "an" && word != "any" && word != "every" && word != "each";
        }
    }
    return !is_definite;
}

// Present tense or a modal of permission and duty: no time is told.
bool BackgroundRules::is_timeless(TokenIndex verb) const {
    for (const TokenIndex child : grammar_.tree().children(verb)) {
        const Token& token = grammar_.at(child);
        if (token.deprel == Deprel::aux || token.deprel == Deprel::aux_pass) {
            return token.lemma == "can" || token.lemma == "may" || token.lemma == "must" ||
                   token.lemma == "shall" ||
                   (token.deprel == Deprel::aux_pass && (token.xpos == Xpos::VBZ || token.xpos == Xpos::VBP));
        }
    }
    return grammar_.at(verb).xpos == Xpos::VBZ || grammar_.at(verb).xpos == Xpos::VBP;
}

bool BackgroundRules::is_law(TokenIndex noun) const {
    if (lexicon_.classes.contains("@rules", phrase(noun))) {
        return true;
    }
    return std::any_of(
        grammar_.tree().children(noun).begin(), grammar_.tree().children(noun).end(), [&](TokenIndex child) {
            return grammar_.at(child).deprel == Deprel::nmod && grammar_.case_of(child) == "of" &&
                   lexicon_.classes.contains("@rules", to_lower(grammar_.at(noun).lemma) + " of " +
                                                           to_lower(grammar_.at(child).lemma));
        });
}

bool BackgroundRules::is_condition(TokenIndex clause) const {
    if (grammar_.at(clause).deprel != Deprel::advcl) {
        return false;
    }
    const std::string mark = grammar_.mark_of(clause);
    return mark == "if" || mark == "whenever" || mark == "unless";
}

bool BackgroundRules::is_rule(TokenIndex verb) const {
    if (!is_timeless(verb)) {
        return false;
    }
    const TokenIndex subject = grammar_.surface_subject(verb);
    const bool of_law = subject != kNoToken && is_law(subject);
    const bool provides = lexicon_.classes.contains("@rules-provide", grammar_.at(verb).lemma);
    const bool of_kind = subject != kNoToken && is_of_kind(subject);
    if (of_law && provides) {
        return true;
    }
    for (const TokenIndex child : grammar_.tree().children(verb)) {
        const Token& token = grammar_.at(child);
        if (token.deprel == Deprel::obl && grammar_.case_of(child) == "under" && is_law(child)) {
            return true;
        }
        if (!of_kind) {
            continue;
        }
        // is_timeless let no other auxiliary through; "separatists may strike" is a fear, not a rule.
        const bool is_modal = token.deprel == Deprel::aux && grammar_.at(subject).xpos != Xpos::NNS;
        const bool is_usual =
            token.deprel == Deprel::advmod && lexicon_.classes.contains("@usual-adverbs", token.lemma);
        // The condition may stand below what is agreed to or asked for: "members agree to help if one is attacked".
        bool has_condition = is_condition(child);
        if (token.deprel == Deprel::xcomp) {
            for (const TokenIndex below : grammar_.tree().children(child)) {
                has_condition = has_condition || is_condition(below);
            }
        }
        if (is_modal || is_usual || has_condition) {
            return true;
        }
    }
    return false;
}

bool BackgroundRules::is_general_rule(TokenIndex trigger) const {
    TokenIndex current = trigger;
    for (int steps = 0; steps < kMaxClimb; ++steps) {
        if (grammar_.is_verb(current) && is_rule(current)) {
            return true;
        }
        const Token& token = grammar_.at(current);
        const bool is_subject =
            token.deprel == Deprel::nsubj ||
            token.deprel == Deprel::nsubj_pass; // what the rule is about, not what it rules
        if (token.head == kNoToken || is_subject || !goes_up(token.deprel)) {
            return false;
        }
        current = token.head;
    }
    return false;
}

} // namespace vedette::events
