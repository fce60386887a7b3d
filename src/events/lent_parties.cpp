#include "events/lent_parties.hpp"

#include "base/utf8.hpp"
#include "events/party_kinds.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace vedette::events {

namespace {

// Drills are COOPERATE when joint, MOBILIZE when not; "the drills" may stand for either.
bool is_exercise(EventType type) { return type == EventType::COOPERATE || type == EventType::MOBILIZE; }

bool is_day(const ClauseGrammar& grammar, TokenIndex token) {
    static constexpr std::array<std::string_view, 15> kDays = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "day",
                                                               "night",  "week",    "month",     "year",     "yesterday", "weekend", "today"};
    return std::find(kDays.begin(), kDays.end(), to_lower(grammar.at(token).lemma)) != kDays.end();
}

bool is_ceasefire(const Event& event) { return event.type == EventType::RETREAT && !event.modes.empty() && event.modes.front() == "ceasefire"; }

// A truce is no withdrawal and no release: only another truce lends it its parties.
bool is_same_kind(const Event& event, const Event& earlier) {
    return (earlier.type == event.type && is_ceasefire(earlier) == is_ceasefire(event)) || (is_exercise(earlier.type) && is_exercise(event.type));
}

// "The 18th test", counted among others.
bool is_ordinal(std::string_view word) {
    static constexpr std::array<std::string_view, 6> kCounted = {"first", "second", "third", "fourth", "fifth", "sixth"};
    return (!word.empty() && word.front() >= '0' && word.front() <= '9' && (word.ends_with("th") || word.ends_with("st") || word.ends_with("nd") || word.ends_with("rd"))) ||
           std::find(kCounted.begin(), kCounted.end(), word) != kCounted.end();
}

// Whoever may fight on either side of it: no civilians.
std::vector<Party> sides_of_fight(const Event& event) {
    std::vector<Party> sides = event.actors;
    for (const Party& party : event.recipients) {
        const bool is_state = !party.code.empty() && (party.sector.empty() || party.sector == "GOV" || party.sector == "PRE" || party.sector == "PTY");
        if (events::is_armed(party.sector) || is_state) {
            PartyFinder::add(sides, {party});
        }
    }
    return sides;
}

// An armed side whose enemy is not told: part of the fight all the same.
bool is_fought_by_one(const Event& event) {
    return event.recipients.empty() && std::all_of(event.actors.begin(), event.actors.end(), [](const Party& party) { return events::is_armed(party.sector); });
}

bool have_same_codes(const std::vector<Party>& left, const std::vector<Party>& right) {
    const auto covers = [](const std::vector<Party>& some, const std::vector<Party>& others) {
        return std::all_of(some.begin(), some.end(), [&](const Party& party) {
            return party.code.empty() || std::any_of(others.begin(), others.end(), [&](const Party& other) { return other.code == party.code; });
        });
    };
    return covers(left, right) || covers(right, left);
}

} // namespace

bool is_definite(const ClauseGrammar& grammar, TokenIndex noun) {
    if (grammar.is_verb(noun)) {
        return false;
    }
    for (const TokenIndex index : grammar.tree().children(noun)) {
        // "Monday night's attack", "last week's talks": the day makes it a known one.
        if (grammar.at(index).deprel == Deprel::nmod_poss && is_day(grammar, index)) {
            return true;
        }
        if (grammar.at(index).deprel == Deprel::det) {
            const std::string word = to_lower(grammar.words(index));
            return word == "the" || word == "this" || word == "these" || word == "those" || word == "that";
        }
    }
    return false;
}

void LentParties::drop_peacemaker(Event& event, const resources::Arguments& arguments) const {
    const TokenIndex noun = event.trigger_token;
    if (event.type != EventType::ASSAULT || grammar_.is_verb(noun) || arguments.support_verb == kNoToken || arguments.possessor != kNoToken || !is_definite(grammar_, noun)) {
        return;
    }
    const std::string verb = to_lower(grammar_.at(arguments.support_verb).lemma);
    const bool is_shared = (verb == "halt" || verb == "end" || verb == "cease") && lemma_is_mutual(arguments_.lemma_of(noun, PredicatePos::noun));
    if (verb != "stop" && !is_shared) {
        return;
    }
    const TokenIndex subject = grammar_.verb_arguments(arguments.support_verb).subject;
    std::vector<Party> enders = subject == kNoToken ? std::vector<Party>{} : parties_.parties_at(subject, Possessors::ignored);
    std::erase_if(enders, [](const Party& party) { return events::is_armed(party.sector); }); // "the rebels ended the fighting" of their own
    std::erase_if(event.actors, [&](const Party& actor) {
        return std::any_of(enders.begin(), enders.end(), [&](const Party& ender) { return ender.entity == actor.entity; });
    });
}

