#pragma once
// From an argument of a predicate to the parties that it names: entities at its head, in its coordination, under a noun of number
// ("thousands of soldiers"), or, where a role allows it, its possessor ("welcomed Minsk's proposal").

#include "events/frame_lexicon.hpp"
#include "records/details.hpp"
#include "records/entities.hpp"
#include "records/events.hpp"
#include "resources/clause_grammar.hpp"

#include <string_view>
#include <vector>

namespace vedette::events {

using resources::Arguments;
using resources::ClauseGrammar;
using resources::Oblique;

enum class Possessors { ignored, followed };

class PartyFinder {
public:
    PartyFinder(const Lexicon& lexicon, const ClauseGrammar& grammar, const Entities& entities, const Places& places,
                const Quantities& quantities);

    [[nodiscard]] std::vector<Party> parties_at(TokenIndex token, Possessors possessors) const;

    // A party that the text names by words alone ("the convoy", "the opposition weekly"): text and no code (codebook ruling 9). Nothing for
    // pronouns, numbers and long phrases.
    [[nodiscard]] std::vector<Party> party_in_words(TokenIndex token) const;

    // Appends those of `more` that are not there yet (same entity).
    static void add(std::vector<Party>& parties, const std::vector<Party>& more);

    // Whether the phrase headed by `token` belongs to a semantic class ("@forces") or has this lemma.
    [[nodiscard]] bool matches(TokenIndex token, std::string_view class_or_lemma) const;

    // "live-fire" where the tokens are "live", "-", "fire"; the lemma alone where no hyphen joins it to a word before.
    [[nodiscard]] std::string joined_lemma(TokenIndex token) const;

    // The head that counts: "thousands of soldiers" -> "soldiers".
    [[nodiscard]] TokenIndex counted_head(TokenIndex token) const;

    // The words that name a party best: for a pronoun the name or description in the same sentence that it stands for, for a description
    // the name beside it too ("his Norlandic counterpart, X").
    void spell_out(std::vector<Event>& events) const;

private:
    void spell_out(Party& party, const Sentence& sentence) const;
    // The mention headed by `token`, or the one whose words have `token` as their topmost in the tree.
    [[nodiscard]] const EntityMention* mention_at(TokenIndex token) const;
    [[nodiscard]] const EntityMention* headed_by(TokenIndex token) const;
    void collect(TokenIndex token, Possessors possessors, int depth, std::vector<Party>& parties) const;
    [[nodiscard]] bool is_called(TokenIndex token, const std::string& lemma) const;
    [[nodiscard]] bool matches_class(TokenIndex token, std::string_view class_name) const;
    [[nodiscard]] bool heads_group_of_forces(TokenIndex token) const;
    [[nodiscard]] bool recalls_group_of_forces(TokenIndex token) const;

    const Lexicon& lexicon_;
    const ClauseGrammar& grammar_;
    const Entities& entities_;
    std::vector<std::uint32_t> topped_by_; // token -> mention whose topmost token it is, Entities::kNoMention otherwise
    std::vector<bool> is_place_head_;
    std::vector<const MaterielMention*> materiel_headed_by_; // null: the token heads none
    std::vector<bool> is_force_count_head_;
    std::vector<TokenIndex> force_groups_; // heads of "a group of forces", in text order
};

} // namespace vedette::events
