#pragma once
// From a casefile's rows to one picture that people read: what happened, what is planned, what is denied, who says so. `compose` decides
// what is shown and in which order; the renderers only lay it out, so that terminal, HTML, Markdown and JSON say the same.
// Every line carries the ids of the records it came from. Texts are free of control and direction-changing characters (reports are
// hostile input) but not yet escaped: that is each renderer's work. Deterministic: no clock; a brief is as of the newest report read.

#include "briefing/map_geometry.hpp"
#include "records/case_view.hpp"
#include "records/reading.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vedette::briefing {

// A stretch of days that is set beside others: a year, the weeks of a crisis.
struct Episode {
    std::string label; // as asked for: "2021", "2021-09..2021-12"
    Day first;
    Day last;
};

// The ground of a watched theatre, for its map: a place lies in it by its state, as a border, by its own id or inside a circle.
struct TheatreZone {
    struct Circle {
        double lat = 0, lon = 0, km = 0;
    };
    std::string id;
    std::string title;
    std::vector<std::string> ground; // codes of states
    std::vector<std::pair<std::string, std::string>> borders;
    std::vector<std::string> places; // ids
    std::vector<Circle> circles;
    int level = 0;           // set by compose() from the board
    std::string level_words; // likewise; empty: not on the board
};

// What is said to be there in one area, as the ledger's sums give it (see fusion/force_sums.hpp).
struct ForceSumItem {
    bool by_theatre = false; // else by border
    std::string area;
    std::string counted; // "men", "vehicles", ...
    double low = 0;
    double best = 0;
    std::optional<double> high; // absent: open
    std::string as_of;          // an ISO day; compose() puts it in words
    std::vector<std::string> owners; // codes; compose() puts them in words
    std::vector<std::string> rows;      // ids of the claims that count, one an owner
    std::vector<std::string> not_added; // of the other claims of the same forces

    [[nodiscard]] std::string where() const; // "theatre: Lakeland", "border of Norland and Sudland"
};

inline constexpr std::size_t kShownOfId = 8; // as many characters of an id tell records apart, and commands take them

inline constexpr std::string_view kSumsRule = "Of each owner in an area one claim counts, the newest; its others only widen low and high; plans, drills and "
                                              "patrols are left out; areas overlap.";

struct BriefOptions {
    std::string on;                  // stated in the heading; the view given to compose() is already filtered
    std::optional<Day> since, until; // likewise
    std::optional<Day> new_since;    // reports published from here on are news; absent: the brief has no news
    std::vector<Episode> episodes;   // to compare; fewer than two: no comparison
    std::vector<TheatreReading> board; // of the theatres to show; empty: none was read
    std::vector<ForceSumItem> force_sums; // of the ledger given to compose(), in the order to show
    std::vector<TheatreZone> zones;    // of the same theatres; empty: maps show what lies together
    bool colour = false;             // ANSI colours in the terminal
    int width = 100;                 // terminal columns, at least 60
    int max_rows = 40;               // rows a terminal section shows before "N more"; 0: all
    std::map<std::string, std::string>
        country_names; // code -> name (parse_country_names); else names come from the records
};

// ---- evidence ---------------------------------------------------------------------------------------------------------------

enum class MarkKind : std::uint8_t { none, trigger, party, count, place, time, cue, materiel };
std::string_view to_string(MarkKind kind);

// A piece of a sentence; the pieces joined give the sentence.
struct MarkedText {
    std::string text;
    MarkKind kind = MarkKind::none;
};

// One link of an attribution chain.
struct SourceSaid {
    std::string name; // resolved, else the words
    std::string code;
    Stance stance = Stance::states;
};

// One mention: the sentence it stands in, who vouches, and the report.
struct Evidence {
    std::string event;  // id
    std::string report; // id
    std::string outlet;
    std::string title;
    std::string url;
    std::string published; // in words: "14 Nov 2021"
    bool is_copy = false;
    Status status = Status::actual;
    std::vector<MarkedText> sentence;
    std::vector<SourceSaid> chain; // innermost first; empty: the outlet itself vouches
};

