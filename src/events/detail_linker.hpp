#pragma once
// Gives each event the times, places, counts and materiel that its own words carry: a detail belongs to the nearest predicate above
// it in the tree, and never crosses into another clause.

#include "events/status_rules.hpp"
#include "records/details.hpp"
#include "records/events.hpp"
#include "records/report.hpp"
#include "resources/clause_grammar.hpp"

#include <vector>

namespace vedette::events {

using resources::ClauseGrammar;

class DetailLinker {
public:
    DetailLinker(const ClauseGrammar& grammar, const Report& report, const Dates& dates, const Places& places, const Quantities& quantities)
        : grammar_(grammar), report_(report), dates_(dates), places_(places), quantities_(quantities) {}

    // `supports[i]` is the light verb that carries events[i], kNoToken otherwise. Also settles what a date says about the status:
    // an actual event whose time lies ahead is future; one that ended, or was planned for a time that ended, over a year before the report
    // is historical.
    void link(std::vector<Event>& events, const std::vector<TokenIndex>& supports, const StatusRules& statuses) const;

private:
    [[nodiscard]] std::vector<std::size_t> owners_of(TokenIndex head, TokenIndex first, TokenIndex last, bool crosses_clauses) const;
    [[nodiscard]] std::vector<std::size_t> owners_of_dead(TokenIndex head, const std::vector<Event>& events) const;
    [[nodiscard]] std::vector<std::size_t> owners_of_told_forces(TokenIndex head, const std::vector<Event>& events) const;
    [[nodiscard]] std::vector<std::size_t> owners_in_front(TokenIndex place) const;
    [[nodiscard]] TokenIndex anchor_of(TokenIndex place) const;
    [[nodiscard]] std::string preposition_of(TokenIndex place) const;

    const ClauseGrammar& grammar_;
    const Report& report_;
    const Dates& dates_;
    const Places& places_;
    const Quantities& quantities_;
    [[nodiscard]] bool is_inside_since(TokenIndex date, TokenIndex first) const;

    // Whether a predicate above `token` carries a date that is history at the report's date.
    [[nodiscard]] bool is_under_history(TokenIndex token) const;

    // The date of the clause that an undated event stands in, as an index of Dates::mentions; -1 when there is none to share.
    [[nodiscard]] std::int32_t time_of_clause(const Event& event) const;
    [[nodiscard]] std::int32_t time_of_telling(const Event& event, const StatusRules& statuses) const;
    [[nodiscard]] std::int32_t time_below(TokenIndex trigger, const std::vector<Event>& events) const;
    [[nodiscard]] std::int32_t time_right_behind(TokenIndex noun) const;
    [[nodiscard]] TokenIndex event_in_subject(TokenIndex verb, TokenIndex time) const;

    mutable std::vector<std::int32_t> time_at_;  // token -> index of the time mention that hangs directly on it
    mutable std::vector<std::int32_t> event_at_; // token -> event index
};

} // namespace vedette::events
