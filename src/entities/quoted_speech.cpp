#include "entities/quoted_speech.hpp"

#include "base/utf8.hpp"

#include <string>

namespace vedette::entities {

QuotedSpeech::QuotedSpeech(const Board& board) : board_(board) {
    const auto count = static_cast<TokenIndex>(board_.syntax.tokens.size());
    quote_of_.assign(count, kNone);
    TokenIndex open = kNoToken;
    for (TokenIndex token = 0; token < count; ++token) {
        const std::string_view mark = board_.words(token);
        const bool opens = mark == "“" || mark == "``";
        const bool closes = mark == "”" || mark == "''";
        const bool either = mark == "\"";
        if (open == kNoToken && (opens || either)) {
            open = token;
        } else if (open != kNoToken && (closes || either || (opens && token > open))) {
            for (TokenIndex inside = open; inside <= token; ++inside) {
                quote_of_[inside] = static_cast<std::uint32_t>(quotes_.size());
            }
            quotes_.emplace_back(open, token);
            open = opens ? token : kNoToken;
        }
        // A quotation left open over several paragraphs ends somewhere unknown.
        if (open != kNoToken && token - open > 400) {
            open = kNoToken;
        }
    }
}

TokenIndex QuotedSpeech::speaker_in_sentence(std::uint32_t number, std::uint32_t quote) const {
    const Sentence& sentence = board_.syntax.sentences[number];
    TokenIndex speaker = kNoToken;
    for (TokenIndex token = sentence.first; token < sentence.last; ++token) {
        const bool is_said = board_.token(token).upos == Upos::VERB && quote_of_[token] == kNone && board_.knowledge.is("reporting_verb", to_lower(board_.token(token).lemma));
        if (!is_said) {
            continue;
        }
        const TokenIndex subject = board_.tree.child(board_.syntax, token, Deprel::nsubj);
        if (subject != kNoToken && quote_of_[subject] == kNone) {
            if (speaker != kNoToken && quote == kNone) {
                return kNoToken;
            }
            speaker = subject;
        }
    }
    return speaker;
}

TokenIndex QuotedSpeech::speaker_of_quote(std::uint32_t quote) const {
    const std::uint32_t first = board_.sentence_of[quotes_[quote].first];
    const std::uint32_t last = board_.sentence_of[quotes_[quote].second];
    for (const std::uint32_t sentence : {last, first}) {
        const TokenIndex speaker = speaker_in_sentence(sentence, quote);
        if (speaker != kNoToken) {
            return speaker;
        }
    }
    // A quotation that fills its sentences belongs to who spoke just before it.
    return first > 0 ? speaker_in_sentence(first - 1, kNone) : kNoToken;
}

// The subject of a verb of saying.
bool is_speaking(const Board& board, TokenIndex head) {
    const Token& word = board.token(head);
    return word.deprel == Deprel::nsubj && word.head != kNoToken && board.knowledge.is("reporting_verb", to_lower(board.token(word.head).lemma));
}

} // namespace vedette::entities
