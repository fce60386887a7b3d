#include "records/syntax.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace vedette {

namespace {

constexpr std::array<std::string_view, kUposCount> kUpos = {"X",    "ADJ",  "ADP", "ADV",  "AUX",   "CCONJ", "DET",   "INTJ", "NOUN",
                                                            "NUM",  "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",  "VERB"};

constexpr std::array<std::string_view, kXposCount> kXpos = {
    "_",   "CC",  "CD",  "DT",  "EX",  "FW",  "IN",  "JJ",  "JJR", "JJS", "LS", "MD", "NN", "NNP",  "NNPS", "NNS",   "PDT",
    "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP",  "SYM", "TO",  "UH",  "VB", "VBD", "VBG", "VBN", "VBP", "VBZ",   "WDT",
    "WP",  "WP$", "WRB", ".",   ",",   ":",   "``",  "''",  "-LRB-", "-RRB-", "HYPH", "$", "ADD", "AFX", "GW", "NFP"};

constexpr std::array<std::string_view, kDeprelCount> kDeprel = {
    "dep",        "acl",        "acl:relcl",  "advcl",         "advcl:relcl", "advmod",        "amod",      "appos",
    "aux",        "aux:pass",   "case",       "cc",            "cc:preconj",  "ccomp",         "compound",  "compound:prt",
    "conj",       "cop",        "csubj",      "csubj:outer",   "csubj:pass",  "det",           "det:predet", "discourse",
    "dislocated", "expl",       "fixed",      "flat",          "goeswith",    "iobj",          "list",      "mark",
    "nmod",       "nmod:desc",  "nmod:poss",  "nmod:unmarked", "nsubj",       "nsubj:outer",   "nsubj:pass", "nummod",
    "obj",        "obl",        "obl:agent",  "obl:unmarked",  "orphan",      "parataxis",     "punct",     "reparandum",
    "root",       "vocative",   "xcomp"};

constexpr std::array<std::string_view, 5> kNames = {"O", "PER", "ORG", "LOC", "MISC"};

template <std::size_t N>
std::size_t find_in(const std::array<std::string_view, N>& table, std::string_view text) {
    return static_cast<std::size_t>(std::find(table.begin(), table.end(), text) - table.begin());
}

} // namespace

std::string_view to_string(Upos upos) { return kUpos[static_cast<std::size_t>(upos)]; }

std::string_view to_string(Xpos xpos) { return kXpos[static_cast<std::size_t>(xpos)]; }

std::string_view to_string(Deprel deprel) { return kDeprel[static_cast<std::size_t>(deprel)]; }

std::string_view to_string(NameLabel label) { return kNames[static_cast<std::size_t>(label)]; }

Upos parse_upos(std::string_view text) {
    const std::size_t found = find_in(kUpos, text);
    return found < kUposCount ? static_cast<Upos>(found) : Upos::X;
}

Xpos parse_xpos(std::string_view text) {
    const std::size_t found = find_in(kXpos, text);
    return found < kXposCount ? static_cast<Xpos>(found) : Xpos::unknown;
}

Deprel parse_deprel(std::string_view text) {
    // Older treebanks: nmod:npmod, obl:tmod and the like are today's :unmarked.
    if (text == "obl:npmod" || text == "obl:tmod") {
        return Deprel::obl_unmarked;
    }
    if (text == "nmod:npmod" || text == "nmod:tmod") {
        return Deprel::nmod_unmarked;
    }
    std::size_t found = find_in(kDeprel, text);
    if (found == kDeprelCount) {
        found = find_in(kDeprel, text.substr(0, text.find(':')));
    }
    return found < kDeprelCount ? static_cast<Deprel>(found) : Deprel::dep;
}

NameLabel parse_name_label(std::string_view text) {
    const std::size_t found = find_in(kNames, text);
    return found < kNames.size() ? static_cast<NameLabel>(found) : NameLabel::none;
}

