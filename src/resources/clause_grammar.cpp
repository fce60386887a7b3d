#include "resources/clause_grammar.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace vedette::resources {

namespace {

// Deeper chains of control than this are parser errors, not English.
constexpr int kMaxDepth = 6;

// Two nouns further apart than this have phrases of their own: "attacks, and on Monday threats against".
constexpr TokenIndex kMaxJoinedWords = 4;

} // namespace

bool is_relative_pronoun(const Token& token) {
    return token.xpos == Xpos::WDT || token.xpos == Xpos::WP || token.lemma == "which" || token.lemma == "who" ||
           (token.lemma == "that" && token.upos == Upos::PRON);
}

std::string ClauseGrammar::case_of(TokenIndex token) const {
    for (const TokenIndex index : tree_.children(token)) {
        if (at(index).deprel != Deprel::case_ || at(index).xpos == Xpos::POS) {
            continue;
        }
        std::string preposition = to_lower(words(index));
        for (const TokenIndex part : tree_.children(index)) {
            if (at(part).deprel == Deprel::fixed) {
                preposition += '_' + to_lower(words(part));
            }
        }
        return preposition;
    }
    // "with [Council president] Donald Tusk": the parser may hang the preposition on the title before the name.
    for (const TokenIndex index : tree_.children(token)) {
        if (index < token && at(index).deprel == Deprel::nmod_desc) {
            if (std::string preposition = case_of(index); !preposition.empty()) {
                return preposition;
            }
        }
    }
    // "called on Chairman Mala to withdraw": the preposition read as a particle of the verb.
    const TokenIndex first = tree_.leftmost(token);
    if (at(token).deprel == Deprel::obl && first > 0 && at(first - 1).deprel == Deprel::compound_prt && at(first - 1).head == at(token).head &&
        at(first - 1).xpos == Xpos::IN) {
        return to_lower(words(first - 1));
    }
    return {};
}

std::string ClauseGrammar::mark_of(TokenIndex token) const {
    const TokenIndex mark = child(token, Deprel::mark);
    return mark == kNoToken ? std::string{} : to_lower(words(mark));
}

std::vector<TokenIndex> ClauseGrammar::with_conjuncts(TokenIndex token) const {
    std::vector<TokenIndex> all = {token};
    for (std::size_t index = 0; index < all.size() && all.size() < 16; ++index) {
        for (const TokenIndex below : tree_.children(all[index])) {
            // A conjunct that is a verb belongs to another clause.
            if (at(below).deprel == Deprel::conj && at(below).upos != Upos::VERB) {
                all.push_back(below);
            }
        }
    }
    if (const TokenIndex other = joined_by_comma(token); other != kNoToken) {
        all.push_back(other);
    }
    std::sort(all.begin(), all.end());
    return all;
}

// "Its post was attacked and several officers killed": the second passive leaves "were" out, and the verb cannot do without an object.
bool ClauseGrammar::is_elliptic_passive(TokenIndex verb) const {
    const TokenIndex first = at(verb).head;
    const bool is_participle = at(verb).xpos == Xpos::VBN || at(verb).xpos == Xpos::VBD;
    return is_participle && at(verb).deprel == Deprel::conj && first != kNoToken && is_verb(first) && child(first, Deprel::aux_pass) != kNoToken &&
           child(verb, Deprel::nsubj) != kNoToken && child(verb, Deprel::obj) == kNoToken && child(verb, Deprel::aux) == kNoToken &&
           child(verb, Deprel::conj) == kNoToken && classes_.contains("@needs-object", at(verb).lemma);
}

// Headlines join by a comma: "Norland, Sudland sign deal" has two subjects, both bare. kNoToken: no second one, or an apposition.
TokenIndex ClauseGrammar::joined_by_comma(TokenIndex token) const {
    const Token& word = at(token);
    constexpr TokenIndex kMaxBare = 4; // tokens of the first name
    const bool is_bare = child(token, Deprel::det) == kNoToken && tree_.rightmost(token) - tree_.leftmost(token) < kMaxBare;
    if (word.deprel != Deprel::nsubj || word.head == kNoToken || !is_bare) {
        return kNoToken;
    }
    const TokenIndex comma = tree_.rightmost(token) + (words(tree_.rightmost(token)) == "," ? 0 : 1);
    for (const TokenIndex index : tree_.children(word.head)) {
        const bool adjoins = index > token && at(index).deprel == Deprel::nsubj && index < word.head && tree_.leftmost(index) == comma + 1 && words(comma) == ",";
        const TokenIndex next = tree_.rightmost(index) + 1;
        if (adjoins && child(index, Deprel::det) == kNoToken && (next == word.head || at(next).head == word.head) && is_verb(next)) {
            return index;
        }
    }
    return kNoToken;
}

