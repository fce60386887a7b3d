#pragma once
// Which mentions have to be compared at all. Two mentions are candidates when they share a key and their possible days touch; both depend
// on the two mentions alone, never on how many others there are, so that what is joined does not hang on what was read before.
//
// Keys follow the rules of event_match: sides that include one another share a party, a deed without a known hand shares day and place with
// one that has a hand, and so on. Cost: a few keys a mention; a probe reads what lies near in time under the same sides.

#include "fusion/event_match.hpp"
#include "records/join_keys.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vedette::fusion {

// A name as a number, for the casefile's indexes. Two names that collide cost a comparison, nothing else.
std::int64_t key_number(std::string_view name);

// Drills are COOPERATE in one report and MOBILIZE in another: one kind of act.
std::string kind_of_act(const Facet& facet);

// Under what a mention is found.
std::vector<JoinKey> join_keys(const Facet& facet);

// Where those lie that it may be joined with. Symmetric: of two mentions each finds the other or neither does.
std::vector<JoinProbe> join_probes(const Facet& facet);

// Where those lie that it may have come about in (it is a plan, a fear or a denial) or that it may have fulfilled (it is actual).
std::vector<JoinProbe> history_probes(const Facet& facet);

// The same as the casefile's table of keys, in memory.
class JoinIndex {
public:
    void add(std::size_t number, const Facet& facet);

    // Sorted, no doubles; the mention itself too when it is in.
    [[nodiscard]] std::vector<std::size_t> find(const std::vector<JoinProbe>& probes) const;

    void sort(); // after the last add(), before the first find()

private:
    struct Row {
        JoinKey key;
        std::size_t number = 0;
    };
    std::unordered_map<std::int64_t, std::vector<Row>> rows_; // looked up only
};

} // namespace vedette::fusion
