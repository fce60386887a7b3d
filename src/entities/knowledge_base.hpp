#pragma once
// What is known about who before any report is read: the tables of lexicon/entities/, linted when loaded. A broken table throws
// Error(resource_invalid) that names file and line: unknown codes or sectors, dates that do not exist or end before they begin, the
// same term for two actors, two holders of one office at one time.
//
// Read only after construction; safe to share between threads. About 15,000 terms, 50 ms to load.

#include "base/civil_date.hpp"
#include "entities/term_trie.hpp"
#include "records/entities.hpp"
#include "resources/table.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace vedette::entities {

// A stretch of days, both included, as coarse as the source: a year alone begins on its first and ends on its last day, and
// `sure_from`..`sure_to` is what certainly lies inside.
struct Validity {
    Day from{INT32_MIN / 2};
    Day to{INT32_MAX / 2};
    Day sure_from{INT32_MIN / 2};
    Day sure_to{INT32_MAX / 2};

    [[nodiscard]] bool holds(Day day) const { return from <= day && day <= to; }
};

// What an actor is at a time: "RUS", "GOV", "president".
struct Tenure {
    std::string code;
    std::string sector;
    std::string office; // empty for organisations
    Validity when;
};

struct KnownActor {
    std::string key;
    std::string name;
    EntityKind kind = EntityKind::organisation;
    std::vector<Tenure> tenures;      // in the order of the table; one at least
    std::vector<std::string> classes; // organisations: what they may be called ("alliance", "union", "newspaper")
    bool is_female = false;
};

// A province, city or breakaway region that gives its state to the words around it.
struct KnownRegion {
    std::string name;
    std::string code;
    std::string sector; // PRE for a breakaway region
    Validity when;
};

// A people or faith across borders; `code` only where all of it is in one state.
struct KnownPeople {
    std::string plural;
    std::string code;
};

enum class RoleKind : std::uint8_t { person, force, population, body, thing };

enum class RoleOwner : std::uint8_t { inherit, nation, none };

struct Role {
    std::string term;
    std::string sector;
    RoleKind kind = RoleKind::person;
    RoleOwner owner = RoleOwner::nation;
};

enum class TermUse : std::uint8_t {
    state, adjective, demonym, capital, seat,  // index into actors
    region, region_adjective, region_people,   // index into regions
    people_adjective, people,                  // index into peoples
    actor,                                     // index into actors: person, organisation, outlet
    metonym,                                   // index into actors: a city that stands for an organisation (Brussels)
    surname,                                   // index into actors: only after the full name or with a title
    known_surname,                             // index into actors: stands alone
};

struct Term {
    TermUse use = TermUse::actor;
    CaseRule case_rule = CaseRule::capital;
    bool yields_to_person = false; // also a given name or a place elsewhere
    bool is_plural = false;
    std::uint32_t index = 0;
    std::string sector; // seats: the organ that the name stands for
};

struct RoleTerm {
    std::uint32_t role = 0;
    bool is_plural = false;
    CaseRule case_rule = CaseRule::any;
};

class KnowledgeBase {
public:
    // Loads every table of `folder` (".../lexicon/entities"), then the tables of persons, organisations, outlets and roles in each of
    // `extra_folders`, where they are there: they add to the first and may not contradict it.
    explicit KnowledgeBase(const std::string& folder, const std::vector<std::string>& extra_folders = {});

    TermTrie names; // values are indices into `terms`
    TermTrie roles; // values are indices into `role_terms`
    std::vector<Term> terms;
    std::vector<RoleTerm> role_terms;
    std::vector<KnownActor> actors;
    std::vector<KnownRegion> regions;
    std::vector<KnownPeople> peoples;
    std::vector<Role> role_list;

    // Is `word` (a lemma) in the class `name` of wording.tsv?
    [[nodiscard]] bool is(std::string_view name, const std::string& word) const;

    // The state actor of an ISO code, nullptr when there is none.
    [[nodiscard]] const KnownActor* state(const std::string& code) const;

    // Persons by their name with transliteration levelled out ("Alyaksandr Lukashenka"), UINT32_MAX when none or several.
    [[nodiscard]] std::uint32_t person_spelled_like(const std::vector<std::string>& folded_words) const;

    // Who alone held `office` ("president", "defence minister") of `code` on `day`; UINT32_MAX when unknown or disputed.
    [[nodiscard]] std::uint32_t holder(const std::string& code, const std::string& office, Day day) const;

    // Was the state a member of the organisation ("org:nato") on that day?
    [[nodiscard]] bool is_member(const std::string& organisation_key, const std::string& code, Day day) const;

private:
    void load_extra(const std::string& folder);
    void load_memberships(const std::string& path);
    void load_wording(const std::string& path);
    void load_states(const std::string& path);
    void load_regions(const std::string& path);
    void load_peoples(const std::string& path);
    void load_roles(const std::string& path);
    void load_leaders(const std::string& path);
    void load_organisations(const std::string& path, EntityKind kind);
    void add_person(const resources::Table& table, const resources::Row& row, KnownActor actor);

    // Adds a name term; a trailing '?' marks it as ambiguous. Refuses a term that another actor has for certain.
    void add_name(const resources::Table& table, const resources::Row& row, std::string_view text, Term term);
    void check_code(const resources::Table& table, const resources::Row& row, const std::string& code) const;
    static void check_sector(const resources::Table& table, const resources::Row& row, const std::string& sector);

    std::unordered_map<std::string, std::uint32_t> state_by_code_;
    std::unordered_map<std::string, std::uint32_t> actor_by_key_;
    std::unordered_map<std::string, std::unordered_set<std::string>> wording_;
    std::unordered_map<std::string, std::vector<std::uint32_t>> persons_by_sound_;
    std::unordered_map<std::string, std::vector<std::uint32_t>> offices_; // "RUS president" -> actors
    std::unordered_map<std::string, std::vector<Validity>> memberships_;  // "org:nato FRA"
};

// Two cells of a table as a validity; refuses dates that do not exist or are out of order.
Validity read_validity(const resources::Table& table, const resources::Row& row, const std::string& from, const std::string& to);

// Levels out how names are carried over from other scripts: Aleksandr/Alexander/Alyaksandr, -iy/-y/-ii, Kh/H, Q/K, ou/u, doubled
// letters. Equal results are a hint, never proof.
std::string sound_of(std::string_view folded_word);

} // namespace vedette::entities
