#include "pipeline/check_analysis.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <set>

namespace vedette::pipeline {

namespace {

// Stops at the first broken promise; later ones often follow from it.
class AnalysisCheck {
public:
    explicit AnalysisCheck(const Analysis& analysis) : analysis_(analysis), text_(analysis.report.text) {}

    std::string run() {
        report();
        sentences();
        tree();
        entities();
        details();
        events();
        claims();
        return broken_;
    }

private:
    bool require(bool holds, const std::string& promise) {
        if (!holds && broken_.empty()) {
            broken_ = promise;
        }
        return holds && broken_.empty();
    }

    // Neither inside a multi-byte character nor outside the text.
    [[nodiscard]] bool is_boundary(std::uint32_t offset) const {
        return offset == text_.size() || (offset < text_.size() && (static_cast<unsigned char>(text_[offset]) & 0xc0U) != 0x80U);
    }

    bool span(const TextSpan& span, const std::string& what) {
        return require(!span.empty() && span.end <= text_.size(), what + ": span is empty or outside the text (bytes " +
                                                                      std::to_string(span.begin) + " to " + std::to_string(span.end) + ")") &&
               require(is_boundary(span.begin) && is_boundary(span.end), what + ": span cuts a character (bytes " + std::to_string(span.begin) +
                                                                             " to " + std::to_string(span.end) + ")");
    }

    void tokens(TokenIndex first, TokenIndex last, const std::string& what) {
        require(first < last && last <= analysis_.syntax.tokens.size(), what + ": token range is empty or outside the report");
    }

    void report() {
        require(is_valid_utf8(text_), "report: text is not UTF-8");
        require(!analysis_.report.id.empty(), "report: has no id");
        require(!analysis_.report.sha256.empty(), "report: has no hash");
        if (!analysis_.report.title_span.empty()) {
            span(analysis_.report.title_span, "title");
        }
    }

    void sentences() {
        const Syntax& syntax = analysis_.syntax;
        TokenIndex next = 0;
        std::uint32_t offset = 0;
        for (const Sentence& sentence : syntax.sentences) {
            require(sentence.first == next && sentence.first < sentence.last, "syntax: sentences do not cover the tokens in order");
            require(sentence.last <= syntax.tokens.size(), "syntax: a sentence ends after the last token");
            span(sentence.span, "sentence");
            next = sentence.last;
        }
        require(next == syntax.tokens.size(), "syntax: tokens outside sentences");
        for (const Token& token : syntax.tokens) {
            span(token.span, "token");
            require(token.span.begin >= offset, "syntax: tokens overlap or are out of order");
            offset = token.span.end;
        }
        for (const Name& name : syntax.names) {
            tokens(name.first, name.last, "name");
        }
    }

    void tree() {
        const Syntax& syntax = analysis_.syntax;
        for (const Sentence& sentence : syntax.sentences) {
            if (!broken_.empty()) {
                return;
            }
            int roots = 0;
            for (TokenIndex token = sentence.first; token < sentence.last; ++token) {
                const TokenIndex head = syntax.tokens[token].head;
                roots += head == kNoToken ? 1 : 0;
                require(head == kNoToken || sentence.contains(head), "syntax: a head lies in another sentence");
            }
            require(roots == 1, "syntax: a sentence has " + std::to_string(roots) + " roots");
            for (TokenIndex token = sentence.first; token < sentence.last && broken_.empty(); ++token) {
                TokenIndex above = token;
                TokenIndex steps = 0;
                while (above != kNoToken && steps <= sentence.last - sentence.first) {
                    above = syntax.tokens[above].head;
                    ++steps;
                }
                require(above == kNoToken, "syntax: the tree has a circle");
            }
        }
    }

    void entities() {
        const Entities& entities = analysis_.entities;
        for (std::size_t index = 0; index < entities.mentions.size() && broken_.empty(); ++index) {
            const EntityMention& mention = entities.mentions[index];
            span(mention.span, "entity mention");
            tokens(mention.first, mention.last, "entity mention");
            require(mention.head == kNoToken || (mention.first <= mention.head && mention.head < mention.last),
                    "entities: the head of a mention lies outside it");
            require(!mention.entities.empty(), "entities: a mention stands for nobody");
            for (const std::uint32_t entity : mention.entities) {
                require(entity < entities.entities.size(), "entities: a mention names an entity that is not there");
            }
        }
        require(entities.mention_at.empty() || entities.mention_at.size() == analysis_.syntax.tokens.size(),
                "entities: mention_at does not have one place a token");
        for (const std::uint32_t mention : entities.mention_at) {
            require(mention == Entities::kNoMention || mention < entities.mentions.size(), "entities: mention_at names a mention that is not there");
        }
    }

