#include "cli/help_pages.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace vedette::cli {

namespace {

constexpr std::size_t kHelpWidth = 100;
constexpr std::size_t kFlagColumn = 26;

constexpr std::string_view kExitCodes = "Exit status: 0 done, 1 some inputs failed (they are listed), 2 wrong usage, 3 casefile or system "
                                        "error.";

// `words` broken at spaces; lines after the first are indented.
std::string wrapped(std::string_view words, std::size_t indent) {
    std::string out;
    std::size_t column = indent;
    for (const std::string_view word : split(words, ' ')) {
        if (column > indent && column + 1 + word.size() > kHelpWidth) {
            out += '\n' + std::string(indent, ' ');
            column = indent;
        } else if (column > indent) {
            out += ' ';
            ++column;
        }
        out += word;
        column += word.size();
    }
    return out;
}

std::string flag_words(const FlagSpec& flag) {
    std::string words = flag.short_name.empty() ? "" : std::string(flag.short_name) + ", ";
    words += flag.long_name;
    if (!flag.value.empty()) {
        words += " " + std::string(flag.value);
    }
    return words;
}

std::string flag_help(const FlagSpec& flag) {
    std::string help(flag.help);
    if (!flag.choices.empty()) {
        help += ": " + std::string(flag.choices);
    }
    return flag.is_required ? help + " (required)" : help;
}

std::string flag_lines(std::span<const FlagSpec> flags) {
    std::string out;
    for (const FlagSpec& flag : flags) {
        std::string left = "  " + flag_words(flag);
        left += left.size() + 1 < kFlagColumn ? std::string(kFlagColumn - left.size(), ' ') : "\n" + std::string(kFlagColumn, ' ');
        out += left + wrapped(flag_help(flag), kFlagColumn) + "\n";
    }
    return out;
}

std::string usage_line(const CommandSpec& command) {
    std::string line = "vedette " + std::string(command.name);
    if (!command.arguments.empty()) {
        line += " " + std::string(command.arguments);
    }
    for (const FlagSpec& flag : command.flags) {
        if (flag.is_required) {
            line += " " + std::string(flag.short_name.empty() ? flag.long_name : flag.short_name) + " " + std::string(flag.value);
        }
    }
    return command.flags.empty() ? line : line + " [FLAGS]";
}

std::string troff(std::string_view text) {
    std::string out;
    for (const char letter : text) {
        if (letter == '\\') {
            out += "\\e";
        } else if (letter == '-') {
            out += "\\-";
        } else {
            out += letter;
        }
    }
    return out.starts_with('.') || out.starts_with('\'') ? "\\&" + out : out;
}

void add_man_flags(std::string& out, std::span<const FlagSpec> flags) {
    for (const FlagSpec& flag : flags) {
        out += ".TP\n.B " + troff(flag_words(flag)) + "\n" + troff(flag_help(flag)) + ".\n";
    }
}

} // namespace

std::string print_overview() {
    std::string out = "vedette reads news reports and tells what is happening, who says so, and where they disagree.\n\n"
                      "  vedette read reports/ -c case.db     read reports into a casefile\n"
                      "  vedette brief -c case.db             read the brief\n\nCommands:\n";
    for (const CommandSpec& command : command_table()) {
        out += "  " + std::string(command.name) + std::string(14 - command.name.size(), ' ') + std::string(command.summary) + "\n";
    }
    return out + "\n`vedette help COMMAND` tells how to use one. " + std::string(kExitCodes) + "\n";
}

std::string print_help(const CommandSpec& command) {
    std::string out = std::string(command.summary) + ".\n\nUsage: " + usage_line(command) + "\n\n" + wrapped(command.description, 0) + "\n";
    if (!command.flags.empty()) {
        out += "\nFlags:\n" + flag_lines(command.flags);
    }
    out += "\nFlags of every command:\n" + flag_lines(common_flags()) + "\nExamples:\n";
    for (const std::string_view example : split(command.examples, '\n')) {
        out += "  " + std::string(example) + "\n";
    }
    return out + "\n" + wrapped(kExitCodes, 0) + "\n";
}