// Is the noun one act among several of its kind, or the answer to another? Then it is not the one told last.
bool LentParties::is_another_act(TokenIndex noun) const {
    static constexpr std::array<std::string_view, 3> kAnswers = {"retaliation", "reprisal", "revenge"};
    for (const TokenIndex child : grammar_.tree().children(noun)) {
        if (grammar_.at(child).deprel == Deprel::amod && is_ordinal(to_lower(grammar_.words(child)))) {
            return true;
        }
    }
    const Token& word = grammar_.at(noun);
    const std::string preposition = word.deprel == Deprel::nmod && word.head != kNoToken ? grammar_.case_of(noun) : "";
    const bool is_answered = (preposition == "for" || preposition == "to") &&
                             std::find(kAnswers.begin(), kAnswers.end(), to_lower(grammar_.at(word.head).lemma)) != kAnswers.end();
    return is_answered;
}

// Do the attacks told in the sentences up to `nearest` and just before it have attackers of several states?
bool LentParties::attackers_differ(const Event& nearest, const std::vector<Event>& events) {
    return std::any_of(events.begin(), events.end(), [&](const Event& other) {
        return other.type == nearest.type && is_political(other.actors) && has_code(other.actors) && nearest.sentence - other.sentence <= kMaxRivalDistance &&
               !have_same_codes(other.actors, nearest.actors);
    });
}

