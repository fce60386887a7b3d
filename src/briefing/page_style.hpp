#pragma once
// Style sheet and script of the HTML brief. The page works without the script; it adds filters and opens what a link points to.

#include <string_view>

namespace vedette::briefing {

std::string_view page_style();
std::string_view page_script();

} // namespace vedette::briefing
