#include "claims/claim_finder.hpp"

#include "base/utf8.hpp"
#include "claims/draft_index.hpp"
#include "claims/phrase_claims.hpp"
#include "claims/predicate_claims.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

namespace vedette::claims {

namespace {

constexpr TokenIndex kShortQuotation = 3;

void keep(std::vector<Draft>& drafts, std::optional<Draft> draft) {
    if (draft) {
        drafts.push_back(std::move(*draft));
    }
}

// The draft that stands beside the quotation as its speaker; SIZE_MAX when there is none.
std::size_t speaker_of(const ClaimText& text, const std::vector<Draft>& drafts, const DraftIndex& index_of, const Quotation& quotation) {
    const std::uint32_t opens = text.syntax.sentence_of(quotation.first);
    const std::uint32_t closes = text.syntax.sentence_of(quotation.last - 1);
    std::size_t speaker = SIZE_MAX;
    std::vector<std::uint32_t> near = index_of.with_cue_in(opens);
    if (closes != opens) {
        near.insert(near.end(), index_of.with_cue_in(closes).begin(), index_of.with_cue_in(closes).end());
    }
    for (const std::uint32_t index : near) {
        const Draft& draft = drafts[index];
        const std::uint32_t at = text.syntax.sentence_of(draft.cue_token);
        const bool outside = draft.cue_token < quotation.first || draft.cue_token >= quotation.last;
        const bool touches = draft.content.front().first <= quotation.last && draft.content.back().last >= quotation.first;
        const bool speaks = draft.kind == CueKind::speech && text.at(draft.cue_token).upos == Upos::VERB;
        if (outside && speaks && touches && (at == opens || at == closes)) {
            speaker = index;
            if (at == closes) {
                break; // the nearest cue behind the quotation wins over one before it
            }
        }
    }
    return speaker;
}

void give_quotation(Draft& draft, const Quotation& quotation) {
    draft.is_direct = true;
    if (draft.holds(quotation.first) && draft.holds(quotation.last - 1)) {
        return;
    }
    // Contents are in text order: only the ranges from the first one that ends behind the opening mark can meet the quotation.
    std::vector<Range>& content = draft.content;
    const auto meets = [&] {
        auto found = content.end();
        while (found != content.begin() && std::prev(found)->last > quotation.first) {
            --found;
        }
        return found;
    };
    content.erase(std::remove_if(meets(), content.end(),
                                 [&](const Range& range) { return range.first >= quotation.first && range.last <= quotation.last; }),
                  content.end());
    for (auto range = meets(); range != content.end(); ++range) {
        const Range both{std::min(range->first, quotation.first), std::max(range->last, quotation.last)};
        if (range->first < quotation.last && quotation.first < range->last && !both.contains(draft.cue_token)) {
            *range = both;
            return;
        }
    }
    content.insert(std::upper_bound(meets(), content.end(), quotation.first, [](TokenIndex first, const Range& range) { return first < range.first; }),
                   {quotation.first, quotation.last});
}

// "Carter said the region mattered. "It is home to half the world."": a sentence of nothing but quotation goes on in the words of who told
// the sentence before it. SIZE_MAX when nobody did.
std::size_t teller_before(const ClaimText& text, const std::vector<Draft>& drafts, const DraftIndex& index, const Quotation& quotation) {
    const std::uint32_t opens = text.syntax.sentence_of(quotation.first);
    const Sentence& closing = text.syntax.sentences[text.syntax.sentence_of(quotation.last - 1)];
    if (opens == 0 || quotation.first != text.syntax.sentences[opens].first || quotation.last + 1 < closing.last) {
        return SIZE_MAX;
    }
    std::size_t teller = SIZE_MAX;
    for (const std::uint32_t number : index.with_cue_in(opens - 1)) {
        const Draft& draft = drafts[number];
        const bool tells = draft.kind == CueKind::speech && draft.vouches && !draft.is_thought && !draft.source.empty() && text.at(draft.cue_token).upos == Upos::VERB;
        const std::vector<std::uint32_t>& around = index.with_content_in(opens - 1);
        const bool is_nested = std::any_of(around.begin(), around.end(), [&](std::uint32_t other) { return other != number && drafts[other].holds(draft.cue_token); });
        teller = tells && !is_nested && text.quotation_at(draft.cue_token) == nullptr ? number : teller;
    }
    return teller;
}

// "She returned to her old line: "...": a quotation behind a colon is spoken by the subject of the clause before it, whatever its verb.
std::optional<Draft> colon_speaker(const ClaimText& text, const Quotation& quotation) {
    constexpr TokenIndex kLongestCue = 12;
    if (quotation.first < 3 || text.grammar.words(quotation.first - 1) != ":") {
        return std::nullopt;
    }
    const Sentence& sentence = text.sentence_of(quotation.first - 1);
    for (TokenIndex verb = sentence.first; verb < quotation.first - 1; ++verb) {
        const Token& one = text.at(verb);
        const bool is_main = one.upos == Upos::VERB && (one.head == kNoToken || one.head >= quotation.first) && one.deprel != Deprel::acl_relcl;
        const TokenIndex subject = is_main ? text.grammar.child(verb, Deprel::nsubj) : kNoToken;
        if (subject == kNoToken || subject > verb || text.is_expletive(subject)) {
            continue;
        }
        const EntityMention* mention = text.entities.headed_by(subject);
        const bool speaks = text.at(subject).upos == Upos::PRON ||
                            (mention != nullptr && (text.entities.entities[mention->entities.front()].kind == EntityKind::person ||
                                                    text.entities.entities[mention->entities.front()].kind == EntityKind::role));
        if (!speaks) {
            return std::nullopt;
        }
        Draft draft;
        draft.cue = text.cue_range(verb);
        draft.cue.last = quotation.first - 1 - draft.cue.first <= kLongestCue ? quotation.first - 1 : draft.cue.last;
        draft.cue_token = verb;
        draft.source_head = subject;
        draft.source = text.source_range(subject, verb);
        draft.content = {{quotation.first, quotation.last}};
        draft.is_direct = true;
        return draft;
    }
    return std::nullopt;
}

// A quotation whose first or last sentence names the speaker is wholly his; a quotation that follows a sentence which introduces or
// ends one, without a speaker of its own, continues it.
void extend_over_quotations(const ClaimText& text, std::vector<Draft>& drafts) {
    std::size_t previous_speaker = SIZE_MAX;
    std::uint32_t previous_sentence = 0;
    std::vector<Draft> found;
    const DraftIndex index(text.syntax, drafts);
    for (const Quotation& quotation : text.quotations) {
        if (quotation.last - quotation.first <= kShortQuotation) {
            continue;
        }
        const std::uint32_t opens = text.syntax.sentence_of(quotation.first);
        std::size_t speaker = speaker_of(text, drafts, index, quotation);
        if (speaker == SIZE_MAX && previous_speaker != SIZE_MAX && opens <= previous_sentence + 1 &&
            quotation.first == text.syntax.sentences[opens].first) {
            speaker = previous_speaker;
        }
        if (speaker == SIZE_MAX) {
            if (auto draft = colon_speaker(text, quotation)) {
                found.push_back(std::move(*draft));
                continue;
            }
            speaker = teller_before(text, drafts, index, quotation);
        }
        if (speaker != SIZE_MAX) {
            give_quotation(drafts[speaker], quotation);
            previous_speaker = speaker;
            previous_sentence = text.syntax.sentence_of(quotation.last - 1);
        }
    }
    drafts.insert(drafts.end(), found.begin(), found.end());
}

// "Was quoted by TASS as saying", "was quoted as saying by TASS": who quotes.
TokenIndex agent_of_citation(const ClaimText& text, TokenIndex citation) {
    TokenIndex agent = text.grammar.child(citation, Deprel::obl_agent);
    for (const TokenIndex child : text.tree.children(citation)) {
        if (agent != kNoToken || child < citation || text.at(child).xpos != Xpos::VBG) {
            continue;
        }
        for (const TokenIndex below : text.tree.children(child)) {
            agent = below > child && text.grammar.case_of(below) == "by" && text.entities.headed_by(below) != nullptr ? below : agent;
        }
    }
    return agent;
}

// "The ministry was cited by the agency, which said that ...": what the agency says is the ministry's claim first. "The ministry, quoted by
// the agency, said that ...": what the ministry says, the agency carries.
void chain_citations(const ClaimText& text, std::vector<Draft>& drafts) {
    std::vector<Draft> twins;
    const DraftIndex index(text.syntax, drafts);
    for (Draft& citation : drafts) {
        const std::string& lemma = text.at(citation.cue_token).lemma;
        const bool bare = lemma == "quote" || lemma == "cite";
        const TokenIndex agent = bare ? agent_of_citation(text, citation.cue_token) : kNoToken;
        if (!bare || agent == kNoToken || citation.content.size() != 1 || !text.grammar.is_passive(citation.cue_token)) {
            continue;
        }
        const TokenIndex cited = text.grammar.verb_arguments(citation.cue_token).object;
        for (const std::uint32_t beside : index.with_cue_in(text.syntax.sentence_of(citation.cue_token))) {
            Draft& draft = drafts[beside];
            const bool by_agent = draft.source_head == agent;
            if (&draft == &citation || cited == kNoToken || draft.kind != CueKind::speech || (!by_agent && draft.source_head != cited)) {
                continue;
            }
            Draft twin = draft;
            twin.cue = citation.cue;
            twin.cue_token = citation.cue_token;
            twin.source_head = by_agent ? cited : agent;
            twin.source = text.source_range(twin.source_head, draft.cue_token);
            twin.is_innermost = by_agent;
            draft.is_innermost = !by_agent;
            twins.push_back(twin);
            citation.content.clear();
            break;
        }
    }
    std::erase_if(drafts, [](const Draft& draft) { return draft.content.empty(); });
    drafts.insert(drafts.end(), twins.begin(), twins.end());
}

// "Expressed concern about": one cue, not two; the longer one knows more.
void drop_parts_of_cues(const ClaimText& text, std::vector<Draft>& drafts) {
    std::vector<Draft> kept;
    const DraftIndex index(text.syntax, drafts);
    for (const Draft& part : drafts) {
        const std::vector<std::uint32_t>& beside = index.with_cue_in(text.syntax.sentence_of(part.cue_token));
        const bool inside = std::any_of(beside.begin(), beside.end(), [&](std::uint32_t other) {
            const Draft& whole = drafts[other];
            const bool longer = whole.cue.size() > part.cue.size() && !part.vouches;
            // The idiom and the noun or adjective inside it ("made it clear that"): one claim.
            const bool same = whole.cue_token < part.cue_token && whole.content.front().first == part.content.front().first;
            return whole.cue_token != part.cue_token && whole.cue.contains(part.cue_token) && (longer || same);
        });
        if (!inside) {
            kept.push_back(part);
        }
    }
    drafts = std::move(kept);
}

// Inside somebody's words only another speaker adds a source: not the speaker's own "I think", not an attitude.
void drop_idle_nested(const ClaimText& text, std::vector<Draft>& drafts) {
    std::vector<Draft> kept;
    const DraftIndex index(text.syntax, drafts);
    std::vector<std::string> parties;
    for (const Draft& draft : drafts) {
        parties.push_back(text.party_of(draft).entity);
    }
    for (const Draft& inner : drafts) {
        const std::string source = inner.source.size() == 1 ? text.lower(inner.source.first) : std::string{};
        const std::string& party = parties[static_cast<std::size_t>(&inner - drafts.data())];
        // Words in quotation marks are somebody's, even where nobody is found who speaks them.
        const Quotation* quotation = text.quotation_at(inner.cue_token);
        bool nested = quotation != nullptr && quotation->last - quotation->first > kShortQuotation && quotation->first < inner.cue_token &&
                      (inner.source.empty() || text.quotation_at(inner.source.first) == quotation);
        bool own = source == "i" || source == "we" || source == "you" || inner.source.empty();
        for (const std::uint32_t around : index.with_content_in(text.syntax.sentence_of(inner.cue_token))) {
            const Draft& outer = drafts[around];
            if (&outer == &inner || !outer.holds(inner.cue_token) || inner.holds(outer.cue_token)) {
                continue;
            }
            nested = true;
            // "He said he thought": the same speaker, as far as anybody can tell.
            const std::string& speaker = parties[around];
            const bool open = inner.source_head != kNoToken && text.at(inner.source_head).upos == Upos::PRON && (party == "words:" + source || speaker.starts_with("words:"));
            own = own || open || party == speaker;
        }
        // "The rebels' insistence that": a noun with a named owner adds him; another noun adds nobody.
        const bool owned = inner.source_head != kNoToken && text.entities.headed_by(inner.source_head) != nullptr && text.at(inner.source_head).upos != Upos::PRON;
        const bool noun = (inner.kind == CueKind::noun && !owned) || inner.kind == CueKind::fear;
        const bool idle = own || !inner.vouches || inner.is_thought || noun;
        if ((!nested || !idle) && source != "you") {
            kept.push_back(inner);
        }
    }
    drafts = std::move(kept);
}

} // namespace

std::vector<Draft> find_claims(const ClaimText& text) {
    std::vector<Draft> drafts;
    const PredicateClaims predicates(text);
    for (const Sentence& sentence : text.syntax.sentences) {
        for (TokenIndex token = sentence.first; token < sentence.last; ++token) {
            switch (text.at(token).upos) {
            case Upos::VERB:
                keep(drafts, predicates.at_verb(token));
                break;
            case Upos::NOUN:
                keep(drafts, predicates.at_noun(token));
                break;
            case Upos::ADJ:
                keep(drafts, predicates.at_adjective(token));
                break;
            default:
                break;
            }
            keep(drafts, according_to(text, token));
            keep(drafts, in_document(text, token));
            keep(drafts, hearsay(text, token));
        }
        keep(drafts, speaker_before_colon(text, sentence));
        constexpr TokenIndex kLongestHeadline = 15;
        if (sentence.is_headline || sentence.last - sentence.first <= kLongestHeadline) {
            keep(drafts, headline_source(text, sentence));
        }
    }
    extend_over_quotations(text, drafts);
    chain_citations(text, drafts);
    drop_parts_of_cues(text, drafts);
    drop_idle_nested(text, drafts);
    std::stable_sort(drafts.begin(), drafts.end(), [](const Draft& left, const Draft& right) {
        return left.content.front().first != right.content.front().first ? left.content.front().first < right.content.front().first
                                                                         : left.content_size() > right.content_size();
    });
    // Two readings of one cue with one content: the first one stands.
    const auto same = [](const Draft& left, const Draft& right) {
        return left.cue.first == right.cue.first && left.content.front().first == right.content.front().first;
    };
    std::vector<Draft> kept;
    for (Draft& draft : drafts) {
        bool known = false;
        for (auto before = kept.rbegin(); before != kept.rend() && before->content.front().first == draft.content.front().first && !known; ++before) {
            known = same(*before, draft);
        }
        if (!known) {
            kept.push_back(std::move(draft));
        }
    }
    return kept;
}

} // namespace vedette::claims
