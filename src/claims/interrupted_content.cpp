// What stands around a telling verb: "Talks go on, the ministry said", a quotation beside it, the paragraph behind its colon.
#include "base/utf8.hpp"
#include "claims/predicate_claims.hpp"

#include <algorithm>
#include <array>

namespace vedette::claims {

using resources::Arguments;
using resources::is_relative_pronoun;

namespace {

// A quotation shorter than this (marks included) is a quoted word, not a quoted speaker.
constexpr TokenIndex kShortQuotation = 3;

} // namespace

// "''We wanted the land,'' the clerk said of the range, which opened in May.": the quotation that opens the sentence and closes before the
// speaker is all he says, with the one that goes on behind him. Empty when the words before him are no quotation.
std::vector<Range> PredicateClaims::whole_quotation(TokenIndex verb, TokenIndex first) const {
    const Sentence& sentence = text_.sentence_of(verb);
    const TokenIndex behind = text_.grammar.words(first - 1) == "," ? first - 1 : first;
    const Quotation* quotation = behind > sentence.first ? text_.quotation_at(behind - 1) : nullptr;
    if (quotation == nullptr || quotation->last != behind || quotation->first > sentence.first || behind - sentence.first <= kShortQuotation) {
        return {};
    }
    std::vector<Range> ranges = {{sentence.first, behind}};
    for (const Quotation& next : text_.quotations_in(sentence)) {
        const bool goes_on = next.first > verb + 1 && next.first < sentence.last && text_.is_punctuation(next.first - 1) &&
                             next.last - next.first > kShortQuotation;
        // ", adding, "...": words of the next verb.
        const TokenIndex teller = goes_on ? next.first - 2 : verb;
        const bool is_anothers = teller > verb && text_.at(teller).upos == Upos::VERB && text_.cues.verb(to_lower(text_.at(teller).lemma)) != nullptr;
        if (goes_on && !is_anothers) {
            ranges.push_back({next.first, next.last});
        }
    }
    return ranges;
}

// "Riding alone, they said, can be dangerous": the speaker stands between commas inside his own words.
bool PredicateClaims::interrupts(TokenIndex verb, TokenIndex subject) const {
    constexpr TokenIndex kLongestSpeaker = 12;
    const Sentence& sentence = text_.sentence_of(verb);
    if (subject == kNoToken || subject > verb || verb + 2 >= sentence.last || text_.grammar.words(verb + 1) != ",") {
        return false;
    }
    const TokenIndex first = text_.source_range(subject, verb).first;
    if (first <= sentence.first + 1 || verb - first > kLongestSpeaker || text_.grammar.words(first - 1) != ",") {
        return false;
    }
    const Token& next = text_.at(verb + 2);
    return next.upos != Upos::PUNCT && next.xpos != Xpos::VBG && next.lemma != "that" && next.upos != Upos::CCONJ;
}

// "She said his praise of the village (though he now backs the law) is hollow": a content without its verb goes on to the end of the
// sentence when the verb stands behind what was put in between.
void PredicateClaims::complete_clause(Draft& draft, TokenIndex verb) const {
    const Sentence& sentence = text_.sentence_of(verb);
    const auto is_finite = [&](TokenIndex token) {
        const Xpos xpos = text_.at(token).xpos;
        return xpos == Xpos::VBD || xpos == Xpos::VBZ || xpos == Xpos::VBP || xpos == Xpos::MD;
    };
    if (draft.content.size() != 1 || draft.content.front().first != draft.cue.last || draft.content.front().last + 1 >= sentence.last) {
        return;
    }
    Range& range = draft.content.front();
    for (TokenIndex token = range.first; token < range.last; ++token) {
        if (is_finite(token)) {
            return;
        }
    }
    const std::string_view mark = text_.grammar.words(range.last);
    const bool put_in = mark == "(" || mark == "--" || mark == "—" || mark == "–" || is_finite(range.last);
    for (TokenIndex token = range.last; put_in && token < sentence.last; ++token) {
        if (is_finite(token)) {
            range.last = sentence.last;
            return;
        }
    }
}

// "Talks go on, the ministry said on Monday." and "Talks, the ministry said, go on.": the words alone tell, whatever the tree makes of
// them. Empty when the source and verb do not stand so.
std::vector<Range> PredicateClaims::clause_around(const Draft& draft, TokenIndex verb) const {
    constexpr TokenIndex kLongestTail = 9;
    const Sentence& sentence = text_.sentence_of(verb);
    const bool inverted = draft.source.first > verb;
    const TokenIndex first = inverted ? verb : draft.source.first;
    const bool apart = inverted ? draft.source.first > verb + 2 : draft.source.last + 2 < verb;
    if (draft.source.empty() || apart || first <= sentence.first + 2 || is_relative_pronoun(text_.at(draft.source.first))) {
        return {};
    }
    const auto is_mark = [&](TokenIndex token) {
        const std::string_view mark = text_.grammar.words(token);
        const Quotation* quotation = text_.quotation_at(token);
        return mark == "," || mark == "\"" || mark == "”" || mark == "''" || (quotation != nullptr && quotation->last == token + 1);
    };
    if (std::vector<Range> quoted = whole_quotation(verb, first); !quoted.empty()) {
        return quoted;
    }
    // "When the truce ended, the agency reported." is no content; "If it ends, war will follow, he said." is.
    const TokenIndex opener = text_.at(sentence.first).head;
    const bool adverbial = text_.at(sentence.first).deprel == Deprel::mark && opener != kNoToken && text_.at(opener).head == verb;
    // "Asked about it, he said", "When asked about it, he said".
    const TokenIndex participle = text_.at(sentence.first).upos == Upos::VERB ? sentence.first : sentence.first + 1;
    const bool asked = participle < first && is_bare_question(participle);
    if (!is_mark(first - 1) || adverbial || asked) {
        return {};
    }
    TokenIndex tail = inverted ? draft.source.last : verb + 1;
    const TokenIndex tail_start = tail;
    while (!inverted && tail < sentence.last && !is_mark(tail) && text_.grammar.words(tail) != ".") {
        const Upos upos = text_.at(tail).upos;
        if ((upos == Upos::VERB && text_.at(tail).xpos != Xpos::VBG) || upos == Upos::SCONJ || tail - tail_start > kLongestTail) {
            return {};
        }
        ++tail;
    }
    const auto has_verb = [&](TokenIndex from, TokenIndex to) {
        for (TokenIndex token = from; token < to; ++token) {
            if (text_.at(token).upos == Upos::VERB || text_.at(token).upos == Upos::AUX) {
                return true;
            }
        }
        return false;
    };
    std::vector<Range> ranges = {{sentence.first, first}};
    // "The truce, said the envoy, will hold."
    const bool cut = inverted && tail < sentence.last && is_mark(tail) && !has_verb(sentence.first, first);
    const bool goes_on = (!inverted || cut) && tail + 2 < sentence.last;
    if (goes_on && has_verb(tail, sentence.last)) {
        // Participles and what follows them tell about the speaker: "..., he said, pointing at the map".
        if (text_.at(tail + 1).xpos == Xpos::VBG) {
            return has_verb(sentence.first, first) ? ranges : std::vector<Range>{};
        }
        ranges.push_back({tail, sentence.last});
        return ranges;
    }
    return has_verb(sentence.first, first) ? ranges : std::vector<Range>{};
}

// "The mayor said crowds of people hurt by the blast fled": the rest of the sentence where the parser found no clause.
Range PredicateClaims::rest_of_sentence(const Draft& draft, TokenIndex verb) const {
    const Sentence& sentence = text_.sentence_of(verb);
    const TokenIndex first = draft.cue.last;
    if (draft.source.empty() || draft.source.first > verb || first + 2 >= sentence.last) {
        return {};
    }
    const Upos opens = text_.at(first).upos;
    const bool time = is_one_of(text_.lower(first), std::array<std::string_view, 6>{"when", "as", "after", "before", "while", "until"});
    const bool nominal = opens != Upos::PUNCT && opens != Upos::ADP && opens != Upos::CCONJ && opens != Upos::PART && !time;
    TokenIndex token = first;
    while (token < sentence.last && !text_.is_punctuation(token)) {
        const Token& one = text_.at(token);
        const bool finite = one.xpos == Xpos::VBD || one.xpos == Xpos::VBZ || one.xpos == Xpos::VBP || one.xpos == Xpos::MD;
        if (finite && token > first) {
            return nominal ? Range{first, sentence.last} : Range{};
        }
        ++token;
    }
    return {};
}

// "Said in response to a question that ...": the clause of the next "that", wherever the parser hung it.
Range PredicateClaims::stray_clause(TokenIndex verb) const {
    const Sentence& sentence = text_.sentence_of(verb);
    for (TokenIndex token = verb + 1; token < sentence.last; ++token) {
        const Token& one = text_.at(token);
        if (one.upos == Upos::VERB && one.deprel != Deprel::amod) { // "in a written statement that"
            break;
        }
        if (one.lemma == "that" && one.upos == Upos::SCONJ && one.deprel == Deprel::mark && one.head != kNoToken && one.head > token) {
            return {token, text_.tree.rightmost(one.head) + 1};
        }
        // "Said in a history of the war that women left": taken for a relative clause, though it has a subject of its own.
        const bool relative = one.xpos == Xpos::WDT && one.lemma == "that" && one.head != kNoToken && one.head > token && one.deprel != Deprel::nsubj;
        if (relative && text_.at(verb).lemma == "say" && text_.grammar.child(one.head, Deprel::nsubj) > token) {
            return {token, text_.tree.rightmost(one.head) + 1};
        }
    }
    return {};
}

// "The general said:" at the end of a paragraph: the quotation that opens the next one, else the whole of the next one.
Range PredicateClaims::paragraph_behind(const Sentence& sentence) const {
    std::uint32_t number = text_.syntax.sentence_of(sentence.first) + 1;
    if (number >= text_.syntax.sentences.size()) {
        return {};
    }
    const TokenIndex first = text_.syntax.sentences[number].first;
    if (const Quotation* quotation = text_.quotation_at(first); quotation != nullptr && quotation->first == first) {
        return {quotation->first, quotation->last};
    }
    TokenIndex last = text_.syntax.sentences[number].last;
    for (std::uint32_t read = 1; number + 1 < text_.syntax.sentences.size() && read < kMaxQuotedSentences; ++read, ++number) {
        const TextSpan gap{text_.syntax.sentences[number].span.end, text_.syntax.sentences[number + 1].span.begin};
        if (gap.in(text_.report.text).find('\n') != std::string_view::npos) {
            break;
        }
        last = text_.syntax.sentences[number + 1].last;
    }
    return {first, last};
}

// "..., he said", "..., as he said", and a "said" whose content stands in quotation marks beside it.
bool PredicateClaims::set_interrupted(Draft& draft, TokenIndex verb) const {
    // "..., the agency quoted the army as saying": "saying" shares the content of the verb that quotes.
    if (const TokenIndex quoting = quoted_by(verb); quoting != kNoToken) {
        const auto outer = at_verb(quoting);
        draft.content = outer && !outer->holds(verb) ? outer->content : std::vector<Range>{};
        return !draft.content.empty();
    }
    const Token& token = text_.at(verb);
    if (const auto around = clause_around(draft, verb); !around.empty()) {
        draft.content = around;
        return true;
    }
    if (token.head != kNoToken && (token.deprel == Deprel::parataxis || (token.deprel == Deprel::advcl && text_.grammar.mark_of(verb) == "as"))) {
        draft.content = text_.clause_without(token.head, text_.subtree(verb));
    }
    if (!draft.content.empty()) {
        return true;
    }
    if (const Range stray = stray_clause(verb); !stray.empty()) {
        draft.content = {stray};
        return true;
    }
    const Sentence& sentence = text_.sentence_of(verb);
    const auto no_verb_between = [&](TokenIndex first, TokenIndex last) {
        for (TokenIndex index = first; index < last; ++index) {
            if (text_.at(index).upos == Upos::VERB && !draft.source.contains(index) && !draft.cue.contains(index)) {
                return false;
            }
        }
        return true;
    };
    for (const Quotation& quotation : text_.quotations_in(sentence)) {
        const bool before = quotation.last > sentence.first && quotation.last <= verb && no_verb_between(quotation.last, verb);
        const bool behind = quotation.first > verb && quotation.first < sentence.last && no_verb_between(verb + 1, quotation.first);
        if ((before || behind) && quotation.last - quotation.first > kShortQuotation) {
            draft.content.push_back({quotation.first, quotation.last});
        }
    }
    if (draft.content.empty() && text_.grammar.words(sentence.last - 1) == ":") {
        draft.content = {paragraph_behind(sentence)};
        return !draft.content.back().empty();
    }
    if (draft.content.empty() && text_.at(verb).lemma == "say") {
        draft.content = {rest_of_sentence(draft, verb)};
    }
    return !draft.content.empty();
}

} // namespace vedette::claims
