#include "claims/predicate_claims.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace vedette::claims {

namespace {

using resources::Arguments;
using resources::is_relative_pronoun;

// A source longer than this, without an entity at its head, is a parser error.
constexpr std::size_t kMaxUnknownSource = 30;

// A quotation shorter than this (marks included) is a quoted word, not a quoted speaker.
constexpr TokenIndex kShortQuotation = 3;

} // namespace

// Common last step: tidy the content; false when nothing is left or the "source" is a clause that the parser took for a subject.
bool PredicateClaims::finish(Draft& draft) const {
    if (draft.source_head != kNoToken && !draft.source.empty() && text_.is_time(draft.source_head)) {
        return false;
    }
    if (draft.source.size() > kMaxUnknownSource && text_.entities.headed_by(draft.source_head) == nullptr) {
        return false;
    }
    // "Talks go on, the ministry said": the clause may reach over its source and cue.
    std::vector<Range> apart;
    for (const Range& range : draft.content) {
        Range rest = range;
        for (const Range& cut : {draft.source, draft.cue}) {
            if (!cut.empty() && rest.first < cut.first && cut.first < rest.last) {
                if (cut.last < rest.last) {
                    apart.push_back({std::max(cut.last, draft.cue.last), rest.last});
                }
                rest.last = cut.first;
            }
        }
        apart.push_back(draft.kind == CueKind::noun ? rest : without_telling_on(rest, draft.cue_token));
    }
    std::sort(apart.begin(), apart.end(), [](const Range& left, const Range& right) { return left.first < right.first; });
    draft.content = text_.trimmed(apart);
    return !draft.content.empty();
}

// The clause with what the parser hung beside it: a second clause joined by "and", or a reason.
Range PredicateClaims::finite_clause(TokenIndex verb, TokenIndex clause) const {
    Range range = text_.subtree(clause);
    if (range.contains(verb)) {
        range = verb < clause ? Range{verb + 1, range.last} : Range{range.first, verb};
    }
    for (const TokenIndex child : text_.tree.children(verb)) {
        if (child < clause || clause < verb || text_.tree.leftmost(child) < range.last) {
            continue;
        }
        const Token& below = text_.at(child);
        const std::string mark = text_.grammar.mark_of(child);
        const TokenIndex joint = text_.grammar.child(child, Deprel::cc);
        const bool speaks = text_.cues.verb(to_lower(below.lemma)) != nullptr;
        const bool joined = below.deprel == Deprel::conj && joint != kNoToken && text_.lower(joint) != "but" && !speaks &&
                            text_.grammar.child(child, Deprel::nsubj) != kNoToken;
        const bool reason = below.deprel == Deprel::advcl && (mark == "because" || mark == "if" || mark == "unless");
        const bool cut = below.deprel == Deprel::ccomp && mark.empty() && text_.tree.leftmost(child) == range.last && clause > verb; // one clause read as two
        const bool second = below.deprel == Deprel::ccomp && (mark == "that" || cut);
        if (joined || reason || second) {
            range.last = text_.tree.rightmost(child) + 1;
        }
    }
    return range;
}

// "Denies planning to attack, instead accusing others": the last participle tells of the subject, wherever the parser hung it.
Range PredicateClaims::without_trailing_participle(TokenIndex clause) const {
    Range range = text_.subtree(clause);
    for (TokenIndex token = clause + 1; token < range.last; ++token) {
        const Token& one = text_.at(token);
        const TokenIndex first = text_.tree.leftmost(token);
        const bool participle = one.deprel == Deprel::advcl && one.xpos == Xpos::VBG && text_.grammar.mark_of(token).empty();
        if (participle && first > clause && text_.is_punctuation(first) && text_.tree.rightmost(token) + 1 == range.last) {
            range.last = first;
        }
    }
    return range;
}

