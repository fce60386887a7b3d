// What a predicate governs: infinitive, object with its complement, phrase behind a preposition, and what is said of its subject.
#include "base/utf8.hpp"
#include "claims/predicate_claims.hpp"

#include <algorithm>

namespace vedette::claims {

using resources::Arguments;
using resources::is_relative_pronoun;

// "Denies planning to attack, instead accusing others": the last participle tells of the subject, wherever the parser hung it.
Range PredicateClaims::without_trailing_participle(TokenIndex clause) const {
    Range range = text_.subtree(clause);
    for (TokenIndex token = clause + 1; token < range.last; ++token) {
        const Token& one = text_.at(token);
        const TokenIndex first = text_.tree.leftmost(token);
        const bool participle = one.deprel == Deprel::advcl && one.xpos == Xpos::VBG && text_.grammar.mark_of(token).empty();
        if (participle && first > clause && text_.is_punctuation(first) && text_.tree.rightmost(token) + 1 == range.last) {
            range.last = first;
        }
    }
    return range;
}

// The infinitive that the verb governs; the parser may call it a clause of purpose when an object stands before it.
TokenIndex PredicateClaims::infinitive_of(TokenIndex verb) const {
    for (const TokenIndex child : text_.tree.children(verb)) {
        const Token& below = text_.at(child);
        const bool open = below.deprel == Deprel::xcomp || (below.deprel == Deprel::advcl && text_.grammar.child(verb, Deprel::obj) != kNoToken);
        if (child > verb && open && below.deprel != Deprel::conj && text_.grammar.mark_of(child) == "to" &&
            text_.grammar.child(child, Deprel::nsubj) == kNoToken) {
            return child;
        }
    }
    return kNoToken;
}

// "Asked Iran to leave": the infinitive with the object before it; the object is no part of what is vouched for.
bool PredicateClaims::set_infinitive(Draft& draft, TokenIndex verb, const Cue& cue) const {
    const TokenIndex clause = cue.takes_to ? infinitive_of(verb) : kNoToken;
    if (clause == kNoToken) {
        return false;
    }
    Range range = text_.subtree(clause);
    const TokenIndex object = text_.grammar.child(verb, Deprel::obj);
    if (object != kNoToken && object > verb && object < clause) {
        const Range before{text_.tree.leftmost(object), range.first};
        draft.unvouched.push_back(before);
        range.first = before.first;
    }
    draft.content = {range};
    draft.vouches = cue.kind != CueKind::attitude;
    return true;
}

// "Called the raid a crime": what the object is called, which the parser takes for an object as well. kNoToken when there is none.
TokenIndex PredicateClaims::second_object(TokenIndex verb, TokenIndex object) const {
    for (const TokenIndex child : text_.tree.children(verb)) {
        const Token& below = text_.at(child);
        const bool behind = child > verb && child > object && below.deprel == Deprel::obj;
        if (behind && (object > verb || is_relative_pronoun(text_.at(object)))) {
            return child;
        }
    }
    return kNoToken;
}

// "Accused Poland of massing troops", "called it illegal", "cited the treaty": object and complement; of these only the complement
// is what a speaker or accuser vouches for.
bool PredicateClaims::set_object(Draft& draft, TokenIndex verb, const Cue& cue, const Arguments& arguments) const {
    const TokenIndex object = arguments.object;
    if (cue.kind == CueKind::document && (draft.source_head == kNoToken || !text_.is_document(draft.source_head))) {
        return false;
    }
    if (cue.takes_object && object == kNoToken && cue.kind != CueKind::deny) {
        for (const TokenIndex child : text_.tree.children(verb)) {
            if (child > verb && text_.at(child).deprel == Deprel::xcomp && text_.at(child).xpos == Xpos::VBG) {
                draft.content = {text_.subtree(child)}; // "mentioned closing the border"
                draft.vouches = cue.kind == CueKind::speech && cue.stance != Stance::states;
                return true;
            }
        }
    }
    if (!cue.takes_object || object == kNoToken || (object < verb) != arguments.is_passive) {
        return false;
    }
    const TokenIndex second = second_object(verb, object);
    if (is_relative_pronoun(text_.at(object)) && object < verb && second != kNoToken) {
        draft.content = {{object, object + 1}, text_.subtree(second)}; // "which he called a disaster"
        draft.vouches = false;
        return true;
    }
    if (is_relative_pronoun(text_.at(object)) || text_.at(object).deprel == Deprel::obl_unmarked) {
        return false;
    }
    Range object_range = text_.subtree(object);
    if (object_range.contains(verb)) {
        object_range = text_.source_range(object, verb);
    }
    Range complement;
    for (const TokenIndex child : text_.tree.children(verb)) {
        const Token& below = text_.at(child);
        const bool governed = text_.governed_by(verb, cue, true) == child;
        const bool open = below.deprel == Deprel::xcomp || (below.deprel == Deprel::advcl && infinitive_of(verb) == child && cue.kind != CueKind::speech);
        if (child > verb && child != object && (governed || open || child == second)) {
            complement = complement.empty() ? text_.subtree(child) : Range{complement.first, text_.subtree(child).last};
        }
    }
    // "NATO troops fear violence": what they fear is what they say. "The deal foresees a pull-out": a paper fears nothing.
    const bool predicts = cue.stance == Stance::predicts && draft.source_head != kNoToken && text_.entities.headed_by(draft.source_head) != nullptr;
    draft.vouches = cue.kind != CueKind::attitude && (cue.kind == CueKind::deny || predicts || !complement.empty());
    if (cue.kind != CueKind::deny && !predicts) {
        Range bare = object_range;
        for (const TokenIndex child : text_.tree.children(object)) {
            const Token& below = text_.at(child);
            const std::string mark = text_.grammar.mark_of(child);
            const bool quotes = text_.at(verb).lemma == "quote" && mark.empty(); // "quoted a source accusing the rebels"
            if (child > object && below.deprel == Deprel::acl && below.xpos == Xpos::VBG && (quotes || cue.takes(mark))) {
                bare.last = text_.tree.leftmost(child); // the gerund hung on the accused
                draft.vouches = cue.kind != CueKind::attitude;
            }
        }
        draft.unvouched.push_back(bare);
    }
    if (complement.empty() || object < verb) {
        draft.content = {object_range};
        const Upos opens = complement.empty() ? Upos::X : text_.at(complement.first).upos;
        if (opens == Upos::ADP || opens == Upos::SCONJ) {
            join_cue(draft, complement.first); // "was accused of"
            complement.first += complement.first < draft.cue.last ? 1 : 0;
        }
        if (!complement.empty()) {
            draft.content.push_back(complement);
        }
    } else {
        draft.content = {{std::min(object_range.first, complement.first), std::max(object_range.last, complement.last)}};
    }
    return true;
}

// "Is expected to arrive", "is seen as a test": what is said of the subject when nobody is named.
bool PredicateClaims::set_subject(Draft& draft, TokenIndex verb, const Cue& cue, const Arguments& arguments) const {
    const TokenIndex subject = arguments.object;
    if (!cue.takes_subject || !draft.source.empty() || subject == kNoToken || subject > verb || text_.is_expletive(subject)) {
        return false;
    }
    TokenIndex complement = kNoToken;
    for (const TokenIndex child : text_.tree.children(verb)) {
        const Token& below = text_.at(child);
        const bool as = below.deprel == Deprel::obl && text_.grammar.case_of(child) == "as";
        if (child > verb && complement == kNoToken && (below.deprel == Deprel::xcomp || as)) {
            complement = child;
        }
    }
    if (complement == kNoToken) {
        return false;
    }
    draft.content = {text_.source_range(subject, verb), text_.subtree(complement)};
    for (const TokenIndex child : text_.tree.children(verb)) {
        // The pronoun stands for it in "which is expected to".
        if (child < verb && is_relative_pronoun(text_.at(child))) {
            draft.content.front() = {child, child + 1};
        }
    }
    draft.vouches = false;
    return true;
}

// "Seems to have left", "looks likely": what is said of the subject, by nobody in particular.
bool PredicateClaims::set_seeming(Draft& draft, TokenIndex verb, const Arguments& arguments) const {
    const TokenIndex complement = text_.grammar.child(verb, Deprel::xcomp);
    TokenIndex subject = kNoToken;
    for (const TokenIndex child : text_.tree.children(verb)) {
        subject = child < verb && text_.at(child).deprel == Deprel::nsubj ? child : subject;
    }
    subject = subject == kNoToken ? arguments.subject : subject;
    if (arguments.is_passive || complement == kNoToken || complement < verb || subject == kNoToken || subject > verb || text_.at(subject).upos == Upos::VERB) {
        return false;
    }
    draft.content = {text_.source_range(subject, verb), text_.subtree(complement)};
    draft.vouches = false;
    return true;
}

// "The plan alarmed deputies", "deputies were alarmed by the plan": who feels is the object, or the subject of the passive.
bool PredicateClaims::set_moved(Draft& draft, TokenIndex verb, const Cue& cue, const Arguments& arguments) const {
    const TokenIndex feels = arguments.object;
    if (feels == kNoToken || text_.at(feels).upos == Upos::VERB || text_.is_expletive(feels) || is_relative_pronoun(text_.at(feels))) {
        return false;
    }
    draft.vouches = false;
    if (!arguments.is_passive) {
        const TokenIndex cause = arguments.subject;
        if (cause == kNoToken || cause > verb || feels < verb || text_.is_expletive(cause) || text_.at(cause).upos == Upos::VERB) {
            return false;
        }
        set_named_source(draft, feels, verb);
        draft.source = text_.source_range(feels, verb);
        draft.content = {text_.source_range(cause, verb)};
        return true;
    }
    if (feels > verb) {
        return false;
    }
    set_named_source(draft, feels, verb);
    if (cue.takes_that && arguments.clause != kNoToken && !arguments.clause_is_open) {
        draft.content = {finite_clause(verb, arguments.clause)};
        return true;
    }
    const TokenIndex agent = text_.grammar.child(verb, Deprel::obl_agent);
    if (agent != kNoToken && agent > verb) {
        const Range range = text_.subtree(agent);
        join_cue(draft, range.first);
        draft.content = {{std::max(range.first + 1, draft.cue.last), range.last}};
        return draft.content.front().first < range.last;
    }
    return set_phrase(draft, verb, cue, false) && (draft.vouches = false, true);
}

// "Sees the river as a border", "shows the army leading": a noun phrase with what is said of it, never the noun phrase alone.
bool PredicateClaims::set_bare(Draft& draft, TokenIndex verb, const Arguments& arguments) const {
    const TokenIndex object = arguments.is_passive ? kNoToken : text_.grammar.child(verb, Deprel::obj);
    if (object == kNoToken || object < verb) {
        return false;
    }
    TokenIndex last = 0;
    for (const TokenIndex child : text_.tree.children(verb)) {
        const Token& below = text_.at(child);
        const bool as = (below.deprel == Deprel::obl || below.deprel == Deprel::advcl) && (text_.grammar.case_of(child) == "as" || text_.grammar.mark_of(child) == "as");
        const bool said = below.deprel == Deprel::xcomp && text_.grammar.mark_of(child) != "to";
        last = child > object && (as || said) ? text_.tree.rightmost(child) + 1 : last;
    }
    for (const TokenIndex child : text_.tree.children(object)) {
        const Token& below = text_.at(child);
        const bool as = below.deprel == Deprel::nmod && text_.grammar.case_of(child) == "as";
        const bool does = below.deprel == Deprel::acl && below.xpos == Xpos::VBG;
        last = child > object && (as || does) ? std::max(last, text_.tree.rightmost(child) + 1) : last;
    }
    if (last == 0) {
        return false;
    }
    draft.content = {{text_.tree.leftmost(object), std::max(last, text_.tree.rightmost(object) + 1)}};
    draft.vouches = false;
    return true;
}

// "Called on Chad to leave": the infinitive that stands right behind the phrase.
TokenIndex PredicateClaims::following_infinitive(TokenIndex verb, TokenIndex first) const {
    for (const TokenIndex child : text_.tree.children(verb)) {
        const Deprel relation = text_.at(child).deprel;
        if ((relation == Deprel::xcomp || relation == Deprel::advcl) && text_.tree.leftmost(child) == first && text_.grammar.mark_of(child) == "to") {
            return child;
        }
    }
    return kNoToken;
}

// Takes the preposition into the cue when it stands right behind it, or behind a day ("called Friday for").
void PredicateClaims::join_cue(Draft& draft, TokenIndex preposition) const {
    constexpr TokenIndex kLongestGap = 2;
    if (preposition < draft.cue.last || preposition > draft.cue.last + kLongestGap) {
        return;
    }
    for (TokenIndex token = draft.cue.last; token < preposition; ++token) {
        const Upos upos = text_.at(token).upos;
        if (upos != Upos::ADV && upos != Upos::PROPN && text_.at(token).deprel != Deprel::obl_unmarked) {
            return;
        }
    }
    draft.cue.last = preposition + 1;
}

// "Called for a truce", "warned of war": the phrase behind the preposition, which joins the cue.
bool PredicateClaims::set_phrase(Draft& draft, TokenIndex predicate, const Cue& cue, bool behind_object) const {
    const TokenIndex phrase = text_.governed_by(predicate, cue, behind_object);
    if (phrase == kNoToken) {
        return false;
    }
    Range range = text_.subtree(phrase);
    TokenIndex preposition = kNoToken;
    for (const TokenIndex child : text_.tree.children(phrase)) {
        const Deprel relation = text_.at(child).deprel;
        if (child < phrase && (relation == Deprel::case_ || relation == Deprel::mark)) {
            preposition = child;
        }
    }
    if (preposition == kNoToken || preposition + 1 >= range.last) {
        return false;
    }
    join_cue(draft, preposition);
    const TokenIndex open = text_.at(predicate).upos == Upos::VERB ? following_infinitive(predicate, range.last) : kNoToken;
    draft.content = {{preposition + 1, open == kNoToken ? range.last : text_.tree.rightmost(open) + 1}};
    draft.vouches = cue.kind != CueKind::attitude && cue.stance != Stance::states;
    return true;
}

} // namespace vedette::claims
