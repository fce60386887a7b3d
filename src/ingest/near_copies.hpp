#pragma once
// Which reports are copies of which: the same wire story in many outlets must not count as many sources.
//
// Exact copies: same words in the same order, whatever the case, spacing and punctuation. Near copies: sets of 5-word shingles whose
// Jaccard similarity, or whose containment of the shorter text in the longer, reaches a threshold. Candidates come from MinHash with
// banding (Broder 1997; Indyk and Motwani 1998) and, for a short text inside a long one, from an index of every fourth shingle by
// hash; every candidate is then verified exactly. Phrases that stand in many otherwise unlike texts (notices, standing
// paragraphs) do not make a copy.
//
// Cost: near-linear in the number of texts; 4 bytes a word and about 500 bytes a text. The result depends on the set of reports only, not on
// the order in which they were added.

#include "base/civil_date.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vedette::ingest {

struct CopyLink {
    std::string copy;
    std::string original;
    double jaccard = 0.0;     // |A and B| / |A or B| over shingles, 0..1
    double containment = 0.0; // |A and B| / |shorter|
    bool exact = false;

    auto operator<=>(const CopyLink&) const = default;
};

struct CopyRules {
    double min_jaccard = 0.5;
    double min_containment = 0.8;
    // Below this a short text is contained in many others by chance (a dateline, a standing phrase).
    std::uint32_t min_contained_shingles = 40;
    // A shingle in this many texts that are no close copies of each other is a standing phrase.
    std::uint32_t standing_phrase_texts = 40;
    // What has to be shared when standing phrases are left out of both texts.
    double min_own_jaccard = 0.3;
    double min_own_containment = 0.6;
};

class CopyFinder {
public:
    explicit CopyFinder(CopyRules rules = {});
    CopyFinder(CopyFinder&&) noexcept;
    CopyFinder& operator=(CopyFinder&&) noexcept;
    ~CopyFinder();

    // `published`: the day, when it is known. Of two reports with one id only one is kept. A text without words copies nothing.
    void add(std::string report_id, std::string_view text, std::optional<Day> published = std::nullopt);

    // One link for each copy, sorted by the copy's id. Chains are collapsed: the original is the member of the whole family that
    // was published first (unknown days last, then the smallest id); the measures are those of the copy against that original.
    [[nodiscard]] std::vector<CopyLink> links() const;

    // Every verified pair, also between copies of one original; sorted. Quadratic in the size of a family: for measuring.
    [[nodiscard]] std::vector<CopyLink> pairs() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace vedette::ingest
