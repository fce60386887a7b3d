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
    std::int64_t number = 0;   // in the casefile; 0: not from one
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
    std::string verdict;         // "accepted" or "corrected" by an analyst; empty: nobody looked
    std::string coded_type;      // the type as coded, where an analyst corrected the record
    std::optional<double> scale; // PLOVER conflict-cooperation value; absent: not known
};

struct DisputedValue {
    std::string value;   // "15,000", "negated", "2022-10-08"
    std::string source;  // who says so: name of the innermost source, else the outlet
    std::string mention; // event id
    std::string date;    // when it was said (publication), ISO
};

// What several counts leave possible: the lowest low, the highest high, and the count of the claim that vouches most (of equals the
// latest). `high` is absent where the highest claim is open ("at least 200"). Never an average.
struct DisputedBounds {
    double low = 0;
    double best = 0;
    std::optional<double> high;
    std::string best_mention; // event id of the claim behind `best`
};

struct Dispute {
    std::string field;   // "quantity:personnel", "toll:killed" (a count that grows from day to day), "status", "when", "where"
    std::vector<DisputedValue> values;
    std::optional<DisputedBounds> bounds = std::nullopt; // of "quantity:" and "toll:" only
};

// How another development of the case belongs to the history of this one: it was planned, feared or denied before it happened.
struct HistoryLink {
    std::string development;
    std::string relation; // "planned before", "feared before", "denied before", and from there: "came about"
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
    std::vector<HistoryLink> history;    // by relation, then id
};

// What the forces of a row do there. Only `present` ones stand, or are to stand, at the place.
enum class Posture { present, exercise, patrol, leaving, wanted, lost };

std::string_view to_string(Posture posture);
bool parse_posture(std::string_view text, Posture& posture); // false: no such word

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
    Posture posture = Posture::present;
    std::string closed_by;  // id of the row of a withdrawal that ended this presence
};

// One claim about forces and where it stands among the others: a row of the ledger, unless it only repeats an earlier one.
struct ForceClaim {
    ForceRow row;
    std::vector<std::string> held; // keys of the places that the force is said to be at, sorted
    std::vector<std::string> left; // ... that it leaves, if it leaves; sorted
    DateInterval published;
    std::int32_t position = 0;     // among the claims of its report
    bool is_repeated = false;      // the same source said the same before
    std::int64_t number = 0;       // in the casefile; 0: not there
};

// The records of docs/schema, one JSON object without a line end.
std::string print_development(const Development& development);
std::string print_force(const ForceRow& force);

} // namespace vedette
