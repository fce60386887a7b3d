#pragma once
// Quotations by their marks, straight or curly, over sentences and paragraphs: [open mark, close mark] as token ranges.

#include "records/report.hpp"
#include "records/syntax.hpp"

#include <vector>

namespace vedette::claims {

struct Quotation {
    TokenIndex first = 0; // the opening mark
    TokenIndex last = 0;  // one past the closing mark (or past the last token when it is never closed)
};

// In text order, never overlapping. A mark that never closes within `kMaxQuotedSentences` sentences is taken as closed at the end of
// its own sentence. A quotation that runs over paragraphs repeats its opening mark; the pieces are one quotation.
std::vector<Quotation> find_quotations(const Report& report, const Syntax& syntax);

inline constexpr std::size_t kMaxQuotedSentences = 12;

} // namespace vedette::claims
