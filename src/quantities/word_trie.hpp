#pragma once
// Longest match of phrases over atoms: a trie whose edges are words or single marks. Built once, read only; a match costs one hash
// look-up an atom.

#include "base/text_atoms.hpp"
#include "base/utf8.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace vedette::quantities {

// The key of one atom: the word in lower case, the digits, the mark. `text` is where the atom was cut from.
inline std::string atom_key(const Atom& atom, std::string_view text) {
    if (atom.kind == AtomKind::word) {
        return atom.lower;
    }
    if (atom.kind == AtomKind::mark) {
        std::string mark;
        append_utf8(mark, atom.mark);
        return mark;
    }
    return std::string(atom.span.in(text));
}

class WordTrie {
public:
    static constexpr std::uint32_t kNothing = UINT32_MAX;

    struct Match {
        std::uint32_t payload = kNothing;
        std::size_t last = 0; // one past the last atom
    };

    // Gives the phrase `payload` (hyphens in it do not count); returns the payload it had before, kNothing when it is new.
    std::uint32_t add(std::string_view phrase, std::uint32_t payload) {
        std::uint32_t node = 0;
        for (const Atom& atom : split_atoms(phrase)) {
            if (atom.mark == U'-') {
                continue;
            }
            std::string key = atom_key(atom, phrase);
            const auto found = nodes_[node].next.find(key);
            if (found != nodes_[node].next.end()) {
                node = found->second;
                continue;
            }
            const auto made = static_cast<std::uint32_t>(nodes_.size());
            nodes_[node].next.emplace(std::move(key), made);
            nodes_.emplace_back();
            node = made;
        }
        return std::exchange(nodes_[node].payload, payload);
    }

    // The longest phrase that starts at atoms[at]; hyphens inside the text may stand for the spaces of a phrase.
    [[nodiscard]] std::optional<Match> longest(const std::vector<Atom>& atoms, std::string_view text, std::size_t at, std::size_t limit) const {
        std::optional<Match> best;
        std::uint32_t node = 0;
        for (std::size_t index = at; index < limit; ++index) {
            auto found = nodes_[node].next.find(atom_key(atoms[index], text));
            if (found == nodes_[node].next.end()) {
                const bool is_hyphen = index > at && atoms[index].mark == U'-' && atoms[index].is_glued;
                if (is_hyphen) {
                    continue;
                }
                break;
            }
            node = found->second;
            if (nodes_[node].payload != kNothing) {
                best = Match{nodes_[node].payload, index + 1};
            }
        }
        return best;
    }

private:
    struct Node {
        std::unordered_map<std::string, std::uint32_t> next;
        std::uint32_t payload = kNothing;
    };

    std::vector<Node> nodes_{1};
};

} // namespace vedette::quantities
