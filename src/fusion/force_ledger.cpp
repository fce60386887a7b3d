#include "fusion/force_ledger.hpp"

#include "base/content_hash.hpp"
#include "base/utf8.hpp"
#include "fusion/build_development.hpp"
#include "fusion/trigger_groups.hpp"

#include <algorithm>
#include <array>
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

// What kind of force the event's own words name: its trigger's neighbourhood and its actors.
std::string kind_in_words(const EventRecord& event) {
    for (const Party& party : event.actors) {
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
        return has(event.contexts, "military") || counted || !event.materiel.empty();
    case EventType::REQUEST:
        return (has(event.modes, "assist") || has(event.contexts, "military")) && (counted || !event.materiel.empty());
    case EventType::RETREAT:
        return has(event.modes, "withdraw") || has(event.modes, "disarm") || group == TriggerGroup::withdrawal;
    case EventType::ASSAULT:
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
    for (const Party& party : event.actors) {
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

std::string place_words(const EventRecord& event, bool origin) {
    std::string text;
    for (const EventRecord::Where& place : event.where) {
        if ((place.role == PlaceRole::from) != origin) {
            continue;
        }
        std::string one = place.words.empty() ? place.name : place.words;
        if (!place.name.empty() && !place.words.empty() && place.name != place.words) {
            one += " (" + place.name + ")";
        }
        if (text.find(one) == std::string::npos) {
            text += (text.empty() ? "" : "; ") + one;
        }
    }
    return text;
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

// Where two rows must agree to be statements about one force.
struct ForceKey {
    std::string owner;
    std::string kind;
    std::string place;
    std::string source;

    auto operator<=>(const ForceKey&) const = default;
};

std::string place_key(const EventRecord::Where& where) { return where.id.empty() ? where.name : where.id; }

ForceKey key_of(const ForceRow& row, const EventRecord& event) {
    std::string place;
    for (const EventRecord::Where& where : event.where) {
        if (where.role != PlaceRole::from) {
            place += place_key(where) + ";";
        }
    }
    return {.owner = row.owner, .kind = row.force_kind, .place = std::move(place), .source = row.source};
}

ForceRow base_row(const EventRecord& event) {
    ForceRow row;
    row.owner = joined_owner(event, row.owner_name);
    for (const EventRecord::Weapon& weapon : event.materiel) {
        const std::string& name = weapon.name.empty() ? weapon.words : weapon.name;
        if (!has(row.materiel, name)) {
            row.materiel.push_back(name);
        }
    }
    row.where = place_words(event, false);
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
    if (rows.empty() && !base.owner.empty() && !named.empty()) {
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

// A place that the retreat leaves is one that the force was said to hold.
bool leaves_held_place(const EventRecord& retreat, const EventRecord& event) {
    return std::any_of(retreat.where.begin(), retreat.where.end(), [&](const EventRecord::Where& left) {
        return left.role != PlaceRole::to && std::any_of(event.where.begin(), event.where.end(), [&](const EventRecord::Where& held) {
                   return held.role != PlaceRole::from && place_key(held) == place_key(left);
               });
    });
}

bool is_any_force(std::string_view kind) {
    return kind == "troops" || kind == "forces" || kind == "force" || kind == "soldiers" || kind == "army" || kind == "servicemen" || kind == "personnel";
}

// "The brigade left Sisak": whatever of the same owner and kind stood there before is closed, unless only some of it is said to go.
bool closes(const ForceRow& leaving, const EventRecord& retreat, const ForceRow& row, const EventRecord& event) {
    if (leaving.posture != Posture::leaving || leaving.status != Status::actual || row.posture != Posture::present || row.status != Status::actual ||
        row.owner.empty() || row.owner != leaving.owner || row.report == leaving.report || !row.closed_by.empty()) {
        return false;
    }
    if (row.force_kind != leaving.force_kind && !(is_any_force(row.force_kind) && is_any_force(leaving.force_kind))) {
        return false;
    }
    const bool only_some = leaving.has_count && (!row.low || !leaving.low || *leaving.low < *row.low);
    return !only_some && leaves_held_place(retreat, event);
}

bool says_the_same(const ForceRow& left, const ForceRow& right) {
    return left.low == right.low && left.high == right.high && left.qualifier == right.qualifier && left.status == right.status &&
           left.materiel == right.materiel && left.from == right.from && left.posture == right.posture;
}

// "15,000 troops ... the troops": in one report a counted row says all that the uncounted one of the same source and day says.
void drop_uncounted_twins(std::vector<ForceRow>& rows) {
    std::set<std::vector<std::string>> counted;
    const auto key = [](const ForceRow& row) { return std::vector<std::string>{row.report, row.owner, row.force_kind, row.source, row.as_of}; };
    std::set<std::string> superseded;
    for (const ForceRow& row : rows) {
        superseded.insert(row.supersedes);
        if (row.has_count) {
            counted.insert(key(row));
        }
    }
    std::erase_if(rows, [&](const ForceRow& row) { return !row.has_count && counted.contains(key(row)) && !superseded.contains(row.id); });
}

} // namespace

// "Joined Russia in manoeuvres, including the deployment of hundreds of troops": a counted force without owner is that of the one
// other move of forces in its sentence that has one.
void lend_owners(std::vector<ForceRow>& rows, const std::vector<const EventRecord*>& behind) {
    std::map<std::pair<std::string, std::uint32_t>, std::vector<std::size_t>> sentences;
    for (std::size_t index = 0; index < rows.size(); ++index) {
        sentences[{behind[index]->report, behind[index]->sentence_span.begin}].push_back(index);
    }
    for (const auto& entry : sentences) {
        std::set<std::string> owners;
        for (const std::size_t index : entry.second) {
            if (!rows[index].owner.empty()) {
                owners.insert(rows[index].owner);
            }
        }
        if (owners.size() != 1) {
            continue;
        }
        const auto owned = std::find_if(entry.second.begin(), entry.second.end(), [&](std::size_t index) { return !rows[index].owner.empty(); });
        for (const std::size_t index : entry.second) {
            const bool same_status = rows[index].status == rows[*owned].status && rows[index].source == rows[*owned].source;
            if (rows[index].owner.empty() && rows[index].owner_name.empty() && rows[index].has_count && same_status && behind[index]->actors.empty()) {
                rows[index].owner = rows[*owned].owner;
                rows[index].owner_name = rows[*owned].owner_name;
                rows[index].posture = rows[*owned].posture == Posture::exercise ? Posture::exercise : rows[index].posture;
            }
        }
    }
}

std::vector<ForceRow> build_forces(std::vector<const EventRecord*> events) {
    std::sort(events.begin(), events.end(), [](const EventRecord* left, const EventRecord* right) {
        const auto key = [](const EventRecord* event) {
            return std::tie(event->published.from, event->published.to, event->report, event->trigger_span.begin, event->id);
        };
        return key(left) < key(right);
    });
    std::vector<ForceRow> rows;
    std::vector<const EventRecord*> behind; // the event of each row
    std::map<ForceKey, std::size_t> latest; // the last row of a force by a source
    std::map<std::string, std::vector<std::size_t>> standing; // by owner: rows that a withdrawal may close
    for (const EventRecord* event : events) {
        if (!moves_forces(*event)) {
            continue;
        }
        for (ForceRow& row : rows_of(*event)) {
            const ForceKey key = key_of(row, *event);
            const auto before = latest.find(key);
            if (before != latest.end()) {
                const ForceRow& earlier = rows[before->second];
                if (says_the_same(earlier, row) && (earlier.report == row.report || earlier.as_of == row.as_of)) {
                    continue; // said twice
                }
                // In one report two statements stand side by side; only later news supersedes.
                if (earlier.report != row.report && !row.owner.empty()) {
                    row.supersedes = earlier.id;
                }
            }
            latest[key] = rows.size();
            std::vector<std::size_t>& of_owner = standing[row.owner];
            std::erase_if(of_owner, [&](std::size_t index) {
                const bool closed = closes(row, *event, rows[index], *behind[index]);
                if (closed) {
                    rows[index].closed_by = row.id;
                }
                return closed;
            });
            if (row.posture == Posture::present && row.status == Status::actual && !row.where.empty()) {
                of_owner.push_back(rows.size());
            }
            behind.push_back(event);
            rows.push_back(std::move(row));
        }
    }
    lend_owners(rows, behind);
    drop_uncounted_twins(rows);
    std::sort(rows.begin(), rows.end(), [](const ForceRow& left, const ForceRow& right) {
        return std::tie(left.owner, left.where, left.as_of, left.id) < std::tie(right.owner, right.where, right.as_of, right.id);
    });
    return rows;
}

} // namespace vedette::fusion
