#include "events/detail_linker.hpp"

#include <algorithm>

namespace vedette::events {

namespace {

constexpr int kMaxClimb = 8;
constexpr int kMaxShare = 4;        // steps over which an undated event shares the date of its clause
constexpr int kDaysOfHistory = 365; // codebook section 4: over a year before the report

PlaceRole role_of(const std::string& preposition, const PlaceMention& place) {
    if (place.precision == PlacePrecision::border) {
        return PlaceRole::border;
    }
    if (place.is_beside) {
        return PlaceRole::near; // "30 km from the town": nobody came from there
    }
    if (preposition == "from" || preposition == "out_of") {
        return PlaceRole::from;
    }
    if (preposition == "to" || preposition == "into" || preposition == "toward" || preposition == "towards" || preposition == "onto") {
        return PlaceRole::to;
    }
    if (preposition == "near" || preposition == "around" || preposition == "off" || preposition == "outside" || preposition == "close_to") {
        return PlaceRole::near;
    }
    return PlaceRole::at;
}

bool is_of_forces(const std::string& what) {
    return what == "personnel" || what == "units" || what == "tanks" || what == "artillery" || what == "aircraft" || what == "vehicles" || what == "ships";
}

} // namespace

std::vector<std::size_t> DetailLinker::owners_of(TokenIndex head, TokenIndex first, TokenIndex last, bool crosses_clauses) const {
    TokenIndex current = head;
    for (int steps = 0; steps < kMaxClimb && current != kNoToken; ++steps) {
        const bool inside = current >= first && current < last;
        if (event_at_[current] >= 0 && (!inside || steps > 0 || current == head)) {
            return {static_cast<std::size_t>(event_at_[current])};
        }
        const Token& token = grammar_.at(current);
        const bool barrier = token.deprel == Deprel::acl_relcl || token.deprel == Deprel::ccomp || token.deprel == Deprel::parataxis ||
                             token.deprel == Deprel::advcl || token.deprel == Deprel::appos ||
                             (token.deprel == Deprel::conj && grammar_.is_verb(current));
        if (barrier && !(crosses_clauses && token.deprel == Deprel::advcl)) {
            return {};
        }
        current = token.head;
    }
    return {};
}

// "Fifty soldiers died in the clash", "the conflict has cost 30,000 lives": the verb is no event, the noun beside the dead is (codebook
// ruling 1).
std::vector<std::size_t> DetailLinker::owners_of_dead(TokenIndex head, const std::vector<Event>& events) const {
    TokenIndex verb = grammar_.at(head).head;
    for (int steps = 0; steps < kMaxShare && verb != kNoToken && !grammar_.is_verb(verb); ++steps) {
        verb = grammar_.at(verb).head;
    }
    if (verb == kNoToken || event_at_[verb] >= 0) {
        return {};
    }
    for (const TokenIndex child : grammar_.tree().children(verb)) {
        const Deprel relation = grammar_.at(child).deprel;
        const bool is_beside = relation == Deprel::obl || relation == Deprel::nsubj;
        if (is_beside && event_at_[child] >= 0 && events[static_cast<std::size_t>(event_at_[child])].type == EventType::ASSAULT) {
            return {static_cast<std::size_t>(event_at_[child])};
        }
    }
    return {};
}

// "Patrolled Belarus's air space", "shot down in the city's airspace": the noun that the place belongs to says where it stands.
TokenIndex DetailLinker::anchor_of(TokenIndex place) const {
    const Token& token = grammar_.at(place);
    const bool is_modifier = token.deprel == Deprel::nmod_poss || token.deprel == Deprel::compound || token.deprel == Deprel::amod;
    return is_modifier && token.head != kNoToken && grammar_.is_space(token.head) ? token.head : place;
}

// "In Poland, Lithuania and Ukraine": the preposition of the first is that of all.
std::string DetailLinker::preposition_of(TokenIndex place) const {
    std::string preposition = grammar_.case_of(place);
    for (int steps = 0; steps < kMaxShare && preposition.empty() && grammar_.at(place).deprel == Deprel::conj && grammar_.at(place).head != kNoToken; ++steps) {
        place = grammar_.at(place).head;
        preposition = grammar_.case_of(place);
    }
    return preposition;
}

// "Will discuss a build-up on the border": the parser hangs the phrase on the verb, which is no event; it says where its object, right in
// front of the phrase, takes place.
std::vector<std::size_t> DetailLinker::owners_in_front(TokenIndex place) const {
    const Token& token = grammar_.at(place);
    const TokenIndex first = grammar_.tree().leftmost(place);
    if (token.deprel != Deprel::obl || token.head == kNoToken || event_at_[token.head] >= 0 || first == 0) {
        return {};
    }
    const TokenIndex before = first - 1;
    const bool is_object = grammar_.at(before).deprel == Deprel::obj && grammar_.at(before).head == token.head;
    return is_object && event_at_[before] >= 0 ? std::vector<std::size_t>{static_cast<std::size_t>(event_at_[before])} : std::vector<std::size_t>{};
}

// "Accused the neighbour of a build-up, saying 15,000 troops stood at the border": what is told of forces without an act of their own
// belongs to the one move of forces in the sentence.
std::vector<std::size_t> DetailLinker::owners_of_told_forces(TokenIndex head, const std::vector<Event>& events) const {
    TokenIndex verb = grammar_.at(head).head;
    for (int steps = 0; steps < kMaxClimb && verb != kNoToken && !grammar_.is_reporting(verb); ++steps) {
        verb = event_at_[verb] >= 0 ? kNoToken : grammar_.at(verb).head;
    }
    if (verb == kNoToken || event_at_[verb] >= 0 || verb > head) {
        return {};
    }
    const Sentence& sentence = grammar_.syntax().sentences[grammar_.syntax().sentence_of(head)];
    std::vector<std::size_t> moves;
    for (std::size_t index = 0; index < events.size(); ++index) {
        const TokenIndex trigger = events[index].trigger_token;
        if (events[index].type != EventType::MOBILIZE || !sentence.contains(trigger)) {
            continue;
        }
        if (trigger > verb) {
            return {}; // the telling has a move of its own
        }
        moves.push_back(index);
    }
    return moves.size() == 1 ? moves : std::vector<std::size_t>{};
}

// Whether a phrase with "since" stands between the date and its verb, or right before it ("since independence in 1991").
bool DetailLinker::is_inside_since(TokenIndex date, TokenIndex first) const {
    TokenIndex current = grammar_.at(date).head;
    if (current != kNoToken && grammar_.is_verb(current) && first >= 2) {
        const TokenIndex before = first - 2; // what stands in front of the date's preposition
        if (grammar_.at(before).head == current && grammar_.at(before).deprel == Deprel::obl && grammar_.case_of(before) == "since") {
            return event_at_[before] < 0;
        }
    }
    for (int steps = 0; steps < kMaxClimb && current != kNoToken && !grammar_.is_verb(current); ++steps) {
        if (event_at_[current] >= 0) {
            return false; // "since the 1992 capture": the date of the capture
        }
        if (grammar_.case_of(current).starts_with("since")) {
            return true;
        }
        current = grammar_.at(current).head;
    }
    return false;
}

bool DetailLinker::is_under_history(TokenIndex token) const {
    const DateInterval& published = report_.published.when;
    TokenIndex current = grammar_.at(token).head;
    for (int steps = 0; steps < kMaxClimb && current != kNoToken; ++steps) {
        if (time_at_[current] >= 0) {
            const DateInterval& when = *dates_.mentions[static_cast<std::size_t>(time_at_[current])].when;
            return when.to && published.from && *when.to + kDaysOfHistory < *published.from;
        }
        current = grammar_.at(current).head;
    }
    return false;
}

// "Interrupted talks on Sunday", "were wounded on Sunday when rebels ambushed their patrol": what stands under a dated verb of the same
// telling shares its date. Not across "said that", a relative clause, or "after" and "before".
std::int32_t DetailLinker::time_of_clause(const Event& event) const {
    const bool is_ahead = event.status == Status::future || event.status == Status::hypothetical;
    TokenIndex current = event.trigger_token;
    for (int steps = 0; steps < kMaxShare; ++steps) {
        const Token& token = grammar_.at(current);
        if (token.head == kNoToken) {
            return -1;
        }
        bool shares = false;
        switch (token.deprel) {
        case Deprel::obj:
        case Deprel::obl:
        case Deprel::nmod:
        case Deprel::conj:
        case Deprel::nsubj:
        case Deprel::nsubj_pass:
        case Deprel::compound:
            shares = true;
            break;
        case Deprel::xcomp:
            shares = !is_ahead; // "vowed on Thursday to attack"
            break;
        case Deprel::advcl: {
            const std::string mark = grammar_.mark_of(current);
            shares = mark.empty() || mark == "when" || mark == "as" || mark == "while" || mark == "by" || mark == "in";
            for (const TokenIndex child : grammar_.tree().children(current)) {
                shares = shares || (grammar_.at(child).deprel == Deprel::advmod && grammar_.at(child).lemma == "when");
            }
            break;
        }
        default:
            break;
        }
        const std::string preposition = grammar_.case_of(current);
        if (!shares || preposition == "after" || preposition == "before" || preposition == "since" || preposition == "despite" || preposition == "following" ||
            preposition == "for" || preposition == "about") {
            return -1;
        }
        current = token.head;
        if (grammar_.is_reporting(current)) {
            return -1;
        }
        if (time_at_[current] >= 0) {
            return time_at_[current];
        }
    }
    return -1;
}

// "A truce signed by both sides last Friday was broken": in front of the verb and behind its subject a date without a comma belongs to
// the predicate inside the subject. kNoToken when there is none.
TokenIndex DetailLinker::event_in_subject(TokenIndex verb, TokenIndex time) const {
    if (verb == kNoToken || verb <= time || time == 0 || !grammar_.is_verb(verb) || grammar_.words(time - 1) == ",") {
        return kNoToken;
    }
    TokenIndex subject = grammar_.child(verb, Deprel::nsubj);
    subject = subject == kNoToken ? grammar_.child(verb, Deprel::nsubj_pass) : subject;
    if (subject == kNoToken || subject >= time) {
        return kNoToken;
    }
    for (TokenIndex token = time; token-- > subject + 1;) {
        if (event_at_[token] < 0 || grammar_.at(token).deprel != Deprel::acl) {
            continue;
        }
        TokenIndex above = token;
        for (int steps = 0; steps < kMaxClimb && above != kNoToken && above != subject; ++steps) {
            above = grammar_.at(above).head;
        }
        return above == subject ? token : kNoToken;
    }
    return kNoToken;
}

// "Last month he said that his country would be willing": saying it is the act, and the act has the date of the saying.
std::int32_t DetailLinker::time_of_telling(const Event& event, const StatusRules& statuses) const {
    const Token& token = grammar_.at(event.trigger_token);
    const bool is_said = event.type == EventType::REQUEST || event.type == EventType::AGREE || event.type == EventType::THREATEN;
    if (!is_said || token.deprel != Deprel::ccomp || token.head == kNoToken || !grammar_.is_reporting(token.head) || statuses.is_past(event.trigger_token)) {
        return -1;
    }
    return time_at_[token.head];
}

// "were killed in a battle which erupted on Thursday", "helped broker a truce in May", "the meeting, which began at ten": the date stands
// on the noun beside the verb, or on a verb of happening that tells of the noun.
std::int32_t DetailLinker::time_below(TokenIndex trigger, const std::vector<Event>& events) const {
    for (const TokenIndex child : grammar_.tree().children(trigger)) {
        const Token& token = grammar_.at(child);
        if (token.deprel == Deprel::acl_relcl && event_at_[child] < 0 && grammar_.is_happening(child) && time_at_[child] >= 0) {
            return time_at_[child];
        }
        const std::string preposition = grammar_.case_of(child);
        const bool is_beside = grammar_.is_verb(trigger) && ((token.deprel == Deprel::obj && preposition.empty()) ||
                                                             (token.deprel == Deprel::obl && (preposition == "in" || preposition == "during")));
        if (!is_beside || event_at_[child] < 0 || child < trigger) {
            continue;
        }
        const std::int32_t time = events[static_cast<std::size_t>(event_at_[child])].time;
        if (time >= 0 && dates_.mentions[static_cast<std::size_t>(time)].first > child) {
            return time;
        }
    }
    return -1;
}

// "Used the port as a base for its invasion of Norland on 24 May": the parser hangs the date on the verb, which is no event; it stands
// right behind the noun's own phrase.
std::int32_t DetailLinker::time_right_behind(TokenIndex noun) const {
    if (grammar_.is_verb(noun)) {
        return -1;
    }
    const TokenIndex behind = grammar_.tree().rightmost(noun) + 1;
    for (std::size_t index = 0; index < dates_.mentions.size(); ++index) {
        const TimeMention& time = dates_.mentions[index];
        const bool follows = time.first == behind + 1 && grammar_.at(behind).upos == Upos::ADP;
        if (!follows || time.type == TimexType::set || !time.when) {
            continue;
        }
        const TokenIndex above = grammar_.at(time.last - 1).head;
        const bool hangs_on_plain_verb = above != kNoToken && above < noun && grammar_.is_verb(above) && event_at_[above] < 0 && !grammar_.is_reporting(above);
        return hangs_on_plain_verb ? static_cast<std::int32_t>(index) : -1;
    }
    return -1;
}

void DetailLinker::link(std::vector<Event>& events, const std::vector<TokenIndex>& supports, const StatusRules& statuses) const {
    event_at_.assign(grammar_.syntax().tokens.size(), -1);
    time_at_.assign(grammar_.syntax().tokens.size(), -1);
    for (std::size_t index = 0; index < events.size(); ++index) {
        if (supports[index] != kNoToken && event_at_[supports[index]] < 0) {
            event_at_[supports[index]] = static_cast<std::int32_t>(index);
        }
    }
    for (std::size_t index = 0; index < events.size(); ++index) {
        event_at_[events[index].trigger_token] = static_cast<std::int32_t>(index);
    }
    const auto head_of_range = [&](TokenIndex first, TokenIndex last) {
        for (TokenIndex index = first; index < last; ++index) {
            const TokenIndex head = grammar_.at(index).head;
            if (head == kNoToken || head < first || head >= last) {
                return index;
            }
        }
        return first;
    };
    for (std::size_t index = 0; index < dates_.mentions.size(); ++index) {
        const TimeMention& time = dates_.mentions[index];
        if (time.type == TimexType::set || !time.when) {
            continue;
        }
        const TokenIndex head = head_of_range(time.first, time.last);
        if (is_inside_since(head, time.first)) {
            continue; // "since shortly after the war in 1991": the act has gone on from there
        }
        if (const TokenIndex inside = event_in_subject(grammar_.at(head).head, time.first); inside != kNoToken) {
            Event& event = events[static_cast<std::size_t>(event_at_[inside])];
            event.time = event.time < 0 ? static_cast<std::int32_t>(index) : event.time;
            continue;
        }
        if (const TokenIndex above = grammar_.at(head).head; above != kNoToken && time_at_[above] < 0) {
            time_at_[above] = static_cast<std::int32_t>(index);
        }
        for (const std::size_t owner : owners_of(head, time.first, time.last, true)) {
            if (events[owner].time < 0) {
                events[owner].time = static_cast<std::int32_t>(index);
            }
        }
    }
    for (std::uint32_t index = 0; index < places_.mentions.size(); ++index) {
        const PlaceMention& place = places_.mentions[index];
        if (place.is_metonym || place.head == kNoToken) {
            continue;
        }
        const TokenIndex anchor = anchor_of(place.head);
        const Deprel relation = grammar_.at(anchor).deprel;
        const std::string preposition = preposition_of(anchor);
        if (preposition.empty() && place.precision != PlacePrecision::border && relation != Deprel::obj) {
            continue; // a party or a modifier, not a place of the event
        }
        if (preposition == "of" || preposition == "with" || preposition == "between" || preposition == "by" || preposition == "against") {
            if (place.precision != PlacePrecision::border) {
                continue;
            }
        }
        std::vector<std::size_t> owners = owners_of(place.head, place.first, place.last, false);
        if (owners.empty()) {
            owners = owners_in_front(anchor);
        }
        for (const std::size_t owner : owners) {
            events[owner].places.push_back({index, role_of(preposition, place)});
        }
    }
    for (std::uint32_t index = 0; index < quantities_.quantities.size(); ++index) {
        const QuantityMention& quantity = quantities_.quantities[index];
        if (quantity.is_property || quantity.head == kNoToken || quantity.what == "other" || quantity.what == "distance") {
            continue;
        }
        if (grammar_.case_of(quantity.head).starts_with("according")) {
            continue; // "according to two diplomats": who speaks is no part of what they tell
        }
        std::vector<std::size_t> owners = owners_of(quantity.head, quantity.first, quantity.last, false);
        if (owners.empty() && quantity.what.starts_with("casualties")) {
            owners = owners_of_dead(quantity.head, events);
        } else if (owners.empty() && is_of_forces(quantity.what)) {
            owners = owners_of_told_forces(quantity.head, events);
        }
        for (const std::size_t owner : owners) {
            events[owner].quantities.push_back(index);
        }
    }
    for (std::uint32_t index = 0; index < quantities_.materiel.size(); ++index) {
        const MaterielMention& materiel = quantities_.materiel[index];
        if (materiel.head == kNoToken) {
            continue;
        }
        std::vector<std::size_t> owners = owners_of(materiel.head, materiel.first, materiel.last, false);
        if (owners.empty()) {
            owners = owners_of_told_forces(materiel.head, events);
        }
        for (const std::size_t owner : owners) {
            events[owner].materiel.push_back(index);
        }
    }
    for (Event& event : events) {
        if (event.time < 0) {
            event.time = time_of_clause(event);
        }
        if (event.time < 0) {
            event.time = time_of_telling(event, statuses);
        }
        if (event.time < 0) {
            event.time = time_below(event.trigger_token, events);
        }
        if (event.time < 0) {
            event.time = time_right_behind(event.trigger_token);
        }
    }
    const DateInterval& published = report_.published.when;
    for (Event& event : events) {
        if (event.time < 0) {
            if ((event.status == Status::actual || event.status == Status::future) && is_under_history(event.trigger_token)) {
                event.status = Status::historical;
                event.because.emplace_back("in a clause dated over a year before the report: historical");
            }
            continue;
        }
        const DateInterval& when = *dates_.mentions[static_cast<std::size_t>(event.time)].when;
        if (event.status == Status::actual && when.from && published.to && *when.from > *published.to && !statuses.is_past(event.trigger_token)) {
            event.status = Status::future;
            event.because.emplace_back("its date lies after the report: future");
        } else if ((event.status == Status::actual || event.status == Status::future) && when.to && published.from && *when.to + kDaysOfHistory < *published.from) {
            event.status = Status::historical;
            event.because.emplace_back("it ended over a year before the report: historical");
        }
    }
}

} // namespace vedette::events
