#include "warning/sightings.hpp"

#include "base/great_circle.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace vedette::warning {

namespace {

constexpr std::uint32_t kBeforeBytes = 90; // of the trigger: its clause, about
constexpr std::uint32_t kAfterBytes = 140;
constexpr int kNoSide = -1;

template <class Item>
bool holds(const std::vector<Item>& list, const Item& value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

// Index of the side that the party belongs to; kNoSide: none.
int side_of(const Theatre& theatre, const Party& party) {
    for (std::size_t side = 0; side < theatre.sides.size(); ++side) {
        for (const std::string& name : theatre.sides[side]) {
            const bool is_organ = party.entity.starts_with(name) && party.entity.size() > name.size() && party.entity[name.size()] == ':';
            if ((!party.code.empty() && party.code == name) || party.entity == name || (name.starts_with("org:") && is_organ)) {
                return static_cast<int>(side);
            }
        }
    }
    return kNoSide;
}

bool in_circle(const Theatre& theatre, const EventRecord::Where& where) {
    if (!where.lat || !where.lon || !is_point(where.precision)) {
        return false;
    }
    return std::any_of(theatre.circles.begin(), theatre.circles.end(),
                       [&](const Circle& circle) { return distance_km(circle.lat, circle.lon, *where.lat, *where.lon) <= circle.km; });
}

// `codes` are the states that the event names, as parties or by other places: who stands at "the border of X" says which border it is.
bool on_border(const Theatre& theatre, const EventRecord::Where& where, const std::set<std::string>& codes) {
    const bool is_near = where.role == PlaceRole::near && where.precision == PlacePrecision::country; // "massed near X"
    const bool is_border = where.role == PlaceRole::border || where.precision == PlacePrecision::border || is_near;
    const std::string one = is_border && where.countries.size() == 1 ? where.countries.front() : "";
    for (const auto& [left, right] : theatre.borders) {
        if ((holds(where.countries, left) && holds(where.countries, right)) || (one == left && codes.contains(right)) ||
            (one == right && codes.contains(left))) {
            return true;
        }
    }
    return !one.empty() && holds(theatre.ground, one);
}

std::set<std::string> codes_of(const EventRecord& event) {
    std::set<std::string> codes;
    for (const auto* parties : {&event.actors, &event.recipients}) {
        for (const Party& party : *parties) {
            codes.insert(party.code);
        }
    }
    for (const EventRecord::Where& where : event.where) {
        if (where.role != PlaceRole::from) {
            codes.insert(where.countries.begin(), where.countries.end());
        }
    }
    return codes;
}

bool is_named(const Theatre& theatre, const EventRecord::Where& where) {
    return (!where.id.empty() && holds(theatre.places, where.id)) || in_circle(theatre, where);
}

bool is_in_zone(const Theatre& theatre, const EventRecord::Where& where, const std::set<std::string>& codes) {
    if (is_named(theatre, where) || on_border(theatre, where, codes)) {
        return true;
    }
    const bool is_ground = is_inside_country(where.precision) || where.precision == PlacePrecision::country;
    return is_ground && where.countries.size() == 1 && holds(theatre.ground, where.countries.front());
}

bool tells_where(const EventRecord::Where& where) { return !where.countries.empty() || !where.id.empty(); }

struct Sides {
    std::set<int> actors;     // sides among the actors
    std::set<int> recipients;
    bool outside_actor = false; // an actor with a code of no side
    bool outside_recipient = false;
};

Sides sides_of(const Theatre& theatre, const EventRecord& event) {
    Sides sides;
    for (const auto& [parties, found, outside] :
         {std::tuple{&event.actors, &sides.actors, &sides.outside_actor}, std::tuple{&event.recipients, &sides.recipients, &sides.outside_recipient}}) {
        for (const Party& party : *parties) {
            const int side = side_of(theatre, party);
            if (side != kNoSide) {
                found->insert(side);
            } else if (!party.code.empty()) {
                *outside = true;
            }
        }
    }
    return sides;
}

// Within one state the sides are not told apart by code: two different parties of it face each other.
bool is_internal_dyad(const Theatre& theatre, const EventRecord& event) {
    if (theatre.sides.size() != 1) {
        return false;
    }
    for (const Party& actor : event.actors) {
        for (const Party& recipient : event.recipients) {
            if (side_of(theatre, actor) == 0 && side_of(theatre, recipient) == 0 && actor.entity != recipient.entity) {
                return true;
            }
        }
    }
    return false;
}

bool faces(const Theatre& theatre, const EventRecord& event, const Sides& sides) {
    std::set<int> all = sides.actors;
    all.insert(sides.recipients.begin(), sides.recipients.end());
    const bool is_across = all.size() > 1 && !sides.actors.empty();
    return is_across || is_internal_dyad(theatre, event);
}

// Somebody acts for, or goes to, a state that is not his own.
bool is_for_other(const EventRecord& event) {
    std::set<std::string> codes;
    for (const Party& recipient : event.recipients) {
        codes.insert(recipient.code);
    }
    for (const EventRecord::Where& where : event.where) {
        if (where.role != PlaceRole::from && where.countries.size() == 1) {
            codes.insert(where.countries.front());
        }
    }
    codes.erase("");
    return !codes.empty() && std::any_of(event.actors.begin(), event.actors.end(),
                                         [&](const Party& actor) { return !actor.code.empty() && !codes.contains(actor.code); });
}

bool is_word_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80; }

// Is `word` in `text` (both lower case) with no letter beside it; a word that ends in '*' goes on as it likes.
bool has_word(std::string_view text, std::string_view word) {
    const bool is_open = word.ends_with('*');
    const std::string_view stem = is_open ? word.substr(0, word.size() - 1) : word;
    for (std::size_t at = text.find(stem); at != std::string_view::npos; at = text.find(stem, at + 1)) {
        const std::size_t end = at + stem.size();
        if ((at == 0 || !is_word_byte(text[at - 1])) && (is_open || end >= text.size() || !is_word_byte(text[end]))) {
            return true;
        }
    }
    return false;
}

bool has_any(std::string_view text, const std::vector<std::string>& words) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return has_word(text, word); });
}

