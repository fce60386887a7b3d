#pragma once
// Which drafts have their cue, or a part of their content, in a sentence: a claim meets only its neighbours, so that the work on a
// report stays linear in its claims. Sentences have at most some hundred tokens, hence few drafts.

#include "claims/claim_draft.hpp"

#include <cstdint>
#include <vector>

namespace vedette::claims {

class DraftIndex {
public:
    // Indices stay valid while `drafts` keeps its order; contents that grow later are not seen.
    DraftIndex(const Syntax& syntax, const std::vector<Draft>& drafts);

    [[nodiscard]] const std::vector<std::uint32_t>& with_cue_in(std::uint32_t sentence) const { return cues_[sentence]; }

    [[nodiscard]] const std::vector<std::uint32_t>& with_content_in(std::uint32_t sentence) const { return contents_[sentence]; }

    [[nodiscard]] std::size_t content_size(std::size_t draft) const { return sizes_[draft]; }

private:
    std::vector<std::vector<std::uint32_t>> cues_;     // by sentence, in order of the drafts
    std::vector<std::vector<std::uint32_t>> contents_; // by sentence, in order of the drafts
    std::vector<std::size_t> sizes_;                   // tokens, by draft
};

} // namespace vedette::claims