std::uint32_t Syntax::sentence_of(TokenIndex token) const {
    const auto after = std::upper_bound(sentences.begin(), sentences.end(), token,
                                        [](TokenIndex index, const Sentence& sentence) { return index < sentence.last; });
    return static_cast<std::uint32_t>(after - sentences.begin());
}

TreeIndex::TreeIndex(const Syntax& syntax) {
    const std::size_t count = syntax.tokens.size();
    starts_.assign(count + 2, 0);
    for (const Token& token : syntax.tokens) {
        if (token.head != kNoToken) {
            ++starts_[token.head + 2];
        }
    }
    for (std::size_t index = 2; index < starts_.size(); ++index) {
        starts_[index] += starts_[index - 1];
    }
    children_.resize(starts_.back());
    for (TokenIndex index = 0; index < count; ++index) {
        if (const TokenIndex head = syntax.tokens[index].head; head != kNoToken) {
            children_[starts_[head + 1]++] = index;
        }
    }
    leftmost_.resize(count);
    rightmost_.resize(count);
    for (TokenIndex index = 0; index < count; ++index) {
        leftmost_[index] = rightmost_[index] = index;
    }
    // Bottom-up would need an order; walking every token up its path is short in practice and bounded by the sentence.
    for (TokenIndex index = 0; index < count; ++index) {
        std::size_t steps = 0;
        for (TokenIndex up = syntax.tokens[index].head; up != kNoToken && steps < count; up = syntax.tokens[up].head, ++steps) {
            const bool widened = index < leftmost_[up] || index > rightmost_[up];
            leftmost_[up] = std::min(leftmost_[up], index);
            rightmost_[up] = std::max(rightmost_[up], index);
            if (!widened) {
                break;
            }
        }
    }
}

TokenIndex TreeIndex::child(const Syntax& syntax, TokenIndex token, Deprel deprel) const {
    for (const TokenIndex index : children(token)) {
        if (syntax.tokens[index].deprel == deprel) {
            return index;
        }
    }
    return kNoToken;
}

std::string print_syntax(const Syntax& syntax, std::string_view text) {
    const CodePointIndex code_points(text);
    std::vector<std::string> name_tags(syntax.tokens.size());
    for (const Name& name : syntax.names) {
        for (TokenIndex index = name.first; index < name.last; ++index) {
            name_tags[index] = std::string("|Name=") + (index == name.first ? "B-" : "I-") + std::string(to_string(name.label));
        }
    }
    std::string out;
    for (std::size_t number = 0; number < syntax.sentences.size(); ++number) {
        const Sentence& sentence = syntax.sentences[number];
        out += "# sent_id = " + std::to_string(number + 1) + "\n# text = ";
        for (const char c : sentence.span.in(text)) {
            out.push_back(c == '\n' || c == '\r' || c == '\t' ? ' ' : c);
        }
        out += '\n';
        for (TokenIndex index = sentence.first; index < sentence.last; ++index) {
            const Token& token = syntax.tokens[index];
            const TextSpan span = code_points.code_points(token.span);
            const bool glued = index + 1 < sentence.last && syntax.tokens[index + 1].span.begin == token.span.end;
            out += std::to_string(index - sentence.first + 1) + '\t' + std::string(token.span.in(text)) + '\t' +
                   (token.lemma.empty() ? "_" : token.lemma) + '\t' + std::string(to_string(token.upos)) + '\t' +
                   std::string(to_string(token.xpos)) + "\t_\t" +
                   (token.head == kNoToken ? "0" : std::to_string(token.head - sentence.first + 1)) + '\t' +
                   (token.head == kNoToken ? "root" : std::string(to_string(token.deprel))) + "\t_\tStartChar=" +
                   std::to_string(span.begin) + "|EndChar=" + std::to_string(span.end) + (glued ? "|SpaceAfter=No" : "") +
                   name_tags[index] + '\n';
        }
        out += '\n';
    }
    return out;
}

} // namespace vedette
