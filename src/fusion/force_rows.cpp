#include "fusion/force_rows.hpp"

#include "base/content_hash.hpp"
#include "base/utf8.hpp"
#include "fusion/build_development.hpp"
#include "fusion/force_places.hpp"
#include "fusion/trigger_groups.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>

namespace vedette::fusion {

namespace {

constexpr std::size_t kNearTriggerBytes = 70; // how far from the trigger a force noun may stand: about ten words

// Nouns of forces, the more telling first: "paratroopers" says more than "troops", "troops" more than "group".
constexpr std::array<std::string_view, 63> kForceNouns = {
    "paratroopers", "peacekeepers", "marines", "reservists", "mercenaries", "militants", "militia", "militiamen", "rebels", "gunmen", "insurgents",
    "fighter jets", "warplanes", "jets", "fighters", "bombers", "helicopters", "gunships", "aircraft", "planes", "drones", "carrier", "warships",
    "warship", "submarines", "submarine", "destroyers", "frigates", "ships", "fleet", "tanks", "armour", "armor", "artillery", "missiles", "rockets",
    "nuclear weapons", "warheads", "air defence", "air defense", "air defences", "brigades", "brigade", "divisions", "division", "battalions",
    "battalion", "regiments", "regiment", "corps", "border guards", "guards", "police", "servicemen", "soldiers", "troops", "forces", "force",
    "contingent", "army", "navy", "air force", "command"};

bool is_force_count(std::string_view what) {
    constexpr std::array<std::string_view, 11> kKinds = {"personnel", "units", "aircraft", "vehicles", "tanks", "artillery",
                                                         "missiles", "drones", "ships", "nuclear-warheads", "bases"};
    return std::find(kKinds.begin(), kKinds.end(), what) != kKinds.end();
}

bool has(const std::vector<std::string>& list, std::string_view item) { return std::find(list.begin(), list.end(), item) != list.end(); }

bool is_word_edge(std::string_view text, std::size_t at) {
    return at >= text.size() || !((text[at] >= 'a' && text[at] <= 'z') || (text[at] >= '0' && text[at] <= '9'));
}

// Position of the most telling force noun inside `text` (lower case); nullopt: none.
std::optional<std::pair<std::string_view, std::size_t>> force_noun(std::string_view text) {
    for (const std::string_view noun : kForceNouns) {
        for (std::size_t at = text.find(noun); at != std::string_view::npos; at = text.find(noun, at + 1)) {
            if ((at == 0 || is_word_edge(text, at - 1)) && is_word_edge(text, at + noun.size())) {
                return std::pair(noun, at);
            }
        }
    }
    return std::nullopt;
}

std::string_view words_of(const EventRecord& event, const TextSpan& span) {
    if (span.empty() || !event.sentence_span.contains(span)) {
        return {};
    }
    const TextSpan inside{span.begin - event.sentence_span.begin, span.end - event.sentence_span.begin};
    return inside.in(event.sentence);
}

// Whose forces an event tells of. Mostly those of who acts; a host, a trainer and who destroys tell of another's.
enum class Side { actors, recipients };

// "Host Norland's missiles", "accommodate these troops".
bool hosts(const EventRecord& event) {
    return (event.type == EventType::COOPERATE || event.type == EventType::AID) &&
           is_one_of(event.trigger_lemma, {"host", "hosting", "accommodate", "house", "receive", "accept", "store", "welcome"}) && !event.recipients.empty();
}

// "Train their militants", "arm the rebels": those who get it are the force. A regular army that is trained stands where it stood.
bool readies_irregulars(const EventRecord& event) {
    if (event.type != EventType::AID || !is_one_of(event.trigger_lemma, {"train", "training", "arm", "arming", "shelter", "harbour", "harbor"})) {
        return false;
    }
    return std::any_of(event.recipients.begin(), event.recipients.end(), [&](const Party& party) {
        const auto noun = force_noun(to_lower(party.name + " " + std::string(words_of(event, party.span))));
        return noun && is_one_of(noun->first, {"militants", "militia", "militiamen", "rebels", "gunmen", "insurgents", "mercenaries"});
    });
}

// "Nine drones were shot down": forces that are no more.
bool destroys_counted(const EventRecord& event) {
    const TriggerGroup group = trigger_group(event.trigger_lemma.empty() ? event.trigger : event.trigger_lemma);
    const bool shot_down = event.trigger_lemma == "shoot" && event.sentence.find(event.trigger + " down") != std::string::npos;
    return event.type == EventType::ASSAULT && event.status == Status::actual && (group == TriggerGroup::shoot_down || shot_down);
}

Side side_of(const EventRecord& event) {
    return hosts(event) || readies_irregulars(event) || destroys_counted(event) ? Side::recipients : Side::actors;
}

// What kind of force the event's own words name: its trigger's neighbourhood and its actors.
std::string kind_in_words(const EventRecord& event) {
    for (const Party& party : side_of(event) == Side::actors ? event.actors : event.recipients) {
        if (const auto found = force_noun(to_lower(words_of(event, party.span)))) {
            return std::string(found->first);
        }
    }
    if (event.type == EventType::AID || event.type == EventType::REQUEST) {
        return {}; // the forces beside the word are the receiver's
    }
    const std::string sentence = to_lower(event.sentence);
    if (event.trigger_span.begin < event.sentence_span.begin || sentence.size() != event.sentence.size()) {
        return {};
    }
    const std::size_t trigger = event.trigger_span.begin - event.sentence_span.begin;
    const std::size_t from = trigger > kNearTriggerBytes ? trigger - kNearTriggerBytes : 0;
    const std::size_t to = std::min(sentence.size(), trigger + event.trigger.size() + kNearTriggerBytes);
    if (from >= to) {
        return {};
    }
    const auto found = force_noun(std::string_view(sentence).substr(from, to - from));
    return found ? std::string(found->first) : std::string();
}

bool moves_forces(const EventRecord& event) {
    if (event.status == Status::historical) {
        return false; // the ledger is of forces of the report's own time
    }
    const TriggerGroup group = trigger_group(event.trigger_lemma.empty() ? event.trigger : event.trigger_lemma);
    const bool counted = std::any_of(event.counts.begin(), event.counts.end(), [](const EventRecord::Count& count) { return is_force_count(count.what); });
    switch (event.type) {
    case EventType::MOBILIZE:
        return true;
    case EventType::COOPERATE:
        return has(event.contexts, "military") || group == TriggerGroup::exercise || counted;
    case EventType::AID:
        return has(event.contexts, "military") || counted || !event.materiel.empty() || readies_irregulars(event);
    case EventType::REQUEST:
        return (has(event.modes, "assist") || has(event.contexts, "military")) && (counted || !event.materiel.empty());
    case EventType::RETREAT:
        return has(event.modes, "withdraw") || has(event.modes, "disarm") || group == TriggerGroup::withdrawal;
    case EventType::ASSAULT:
        if (destroys_counted(event)) {
            return counted;
        }
        // Use of force is no stationing, but an invasion brings forces, and a planned attack has some standing ready.
        return group == TriggerGroup::invasion || (counted && event.status != Status::actual && event.status != Status::historical);
    case EventType::THREATEN:
        return (has(event.modes, "violence") || has(event.modes, "territory")) && counted;
    default:
        return false;
    }
}

// Codes in alphabetic order, so that two reports of one joint force have one owner.
std::string joined_owner(const EventRecord& event, std::string& name) {
    std::map<std::string, std::string> names;
    for (const Party& party : side_of(event) == Side::actors ? event.actors : event.recipients) {
        if (!party.code.empty()) {
            names.emplace(party.code, party.name.empty() ? party.code : party.name);
        }
    }
    std::string owner;
    for (const auto& entry : names) {
        owner += (owner.empty() ? "" : "+") + entry.first;
        name += (name.empty() ? "" : " and ") + entry.second;
    }
    return owner;
}

std::string as_of(const EventRecord& event) {
    const bool dated = event.when && (event.when->from || event.when->to);
    if (!dated && (!event.published.from || !event.published.to)) {
        return {}; // a report known only to be later than some day does not say since when
    }
    const DateInterval& when = dated ? *event.when : event.published;
    const std::string from = when.from ? to_iso(*when.from) : "";
    const std::string to = when.to ? to_iso(*when.to) : "";
    return from == to ? from : from + "/" + to;
}

Posture posture_of(const EventRecord& event) {
    const TriggerGroup group = trigger_group(event.trigger_lemma.empty() ? event.trigger : event.trigger_lemma);
    if (event.type == EventType::REQUEST) {
        return Posture::wanted;
    }
    if (destroys_counted(event)) {
        return Posture::lost;
    }
    if (event.type == EventType::RETREAT || group == TriggerGroup::withdrawal) {
        return Posture::leaving;
    }
    return group == TriggerGroup::exercise ? Posture::exercise : group == TriggerGroup::patrol ? Posture::patrol : Posture::present;
}

// What the count counts, in its own words ("15,000 troops" -> "troops"), else the codebook's kind.
std::string counted_kind(const EventRecord::Count& count) {
    const auto found = force_noun(to_lower(count.words));
    return found ? std::string(found->first) : count.what;
}

// Of an event that names no force by a noun: its weapons, its drills, or just forces.
std::string unnamed_kind(const EventRecord& event, const ForceRow& base) {
    if (!event.materiel.empty()) {
        const std::string& weapon_class = event.materiel.front().weapon_class;
        return weapon_class.empty() ? base.materiel.front() : weapon_class;
    }
    if (event.type == EventType::AID || event.type == EventType::REQUEST) {
        return {};
    }
    if (base.posture == Posture::exercise) {
        return "drills";
    }
    // "Forces" of one state, without number, weapon or place, is no row that anybody could use.
    const bool says_something = !base.where.empty() || !base.from.empty() || base.owner.find('+') != std::string::npos;
    return says_something && (has(event.contexts, "military") || has(event.modes, "troops")) ? "forces" : "";
}

// Where the forces of an event are that names no place: with the host, or in the state that they invade.
std::string implied_place(const EventRecord& event) {
    const bool invades = event.type == EventType::ASSAULT && trigger_group(event.trigger_lemma) == TriggerGroup::invasion;
    if (!invades && !hosts(event)) {
        return {};
    }
    std::string text;
    for (const Party& party : invades ? event.recipients : event.actors) {
        // A state's own name only: the person who offers is not the place.
        if (party.code.size() == 3 && (party.entity == party.code || party.entity.empty()) && text.find(party.name) == std::string::npos) {
            text += (text.empty() ? "" : "; ") + party.name;
        }
    }
    return text;
}

// "Air defences are at work, the governor said": what guards a country is that of the official who tells of it there.
void own_defences(const EventRecord& event, ForceRow& row) {
    if (!row.owner.empty() || event.type != EventType::MOBILIZE || event.actors.size() != 1 || event.attribution.empty()) {
        return;
    }
    const std::string words = to_lower(event.actors.front().name);
    const bool guards = words.find("air defence") != std::string::npos || words.find("air defense") != std::string::npos || words.find("border guard") != std::string::npos;
    const Party& teller = event.attribution.front().party;
    if (guards && teller.code.size() == 3 && is_one_of(teller.sector, {"GOV", "MIL", "COP"})) {
        row.owner = teller.code;
        row.owner_name = teller.code;
    }
}

ForceRow base_row(const EventRecord& event) {
    ForceRow row;
    row.owner = joined_owner(event, row.owner_name);
    own_defences(event, row);
    for (const EventRecord::Weapon& weapon : event.materiel) {
        const std::string& name = weapon.name.empty() ? weapon.words : weapon.name;
        if (!has(row.materiel, name)) {
            row.materiel.push_back(name);
        }
    }
    row.where = place_words(event, false);
    if (row.where.empty()) {
        row.where = implied_place(event);
    }
    row.from = place_words(event, true);
    row.status = event.status;
    row.as_of = as_of(event);
    row.source = source_name(event);
    row.stance = event.attribution.empty() ? Stance::states : event.attribution.front().stance;
    row.mention = event.id;
    row.report = event.report;
    row.posture = posture_of(event);
    return row;
}

std::vector<ForceRow> rows_of(const EventRecord& event) {
    std::vector<ForceRow> rows;
    const ForceRow base = base_row(event);
    const std::string kind = kind_in_words(event);
    for (const EventRecord::Count& count : event.counts) {
        if (!is_force_count(count.what)) {
            continue;
        }
        ForceRow row = base;
        row.force_kind = counted_kind(count);
        if (row.force_kind == count.what && count.what == "personnel" && !kind.empty()) {
            row.force_kind = kind; // "more than 1,000 people" of the paratroopers named beside
        }
        row.low = count.low;
        row.high = count.high;
        row.qualifier = count.qualifier;
        row.has_count = true;
        rows.push_back(std::move(row));
    }
    const std::string named = !kind.empty() ? kind : unnamed_kind(event, base);
    if (rows.empty() && base.posture != Posture::lost && !base.owner.empty() && !named.empty()) {
        ForceRow row = base;
        row.force_kind = named;
        rows.push_back(std::move(row));
    }
    if (event.type == EventType::REQUEST) {
        for (ForceRow& row : rows) {
            row.status = event.status == Status::negated ? Status::negated : Status::hypothetical; // wished for, not there
        }
    }
    for (std::size_t index = 0; index < rows.size(); ++index) {
        rows[index].id = short_id("force\n" + event.id + "\n" + rows[index].force_kind + "\n" + std::to_string(index));
    }
    return rows;
}

bool says_the_same(const ForceRow& left, const ForceRow& right) {
    return left.owner == right.owner && left.force_kind == right.force_kind && left.where == right.where && left.source == right.source &&
           left.low == right.low && left.high == right.high && left.qualifier == right.qualifier && left.status == right.status &&
           left.materiel == right.materiel && left.from == right.from && left.posture == right.posture;
}

// "15,000 troops ... the troops": in one report a counted row says all that the uncounted one of the same source and day says.
void drop_uncounted_twins(std::vector<ForceClaim>& claims) {
    std::set<std::vector<std::string>> counted;
    const auto key = [](const ForceRow& row) { return std::vector<std::string>{row.owner, row.force_kind, row.source, row.as_of}; };
    for (const ForceClaim& claim : claims) {
        if (claim.row.has_count) {
            counted.insert(key(claim.row));
        }
    }
    std::erase_if(claims, [&](const ForceClaim& claim) { return !claim.row.has_count && counted.contains(key(claim.row)); });
}

// "Joined Norland in manoeuvres, including the deployment of hundreds of troops": a counted force without owner is that of the one
// other move of forces of its sentence and time that has one.
void lend_owners(std::vector<ForceClaim>& claims, const std::vector<const EventRecord*>& behind) {
    for (std::size_t index = 0; index < claims.size(); ++index) {
        ForceRow& row = claims[index].row;
        if (!row.owner.empty() || !row.owner_name.empty() || !row.has_count || row.posture == Posture::lost) {
            continue;
        }
        const ForceRow* lender = nullptr;
        bool is_one = true;
        for (std::size_t other = 0; other < claims.size(); ++other) {
            const ForceRow& theirs = claims[other].row;
            const bool beside = other != index && behind[other]->sentence_span == behind[index]->sentence_span && !theirs.owner.empty() &&
                                theirs.status == row.status && theirs.source == row.source && theirs.as_of == row.as_of;
            is_one = is_one && (!beside || lender == nullptr || lender->owner == theirs.owner);
            lender = beside ? &theirs : lender;
        }
        if (lender != nullptr && is_one) {
            row.owner = lender->owner;
            row.owner_name = lender->owner_name;
            row.posture = lender->posture == Posture::exercise ? Posture::exercise : row.posture;
        }
    }
}

// "His proposal to hold joint drills": nobody drills jointly alone. Whom another mention of the same drills in the report names beside him
// takes part.
void name_partners(std::vector<ForceClaim>& claims, const std::vector<const EventRecord*>& behind, const std::vector<const EventRecord*>& report,
                   const DevelopmentOf& development_of) {
    for (std::size_t index = 0; index < claims.size(); ++index) {
        ForceRow& row = claims[index].row;
        const auto mine = development_of.find(behind[index]->id);
        if (behind[index]->type != EventType::COOPERATE || row.posture != Posture::exercise || row.owner.size() != 3 || mine == development_of.end()) {
            continue;
        }
        for (const EventRecord* other : report) {
            const auto theirs = development_of.find(other->id);
            std::string names;
            const std::string owners = joined_owner(*other, names);
            if (theirs != development_of.end() && mine->second == theirs->second && owners.size() > 3 && owners.find(row.owner) != std::string::npos) {
                row.owner = owners;
                row.owner_name = names;
                break;
            }
        }
    }
}

} // namespace

std::vector<ForceClaim> claims_of_report(const std::vector<const EventRecord*>& report, const DevelopmentOf& development_of) {
    std::vector<ForceClaim> claims;
    std::vector<const EventRecord*> behind; // the event of each claim
    for (const EventRecord* event : report) {
        if (!moves_forces(*event)) {
            continue;
        }
        for (ForceRow& row : rows_of(*event)) {
            const bool is_repeated = std::any_of(claims.begin(), claims.end(), [&](const ForceClaim& claim) { return says_the_same(claim.row, row); });
            if (is_repeated) {
                continue;
            }
            ForceClaim claim;
            claim.row = std::move(row);
            claim.held = place_keys(*event, PlaceRole::from);
            claim.left = place_keys(*event, PlaceRole::to);
            claim.published = event->published;
            claim.position = static_cast<std::int32_t>(claims.size());
            claims.push_back(std::move(claim));
            behind.push_back(event);
        }
    }
    lend_owners(claims, behind);
    name_partners(claims, behind, report, development_of);
    place_claims(claims, behind, report, development_of);
    drop_uncounted_twins(claims);
    return claims;
}

} // namespace vedette::fusion