bool ClauseGrammar::is_finite(TokenIndex verb) const {
    const auto tells_time = [](Xpos xpos) { return xpos == Xpos::VBD || xpos == Xpos::VBZ || xpos == Xpos::VBP || xpos == Xpos::MD; };
    if (tells_time(at(verb).xpos)) {
        return true;
    }
    const auto& children = tree_.children(verb);
    return std::any_of(children.begin(), children.end(), [&](TokenIndex below) {
        return (at(below).deprel == Deprel::aux || at(below).deprel == Deprel::aux_pass) && tells_time(at(below).xpos);
    });
}

TokenIndex ClauseGrammar::fellow_of(TokenIndex conjunct) const {
    const TokenIndex head = at(conjunct).head;
    if (head == kNoToken || !is_verb(conjunct) || !is_verb(head) || !is_finite(conjunct)) {
        return head;
    }
    TokenIndex fellow = head;
    for (int depth = 0; depth < kMaxDepth; ++depth) {
        const TokenIndex above = at(fellow).head;
        const bool is_open = (at(fellow).xpos == Xpos::VB && mark_of(fellow) == "to") || at(fellow).xpos == Xpos::VBG;
        if (!is_open || is_finite(fellow) || above == kNoToken || !is_verb(above) ||
            (at(fellow).deprel != Deprel::xcomp && at(fellow).deprel != Deprel::advcl && at(fellow).deprel != Deprel::ccomp)) {
            break;
        }
        fellow = above;
    }
    return fellow;
}

bool ClauseGrammar::is_bare_clause(TokenIndex clause) const {
    TokenIndex finite = clause;
    for (const TokenIndex below : tree_.children(clause)) {
        const Deprel relation = at(below).deprel;
        if (below < clause && (relation == Deprel::aux || relation == Deprel::aux_pass || relation == Deprel::cop)) {
            finite = std::min(finite, below);
        }
    }
    return at(finite).xpos == Xpos::VB && mark_of(clause) != "to";
}

bool ClauseGrammar::is_passive(TokenIndex verb) const {
    // "Have set sail": a perfect without "been" is active, whatever its subject was labelled.
    if (child(verb, Deprel::aux_pass) == kNoToken && child(verb, Deprel::aux) != kNoToken && at(child(verb, Deprel::aux)).lemma == "have") {
        return false;
    }
    // "Tanks rolled towards the border": read as a participle, but the verb has no passive.
    if (child(verb, Deprel::nsubj_pass) != kNoToken && child(verb, Deprel::aux_pass) == kNoToken && child(verb, Deprel::obl_agent) == kNoToken &&
        classes_.contains("@no-passive", at(verb).lemma)) {
        return false;
    }
    if (child(verb, Deprel::nsubj_pass) != kNoToken || child(verb, Deprel::aux_pass) != kNoToken ||
        child(verb, Deprel::csubj_pass) != kNoToken) {
        return true;
    }
    if (is_elliptic_passive(verb)) {
        return true;
    }
    if (child(verb, Deprel::nsubj) != kNoToken || at(verb).xpos != Xpos::VBN) {
        return false;
    }
    if (child(verb, Deprel::aux) != kNoToken) {
        return false; // perfect: "has deployed"
    }
    switch (at(verb).deprel) {
    case Deprel::acl:
    case Deprel::amod:
    case Deprel::advcl:
    case Deprel::acl_relcl:
    case Deprel::xcomp:
        return child(verb, Deprel::obj) == kNoToken;
    case Deprel::conj:
        return at(verb).head != kNoToken && is_verb(at(verb).head) && is_passive(at(verb).head) && child(verb, Deprel::obj) == kNoToken;
    case Deprel::root:
    case Deprel::parataxis: // headline: "Four killed in clash"
        return child(verb, Deprel::obj) == kNoToken;
    default:
        return false;
    }
}

