#include "syntax/tokenizer.hpp"

#include "base/utf8.hpp"
#include "syntax/sentence_splitter.hpp"
#include "syntax/word_lists.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace vedette::syntax {

namespace {

constexpr char32_t kRightQuote = U'\u2019';
constexpr char32_t kSoftHyphen = U'\u00AD';
constexpr char32_t kNonBreakingHyphen = U'\u2011';

bool is_line_break(char32_t c) { return c == U'\n' || c == U'\u2028' || c == U'\u2029'; }

bool is_gap(char32_t c) { return is_space(c) || c < 0x20U || c == 0x7FU; }

bool is_word_char(char32_t c) { return is_letter(c) || is_digit(c) || c == U'_' || c == kSoftHyphen; }

bool is_apostrophe(char32_t c) { return c == U'\'' || c == kRightQuote; }

bool is_hyphen(char32_t c) { return c == U'-' || c == kNonBreakingHyphen || c == U'\u2010'; }

// Marks that belong to the character before them: combining, joiners, variation selectors, skin tones, tags.
bool is_trailing_mark(char32_t c) {
    return (c >= 0x300U && c <= 0x36FU) || c == 0x200DU || c == 0x200CU || (c >= 0xFE00U && c <= 0xFE0FU) || c == 0x20E3U ||
           (c >= 0x1F3FBU && c <= 0x1F3FFU) || (c >= 0xE0020U && c <= 0xE007FU);
}

// One run of text without white space, decoded once: character `i` is bytes [at(i), at(i + 1)).
class Chunk {
public:
    void assign(std::string_view text, std::size_t begin, std::size_t end) {
        chars_.clear();
        starts_.clear();
        for (std::size_t offset = begin; offset < end;) {
            starts_.push_back(static_cast<std::uint32_t>(offset));
            chars_.push_back(next_code_point(text, offset));
        }
        starts_.push_back(static_cast<std::uint32_t>(end));
    }

    [[nodiscard]] std::size_t size() const { return chars_.size(); }

    // U+0000 past the end, so that looking ahead needs no test.
    [[nodiscard]] char32_t operator[](std::size_t index) const { return index < chars_.size() ? chars_[index] : U'\0'; }

    [[nodiscard]] std::uint32_t at(std::size_t index) const { return starts_[index]; }

    // Lower case, curly apostrophes straightened; only for short ranges.
    [[nodiscard]] std::string lower(std::size_t from, std::size_t to) const {
        std::string word;
        for (std::size_t index = from; index < to; ++index) {
            append_utf8(word, chars_[index] == kRightQuote ? U'\'' : to_lower(chars_[index]));
        }
        return word;
    }

private:
    std::u32string chars_;
    std::vector<std::uint32_t> starts_;
};

std::size_t count_digits(const Chunk& chunk, std::size_t from) {
    std::size_t count = 0;
    while (count < 20 && is_digit(chunk[from + count])) {
        ++count;
    }
    return count;
}

// Characters of an address (http://..., www..., mail) that starts at `from`, 0 when none does. Trailing punctuation stays out.
class AddressFinder {
public:
    // Called once a chunk: an address needs "://", "www.", "@" or a known ending, and most chunks have none of their characters.
    void scan(const Chunk& chunk) {
        possible_ = false;
        for (std::size_t index = 0; index < chunk.size(); ++index) {
            const char32_t c = chunk[index];
            if (c == U'@' || (c == U'/' && chunk[index + 1] == U'/') ||
                (c == U'.' && is_word_char(chunk[index + 1]) && is_word_char(chunk[index - 1]))) {
                possible_ = true;
                return;
            }
        }
    }

    [[nodiscard]] std::size_t length(const Chunk& chunk, std::size_t from) const {
        if (!possible_) {
            return 0;
        }
        std::size_t end = from;
        while (end < chunk.size() && end - from < kMaxTokenBytes && is_address_char(chunk[end])) {
            ++end;
        }
        while (end > from && !is_word_char(chunk[end - 1]) && chunk[end - 1] != U'/') {
            --end;
        }
        return looks_like_address(chunk, from, end) ? end - from : 0;
    }

private:
    static bool is_address_char(char32_t c) {
        return is_word_char(c) || (c < 0x80U && c > 0x20U && c != U'"' && c != U'<' && c != U'>' && c != U'(' && c != U')' &&
                                   c != U'[' && c != U']' && c != U',' && c != U';' && c != U'{' && c != U'}' && c != U'|');
    }

