#include "events/status_rules.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace vedette::events {

namespace {

constexpr int kMaxClimb = 12;

bool is_conditional(std::string_view mark) {
    return mark == "if" || mark == "unless" || mark == "lest" || mark == "whether" || mark == "in_case" || mark == "provided" ||
           mark == "once" || mark == "should";
}

PredicatePos pos_of(const Token& token) {
    switch (token.upos) {
    case Upos::NOUN:
    case Upos::PROPN:
        return PredicatePos::noun;
    case Upos::ADJ:
        return PredicatePos::adjective;
    default:
        return PredicatePos::verb;
    }
}

// What `outer` makes of an event that its own clause gives as `inner`.
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

// What a governing predicate makes of it: a possibility covers a negation inside it ("if it does not withdraw").
Status governed(Status outer, Status inner) {
    return outer == Status::hypothetical && inner == Status::negated ? Status::hypothetical : under(outer, inner);
}

} // namespace

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

bool StatusRules::is_negated(TokenIndex predicate) const {
    for (const TokenIndex index : grammar_.tree().children(predicate)) {
        const Token& token = grammar_.at(index);
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
            // Reported future ("said the drills would be held") unless a condition hangs on it.
            bool conditional = false;
            for (const TokenIndex below : grammar_.tree().children(verb)) {
                conditional |= grammar_.at(below).deprel == Deprel::advcl && is_conditional(grammar_.mark_of(below));
            }
            const TokenIndex head = grammar_.at(verb).head;
            const Deprel relation = grammar_.at(verb).deprel;
            const bool reported = head != kNoToken && ((relation == Deprel::ccomp && grammar_.is_verb(head) &&
                                                        (grammar_.at(head).xpos == Xpos::VBD || grammar_.at(head).xpos == Xpos::VBN)) ||
                                                       (relation == Deprel::acl_relcl && is_past(head)));
            const Status meant = reported && !conditional ? Status::future : Status::hypothetical;
            status = under(meant, status);
            decision.because.push_back(std::string("'would': ") + std::string(to_string(meant)));
        } else if (word == "could" || word == "may" || word == "might" || word == "should" || word == "must" || word == "can" ||
                   word == "ca" || word == "ought") {
            status = under(Status::hypothetical, status);
            decision.because.push_back("'" + word + "': hypothetical");
        }
    }
    if (is_negated(verb)) {
        status = under(Status::negated, status);
        decision.because.emplace_back("negated in its clause");
    }
    // Infinitive standing alone: a headline's future ("Putin to visit Belarus"); bare infinitive at the root: an order.
    const Token& token = grammar_.at(verb);
    if (!has_auxiliary && token.xpos == Xpos::VB && (token.deprel == Deprel::root || token.deprel == Deprel::parataxis)) {
        const bool to = grammar_.mark_of(verb) == "to" || [&] {
            for (const TokenIndex index : grammar_.tree().children(verb)) {
                if (index < verb && to_lower(grammar_.words(index)) == "to") {
                    return true;
                }
            }
            return false;
        }();
        if (to) {
            status = under(Status::future, status);
            decision.because.emplace_back("infinitive of a headline: future");
        } else if (grammar_.surface_subject(verb) == kNoToken) {
            status = under(Status::future, status);
            decision.because.emplace_back("imperative: future");
        }
    }
    // "forces to be stationed": a passive or active infinitive on a noun lies ahead.
    if (token.deprel == Deprel::acl && grammar_.mark_of(verb) == "to") {
        const TokenIndex noun = token.head;
        const bool noun_decides = noun != kNoToken && lexicon_.status_of(grammar_.at(noun).lemma, PredicatePos::noun) != nullptr;
        if (!noun_decides) {
            status = under(Status::future, status);
            decision.because.emplace_back("infinitive on a noun: future");
        }
    }
    // A verb that shares its subject with an earlier one shares its modal too: "will meet and discuss".
    if (!has_auxiliary && token.deprel == Deprel::conj && token.head != kNoToken && grammar_.is_verb(token.head) &&
        (token.xpos == Xpos::VB || (token.xpos == Xpos::VBN && grammar_.child(verb, Deprel::nsubj) == kNoToken))) {
        StatusDecision first;
        const Status shared = own_status(token.head, first);
        if (shared != Status::actual && shared != Status::negated) {
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
        } else if (token.deprel == Deprel::amod || token.deprel == Deprel::compound || token.deprel == Deprel::det) {
            if (const auto found = lexicon_.modifiers.find(word); found != lexicon_.modifiers.end()) {
                decision.because.push_back("'" + word + "': " + std::string(to_string(found->second)));
                status = found->second == Status::historical ? Status::historical : under(found->second, status);
            }
        }
    }
    return status;
}

bool StatusRules::classes_departing(TokenIndex verb) const {
    return lexicon_.classes.contains("@departing-verbs", grammar_.at(verb).lemma);
}

