#pragma once
// The parts of compose(): each fills its own part of the brief from the view, in this order.

#include "briefing/brief.hpp"
#include "briefing/evidence.hpp"

namespace vedette::briefing {

void compose_chronology(const CaseView& view, const CaseIndex& index, Brief& brief);
void compose_claims(const CaseView& view, const CaseIndex& index, Brief& brief); // disputes, denials, sources
void compose_forces(const CaseView& view, const CaseIndex& index, Brief& brief);
void compose_places(const CaseView& view, const CaseIndex& index, Brief& brief); // needs the chronology
void compose_actors(const CaseView& view, const CaseIndex& index, Brief& brief);
void compose_reports(const CaseView& view, Brief& brief);
void compose_bottom_line(const CaseView& view, Brief& brief); // needs all the others
void compose_limits(const CaseView& view, Brief& brief);

} // namespace vedette::briefing
