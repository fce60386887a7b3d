#pragma once
// --help, the manual page, the shell completion and docs/commands.md, all from the command table.

#include "cli/command_table.hpp"

#include <string>

namespace vedette::cli {

std::string print_overview();                         // `vedette help`
std::string print_help(const CommandSpec& command);   // `vedette help read`
std::string print_man_page();                         // troff, section 1
std::string print_bash_completion();
std::string print_command_list();                     // Markdown: docs/commands.md

} // namespace vedette::cli
