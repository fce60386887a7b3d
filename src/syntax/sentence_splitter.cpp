#include "syntax/sentence_splitter.hpp"

#include "base/utf8.hpp"
#include "syntax/tokenizer.hpp"
#include "syntax/word_lists.hpp"

#include <algorithm>
#include <string>

namespace vedette::syntax {

namespace {

enum class Mark : std::uint8_t { none, full_stop, question, ellipsis };

class Splitter {
public:
    Splitter(std::string_view text, TokenIndex first, TokenIndex last, Syntax& syntax)
        : text_(text), first_(first), last_(last), syntax_(syntax) {}

    void run() {
        TokenIndex begin = first_;
        for (TokenIndex index = first_; index < last_; ++index) {
            const std::string_view form = form_of(index);
            const TokenIndex end = sentence_end(index, form, begin);
            if (end != 0 && end < last_) {
                add(begin, end);
                begin = end;
                // Closing marks that were taken in.
                index = std::max(index, end - 1);
            }
        }
        if (begin < last_) {
            add(begin, last_);
        }
    }

private:
    [[nodiscard]] std::string_view form_of(TokenIndex index) const { return syntax_.tokens[index].span.in(text_); }

    [[nodiscard]] bool is_glued(TokenIndex index) const {
        return index > first_ && syntax_.tokens[index].span.begin == syntax_.tokens[index - 1].span.end;
    }

    [[nodiscard]] char32_t first_char(TokenIndex index) const {
        std::size_t offset = 0;
        const std::string_view form = form_of(index);
        return form.empty() ? U'\0' : next_code_point(form, offset);
    }

    static bool is_closer(std::string_view form) {
        return form == "\"" || form == "'" || form == "''" || form == ")" || form == "]" || form == "\xE2\x80\x9D" ||
               form == "\xE2\x80\x99" || form == "\xC2\xBB";
    }

    static bool is_opener(std::string_view form) {
        return form == "\"" || form == "'" || form == "``" || form == "(" || form == "[" || form == "\xE2\x80\x9C" ||
               form == "\xE2\x80\x98" || form == "\xC2\xAB" || form == "-" || form == "*" || form == "\xE2\x80\xA2";
    }

    static Mark mark_of(std::string_view form) {
        if (form == "." || form == "\xE3\x80\x82") {
            return Mark::full_stop;
        }
        if (form.front() == '?' || form.front() == '!') {
            return Mark::question;
        }
        const bool is_dots = form.size() > 1 && form.find_first_not_of('.') == std::string_view::npos;
        return is_dots || form == "\xE2\x80\xA6" ? Mark::ellipsis : Mark::none;
    }

    // Past a note mark ("[25]") or a smiley at `index`: it belongs to the sentence before it.
    [[nodiscard]] TokenIndex past_note(TokenIndex index) const {
        if (index + 2 < last_ && form_of(index) == "[" && form_of(index + 2) == "]" && is_digit(first_char(index + 1))) {
            return index + 3;
        }
        const bool is_smiley = index < last_ && form_of(index).size() > 1 && (first_char(index) == U':' || first_char(index) == U';');
        return is_smiley ? index + 1 : index;
    }

    // One past the last token of a sentence that ends at `index`, 0 when none ends there.
    [[nodiscard]] TokenIndex sentence_end(TokenIndex index, std::string_view form, TokenIndex begin) const {
        const Mark mark = mark_of(form);
        const bool is_abbreviation = mark == Mark::none && form.size() > 1 && form.back() == '.';
        if (mark == Mark::none && !is_abbreviation) {
            return 0;
        }
        TokenIndex end = index + 1;
        bool closes_quote = false;
        while (end < last_ && is_glued(end) && is_closer(form_of(end))) {
            closes_quote = closes_quote || form_of(end).front() != ')';
            ++end;
        }
        end = past_note(past_note(end));
        if (end >= last_ || (is_glued(end) && !is_opener(form_of(end)) && mark != Mark::full_stop)) {
            return 0;
        }
        if (mark == Mark::full_stop && is_glued(end) && !is_upper(first_char(end)) && !is_opener(form_of(end))) {
            return 0;
        }
        TokenIndex next = end;
        while (next < last_ && is_opener(form_of(next))) {
            ++next;
        }
        if (next >= last_) {
            return mark == Mark::none ? 0 : end;
        }
        if (is_abbreviation) {
            return ends_after_abbreviation(form, next, index == begin) ? end : 0;
        }
        return ends_before(next, end, mark, closes_quote, begin) ? end : 0;
    }