// "The talks", "the ceasefire", "the drills": a definite event noun without parties of its own stands for the last event of its type
// before it, and borrows that one's parties (codebook ruling 9). Nothing is borrowed by an indefinite noun or over many sentences, nor
// where it may be the attack of one of several states.
void LentParties::borrow(Event& event, const std::vector<Event>& events) const {
    if (!is_definite(grammar_, event.trigger_token) || is_political(event.actors) || is_political(event.recipients) || is_another_act(event.trigger_token)) {
        return;
    }
    const bool is_mutual = event.type == EventType::ASSAULT && lemma_is_mutual(arguments_.lemma_of(event.trigger_token, PredicatePos::noun));
    for (auto earlier = events.rbegin(); earlier != events.rend(); ++earlier) {
        if (event.sentence - earlier->sentence > kMaxBorrowDistance) {
            return;
        }
        if (is_same_kind(event, *earlier) && is_political(earlier->actors)) {
            if (is_mutual && sides_of_fight(*earlier).size() < 2 && !is_fought_by_one(*earlier)) {
                continue; // a raid on civilians is not yet a fight
            }
            const bool is_shared = event.type == EventType::ASSAULT && !is_mutual && earlier->actors.size() > 1 && !grammar_.is_verb(earlier->trigger_token) &&
                                   lemma_is_mutual(arguments_.lemma_of(earlier->trigger_token, PredicatePos::noun));
            if (is_shared) {
                continue; // which of those who fight made "the attack" is not told
            }
            if (!is_mutual && event.type == EventType::ASSAULT && attackers_differ(*earlier, events)) {
                return;
            }
            event.actors = is_mutual ? sides_of_fight(*earlier) : earlier->actors;
            event.recipients = is_mutual ? std::vector<Party>{} : earlier->recipients;
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

void LentParties::lend_speaker(Event& event) const {
    static constexpr std::array<std::string_view, 4> kGatherings = {"conference", "meeting", "summit", "session"};
    const Token& noun = grammar_.at(event.trigger_token);
    const bool is_gathering = event.type == EventType::CONSULT && noun.upos == Upos::NOUN && noun.deprel == Deprel::obl && noun.head != kNoToken &&
                              std::find(kGatherings.begin(), kGatherings.end(), to_lower(noun.lemma)) != kGatherings.end();
    if (!is_gathering || !event.actors.empty() || !event.recipients.empty() || grammar_.case_of(event.trigger_token) != "at" || !grammar_.is_verb(noun.head)) {
        return;
    }
    // A meeting with the press is none, and one that nothing says more of than "a meeting" is nobody's news.
    bool is_told = false;
    for (const TokenIndex child : grammar_.tree().children(event.trigger_token)) {
        const std::string lemma = to_lower(grammar_.at(child).lemma);
        if (lemma == "news" || lemma == "press" || lemma == "video" || lemma == "party") {
            return;
        }
        is_told = is_told || grammar_.at(child).deprel == Deprel::nmod;
    }
    const resources::Arguments verb = grammar_.verb_arguments(noun.head);
    const TokenIndex speaker = verb.subject;
    if (is_told && speaker != kNoToken && parties_.matches(speaker, "@person")) {
        const bool tells = to_lower(grammar_.at(noun.head).lemma) == "tell"; // whom one tells something at a meeting one meets: both or nobody
        const std::vector<Party> hearers = tells ? parties_.parties_at(verb.object, Possessors::ignored) : std::vector<Party>{};
        if (tells && hearers.empty()) {
            return;
        }
        event.actors = parties_.parties_at(speaker, Possessors::ignored);
        PartyFinder::add(event.actors, hearers);
        event.because.push_back("'" + std::string(grammar_.words(speaker)) + "' speaks there");
    }
}

void LentParties::lend_planner(Event& event) const {
    static constexpr std::array<std::string_view, 4> kPlans = {"plan", "preparation", "arrangement", "programme"};
    const bool is_joint = event.type == EventType::COOPERATE;
    const bool is_open = event.actors.empty() && event.recipients.empty();
    const Token& noun = grammar_.at(event.trigger_token);
    // "Plans for joint drills with Norland": whose plans they are is still to be said.
    if ((!is_joint && (event.type != EventType::MOBILIZE || !is_open)) || grammar_.is_verb(event.trigger_token) || noun.deprel != Deprel::nmod || noun.head == kNoToken ||
        grammar_.case_of(event.trigger_token) != "for") {
        return;
    }
    const Token& plan = grammar_.at(noun.head);
    const bool is_had = plan.deprel == Deprel::obj && plan.head != kNoToken && grammar_.is_verb(plan.head) &&
                        std::find(kPlans.begin(), kPlans.end(), to_lower(plan.lemma)) != kPlans.end();
    const TokenIndex planner = is_had ? grammar_.verb_arguments(plan.head).subject : kNoToken;
    if (planner != kNoToken && parties_.matches(planner, "@polity")) {
        PartyFinder::add(event.actors, parties_.parties_at(planner, Possessors::ignored));
        event.because.push_back("plans of '" + std::string(grammar_.words(planner)) + "'");
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
        const bool is_victim = step > 0 && (relation == Deprel::obj || relation == Deprel::nsubj_pass); // "killed two in an attack", hung on the two
        if ((relation != Deprel::obl && relation != Deprel::nmod && relation != Deprel::conj && !is_victim) || grammar_.at(current).head == kNoToken) {
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

namespace {

// The event that this word triggers, nullptr when there is none.
Event* event_of(std::vector<Event>& events, TokenIndex token) {
    const auto found = std::find_if(events.begin(), events.end(), [&](const Event& event) { return event.trigger_token == token; });
    return found == events.end() ? nullptr : &*found;
}

// Gives `side` the lenders that `event` does not have yet; false when none is left.
bool lend(Event& event, std::vector<Party>& side, const std::vector<Party>& lenders, const Event& from, std::string_view word) {
    std::vector<Party> lent;
    for (const Party& party : lenders) {
        const auto same = [&](const Party& other) { return other.entity == party.entity; };
        const bool known = std::any_of(event.actors.begin(), event.actors.end(), same) || std::any_of(event.recipients.begin(), event.recipients.end(), same);
        if (!known && !party.code.empty()) {
            lent.push_back(party);
        }
    }
    if (lent.empty()) {
        return false;
    }
    if (event.sentence != from.sentence) {
        drop_spans(lent);
    }
    event.because.push_back("as '" + std::string(word) + "' tells: " + lent.front().name);
    side.insert(side.end(), lent.begin(), lent.end());
    return true;
}

bool is_answer(EventType type) { return type == EventType::AGREE || type == EventType::SUPPORT || type == EventType::REJECT; }

} // namespace

// "Welcomed Norland's proposal", "would grant the request": who answers was asked, who asked is answered.
void LentParties::lend_between_offer_and_answer(std::vector<Event>& events) const {
    for (Event& answer : events) {
        if (!is_answer(answer.type) || !grammar_.is_verb(answer.trigger_token) || !has_code(answer.actors)) {
            continue;
        }
        const TokenIndex object = grammar_.verb_arguments(answer.trigger_token).object;
        Event* const offer = object == kNoToken ? nullptr : event_of(events, object);
        const bool is_offer = offer != nullptr && (offer->type == EventType::REQUEST || (offer->type == EventType::AGREE && offer->actors.size() == 1)) && has_code(offer->actors);
        if (!is_offer) {
            continue;
        }
        if (!has_code(offer->recipients)) {
            lend(*offer, offer->recipients, answer.actors, answer, grammar_.words(answer.trigger_token));
        }
        if (!has_code(answer.recipients)) {
            lend(answer, answer.recipients, offer->actors, *offer, grammar_.words(offer->trigger_token));
        }
    }
}

// "Asked Norland to extradite him": whoever asks for an act is the one who gets it.
void LentParties::lend_to_requested(std::vector<Event>& events) const {
    for (Event& act : events) {
        const bool is_given = act.type == EventType::AID || (act.type == EventType::COOPERATE && act.actors.size() == 1);
        const TokenIndex head = grammar_.at(act.trigger_token).head;
        if (!is_given || !grammar_.is_verb(act.trigger_token) || has_code(act.recipients) || head == kNoToken) {
            continue;
        }
        const Event* const request = event_of(events, head);
        if (request != nullptr && request->type == EventType::REQUEST && has_code(act.actors) && !request->recipients.empty() &&
            act.actors.front().entity == request->recipients.front().entity) {
            lend(act, act.recipients, request->actors, *request, grammar_.words(request->trigger_token));
        }
    }
}

// "Met to discuss a build-up", "talks on joint drills": those who talk about their own forces would move them.
void LentParties::lend_to_discussed(std::vector<Event>& events) const {
    for (Event& plan : events) {
        if ((plan.type != EventType::MOBILIZE && plan.type != EventType::COOPERATE) || grammar_.is_verb(plan.trigger_token) || is_political(plan.actors)) {
            continue;
        }
        const Token& word = grammar_.at(plan.trigger_token);
        const std::string preposition = word.deprel == Deprel::nmod || word.deprel == Deprel::obl ? grammar_.case_of(plan.trigger_token) : "";
        const bool is_topic = word.deprel == Deprel::obj || preposition == "on" || preposition == "about" || preposition == "regarding" || preposition == "over";
        const Event* const talks = is_topic && word.head != kNoToken ? event_of(events, word.head) : nullptr;
        if (talks != nullptr && talks->type == EventType::CONSULT && has_code(talks->actors)) {
            lend(plan, plan.actors, talks->actors, *talks, grammar_.words(talks->trigger_token));
        } else if (is_topic && word.deprel == Deprel::obj && grammar_.is_in("@discusses", word.head)) {
            const std::vector<Party> speakers = arguments_.parties_at(grammar_.verb_arguments(word.head).subject);
            lend(plan, plan.actors, speakers, plan, grammar_.words(word.head));
        }
    }
}

// "Ready to fight against any attack", "repelled an assault": who defends himself is attacked, and by whom he fights.
void LentParties::lend_to_defended(std::vector<Event>& events) const {
    for (Event& attack : events) {
        const TokenIndex verb = grammar_.at(attack.trigger_token).head;
        if (attack.type != EventType::ASSAULT || grammar_.is_verb(attack.trigger_token) || verb == kNoToken || !grammar_.is_verb(verb) ||
            !grammar_.is_in("@defends-against", verb)) {
            continue;
        }
        const Deprel relation = grammar_.at(attack.trigger_token).deprel;
        const std::string preposition = relation == Deprel::obl ? grammar_.case_of(attack.trigger_token) : "";
        if (relation != Deprel::obj && preposition != "against" && preposition != "off" && preposition != "for") {
            continue;
        }
        Event* const defence = event_of(events, verb);
        if (!has_code(attack.recipients)) {
            lend(attack, attack.recipients, arguments_.parties_at(grammar_.verb_arguments(verb).subject), attack, grammar_.words(verb));
        }
        if (defence != nullptr && defence->type == EventType::ASSAULT && !has_code(defence->recipients)) {
            lend(*defence, defence->recipients, attack.actors, attack, grammar_.words(attack.trigger_token));
        }
    }
}

// "The truce deal had been signed": a known deal without its makers has those of the deal, talks or truce told last before it.
void LentParties::lend_to_deals(std::vector<Event>& events) const {
    for (std::size_t index = 0; index < events.size(); ++index) {
        Event& deal = events[index];
        const bool is_deal = (deal.type == EventType::AGREE || deal.type == EventType::SUPPORT) && grammar_.is_verb(deal.trigger_token) && grammar_.is_passive(deal.trigger_token);
        const TokenIndex paper = is_deal ? grammar_.verb_arguments(deal.trigger_token).object : kNoToken;
        const bool is_known = paper != kNoToken && is_definite(grammar_, paper) &&
                              (grammar_.is_in("@agreement", paper) || grammar_.is_in("@truce", paper));
        if (!is_known || is_political(deal.actors)) {
            continue;
        }
        for (std::size_t other = index; other-- > 0 && deal.sentence - events[other].sentence <= kMaxBorrowDistance;) {
            const Event& earlier = events[other];
            const bool tells = earlier.type == EventType::AGREE || earlier.type == EventType::SUPPORT;
            if (tells && earlier.actors.size() >= 2 && has_code(earlier.actors)) {
                lend(deal, deal.actors, earlier.actors, earlier, grammar_.words(earlier.trigger_token));
                break;
            }
        }
    }
}

bool LentParties::lemma_is_mutual(const std::string& lemma) const {
    const std::vector<std::uint32_t>* frames = lexicon_.frames_of(lemma, PredicatePos::noun);
    return frames != nullptr && lexicon_.frames[frames->front()].is_mutual;
}

} // namespace vedette::events
