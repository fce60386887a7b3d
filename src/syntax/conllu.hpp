#pragma once
// CoNLL-U, ours or anybody's (UDPipe, Stanza, spaCy), into a Syntax over a report's text. Writing is print_syntax() of records.
//
// Offsets come from MISC when it has StartChar/EndChar (ours), start_char/end_char (Stanza) or TokenRange (UDPipe), counted in code
// points, and the text there is the form; else the forms are looked for in the text one after another, white space skipped, so that
// any tokenisation of the same characters fits. Words of a multiword token (3-4) share its characters by their forms, evenly where
// those do not fit. A sentence whose heads are all 0 or "_" is tokens without a tree: give it to SyntaxParser::parse_tokens. Empty nodes (3.1) are left out. Names are read from MISC Name=B-LOC or NER=B-LOC, S-LOC (Stanza).

#include "base/error.hpp"
#include "records/syntax.hpp"

#include <string>
#include <string_view>

namespace vedette::syntax {

// One document. Failure(input_malformed) names the line: too few columns, a head outside its sentence, a cycle, no or several roots, a
// form that is not in the text.
Result<Syntax> read_conllu(std::string_view conllu, std::string_view text);

// The text that the tokens of a file make up: forms with spaces after them unless SpaceAfter=No; sentences end in "\n". For files that
// come without their text.
struct ConlluDocument {
    std::string text;
    Syntax syntax;
};
Result<ConlluDocument> read_conllu(std::string_view conllu);

} // namespace vedette::syntax
