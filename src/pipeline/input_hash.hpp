#pragma once
// The identity of an input file, so that `read` can tell whether it was read before.

#include <string>

namespace vedette::pipeline {

// SHA-256 of a regular file as 64 hex digits, read in pieces; empty when it is no regular file or cannot be read.
std::string input_hash(const std::string& path);

} // namespace vedette::pipeline