    template <typename Mentions>
    void detail(const Mentions& mentions, const std::string& what) {
        std::uint32_t offset = 0;
        for (const auto& mention : mentions) {
            if (!span(mention.span, what)) {
                return;
            }
            tokens(mention.first, mention.last, what);
            require(mention.span.begin >= offset, what + ": mentions overlap or are out of order");
            offset = mention.span.end;
        }
    }

    void details() {
        detail(analysis_.dates.mentions, "time");
        detail(analysis_.places.mentions, "place");
        detail(analysis_.quantities.quantities, "quantity");
        detail(analysis_.quantities.materiel, "materiel");
        for (const TimeMention& time : analysis_.dates.mentions) {
            require(!time.when || !time.when->from || !time.when->to || *time.when->from <= *time.when->to, "time: the interval ends before it begins");
        }
        for (const QuantityMention& quantity : analysis_.quantities.quantities) {
            require(!quantity.high || quantity.low <= *quantity.high, "quantity: the lower bound is above the upper one");
        }
    }

    void party(const Party& party, const std::string& what) {
        if (!party.span.empty()) {
            span(party.span, what);
        }
    }

    void events() {
        std::set<std::string> ids;
        for (const Event& event : analysis_.events.events) {
            if (!broken_.empty()) {
                return;
            }
            require(!event.id.empty() && ids.insert(event.id).second, "events: the id `" + event.id + "` is empty or given twice");
            span(event.trigger, "trigger");
            require(event.sentence < analysis_.syntax.sentences.size(), "events: the sentence is not there");
            require(event.trigger_token == kNoToken || event.trigger_token < analysis_.syntax.tokens.size(), "events: the trigger token is not there");
            for (const Party& one : event.actors) {
                party(one, "actor");
            }
            for (const Party& one : event.recipients) {
                party(one, "recipient");
            }
            for (const Source& source : event.attribution) {
                party(source.party, "source of an event");
                if (!source.cue.empty()) {
                    span(source.cue, "cue of an event");
                }
            }
            event_details(event);
        }
        for (const Predicate& predicate : analysis_.events.predicates) {
            require(predicate.token < analysis_.syntax.tokens.size(), "events: a predicate's token is not there");
        }
    }

    void event_details(const Event& event) {
        for (const EventPlace& place : event.places) {
            require(place.place < analysis_.places.mentions.size(), "events: a place is not there");
        }
        require(event.time < 0 || static_cast<std::size_t>(event.time) < analysis_.dates.mentions.size(), "events: the time is not there");
        for (const std::uint32_t index : event.quantities) {
            require(index < analysis_.quantities.quantities.size(), "events: a quantity is not there");
        }
        for (const std::uint32_t index : event.materiel) {
            require(index < analysis_.quantities.materiel.size(), "events: a piece of materiel is not there");
        }
        require(event.confidence >= 0 && event.confidence <= 1, "events: confidence is not between 0 and 1");
    }

    void claims() {
        std::set<std::string> event_ids;
        for (const Event& event : analysis_.events.events) {
            event_ids.insert(event.id);
        }
        std::set<std::string> ids;
        const std::vector<Claim>& claims = analysis_.claims.claims;
        for (std::size_t index = 0; index < claims.size() && broken_.empty(); ++index) {
            const Claim& claim = claims[index];
            require(!claim.id.empty() && ids.insert(claim.id).second, "claims: the id `" + claim.id + "` is empty or given twice");
            for (const auto* spans : {&claim.source, &claim.cue, &claim.content}) {
                for (const TextSpan& piece : *spans) {
                    span(piece, "claim");
                }
            }
            require(claim.outer < 0 || (static_cast<std::size_t>(claim.outer) < claims.size() && static_cast<std::size_t>(claim.outer) != index),
                    "claims: the carrying claim is not there");
            for (const std::string& event : claim.events) {
                require(event_ids.contains(event), "claims: an event inside a claim is not there");
            }
        }
    }

    const Analysis& analysis_;
    std::string_view text_;
    std::string broken_;
};

} // namespace

std::string check_analysis(const Analysis& analysis) { return AnalysisCheck(analysis).run(); }

} // namespace vedette::pipeline
