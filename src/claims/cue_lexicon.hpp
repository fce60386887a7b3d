#pragma once
// The table of attributing words, lexicon/claims/cues.tsv.

#include "records/events.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace vedette::claims {

enum class CueKind : std::uint8_t { speech, accuse, fear, order, deny, attitude, noun };

struct Cue {
    CueKind kind = CueKind::speech;
    Stance stance = Stance::states;
};

struct CueLexicon {
    std::unordered_map<std::string, Cue> verbs; // by lemma
    std::unordered_map<std::string, Cue> nouns;

    // `folder` is the lexicon folder. Throws Error(resource_missing, resource_invalid).
    static CueLexicon load(const std::string& folder);

    [[nodiscard]] const Cue* verb(const std::string& lemma) const;
    [[nodiscard]] const Cue* noun(const std::string& lemma) const;
};

} // namespace vedette::claims
