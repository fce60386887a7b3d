#pragma once
// `vedette lexicon coverage` and `vedette lexicon diff`: what the lexicon, or an edit of it, makes of a corpus.

#include "cli/commands.hpp"

namespace vedette::cli {

int lexicon_coverage(const Settings& settings);
int lexicon_diff(const Settings& settings);

// `vedette lexicon import`: somebody else's dictionaries to tables of ours.
int lexicon_import(const Settings& settings);

} // namespace vedette::cli
