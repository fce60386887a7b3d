#include "claims/draft_index.hpp"

namespace vedette::claims {

DraftIndex::DraftIndex(const Syntax& syntax, const std::vector<Draft>& drafts)
    : cues_(syntax.sentences.size()), contents_(syntax.sentences.size()) {
    sizes_.reserve(drafts.size());
    for (std::uint32_t index = 0; index < drafts.size(); ++index) {
        const Draft& draft = drafts[index];
        sizes_.push_back(draft.content_size());
        cues_[syntax.sentence_of(draft.cue_token)].push_back(index);
        for (const Range& range : draft.content) {
            for (std::uint32_t sentence = syntax.sentence_of(range.first); sentence <= syntax.sentence_of(range.last - 1); ++sentence) {
                std::vector<std::uint32_t>& here = contents_[sentence];
                if (here.empty() || here.back() != index) {
                    here.push_back(index);
                }
            }
        }
    }
}

} // namespace vedette::claims
