// Names: the longest terms of the knowledge base at each word, settled against the names that the parser recognised.
#include "entities/board.hpp"

#include <algorithm>
#include <set>

namespace vedette::entities {

namespace {

struct RawMatch {
    std::uint32_t first = 0; // atoms
    std::uint32_t last = 0;
    std::vector<std::uint32_t> terms;
};

// "Nato", "Asean", "Unifil": British papers write what is said as a word like one. Not three letters, no news agency ("Mena" is a surname),
// no word or name of its own ("Alba").
bool is_said_as_word(const Board& board, const Term& term, const Atom& atom) {
    constexpr std::size_t kShortestSaid = 4;
    const KnowledgeBase& base = board.knowledge;
    const std::string& word = atom.word.folded;
    return term.use == TermUse::actor && term.index != kNone && base.actors[term.index].kind != EntityKind::outlet && atom.word.is_capital && word.size() >= kShortestSaid &&
           !base.is("common_word", word) && !base.is("acronym_only", word);
}

bool fits_case(const Board& board, const Term& term, const Atom& atom, bool all_upper) {
    switch (term.case_rule) {
    case CaseRule::any:
        return true;
    case CaseRule::capital:
        return atom.word.is_capital;
    case CaseRule::acronym:
        if (!atom.word.is_acronym) {
            return is_said_as_word(board, term, atom);
        }
        // In a line of capitals "US" may be "us" and "IS" may be "is"; only periods tell.
        return !all_upper || atom.word.has_period || !board.knowledge.is("common_word", atom.word.folded);
    }
    return false;
}

std::vector<bool> sentences_in_capitals(const Board& board) {
    std::vector<bool> all_upper(board.syntax.sentences.size(), false);
    for (std::uint32_t index = 0; index < board.syntax.sentences.size(); ++index) {
        const std::string_view text = board.syntax.sentences[index].span.in(board.report.text);
        std::size_t upper = 0;
        std::size_t lower = 0;
        for (const char letter : text) {
            upper += letter >= 'A' && letter <= 'Z' ? 1U : 0U;
            lower += letter >= 'a' && letter <= 'z' ? 1U : 0U;
        }
        all_upper[index] = upper > 8 && lower * 4 < upper;
    }
    return all_upper;
}

// The longest name of the knowledge base that begins at an atom; `last` == `first` when there is none.
RawMatch longest_at(const Board& board, std::uint32_t start, const std::vector<bool>& all_upper) {
    const KnowledgeBase& base = board.knowledge;
    RawMatch best{start, start, {}};
    std::uint32_t node = 0;
    const std::uint32_t sentence = board.sentence_of[board.atoms[start].token];
    for (std::uint32_t at = start; at < board.atoms.size() && board.atoms[at].id != kNoAtom; ++at) {
        if (board.sentence_of[board.atoms[at].token] != sentence || (node = base.names.step(node, board.atoms[at].id)) == 0) {
            break;
        }
        std::vector<std::uint32_t> fitting;
        for (const std::uint32_t term : base.names.values(node)) {
            if (fits_case(board, base.terms[term], board.atoms[start], all_upper[sentence])) {
                fitting.push_back(term);
            }
        }
        if (!fitting.empty()) {
            best = {start, at + 1, std::move(fitting)};
        }
    }
    return best;
}

std::vector<RawMatch> walk_names(Board& board) {
    const std::vector<bool> all_upper = sentences_in_capitals(board);
    for (Atom& atom : board.atoms) {
        atom.id = board.knowledge.names.atom(atom.word.folded);
    }
    std::vector<RawMatch> matches;
    for (std::uint32_t start = 0; start < board.atoms.size();) {
        RawMatch best = longest_at(board, start, all_upper);
        // "The Guardian of Lagos" stands in the table without its article: it is longer than "The Guardian".
        if (best.last > start && board.atoms[start].word.folded == "the" && start + 1 < board.atoms.size()) {
            RawMatch bare = longest_at(board, start + 1, all_upper);
            if (bare.last > best.last) {
                best = std::move(bare);
            }
        }
        if (best.last > start) {
            start = best.last;
            matches.push_back(std::move(best));
        } else {
            ++start;
        }
    }
    return matches;
}

// The lower the earlier it is believed when one word has several uses.
int rank_of(TermUse use) {
    switch (use) {
    case TermUse::actor: return 0;
    case TermUse::state: return 1;
    case TermUse::seat: return 2;
    case TermUse::metonym: return 3;
    case TermUse::capital: return 4;
    case TermUse::adjective: return 5;
    case TermUse::demonym: return 6;
    case TermUse::region_adjective: return 7;
    case TermUse::region_people: return 8;
    case TermUse::people_adjective: return 9;
    case TermUse::people: return 10;
    case TermUse::known_surname: return 11;
    case TermUse::region: return 12;
    case TermUse::surname: return 13;
    }
    return 14;
}

bool is_modifier(const Token& token) {
    return token.deprel == Deprel::amod || token.deprel == Deprel::compound || token.deprel == Deprel::nmod_desc ||
           token.deprel == Deprel::nmod;
}

// Codes that the report names for certain: they decide between actors of one name.
std::set<std::string> codes_named(const Board& board, const std::vector<RawMatch>& raw) {
    std::set<std::string> codes;
    for (const RawMatch& match : raw) {
        for (const std::uint32_t index : match.terms) {
            const Term& term = board.knowledge.terms[index];
            if (term.yields_to_person || match.terms.size() > 2) {
                continue;
            }
            if (term.use == TermUse::state || term.use == TermUse::adjective || term.use == TermUse::demonym || term.use == TermUse::capital ||
                term.use == TermUse::seat) {
                codes.insert(board.knowledge.actors[term.index].key);
            } else if (term.use == TermUse::region || term.use == TermUse::region_adjective) {
                codes.insert(board.knowledge.regions[term.index].code);
            }
        }
    }
    return codes;
}

bool is_name_use(TermUse use) { return use == TermUse::actor || use == TermUse::known_surname || use == TermUse::surname; }

// One of several actors that share a term: the one whose state the report names, or whose time it is. kNone: open.
std::uint32_t choose_actor(const Board& board, const std::vector<std::uint32_t>& terms, const std::set<std::string>& codes) {
    std::vector<std::uint32_t> left = terms;
    const auto keep = [&left](const auto& fits) {
        std::vector<std::uint32_t> kept;
        std::copy_if(left.begin(), left.end(), std::back_inserter(kept), fits);
        if (!kept.empty()) {
            left = std::move(kept);
        }
    };
    keep([&](std::uint32_t term) {
        const KnownActor& actor = board.knowledge.actors[board.knowledge.terms[term].index];
        return std::any_of(actor.tenures.begin(), actor.tenures.end(), [&](const Tenure& tenure) { return codes.count(tenure.code) > 0; });
    });
    if (left.size() == terms.size()) { // no state tells: whose name is marked as shared steps back
        keep([&](std::uint32_t term) { return !board.knowledge.terms[term].yields_to_person; });
    }
    if (left.size() > 1 && board.day) {
        keep([&](std::uint32_t term) {
            const KnownActor& actor = board.knowledge.actors[board.knowledge.terms[term].index];
            return std::any_of(actor.tenures.begin(), actor.tenures.end(), [&](const Tenure& tenure) { return tenure.when.holds(*board.day); });
        });
    }
    return left.size() == 1 ? left.front() : kNone;
}

std::uint32_t choose_term(const Board& board, const RawMatch& raw, const std::set<std::string>& codes) {
    std::vector<std::uint32_t> terms = raw.terms;
    const auto rank = [&](std::uint32_t term) { return rank_of(board.knowledge.terms[term].use); };
    std::stable_sort(terms.begin(), terms.end(), [&](std::uint32_t left, std::uint32_t right) { return rank(left) < rank(right); });
    const Token& token = board.token(board.atoms[raw.first].token);
    // "Swiss", "UK", "Singapore": a modifier is the adjective, a noun the state or its people.
    const TermUse first_use = board.knowledge.terms[terms.front()].use;
    if (first_use == TermUse::state || first_use == TermUse::adjective) {
        for (const std::uint32_t term : terms) {
            const TermUse use = board.knowledge.terms[term].use;
            if (first_use == TermUse::state && use == TermUse::adjective && is_modifier(token)) {
                return term;
            }
            if (first_use == TermUse::adjective && use == TermUse::demonym && !is_modifier(token) && token.upos != Upos::ADJ) {
                return term;
            }
        }
        return terms.front();
    }
    if (!is_name_use(first_use)) {
        return terms.front();
    }
    std::vector<std::uint32_t> same;
    std::copy_if(terms.begin(), terms.end(), std::back_inserter(same), [&](std::uint32_t term) { return board.knowledge.terms[term].use == first_use; });
    const std::uint32_t chosen = same.size() == 1 && !board.knowledge.terms[same.front()].yields_to_person ? same.front() : choose_actor(board, same, codes);
    if (chosen != kNone && board.knowledge.terms[chosen].yields_to_person && first_use == TermUse::actor) {
        // An ambiguous name of one actor needs its state in the report.
        const KnownActor& actor = board.knowledge.actors[board.knowledge.terms[chosen].index];
        const bool named = std::any_of(actor.tenures.begin(), actor.tenures.end(), [&](const Tenure& tenure) { return codes.count(tenure.code) > 0; });
        return named || same.size() > 1 ? chosen : kNone;
    }
    return chosen;
}

// The recognised name that covers a token, nullptr when there is none.
std::vector<const Name*> names_by_token(const Board& board) {
    std::vector<const Name*> by_token(board.syntax.tokens.size(), nullptr);
    for (const Name& name : board.names) {
        for (TokenIndex index = name.first; index < name.last && index < by_token.size(); ++index) {
            by_token[index] = &name;
        }
    }
    return by_token;
}

// A recognised name that is larger than the term and of another nature takes the term's place: "Jordan Henderson", "Sea of Japan".
bool is_swallowed(const NameMatch& match, const Term& term, const Name* name) {
    if (name == nullptr) {
        return false;
    }
    const bool larger = name->first < match.first || name->last > match.last;
    if (name->label == NameLabel::PER) {
        if (!larger) {
            return !is_name_use(term.use) && term.yields_to_person;
        }
        return !is_name_use(term.use) && !(term.use == TermUse::adjective && match.first == name->first);
    }
    if (name->label == NameLabel::ORG && larger && match.first != name->first) {
        return term.use == TermUse::seat || term.use == TermUse::capital || term.use == TermUse::metonym; // "National Westminster Bank"
    }
    if (name->label == NameLabel::LOC && larger) {
        return term.use == TermUse::state || term.use == TermUse::capital || term.use == TermUse::metonym;
    }
    return false;
}

// "Denzel Washington" anywhere makes a bare "Washington" of the same report that person.
bool is_surname_here(const Board& board, const NameMatch& match) {
    if (match.last - match.first != 1) {
        return false;
    }
    return std::any_of(board.names.begin(), board.names.end(), [&](const Name& name) {
        return name.label == NameLabel::PER && name.last - name.first > 1 && board.words(name.last - 1) == board.words(match.first);
    });
}

// "The Macron Norland visit": behind the whole name of a known person a state stands for itself.
bool follows_person(const Board& board, const NameMatch& match, const Term& term) {
    if (match.first == 0 || (term.use != TermUse::state && term.use != TermUse::capital)) {
        return false;
    }
    const std::uint32_t before = board.match_at[match.first - 1];
    return before != kNone && board.matches[before].is_person && board.matches[before].index != kNone && board.same_sentence(match.first - 1, match.first);
}

void fill_match(Board& board, NameMatch& match, const Term& term) {
    const KnowledgeBase& base = board.knowledge;
    match.use = term.use;
    match.index = term.index;
    match.is_plural = term.is_plural;
    switch (term.use) {
    case TermUse::state: case TermUse::adjective: case TermUse::demonym: case TermUse::capital: case TermUse::seat:
        match.code = base.actors[term.index].key;
        match.sector = term.use == TermUse::seat ? term.sector : "GOV";
        break;
    case TermUse::region: case TermUse::region_adjective: case TermUse::region_people: {
        const KnownRegion& region = base.regions[term.index];
        match.code = region.code;
        match.sector = !region.sector.empty() && (!board.day || region.when.holds(*board.day)) ? region.sector : "";
        break;
    }
    case TermUse::people_adjective: case TermUse::people:
        match.code = base.peoples[term.index].code;
        break;
    case TermUse::actor: case TermUse::metonym: case TermUse::surname: case TermUse::known_surname: {
        const KnownActor& actor = base.actors[term.index];
        const Standing standing = standing_of(actor, board.day);
        match.code = standing.code;
        match.sector = standing.sector;
        match.is_person = actor.kind == EntityKind::person;
        break;
    }
    }
}

void place_match(Board& board, NameMatch match) {
    for (TokenIndex index = match.first; index < match.last; ++index) {
        if (board.match_at[index] != kNone) {
            return;
        }
    }
    match.head = board.head_of(match.first, match.last);
    const auto number = static_cast<std::uint32_t>(board.matches.size());
    for (TokenIndex index = match.first; index < match.last; ++index) {
        board.match_at[index] = number;
    }
    board.matches.push_back(std::move(match));
}

} // namespace

void match_names(Board& board) {
    const std::vector<RawMatch> raw = walk_names(board);
    const std::set<std::string> codes = codes_named(board, raw);
    const std::vector<const Name*> names = names_by_token(board);
    for (const RawMatch& found : raw) {
        const std::uint32_t chosen = choose_term(board, found, codes);
        if (chosen == kNone) {
            continue;
        }
        const Term& term = board.knowledge.terms[chosen];
        NameMatch match;
        match.first = board.atoms[found.first].token;
        match.last = board.atoms[found.last - 1].token + 1;
        const bool starts_inside = found.first != board.first_atom[match.first];
        const bool ends_inside = found.last != board.first_atom[match.last];
        match.in_hyphen = ends_inside || board.atoms[found.last - 1].word.glued_to_next;
        if (starts_inside || (ends_inside && is_name_use(term.use) && board.knowledge.actors[term.index].kind == EntityKind::person)) {
            continue; // the tail of a hyphenated word is another name
        }
        fill_match(board, match, term);
        const bool is_person = names[match.first] != nullptr && names[match.first]->label == NameLabel::PER && term.use == TermUse::capital &&
                               is_surname_here(board, match);
        if (!is_person && (follows_person(board, match, term) || !is_swallowed(match, term, names[match.first]))) {
            place_match(board, std::move(match));
        }
    }
}

// -- matches that become mentions -----------------------------------------------------------------------------------------------

namespace {

// "Russian drills", "Moscow-backed": no mention of an agent but of whose something is.
MentionForm form_of(const Board& board, const NameMatch& match) {
    const Token& head = board.token(match.head);
    if (match.in_hyphen || match.use == TermUse::adjective || match.use == TermUse::region_adjective) {
        return MentionForm::adjective;
    }
    if (match.use == TermUse::capital || match.use == TermUse::seat || match.use == TermUse::metonym) {
        return MentionForm::metonym;
    }
    return match.use == TermUse::state && (head.deprel == Deprel::amod || head.deprel == Deprel::compound) ? MentionForm::adjective
                                                                                                           : MentionForm::name;
}

bool stands_as_noun(const Board& board, const NameMatch& match) {
    const Token& head = board.token(match.head);
    return !match.in_hyphen && !is_modifier(head) && head.deprel != Deprel::flat && head.upos != Upos::VERB;
}

// "the British", "Russians", "a Briton": people of a state.
std::uint32_t people_entity(Board& board, const NameMatch& match, const std::string& name) {
    const std::string sector = match.sector == "PRE" ? "PRE" : "";
    const std::string key = (match.code.empty() ? "people" : match.code) + ":people:" + folded_text(name);
    return board.intern({key, name, match.code, sector, EntityKind::population});
}

// "Serbs in Kosovo", "Russians of Latvia": those who live elsewhere belong there.
std::string state_of_residence(const Board& board, const NameMatch& match) {
    for (const TokenIndex child : board.tree.children(match.head)) {
        const TokenIndex preposition = child < match.last ? kNoToken : board.tree.child(board.syntax, child, Deprel::case_);
        if (preposition == kNoToken || board.match_at[child] == kNone) {
            continue;
        }
        const std::string_view word = board.words(preposition);
        const NameMatch& place = board.matches[board.match_at[child]];
        const bool is_place = place.use == TermUse::state || place.use == TermUse::region || place.use == TermUse::capital;
        if (is_place && (word == "in" || word == "of")) {
            return place.code;
        }
    }
    return match.code;
}

std::uint32_t region_entity(Board& board, const NameMatch& match) {
    const KnownRegion& region = board.knowledge.regions[match.index];
    return board.intern({"region:" + folded_text(region.name), region.name, region.code, region.sector, EntityKind::state});
}

std::uint32_t seat_entity(Board& board, const NameMatch& match) {
    if (match.sector == "GOV") {
        return board.state_entity(match.code);
    }
    const std::string name(board.span(match.first, match.last).in(board.report.text));
    return board.intern({"org:" + folded_text(name), name, match.code, match.sector, EntityKind::organisation});
}

// The entity that a match stands for as a mention of its own, kNone when it is none.
std::uint32_t entity_of(Board& board, NameMatch& match) {
    const std::string_view text = board.span(match.first, match.last).in(board.report.text);
    switch (match.use) {
    case TermUse::state:
        return board.state_entity(match.code);
    case TermUse::adjective:
        if (stands_as_noun(board, match) && (board.token(match.head).upos == Upos::PROPN || board.token(match.head).upos == Upos::NOUN ||
                                             board.tree.child(board.syntax, match.head, Deprel::det) != kNoToken)) {
            match.use = TermUse::demonym;
            return people_entity(board, match, std::string(text));
        }
        return board.state_entity(match.code);
    case TermUse::demonym: case TermUse::region_people:
        match.code = state_of_residence(board, match);
        return people_entity(board, match, std::string(text));
    case TermUse::capital:
        match.is_place = !is_metonym(board, match);
        return match.is_place ? kNone : board.state_entity(match.code);
    case TermUse::metonym:
        match.is_place = !is_metonym(board, match);
        return match.is_place ? kNone : board.actor_entity(match.index);
    case TermUse::seat:
        return seat_entity(board, match);
    case TermUse::region: case TermUse::region_adjective:
        return match.sector.empty() ? kNone : region_entity(board, match);
    case TermUse::people_adjective: case TermUse::people:
        return kNone; // role phrases take them up: their state is in the words around
    case TermUse::actor: case TermUse::known_surname: case TermUse::surname:
        return kNone; // persons.cpp made those it believes; organisations below
    }
    return kNone;
}

TokenIndex with_article(const Board& board, TokenIndex first, TokenIndex head) {
    const TokenIndex det = board.tree.child(board.syntax, head, Deprel::det);
    return det != kNoToken && det + 1 == first ? det : first;
}

// "(PUK)" after a name that it abbreviates: later uses mean that name.
bool is_defined_acronym(const Board& board, TokenIndex index) {
    return index + 2 < board.syntax.tokens.size() && board.words(index) == "(" && board.words(index + 2) == ")" &&
           board.first_atom[index + 2] == board.first_atom[index + 1] + 1 && board.atoms[board.first_atom[index + 1]].word.is_acronym;
}

// Organisations that only the parser knows: a code only from a state in the name or before it.
void read_unknown_organisations(Board& board) {
    for (const Name& name : board.names) {
        if (name.label != NameLabel::ORG || name.last <= name.first || name.last > board.syntax.tokens.size()) {
            continue;
        }
        const TokenIndex first = name.first;
        std::string code;
        bool is_known = false;
        for (TokenIndex index = name.first; index < name.last; ++index) {
            if (board.role_at[index] != kNone && board.role_matches[board.role_at[index]].last == name.last) {
                is_known = true; // "Russian Defense Ministry" is a role phrase
            }
            if (board.match_at[index] == kNone) {
                continue;
            }
            const NameMatch& match = board.matches[board.match_at[index]];
            is_known = is_known || match.first <= name.first || match.use == TermUse::actor || match.is_person;
            if (code.empty() && (match.use == TermUse::adjective || match.use == TermUse::state)) {
                code = match.code;
            }
        }
        if (board.match_at[name.first] != kNone) {
            const NameMatch& match = board.matches[board.match_at[name.first]];
            if (match.use == TermUse::adjective && match.last < name.last && board.role_at[name.last - 1] == kNone) {
                is_known = false; // "Polish Humanitarian Action"
            }
        }
        if (is_known) {
            continue;
        }
        if (code.empty() && first > 0 && board.same_sentence(first - 1, first)) {
            TokenIndex before = first - 1;
            if (board.atoms[board.first_atom[before]].word.folded == "'s" && before > 0) {
                --before;
            }
            if (board.match_at[before] != kNone) {
                const NameMatch& match = board.matches[board.match_at[before]];
                if ((match.use == TermUse::adjective || match.use == TermUse::state) && board.tree.leftmost(board.head_of(name.first, name.last)) <= match.first) {
                    code = match.code;
                }
            }
        }
        const std::string text(board.span(name.first, name.last).in(board.report.text));
        const TokenIndex head = board.head_of(name.first, name.last);
        if (board.mention(head) != nullptr) {
            continue;
        }
        NameMatch match;
        match.first = name.first;
        match.last = name.last;
        match.code = code;
        match.entity = board.intern({"org:" + folded_text(text), text, code, "", EntityKind::organisation});
        match.head = head;
        const auto number = static_cast<std::uint32_t>(board.matches.size());
        for (TokenIndex index = name.first; index < name.last; ++index) {
            if (board.match_at[index] == kNone) {
                board.match_at[index] = number;
            }
        }
        board.matches.push_back(match);
        MentionDetail detail;
        detail.match = number;
        board.add_mention(with_article(board, name.first, head), name.last, head, MentionForm::name, {match.entity}, detail);
    }
}

// Short forms that the report defines itself: "Kurdistan Democratic Party of Iran (KDPI)".
void read_defined_acronyms(Board& board) {
    std::map<std::string, std::uint32_t> defined; // acronym -> match
    for (std::uint32_t index = 0; index < board.matches.size(); ++index) {
        const NameMatch& match = board.matches[index];
        if (match.entity != kNone && match.use == TermUse::actor && !match.is_person && match.last < board.syntax.tokens.size() && is_defined_acronym(board, match.last)) {
            defined.try_emplace(board.atoms[board.first_atom[match.last + 1]].word.folded, index);
        }
    }
    if (defined.empty()) {
        return;
    }
    for (const Atom& atom : board.atoms) {
        if (!atom.word.is_acronym) {
            continue;
        }
        const auto found = defined.find(atom.word.folded);
        if (found == defined.end()) {
            continue;
        }
        const std::uint32_t taken = board.match_at[atom.token];
        const NameMatch& full = board.matches[found->second];
        if (taken != kNone) {
            // What the report defines wins over what the knowledge base thinks of the letters.
            NameMatch& match = board.matches[taken];
            if (match.entity != full.entity && match.last == match.first + 1) {
                match.entity = full.entity;
                match.code = full.code;
                match.sector = full.sector;
                if (const EntityMention* const mention = board.mention(match.head)) {
                    board.found.mentions[static_cast<std::size_t>(mention - board.found.mentions.data())].entities = {full.entity};
                }
            }
            continue;
        }
        NameMatch match = full;
        match.first = atom.token;
        match.last = atom.token + 1;
        match.head = atom.token;
        match.in_hyphen = false;
        board.match_at[atom.token] = static_cast<std::uint32_t>(board.matches.size());
        board.matches.push_back(match);
        MentionDetail detail;
        detail.match = board.match_at[atom.token];
        board.add_mention(atom.token, atom.token + 1, atom.token, MentionForm::name, {match.entity}, detail);
    }
}

} // namespace

void read_names(Board& board) {
    for (std::uint32_t index = 0; index < board.matches.size(); ++index) {
        NameMatch match = board.matches[index];
        if (match.is_person) {
            continue;
        }
        const bool is_actor = match.use == TermUse::actor && match.index != kNone;
        match.entity = is_actor ? board.actor_entity(match.index) : entity_of(board, match);
        board.matches[index] = match;
        if (match.entity == kNone) {
            continue;
        }
        MentionDetail detail;
        detail.match = index;
        detail.is_plural = match.is_plural;
        const MentionForm form = form_of(board, match);
        const TokenIndex first = form == MentionForm::adjective ? match.first : with_article(board, match.first, match.head);
        board.add_mention(first, match.last, match.head, form, {match.entity}, detail);
    }
    read_unknown_organisations(board);
    read_defined_acronyms(board);
}

} // namespace vedette::entities
