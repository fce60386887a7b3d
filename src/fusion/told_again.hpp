#pragma once
// How one report, or the press, comes back to what was told before: in a quotation behind the paraphrase, by the bare word, as the same
// fear, by the name of a war. Each tells when two mentions that do not look alike may still be one. Symmetric, pure.

#include "fusion/event_match.hpp"

namespace vedette::fusion {

bool is_ahead(Status status);

// Acts that come about bit by bit: a plan and its beginning may stand in one report.
bool is_gradual(TriggerGroup group);

// The same named voice vouches for both.
bool is_same_teller(const EventRecord& left, const EventRecord& right);

// The sentences of the two follow each other in one report.
bool is_next_sentence(const EventRecord& left, const EventRecord& right);

// One teller who tells of one thing again, without saying all of it.
bool is_told_again(const Facet& left, const Facet& right);

// The bare word for what the report told with its parties or place.
bool is_named_again(const Facet& left, const Facet& right);

// Requests of one speaker that may be one.
bool may_ask_on(const Facet& left, const Facet& right);

// A war that two reports call by its name.
bool is_known_by_name(const Facet& left, const Facet& right);

// One report comes back to what is planned, feared or denied.
bool is_plan_again(const Facet& left, const Facet& right);

// One state's build-up, or a deployment that two share, named again.
bool is_build_up_again(const Facet& left, const Facet& right);

} // namespace vedette::fusion
