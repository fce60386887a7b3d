#include "pipeline/input_hash.hpp"

#include <sha2.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>

namespace vedette::pipeline {

std::string input_hash(const std::string& path) {
    std::error_code problem;
    if (!std::filesystem::is_regular_file(path, problem)) {
        return "";
    }
    const auto close = [](std::FILE* file) { std::fclose(file); };
    const std::unique_ptr<std::FILE, decltype(close)> file(std::fopen(path.c_str(), "rbe"), close);
    if (file == nullptr) {
        return "";
    }
    SHA2_CTX context;
    SHA256Init(&context);
    std::array<std::uint8_t, 1U << 16U> piece{};
    for (std::size_t got = 0; (got = std::fread(piece.data(), 1, piece.size(), file.get())) > 0;) {
        SHA256Update(&context, piece.data(), got);
    }
    if (std::ferror(file.get()) != 0) {
        return "";
    }
    std::array<char, SHA256_DIGEST_STRING_LENGTH> digits{};
    SHA256End(&context, digits.data());
    return digits.data();
}

} // namespace vedette::pipeline