TokenIndex ClauseGrammar::antecedent(TokenIndex relative_clause, TokenIndex pronoun) const {
    if (pronoun == kNoToken || !is_relative_pronoun(at(pronoun))) {
        return pronoun;
    }
    TokenIndex clause = relative_clause;
    for (int depth = 0; depth < kMaxDepth && at(clause).head != kNoToken; ++depth) {
        if (at(clause).deprel == Deprel::acl_relcl || at(clause).deprel == Deprel::acl) {
            // "Sanctions on Norhaven, which denies it": who speaks is the name right before the comma, not the thing it belongs to.
            const TokenIndex noun = at(clause).head;
            const bool speaks = pronoun >= 2 && words(pronoun - 1) == "," && classes_.contains("@minded-verbs", at(clause).lemma) && at(noun).upos == Upos::NOUN &&
                                at(pronoun - 2).upos == Upos::PROPN && pronoun - 2 > noun;
            return speaks && tree_.rightmost(noun) >= pronoun - 2 && at(pronoun - 2).head == noun ? pronoun - 2 : noun;
        }
        if (at(clause).deprel != Deprel::conj && at(clause).deprel != Deprel::xcomp && at(clause).deprel != Deprel::ccomp) {
            break;
        }
        clause = at(clause).head;
    }
    return pronoun;
}

// "Amassed between 90,000 and 100,000 men", "sent over 30 tanks": a preposition of number opens an object, not a place.
TokenIndex ClauseGrammar::counted_object(TokenIndex verb) const {
    for (const TokenIndex index : tree_.children(verb)) {
        if (index < verb || at(index).deprel != Deprel::obl || child(index, Deprel::nummod) == kNoToken) {
            continue;
        }
        const TokenIndex preposition = child(index, Deprel::case_);
        const bool is_number = preposition != kNoToken && preposition + 1 == tree_.leftmost(child(index, Deprel::nummod)) &&
                               classes_.contains("@number-prepositions", to_lower(words(preposition)));
        // "Fought about three days", "held between two meetings": a stretch of time or an event is no thing.
        if (is_number && at(index).upos == Upos::NOUN && !classes_.contains("@stretches", at(index).lemma) && !classes_.contains("@event-nouns", at(index).lemma)) {
            return index;
        }
    }
    return kNoToken;
}

TokenIndex ClauseGrammar::object_of(TokenIndex verb) const {
    const TokenIndex object = child(verb, Deprel::obj);
    return object == kNoToken ? counted_object(verb) : antecedent(verb, object);
}

// "Held talks with Norland's president to discuss trade": read as the subject of "discuss", but only "for" opens a subject.
bool ClauseGrammar::is_stray_phrase(TokenIndex clause, TokenIndex subject) const {
    if (at(clause).deprel != Deprel::advcl && at(clause).deprel != Deprel::acl && at(clause).deprel != Deprel::xcomp) {
        return false;
    }
    const std::string preposition = mark_of(clause) == "to" ? case_of(subject) : "";
    return !preposition.empty() && preposition != "for";
}

TokenIndex ClauseGrammar::hyphen_half(TokenIndex token) const {
    const bool joined = token >= 2 && words(token - 1) == "-" && at(token - 2).span.end == at(token - 1).span.begin && at(token - 1).span.end == at(token).span.begin;
    return joined ? token - 2 : kNoToken;
}

// "Norland test-fired a missile": the tokens cut the verb, and the parser takes its first half for the subject, with the real one as a
// modifier. The token itself when it is no such half; kNoToken when the half has no modifier.
TokenIndex ClauseGrammar::behind_half_of_verb(TokenIndex predicate, TokenIndex subject) const {
    if (!is_verb(predicate) || hyphen_half(predicate) != subject) {
        return subject;
    }
    TokenIndex nearest = kNoToken;
    for (const TokenIndex below : tree_.children(subject)) {
        if (below < subject && (at(below).deprel == Deprel::compound || at(below).deprel == Deprel::amod || at(below).deprel == Deprel::nmod_desc)) {
            nearest = below;
        }
    }
    return nearest;
}

