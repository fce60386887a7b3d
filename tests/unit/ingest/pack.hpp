#pragma once
// Makes compressed data and archives in memory for tests of ingest.

#include <string>
#include <utility>
#include <vector>

namespace vedette::test {

// One gzip member.
std::string gzip(const std::string& bytes);

// zlib data without the gzip wrapping.
std::string deflate(const std::string& bytes);

enum class Packing { zip, tar, tar_gz, tar_zst, gz, zst, xz, bz2 };

// An archive of (name, bytes); the compressions take one member and no name. A name that begins with "link:" becomes a symbolic link to
// its bytes.
std::string pack(Packing packing, const std::vector<std::pair<std::string, std::string>>& members);

} // namespace vedette::test
