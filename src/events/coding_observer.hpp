#pragma once
// Who wants to know why a predicate was coded or not (`vedette why-not`, `lexicon coverage`) watches the extractor at work. The
// extractor calls nothing when nobody watches.

#include "events/frame_lexicon.hpp"
#include "records/syntax.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace vedette::events {

// What became of one frame at one predicate.
enum class Verdict : std::uint8_t {
    coded,
    other_particle, // the frame wants another particle, or one where there is none
    not_plural,     // the frame wants the plural of the noun
    slot_empty,     // a slot that must be filled is empty
    slot_filled,    // a slot that must be empty is filled, or by what it must not be filled with
    slot_other,     // what fills the slot is neither in the class nor one of the lemmas
    no_party,       // no actor or recipient is political
    no_actor,       // the frame needs a political actor
    not_both,       // the frame needs a political actor and a political recipient
    private_matter, // violence among private persons in a report without armed parties
    general_rule,   // what is said holds in general and names nobody in particular
    name,           // the word is part of a name
    sport,          // the sentence is about sport
    own_order,      // an order to one's own people: the ordered act is the event
    attribute,      // tells which one is meant or what it can do: "displaced villagers", "missiles able to hit"
    own_forces,     // military help for one's own forces
    state,          // where forces are posted, not that they are moved
    purpose,        // the word says what a thing or body is for: "riot police", "attack helicopter"
};

struct Trial {
    const Frame* frame = nullptr; // never null when handed out
    Verdict verdict = Verdict::coded;
    const SlotCondition* condition = nullptr; // of slot_empty, slot_filled, slot_other
    std::vector<TokenIndex> fillers;          // what fills that slot
};

class CodingObserver {
public:
    virtual ~CodingObserver() = default;

    // A verb, noun or adjective, with the lemma under which the lexicon was asked ("war game" for "games"), before its trials.
    virtual void on_candidate(TokenIndex token, PredicatePos pos, const std::string& lemma) = 0;

    // A frame of the lemma was tried at the candidate; in the order of trying, which ends with the first one that is coded.
    virtual void on_trial(TokenIndex token, const Trial& trial) = 0;

    // An event that was coded is left out after all.
    virtual void on_dropped(TokenIndex token, const std::string& reason) = 0;
};

} // namespace vedette::events
