#include "events/restatements.hpp"

#include "base/utf8.hpp"
#include "events/party_kinds.hpp"

#include <algorithm>

namespace vedette::events {

namespace {

bool is_phrase(Deprel relation) { return relation == Deprel::obl || relation == Deprel::nmod || relation == Deprel::obl_unmarked; }

bool is_inside_subject(Deprel relation) { return relation == Deprel::nsubj || relation == Deprel::obl_agent; }

bool has_party(const Event& event, const Party& party) {
    const auto same = [&](const Party& other) { return other.entity == party.entity; };
    return std::any_of(event.actors.begin(), event.actors.end(), same) || std::any_of(event.recipients.begin(), event.recipients.end(), same);
}

bool knows_parties_of(const Event& outer, const Event& inner) {
    const auto in_outer = [&](const Party& party) { return has_party(outer, party); };
    return std::all_of(inner.actors.begin(), inner.actors.end(), in_outer) && std::all_of(inner.recipients.begin(), inner.recipients.end(), in_outer);
}

void hand_over_parties(const Event& from, Event& to) {
    for (const Party& party : to.actors.empty() ? from.actors : std::vector<Party>{}) {
        if (!has_party(to, party)) { // "killed in clashes": both sides fight, one of them is who was killed
            to.actors.push_back(party);
        }
    }
    if (has_code(from.recipients) && !has_code(to.recipients)) {
        to.recipients.clear();
    }
    for (const Party& party : has_code(to.recipients) ? std::vector<Party>{} : from.recipients) {
        if (!has_party(to, party)) { // "an attack on a compound killed two men": both were hit
            to.recipients.push_back(party);
        }
    }
}

} // namespace

bool Restatements::is_harm(const Event& event) const {
    return event.type == EventType::ASSAULT && grammar_.is_verb(event.trigger_token) &&
           grammar_.is_in("@harm-verbs", event.trigger_token);
}

// What is taken back, broken, signed or lifted is no act of its own: "lowered the alert", "broke the ceasefire", "lifted the embargo".
bool Restatements::is_part_of(const Event& inner, const Event& outer) const {
    const Token& word = grammar_.at(inner.trigger_token);
    const bool is_object = word.head == outer.trigger_token && (word.deprel == Deprel::obj || word.deprel == Deprel::nsubj_pass) &&
                           grammar_.is_verb(outer.trigger_token) && !grammar_.is_verb(inner.trigger_token);
    if (!is_object) {
        return false;
    }
    const bool is_broken_truce = outer.type == EventType::ASSAULT && inner.type == EventType::RETREAT;
    const bool is_document = inner.type == EventType::AGREE && (outer.type == EventType::SUPPORT || outer.type == EventType::SANCTION) &&
                             lexicon_.classes.contains("@agreement", to_lower(word.lemma));
    const bool is_lifted = outer.type == EventType::CONCEDE && (inner.type == EventType::SANCTION || inner.type == EventType::COERCE);
    return is_broken_truce || is_document || is_lifted || (outer.type == EventType::RETREAT && inner.type == EventType::MOBILIZE && word.deprel == Deprel::obj);
}

// "Killed or wounded": the dead and the hurt are quantities of one act.
bool Restatements::is_harm_told_again(const Event& again, const Event& harm) const {
    const Token& word = grammar_.at(again.trigger_token);
    return is_harm(again) && is_harm(harm) && word.deprel == Deprel::conj && word.head == harm.trigger_token;
}

// "Killed in a blast", "a raid that killed ten": the verb tells the act. A noun with a party of its own says more.
bool Restatements::is_violence_of_harm(const Event& noun, const Event& harm, bool noun_names_parties) const {
    const TokenIndex verb = harm.trigger_token;
    const TokenIndex word = noun.trigger_token;
    if (noun.type != EventType::ASSAULT || grammar_.is_verb(word) || !is_harm(harm)) {
        return false;
    }
    const bool is_two_sided = grammar_.is_in("@fight", word); // "killed in a battle with rebels": both sides are told
    const bool adds_nothing = !noun_names_parties || knows_parties_of(harm, noun) || (harm.actors.empty() && noun.recipients.empty() && !is_two_sided);
    const bool is_beside = grammar_.at(word).head == verb && is_phrase(grammar_.at(word).deprel) && adds_nothing;
    const bool does_it = (grammar_.at(word).head == verb && is_inside_subject(grammar_.at(word).deprel)) ||
                         (!noun_names_parties && grammar_.at(verb).deprel == Deprel::acl_relcl && grammar_.at(verb).head == word && grammar_.child(verb, Deprel::nsubj) != kNoToken &&
                          grammar_.verb_arguments(verb).subject == word);
    return is_beside || does_it;
}

// "Clashes broke out in the worst fighting of the year"; "sent soldiers to fight".
bool Restatements::is_violence_in_violence(const Event& inner, const Event& outer) const {
    if (inner.type != EventType::ASSAULT || outer.type != EventType::ASSAULT) {
        return false;
    }
    const Token& word = grammar_.at(inner.trigger_token);
    if (grammar_.is_verb(inner.trigger_token)) {
        const bool of_purpose = word.deprel == Deprel::xcomp || word.deprel == Deprel::advcl || word.deprel == Deprel::acl;
        return of_purpose && grammar_.mark_of(inner.trigger_token) == "to" && word.head == outer.trigger_token &&
               grammar_.is_in("@sending-verbs", outer.trigger_token);
    }
    const Token& first = grammar_.at(outer.trigger_token);
    return !grammar_.is_verb(outer.trigger_token) && first.deprel == Deprel::nsubj && word.deprel == Deprel::obl && word.head == first.head &&
           grammar_.case_of(inner.trigger_token) == "in" && inner.recipients.empty();
}

// "Was hit by missiles fired from Norland": the firing is the attack.
bool Restatements::is_means_of_attack(const Event& firing, const Event& attack) const {
    const Token& word = grammar_.at(firing.trigger_token);
    const bool is_firing = firing.type == EventType::MOBILIZE && lexicon_.classes.contains("@firing-verbs", to_lower(word.lemma));
    if (!is_firing || attack.type != EventType::ASSAULT || word.deprel != Deprel::acl || word.head == kNoToken) {
        return false;
    }
    const Token& weapon = grammar_.at(word.head);
    return weapon.head == attack.trigger_token && is_inside_subject(weapon.deprel);
}

bool Restatements::restates(const Event& inner, const Event& outer, TokenIndex inner_support, TokenIndex outer_support) const {
    if (outer.type != inner.type) {
        return false;
    }
    const bool is_violence = inner.type == EventType::ASSAULT;
    const bool is_carried = inner_support == outer.trigger_token && !inner.modes.empty() && inner.modes == outer.modes;
    if (is_violence ? !is_carried : !knows_parties_of(outer, inner)) {
        return false;
    }
    const Token& word = grammar_.at(inner.trigger_token);
    // "Held talks to discuss trade": the infinitive hangs on the light verb.
    const bool on_support = !is_violence && outer_support != kNoToken && word.head == outer_support && grammar_.is_verb(inner.trigger_token);
    if (!on_support && (word.head != outer.trigger_token || !grammar_.is_verb(outer.trigger_token))) {
        return false;
    }
    return !grammar_.is_verb(inner.trigger_token) || word.deprel == Deprel::advcl || word.deprel == Deprel::xcomp;
}

std::vector<bool> Restatements::find(std::vector<Event>& events, const std::vector<TokenIndex>& supports, const std::vector<bool>& names_parties) const {
    std::vector<bool> drop(events.size(), false);
    std::size_t first = 0; // of the sentence: one act is named twice within a sentence
    for (std::size_t inner = 0; inner < events.size(); ++inner) {
        first = events[first].sentence == events[inner].sentence ? first : inner;
        for (std::size_t outer = first; outer < events.size() && events[outer].sentence == events[inner].sentence; ++outer) {
            if (outer == inner || drop[outer]) {
                continue;
            }
            Event& other = events[outer];
            const Event& event = events[inner];
            if (is_part_of(event, other) || is_means_of_attack(event, other)) {
                drop[inner] = true;
            } else if (is_violence_of_harm(event, other, names_parties[inner]) || is_harm_told_again(event, other) || is_violence_in_violence(event, other)) {
                hand_over_parties(event, other);
                drop[inner] = true;
            } else if (event.trigger.begin == other.trigger.begin && event.trigger_token != other.trigger_token) {
                // "Reached an agreement": the verb's frame points to the noun and knows both sides.
                drop[grammar_.is_verb(other.trigger_token) ? inner : outer] = true;
            } else if (restates(event, other, supports[inner], supports[outer])) {
                const bool is_noun = !grammar_.is_verb(event.trigger_token);
                const bool noun_tells = is_noun && supports[inner] == other.trigger_token && other.modes == event.modes && !event.modes.empty();
                drop[noun_tells ? outer : inner] = true; // the noun names the act, the verb only moves towards it
            }
        }
    }
    return drop;
}

} // namespace vedette::events
