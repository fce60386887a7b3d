#include "events/status_rules.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace vedette::events {

namespace {

constexpr int kMaxClimb = 12;

bool is_subject(Deprel deprel) { return deprel == Deprel::nsubj || deprel == Deprel::nsubj_pass; }

} // namespace

bool is_conditional(std::string_view mark) {
    return mark == "if" || mark == "unless" || mark == "lest" || mark == "whether" || mark == "in_case" || mark == "provided" || mark == "should";
}

bool is_temporal(std::string_view mark) {
    return mark == "when" || mark == "once" || mark == "until" || mark == "till" || mark == "after" || mark == "before" || mark == "as";
}

Status under(Status outer, Status inner) {
    if (outer == Status::negated || inner == Status::negated) {
        return Status::negated;
    }
    if (outer == Status::hypothetical || inner == Status::hypothetical) {
        return Status::hypothetical;
    }
    if (outer == Status::future || inner == Status::future) {
        return Status::future;
    }
    return inner;
}

bool StatusRules::is_predicate(TokenIndex token, PredicatePos pos) const {
    const std::string lemma = to_lower(grammar_.at(token).lemma);
    const auto in = [&](std::string_view name) { return lexicon_.classes.contains(name, lemma); };
    const bool gerund = lemma.ends_with("ing") && grammar_.at(token).xpos == Xpos::NN && !in("@things-in-ing");
    const bool action = pos == PredicatePos::noun && (in("@event-nouns") || in("@state-nouns") || gerund);
    const Deprel relation = grammar_.at(token).deprel;
    // "Grew alarmed", "alarmed, they left": what is said of somebody without a copula.
    const bool said = pos == PredicatePos::adjective && (relation == Deprel::xcomp || relation == Deprel::advcl || relation == Deprel::root || relation == Deprel::ccomp);
    return action || said || grammar_.child(token, Deprel::cop) != kNoToken || lexicon_.status_of(lemma, pos) != nullptr;
}

bool StatusRules::is_past(TokenIndex trigger) const {
    TokenIndex current = trigger;
    for (int steps = 0; steps < kMaxClimb && current != kNoToken; ++steps) {
        const Token& token = grammar_.at(current);
        if (token.upos == Upos::VERB || token.upos == Upos::AUX) {
            if (token.xpos == Xpos::VBD) {
                return true;
            }
            if (token.xpos == Xpos::VBN || token.xpos == Xpos::VBG) {
                for (const TokenIndex child : grammar_.tree().children(current)) {
                    const Token& auxiliary = grammar_.at(child);
                    const bool is_auxiliary = auxiliary.deprel == Deprel::aux || auxiliary.deprel == Deprel::aux_pass;
                    if (is_auxiliary && (auxiliary.xpos == Xpos::VBD || auxiliary.lemma == "have")) {
                        return true;
                    }
                }
            }
            if (token.xpos != Xpos::VBG && token.xpos != Xpos::VBN) {
                return false;
            }
        }
        current = token.head;
    }
    return false;
}

bool StatusRules::is_indefinite(TokenIndex noun) const {
    for (const TokenIndex child : grammar_.tree().children(noun)) {
        const Deprel relation = grammar_.at(child).deprel;
        if (relation == Deprel::nmod_poss) {
            return false;
        }
        if (relation == Deprel::det) {
            const std::string word = to_lower(grammar_.words(child));
            return word == "a" || word == "an" || word == "any" || word == "another" || word == "some";
        }
    }
    return true;
}

// "Nobody came", "no troops crossed", "neither side attacked".
bool StatusRules::names_nobody(TokenIndex subject) const {
    const std::string word = to_lower(grammar_.words(subject));
    if (word == "nobody" || word == "none" || word == "nothing" || word == "neither") {
        return true;
    }
    const TokenIndex determiner = grammar_.child(subject, Deprel::det);
    const std::string first = determiner == kNoToken ? std::string{} : to_lower(grammar_.words(determiner));
    if (first == "no" || first == "neither") {
        return true;
    }
    // "Not one soldier", "not a single ship": the phrase begins with its denial, which the parser hangs on the verb or the number.
    const TokenIndex start = grammar_.tree().leftmost(subject);
    const TokenIndex negation = to_lower(grammar_.words(start)) == "not" ? start : start > 0 ? start - 1 : kNoToken;
    const bool denies = negation != kNoToken && negation + 1 <= subject && to_lower(grammar_.words(negation)) == "not";
    const std::string number = denies ? to_lower(grammar_.words(negation + 1)) : std::string{};
    const bool single = number == "a" && negation + 2 <= subject && to_lower(grammar_.words(negation + 2)) == "single";
    return number == "one" || single;
}

