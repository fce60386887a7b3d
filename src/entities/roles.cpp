// Role phrases: forces, officials, bodies and populations without a name of their own.
#include "entities/role_reading.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace vedette::entities {

namespace {

bool is_noun(const Token& token) { return token.upos == Upos::NOUN || token.upos == Upos::PROPN; }

bool is_inside_person(const Board& board, TokenIndex first, TokenIndex last) {
    for (const Name& name : board.names) {
        if (name.label == NameLabel::PER && name.first <= first && last <= name.last && last - first < name.last - name.first && name.first != first) {
            return true;
        }
    }
    return false;
}

EntityKind kind_of(const Role& role) {
    switch (role.kind) {
    case RoleKind::person:
        return EntityKind::role;
    case RoleKind::force: case RoleKind::thing:
        return EntityKind::force;
    case RoleKind::population:
        return EntityKind::population;
    case RoleKind::body:
        return role.sector == "JRN" ? EntityKind::outlet : EntityKind::organisation;
    }
    return EntityKind::role;
}

// The words of the phrase without article and number: what to print.
std::string printed_name(const Board& board, TokenIndex first, TokenIndex last) {
    const auto is_lead = [&](TokenIndex token) {
        const Upos upos = board.token(token).upos;
        const bool before_number = token + 1 < last && board.token(token + 1).upos == Upos::NUM; // "about 500 soldiers"
        return upos == Upos::DET || upos == Upos::NUM || upos == Upos::PRON || upos == Upos::PUNCT || before_number;
    };
    while (first + 1 < last && is_lead(first)) {
        ++first;
    }
    return std::string(board.span(first, last).in(board.report.text));
}

// How an office is named in leaders.tsv.
std::string office_name(const std::string& term) {
    if (term == "defense minister") {
        return "defence minister";
    }
    if (term == "premier") {
        return "prime minister";
    }
    if (term == "secretary-general") {
        return "secretary general";
    }
    return term;
}

// The person who held the office that day: "the Russian president". A year in the sentence may speak of another time.
std::uint32_t office_holder(Board& board, const RoleMatch& match, const RoleReading& reading, const Owner& owner) {
    if (!board.day || match.is_plural || reading.is_past || !owner.is_state || owner.code.empty() || !owner.sector.empty()) {
        return kNone;
    }
    const Sentence& sentence = board.syntax.sentences[board.sentence_of[match.head]];
    for (TokenIndex index = sentence.first; index < sentence.last; ++index) {
        const std::string_view word = board.words(index);
        if (word.size() == 4 && word[0] >= '1' && word[0] <= '2' && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
            word != std::to_string(year_of(*board.day))) {
            return kNone;
        }
    }
    const std::uint32_t holder = board.knowledge.holder(owner.code, office_name(board.knowledge.role_list[match.role].term), *board.day);
    return holder == kNone ? kNone : board.actor_entity(holder);
}

std::vector<std::uint32_t> role_entities(Board& board, const RoleMatch& match, const RoleReading& reading) {
    const Role& role = board.knowledge.role_list[match.role];
    std::vector<std::uint32_t> entities;
    const std::string name = printed_name(board, reading.first, reading.last);
    for (const Owner& owner : reading.owners) {
        if (role.kind == RoleKind::person && !reading.is_past) {
            const std::uint32_t holder = office_holder(board, match, reading, owner);
            if (holder != kNone) {
                entities.push_back(holder);
                continue;
            }
        }
        Entity entity;
        entity.code = owner.code;
        entity.sector = sector_of(role, reading, &owner);
        entity.kind = kind_of(role);
        entity.key = (owner.entity != kNone ? board.found.entities[owner.entity].key : owner.code) + ':' + entity.sector + ':' + role.term;
        entity.name = name;
        entities.push_back(board.intern(std::move(entity)));
    }
    if (entities.empty()) {
        Entity entity;
        entity.sector = sector_of(role, reading, nullptr);
        entity.kind = kind_of(role);
        entity.name = name;
        entity.key = "role:" + entity.sector + ':' + folded_text(name);
        entities.push_back(board.intern(std::move(entity)));
    }
    return entities;
}

// "by force", "in general", "head of cattle": bare nouns that name no one.
bool says_nobody(const Board& board, const RoleMatch& match, const RoleReading& reading) {
    const std::string& term = board.knowledge.role_list[match.role].term;
    const bool is_owned = std::any_of(reading.owners.begin(), reading.owners.end(), [](const Owner& owner) { return !owner.code.empty(); });
    if (!match.is_plural && !is_owned && reading.possessor == kNoToken && board.knowledge.is("business_noun", term)) {
        return true; // a publishing division, a currency unit
    }
    if (match.is_plural || reading.has_modifier || !reading.owners.empty() || match.last - match.first > 1) {
        return false;
    }
    const TokenIndex next = match.last;
    const bool is_headline = board.syntax.sentences[board.sentence_of[match.head]].is_headline;
    return board.knowledge.is("bare_excluded", term) && !is_headline && !(next < board.syntax.tokens.size() && board.token(next).upos == Upos::PROPN);
}

void read_role_mention(Board& board, std::uint32_t number) {
    RoleMatch& match = board.role_matches[number];
    if (match.is_title || match.mention != kNone || board.mention(match.head) != nullptr) {
        return;
    }
    const Token& head = board.token(match.head);
    if (!is_noun(head) && !(head.upos == Upos::ADJ && board.tree.child(board.syntax, match.head, Deprel::det) != kNoToken && head.deprel != Deprel::amod)) {
        return;
    }
    const bool is_modifier = head.deprel == Deprel::compound || head.deprel == Deprel::amod || head.deprel == Deprel::flat;
    const Role& role = board.knowledge.role_list[match.role];
    if (is_modifier) {
        // "rebel positions" are the rebels'; but an office or a weapon before a noun names no one ("president election", "missile test").
        const bool owned_by_role = head.head != kNoToken && board.role_at[head.head] != kNone;
        if (owned_by_role || role.kind == RoleKind::person || role.kind == RoleKind::thing || role.kind == RoleKind::population) {
            return;
        }
    }
    RoleReading reading = read_role(board, number, !is_modifier);
    if (says_nobody(board, match, reading)) {
        return;
    }
    std::vector<std::uint32_t> entities = role_entities(board, match, reading);
    MentionDetail detail;
    detail.is_plural = match.is_plural || reading.owners.size() > 1;
    detail.is_person = !match.is_plural && (role.kind == RoleKind::person || role.kind == RoleKind::population || role.kind == RoleKind::force);
    detail.role = match.role;
    detail.is_definite = reading.is_definite;
    detail.needs_owner = reading.owners.empty();
    match.mention = board.add_mention(reading.first, reading.last, match.head, MentionForm::description, std::move(entities), detail);
}

// "Kurds", "Moslems": a population whose state is in the words around it, or open.
void read_people_mention(Board& board, std::uint32_t number) {
    const NameMatch match = board.matches[number];
    const Token& head = board.token(match.head);
    const bool as_noun = head.deprel != Deprel::amod && head.deprel != Deprel::compound && is_noun(head);
    const bool is_people = match.use == TermUse::people || (match.use == TermUse::people_adjective && as_noun && head.xpos == Xpos::NNPS);
    if (!is_people || !as_noun || board.mention(match.head) != nullptr || match.in_hyphen) {
        return;
    }
    // Read as if it were a role noun: the same words around it tell whose people they are.
    RoleMatch role;
    role.first = match.first;
    role.last = match.last;
    role.head = match.head;
    role.is_plural = match.is_plural;
    const std::vector<std::uint32_t>& terms = board.knowledge.roles.find("civilian");
    if (terms.empty()) {
        return;
    }
    role.role = board.knowledge.role_terms[terms.front()].role;
    board.role_matches.push_back(role);
    const auto temporary = static_cast<std::uint32_t>(board.role_matches.size() - 1);
    const RoleReading reading = read_role(board, temporary, true);
    Entity entity;
    entity.kind = EntityKind::population;
    entity.name = printed_name(board, reading.first, reading.last);
    entity.code = reading.owners.empty() ? match.code : reading.owners.front().code;
    entity.sector = reading.modifier_sector.empty() ? "CVL" : reading.modifier_sector;
    entity.key = (entity.code.empty() ? "people" : entity.code) + ":people:" + folded_text(board.words(match.first));
    MentionDetail detail;
    detail.is_plural = match.is_plural;
    detail.is_person = !match.is_plural;
    detail.match = number;
    detail.is_definite = reading.is_definite;
    const std::uint32_t made = board.intern(std::move(entity));
    board.role_matches[temporary].mention = board.add_mention(reading.first, reading.last, match.head, MentionForm::description, {made}, detail);
}

} // namespace

