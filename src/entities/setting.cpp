// The state that a report is about lends itself to roles that name none: "the rebels", "security officials said". Only where one state
// clearly rules the report, and never to those who come from elsewhere by trade: diplomats, journalists, peacekeepers, refugees.
#include "entities/board.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <map>

namespace vedette::entities {

namespace {

constexpr double kShareOfReport = 0.6;  // of all evidence for states
constexpr double kLeastEvidence = 3.0;

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

std::string ruling_state(const Board& board) {
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
        if (is_outlet) {
            continue;
        }
        const bool in_first = board.sentence_of[match.first] < 2;
        const bool is_state = match.use != TermUse::actor && !match.is_person;
        add(match.code, (is_state ? 1.0 : 0.7) * (in_first ? 1.5 : 1.0));
    }
    add(dateline_code(board), 1.5);
    std::string best;
    for (const auto& [code, weight] : evidence) {
        if (best.empty() || weight > evidence[best]) {
            best = code;
        }
    }
    return !best.empty() && evidence[best] >= kLeastEvidence && evidence[best] >= kShareOfReport * total ? best : "";
}

bool may_take_setting(const Board& board, std::uint32_t number) {
    const MentionDetail& detail = board.details[number];
    const EntityMention& mention = board.found.mentions[number];
    if (detail.role == kNone || !detail.needs_owner || mention.form != MentionForm::description || mention.entities.size() != 1) {
        return false;
    }
    const Role& role = board.knowledge.role_list[detail.role];
    const std::string& sector = board.found.entities[mention.entities.front()].sector;
    if (role.owner == RoleOwner::none || role.kind == RoleKind::thing || sector.empty() || sector == "JRN" || sector == "SOC" || sector == "EDU" || sector == "BUS" || sector == "ELI" ||
        sector == "REF" || sector == "MED" || board.knowledge.is("guest_noun", role.term) || board.knowledge.is("foreign_role", role.term)) {
        return false;
    }
    for (TokenIndex token = mention.first; token < mention.last; ++token) {
        if (board.knowledge.is("foreign_word", to_lower(board.token(token).lemma)) || board.token(token).xpos == Xpos::PRP_S || board.token(token).deprel == Deprel::nmod_poss) {
            return false;
        }
    }
    return true;
}

} // namespace

void read_setting(Board& board) {
    const std::string code = ruling_state(board);
    if (code.empty()) {
        return;
    }
    for (std::uint32_t number = 0; number < board.found.mentions.size(); ++number) {
        if (!may_take_setting(board, number)) {
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