// ---- the parts of a brief ---------------------------------------------------------------------------------------------------

// A counted fact and the records it counts. News and open questions are lines of the same kind.
struct BottomLine {
    std::string label; // "Read", "Events", "Forces", "Disputed", ...
    std::string text;
    std::vector<std::string> points; // the largest or first of what is counted, a line each
    std::vector<std::string> ids;    // reports, developments, force rows or events
};

struct DisputedClaim {
    std::string value; // in words: "15,000", "denied"
    std::string source;
    std::optional<Stance> stance; // of the mention's innermost source; absent: the outlet itself
    std::string date;             // publication, in words
    std::string event;            // id
    std::optional<Evidence> evidence;
};

struct DisputeItem {
    std::string development; // id
    std::string field;       // in words: "how many (personnel)"
    std::string about;       // the development in one line
    std::string bounds;      // "low 200, best 1,000, high 1,500"; empty: no counts, or no upper bound known
    std::vector<DisputedClaim> claims;
};

struct ChronologyItem {
    std::string id; // development (or event, when fusion has not run)
    EventType type = EventType::CONSULT;
    Status status = Status::actual;
    std::string kind;                 // type and mode in plain words: "Troops moved or readied"
    std::optional<DateInterval> when; // as the text gives it
    std::string when_text;            // "11 Nov 2021"; empty: the text gives no date
    std::string reported;             // first report: "14 Nov 2021"
    std::optional<Day> order;         // where it stands in the chronology: start of `when`, else first report
    std::pair<std::size_t, std::uint32_t> first_told{SIZE_MAX, 0}; // number of the report in the view, then where in its text
    std::vector<std::string> who;     // "Russia", "Vladimir Putin (RUS)"
    std::vector<std::string> whom;
    std::vector<std::string> codes;  // of all parties and places, sorted
    std::string where;               // "at Minsk; near Poland–Belarus border"
    std::vector<std::string> counts; // in the reports' words
    std::vector<std::string> materiel;
    std::vector<SourceSaid> said_by; // distinct innermost sources; empty: outlets only
    std::vector<std::string> outlets;
    int reports = 0;
    int copies = 0;                    // of those reports
    int independent = 0;               // claimants
    std::string verdict;               // "accepted by an analyst"; empty: nobody decided on it
    bool is_dated = false;             // `when` has a bound
    std::string words;                 // the trigger in its surroundings, short
    std::vector<std::string> disputed; // fields in words
    std::vector<Evidence> evidence;    // one a mention
    std::vector<std::string> because;  // why the mentions were joined
    std::vector<std::pair<std::string, std::string>> history; // id of a development and how it belongs: "denied before: Attack: Russia (29 Dec 2021)"

    [[nodiscard]] std::string headline() const; // "Accusation: Belarus → Poland"
    [[nodiscard]] std::string scene() const;    // with its place: "Attack: Ukraine · Minsk"
    [[nodiscard]] std::string about() const;    // and its date
};

// What somebody says is not so, and who says it is.
struct DenialItem {
    std::string development;
    std::string about;
    std::vector<std::string> denied_by;
    std::vector<std::string> asserted_by;
    std::vector<std::string> events; // the denying mentions
};

struct ClaimLine {
    std::string id;
    std::string date;
    std::string report; // id
    std::string outlet;
    Stance stance = Stance::states;
    bool is_direct = false;
    std::string words;
};

// One source and what it says.
struct SourceItem {
    std::string name;
    std::string code;
    int claims = 0;
    int direct = 0;
    int reports = 0;
    std::vector<std::pair<Stance, int>> stances; // in the order of the enumeration, none that is zero
    std::vector<ClaimLine> lines;
};

