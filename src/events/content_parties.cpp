#include "events/content_parties.hpp"

#include "events/event_facts.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace vedette::events {

namespace {

constexpr std::uint32_t kNoEvent = UINT32_MAX;
constexpr int kMaxPhraseDepth = 3;

// Behind these a verb or noun has what it is about: "called for a withdrawal", "objected to the plan", "decision on imports".
constexpr std::array<std::string_view, 8> kContentPrepositions = {"for", "to", "of", "over", "about", "at", "on", "against"};

constexpr std::array<std::string_view, 4> kDeedPrepositions = {"to", "of", "on", "against"};

// Behind these a noun phrase names whose or against whom its thing is.
constexpr std::array<std::string_view, 7> kOwnerPrepositions = {"by", "from", "of", "on", "against", "to", "with"};
constexpr std::array<std::string_view, 2> kAskedPrepositions = {"by", "from"};

// Arguments of a promised or refused act that name the other side.
constexpr std::array<std::string_view, 7> kOtherSide = {"to", "with", "for", "from", "against", "on", "into"};

// Nameless forces may be the actor's own, nameless people anybody; ministers, refugees, rebels and opponents are somebody.
bool is_named(const Party& party) {
    return !party.code.empty() || (!party.sector.empty() && party.sector != "MIL" && party.sector != "CVL" && party.sector != "UNK");
}

bool any_named(const std::vector<Party>& parties) { return std::any_of(parties.begin(), parties.end(), is_named); }

// What spares, cuts or gives names the other side by fewer prepositions than what is said.
bool is_deed(EventType type) { return type == EventType::SANCTION || type == EventType::AID || type == EventType::CONCEDE; }

bool is_clause_relation(Deprel deprel) {
    return deprel == Deprel::xcomp || deprel == Deprel::ccomp || deprel == Deprel::acl || deprel == Deprel::advcl;
}

// Types whose content may name the recipient.
bool reaches(EventType type) {
    switch (type) {
    case EventType::ACCUSE: case EventType::SUPPORT: case EventType::REJECT: case EventType::REQUEST: case EventType::CONCEDE:
    case EventType::THREATEN: case EventType::AGREE: case EventType::SANCTION: case EventType::PROTEST: case EventType::AID:
    case EventType::RETREAT: case EventType::MOBILIZE:
        return true;
    default:
        return false;
    }
}

} // namespace

void ContentParties::keep_others(const Event& event, Found& found) const {
    std::erase_if(found, [&](const Party& party) {
        // "Cut its own embassy staff": a state's own organs are not the other side of what it does.
        const bool own = (is_deed(event.type) || event.type == EventType::AGREE) && (party.sector == "GOV" || party.sector == "MIL") &&
                         is_of_actors_state(event, party);
        return !is_named(party) || own || is_actor(event, party);
    });
}

std::vector<ContentParties::Content> ContentParties::contents_of(const Event& event) const {
    const TokenIndex predicate = event.trigger_token;
    std::vector<Content> contents;
    const auto add = [&](TokenIndex token, bool is_clause) {
        const bool known = std::any_of(contents.begin(), contents.end(), [&](const Content& content) { return content.token == token; });
        if (token != kNoToken && !known) {
            contents.push_back({token, is_clause});
        }
    };
    const bool is_verb = grammar_.is_verb(predicate);
    const Arguments arguments = grammar_.arguments_of(predicate);
    add(arguments.clause, true);
    for (const TokenIndex below : grammar_.tree().children(predicate)) {
        const Token& word = grammar_.at(below);
        const bool infinitive = grammar_.mark_of(below) == "to";
        const bool clause = word.deprel == Deprel::ccomp || word.deprel == Deprel::xcomp ||
                            ((word.deprel == Deprel::acl || word.deprel == Deprel::advcl) && (infinitive || (!is_verb && grammar_.mark_of(below) == "that")));
        if (clause) {
            add(below, true);
        }
    }
    if (is_verb) {
        add(arguments.object, false);
    }
    for (const Oblique& oblique : arguments.obliques) {
        const bool tells = is_deed(event.type) ? is_one_of(oblique.preposition, kDeedPrepositions) : is_one_of(oblique.preposition, kContentPrepositions);
        const bool own = event.type == EventType::PROTEST && oblique.preposition == "of"; // "a strike of dockers" is theirs
        if (tells && !own && oblique.token != arguments.subject) {
            add(oblique.token, grammar_.is_verb(oblique.token));
        }
    }
    return contents;
}

ContentParties::Found ContentParties::from_event(const Event& told, Role role) const {
    Found found = role == Role::doer ? told.actors : told.recipients;
    std::erase_if(found, [](const Party& party) { return party.span.begin == party.span.end; });
    return found;
}

