#pragma once
// Recipients that stand inside what a predicate is about: the one whose proposal is rejected ("rejected a request from Norland"), the
// one who is asked to act ("demanded that Norland withdraw"), the one to whom something is promised ("agreed to lend money to Norland"),
// the one who is spared ("lifted a ban on imports of Norlandic beef"). Reads the complement clause, the event that the content itself
// tells, and the noun phrase under the content, in that order; fills only events whose recipient no argument of their own has given.
// Cost: linear in the words of the sentence for each event.

#include "events/party_finder.hpp"

namespace vedette::events {

class ContentParties {
public:
    // Views of one report's layers; they must outlive this object.
    ContentParties(const Lexicon& lexicon, const ClauseGrammar& grammar, const PartyFinder& parties) : lexicon_(lexicon), grammar_(grammar), parties_(parties) {}

    void fill(std::vector<Event>& events) const;

private:
    using Found = std::vector<Party>;

    struct Content {
        TokenIndex token = kNoToken;
        bool is_clause = false;
    };

    // What an event is about, by what its type passes on.
    enum class Role { doer, receiver };

    [[nodiscard]] std::vector<Content> contents_of(const Event& event) const;
    [[nodiscard]] Found recipients_of(const Event& event, const std::vector<Event>& events, const std::vector<std::uint32_t>& event_at) const;
    [[nodiscard]] Found from_event(const Event& told, Role role) const;
    [[nodiscard]] Found from_clause(const Event& event, TokenIndex clause, const std::vector<Event>& events, const std::vector<std::uint32_t>& event_at) const;
    [[nodiscard]] Found from_phrase(const Event& event, TokenIndex noun) const;
    [[nodiscard]] Found from_condition(const Event& event) const;
    [[nodiscard]] Found aimed_at(const Event& event, const std::vector<Event>& events, const std::vector<std::uint32_t>& event_at) const;
    [[nodiscard]] Found who_is_contacted(const Event& event) const;
    [[nodiscard]] Found left_behind(const Event& event) const;
    void keep_others(const Event& event, Found& found) const;

    const Lexicon& lexicon_;
    const ClauseGrammar& grammar_;
    const PartyFinder& parties_;
};

} // namespace vedette::events
