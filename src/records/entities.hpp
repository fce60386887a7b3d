#pragma once
// Who: the persons, states, organisations, forces and populations of one report, and where they are mentioned.

#include "base/text_span.hpp"
#include "records/syntax.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vedette {

enum class EntityKind : std::uint8_t {
    person,       // a named human
    state,        // a country, also through its capital, palace, government or adjective
    organisation, // alliance, union, party, ministry, company, named armed group
    force,        // soldiers, units, police, guards: "Russian paratroopers"
    population,   // migrants, protesters, civilians, "Belarusians"
    outlet,       // newspaper, agency, broadcaster
    role,         // an unnamed holder of a role: "a defence ministry spokesman", "officials in Ukraine"
};
std::string_view to_string(EntityKind kind);

// One identity in this report. `code` and `sector` follow codebook section 3; both empty when the text leaves them open.
struct Entity {
    std::string key;    // identity: id of the knowledge base, else a normalised name; equal keys are the same entity across reports
    std::string name;   // what to print: "Alexander Lukashenko", "Russia", "officials in Ukraine"
    std::string code;   // "RUS", "IGO", "UNO", "EUR", "NGO", ...; empty: unresolved
    std::string sector; // "GOV", "MIL", ...; empty: unknown
    EntityKind kind = EntityKind::organisation;
};

enum class MentionForm : std::uint8_t {
    name,        // "Lukashenko", "NATO"
    description, // "the long-serving leader", "Russian soldiers"
    metonym,     // "Minsk", "the Kremlin" for a government
    adjective,   // "Russian" in "Russian drills": a modifier that names a state
    pronoun,     // "he", "its", "both"
};
std::string_view to_string(MentionForm form);

// One mention. A plural one ("both countries", "the two leaders", "they") stands for several entities.
struct EntityMention {
    TextSpan span;              // the whole phrase without trailing clauses: "Russian President Vladimir Putin"
    TokenIndex first = 0;       // tokens of the span, half open
    TokenIndex last = 0;
    TokenIndex head = kNoToken; // syntactic head inside the span
    MentionForm form = MentionForm::name;
    std::vector<std::uint32_t> entities; // indices into Entities::entities, at least one
};

struct Entities {
    std::vector<Entity> entities;
    std::vector<EntityMention> mentions;      // in text order of `first`; may nest ("Russian" in "Russian soldiers")
    std::vector<std::uint32_t> mention_at;    // token -> index of the mention that it heads, kNoMention otherwise; size = tokens

    static constexpr std::uint32_t kNoMention = UINT32_MAX;

    // The mention headed by `token`, nullptr when there is none.
    [[nodiscard]] const EntityMention* headed_by(TokenIndex token) const {
        return token < mention_at.size() && mention_at[token] != kNoMention ? &mentions[mention_at[token]] : nullptr;
    }
};

// The code of a body of several states: the UN, the EU, another international organisation.
inline bool is_code_of_body(std::string_view code) { return code == "IGO" || code == "UNO" || code == "EUR"; }

} // namespace vedette
