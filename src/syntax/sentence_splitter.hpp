#pragma once
// Where sentences end, given the tokens of one line. Reads the marks, the word before and the words after: full stops of
// abbreviations, initials, quotations that go on ('"Stop!" he said'), brackets. O(tokens).

#include "records/syntax.hpp"

#include <string_view>

namespace vedette::syntax {

// Appends the sentences of tokens [first, last) to `syntax`; none when the range is empty. Sets their spans.
void split_sentences(std::string_view text, TokenIndex first, TokenIndex last, Syntax& syntax);

} // namespace vedette::syntax
