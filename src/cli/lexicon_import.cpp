#include "cli/lexicon_compare.hpp"

namespace vedette::cli {

int lexicon_import(const Settings& settings) {
    static_cast<void>(settings);
    return kDone;
}

} // namespace vedette::cli
