#pragma once
// What why-not and explain share: the one report that the flags name, and the sentences of it that they ask for.

#include "cli/commands.hpp"
#include "pipeline/stages.hpp"
#include "records/report.hpp"
#include "records/syntax.hpp"

#include <string>
#include <utility>

namespace vedette::cli {

// From FILE (with --report where it holds several) or --text. Throws Error(usage) when there is no such report, or more than one.
Report read_one_report(const Settings& settings, const pipeline::StageOptions& options);

// [first, last) of the sentences that --sentence asks for. Throws Error(usage) when the report has fewer.
std::pair<std::uint32_t, std::uint32_t> asked_sentences(const Settings& settings, const Report& report,
                                                        const Syntax& syntax);

// "sentence 3 of reuters-17: Norway sent ..."
std::string sentence_heading(std::uint32_t number, const Report& report, const Syntax& syntax);

} // namespace vedette::cli
