#pragma once
// Sentences, tokens and the dependency tree of one report, after Universal Dependencies v2 (English). One flat token array;
// `head` is an index into it, never across sentences.

#include "base/text_span.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vedette {

using TokenIndex = std::uint32_t;
inline constexpr TokenIndex kNoToken = UINT32_MAX;

enum class Upos : std::uint8_t { X, ADJ, ADP, ADV, AUX, CCONJ, DET, INTJ, NOUN, NUM, PART, PRON, PROPN, PUNCT, SCONJ, SYM, VERB };
inline constexpr std::size_t kUposCount = 17;

// Penn Treebank tags as used by UD English. Tense and number are read off them.
enum class Xpos : std::uint8_t {
    unknown, CC, CD, DT, EX, FW, IN, JJ, JJR, JJS, LS, MD, NN, NNP, NNPS, NNS, PDT, POS, PRP, PRP_S, RB, RBR, RBS, RP, SYM, TO, UH,
    VB, VBD, VBG, VBN, VBP, VBZ, WDT, WP, WP_S, WRB, period, comma, colon, open_quote, close_quote, LRB, RRB, HYPH, dollar, ADD, AFX,
    GW, NFP,
};
inline constexpr std::size_t kXposCount = 50;

enum class Deprel : std::uint8_t {
    dep, acl, acl_relcl, advcl, advcl_relcl, advmod, amod, appos, aux, aux_pass, case_, cc, cc_preconj, ccomp, compound, compound_prt,
    conj, cop, csubj, csubj_outer, csubj_pass, det, det_predet, discourse, dislocated, expl, fixed, flat, goeswith, iobj, list, mark,
    nmod, nmod_desc, nmod_poss, nmod_unmarked, nsubj, nsubj_outer, nsubj_pass, nummod, obj, obl, obl_agent, obl_unmarked, orphan,
    parataxis, punct, reparandum, root, vocative, xcomp,
};
inline constexpr std::size_t kDeprelCount = 51;

enum class NameLabel : std::uint8_t { none, PER, ORG, LOC, MISC };

std::string_view to_string(Upos upos);
std::string_view to_string(Xpos xpos);     // "PRP$", "-LRB-", "``"
std::string_view to_string(Deprel deprel); // "nsubj:pass"
std::string_view to_string(NameLabel label);
Upos parse_upos(std::string_view text);     // X when unknown
Xpos parse_xpos(std::string_view text);     // unknown when unknown
Deprel parse_deprel(std::string_view text); // the relation without its subtype when the subtype is unknown, dep when all is unknown
NameLabel parse_name_label(std::string_view text);

struct Token {
    TextSpan span;
    std::string lemma; // lower case except for proper nouns
    TokenIndex head = kNoToken; // kNoToken: root of its sentence
    Upos upos = Upos::X;
    Xpos xpos = Xpos::unknown;
    Deprel deprel = Deprel::dep;
};

// Half-open range of tokens; its span in the text goes from the first token's begin to the last one's end.
struct Sentence {
    TokenIndex first = 0;
    TokenIndex last = 0; // one past
    TextSpan span;
    bool is_headline = false;

    [[nodiscard]] bool contains(TokenIndex token) const { return first <= token && token < last; }
};

// A name as recognised from its words and context, not yet resolved. Titles ("President") stay outside.
struct Name {
    TokenIndex first = 0;
    TokenIndex last = 0; // one past
    NameLabel label = NameLabel::none;
};

struct Syntax {
    std::vector<Token> tokens;
    std::vector<Sentence> sentences;
    std::vector<Name> names; // in text order, never overlapping

    // Index of the sentence that holds `token`; O(log n).
    [[nodiscard]] std::uint32_t sentence_of(TokenIndex token) const;
};

// Dependents of every token in text order, built once a report: children(t) is a view into one array.
class TreeIndex {
public:
    explicit TreeIndex(const Syntax& syntax);

    struct Range {
        const TokenIndex* first;
        const TokenIndex* last;

        [[nodiscard]] const TokenIndex* begin() const { return first; }

        [[nodiscard]] const TokenIndex* end() const { return last; }

        [[nodiscard]] bool empty() const { return first == last; }
    };

    [[nodiscard]] Range children(TokenIndex token) const {
        return {children_.data() + starts_[token], children_.data() + starts_[token + 1]};
    }

    // First dependent with this relation, kNoToken when there is none.
    [[nodiscard]] TokenIndex child(const Syntax& syntax, TokenIndex token, Deprel deprel) const;

    // All tokens under `token`, itself included, as the smallest token range that holds them.
    [[nodiscard]] TokenIndex leftmost(TokenIndex token) const { return leftmost_[token]; }

    [[nodiscard]] TokenIndex rightmost(TokenIndex token) const { return rightmost_[token]; }

private:
    std::vector<std::uint32_t> starts_;
    std::vector<TokenIndex> children_;
    std::vector<TokenIndex> leftmost_;
    std::vector<TokenIndex> rightmost_;
};

// One line a token, CoNLL-U columns ID FORM LEMMA UPOS XPOS _ HEAD DEPREL _ MISC(StartChar|EndChar in code points, Name=B-LOC).
std::string print_syntax(const Syntax& syntax, std::string_view text);

} // namespace vedette
