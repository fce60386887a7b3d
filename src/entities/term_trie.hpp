#pragma once
// Many-word terms found in one walk over the words of a report: a trie whose edges are interned words ("atoms"). An atom is a word
// folded so that spelling does not matter: lower case, no accents, no periods, typographic apostrophes made plain, hyphens taken as
// spaces, a final possessive split off. Case is kept beside it, because "us" is not "US".
//
// Built once, then read only: safe to share between threads. A walk costs one hash lookup a word.

#include "records/syntax.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vedette::entities {

inline constexpr std::uint32_t kNoAtom = UINT32_MAX; // a word that no term has

// What case a term asks of the text.
enum class CaseRule : std::uint8_t {
    any,     // "border guard"
    capital, // "Minsk": its first letter is upper case
    acronym, // "WHO", "U.S.": no letter is lower case
};

struct Word {
    std::string folded;
    bool is_capital = false;
    bool is_acronym = false;    // two or more letters, none lower case
    bool has_period = false;
    bool glued_to_next = false; // only a hyphen stands between this word and the next one
};

// Folds one stretch without white space into words: "Bosnia-Herzegovina's" -> bosnia, herzegovina, 's.
void append_words(std::string_view text, std::vector<Word>& words);

// All words of a term as a table has it.
std::vector<Word> words_of(std::string_view text);

// The folded words joined by a space.
std::string folded_text(std::string_view text);

// One word of a report, with where it is.
struct Atom {
    std::uint32_t id = kNoAtom;
    TokenIndex token = 0;
    Word word;
};

class TermTrie {
public:
    // Adds `value` at the words of `text`. Returns the values that are already there.
    const std::vector<std::uint32_t>& add(std::string_view text, std::uint32_t value);

    // The atom of a folded word, kNoAtom when no term holds it.
    [[nodiscard]] std::uint32_t atom(const std::string& folded) const;

    // One step from `node` (0 is the root); 0 when there is no way.
    [[nodiscard]] std::uint32_t step(std::uint32_t node, std::uint32_t atom) const;

    [[nodiscard]] const std::vector<std::uint32_t>& values(std::uint32_t node) const { return values_[node]; }

    // Values at exactly these words.
    [[nodiscard]] const std::vector<std::uint32_t>& find(std::string_view text) const;

private:
    std::unordered_map<std::string, std::uint32_t> atoms_;
    std::unordered_map<std::uint64_t, std::uint32_t> edges_; // node << 32 | atom -> node
    std::vector<std::vector<std::uint32_t>> values_{1};
};

} // namespace vedette::entities
