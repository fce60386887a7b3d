#pragma once
// Claims whose cue is no predicate: "according to X", ", per X", "reportedly", a headline's dash and a speaker's colon.

#include "claims/claim_text.hpp"

#include <optional>

namespace vedette::claims {

// "According to X, ..." and "..., according to X", "..., per X": the rest of the clause is the content.
std::optional<Draft> according_to(const ClaimText& text, TokenIndex token);

// "In a poll last week, half of them agreed": the poll vouches for the clause.
std::optional<Draft> in_document(const ClaimText& text, TokenIndex token);

// "The army has reportedly left": somebody unnamed says so.
std::optional<Draft> hearsay(const ClaimText& text, TokenIndex token);

// "Fifty die in clash - agency": a headline names its source behind a dash.
std::optional<Draft> headline_source(const ClaimText& text, const Sentence& sentence);

// "Minister: Forces will stay": a name or role before a colon speaks the rest of the sentence.
std::optional<Draft> speaker_before_colon(const ClaimText& text, const Sentence& sentence);

} // namespace vedette::claims
