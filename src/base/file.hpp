#pragma once
// Whole files in and out.

#include "base/error.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace vedette {

inline constexpr std::uint64_t kNoByteLimit = UINT64_MAX;

// The whole file, or why it cannot be read (input_unreadable, input_too_large).
Result<std::string> read_file(const std::string& path, std::uint64_t max_bytes = kNoByteLimit);

// Writes to a file beside `path` and renames it over, so that a reader never sees half a file. Throws Error(system_failed).
void write_file_atomically(const std::string& path, std::string_view bytes);

} // namespace vedette
