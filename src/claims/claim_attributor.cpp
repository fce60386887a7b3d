#include "claims/claim_attributor.hpp"

#include "base/content_hash.hpp"
#include "base/utf8.hpp"
#include "claims/cue_lexicon.hpp"
#include "claims/quotations.hpp"
#include "resources/clause_grammar.hpp"

#include <algorithm>

namespace vedette::claims {

namespace {

using resources::ClauseGrammar;

// A source longer than this, without an entity at its head, is a parser error.
constexpr TokenIndex kMaxUnknownSource = 10;

// Half-open token range.
struct Range {
    TokenIndex first = 0;
    TokenIndex last = 0;

    [[nodiscard]] bool contains(TokenIndex token) const { return first <= token && token < last; }

    [[nodiscard]] bool empty() const { return first >= last; }
};

// A claim while it is being built, in tokens.
struct Draft {
    Range source;
    TokenIndex source_head = kNoToken;
    Range cue;
    TokenIndex cue_token = kNoToken;
    std::vector<Range> content;
    Stance stance = Stance::states;
    bool is_direct = false;
    bool vouches = true; // false for an attitude: it is a claim, but no source of the events it is about

    [[nodiscard]] bool holds(TokenIndex token) const {
        return std::any_of(content.begin(), content.end(), [&](const Range& range) { return range.contains(token); });
    }

    [[nodiscard]] std::size_t content_size() const {
        std::size_t size = 0;
        for (const Range& range : content) {
            size += range.last - range.first;
        }
        return size;
    }
};

class ClaimFinder {
public:
    ClaimFinder(const CueLexicon& cues, const resources::WordClasses& classes, const Report& report, const Syntax& syntax,
                const TreeIndex& tree, const Entities& entities)
        : cues_(cues), report_(report), syntax_(syntax), tree_(tree), entities_(entities), grammar_(classes, syntax, tree, report.text),
          quotations_(find_quotations(report, syntax)) {}

    std::vector<Draft> find();
    [[nodiscard]] Party party_of(const Draft& draft) const;

private:
    void find_verb_cue(TokenIndex verb);
    void find_noun_cue(TokenIndex noun);
    void find_according_to(TokenIndex token);
    void find_headline_dash(const Sentence& sentence);
    void extend_over_quotations();
    [[nodiscard]] Range subtree(TokenIndex token) const { return {tree_.leftmost(token), tree_.rightmost(token) + 1}; }
    [[nodiscard]] Range source_range(TokenIndex head) const;
    [[nodiscard]] const EntityMention* issuer_of(TokenIndex document) const;
    [[nodiscard]] Range cue_range(TokenIndex verb) const;
    void find_speaker_colon(const Sentence& sentence);
    [[nodiscard]] std::vector<Range> clause_without(TokenIndex clause, const Range& cut) const;
    [[nodiscard]] std::vector<Range> trimmed(std::vector<Range> ranges) const;
    [[nodiscard]] bool is_punctuation(TokenIndex token) const { return syntax_.tokens[token].upos == Upos::PUNCT; }

