#include "events/nearby_parties.hpp"

#include "events/event_facts.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace vedette::events {

namespace {

constexpr int kMaxDepth = 5;

// Phrases behind these tell when, why or how, not to whom.
constexpr std::array<std::string_view, 26> kCircumstances = {
    "after", "since", "during", "amid", "because_of", "because", "despite", "by", "according_to", "as", "like", "including", "before", "until",
    "under", "without", "following", "due_to", "along_with", "than", "except", "besides", "via", "through", "ahead_of", "in_response_to"};

// "In the wake of", "in a bid to": nouns of circumstance.
constexpr std::array<std::string_view, 12> kCircumstanceNouns = {"wake", "response", "retaliation", "light", "bid", "aftermath", "exchange", "return", "connection", "face", "run-up", "protest"};

// What is said against one's own side is meant for another organ of it; what is given or promised, for its people.
bool is_own_side(const Event& event, const Party& party) {
    const bool is_said = event.type == EventType::ACCUSE || event.type == EventType::REJECT || event.type == EventType::THREATEN || event.type == EventType::SUPPORT;
    const bool is_state = party.sector == "GOV" || party.sector == "MIL" || party.sector == "PRE" || party.entity == party.code;
    return std::any_of(event.actors.begin(), event.actors.end(), [&](const Party& actor) {
        return !party.code.empty() && actor.code == party.code && (is_said ? actor.sector == party.sector || party.sector == "MIL" : is_state);
    });
}

// Acts that are for or against somebody, and whose object may be a thing of his.
bool is_directed(EventType type) {
    switch (type) {
    case EventType::AGREE: case EventType::AID: case EventType::CONCEDE: case EventType::ACCUSE: case EventType::REJECT: case EventType::THREATEN:
    case EventType::SANCTION: case EventType::SUPPORT: case EventType::RETREAT: case EventType::COERCE:
        return true;
    default:
        return false;
    }
}

// Curfews and martial law: laid on the people of a place.
bool is_laid_on(const Event& event) { return has_mode(event, "curfew") || has_mode(event, "martial-law"); }

} // namespace

// "Signed in Norhaven", "agreed at talks in Norhaven": where it was done, not to whom.
bool NearbyParties::is_venue(const Event& event, TokenIndex head, TokenIndex below) const {
    const bool is_promise = event.type == EventType::AGREE || event.type == EventType::SUPPORT;
    const PlaceMention* const place = places_.at(below);
    const bool is_town = place != nullptr && is_point(place->precision);
    return is_promise && is_town && grammar_.case_of(below) == "in" && (head == event.trigger_token || grammar_.is_in("@agreement", head) || grammar_.is_in("@talks", head));
}

// Does the recipient of the act possibly stand at or under `below`?
bool NearbyParties::leads(const Event& event, TokenIndex head, TokenIndex below) const {
    const Token& word = grammar_.at(below);
    const std::string lemma = to_lower(word.lemma);
    const bool is_force = event.type == EventType::COERCE;
    switch (word.deprel) {
    case Deprel::compound: case Deprel::amod:
        return grammar_.words(below).find('-') == std::string_view::npos && grammar_.hyphen_half(below) == kNoToken; // "a UN-brokered deal" belongs to those who made it
    case Deprel::obj: case Deprel::iobj: case Deprel::nmod_poss: case Deprel::flat: case Deprel::nsubj_pass:
        return true;
    case Deprel::xcomp:
        return !is_force;
    case Deprel::conj:
        return head != event.trigger_token && !grammar_.is_verb(below);
    case Deprel::acl: case Deprel::advcl:
        return !is_force && (grammar_.mark_of(below) == "to" || (word.deprel == Deprel::acl && word.xpos == Xpos::VBN));
    case Deprel::obl: case Deprel::nmod: {
        const std::string preposition = grammar_.case_of(below);
        const bool is_circumstance = std::find(kCircumstances.begin(), kCircumstances.end(), preposition) != kCircumstances.end() ||
                                     std::find(kCircumstanceNouns.begin(), kCircumstanceNouns.end(), lemma) != kCircumstanceNouns.end();
        // "A force of Norland and Sudland": whose the thing is that one sets up or sends oneself.
        const Token& above = grammar_.at(head);
        const bool own_means = preposition == "of" && above.deprel == Deprel::obj && above.head != kNoToken &&
                               grammar_.is_in("@own-means-verbs", above.head);
        const bool is_origin = event.type == EventType::AID && preposition == "from"; // "a shipment from Norland"
        // "Martial law along the border with Norland" is laid on one's own side of it.
        const bool at_border = is_force && (preposition == "along" || preposition == "near" || grammar_.is_in("@border", head) || grammar_.is_in("@border", below));
        return !is_circumstance && !own_means && !is_origin && !(at_border && is_laid_on(event)) && !is_venue(event, head, below);
    }
    default:
        return false;
    }
}