Effect StatusRules::effect_of(TokenIndex governor, TokenIndex governed, bool is_clause) const {
    const Token& token = grammar_.at(governor);
    // "is going to attack"
    if (is_clause && token.lemma == "go" && token.xpos == Xpos::VBG && grammar_.at(governed).xpos == Xpos::VB) {
        return Effect::future;
    }
    // "is to visit", "has yet to attack"
    if (is_clause && token.lemma == "be" && grammar_.mark_of(governed) == "to") {
        return Effect::future;
    }
    if (is_clause && token.lemma == "yet" && grammar_.mark_of(governed) == "to") {
        return Effect::negated;
    }
    std::string lemma = token.lemma;
    if (const TokenIndex particle = grammar_.child(governor, Deprel::compound_prt); particle != kNoToken) {
        if (const StatusPredicate* found = lexicon_.status_of(lemma + " +" + to_lower(grammar_.words(particle)), pos_of(token))) {
            return is_clause ? found->complement : found->object;
        }
    }
    const StatusPredicate* found = lexicon_.status_of(lemma, pos_of(token));
    if (found == nullptr && token.upos == Upos::PROPN) {
        found = lexicon_.status_of(to_lower(lemma), PredicatePos::noun);
    }
    if (found == nullptr) {
        return Effect::none;
    }
    return is_clause ? found->complement : found->object;
}

void StatusRules::climb(TokenIndex from, Status& status, StatusDecision& decision) const {
    TokenIndex current = from;
    bool indefinite = !grammar_.is_verb(from) && is_indefinite(from);
    for (int steps = 0; steps < kMaxClimb; ++steps) {
        const Token& token = grammar_.at(current);
        TokenIndex head = token.head;
        Deprel relation = token.deprel;
        if (relation == Deprel::conj && head != kNoToken) {
            // Stands where the first conjunct stands; the first conjunct itself decides nothing.
            current = head;
            continue;
        }
        const bool is_clause_here = grammar_.is_verb(current) || !grammar_.mark_of(current).empty();
        if (is_clause_here) {
            std::string mark = grammar_.mark_of(current);
            if (relation == Deprel::advcl && is_conditional(mark)) {
                status = governed(Status::hypothetical, status);
                decision.because.push_back("in a clause with '" + mark + "': hypothetical");
                return;
            }
            if (mark == "whether" || (mark == "if" && relation == Deprel::ccomp)) {
                status = under(Status::hypothetical, status);
                decision.because.push_back("in a clause with '" + mark + "': hypothetical");
            }
        }
        if (head == kNoToken) {
            return;
        }
        bool is_clause = false;
        if (relation == Deprel::amod && current == from && grammar_.is_verb(current)) {
            indefinite = is_indefinite(head); // "facing massed divisions": as real as the divisions
            current = head;
            continue;
        }
        switch (relation) {
        case Deprel::xcomp:
        case Deprel::ccomp:
        case Deprel::csubj:
            is_clause = true;
            break;
        case Deprel::acl:
            if (!is_clause_here || grammar_.at(current).xpos == Xpos::VBN || (grammar_.at(current).xpos == Xpos::VBG && grammar_.mark_of(current).empty())) {
                return; // a reduced relative clause says nothing about its noun's status
            }
            is_clause = true;
            break;
        case Deprel::advcl: {
            const std::string mark = grammar_.mark_of(current);
            if (grammar_.at(current).xpos == Xpos::VBG && !mark.empty() && mark != "after" && mark != "by" && mark != "while" && mark != "when" &&
                mark != "in" && mark != "before" && mark != "since") {
                is_clause = true; // "accused of planning", "refrained from attacking"
                break;
            }
            if (mark == "without") {
                status = under(Status::negated, status);
                decision.because.emplace_back("'without': negated");
                return;
            }
            if (mark == "to" || mark == "so" || mark == "in_order") {
                const Effect effect = effect_of(head, current, true);
                if (effect == Effect::none || effect == Effect::support) {
                    status = under(Status::future, status);
                    decision.because.emplace_back("purpose clause: future");
                    return;
                }
                is_clause = true;
                break;
            }
            if (indefinite && mark.empty() && grammar_.at(current).xpos == Xpos::VBG) {
                break; // "find itself facing divisions": the participle goes with its verb
            }
            return;
        }
        case Deprel::obj:
        case Deprel::nsubj_pass:
        case Deprel::nmod:
        case Deprel::compound:
        case Deprel::iobj:
        case Deprel::obl:
            break;
        case Deprel::nsubj:
            // "an attack is likely"; "the visit will be the first": a copular clause lends its modal.
            if (grammar_.is_verb(head)) {
                return;
            }
            {
                StatusDecision clause;
                if (const Status outer = own_status(head, clause); outer == Status::future || outer == Status::hypothetical) {
                    status = governed(outer, status);
                    decision.because.insert(decision.because.end(), clause.because.begin(), clause.because.end());
                }
            }
            if (grammar_.at(head).upos != Upos::ADJ) {
                return;
            }
            break;
        default:
            return;
        }
        if (relation == Deprel::obl || relation == Deprel::nmod) {
            const std::string preposition = grammar_.case_of(current);
            if (preposition == "without") {
                status = under(Status::negated, status);
                decision.because.emplace_back("'without': negated");
                return;
            }
            if (preposition == "in_case_of" || preposition == "in_the_event_of") {
                status = under(Status::hypothetical, status);
                return;
            }
            const bool governs = preposition == "of" || preposition == "for" || preposition == "to" || preposition == "about" ||
                                  preposition == "against" || preposition == "on" || preposition == "into" || preposition == "from" ||
                                  preposition == "over" || preposition == "with" || preposition == "as";
            // "left for talks", "heads to Norland for a visit": what one departs for lies ahead.
            if (preposition == "for" && current == from && grammar_.is_verb(head) && classes_departing(head)) {
                status = governed(Status::future, status);
                decision.because.push_back("what '" + std::string(grammar_.words(head)) + "' is for: future");
                return;
            }
            if (!governs) {
                return;
            }
        }
        const Effect effect = effect_of(head, current, is_clause);
        const bool head_is_verb = grammar_.is_verb(head) || grammar_.at(head).upos == Upos::ADJ;
        const auto name = [&] { return "'" + std::string(grammar_.words(head)) + "': "; };
        switch (effect) {
        case Effect::none:
            // What is said, known or reported is as true as the clause says; a bare verb passes no modal on to its object.
            // But what is not yet there cannot be met in a possible or planned clause: "could face an attack", unlike "the attack".
            if (!is_clause) {
                if (!indefinite) {
                    return;
                }
                StatusDecision clause;
                if (const Status outer = grammar_.is_verb(head) ? own_status(head, clause) : Status::actual;
                    outer == Status::future || outer == Status::hypothetical) {
                    status = governed(outer, status);
                    decision.because.insert(decision.because.end(), clause.because.begin(), clause.because.end());
                }
            }
            break;
        case Effect::presupposed:
            return;
        case Effect::support:
        case Effect::actual:
            if (head_is_verb) {
                StatusDecision verb;
                const Status outer = own_status(head, verb);
                if (outer != Status::actual) {
                    status = governed(outer, status);
                    decision.because.insert(decision.because.end(), verb.because.begin(), verb.because.end());
                }
            }
            break;
        case Effect::future:
        case Effect::hypothetical:
        case Effect::negated: {
            StatusDecision verb;
            const Status outer = head_is_verb ? own_status(head, verb) : noun_status(head, verb);
            Status made = effect == Effect::future ? Status::future : effect == Effect::hypothetical ? Status::hypothetical : Status::negated;
            if (effect == Effect::negated && outer == Status::negated) {
                made = Status::actual; // "did not stop shelling"
            } else if (outer == Status::negated) {
                made = Status::negated; // "does not plan to attack"
            } else if (outer == Status::hypothetical && effect != Effect::negated) {
                made = Status::hypothetical; // "may decide to attack"
            } else if (effect == Effect::negated && (outer == Status::hypothetical || outer == Status::future)) {
                made = Status::hypothetical;
            }
            status = governed(made, status);
            decision.because.push_back(name() + std::string(to_string(made)));
            break;
        }
        }
        current = head;
    }
}

