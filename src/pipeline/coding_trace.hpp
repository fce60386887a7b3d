#pragma once
// Keeps what the extractor considered, and says it in words.

#include "events/coding_observer.hpp"
#include "records/report.hpp"

#include <string>
#include <vector>

namespace vedette::pipeline {

// One verb, noun or adjective, and what became of each frame of its lemma.
struct CandidateTrace {
    TokenIndex token = kNoToken;
    events::PredicatePos pos = events::PredicatePos::verb;
    std::string lemma;                 // as the lexicon was asked: "war game" for "games"
    std::vector<events::Trial> trials; // in the order of trying; empty: no frame has the lemma
    std::string dropped;               // why the coded event was left out after all; empty: it was not

    [[nodiscard]] bool is_coded() const;
};

class CodingTrace final : public events::CodingObserver {
public:
    void on_candidate(TokenIndex token, events::PredicatePos pos, const std::string& lemma) override;
    void on_trial(TokenIndex token, const events::Trial& trial) override;
    void on_dropped(TokenIndex token, const std::string& reason) override;

    [[nodiscard]] const std::vector<CandidateTrace>& candidates() const {
        return candidates_;
    } // in text order

private:
    std::vector<CandidateTrace> candidates_;
};

// "obj is 'balloon': not in @forces"
std::string verdict_words(const events::Trial& trial, const Syntax& syntax, const Report& report);

} // namespace vedette::pipeline
