#pragma once
// Who speaks in a quotation: the quotations of a report by their marks, and the subject of the verb of saying beside each.

#include "entities/board.hpp"

#include <utility>
#include <vector>

namespace vedette::entities {

class QuotedSpeech {
public:
    explicit QuotedSpeech(const Board& board);

    // Number of the quotation that holds the token, kNone outside.
    [[nodiscard]] std::uint32_t quote_of(TokenIndex token) const { return quote_of_[token]; }

    // The head of who says a quotation: in its own sentences, else just before it; kNoToken when that is open.
    [[nodiscard]] TokenIndex speaker_of_quote(std::uint32_t quote) const;

private:
    [[nodiscard]] TokenIndex speaker_in_sentence(std::uint32_t sentence, std::uint32_t quote) const;

    const Board& board_;
    std::vector<std::uint32_t> quote_of_;
    std::vector<std::pair<TokenIndex, TokenIndex>> quotes_; // tokens of each, marks included
};

// Is it the subject of a verb of saying?
[[nodiscard]] bool is_speaking(const Board& board, TokenIndex head);

} // namespace vedette::entities