StatusDecision StatusRules::decide(TokenIndex trigger, TokenIndex support_verb) const {
    StatusDecision decision;
    const bool verb = grammar_.is_verb(trigger);
    Status status = verb ? own_status(trigger, decision) : noun_status(trigger, decision);
    if (!verb && support_verb != kNoToken) {
        status = under(own_status(support_verb, decision), status);
        // The support verb may itself be a plan ("plan strikes") or an end ("cancel drills").
        if (grammar_.case_of(trigger) == "for" && classes_departing(support_verb)) {
            status = under(Status::future, status);
            decision.because.push_back("what '" + std::string(grammar_.words(support_verb)) + "' is for: future");
        } else if (const StatusPredicate* found = lexicon_.status_of(grammar_.at(support_verb).lemma, PredicatePos::verb)) {
            const Status made = found->object == Effect::future         ? Status::future
                                : found->object == Effect::hypothetical ? Status::hypothetical
                                : found->object == Effect::negated      ? Status::negated
                                                                        : Status::actual;
            if (made != Status::actual) {
                status = under(made, status);
                decision.because.push_back("'" + std::string(grammar_.words(support_verb)) + "': " + std::string(to_string(made)));
            }
        }
        climb(support_verb, status, decision);
    } else {
        if (!verb && grammar_.at(trigger).upos == Upos::ADJ && is_negated(trigger)) {
            status = under(Status::negated, status);
        }
        climb(trigger, status, decision);
    }
    decision.status = status;
    return decision;
}

} // namespace vedette::events
