#include "base/utf8.hpp"
#include "events/status_rules.hpp"

#include <algorithm>
#include <array>

namespace vedette::events {

namespace {

constexpr int kMaxClimb = 12;

// "Attacked by crossing", "will meet while visiting": gerunds that share the clause of their verb.
constexpr std::array<std::string_view, 9> kSharingMarks = {"by", "in", "while", "when", "after", "before", "since", "on", "upon"};

// Prepositions through which a predicate reaches an event noun ("plans for an attack"); others only say where or when.
constexpr std::array<std::string_view, 12> kGoverningPrepositions = {"of", "for", "to", "about", "against", "on", "into", "from", "over", "with", "as", "at"};

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

bool is_open(Status status) { return status == Status::future || status == Status::hypothetical; }

void append(StatusDecision& decision, const StatusDecision& more) {
    decision.because.insert(decision.because.end(), more.because.begin(), more.because.end());
}

} // namespace

bool StatusRules::is_departing(TokenIndex verb) const {
    return lexicon_.classes.contains("@departing-verbs", grammar_.at(verb).lemma);
}

// The row of the lexicon for `governor` with the word that ties `governed` to it, else for the bare governor.
const StatusPredicate* StatusRules::row_of(TokenIndex governor, TokenIndex governed, bool is_clause) const {
    const Token& token = grammar_.at(governor);
    const PredicatePos pos = pos_of(token);
    const std::string lemma = to_lower(token.lemma);
    if (const TokenIndex particle = grammar_.child(governor, Deprel::compound_prt); particle != kNoToken) {
        if (const StatusPredicate* found = lexicon_.status_of(lemma + " +" + to_lower(grammar_.words(particle)), pos)) {
            return found;
        }
    }
    const std::string tie = is_clause ? grammar_.mark_of(governed) : grammar_.case_of(governed);
    if (!tie.empty()) {
        if (const StatusPredicate* found = lexicon_.status_of(lemma + " +" + tie, pos)) {
            return found;
        }
    }
    // "Look forward to": an adverb that makes one predicate with its verb.
    if (governor + 1 < grammar_.syntax().tokens.size() && grammar_.at(governor + 1).head == governor && grammar_.at(governor + 1).deprel == Deprel::advmod) {
        if (const StatusPredicate* found = lexicon_.status_of(lemma + " +" + to_lower(grammar_.words(governor + 1)), pos)) {
            return found;
        }
    }
    return lexicon_.status_of(lemma, pos);
}

Effect StatusRules::effect_of(TokenIndex governor, TokenIndex governed, bool is_clause) const {
    const Token& token = grammar_.at(governor);
    if (is_clause) {
        // "is going to attack"
        if (token.lemma == "go" && token.xpos == Xpos::VBG && grammar_.at(governed).xpos == Xpos::VB) {
            return Effect::future;
        }
        const bool infinitive = has_mark(governed, "to");
        // "is to visit", "has yet to attack", "too weak to attack"
        if (infinitive && token.lemma == "be") {
            return Effect::future;
        }
        if (infinitive && token.lemma == "yet") {
            return Effect::negated;
        }
        if (infinitive && (token.upos == Upos::ADJ || token.upos == Upos::ADV)) {
            for (const TokenIndex child : grammar_.tree().children(governor)) {
                if (grammar_.at(child).deprel == Deprel::advmod && to_lower(grammar_.words(child)) == "too") {
                    return Effect::negated;
                }
            }
        }
        // "Likes walking" walks; "would like to walk" may not.
        const bool likes = token.lemma == "like" || token.lemma == "love" || token.lemma == "enjoy" || token.lemma == "hate" || token.lemma == "dislike";
        if (likes && grammar_.at(governed).xpos == Xpos::VBG) {
            return Effect::none;
        }
    }
    const StatusPredicate* found = row_of(governor, governed, is_clause);
    const Effect effect = found == nullptr ? Effect::none : is_clause ? found->complement : found->object;
    return effect == Effect::able ? (was_able(governor) ? Effect::actual : Effect::hypothetical) : effect;
}

// "Was able to", "had to": in the past it was done; not under another's words ("said he had to").
bool StatusRules::was_able(TokenIndex predicate) const {
    const TokenIndex copula = grammar_.child(predicate, Deprel::cop);
    const TokenIndex tense = copula == kNoToken ? predicate : copula;
    const bool reported = grammar_.at(predicate).deprel == Deprel::ccomp;
    return grammar_.at(tense).xpos == Xpos::VBD && !reported;
}

// The verb that governs `token` as its object: of two joined verbs before it the nearer ("is discussing or planning strikes").
TokenIndex StatusRules::governor_of(TokenIndex token) const {
    const TokenIndex head = grammar_.at(token).head;
    if (head == kNoToken || grammar_.at(token).deprel != Deprel::obj || head > token) {
        return head;
    }
    TokenIndex nearest = head;
    for (const TokenIndex child : grammar_.tree().children(head)) {
        if (child > head && child < token && grammar_.at(child).deprel == Deprel::conj && grammar_.is_verb(child)) {
            nearest = child;
        }
    }
    return nearest;
}

// What the mark of the clause at `ascent.current` makes of it; true when nothing above matters any more.
bool StatusRules::is_settled_by_mark(Ascent& ascent) const {
    const Token& token = grammar_.at(ascent.current);
    const std::string mark = grammar_.mark_of(ascent.current);
    if (!grammar_.is_verb(ascent.current) && mark.empty()) {
        return false;
    }
    if (token.deprel == Deprel::advcl && is_conditional(mark)) {
        ascent.govern(Status::hypothetical, "in a clause with '" + mark + "': hypothetical");
        return true;
    }
    if (mark == "whether" || (mark == "if" && token.deprel == Deprel::ccomp)) {
        ascent.restrict(Status::hypothetical, "in a clause with '" + mark + "': hypothetical");
    }
    // "Until the siege ends": present tense beside a clause that lies ahead.
    if (token.deprel == Deprel::advcl && is_temporal(mark) && token.head != kNoToken && is_present(ascent.current)) {
        StatusDecision matrix;
        if (const Status outer = own_status(token.head, matrix); is_open(outer)) {
            ascent.restrict(outer, "in a clause with '" + mark + "' beside one that lies ahead: " + std::string(to_string(outer)));
        }
        return true;
    }
    return false;
}

bool StatusRules::is_present(TokenIndex verb) const {
    TokenIndex tense = grammar_.child(verb, Deprel::aux);
    tense = tense == kNoToken ? grammar_.child(verb, Deprel::aux_pass) : tense;
    tense = tense == kNoToken ? grammar_.child(verb, Deprel::cop) : tense;
    const Xpos xpos = grammar_.at(tense == kNoToken ? verb : tense).xpos;
    return xpos == Xpos::VBP || xpos == Xpos::VBZ || xpos == Xpos::VB;
}

// Adverbial clauses: gerunds behind a preposition, "without", purpose.
StatusRules::Step StatusRules::step_from_adverbial(Ascent& ascent) const {
    const TokenIndex head = grammar_.at(ascent.current).head;
    const std::string mark = grammar_.mark_of(ascent.current);
    const bool gerund = grammar_.at(ascent.current).xpos == Xpos::VBG;
    if (mark == "without") {
        StatusDecision matrix;
        const Status outer = own_status(head, matrix);
        const Status made = is_open(outer) || outer == Status::negated ? Status::hypothetical : Status::negated;
        ascent.restrict(made, "'without': " + std::string(to_string(made)));
        return Step::stop;
    }
    const bool in_order = mark == "in" && grammar_.at(ascent.current).xpos == Xpos::VB; // "in order to cut the road"
    if (mark == "to" || mark == "so" || in_order || (mark == "for" && has_mark(ascent.current, "to"))) {
        const Effect effect = effect_of(head, ascent.current, true);
        if (in_order || effect == Effect::none || effect == Effect::support || effect == Effect::able) {
            ascent.restrict(Status::future, "purpose clause: future");
            return Step::stop;
        }
        return Step::clause;
    }
    if (gerund && mark == "with") {
        return Step::stop; // "with troops massing": a clause of its own
    }
    if (gerund && mark == "for" && grammar_.is_verb(head)) {
        // "Thanked them for leaving" takes the leaving for granted; "called for lifting" has a row of its own.
        const StatusPredicate* row = lexicon_.status_of(to_lower(grammar_.at(head).lemma) + " +for", PredicatePos::verb);
        return row == nullptr ? Step::stop : Step::clause;
    }
    if (gerund && mark == "against") {
        const Effect effect = effect_of(head, ascent.current, true);
        if (effect != Effect::negated) {
            ascent.restrict(Status::hypothetical, "'against' it: hypothetical");
            return Step::stop;
        }
    }
    // "Is not involved in shelling", "did not succeed in taking": what one has a part in is as true as that; "won fame in taking it" is done.
    if (gerund && mark == "in" && grammar_.child(head, Deprel::obj) == kNoToken && effect_of(head, ascent.current, true) == Effect::actual) {
        return Step::clause;
    }
    if (gerund && (mark.empty() || is_one_of(mark, kSharingMarks))) {
        if (mark.empty() && ascent.indefinite) {
            return Step::phrase; // "find itself facing divisions": the participle goes with its verb
        }
        StatusDecision matrix;
        if (const Status outer = own_status(head, matrix); is_open(outer)) {
            ascent.restrict(outer, "part of what '" + std::string(grammar_.words(head)) + "' tells: " + std::string(to_string(outer)));
        }
        return Step::stop;
    }
    return gerund ? Step::clause : Step::stop; // "accused of planning", "refrained from attacking"
}

// "An attack is likely"; "the visit will be the first": a copular clause lends its modal to its subject.
StatusRules::Step StatusRules::step_from_subject(Ascent& ascent) const {
    const TokenIndex head = grammar_.at(ascent.current).head;
    if (grammar_.is_verb(head)) {
        return Step::stop;
    }
    StatusDecision clause;
    if (const Status outer = own_status(head, clause); is_open(outer) && ascent.current == ascent.from) {
        ascent.govern(outer, {});
        append(ascent.decision, clause);
    }
    return grammar_.at(head).upos == Upos::ADJ ? Step::phrase : Step::stop;
}

// Phrases behind a preposition.
StatusRules::Step StatusRules::step_from_phrase(Ascent& ascent) const {
    const TokenIndex head = grammar_.at(ascent.current).head;
    const std::string preposition = grammar_.case_of(ascent.current);
    if (preposition == "without") {
        StatusDecision matrix;
        const Status outer = grammar_.is_verb(head) ? own_status(head, matrix) : Status::actual;
        const Status made = is_open(outer) || outer == Status::negated ? Status::hypothetical : Status::negated;
        ascent.status = Status::actual;
        ascent.restrict(made, "'without': " + std::string(to_string(made)));
        return Step::stop;
    }
    if (preposition == "in_case_of" || preposition == "in_the_event_of") {
        ascent.restrict(Status::hypothetical, "'in case of': hypothetical");
        return Step::stop;
    }
    // "Refuse to return for fear of an attack": why they do so is no part of what they refuse.
    if (preposition == "for" && grammar_.at(ascent.current).lemma == "fear" && ascent.current != ascent.from) {
        return Step::stop;
    }
    // "left for talks", "heads to Norland for a visit": what one departs for lies ahead.
    if (preposition == "for" && ascent.current == ascent.from && grammar_.is_verb(head) && is_departing(head)) {
        ascent.govern(Status::future, "what '" + std::string(grammar_.words(head)) + "' is for: future");
        return Step::stop;
    }
    return is_one_of(preposition, kGoverningPrepositions) ? Step::phrase : Step::stop;
}

StatusRules::Step StatusRules::step_from(Ascent& ascent) const {
    const Token& token = grammar_.at(ascent.current);
    const bool participle = (token.xpos == Xpos::VBN && grammar_.child(ascent.current, Deprel::aux) == kNoToken &&
                             grammar_.child(ascent.current, Deprel::aux_pass) == kNoToken) ||
                            (token.xpos == Xpos::VBG && grammar_.mark_of(ascent.current).empty() && grammar_.child(ascent.current, Deprel::aux) == kNoToken);
    switch (token.deprel) {
    case Deprel::xcomp:
    case Deprel::ccomp:
        return Step::clause;
    case Deprel::csubj: {
        // "Closing the border would be a mistake": as open as the clause.
        StatusDecision matrix;
        if (const Status outer = own_status(token.head, matrix); is_open(outer)) {
            ascent.govern(outer, "subject of a clause that leaves it open: " + std::string(to_string(outer)));
        }
        return Step::clause;
    }
    case Deprel::acl: {
        const bool is_clause = grammar_.is_verb(ascent.current) || !grammar_.mark_of(ascent.current).empty();
        if (is_clause && participle && token.xpos == Xpos::VBG && ascent.indefinite && grammar_.at(token.head).deprel == Deprel::obl) {
            ascent.current = token.head; // "itself on the line facing divisions": the participle goes with the verb
            return Step::phrase;
        }
        return !is_clause || participle ? Step::stop : Step::clause; // a reduced relative clause says nothing about its noun's status
    }
    case Deprel::advcl:
        return step_from_adverbial(ascent);
    case Deprel::nsubj:
        return step_from_subject(ascent);
    case Deprel::nmod:
    case Deprel::obl:
        return step_from_phrase(ascent);
    case Deprel::obj:
    case Deprel::nsubj_pass:
    case Deprel::compound:
    case Deprel::iobj:
        return Step::phrase;
    default:
        return Step::stop;
    }
}

// Lets `head` govern; false when nothing above it matters any more.
bool StatusRules::apply(Ascent& ascent, TokenIndex head, bool is_clause) const {
    const bool head_is_verb = grammar_.is_verb(head) || grammar_.at(head).upos == Upos::ADJ;
    const bool has_tense = grammar_.is_verb(head) || grammar_.child(head, Deprel::cop) != kNoToken;
    Effect effect = effect_of(head, ascent.current, is_clause);
    const bool is_said = !is_clause && ascent.current == ascent.from && !grammar_.is_verb(ascent.from) &&
                         grammar_.is_in("@speech-nouns", ascent.from);
    if (is_said && effect == Effect::negated) {
        effect = Effect::presupposed;
    }
    switch (effect) {
    case Effect::none: {
        // What is said, known or reported is as true as the clause says; a bare verb passes no modal on to its object.
        // But what is not yet there cannot be met in a possible or planned clause: "could face an attack", unlike "the attack".
        if (is_clause) {
            return true;
        }
        StatusDecision clause;
        if (const Status outer = ascent.indefinite && has_tense ? own_status(head, clause) : Status::actual; is_open(outer)) {
            ascent.govern(outer, {});
            append(ascent.decision, clause);
        }
        return ascent.indefinite;
    }
    case Effect::presupposed:
        return false;
    case Effect::support:
    case Effect::actual: {
        StatusDecision clause;
        const Status outer = head_is_verb ? own_status(head, clause) : noun_status(head, clause);
        if (outer != Status::actual && (head_is_verb || outer == Status::negated)) {
            ascent.govern(outer, {});
            append(ascent.decision, clause);
        }
        return true;
    }
    default: {
        StatusDecision clause;
        const Status outer = head_is_verb ? own_status(head, clause) : noun_status(head, clause);
        Status made = effect == Effect::future ? Status::future : effect == Effect::negated ? Status::negated : Status::hypothetical;
        if (effect == Effect::negated && outer == Status::negated) {
            made = Status::actual; // "did not stop shelling"
        } else if (outer == Status::negated) {
            made = Status::negated; // "does not plan to attack"
        } else if (outer == Status::hypothetical && effect != Effect::negated) {
            made = Status::hypothetical; // "may decide to attack"
        } else if (effect == Effect::negated && is_open(outer)) {
            made = Status::hypothetical;
        }
        ascent.govern(made, "'" + std::string(grammar_.words(head)) + "': " + std::string(to_string(made)));
        return true;
    }
    }
}

void StatusRules::climb(TokenIndex from, Status& status, StatusDecision& decision) const {
    Ascent ascent{from, from, !grammar_.is_verb(from) && is_indefinite(from), status, decision};
    walk(ascent);
    if (status == Status::future && ascent.conditional) {
        status = Status::hypothetical;
        decision.because.emplace_back("a condition hangs on it: hypothetical");
    }
}

void StatusRules::walk(Ascent& ascent) const {
    for (int steps = 0; steps < kMaxClimb; ++steps) {
        const Token& token = grammar_.at(ascent.current);
        if (token.deprel == Deprel::conj && token.head != kNoToken) {
            // Stands where the first conjunct stands; the first conjunct itself decides nothing.
            ascent.current = grammar_.fellow_of(ascent.current);
            continue;
        }
        // "Told them how to leave": a way, no deed.
        if (token.xpos == Xpos::VB && has_mark(ascent.current, "to")) {
            for (const TokenIndex child : grammar_.tree().children(ascent.current)) {
                if (child < ascent.current && (grammar_.at(child).xpos == Xpos::WRB || grammar_.at(child).xpos == Xpos::WP)) {
                    ascent.restrict(Status::hypothetical, "a question before the infinitive: hypothetical");
                    return;
                }
            }
        }
        ascent.conditional |= grammar_.is_verb(ascent.current) && has_condition(ascent.current);
        if (is_settled_by_mark(ascent) || token.head == kNoToken) {
            return;
        }
        if (token.deprel == Deprel::amod && ascent.current == ascent.from && grammar_.is_verb(ascent.current)) {
            ascent.indefinite = is_indefinite(token.head); // "facing massed divisions": as real as the divisions
            ascent.current = token.head;
            continue;
        }
        const Step step = step_from(ascent);
        if (step == Step::stop) {
            return;
        }
        const TokenIndex head = governor_of(ascent.current);
        if (head == kNoToken || !apply(ascent, head, step == Step::clause)) {
            return;
        }
        // "A tax cut plan": the plan governs the cut; what becomes of "tax cut shares" says nothing about a cut.
        if (token.deprel == Deprel::compound && lexicon_.status_of(grammar_.at(head).lemma, PredicatePos::noun) == nullptr) {
            return;
        }
        ascent.current = head;
    }
}

// The noun's own participle tells what became of it: "a truce signed last week" is there, "an attack planned for May" is not.
bool StatusRules::is_settled_by_participle(TokenIndex noun, Status& status, StatusDecision& decision) const {
    for (const TokenIndex child : grammar_.tree().children(noun)) {
        const Token& token = grammar_.at(child);
        const bool reduced = token.deprel == Deprel::acl && token.xpos == Xpos::VBN && grammar_.child(child, Deprel::aux) == kNoToken;
        const StatusPredicate* row = reduced ? lexicon_.status_of(token.lemma, PredicatePos::verb) : nullptr;
        if (row == nullptr) {
            continue;
        }
        const bool there = row->object == Effect::support || row->object == Effect::presupposed || token.lemma == "agree" || token.lemma == "arrange";
        const Status made = row->object == Effect::future ? Status::future : row->object == Effect::hypothetical ? Status::hypothetical : Status::negated;
        if (!there && row->object != Effect::none && row->object != Effect::able) {
            status = under(made, status);
            decision.because.push_back("'" + std::string(grammar_.words(child)) + "': " + std::string(to_string(made)));
        }
        return there;
    }
    return false;
}

StatusDecision StatusRules::decide(TokenIndex trigger, TokenIndex support_verb) const {
    StatusDecision decision = decide_at_the_time(trigger, support_verb);
    if (decision.status == Status::actual && is_in_past_era(trigger)) {
        decision.status = Status::historical;
        decision.because.emplace_back("told of a past era: historical");
    }
    return decision;
}

StatusDecision StatusRules::decide_at_the_time(TokenIndex trigger, TokenIndex support_verb) const {
    StatusDecision decision;
    const bool verb = grammar_.is_verb(trigger);
    if (verb && grammar_.headline_subject(trigger) != kNoToken) {
        decision.status = Status::future;
        decision.because.emplace_back("'to' after who is to do it: future");
        return decision;
    }
    Status status = verb ? own_status(trigger, decision) : noun_status(trigger, decision);
    // "Would be willing to host": it states the will, politely.
    const StatusPredicate* row = verb ? nullptr : lexicon_.status_of(grammar_.at(trigger).lemma, PredicatePos::adjective);
    const bool states_will = row != nullptr && row->complement == Effect::future && grammar_.child(trigger, Deprel::xcomp) != kNoToken;
    if (!verb && !states_will && grammar_.child(trigger, Deprel::cop) != kNoToken) {
        status = under(own_status(trigger, decision), status); // "will be ready", "is no attack"
    }
    if (!verb && is_settled_by_participle(trigger, status, decision)) {
        decision.status = status;
        return decision;
    }
    if (!verb && support_verb != kNoToken) {
        if (is_settled_by_support(trigger, support_verb, status, decision)) {
            decision.status = status;
            return decision;
        }
        climb(support_verb, status, decision);
    } else {
        if (!verb && grammar_.at(trigger).upos == Upos::ADJ && is_negated(trigger)) { // without a copula: "not ready, it ..."
            status = under(Status::negated, status);
        }
        climb(trigger, status, decision);
    }
    decision.status = status;
    return decision;
}

// What the light verb makes of its noun; true when nothing above it matters any more.
bool StatusRules::is_settled_by_support(TokenIndex noun, TokenIndex support_verb, Status& status, StatusDecision& decision) const {
    const StatusPredicate* found = row_of(support_verb, noun, false);
    if (found != nullptr && found->object == Effect::presupposed) {
        return true; // "called on them to halt the attacks": there are attacks
    }
    StatusDecision clause;
    const Status own = own_status(support_verb, clause);
    // "Is not taking part in the talks": the talks go on.
    const std::string preposition = grammar_.case_of(noun);
    if (own == Status::negated && (preposition == "in" || preposition == "to") && !is_indefinite(noun)) {
        return true;
    }
    status = under(own, status);
    append(decision, clause);
    // The support verb may itself be a plan ("plan strikes") or an end ("cancel drills").
    if (preposition == "for" && is_departing(support_verb)) {
        status = under(Status::future, status);
        decision.because.push_back("what '" + std::string(grammar_.words(support_verb)) + "' is for: future");
    } else if (found != nullptr) {
        const Status made = found->object == Effect::future         ? Status::future
                            : found->object == Effect::hypothetical ? Status::hypothetical
                            : found->object == Effect::negated      ? Status::negated
                                                                    : Status::actual;
        if (made != Status::actual) {
            status = under(made, status);
            decision.because.push_back("'" + std::string(grammar_.words(support_verb)) + "': " + std::string(to_string(made)));
        }
    }
    return false;
}

void StatusRules::Ascent::govern(Status outer, std::string why) {
    status = outer == Status::hypothetical && status == Status::negated ? Status::hypothetical : under(outer, status);
    if (!why.empty()) {
        decision.because.push_back(std::move(why));
    }
}

void StatusRules::Ascent::restrict(Status outer, std::string why) {
    status = under(outer, status);
    decision.because.push_back(std::move(why));
}

} // namespace vedette::events
