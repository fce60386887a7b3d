#include "claims/claim_text.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace vedette::claims {

namespace {

// Adverbs in front of a verb that join clauses and are no part of the cue.
constexpr std::array<std::string_view, 8> kJoiningAdverbs = {"when", "where", "why", "how", "so", "however", "meanwhile", "more"};

// "said in a statement": what a source speaks in.
constexpr std::array<std::string_view, 19> kMedia = {"twitter", "facebook", "telegram", "statement", "interview", "email", "e-mail",  "release", "letter",   "speech",    "tweet",
                                                     "report",    "message",   "memo",  "article", "note",    "communique", "broadcast", "address"};

constexpr std::array<std::string_view, 9> kDays = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "today", "yesterday"};

bool is_separator(std::string_view word) {
    return is_one_of(word, std::array<std::string_view, 7>{",", ";", ":", "-", "--", "—", "–"});
}

} // namespace

std::string ClaimText::lower(TokenIndex token) const { return to_lower(grammar.words(token)); }

bool ClaimText::is_expletive(TokenIndex token) const {
    const Token& one = at(token);
    return one.deprel == Deprel::expl || one.lemma == "it" || one.lemma == "there" || (one.lemma == "this" && one.upos == Upos::PRON);
}

std::span<const Quotation> ClaimText::quotations_in(const Sentence& sentence) const {
    const auto first = std::partition_point(quotations.begin(), quotations.end(), [&](const Quotation& one) { return one.last <= sentence.first; });
    const auto last = std::partition_point(first, quotations.end(), [&](const Quotation& one) { return one.first < sentence.last; });
    return {first, last};
}

bool ClaimText::is_time(TokenIndex head) const {
    constexpr std::array<std::string_view, 9> kStretches = {"week", "month", "year", "day", "morning", "evening", "night", "afternoon", "weekend"};
    return is_one_of(at(head).lemma, kDays) || is_one_of(at(head).lemma, kStretches);
}

const Quotation* ClaimText::quotation_at(TokenIndex token) const {
    const auto found = std::partition_point(quotations.begin(), quotations.end(), [&](const Quotation& one) { return one.last <= token; });
    return found != quotations.end() && found->first <= token ? &*found : nullptr;
}

Range ClaimText::source_range(TokenIndex head, TokenIndex cue) const {
    constexpr TokenIndex kLongestRelative = 18;
    Range range = subtree(head);
    for (const TokenIndex child : tree.children(head)) {
        const Deprel relation = at(child).deprel;
        const bool holds_cue = tree.leftmost(child) <= cue && cue <= tree.rightmost(child);
        const bool relative = relation == Deprel::acl_relcl || relation == Deprel::acl;
        const bool too_long = relative && tree.rightmost(child) - tree.leftmost(child) > kLongestRelative;
        if (child > head && (holds_cue || too_long || relation == Deprel::parataxis)) {
            range.last = std::min(range.last, std::max(tree.leftmost(child), head + 1));
        }
        if (relation == Deprel::case_ && child < head) {
            range.first = std::max(range.first, child + 1); // "according to the ministry": the preposition is cue
        }
        if (child < head && (holds_cue || relation == Deprel::cop || relation == Deprel::mark)) {
            range.first = std::max(range.first, child + 1);
        }
        // "The minister, speaking in the north, said": what the source does meanwhile.
        const bool meanwhile = relation == Deprel::acl && at(child).xpos == Xpos::VBG && is_punctuation(tree.leftmost(child));
        // "The deputy, in a statement", "the leader, like his rival": a manner of speaking, a comparison.
        const std::string preposition = relation == Deprel::nmod && is_punctuation(tree.leftmost(child)) ? grammar.case_of(child) : std::string{};
        const bool aside = preposition == "like" || preposition == "unlike" || preposition == "in" || preposition == "under" || preposition == "during";
        if (child > head && (meanwhile || aside)) {
            range.last = std::min(range.last, std::max(tree.leftmost(child), head + 1));
        }
        // "A Kurdish group on Wednesday said": the day is no part of the name.
        const bool temporal = (relation == Deprel::nmod || relation == Deprel::nmod_unmarked || relation == Deprel::obl) &&
                              is_one_of(at(child).lemma, kDays) && tree.rightmost(child) + 1 == subtree(head).last;
        if (child > head && temporal) {
            range.last = std::min(range.last, tree.leftmost(child));
        }
        if (child == head + 1 && at(child).xpos == Xpos::POS) {
            range.last = std::min(range.last, child);
        }
    }
    while (range.last > head + 1 && is_punctuation(range.last - 1) && grammar.words(range.last - 1) != ")") {
        --range.last;
    }
    // "Itar-Tass": the tree may leave out the first half of a name.
    const auto glued = [&](TokenIndex token) { return at(token - 1).span.end == at(token).span.begin; };
    if (range.first >= 2 && range.first <= head && at(range.first).upos == Upos::PROPN && grammar.words(range.first - 1) == "-" && glued(range.first) &&
        glued(range.first - 1) && at(range.first - 2).upos == Upos::PROPN) {
        range.first -= 2;
    }
    join_name(range, cue);
    while (range.first < head && (is_punctuation(range.first) || at(range.first).upos == Upos::CCONJ)) {
        ++range.first;
    }
    return range;
}

