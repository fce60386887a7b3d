#pragma once
// A claim while it is being built, in tokens.

#include "claims/cue_lexicon.hpp"
#include "records/syntax.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

namespace vedette::claims {

// Half-open token range.
struct Range {
    TokenIndex first = 0;
    TokenIndex last = 0;

    [[nodiscard]] bool contains(TokenIndex token) const { return first <= token && token < last; }

    [[nodiscard]] bool empty() const { return first >= last; }

    [[nodiscard]] std::size_t size() const { return empty() ? 0 : last - first; }
};

struct Draft {
    Range source;                      // empty: nobody is named
    TokenIndex source_head = kNoToken; // who that is: the antecedent where the source is a relative pronoun
    Range cue;
    TokenIndex cue_token = kNoToken;
    std::vector<Range> content;
    std::vector<Range> unvouched; // parts of the content that the source talks about without vouching for them
    CueKind kind = CueKind::speech;
    Stance stance = Stance::states;
    bool is_direct = false;
    bool is_thought = false;   // what somebody thinks or feels, as told by another
    bool is_innermost = false; // goes before another claim with the same content
    bool vouches = true; // false for an attitude: it is a claim, but no source of the events it is about

    [[nodiscard]] static bool any_holds(const std::vector<Range>& ranges, TokenIndex token) {
        // Contents are in text order; a long run of quotations is looked up, not walked.
        constexpr std::size_t kFew = 8;
        if (ranges.size() > kFew) {
            const auto behind = std::upper_bound(ranges.begin(), ranges.end(), token, [](TokenIndex one, const Range& range) { return one < range.first; });
            return behind != ranges.begin() && std::prev(behind)->contains(token);
        }
        return std::any_of(ranges.begin(), ranges.end(), [&](const Range& range) { return range.contains(token); });
    }

    [[nodiscard]] bool holds(TokenIndex token) const { return any_holds(content, token); }

    [[nodiscard]] bool vouches_for(TokenIndex token) const { return vouches && holds(token) && !any_holds(unvouched, token); }

    [[nodiscard]] std::size_t content_size() const {
        std::size_t size = 0;
        for (const Range& range : content) {
            size += range.size();
        }
        return size;
    }
};

} // namespace vedette::claims