// The infinitive that the verb governs; the parser may call it a clause of purpose when an object stands before it.
TokenIndex PredicateClaims::infinitive_of(TokenIndex verb) const {
    for (const TokenIndex child : text_.tree.children(verb)) {
        const Token& below = text_.at(child);
        const bool open = below.deprel == Deprel::xcomp || (below.deprel == Deprel::advcl && text_.grammar.child(verb, Deprel::obj) != kNoToken);
        if (child > verb && open && below.deprel != Deprel::conj && text_.grammar.mark_of(child) == "to" &&
            text_.grammar.child(child, Deprel::nsubj) == kNoToken) {
            return child;
        }
    }
    return kNoToken;
}

// "Asked Iran to leave": the infinitive with the object before it; the object is no part of what is vouched for.
bool PredicateClaims::set_infinitive(Draft& draft, TokenIndex verb, const Cue& cue) const {
    const TokenIndex clause = cue.takes_to ? infinitive_of(verb) : kNoToken;
    if (clause == kNoToken) {
        return false;
    }
    Range range = text_.subtree(clause);
    const TokenIndex object = text_.grammar.child(verb, Deprel::obj);
    if (object != kNoToken && object > verb && object < clause) {
        const Range before{text_.tree.leftmost(object), range.first};
        draft.unvouched.push_back(before);
        range.first = before.first;
    }
    draft.content = {range};
    draft.vouches = cue.kind != CueKind::attitude;
    return true;
}

// "Accused Poland of massing troops", "called it illegal", "cited the treaty": object and complement; of these only the complement
// is what a speaker or accuser vouches for.
bool PredicateClaims::set_object(Draft& draft, TokenIndex verb, const Cue& cue, const Arguments& arguments) const {
    const TokenIndex object = arguments.object;
    if (cue.kind == CueKind::document && (draft.source_head == kNoToken || !text_.is_document(draft.source_head))) {
        return false;
    }
    if (cue.takes_object && object == kNoToken && cue.kind != CueKind::deny) {
        for (const TokenIndex child : text_.tree.children(verb)) {
            if (child > verb && text_.at(child).deprel == Deprel::xcomp && text_.at(child).xpos == Xpos::VBG) {
                draft.content = {text_.subtree(child)}; // "mentioned closing the border"
                draft.vouches = cue.kind == CueKind::speech && cue.stance != Stance::states;
                return true;
            }
        }
    }
    if (!cue.takes_object || object == kNoToken || (object < verb) != arguments.is_passive) {
        return false;
    }
    if (is_relative_pronoun(text_.at(object)) || text_.at(object).deprel == Deprel::obl_unmarked) {
        return false;
    }
    Range object_range = text_.subtree(object);
    if (object_range.contains(verb)) {
        object_range = text_.source_range(object, verb);
    }
    Range complement;
    for (const TokenIndex child : text_.tree.children(verb)) {
        const Token& below = text_.at(child);
        const bool governed = text_.governed_by(verb, cue, true) == child;
        const bool open = below.deprel == Deprel::xcomp || (below.deprel == Deprel::advcl && infinitive_of(verb) == child && cue.kind != CueKind::speech);
        if (child > verb && child != object && (governed || open)) {
            complement = complement.empty() ? text_.subtree(child) : Range{complement.first, text_.subtree(child).last};
        }
    }
    draft.vouches = cue.kind != CueKind::attitude && (cue.kind == CueKind::deny || !complement.empty());
    if (cue.kind != CueKind::deny) {
        Range bare = object_range;
        for (const TokenIndex child : text_.tree.children(object)) {
            const Token& below = text_.at(child);
            const std::string mark = text_.grammar.mark_of(child);
            const bool quotes = text_.at(verb).lemma == "quote" && mark.empty(); // "quoted a source accusing the rebels"
            if (child > object && below.deprel == Deprel::acl && below.xpos == Xpos::VBG && (quotes || cue.takes(mark))) {
                bare.last = text_.tree.leftmost(child); // the gerund hung on the accused
                draft.vouches = cue.kind != CueKind::attitude;
            }
        }
        draft.unvouched.push_back(bare);
    }
    if (complement.empty() || object < verb) {
        draft.content = {object_range};
        const Upos opens = complement.empty() ? Upos::X : text_.at(complement.first).upos;
        if (opens == Upos::ADP || opens == Upos::SCONJ) {
            join_cue(draft, complement.first); // "was accused of"
            complement.first += complement.first < draft.cue.last ? 1 : 0;
        }
        if (!complement.empty()) {
            draft.content.push_back(complement);
        }
    } else {
        draft.content = {{std::min(object_range.first, complement.first), std::max(object_range.last, complement.last)}};
    }
    return true;
}

