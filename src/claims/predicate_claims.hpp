#pragma once
// Claims whose cue is a word of the tree: a verb ("said that"), a noun ("the army's claim that") or an adjective ("is confident that").

#include "claims/claim_text.hpp"

#include <optional>

namespace vedette::claims {

class PredicateClaims {
public:
    explicit PredicateClaims(const ClaimText& text) : text_(text) {}

    // nullopt when the word does not attribute here.
    [[nodiscard]] std::optional<Draft> at_verb(TokenIndex verb) const;
    [[nodiscard]] std::optional<Draft> at_idiom(TokenIndex verb) const; // "took issue with": goes before at_verb
    [[nodiscard]] std::optional<Draft> at_noun(TokenIndex noun) const;
    [[nodiscard]] std::optional<Draft> at_adjective(TokenIndex adjective) const;

private:
    [[nodiscard]] bool set_content(Draft& draft, TokenIndex verb, const Cue& cue, const resources::Arguments& arguments) const;
    [[nodiscard]] bool set_object(Draft& draft, TokenIndex verb, const Cue& cue, const resources::Arguments& arguments) const;
    [[nodiscard]] bool set_subject(Draft& draft, TokenIndex verb, const Cue& cue, const resources::Arguments& arguments) const;
    [[nodiscard]] bool set_infinitive(Draft& draft, TokenIndex verb, const Cue& cue) const;
    [[nodiscard]] Range finite_clause(TokenIndex verb, TokenIndex clause) const;
    [[nodiscard]] std::vector<Range> clause_around(const Draft& draft, TokenIndex verb) const;
    [[nodiscard]] std::vector<Range> whole_quotation(TokenIndex verb, TokenIndex first) const;
    [[nodiscard]] bool interrupts(TokenIndex verb, TokenIndex subject) const;
    void complete_clause(Draft& draft, TokenIndex verb) const;
    [[nodiscard]] bool set_moved(Draft& draft, TokenIndex verb, const Cue& cue, const resources::Arguments& arguments) const;
    [[nodiscard]] TokenIndex speaker_behind(TokenIndex verb) const;
    [[nodiscard]] TokenIndex speaker_before_aside(TokenIndex verb) const;
    [[nodiscard]] TokenIndex speaker_behind_quotation(TokenIndex verb) const;
    [[nodiscard]] Range rest_of_sentence(const Draft& draft, TokenIndex verb) const;
    [[nodiscard]] Range paragraph_behind(const Sentence& sentence) const;
    [[nodiscard]] Range stray_clause(TokenIndex verb) const;
    [[nodiscard]] TokenIndex quoted_by(TokenIndex verb) const;
    [[nodiscard]] TokenIndex teller_of(TokenIndex participle) const;
    [[nodiscard]] Range without_telling_on(const Range& content, TokenIndex verb) const;
    [[nodiscard]] bool is_bare_question(TokenIndex verb) const;
    [[nodiscard]] bool is_denied(TokenIndex verb) const;
    [[nodiscard]] bool ends_sentence(TokenIndex verb, const Cue& cue, const resources::Arguments& arguments) const;
    [[nodiscard]] Range without_trailing_participle(TokenIndex clause) const;
    [[nodiscard]] TokenIndex second_object(TokenIndex verb, TokenIndex object) const;
    [[nodiscard]] TokenIndex infinitive_of(TokenIndex verb) const;
    [[nodiscard]] TokenIndex following_infinitive(TokenIndex verb, TokenIndex first) const;
    [[nodiscard]] TokenIndex nearest_subject(TokenIndex verb, TokenIndex subject) const;
    [[nodiscard]] TokenIndex speaker_beside(TokenIndex verb, TokenIndex subject) const;
    [[nodiscard]] bool set_phrase(Draft& draft, TokenIndex predicate, const Cue& cue, bool behind_object) const;
    [[nodiscard]] bool set_interrupted(Draft& draft, TokenIndex verb) const;
    [[nodiscard]] bool set_source(Draft& draft, TokenIndex verb, const Cue& cue, const resources::Arguments& arguments) const;
    [[nodiscard]] bool set_noun_content(Draft& draft, TokenIndex noun, const Cue& cue) const;
    [[nodiscard]] bool set_stray_phrase(Draft& draft, TokenIndex noun, const Cue& cue) const;
    [[nodiscard]] bool is_proper_adjective(TokenIndex token, TokenIndex noun) const;
    [[nodiscard]] bool set_noun_source(Draft& draft, TokenIndex noun) const;
    [[nodiscard]] TokenIndex end_of_idiom(TokenIndex verb, const std::vector<std::string>& tail) const;
    [[nodiscard]] bool is_somebody_elses(TokenIndex noun) const;
    [[nodiscard]] bool set_idiom_content(Draft& draft, TokenIndex verb, const Cue& cue) const;
    [[nodiscard]] bool set_reversed(Draft& draft, TokenIndex verb, TokenIndex subject) const;
    [[nodiscard]] bool set_bare(Draft& draft, TokenIndex verb, const resources::Arguments& arguments) const;
    [[nodiscard]] bool set_seeming(Draft& draft, TokenIndex verb, const resources::Arguments& arguments) const;
    void set_named_source(Draft& draft, TokenIndex head, TokenIndex predicate) const;
    void join_cue(Draft& draft, TokenIndex preposition) const;
    [[nodiscard]] bool finish(Draft& draft) const;

    const ClaimText& text_;
};

} // namespace vedette::claims
