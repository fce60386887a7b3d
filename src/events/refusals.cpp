#include "events/refusals.hpp"

#include "base/utf8.hpp"
#include "events/party_kinds.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace vedette::events {

namespace {

struct Refusal {
    std::string_view mode;
    std::string_view cameo;
};

// What is refused says how; null: acts that one abstains from rather than refuses.
const Refusal* refusal_of(EventType type) {
    static constexpr Refusal kYield = {"yield", "124"};
    static constexpr Refusal kMeet = {"meet", "125"};
    static constexpr Refusal kAssist = {"assist", "122"};
    static constexpr Refusal kOther = {"", "120"};
    switch (type) {
    case EventType::CONCEDE: case EventType::RETREAT:
        return &kYield;
    case EventType::CONSULT:
        return &kMeet;
    case EventType::AID: case EventType::COOPERATE:
        return &kAssist;
    case EventType::AGREE: case EventType::SUPPORT:
        return &kOther;
    default:
        return nullptr;
    }
}

} // namespace

// "Will not", "won't", "would never" before the verb.
bool Refusals::is_declined(TokenIndex verb) const {
    bool wills = false;
    bool denies = false;
    for (const TokenIndex below : grammar_.tree().children(verb)) {
        const std::string word = to_lower(grammar_.words(below));
        const Deprel relation = grammar_.at(below).deprel;
        wills = wills || (relation == Deprel::aux && (word == "will" || word == "would" || word == "wo" || word == "'ll"));
        denies = denies || (relation == Deprel::advmod && (word == "not" || word == "n't" || word == "n’t" || word == "never"));
    }
    return wills && denies;
}

// The outlet tells it or the one who would act says it himself.
bool Refusals::is_own_word(const Event& event, TokenIndex verb) const {
    const Token& word = grammar_.at(verb);
    if (word.deprel == Deprel::root || word.head == kNoToken) {
        return true;
    }
    const bool is_content = word.deprel == Deprel::ccomp || word.deprel == Deprel::parataxis || word.deprel == Deprel::conj;
    if (!is_content) {
        return false;
    }
    if (!grammar_.is_reporting(word.head)) {
        return word.deprel == Deprel::conj && is_own_word(event, word.head);
    }
    const TokenIndex subject = grammar_.surface_subject(verb);
    return subject != kNoToken && (grammar_.at(subject).upos == Upos::PRON || !event.actors.empty());
}

void Refusals::turn(std::vector<Event>& events, const std::vector<TokenIndex>& supports) const {
    for (std::size_t index = 0; index < events.size(); ++index) {
        Event& event = events[index];
        const Refusal* const refusal = event.status == Status::negated ? refusal_of(event.type) : nullptr;
        const TokenIndex verb = grammar_.is_verb(event.trigger_token) ? event.trigger_token : supports[index];
        if (refusal == nullptr || verb == kNoToken || !is_declined(verb) || !is_political(event.actors) || !is_own_word(event, verb)) {
            continue;
        }
        event.because.push_back("what one says one will not do is refused: REJECT");
        event.type = EventType::REJECT;
        event.modes.clear();
        if (!refusal->mode.empty()) {
            event.modes.emplace_back(refusal->mode);
        }
        event.cameo = refusal->cameo;
        event.scale = lexicon_.scale_of(event.type, event.modes);
        event.status = Status::actual;
        if (event.actors.size() > 1 && event.recipients.empty()) { // "will not meet Norland": the others are refused
            const TokenIndex subject = grammar_.surface_subject(verb);
            const auto is_subject = [&](const Party& party) {
                return subject != kNoToken && party.span.begin <= grammar_.at(subject).span.begin && grammar_.at(subject).span.end <= party.span.end;
            };
            const auto others = std::stable_partition(event.actors.begin(), event.actors.end(), is_subject);
            if (others != event.actors.begin()) {
                event.recipients.assign(std::make_move_iterator(others), std::make_move_iterator(event.actors.end()));
                event.actors.erase(others, event.actors.end());
            }
        }
    }
}

} // namespace vedette::events
