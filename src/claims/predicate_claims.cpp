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
        draft.is_thought = cue.is_thought;
        // "The plan was announced": somebody announced it.
        const bool told = cue.takes_object && cue.stance != Stance::denies && text_.grammar.child(verb, Deprel::aux_pass) != kNoToken;
        const bool unnamed = arguments.is_passive && arguments.subject == kNoToken && (cue.kind == CueKind::accuse || cue.takes_subject || cue.is_anonymous || told);
        if (!unnamed && !cue.seems && !cue.moves && !set_source(draft, verb, cue, arguments)) {
            return std::nullopt;
        }
        const bool found = cue.moves ? set_moved(draft, verb, cue, arguments) : interrupted ? set_interrupted(draft, verb) : set_content(draft, verb, cue, arguments);
        if (found && token.lemma == "say") {
            complete_clause(draft, verb);
        }
        if (!found || !finish(draft)) {
            return std::nullopt;
        }
        return draft;
    };
    for (const Cue& cue : *senses) {
        const bool no_clause = arguments.clause == kNoToken || arguments.clause_is_open;
        // "Citing losses": the participle governs what it cites.
        const bool cites = (token.lemma == "cite" || token.lemma == "quote") && token.xpos == Xpos::VBG && text_.grammar.child(verb, Deprel::obj) != kNoToken;
        const bool cut = !cites && (token.deprel == Deprel::parataxis || token.deprel == Deprel::advcl);
        // "Referred to the raid", "referring to the raid": the phrase is the content, not the clause around it.
        const TokenIndex phrase = text_.governed_by(verb, cue, false);
        const bool governs = phrase != kNoToken && text_.at(phrase).upos != Upos::VERB; // not "quoted as saying"
        if (cue.kind == CueKind::speech && !governs && ((cut && no_clause) || ends_sentence(verb, cue, arguments) || (cue.takes_that && interrupts(verb, arguments.subject)))) {
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
