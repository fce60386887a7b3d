#pragma once
// Hand-made event records: only what a test is about.

#include "base/content_hash.hpp"
#include "fusion/development_merger.hpp"
#include "records/fused.hpp"

#include <string>
#include <vector>

namespace vedette::test {

class EventBuilder {
public:
    EventBuilder(std::string report, std::string published, EventType type, std::string trigger, std::string sentence) {
        event_.report = std::move(report);
        event_.outlet = "Outlet " + event_.report;
        event_.origin = event_.outlet;
        if (const std::optional<Day> day = parse_iso_day(published)) {
            event_.published = {day, day, Granularity::day};
        }
        event_.type = type;
        event_.trigger = std::move(trigger);
        event_.trigger_lemma = event_.trigger;
        event_.sentence = std::move(sentence);
        event_.sentence_span = {0, static_cast<std::uint32_t>(event_.sentence.size())};
        const std::size_t at = event_.sentence.find(event_.trigger);
        event_.trigger_span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + event_.trigger.size())};
    }

    EventBuilder& lemma(std::string word) { event_.trigger_lemma = std::move(word); return *this; }

    EventBuilder& actor(std::string code, std::string sector = "GOV", std::string entity = "") {
        event_.actors.push_back(party(std::move(code), std::move(sector), std::move(entity)));
        return *this;
    }

    EventBuilder& recipient(std::string code) { event_.recipients.push_back(party(std::move(code), "GOV", "")); return *this; }

    EventBuilder& source(std::string name, Stance stance) {
        Source made;
        made.party.name = std::move(name);
        made.stance = stance;
        event_.attribution.push_back(made);
        return *this;
    }

    // A person or body that is known by a key, whatever a report calls it.
    EventBuilder& teller(std::string entity, Stance stance, std::string code = "") {
        Source made;
        made.party.entity = made.party.name = std::move(entity);
        made.party.code = std::move(code);
        made.party.sector = "GOV";
        made.stance = stance;
        event_.attribution.push_back(made);
        return *this;
    }

    // Where the sentence begins in its report; at 0 unless told.
    EventBuilder& sentence_at(std::uint32_t begin) {
        for (TextSpan* span : {&event_.sentence_span, &event_.trigger_span}) {
            span->begin += begin;
            span->end += begin;
        }
        return *this;
    }

    // Somebody whom the text names by words alone.
    EventBuilder& unknown_actor(std::string words, std::string sector) {
        Party made;
        made.entity = "words:" + words;
        made.name = std::move(words);
        made.sector = std::move(sector);
        event_.actors.push_back(std::move(made));
        return *this;
    }

    EventBuilder& status(Status value) { event_.status = value; return *this; }

    EventBuilder& context(std::string value) { event_.contexts.push_back(std::move(value)); return *this; }

    EventBuilder& mode(std::string value) { event_.modes.push_back(std::move(value)); return *this; }

    EventBuilder& origin(std::string value) { event_.origin = std::move(value); return *this; }

    EventBuilder& when(std::string from, std::string to = "") {
        event_.when = DateInterval{parse_iso_day(from), parse_iso_day(to.empty() ? from : to), Granularity::day};
        return *this;
    }

    EventBuilder& at(std::string id, std::vector<std::string> countries, PlacePrecision precision, PlaceRole role = PlaceRole::at) {
        EventRecord::Where place;
        place.id = id;
        place.name = id;
        place.words = std::move(id);
        place.role = role;
        place.countries = std::move(countries);
        place.precision = precision;
        event_.where.push_back(std::move(place));
        return *this;
    }

    EventBuilder& count(std::string words, std::string what, double low, std::optional<double> high) {
        event_.counts.push_back({.words = std::move(words), .what = std::move(what), .low = low, .high = high, .qualifier = Qualifier::exact});
        return *this;
    }

    EventBuilder& weapon(std::string name, std::string weapon_class) {
        event_.materiel.push_back({.words = name, .name = name, .weapon_class = std::move(weapon_class)});
        return *this;
    }

    operator EventRecord() { // NOLINT(google-explicit-constructor): a builder
        event_.id = short_id(event_.report + "\n" + event_.trigger + "\n" + std::string(to_string(event_.type)) + "\n" + event_.sentence);
        return event_;
    }

private:
    static Party party(std::string code, std::string sector, std::string entity) {
        Party made;
        made.entity = entity.empty() ? code : std::move(entity);
        made.name = made.entity;
        made.code = std::move(code);
        made.sector = std::move(sector);
        return made;
    }

    EventRecord event_;
};

} // namespace vedette::test
