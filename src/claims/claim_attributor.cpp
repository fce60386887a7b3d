#include "claims/claim_attributor.hpp"

#include "base/content_hash.hpp"
#include "claims/claim_finder.hpp"

#include <algorithm>

namespace vedette::claims {

namespace {

Claim claim_from(const ClaimText& text, const Draft& draft) {
    const auto span_of = [&](const Range& range) {
        return cover(text.at(range.first).span, text.at(range.last - 1).span);
    };
    Claim claim;
    if (!draft.source.empty()) {
        claim.source = {span_of(draft.source)};
    }
    claim.cue = {span_of(draft.cue)};
    for (const Range& range : draft.content) {
        claim.content.push_back(span_of(range));
    }
    claim.is_direct = draft.is_direct;
    claim.stance = draft.stance;
    claim.party = text.party_of(draft);
    claim.id = short_id(text.report.id + "\nclaim\n" + std::to_string(claim.cue.front().begin) + "\n" + std::to_string(claim.content.front().begin));
    return claim;
}

// The smallest claim that carries another one's cue is its outer claim.
void link_outer(const std::vector<Draft>& drafts, Claims& claims) {
    for (std::size_t inner = 0; inner < drafts.size(); ++inner) {
        std::size_t smallest = SIZE_MAX;
        for (std::size_t outer = 0; outer < drafts.size(); ++outer) {
            if (outer != inner && drafts[outer].holds(drafts[inner].cue_token) && drafts[outer].content_size() < smallest) {
                smallest = drafts[outer].content_size();
                claims.claims[inner].outer = static_cast<std::int32_t>(outer);
            }
        }
    }
}

// Innermost first: the smallest content that holds the trigger; the cue of an accusation is not its own content.
void give_chain(const std::vector<Draft>& drafts, Claims& claims, Event& event) {
    std::vector<std::size_t> holding;
    for (std::size_t index = 0; index < drafts.size(); ++index) {
        const Draft& draft = drafts[index];
        if (draft.source_head != kNoToken && draft.vouches_for(event.trigger_token) && draft.cue_token != event.trigger_token) {
            holding.push_back(index);
        }
    }
    std::stable_sort(holding.begin(), holding.end(),
                     [&](std::size_t left, std::size_t right) { return drafts[left].content_size() < drafts[right].content_size(); });
    for (const std::size_t index : holding) {
        Claim& claim = claims.claims[index];
        const bool known = std::any_of(event.attribution.begin(), event.attribution.end(),
                                       [&](const Source& source) { return source.party.entity == claim.party.entity; });
        if (!known) {
            event.attribution.push_back({claim.party, claim.cue.front(), claim.stance});
        }
        claim.events.push_back(event.id);
    }
    if (!event.attribution.empty() && event.attribution.front().stance == Stance::denies && event.status == Status::actual) {
        event.status = Status::negated;
        event.because.emplace_back("denied by " + event.attribution.front().party.name);
    }
}

} // namespace

ClaimAttributor::ClaimAttributor(const std::string& lexicon_folder)
    : cues_(std::make_unique<const CueLexicon>(CueLexicon::load(lexicon_folder))), classes_(resources::WordClasses::load(lexicon_folder)) {}

ClaimAttributor::~ClaimAttributor() = default;

Claims ClaimAttributor::attribute(const Report& report, const Syntax& syntax, const TreeIndex& tree, const Entities& entities,
                                  Events& events) const {
    const ClaimText text(*cues_, classes_, report, syntax, tree, entities);
    const std::vector<Draft> drafts = find_claims(text);
    Claims claims;
    for (const Draft& draft : drafts) {
        claims.claims.push_back(claim_from(text, draft));
    }
    link_outer(drafts, claims);
    for (Event& event : events.events) {
        give_chain(drafts, claims, event);
    }
    return claims;
}

} // namespace vedette::claims
