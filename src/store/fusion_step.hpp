#pragma once
// One step of joining the case: reads what waits and what it may be joined with, writes what changed; all of it or nothing. What is not
// asked for is not loaded, so that a step costs what changed and not what the case holds. Throws as Store does.

#include "records/analyst.hpp"
#include "records/fused.hpp"
#include "records/join_keys.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace vedette::store {

using Numbers = std::vector<std::int64_t>; // of events, in the casefile

// Where an event stands since it was last joined.
struct JoinedEvent {
    std::int64_t event = 0;
    std::int64_t piece = 0;   // number of the chain of pairs that it is tied into
    std::string development;  // id; empty: rejected
};

struct HistoryMember {
    std::string development; // id
    Status status = Status::actual;
    Numbers mentions;
};

// A claim with the hashes that it is found by.
struct KeyedClaim {
    ForceClaim claim;
    std::int64_t key = 0;
    std::vector<std::int64_t> stands_at; // owner and place, where a withdrawal may close it
    std::vector<std::int64_t> leaves;    // owner and place, where it is a withdrawal
};

class FusionStep {
public:
    virtual ~FusionStep() = default;
    FusionStep() = default;
    FusionStep(const FusionStep&) = delete;
    FusionStep& operator=(const FusionStep&) = delete;

    // Forgets all that was joined, so that every event waits. For when most of the case changed.
    virtual void forget_all() = 0;
    virtual std::int64_t event_count() = 0;
    virtual std::int64_t waiting_count() = 0;

    // Pieces that lost or changed a mention are dissolved; their mentions wait.
    virtual void release_touched_pieces(std::vector<std::string>& unlinked) = 0;
    virtual Numbers waiting() = 0; // all, by publication of their report
    virtual std::vector<std::string> touched_reports() = 0; // ids of reports that were taken out, also to be put in again

    virtual const std::vector<AnalystAction>& actions() = 0;
    virtual Numbers events_at(const std::vector<MentionAnchor>& anchors) = 0;
    virtual Numbers events_of_report(const std::string& report) = 0;
    virtual std::string report_of(std::int64_t event) = 0; // id
    virtual bool is_waiting(std::int64_t event) = 0;

    // The analysts' verdicts applied, what they rejected left out. By publication, report, place in its text.
    virtual std::vector<EventRecord> events(const Numbers& numbers) = 0;

    // Adds the numbers of events that the probes find, with repetitions.
    virtual void find(const std::vector<JoinProbe>& probes, Numbers& found) = 0;

    virtual JoinedEvent joined_event(std::int64_t event) = 0; // piece 0: it waits
    virtual Numbers members(std::int64_t piece) = 0;
    virtual HistoryMember history_member(const std::string& development) = 0;

    // Deletes the developments of a piece. Adds to `unlinked` the ids of those that had come about in one of them.
    virtual void dissolve(std::int64_t piece, std::vector<std::string>& unlinked) = 0;

    virtual void save_keys(std::int64_t event, const std::vector<JoinKey>& keys) = 0; // replaces those it had
    virtual void save_joined(std::int64_t event, std::int64_t piece) = 0;            // it waits no longer
    virtual void save_development(const Development& development, std::int64_t piece) = 0;

    // `before` came about in `after` (ids), and in nothing else; an empty `after`: in nothing known.
    virtual void link(const std::string& before, const std::string& after, std::string_view relation) = 0;

    virtual std::vector<ForceClaim> claims_of_report(const std::string& report) = 0;
    virtual std::vector<ForceClaim> claims_of_key(std::int64_t key) = 0;
    virtual std::vector<ForceClaim> claims_at(std::int64_t place, bool that_leave) = 0; // not repeated ones
    virtual void delete_claims_of(const std::string& report) = 0;
    virtual void save_claim(const KeyedClaim& claim) = 0;
    virtual void settle_claim(const ForceClaim& claim) = 0; // its `is_repeated`, `supersedes` and `closed_by`

    // What was touched is done; when nothing waits any more the case is joined.
    virtual void commit() = 0;
};

} // namespace vedette::store
