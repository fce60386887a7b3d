#include "briefing/board.hpp"
#include "briefing/compose_parts.hpp"
#include "briefing/plain_words.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace vedette::briefing {

namespace {

constexpr std::size_t kWordsAroundTrigger = 170; // about two lines in the terminal

// A mention that fusion has not placed is a development of its own, so that nothing coded is lost from the picture.
Development alone(const EventRecord& event) {
    Development development;
    development.id = event.id;
    development.type = event.type;
    development.status = event.status;
    development.actors = event.actors;
    development.recipients = event.recipients;
    development.where = event.where;
    development.when = event.when;
    if (event.published.from && event.published.to) { // later than some day is no day of reporting
        development.first_reported = event.published.from;
        development.last_reported = event.published.to;
    }
    development.mentions = {event.id};
    if (!event.outlet.empty()) {
        development.outlets = {event.outlet};
    }
    development.independent = 1;
    return development;
}


std::vector<std::string> codes_of(const Development& development) {
    std::set<std::string> codes;
    for (const auto* parties : {&development.actors, &development.recipients}) {
        for (const Party& party : *parties) {
            codes.insert(party.code);
        }
    }
    for (const EventRecord::Where& where : development.where) {
        codes.insert(where.countries.begin(), where.countries.end());
    }
    codes.erase("");
    return {codes.begin(), codes.end()};
}

bool is_same_count(const EventRecord::Count& left, const EventRecord::Count& right) {
    return left.what == right.what && left.low == right.low && left.high == right.high;
}

// Money and distances belong to the sentence, not to a line that is read for forces and people.
bool is_worth_a_line(const EventRecord::Count& count) {
    return count.what != "distance" && !count.words.empty();
}

void add_counts(const EventRecord& event, std::vector<EventRecord::Count>& seen, ChronologyItem& item) {
    for (const EventRecord::Count& count : event.counts) {
        const auto same = [&count](const EventRecord::Count& other) { return is_same_count(count, other); };
        if (is_worth_a_line(count) && std::none_of(seen.begin(), seen.end(), same)) {
            seen.push_back(count);
            item.counts.push_back(shortened(one_line(count.words), 60));
        }
    }
}

void add_unique(std::vector<std::string>& list, std::string value) {
    if (!value.empty() && std::find(list.begin(), list.end(), value) == list.end()) {
        list.push_back(std::move(value));
    }
}

void add_said_by(const EventRecord& event, const CaseIndex& index, ChronologyItem& item) {
    if (event.attribution.empty()) {
        return;
    }
    const Source& innermost = event.attribution.front();
    const SourceSaid said{index.party_name(innermost.party), innermost.party.code, innermost.stance};
    const auto same = [&said](const SourceSaid& other) {
        return other.name == said.name && other.stance == said.stance;
    };
    if (std::none_of(item.said_by.begin(), item.said_by.end(), same)) {
        item.said_by.push_back(said);
    }
}

// What the mentions add to the development: words, counts, weapons, sources, evidence.
void add_mentions(const std::vector<const EventRecord*>& mentions, const CaseIndex& index,
                  ChronologyItem& item) {
    std::vector<EventRecord::Count> counts;
    std::set<std::string_view> reports;
    for (const EventRecord* event : mentions) {
        add_counts(*event, counts, item);
        for (const EventRecord::Weapon& weapon : event->materiel) {
            add_unique(item.materiel, one_line(weapon.name.empty() ? weapon.words : weapon.name));
        }
        add_said_by(*event, index, item);
        item.evidence.push_back(evidence_of(*event, index));
        item.first_told = std::min(item.first_told, std::pair(index.report_order(event->report), event->trigger_span.begin));
        if (reports.insert(event->report).second) {
            item.copies += item.evidence.back().is_copy ? 1 : 0;
        }
    }
    item.reports = static_cast<int>(reports.size());
    // The line quotes a mention that agrees with the development: not the denial of what later happened.
    const auto agrees = std::find_if(mentions.begin(), mentions.end(), [&item](const EventRecord* event) {
        return event->status == item.status && event->type == item.type;
    });
    const EventRecord& shown = agrees == mentions.end() ? *mentions.front() : **agrees;
    item.words = words_around_trigger(shown, kWordsAroundTrigger);
    item.kind = type_in_words(item.type, shown.modes, shown.contexts);
}

ChronologyItem item_of(const Development& development, const std::vector<const EventRecord*>& mentions,
                       const CaseIndex& index) {
    ChronologyItem item;
    item.id = development.id;
    item.type = development.type;
    item.status = development.status;
    item.when = development.when;
    item.is_dated = development.when && (development.when->from || development.when->to);
    if (item.is_dated) {
        item.when_text = date_in_words(*development.when);
        item.order = development.when->from ? development.when->from : development.when->to;
    } else {
        item.order = development.first_reported;
    }
    if (development.first_reported) {
        item.reported = day_in_words(*development.first_reported);
    }
    item.who = index.party_names(development.actors);
    item.whom = index.party_names(development.recipients);
    item.codes = codes_of(development);
    item.where = places_in_words(development.where);
    for (const std::string& outlet : development.outlets) {
        add_unique(item.outlets, one_line(outlet));
    }
    item.independent = development.independent;
    for (const Dispute& dispute : development.disputes) {
        add_unique(item.disputed, field_in_words(one_line(dispute.field)));
    }
    for (const std::string& reason : development.because) {
        item.because.push_back(one_line(reason));
    }
    add_mentions(mentions, index, item);
    item.verdict = verdict_in_words(mentions);
    return item;
}

// "denied before: Attack: Russia → Ukraine (29 Dec 2021)", for the developments that the brief shows.
void link_history(const CaseView& view, Brief& brief) {
    std::map<std::string_view, std::size_t> places;
    for (std::size_t at = 0; at < brief.chronology.size(); ++at) {
        places.emplace(brief.chronology[at].id, at);
    }
    for (const Development& development : view.developments) {
        const auto here = places.find(development.id);
        if (here == places.end()) {
            continue;
        }
        for (const HistoryLink& link : development.history) {
            if (const auto there = places.find(link.development); there != places.end()) {
                const ChronologyItem& other = brief.chronology[there->second];
                const std::string& day = other.when_text.empty() ? other.reported : other.when_text;
                brief.chronology[here->second].history.emplace_back(other.id, link.relation + ": " + other.headline() + (day.empty() ? "" : " (" + day + ")"));
            }
        }
    }
}

// Undated background leads; then by date; what has neither date nor report date comes last. What stands under one date keeps the order of
// the reports and of their sentences.
bool stands_before(const ChronologyItem& left, const ChronologyItem& right) {
    const auto rank = [](const ChronologyItem& item) {
        if (item.status == Status::historical && !item.is_dated) {
            return 0;
        }
        return item.order ? 1 : 2;
    };
    if (rank(left) != rank(right)) {
        return rank(left) < rank(right);
    }
    return std::tie(left.order, left.first_told) < std::tie(right.order, right.first_told);
}

std::vector<TheatreZone> levelled_zones(std::vector<TheatreZone> zones, const std::vector<TheatreReading>& board) {
    for (TheatreZone& zone : zones) {
        zone.title = one_line(zone.title);
        const auto reading = std::find_if(board.begin(), board.end(), [&zone](const TheatreReading& one) { return one.theatre == zone.id; });
        if (reading != board.end()) {
            zone.level = reading->level;
            zone.level_words = level_in_words(*reading);
        }
    }
    return zones;
}

// Who stands behind the indicators, as the events name them.
void name_claimants(const CaseView& view, const CaseIndex& index, Brief& brief) {
    if (brief.board.empty()) {
        return;
    }
    for (const EventRecord& event : view.events) {
        if (!event.attribution.empty()) {
            const Party& party = event.attribution.front().party;
            const std::string& key = event.origin.empty() ? party.entity : event.origin;
            if (key == party.entity || key == party.code) {
                brief.claimant_names.emplace(key, key == party.code ? index.name_of_code(key) : index.party_name(party));
            }
        }
    }
}

std::string subject_in_words(const BriefOptions& options, const CaseIndex& index) {
    std::string subject =
        options.on.empty() ? "Everything read" : "What concerns " + index.name_of_code(one_line(options.on));
    if (options.since) {
        subject += ", from " + day_in_words(*options.since);
    }
    if (options.until) {
        subject += ", to " + day_in_words(*options.until);
    }
    return subject;
}

} // namespace

