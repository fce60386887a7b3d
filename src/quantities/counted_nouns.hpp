#pragma once
// What numbers count and measure: lexicon/quantities/counted.tsv and units.tsv, linted when loaded.

#include "base/text_atoms.hpp"
#include "quantities/word_trie.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vedette::quantities {

struct CountedNoun {
    std::string what; // as in counted.tsv, before the clause around it is looked at
    std::string unit; // singular
    bool is_plural = false;
    bool is_singular = false;
    bool needs_military = false; // counts "other" where nothing speaks of armed forces
};

enum class UnitUse : std::uint8_t { measure, property, share, time };

struct MeasureUnit {
    std::string name;
    std::string what;
    UnitUse use = UnitUse::measure;
};

class CountedNouns {
public:
    explicit CountedNouns(const std::string& lexicon_folder);

    struct NounMatch {
        const CountedNoun* noun = nullptr;
        std::size_t last = 0;
    };

    struct UnitMatch {
        const MeasureUnit* unit = nullptr;
        std::size_t last = 0;
    };

    [[nodiscard]] std::optional<NounMatch> noun(const std::vector<Atom>& atoms, std::string_view text, std::size_t at, std::size_t limit) const;

    // `is_glued`: the atom follows its number without a space, so that "m" or "p" may be a unit.
    [[nodiscard]] std::optional<UnitMatch> unit(const std::vector<Atom>& atoms, std::string_view text, std::size_t at, std::size_t limit,
                                                bool is_glued) const;

    // The unit of a currency sign or code before a number: "$" dollar; nullptr when there is none.
    [[nodiscard]] const MeasureUnit* named(std::string_view unit_name) const;

private:
    void load_nouns(const std::string& path);
    void load_units(const std::string& path);

    std::vector<CountedNoun> nouns_;
    std::vector<MeasureUnit> units_;
    WordTrie noun_trie_;
    WordTrie unit_trie_;
    WordTrie glued_trie_;
};

// "brigade" -> "brigades", "army" -> "armies", "bus" -> "buses".
std::string plural_of(std::string_view singular);

// "brigades" -> "brigade", "armies" -> "army"; words that are no regular plural stay.
std::string singular_of(std::string_view plural);

} // namespace vedette::quantities