bool StatusRules::has_mark(TokenIndex clause, std::string_view mark) const {
    const auto& children = grammar_.tree().children(clause);
    return std::any_of(children.begin(), children.end(), [&](TokenIndex child) {
        return grammar_.at(child).deprel == Deprel::mark && to_lower(grammar_.words(child)) == mark;
    });
}

// "Will attack if provoked", "would host them if asked": a condition hangs on the verb.
bool StatusRules::has_condition(TokenIndex verb) const {
    const auto& children = grammar_.tree().children(verb);
    return std::any_of(children.begin(), children.end(), [&](TokenIndex child) {
        return grammar_.at(child).deprel == Deprel::advcl && is_conditional(grammar_.mark_of(child));
    });
}

// "Has the army left?": not "when did it leave?", which takes it for granted.
bool StatusRules::is_yes_no_question(TokenIndex verb) const {
    const Token& token = grammar_.at(verb);
    if (token.deprel != Deprel::root && token.deprel != Deprel::parataxis && token.deprel != Deprel::ccomp) {
        return false;
    }
    const Sentence& sentence = grammar_.syntax().sentences[grammar_.syntax().sentence_of(verb)];
    TokenIndex mark = grammar_.tree().rightmost(verb) + 1 < sentence.last ? grammar_.tree().rightmost(verb) + 1 : sentence.last - 1;
    mark = grammar_.words(grammar_.tree().rightmost(verb)) == "?" ? grammar_.tree().rightmost(verb) : mark;
    const TokenIndex subject = grammar_.child(verb, Deprel::nsubj) != kNoToken ? grammar_.child(verb, Deprel::nsubj) : grammar_.child(verb, Deprel::nsubj_pass);
    if (grammar_.words(mark) != "?" || subject == kNoToken) {
        return false;
    }
    bool inverted = false;
    for (const TokenIndex child : grammar_.tree().children(verb)) {
        const Token& below = grammar_.at(child);
        const bool asks = below.xpos == Xpos::WRB || below.xpos == Xpos::WP || below.xpos == Xpos::WDT || below.xpos == Xpos::WP_S;
        if (asks) {
            return false;
        }
        const bool auxiliary = below.deprel == Deprel::aux || below.deprel == Deprel::aux_pass || below.deprel == Deprel::cop;
        inverted |= auxiliary && child < subject;
    }
    return inverted;
}

// "Perhaps it left", "probably killed".
bool StatusRules::is_hedged(TokenIndex verb) const {
    const auto& children = grammar_.tree().children(verb);
    return std::any_of(children.begin(), children.end(), [&](TokenIndex child) {
        if (grammar_.at(child).deprel != Deprel::advmod) {
            return false;
        }
        const auto found = lexicon_.modifiers.find(to_lower(grammar_.words(child)));
        return found != lexicon_.modifiers.end() && found->second == Status::hypothetical && found->first != "any";
    });
}

// "A draft that would ban arms", "proposed a force that would ...": what it would do is as open as the draft.
bool StatusRules::is_open_matter(TokenIndex noun) const {
    const StatusPredicate* own = lexicon_.status_of(grammar_.at(noun).lemma, PredicatePos::noun);
    const TokenIndex head = grammar_.at(noun).head;
    const StatusPredicate* above =
        head != kNoToken && grammar_.at(noun).deprel == Deprel::obj ? lexicon_.status_of(grammar_.at(head).lemma, PredicatePos::verb) : nullptr;
    return (own != nullptr && own->complement == Effect::hypothetical) || (above != nullptr && above->object == Effect::hypothetical);
}

