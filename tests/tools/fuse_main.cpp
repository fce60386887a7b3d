// Fuses event records in JSON Lines (our own output format, or gold by the codebook with one report a line) and prints developments of
// several mentions and the ledger, for reading by eye: vedette_fuse_tool < events.jsonl
// Input, one event a line: {"id","report","published","type","status","trigger","lemma","sentence_words","sentence_begin","trigger_begin",
// "actor":[{"text","code","sector","entity"}],"recipient":[...],"attribution":[{...,"stance"}],"where":[{"text","id","role","country":[],
// "precision"}],"from","to","quantity":[{"words","what","low","high"}],"materiel":[{"name","class"}],"mode":[],"context":[]}

#include "fusion/development_merger.hpp"

#include <simdjson.h>

#include <iostream>
#include <map>
#include <string>

using namespace vedette; // NOLINT(google-build-using-namespace): a tool

namespace {

using Element = simdjson::dom::element;

std::string text_of(const Element& object, const char* key) {
    std::string_view value;
    return object[key].get(value) == simdjson::SUCCESS ? std::string(value) : std::string();
}

double number_of(const Element& object, const char* key, double otherwise) {
    double value = otherwise;
    return object[key].get(value) == simdjson::SUCCESS ? value : otherwise;
}

template <typename Use>
void each(const Element& object, const char* key, Use use) {
    simdjson::dom::array list;
    if (object[key].get(list) == simdjson::SUCCESS) {
        for (const Element& item : list) {
            use(item);
        }
    }
}

Party party_of(const Element& object) {
    Party party;
    party.name = text_of(object, "text");
    party.entity = text_of(object, "entity").empty() ? party.name : text_of(object, "entity");
    party.code = text_of(object, "code");
    party.sector = text_of(object, "sector");
    return party;
}

EventRecord read_event(const Element& object) {
    EventRecord event;
    event.id = text_of(object, "id");
    event.report = text_of(object, "report");
    event.outlet = event.origin = event.report;
    if (const auto day = parse_iso_day(text_of(object, "published"))) {
        event.published = {day, day, Granularity::day};
    }
    parse_event_type(text_of(object, "type"), event.type);
    parse_status(text_of(object, "status"), event.status);
    event.trigger = text_of(object, "trigger");
    event.trigger_lemma = text_of(object, "lemma");
    event.sentence = text_of(object, "sentence_words");
    const auto begin = static_cast<std::uint32_t>(number_of(object, "sentence_begin", 0));
    event.sentence_span = {begin, begin + static_cast<std::uint32_t>(event.sentence.size())};
    const auto trigger = static_cast<std::uint32_t>(number_of(object, "trigger_begin", begin));
    event.trigger_span = {trigger, trigger + static_cast<std::uint32_t>(event.trigger.size())};
    each(object, "mode", [&](const Element& item) { event.modes.emplace_back(std::string_view(item)); });
    each(object, "context", [&](const Element& item) { event.contexts.emplace_back(std::string_view(item)); });
    each(object, "actor", [&](const Element& item) { event.actors.push_back(party_of(item)); });
    each(object, "recipient", [&](const Element& item) { event.recipients.push_back(party_of(item)); });
    each(object, "attribution", [&](const Element& item) {
        Source source;
        source.party = party_of(item);
        parse_stance(text_of(item, "stance"), source.stance);
        event.attribution.push_back(source);
    });
    const std::map<std::string, PlaceRole> roles = {{"at", PlaceRole::at}, {"from", PlaceRole::from}, {"to", PlaceRole::to}, {"near", PlaceRole::near}, {"border", PlaceRole::border}};
    const std::map<std::string, PlacePrecision> precisions = {{"site", PlacePrecision::site}, {"city", PlacePrecision::city}, {"country", PlacePrecision::country},
                                                              {"region", PlacePrecision::region}, {"border", PlacePrecision::border}, {"sea", PlacePrecision::sea}};
    each(object, "where", [&](const Element& item) {
        EventRecord::Where place;
        place.words = place.name = text_of(item, "text");
        place.id = text_of(item, "id");
        const auto role = roles.find(text_of(item, "role"));
        place.role = role == roles.end() ? PlaceRole::at : role->second;
        const auto precision = precisions.find(text_of(item, "precision"));
        place.precision = precision == precisions.end() ? PlacePrecision::unknown : precision->second;
        each(item, "country", [&](const Element& code) { place.countries.emplace_back(std::string_view(code)); });
        event.where.push_back(std::move(place));
    });
    const auto from = parse_iso_day(text_of(object, "from"));
    const auto to = parse_iso_day(text_of(object, "to"));
    if (from || to) {
        event.when = DateInterval{from, to, Granularity::day};
    }
    each(object, "quantity", [&](const Element& item) {
        EventRecord::Count count;
        count.words = text_of(item, "words");
        count.what = text_of(item, "what");
        count.low = number_of(item, "low", 0);
        const double high = number_of(item, "high", -1);
        if (high >= 0) {
            count.high = high;
        }
        event.counts.push_back(std::move(count));
    });
    each(object, "materiel", [&](const Element& item) { event.materiel.push_back({text_of(item, "name"), text_of(item, "name"), text_of(item, "class")}); });
    return event;
}

} // namespace

int main() {
    simdjson::dom::parser parser;
    std::vector<EventRecord> events;
    std::map<std::string, const EventRecord*> by_id;
    std::string line;
    while (std::getline(std::cin, line)) {
        Element object;
        if (parser.parse(line).get(object) == simdjson::SUCCESS) {
            events.push_back(read_event(object));
        }
    }
    for (const EventRecord& event : events) {
        by_id[event.id] = &event;
    }
    const fusion::FusedCase fused = fusion::DevelopmentMerger{}.merge(events);
    std::cout << events.size() << " events, " << fused.developments.size() << " developments\n";
    for (const Development& development : fused.developments) {
        if (development.mentions.size() < 2) {
            continue;
        }
        std::cout << "\n" << development.id << " " << to_string(development.type) << " " << to_string(development.status) << " independent " << development.independent << "\n";
        for (const std::string& id : development.mentions) {
            const EventRecord& event = *by_id[id];
            std::cout << "  " << event.report.substr(0, 12) << " " << to_string(event.status) << " '" << event.trigger << "' " << event.sentence.substr(0, 110) << "\n";
        }
        for (const std::string& reason : development.because) {
            std::cout << "    because " << reason << "\n";
        }
        for (const Dispute& dispute : development.disputes) {
            std::cout << "    dispute " << dispute.field << ":";
            for (const DisputedValue& value : dispute.values) {
                std::cout << " [" << value.value << " | " << value.source << " | " << value.date << "]";
            }
            std::cout << "\n";
        }
    }
    std::cout << "\nforces\n";
    for (const ForceRow& row : fused.forces) {
        std::cout << "  " << row.owner << " | " << row.force_kind << " | ";
        if (row.has_count) {
            std::cout << *row.low << ".." << (row.high ? std::to_string(static_cast<long long>(*row.high)) : "") << " " << to_string(row.qualifier);
        }
        std::cout << " | ";
        for (const std::string& name : row.materiel) {
            std::cout << name << ",";
        }
        std::cout << " | " << row.where << " | from " << row.from << " | " << to_string(row.status) << " | " << row.source << "/" << to_string(row.stance) << " | " << row.as_of << " | "
                  << row.report.substr(0, 3) << (row.supersedes.empty() ? "" : " supersedes " + row.supersedes) << "\n";
    }
    return 0;
}
