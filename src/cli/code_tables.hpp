#pragma once
// Codes of other programs' event tables, from the lexicon.

#include "briefing/interchange_codes.hpp"
#include "cli/settings.hpp"

namespace vedette::cli {

// Throws Error(resource_missing) or Error(resource_invalid).
briefing::CodeTables load_code_tables(const Settings& settings);

} // namespace vedette::cli