TokenIndex ClauseGrammar::headline_subject(TokenIndex verb) const {
    constexpr TokenIndex kMostWords = 4;
    const TokenIndex first = syntax_.sentences[syntax_.sentence_of(verb)].first;
    if (!is_verb(verb) || verb < first + 2 || verb > first + 1 + kMostWords || to_lower(words(verb - 1)) != "to") {
        return kNoToken;
    }
    for (TokenIndex token = first; token < verb - 1; ++token) {
        const bool joins = token > first && token + 2 < verb && (at(token).upos == Upos::CCONJ || words(token) == ",");
        if (at(token).upos != Upos::PROPN && !joins) {
            return kNoToken;
        }
    }
    TokenIndex head = verb - 2;
    while (at(head).head != kNoToken && at(head).head >= first && at(head).head < verb - 1) {
        head = at(head).head;
    }
    return head;
}

TokenIndex ClauseGrammar::surface_subject(TokenIndex predicate, int depth) const {
    if (depth > kMaxDepth) {
        return kNoToken;
    }
    if (const TokenIndex subject = headline_subject(predicate); subject != kNoToken) {
        return subject;
    }
    for (const Deprel deprel : {Deprel::nsubj, Deprel::nsubj_pass, Deprel::nsubj_outer}) {
        if (const TokenIndex subject = own_subject(predicate, deprel, predicate); subject != kNoToken && !is_stray_phrase(predicate, subject)) {
            if (const TokenIndex whole = behind_half_of_verb(predicate, subject); whole != subject) {
                return whole;
            }
            return antecedent(predicate, subject);
        }
    }
    const TokenIndex mark = at(predicate).deprel == Deprel::advcl ? child(predicate, Deprel::mark) : kNoToken;
    const bool is_behind_verb = mark != kNoToken && mark > 0 && at(mark - 1).deprel == Deprel::aux; // "and has since been trying"
    if (mark != kNoToken && !is_behind_verb && is_verb(predicate) && is_finite(predicate)) {
        return lost_subject(predicate);
    }
    return controlled_subject(predicate, depth);
}

// "Days after 20 of its men were killed": a finite clause behind a conjunction has a subject of its own, even where the parser took it for
// a measure. kNoToken: lost for good; the clause above does not lend its own.
TokenIndex ClauseGrammar::lost_subject(TokenIndex predicate) const {
    for (const TokenIndex index : tree_.children(predicate)) {
        const bool is_measure = at(index).deprel == Deprel::obl && at(index).upos == Upos::NUM && index < predicate && case_of(index).empty();
        if (is_measure && child(index, Deprel::nmod) != kNoToken) {
            return index;
        }
    }
    return kNoToken;
}

// A headline of two clauses ("Norland to add troops, Sudland asks for help") or one behind a dateline ("NORHAVEN: Sudland refuses") is
// read as one clause with two subjects: each verb has the one nearest before it, the first where none stands before.
TokenIndex ClauseGrammar::own_subject(TokenIndex verb, Deprel deprel, TokenIndex before) const {
    TokenIndex subject = kNoToken;
    for (const TokenIndex index : tree_.children(verb)) {
        if (at(index).deprel != deprel) {
            continue;
        }
        const bool is_next = subject != kNoToken && index < before && is_parted(verb, subject, index);
        subject = subject == kNoToken || is_next ? index : subject;
    }
    return subject;
}

// Does an infinitive clause, a colon or a dash stand between two subjects of a verb, or does the first one only describe the second:
// "A former general, Chen has faced accusations"?
bool ClauseGrammar::is_parted(TokenIndex verb, TokenIndex first, TokenIndex second) const {
    const TokenIndex article = child(first, Deprel::det);
    const TokenIndex start = tree_.leftmost(second);
    if (article != kNoToken && (at(article).lemma == "a" || at(article).lemma == "an") && start > 0 && words(start - 1) == "," && at(second).upos == Upos::PROPN) {
        return true;
    }
    for (TokenIndex token = first + 1; token < second; ++token) {
        const bool is_clause = at(token).deprel == Deprel::advcl && at(token).head == verb && at(token).xpos == Xpos::VB;
        const std::string_view mark = words(token);
        const bool is_mark = (mark == ":" || mark == "-" || mark == "--" || mark == "–" || mark == "—") && at(token).span.begin > at(token - 1).span.end;
        if (is_clause || is_mark || mark == ";" || (mark == ":" && token == first + 1)) {
            return true;
        }
    }
    return false;
}

