#pragma once
// A theatre and a handful of events by hand. Peru and Ecuador, with the tables of the lexicon.

#include "../fusion/build_events.hpp"
#include "warning/theatre_watch.hpp"

#include <string>
#include <vector>

namespace vedette::test {

inline const std::string kLexicon = std::string(VEDETTE_SOURCE_DIR) + "/lexicon";

inline const warning::IndicatorTable& indicators() {
    static const warning::IndicatorTable table(kLexicon);
    return table;
}

inline const warning::Theatre& theatre(const std::string& id = "peru-ecuador") {
    static const warning::TheatreTable table(kLexicon);
    return *table.find(id);
}

inline EventRecord sure(EventRecord event) {
    event.confidence = 0.9;
    return event;
}

// Peruvian troops at the border, as `report` tells on that day in its own words.
inline EventBuilder troops(const std::string& report, const std::string& day, const std::string& words = "Peru moved troops to the border.") {
    EventBuilder made(report, day, EventType::MOBILIZE, "moved", words);
    made.actor("PER", "MIL").mode("troops").context("military").at("border of Ecuador", {"ECU"}, PlacePrecision::border, PlaceRole::border);
    return made;
}

inline Development development_of(const std::string& id, const std::vector<EventRecord>& events) {
    Development development;
    development.id = id;
    for (const EventRecord& event : events) {
        development.mentions.push_back(event.id);
    }
    return development;
}

inline Day day_of(const std::string& iso) { return *parse_iso_day(iso); }

} // namespace vedette::test
