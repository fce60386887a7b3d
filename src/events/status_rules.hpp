#pragma once
// Did it happen, is it planned, feared, denied? Derived from grammar (tense, modals, negation, conditionals, purpose) and from the
// predicates that govern the event, walking up the tree from the trigger (codebook section 4). Never from a verb like "will" in a
// frame. The classes of predicates (lexicon/status.tsv) follow Karttunen's implicatives and TimeML's SLINKs.

#include "events/frame_lexicon.hpp"
#include "resources/clause_grammar.hpp"

#include <string>
#include <vector>

namespace vedette::events {

using resources::ClauseGrammar;

struct StatusDecision {
    Status status = Status::actual;
    std::vector<std::string> because; // one line a step that changed it
};

class StatusRules {
public:
    StatusRules(const Lexicon& lexicon, const ClauseGrammar& grammar) : lexicon_(lexicon), grammar_(grammar) {}

    // `support_verb`: the light verb that carries an event noun, kNoToken otherwise.
    [[nodiscard]] StatusDecision decide(TokenIndex trigger, TokenIndex support_verb) const;

    // Whether the clause of the trigger is in a past or perfect tense.
    [[nodiscard]] bool is_past(TokenIndex trigger) const;

private:
    [[nodiscard]] bool is_indefinite(TokenIndex noun) const;
    [[nodiscard]] bool classes_departing(TokenIndex verb) const;
    [[nodiscard]] Status own_status(TokenIndex verb, StatusDecision& decision) const;
    [[nodiscard]] Status noun_status(TokenIndex noun, StatusDecision& decision) const;
    [[nodiscard]] bool is_negated(TokenIndex predicate) const;
    [[nodiscard]] Effect effect_of(TokenIndex governor, TokenIndex governed, bool is_clause) const;
    void climb(TokenIndex from, Status& status, StatusDecision& decision) const;

    const Lexicon& lexicon_;
    const ClauseGrammar& grammar_;
};

} // namespace vedette::events