// "Issued a statement accusing", "the ministry's report criticising": papers speak for who wrote them. kNoToken: no paper, or unsigned.
TokenIndex ClauseGrammar::author_of(TokenIndex paper, int depth) const {
    if (!classes_.contains("@papers", at(paper).lemma)) {
        return kNoToken;
    }
    if (const TokenIndex owner = child(paper, Deprel::nmod_poss); owner != kNoToken) {
        return owner;
    }
    for (const TokenIndex index : tree_.children(paper)) {
        const bool is_by = at(index).deprel == Deprel::nmod && (case_of(index) == "by" || case_of(index) == "from");
        if (is_by) {
            return index;
        }
    }
    const TokenIndex verb = at(paper).head;
    const bool is_written = at(paper).deprel == Deprel::obj && verb != kNoToken && is_verb(verb) && classes_.contains("@issues-papers", at(verb).lemma);
    return is_written ? surface_subject(verb, depth + 1) : kNoToken;
}

// "'It is a threat', the minister said, accusing Norland": the gerund belongs to the saying that it follows, wherever the parser hung it.
TokenIndex ClauseGrammar::speaker_just_before(TokenIndex gerund) const {
    constexpr TokenIndex kMaxBetween = 5; // "said on Monday,"
    if (at(gerund).xpos != Xpos::VBG || gerund < 2 || words(gerund - 1) != ",") {
        return kNoToken;
    }
    for (TokenIndex token = gerund - 1; token-- > 0 && gerund - token <= kMaxBetween;) {
        if (at(token).head == kNoToken && !is_verb(token) && words(token) == ".") {
            break;
        }
        if (is_reporting(token)) {
            const TokenIndex speaker = child(token, Deprel::nsubj);
            return speaker;
        }
        if (is_verb(token) || at(token).upos == Upos::PUNCT) {
            break;
        }
    }
    return kNoToken;
}

