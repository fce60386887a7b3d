#pragma once
// Ids are hashes of content, so that the same input has the same ids on every machine.

#include <string>
#include <string_view>

namespace vedette {

// SHA-256 as 64 hex digits.
std::string sha256_hex(std::string_view bytes);

// First 16 hex digits of the SHA-256: 64 bits, a collision is expected only past four billion records.
std::string short_id(std::string_view bytes);

} // namespace vedette