void match_roles(Board& board) {
    const KnowledgeBase& base = board.knowledge;
    for (std::uint32_t start = 0; start < board.atoms.size();) {
        std::uint32_t node = 0;
        std::uint32_t end = start;
        std::uint32_t term = kNone;
        const TokenIndex first = board.atoms[start].token;
        for (std::uint32_t at = start; at < board.atoms.size(); ++at) {
            const std::uint32_t atom = base.roles.atom(board.atoms[at].word.folded);
            if (atom == kNoAtom || !board.same_sentence(first, board.atoms[at].token) || (node = base.roles.step(node, atom)) == 0) {
                break;
            }
            const std::vector<std::uint32_t>& values = base.roles.values(node);
            const bool ends_token = at + 1 == board.first_atom[board.atoms[at].token + 1];
            if (!values.empty() && ends_token && !board.atoms[at].word.glued_to_next &&
                (base.role_terms[values.front()].case_rule != CaseRule::acronym || board.atoms[at].word.is_acronym)) {
                term = values.front();
                end = at + 1;
            }
        }
        if (term == kNone || start != board.first_atom[first]) {
            ++start;
            continue;
        }
        RoleMatch match;
        match.first = first;
        match.last = board.atoms[end - 1].token + 1;
        match.role = base.role_terms[term].role;
        match.is_plural = base.role_terms[term].is_plural;
        match.head = board.head_of(match.first, match.last);
        bool overlaps_name = is_inside_person(board, match.first, match.last);
        for (TokenIndex index = match.first; index < match.last; ++index) {
            // A known name made of role words ("Border Security Force") is that name.
            // A surname that is also a role ("Major", "King") waits for a full name.
            overlaps_name = overlaps_name || (board.match_at[index] != kNone && board.matches[board.match_at[index]].use != TermUse::surname);
        }
        if (overlaps_name) {
            ++start; // "Kremlin spokesman": the seat is a name, the spokesman still a role
            continue;
        }
        if (board.token(match.head).upos != Upos::VERB) {
            const auto number = static_cast<std::uint32_t>(board.role_matches.size());
            for (TokenIndex index = match.first; index < match.last; ++index) {
                board.role_at[index] = number;
            }
            board.role_matches.push_back(match);
        }
        start = end;
    }
}

void read_roles(Board& board) {
    const auto count = static_cast<std::uint32_t>(board.role_matches.size());
    for (std::uint32_t number = 0; number < count; ++number) {
        read_role_mention(board, number);
    }
    const auto matches = static_cast<std::uint32_t>(board.matches.size());
    for (std::uint32_t number = 0; number < matches; ++number) {
        read_people_mention(board, number);
    }
}

} // namespace vedette::entities
