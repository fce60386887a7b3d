#pragma once
// How much of what political actors do the frames can name. A verb counts as a political predicate when its subject or object, and a
// noun when its possessor, national adjective, or a phrase on it, is an entity with a code; a word that itself stands for such an
// entity does not count, nor do sentences about sport. A predicate is covered when a frame row has its lemma, whatever the row's
// conditions. Nouns that name things ("the Norwegian capital") count like those that name acts: only a reader can tell them apart.

#include "pipeline/stages.hpp"
#include "records/analysis.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace vedette::pipeline {

struct CandidateTrace;

struct UncoveredPredicate {
    std::string lemma;
    char pos = 'v'; // 'v' or 'n'
    std::uint64_t count = 0;
    std::string report;         // of the first one met
    std::uint32_t sentence = 0; // counted from 1
};

struct CoverageCounts {
    std::uint64_t political = 0;
    std::uint64_t with_frame = 0; // a frame has the lemma
    std::uint64_t coded = 0;      // ... and gave an event
    std::uint64_t carriers =
        0; // no frame, but the word reports (claims/cues.tsv) or sets the status of others (status.tsv): no event of its own

    [[nodiscard]] std::uint64_t uncovered() const { return political - with_frame - carriers; }
};

class LexiconCoverage {
public:
    // `stages` must outlive this. Throws Error(resource_missing, resource_invalid).
    LexiconCoverage(const Stages& stages, const std::string& lexicon_folder);
    ~LexiconCoverage();

    void add(const Analysis& analysis);

    [[nodiscard]] std::uint64_t reports() const { return reports_; }

    [[nodiscard]] const CoverageCounts& verbs() const { return verbs_; }

    [[nodiscard]] const CoverageCounts& nouns() const { return nouns_; }

    // Most frequent first, then by lemma.
    [[nodiscard]] std::vector<UncoveredPredicate> uncovered() const;

private:
    struct Carriers;

    void count(const CandidateTrace& candidate, const Analysis& analysis, std::uint32_t sentence);

    const Stages& stages_;
    std::unique_ptr<const Carriers> carriers_;
    std::uint64_t reports_ = 0;
    CoverageCounts verbs_;
    CoverageCounts nouns_;
    std::map<std::pair<std::string, char>, UncoveredPredicate> uncovered_;
};

} // namespace vedette::pipeline