struct ForceItem {
    std::string id;
    std::string owner; // code
    std::string owner_name;
    std::string kind;
    std::string count; // in words; empty: not stated
    std::optional<double> low, high;
    std::string materiel;
    std::string where;
    std::string from;
    Status status = Status::actual;
    std::string as_of; // in words
    std::string source;
    Stance stance = Stance::states;
    std::string event;
    std::string supersedes;
    bool is_superseded = false;
    Posture posture = Posture::present;
    bool has_owner = false; // a state or organisation, or a named group
    bool is_closed = false; // a later withdrawal ended it
    std::optional<Evidence> evidence;
};

// A place on the map with what happens there. A country or a border is never a point: see `is_area`.
struct PlaceItem {
    std::string id; // of the gazetteer; empty: none
    std::string name;
    std::vector<std::string> countries;
    std::optional<double> lat, lon;
    double radius_km = 0;
    PlacePrecision precision = PlacePrecision::unknown;
    bool is_area =
        false; // shown by shading (country), by highlighting both states (border), or not at all (wide region)
    int by_status[5] = {0, 0, 0, 0, 0}; // developments, indexed by Status
    std::vector<std::string> developments;
};

struct ActorItem {
    std::string code; // empty: not resolved to a state or organisation
    std::string name;
    std::string sector;
    int as_actor = 0;
    int as_recipient = 0;
    int as_source = 0;
    std::vector<std::pair<EventType, int>> types; // as actor, most frequent first
    std::vector<std::string> names;               // identities under this code, most frequent first
};

struct ReportItem {
    std::string id;
    std::string outlet;
    std::string title;
    std::string source;
    std::string url;
    std::string published;  // in words, "date unknown"
    std::string known_from; // "dateline", "words of the text", ...
    std::optional<Day> day;
    std::string copy_of; // id
    std::string copy_outlet;
    int events = 0;
    int sentences = 0;
};

// One fact of each episode, side by side.
struct EpisodeCell {
    std::string text;                // empty: nothing of the kind
    std::vector<std::string> points; // what `text` joins, where it joins several
    std::vector<std::string> ids;
};

struct EpisodeRow {
    std::string label;
    std::vector<EpisodeCell> cells; // as many as there are episodes
};

struct EpisodeTable {
    std::vector<std::string> episodes;
    std::vector<EpisodeRow> rows;
};

struct Brief {
    std::string title; // "Brief on BLR"
    std::string casefile;
    std::string subject; // what was asked for, in words
    std::string as_of;   // newest publication date read, in words; empty: none is known
    std::optional<Day> as_of_day;
    std::vector<BottomLine> bottom;
    std::string new_since;         // in words; empty: news was not asked for
    std::vector<BottomLine> news;  // what reports published since then add, what counts most first
    std::vector<BottomLine> open;  // what the reports leave open
    std::vector<TheatreReading> board; // indicators by theatre
    std::map<std::string, std::string> claimant_names; // of the claimants on the board: key -> name
    EpisodeTable episodes;         // empty: no comparison was asked for
    std::vector<ChronologyItem> chronology; // background without a date first, then by date
    std::vector<DisputeItem> disputes;
    std::vector<DenialItem> denials;
    std::vector<SourceItem> sources;
    std::vector<ForceItem> forces;
    std::vector<ForceSumItem> force_sums; // empty: nothing counted stands in a known area
    std::vector<PlaceItem> places;
    std::vector<TheatreZone> zones; // whose maps to draw
    std::vector<ActorItem> actors;
    std::vector<ReportItem> reports;
    std::vector<FailureRow> failures;
    std::vector<std::string> limits;
    std::vector<std::pair<std::string, std::string>> versions;
    int events = 0;
};

Brief compose(const CaseView& view, const BriefOptions& options);

// How much a development matters to who has little room: the most told, most contested and most material first.
int weight_of(const ChronologyItem& item);

// Plain text, no line wider than options.width columns (wide characters count two).
std::string render_terminal(const Brief& brief, const BriefOptions& options);

// One self-contained page: no request leaves it. An empty geometry leaves the country shapes out.
std::string render_html(const Brief& brief, const MapGeometry& geometry);

std::string render_markdown(const Brief& brief);

// {"kind":"brief", ...}: the same parts, one object.
std::string render_json(const Brief& brief);

} // namespace vedette::briefing
