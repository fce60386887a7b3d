#pragma once
// Mentions that were found to be one -> the development that readers see: parties, place, time, status, who vouches, what is disputed.

#include "records/fused.hpp"

#include <string>
#include <vector>

namespace vedette::fusion {

// `mentions`: at least one, in order of publication. `reasons`: one a join.
Development build_development(const std::vector<const EventRecord*>& mentions, const std::vector<std::string>& reasons);

// Who says what a mention says: name of the innermost source, else the outlet, else the report.
std::string source_name(const EventRecord& event);

} // namespace vedette::fusion
