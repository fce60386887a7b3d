#include "claims/phrase_claims.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace vedette::claims {

namespace {

// Head of the noun phrase that starts at `first`; kNoToken when none does.
TokenIndex phrase_head(const ClaimText& text, TokenIndex first, TokenIndex last) {
    for (TokenIndex index = first; index < last; ++index) {
        const Token& one = text.at(index);
        const bool nominal = one.upos == Upos::NOUN || one.upos == Upos::PROPN || one.upos == Upos::PRON;
        const bool outermost = one.head == kNoToken || one.head < first || one.head > text.tree.rightmost(index);
        if (nominal && (outermost || text.tree.leftmost(index) <= first)) {
            return index;
        }
    }
    return kNoToken;
}

// The hyphen of "a top-level delegation", which the tokens hold as a word of its own.
bool stands_inside_word(const ClaimText& text, TokenIndex token) {
    const auto touches = [&text](TokenIndex left) { return text.at(left).span.end == text.at(left + 1).span.begin; };
    return text.grammar.words(token) == "-" && touches(token - 1) && touches(token);
}

// The token behind "according to", "per", "in the words of"; kNoToken when another word stands there.
TokenIndex end_of_according(const ClaimText& text, const Sentence& sentence, TokenIndex token) {
    const std::string word = text.lower(token);
    if (word == "according" && token + 2 < sentence.last && text.lower(token + 1) == "to") {
        return token + 2;
    }
    if (word == "per" && token + 1 < sentence.last) {
        // "Per the Pentagon, ...", not "per head".
        const bool opens = token == sentence.first && text.lower(token + 1) == "the";
        return opens || (token > sentence.first && text.grammar.words(token - 1) == ",") ? token + 1 : kNoToken;
    }
    constexpr TokenIndex kWords = 4;
        const bool phrase = word == "in" && token + kWords < sentence.last && text.lower(token + 1) == "the" && text.lower(token + 2) == "words" && text.lower(token + 3) == "of";
    return phrase ? token + kWords : kNoToken;
}

// "Lithuanian intelligence": a body that speaks, of a state that is named, though no entity of its own.
bool is_body_of_state(const ClaimText& text, TokenIndex noun) {
    constexpr std::array<std::string_view, 5> kBodies = {"intelligence", "media", "press", "source", "report"};
    const EntityMention* owner = noun > 0 && is_one_of(text.at(noun).lemma, kBodies) && text.at(noun - 1).head == noun ? text.entities.headed_by(noun - 1) : nullptr;
    return owner != nullptr && text.entities.entities[owner->entities.front()].kind == EntityKind::state;
}

bool has_finite_verb(const ClaimText& text, TokenIndex first, TokenIndex last) {
    for (TokenIndex token = first; token < last; ++token) {
        const Xpos xpos = text.at(token).xpos;
        if (xpos == Xpos::VBD || xpos == Xpos::VBZ || xpos == Xpos::VBP || xpos == Xpos::MD) {
            return true;
        }
    }
    return false;
}

// "Clash with rebels-Interfax": a headline may glue the name of its source to the last word.
bool names_source(const ClaimText& text, const Sentence& sentence, TokenIndex dash) {
    constexpr std::size_t kShortestWord = 4; // "pro-", "non-", "ex-"
    const Upos before = text.at(dash - 1).upos;
    const EntityMention* mention = sentence.is_headline || sentence.first == 0 ? text.entities.headed_by(dash + 1) : nullptr;
    if (mention == nullptr || mention->first != dash + 1 || text.grammar.words(dash - 1).size() < kShortestWord || (before != Upos::NOUN && before != Upos::ADV && before != Upos::VERB)) {
        return false;
    }
    const bool closes = mention->last == sentence.last || (mention->last + 1 == sentence.last && text.is_punctuation(mention->last));
    const EntityKind kind = text.entities.entities[mention->entities.front()].kind;
    return closes && mention->form == MentionForm::name && (kind == EntityKind::outlet || kind == EntityKind::organisation);
}

} // namespace