// "Is expected to arrive", "is seen as a test": what is said of the subject when nobody is named.
bool PredicateClaims::set_subject(Draft& draft, TokenIndex verb, const Cue& cue, const Arguments& arguments) const {
    const TokenIndex subject = arguments.object;
    if (!cue.takes_subject || !draft.source.empty() || subject == kNoToken || subject > verb || text_.is_expletive(subject)) {
        return false;
    }
    TokenIndex complement = kNoToken;
    for (const TokenIndex child : text_.tree.children(verb)) {
        const Token& below = text_.at(child);
        const bool as = below.deprel == Deprel::obl && text_.grammar.case_of(child) == "as";
        if (child > verb && complement == kNoToken && (below.deprel == Deprel::xcomp || as)) {
            complement = child;
        }
    }
    if (complement == kNoToken) {
        return false;
    }
    draft.content = {text_.source_range(subject, verb), text_.subtree(complement)};
    for (const TokenIndex child : text_.tree.children(verb)) {
        // The pronoun stands for it in "which is expected to".
        if (child < verb && is_relative_pronoun(text_.at(child))) {
            draft.content.front() = {child, child + 1};
        }
    }
    draft.vouches = false;
    return true;
}

// "Seems to have left", "looks likely": what is said of the subject, by nobody in particular.
bool PredicateClaims::set_seeming(Draft& draft, TokenIndex verb, const Arguments& arguments) const {
    const TokenIndex complement = text_.grammar.child(verb, Deprel::xcomp);
    TokenIndex subject = kNoToken;
    for (const TokenIndex child : text_.tree.children(verb)) {
        subject = child < verb && text_.at(child).deprel == Deprel::nsubj ? child : subject;
    }
    subject = subject == kNoToken ? arguments.subject : subject;
    if (arguments.is_passive || complement == kNoToken || complement < verb || subject == kNoToken || subject > verb || text_.at(subject).upos == Upos::VERB) {
        return false;
    }
    draft.content = {text_.source_range(subject, verb), text_.subtree(complement)};
    draft.vouches = false;
    return true;
}

// "Sees the river as a border", "shows the army leading": a noun phrase with what is said of it, never the noun phrase alone.
bool PredicateClaims::set_bare(Draft& draft, TokenIndex verb, const Arguments& arguments) const {
    const TokenIndex object = arguments.is_passive ? kNoToken : text_.grammar.child(verb, Deprel::obj);
    if (object == kNoToken || object < verb) {
        return false;
    }
    TokenIndex last = 0;
    for (const TokenIndex child : text_.tree.children(verb)) {
        const Token& below = text_.at(child);
        const bool as = (below.deprel == Deprel::obl || below.deprel == Deprel::advcl) && (text_.grammar.case_of(child) == "as" || text_.grammar.mark_of(child) == "as");
        const bool said = below.deprel == Deprel::xcomp && text_.grammar.mark_of(child) != "to";
        last = child > object && (as || said) ? text_.tree.rightmost(child) + 1 : last;
    }
    for (const TokenIndex child : text_.tree.children(object)) {
        const Token& below = text_.at(child);
        const bool as = below.deprel == Deprel::nmod && text_.grammar.case_of(child) == "as";
        const bool does = below.deprel == Deprel::acl && below.xpos == Xpos::VBG;
        last = child > object && (as || does) ? std::max(last, text_.tree.rightmost(child) + 1) : last;
    }
    if (last == 0) {
        return false;
    }
    draft.content = {{text_.tree.leftmost(object), std::max(last, text_.tree.rightmost(object) + 1)}};
    draft.vouches = false;
    return true;
}

