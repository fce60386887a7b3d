#include "claims/predicate_claims.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace vedette::claims {

namespace {

using resources::Arguments;

// A source longer than this, without an entity at its head, is a parser error.
constexpr std::size_t kMaxUnknownSource = 14;

// A quotation shorter than this (marks included) is a quoted word, not a quoted speaker.
constexpr TokenIndex kShortQuotation = 3;

bool is_relative_pronoun(const Token& token) {
    return token.upos == Upos::PRON && (token.xpos == Xpos::WDT || token.xpos == Xpos::WP || token.lemma == "that");
}

bool is_expletive(const Token& token) {
    return token.deprel == Deprel::expl || token.lemma == "it" || token.lemma == "there" || (token.lemma == "this" && token.upos == Upos::PRON);
}

} // namespace

// Common last step: tidy the content; false when nothing is left or the "source" is a clause that the parser took for a subject.
bool PredicateClaims::finish(Draft& draft) const {
    if (draft.source.size() > kMaxUnknownSource && text_.entities.headed_by(draft.source_head) == nullptr) {
        return false;
    }
    draft.content = text_.trimmed(draft.content);
    return !draft.content.empty();
}

void PredicateClaims::set_named_source(Draft& draft, TokenIndex head, TokenIndex predicate) const {
    draft.source_head = head;
    draft.source = text_.source_range(head, predicate);
    // "the ministry, which said": the words are the pronoun's, the party is the ministry.
    for (const TokenIndex child : text_.tree.children(predicate)) {
        const Token& below = text_.at(child);
        if (child < predicate && (below.deprel == Deprel::nsubj || below.deprel == Deprel::nsubj_pass) && is_relative_pronoun(below)) {
            draft.source = {child, child + 1};
        }
    }
}

