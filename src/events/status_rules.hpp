#pragma once
// Did it happen, is it planned, feared, denied? Derived from grammar (tense, modals, negation, conditionals, purpose) and from the
// predicates that govern the event, walking up the tree from the trigger (codebook section 4). Never from a verb like "will" in a
// frame. The classes of predicates (lexicon/status.tsv) follow Karttunen's implicatives and TimeML's SLINKs.

#include "events/frame_lexicon.hpp"
#include "resources/clause_grammar.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vedette::events {

using resources::ClauseGrammar;

struct StatusDecision {
    Status status = Status::actual;
    std::vector<std::string> because; // one line a step that changed it
};

// What an outer status makes of an event that its own clause gives as `inner`: the less real of the two.
Status under(Status outer, Status inner);

bool is_conditional(std::string_view mark); // "if", "unless", ...
bool is_temporal(std::string_view mark);    // "when", "until", ...

class StatusRules {
public:
    StatusRules(const Lexicon& lexicon, const ClauseGrammar& grammar) : lexicon_(lexicon), grammar_(grammar) {}

    // `support_verb`: the light verb that carries an event noun, kNoToken otherwise.
    [[nodiscard]] StatusDecision decide(TokenIndex trigger, TokenIndex support_verb) const;

    // Whether a noun or adjective tells something that may or may not be so: an action ("withdrawal"), what a copula says ("is ready"),
    // a word of plan or fear.
    [[nodiscard]] bool is_predicate(TokenIndex token, PredicatePos pos) const;

    // Whether the clause of the trigger is in a past or perfect tense.
    [[nodiscard]] bool is_past(TokenIndex trigger) const;

private:
    // Where the walk up the tree has come to, and what it makes of the event so far.
    struct Ascent {
        TokenIndex from;
        TokenIndex current;
        bool indefinite; // "an attack": it is not there unless its clause says so
        Status& status;
        StatusDecision& decision;
        bool conditional = false; // a condition hangs on a clause on the way

        void govern(Status outer, std::string why);   // a possibility covers a negation inside it ("if it does not withdraw")
        void restrict(Status outer, std::string why); // the less real of the two
    };

    enum class Step : std::uint8_t { stop, clause, phrase }; // nothing above matters; what is governed is a clause or a noun phrase

    [[nodiscard]] StatusDecision decide_at_the_time(TokenIndex trigger, TokenIndex support_verb) const;
    [[nodiscard]] bool is_indefinite(TokenIndex noun) const;
    [[nodiscard]] bool is_departing(TokenIndex verb) const;
    [[nodiscard]] bool is_negated(TokenIndex predicate) const;
    [[nodiscard]] bool is_hedged(TokenIndex verb) const;
    [[nodiscard]] bool is_open_matter(TokenIndex noun) const;
    [[nodiscard]] bool is_present(TokenIndex verb) const;
    [[nodiscard]] bool stands_apart(TokenIndex verb) const;
    [[nodiscard]] bool is_yes_no_question(TokenIndex verb) const;
    [[nodiscard]] bool names_nobody(TokenIndex subject) const;
    [[nodiscard]] bool has_mark(TokenIndex clause, std::string_view mark) const;
    [[nodiscard]] bool has_condition(TokenIndex verb) const;
    [[nodiscard]] bool is_past_era(TokenIndex noun) const;
    [[nodiscard]] bool is_told_of_the_past(TokenIndex verb) const;
    [[nodiscard]] bool is_in_past_era(TokenIndex trigger) const;
    [[nodiscard]] bool is_ranked(TokenIndex noun) const;
    [[nodiscard]] bool was_able(TokenIndex predicate) const;
    [[nodiscard]] Status own_status(TokenIndex verb, StatusDecision& decision) const;
    [[nodiscard]] Status would_status(TokenIndex verb) const;
    [[nodiscard]] Status infinitive_status(TokenIndex verb, bool has_auxiliary, StatusDecision& decision) const;
    [[nodiscard]] Status noun_status(TokenIndex noun, StatusDecision& decision) const;
    [[nodiscard]] const StatusPredicate* row_of(TokenIndex governor, TokenIndex governed, bool is_clause) const;
    [[nodiscard]] Effect effect_of(TokenIndex governor, TokenIndex governed, bool is_clause) const;
    [[nodiscard]] TokenIndex governor_of(TokenIndex token) const;
    [[nodiscard]] bool is_settled_by_mark(Ascent& ascent) const;
    [[nodiscard]] bool is_settled_by_participle(TokenIndex noun, Status& status, StatusDecision& decision) const;
    [[nodiscard]] bool is_settled_by_support(TokenIndex noun, TokenIndex support_verb, Status& status, StatusDecision& decision) const;
    [[nodiscard]] Step step_from(Ascent& ascent) const;
    [[nodiscard]] Step step_from_adverbial(Ascent& ascent) const;
    [[nodiscard]] Step step_from_subject(Ascent& ascent) const;
    [[nodiscard]] Step step_from_phrase(Ascent& ascent) const;
    [[nodiscard]] bool apply(Ascent& ascent, TokenIndex head, bool is_clause) const;
    void climb(TokenIndex from, Status& status, StatusDecision& decision) const;
    void walk(Ascent& ascent) const;

    const Lexicon& lexicon_;
    const ClauseGrammar& grammar_;
};

} // namespace vedette::events
