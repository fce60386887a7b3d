#include "syntax/model_file.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace vedette::syntax {

static_assert(std::endian::native == std::endian::little, "the model file is little-endian");

namespace {

constexpr std::string_view kMagic = "VEDREAD1";
constexpr std::uint32_t kFormat = 1;
constexpr std::size_t kHeaderBytes = 64;
constexpr std::size_t kEntryBytes = 64;
constexpr std::size_t kMaxSections = 4096;

enum Type : std::uint32_t { float32, float16, int8, bytes, uint32 };

template <typename T>
T read_at(const unsigned char* from) {
    T value{};
    std::memcpy(&value, from, sizeof value);
    return value;
}

std::string read_name(const unsigned char* from, std::size_t size) {
    std::string name;
    for (std::size_t index = 0; index < size && from[index] != 0; ++index) {
        name.push_back(static_cast<char>(from[index]));
    }
    return name;
}

} // namespace

std::uint64_t model_checksum(const unsigned char* bytes, std::size_t size) {
    constexpr std::uint64_t kPrime = 0x9FB21C651E98DF25U;
    std::array<std::uint64_t, 4> lanes = {0x9E3779B97F4A7C15U, 0xC2B2AE3D27D4EB4FU, 0x165667B19E3779F9U, 0x27D4EB2F165667C5U};
    for (std::size_t offset = 0; offset < size; offset += 32) {
        std::array<unsigned char, 32> block{};
        std::memcpy(block.data(), bytes + offset, std::min<std::size_t>(32, size - offset));
        for (std::size_t lane = 0; lane < 4; ++lane) {
            lanes[lane] = (lanes[lane] ^ read_at<std::uint64_t>(block.data() + lane * 8)) * kPrime;
            lanes[lane] ^= lanes[lane] >> 32U;
        }
    }
    std::uint64_t sum = 0;
    for (const std::uint64_t lane : lanes) {
        sum = (sum ^ lane) * kPrime;
        sum ^= sum >> 29U;
    }
    return sum;
}

float from_half(std::uint16_t half) {
    const std::uint32_t sign = static_cast<std::uint32_t>(half & 0x8000U) << 16U;
    const std::uint32_t exponent = (half >> 10U) & 0x1FU;
    const std::uint32_t fraction = half & 0x3FFU;
    if (exponent == 0) { // zero and subnormal
        const float value = static_cast<float>(fraction) * 5.9604644775390625e-8F;
        return sign != 0 ? -value : value;
    }
    const std::uint32_t wide = exponent == 31 ? 255U : exponent + 112U;
    return std::bit_cast<float>(sign | (wide << 23U) | (fraction << 13U));
}

ModelFile::ModelFile(const std::string& path) : path_(path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        throw Error(ErrorCode::resource_missing,
                    "cannot open the reader's model " + path + ": " + std::strerror(errno) + "; reinstall vedette or name another file");
    }
    struct stat status = {};
    void* mapped = MAP_FAILED;
    if (::fstat(file, &status) == 0 && status.st_size > 0) {
        size_ = static_cast<std::size_t>(status.st_size);
        mapped = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file, 0);
    }
    ::close(file);
    if (mapped == MAP_FAILED) {
        size_ = 0;
        refuse("the file is empty or cannot be mapped");
    }
    bytes_ = static_cast<const unsigned char*>(mapped);
    try {
        check();
    } catch (...) {
        ::munmap(mapped, size_);
        bytes_ = nullptr;
        throw;
    }
}

ModelFile::~ModelFile() {
    if (bytes_ != nullptr) {
        // munmap takes a pointer to non-const but writes nothing.
        ::munmap(const_cast<unsigned char*>(bytes_), size_); // NOLINT(cppcoreguidelines-pro-type-const-cast)
    }
}