    static bool looks_like_address(const Chunk& chunk, std::size_t from, std::size_t end) {
        const std::string head = chunk.lower(from, std::min(end, from + 12));
        if (head.starts_with("http://") || head.starts_with("https://") || head.starts_with("ftp://") || head.starts_with("mailto:") ||
            (head.starts_with("www.") && end - from > 6)) {
            return true;
        }
        std::size_t stop = end; // of the host: up to the first slash
        std::size_t at_sign = end;
        std::size_t last_dot = end;
        for (std::size_t index = from; index < end; ++index) {
            const char32_t c = chunk[index];
            if (c == U'/') {
                stop = index;
                break;
            }
            if (c == U'@' && at_sign == end) {
                at_sign = index;
            } else if (c == U'.') {
                last_dot = index;
            } else if (!is_word_char(c) && c != U'-' && c != U'+' && c != U'%') {
                return false;
            }
        }
        if (last_dot >= stop || last_dot + 1 >= stop || last_dot == from || stop - last_dot > 7) {
            return false;
        }
        if (at_sign < last_dot) {
            return at_sign > from;
        }
        // "galleryfurniture.com": lower-case ending, at least two characters in front.
        return last_dot >= from + 2 && !is_upper(chunk[last_dot + 1]) && is_domain_ending(chunk.lower(last_dot + 1, stop));
    }

    bool possible_ = false;
};

class Tokenizer {
public:
    Tokenizer(std::string_view text, std::vector<Token>& tokens) : text_(text), tokens_(tokens) {}

    void add_chunk(std::size_t begin, std::size_t end, bool line_starts) {
        chunk_.assign(text_, begin, end);
        addresses_.scan(chunk_);
        std::size_t at = 0;
        while (at < chunk_.size()) {
            const std::size_t before = at;
            at = next(at, line_starts && at == 0);
            if (at <= before) {
                at = before + 1; // never reached; a token always moves on
            }
        }
    }

private:
    void emit(std::size_t from, std::size_t to) {
        if (from >= to) {
            return;
        }
        std::uint32_t begin = chunk_.at(from);
        const std::uint32_t end = chunk_.at(to);
        while (end - begin > kMaxTokenBytes) {
            std::size_t cut = from;
            while (chunk_.at(cut) - begin < kMaxTokenBytes) {
                ++cut;
            }
            push(begin, chunk_.at(cut));
            begin = chunk_.at(cut);
            from = cut;
        }
        if (begin < end) {
            push(begin, end);
        }
    }

    void push(std::uint32_t begin, std::uint32_t end) {
        Token token;
        token.span = {begin, end};
        tokens_.push_back(std::move(token));
    }

    // Emits the token (or tokens of one word) that start at `at`; returns where the next one starts.
    std::size_t next(std::size_t at, bool line_starts) {
        const char32_t c = chunk_[at];
        if (is_word_char(c) || (c == U'@' && is_letter(chunk_[at + 1]))) {
            if (const std::size_t length = addresses_.length(chunk_, at); length > 0) {
                emit(at, at + length);
                return at + length;
            }
        }
        if (is_word_char(c)) {
            return word(at, line_starts);
        }
        if ((c == U'.' || c == U'+') && is_digit(chunk_[at + 1]) && (at == 0 || !is_word_char(chunk_[at - 1]))) {
            return word(at + 1, false, at);
        }
        if ((c == U'#' || c == U'@') && is_letter(chunk_[at + 1])) {
            return word(at + 1, false, at);
        }
        if (is_apostrophe(c)) {
            return apostrophe(at);
        }
        return symbol(at);
    }

