#pragma once
// The page of the brief on paper: Chromium prints it. Chromium is no part of vedette; where it is missing the error says what to install.

#include <string>
#include <string_view>

namespace vedette::cli {

// Prints the page `html` to `path`, dated `day` (YYYYMMDD; empty: 19700101), so that the same brief gives the same bytes at any clock
// time with the same Chromium. Throws Error(resource_missing) without Chromium, Error(system_failed) when it fails; nothing is left
// at `path` then.
void print_pdf(std::string_view html, const std::string& path, const std::string& day);

} // namespace vedette::cli
