#pragma once
// What an analyst decided about events and developments: logged operations, applied anew whenever the case is joined, so that they
// survive reading again and a change of the lexicon. The records of the reports themselves stay as they were coded.

#include "records/fused.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vedette {

enum class AnalystVerb { merge, split, accept, reject, correct, undo };

std::string_view to_string(AnalystVerb verb);
bool parse_analyst_verb(std::string_view text, AnalystVerb& verb); // false: no such word

// Where an event stands. Ids of events change with their type; report and place in its text do not.
struct MentionAnchor {
    std::string report;
    std::uint32_t begin = 0; // of the trigger, bytes in the report's text
    std::string type;        // as coded when the analyst looked; decides where two events share a trigger

    auto operator<=>(const MentionAnchor&) const = default;
};

MentionAnchor anchor_of(const EventRecord& event);

struct AnalystAction {
    std::int64_t number = 0;            // in the log, from 1; 0: not yet there
    AnalystVerb verb = AnalystVerb::accept;
    std::vector<MentionAnchor> mentions; // merge: all; split: those that leave; else the events meant
    std::vector<MentionAnchor> others;   // split: those that stay
    std::string field;                   // correct: "type", "status", "actor", "recipient" or "when"
    std::string value;                   // correct: the new value; undo: number of the action undone
    std::string who;
    std::string at;                      // ISO date and time, UTC
    std::string why;
};

// Checks field and value of a correction; the reason why it cannot be, or nothing.
std::optional<std::string> refuse_correction(std::string_view field, std::string_view value);

// The log without what was undone, oldest first.
std::vector<AnalystAction> standing_actions(const std::vector<AnalystAction>& log);

// Applies accept, reject and correct: rejected events are taken out, the others are changed and marked in `verdict`.
void apply_verdicts(const std::vector<AnalystAction>& log, std::vector<EventRecord>& events);

// What merge and split ask of fusion, as pairs of event ids; the later of two that contradict holds.
struct AnalystConstraints {
    std::vector<std::pair<std::string, std::string>> together; // sorted
    std::vector<std::pair<std::string, std::string>> apart;    // sorted, each pair in order
};
AnalystConstraints constraints_of(const std::vector<AnalystAction>& log, const std::vector<EventRecord>& events);

// One JSON object without a line end.
std::string print_action(const AnalystAction& action);

} // namespace vedette
