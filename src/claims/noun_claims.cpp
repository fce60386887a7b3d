// Claims at nouns and adjectives: "the ministry's statement that", "voiced concern about", "is confident that".
#include "base/utf8.hpp"
#include "claims/predicate_claims.hpp"

namespace vedette::claims {

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
    return set_phrase(draft, noun, cue, false) || set_stray_phrase(draft, noun, cue);
}

// "Joined Berg's call for a court": the phrase right behind the noun, which the parser hung on the verb.
bool PredicateClaims::set_stray_phrase(Draft& draft, TokenIndex noun, const Cue& cue) const {
    const TokenIndex preposition = noun + 1;
    const Sentence& sentence = text_.sentence_of(noun);
    if (text_.at(noun).upos != Upos::NOUN || preposition + 1 >= sentence.last || text_.at(preposition).deprel != Deprel::case_ || !cue.takes(text_.lower(preposition))) {
        return false;
    }
    const TokenIndex head = text_.at(preposition).head;
    if (head == kNoToken || head < preposition || text_.at(head).head != text_.at(noun).head || text_.at(noun).head == kNoToken || text_.is_time(head)) {
        return false;
    }
    draft.cue.last = preposition + 1;
    draft.content = {{preposition + 1, text_.tree.rightmost(head) + 1}};
    draft.vouches = cue.kind != CueKind::attitude && cue.stance != Stance::states;
    return true;
}

// "Western" in "Western fears": written large in the middle of a sentence, and no state.
bool PredicateClaims::is_proper_adjective(TokenIndex token, TokenIndex noun) const {
    constexpr std::size_t kShortest = 4;
    const std::string_view word = text_.grammar.words(token);
    const Sentence& sentence = text_.sentence_of(noun);
    return text_.at(token).deprel == Deprel::amod && token + 1 == noun && token > sentence.first && word.size() >= kShortest && word[0] >= 'A' && word[0] <= 'Z' &&
           !sentence.is_headline;
}

// Possessor, named modifier, by-phrase, or the subject of the verb that carries the noun ("voiced concern that").
bool PredicateClaims::set_noun_source(Draft& draft, TokenIndex noun) const {
    const resources::Arguments arguments = text_.grammar.noun_arguments(noun);
    TokenIndex source = arguments.possessor;
    for (const TokenIndex modifier : arguments.modifiers) {
        source = source == kNoToken && text_.entities.headed_by(modifier) != nullptr ? modifier : source;
    }
    for (const TokenIndex child : text_.tree.children(noun)) {
        // "Western fears of": an adjective of a name that is no state.
        source = source == kNoToken && is_proper_adjective(child, noun) ? child : source;
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
    if (source == kNoToken || text_.is_expletive(source) || text_.at(source).upos == Upos::VERB) {
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
    if (source == kNoToken || text_.is_expletive(source) || text_.at(source).upos == Upos::VERB) {
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
