#pragma once
// Whom violence or a seizure hits where no slot of the trigger names a party: the people of a struck town, of a site, captives that are
// only counted. What stays doubtful stays empty.

#include "events/party_finder.hpp"
#include "events/place_heads.hpp"
#include "records/events.hpp"

#include <string>
#include <vector>

namespace vedette::events {

class VictimParties {
public:
    // Views of one report's layers; they must outlive this object.
    VictimParties(const Lexicon& lexicon, const ClauseGrammar& grammar, const PartyFinder& parties, const Places& places)
        : lexicon_(lexicon), grammar_(grammar), parties_(parties), places_(places, grammar.syntax().tokens.size()) {}

    // `support` is the light verb of the event, kNoToken where there is none.
    [[nodiscard]] std::vector<Party> who_is_hit(const Event& event, TokenIndex support) const;

    // Civilians hurt or seized that the text leaves without a state.
    void place_victims(std::vector<Event>& events) const;

private:
    using Found = std::vector<Party>;

    [[nodiscard]] Found captives_of(const Event& event, TokenIndex support) const;
    [[nodiscard]] Found counted_victims(const Event& event, TokenIndex target) const;
    [[nodiscard]] Found unnamed_home(const Event& event, TokenIndex target) const;
    [[nodiscard]] Found people_of_place(TokenIndex token) const;
    [[nodiscard]] Found site_in_place(TokenIndex target) const;
    [[nodiscard]] TokenIndex target_of(const Event& event, TokenIndex support) const;
    [[nodiscard]] bool sets_scene(TokenIndex place, TokenIndex trigger) const;
    [[nodiscard]] std::string country_in_sentence(const Event& event) const;
    [[nodiscard]] bool story_is_abroad(const Event& event, const std::string& code) const;

    const Lexicon& lexicon_;
    const ClauseGrammar& grammar_;
    const PartyFinder& parties_;
    PlaceHeads places_;
};

} // namespace vedette::events
