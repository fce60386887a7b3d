#pragma once
// Indicators as data (lexicon/indicators): hypotheses written in peacetime about what an attacker cannot skip, each with the developments
// that feed it. After Grabo, Anticipating Surprise; the list and all examples are our own writing. Checked when loaded: unknown types,
// modes, contexts, classes, sectors, values out of range, indicators without feed or example are refused with file and line.

#include "records/events.hpp"
#include "records/fused.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vedette::warning {

inline constexpr std::array<std::string_view, 8> kGroups = {"posture", "enablers", "readiness", "political", "civil", "economic", "third-party", "de-escalation"};

enum class LeadTime : std::uint8_t { unknown, long_, medium, short_ };
std::string_view to_string(LeadTime lead);

// Where it must happen. See Surroundings in sightings.hpp for what each means.
enum class WhereRule : std::uint8_t { zone, frontier, transfer, own, dyad, either, home, any };

// Who must act, or be acted on.
enum class PartyRule : std::uint8_t { any, inside, outside, opponent, ally, none, other };

// Of an act the status says how far it is real; a statement has been made whatever the status of what it speaks of.
enum class About : std::uint8_t { act, statement };

// One pattern of developments. Empty lists ask for nothing.
struct Feed {
    std::vector<EventType> types;
    std::vector<std::string> modes;
    std::vector<std::string> contexts;
    std::vector<Status> statuses;
    std::vector<std::string> sectors;  // of an actor
    PartyRule actor = PartyRule::inside;
    PartyRule recipient = PartyRule::any;
    WhereRule where = WhereRule::zone;
    std::vector<std::string> materiel; // classes
    std::string counted;               // codebook section 6: "personnel"
    double at_least = 0;               // of what is counted
    std::vector<std::string> lemmas;   // of the trigger
    std::vector<std::string> words;    // any of them near the trigger, lower case; '*' at the end: any ending
    std::vector<std::string> without;  // none of them in the sentence
    std::string source;                // of a statement: "own", "third"; empty: anyone
    About about = About::act;
};

struct Indicator {
    std::string id;
    std::string group;
    std::string title;
    int weight = 0; // 1..3; -1..-3 in the group de-escalation
    LeadTime lead = LeadTime::unknown;
    int half_life = 0; // days
    std::string must_have; // name in must_haves.tsv; empty: none
    std::string harmless;
    std::string feeds_example;  // a sentence that feeds it in the theatre peru-ecuador
    std::string ignored_example; // one that does not
    std::vector<Feed> feeds;
    std::string where; // "indicators/indicators.tsv:12"

    [[nodiscard]] bool is_easing() const { return weight < 0; }
};

// A set of indicators of which one must be seen before the level may pass `cap`.
struct MustHaveSet {
    std::string name;
    std::string title;
    int cap = 0;
};

// What a level asks for, all of it.
struct LevelRule {
    int level = 0;
    std::string name;
    int indicators = 0; // independent ones: no two rest on one development
    int points = 0;     // their weights, less corroborated de-escalation
    int groups = 0;
    int claimants = 0;  // distinct, behind the trigger set
};

// Who vouches, seen from the act.
enum class Claimant : std::uint8_t { outlet, own, ally, opponent, third, unnamed, media };
inline constexpr std::size_t kClaimantCount = 7;
std::string_view to_string(Claimant claimant);

// What each claimant's word is worth: 2 counts as observed, 1 as claimed, 0 not at all.
struct Credit {
    int act = 0;    // of a step towards war
    int easing = 0; // of a step back, which its author likes to announce
};

class IndicatorTable {
public:
    // `folder` is lexicon/. Throws Error(resource_missing, resource_invalid).
    explicit IndicatorTable(const std::string& folder);

    [[nodiscard]] const std::vector<Indicator>& indicators() const { return indicators_; } // in the order of the table
    [[nodiscard]] const std::vector<MustHaveSet>& must_haves() const { return must_haves_; }
    [[nodiscard]] const std::vector<LevelRule>& levels() const { return levels_; }         // lowest first, from level 1
    [[nodiscard]] const Credit& credit(Claimant claimant) const { return credits_[static_cast<std::size_t>(claimant)]; }

private:
    std::vector<Indicator> indicators_;
    std::vector<MustHaveSet> must_haves_;
    std::vector<LevelRule> levels_;
    std::array<Credit, kClaimantCount> credits_{};
};

} // namespace vedette::warning
