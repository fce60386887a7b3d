#pragma once
// Whose a role is, read off the words around it: "Russian soldiers", "Turkey's Kurdish rebels", "a spokesman for the Taliban",
// "officials in Ukraine", "Russian and Belarusian forces" (two owners).

#include "entities/board.hpp"

namespace vedette::entities {

struct Owner {
    std::string code;
    std::string sector;            // of an owner that is no state, or PRE
    std::uint32_t entity = kNone;  // an owner that is an organisation, person or force
    bool is_state = false;
};

struct RoleReading {
    std::vector<Owner> owners;
    TokenIndex first = 0;           // the phrase with its modifiers
    TokenIndex last = 0;
    std::string modifier_sector;    // "rebel spokesman", "military official"
    std::string people;             // "Kurdish", when a people without a state modifies it
    TokenIndex possessor = kNoToken; // "his forces": the pronoun, resolved later
    bool is_past = false;           // former, ex-, retired
    bool is_definite = false;       // "the", or a possessive
    bool has_modifier = false;      // an article, adjective, number or owner
};

// Reads the words around role match `number`. `with_phrases` also reads "of X", "for X", "in X" after it.
RoleReading read_role(Board& board, std::uint32_t number, bool with_phrases);

// The sector of a role that belongs to `owner`.
std::string sector_of(const Role& role, const RoleReading& reading, const Owner* owner);

// Who a match makes the owner of the words that it modifies; false when it says nothing.
bool owner_of_match(Board& board, const NameMatch& match, Owner& owner);

} // namespace vedette::entities
