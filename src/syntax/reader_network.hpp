#pragma once
// Runs the network over tokenised sentences and fills in tags, lemmas, heads, relations and names.
//
// Sentences are put one after another with one empty row between them, so that one matrix product serves many sentences; a row's
// result does not depend on its neighbours in the batch. Input vectors are made once per distinct word of a report. All buffers
// belong to the call: const and thread-safe. Design: docs/decisions/0003-reader.md.

#include "records/syntax.hpp"
#include "syntax/reader_weights.hpp"

#include <string_view>

namespace vedette::syntax {

// No sentence longer than this is read as one: the caller cuts them.
inline constexpr std::size_t kMaxNetworkTokens = 512;

// Fills every sentence of `syntax`; names are appended in text order.
void read_sentences(const ReaderWeights& weights, Syntax& syntax, std::string_view text);

} // namespace vedette::syntax
