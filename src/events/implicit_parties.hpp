#pragma once
// Parties that a sentence tells without giving them a slot of the trigger: who fought in the battle that killed, who is protected from
// an attack, who goes to talks, whose town was taken. Only empty sides of an event are filled, and only from words of its own sentence
// (a truce may look at the report's other events); what stays doubtful stays empty.

#include "events/party_finder.hpp"
#include "events/place_heads.hpp"
#include "events/victim_parties.hpp"
#include "records/details.hpp"
#include "records/events.hpp"

#include <string>
#include <vector>

namespace vedette::events {

class ImplicitParties {
public:
    // Views of one report's layers; they must outlive this object.
    ImplicitParties(const Lexicon& lexicon, const ClauseGrammar& grammar, const PartyFinder& parties, const VictimParties& victims, const Places& places)
        : lexicon_(lexicon), grammar_(grammar), parties_(parties), victims_(victims), places_(places, grammar.syntax().tokens.size()) {}

    // Fills empty actors and recipients in place; `supports` holds the light verb of each event, kNoToken where there is none.
    void fill(std::vector<Event>& events, const std::vector<TokenIndex>& supports) const;

    // A truce that still names nobody is between those who fight each other or deal with each other nearest to it in the report.
    void settle_truces(std::vector<Event>& events) const;

    // What one event found out about nameless people ("four other men") holds for the same words in the others.
    static void spread_codes(std::vector<Event>& events);

private:
    using Found = std::vector<Party>;

    [[nodiscard]] Found fighters_of(TokenIndex verb, const std::vector<Event>& events) const;
    [[nodiscard]] Found protected_from(TokenIndex noun) const;
    [[nodiscard]] Found planner_of(TokenIndex noun) const;
    [[nodiscard]] Found who_goes_to(TokenIndex noun) const;
    [[nodiscard]] Found accused_in_content(TokenIndex noun) const;
    [[nodiscard]] Found taker_of(TokenIndex noun) const;
    [[nodiscard]] Found host_of_visitor(TokenIndex participle) const;
    enum class Extent { country, any }; // of the places that stand for their state: any also takes borders, regions and seas
    [[nodiscard]] Found state_of_place(TokenIndex token, Extent widest) const;
    [[nodiscard]] Found state_helped(TokenIndex predicate) const;
    [[nodiscard]] Found visit_refused(TokenIndex verb) const;
    [[nodiscard]] Found state_left_by_envoy(TokenIndex verb) const;
    [[nodiscard]] Found state_visited(TokenIndex predicate) const;
    void fill_actors(Event& event, const std::vector<Event>& events) const;
    void fill_recipients(Event& event, TokenIndex support) const;
    void lend_between_events(std::vector<Event>& events) const;
    [[nodiscard]] bool opens_with_when(TokenIndex clause) const;
    [[nodiscard]] Found coded_at(TokenIndex token) const;

    const Lexicon& lexicon_;
    const ClauseGrammar& grammar_;
    const PartyFinder& parties_;
    const VictimParties& victims_;
    PlaceHeads places_;
};

} // namespace vedette::events