bool StatusRules::is_negated(TokenIndex predicate) const {
    for (const TokenIndex index : grammar_.tree().children(predicate)) {
        const Token& token = grammar_.at(index);
        if (is_subject(token.deprel) && names_nobody(index)) {
            return true;
        }
        if (token.deprel == Deprel::cc && token.lemma == "nor") {
            return true;
        }
        if (token.deprel != Deprel::advmod && token.deprel != Deprel::det && token.deprel != Deprel::cc_preconj &&
            token.deprel != Deprel::aux) {
            continue;
        }
        const std::string word = to_lower(grammar_.words(index));
        if (word == "never" || word == "nowhere" || word == "neither" || (word == "no" && token.deprel == Deprel::det)) {
            return true;
        }
        if (word == "longer" || word == "cannot") { // "no longer"
            return true;
        }
        if (word == "not" || word == "n't" || word == "n’t") {
            // "not only ... but", "not just discussing but planning" deny nothing.
            const TokenIndex next = index + 1;
            const bool only = next < grammar_.syntax().tokens.size() &&
                              (grammar_.at(next).lemma == "only" || grammar_.at(next).lemma == "just" || grammar_.at(next).lemma == "merely");
            if (!only) {
                return true;
            }
        }
    }
    return false;
}

// "The first leader to visit", "the only one to refuse": the rank says that it was done.
bool StatusRules::is_ranked(TokenIndex noun) const {
    constexpr std::array<std::string_view, 8> kRanks = {"first", "last", "only", "second", "third", "latest", "few", "sole"};
    if (is_one_of(grammar_.at(noun).lemma, kRanks)) {
        return true;
    }
    const auto& children = grammar_.tree().children(noun);
    return std::any_of(children.begin(), children.end(), [&](TokenIndex child) {
        const Deprel relation = grammar_.at(child).deprel;
        return (relation == Deprel::amod || relation == Deprel::nummod) && is_one_of(grammar_.at(child).lemma, kRanks);
    });
}

Status StatusRules::would_status(TokenIndex verb) const {
    // Reported future ("said the drills would be held") unless a condition hangs on it.
    const TokenIndex head = grammar_.at(verb).head;
    const Deprel relation = grammar_.at(verb).deprel;
    const bool reported = head != kNoToken && ((relation == Deprel::ccomp && grammar_.is_verb(head) &&
                                                (grammar_.at(head).xpos == Xpos::VBD || grammar_.at(head).xpos == Xpos::VBN)) ||
                                               (relation == Deprel::acl_relcl && is_past(head) && !is_open_matter(head)));
    return reported && !has_condition(verb) ? Status::future : Status::hypothetical;
}

// "The order was short: leave the town." A colon, bracket or quotation mark opens the clause; a comma may join it ("Rebels kill two, take one").
bool StatusRules::stands_apart(TokenIndex verb) const {
    const TokenIndex first = grammar_.tree().leftmost(verb);
    const std::string_view before = first == 0 || grammar_.at(verb).deprel != Deprel::parataxis ? std::string_view{} : grammar_.words(first - 1);
    const std::string_view opens = grammar_.words(first);
    constexpr std::array<std::string_view, 6> kOpeners = {":", "(", "\"", "“", "``", ";"};
    return is_one_of(before, kOpeners) || (grammar_.at(verb).deprel == Deprel::parataxis && is_one_of(opens, kOpeners));
}