TokenIndex ClauseGrammar::controlled_subject(TokenIndex predicate, int depth) const {
    const TokenIndex head = at(predicate).head;
    if (head == kNoToken) {
        return kNoToken;
    }
    if (const TokenIndex speaker = speaker_just_before(predicate); speaker != kNoToken) {
        return speaker;
    }
    const auto controller_of = [&](bool gerund) {
        if (is_verb(head) || at(head).upos == Upos::ADJ) {
            const TokenIndex object = is_passive(head) ? kNoToken : object_of(head);
            const bool by_object = gerund ? classes_.contains("@object-does-gerund", at(head).lemma) : !classes_.contains("@subject-controls", at(head).lemma);
            // "Summoned the envoy to complain", "phoned him to discuss it": who makes contact also speaks.
            if (!gerund && is_verb(head) && classes_.contains("@makes-contact", at(head).lemma) && classes_.contains("@says-in-contact", at(predicate).lemma)) {
                return surface_subject(head, depth + 1);
            }
            if (object != kNoToken && by_object && object < predicate) {
                return object;
            }
            if (!gerund && child(head, Deprel::iobj) != kNoToken) {
                return child(head, Deprel::iobj);
            }
            // "called on Western countries to strengthen": the asked one acts.
            if (!gerund && at(predicate).deprel != Deprel::conj) {
                for (const TokenIndex below : tree_.children(head)) {
                    if (at(below).deprel == Deprel::obl && below < predicate) {
                        const std::string preposition = case_of(below);
                        const bool asks = classes_.contains("@asks-through-preposition", at(head).lemma);
                        if (asks && (preposition == "on" || preposition == "upon" || preposition == "to" || preposition == "for")) {
                            return below;
                        }
                    }
                }
            }
        }
        if (const TokenIndex subject = own_subject(head, Deprel::nsubj, predicate); subject != kNoToken && predicate < head) {
            return antecedent(head, subject);
        }
        return surface_subject(head, depth + 1);
    };
    switch (at(predicate).deprel) {
    case Deprel::conj:
        if (const TokenIndex fellow = fellow_of(predicate); fellow != head) {
            return surface_subject(fellow, depth + 1);
        }
        // "Allowing the army to mass and attack": a bare infinitive is no equal of a participle; who is allowed does it.
        if (is_verb(head) && at(predicate).xpos == Xpos::VB && at(head).xpos == Xpos::VBG && object_of(head) != kNoToken) {
            return object_of(head);
        }
        // The second of two verbs shares the first one's subject.
        return is_verb(head) || at(head).upos == Upos::ADJ || at(head).upos == Upos::NOUN ? surface_subject(head, depth + 1) : kNoToken;
    case Deprel::xcomp:
    case Deprel::ccomp:
        if (at(predicate).deprel == Deprel::ccomp && mark_of(predicate) == "that") {
            return kNoToken; // a clause of its own, whose subject the parser lost: nobody outside controls it
        }
        return controller_of(at(predicate).xpos == Xpos::VBG && !mark_of(predicate).empty());
    case Deprel::advcl:
    case Deprel::obl:
        return controller_of(at(predicate).xpos == Xpos::VBG);
    case Deprel::parataxis:
    case Deprel::dep:
        return at(predicate).xpos == Xpos::VBG || at(predicate).xpos == Xpos::VB ? surface_subject(head, depth + 1) : kNoToken;
    case Deprel::acl:
        if (at(predicate).xpos == Xpos::VBG && mark_of(predicate).empty()) {
            const TokenIndex author = author_of(head, depth);
            return author == kNoToken ? head : author; // "troops massing"
        }
        if (at(predicate).xpos == Xpos::VBN) {
            return head; // surface subject of the reduced passive
        }
        if (at(predicate).xpos == Xpos::VBG && at(head).deprel == Deprel::obj && at(head).head != kNoToken && classes_.contains("@object-does-gerund", at(at(head).head).lemma)) {
            return head; // "accused Norland of arming them": the parser may hang the deed on the accused
        }
        {
            // "Russia's attempts to convince", "gave an order to form", "a plan to attack": whoever makes the attempt.
            const Arguments noun = noun_arguments(head);
            if (noun.possessor != kNoToken) {
                return noun.possessor;
            }
            for (const Oblique& oblique : noun.obliques) {
                if (oblique.preposition == "by") {
                    return oblique.token;
                }
            }
            // "Is considering a plan to attack": who has the plan in hand.
            const TokenIndex holder = at(head).head;
            if (noun.subject == kNoToken && at(head).deprel == Deprel::obj && holder != kNoToken && classes_.contains("@plans", at(head).lemma) &&
                classes_.contains("@holds-plan", at(holder).lemma)) {
                return surface_subject(holder, depth + 1);
            }
            return noun.subject;
        }
    case Deprel::amod:
        return head; // "advancing troops", "massed divisions"
    case Deprel::acl_relcl:
        // "the force which ...": a gap without a pronoun is the object; the subject stands in the clause.
        return kNoToken;
    default:
        return kNoToken;
    }
}

void ClauseGrammar::collect_obliques(TokenIndex predicate, Arguments& arguments) const {
    for (const TokenIndex index : tree_.children(predicate)) {
        switch (at(index).deprel) {
        case Deprel::obl:
        case Deprel::nmod:
        case Deprel::obl_agent: {
            std::string preposition = case_of(index);
            if (preposition.empty() && at(index).deprel == Deprel::obl_agent) {
                preposition = "by";
            }
            arguments.obliques.push_back({std::move(preposition), antecedent(predicate, index)});
            break;
        }
        case Deprel::obl_unmarked:
            arguments.obliques.push_back({"", index});
            break;
        case Deprel::advcl:
        case Deprel::acl:
            if (const TokenIndex stray = child(index, Deprel::nsubj); stray != kNoToken && is_stray_phrase(index, stray)) {
                arguments.obliques.push_back({case_of(stray), stray});
            }
            break;
        default:
            break;
        }
    }
}

