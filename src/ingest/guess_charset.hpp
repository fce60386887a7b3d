#pragma once
// Which single-byte (or East Asian) charset a text without any declaration is in.

#include <string>
#include <string_view>

namespace vedette::ingest {

// The name of the likeliest charset ("windows-1251", "koi8-r"), empty when none is plausible: the non-ASCII bytes are then
// damage rather than letters. `bytes` must not be valid UTF-8.
std::string guess_charset(std::string_view bytes);

} // namespace vedette::ingest