// "Called on Chad to leave": the infinitive that stands right behind the phrase.
TokenIndex PredicateClaims::following_infinitive(TokenIndex verb, TokenIndex first) const {
    for (const TokenIndex child : text_.tree.children(verb)) {
        const Deprel relation = text_.at(child).deprel;
        if ((relation == Deprel::xcomp || relation == Deprel::advcl) && text_.tree.leftmost(child) == first && text_.grammar.mark_of(child) == "to") {
            return child;
        }
    }
    return kNoToken;
}

// Takes the preposition into the cue when it stands right behind it, or behind a day ("called Friday for").
void PredicateClaims::join_cue(Draft& draft, TokenIndex preposition) const {
    constexpr TokenIndex kLongestGap = 2;
    if (preposition < draft.cue.last || preposition > draft.cue.last + kLongestGap) {
        return;
    }
    for (TokenIndex token = draft.cue.last; token < preposition; ++token) {
        const Upos upos = text_.at(token).upos;
        if (upos != Upos::ADV && upos != Upos::PROPN && text_.at(token).deprel != Deprel::obl_unmarked) {
            return;
        }
    }
    draft.cue.last = preposition + 1;
}

// "Called for a truce", "warned of war": the phrase behind the preposition, which joins the cue.
bool PredicateClaims::set_phrase(Draft& draft, TokenIndex predicate, const Cue& cue, bool behind_object) const {
    const TokenIndex phrase = text_.governed_by(predicate, cue, behind_object);
    if (phrase == kNoToken) {
        return false;
    }
    Range range = text_.subtree(phrase);
    TokenIndex preposition = kNoToken;
    for (const TokenIndex child : text_.tree.children(phrase)) {
        const Deprel relation = text_.at(child).deprel;
        if (child < phrase && (relation == Deprel::case_ || relation == Deprel::mark)) {
            preposition = child;
        }
    }
    if (preposition == kNoToken || preposition + 1 >= range.last) {
        return false;
    }
    join_cue(draft, preposition);
    const TokenIndex open = text_.at(predicate).upos == Upos::VERB ? following_infinitive(predicate, range.last) : kNoToken;
    draft.content = {{preposition + 1, open == kNoToken ? range.last : text_.tree.rightmost(open) + 1}};
    draft.vouches = cue.kind != CueKind::attitude && cue.stance != Stance::states;
    return true;
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
        return mark == "," || mark == "\"" || mark == "”" || mark == "''";
    };
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

// "Did not say".
bool PredicateClaims::is_denied(TokenIndex verb) const {
    for (const TokenIndex child : text_.tree.children(verb)) {
        const std::string word = child < verb && text_.at(child).deprel == Deprel::advmod ? text_.lower(child) : std::string{};
        if (word == "not" || word == "n't" || word == "n’t" || word == "never") {
            return true;
        }
    }
    return false;
}

