#pragma once
// The tables of attributing words, lexicon/claims/cues.tsv and idioms.tsv.

#include "records/events.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vedette::claims {

enum class CueKind : std::uint8_t { speech, accuse, fear, order, deny, attitude, noun, document };

// One sense of an attributing word: what it may govern, and what that means. A word may have several.
struct Cue {
    CueKind kind = CueKind::speech;
    Stance stance = Stance::states;
    bool takes_that = false;    // a finite clause
    bool takes_to = false;      // an infinitive
    bool takes_object = false;  // a noun phrase, with its complement
    bool takes_subject = false; // passive: what is said of its subject
    bool takes_bare = false;    // a noun phrase together with what is said of it
    bool seems = false;         // active: what is said of its subject
    bool is_anonymous = false;  // may stand as a bare participle, nobody named: "asked whether"
    bool is_thought = false;    // in the head of its source, told by somebody else: no source of its own inside another's words
    bool moves = false;         // its object feels, its subject is what is felt about: "the plan alarmed deputies"
    bool reversed = false;      // said of the subject, by whom "from" or "by" names
    std::vector<std::string> prepositions;

    [[nodiscard]] bool takes(std::string_view preposition) const;
};

using CueSenses = std::vector<Cue>;

// A verb with words that make one cue with it: "made it clear", "took issue with".
struct CueIdiom {
    std::vector<std::string> tail; // lemmas behind the verb; articles, adjectives and possessives may stand between
    Cue cue;
};

struct CueLexicon {
    std::unordered_map<std::string, CueSenses> verbs; // by lemma
    std::unordered_map<std::string, CueSenses> nouns;
    std::unordered_map<std::string, CueSenses> adjectives;
    std::unordered_map<std::string, std::vector<CueIdiom>> idioms; // by the verb's lemma, longer tails first

    // `folder` is the lexicon folder. Throws Error(resource_missing, resource_invalid).
    static CueLexicon load(const std::string& folder);

    // nullptr when the word does not attribute.
    [[nodiscard]] const CueSenses* verb(const std::string& lemma) const;
    [[nodiscard]] const CueSenses* noun(const std::string& lemma) const;
    [[nodiscard]] const CueSenses* adjective(const std::string& lemma) const;
    [[nodiscard]] const std::vector<CueIdiom>* idioms_of(const std::string& lemma) const;
};

} // namespace vedette::claims
