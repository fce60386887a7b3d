#include "cli/parse_flags.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "cli/command_table.hpp"
#include "cli/nearest_word.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace vedette::cli {

namespace {

[[noreturn]] void refuse(const std::string& message, std::string_view nearest, std::string_view command) {
    std::string words = message;
    if (!nearest.empty()) {
        words += "; did you mean `" + std::string(nearest) + "`?";
    }
    words += " (try `vedette help" + (command.empty() ? "" : " " + std::string(command)) + "`)";
    throw Error(ErrorCode::usage, words);
}

const CommandSpec& command_named(const std::string& name) {
    if (const CommandSpec* command = find_command(name)) {
        return *command;
    }
    std::vector<std::string_view> names;
    for (const CommandSpec& command : command_table()) {
        names.push_back(command.name);
    }
    refuse("there is no command `" + name + "`", nearest_word(name, names), "");
}

// The flag parser would only say "not expected"; a mistyped flag is worth naming its neighbour.
void check_flag_names(const CommandSpec& command, const std::vector<std::string>& arguments) {
    for (std::size_t index = 0; index < arguments.size(); ++index) {
        const std::string& argument = arguments[index];
        if (argument == "--") {
            return;
        }
        if (argument.size() < 2 || argument.front() != '-') {
            continue;
        }
        const bool is_long = argument.starts_with("--");
        const std::string name = is_long ? argument.substr(0, argument.find('=')) : argument.substr(0, 2);
        const FlagSpec* flag = find_flag(command, name);
        if (flag == nullptr) {
            std::vector<std::string_view> known;
            for (const std::span<const FlagSpec> flags : {std::span<const FlagSpec>(command.flags), common_flags()}) {
                for (const FlagSpec& each : flags) {
                    known.push_back(each.long_name);
                }
            }
            refuse("`" + std::string(command.name) + "` has no flag `" + name + "`", nearest_word(name, known), command.name);
        }
        const bool is_alone = argument.size() == name.size();
        if (!flag->value.empty() && is_alone) {
            ++index; // its value, which may begin with '-'
        }
    }
}

void check_choices(const CommandSpec& command, const FlagSpec& flag, const Flags& flags) {
    const auto* member = std::get_if<std::string Flags::*>(&flag.target);
    if (flag.choices.empty() || member == nullptr || (flags.**member).empty()) {
        return;
    }
    const std::vector<std::string_view> choices = split(flag.choices, '|');
    if (std::ranges::find(choices, flags.**member) == choices.end()) {
        refuse(std::string(flag.long_name) + " cannot be `" + flags.**member + "`: it is one of " + std::string(flag.choices),
               nearest_word(flags.**member, choices), command.name);
    }
}

void add_flag(CLI::App& app, const FlagSpec& flag, Flags& flags) {
    const std::string names =
        flag.short_name.empty() ? std::string(flag.long_name) : std::string(flag.short_name) + "," + std::string(flag.long_name);
    if (const auto* text = std::get_if<std::string Flags::*>(&flag.target)) {
        app.add_option(names, flags.**text)->take_last();
    } else if (const auto* list = std::get_if<std::vector<std::string> Flags::*>(&flag.target)) {
        app.add_option(names, flags.**list)->delimiter(',')->expected(1)->take_all()->allow_extra_args(false);
    } else if (const auto* is_set = std::get_if<bool Flags::*>(&flag.target)) {
        app.add_flag(names, flags.**is_set);
    }
}

void check_presence(const CommandSpec& command, const Flags& flags) {
    for (const FlagSpec& flag : command.flags) {
        const auto* member = std::get_if<std::string Flags::*>(&flag.target);
        if (flag.is_required && member != nullptr && (flags.**member).empty()) {
            const std::string name = flag.short_name.empty() ? std::string(flag.long_name) : std::string(flag.short_name);
            refuse("`" + std::string(command.name) + "` needs " + name + " " + std::string(flag.value), "", command.name);
        }
    }
    if (flags.paths.size() < command.min_arguments) {
        refuse("`" + std::string(command.name) + "` needs " + std::string(command.arguments), "", command.name);
    }
    if (flags.paths.size() > command.max_arguments) {
        refuse("`" + std::string(command.name) + "` does not take `" + flags.paths[command.max_arguments] + "`", "", command.name);
    }
}

} // namespace

Flags parse_flags(const std::vector<std::string>& arguments) {
    Flags flags;
    if (arguments.empty() || arguments[0] == "-h" || arguments[0] == "--help") {
        flags.command = "help";
        return flags;
    }
    if (arguments[0] == "--version" || arguments[0] == "-V") {
        flags.command = "version";
        return flags;
    }
    const CommandSpec& command = command_named(arguments[0]);
    std::vector<std::string> rest(arguments.begin() + 1, arguments.end());
    check_flag_names(command, rest);

    CLI::App app;
    app.set_help_flag("");
    for (const std::span<const FlagSpec> group : {std::span<const FlagSpec>(command.flags), common_flags()}) {
        for (const FlagSpec& flag : group) {
            add_flag(app, flag, flags);
        }
    }
    app.add_option("PATH", flags.paths);
    std::reverse(rest.begin(), rest.end()); // the parser takes arguments from the back
    try {
        app.parse(std::move(rest));
    } catch (const CLI::ParseError& error) {
        refuse(error.what(), "", command.name);
    }
    flags.command = command.name;
    if (!flags.help) {
        for (const FlagSpec& flag : command.flags) {
            check_choices(command, flag, flags);
        }
        check_presence(command, flags);
    }
    return flags;
}

} // namespace vedette::cli
