#include "events/implicit_parties.hpp"

#include "events/event_facts.hpp"
#include "base/utf8.hpp"
#include "events/party_kinds.hpp"

#include <algorithm>
#include <map>

namespace vedette::events {

namespace {

constexpr int kMaxSteps = 4;

bool is_armed(const Party& party) { return events::is_armed(party.sector); }

bool has_context(const Event& event, std::string_view context) { return std::find(event.contexts.begin(), event.contexts.end(), context) != event.contexts.end(); }

} // namespace

// The parties at a token, when each of them has a code.
ImplicitParties::Found ImplicitParties::coded_at(TokenIndex token) const {
    Found found = token == kNoToken ? Found{} : parties_.parties_at(token, Possessors::ignored);
    const bool all = std::all_of(found.begin(), found.end(), [](const Party& party) { return !party.code.empty(); });
    return all ? found : Found{};
}

// "Were killed in clashes with rebels", "in the war between A and B", "in violence pitting A against B", "when rebels fired on them".
ImplicitParties::Found ImplicitParties::fighters_of(TokenIndex verb, const std::vector<Event>& events) const {
    const auto actors_at = [&](TokenIndex token) {
        for (const Event& event : events) {
            if (event.trigger_token == token && event.type == EventType::ASSAULT && has_code(event.actors)) {
                Found found = event.actors;
                drop_spans(found);
                return found;
            }
        }
        return Found{};
    };
    for (const TokenIndex below : grammar_.tree().children(verb)) {
        const std::string mark = grammar_.at(below).deprel == Deprel::advcl ? grammar_.mark_of(below) : "";
        const bool is_when = mark == "when" || mark == "as" || mark == "after" || (mark.empty() && grammar_.at(below).deprel == Deprel::advcl && opens_with_when(below));
        if (Found found = is_when ? actors_at(below) : Found{}; !found.empty()) {
            return found;
        }
    }
    for (const Oblique& oblique : grammar_.verb_arguments(verb).obliques) {
        const bool tells = oblique.preposition == "in" || oblique.preposition == "during" || oblique.preposition == "by";
        if (!tells || oblique.token == kNoToken || (!grammar_.is_in("@violence", oblique.token) && !grammar_.is_in("@fight", oblique.token))) {
            continue;
        }
        Found found = actors_at(oblique.token);
        for (const TokenIndex below : grammar_.tree().children(oblique.token)) {
            const Token& word = grammar_.at(below);
            const std::string preposition = word.deprel == Deprel::nmod ? grammar_.case_of(below) : "";
            if (preposition == "with" || preposition == "between" || preposition == "against" || preposition == "by") {
                PartyFinder::add(found, coded_at(below));
            }
            if (word.deprel == Deprel::acl && to_lower(word.lemma) == "pit") {
                const Arguments pit = grammar_.verb_arguments(below);
                PartyFinder::add(found, coded_at(grammar_.child(below, Deprel::obj)));
                for (const Oblique& other : pit.obliques) {
                    if (other.preposition == "against") {
                        PartyFinder::add(found, coded_at(other.token));
                    }
                }
            }
        }
        if (!found.empty()) {
            return found;
        }
    }
    return {};
}

bool ImplicitParties::opens_with_when(TokenIndex clause) const {
    for (const TokenIndex below : grammar_.tree().children(clause)) {
        if (grammar_.at(below).deprel == Deprel::advmod && to_lower(grammar_.words(below)) == "when") {
            return true;
        }
    }
    return false;
}

// "Protects the villagers from attacks by ...": the villagers would be attacked.
ImplicitParties::Found ImplicitParties::protected_from(TokenIndex noun) const {
    const Token& word = grammar_.at(noun);
    const std::string preposition = word.deprel == Deprel::obl || word.deprel == Deprel::nmod ? grammar_.case_of(noun) : "";
    if ((preposition != "from" && preposition != "against") || word.head == kNoToken) {
        return {};
    }
    TokenIndex verb = word.head;
    if (!grammar_.is_verb(verb)) { // hung on the protected: "protects villagers against attacks"
        if (grammar_.at(verb).deprel != Deprel::obj || grammar_.at(verb).head == kNoToken) {
            return {};
        }
        verb = grammar_.at(verb).head;
    }
    return grammar_.is_in("@protects", verb) ? parties_.parties_at(grammar_.verb_arguments(verb).object, Possessors::ignored) : Found{};
}

// "Drew up plans for an intervention", "its preparations for an attack": who plans would act.
ImplicitParties::Found ImplicitParties::planner_of(TokenIndex noun) const {
    TokenIndex at = noun;
    for (int step = 0; step < 2; ++step) {
        const Token& word = grammar_.at(at);
        const bool hangs = word.deprel == Deprel::nmod && word.head != kNoToken;
        const std::string preposition = hangs ? grammar_.case_of(at) : "";
        if (preposition != "for" && preposition != "of" && preposition != "to") {
            return {};
        }
        at = word.head;
        if (!grammar_.is_in("@plans", at)) {
            continue;
        }
        const Arguments plan = grammar_.noun_arguments(at);
        for (const TokenIndex who : {plan.possessor, plan.subject}) {
            if (Found found = coded_at(who); !found.empty()) {
                return found;
            }
        }
        const TokenIndex verb = grammar_.at(at).head;
        if (grammar_.at(at).deprel == Deprel::obj && verb != kNoToken && grammar_.is_verb(verb) && !grammar_.is_reporting(verb)) {
            return coded_at(grammar_.verb_arguments(verb).subject);
        }
        return {};
    }
    return {};
}

// "Left for talks with ...", "spoke after a meeting with ...": the subject takes part.
ImplicitParties::Found ImplicitParties::who_goes_to(TokenIndex noun) const {
    const Token& word = grammar_.at(noun);
    TokenIndex verb = word.head;
    if (verb == kNoToken) {
        return {};
    }
    const std::string preposition = grammar_.case_of(noun);
    const bool after_place = word.deprel == Deprel::nmod && preposition == "for" && places_.at(verb) != nullptr && grammar_.at(verb).head != kNoToken;
    if (after_place) { // "left for Norhaven for talks with"
        verb = grammar_.at(verb).head;
    }
    const bool goes = after_place || (word.deprel == Deprel::obl && (preposition == "for" || preposition == "after" || preposition == "before" || preposition == "during" ||
                                                      preposition == "at" || preposition == "following" || preposition == "ahead_of"));
    const bool faces = word.deprel == Deprel::obj && grammar_.is_in("@faces-talks", verb);
    if ((!goes && !faces) || !grammar_.is_verb(verb)) {
        return {};
    }
    return coded_at(grammar_.verb_arguments(verb).subject);
}

// "The allegation that Norland ordered it": Norland is accused.
ImplicitParties::Found ImplicitParties::accused_in_content(TokenIndex noun) const {
    for (const TokenIndex below : grammar_.tree().children(noun)) {
        const Deprel relation = grammar_.at(below).deprel;
        const bool is_content = (relation == Deprel::acl || relation == Deprel::acl_relcl || relation == Deprel::ccomp) && grammar_.mark_of(below) == "that";
        if (is_content) {
            return coded_at(grammar_.is_verb(below) ? grammar_.verb_arguments(below).subject : grammar_.surface_subject(below));
        }
    }
    return {};
}

// "Seeks help from NATO": who seeks would be helped.
ImplicitParties::Found ImplicitParties::taker_of(TokenIndex noun) const {
    const Token& word = grammar_.at(noun);
    const bool is_object = word.deprel == Deprel::obj || (word.deprel == Deprel::obl && grammar_.case_of(noun) == "for");
    return is_object && word.head != kNoToken && grammar_.is_in("@takes", word.head) ? coded_at(grammar_.verb_arguments(word.head).subject) : Found{};
}

// The government of the one state that the place lies in.
ImplicitParties::Found ImplicitParties::state_of_place(TokenIndex token, Extent widest) const {
    const PlaceMention* const place = places_.at(token);
    if (place == nullptr || place->countries.size() != 1) {
        return {};
    }
    const bool fits = widest == Extent::any || is_inside_country(place->precision) || place->precision == PlacePrecision::country;
    if (!fits) {
        return {};
    }
    return {{place->span, place->countries.front(), place->name, place->countries.front(), "GOV"}};
}

// "Headed for Norhaven": the state whose city is visited.
ImplicitParties::Found ImplicitParties::state_visited(TokenIndex predicate) const {
    const Arguments arguments = grammar_.arguments_of(predicate);
    Found found;
    const auto add = [&](TokenIndex token) { PartyFinder::add(found, state_of_place(token, Extent::country)); };
    for (const Oblique& oblique : arguments.obliques) {
        if (oblique.preposition == "to" || oblique.preposition == "for") {
            add(oblique.token);
        }
    }
    if (found.empty() && grammar_.is_verb(predicate)) {
        add(arguments.object);
        for (const Oblique& oblique : arguments.obliques) {
            if (found.empty() && oblique.preposition == "in" && to_lower(grammar_.at(predicate).lemma) == "arrive") {
                add(oblique.token);
            }
        }
    }
    return found;
}

// "Peacekeepers arrived in Norhaven": the state where they keep the peace.
ImplicitParties::Found ImplicitParties::state_helped(TokenIndex predicate) const {
    const Arguments arguments = grammar_.arguments_of(predicate);
    for (const resources::Oblique& oblique : arguments.obliques) {
        const bool leads = oblique.preposition == "to" || oblique.preposition == "in" || oblique.preposition == "into";
        if (Found state = leads ? state_of_place(oblique.token, Extent::any) : Found{}; !state.empty()) {
            return state;
        }
    }
    return {};
}

// "Cancelled a visit to Norhaven" refuses the state that was to be visited.
ImplicitParties::Found ImplicitParties::visit_refused(TokenIndex verb) const {
    const TokenIndex object = grammar_.verb_arguments(verb).object;
    const std::string lemma = object == kNoToken ? std::string{} : to_lower(grammar_.at(object).lemma);
    return lemma == "visit" || lemma == "trip" ? state_visited(object) : Found{};
}

// "Recalled its ambassador from Norhaven", "closed its embassy in Norhaven": the state whose capital is left.
ImplicitParties::Found ImplicitParties::state_left_by_envoy(TokenIndex verb) const {
    const Arguments arguments = grammar_.verb_arguments(verb);
    if (arguments.object == kNoToken || !grammar_.is_in("@diplomatic-posts", arguments.object)) {
        return {};
    }
    std::vector<TokenIndex> heads = {verb, arguments.object};
    for (const TokenIndex below : grammar_.tree().children(arguments.object)) {
        if (grammar_.at(below).deprel == Deprel::nmod && grammar_.case_of(below) == "of") {
            heads.push_back(below); // "the staff of its embassy in Norhaven"
        }
    }
    for (const TokenIndex above : heads) {
        for (const TokenIndex below : grammar_.tree().children(above)) {
            const Deprel relation = grammar_.at(below).deprel;
            const std::string preposition = relation == Deprel::nmod || relation == Deprel::obl ? grammar_.case_of(below) : std::string{};
            const bool leads = preposition == "from" || preposition == "in" || preposition == "to";
            if (Found state = leads ? state_of_place(below, Extent::country) : Found{}; !state.empty()) {
                return state;
            }
        }
    }
    return {};
}

// "Met visiting minister X in Norhaven": the state where they met, else that of the official who received him.
ImplicitParties::Found ImplicitParties::host_of_visitor(TokenIndex participle) const {
    const TokenIndex person = grammar_.child(participle, Deprel::obj);
    const TokenIndex verb = grammar_.at(participle).head;
    if (grammar_.at(participle).xpos != Xpos::VBG || person == kNoToken || verb == kNoToken || !grammar_.is_verb(verb) || !parties_.matches(person, "@person")) {
        return {};
    }
    for (const TokenIndex above : {person, participle, verb}) {
        for (const TokenIndex below : grammar_.tree().children(above)) {
            const Deprel relation = grammar_.at(below).deprel;
            const bool stands = (relation == Deprel::nmod || relation == Deprel::obl) && grammar_.case_of(below) == "in";
            if (Found state = stands ? state_of_place(below, Extent::any) : Found{}; !state.empty()) {
                return state;
            }
        }
    }
    Found host = coded_at(grammar_.verb_arguments(verb).subject);
    std::erase_if(host, [](const Party& party) { return party.sector != "GOV" && party.sector != "MIL"; });
    return host;
}

void ImplicitParties::fill_actors(Event& event, const std::vector<Event>& events) const {
    const TokenIndex trigger = event.trigger_token;
    Found found;
    if (event.type == EventType::ASSAULT && grammar_.is_verb(trigger)) {
        found = grammar_.is_passive(trigger) ? fighters_of(trigger, events) : Found{};
        std::erase_if(found, [&](const Party& party) {
            return std::any_of(event.recipients.begin(), event.recipients.end(), [&](const Party& other) { return other.entity == party.entity; });
        });
    } else if (!grammar_.is_verb(trigger)) {
        found = planner_of(trigger);
    }
    if (!found.empty()) {
        event.because.push_back("the sentence tells that '" + found.front().name + "' acts");
        event.actors = std::move(found);
    }
}

void ImplicitParties::fill_recipients(Event& event, TokenIndex support) const {
    const TokenIndex trigger = event.trigger_token;
    const bool is_verb = grammar_.is_verb(trigger);
    Found found;
    switch (event.type) {
    case EventType::ASSAULT: case EventType::COERCE:
        found = is_verb ? Found{} : protected_from(trigger);
        if (found.empty()) {
            found = victims_.who_is_hit(event, support);
        }
        break;
    case EventType::AID:
        found = is_verb ? Found{} : taker_of(trigger);
        if (found.empty() && has_context(event, "peacekeeping")) {
            found = state_helped(trigger);
        }
        break;
    case EventType::ACCUSE:
        found = is_verb ? Found{} : accused_in_content(trigger);
        break;
    case EventType::REJECT:
        found = is_verb ? visit_refused(trigger) : Found{};
        break;
    case EventType::SANCTION:
        found = is_verb ? state_left_by_envoy(trigger) : Found{};
        break;
    case EventType::CONSULT:
        found = has_mode(event, "visit") && is_verb ? host_of_visitor(trigger) : Found{};
        if (found.empty() && has_mode(event, "visit")) {
            found = state_visited(trigger);
        }
        break;
    default:
        break;
    }
    std::erase_if(found, [&](const Party& party) {
        return is_actor(event, party);
    });
    if (!found.empty()) {
        event.because.push_back("the sentence tells that '" + found.front().name + "' is meant");
        event.recipients = std::move(found);
    }
}

// Promises and agreements have the parties of what is promised and of the talks where it was agreed.
void ImplicitParties::lend_between_events(std::vector<Event>& events) const {
    for (Event& event : events) {
        const TokenIndex trigger = event.trigger_token;
        const bool is_verb = grammar_.is_verb(trigger);
        if (event.type == EventType::AGREE && !has_code(event.recipients) && is_verb) {
            const Arguments arguments = grammar_.verb_arguments(trigger);
            for (const Event& inner : events) {
                const bool is_given = inner.type == EventType::AID || inner.type == EventType::COOPERATE;
                TokenIndex at = inner.trigger_token;
                for (int step = 0; step < 2 && at != kNoToken && at != arguments.clause; ++step) {
                    at = grammar_.at(at).head;
                }
                const bool has_same_actor = inner.actors.empty() || event.actors.empty() || inner.actors.front().code == event.actors.front().code;
                if (is_given && arguments.clause != kNoToken && at == arguments.clause && has_code(inner.recipients) && has_same_actor) {
                    event.recipients = inner.recipients;
                    event.because.push_back("promised to the recipients of the " + std::string(to_string(inner.type)));
                    break;
                }
            }
        }
        const bool is_settled = (event.type == EventType::AGREE || event.type == EventType::SUPPORT) && is_verb && grammar_.is_passive(trigger);
        if (is_settled && !has_code(event.actors)) {
            for (const Event& talks : events) {
                const TokenIndex noun = talks.trigger_token;
                const std::string preposition = grammar_.at(noun).head == trigger ? grammar_.case_of(noun) : "";
                const bool held = preposition == "in" || preposition == "at" || preposition == "during";
                if (held && talks.type == EventType::CONSULT && talks.actors.size() >= 2) {
                    event.actors = talks.actors;
                    drop_spans(event.actors);
                    event.because.emplace_back("agreed by those who met");
                }
            }
        }
    }
}

namespace {

// The two sides of a fight or of a deal between those who fight; empty: no such event.
std::vector<Party> sides_of(const Event& event) {
    std::vector<Party> sides;
    for (const std::vector<Party>* const parties : {&event.actors, &event.recipients}) {
        for (const Party& party : *parties) {
            if (!party.code.empty() && (is_armed(party) || party.sector == "GOV" || party.sector == "PRE" || party.sector == "PTY")) {
                PartyFinder::add(sides, {party});
            }
        }
        if (event.type != EventType::ASSAULT) {
            break; // whoever is promised something is no side of it
        }
    }
    const auto armed = std::count_if(sides.begin(), sides.end(), is_armed);
    return sides.size() == 2 && armed >= 1 ? sides : std::vector<Party>{};
}

} // namespace

void ImplicitParties::settle_truces(std::vector<Event>& events) const {
    for (Event& truce : events) {
        if (truce.type != EventType::RETREAT || !has_mode(truce, "ceasefire") || has_code(truce.actors)) {
            continue;
        }
        const std::vector<TokenIndex> modifiers = grammar_.noun_arguments(truce.trigger_token).modifiers;
        const bool is_another = std::any_of(modifiers.begin(), modifiers.end(), [&](TokenIndex token) { return grammar_.is_in("@former-one", token); });
        const bool is_open = std::any_of(events.begin(), events.end(), [&](const Event& event) {
            return event.sentence == truce.sentence && event.type == EventType::ASSAULT && !event.actors.empty() && !has_code(event.actors);
        }); // the sentence has its own fighters, who stay unknown
        if (is_another || is_open) {
            continue;
        }
        std::vector<Party> best;
        std::uint32_t nearest = UINT32_MAX;
        for (const Event& event : events) {
            const bool tells = event.type == EventType::ASSAULT || event.type == EventType::AGREE || event.type == EventType::SUPPORT ||
                               event.type == EventType::CONSULT || event.type == EventType::RETREAT;
            // What came before counts; what comes after is a second choice.
            const std::uint32_t distance = event.sentence <= truce.sentence ? truce.sentence - event.sentence : 2 * (event.sentence - truce.sentence) + 1;
            if (!tells || distance >= nearest) {
                continue;
            }
            if (std::vector<Party> sides = sides_of(event); !sides.empty()) {
                best = std::move(sides);
                nearest = distance;
            }
        }
        if (!best.empty()) {
            drop_spans(best);
            truce.because.push_back("between '" + best.front().name + "' and '" + best.back().name + "', who face each other in this report");
            truce.actors = std::move(best);
        }
    }
}

void ImplicitParties::fill(std::vector<Event>& events, const std::vector<TokenIndex>& supports) const {
    for (std::size_t index = 0; index < events.size(); ++index) {
        Event& event = events[index];
        if (event.actors.empty()) {
            fill_actors(event, events);
        }
        const bool is_named = has_code(event.recipients) || std::any_of(event.recipients.begin(), event.recipients.end(), [](const Party& party) { return !party.sector.empty(); });
        if (!is_named) {
            fill_recipients(event, supports[index]);
        }
        const bool is_talk = event.type == EventType::CONSULT && !has_mode(event, "visit") && !grammar_.is_verb(event.trigger_token) && event.actors.size() == 1;
        if (is_talk && grammar_.noun_arguments(event.trigger_token).possessor == kNoToken) {
            const Found goer = who_goes_to(event.trigger_token);
            PartyFinder::add(event.actors, goer);
        }
    }
    lend_between_events(events);
}

void ImplicitParties::spread_codes(std::vector<Event>& events) {
    std::map<std::string, std::string> code_of;
    const auto each = [&](const auto& visit) {
        for (Event& event : events) {
            for (std::vector<Party>* const parties : {&event.actors, &event.recipients}) {
                std::for_each(parties->begin(), parties->end(), visit);
            }
        }
    };
    each([&](Party& party) {
        if (!party.code.empty() && party.entity.starts_with("role:")) {
            code_of.try_emplace(party.entity, party.code);
        }
    });
    each([&](Party& party) {
        if (const auto found = code_of.find(party.entity); party.code.empty() && found != code_of.end()) {
            party.code = found->second;
        }
    });
}

} // namespace vedette::events