// "Asked Iran to leave": the infinitive with the object before it; the object is no part of what is vouched for.
bool PredicateClaims::set_infinitive(Draft& draft, TokenIndex verb, const Cue& cue, const Arguments& arguments) const {
    const TokenIndex clause = arguments.clause;
    if (!cue.takes_to || clause == kNoToken || !arguments.clause_is_open || clause < verb || text_.grammar.mark_of(clause) != "to") {
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

// "Accused Poland of massing troops", "called it illegal", "cited the treaty": object and complement; of these only the complement
// is what a speaker or accuser vouches for.
bool PredicateClaims::set_object(Draft& draft, TokenIndex verb, const Cue& cue, const Arguments& arguments) const {
    const TokenIndex object = arguments.object;
    if (!cue.takes_object || object == kNoToken || (object < verb) != arguments.is_passive) {
        return false;
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
        if (child > verb && child != object && (governed || below.deprel == Deprel::xcomp)) {
            complement = complement.empty() ? text_.subtree(child) : Range{complement.first, text_.subtree(child).last};
        }
    }
    draft.vouches = cue.kind != CueKind::attitude && (cue.kind == CueKind::deny || !complement.empty());
    if (cue.kind != CueKind::deny) {
        draft.unvouched.push_back(object_range);
    }
    if (complement.empty() || object < verb) {
        draft.content = {object_range};
        if (!complement.empty()) {
            draft.content.push_back(complement);
        }
    } else {
        draft.content = {{std::min(object_range.first, complement.first), std::max(object_range.last, complement.last)}};
    }
    return true;
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
    if (preposition == draft.cue.last) {
        draft.cue.last = preposition + 1;
    }
    draft.content = {{preposition + 1, range.last}};
    draft.vouches = cue.kind != CueKind::attitude && cue.stance != Stance::states;
    return true;
}

// "..., he said", "..., as he said", and a "said" whose content stands in quotation marks beside it.
bool PredicateClaims::set_interrupted(Draft& draft, TokenIndex verb) const {
    const Token& token = text_.at(verb);
    if (token.head != kNoToken && (token.deprel == Deprel::parataxis || (token.deprel == Deprel::advcl && text_.grammar.mark_of(verb) == "as"))) {
        draft.content = text_.clause_without(token.head, text_.subtree(verb));
    }
    if (!draft.content.empty()) {
        return true;
    }
    const Sentence& sentence = text_.sentence_of(verb);
    for (const Quotation& quotation : text_.quotations) {
        const bool before = quotation.last > sentence.first && quotation.last <= verb;
        const bool behind = quotation.first > verb && quotation.first < sentence.last;
        if ((before || behind) && quotation.last - quotation.first > kShortQuotation) {
            draft.content.push_back({quotation.first, quotation.last});
        }
    }
    return !draft.content.empty();
}

bool PredicateClaims::set_content(Draft& draft, TokenIndex verb, const Cue& cue, const Arguments& arguments) const {
    const TokenIndex clause = arguments.clause;
    if (cue.takes_that && clause != kNoToken && !arguments.clause_is_open) {
        Range range = text_.subtree(clause);
        if (range.contains(verb)) {
            range = verb < clause ? Range{verb + 1, range.last} : Range{range.first, verb};
        }
        draft.content = {range};
        return true;
    }
    if (set_infinitive(draft, verb, cue, arguments)) {
        return true;
    }
    if (cue.kind == CueKind::deny && cue.takes_object) {
        for (const TokenIndex child : text_.tree.children(verb)) {
            if (child > verb && text_.at(child).deprel == Deprel::xcomp) {
                draft.content = {text_.subtree(child)}; // "denied shelling the town"
                return true;
            }
        }
    }
    return set_object(draft, verb, cue, arguments) || set_phrase(draft, verb, cue, false);
}

bool PredicateClaims::set_source(Draft& draft, TokenIndex verb, const Cue& cue, const Arguments& arguments) const {
    TokenIndex source = arguments.subject;
    const std::string& lemma = text_.at(verb).lemma;
    // "He was quoted as saying that": the quoted one is the source.
    if (arguments.is_passive && (lemma == "quote" || lemma == "cite") && source == kNoToken) {
        return false;
    }
    if (source == kNoToken || source == arguments.object) {
        return false;
    }
    const Token& head = text_.at(source);
    if (is_expletive(head) && (arguments.is_passive || cue.kind != CueKind::speech || head.deprel == Deprel::expl)) {
        return false;
    }
    if (head.upos == Upos::VERB) {
        return false;
    }
    set_named_source(draft, source, verb);
    return true;
}

std::optional<Draft> PredicateClaims::at_verb(TokenIndex verb) const {
    const Token& token = text_.at(verb);
    const CueSenses* senses = text_.cues.verb(to_lower(token.lemma));
    if (senses == nullptr || token.deprel == Deprel::amod || token.deprel == Deprel::case_) {
        return std::nullopt;
    }
    const Arguments arguments = text_.grammar.verb_arguments(verb);
    const auto attempt = [&](const Cue& cue, bool interrupted) -> std::optional<Draft> {
        Draft draft;
        draft.cue = text_.cue_range(verb);
        draft.cue_token = verb;
        draft.kind = cue.kind;
        draft.stance = cue.stance;
        if (!set_source(draft, verb, cue, arguments)) {
            return std::nullopt;
        }
        const bool found = interrupted ? set_interrupted(draft, verb) : set_content(draft, verb, cue, arguments);
        if (!found || !finish(draft)) {
            return std::nullopt;
        }
        return draft;
    };
    for (const Cue& cue : *senses) {
        const bool cut = cue.kind == CueKind::speech && (token.deprel == Deprel::parataxis || token.deprel == Deprel::advcl);
        if (cut && (arguments.clause == kNoToken || arguments.clause_is_open)) {
            if (auto draft = attempt(cue, true)) {
                return draft;
            }
        }
    }
    // A quotation beside the verb says more than its object ("told reporters", "added the minister").
    for (const bool interrupted : {false, true}) {
        for (const Cue& cue : *senses) {
            if (interrupted && cue.kind != CueKind::speech) {
                continue;
            }
            if (auto draft = attempt(cue, interrupted)) {
                return draft;
            }
        }
    }
    return std::nullopt;
}

// Clause, infinitive or phrase behind the noun.
bool PredicateClaims::set_noun_content(Draft& draft, TokenIndex noun, const Cue& cue) const {
    for (const TokenIndex child : text_.tree.children(noun)) {
        const Token& below = text_.at(child);
        if (child < noun) {
            continue;
        }
        const bool clause = below.deprel == Deprel::acl || below.deprel == Deprel::ccomp || below.deprel == Deprel::advcl;
        const std::string mark = clause || below.deprel == Deprel::xcomp ? text_.grammar.mark_of(child) : std::string{};
        const bool finite = cue.takes_that && clause && mark == "that";
        const bool open = cue.takes_to && (clause || below.deprel == Deprel::xcomp) && mark == "to" && below.upos == Upos::VERB;
        if (finite || open) {
            draft.content = {text_.subtree(child)};
            draft.vouches = finite && cue.kind != CueKind::attitude;
            return true;
        }
    }
    return set_phrase(draft, noun, cue, false);
}

// Possessor, named modifier, by-phrase, or the subject of the verb that carries the noun ("voiced concern that").
bool PredicateClaims::set_noun_source(Draft& draft, TokenIndex noun) const {
    const Arguments arguments = text_.grammar.noun_arguments(noun);
    TokenIndex source = arguments.possessor;
    for (const TokenIndex modifier : arguments.modifiers) {
        source = source == kNoToken && text_.entities.headed_by(modifier) != nullptr ? modifier : source;
    }
    for (const resources::Oblique& oblique : arguments.obliques) {
        if (source == kNoToken && (oblique.preposition == "by" || oblique.preposition == "from" || oblique.preposition == "among")) {
            source = oblique.token;
        }
    }
    if (source != kNoToken) {
        set_named_source(draft, source, noun);
        if (draft.source.last <= noun && draft.source.last >= text_.tree.leftmost(noun)) {
            draft.cue.first = draft.source.last;
        }
        return true;
    }
    source = arguments.subject;
    if (source == kNoToken || is_expletive(text_.at(source)) || text_.at(source).upos == Upos::VERB) {
        return false;
    }
    const TokenIndex carrier = text_.at(noun).head;
    const bool carried = carrier != kNoToken && text_.at(noun).deprel == Deprel::obj && carrier < noun && text_.tree.leftmost(noun) == carrier + 1;
    if (carried) {
        draft.cue.first = text_.cue_range(carrier).first;
    }
    set_named_source(draft, source, carried ? carrier : noun);
    return true;
}

std::optional<Draft> PredicateClaims::at_noun(TokenIndex noun) const {
    const CueSenses* senses = text_.cues.noun(to_lower(text_.at(noun).lemma));
    if (senses == nullptr) {
        return std::nullopt;
    }
    for (const Cue& cue : *senses) {
        Draft draft;
        draft.cue = {noun, noun + 1};
        draft.cue_token = noun;
        draft.kind = cue.kind;
        draft.stance = cue.stance;
        if (set_noun_content(draft, noun, cue) && set_noun_source(draft, noun) && finish(draft)) {
            return draft;
        }
    }
    return std::nullopt;
}

std::optional<Draft> PredicateClaims::at_adjective(TokenIndex adjective) const {
    const CueSenses* senses = text_.cues.adjective(to_lower(text_.at(adjective).lemma));
    if (senses == nullptr) {
        return std::nullopt;
    }
    const TokenIndex source = text_.grammar.surface_subject(adjective);
    if (source == kNoToken || is_expletive(text_.at(source)) || text_.at(source).upos == Upos::VERB) {
        return std::nullopt;
    }
    for (const Cue& cue : *senses) {
        Draft draft;
        draft.cue = text_.cue_range(adjective);
        draft.cue_token = adjective;
        draft.kind = cue.kind;
        draft.stance = cue.stance;
        set_named_source(draft, source, adjective);
        if (set_noun_content(draft, adjective, cue) && finish(draft)) {
            return draft;
        }
    }
    return std::nullopt;
}

} // namespace vedette::claims