    [[nodiscard]] bool ends_after_abbreviation(std::string_view form, TokenIndex next, bool is_first) const {
        const std::string word = to_lower(form.substr(0, form.size() - 1));
        if (is_first || word.empty() || is_digit(static_cast<unsigned char>(word.front())) ||
            abbreviation(word, true) != Abbreviation::either) {
            return false;
        }
        const char32_t c = first_char(next);
        if (!is_upper(c) || form_of(next - 1) == "(") {
            return false;
        }
        // "Inc. The", "U.S. He"; "U.S. President" goes on. After "etc." and "p.m." a capital is enough.
        const bool is_clock = word == "a.m" || word == "p.m";
        if (is_clock && is_day_or_zone(to_lower(form_of(next)))) {
            return false; // "10 p.m. Wednesday"
        }
        const bool closed = is_clock || word == "etc" || word == "al";
        return closed || is_sentence_starter(to_lower(form_of(next)));
    }

    [[nodiscard]] bool ends_before(TokenIndex next, TokenIndex end, Mark mark, bool closes_quote, TokenIndex begin) const {
        const char32_t c = first_char(next);
        const bool is_lower = is_letter(c) && to_lower(c) == c && c < 0x530U;
        if (is_lower) {
            // Writers who never use capitals still end sentences.
            const char32_t opening = first_char(begin);
            return is_letter(opening) && !is_upper(opening) && mark != Mark::ellipsis && !closes_quote && next == end;
        }
        const bool is_word = is_letter(c) || is_digit(c);
        if (mark == Mark::ellipsis) {
            return is_word && is_upper(c);
        }
        if (!is_word && next == end) {
            // ". -" and the like: a dash goes on, other symbols start anew.
            const std::string_view form = form_of(next);
            return form != "," && form != ";" && form != ":" && mark_of(form) == Mark::none;
        }
        return mark != Mark::question || !closes_quote || !speech_follows(next);
    }

    // '"Stop!" Maria Ivanova said': the quotation is part of a longer sentence.
    [[nodiscard]] bool speech_follows(TokenIndex next) const {
        for (TokenIndex index = next; index < std::min(last_, next + 5); ++index) {
            const std::string_view form = form_of(index);
            if (is_speech_verb(form)) {
                return true;
            }
            if (form == "." || form == "," || form == "\"") {
                return false;
            }
        }
        return false;
    }

    // Adds [begin, end), in pieces when it is too long to be a sentence.
    void add(TokenIndex begin, TokenIndex end) {
        while (end - begin > kMaxSentenceTokens) {
            TokenIndex cut = begin + static_cast<TokenIndex>(kMaxSentenceTokens);
            for (TokenIndex index = cut; index > begin + kMaxSentenceTokens / 2; --index) {
                const std::string_view form = form_of(index - 1);
                if (form == ";" || form == "," || form == ":" || form == "." || form == "-") {
                    cut = index;
                    break;
                }
            }
            push(begin, cut);
            begin = cut;
        }
        push(begin, end);
    }

    void push(TokenIndex begin, TokenIndex end) {
        Sentence sentence;
        sentence.first = begin;
        sentence.last = end;
        sentence.span = {syntax_.tokens[begin].span.begin, syntax_.tokens[end - 1].span.end};
        syntax_.sentences.push_back(sentence);
    }

    std::string_view text_;
    TokenIndex first_;
    TokenIndex last_;
    Syntax& syntax_;
};

} // namespace

void split_sentences(std::string_view text, TokenIndex first, TokenIndex last, Syntax& syntax) {
    if (first < last) {
        Splitter(text, first, last, syntax).run();
    }
}

} // namespace vedette::syntax
