#pragma once
// `vedette explain FILE`: who or what the mentions of a sentence stand for, the candidates and the reason.

#include "cli/commands.hpp"

namespace vedette::cli {

int explain_mentions(const Settings& settings);

} // namespace vedette::cli
