// `vedette version`: what made a record.
#include "cli/commands.hpp"
#include "cli/terminal.hpp"

namespace vedette::cli {

int run_version(const Settings& settings) {
    for (const auto& [name, value] : pipeline::versions_of(stage_options(settings.flags))) {
        write_results(name + " " + value + "\n");
    }
    return kDone;
}

} // namespace vedette::cli