// "Rep. Ann | Strand": a name that the tree breaks in two goes on as long as names stand side by side.
void ClaimText::join_name(Range& range, TokenIndex cue) const {
    const auto joins = [&](TokenIndex left, TokenIndex right) {
        const bool names = at(left).upos == Upos::PROPN && at(right).upos == Upos::PROPN;
        return names && !is_one_of(at(left).lemma, kDays) && !is_one_of(at(right).lemma, kDays) && syntax.sentence_of(left) == syntax.sentence_of(right);
    };
    constexpr int kLongestName = 4;
    for (int steps = 0; steps < kLongestName && range.last < syntax.tokens.size() && range.last != cue && joins(range.last - 1, range.last); ++steps) {
        ++range.last;
    }
    for (int steps = 0; steps < kLongestName && range.first > 0 && range.first - 1 != cue && joins(range.first - 1, range.first); ++steps) {
        --range.first;
    }
}

bool ClaimText::belongs_to_cue(TokenIndex token, TokenIndex predicate) const {
    const Token& one = at(token);
    if (one.head != predicate) {
        return false;
    }
    switch (one.deprel) {
    case Deprel::aux:
    case Deprel::aux_pass:
    case Deprel::cop:
        return true;
    case Deprel::advmod:
        return !is_one_of(lower(token), kJoiningAdverbs);
    case Deprel::mark:
        return one.lemma == "to";
    default:
        return false;
    }
}

// "Said Monday that", "warned last week that": a bare day or stretch of time right behind the verb.
TokenIndex ClaimText::end_with_time(TokenIndex predicate, TokenIndex last) const {
    constexpr TokenIndex kLongestTime = 3;
    for (const TokenIndex child : tree.children(predicate)) {
        const bool bare = child >= last && at(child).deprel == Deprel::obl_unmarked && tree.leftmost(child) == last;
        if (bare && is_time(child) && tree.rightmost(child) < last + kLongestTime) {
            return tree.rightmost(child) + 1;
        }
    }
    return last;
}

TokenIndex ClaimText::end_with_medium(TokenIndex predicate, TokenIndex last) const {
    for (const TokenIndex child : tree.children(predicate)) {
        const Deprel relation = at(child).deprel;
        if (child > predicate && relation == Deprel::obl && tree.leftmost(child) == last && is_one_of(to_lower(at(child).lemma), kMedia)) {
            return child + 1;
        }
    }
    return last;
}

Range ClaimText::cue_range(TokenIndex predicate) const {
    const Sentence& sentence = sentence_of(predicate);
    Range range{predicate, predicate + 1};
    while (range.first > sentence.first && belongs_to_cue(range.first - 1, predicate)) {
        --range.first;
    }
    while (range.last < sentence.last && at(range.last).head == predicate && at(range.last).deprel == Deprel::compound_prt) {
        ++range.last;
    }
    if (range.last < sentence.last && at(range.last).head == predicate && at(range.last).deprel == Deprel::advmod &&
        tree.leftmost(range.last) == tree.rightmost(range.last)) {
        ++range.last;
    }
    range.last = end_with_time(predicate, range.last);
    range.last = end_with_medium(predicate, range.last);
    // "continued to warn", "tried to say": the verb in front is no cue of its own.
    const TokenIndex governor = at(predicate).head;
    const CueSenses* senses = governor == kNoToken ? nullptr : cues.verb(to_lower(at(governor).lemma));
    const bool governs = senses != nullptr && std::any_of(senses->begin(), senses->end(), [](const Cue& cue) { return cue.takes_to; });
    if (at(predicate).deprel == Deprel::xcomp && governor != kNoToken && governor + 1 == range.first && at(governor).upos == Upos::VERB && !governs) {
        range.first = governor;
        while (range.first > sentence.first && belongs_to_cue(range.first - 1, governor)) {
            --range.first;
        }
    }
    return range;
}