std::string around_trigger(const EventRecord& event) {
    if (!event.sentence_span.contains(event.trigger_span)) {
        return to_lower(event.sentence);
    }
    const std::uint32_t at = event.trigger_span.begin - event.sentence_span.begin;
    const std::uint32_t end = event.trigger_span.end - event.sentence_span.begin;
    const std::uint32_t begin = at > kBeforeBytes ? at - kBeforeBytes : 0;
    return to_lower(std::string_view(event.sentence).substr(begin, end + kAfterBytes - begin));
}

// What the feeds ask of one event, looked up once.
struct Looked {
    const EventRecord& event;
    Surroundings place;
    Sides sides;
    bool is_for_other = false; // an actor has a code that no recipient and no place of arrival has
    std::string near;     // words around the trigger, lower case
    std::string sentence; // lower case
};

bool fits_party(PartyRule rule, const std::set<int>& own, bool has_outside, bool is_empty, const Looked& looked) {
    switch (rule) {
    case PartyRule::any:
        return true;
    case PartyRule::inside:
        return !own.empty();
    case PartyRule::outside:
        return own.empty() && has_outside;
    case PartyRule::none:
        return is_empty;
    case PartyRule::opponent:
        return looked.place.is_dyad;
    case PartyRule::other:
        return looked.is_for_other;
    case PartyRule::ally:
        return !own.empty() && !looked.place.is_dyad;
    }
    return false;
}

bool fits_where(WhereRule rule, const Surroundings& place) {
    switch (rule) {
    case WhereRule::zone:
        return place.in_zone;
    case WhereRule::frontier:
        return place.at_frontier;
    case WhereRule::transfer:
        return place.is_transfer;
    case WhereRule::own:
        return place.is_own;
    case WhereRule::dyad:
        return place.is_dyad;
    case WhereRule::either:
        return place.in_zone || place.is_dyad;
    case WhereRule::home:
        return place.is_home || place.is_own;
    case WhereRule::any:
        return place.is_about;
    }
    return false;
}