bool PredicateClaims::set_content(Draft& draft, TokenIndex verb, const Cue& cue, const Arguments& arguments) const {
    if (cue.takes_that && arguments.clause != kNoToken && !arguments.clause_is_open && !is_bare_question(arguments.clause)) {
        draft.content = {finite_clause(verb, arguments.clause)};
        return true;
    }
    if (set_subject(draft, verb, cue, arguments) || (cue.seems && set_seeming(draft, verb, arguments)) ||
        (cue.takes_bare && set_bare(draft, verb, arguments))) {
        return true;
    }
    if (set_infinitive(draft, verb, cue)) {
        return true;
    }
    if (cue.kind == CueKind::deny && cue.takes_object) {
        for (const TokenIndex child : text_.tree.children(verb)) {
            if (child > verb && text_.at(child).deprel == Deprel::xcomp) {
                draft.content = {without_trailing_participle(child)}; // "denied shelling the town"
                return true;
            }
        }
    }
    for (const TokenIndex child : text_.tree.children(verb)) {
        const std::string mark = cue.takes_that && cue.is_anonymous && text_.at(child).deprel == Deprel::advcl ? text_.grammar.mark_of(child) : std::string{};
        if (child > verb && (mark == "whether" || mark == "if")) {
            draft.content = {text_.subtree(child)}; // "asked by a reporter whether it was true"
            return true;
        }
    }
    if (cue.takes_that && cue.kind == CueKind::speech && is_denied(verb)) {
        for (const TokenIndex child : text_.tree.children(verb)) {
            const Xpos opens = text_.at(text_.tree.leftmost(child)).xpos;
            if (child > verb && text_.at(child).deprel == Deprel::advcl && (opens == Xpos::WRB || opens == Xpos::WP)) {
                draft.content = {text_.subtree(child)}; // "did not say when the clashes took place"
                return true;
            }
        }
    }
    if (set_object(draft, verb, cue, arguments) || set_phrase(draft, verb, cue, false)) {
        return true;
    }
    const TokenIndex object = text_.grammar.child(verb, Deprel::obj);
    if (cue.takes_that && object != kNoToken && object > verb) {
        const Xpos asks = text_.at(object).xpos;
        if ((asks == Xpos::WRB || asks == Xpos::WP) && text_.tree.rightmost(object) > object) {
            draft.content = {text_.subtree(object)}; // "asked why the troops had left", read as a free relative
            return true;
        }
    }
    // "A deadline that officials said went unnoticed": the pronoun and the clause beside the verb.
    if (cue.takes_that && cue.kind == CueKind::speech && (text_.at(verb).deprel == Deprel::acl_relcl || text_.at(verb).deprel == Deprel::acl) &&
        verb + 1 < text_.sentence_of(verb).last) {
        const Token& next = text_.at(verb + 1);
        const bool finite = next.upos == Upos::AUX || next.xpos == Xpos::VBD || next.xpos == Xpos::VBZ || next.xpos == Xpos::VBP;
        const TokenIndex clause = next.upos == Upos::AUX && next.head != kNoToken ? next.head : verb + 1;
        const TokenIndex noun = text_.at(verb).head;
        const TokenIndex above = finite ? text_.at(clause).head : kNoToken;
        if (clause > verb && (above == noun || above == verb) && above != kNoToken && noun < draft.source.first && draft.source.first > 0) {
            const std::string before = text_.lower(draft.source.first - 1);
            const bool pronoun = before == "that" || before == "which" || before == "who";
            draft.content = {pronoun ? Range{draft.source.first - 1, draft.source.first} : text_.source_range(noun, verb), Range{verb + 1, text_.tree.rightmost(clause) + 1}};
            return true;
        }
    }
    // "Chad says pair kidnapped": the parser takes a headline's clause for an object.
    if (cue.takes_that && object != kNoToken && object > verb) {
        for (const TokenIndex child : text_.tree.children(object)) {
            if (child > object && text_.at(child).deprel == Deprel::acl && text_.at(child).xpos == Xpos::VBN) {
                draft.content = {text_.subtree(object)};
                return true;
            }
        }
    }
    return false;
}

// Whether the content may stand before the verb alone.
bool PredicateClaims::ends_sentence(TokenIndex verb, const Cue& cue, const Arguments& arguments) const {
    const Xpos xpos = text_.at(verb).xpos;
    const bool finite = xpos == Xpos::VBD || xpos == Xpos::VBZ || xpos == Xpos::VBP;
    const TokenIndex object = text_.grammar.child(verb, Deprel::obj);
    const TokenIndex hearer = text_.grammar.child(verb, Deprel::iobj);
    // "Asks Norland for arms": what is asked for stands behind.
    const bool requests = hearer != kNoToken && hearer > verb &&
                          std::any_of(arguments.obliques.begin(), arguments.obliques.end(), [&](const resources::Oblique& one) { return one.preposition == "for" && one.token > hearer; });
    const bool before = (arguments.clause == kNoToken || arguments.clause < verb) && !requests;
    return cue.takes_that && finite && !arguments.is_passive && before && (object == kNoToken || object < verb);
}

// "Asked about the raid": a participle before its clause, with nobody as its subject.
bool PredicateClaims::is_bare_question(TokenIndex verb) const {
    const Token& token = text_.at(verb);
    const CueSenses* senses = text_.cues.verb(to_lower(token.lemma));
    const bool asks = senses != nullptr && std::any_of(senses->begin(), senses->end(), [](const Cue& cue) { return cue.is_anonymous; });
    const bool opens = verb == text_.sentence_of(verb).first;
    const bool fronted = opens || (token.head != kNoToken && token.head > verb && token.deprel == Deprel::advcl);
    return asks && fronted && (token.xpos == Xpos::VBD || token.xpos == Xpos::VBN) && text_.grammar.child(verb, Deprel::aux) == kNoToken &&
           (opens || text_.grammar.child(verb, Deprel::nsubj) == kNoToken);
}