TokenIndex ClaimText::governed_by(TokenIndex predicate, const Cue& cue, bool behind_object) const {
    const TokenIndex object = behind_object ? grammar.child(predicate, Deprel::obj) : kNoToken;
    for (const TokenIndex child : tree.children(predicate)) {
        if (child < predicate || (object != kNoToken && child < object)) {
            continue;
        }
        const Token& below = at(child);
        if (below.deprel == Deprel::obl || below.deprel == Deprel::nmod) {
            const std::string preposition = grammar.case_of(child);
            if (!preposition.empty() && cue.takes(preposition)) {
                return child;
            }
        }
        // "Mocked him for leaving", "for having left".
        const TokenIndex aux = below.xpos == Xpos::VBN ? grammar.child(child, Deprel::aux) : kNoToken;
        const bool gerund = below.xpos == Xpos::VBG || (aux != kNoToken && at(aux).xpos == Xpos::VBG);
        if ((below.deprel == Deprel::advcl || below.deprel == Deprel::acl) && gerund && cue.takes(grammar.mark_of(child))) {
            return child;
        }
    }
    return kNoToken;
}

bool ClaimText::is_document(TokenIndex head) const {
    const CueSenses* senses = cues.noun(to_lower(at(head).lemma));
    return senses != nullptr && std::any_of(senses->begin(), senses->end(), [](const Cue& cue) { return cue.kind == CueKind::document; });
}

std::vector<Range> ClaimText::trimmed(const std::vector<Range>& ranges) const {
    std::vector<Range> kept;
    for (Range range : ranges) {
        while (!range.empty() && is_separator(grammar.words(range.first))) {
            ++range.first;
        }
        while (!range.empty() && (is_separator(grammar.words(range.last - 1)) || grammar.words(range.last - 1) == ".")) {
            --range.last;
        }
        if (!range.empty()) {
            kept.push_back(range);
        }
    }
    return kept;
}

std::vector<Range> ClaimText::clause_without(TokenIndex clause, const Range& cut) const {
    const Range whole = subtree(clause);
    std::vector<Range> ranges;
    if (cut.first > whole.first) {
        ranges.push_back({whole.first, std::min(cut.first, whole.last)});
    }
    if (cut.last < whole.last) {
        ranges.push_back({std::max(cut.last, whole.first), whole.last});
    }
    return trimmed(ranges);
}

// "A statement from the ministry", "the army's report": who issued the paper that speaks. nullptr when nobody is named.
const EntityMention* ClaimText::issuer_of(TokenIndex document) const {
    if (cues.noun(to_lower(at(document).lemma)) == nullptr) {
        return nullptr;
    }
    for (const TokenIndex child : tree.children(document)) {
        const Deprel relation = at(child).deprel;
        const std::string preposition = relation == Deprel::nmod ? grammar.case_of(child) : std::string{};
        const bool issues = relation == Deprel::nmod_poss || relation == Deprel::compound || relation == Deprel::amod || preposition == "from" ||
                            preposition == "by" || preposition == "of";
        if (issues && entities.headed_by(child) != nullptr) {
            return entities.headed_by(child);
        }
    }
    return nullptr;
}

// "A spokesman for the Norlandic army", "Norlandic state television": whose the unnamed source is.
std::string ClaimText::code_of_owner(TokenIndex head) const {
    for (const TokenIndex child : tree.children(head)) {
        const Deprel relation = at(child).deprel;
        const std::string preposition = relation == Deprel::nmod ? grammar.case_of(child) : std::string{};
        const bool owns = relation == Deprel::nmod_poss || relation == Deprel::compound || relation == Deprel::amod || preposition == "for" ||
                          preposition == "of" || preposition == "from";
        const EntityMention* mention = owns ? entities.headed_by(child) : nullptr;
        if (mention != nullptr && mention->entities.size() == 1 && !entities.entities[mention->entities.front()].code.empty()) {
            return entities.entities[mention->entities.front()].code;
        }
    }
    return {};
}

void ClaimText::index_outlets() {
    for (std::uint32_t index = 0; index < entities.entities.size(); ++index) {
        const Entity& entity = entities.entities[index];
        const std::size_t space = entity.name.rfind(' ');
        if (entity.kind == EntityKind::outlet && space != std::string::npos) {
            const auto [known, is_new] = outlet_with.emplace(entity.name.substr(space + 1), index);
            known->second = is_new ? index : kNoOutlet;
        }
    }
}

