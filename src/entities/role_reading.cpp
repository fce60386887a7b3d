#include "entities/role_reading.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace vedette::entities {

namespace {

// How far to the left a noun phrase may reach: longer ones are broken trees or lists.
constexpr TokenIndex kMaxModifiers = 9;

bool is_possessive_mark(std::string_view word) { return word == "'s" || word == "’s" || word == "'" || word == "’"; }

bool is_modifier_word(const Token& token) {
    switch (token.upos) {
    case Upos::ADJ: case Upos::NOUN: case Upos::PROPN: case Upos::NUM: case Upos::SYM:
        return true;
    case Upos::VERB:
        return token.deprel == Deprel::amod || token.deprel == Deprel::compound;
    case Upos::ADV:
        return token.deprel == Deprel::advmod;
    default:
        return false;
    }
}

// State names and organisations before a role belong to it only as modifiers: "Iraq troops", not "in Iraq rebels ...".
bool modifies(const Board& board, const NameMatch& match) {
    if (match.use == TermUse::adjective || match.use == TermUse::region_adjective || match.use == TermUse::people_adjective) {
        return true;
    }
    switch (board.token(match.head).deprel) {
    case Deprel::compound: case Deprel::amod: case Deprel::nmod_poss: case Deprel::nmod: case Deprel::nmod_desc: case Deprel::flat: case Deprel::dep:
        return true;
    default:
        return match.in_hyphen;
    }
}

std::string modifier_role_sector(const Role& role) {
    static const char* const kTelling[] = {"REB", "PRM", "UAF", "OPP", "CRM", "MIL", "COP", "SPY", "LEG", "JUD", "PTY"};
    for (const char* const sector : kTelling) {
        if (role.sector == sector) {
            return role.sector;
        }
    }
    return "";
}

void add_owner(std::vector<Owner>& owners, Owner owner) {
    const bool known = std::any_of(owners.begin(), owners.end(), [&](const Owner& other) { return other.code == owner.code && other.entity == owner.entity; });
    if (!known) {
        owners.push_back(std::move(owner));
    }
}

// The words before the role, right to left.
void read_left(Board& board, const RoleMatch& role, RoleReading& reading) {
    TokenIndex at = role.first;
    bool owned = false;          // an owner was seen: only a coordinated one may follow
    bool expects_another = false; // "and" or "," between two adjectives
    bool possessive = false;
    reading.first = role.first;
    for (TokenIndex steps = 0; at > 0 && steps < kMaxModifiers && board.same_sentence(at - 1, role.head); ++steps) {
        const TokenIndex before = at - 1;
        const Token& token = board.token(before);
        const std::string word = to_lower(std::string(board.words(before)));
        if (is_possessive_mark(word)) {
            if (owned) {
                return;
            }
            possessive = true;
            at = before;
            continue;
        }
        if (board.match_at[before] != kNone && board.matches[board.match_at[before]].last <= role.first) {
            const NameMatch& match = board.matches[board.match_at[before]];
            Owner owner;
            if (possessive || modifies(board, match) || expects_another) {
                if (owner_of_match(board, match, owner)) {
                    if (owned && !expects_another && !reading.owners.empty() && !possessive) {
                        // "Russian Chechen rebels", "Iraqi KDP fighters": the one nearer to the role is enough when it is an organisation.
                        if (reading.owners.back().entity == kNone && reading.owners.back().code.empty()) {
                            reading.owners.back() = owner;
                        }
                    } else {
                        add_owner(reading.owners, owner);
                    }
                    owned = true;
                    reading.is_definite = reading.is_definite || possessive;
                } else if (match.use == TermUse::people_adjective || match.use == TermUse::people) {
                    reading.people = std::string(board.words(match.first));
                } else if (possessive) {
                    return;
                }
                expects_another = false;
                reading.has_modifier = true;
                reading.first = match.first;
                at = match.first;
                if (possessive) {
                    if (at > 0 && board.token(at - 1).upos == Upos::DET && board.same_sentence(at - 1, at)) {
                        reading.first = at - 1;
                    }
                    return; // what stands before "Iraq's" modifies Iraq
                }
                continue;
            }
            return;
        }
        if (possessive) {
            return; // "the minister's troops": an owner that is no name; roles own in their own right later
        }
        if (token.upos == Upos::DET) {
            reading.has_modifier = true;
            reading.first = before;
            reading.is_definite = reading.is_definite || word == "the" || word == "this" || word == "these" || word == "those";
            return;
        }
        if (token.xpos == Xpos::PRP_S) {
            reading.possessor = before;
            reading.has_modifier = true;
            reading.is_definite = true;
            reading.first = before;
            return;
        }
        if ((word == "and" || word == "," || word == "or") && owned && before > 0 && board.match_at[before - 1] != kNone &&
            board.matches[board.match_at[before - 1]].use == TermUse::adjective) {
            expects_another = true;
            at = before;
            continue;
        }
        if (word == "-" && before > 0) {
            if (board.knowledge.is("patron_participle", to_lower(std::string(board.words(at))))) {
                // "U.S.-backed rebels", "Iranian-made drones": the patron is no owner, but part of the words
                reading.first = board.match_at[before - 1] == kNone ? before - 1 : board.matches[board.match_at[before - 1]].first;
                return;
            }
            at = before;
            continue;
        }
        if (!is_modifier_word(token)) {
            return;
        }
        if (board.knowledge.is("past_word", word)) {
            reading.is_past = true;
        }
        if (board.role_at[before] != kNone) {
            const RoleMatch& modifier = board.role_matches[board.role_at[before]];
            if (modifier.last <= role.first) {
                const std::string sector = modifier_role_sector(board.knowledge.role_list[modifier.role]);
                if (reading.modifier_sector.empty()) {
                    reading.modifier_sector = sector;
                }
                reading.first = modifier.first;
                at = modifier.first;
                reading.has_modifier = true;
                continue;
            }
        }
        if (word == "military" && reading.modifier_sector.empty()) {
            reading.modifier_sector = "MIL";
        }
        reading.has_modifier = true;
        reading.first = before;
        at = before;
    }
}

bool is_owning_preposition(const std::string& word, const Role& role) {
    if (word == "of" || word == "for") {
        return true;
    }
    if (word == "from") {
        return role.kind != RoleKind::body;
    }
    return (word == "in" || word == "at") && role.kind != RoleKind::thing;
}

bool read_phrase(Board& board, const RoleMatch& role, TokenIndex noun, RoleReading& reading) {
    const TokenIndex preposition = board.tree.child(board.syntax, noun, Deprel::case_);
    if (preposition == kNoToken || preposition > noun || noun < role.last) {
        return false;
    }
    const std::string word = to_lower(std::string(board.words(preposition)));
    const Role& known = board.knowledge.role_list[role.role];
    if (!is_owning_preposition(word, known)) {
        return false;
    }
    const bool by_place = word == "in" || word == "at";
    // Foreign troops are in a country too: only those who live or rule there belong to it.
    if (by_place && (known.sector == "MIL" || known.sector == "REF" || known.owner == RoleOwner::none || board.knowledge.is("guest_noun", known.term))) {
        return false;
    }
    Owner owner;
    const auto take = [&](TokenIndex token) {
        if (board.match_at[token] == kNone) {
            return false;
        }
        const NameMatch& match = board.matches[board.match_at[token]];
        if (!owner_of_match(board, match, owner) || (by_place && owner.entity != kNone && match.is_person)) {
            return false;
        }
        add_owner(reading.owners, owner);
        reading.last = std::max(reading.last, match.last);
        return true;
    };
    if (take(noun)) {
        for (const TokenIndex child : board.tree.children(noun)) {
            if (board.token(child).deprel == Deprel::conj) { // "leaders of Russia and Belarus"
                take(child);
            }
        }
        return true;
    }
    if (board.role_at[noun] != kNone && board.role_matches[board.role_at[noun]].head == noun) {
        // "a spokesman for the Chechen rebels": the rebels own the spokesman and somebody owns the rebels.
        const std::uint32_t number = board.role_at[noun];
        const Role& inner_role = board.knowledge.role_list[board.role_matches[number].role];
        const RoleReading inner = read_role(board, number, noun > role.last + kMaxModifiers ? false : true);
        for (Owner inner_owner : inner.owners) {
            inner_owner.sector = sector_of(inner_role, inner, &inner_owner);
            inner_owner.is_state = false;
            inner_owner.entity = kNone;
            add_owner(reading.owners, inner_owner);
        }
        if (inner.owners.empty() && reading.modifier_sector.empty()) {
            reading.modifier_sector = sector_of(inner_role, inner, nullptr);
        }
        reading.last = std::max(reading.last, inner.last);
        return !inner.owners.empty();
    }
    // "of the Kyiv region", "of the Polish army's 18th division": the name is inside the phrase.
    for (TokenIndex at = board.tree.leftmost(noun); at < noun; ++at) {
        if (take(at)) {
            reading.last = std::max(reading.last, noun + 1);
            return true;
        }
    }
    return false;
}

} // namespace