// The other side of a promised, threatened or refused act.
ContentParties::Found ContentParties::from_clause(const Event& event, TokenIndex clause, const std::vector<Event>& events,
                                                  const std::vector<std::uint32_t>& event_at) const {
    std::vector<TokenIndex> acts = {clause};
    for (const TokenIndex below : grammar_.tree().children(clause)) {
        const Deprel relation = grammar_.at(below).deprel;
        if (relation == Deprel::obj || (relation == Deprel::conj && grammar_.is_verb(below)) || relation == Deprel::xcomp) {
            acts.push_back(below); // "agreed to provide support", "agreed to meet and release"
        }
    }
    for (const TokenIndex act : acts) {
        if (event_at[act] != kNoEvent) {
            Found found = from_event(events[event_at[act]], Role::receiver);
            keep_others(event, found);
            if (!found.empty()) {
                return found;
            }
        }
    }
    if (!grammar_.is_verb(clause)) {
        return {};
    }
    const Arguments inner = grammar_.verb_arguments(clause);
    // "Agreed to appoint a governor": what one makes or moves oneself is not the other side.
    const bool makes = grammar_.is_in("@own-means-verbs", clause);
    std::vector<TokenIndex> fillers = {inner.indirect, makes ? kNoToken : inner.object};
    for (const Oblique& oblique : inner.obliques) {
        if (is_one_of(oblique.preposition, kOtherSide)) {
            fillers.push_back(oblique.token);
        }
    }
    for (const TokenIndex filler : fillers) {
        if (filler == kNoToken) {
            continue;
        }
        Found found = parties_.parties_at(filler, Possessors::ignored);
        keep_others(event, found);
        if (found.empty()) {
            found = from_phrase(event, filler);
        }
        if (!found.empty()) {
            return found;
        }
    }
    return {};
}

// Whose the thing is, or against whom: the nearest party under the noun, level by level.
ContentParties::Found ContentParties::from_phrase(const Event& event, TokenIndex noun) const {
    std::vector<TokenIndex> level = grammar_.with_conjuncts(noun);
    for (int depth = 0; depth < kMaxPhraseDepth && !level.empty(); ++depth) {
        Found found;
        std::vector<TokenIndex> next;
        for (const TokenIndex head : level) {
            for (const TokenIndex below : grammar_.tree().children(head)) {
                const Deprel relation = grammar_.at(below).deprel;
                // "A UN-brokered deal" belongs to those who made it.
                const bool brokered = grammar_.words(below).find('-') != std::string_view::npos;
                const bool owns = relation == Deprel::nmod_poss || ((relation == Deprel::amod || relation == Deprel::compound) && !brokered);
                const std::string preposition = relation == Deprel::nmod ? grammar_.case_of(below) : "";
                // "Called for a union of Norland and Sudland" asks neither.
                const bool names = event.type == EventType::REQUEST ? is_one_of(preposition, kAskedPrepositions) : is_one_of(preposition, kOwnerPrepositions);
                if (relation == Deprel::acl && grammar_.at(below).xpos == Xpos::VBN) {
                    PartyFinder::add(found, parties_.parties_at(grammar_.verb_arguments(below).subject, Possessors::ignored)); // "an appeal filed by"
                }
                if (!owns && !names) {
                    continue;
                }
                PartyFinder::add(found, parties_.parties_at(below, Possessors::ignored));
                if (names || relation == Deprel::nmod_poss) {
                    next.push_back(below);
                }
            }
        }
        keep_others(event, found);
        if (!found.empty()) {
            return found;
        }
        level = std::move(next);
    }
    return {};
}

// "Threatened to attack if Norland does not withdraw": the one who must act is the one threatened.
ContentParties::Found ContentParties::from_condition(const Event& event) const {
    std::vector<TokenIndex> heads = {event.trigger_token};
    for (const TokenIndex below : grammar_.tree().children(event.trigger_token)) {
        if (is_clause_relation(grammar_.at(below).deprel)) {
            heads.push_back(below);
        }
    }
    for (const TokenIndex head : heads) {
        for (const TokenIndex below : grammar_.tree().children(head)) {
            const std::string mark = grammar_.at(below).deprel == Deprel::advcl ? grammar_.mark_of(below) : "";
            if (mark != "if" && mark != "unless" && mark != "until") {
                continue;
            }
            Found found = parties_.parties_at(grammar_.surface_subject(below), Possessors::ignored);
            keep_others(event, found);
            if (!found.empty()) {
                return found;
            }
        }
    }
    return {};
}

