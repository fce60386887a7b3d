#pragma once
// Named weapons and kinds of equipment: lexicon/materiel/*.tsv, linted when loaded (unknown class, name given twice -> Error with file
// and line). Matching is by longest phrase; plurals and hyphens do not matter; names must be written with a capital, and names that are
// words of their own ("Grad", "Leopard") also need a word about weapons beside them.

#include "base/text_atoms.hpp"
#include "quantities/word_trie.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace vedette::quantities {

struct Materiel {
    std::string name;
    std::string materiel_class;
    bool needs_context = false; // an ordinary word as well
};

class MaterielLexicon {
public:
    explicit MaterielLexicon(const std::string& lexicon_folder);

    struct Match {
        const Materiel* materiel = nullptr;
        std::size_t last = 0;
        bool is_name = false; // written as a proper name, not as a kind of thing
    };

    // The longest entry at atoms[at] inside [begin, limit).
    [[nodiscard]] std::optional<Match> match(const std::vector<Atom>& atoms, std::string_view text, std::size_t begin, std::size_t at,
                                             std::size_t limit) const;

    [[nodiscard]] std::size_t size() const { return entries_.size(); }

private:
    void load(const std::string& path);
    [[nodiscard]] bool has_weapon_word_near(const std::vector<Atom>& atoms, std::size_t begin, std::size_t first, std::size_t last,
                                            std::size_t limit) const;

    // One way to write an entry: "MANPADS" is a name, its alias "man-portable air defence system" a kind.
    struct Form {
        std::uint32_t entry = 0;
        bool is_name = false;
    };

    std::vector<Materiel> entries_;
    std::vector<Form> forms_;
    WordTrie trie_;
    std::unordered_set<std::string> classes_;
};

} // namespace vedette::quantities