std::optional<Draft> according_to(const ClaimText& text, TokenIndex token) {
    const Sentence& sentence = text.sentence_of(token);
    const TokenIndex last_of_cue = end_of_according(text, sentence, token);
    if (last_of_cue == kNoToken) {
        return std::nullopt;
    }
    TokenIndex source = phrase_head(text, last_of_cue, sentence.last);
    if (source == kNoToken) {
        return std::nullopt;
    }
    // "According to city police chief Ann Lee": up to the head of the whole phrase.
    const auto is_one_phrase = [&](TokenIndex head) {
        for (TokenIndex index = source + 1; index < head; ++index) {
            if (text.is_punctuation(index) || text.at(index).upos == Upos::VERB || text.at(index).upos == Upos::AUX) {
                return false;
            }
        }
        const TokenIndex first = text.tree.leftmost(head); // the comma before "according" may hang on the head
        const bool inside = first >= token || (first + 1 == token && text.is_punctuation(first));
        return inside && (text.at(head).upos == Upos::PROPN || text.at(head).upos == Upos::NOUN);
    };
    while (text.at(source).head != kNoToken && text.at(source).head > source && is_one_phrase(text.at(source).head)) {
        source = text.at(source).head;
    }
    // "Per the terms of the truce", "in the words of the song": only somebody who is known to speak.
    const bool takes_anyone = text.lower(token) == "according" || (text.lower(token) == "per" && token != sentence.first);
    if (!takes_anyone && text.entities.headed_by(source) == nullptr) {
        return std::nullopt;
    }
    Draft draft;
    draft.cue = {token, last_of_cue};
    draft.cue_token = token;
    draft.source_head = source;
    draft.source = text.source_range(source, token);
    draft.source.first = std::max(draft.source.first, last_of_cue);
    const Range phrase{token, std::max(draft.source.last, text.tree.rightmost(source) + 1)};
    TokenIndex governor = text.at(source).head;
    while (governor != kNoToken && phrase.contains(governor)) {
        governor = text.at(governor).head;
    }
    // At the edge of a sentence it covers all of it, else the clause it stands in.
    const bool at_edge = token == sentence.first || phrase.last + 1 >= sentence.last;
    if (at_edge || governor == kNoToken) {
        draft.content = text.trimmed({{sentence.first, token}, {std::min(phrase.last, sentence.last), sentence.last}});
    } else {
        draft.content = text.clause_without(governor, phrase);
    }
    return draft.content.empty() ? std::nullopt : std::optional<Draft>(std::move(draft));
}

std::optional<Draft> in_document(const ClaimText& text, TokenIndex token) {
    const Sentence& sentence = text.sentence_of(token);
    const TokenIndex head = text.at(token).head;
    const bool phrase = text.at(token).deprel == Deprel::case_ && head != kNoToken && head > token && text.lower(token) == "in";
    constexpr std::array<std::string_view, 2> kCounts = {"poll", "survey"};
    if (!phrase || text.at(head).deprel != Deprel::obl || !is_one_of(text.at(head).lemma, kCounts)) {
        return std::nullopt;
    }
    const TokenIndex verb = text.at(head).head;
    if (verb == kNoToken || text.cues.verb(to_lower(text.at(verb).lemma)) != nullptr) {
        return std::nullopt; // "said in a poll": a cue of its own
    }
    Draft draft;
    draft.cue = {token, token + 1};
    draft.cue_token = token;
    draft.source_head = head;
    draft.source = text.source_range(head, token);
    draft.content = text.clause_without(verb, {token, std::max(draft.source.last, text.tree.rightmost(head) + 1)});
    const bool stands = draft.source.first == token + 1 && draft.source.last <= sentence.last && !draft.content.empty();
    return stands ? std::optional<Draft>(std::move(draft)) : std::nullopt;
}