template <class Item, class Key>
bool shares(const std::vector<Item>& items, const std::vector<std::string>& wanted, Key key) {
    return wanted.empty() || std::any_of(items.begin(), items.end(), [&](const Item& item) { return holds(wanted, key(item)); });
}

bool fits_counts(const Feed& feed, const EventRecord& event) {
    return feed.counted.empty() || std::any_of(event.counts.begin(), event.counts.end(), [&](const EventRecord::Count& count) {
        return count.what == feed.counted && count.low >= feed.at_least;
    });
}

bool fits_source(const Feed& feed, Claimant claimant) {
    return feed.source.empty() || (feed.source == "own" && claimant == Claimant::own) || (feed.source == "third" && claimant == Claimant::third);
}

bool fits(const Feed& feed, const Looked& looked, Claimant claimant) {
    const EventRecord& event = looked.event;
    const auto self = [](const std::string& word) { return word; };
    return holds(feed.types, event.type) && holds(feed.statuses, event.status) && fits_where(feed.where, looked.place) &&
           fits_party(feed.actor, looked.sides.actors, looked.sides.outside_actor, event.actors.empty(), looked) &&
           fits_party(feed.recipient, looked.sides.recipients, looked.sides.outside_recipient, event.recipients.empty(), looked) &&
           shares(event.modes, feed.modes, self) && shares(event.contexts, feed.contexts, self) &&
           shares(event.actors, feed.sectors, [](const Party& party) { return party.sector; }) &&
           shares(event.materiel, feed.materiel, [](const EventRecord::Weapon& weapon) { return weapon.weapon_class; }) && fits_counts(feed, event) &&
           fits_source(feed, claimant) && (feed.lemmas.empty() || holds(feed.lemmas, event.trigger_lemma)) &&
           (feed.words.empty() || has_any(looked.near, feed.words)) && !has_any(looked.sentence, feed.without);
}

// Where the innermost source is another outlet, it speaks as that outlet; an outlet of a state of the quarrel as that state.
bool is_outlet(const Party& party) { return party.sector == "JRN" || party.sector == "MED"; }

// What the claimant's word is worth for this event. Denied or doubted is nothing; an allegation, or what is told at second hand, one less.
int credit_of(const IndicatorTable& table, const Indicator& indicator, const Feed& feed, const EventRecord& event, Claimant claimant) {
    if (feed.about == About::statement) {
        return 2; // the outlet reports that it was said
    }
    const Credit& credit = table.credit(claimant);
    int worth = indicator.is_easing() ? credit.easing : credit.act;
    if (!event.attribution.empty()) {
        const Stance stance = event.attribution.front().stance;
        if (stance == Stance::denies || stance == Stance::doubts) {
            return 0;
        }
        // "He said, according to the agency": the agency heard it; two tellers between the one who knows and the outlet are one too many.
        worth -= (stance == Stance::alleges ? 1 : 0) + (event.attribution.size() > 2 ? 1 : 0);
    }
    return std::max(worth, 1); // however far off, it was claimed
}

Day happened_of(const EventRecord& event) {
    const Day known = *event.published.to;
    if (event.when && event.when->to && *event.when->to < known) {
        return *event.when->to;
    }
    return known;
}

} // namespace

