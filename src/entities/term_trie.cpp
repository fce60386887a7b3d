#include "entities/term_trie.hpp"

#include "base/utf8.hpp"

namespace vedette::entities {

namespace {

// Base letters of Latin-1 and Latin Extended-A (U+00C0..U+017F) in order; two letters where a ligature needs them.
constexpr const char* kBaseLetters[] = {
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i", "d", "n", "o", "o", "o", "o", "o", "x", "o",
    "u", "u", "u", "u", "y", "th", "ss", "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i", "d", "n",
    "o", "o", "o", "o", "o", "/", "o", "u", "u", "u", "u", "y", "th", "y", // U+00FF
    "a", "a", "a", "a", "a", "a", "c", "c", "c", "c", "c", "c", "c", "c", "d", "d", "d", "d", "e", "e", "e", "e", "e", "e", "e", "e",
    "e", "e", "g", "g", "g", "g", "g", "g", "g", "g", "h", "h", "h", "h", "i", "i", "i", "i", "i", "i", "i", "i", "i", "i", "ij", "ij",
    "j", "j", "k", "k", "k", "l", "l", "l", "l", "l", "l", "l", "l", "l", "l", "n", "n", "n", "n", "n", "n", "n", "n", "n", "o", "o",
    "o", "o", "o", "o", "oe", "oe", "r", "r", "r", "r", "r", "r", "s", "s", "s", "s", "s", "s", "s", "s", "t", "t", "t", "t", "t", "t",
    "u", "u", "u", "u", "u", "u", "u", "u", "u", "u", "u", "u", "w", "w", "y", "y", "y", "z", "z", "z", "z", "z", "z", "s"};

bool is_apostrophe(char32_t code) { return code == U'\'' || code == 0x2019 || code == 0x2018 || code == 0x02BC || code == U'`'; }

bool is_hyphen(char32_t code) { return code == U'-' || code == 0x2010 || code == 0x2011 || code == 0x2013; }

void append_folded(char32_t code, std::string& folded) {
    if (code < 0x80) {
        folded += static_cast<char>(code >= U'A' && code <= U'Z' ? code + 32 : code);
    } else if (code >= 0xC0 && code <= 0x17F) {
        folded += kBaseLetters[code - 0xC0];
    } else if (code == 0x0218 || code == 0x0219 || code == 0x021A || code == 0x021B) { // Romanian s and t with comma below
        folded += code <= 0x0219 ? 's' : 't';
    } else if (code == 0x0259 || code == 0x018F) { // Azerbaijani schwa, written e or a elsewhere
        folded += 'a';
    } else {
        append_utf8(folded, to_lower(code));
    }
}

// Ends a word: splits the possessive off and drops empty ones.
void close_word(Word& word, std::size_t letters, std::size_t lower_case, std::vector<Word>& words) {
    if (word.folded.empty()) {
        return;
    }
    word.is_acronym = letters >= 2 && lower_case == 0;
    const bool has_possessive = word.folded.size() > 2 && word.folded.ends_with("'s");
    if (has_possessive) {
        word.folded.resize(word.folded.size() - 2);
        word.is_acronym = letters >= 3 && lower_case <= 1; // the s of "NATO's"
    }
    words.push_back(word);
    if (has_possessive) {
        words.push_back(Word{"'s", false, false, false, false});
    }
    word = Word{};
}

} // namespace

void append_words(std::string_view text, std::vector<Word>& words) {
    Word word;
    std::size_t letters = 0;
    std::size_t lower_case = 0;
    for (std::size_t offset = 0; offset < text.size();) {
        const char32_t code = next_code_point(text, offset);
        if (is_hyphen(code) && (!word.folded.empty() || offset < text.size())) {
            if (!word.folded.empty()) {
                word.glued_to_next = offset < text.size();
            }
            close_word(word, letters, lower_case, words);
            letters = lower_case = 0;
        } else if (is_apostrophe(code)) {
            word.folded += '\'';
        } else if (code == U'.' && letters > 0) {
            word.has_period = true;
        } else {
            if (is_letter(code)) {
                const bool upper = is_upper(code);
                if (letters == 0) {
                    word.is_capital = upper;
                }
                ++letters;
                lower_case += upper ? 0 : 1;
            }
            append_folded(code, word.folded);
        }
    }
    close_word(word, letters, lower_case, words);
}

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    for (std::string_view part : split(text, ' ')) {
        const bool comma = part.size() > 1 && part.back() == ',';
        if (comma) {
            part.remove_suffix(1);
        }
        append_words(part, words);
        if (comma) {
            append_words(",", words);
        }
    }
    return words;
}

std::string folded_text(std::string_view text) {
    std::string joined;
    for (const Word& word : words_of(text)) {
        if (!joined.empty()) {
            joined += ' ';
        }
        joined += word.folded;
    }
    return joined;
}

const std::vector<std::uint32_t>& TermTrie::add(std::string_view text, std::uint32_t value) {
    std::uint32_t node = 0;
    for (const Word& word : words_of(text)) {
        const std::uint32_t atom = atoms_.try_emplace(word.folded, static_cast<std::uint32_t>(atoms_.size())).first->second;
        const std::uint64_t edge = std::uint64_t{node} << 32 | atom;
        const auto [at, is_new] = edges_.try_emplace(edge, static_cast<std::uint32_t>(values_.size()));
        if (is_new) {
            values_.emplace_back();
        }
        node = at->second;
    }
    values_[node].push_back(value);
    return values_[node];
}

std::uint32_t TermTrie::atom(const std::string& folded) const {
    const auto found = atoms_.find(folded);
    return found == atoms_.end() ? kNoAtom : found->second;
}

std::uint32_t TermTrie::step(std::uint32_t node, std::uint32_t atom) const {
    const auto found = edges_.find(std::uint64_t{node} << 32 | atom);
    return found == edges_.end() ? 0 : found->second;
}

const std::vector<std::uint32_t>& TermTrie::find(std::string_view text) const {
    std::uint32_t node = 0;
    for (const Word& word : words_of(text)) {
        node = step(node, atom(word.folded));
        if (node == 0) {
            return values_[0];
        }
    }
    return values_[node];
}

} // namespace vedette::entities