bool owner_of_match(Board& board, const NameMatch& match, Owner& owner) {
    owner = Owner{};
    owner.code = match.code;
    switch (match.use) {
    case TermUse::state: case TermUse::adjective: case TermUse::demonym: case TermUse::capital:
        owner.is_state = true;
        return true;
    case TermUse::seat:
        owner.is_state = match.sector == "GOV";
        owner.sector = owner.is_state ? "" : match.sector;
        owner.entity = owner.is_state ? kNone : match.entity;
        return true;
    case TermUse::region: case TermUse::region_adjective: case TermUse::region_people:
        owner.is_state = true;
        owner.sector = match.sector; // PRE or nothing
        return !match.code.empty();
    case TermUse::people_adjective: case TermUse::people:
        owner.is_state = true;
        return !match.code.empty();
    case TermUse::metonym:
        if (match.is_place) {
            return false;
        }
        owner.entity = match.entity;
        owner.sector = match.sector;
        return true;
    case TermUse::actor: case TermUse::known_surname: case TermUse::surname:
        owner.entity = match.entity;
        owner.sector = match.entity != kNone ? board.found.entities[match.entity].sector : match.sector;
        if (match.entity != kNone) {
            owner.code = board.found.entities[match.entity].code;
        }
        return match.entity != kNone;
    }
    return false;
}

