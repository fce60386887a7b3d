#pragma once
// Tells the report's own blocks from site furniture around and between them: by words (lexicon/ingest/boilerplate.tsv) and by
// shape and position. Precision first: a block that may be a sentence of the report stays. Thread-safe after construction.

#include "ingest/text_blocks.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vedette::ingest {

class Boilerplate {
public:
    // Throws Error(resource_missing, resource_invalid).
    explicit Boilerplate(const std::string& lexicon_folder);
    ~Boilerplate();
    Boilerplate(const Boilerplate&) = delete;
    Boilerplate& operator=(const Boilerplate&) = delete;

    // Gives a reason to every block that is not the report's; blocks that have one already stay as they are. `title` is the
    // known headline, or empty: then it is looked for. Returns the index of the block that is the headline, or -1.
    std::int32_t mark(std::vector<TextBlock>& blocks, std::string_view title) const;

private:
    struct Rules;
    std::unique_ptr<const Rules> rules_;
};

} // namespace vedette::ingest
