// The state that a report is about lends itself to roles that name none: "the rebels", "security officials said". Only where one state
// clearly rules the report, and never to those who come from elsewhere by trade: diplomats, journalists, peacekeepers, refugees.
#include "entities/board.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <map>

namespace vedette::entities {

namespace {

constexpr double kShareOfReport = 0.5;  // of all evidence for states
constexpr double kLeastLead = 1.5;      // over the next state, as a factor
constexpr double kLeastEvidence = 3.0;
constexpr double kShareForGuests = 0.85; // refugees, who come from elsewhere unless only one state is spoken of

// The dateline's place, as the text or the report has it.
std::string dateline_code(const Board& board) {
    for (const std::uint32_t term : board.knowledge.names.find(board.report.dateline)) {
        const Term& known = board.knowledge.terms[term];
        if (known.use == TermUse::capital || known.use == TermUse::state) {
            return board.knowledge.actors[known.index].key;
        }
        if (known.use == TermUse::region) {
            return board.knowledge.regions[known.index].code;
        }
    }
    return "";
}

struct Ruling {
    std::string code;
    double share = 0;
};

Ruling ruling_state(const Board& board) {
    std::map<std::string, double> evidence;
    double total = 0;
    const auto add = [&](const std::string& code, double weight) {
        if (!code.empty() && board.knowledge.state(code) != nullptr) {
            evidence[code] += weight;
            total += weight;
        }
    };
    for (const NameMatch& match : board.matches) {
        const bool is_outlet = match.use == TermUse::actor && match.index != kNone && board.knowledge.actors[match.index].kind == EntityKind::outlet;
        const bool is_nobody = match.is_person && match.entity == kNone; // a surname that proved to be another word
        if (is_outlet || is_nobody) {
            continue;
        }
        const bool in_first = board.sentence_of[match.first] < 2;
        const bool is_state = match.use != TermUse::actor && !match.is_person;
        add(match.code, (is_state ? 1.0 : (match.is_person ? 0.4 : 0.7)) * (in_first ? 1.5 : 1.0));
    }
    add(dateline_code(board), 1.5);
    std::string best;
    double most = 0;
    double next = 0;
    for (const auto& [code, weight] : evidence) {
        if (weight > most) {
            next = most;
            most = weight;
            best = code;
        } else {
            next = std::max(next, weight);
        }
    }
    const bool rules = most >= kLeastEvidence && most >= kShareOfReport * total && most >= kLeastLead * next;
    return rules ? Ruling{best, most / total} : Ruling{};
}

// "Interior Minister Tobias Ondiekira": who bears a title of state without a state is of the one that the report is about.
bool is_person_of_setting(const Board& board, std::uint32_t number) {
    const MentionDetail& detail = board.details[number];
    const EntityMention& mention = board.found.mentions[number];
    if (mention.form != MentionForm::name || detail.role == kNone || mention.entities.size() != 1) {
        return false;
    }
    const Entity& entity = board.found.entities[mention.entities.front()];
    const Role& role = board.knowledge.role_list[detail.role];
    const bool is_public = role.sector == "GOV" || role.sector == "LEG" || role.sector == "JUD" || role.sector == "COP" || role.sector == "MIL";
    return entity.kind == EntityKind::person && entity.code.empty() && is_public && role.owner == RoleOwner::nation &&
           !board.knowledge.is("guest_noun", role.term) && !board.knowledge.is("foreign_role", role.term);
}

bool may_take_setting(const Board& board, std::uint32_t number, double share) {
    const MentionDetail& detail = board.details[number];
    const EntityMention& mention = board.found.mentions[number];
    if (detail.role == kNone || !detail.needs_owner || mention.form != MentionForm::description || mention.entities.size() != 1) {
        return false;
    }
    const Role& role = board.knowledge.role_list[detail.role];
    const std::string& sector = board.found.entities[mention.entities.front()].sector;
    const bool is_guest = role.owner == RoleOwner::none || sector == "REF";
    if (is_guest && share < kShareForGuests) {
        return false;
    }
    if (role.kind == RoleKind::thing || (sector.empty() && !board.knowledge.is("home_role", role.term)) || sector == "JRN" || sector == "SOC" || sector == "EDU" || sector == "BUS" ||
        sector == "MED" || board.knowledge.is("guest_noun", role.term) || board.knowledge.is("foreign_role", role.term)) {
        return false;
    }
    for (TokenIndex token = mention.first; token < mention.last; ++token) {
        const bool is_owned = board.token(token).xpos == Xpos::PRP_S || (token != mention.head && board.token(token).deprel == Deprel::nmod_poss);
        if (is_owned || board.knowledge.is("foreign_word", to_lower(board.token(token).lemma))) {
            return false;
        }
    }
    return true;
}

} // namespace

void find_ruling_state(Board& board) {
    Ruling ruling = ruling_state(board);
    board.ruling = std::move(ruling.code);
    board.ruling_share = ruling.share;
}

void read_setting(Board& board) {
    const std::string& code = board.ruling;
    if (code.empty()) {
        return;
    }
    for (std::uint32_t number = 0; number < board.found.mentions.size(); ++number) {
        if (is_person_of_setting(board, number)) {
            board.found.entities[board.found.mentions[number].entities.front()].code = code;
            continue;
        }
        if (!may_take_setting(board, number, board.ruling_share)) {
            continue;
        }
        Entity entity = board.found.entities[board.found.mentions[number].entities.front()];
        if (!entity.code.empty()) {
            continue;
        }
        entity.code = code;
        entity.key = code + ':' + entity.sector + ':' + board.knowledge.role_list[board.details[number].role].term;
        const std::uint32_t made = board.intern(std::move(entity));
        // Pronouns that stand for it follow.
        const std::uint32_t old = board.found.mentions[number].entities.front();
        for (EntityMention& mention : board.found.mentions) {
            if (mention.form == MentionForm::pronoun) {
                std::replace(mention.entities.begin(), mention.entities.end(), old, made);
            }
        }
        board.found.mentions[number].entities = {made};
    }
}

} // namespace vedette::entities
