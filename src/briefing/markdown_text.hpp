#pragma once

#include <string>
#include <string_view>

namespace vedette::briefing {

// Whatever could start markup, a link or HTML is escaped: report words stay words.
std::string escaped_markdown(std::string_view text);

} // namespace vedette::briefing
