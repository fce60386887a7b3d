#pragma once
// Across reports: developments with their disputes, and the ledger of forces. Codebook section 8.

#include "base/civil_date.hpp"
#include "records/details.hpp"
#include "records/events.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vedette {

// One event of one report as the casefile hands it to fusion: an Event with its places, times and quantities resolved to values.
struct EventRecord {
    std::string id;
    std::string report;
    std::string outlet;
    std::string origin;        // who vouches at the root: wire or cited source, else the outlet; equal origins are one claimant
    std::string report_title;
    DateInterval published;
    EventType type = EventType::CONSULT;
    std::vector<std::string> modes;
    std::vector<std::string> contexts;
    std::string cameo;
    Status status = Status::actual;
    std::string trigger;       // words
    std::string trigger_lemma;
    std::string sentence;      // words
    TextSpan sentence_span;    // bytes in the report's text
    TextSpan trigger_span;
    std::vector<Party> actors;
    std::vector<Party> recipients;
    std::vector<Source> attribution;
    struct Where {
        std::string words, name, id;
        PlaceRole role = PlaceRole::at;
        std::vector<std::string> countries;
        std::optional<double> lat, lon;
        PlacePrecision precision = PlacePrecision::unknown;
        double radius_km = 0; // how far off the point may be; 0: unknown
    };
    std::vector<Where> where;
    std::optional<DateInterval> when;
    std::string when_words;
    struct Count {
        std::string words, what;
        double low = 0;
        std::optional<double> high;
        Qualifier qualifier = Qualifier::exact;
    };
    std::vector<Count> counts;
    struct Weapon {
        std::string words, name, weapon_class;
    };
    std::vector<Weapon> materiel;
    double confidence = 0;
    std::optional<double> scale; // PLOVER conflict-cooperation value; absent: not known
};

struct DisputedValue {
    std::string value;   // "15,000", "negated", "2022-10-08"
    std::string source;  // who says so: name of the innermost source, else the outlet
    std::string mention; // event id
    std::string date;    // when it was said (publication), ISO
};

struct Dispute {
    std::string field;   // "quantity:personnel", "status", "when", "where"
    std::vector<DisputedValue> values;
};

struct Development {
    std::string id;
    EventType type = EventType::CONSULT;
    Status status = Status::actual;      // of the latest best-vouched mention
    std::vector<Party> actors;
    std::vector<Party> recipients;
    std::vector<EventRecord::Where> where;
    std::optional<DateInterval> when;
    std::optional<Day> first_reported;
    std::optional<Day> last_reported;
    std::vector<std::string> mentions;   // event ids, in order of publication, then text
    std::vector<std::string> outlets;
    int independent = 0;                 // claimants, not web sites
    std::vector<Dispute> disputes;
    std::vector<std::string> because;    // one reason a join: "same parties, same day: 'drills' and 'war games'"
};

struct ForceRow {
    std::string id;
    std::string owner;     // ISO3 or IGO
    std::string owner_name;
    std::string force_kind; // "troops", "paratroopers", "aircraft", ...
    std::optional<double> low;
    std::optional<double> high;
    Qualifier qualifier = Qualifier::exact;
    bool has_count = false;
    std::vector<std::string> materiel;
    std::string where;     // words and resolved name
    std::string from;
    Status status = Status::actual;
    std::string as_of;     // ISO day or interval
    std::string source;    // who says so
    Stance stance = Stance::states;
    std::string mention;   // event id
    std::string report;
    std::string supersedes; // id of an earlier row
};

// The records of docs/schema, one JSON object without a line end.
std::string print_development(const Development& development);
std::string print_force(const ForceRow& force);

} // namespace vedette
