#pragma once
// Definite descriptions led back to whom they stand for: roles without a state of their own ("the ministry", "its forces"), nouns ("the
// country", "the alliance") and pairs ("both sides", "the two leaders"). Gives up when two answers are near.

#include "entities/salience.hpp"

#include <string>
#include <vector>

namespace vedette::entities {

inline constexpr std::uint32_t kReachOfPronouns = 2; // sentences back

class Descriptions {
public:
    Descriptions(Board& board, const Salience& salience) : board_(board), salience_(salience) {}

    // A role phrase that became a mention: gives it the owner or the person that the report speaks of.
    void resolve_role(std::uint32_t mention);

    // A noun that is no mention yet: makes it one when it describes somebody.
    void resolve_noun(TokenIndex token, const std::string& lemma);

    // "The two", "both" without a noun.
    void resolve_two(TokenIndex token, const std::string& word);

private:
    [[nodiscard]] std::uint32_t person_for_role(std::uint32_t mention) const;
    [[nodiscard]] std::vector<std::uint32_t> owned_by_pronoun(std::uint32_t mention, const std::vector<std::uint32_t>& owners);
    [[nodiscard]] std::vector<std::uint32_t> sole_peace_force() const;
    [[nodiscard]] std::vector<std::uint32_t> two_states_at_odds(TokenIndex token);
    [[nodiscard]] std::vector<std::uint32_t> group_of_two(TokenIndex token, const std::string& lemma);
    [[nodiscard]] std::vector<std::uint32_t> two_armed_bands() const;
    [[nodiscard]] std::vector<std::uint32_t> two_of_title(TokenIndex token, const std::string& lemma) const;
    [[nodiscard]] std::vector<std::uint32_t> state_meant(TokenIndex token);
    [[nodiscard]] std::uint32_t state_of_doer(TokenIndex token);
    [[nodiscard]] bool is_joint(std::uint32_t mention) const;
    [[nodiscard]] const std::vector<std::uint32_t>& partners_of_joint_force(TokenIndex head);
    void set_entities(std::uint32_t mention, std::vector<std::uint32_t> entities) { board_.found.mentions[mention].entities = std::move(entities); }

    Board& board_;
    const Salience& salience_;
    bool knows_partners_ = false;
    std::vector<std::uint32_t> joint_partners_; // the states whose joint force this report is about; empty: it does not say
};

} // namespace vedette::entities
