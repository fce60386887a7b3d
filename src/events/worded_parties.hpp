#pragma once
// Recipients that no rule could give a name: "rejected the council's decision", "freed the accountant", "an ultimatum to her colleagues".
// They have words and no code.

#include "events/party_finder.hpp"
#include "records/events.hpp"

#include <initializer_list>
#include <string_view>
#include <vector>

namespace vedette::events {

class WordedParties {
public:
    // Views of one report's layers; they must outlive this object. `events`: all of the report.
    WordedParties(const Lexicon& lexicon, const ClauseGrammar& grammar, const PartyFinder& parties, const std::vector<Event>& events);

    // Last of all, where an event still has no recipient.
    void fill(std::vector<Event>& events) const;

private:
    using Found = std::vector<Party>;

    [[nodiscard]] Found recipients_of(const Event& event) const;
    [[nodiscard]] Found thing_behind(TokenIndex predicate, std::initializer_list<std::string_view> prepositions) const;
    [[nodiscard]] Found somebody_behind(const Event& event, std::initializer_list<std::string_view> prepositions) const;
    [[nodiscard]] Found somebody_let(TokenIndex verb) const;
    [[nodiscard]] Found aimed_at(const Event& event) const;
    [[nodiscard]] Found whoever_shall(TokenIndex verb) const;
    [[nodiscard]] Found somebody(TokenIndex noun) const;
    [[nodiscard]] Found thing(TokenIndex noun) const;

    const Lexicon& lexicon_;
    const ClauseGrammar& grammar_;
    const PartyFinder& parties_;
    std::vector<bool> is_trigger_; // of an event: what is coded itself is nobody's name
    std::vector<const Event*> attack_at_; // trigger -> ASSAULT that names whom it hits; null: none
};

} // namespace vedette::events
