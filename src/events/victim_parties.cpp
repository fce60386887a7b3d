#include "events/victim_parties.hpp"

#include "events/event_facts.hpp"
#include "base/utf8.hpp"
#include "events/party_kinds.hpp"

#include <algorithm>
#include <string_view>

namespace vedette::events {

namespace {

bool is_armed(const Party& party) { return events::is_armed(party.sector); }

// Armed parties of one state; `only_rebels`: none of its army, which may fight abroad.
bool is_home_force(const std::vector<Party>& actors, bool only_rebels) {
    return !actors.empty() && std::all_of(actors.begin(), actors.end(), [&](const Party& party) {
        const bool is_rebel = party.sector == "REB" || party.sector == "UAF" || party.sector == "PRM";
        return !party.code.empty() && party.code == actors.front().code && party.code != "IGO" && party.code != "UNO" && party.code != "IMG" &&
               (is_rebel || (!only_rebels && (party.sector == "MIL" || party.sector == "COP")));
    });
}

} // namespace

// "Took eight villagers hostage".
VictimParties::Found VictimParties::captives_of(const Event& event, TokenIndex support) const {
    const TokenIndex noun = event.trigger_token;
    const std::string lemma = to_lower(grammar_.at(noun).lemma);
    TokenIndex verb = support != kNoToken ? support : grammar_.at(noun).head;
    if ((lemma != "hostage" && lemma != "prisoner" && lemma != "captive") || verb == kNoToken || !grammar_.is_verb(verb)) {
        return {};
    }
    if (const TokenIndex number = grammar_.child(noun, Deprel::nummod); number != kNoToken && is_home_force(event.actors, false)) {
        const std::string text(grammar_.words(number)); // "took three hostage", read as three of a thing
        return {{grammar_.at(number).span, "counted:" + text, text, event.actors.front().code, "CVL"}};
    }
    for (const TokenIndex below : grammar_.tree().children(verb)) {
        const Deprel relation = grammar_.at(below).deprel;
        if (below != noun && (relation == Deprel::obj || relation == Deprel::iobj || relation == Deprel::nsubj_pass)) {
            Found found = parties_.parties_at(below, Possessors::ignored);
            return found.empty() ? counted_victims(event, below) : found;
        }
    }
    return {};
}

// A town or province that is struck or taken stands for those who live there.
VictimParties::Found VictimParties::people_of_place(TokenIndex token) const {
    if (token == kNoToken) {
        return {};
    }
    std::vector<TokenIndex> tokens = {token};
    for (const TokenIndex below : grammar_.tree().children(token)) {
        const Deprel relation = grammar_.at(below).deprel;
        const bool names = relation == Deprel::appos || relation == Deprel::compound || relation == Deprel::flat || relation == Deprel::nmod_desc ||
                           (relation == Deprel::nmod && grammar_.case_of(below) == "of");
        if (names && grammar_.is_in("@settlement", token)) {
            tokens.push_back(below); // "the village of X", "X province"
        }
    }
    for (const TokenIndex one : tokens) {
        const PlaceMention* const place = places_.at(one);
        if (place == nullptr) {
            continue;
        }
        if (place->countries.size() == 1 && is_inside_country(place->precision) && !place->is_metonym) {
            return {{place->span, "place:" + place->countries.front() + ':' + to_lower(place->name), place->name, place->countries.front(), "CVL"}};
        }
    }
    return {};
}

// Victims that are only counted ("kill one, take eight hostage") by the forces or rebels of one state: its people.
VictimParties::Found VictimParties::counted_victims(const Event& event, TokenIndex target) const {
    const bool is_object = target != kNoToken && (grammar_.at(target).deprel == Deprel::obj || grammar_.at(target).deprel == Deprel::nsubj_pass);
    if (!is_object || grammar_.at(target).upos != Upos::NUM || !is_home_force(event.actors, false)) {
        return {};
    }
    const std::string country = country_in_sentence(event);
    if (country == "several") {
        return {};
    }
    const std::string text(grammar_.words(target));
    return {{grammar_.at(target).span, "counted:" + text, text, country.empty() ? event.actors.front().code : country, has_mode(event, "abduct") ? "CVL" : ""}};
}

// "Rebels took over a village": one of their own state, as rebels fight at home.
VictimParties::Found VictimParties::unnamed_home(const Event& event, TokenIndex target) const {
    if (!grammar_.is_in("@settlement", target) || grammar_.at(target).upos != Upos::NOUN || !is_home_force(event.actors, true)) {
        return {};
    }
    Found words = parties_.party_in_words(target);
    for (Party& party : words) {
        party.code = event.actors.front().code;
        party.sector = "CVL";
    }
    return words;
}

// "A police station in eastern Norland", "a mosque near Norhaven": a struck site without an owner belongs to where it stands.
VictimParties::Found VictimParties::site_in_place(TokenIndex target) const {
    if (target == kNoToken || !grammar_.is_in("@sites", target) || grammar_.at(target).upos != Upos::NOUN) {
        return {};
    }
    std::string country;
    for (const TokenIndex below : grammar_.tree().children(target)) {
        const std::string preposition = grammar_.at(below).deprel == Deprel::nmod ? grammar_.case_of(below) : "";
        const bool stands = preposition == "in" || preposition == "near" || preposition == "at" || preposition == "outside" || preposition == "inside";
        if (stands && places_.at(below) != nullptr && places_.at(below)->countries.size() == 1) {
            country = places_.at(below)->countries.front();
        }
    }
    if (country.empty()) {
        return {};
    }
    Found words = parties_.party_in_words(target);
    for (Party& party : words) {
        party.code = country;
        party.sector = grammar_.is_in("@army-sites", target) ? "MIL" : "CVL";
    }
    for (const TokenIndex below : grammar_.tree().children(target)) {
        for (Party& party : words) {
            party.sector = grammar_.is_in("@of-police", below) ? "COP" : grammar_.is_in("@of-army", below) ? "MIL" : grammar_.is_in("@of-fighters", below) ? "UAF" : party.sector;
        }
    }
    return words;
}

// What an attack or a seizure is directed at.
TokenIndex VictimParties::target_of(const Event& event, TokenIndex support) const {
    const TokenIndex trigger = event.trigger_token;
    const bool is_verb = grammar_.is_verb(trigger);
    const Arguments arguments = grammar_.arguments_of(trigger);
    if (is_verb && arguments.object != kNoToken) {
        return arguments.object;
    }
    for (const char* preposition : {"on", "of", "against", "into"}) {
        const bool is_noun_of = std::string_view(preposition) == "of" && (is_verb || event.type != EventType::COERCE);
        for (const Oblique& oblique : arguments.obliques) {
            if (oblique.preposition == preposition && !is_noun_of && oblique.token != support) {
                return oblique.token;
            }
        }
    }
    // "A curfew in the capital" is laid on those who live there.
    if (has_mode(event, "curfew") || has_mode(event, "martial-law")) {
        for (const Oblique& oblique : arguments.obliques) {
            if (oblique.preposition == "in" || oblique.preposition == "across" || oblique.preposition == "over" || oblique.preposition == "throughout") {
                return oblique.token;
            }
        }
    }
    return kNoToken;
}

// Does a phrase of place hang on the event, on what it does it to, or on the verb that the event goes with ("attacked ..., killing two")?
bool VictimParties::sets_scene(TokenIndex place, TokenIndex trigger) const {
    constexpr int kMaxClimb = 4;
    const Token& word = grammar_.at(trigger);
    const TokenIndex outer = word.deprel == Deprel::advcl && word.xpos == Xpos::VBG ? word.head : kNoToken;
    TokenIndex at = place;
    for (int step = 0; step < kMaxClimb; ++step) {
        const Deprel relation = grammar_.at(at).deprel;
        if (at == trigger || at == outer) {
            return true;
        }
        const bool climbs = relation == Deprel::obl || relation == Deprel::nmod || relation == Deprel::obj || relation == Deprel::nsubj_pass;
        if (!climbs || grammar_.at(at).head == kNoToken) {
            return false;
        }
        at = grammar_.at(at).head;
    }
    return false;
}

// The one state in whose towns or land the sentence sets the event; empty: it names none. "several": more than one.
std::string VictimParties::country_in_sentence(const Event& event) const {
    const Sentence& sentence = grammar_.syntax().sentences[event.sentence];
    std::string country;
    for (TokenIndex token = sentence.first; token < sentence.last; ++token) {
        const PlaceMention* const place = places_.at(token);
        if (place == nullptr) {
            continue;
        }
        const Deprel relation = grammar_.at(token).deprel;
        const std::string preposition = relation == Deprel::obl || relation == Deprel::nmod ? grammar_.case_of(token) : "";
        const bool sets = preposition == "in" || preposition == "at" || preposition == "near" || preposition == "around" || preposition == "outside" || preposition == "across";
        if (!sets || place->is_metonym || place->countries.size() != 1 || !sets_scene(token, event.trigger_token)) {
            continue;
        }
        if (!country.empty() && country != place->countries.front()) {
            return "several";
        }
        country = place->countries.front();
    }
    return country;
}

// Do the sentences just before set their story in another state than this one and never in it? Then its soldiers are perhaps abroad.
bool VictimParties::story_is_abroad(const Event& event, const std::string& code) const {
    constexpr std::uint32_t kSentencesBefore = 3;
    bool is_abroad = false;
    for (std::uint32_t number = event.sentence - std::min(event.sentence, kSentencesBefore); number <= event.sentence; ++number) {
        const Sentence& sentence = grammar_.syntax().sentences[number];
        for (TokenIndex token = sentence.first; token < sentence.last; ++token) {
            const PlaceMention* const place = places_.at(token);
            if (place == nullptr || place->is_metonym || place->countries.size() != 1) {
                continue;
            }
            const std::string preposition = grammar_.case_of(token);
            if (preposition != "in" && preposition != "at" && preposition != "near" && preposition != "outside") {
                continue; // "the Norlandic towns", "a call from Norhaven": no scene
            }
            if (place->countries.front() == code) {
                return false;
            }
            is_abroad = true;
        }
    }
    return is_abroad;
}

// Nameless people hurt or seized by the forces or rebels of one state, with no other state in the event, are civilians of where it happens,
// of that state itself when the sentence sets it nowhere else: an army that kills in a foreign town kills no people of its own.
void VictimParties::place_victims(std::vector<Event>& events) const {
    for (Event& event : events) {
        if ((event.type != EventType::ASSAULT && event.type != EventType::COERCE) || event.actors.empty()) {
            continue;
        }
        const std::string& code = event.actors.front().code;
        const bool one_state = std::all_of(event.actors.begin(), event.actors.end(), [&](const Party& party) {
            return party.code == code && (is_armed(party) || party.sector == "COP");
        });
        if (code.empty() || !one_state || code == "IGO" || code == "UNO") {
            continue;
        }
        const bool is_police = std::any_of(event.actors.begin(), event.actors.end(), [](const Party& party) { return party.sector == "COP"; });
        const std::string country = is_police ? std::string{} : country_in_sentence(event); // police act at home
        const bool is_army = std::any_of(event.actors.begin(), event.actors.end(), [](const Party& party) { return party.sector == "MIL"; });
        const bool is_unclear = country == "several" || (country.empty() && is_army && story_is_abroad(event, code));
        for (Party& party : event.recipients) {
            const bool is_nameless = party.code.empty() && party.sector == "CVL";
            if (is_nameless && !is_unclear) {
                party.code = country.empty() ? code : country;
                event.because.push_back("'" + party.name + "': civilians of " + party.code + (country.empty() ? ", the only state in the event" : ", where it happens"));
            }
        }
    }
}

std::vector<Party> VictimParties::who_is_hit(const Event& event, TokenIndex support) const {
    Found found = grammar_.is_verb(event.trigger_token) ? Found{} : captives_of(event, support);
    if (!found.empty()) {
        return found;
    }
    const TokenIndex target = target_of(event, support);
    found = people_of_place(target);
    if (found.empty()) {
        found = counted_victims(event, target);
    }
    if (found.empty()) {
        found = site_in_place(target);
    }
    if (found.empty()) {
        found = unnamed_home(event, target);
    }
    return found;
}

} // namespace vedette::events