// The state of a foreign place; the people of a place at home where a curfew or help is theirs.
NearbyParties::Found NearbyParties::state_at(const Event& event, TokenIndex token) const {
    const PlaceMention* const place = places_.at(token);
    if (place == nullptr || place->countries.size() != 1) {
        return {};
    }
    if (event.type == EventType::COERCE && !is_laid_on(event)) {
        return {};
    }
    const std::string& code = place->countries.front();
    const Party state = {place->span, code, place->name, code, "GOV"};
    if (!is_of_actors_state(event, state)) {
        return {state};
    }
    return event.type == EventType::AID || is_laid_on(event) ? Found{{place->span, "place:" + code + ':' + to_lower(place->name), place->name, code, "CVL"}} : Found{};
}

// "Withdrew its guards from the border": the foreign place that is left.
NearbyParties::Found NearbyParties::left_behind(const Event& event) const {
    std::vector<TokenIndex> heads = {event.trigger_token};
    if (const TokenIndex object = grammar_.child(event.trigger_token, Deprel::obj); object != kNoToken) {
        heads.push_back(object);
    }
    for (const TokenIndex head : heads) {
        for (const TokenIndex child : grammar_.tree().children(head)) {
            if (grammar_.case_of(child) == "from") {
                if (Found found = state_at(event, child); !found.empty()) {
                    return found;
                }
            }
        }
    }
    return {};
}

NearbyParties::Found NearbyParties::candidates_at(const Event& event, TokenIndex token) const {
    Found found = parties_.parties_at(token, Possessors::ignored);
    std::erase_if(found, [&](const Party& party) {
        const bool is_between = event.type == EventType::AGREE && event.actors.size() > 1 && (party.code.empty() || is_of_actors_state(event, party));
        return is_between || is_actor(event, party) || is_own_side(event, party) || (party.code.empty() && (party.sector == "MIL" || party.sector == "UNK"));
    });
    return found.empty() ? state_at(event, token) : found;
}

NearbyParties::Found NearbyParties::below(const Event& event, const std::vector<bool>& is_hostile) const {
    const bool judges = event.type == EventType::REJECT || event.type == EventType::ACCUSE || event.type == EventType::SUPPORT;
    std::vector<TokenIndex> level = {event.trigger_token};
    if (!grammar_.is_verb(event.trigger_token)) { // "announced aid of two million to help people in Norland"
        if (const TokenIndex support = grammar_.noun_arguments(event.trigger_token).support_verb; support != kNoToken) {
            level.push_back(support);
        }
    }
    for (int depth = 0; depth < kMaxDepth && !level.empty(); ++depth) {
        Found found;
        std::vector<TokenIndex> next;
        for (const TokenIndex head : level) {
            for (const TokenIndex child : grammar_.tree().children(head)) {
                const bool is_side = depth == 0 && child < event.trigger_token; // the doer's side
                // Who opposes sanctions on a state does not oppose it.
                if (is_side || (judges && is_hostile[child]) || !leads(event, head, child)) {
                    continue;
                }
                const Found here = parties_.parties_at(child, Possessors::ignored);
                if (std::any_of(here.begin(), here.end(), [&](const Party& party) { return is_actor(event, party); })) {
                    continue; // "support from the Norlandic army"
                }
                PartyFinder::add(found, candidates_at(event, child));
                next.push_back(child);
            }
        }
        if (!found.empty()) {
            return found;
        }
        level = std::move(next);
    }
    return {};
}

void NearbyParties::fill(std::vector<Event>& events) const {
    std::vector<bool> is_hostile(grammar_.syntax().tokens.size(), false);
    for (const Event& event : events) {
        is_hostile[event.trigger_token] = event.type >= EventType::ACCUSE && event.type != EventType::MOBILIZE;
    }
    for (Event& event : events) {
        const bool mediates = event.type == EventType::CONSULT && has_mode(event, "third-party");
        if (!event.recipients.empty() || event.actors.empty() || (!is_directed(event.type) && !mediates)) {
            continue;
        }
        // "Accused them of": the pronoun says who, though nobody knows whom it means.
        const TokenIndex object = grammar_.child(event.trigger_token, Deprel::obj);
        const bool is_open = object != kNoToken && grammar_.at(object).upos == Upos::PRON;
        const bool leaves = event.type == EventType::RETREAT && (has_mode(event, "withdraw") || has_mode(event, "resign") || has_mode(event, "disarm"));
        // Those who sign or settle do it with each other; what several promise to do may be for a third.
        const bool is_promise = event.type == EventType::AGREE && grammar_.arguments_of(event.trigger_token).clause_is_open;
        const bool is_settled = (event.type == EventType::AGREE || event.type == EventType::SUPPORT) && event.actors.size() > 1 && !is_promise;
        if (is_open || is_settled || is_denial(event)) {
            continue;
        }
        if (Found found = leaves ? left_behind(event) : below(event, is_hostile); !found.empty()) {
            event.because.push_back("the nearest party below it is '" + found.front().name + "'");
            event.recipients = std::move(found);
        }
    }
}

} // namespace vedette::events
