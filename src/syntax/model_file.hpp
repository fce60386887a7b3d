#pragma once
// The weights of the reader: one file, memory-mapped, checked before anything is believed.
//
// Header of 64 bytes: "VEDREAD1", format version, number of sections, file size, checksum of all that follows, name of the model.
// Then 64 bytes a section (name, type, rows, columns, offset, size), then the sections on 64-byte boundaries. Little-endian. Written by
// src/train/export_reader.py.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vedette::syntax {

// A matrix of 8-bit values with one scale a row, in the mapped file.
struct ByteTable {
    const std::int8_t* values = nullptr;
    const float* scales = nullptr;
    std::size_t rows = 0;
    std::size_t columns = 0;
};

class ModelFile {
public:
    // Throws Error(resource_missing) when there is no such file, Error(resource_invalid) when it is truncated, damaged or foreign.
    explicit ModelFile(const std::string& path);
    ~ModelFile();
    ModelFile(const ModelFile&) = delete;
    ModelFile& operator=(const ModelFile&) = delete;

    [[nodiscard]] const std::string& version() const { return version_; }

    // The following throw Error(resource_invalid) when the section is missing or has another type or shape.
    [[nodiscard]] std::string_view text(std::string_view name) const;
    [[nodiscard]] std::span<const std::uint32_t> numbers(std::string_view name) const;
    [[nodiscard]] std::vector<float> vector(std::string_view name, std::size_t size) const;
    [[nodiscard]] std::vector<float> matrix(std::string_view name, std::size_t rows, std::size_t columns) const;
    [[nodiscard]] ByteTable table(std::string_view name, std::size_t rows, std::size_t columns) const;

    [[noreturn]] void refuse(const std::string& words) const;

private:
    struct Section {
        std::string name;
        std::uint32_t type = 0;
        std::size_t rows = 0;
        std::size_t columns = 0;
        std::size_t offset = 0;
        std::size_t size = 0;
    };

    void check();
    [[nodiscard]] const Section& find(std::string_view name, std::uint32_t type, std::size_t item_size) const;

    std::string path_;
    std::string version_;
    const unsigned char* bytes_ = nullptr;
    std::size_t size_ = 0;
    std::vector<Section> sections_;
};

// For tests and for the exporter: the checksum of the format.
std::uint64_t model_checksum(const unsigned char* bytes, std::size_t size);

// IEEE half precision to single.
float from_half(std::uint16_t half);

} // namespace vedette::syntax