std::optional<Draft> PredicateClaims::at_verb(TokenIndex verb) const {
    if (auto idiom = at_idiom(verb)) {
        return idiom;
    }
    const Token& token = text_.at(verb);
    const CueSenses* senses = text_.cues.verb(to_lower(token.lemma));
    // "Let everybody know": an invitation, nobody's words.
    const bool let = token.deprel == Deprel::xcomp && token.head != kNoToken && text_.at(token.head).lemma == "let";
    if (senses == nullptr || let || token.deprel == Deprel::amod || token.deprel == Deprel::case_) {
        return std::nullopt;
    }
    Arguments arguments = text_.grammar.verb_arguments(verb);
    // "Ministers called on Chad": a participle without its auxiliary that governs a preposition is no passive.
    const bool has_by = text_.grammar.child(verb, Deprel::obl_agent) != kNoToken;
    if (arguments.is_passive && token.deprel != Deprel::acl && !has_by && text_.grammar.child(verb, Deprel::aux_pass) == kNoToken &&
        token.lemma == "call" && arguments.object != kNoToken && arguments.object < verb) {
        std::swap(arguments.subject, arguments.object);
        arguments.is_passive = false;
    }
    // "Asked about the raid, the minister said": somebody asked the minister.
    const bool participle = is_bare_question(verb) ||
                            (token.xpos == Xpos::VBN && token.head > verb && token.deprel == Deprel::advcl && text_.grammar.child(verb, Deprel::aux) == kNoToken &&
                             text_.grammar.child(verb, Deprel::nsubj) == kNoToken);
    if (participle && !arguments.is_passive) {
        arguments.object = arguments.subject;
        arguments.subject = text_.grammar.child(verb, Deprel::obl_agent);
        arguments.is_passive = true;
    }
    if (const TokenIndex teller = participle ? kNoToken : teller_of(verb); teller != kNoToken) {
        arguments.subject = text_.grammar.verb_arguments(teller).subject;
    }
    const auto attempt = [&](const Cue& cue, bool interrupted) -> std::optional<Draft> {
        Draft draft;
        draft.cue = text_.cue_range(verb);
        draft.cue_token = verb;
        draft.kind = cue.kind;
        draft.stance = cue.stance;
        // "Troops supported by tanks": participles of standing by somebody are no words.
        if (cue.kind == CueKind::attitude && arguments.is_passive && token.deprel == Deprel::acl) {
            return std::nullopt;
        }
        const bool unnamed = arguments.is_passive && arguments.subject == kNoToken && (cue.kind == CueKind::accuse || cue.takes_subject || cue.is_anonymous);
        if (!unnamed && !cue.seems && !set_source(draft, verb, cue, arguments)) {
            return std::nullopt;
        }
        const bool found = interrupted ? set_interrupted(draft, verb) : set_content(draft, verb, cue, arguments);
        if (!found || !finish(draft)) {
            return std::nullopt;
        }
        return draft;
    };
    for (const Cue& cue : *senses) {
        const bool no_clause = arguments.clause == kNoToken || arguments.clause_is_open;
        const bool cut = token.deprel == Deprel::parataxis || token.deprel == Deprel::advcl;
        if (cue.kind == CueKind::speech && ((cut && no_clause) || ends_sentence(verb, cue, arguments))) {
            if (auto draft = attempt(cue, true)) {
                return draft;
            }
        }
    }
    // A quotation beside the verb says more than its object ("told reporters", "added the minister").
    for (const bool interrupted : {false, true}) {
        for (const Cue& cue : *senses) {
            if (interrupted && cue.kind != CueKind::speech) {
                continue;
            }
            if (auto draft = attempt(cue, interrupted)) {
                return draft;
            }
        }
    }
    return std::nullopt;
}

} // namespace vedette::claims