    // "'72", "'60s", "'em", a clitic after something that is no word (")'s"), or a quote.
    std::size_t apostrophe(std::size_t at) {
        const std::size_t digits = count_digits(chunk_, at + 1);
        if (digits == 2 && (!is_word_char(chunk_[at + 3]) || (chunk_[at + 3] == U's' && !is_word_char(chunk_[at + 4])))) {
            const std::size_t end = at + 3 + (chunk_[at + 3] == U's' ? 1 : 0);
            emit(at, end);
            return end;
        }
        if (at > 0) {
            if (const std::size_t length = clitic_at(at); length > 0) {
                emit(at, at + length);
                return at + length;
            }
        }
        if (chunk_[at + 1] == chunk_[at]) {
            emit(at, at + 2);
            return at + 2;
        }
        const std::string rest = chunk_.lower(at + 1, std::min(at + 6, chunk_.size()));
        for (const std::string_view word : {std::string_view("em"), std::string_view("til"), std::string_view("cause"), std::string_view("n")}) {
            if (rest.starts_with(word) && !is_word_char(chunk_[at + 1 + word.size()]) && !is_apostrophe(chunk_[at + 1 + word.size()])) {
                emit(at, at + 1 + word.size());
                return at + 1 + word.size();
            }
        }
        emit(at, at + 1);
        return at + 1;
    }

    // Length of 's 'm 'd 're 've 'll at `at`, an apostrophe, when the word ends after it.
    [[nodiscard]] std::size_t clitic_at(std::size_t at) const {
        std::size_t letters = 0;
        while (letters < 3 && is_letter(chunk_[at + 1 + letters])) {
            ++letters;
        }
        if (letters == 0 || letters > 2 || is_word_char(chunk_[at + 1 + letters])) {
            return 0;
        }
        const std::string word = chunk_.lower(at + 1, at + 1 + letters);
        const bool known = word == "s" || word == "m" || word == "d" || word == "re" || word == "ve" || word == "ll";
        return known ? letters + 1 : 0;
    }

    // Punctuation: runs of one mark, mixed ?!, brackets and quotes, anything else one character with its trailing marks.
    std::size_t symbol(std::size_t at) {
        const char32_t c = chunk_[at];
        std::size_t end = at + 1;
        if (c == U'?' || c == U'!') {
            while (chunk_[end] == U'?' || chunk_[end] == U'!') {
                ++end;
            }
        } else if (c == U'.' || is_hyphen(c) || c == U'*' || c == U'=' || c == U'_' || c == U'~' || c == U'+' || c == U'`' ||
                   c == U'<' || c == U'>' || c == U'#' || c == U'$' || c == U'^' || c == U'\u2014' || c == U'\u2026') {
            while (chunk_[end] == c) {
                ++end;
            }
        } else if ((c == U':' || c == U';' || c == U'=') && is_emoticon_end(end)) {
            end += chunk_[end] == U'-' ? 2 : 1;
        } else {
            while (is_trailing_mark(chunk_[end]) || (chunk_[end - 1] == 0x200DU && chunk_[end] >= 0x2190U)) {
                ++end;
            }
        }
        emit(at, end);
        return end;
    }

    // ":)", ";-(", ":D" with nothing after.
    [[nodiscard]] bool is_emoticon_end(std::size_t at) const {
        const std::size_t mouth = chunk_[at] == U'-' ? at + 1 : at;
        const char32_t c = chunk_[mouth];
        const bool smiles = c == U')' || c == U'(' || c == U'D' || c == U'P';
        return smiles && !is_word_char(chunk_[mouth + 1]) && mouth + 1 == chunk_.size() && (mouth > at || at == 1 || c == U'D');
    }

    // A word from `start` (its first word character); `from` is where the token begins when a mark is glued in front.
    std::size_t word(std::size_t start, bool line_starts, std::size_t from = SIZE_MAX) {
        if (from == SIZE_MAX) {
            from = start;
        }
        std::size_t end = start;
        while (end < chunk_.size() && end - start < kMaxTokenBytes) {
            const char32_t c = chunk_[end];
            if (is_word_char(c) || (end > start && is_trailing_mark(c))) {
                ++end;
            } else if (joins(start, end)) {
                ++end;
            } else {
                break;
            }
        }
        if (const std::size_t cut = clitic_cut(start, end); cut > 0) {
            emit(from, cut);
            const std::size_t length = std::max<std::size_t>(end - cut, 1);
            emit(cut, cut + length);
            return cut + length;
        }
        if (const std::size_t cut = unit_cut(start, end); cut > 0) {
            emit(from, cut);
            return cut;
        }
        if (chunk_[end] == U'$' && is_currency_prefix(start, end)) {
            ++end;
        } else if (chunk_[end] == U'.' && takes_full_stop(start, end, line_starts)) {
            ++end;
        }
        emit(from, end);
        return end;
    }

