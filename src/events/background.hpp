#pragma once
// What is told as background: general rules, which are no events, tolls of years, and acts that an adverb or the date that their clause
// hangs on places in an earlier period. Derived from tense, determiners, adverbs and cumulative "since", never from the topic. Eras are
// the status rules', other dates over a year before the report the detail linker's.

#include "events/frame_lexicon.hpp"
#include "records/details.hpp"
#include "records/report.hpp"
#include "resources/clause_grammar.hpp"

#include <string>

namespace vedette::events {

class BackgroundRules {
public:
    BackgroundRules(const Lexicon& lexicon, const resources::ClauseGrammar& grammar, const Report& report,
                    const Dates& dates)
        : lexicon_(lexicon)
        , grammar_(grammar)
        , report_(report)
        , dates_(dates) {}

    // "An ally can ask for talks if ...", "the law allows police to detain ...": true whoever reports it and whenever. Only for events
    // none of whose parties is a particular state or organisation.
    [[nodiscard]] bool is_general_rule(TokenIndex trigger) const;

    // Why the event is history: "once attacked", "1992, when ...", a toll that has grown for years. Empty: it is not.
    [[nodiscard]] std::string history_of(TokenIndex trigger, EventType type) const;

private:
    [[nodiscard]] std::string frame_of(TokenIndex predicate) const;
    [[nodiscard]] std::string toll_of(TokenIndex verb) const;
    [[nodiscard]] std::string frame_of_clause(TokenIndex clause) const;
    [[nodiscard]] bool began_long_ago(const TimeMention& time) const;
    [[nodiscard]] TokenIndex verb_of(TokenIndex token) const;
    [[nodiscard]] bool is_rule(TokenIndex verb) const;
    [[nodiscard]] bool is_law(TokenIndex noun) const;
    [[nodiscard]] bool is_condition(TokenIndex clause) const;
    [[nodiscard]] bool is_timeless(TokenIndex verb) const;
    [[nodiscard]] bool is_of_kind(TokenIndex noun) const;
    [[nodiscard]] bool is_perfect(TokenIndex verb) const;
    [[nodiscard]] bool is_past(TokenIndex verb) const;
    [[nodiscard]] std::string phrase(TokenIndex noun) const;

    const Lexicon& lexicon_;
    const resources::ClauseGrammar& grammar_;
    const Report& report_;
    const Dates& dates_;
};

} // namespace vedette::events