// "Withdrew its troops from Norland": the state that is left, unless it is the actor's own.
ContentParties::Found ContentParties::left_behind(const Event& event) const {
    if (std::find(event.modes.begin(), event.modes.end(), "withdraw") == event.modes.end()) {
        return {};
    }
    const bool is_verb = grammar_.is_verb(event.trigger_token);
    Arguments arguments = grammar_.arguments_of(event.trigger_token);
    std::vector<TokenIndex> fillers;
    for (const Oblique& oblique : arguments.obliques) {
        if (oblique.preposition == "from") {
            fillers.push_back(oblique.token);
        }
    }
    if (is_verb && arguments.object != kNoToken) {
        for (const TokenIndex below : grammar_.tree().children(arguments.object)) {
            if (grammar_.at(below).deprel == Deprel::nmod && grammar_.case_of(below) == "from") {
                fillers.push_back(below);
            }
        }
    }
    for (const TokenIndex filler : fillers) {
        Found found = parties_.parties_at(filler, Possessors::ignored);
        std::erase_if(found, [&](const Party& party) {
            return party.code.empty() || is_of_actors_state(event, party);
        });
        if (!found.empty()) {
            return found;
        }
    }
    return {};
}

// "Mobilised troops for an assault on Norland": whom the planned act would hit.
ContentParties::Found ContentParties::aimed_at(const Event& event, const std::vector<Event>& events, const std::vector<std::uint32_t>& event_at) const {
    const TokenIndex predicate = event.trigger_token;
    const Arguments arguments = grammar_.arguments_of(predicate);
    for (const Oblique& oblique : arguments.obliques) {
        const bool is_aim = oblique.preposition == "for" && event_at[oblique.token] != kNoEvent && events[event_at[oblique.token]].type == EventType::ASSAULT;
        if (is_aim) {
            Found found = from_event(events[event_at[oblique.token]], Role::receiver);
            keep_others(event, found);
            return found;
        }
    }
    return {};
}

// "Summoned the envoy to complain", "phoned Norland's leader to congratulate him": whoever is contacted is spoken to.
ContentParties::Found ContentParties::who_is_contacted(const Event& event) const {
    const Token& word = grammar_.at(event.trigger_token);
    const bool depends = word.head != kNoToken && (word.deprel == Deprel::xcomp || word.deprel == Deprel::advcl) && grammar_.is_verb(word.head);
    if (!depends || !lexicon_.classes.contains("@makes-contact", grammar_.at(word.head).lemma) || !lexicon_.classes.contains("@says-in-contact", word.lemma)) {
        return {};
    }
    const Arguments contact = grammar_.verb_arguments(word.head);
    Found found = contact.is_passive ? Found{} : parties_.parties_at(contact.object, Possessors::ignored);
    keep_others(event, found);
    return found;
}

ContentParties::Found ContentParties::recipients_of(const Event& event, const std::vector<Event>& events,
                                                    const std::vector<std::uint32_t>& event_at) const {
    if (event.type == EventType::RETREAT) {
        return left_behind(event);
    }
    if (event.type == EventType::MOBILIZE) {
        return aimed_at(event, events, event_at);
    }
    const bool is_promise = event.type == EventType::AGREE || event.type == EventType::THREATEN;
    const bool passes_receiver = is_promise || event.type == EventType::CONCEDE || event.type == EventType::SANCTION || event.type == EventType::AID;
    for (const Content& content : contents_of(event)) {
        Found found;
        if (content.is_clause) {
            if (event.type == EventType::REQUEST) {
                // The one who shall do it: "demanded that Norland withdraw".
                if (grammar_.is_verb(content.token) && !grammar_.is_passive(content.token)) {
                    found = parties_.parties_at(grammar_.surface_subject(content.token), Possessors::ignored);
                    keep_others(event, found);
                }
            } else if (is_promise || (event.type == EventType::REJECT && !is_denial(event))) {
                found = from_clause(event, content.token, events, event_at);
            }
        } else if (event_at[content.token] != kNoEvent) {
            found = from_event(events[event_at[content.token]], passes_receiver ? Role::receiver : Role::doer);
            keep_others(event, found);
        } else if (event.type != EventType::AGREE && event.type != EventType::AID) {
            found = from_phrase(event, content.token);
        }
        if (!found.empty()) {
            return found;
        }
    }
    return event.type == EventType::THREATEN ? from_condition(event) : Found{};
}

void ContentParties::fill(std::vector<Event>& events) const {
    std::vector<std::uint32_t> event_at(grammar_.syntax().tokens.size(), kNoEvent);
    for (std::uint32_t index = 0; index < events.size(); ++index) {
        event_at[events[index].trigger_token] = index;
    }
    // What stands inside first: the outer event may have its recipient from the inner one.
    for (std::size_t index = events.size(); index-- > 0;) {
        Event& event = events[index];
        if (event.type == EventType::CONSULT && event.actors.size() == 1 && event.recipients.empty()) {
            PartyFinder::add(event.actors, who_is_contacted(event));
        }
        if (!reaches(event.type) || any_named(event.recipients) || event.actors.size() > 1) {
            continue;
        }
        Found found = who_is_contacted(event);
        if (found.empty()) {
            found = recipients_of(event, events, event_at);
        }
        if (!found.empty()) {
            event.because.push_back("what it is about names '" + found.front().name + "'");
            event.recipients = std::move(found);
        }
    }
}

} // namespace vedette::events
