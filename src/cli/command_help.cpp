// `vedette help`, `vedette completion`.
#include "base/error.hpp"
#include "cli/command_table.hpp"
#include "cli/commands.hpp"
#include "cli/help_pages.hpp"
#include "cli/parse_flags.hpp"
#include "cli/terminal.hpp"

namespace vedette::cli {

int run_help(const Settings& settings) {
    if (settings.flags.man) {
        write_results(print_man_page());
    } else if (settings.flags.paths.empty()) {
        write_results(print_overview());
    } else if (settings.flags.paths[0] == "all") {
        write_results(print_command_list());
    } else if (const CommandSpec* command = find_command(settings.flags.paths[0])) {
        write_results(print_help(*command));
    } else {
        parse_flags({settings.flags.paths[0]}); // says which command is nearest
    }
    return kDone;
}

int run_completion(const Settings& settings) {
    if (settings.flags.paths[0] != "bash") {
        throw Error(ErrorCode::usage, "there is no completion for `" + settings.flags.paths[0] + "`: use `vedette completion bash`");
    }
    write_results(print_bash_completion());
    return kDone;
}

} // namespace vedette::cli
