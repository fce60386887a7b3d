#pragma once
// Events that name no parties of their own have those of another event of the report: a definite noun those of what it stands for, the
// violent noun those of its verb, a truce those of who fights (codebook ruling 9).

#include "events/frame_arguments.hpp"

#include <string>
#include <vector>

namespace vedette::events {

// A definite noun further away than this many sentences from what it stands for is left open.
inline constexpr std::uint32_t kMaxBorrowDistance = 8;
inline constexpr std::uint32_t kMaxRivalDistance = 1; // sentences before the lender where another attacker makes it a guess

class LentParties {
public:
    LentParties(const Lexicon& lexicon, const ClauseGrammar& grammar, const FrameArguments& arguments, const PartyFinder& parties)
        : lexicon_(lexicon), grammar_(grammar), arguments_(arguments), parties_(parties) {}

    // "Sought to halt the fighting", "to stop the attack": who ends it need be no side of it.
    void drop_peacemaker(Event& event, const resources::Arguments& arguments) const;

    // `events` are those before it in the report.
    void borrow(Event& event, const std::vector<Event>& events) const;

    // "At a conference in Norhaven, the president stressed ...": who speaks there takes part. Of a meeting that names nobody.
    void lend_speaker(Event& event) const;

    // "Announced plans for joint drills": who has the plans is to do it.
    void lend_planner(Event& event) const;

    // "A Norlandic air strike killed two": whoever struck killed.
    static void borrow_attackers(Event& event, TokenIndex subject, const std::vector<Event>& events);

    // Over all events of the report, in this order.
    void lend_to_nouns(std::vector<Event>& events) const;
    void lend_to_truces(std::vector<Event>& events) const;
    void lend_to_deals(std::vector<Event>& events) const;
    void lend_between_offer_and_answer(std::vector<Event>& events) const;
    void lend_to_requested(std::vector<Event>& events) const;
    void lend_to_discussed(std::vector<Event>& events) const;
    void lend_to_defended(std::vector<Event>& events) const;

private:
    [[nodiscard]] bool is_another_act(TokenIndex noun) const;
    [[nodiscard]] static bool attackers_differ(const Event& nearest, const std::vector<Event>& events);
    [[nodiscard]] const Event* violent_verb_above(TokenIndex noun, const std::vector<Event>& events) const;
    [[nodiscard]] bool lemma_is_mutual(const std::string& lemma) const;

    const Lexicon& lexicon_;
    const ClauseGrammar& grammar_;
    const FrameArguments& arguments_;
    const PartyFinder& parties_;
};

// Has the noun a definite article or demonstrative?
[[nodiscard]] bool is_definite(const ClauseGrammar& grammar, TokenIndex noun);

} // namespace vedette::events
