#pragma once
// Turns a report and its tree into who it speaks of: gazetteer matches (longest, case-aware) and recognised names, titles and
// appositions that tell what an unknown name is, role phrases ("Russian soldiers"), metonyms, and pronouns and descriptions led back
// to whom they stand for. What the words leave open stays open: an unknown name never gets a code by guessing.
//
// Holders of offices are looked up at the day of the report; with that day unknown, bare offices stay roles. Linear in the tokens,
// a few microseconds each. Const and free of shared state: one finder serves all threads.

#include "records/entities.hpp"
#include "records/report.hpp"
#include "records/syntax.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vedette::entities {

class KnowledgeBase;

// One thing that words may name, as the tables of lexicon/entities have it.
struct KnownName {
    std::string use;    // "state", "adjective", "capital", "name", "surname", "role", ...
    std::string name;   // whose: "Belarus", "Alexander Lukashenko"
    std::string code;   // at the day that was asked for
    std::string sector;
    std::string terms;  // "GOV president 1994-07-20 to .."; several joined by "; "
    bool is_shared = false; // also a given name, common word or another's name: counts only with support in the report
};

// One search for whom a pronoun or description stands for: the candidates with their strengths, best first.
struct ReferenceSearch {
    struct Candidate {
        std::string names;   // "Russia", "Russia and Belarus"; "a thing": a noun that is no actor
        double strength = 0; // grammar first, then distance
    };
    TokenIndex anaphor = kNoToken;
    std::vector<Candidate> candidates;
    bool is_resolved = false; // false: the best one is too weak, or not clearly better than the next
};

class EntityFinder {
public:
    // `lexicon_folder` is the folder that holds entities/; `extra_folders` have the same layout and add to it (any of leaders.tsv,
    // organisations.tsv, outlets.tsv, roles.tsv in their entities/). Throws Error(resource_missing or resource_invalid).
    explicit EntityFinder(const std::string& lexicon_folder, const std::vector<std::string>& extra_folders = {});
    EntityFinder(EntityFinder&&) noexcept;
    EntityFinder& operator=(EntityFinder&&) noexcept;
    ~EntityFinder();

    // `searches`, when given, receives every search for the antecedent of a pronoun or description.
    [[nodiscard]] Entities find(const Report& report, const Syntax& syntax, const TreeIndex& tree, std::vector<ReferenceSearch>* searches = nullptr) const;

    // All that exactly these words may name, in the order of the tables; what they are on `day`, where it is known.
    [[nodiscard]] std::vector<KnownName> known_as(const std::string& words, std::optional<Day> day) const;

private:
    std::unique_ptr<const KnowledgeBase> knowledge_;
};

} // namespace vedette::entities