// "A lawsuit by Norland against Sudland", "the return of the relics to Sudland by Norland": the parser hangs the second phrase on the
// first, though it belongs to the event noun.
void ClauseGrammar::collect_hung_obliques(TokenIndex above, int depth, Arguments& arguments) const {
    constexpr int kMaxHung = 2;
    for (const TokenIndex phrase : tree_.children(above)) {
        if (depth >= kMaxHung || at(phrase).deprel != Deprel::nmod || classes_.contains("@event-nouns", to_lower(at(phrase).lemma))) {
            continue;
        }
        for (const TokenIndex hung : tree_.children(phrase)) {
            const std::string preposition = at(hung).deprel == Deprel::nmod ? case_of(hung) : "";
            const bool belongs = preposition == "by" || preposition == "against" || (depth == 0 && (preposition == "to" || preposition == "into"));
            const bool known = std::any_of(arguments.obliques.begin(), arguments.obliques.end(), [&](const Oblique& oblique) { return oblique.preposition == preposition; });
            if (belongs && !known) {
                arguments.obliques.push_back({preposition, hung});
            }
        }
        collect_hung_obliques(phrase, depth + 1, arguments);
    }
}

Arguments ClauseGrammar::verb_arguments(TokenIndex verb) const {
    Arguments arguments;
    arguments.is_passive = is_passive(verb);
    collect_obliques(verb, arguments);
    arguments.indirect = child(verb, Deprel::iobj);
    arguments.particle = child(verb, Deprel::compound_prt);
    if (const TokenIndex open = child(verb, Deprel::xcomp); open != kNoToken) {
        arguments.clause = open;
        arguments.clause_is_open = true;
    } else {
        arguments.clause = child(verb, Deprel::ccomp);
    }
    const TokenIndex surface = surface_subject(verb);
    if (arguments.is_passive) {
        arguments.object = surface;
        for (const Oblique& oblique : arguments.obliques) {
            if (oblique.preposition == "by" && at(oblique.token).upos != Upos::VERB) {
                arguments.subject = oblique.token;
                break;
            }
        }
    } else {
        arguments.subject = surface;
        arguments.object = object_of(verb);
        if (arguments.object == kNoToken) {
            arguments.object = arguments.indirect; // "asked Norland to withdraw"
        }
        // "the move the Russians claim", "weapons they want": the gap of a relative clause is its object.
        if (arguments.object == kNoToken && at(verb).deprel == Deprel::acl_relcl && arguments.subject != at(verb).head &&
            arguments.subject != kNoToken && arguments.clause == kNoToken) {
            arguments.object = at(verb).head;
        }
        // The second of two verbs may share the object that follows it only in its own clause; nothing is borrowed forwards.
    }
    return arguments;
}

Arguments ClauseGrammar::noun_arguments(TokenIndex noun) const {
    Arguments arguments;
    collect_obliques(noun, arguments);
    for (const TokenIndex index : tree_.children(noun)) {
        switch (at(index).deprel) {
        case Deprel::nmod_poss:
            arguments.possessor = index;
            break;
        case Deprel::amod:
        case Deprel::compound:
        case Deprel::nmod_unmarked:
        case Deprel::nmod_desc:
            arguments.modifiers.push_back(index);
            break;
        default:
            break;
        }
    }
    // Coordinated event nouns share what stands before the first: "Russian attacks and threats".
    const TokenIndex head = at(noun).head;
    if (at(noun).deprel == Deprel::conj && head != kNoToken && arguments.possessor == kNoToken && arguments.modifiers.empty() &&
        at(head).upos == Upos::NOUN) {
        const Arguments first = noun_arguments(head);
        arguments.possessor = first.possessor;
        arguments.subject = first.subject;
        arguments.support_verb = first.support_verb;
    }
    collect_hung_obliques(noun, 0, arguments);
    // "The rejection and condemnation of the plan": what stands behind the last noun belongs to each.
    if (arguments.obliques.empty()) {
        for (const TokenIndex index : tree_.children(noun)) {
            if (at(index).deprel == Deprel::conj && at(index).upos == Upos::NOUN && index > noun && index - noun <= kMaxJoinedWords) {
                collect_obliques(index, arguments);
            }
        }
    }
    // "joint war games involving Norland": whoever is involved takes part.
    for (const TokenIndex index : tree_.children(noun)) {
        if (at(index).deprel == Deprel::acl && at(index).xpos == Xpos::VBG && (at(index).lemma == "involve" || at(index).lemma == "include")) {
            if (const TokenIndex object = child(index, Deprel::obj); object != kNoToken) {
                arguments.obliques.push_back({"involving", object});
            }
        }
    }
    // "The army is on alert", "ready to attack": the noun or adjective is the predicate and has a subject of its own.
    if (arguments.subject == kNoToken && child(noun, Deprel::cop) != kNoToken) {
        arguments.subject = surface_subject(noun);
    }
    if (at(noun).upos == Upos::ADJ) {
        // "the launchers are operational", "ready to invade": a predicate of its own.
        arguments.subject = antecedent(noun, child(noun, Deprel::nsubj));
        arguments.clause = child(noun, Deprel::xcomp) != kNoToken ? child(noun, Deprel::xcomp) : child(noun, Deprel::ccomp);
        arguments.clause_is_open = child(noun, Deprel::xcomp) != kNoToken;
    }
    borrow_from_verb(noun, carrier_of(noun), arguments);
    return arguments;
}

