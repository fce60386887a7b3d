#pragma once
// The parts of compose(): each fills its own part of the brief from the view, in this order.

#include "briefing/brief.hpp"
#include "briefing/evidence.hpp"

namespace vedette::briefing {

void compose_chronology(const CaseView& view, const CaseIndex& index, Brief& brief);
void compose_claims(const CaseView& view, const CaseIndex& index, Brief& brief); // disputes, denials, sources
void compose_forces(const CaseView& view, const CaseIndex& index, Brief& brief);
void compose_force_sums(const BriefOptions& options, const CaseIndex& index, Brief& brief);
void compose_places(const CaseView& view, const CaseIndex& index, Brief& brief); // needs the chronology
void compose_actors(const CaseView& view, const CaseIndex& index, Brief& brief);
void compose_reports(const CaseView& view, Brief& brief);
void compose_bottom_line(const CaseView& view, Brief& brief); // needs all the others
void compose_limits(const CaseView& view, Brief& brief);

// These need the chronology, the disputes and the ledger.
void compose_news(const CaseView& view, const CaseIndex& index, const BriefOptions& options, Brief& brief);
void compose_open_questions(const CaseView& view, Brief& brief);
void compose_episodes(const CaseView& view, const BriefOptions& options, Brief& brief);

// "Poland, 15,000 troops, Poland-Belarus border (actual; 14 Nov 2021; alleged by Belarus)".
std::string force_in_words(const ForceItem& force);

} // namespace vedette::briefing
