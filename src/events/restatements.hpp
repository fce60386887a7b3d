#pragma once
// One act that two words of a sentence name is one event (codebook section 1, rulings 1 and 2): finds which of the two to leave out.
// Reads events in the order of the text; of each sentence all pairs are looked at, which are few. Keeps no state.

#include "events/frame_lexicon.hpp"
#include "records/events.hpp"
#include "resources/clause_grammar.hpp"

#include <vector>

namespace vedette::events {

using resources::ClauseGrammar;

class Restatements {
public:
    Restatements(const Lexicon& lexicon, const ClauseGrammar& grammar) : lexicon_(lexicon), grammar_(grammar) {}

    // For each event whether another one tells the same act. `supports`: the light verb of each event's noun; `names_parties`: whether the
    // event's own words name a party. A verb takes over the parties that only the noun beside it has.
    [[nodiscard]] std::vector<bool> find(std::vector<Event>& events, const std::vector<TokenIndex>& supports, const std::vector<bool>& names_parties) const;

private:
    [[nodiscard]] bool restates(const Event& inner, const Event& outer, TokenIndex inner_support, TokenIndex outer_support) const;
    [[nodiscard]] bool is_part_of(const Event& inner, const Event& outer) const;
    [[nodiscard]] bool is_harm_told_again(const Event& again, const Event& harm) const;
    [[nodiscard]] bool is_violence_of_harm(const Event& noun, const Event& harm, bool noun_names_parties) const;
    [[nodiscard]] bool is_violence_in_violence(const Event& inner, const Event& outer) const;
    [[nodiscard]] bool is_means_of_attack(const Event& firing, const Event& attack) const;
    [[nodiscard]] bool is_harm(const Event& event) const;

    const Lexicon& lexicon_;
    const ClauseGrammar& grammar_;
};

} // namespace vedette::events
