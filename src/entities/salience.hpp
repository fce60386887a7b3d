#pragma once
// How near an earlier mention is to a pronoun or description: grammar first (the subject of the clause above, the subject of the
// sentence before), then distance. A wrong antecedent is worse than none, so the best one must be clearly better than the next; nouns
// that are no actors compete as well, so that "the bridge ... its" finds nobody.

#include "entities/board.hpp"

#include <functional>

namespace vedette::entities {

// Finds antecedents among the mentions made so far and the other nouns of the report.
class Salience {
public:
    explicit Salience(const Board& board) : board_(board) {}

    // Is this mention a possible antecedent? Called with the index of a mention.
    using Accepts = std::function<bool(std::uint32_t mention)>;

    // What stands for nothing we know: nouns of this number block.
    enum class Blockers : std::uint8_t { none, singular, plural };

    // The entities that `anaphor` most likely stands for, empty when nothing is clearly best. `reach` is how many sentences back.
    [[nodiscard]] std::vector<std::uint32_t> antecedent(TokenIndex anaphor, std::uint32_t reach, Blockers blockers, const Accepts& accepts) const;

    // What a mention counts for: "the country" may be meant by its president. Empty: no candidate.
    using CountsFor = std::function<std::vector<std::uint32_t>(std::uint32_t mention)>;
    [[nodiscard]] std::vector<std::uint32_t> antecedent_by(TokenIndex anaphor, std::uint32_t reach, Blockers blockers, const CountsFor& counts_for) const;

    // All entities of a coordination: the mention's own and those of its conjuncts.
    [[nodiscard]] std::vector<std::uint32_t> with_conjuncts(TokenIndex head) const;

    // How strongly grammar points from `anaphor` to `candidate`; 0 or less: not at all.
    [[nodiscard]] double strength(TokenIndex candidate, TokenIndex anaphor) const;

private:
    [[nodiscard]] bool is_subject(TokenIndex token) const;
    [[nodiscard]] TokenIndex clause_of(TokenIndex token) const;

    const Board& board_;
};

} // namespace vedette::entities