// "The Post": the outlet that the report has named in full.
const Entity* ClaimText::outlet_of(TokenIndex head) const {
    const TokenIndex article = grammar.child(head, Deprel::det);
    const auto found = at(head).upos == Upos::PROPN && article != kNoToken && article + 1 == head && lower(article) == "the" ? outlet_with.find(std::string(grammar.words(head))) : outlet_with.end();
    return found != outlet_with.end() && found->second != kNoOutlet ? &entities.entities[found->second] : nullptr;
}

// "Guards were wounded in northern Norland, security officers said": who keeps order or lives somewhere is of the state where it happened,
// when the words of the claim name one state as the place and no other.
std::string ClaimText::code_of_scene(const Draft& draft) const {
    constexpr std::array<std::string_view, 16> kLocal = {"officer", "official", "authority", "police", "policeman", "prosecutor", "guard", "mayor",
                                                         "governor", "villager", "resident", "hospital", "doctor", "medic", "rescuer", "headquarters"};
    const Token& source = at(draft.source_head);
    std::string code;
    if (source.upos != Upos::NOUN || !is_one_of(source.lemma, kLocal)) {
        return code;
    }
    for (const Range& range : draft.content) {
        const TokenIndex last = std::min(range.last, sentence_of(draft.cue_token).last);
        for (TokenIndex token = range.first; token < last; ++token) {
            const EntityMention* mention = entities.headed_by(token);
            const bool is_place = mention != nullptr && (at(token).deprel == Deprel::obl || at(token).deprel == Deprel::nmod) && grammar.case_of(token) == "in";
            const Entity* entity = is_place ? &entities.entities[mention->entities.front()] : nullptr;
            if (entity == nullptr || entity->kind != EntityKind::state || entity->code.empty()) {
                continue;
            }
            if (!code.empty() && code != entity->code) {
                return {};
            }
            code = entity->code;
        }
    }
    return code;
}

Party ClaimText::party_of(const Draft& draft) const {
    Party party;
    if (draft.source_head == kNoToken) {
        return party;
    }
    const EntityMention* mention = entities.headed_by(draft.source_head);
    if (mention == nullptr) {
        mention = issuer_of(draft.source_head);
    }
    if (mention != nullptr) {
        const Entity& entity = entities.entities[mention->entities.front()];
        party = {mention->span, entity.key, entity.name, entity.code, entity.sector};
        if (party.code.empty() && entity.kind != EntityKind::person) {
            party.code = code_of_owner(draft.source_head);
        }
        // "Itar-Tass news agency": the outlet in the name, where the head only says what it is.
        for (TokenIndex token = draft.source.first; token < draft.source.last && party.code.empty(); ++token) {
            const EntityMention* named = token < draft.source_head ? entities.headed_by(token) : nullptr;
            if (named != nullptr && named != mention && entities.entities[named->entities.front()].key.starts_with("outlet:")) {
                const Entity& outlet = entities.entities[named->entities.front()];
                party = {named->span, outlet.key, outlet.name, outlet.code, outlet.sector};
            }
        }
    } else {
        // Of a relative pronoun the words of its antecedent; a relative clause tells of the source, it does not name it.
        Range words = draft.source.contains(draft.source_head) ? draft.source : source_range(draft.source_head, draft.cue_token);
        for (const TokenIndex child : tree.children(draft.source_head)) {
            const bool relative = at(child).deprel == Deprel::acl_relcl && tree.leftmost(child) > draft.source_head;
            words.last = relative ? std::min(words.last, tree.leftmost(child)) : words.last;
        }
        while (words.last > words.first + 1 && is_punctuation(words.last - 1)) {
            --words.last;
        }
        party.span = cover(at(words.first).span, at(words.last - 1).span);
        party.code = code_of_owner(draft.source_head);
        party.name = std::string(party.span.in(report.text));
        party.entity = "words:" + to_lower(party.name);
    }
    if (party.code.empty()) {
        party.code = code_of_scene(draft);
    }
    if (const Entity* outlet = party.code.empty() ? outlet_of(draft.source_head) : nullptr; outlet != nullptr) {
        party = {party.span, outlet->key, outlet->name, outlet->code, outlet->sector};
    }
    return party;
}

} // namespace vedette::claims
