#include "entities/salience.hpp"

#include "base/sort_unique.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <map>

namespace vedette::entities {

namespace {

constexpr double kLeastStrength = 3.0;
constexpr double kLeastMargin = 1.0;

} // namespace

bool Salience::is_subject(TokenIndex token) const {
    const Deprel deprel = board_.token(token).deprel;
    return deprel == Deprel::nsubj || deprel == Deprel::nsubj_pass || deprel == Deprel::nsubj_outer || deprel == Deprel::obl_agent;
}

// The predicate of the clause that holds `token`.
TokenIndex Salience::clause_of(TokenIndex token) const {
    TokenIndex at = token;
    for (int steps = 0; steps < 40; ++steps) {
        const Token& word = board_.token(at);
        if (word.head == kNoToken) {
            return at;
        }
        switch (word.deprel) {
        case Deprel::nsubj: case Deprel::nsubj_pass: case Deprel::nsubj_outer: case Deprel::obj: case Deprel::iobj: case Deprel::obl:
        case Deprel::obl_agent: case Deprel::obl_unmarked: case Deprel::advmod: case Deprel::aux: case Deprel::aux_pass:
            return word.head;
        case Deprel::ccomp: case Deprel::advcl: case Deprel::acl_relcl: case Deprel::parataxis: case Deprel::csubj: case Deprel::xcomp:
            return at;
        default:
            at = word.head;
        }
    }
    return at;
}

double Salience::strength(TokenIndex candidate, TokenIndex anaphor) const {
    if (candidate >= anaphor) {
        return 0;
    }
    const std::uint32_t distance = board_.sentence_of[anaphor] - board_.sentence_of[candidate];
    TokenIndex place = candidate; // the second of a pair stands where the first one does
    while (board_.token(place).deprel == Deprel::conj && board_.token(place).head != kNoToken && board_.token(place).head < place) {
        place = board_.token(place).head;
    }
    const bool subject = is_subject(place);
    const bool parallel = subject && is_subject(anaphor);
    if (distance == 0) {
        const TokenIndex own = clause_of(anaphor);
        const TokenIndex theirs = board_.token(place).head;
        const bool is_possessive = board_.token(anaphor).xpos == Xpos::PRP_S;
        const std::string_view word = board_.words(anaphor);
        const bool has_own_subject = own != kNoToken && std::any_of(board_.tree.children(own).begin(), board_.tree.children(own).end(), [&](TokenIndex child) { return is_subject(child); });
        const bool shares_subject = !has_own_subject && (board_.token(own).deprel == Deprel::advcl || (board_.token(own).deprel == Deprel::conj && board_.token(own).upos == Upos::VERB));
        if (subject && shares_subject && theirs == board_.token(own).head && !is_possessive && board_.token(anaphor).head == own) {
            return -1; // "Norland cut ties with Sudland, accusing it ...": the one who accuses is no "it"
        }
        const bool suffers = is_possessive && board_.token(anaphor).head != kNoToken && board_.token(board_.token(anaphor).head).deprel == Deprel::obj &&
                             board_.knowledge.is("hostile_verb", to_lower(board_.token(own).lemma));
        if (subject && theirs == own && suffers) {
            return -1; // "rebels ambushed their patrol": nobody attacks his own
        }
        if (word.ends_with("self") || word.ends_with("selves")) {
            return subject && theirs == own ? 11 : 0;
        }
        if (subject && theirs == own) {
            // "Putin met him": never; "Putin met his ...": always.
            return is_possessive && board_.token(anaphor).deprel != Deprel::nsubj && !is_subject(board_.token(anaphor).head == kNoToken ? anaphor : board_.token(anaphor).head) ? 12 : -1;
        }
        // "Help Norland strengthen its border": who is helped does it, and it is his border.
        const bool controls = (board_.token(place).deprel == Deprel::obj || board_.token(place).deprel == Deprel::iobj) && board_.token(own).deprel == Deprel::xcomp &&
                              board_.token(own).head == theirs && board_.token(own).xpos != Xpos::VBG;
        if (controls) {
            return is_possessive ? 12 : -1;
        }
        if (board_.token(candidate).head == board_.token(anaphor).head && !is_possessive) {
            return -1;
        }
        // The subject of a clause above this one.
        TokenIndex at = own;
        double depth = 0;
        for (int steps = 0; steps < 12 && board_.token(at).head != kNoToken; ++steps) {
            at = board_.token(at).head;
            if (subject && theirs == at) {
                return 10 - depth;
            }
            depth += 0.5;
        }
        return subject ? 6 : 3.5;
    }
    if (distance == 1) {
        const TokenIndex head = board_.token(place).head;
        const bool main = subject && head != kNoToken && board_.token(head).head == kNoToken;
        return (main ? 7 : (subject ? 5.5 : 2.5)) + (parallel ? 1 : 0);
    }
    const double faded = 0.6 * static_cast<double>(distance - 2);
    return (subject ? 4 : 1.5) + (parallel ? 0.5 : 0) - faded;
}

std::vector<std::uint32_t> Salience::with_conjuncts(TokenIndex head) const {
    std::vector<std::uint32_t> entities;
    const auto add = [&](TokenIndex token) {
        if (const EntityMention* const mention = board_.mention(token)) {
            entities.insert(entities.end(), mention->entities.begin(), mention->entities.end());
        }
    };
    add(head);
    for (const TokenIndex child : board_.tree.children(head)) {
        if (board_.token(child).deprel == Deprel::conj) {
            add(child);
        }
    }
    return entities;
}

std::vector<std::uint32_t> Salience::antecedent(TokenIndex anaphor, std::uint32_t reach, Blockers blockers, const Accepts& accepts) const {
    return antecedent_by(anaphor, reach, blockers, [&](std::uint32_t number) {
        if (!accepts(number)) {
            return std::vector<std::uint32_t>{};
        }
        const EntityMention& mention = board_.found.mentions[number];
        return blockers == Blockers::plural ? with_conjuncts(mention.head) : mention.entities;
    });
}

std::vector<std::uint32_t> Salience::antecedent_by(TokenIndex anaphor, std::uint32_t reach, Blockers blockers, const CountsFor& counts_for) const {
    struct Ranked {
        std::vector<std::uint32_t> entities; // empty: a noun that is nobody
        double strength = 0;
        int count = 0;
    };
    std::map<std::vector<std::uint32_t>, Ranked> ranked;
    std::uint32_t nobody = 0;
    const std::uint32_t sentence = board_.sentence_of[anaphor];
    const std::uint32_t from = sentence > reach ? sentence - reach : 0;
    for (TokenIndex token = board_.syntax.sentences[from].first; token < anaphor; ++token) {
        const std::uint32_t number = board_.found.mention_at[token];
        const double strength_here = strength(token, anaphor);
        if (number != Entities::kNoMention) {
            const EntityMention& mention = board_.found.mentions[number];
            if (mention.form == MentionForm::adjective) {
                continue;
            }
            std::vector<std::uint32_t> entities = counts_for(number);
            if (entities.empty()) {
                continue;
            }
            sort_unique(entities);
            Ranked& entry = ranked[entities];
            entry.entities = entities;
            entry.strength = std::max(entry.strength, strength_here);
            ++entry.count;
            continue;
        }
        const Token& word = board_.token(token);
        const bool is_blocking_noun = word.upos == Upos::NOUN && word.deprel != Deprel::compound && word.deprel != Deprel::obl_unmarked && board_.mention(token) == nullptr &&
                                      ((blockers == Blockers::singular && word.xpos == Xpos::NN) || (blockers == Blockers::plural && word.xpos == Xpos::NNS));
        if (is_blocking_noun && strength_here > 0) {
            // An unknown thing is a weaker guess than somebody who acts, unless it is the subject itself.
            const double weight = is_subject(token) ? 0 : 2;
            Ranked& entry = ranked[{UINT32_MAX, nobody++}];
            entry.strength = strength_here - weight;
        }
    }
    const Ranked* best = nullptr;
    const Ranked* second = nullptr;
    for (auto& [key, entry] : ranked) {
        entry.strength += entry.entities.empty() ? 0 : 0.3 * std::min(entry.count - 1, 4);
        if (best == nullptr || entry.strength > best->strength) {
            second = best;
            best = &entry;
        } else if (second == nullptr || entry.strength > second->strength) {
            second = &entry;
        }
    }
    const bool is_clear = best != nullptr && best->strength >= kLeastStrength && (second == nullptr || best->strength - second->strength >= kLeastMargin);
    if (board_.searches != nullptr) {
        ReferenceSearch search{anaphor, {}, is_clear};
        for (const auto& [key, entry] : ranked) {
            std::string names;
            for (const std::uint32_t index : entry.entities) {
                names += (names.empty() ? "" : " and ") + board_.found.entities[index].name;
            }
            search.candidates.push_back({names.empty() ? "a thing" : names, entry.strength});
        }
        std::stable_sort(search.candidates.begin(), search.candidates.end(), [](const auto& left, const auto& right) { return left.strength > right.strength; });
        board_.searches->push_back(std::move(search));
    }
    return is_clear ? best->entities : std::vector<std::uint32_t>{};
}

} // namespace vedette::entities
