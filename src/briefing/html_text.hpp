#pragma once
// Safe pieces of HTML. Everything that came from a report goes through escape() or safe_link(): reports are hostile input.

#include <string>
#include <string_view>

namespace vedette::briefing {

// For element content and for attribute values in double quotes.
std::string escape(std::string_view text);

// The address when it is http or https and free of white space and control characters; empty otherwise: no javascript:, no data:.
std::string safe_link(std::string_view url);

// 'sha256-...' as a Content-Security-Policy names an inline script.
std::string script_hash(std::string_view script);

// One decimal place, as SVG coordinates need; never in exponent form, the same on every machine.
std::string px(double value);

} // namespace vedette::briefing
