#pragma once
// What the claims of a hand-built report look like in words.

#include "claims/claim_attributor.hpp"
#include "support/build_records.hpp"

#include <string>
#include <string_view>

namespace vedette::claims {

inline std::string spans_in_words(const test::Parsed& parsed, const std::vector<TextSpan>& spans) {
    std::string all;
    for (const TextSpan& span : spans) {
        all += (all.empty() ? "" : " + ") + std::string(span.in(parsed.report.text));
    }
    return all.empty() ? "-" : all;
}

// "source | cue | content | stance" of every claim, joined by "; ". No entities.
inline std::string claims_in(std::string_view tree) {
    static const ClaimAttributor attributor(test::repository_path("lexicon"));
    const test::Parsed parsed = test::parsed(tree);
    Entities entities;
    entities.mention_at.assign(parsed.syntax.tokens.size(), Entities::kNoMention);
    Events events;
    const Claims claims = attributor.attribute(parsed.report, parsed.syntax, TreeIndex(parsed.syntax), entities, events);
    std::string all;
    for (const Claim& claim : claims.claims) {
        all += (all.empty() ? "" : "; ") + spans_in_words(parsed, claim.source) + " | " + spans_in_words(parsed, claim.cue) + " | " +
               spans_in_words(parsed, claim.content) + " | " + std::string(to_string(claim.stance));
    }
    return all;
}

} // namespace vedette::claims
