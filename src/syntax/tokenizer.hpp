#pragma once
// Cuts text into sentences and tokens after UD English: "can't" is ca + n't, "F-16" is F + - + 16, "U.S." is one token.
//
// The text is read once from left to right, without patterns and without going back further than a word, so that any input costs
// linear time. Every token is a byte range of the text, in order, never empty, never overlapping; white space belongs to no token.
// A line break always ends a sentence. Bytes that are not UTF-8 become tokens of their own. Thread-safe, no state.

#include "records/syntax.hpp"

#include <string_view>

namespace vedette::syntax {

// A sentence over this many tokens is cut, at punctuation when there is some in its second half.
inline constexpr std::size_t kMaxSentenceTokens = 400;

// A token over this many bytes is cut: nothing longer is a word.
inline constexpr std::size_t kMaxTokenBytes = 400;

// Tokens carry only their spans, sentences everything; sentences that overlap `title_span` are headlines.
Syntax tokenize(std::string_view text, TextSpan title_span = {});

} // namespace vedette::syntax
