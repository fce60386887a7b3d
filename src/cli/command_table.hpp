#pragma once
// The one table of commands and flags. The parser, --help, the man page, the shell completion and docs/commands.md are all made from
// it, so that they cannot disagree.

#include "cli/flags.hpp"

#include <span>
#include <string_view>
#include <variant>
#include <vector>

namespace vedette::cli {

struct FlagSpec {
    std::string_view long_name;  // "--case"
    std::string_view short_name; // "-c", or empty
    std::string_view value;      // "FILE"; empty: a switch
    std::string_view help;       // one sentence without full stop
    std::variant<std::string Flags::*, bool Flags::*, std::vector<std::string> Flags::*> target;
    std::string_view choices = ""; // "text|conllu"; empty: anything
    bool is_required = false;
};

struct CommandSpec {
    std::string_view name;
    std::string_view arguments;   // "PATH...": shown in the usage line; empty: takes none
    std::size_t min_arguments;
    std::size_t max_arguments;
    std::string_view summary;     // one line for the list of commands
    std::string_view description; // what it does, for --help and the man page
    std::vector<FlagSpec> flags;
    std::string_view examples;    // one command a line
};

// All commands, in the order in which a user meets them.
std::span<const CommandSpec> command_table();

// Flags that every command takes.
std::span<const FlagSpec> common_flags();

// nullptr when there is no such command.
const CommandSpec* find_command(std::string_view name);

// The flag called `name` ("-c" or "--case") of this command or of every command; nullptr when there is none.
const FlagSpec* find_flag(const CommandSpec& command, std::string_view name);

} // namespace vedette::cli