std::string print_man_page() {
    std::string out = ".TH VEDETTE 1 \"\" \"vedette " VEDETTE_VERSION "\" \"User Commands\"\n.SH NAME\nvedette \\- news reports to a sourced brief\n"
                      ".SH SYNOPSIS\n.B vedette\n.I COMMAND\n[\\fIARGUMENTS\\fR] [\\fIFLAGS\\fR]\n.SH DESCRIPTION\n"
                      "Reads news reports, codes the events they tell with status, place, time, numbers and sources, joins them across\n"
                      "reports, and prints a brief in which every line names its sentence.\n.SH COMMANDS\n";
    for (const CommandSpec& command : command_table()) {
        out += ".SS " + troff(usage_line(command)) + "\n" + troff(command.description) + "\n";
        add_man_flags(out, command.flags);
        out += ".PP\nExamples:\n.nf\n";
        for (const std::string_view example : split(command.examples, '\n')) {
            out += "    " + troff(example) + "\n";
        }
        out += ".fi\n";
    }
    out += ".SH COMMON FLAGS\n";
    add_man_flags(out, common_flags());
    return out + ".SH EXIT STATUS\n.TP\n.B 0\ndone\n.TP\n.B 1\nsome inputs failed; they are listed\n.TP\n.B 2\nwrong usage\n.TP\n.B 3\n"
                 "the casefile or the system failed\n.SH ENVIRONMENT\n.TP\n.B NO_COLOR\nno colour, even on a terminal\n";
}

std::string print_bash_completion() {
    std::string names;
    std::string cases;
    std::string values;
    for (const CommandSpec& command : command_table()) {
        names += (names.empty() ? "" : " ") + std::string(command.name);
        std::string flags;
        for (const std::span<const FlagSpec> group : {std::span<const FlagSpec>(command.flags), common_flags()}) {
            for (const FlagSpec& flag : group) {
                flags += (flags.empty() ? "" : " ") + std::string(flag.long_name);
                if (!flag.choices.empty()) {
                    std::string words(flag.choices);
                    std::ranges::replace(words, '|', ' ');
                    values += "        " + std::string(command.name) + ":" + std::string(flag.long_name) + ") words=\"" + words + "\" ;;\n";
                }
            }
        }
        // "lint|test|coverage ...": words that the first argument may be.
        if (const std::string_view first = std::string_view(command.arguments).substr(0, command.arguments.find(' ')); !first.empty() && first == ascii_lower(first)) {
            std::string words(first);
            std::ranges::replace(words, '|', ' ');
            values += "        " + std::string(command.name) + ":" + std::string(command.name) + ") words=\"" + words + "\" ;;\n";
        }
        cases += "        " + std::string(command.name) + ") words=\"" + flags + "\" ;;\n";
    }
    return "# bash completion for vedette: source it, or put it into /etc/bash_completion.d\n_vedette() {\n"
           "    local current=\"${COMP_WORDS[COMP_CWORD]}\" previous=\"${COMP_WORDS[COMP_CWORD-1]}\" command=\"${COMP_WORDS[1]}\" words=\"\"\n"
           "    COMPREPLY=()\n    if [ \"$COMP_CWORD\" -eq 1 ]; then\n        COMPREPLY=($(compgen -W \"" +
           names +
           "\" -- \"$current\"))\n        return\n    fi\n    case \"$command:$previous\" in\n" + values +
           "    esac\n    if [ -z \"$words\" ] && [ \"${current#-}\" != \"$current\" ]; then\n        case \"$command\" in\n" + cases +
           "        esac\n    fi\n    if [ \"$command\" = help ] && [ -z \"$words\" ]; then\n        words=\"" + names +
           "\"\n    fi\n    if [ -n \"$words\" ]; then\n        COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n    else\n"
           "        COMPREPLY=($(compgen -f -- \"$current\"))\n    fi\n}\ncomplete -o filenames -F _vedette vedette\n";
}

std::string print_command_list() {
    std::string out = "# Commands\n\nMade from the program's own table by `scripts/make_docs.sh`; do not edit.\n";
    for (const CommandSpec& command : command_table()) {
        out += "\n## vedette " + std::string(command.name) + "\n\n```\n" + print_help(command) + "```\n";
    }
    return out;
}

} // namespace vedette::cli
