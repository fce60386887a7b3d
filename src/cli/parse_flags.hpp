#pragma once
// Turns the command line into Flags. The only file that includes the flag parser is parse_flags.cpp.

#include "cli/flags.hpp"

#include <string>
#include <vector>

namespace vedette::cli {

// `arguments` without the program's name. Throws Error(usage): what is wrong, the nearest right word, and where to read on.
Flags parse_flags(const std::vector<std::string>& arguments);

} // namespace vedette::cli
