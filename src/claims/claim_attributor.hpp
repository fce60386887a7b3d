#pragma once
// Who says what: source, cue and content over the whole report (the scheme of the PolNeAR corpus), and from that the chain of sources
// of every event, innermost first (codebook section 5). Cues are data (lexicon/claims/cues.tsv); contents come from the tree, from
// quotation marks (a quotation may run over sentences) and from "according to". Const and thread-safe; linear in tokens.

#include "records/entities.hpp"
#include "records/events.hpp"
#include "records/report.hpp"
#include "records/syntax.hpp"
#include "resources/word_classes.hpp"

#include <memory>
#include <string>

namespace vedette::claims {

struct CueLexicon;

class ClaimAttributor {
public:
    // Throws Error(resource_missing, resource_invalid).
    explicit ClaimAttributor(const std::string& lexicon_folder);
    ~ClaimAttributor();

    // Finds the claims and gives every event inside a claim's content its chain; a denial makes the event negated.
    [[nodiscard]] Claims attribute(const Report& report, const Syntax& syntax, const TreeIndex& tree, const Entities& entities,
                                   Events& events) const;

private:
    std::unique_ptr<const CueLexicon> cues_;
    resources::WordClasses classes_;
};

} // namespace vedette::claims
