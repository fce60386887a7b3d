#include "base/content_hash.hpp"

#include <sys/types.h>

#include <array>
#include <cstdint>

#include <sha2.h>

namespace vedette {

std::string sha256_hex(std::string_view bytes) {
    std::array<char, SHA256_DIGEST_STRING_LENGTH> hex{};
    SHA256Data(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size(), hex.data());
    return {hex.data()};
}

std::string short_id(std::string_view bytes) { return sha256_hex(bytes).substr(0, 16); }

} // namespace vedette
