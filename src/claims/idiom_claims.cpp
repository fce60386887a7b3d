// Claims at verbs that make one cue with the words behind them: "took issue with", "made it clear that". Read from the words, not the
// tree: parsers disagree about where the phrase behind such a noun hangs.
#include "base/utf8.hpp"
#include "claims/predicate_claims.hpp"

#include <algorithm>
#include <array>

namespace vedette::claims {

// The token behind the tail of the idiom, kNoToken when the words are others. Between verb and tail stand at most a few words that
// belong to the noun phrase ("takes a more cautious view of").
TokenIndex PredicateClaims::end_of_idiom(TokenIndex verb, const std::vector<std::string>& tail) const {
    constexpr TokenIndex kLongestGap = 4;
    const Sentence& sentence = text_.sentence_of(verb);
    TokenIndex token = verb + 1;
    for (const std::string& word : tail) {
        TokenIndex gap = 0;
        while (token < sentence.last && to_lower(text_.at(token).lemma) != word && text_.lower(token) != word) {
            const Token& one = text_.at(token);
            const bool modifies = one.upos == Upos::DET || one.upos == Upos::ADJ || one.upos == Upos::ADV || one.upos == Upos::NUM ||
                                  one.xpos == Xpos::PRP_S || one.deprel == Deprel::amod || one.deprel == Deprel::compound;
            if (!modifies || ++gap > kLongestGap) {
                return kNoToken;
            }
            ++token;
        }
        if (token >= sentence.last) {
            return kNoToken;
        }
        ++token;
    }
    return token;
}

// Behind the cue: a phrase with one of its prepositions, a clause with "that" or a question word, an infinitive, a noun phrase.
bool PredicateClaims::set_idiom_content(Draft& draft, TokenIndex verb, const Cue& cue) const {
    constexpr TokenIndex kLongestHearer = 5; // "made it clear to the deputies that"
    const Sentence& sentence = text_.sentence_of(verb);
    TokenIndex token = draft.cue.last;
    while (token < sentence.last && text_.at(token).deprel == Deprel::obl_unmarked && text_.tree.leftmost(token) == token) {
        ++token; // "came out Monday against"
    }
    if (token >= sentence.last) {
        return false;
    }
    const Token& opens = text_.at(token);
    const auto head_behind = [&](TokenIndex from) {
        const TokenIndex head = text_.at(from).head;
        return head != kNoToken && head > from ? head : kNoToken;
    };
    if (cue.takes(text_.lower(token)) && opens.upos != Upos::VERB && token + 1 < sentence.last) {
        TokenIndex head = head_behind(token);
        if (head == kNoToken) {
            // The parser made it a particle of the verb: the phrase behind it is what it governs.
            head = text_.tree.leftmost(token + 1) == token + 1 ? token + 1 : head_behind(token + 1);
        }
        if (head == kNoToken) {
            return false;
        }
        draft.cue.last = token + 1;
        draft.content = {{token + 1, text_.tree.rightmost(head) + 1}};
        draft.vouches = cue.kind != CueKind::attitude && cue.stance != Stance::states;
        return true;
    }
    draft.vouches = cue.kind != CueKind::attitude;
    for (TokenIndex mark = token; cue.takes_that && mark < sentence.last && mark <= token + kLongestHearer; ++mark) {
        const Token& one = text_.at(mark);
        const bool asks = one.xpos == Xpos::WRB || one.xpos == Xpos::WP || one.xpos == Xpos::WDT;
        const bool marks = one.upos == Upos::SCONJ && (one.lemma == "that" || one.lemma == "whether" || one.lemma == "if");
        const TokenIndex head = head_behind(mark);
        if ((asks || marks) && head != kNoToken) {
            draft.content = {{mark, text_.tree.rightmost(head) + 1}};
            return true;
        }
        if (one.upos == Upos::VERB || text_.is_punctuation(mark)) {
            break;
        }
    }
    if (const TokenIndex clause = cue.takes_that ? text_.grammar.child(verb, Deprel::ccomp) : kNoToken;
        clause != kNoToken && text_.tree.leftmost(clause) >= token) {
        draft.content = {text_.subtree(clause)};
        return true;
    }
    if (cue.takes_object) {
        const TokenIndex object = text_.grammar.child(verb, Deprel::obj);
        if (object != kNoToken && object >= token && text_.tree.leftmost(object) == token) {
            draft.content = {text_.subtree(object)};
            return true;
        }
    }
    return false;
}

// "Drew criticism from deputies": said of the subject by those whom "from" or "by" names.
bool PredicateClaims::set_reversed(Draft& draft, TokenIndex verb, TokenIndex subject) const {
    if (subject == kNoToken || subject > verb || text_.is_expletive(subject)) {
        return false;
    }
    draft.content = {text_.source_range(subject, verb)};
    const Sentence& sentence = text_.sentence_of(verb);
    if (draft.cue.last + 1 < sentence.last && is_one_of(text_.lower(draft.cue.last), std::array<std::string_view, 4>{"from", "by", "of", "among"})) {
        const TokenIndex head = text_.at(draft.cue.last).head;
        if (head != kNoToken && head > draft.cue.last) {
            set_named_source(draft, head, verb);
        }
    }
    return true;
}

// "Raised Western fears of an attack": the fears are the West's, not those of what raised them.
bool PredicateClaims::is_somebody_elses(TokenIndex noun) const {
    const resources::Arguments arguments = text_.grammar.noun_arguments(noun);
    const bool possessed = arguments.possessor != kNoToken && text_.at(arguments.possessor).upos != Upos::PRON;
    return text_.at(noun).upos == Upos::NOUN && (possessed || (noun > 0 && is_proper_adjective(noun - 1, noun)) || std::any_of(arguments.modifiers.begin(), arguments.modifiers.end(), [&](TokenIndex modifier) {
               return text_.entities.headed_by(modifier) != nullptr;
           }));
}

std::optional<Draft> PredicateClaims::at_idiom(TokenIndex verb) const {
    const Token& token = text_.at(verb);
    const std::vector<CueIdiom>* idioms = text_.cues.idioms_of(to_lower(token.lemma));
    if (idioms == nullptr || token.deprel == Deprel::amod || token.deprel == Deprel::case_) {
        return std::nullopt;
    }
    for (const CueIdiom& idiom : *idioms) {
        const TokenIndex end = end_of_idiom(verb, idiom.tail);
        if (end == kNoToken || is_somebody_elses(end - 1)) {
            continue;
        }
        Draft draft;
        draft.cue = text_.cue_range(verb);
        draft.cue.last = end;
        draft.cue_token = verb;
        draft.kind = idiom.cue.kind;
        draft.stance = idiom.cue.stance;
        const resources::Arguments arguments = text_.grammar.verb_arguments(verb);
        if (idiom.cue.reversed) {
            draft.vouches = false;
            if (!arguments.is_passive && set_reversed(draft, verb, arguments.subject) && finish(draft)) {
                return draft;
            }
            continue;
        }
        if (arguments.is_passive || !set_source(draft, verb, idiom.cue, arguments)) {
            continue;
        }
        bool found = set_idiom_content(draft, verb, idiom.cue);
        if (!found && idiom.cue.kind == CueKind::speech) {
            found = set_interrupted(draft, verb); // "as the minister put it"
        }
        if (found && finish(draft)) {
            return draft;
        }
    }
    return std::nullopt;
}

} // namespace vedette::claims
