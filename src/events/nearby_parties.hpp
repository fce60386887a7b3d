#pragma once
// The last resort for a recipient: the nearest party, or the nearest foreign place, in what hangs below the trigger. "Agreed to reopen the
// crossing for Norlandic lorries", "lifted the ban on imports of Norlandic fish", "pays for clinics in Norland". Runs when every rule that
// knows a slot has had its turn; what stands in clauses of time, cause or manner is no recipient.

#include "events/party_finder.hpp"
#include "events/place_heads.hpp"
#include "records/events.hpp"

#include <string>
#include <vector>

namespace vedette::events {

class NearbyParties {
public:
    // Views of one report's layers; they must outlive this object.
    NearbyParties(const Lexicon& lexicon, const ClauseGrammar& grammar, const PartyFinder& parties, const Places& places)
        : lexicon_(lexicon), grammar_(grammar), parties_(parties), places_(places, grammar.syntax().tokens.size()) {}

    // Fills recipients that are still empty.
    void fill(std::vector<Event>& events) const;

private:
    using Found = std::vector<Party>;

    [[nodiscard]] Found below(const Event& event, const std::vector<bool>& is_hostile) const; // by token: triggers of what harms somebody
    [[nodiscard]] bool leads(const Event& event, TokenIndex head, TokenIndex below) const;
    [[nodiscard]] Found candidates_at(const Event& event, TokenIndex token) const;
    [[nodiscard]] Found left_behind(const Event& event) const;
    [[nodiscard]] bool is_venue(const Event& event, TokenIndex head, TokenIndex below) const;
    [[nodiscard]] Found state_at(const Event& event, TokenIndex token) const;

    const Lexicon& lexicon_;
    const ClauseGrammar& grammar_;
    const PartyFinder& parties_;
    PlaceHeads places_;
};

} // namespace vedette::events