Status StatusRules::infinitive_status(TokenIndex verb, bool has_auxiliary, StatusDecision& decision) const {
    Status status = Status::actual;
    // Infinitive standing alone: a headline's future ("Putin to visit Belarus"); bare infinitive at the root: an order.
    const Token& token = grammar_.at(verb);
    const bool has_subject = grammar_.child(verb, Deprel::nsubj) != kNoToken;
    if (!has_auxiliary && token.xpos == Xpos::VB && (token.deprel == Deprel::root || token.deprel == Deprel::parataxis || has_subject)) {
        const bool to = grammar_.mark_of(verb) == "to" || [&] {
            for (const TokenIndex index : grammar_.tree().children(verb)) {
                if (index < verb && to_lower(grammar_.words(index)) == "to") {
                    return true;
                }
            }
            return false;
        }();
        if (to && !has_mark(verb, "for")) {
            status = under(Status::future, status);
            decision.because.emplace_back("infinitive of a headline: future");
        } else if (!to && ((!has_subject && stands_apart(verb)) || grammar_.surface_subject(verb) == kNoToken)) {
            status = under(Status::future, status);
            decision.because.emplace_back("imperative: future");
        }
    }
    // "Was due to meet": read as the preposition "due to" before a clause.
    if (token.xpos == Xpos::VB && grammar_.mark_of(verb) == "due") {
        status = under(Status::future, status);
        decision.because.emplace_back("'due to' and an infinitive: future");
    }
    // "forces to be stationed": a passive or active infinitive on a noun lies ahead.
    if (token.deprel == Deprel::acl && has_mark(verb, "to")) {
        const TokenIndex noun = token.head;
        const bool noun_decides = noun != kNoToken && (lexicon_.status_of(grammar_.at(noun).lemma, PredicatePos::noun) != nullptr || is_ranked(noun));
        if (!noun_decides) {
            status = under(Status::future, status);
            decision.because.emplace_back("infinitive on a noun: future");
        }
    }
    return status;
}

Status StatusRules::own_status(TokenIndex verb, StatusDecision& decision) const {
    Status status = Status::actual;
    bool has_auxiliary = false;
    for (const TokenIndex index : grammar_.tree().children(verb)) {
        const Token& token = grammar_.at(index);
        if (token.deprel != Deprel::aux && token.deprel != Deprel::aux_pass) {
            continue;
        }
        has_auxiliary = true;
        const std::string word = to_lower(grammar_.words(index));
        if (word == "will" || word == "'ll" || word == "’ll" || word == "wo" || word == "shall" || word == "gon") {
            status = under(Status::future, status);
            decision.because.push_back("'" + word + "': future");
        } else if (word == "would" || word == "'d" || word == "’d") {
            const Status meant = would_status(verb);
            status = under(meant, status);
            decision.because.push_back(std::string("'would': ") + std::string(to_string(meant)));
        } else if (word == "could" || word == "may" || word == "might" || word == "should" || word == "must" || word == "can" ||
                   word == "ca" || word == "ought") {
            status = under(Status::hypothetical, status);
            decision.because.push_back("'" + word + "': hypothetical");
        }
    }
    if (status == Status::future && has_condition(verb)) {
        status = Status::hypothetical;
        decision.because.emplace_back("a condition hangs on it: hypothetical");
    }
    if (is_negated(verb)) {
        status = under(Status::negated, status);
        decision.because.emplace_back("negated in its clause");
    } else if (is_hedged(verb)) {
        status = under(Status::hypothetical, status);
        decision.because.emplace_back("an adverb leaves it open: hypothetical");
    } else if (is_yes_no_question(verb)) {
        status = under(Status::hypothetical, status);
        decision.because.emplace_back("a question: hypothetical");
    }
    // "Is going to attack": the going itself lies ahead.
    if (const TokenIndex open = grammar_.child(verb, Deprel::xcomp); open != kNoToken && grammar_.at(verb).lemma == "go" &&
        grammar_.at(verb).xpos == Xpos::VBG && has_mark(open, "to")) {
        status = under(Status::future, status);
    }
    status = under(infinitive_status(verb, has_auxiliary, decision), status);
    const Token& token = grammar_.at(verb);
    // A verb that shares its subject with an earlier one shares its modal too: "will meet and discuss".
    if (!has_auxiliary && token.deprel == Deprel::conj && token.head != kNoToken && grammar_.is_verb(token.head) &&
        (token.xpos == Xpos::VB || (token.xpos == Xpos::VBN && grammar_.child(verb, Deprel::nsubj) == kNoToken))) {
        StatusDecision first;
        const Status shared = own_status(token.head, first);
        const TokenIndex joint = grammar_.child(verb, Deprel::cc);
        const bool under_negation = joint != kNoToken && (grammar_.at(joint).lemma == "or" || grammar_.at(joint).lemma == "nor");
        if (shared != Status::actual && (shared != Status::negated || under_negation)) {
            status = under(shared, status);
            decision.because.insert(decision.because.end(), first.because.begin(), first.because.end());
        }
    }
    return status;
}