    // True when the mark at `at` belongs to the word [start, ...) that it follows.
    [[nodiscard]] bool joins(std::size_t start, std::size_t at) const {
        const char32_t c = chunk_[at];
        const char32_t before = chunk_[at - 1];
        const char32_t after = chunk_[at + 1];
        if (!is_word_char(after)) {
            return false;
        }
        if (c == U'.') {
            return joins_full_stop(start, at);
        }
        if (c == U',') {
            return is_digit(before) && is_digit(after) && count_digits(chunk_, at + 1) == 3;
        }
        if (c == U':') {
            return is_digit(before) && is_digit(after) && count_digits(chunk_, at + 1) == 2;
        }
        if (c == U'/') {
            return is_digit(before) && is_digit(after) && at - start <= 7;
        }
        if (c == U'&') {
            return is_upper(before) && is_upper(after);
        }
        if (c == U'@') {
            return is_letter(before);
        }
        if (is_apostrophe(c)) {
            return is_letter(before) && is_letter(after) && clitic_at(at) == 0;
        }
        return is_hyphen(c) && joins_hyphen(start, at);
    }

    [[nodiscard]] bool joins_full_stop(std::size_t start, std::size_t at) const {
        const char32_t before = chunk_[at - 1];
        const char32_t after = chunk_[at + 1];
        if (is_digit(before) || is_digit(after)) {
            return is_digit(after) || at - start <= 2 || !is_upper(after);
        }
        // "U.S", "e.g": single letters; "end.Next": a space was forgotten.
        const bool single = at == start + 1 || chunk_[at - 2] == U'.';
        return single || !is_upper(after) || is_upper(before);
    }

    // Phone numbers and dates by their digit groups; words with a bound prefix.
    [[nodiscard]] bool joins_hyphen(std::size_t start, std::size_t at) const {
        if (is_digit(chunk_[start])) {
            return is_number_code(start, at);
        }
        if (at - start > 8) {
            return false;
        }
        const std::string word = chunk_.lower(start, at);
        return is_bound_prefix(word) && (word != "e" || is_letter(chunk_[at + 1])) && (word != "de" || chunk_[at + 1] != U'f');
    }

    // True when [start, ...) is 000-0000, 000-000-0000, 00000-0000, 0000-00-00, 00-00-0000 and `at` is one of its hyphens.
    [[nodiscard]] bool is_number_code(std::size_t start, std::size_t at) const {
        std::array<std::size_t, 5> groups{};
        std::size_t count = 0;
        std::size_t from = start;
        while (count < groups.size()) {
            groups[count] = count_digits(chunk_, from);
            if (groups[count] == 0) {
                return false;
            }
            from += groups[count++];
            if (!is_hyphen(chunk_[from])) {
                break;
            }
            ++from;
        }
        if (is_word_char(chunk_[from]) || at > from) {
            return false;
        }
        const auto is = [&](std::initializer_list<std::size_t> sizes) {
            return count == sizes.size() && std::equal(sizes.begin(), sizes.end(), groups.begin());
        };
        return is({3, 4}) || is({3, 3, 4}) || is({1, 3, 3, 4}) || is({5, 4}) || is({4, 2, 2}) || is({2, 2, 4}) || is({2, 2, 2}) ||
               is({3, 2, 4});
    }

    // Where "don't" (do|n't), "Putin's", "workers'" (no cut: the quote is its own token), "cannot" are cut; 0: nowhere.
    [[nodiscard]] std::size_t clitic_cut(std::size_t start, std::size_t& end) const {
        if (is_apostrophe(chunk_[end])) {
            if (const std::size_t length = clitic_at(end); length > 0) {
                const std::size_t cut = end;
                end += length;
                return cut;
            }
        }
        const std::size_t size = end - start;
        if (size > 3 && to_lower(chunk_[end - 1]) == U't' && is_apostrophe(chunk_[end - 2]) && to_lower(chunk_[end - 3]) == U'n') {
            return end - 3;
        }
        if (size >= 5 && size <= 6) {
            if (const std::size_t cut = fused_word_cut(chunk_.lower(start, end)); cut > 0) {
                return start + cut;
            }
        }
        return 0;
    }