TokenIndex ClauseGrammar::carrier_of(TokenIndex noun) const {
    // "another round of drills", "a series of attacks": the container stands in the clause for the event.
    for (int depth = 0; depth < kMaxDepth; ++depth) {
        const TokenIndex head = at(noun).head;
        if (head == kNoToken || at(noun).deprel != Deprel::nmod || case_of(noun) != "of" || !classes_.contains("@containers", at(head).lemma)) {
            break;
        }
        noun = head;
    }
    return noun;
}

// "Not discussing but planning strikes": of two verbs before a shared object the nearer one carries it.
TokenIndex ClauseGrammar::nearest_verb_above(TokenIndex noun) const {
    TokenIndex head = at(noun).head;
    if (head == kNoToken || at(noun).deprel != Deprel::obj) {
        return head;
    }
    for (const TokenIndex index : tree_.children(at(noun).head)) {
        const bool shares = at(index).deprel == Deprel::conj && is_verb(index) && index < noun && child(index, Deprel::obj) == kNoToken;
        head = shares ? index : head;
    }
    return head;
}

// "What he called a ceasefire": who names a thing does not make it.
bool ClauseGrammar::is_naming(TokenIndex verb) const {
    const auto& below = tree_.children(verb);
    return at(verb).lemma == "call" && std::any_of(below.begin(), below.end(), [&](TokenIndex index) { return at(index).xpos == Xpos::WP; });
}

// The verb that carries the noun lends its subject and its prepositional arguments. `carrier` is the noun itself or its container.
void ClauseGrammar::borrow_from_verb(TokenIndex noun, TokenIndex carrier, Arguments& arguments) const {
    const TokenIndex head = nearest_verb_above(carrier);
    if (head != kNoToken && is_verb(head)) {
        const Deprel relation = at(carrier).deprel;
        const bool is_object = relation == Deprel::obj || relation == Deprel::nsubj_pass;
        const std::string preposition = relation == Deprel::obl ? case_of(carrier) : std::string{};
        const bool joins = preposition == "in" || preposition == "to" || preposition == "for" || preposition == "with" || preposition == "on";
        if ((is_object && classes_.contains("@support-verbs", at(head).lemma) && !is_naming(head)) ||
            (joins && classes_.contains("@joining-verbs", at(head).lemma))) {
            arguments.support_verb = head;
            const Arguments verb = verb_arguments(head);
            if (arguments.subject == kNoToken) {
                arguments.subject = verb.subject;
            }
            for (const Oblique& oblique : verb.obliques) {
                if (oblique.token != noun && oblique.token != carrier) {
                    arguments.obliques.push_back(oblique);
                }
            }
            // "join Russia in drills"
            if (!is_object && verb.object != kNoToken && at(head).lemma == "join") {
                arguments.obliques.push_back({"with", verb.object});
            }
        } else if ((preposition == "of" || preposition == "for") && classes_.contains("@object-does-gerund", at(head).lemma) && at(head).lemma != "warn") {
            arguments.subject = verb_arguments(head).object; // "accused Norland of a build-up"; who is warned of one makes none
        } else if (relation == Deprel::nsubj || relation == Deprel::nsubj_pass) {
            // "talks were held with Iran", "the drills took place in March"
            if (classes_.contains("@happening-verbs", at(head).lemma)) {
                arguments.support_verb = head;
                const Arguments verb = verb_arguments(head);
                if (verb.is_passive && arguments.subject == kNoToken) {
                    arguments.subject = verb.subject;
                }
            }
        }
    }
}

} // namespace vedette::resources