std::string sector_of(const Role& role, const RoleReading& reading, const Owner* owner) {
    if (reading.is_past && role.kind == RoleKind::person) {
        return "ELI";
    }
    const std::string& hint = reading.modifier_sector;
    const bool is_armed_hint = hint == "REB" || hint == "PRM" || hint == "UAF" || hint == "OPP" || hint == "CRM";
    if (is_armed_hint && role.sector != "REF" && role.sector != "CVL" && role.sector != "JRN") {
        return hint;
    }
    const bool inherits = role.owner == RoleOwner::inherit;
    if (!hint.empty() && inherits) {
        return hint;
    }
    if (owner != nullptr && !owner->is_state && !owner->sector.empty()) {
        const bool is_irregular = owner->sector != "GOV" && owner->sector != "MIL" && owner->sector != "UNK" && owner->sector != "JRN";
        const bool is_force = role.kind == RoleKind::force || role.kind == RoleKind::thing;
        if (is_force) {
            // Fighters of a movement are what it is; the forces of the UN or of a government are soldiers.
            return is_irregular ? owner->sector : (role.sector.empty() || role.sector == "UAF" ? "MIL" : role.sector);
        }
        if (inherits) {
            return owner->sector;
        }
    }
    if (owner != nullptr && owner->is_state && owner->sector == "PRE" &&
        (role.sector == "GOV" || role.sector == "MIL" || role.sector == "LEG" || role.sector.empty())) {
        return "PRE";
    }
    if (role.sector.empty() && owner != nullptr && owner->is_state && role.kind == RoleKind::person) {
        return "GOV";
    }
    return role.sector;
}

RoleReading read_role(Board& board, std::uint32_t number, bool with_phrases) {
    const RoleMatch role = board.role_matches[number];
    RoleReading reading;
    reading.last = role.last;
    read_left(board, role, reading);
    const std::string lemma = to_lower(std::string(board.words(role.first)));
    reading.is_past = reading.is_past || lemma.starts_with("ex-");
    if (!with_phrases) {
        return reading;
    }
    const bool owner_is_open = reading.owners.empty();
    // "Russia's ambassador to NATO" has its owner; "the Russian spokesman for the KDP" speaks for the party.
    if (owner_is_open && reading.possessor == kNoToken) {
        for (const TokenIndex child : board.tree.children(role.head)) {
            if (child >= role.last && (board.token(child).deprel == Deprel::nmod || board.token(child).deprel == Deprel::obl) && board.token(child).head == role.head) {
                if (read_phrase(board, role, child, reading)) {
                    break;
                }
            }
        }
    }
    return reading;
}

} // namespace vedette::entities