Surroundings surroundings_of(const Theatre& theatre, const EventRecord& event) {
    Surroundings around;
    const std::set<std::string> codes = codes_of(event);
    bool from_outside = false;
    bool tells = false;
    bool at_home = true; // every place named is in a state that acts
    for (const EventRecord::Where& where : event.where) {
        if (!tells_where(where)) {
            continue;
        }
        const bool inside = is_in_zone(theatre, where, codes);
        around.is_home = around.is_home || inside ||
                         (where.countries.size() == 1 && where.precision != PlacePrecision::border && where.role != PlaceRole::border &&
                          (holds(theatre.principals, where.countries.front()) || holds(theatre.ground, where.countries.front())));
        if (where.role == PlaceRole::from) {
            from_outside = from_outside || !inside;
            continue;
        }
        tells = true;
        around.in_zone = around.in_zone || inside;
        around.at_frontier = around.at_frontier || is_named(theatre, where) || on_border(theatre, where, codes);
        at_home = at_home && std::any_of(event.actors.begin(), event.actors.end(),
                                         [&](const Party& actor) { return holds(where.countries, actor.code) && where.countries.size() == 1; });
    }
    const Sides sides = sides_of(theatre, event);
    const auto acts = [&](const std::vector<std::string>& states) {
        return std::any_of(event.actors.begin(), event.actors.end(), [&](const Party& actor) { return !actor.code.empty() && holds(states, actor.code); });
    };
    around.is_elsewhere = tells && !around.in_zone;
    around.is_transfer = around.in_zone && from_outside;
    around.is_dyad = faces(theatre, event, sides);
    around.is_own = acts(theatre.principals) && (!tells || around.in_zone || at_home);
    around.in_zone = around.in_zone || (!tells && !from_outside && acts(theatre.ground));
    const auto receives = [&](const Party& party) {
        return !party.code.empty() && (holds(theatre.ground, party.code) || holds(theatre.principals, party.code));
    };
    around.is_about = around.in_zone || around.is_dyad || around.is_own || around.is_home || std::any_of(event.recipients.begin(), event.recipients.end(), receives);
    return around;
}

Claimant claimant_of(const Theatre& theatre, const EventRecord& event) {
    if (event.attribution.empty()) {
        return Claimant::outlet;
    }
    const Party& source = event.attribution.front().party;
    if (source.code.empty()) {
        return is_outlet(source) && !source.entity.empty() ? Claimant::media : Claimant::unnamed;
    }
    std::set<int> acting;
    for (const Party& actor : event.actors) {
        if (actor.code == source.code && (source.code.size() == 3 && source.code != "IGO" ? true : actor.entity == source.entity)) {
            return Claimant::own;
        }
        acting.insert(side_of(theatre, actor));
    }
    const int side = side_of(theatre, source);
    if (side == kNoSide) {
        return is_outlet(source) ? Claimant::media : Claimant::third;
    }
    acting.erase(kNoSide);
    return acting.empty() || acting.contains(side) ? Claimant::ally : Claimant::opponent;
}

std::vector<Sighting> find_sightings(const Theatre& theatre, const IndicatorTable& table, const std::vector<EventRecord>& events) {
    std::vector<Sighting> sightings;
    for (std::size_t at = 0; at < events.size(); ++at) {
        const EventRecord& event = events[at];
        const bool is_sure = event.confidence >= kMinConfidence || !event.verdict.empty();
        if (!event.published.to || event.status == Status::historical || !is_sure) {
            continue;
        }
        const Surroundings around = surroundings_of(theatre, event);
        if (!around.is_about) {
            continue;
        }
        const Looked looked{event, around, sides_of(theatre, event), is_for_other(event), around_trigger(event), to_lower(event.sentence)};
        const Claimant claimant = claimant_of(theatre, event);
        for (std::size_t index = 0; index < table.indicators().size(); ++index) {
            const Indicator& indicator = table.indicators()[index];
            const auto feed = std::find_if(indicator.feeds.begin(), indicator.feeds.end(), [&](const Feed& each) { return fits(each, looked, claimant); });
            if (feed == indicator.feeds.end()) {
                continue;
            }
            const int credit = credit_of(table, indicator, *feed, event, claimant);
            if (credit > 0) {
                const bool is_real = event.status == Status::actual || feed->about == About::statement;
                sightings.push_back({index, at, *event.published.to, happened_of(event), credit, is_real, claimant});
            }
        }
    }
    std::sort(sightings.begin(), sightings.end(), [&](const Sighting& left, const Sighting& right) {
        return std::tie(left.known, events[left.event].id, left.indicator) < std::tie(right.known, events[right.event].id, right.indicator);
    });
    return sightings;
}

} // namespace vedette::warning