std::string ChronologyItem::headline() const {
    std::string parties = who.empty() ? "actor not stated" : joined_upto(who, 4);
    if (!whom.empty()) {
        parties += " → " + joined_upto(whom, 4);
    }
    return kind + ": " + parties;
}

std::string ChronologyItem::scene() const { return headline() + (where.empty() ? "" : " · " + where); }

std::string ChronologyItem::about() const { return scene() + (is_dated ? " · " + when_text : ""); }

int weight_of(const ChronologyItem& item) {
    const bool is_material = item.type == EventType::MOBILIZE || item.type == EventType::ASSAULT || item.type == EventType::COOPERATE ||
                             item.type == EventType::RETREAT || item.type == EventType::AID || item.type == EventType::THREATEN;
    return item.independent * 3 + (item.disputed.empty() ? 0 : 3) + (item.counts.empty() ? 0 : 2) + (is_material ? 2 : 0) +
           (item.is_dated ? 1 : 0) + (item.who.empty() ? 0 : 2) - (item.status == Status::historical ? 2 : 0);
}

void compose_chronology(const CaseView& view, const CaseIndex& index, Brief& brief) {
    std::set<std::string_view> placed;
    const auto add = [&](const Development& development) {
        std::vector<const EventRecord*> mentions;
        for (const std::string& id : development.mentions) {
            placed.insert(id);
            if (const EventRecord* event = index.event(id)) {
                mentions.push_back(event);
            }
        }
        if (!mentions.empty()) {
            brief.chronology.push_back(item_of(development, mentions, index));
        }
    };
    for (const Development& development : view.developments) {
        add(development);
    }
    for (const EventRecord& event : view.events) {
        if (placed.count(event.id) == 0) {
            const Development development = alone(event);
            brief.chronology.push_back(item_of(development, {&event}, index));
        }
    }
    std::stable_sort(brief.chronology.begin(), brief.chronology.end(), stands_before);
    link_history(view, brief);
}

Brief compose(const CaseView& view, const BriefOptions& options) {
    const CaseIndex index(view, options.country_names);
    Brief brief;
    brief.casefile = one_line(view.name);
    brief.subject = subject_in_words(options, index);
    brief.title = options.on.empty() ? "Brief" : "Brief: " + index.name_of_code(one_line(options.on));
    brief.events = static_cast<int>(view.events.size());
    brief.versions = view.versions;
    brief.failures = view.failures;
    for (FailureRow& failure : brief.failures) {
        failure.source = one_line(failure.source);
        failure.reason = one_line(failure.reason);
    }
    brief.board = clean_board(options.board);
    name_claimants(view, index, brief);
    brief.zones = levelled_zones(options.zones, brief.board);
    compose_reports(view, brief);
    compose_chronology(view, index, brief);
    compose_claims(view, index, brief);
    compose_forces(view, index, brief);
    compose_force_sums(options, index, brief);
    compose_places(view, index, brief);
    compose_actors(view, index, brief);
    compose_limits(view, brief);
    compose_bottom_line(view, brief);
    compose_news(view, index, options, brief);
    compose_open_questions(view, brief);
    compose_episodes(view, options, brief);
    return brief;
}

} // namespace vedette::briefing
