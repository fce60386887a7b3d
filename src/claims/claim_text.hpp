#pragma once
// One report as the finders of claims see it: its words, tree, entities and quotations, and the spans that its phrases make.

#include "claims/claim_draft.hpp"
#include "claims/quotations.hpp"
#include "records/entities.hpp"
#include "records/report.hpp"
#include "resources/clause_grammar.hpp"

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace vedette::claims {

struct ClaimText {
    ClaimText(const CueLexicon& all_cues, const resources::WordClasses& classes, const Report& the_report, const Syntax& the_syntax,
              const TreeIndex& the_tree, const Entities& all_entities)
        : cues(all_cues), report(the_report), syntax(the_syntax), tree(the_tree), entities(all_entities),
          grammar(classes, the_syntax, the_tree, the_report.text), quotations(find_quotations(the_report, the_syntax)) {
        index_outlets();
    }

    const CueLexicon& cues;
    const Report& report;
    const Syntax& syntax;
    const TreeIndex& tree;
    const Entities& entities;
    resources::ClauseGrammar grammar;
    std::vector<Quotation> quotations;
    std::unordered_map<std::string, std::uint32_t> outlet_with; // by the last word of its name, kNoOutlet where two share it

    static constexpr std::uint32_t kNoOutlet = UINT32_MAX;

    [[nodiscard]] const Token& at(TokenIndex token) const { return syntax.tokens[token]; }

    [[nodiscard]] std::string lower(TokenIndex token) const; // the word as it stands, in lower case

    [[nodiscard]] const Sentence& sentence_of(TokenIndex token) const { return syntax.sentences[syntax.sentence_of(token)]; }

    [[nodiscard]] bool is_punctuation(TokenIndex token) const { return at(token).upos == Upos::PUNCT; }

    // "It", "there": a subject that names nobody.
    [[nodiscard]] bool is_expletive(TokenIndex token) const;

    [[nodiscard]] Range subtree(TokenIndex token) const { return {tree.leftmost(token), tree.rightmost(token) + 1}; }

    // The quotations that touch the sentence, in text order.
    [[nodiscard]] std::span<const Quotation> quotations_in(const Sentence& sentence) const;

    // The quotation that holds the token, nullptr when none does.
    [[nodiscard]] const Quotation* quotation_at(TokenIndex token) const;

    // The noun phrase with its appositions, without case marks and trailing punctuation, and without a clause that holds `cue`.
    [[nodiscard]] Range source_range(TokenIndex head, TokenIndex cue) const;

    // The verb or predicate with its auxiliaries, negation, adverbs and particle as far as they stand together ("has not yet called"),
    // with a verb that governs it ("continued to warn") and with the medium ("said in a statement").
    [[nodiscard]] Range cue_range(TokenIndex predicate) const;

    // The phrase that `predicate` governs by `preposition` (lemma), an oblique or a gerund; kNoToken when there is none.
    [[nodiscard]] TokenIndex governed_by(TokenIndex predicate, const Cue& cue, bool behind_object) const;

    // Whether the phrase names something written or counted that can show a thing: a poll, a report, figures.
    [[nodiscard]] bool is_document(TokenIndex head) const;

    // A day or a stretch of time, which the parser may take for a subject: it never speaks ("said Thursday it had", "Wednesday's letter").
    [[nodiscard]] bool is_time(TokenIndex head) const;

    // Without separators at the ends; empty ranges are dropped.
    [[nodiscard]] std::vector<Range> trimmed(const std::vector<Range>& ranges) const;

    // The clause headed by `clause` minus the tokens of `cut` (the "he said" inside or behind it).
    [[nodiscard]] std::vector<Range> clause_without(TokenIndex clause, const Range& cut) const;

    // Who the source stands for; fills span, entity, name, code, sector.
    [[nodiscard]] Party party_of(const Draft& draft) const;

private:
    void index_outlets();
    [[nodiscard]] const Entity* outlet_of(TokenIndex head) const;
    [[nodiscard]] std::string code_of_scene(const Draft& draft) const;
    [[nodiscard]] const EntityMention* issuer_of(TokenIndex document) const;
    [[nodiscard]] std::string code_of_owner(TokenIndex head) const;
    void join_name(Range& range, TokenIndex cue) const;
    [[nodiscard]] bool belongs_to_cue(TokenIndex token, TokenIndex predicate) const;
    [[nodiscard]] TokenIndex end_with_time(TokenIndex predicate, TokenIndex last) const;
    [[nodiscard]] TokenIndex end_with_medium(TokenIndex predicate, TokenIndex last) const;
};

} // namespace vedette::claims
