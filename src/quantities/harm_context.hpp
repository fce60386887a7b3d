#pragma once
// What happened to the counted people: killed, wounded, detained, driven out. Read off the words right behind and right before the
// count ("at least 50 servicemen have been killed", "wounding 20", "40 injured").

#include "base/text_atoms.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace vedette::quantities {

enum class Harm : std::uint8_t { none, dead, wounded, either, detained, displaced }; // either: "killed or wounded"

class HarmContext {
public:
    HarmContext(const std::vector<Atom>& atoms, std::size_t first, std::size_t last) : atoms_(atoms), begin_(first), end_(last) {}

    // Harm done to what atoms [first, last) count, inside the sentence given to the constructor.
    [[nodiscard]] Harm behind(std::size_t last) const;
    [[nodiscard]] Harm before(std::size_t first) const;
    [[nodiscard]] Harm inside(std::size_t first, std::size_t last) const; // "11 captured soldiers"

    // True when the sentence is about armed forces, so that "men" and "people" are soldiers.
    [[nodiscard]] bool is_military() const;

private:
    const std::vector<Atom>& atoms_;
    std::size_t begin_;
    std::size_t end_;
};

} // namespace vedette::quantities