void ModelFile::check() {
    if (size_ < kHeaderBytes || std::memcmp(bytes_, kMagic.data(), kMagic.size()) != 0) {
        refuse("this is not a model of the reader");
    }
    const auto format = read_at<std::uint32_t>(bytes_ + 8);
    if (format != kFormat) {
        refuse("its format is " + std::to_string(format) + ", this program reads " + std::to_string(kFormat));
    }
    const auto count = read_at<std::uint32_t>(bytes_ + 12);
    const auto size = read_at<std::uint64_t>(bytes_ + 16);
    if (size != size_) {
        refuse("it has " + std::to_string(size_) + " bytes instead of " + std::to_string(size) + ": truncated or grown");
    }
    if (count > kMaxSections || kHeaderBytes + count * kEntryBytes > size_) {
        refuse("its table of sections does not fit");
    }
    if (model_checksum(bytes_ + kHeaderBytes, size_ - kHeaderBytes) != read_at<std::uint64_t>(bytes_ + 24)) {
        refuse("its checksum is wrong: the file is damaged");
    }
    version_ = read_name(bytes_ + 32, 32);
    for (std::size_t index = 0; index < count; ++index) {
        const unsigned char* entry = bytes_ + kHeaderBytes + index * kEntryBytes;
        Section section;
        section.name = read_name(entry, 32);
        section.type = read_at<std::uint32_t>(entry + 32);
        section.rows = read_at<std::uint32_t>(entry + 36);
        section.columns = read_at<std::uint32_t>(entry + 40);
        section.offset = read_at<std::uint64_t>(entry + 48);
        section.size = read_at<std::uint64_t>(entry + 56);
        if (section.offset > size_ || section.size > size_ - section.offset || section.offset % 4 != 0) {
            refuse("section " + section.name + " lies outside the file");
        }
        sections_.push_back(std::move(section));
    }
}

void ModelFile::refuse(const std::string& words) const {
    throw Error(ErrorCode::resource_invalid, "the reader's model " + path_ + " cannot be used: " + words + "; install it again");
}

const ModelFile::Section& ModelFile::find(std::string_view name, std::uint32_t type, std::size_t item_size) const {
    const auto found = std::find_if(sections_.begin(), sections_.end(), [&](const Section& section) { return section.name == name; });
    if (found == sections_.end()) {
        refuse("section " + std::string(name) + " is missing");
    }
    if (found->type != type || (type != Type::bytes && found->rows * found->columns * item_size != found->size)) {
        refuse("section " + std::string(name) + " has another type or size");
    }
    return *found;
}

std::string_view ModelFile::text(std::string_view name) const {
    const Section& section = find(name, Type::bytes, 1);
    return {reinterpret_cast<const char*>(bytes_ + section.offset), section.size};
}

std::span<const std::uint32_t> ModelFile::numbers(std::string_view name) const {
    const Section& section = find(name, Type::uint32, 4);
    return {reinterpret_cast<const std::uint32_t*>(bytes_ + section.offset), section.size / 4};
}

std::vector<float> ModelFile::vector(std::string_view name, std::size_t size) const {
    const Section& section = find(name, Type::float32, 4);
    if (section.rows * section.columns != size) {
        refuse("section " + std::string(name) + " has another shape");
    }
    std::vector<float> values(size);
    std::memcpy(values.data(), bytes_ + section.offset, section.size);
    return values;
}

std::vector<float> ModelFile::matrix(std::string_view name, std::size_t rows, std::size_t columns) const {
    const Section& section = find(name, Type::float16, 2);
    if (section.rows != rows || section.columns != columns) {
        refuse("section " + std::string(name) + " has another shape");
    }
    std::vector<float> values(rows * columns);
    for (std::size_t index = 0; index < values.size(); ++index) {
        values[index] = from_half(read_at<std::uint16_t>(bytes_ + section.offset + 2 * index));
    }
    return values;
}

ByteTable ModelFile::table(std::string_view name, std::size_t rows, std::size_t columns) const {
    const Section& section = find(name, Type::int8, 1);
    const Section& scales = find(std::string(name) + ".scale", Type::float32, 4);
    if (section.rows != rows || section.columns != columns || scales.rows * scales.columns != rows) {
        refuse("section " + std::string(name) + " has another shape");
    }
    return {reinterpret_cast<const std::int8_t*>(bytes_ + section.offset), reinterpret_cast<const float*>(bytes_ + scales.offset), rows,
            columns};
}

} // namespace vedette::syntax
