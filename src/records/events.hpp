#pragma once
// What happened, is planned, feared or denied: codebook sections 1 to 7.

#include "base/text_span.hpp"
#include "records/syntax.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vedette {

enum class EventType : std::uint8_t {
    AGREE, CONSULT, SUPPORT, CONCEDE, COOPERATE, AID, RETREAT, REQUEST, ACCUSE, REJECT, THREATEN, PROTEST, SANCTION, MOBILIZE, COERCE,
    ASSAULT,
};
inline constexpr std::size_t kEventTypeCount = 16;
std::string_view to_string(EventType type);
bool parse_event_type(std::string_view text, EventType& type);

enum class Status : std::uint8_t { actual, future, hypothetical, negated, historical };
std::string_view to_string(Status status);
bool parse_status(std::string_view text, Status& status);

enum class Stance : std::uint8_t { states, confirms, alleges, denies, doubts, orders, predicts };
std::string_view to_string(Stance stance);
bool parse_stance(std::string_view text, Stance& stance);

// A party to an event or the source of a claim: words, and who they stand for.
struct Party {
    TextSpan span;         // the mention's words; empty when only the context names the party
    std::string entity;    // Entity::key
    std::string name;
    std::string code;      // empty: the text leaves it open
    std::string sector;
};

struct Source {
    Party party;
    TextSpan cue;          // "said", "according to"
    Stance stance = Stance::states;
};

enum class PlaceRole : std::uint8_t { at, from, to, near, border };
std::string_view to_string(PlaceRole role);

struct EventPlace {
    std::uint32_t place = 0; // index into Places::mentions
    PlaceRole role = PlaceRole::at;
};

struct Event {
    std::string id;       // content hash of report, trigger, type
    EventType type = EventType::CONSULT;
    std::vector<std::string> modes;
    std::vector<std::string> contexts;
    std::string cameo;    // "154", leading zero kept
    double scale = 0;     // PLOVER conflict-cooperation value, -10..10
    Status status = Status::actual;
    TextSpan trigger;
    TokenIndex trigger_token = kNoToken;
    std::uint32_t sentence = 0;          // index into Syntax::sentences
    std::vector<Party> actors;
    std::vector<Party> recipients;
    std::vector<Source> attribution;     // innermost first; empty: the outlet itself vouches
    std::vector<EventPlace> places;
    std::int32_t time = -1;              // index into Dates::mentions, -1: unstated
    std::vector<std::uint32_t> quantities; // indices into Quantities::quantities
    std::vector<std::uint32_t> materiel;   // indices into Quantities::materiel
    double confidence = 0;               // 0..1, share of development-set events with this evidence that were right
    std::vector<std::string> because;    // frame with file and line, then each decision, for `vedette explain`
};

// Any predicate with its status, coded or not (`--with predicates`).
struct Predicate {
    TokenIndex token = kNoToken;
    Status status = Status::actual;
};

struct Events {
    std::vector<Event> events;         // in text order of the trigger
    std::vector<Predicate> predicates; // every verb, copula, event noun and what a copula says, in text order
};

// Who says what: spans may be in several pieces (a quotation cut by "he said").
struct Claim {
    std::string id;
    std::vector<TextSpan> source;
    std::vector<TextSpan> cue;
    std::vector<TextSpan> content;
    bool is_direct = false;
    Stance stance = Stance::states;
    Party party;                              // the resolved source
    std::int32_t outer = -1;                  // index of the claim that carries this one (ministry by agency), -1: none
    std::vector<std::string> events;          // ids of the events inside the content
};

struct Claims {
    std::vector<Claim> claims; // in text order of the content
};

} // namespace vedette
