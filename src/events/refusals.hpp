#pragma once
// "Norland will not lift the ban", "said it would not begin talks with Sudland": who says that he will not yield, help or meet refuses
// (codebook section 2, REJECT). What somebody else says that another will not do is a forecast and stays as it is.

#include "events/frame_lexicon.hpp"
#include "records/events.hpp"
#include "resources/clause_grammar.hpp"

#include <vector>

namespace vedette::events {

class Refusals {
public:
    // Views of one report's layers; they must outlive this object.
    Refusals(const Lexicon& lexicon, const resources::ClauseGrammar& grammar) : lexicon_(lexicon), grammar_(grammar) {}

    // Turns refused acts into REJECT in place; `supports` holds the light verb of each event, kNoToken where there is none.
    void turn(std::vector<Event>& events, const std::vector<TokenIndex>& supports) const;

private:
    [[nodiscard]] bool is_declined(TokenIndex verb) const;
    [[nodiscard]] bool is_own_word(const Event& event, TokenIndex verb) const;

    const Lexicon& lexicon_;
    const resources::ClauseGrammar& grammar_;
};

} // namespace vedette::events
