#pragma once
// What the parties of an event are: political, coded, armed, private (codebook sections 1 and 3).

#include "records/events.hpp"

#include <string_view>
#include <vector>

namespace vedette::events {

// A company, a clinic or a reporter takes part in politics only through the other party of the act (codebook section 1).
[[nodiscard]] bool is_political(const std::vector<Party>& parties);

[[nodiscard]] bool has_code(const std::vector<Party>& parties);

[[nodiscard]] bool is_armed(std::string_view sector);

// Violence among private persons is crime, not politics (codebook section 1).
[[nodiscard]] bool is_private(const std::vector<Party>& parties);

// Lent parties have no words of their own in the sentence.
void drop_spans(std::vector<Party>& parties);

} // namespace vedette::events
