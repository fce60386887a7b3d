#pragma once
// Hand-made records for unit tests, so that no test of a stage needs the stages before it.

#include "records/analysis.hpp"

#include <string>
#include <string_view>

namespace vedette::test {

// A report and its tree from compact lines, one token a line: FORM LEMMA UPOS XPOS HEAD DEPREL [NAME], separated by spaces; HEAD is
// 1-based inside the sentence, 0 is the root; NAME is B-PER, I-PER, ... A blank line ends a sentence. Tokens are joined by one space,
// sentences by "\n"; a FORM that starts with '_' (one underscore is dropped) is glued to the token before it. `published` is an ISO
// day or empty.
struct Parsed {
    Report report;
    Syntax syntax;
};
Parsed parsed(std::string_view lines, std::string_view published = "");

// Absolute path of a file in the repository.
std::string repository_path(std::string_view relative);

// Absolute path of a file in ../shared, empty when this machine does not have it (the test should then GTEST_SKIP).
std::string shared_path(std::string_view relative);

} // namespace vedette::test
