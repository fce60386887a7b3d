#pragma once
// A frame laid over a predicate: do its conditions hold, and who fills its roles (codebook section 3)? Slots are arguments of the tree
// ("subj", "obj", prepositions ...); a frame that names none has the defaults of its type and part of speech.

#include "events/coding_observer.hpp"
#include "events/frame_lexicon.hpp"
#include "events/party_finder.hpp"

#include <optional>
#include <string>
#include <vector>

namespace vedette::events {

struct Roles {
    std::vector<Party> actors;
    std::vector<Party> recipients;
};

// Why a frame does not fit.
struct Misfit {
    Verdict verdict = Verdict::slot_empty;
    const SlotCondition* condition = nullptr; // null when it is the particle
    std::vector<TokenIndex> fillers;          // what fills that slot
};

class FrameArguments {
public:
    FrameArguments(const Lexicon& lexicon, const ClauseGrammar& grammar, const PartyFinder& parties)
        : lexicon_(lexicon), grammar_(grammar), parties_(parties) {}

    // The lemma under which the lexicon knows a predicate: "war game" for "games", "build-up".
    // The words of the predicate: with the half before the hyphen ("build-up", "test-fired") where the lexicon has both as one.
    [[nodiscard]] TextSpan trigger_span(TokenIndex token) const;

    [[nodiscard]] std::string lemma_of(TokenIndex token, PredicatePos pos) const;

    // The frames to try, those that ask for most first. "Civil war", "sexual violence": an adjective may make one predicate with its noun,
    // which then stands beside the bare noun's frames, as "joint" in "joint military drills" says more than "military".
    [[nodiscard]] std::vector<std::uint32_t> frames_for(TokenIndex token, PredicatePos pos, const std::string& lemma) const;

    // The first condition of the frame that fails; nullopt: it fits.
    [[nodiscard]] std::optional<Misfit> misfit(const Frame& frame, TokenIndex token, const Arguments& arguments) const;

    // The noun that a light verb carries, in its object or behind the preposition that the frame asks for; the verb itself when there is
    // none. A truce is an event of its own: "agreed a truce".
    [[nodiscard]] TokenIndex carried_noun(const Frame& frame, TokenIndex verb, const Arguments& arguments) const;

    [[nodiscard]] Roles roles_of(const Frame& frame, TokenIndex token, const Arguments& arguments) const;

    // Whom this argument names, itself or in its coordination.
    [[nodiscard]] std::vector<Party> parties_at(TokenIndex token) const { return parties_.parties_at(token, Possessors::ignored); }

private:
    [[nodiscard]] TokenIndex obliged_in(TokenIndex predicate, const Arguments& arguments) const;
    [[nodiscard]] std::vector<TokenIndex> slot(const std::string& name, TokenIndex predicate, const Arguments& arguments) const;
    [[nodiscard]] std::vector<TokenIndex> slot_or_object(const std::string& name, TokenIndex predicate, const Arguments& arguments) const;
    [[nodiscard]] bool has_particle(TokenIndex verb, std::string_view particle, const Arguments& arguments) const;
    [[nodiscard]] TokenIndex sufferer_of(TokenIndex noun) const;
    [[nodiscard]] Roles verb_roles(const Frame& frame, TokenIndex token, const Arguments& arguments) const;
    [[nodiscard]] Roles noun_roles(const Frame& frame, TokenIndex token, const Arguments& arguments) const;
    [[nodiscard]] bool is_visiting_person(const Frame& frame, TokenIndex token, const Arguments& arguments) const;
    void part_visit(TokenIndex noun, Roles& roles) const;

    const Lexicon& lexicon_;
    const ClauseGrammar& grammar_;
    const PartyFinder& parties_;
};

} // namespace vedette::events
