// Who speaks: the subject of a verb, the one who is quoted, the one beside the quotation, the teller of the whole sentence.
#include "base/utf8.hpp"
#include "claims/predicate_claims.hpp"

#include <algorithm>
#include <array>

namespace vedette::claims {

using resources::Arguments;
using resources::is_relative_pronoun;

void PredicateClaims::set_named_source(Draft& draft, TokenIndex head, TokenIndex predicate) const {
    draft.source_head = head;
    draft.source = text_.source_range(head, predicate);
    // "the ministry, which said": the words are the pronoun's, the party is the ministry.
    for (const TokenIndex child : text_.tree.children(predicate)) {
        const Token& below = text_.at(child);
        if (child < predicate && (below.deprel == Deprel::nsubj || below.deprel == Deprel::nsubj_pass) && is_relative_pronoun(below) && text_.lower(child) != "those") {
            draft.source = {child, child + 1};
        }
    }
}

// Of two subjects the nearer one; the other belongs to a fronted clause.
TokenIndex PredicateClaims::nearest_subject(TokenIndex verb, TokenIndex subject) const {
    for (const TokenIndex child : text_.tree.children(verb)) {
        const bool nearer = child > subject && child < verb && text_.at(child).deprel == Deprel::nsubj;
        subject = nearer && text_.at(subject).head == verb ? child : subject;
    }
    return subject;
}

// The subject, unless it lies inside a quotation that the verb stands outside of (a parser error) or there is none: then the noun
// phrase right beside the verb ("..., said Petrov").
TokenIndex PredicateClaims::speaker_beside(TokenIndex verb, TokenIndex subject) const {
    const auto quoted_apart = [&](TokenIndex token) {
        const Quotation* quotation = text_.quotation_at(token);
        return quotation != nullptr && !Range{quotation->first, quotation->last}.contains(verb);
    };
    if (subject != kNoToken && !quoted_apart(subject)) {
        return nearest_subject(verb, subject);
    }
    if (text_.at(verb).xpos != Xpos::VBD && text_.at(verb).xpos != Xpos::VBZ && text_.at(verb).xpos != Xpos::VBP) {
        return kNoToken;
    }
    const Sentence& sentence = text_.sentence_of(verb);
    const auto nominal = [&](TokenIndex token) {
        const Upos upos = text_.at(token).upos;
        return (upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::PRON) && !quoted_apart(token);
    };
    if (verb > sentence.first && nominal(verb - 1)) {
        TokenIndex head = verb - 1;
        while (text_.at(head).head != kNoToken && text_.at(head).head < head && nominal(text_.at(head).head)) {
            head = text_.at(head).head;
        }
        return head;
    }
    if (verb > sentence.first && text_.grammar.words(verb - 1) == ",") {
        if (const TokenIndex speaker = speaker_behind_quotation(verb); speaker != kNoToken) {
            return speaker;
        }
        if (const TokenIndex speaker = speaker_before_aside(verb); speaker != kNoToken) {
            return speaker;
        }
    }
    for (TokenIndex token = verb + 1; token < sentence.last && token < verb + 8; ++token) {
        if (nominal(token) && text_.tree.leftmost(token) == verb + 1) {
            return token;
        }
    }
    return kNoToken;
}

// "The fight will be hard, said Jan Berg, the director": the phrase right behind "said", where the parser gave the verb another subject.
TokenIndex PredicateClaims::speaker_behind(TokenIndex verb) const {
    constexpr TokenIndex kLongestTitle = 8;
    const Token& token = text_.at(verb);
    const Sentence& sentence = text_.sentence_of(verb);
    const bool tells = token.lemma == "say" && (token.xpos == Xpos::VBD || token.xpos == Xpos::VBZ || token.xpos == Xpos::VBP);
    if (!tells || verb <= sentence.first + 2 || !text_.is_punctuation(verb - 1) || text_.grammar.child(verb, Deprel::nsubj) != kNoToken) {
        return kNoToken;
    }
    for (TokenIndex behind = verb + 1; behind < sentence.last && behind <= verb + kLongestTitle; ++behind) {
        const Upos upos = text_.at(behind).upos;
        const bool nominal = upos == Upos::NOUN || upos == Upos::PROPN || (upos == Upos::PRON && text_.at(behind).xpos == Xpos::PRP);
        if (nominal && text_.tree.leftmost(behind) == verb + 1 && !text_.is_time(behind)) {
            const TokenIndex last = text_.tree.rightmost(behind) + 1;
            const bool closes = last >= sentence.last || text_.is_punctuation(last) || text_.at(last).upos == Upos::ADP;
            return closes && text_.at(behind).head < verb ? behind : kNoToken;
        }
        if (text_.is_punctuation(behind) || upos == Upos::VERB || upos == Upos::SCONJ) {
            break;
        }
    }
    return kNoToken;
}

// "''...,'' Mr. Brandt, the lobbyist, said": between the closing mark and the verb, with what is said of him.
TokenIndex PredicateClaims::speaker_behind_quotation(TokenIndex verb) const {
    constexpr TokenIndex kLongestSpeaker = 25;
    const Sentence& sentence = text_.sentence_of(verb);
    TokenIndex first = kNoToken;
    for (const Quotation& quotation : text_.quotations_in(sentence)) {
        first = quotation.last < verb ? quotation.last : first;
    }
    if (first == kNoToken || first <= sentence.first || verb - first > kLongestSpeaker) {
        return kNoToken;
    }
    for (TokenIndex token = first; token < verb; ++token) {
        const Token& one = text_.at(token);
        const bool nominal = one.upos == Upos::NOUN || one.upos == Upos::PROPN || one.upos == Upos::PRON;
        const bool outermost = one.head == kNoToken || one.head < first || one.head >= verb;
        if (nominal && outermost) {
            return token;
        }
        if (one.xpos == Xpos::VBD || one.xpos == Xpos::VBZ || one.xpos == Xpos::VBP || one.upos == Upos::SCONJ || one.upos == Upos::ADP) {
            break;
        }
    }
    return kNoToken;
}

// "TASS, citing the ministry, reported": the name before what its bearer does meanwhile, where the parser lost the subject.
TokenIndex PredicateClaims::speaker_before_aside(TokenIndex verb) const {
    constexpr TokenIndex kLongestAside = 15;
    const Sentence& sentence = text_.sentence_of(verb);
    for (TokenIndex token = verb - 1; token > sentence.first + 1 && token + kLongestAside > verb; --token) {
        const Token& one = text_.at(token);
        const bool opens = one.xpos == Xpos::VBG && text_.grammar.words(token - 1) == ",";
        const Upos before = opens ? text_.at(token - 2).upos : Upos::X;
        if (before == Upos::PROPN || before == Upos::NOUN) {
            return text_.at(token - 2).head < token - 2 && text_.at(token - 2).deprel == Deprel::flat ? text_.at(token - 2).head : token - 2;
        }
        if (opens || one.xpos == Xpos::VBD || one.xpos == Xpos::VBZ || one.xpos == Xpos::VBP) {
            break;
        }
    }
    return kNoToken;
}

// "Quoted the army as saying": the quoting verb of "saying"; kNoToken when there is none.
TokenIndex PredicateClaims::quoted_by(TokenIndex verb) const {
    const Token& token = text_.at(verb);
    const bool below = token.xpos == Xpos::VBG && token.head != kNoToken && text_.grammar.mark_of(verb) == "as";
    constexpr std::array<std::string_view, 3> kQuotes = {"quote", "cite", "report"};
    return below && is_one_of(text_.at(token.head).lemma, kQuotes) ? token.head : kNoToken;
}

bool PredicateClaims::set_source(Draft& draft, TokenIndex verb, const Cue& cue, const Arguments& arguments) const {
    TokenIndex source = arguments.subject;
    if (const TokenIndex quoting = quoted_by(verb); quoting != kNoToken && !text_.grammar.is_passive(quoting)) {
        source = text_.grammar.child(quoting, Deprel::obj);
        source = source == kNoToken ? text_.grammar.child(quoting, Deprel::iobj) : source;
    } else if (cue.kind == CueKind::speech && !arguments.is_passive) {
        const TokenIndex behind = speaker_behind(verb);
        source = behind != kNoToken ? behind : speaker_beside(verb, source);
    } else if (source != kNoToken && !arguments.is_passive) {
        source = nearest_subject(verb, source);
    }
    if (source == kNoToken || (arguments.is_passive && source == arguments.object)) {
        return false;
    }
    const Token& head = text_.at(source);
    if (text_.is_expletive(source) && (arguments.is_passive || cue.kind != CueKind::speech || head.lemma != "it")) {
        return false;
    }
    if (head.upos == Upos::VERB) {
        return false;
    }
    if (head.deprel == Deprel::obl_agent && head.head == verb) {
        join_cue(draft, text_.tree.leftmost(source)); // "was first reported by"
    }
    set_named_source(draft, source, verb);
    return true;
}

// "He said the plan was dead, adding that talks went on": the participle at the end tells on, wherever the parser hung it, in the words of
// the one who tells the clause before it. kNoToken when nobody does, or the participle hangs on the telling verb itself.
TokenIndex PredicateClaims::teller_of(TokenIndex participle) const {
    constexpr int kMaxClimb = 6;
    const Token& token = text_.at(participle);
    const CueSenses* senses = text_.cues.verb(to_lower(token.lemma));
    const bool tells = senses != nullptr && std::any_of(senses->begin(), senses->end(), [](const Cue& cue) { return cue.kind == CueKind::speech || cue.kind == CueKind::accuse; });
    const bool hangs = token.deprel == Deprel::advcl || token.deprel == Deprel::csubj || token.deprel == Deprel::acl;
    if (!tells || !hangs || token.xpos != Xpos::VBG || participle == 0 || text_.grammar.words(participle - 1) != ",") {
        return kNoToken;
    }
    TokenIndex clause = token.head;
    for (int steps = 0; steps < kMaxClimb && clause != kNoToken; ++steps) {
        const Token& one = text_.at(clause);
        const bool governed = (one.deprel == Deprel::ccomp || one.deprel == Deprel::xcomp) && one.head != kNoToken && one.head < participle;
        if (governed && text_.at(one.head).upos == Upos::VERB && text_.cues.verb(to_lower(text_.at(one.head).lemma)) != nullptr) {
            return one.head;
        }
        clause = one.head;
    }
    return kNoToken;
}

// The content without the participle that tells on.
Range PredicateClaims::without_telling_on(const Range& content, TokenIndex verb) const {
    for (TokenIndex token = std::max(content.first, verb) + 1; token < content.last; ++token) {
        if (text_.at(token).xpos == Xpos::VBG && teller_of(token) != kNoToken && text_.quotation_at(token) == text_.quotation_at(verb)) {
            return {content.first, token};
        }
    }
    return content;
}

} // namespace vedette::claims