    const CueLexicon& cues_;
    const Report& report_;
    const Syntax& syntax_;
    const TreeIndex& tree_;
    const Entities& entities_;
    ClauseGrammar grammar_;
    std::vector<Quotation> quotations_;
    std::vector<Draft> drafts_;
};

// The noun phrase without its relative clauses and trailing punctuation.
Range ClaimFinder::source_range(TokenIndex head) const {
    Range range = subtree(head);
    for (const TokenIndex child : tree_.children(head)) {
        const Deprel relation = grammar_.at(child).deprel;
        if ((relation == Deprel::acl_relcl || relation == Deprel::parataxis) && child > head) {
            range.last = std::min(range.last, std::max(tree_.leftmost(child), head + 1));
        }
        if (relation == Deprel::case_ && child < head) {
            range.first = std::max(range.first, child + 1); // "according to the ministry": the preposition is cue
        }
    }
    while (range.last > head + 1 && is_punctuation(range.last - 1)) {
        --range.last;
    }
    while (range.first < head && is_punctuation(range.first)) {
        ++range.first;
    }
    return range;
}

// The verb with its auxiliaries, negation and particle, as far as they stand together: "has called for", "did not say".
Range ClaimFinder::cue_range(TokenIndex verb) const {
    Range range{verb, verb + 1};
    const auto belongs = [&](TokenIndex token) {
        const Token& one = grammar_.at(token);
        return one.head == verb && (one.deprel == Deprel::aux || one.deprel == Deprel::aux_pass || one.deprel == Deprel::advmod ||
                                    one.deprel == Deprel::compound_prt);
    };
    TokenIndex first = verb;
    while (first > 0 && belongs(first - 1)) {
        --first;
    }
    // An adverb at the front is only included when an auxiliary stands before it.
    while (first < verb && grammar_.at(first).deprel == Deprel::advmod) {
        ++first;
    }
    range.first = first;
    while (range.last < syntax_.tokens.size() && belongs(range.last) && grammar_.at(range.last).deprel == Deprel::compound_prt) {
        ++range.last;
    }
    return range;
}

std::vector<Range> ClaimFinder::trimmed(std::vector<Range> ranges) const {
    std::vector<Range> kept;
    for (Range range : ranges) {
        const auto is_comma = [&](TokenIndex token) {
            const std::string_view words = grammar_.words(token);
            return words == "," || words == ";" || words == ":" || words == "-" || words == "--" || words == "—" || words == "–";
        };
        while (!range.empty() && is_comma(range.first)) {
            ++range.first;
        }
        while (!range.empty() && (is_comma(range.last - 1) || grammar_.words(range.last - 1) == ".")) {
            --range.last;
        }
        if (!range.empty()) {
            kept.push_back(range);
        }
    }
    return kept;
}

// The sentence's clause headed by `clause` minus the tokens of `cut` (the "he said" inside or behind it).
std::vector<Range> ClaimFinder::clause_without(TokenIndex clause, const Range& cut) const {
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

void ClaimFinder::find_verb_cue(TokenIndex verb) {
    const Token& token = grammar_.at(verb);
    const Cue* cue = cues_.verb(to_lower(token.lemma));
    if (cue == nullptr) {
        return;
    }
    Draft draft;
    draft.cue = cue_range(verb);
    draft.cue_token = verb;
    draft.stance = cue->stance;
    const resources::Arguments arguments = grammar_.verb_arguments(verb);
    TokenIndex source = arguments.subject;
    TokenIndex content_head = kNoToken;
    const auto oblique = [&](std::string_view preposition) {
        for (const resources::Oblique& one : arguments.obliques) {
            if (one.preposition == preposition) {
                return one.token;
            }
        }
        return kNoToken;
    };
    const auto gerund = [&] {
        for (const TokenIndex child : tree_.children(verb)) {
            const Token& below = grammar_.at(child);
            if (below.deprel == Deprel::advcl && below.xpos == Xpos::VBG && !grammar_.mark_of(child).empty()) {
                return child;
            }
        }
        return kNoToken;
    };
    switch (cue->kind) {
    case CueKind::speech:
        if (arguments.clause != kNoToken && (!arguments.clause_is_open || cue->stance == Stance::alleges)) {
            content_head = arguments.clause;
        }
        // "he was quoted as saying that": the quoted one is the source.
        if (arguments.is_passive && (token.lemma == "quote" || token.lemma == "cite")) {
            source = arguments.object;
        } else if (arguments.is_passive && source == kNoToken) {
            return; // "it was reported": nobody is named
        }
        if (content_head == kNoToken && (token.deprel == Deprel::parataxis || token.deprel == Deprel::advcl) && token.head != kNoToken &&
            (token.deprel == Deprel::parataxis || grammar_.mark_of(verb) == "as")) {
            draft.content = clause_without(token.head, subtree(verb));
        }
        // A root "said" whose clause is only a quotation before or behind it.
        if (content_head == kNoToken && draft.content.empty()) {
            const Sentence& sentence = syntax_.sentences[syntax_.sentence_of(verb)];
            for (const Quotation& quotation : quotations_) {
                const bool before = quotation.last > sentence.first && quotation.last <= verb;
                const bool behind = quotation.first > verb && quotation.first < sentence.last;
                if ((before || behind) && quotation.last - quotation.first > 3) {
                    draft.content.push_back({quotation.first, quotation.last});
                }
            }
        }
        break;
    case CueKind::deny:
        content_head = arguments.clause != kNoToken ? arguments.clause : gerund() != kNoToken ? gerund() : arguments.object;
        break;
    case CueKind::accuse:
        content_head = gerund() != kNoToken ? gerund() : oblique("of") != kNoToken ? oblique("of") : oblique("for");
        if (content_head == kNoToken && arguments.clause != kNoToken) {
            content_head = arguments.clause;
        }
        if (arguments.is_passive && source == kNoToken && content_head != kNoToken) {
            // "has been accused of serving": unnamed accusers; an attribution without a source is none.
            return;
        }
        break;
    case CueKind::order:
        content_head = arguments.clause;
        break;
    case CueKind::attitude:
        if (arguments.clause != kNoToken && !arguments.clause_is_open) {
            content_head = arguments.clause;
            break;
        }
        draft.vouches = false;
        content_head = arguments.clause;
        for (const char* preposition : {"for", "against", "on", "to", "with", "about", "of"}) {
            content_head = content_head == kNoToken && arguments.object == kNoToken ? oblique(preposition) : content_head;
        }
        if (content_head == kNoToken && !arguments.is_passive) {
            content_head = arguments.object;
        }
        if (source == kNoToken || grammar_.at(source).upos == Upos::VERB) {
            return;
        }
        break;
    case CueKind::fear:
    case CueKind::noun:
        return;
    }
    if (source == kNoToken || (content_head == kNoToken && draft.content.empty())) {
        return;
    }
    if (content_head != kNoToken) {
        draft.content = trimmed({subtree(content_head)});
        // The clause behind its verb ends where a following "according to" or second cue begins; the tree takes care of most of it.
        for (Range& range : draft.content) {
            if (range.contains(verb)) {
                range = verb < content_head ? Range{verb + 1, range.last} : Range{range.first, verb};
            }
        }
    }
    draft.source_head = source;
    draft.source = source_range(source);
    if (draft.source.last - draft.source.first > kMaxUnknownSource && entities_.headed_by(source) == nullptr) {
        return; // a clause that the parser took for a subject, not somebody who speaks
    }
    std::erase_if(draft.content, [](const Range& range) { return range.empty(); });
    if (!draft.content.empty()) {
        drafts_.push_back(std::move(draft));
    }
}

void ClaimFinder::find_noun_cue(TokenIndex noun) {
    const Cue* cue = cues_.noun(to_lower(grammar_.at(noun).lemma));
    if (cue == nullptr) {
        return;
    }
    TokenIndex content_head = kNoToken;
    for (const TokenIndex child : tree_.children(noun)) {
        const Token& below = grammar_.at(child);
        const bool clause = (below.deprel == Deprel::acl || below.deprel == Deprel::ccomp) && grammar_.mark_of(child) == "that";
        const bool phrase = cue->kind == CueKind::fear && below.deprel == Deprel::nmod &&
                            (grammar_.case_of(child) == "of" || grammar_.case_of(child) == "about" || grammar_.case_of(child) == "over");
        if (clause || phrase) {
            content_head = child;
            break;
        }
    }
    if (content_head == kNoToken) {
        return;
    }
    const resources::Arguments arguments = grammar_.noun_arguments(noun);
    TokenIndex source = arguments.possessor;
    if (source == kNoToken) {
        for (const TokenIndex modifier : arguments.modifiers) {
            source = entities_.headed_by(modifier) != nullptr ? modifier : source;
        }
    }
    for (const resources::Oblique& oblique : arguments.obliques) {
        if (source == kNoToken && (oblique.preposition == "by" || oblique.preposition == "from" || oblique.preposition == "among")) {
            source = oblique.token;
        }
    }
    if (source == kNoToken) {
        source = arguments.subject; // "voiced concern that"
    }
    if (source == kNoToken) {
        return;
    }
    Draft draft;
    draft.cue = {noun, noun + 1};
    draft.cue_token = noun;
    draft.stance = cue->stance;
    draft.source_head = source;
    draft.source = source_range(source);
    draft.content = trimmed({subtree(content_head)});
    if (!draft.content.empty()) {
        drafts_.push_back(std::move(draft));
    }
}

// "According to X, ..." and "..., according to X", "..., per X": the rest of the clause is the content.
void ClaimFinder::find_according_to(TokenIndex token) {
    const Sentence& sentence = syntax_.sentences[syntax_.sentence_of(token)];
    const std::string word = to_lower(grammar_.words(token));
    TokenIndex source = kNoToken;
    TokenIndex last_of_cue = token + 1;
    if (word == "according" && token + 2 < sentence.last && to_lower(grammar_.words(token + 1)) == "to") {
        last_of_cue = token + 2;
    } else if (word != "per" || token == sentence.first || grammar_.words(token - 1) != ",") {
        return;
    }
    // The noun phrase behind it: the first token whose subtree starts inside the cue or right behind it.
    for (TokenIndex index = last_of_cue; index < sentence.last; ++index) {
        const Token& one = grammar_.at(index);
        const bool nominal = one.upos == Upos::NOUN || one.upos == Upos::PROPN || one.upos == Upos::PRON;
        if (nominal && (one.head == kNoToken || one.head < last_of_cue || one.head > tree_.rightmost(index))) {
            source = index;
            break;
        }
        if (nominal && tree_.leftmost(index) <= last_of_cue) {
            source = index;
            break;
        }
    }
    if (source == kNoToken) {
        return;
    }
    Draft draft;
    draft.cue = {token, last_of_cue};
    draft.cue_token = token;
    draft.source_head = source;
    draft.source = source_range(source);
    draft.source.first = std::max(draft.source.first, last_of_cue);
    Range phrase{token, std::max(draft.source.last, tree_.rightmost(source) + 1)};
    TokenIndex governor = grammar_.at(source).head;
    while (governor != kNoToken && phrase.contains(governor)) {
        governor = grammar_.at(governor).head;
    }
    // At the edge of a sentence it covers all of it, else the clause it stands in.
    const bool at_edge = token == sentence.first || phrase.last + 1 >= sentence.last;
    if (at_edge || governor == kNoToken) {
        draft.content = trimmed({{sentence.first, token}, {std::min(phrase.last, sentence.last), sentence.last}});
    } else {
        draft.content = clause_without(governor, phrase);
    }
    if (!draft.content.empty()) {
        drafts_.push_back(std::move(draft));
    }
}

// "Fifty die in clash - agency": a headline names its source behind a dash, or before a colon.
void ClaimFinder::find_headline_dash(const Sentence& sentence) {
    for (TokenIndex token = sentence.first + 2; token + 1 < sentence.last; ++token) {
        const std::string_view words = grammar_.words(token);
        if (words != "-" && words != "--" && words != "—" && words != "–") {
            continue;
        }
        TokenIndex last = sentence.last;
        while (last > token + 1 && is_punctuation(last - 1)) {
            --last;
        }
        if (last - token > 5 || last <= token + 1) {
            continue;
        }
        for (TokenIndex index = token + 1; index < last; ++index) {
            const EntityMention* mention = entities_.headed_by(index);
            if (mention == nullptr || entities_.entities[mention->entities.front()].kind == EntityKind::population) {
                continue;
            }
            Draft draft;
            draft.cue = {token, token + 1};
            draft.cue_token = token;
            draft.source_head = index;
            draft.source = {token + 1, last};
            draft.content = {{sentence.first, token}};
            drafts_.push_back(std::move(draft));
            return;
        }
    }
}

// "Minister: Forces will stay": a name or role before a colon speaks the rest of the sentence.
void ClaimFinder::find_speaker_colon(const Sentence& sentence) {
    constexpr TokenIndex kMaxSpeakerTokens = 6;
    for (TokenIndex token = sentence.first + 1; token + 2 < sentence.last && token <= sentence.first + kMaxSpeakerTokens; ++token) {
        if (grammar_.words(token) != ":") {
            if (grammar_.at(token).upos == Upos::VERB || is_punctuation(token)) {
                return;
            }
            continue;
        }
        TokenIndex head = kNoToken;
        for (TokenIndex index = sentence.first; index < token; ++index) {
            head = entities_.headed_by(index) != nullptr ? index : head;
        }
        if (head == kNoToken) {
            return;
        }
        Draft draft;
        draft.cue = {token, token + 1};
        draft.cue_token = token;
        draft.source_head = head;
        draft.source = {sentence.first, token};
        draft.content = {{token + 1, sentence.last}};
        drafts_.push_back(std::move(draft));
        return;
    }
}

// A quotation whose first or last sentence names the speaker is wholly his; a quotation that follows a sentence which introduces or
// ends one, without a speaker of its own, continues it.
void ClaimFinder::extend_over_quotations() {
    std::size_t previous_speaker = SIZE_MAX;
    std::uint32_t previous_sentence = 0;
    for (const Quotation& quotation : quotations_) {
        const std::uint32_t opens = syntax_.sentence_of(quotation.first);
        const std::uint32_t closes = syntax_.sentence_of(quotation.last - 1);
        std::size_t speaker = SIZE_MAX;
        for (std::size_t index = 0; index < drafts_.size(); ++index) {
            const Draft& draft = drafts_[index];
            const std::uint32_t at = syntax_.sentence_of(draft.cue_token);
            const bool outside = draft.cue_token < quotation.first || draft.cue_token >= quotation.last;
            const bool touches = draft.content.front().first <= quotation.last && draft.content.back().last >= quotation.first;
            const Cue* cue = cues_.verb(to_lower(grammar_.at(draft.cue_token).lemma));
            const bool speaks = cue != nullptr && (cue->kind == CueKind::speech);
            if (outside && speaks && touches && (at == opens || at == closes)) {
                speaker = index;
                // The nearest cue behind the quotation wins over one before it.
                if (at == closes) {
                    break;
                }
            }
        }
        const bool long_quote = quotation.last - quotation.first > 3;
        if (speaker == SIZE_MAX && long_quote && previous_speaker != SIZE_MAX && opens <= previous_sentence + 1 &&
            quotation.first == syntax_.sentences[opens].first) {
            speaker = previous_speaker;
        }
        if (speaker == SIZE_MAX || !long_quote) {
            continue;
        }
        Draft& draft = drafts_[speaker];
        draft.is_direct = true;
        if (!draft.holds(quotation.first) || !draft.holds(quotation.last - 1)) {
            std::erase_if(draft.content, [&](const Range& range) { return range.first >= quotation.first && range.last <= quotation.last; });
            bool merged = false;
            for (Range& range : draft.content) {
                const bool overlaps = range.first < quotation.last && quotation.first < range.last;
                if (overlaps && !(draft.cue_token > std::min(range.first, quotation.first) && draft.cue_token < std::max(range.last, quotation.last))) {
                    range = {std::min(range.first, quotation.first), std::max(range.last, quotation.last)};
                    merged = true;
                    break;
                }
            }
            if (!merged) {
                draft.content.push_back({quotation.first, quotation.last});
            }
            std::sort(draft.content.begin(), draft.content.end(), [](const Range& left, const Range& right) { return left.first < right.first; });
        }
        previous_speaker = speaker;
        previous_sentence = closes;
    }
}

std::vector<Draft> ClaimFinder::find() {
    for (const Sentence& sentence : syntax_.sentences) {
        for (TokenIndex token = sentence.first; token < sentence.last; ++token) {
            if (grammar_.at(token).upos == Upos::VERB) {
                find_verb_cue(token);
            } else if (grammar_.at(token).upos == Upos::NOUN) {
                find_noun_cue(token);
            }
            find_according_to(token);
        }
        find_speaker_colon(sentence);
        if (sentence.is_headline || sentence.last - sentence.first < 16) {
            find_headline_dash(sentence);
        }
    }
    extend_over_quotations();
    return std::move(drafts_);
}

// "A statement from the ministry", "the army's report": who issued the paper that speaks. nullptr when nobody is named.
const EntityMention* ClaimFinder::issuer_of(TokenIndex document) const {
    if (cues_.noun(to_lower(grammar_.at(document).lemma)) == nullptr) {
        return nullptr;
    }
    for (const TokenIndex child : tree_.children(document)) {
        const Deprel relation = grammar_.at(child).deprel;
        const std::string preposition = relation == Deprel::nmod ? grammar_.case_of(child) : std::string{};
        const bool issues = relation == Deprel::nmod_poss || relation == Deprel::compound || relation == Deprel::amod || preposition == "from" ||
                            preposition == "by" || preposition == "of";
        if (issues && entities_.headed_by(child) != nullptr) {
            return entities_.headed_by(child);
        }
    }
    return nullptr;
}

Party ClaimFinder::party_of(const Draft& draft) const {
    Party party;
    const auto span_of = [&](const Range& range) {
        return cover(syntax_.tokens[range.first].span, syntax_.tokens[range.last - 1].span);
    };
    const EntityMention* mention = entities_.headed_by(draft.source_head);
    if (mention == nullptr) {
        mention = issuer_of(draft.source_head);
    }
    if (mention != nullptr) {
        const Entity& entity = entities_.entities[mention->entities.front()];
        party = {mention->span, entity.key, entity.name, entity.code, entity.sector};
    } else {
        party.span = span_of(draft.source);
        party.name = std::string(party.span.in(report_.text));
        party.entity = "words:" + to_lower(party.name);
    }
    return party;
}

} // namespace

ClaimAttributor::ClaimAttributor(const std::string& lexicon_folder)
    : cues_(std::make_unique<const CueLexicon>(CueLexicon::load(lexicon_folder))), classes_(resources::WordClasses::load(lexicon_folder)) {}

ClaimAttributor::~ClaimAttributor() = default;

Claims ClaimAttributor::attribute(const Report& report, const Syntax& syntax, const TreeIndex& tree, const Entities& entities,
                                  Events& events) const {
    ClaimFinder finder(*cues_, classes_, report, syntax, tree, entities);
    std::vector<Draft> drafts = finder.find();
    std::stable_sort(drafts.begin(), drafts.end(), [](const Draft& left, const Draft& right) {
        return left.content.front().first != right.content.front().first ? left.content.front().first < right.content.front().first
                                                                         : left.content_size() > right.content_size();
    });
    const auto span_of = [&](const Range& range) {
        return cover(syntax.tokens[range.first].span, syntax.tokens[range.last - 1].span);
    };
    Claims claims;
    for (const Draft& draft : drafts) {
        Claim claim;
        claim.source = {span_of(draft.source)};
        claim.cue = {span_of(draft.cue)};
        for (const Range& range : draft.content) {
            claim.content.push_back(span_of(range));
        }
        claim.is_direct = draft.is_direct;
        claim.stance = draft.stance;
        claim.party = finder.party_of(draft);
        claim.id = short_id(report.id + "\nclaim\n" + std::to_string(claim.cue.front().begin) + "\n" + std::to_string(claim.content.front().begin));
        claims.claims.push_back(std::move(claim));
    }
    for (std::size_t inner = 0; inner < drafts.size(); ++inner) {
        std::size_t smallest = SIZE_MAX;
        for (std::size_t outer = 0; outer < drafts.size(); ++outer) {
            if (outer != inner && drafts[outer].holds(drafts[inner].cue_token) && drafts[outer].content_size() < smallest) {
                smallest = drafts[outer].content_size();
                claims.claims[inner].outer = static_cast<std::int32_t>(outer);
            }
        }
    }
    for (Event& event : events.events) {
        // Innermost first: the smallest content that holds the trigger; the cue of an accusation is not its own content.
        std::vector<std::size_t> holding;
        for (std::size_t index = 0; index < drafts.size(); ++index) {
            if (drafts[index].vouches && drafts[index].holds(event.trigger_token) && drafts[index].cue_token != event.trigger_token) {
                holding.push_back(index);
            }
        }
        std::stable_sort(holding.begin(), holding.end(),
                         [&](std::size_t left, std::size_t right) { return drafts[left].content_size() < drafts[right].content_size(); });
        for (const std::size_t index : holding) {
            const Claim& claim = claims.claims[index];
            const bool known = std::any_of(event.attribution.begin(), event.attribution.end(),
                                           [&](const Source& source) { return source.party.entity == claim.party.entity; });
            if (!known) {
                event.attribution.push_back({claim.party, claim.cue.front(), claim.stance});
            }
            claims.claims[index].events.push_back(event.id);
        }
        if (!event.attribution.empty() && event.attribution.front().stance == Stance::denies && event.status == Status::actual) {
            event.status = Status::negated;
            event.because.emplace_back("denied by " + event.attribution.front().party.name);
        }
    }
    return claims;
}

} // namespace vedette::claims
