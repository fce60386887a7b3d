#include "events/lent_parties.hpp"

#include "base/utf8.hpp"
#include "events/party_kinds.hpp"

#include <algorithm>

namespace vedette::events {

namespace {

// Drills are COOPERATE when joint, MOBILIZE when not; "the drills" may stand for either.
bool is_exercise(EventType type) { return type == EventType::COOPERATE || type == EventType::MOBILIZE; }

} // namespace

bool is_definite(const ClauseGrammar& grammar, TokenIndex noun) {
    if (grammar.is_verb(noun)) {
        return false;
    }
    for (const TokenIndex index : grammar.tree().children(noun)) {
        if (grammar.at(index).deprel == Deprel::det) {
            const std::string word = to_lower(grammar.words(index));
            return word == "the" || word == "this" || word == "these" || word == "those" || word == "that";
        }
    }
    return false;
}

// "The talks", "the ceasefire", "the drills": a definite event noun without parties of its own stands for the last event of its type
// before it, and borrows that one's parties (codebook ruling 9). Nothing is borrowed by an indefinite noun or over many sentences.
void LentParties::borrow(Event& event, const std::vector<Event>& events) const {
    if (!is_definite(grammar_, event.trigger_token) || is_political(event.actors) || is_political(event.recipients)) {
        return;
    }
    for (auto earlier = events.rbegin(); earlier != events.rend(); ++earlier) {
        if (event.sentence - earlier->sentence > kMaxBorrowDistance) {
            return;
        }
        const bool same_kind = earlier->type == event.type || (is_exercise(earlier->type) && is_exercise(event.type));
        if (same_kind && is_political(earlier->actors)) {
            event.actors = earlier->actors;
            event.recipients = earlier->recipients;
            event.type = earlier->type;
            event.modes = earlier->modes;
            event.cameo = earlier->cameo;
            event.scale = earlier->scale;
            for (std::vector<Party>* parties : {&event.actors, &event.recipients}) {
                drop_spans(*parties);
            }
            event.because.push_back("parties of '" + std::string(grammar_.words(earlier->trigger_token)) + "' in sentence " + std::to_string(earlier->sentence + 1));
            return;
        }
    }
}

// "Killed 31 villagers in an attack", "killed 17 rebels in clashes": the violent noun without parties has those of its verb.
void LentParties::borrow_attackers(Event& event, TokenIndex subject, const std::vector<Event>& events) {
    for (auto earlier = events.rbegin(); earlier != events.rend() && subject != kNoToken && earlier->trigger_token >= subject; ++earlier) {
        if (earlier->trigger_token == subject && earlier->type == EventType::ASSAULT && is_political(earlier->actors)) {
            event.actors = earlier->actors;
            event.because.push_back("the attack was that of '" + earlier->actors.front().name + "'");
            return;
        }
    }
}

void LentParties::lend_to_nouns(std::vector<Event>& events) const {
    for (Event& noun : events) {
        if (noun.type != EventType::ASSAULT || is_political(noun.actors) || is_political(noun.recipients) ||
            grammar_.is_verb(noun.trigger_token)) {
            continue;
        }
        const Event* const verb = violent_verb_above(noun.trigger_token, events);
        if (verb == nullptr) {
            continue;
        }
        noun.actors = verb->actors;
        if (lemma_is_mutual(arguments_.lemma_of(noun.trigger_token, PredicatePos::noun))) {
            PartyFinder::add(noun.actors, verb->recipients);
        } else if (noun.recipients.empty()) {
            noun.recipients = verb->recipients;
        }
        for (std::vector<Party>* parties : {&noun.actors, &noun.recipients}) {
            drop_spans(*parties);
        }
        noun.because.push_back("parties of '" + std::string(grammar_.words(verb->trigger_token)) + "'");
    }
}

// The ASSAULT verb that this noun depends on through "in", "during" or a chain of noun phrases.
const Event* LentParties::violent_verb_above(TokenIndex noun, const std::vector<Event>& events) const {
    constexpr int kMaxSteps = 3;
    TokenIndex current = noun;
    for (int step = 0; step < kMaxSteps; ++step) {
        const Deprel relation = grammar_.at(current).deprel;
        if ((relation != Deprel::obl && relation != Deprel::nmod && relation != Deprel::conj) || grammar_.at(current).head == kNoToken) {
            return nullptr;
        }
        current = grammar_.at(current).head;
        for (const Event& event : events) {
            if (event.trigger_token == current && event.type == EventType::ASSAULT && grammar_.is_verb(current)) {
                return &event;
            }
        }
    }
    return nullptr;
}

// A truce is between those who fight: one that names nobody has the parties of the agreement or the fighting told last.
void LentParties::lend_to_truces(std::vector<Event>& events) const {
    for (std::size_t index = 0; index < events.size(); ++index) {
        Event& truce = events[index];
        const bool is_truce = truce.type == EventType::RETREAT && !truce.modes.empty() && truce.modes.front() == "ceasefire";
        if (!is_truce || is_political(truce.actors)) {
            continue;
        }
        const Event* lender = nullptr;
        for (std::size_t other = 0; other < events.size(); ++other) {
            const Event& event = events[other];
            const bool two_sided = event.actors.size() >= 2 && is_political(event.actors) &&
                                   (event.type == EventType::AGREE || event.type == EventType::RETREAT || event.type == EventType::ASSAULT ||
                                    event.type == EventType::SUPPORT);
            const bool near = event.sentence <= truce.sentence && truce.sentence - event.sentence <= kMaxBorrowDistance;
            if (other != index && two_sided && near) {
                lender = &event;
            }
        }
        if (lender == nullptr) {
            continue;
        }
        truce.actors = lender->actors;
        drop_spans(truce.actors);
        truce.because.push_back("between the parties of '" + std::string(grammar_.words(lender->trigger_token)) + "' in sentence " +
                                std::to_string(lender->sentence + 1));
    }
}

// Nameless people hurt or seized by the forces or rebels of one state, with no other state in the event, are that state's civilians.
void LentParties::place_victims(std::vector<Event>& events) {
    for (Event& event : events) {
        if ((event.type != EventType::ASSAULT && event.type != EventType::COERCE) || event.actors.empty()) {
            continue;
        }
        const std::string& code = event.actors.front().code;
        const bool one_state = std::all_of(event.actors.begin(), event.actors.end(), [&](const Party& party) {
            return party.code == code && (is_armed(party.sector) || party.sector == "COP");
        });
        if (code.empty() || !one_state || code == "IGO" || code == "UNO") {
            continue;
        }
        for (Party& party : event.recipients) {
            if (party.code.empty() && party.sector == "CVL") {
                party.code = code;
                event.because.push_back("'" + party.name + "': civilians of " + code + ", the only state in the event");
            }
        }
    }
}

bool LentParties::lemma_is_mutual(const std::string& lemma) const {
    const std::vector<std::uint32_t>* frames = lexicon_.frames_of(lemma, PredicatePos::noun);
    return frames != nullptr && lexicon_.frames[frames->front()].is_mutual;
}

} // namespace vedette::events
