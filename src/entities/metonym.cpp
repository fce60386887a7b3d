// A capital is a place until the grammar says that somebody there acts or is dealt with.
#include "entities/board.hpp"

#include "base/utf8.hpp"

namespace vedette::entities {

namespace {

bool is(const Board& board, const char* name, TokenIndex token) {
    return board.knowledge.is(name, to_lower(board.token(token).lemma));
}

// "Moscow's forces", "Baghdad troops", "the Kyiv government", against "Moscow's suburbs", "Kyiv airport".
bool owns_as_government(const Board& board, TokenIndex owner, TokenIndex owned, bool possessive) {
    if (owned == kNoToken || is(board, "place_noun", owned)) {
        return false;
    }
    if (board.role_at[owned] != kNone) {
        const Role& role = board.knowledge.role_list[board.role_matches[board.role_at[owned]].role];
        // "Kyiv residents" live there, "Kyiv police" belong there: their state follows, the city stays a place.
        return role.kind != RoleKind::population && role.sector != "COP" && role.sector != "MED" && role.sector != "EDU";
    }
    return possessive || is(board, "government_noun", owned) || (board.token(owner).deprel == Deprel::compound && is(board, "relation_noun", owned));
}

bool by_preposition(const Board& board, TokenIndex head, TokenIndex preposition) {
    const std::string word = to_lower(std::string(board.words(preposition)));
    const TokenIndex above = board.token(head).head;
    if (above == kNoToken) {
        return false;
    }
    if (word == "between") {
        return is(board, "relation_noun", above);
    }
    if (word == "of") {
        return is(board, "government_noun", above);
    }
    if (word == "to" && board.token(above).upos == Upos::VERB) {
        return is(board, "addressing_verb", above); // "complained to Norhaven"; "went to Norhaven" is a way there
    }
    if (word == "on" && is(board, "violence_noun", above)) {
        return true;
    }
    if (word == "to" || word == "from") {
        return board.token(above).upos == Upos::ADJ ? is(board, "closeness_adjective", above)
                                                    : (word == "from" && is(board, "government_noun", above));
    }
    if (board.knowledge.is("location_preposition", word)) {
        return false;
    }
    if (word == "for") { // "left for Moscow" is a way there
        return board.token(above).upos == Upos::NOUN && is(board, "government_noun", above);
    }
    return board.knowledge.is("ally_preposition", word);
}

} // namespace

bool is_metonym(const Board& board, const NameMatch& match) {
    if (match.in_hyphen) {
        return true; // "Moscow-backed"; "Moscow-based" is a place, but its word after the hyphen tells
    }
    TokenIndex head = match.head;
    if (match.last < board.syntax.tokens.size() && board.same_sentence(match.first, match.last)) {
        const std::string_view next = board.words(match.last);
        if (next == "(" || next == "/") {
            return false; // dateline
        }
        // "Moscow, Russia"
        if (next == "," && match.last + 1 < board.syntax.tokens.size() && board.match_at[match.last + 1] != kNone &&
            board.matches[board.match_at[match.last + 1]].code == match.code) {
            return false;
        }
    }
    for (int steps = 0; steps < 4 && board.token(head).deprel == Deprel::conj && board.token(head).head != kNoToken; ++steps) {
        if (board.tree.child(board.syntax, head, Deprel::case_) != kNoToken) {
            break;
        }
        head = board.token(head).head; // "Moscow and Minsk agreed": the first conjunct tells
    }
    const Token& token = board.token(head);
    if (token.head == kNoToken) {
        return false;
    }
    const TokenIndex preposition = board.tree.child(board.syntax, head, Deprel::case_);
    const bool possessive = preposition != kNoToken && preposition > head;
    switch (token.deprel) {
    case Deprel::nmod_poss:
        return owns_as_government(board, head, token.head, true);
    case Deprel::compound: case Deprel::amod: case Deprel::nmod_desc:
        return owns_as_government(board, head, token.head, false);
    case Deprel::nsubj: case Deprel::nsubj_outer:
        return board.tree.child(board.syntax, token.head, Deprel::cop) == kNoToken ? !is(board, "place_verb", token.head)
                                                                                  : !is(board, "place_noun", token.head) && board.token(token.head).upos != Upos::NOUN;
    case Deprel::nsubj_pass: case Deprel::obj: case Deprel::iobj:
        return is(board, "target_verb", token.head);
    case Deprel::obl_agent:
        return true;
    case Deprel::obl: case Deprel::nmod:
        return preposition != kNoToken && !possessive && by_preposition(board, head, preposition);
    default:
        return false;
    }
}

} // namespace vedette::entities