std::optional<Draft> hearsay(const ClaimText& text, TokenIndex token) {
    const TokenIndex verb = text.at(token).head;
    constexpr std::array<std::string_view, 2> kHearsay = {"reportedly", "allegedly"};
    if (text.at(token).deprel != Deprel::advmod || verb == kNoToken || !is_one_of(text.lower(token), kHearsay) || text.at(verb).upos != Upos::VERB) {
        return std::nullopt;
    }
    Draft draft;
    draft.cue = {token, token + 1};
    draft.cue_token = token;
    draft.stance = text.lower(token) == "allegedly" ? Stance::alleges : Stance::states;
    draft.content = text.clause_without(verb, draft.cue);
    return draft.content.empty() ? std::nullopt : std::optional<Draft>(std::move(draft));
}

std::optional<Draft> headline_source(const ClaimText& text, const Sentence& sentence) {
    constexpr TokenIndex kMaxSourceTokens = 5;
    for (TokenIndex token = sentence.first + 2; token + 1 < sentence.last; ++token) {
        const std::string_view words = text.grammar.words(token);
        // "Troops attacked near the town: General Staff".
        const bool colon = words == ":" && (sentence.is_headline || sentence.first == 0) && has_finite_verb(text, sentence.first, token);
        if ((!colon && words != "-" && words != "--" && words != "—" && words != "–") || (stands_inside_word(text, token) && !names_source(text, sentence, token))) {
            continue;
        }
        TokenIndex last = sentence.last;
        while (last > token + 1 && text.is_punctuation(last - 1)) {
            --last;
        }
        if (last - token > kMaxSourceTokens || last <= token + 1) {
            continue;
        }
        for (TokenIndex index = token + 1; index < last; ++index) {
            const EntityMention* mention = text.entities.headed_by(index);
            if (mention == nullptr || text.entities.entities[mention->entities.front()].kind == EntityKind::population || (colon && has_finite_verb(text, token, last))) {
                continue;
            }
            Draft draft;
            draft.cue = {token, token + 1};
            draft.cue_token = token;
            draft.source_head = index;
            draft.source = {token + 1, last};
            draft.content = {{sentence.first, token}};
            return draft;
        }
    }
    return std::nullopt;
}

std::optional<Draft> speaker_before_colon(const ClaimText& text, const Sentence& sentence) {
    constexpr TokenIndex kMaxSpeakerTokens = 6;
    for (TokenIndex token = sentence.first + 1; token + 2 < sentence.last && token <= sentence.first + kMaxSpeakerTokens; ++token) {
        if (text.grammar.words(token) != ":") {
            if (text.at(token).upos == Upos::VERB || text.is_punctuation(token)) {
                return std::nullopt;
            }
            continue;
        }
        // The phrase itself must be the speaker, not a name inside a title ("Relief for Chad: ...").
        TokenIndex head = kNoToken;
        for (TokenIndex index = sentence.first; index < token; ++index) {
            const TokenIndex above = text.at(index).head;
            const bool outermost = above == kNoToken || above < sentence.first || above >= token;
            const EntityMention* mention = outermost ? text.entities.headed_by(index) : nullptr;
            head = mention != nullptr && text.entities.entities[mention->entities.front()].kind != EntityKind::population ? index : head;
            head = head == kNoToken && outermost && is_body_of_state(text, index) ? index : head;
        }
        if (head == kNoToken) {
            return std::nullopt;
        }
        // The whole turn, to the end of the paragraph, a page at most.
        std::uint32_t number = text.syntax.sentence_of(token);
        TokenIndex last = sentence.last;
        const std::uint32_t opened_in = number;
        while (number + 1 < text.syntax.sentences.size() && number - opened_in < kMaxQuotedSentences) {
            const Sentence& next = text.syntax.sentences[number + 1];
            const TextSpan gap{text.syntax.sentences[number].span.end, next.span.begin};
            if (gap.in(text.report.text).find('\n') != std::string_view::npos) {
                break;
            }
            last = next.last;
            ++number;
        }
        Draft draft;
        draft.cue = {token, token + 1};
        draft.cue_token = token;
        draft.source_head = head;
        draft.source = {text.is_punctuation(sentence.first) ? sentence.first + 1 : sentence.first, token};
        draft.content = {{token + 1, last}};
        return draft;
    }
    return std::nullopt;
}

} // namespace vedette::claims
