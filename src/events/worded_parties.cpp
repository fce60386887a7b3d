#include "events/worded_parties.hpp"

#include "events/event_facts.hpp"
#include "base/utf8.hpp"
#include "events/party_kinds.hpp"

#include <algorithm>

namespace vedette::events {

WordedParties::WordedParties(const Lexicon& lexicon, const ClauseGrammar& grammar, const PartyFinder& parties, const std::vector<Event>& events)
    : lexicon_(lexicon), grammar_(grammar), parties_(parties), is_trigger_(grammar.syntax().tokens.size(), false), attack_at_(grammar.syntax().tokens.size(), nullptr) {
    for (const Event& event : events) {
        is_trigger_[event.trigger_token] = true;
        if (event.type == EventType::ASSAULT && !event.recipients.empty()) {
            attack_at_[event.trigger_token] = &event;
        }
    }
}

// "Threatened to shell the tree", "mobilised the army for a battle against the remnants": whom the planned attack would hit.
WordedParties::Found WordedParties::aimed_at(const Event& event) const {
    const resources::Arguments arguments = grammar_.arguments_of(event.trigger_token);
    std::vector<TokenIndex> plans = {arguments.clause};
    for (const TokenIndex head : {event.trigger_token, arguments.object}) {
        for (const TokenIndex below : head == kNoToken ? std::vector<TokenIndex>{} : std::vector<TokenIndex>(grammar_.tree().children(head).begin(), grammar_.tree().children(head).end())) {
            if (grammar_.case_of(below) == "for") {
                plans.push_back(below);
            }
        }
    }
    for (const TokenIndex plan : plans) {
        if (plan != kNoToken && attack_at_[plan] != nullptr) {
            Found found = attack_at_[plan]->recipients;
            std::erase_if(found, [&](const Party& party) {
                return is_actor(event, party);
            });
            return found;
        }
    }
    return {};
}

// Anything that a noun names, unless it is an event of its own, a time or a measure: "at noon", "against all principle", "at 10 metres".
WordedParties::Found WordedParties::thing(TokenIndex noun) const {
    const bool is_nothing = noun == kNoToken || is_trigger_[noun] || grammar_.is_in("@time-words", noun) || grammar_.is_in("@measure-words", noun) || grammar_.is_in("@abstractions", noun);
    return is_nothing ? Found{} : parties_.party_in_words(noun);
}

// People, bodies and whatever bears a name.
WordedParties::Found WordedParties::somebody(TokenIndex noun) const {
    if (noun == kNoToken || is_trigger_[noun]) {
        return {};
    }
    Found found = parties_.parties_at(noun, Possessors::ignored);
    if (!found.empty()) {
        return found;
    }
    const TokenIndex counted = parties_.counted_head(noun);
    const bool is_somebody = grammar_.is_in("@people", counted) || grammar_.is_in("@official", counted) || grammar_.is_in("@accused", counted) || grammar_.is_in("@workers", counted) ||
                             grammar_.is_in("@bodies", counted);
    return is_somebody ? parties_.party_in_words(noun) : Found{};
}

WordedParties::Found WordedParties::thing_behind(TokenIndex predicate, std::initializer_list<std::string_view> prepositions) const {
    for (const resources::Oblique& oblique : grammar_.arguments_of(predicate).obliques) {
        if (is_one_of(oblique.preposition, prepositions)) {
            if (Found found = thing(oblique.token); !found.empty()) {
                return found;
            }
        }
    }
    return {};
}

// "Issued an ultimatum to her colleagues", "bowed to the demands of lorry drivers": behind the predicate, its object or what it is about.
WordedParties::Found WordedParties::somebody_behind(const Event& event, std::initializer_list<std::string_view> prepositions) const {
    const TokenIndex trigger = event.trigger_token;
    const resources::Arguments arguments = grammar_.arguments_of(trigger);
    std::vector<TokenIndex> heads = {trigger};
    if (grammar_.is_verb(trigger) && arguments.object != kNoToken) {
        heads.push_back(arguments.object);
    }
    for (const resources::Oblique& oblique : arguments.obliques) {
        if (oblique.preposition == "to" || oblique.preposition == "for" || oblique.preposition == "with" || oblique.preposition == "against") {
            heads.push_back(oblique.token);
        }
    }
    for (const TokenIndex head : heads) {
        for (const TokenIndex below : grammar_.tree().children(head)) {
            const Deprel relation = grammar_.at(below).deprel;
            const bool hangs = below > trigger && (relation == Deprel::obl || relation == Deprel::nmod || relation == Deprel::iobj);
            if (hangs && (relation == Deprel::iobj || is_one_of(grammar_.case_of(below), prepositions))) {
                Found found = somebody(below);
                std::erase_if(found, [&](const Party& party) {
                    return is_actor(event, party);
                });
                if (!found.empty()) {
                    return found;
                }
            }
        }
    }
    return {};
}

// "Refused to let the tanker dock", "denied the reporter entry": who is not let.
WordedParties::Found WordedParties::somebody_let(TokenIndex verb) const {
    const TokenIndex clause = grammar_.verb_arguments(verb).clause;
    const bool lets = clause != kNoToken && grammar_.is_verb(clause) && !is_trigger_[clause] &&
                      is_one_of(to_lower(grammar_.at(clause).lemma), {"let", "allow", "permit", "admit", "grant", "give", "accept", "receive", "recognise", "recognize"});
    if (!lets) {
        return {};
    }
    const resources::Arguments inner = grammar_.verb_arguments(clause);
    for (const TokenIndex one : {inner.indirect, inner.object}) {
        if (one != kNoToken && grammar_.is_in("@acts-for-owner", one)) {
            return thing(one);
        }
        if (Found found = somebody(one); !found.empty()) {
            return found;
        }
    }
    return {};
}

// "Demanded that the mayor step down", "that Smith appear".
WordedParties::Found WordedParties::whoever_shall(TokenIndex verb) const {
    const resources::Arguments arguments = grammar_.verb_arguments(verb);
    const TokenIndex clause = arguments.clause_is_open ? kNoToken : arguments.clause;
    if (clause == kNoToken || !grammar_.is_verb(clause) || grammar_.is_passive(clause)) {
        return {};
    }
    const TokenIndex who = grammar_.surface_subject(clause);
    if (who == kNoToken || who == arguments.subject) {
        return {};
    }
    Found found = somebody(who);
    return found.empty() && grammar_.at(who).upos == Upos::PROPN ? thing(who) : found;
}

WordedParties::Found WordedParties::recipients_of(const Event& event) const {
    const TokenIndex trigger = event.trigger_token;
    const bool is_verb = grammar_.is_verb(trigger);
    const TokenIndex object = is_verb ? grammar_.verb_arguments(trigger).object : kNoToken;
    Found found;
    switch (event.type) {
    case EventType::REJECT:
        if (is_verb && !has_mode(event, "meet") && !is_denial(event)) {
            found = thing(object);
            if (found.empty()) {
                found = somebody_let(trigger);
            }
        }
        return found;
    case EventType::ASSAULT:
        return is_verb ? Found{} : thing_behind(trigger, {"against", "at", "on"});
    case EventType::ACCUSE:
        return is_verb ? thing(object) : thing_behind(trigger, {"into", "of", "against"});
    case EventType::PROTEST:
        return thing_behind(trigger, {"against", "at", "over"}); // what is thrown or shouted is no target
    case EventType::RETREAT:
        if (!has_mode(event, "release")) {
            return {};
        }
        found = somebody(object);
        return found.empty() ? somebody_behind(event, {"of"}) : found;
    case EventType::COERCE:
        found = somebody(object);
        return found.empty() && (has_mode(event, "curfew") || has_mode(event, "martial-law")) ? thing_behind(trigger, {"in", "across", "over", "throughout"}) : found;
    case EventType::REQUEST: // "called for the return of the refugees" asks nobody
        found = somebody_behind(event, {"to", "on", "from"});
        return found.empty() && is_verb ? whoever_shall(trigger) : found;
    case EventType::MOBILIZE:
        return aimed_at(event);
    case EventType::THREATEN:
        found = aimed_at(event);
        return found.empty() ? somebody_behind(event, {"to", "for", "with", "against", "on", "from", "of"}) : found;
    case EventType::AID: // "sent food from Norland"
        return somebody_behind(event, {"to", "for", "on"});
    case EventType::CONCEDE: case EventType::AGREE: case EventType::SUPPORT:
    case EventType::SANCTION:
        return somebody_behind(event, {"to", "for", "with", "against", "on", "from", "of"});
    default:
        return {};
    }
}

void WordedParties::fill(std::vector<Event>& events) const {
    for (Event& event : events) {
        if (event.recipients.empty()) {
            event.recipients = recipients_of(event);
        }
    }
}

} // namespace vedette::events
