#pragma once
// The register of relations: treaties, unions, alliances, joint commands, doctrines, bases. What the reports of the case say and what
// the lexicon knows are kept apart, row by row: the lexicon is background, never evidence.

#include "records/fused.hpp"

#include <optional>
#include <string>
#include <vector>

namespace vedette::fusion {

struct Relation {
    std::string kind;                 // "treaty", "basing", ...: lexicon/relations/kinds.tsv; "membership" of the lexicon
    std::string name;                 // of the lexicon: "Union State of Russia and Belarus"; of the reports: the words
    std::vector<std::string> parties; // codes, sorted
    std::optional<DateInterval> when; // reports: when agreed; lexicon: in force, open ends absent
    std::string status;               // of the reports: "actual", "future", ...; of the lexicon: empty
    std::string source;               // who says so; "lexicon"
    std::string development;          // id; empty: from the lexicon
};

class RelationRegister {
public:
    // `folder` is lexicon/. Throws Error(resource_missing, resource_invalid): unknown code, dates out of order, a kind without words.
    explicit RelationRegister(const std::string& folder);

    // By whether from the reports, then kind, parties, time. Of the lexicon: what ties at least two parties of the case, or, with
    // `on`, that party and another one of the case.
    [[nodiscard]] std::vector<Relation> relations(const std::vector<Development>& developments, const std::vector<EventRecord>& events,
                                                  const std::string& on) const;

    // Kind of what these words agree on; empty: none.
    [[nodiscard]] std::string kind_of(const std::string& words) const;

private:
    struct Kind {
        std::string name;
        std::vector<std::string> words; // lower case
    };
    std::vector<Kind> kinds_;
    std::vector<Relation> known_;
};

// One JSON object without a line end.
std::string print_relation(const Relation& relation);

} // namespace vedette::fusion