Status StatusRules::noun_status(TokenIndex noun, StatusDecision& decision) const {
    Status status = Status::actual;
    for (const TokenIndex index : grammar_.tree().children(noun)) {
        const Token& token = grammar_.at(index);
        const std::string word = to_lower(grammar_.words(index));
        if (token.deprel == Deprel::det && (word == "no" || word == "neither")) {
            decision.because.emplace_back("'" + word + "': negated");
            status = under(Status::negated, status);
        } else if (token.deprel == Deprel::case_ && word == "without") {
            decision.because.emplace_back("'without': negated");
            status = under(Status::negated, status);
        } else if (token.deprel == Deprel::case_ && token.xpos == Xpos::VBG && lexicon_.status_of(token.lemma, PredicatePos::verb) != nullptr) {
            // "Foreshadowing a meeting": a participle that the parser takes for a preposition.
            if (lexicon_.status_of(token.lemma, PredicatePos::verb)->object == Effect::future) {
                decision.because.push_back("'" + word + "': future");
                status = under(Status::future, status);
            }
        } else if (token.deprel == Deprel::amod || token.deprel == Deprel::compound || token.deprel == Deprel::det) {
            if (const auto found = lexicon_.modifiers.find(word); found != lexicon_.modifiers.end()) {
                decision.because.push_back("'" + word + "': " + std::string(to_string(found->second)));
                status = found->second == Status::historical ? Status::historical : under(found->second, status);
            }
        }
    }
    return status;
}

// "The Second World War", "the Soviet era": the head noun with the word before it.
bool StatusRules::is_past_era(TokenIndex noun) const {
    if (noun == 0 || grammar_.is_verb(noun) || grammar_.at(noun - 1).span.end + 1 != grammar_.at(noun).span.begin) {
        return false;
    }
    return lexicon_.classes.contains("@past-eras", to_lower(grammar_.at(noun - 1).lemma) + ' ' + to_lower(grammar_.at(noun).lemma));
}

// "In the past, ...": marked as history without a date.
bool StatusRules::is_told_of_the_past(TokenIndex verb) const {
    for (const TokenIndex child : grammar_.tree().children(verb)) {
        const Token& token = grammar_.at(child);
        if (token.deprel != Deprel::obl && token.deprel != Deprel::nmod) {
            continue;
        }
        const std::string preposition = grammar_.case_of(child);
        const bool during = preposition == "in" || preposition == "during" || preposition == "before" || preposition == "after" || preposition == "until" ||
                            preposition == "prior_to";
        const bool bare = grammar_.child(child, Deprel::amod) == kNoToken && grammar_.child(child, Deprel::nmod) == kNoToken &&
                          grammar_.child(child, Deprel::compound) == kNoToken;
        const bool bare_past = token.lemma == "past" && preposition == "in" && bare;
        if (bare_past || (during && is_past_era(child))) {
            return true;
        }
    }
    return false;
}

// Whether the trigger stands in a clause about a past era: of it, beside it, or introduced by "when" right behind its name.
bool StatusRules::is_in_past_era(TokenIndex trigger) const {
    TokenIndex current = trigger;
    for (int steps = 0; steps < kMaxClimb && current != kNoToken; ++steps) {
        const Token& token = grammar_.at(current);
        if (grammar_.is_verb(current) && is_told_of_the_past(current)) {
            return true;
        }
        const bool clause = token.deprel == Deprel::acl_relcl || token.deprel == Deprel::advcl || token.deprel == Deprel::acl;
        const TokenIndex first = grammar_.tree().leftmost(current);
        const bool behind = first > 0 && is_past_era(first - 1) && grammar_.at(first).xpos == Xpos::WRB;
        if (clause && (behind || (token.head != kNoToken && is_past_era(token.head)))) {
            return true;
        }
        if (token.deprel == Deprel::ccomp || token.deprel == Deprel::parataxis) {
            return false;
        }
        current = token.head;
    }
    return false;
}

} // namespace vedette::events
