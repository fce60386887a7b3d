// vedette: flags -> settings -> command. Errors of the environment end here, with the exit code that design.md gives them.
#include "base/error.hpp"
#include "cli/command_table.hpp"
#include "cli/commands.hpp"
#include "cli/help_pages.hpp"
#include "cli/parse_flags.hpp"
#include "cli/terminal.hpp"

#include <csignal>
#include <exception>
#include <map>
#include <new>

namespace vedette::cli {

namespace {

using Command = int (*)(const Settings&);

Command command_of(const std::string& name) {
    static const std::map<std::string_view, Command> commands = {
        {"brief", run_brief}, {"explain", run_explain}, {"export", run_export}, {"claims", run_claims},   {"code", run_code},         {"completion", run_completion}, {"developments", run_developments},
        {"events", run_events},   {"extract", run_extract},   {"failures", run_failures},     {"forces", run_forces},
        {"help", run_help}, {"lexicon", run_lexicon},       {"parse", run_parse},       {"read", run_read},             {"reports", run_reports},
        {"sources", run_sources}, {"version", run_version},   {"relations", run_relations}, {"merge", run_merge},           {"split", run_split},
        {"accept", run_accept},   {"reject", run_reject},     {"correct", run_correct},       {"undo", run_undo},             {"log", run_log}, {"why-not", run_why_not},
        {"theatres", run_theatres}, {"indicators", run_indicators}, {"backtest", run_backtest},
    };
    const auto found = commands.find(name);
    return found == commands.end() ? nullptr : found->second;
}

int run(const std::vector<std::string>& arguments) {
    const Flags flags = parse_flags(arguments);
    if (flags.help) {
        write_results(print_help(*find_command(flags.command)));
        flush_results();
        return kDone;
    }
    const Command command = command_of(flags.command);
    if (command == nullptr) {
        throw Error(ErrorCode::internal, "command `" + flags.command + "` has no code");
    }
    const int code = command(resolve_settings(flags));
    flush_results();
    return code;
}

int exit_code_of(const Error& error) { return error.code() == ErrorCode::usage ? kWrongUsage : kSystemFailed; }

int run_and_report(const std::vector<std::string>& arguments) {
    try {
        return run(arguments);
    } catch (const OutputClosed&) {
        return kDone;
    } catch (const Error& error) {
        write_message(std::string("vedette: ") + error.what());
        return exit_code_of(error);
    } catch (const std::bad_alloc&) {
        write_message("vedette: out of memory; try a smaller --jobs");
    } catch (const std::exception& error) {
        write_message(std::string("vedette: internal error: ") + error.what() + "; please report it with the command and the input");
    }
    return kSystemFailed;
}

} // namespace

} // namespace vedette::cli

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN); // a closed pipe is an ordinary write error
    return vedette::cli::run_and_report(std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc));
}