    // "10am", "5km": cut between number and unit; "1st", "1990s", "5G" stay.
    [[nodiscard]] std::size_t unit_cut(std::size_t start, std::size_t end) const {
        if (!is_digit(chunk_[start]) || is_digit(chunk_[end - 1])) {
            return 0;
        }
        std::size_t letters = end;
        while (letters > start && (is_letter(chunk_[letters - 1]) || (chunk_[letters - 1] == U'.' && end - letters < 3 && end > letters))) {
            --letters;
        }
        if (end - letters > 3 || letters == start || !is_digit(chunk_[letters - 1])) {
            return 0;
        }
        return is_unit(chunk_.lower(letters, end)) ? letters : 0;
    }

    // "US$", "A$", "HK$": a currency sign with its country.
    [[nodiscard]] bool is_currency_prefix(std::size_t start, std::size_t end) const {
        return end - start <= 3 && is_upper(chunk_[start]) && is_upper(chunk_[end - 1]) && !is_digit(chunk_[end - 1]);
    }

    [[nodiscard]] bool takes_full_stop(std::size_t start, std::size_t end, bool line_starts) const {
        const char32_t after = chunk_[end + 1];
        if (after == U'.' || end - start > 12) {
            return false; // ellipsis, or too long to be short for anything
        }
        const bool at_chunk_end = end + 1 >= chunk_.size();
        if (line_starts && at_chunk_end && end - start <= 2 && is_digit(chunk_[start]) && is_digit(chunk_[end - 1])) {
            return true; // "1. " opens an item of a list
        }
        if (end == start + 1 && is_upper(chunk_[start]) && chunk_[start] != U'I') {
            return true; // initial
        }
        switch (abbreviation(chunk_.lower(start, end), is_upper(chunk_[start]))) {
        case Abbreviation::none:
            return false;
        case Abbreviation::numbered:
            return followed_by_number(end + 1);
        case Abbreviation::inside:
        case Abbreviation::either:
            return true;
        }
        return false;
    }

    // A digit right after, or after white space.
    [[nodiscard]] bool followed_by_number(std::size_t at) const {
        if (at < chunk_.size()) {
            return is_digit(chunk_[at]);
        }
        std::size_t offset = chunk_.at(chunk_.size());
        for (int steps = 0; offset < text_.size() && steps < 4; ++steps) {
            const char32_t c = next_code_point(text_, offset);
            if (!is_space(c) || is_line_break(c)) {
                return is_digit(c);
            }
        }
        return false;
    }

    std::string_view text_;
    std::vector<Token>& tokens_;
    Chunk chunk_;
    AddressFinder addresses_;
};

// Text without any white space is looked at in pieces, so that memory stays small and no look-ahead grows.
constexpr std::size_t kMaxChunkBytes = 4096;

} // namespace

Syntax tokenize(std::string_view text, TextSpan title_span) {
    Syntax syntax;
    syntax.tokens.reserve(text.size() / 5 + 1);
    Tokenizer tokenizer(text, syntax.tokens);
    TokenIndex line_first = 0;
    const auto end_line = [&] {
        const auto last = static_cast<TokenIndex>(syntax.tokens.size());
        split_sentences(text, line_first, last, syntax);
        line_first = last;
    };
    std::size_t chunk_begin = 0;
    for (std::size_t offset = 0; offset < text.size();) {
        const std::size_t here = offset;
        const char32_t c = next_code_point(text, offset);
        const bool breaks = is_line_break(c);
        if (!breaks && !is_gap(c) && here - chunk_begin < kMaxChunkBytes) {
            continue;
        }
        if (here > chunk_begin) {
            tokenizer.add_chunk(chunk_begin, here, syntax.tokens.size() == line_first);
        }
        chunk_begin = breaks || is_gap(c) ? offset : here;
        if (breaks) {
            end_line();
        }
    }
    if (chunk_begin < text.size()) {
        tokenizer.add_chunk(chunk_begin, text.size(), syntax.tokens.size() == line_first);
    }
    end_line();
    for (Sentence& sentence : syntax.sentences) {
        sentence.is_headline = !title_span.empty() && sentence.span.overlaps(title_span);
    }
    return syntax;
}

} // namespace vedette::syntax
