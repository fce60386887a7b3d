#include "resources/gazetteer.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>
#include <fcntl.h>
#include <span>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <unordered_map>

namespace vedette::resources {

namespace {

static_assert(std::endian::native == std::endian::little, "places.bin is little-endian");

constexpr std::string_view kMagic = "VEDTGAZ1";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kHeaderBytes = 64;
constexpr unsigned kIndexBits = 20;
constexpr std::uint64_t kIndexMask = (std::uint64_t{1} << kIndexBits) - 1;
constexpr std::uint64_t kOtherNameBit = std::uint64_t{1} << kIndexBits;
constexpr unsigned kHashShift = kIndexBits + 1;

struct Header {
    std::array<char, 8> magic;
    std::uint32_t version, places, keys, folds, name_bytes, text_bytes;
    std::uint64_t checksum;
};

struct PackedPlace {
    std::uint32_t number;
    std::uint32_t name;
    std::int32_t lat;
    std::int32_t lon;
    std::uint32_t packed; // admin 12 bits, feature 4, country 8, population 8
};

static_assert(sizeof(PackedPlace) == 20);

struct Fold {
    std::uint32_t code_point;
    std::array<char, 4> plain;
};

std::uint64_t hash_name(std::string_view text) {
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const char byte : text) {
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3U;
    }
    // The finaliser of MurmurHash3: FNV alone is not uniform in its high bits, and the search interpolates on them.
    hash ^= hash >> 33U;
    hash *= 0xFF51AFD7ED558CCDU;
    hash ^= hash >> 33U;
    hash *= 0xC4CEB9FE1A85EC53U;
    return hash ^ (hash >> 33U);
}

std::uint64_t checksum_of(std::string_view payload) {
    std::uint64_t hash = 0x9E3779B97F4A7C15U;
    for (std::size_t offset = 0; offset < payload.size(); offset += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, payload.data() + offset, std::min<std::size_t>(8, payload.size() - offset));
        hash = (hash ^ word) * 0x100000001B3U;
        hash ^= hash >> 29U;
    }
    return hash;
}

[[noreturn]] void refuse(const std::string& path, const std::string& words) {
    throw Error(ErrorCode::resource_invalid, path + ": " + words + "; build it again with scripts/build_gazetteer.py");
}

double number(std::string_view cell) {
    double value = 0;
    std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return value;
}

std::vector<std::string> items(std::string_view cell) {
    std::vector<std::string> list;
    for (const std::string_view item : split(cell, '|')) {
        if (!item.empty()) {
            list.emplace_back(item);
        }
    }
    return list;
}

} // namespace

std::string GazetteerPlace::id() const {
    std::string digits = std::to_string(number);
    if (feature == PlaceFeature::county) {
        return "fips:" + std::string(digits.size() < 5 ? 5 - digits.size() : 0, '0') + digits;
    }
    return "geonames:" + digits;
}

struct Gazetteer::Impl {
    void* mapped = MAP_FAILED;
    std::size_t mapped_bytes = 0;
    std::string_view bytes;
    const PackedPlace* places = nullptr;
    std::uint32_t place_count = 0;
    const std::uint64_t* keys = nullptr;
    std::uint32_t key_count = 0;
    std::string_view names;
    std::unordered_map<char32_t, std::string> folds;
    std::vector<Country> countries;
    std::vector<Province> provinces;
    std::vector<Border> borders; // sorted by both codes
    std::unordered_map<std::string, std::size_t> country_by_code; // looked up only, never walked

    Impl() = default;
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    ~Impl() {
        if (mapped != MAP_FAILED) {
            munmap(mapped, mapped_bytes);
        }
    }

    void map(const std::string& path);
    void check_and_index(const std::string& path);
    void read_tables(std::string_view text, const std::string& path);
    [[nodiscard]] const std::uint64_t* first_key(std::uint64_t hash) const;
    [[nodiscard]] GazetteerPlace unpack(std::uint64_t key) const;
};

void Gazetteer::Impl::map(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        throw Error(ErrorCode::resource_missing, path + ": " + std::strerror(errno) + "; the gazetteer is part of vedette's data folder");
    }
    struct stat status {};
    if (fstat(file, &status) == 0 && status.st_size > 0) {
        mapped_bytes = static_cast<std::size_t>(status.st_size);
        mapped = mmap(nullptr, mapped_bytes, PROT_READ, MAP_SHARED, file, 0);
    }
    ::close(file);
    if (mapped == MAP_FAILED) {
        refuse(path, "is empty or cannot be mapped");
    }
    bytes = {static_cast<const char*>(mapped), mapped_bytes};
}

void Gazetteer::Impl::check_and_index(const std::string& path) {
    Header header{};
    if (bytes.size() < kHeaderBytes || bytes.substr(0, kMagic.size()) != kMagic) {
        refuse(path, "is not a vedette gazetteer");
    }
    std::memcpy(&header, bytes.data(), sizeof header);
    if (header.version != kVersion) {
        refuse(path, "has version " + std::to_string(header.version) + ", this program reads " + std::to_string(kVersion));
    }
    const std::uint64_t place_bytes = (std::uint64_t{header.places} * sizeof(PackedPlace) + 7) / 8 * 8;
    const std::uint64_t key_bytes = std::uint64_t{header.keys} * 8;
    const std::uint64_t fold_bytes = std::uint64_t{header.folds} * sizeof(Fold);
    if (kHeaderBytes + place_bytes + key_bytes + fold_bytes + header.name_bytes + header.text_bytes != bytes.size()) {
        refuse(path, "is truncated or has bytes too many");
    }
    if (checksum_of(bytes.substr(kHeaderBytes)) != header.checksum) {
        refuse(path, "is damaged (its checksum does not fit)");
    }
    // mmap gives page alignment and every section before these is a multiple of 8 bytes.
    const char* at = bytes.data() + kHeaderBytes;
    places = static_cast<const PackedPlace*>(static_cast<const void*>(at));
    place_count = header.places;
    at += place_bytes;
    keys = static_cast<const std::uint64_t*>(static_cast<const void*>(at));
    key_count = header.keys;
    at += key_bytes;
    for (std::uint32_t index = 0; index < header.folds; ++index, at += sizeof(Fold)) {
        Fold entry{};
        std::memcpy(&entry, at, sizeof entry);
        const auto end = std::find(entry.plain.begin(), entry.plain.end(), '\0');
        folds.emplace(entry.code_point, std::string(entry.plain.begin(), end));
    }
    names = {at, header.name_bytes};
    at += header.name_bytes;
    read_tables({at, header.text_bytes}, path);
    for (std::uint32_t index = 0; index < place_count; ++index) {
        if (places[index].name >= names.size() || ((places[index].packed >> 16U) & 0xFFU) >= countries.size()) {
            refuse(path, "place " + std::to_string(index) + " points outside the file");
        }
    }
    if (names.empty() || names.back() != '\0' ||
        std::any_of(keys, keys + key_count, [&](std::uint64_t key) { return (key & kIndexMask) >= place_count; })) {
        refuse(path, "its index points outside the file");
    }
}

void Gazetteer::Impl::read_tables(std::string_view text, const std::string& path) {
    int section = 0;
    for (const std::string_view line : split(text, '\n')) {
        if (line.empty()) {
            ++section;
            continue;
        }
        const std::vector<std::string_view> c = split(line, '\t');
        if (section == 0) {
            if (c.size() != 10) {
                refuse(path, "its table of countries is damaged");
            }
            Country country{.code = std::string(c[0]), .alpha2 = std::string(c[9]), .name = std::string(c[1]), .aliases = items(c[2]),
                            .adjectives = items(c[3]), .capitals = items(c[7]), .neighbours = items(c[8]), .lat = number(c[4]),
                            .lon = number(c[5]), .radius_km = number(c[6])};
            std::sort(country.neighbours.begin(), country.neighbours.end());
            country_by_code.emplace(country.code, countries.size());
            countries.push_back(std::move(country));
        } else if (section == 2) {
            if (c.size() != 9) {
                refuse(path, "its table of provinces is damaged");
            }
            provinces.push_back({.id = std::string(c[0]), .name = std::string(c[1]), .aliases = items(c[2]), .abbreviations = items(c[3]),
                                 .country = std::string(c[4]), .lat = number(c[5]), .lon = number(c[6]), .radius_km = number(c[7]),
                                 .admin = static_cast<std::uint16_t>(number(c[8]))});
        } else if (section == 3) {
            if (c.size() != 5) {
                refuse(path, "its table of borders is damaged");
            }
            borders.push_back({std::string(c[0]), std::string(c[1]), number(c[2]), number(c[3]), number(c[4])});
        }
    }
}

// First key whose hash is `hash`, or where it would stand. Hashes are uniform, so interpolating finds it in about three steps.
const std::uint64_t* Gazetteer::Impl::first_key(std::uint64_t hash) const {
    const std::uint64_t wanted = hash >> kHashShift << kHashShift;
    std::size_t low = 0;
    std::size_t high = key_count;
    const double share = static_cast<double>(wanted) / 18446744073709551616.0;
    constexpr std::size_t kWindow = 2048; // over four standard deviations of where a uniform hash may stand
    const auto guess = static_cast<std::size_t>(share * key_count);
    const std::size_t from = guess > kWindow ? guess - kWindow : 0;
    const std::size_t to = std::min<std::size_t>(guess + kWindow, key_count);
    if (from < key_count && keys[from] < wanted) {
        low = from;
    } else if (from < key_count) {
        high = std::min<std::size_t>(high, from + 1);
    }
    if (to < key_count && keys[to] >= wanted) {
        high = std::min(high, to + 1);
    }
    return std::lower_bound(keys + low, keys + high, wanted);
}

GazetteerPlace Gazetteer::Impl::unpack(std::uint64_t key) const {
    const PackedPlace& packed = places[key & kIndexMask];
    GazetteerPlace place;
    place.number = packed.number;
    const char* start = names.data() + packed.name;
    place.name = {start, std::strlen(start)};
    place.lat = packed.lat / 1e5;
    place.lon = packed.lon / 1e5;
    place.admin = static_cast<std::uint16_t>(packed.packed & 0xFFFU);
    place.feature = static_cast<PlaceFeature>((packed.packed >> 12U) & 7U);
    place.country = static_cast<std::uint8_t>((packed.packed >> 16U) & 0xFFU);
    place.population = static_cast<std::uint32_t>(std::lround(std::exp2((packed.packed >> 24U) / 8.0) - 1));
    place.by_other_name = (key & kOtherNameBit) != 0;
    return place;
}

Gazetteer::Gazetteer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;
Gazetteer::~Gazetteer() = default;

Gazetteer Gazetteer::open(const std::string& path) {
    auto impl = std::make_unique<Impl>();
    impl->map(path);
    impl->check_and_index(path);
    return Gazetteer(std::move(impl));
}

std::string Gazetteer::fold(std::string_view name) const {
    std::string folded;
    folded.reserve(name.size());
    bool space = false;
    const auto put = [&](std::string_view plain) {
        if (space && !folded.empty()) {
            folded.push_back(' ');
        }
        space = false;
        folded.append(plain);
    };
    for (std::size_t offset = 0; offset < name.size();) {
        const char32_t letter = next_code_point(name, offset);
        if (letter < 0x80U) {
            const auto c = static_cast<char>(letter);
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                put({&c, 1});
            } else if (c >= 'A' && c <= 'Z') {
                const auto lower = static_cast<char>(c + 32);
                put({&lower, 1});
            } else if (c != '\'' && c != '`' && c != '.' && c != '"') {
                space = true;
            }
            continue;
        }
        const auto entry = impl_->folds.find(letter);
        if (entry != impl_->folds.end()) {
            if (entry->second == " ") {
                space = true;
            } else if (!entry->second.empty()) {
                put(entry->second);
            }
        } else if (letter >= 0x300U && letter < 0x370U) {
            continue; // a combining mark
        } else if (letter == 0xA0U) {
            space = true;
        } else {
            return {};
        }
    }
    return folded;
}

void Gazetteer::candidates(std::string_view folded, std::vector<GazetteerPlace>& found) const {
    found.clear();
    if (folded.empty()) {
        return;
    }
    const std::uint64_t hash = hash_name(folded);
    const std::uint64_t* end = impl_->keys + impl_->key_count;
    for (const std::uint64_t* key = impl_->first_key(hash); key != end && *key >> kHashShift == hash >> kHashShift; ++key) {
        found.push_back(impl_->unpack(*key));
    }
    std::stable_sort(found.begin(), found.end(), [](const GazetteerPlace& left, const GazetteerPlace& right) {
        return left.population != right.population ? left.population > right.population : left.number < right.number;
    });
}

std::vector<GazetteerPlace> Gazetteer::candidates(std::string_view folded) const {
    std::vector<GazetteerPlace> found;
    candidates(folded, found);
    return found;
}

bool Gazetteer::has(std::string_view folded) const {
    const std::uint64_t hash = hash_name(folded);
    const std::uint64_t* key = impl_->first_key(hash);
    return !folded.empty() && key != impl_->keys + impl_->key_count && *key >> kHashShift == hash >> kHashShift;
}

const std::vector<Country>& Gazetteer::countries() const { return impl_->countries; }

const std::vector<Province>& Gazetteer::provinces() const { return impl_->provinces; }

const Country* Gazetteer::country(std::string_view code) const {
    const auto found = impl_->country_by_code.find(std::string(code));
    return found == impl_->country_by_code.end() ? nullptr : &impl_->countries[found->second];
}

const std::vector<std::string>& Gazetteer::neighbours(std::string_view code) const {
    static const std::vector<std::string> kNone;
    const Country* state = country(code);
    return state == nullptr ? kNone : state->neighbours;
}

bool Gazetteer::are_neighbours(std::string_view left, std::string_view right) const {
    const std::vector<std::string>& list = neighbours(left);
    return std::find(list.begin(), list.end(), right) != list.end();
}

const Border* Gazetteer::border(std::string_view left, std::string_view right) const {
    if (right < left) {
        std::swap(left, right);
    }
    const auto found = std::find_if(impl_->borders.begin(), impl_->borders.end(),
                                    [&](const Border& border) { return border.left == left && border.right == right; });
    return found == impl_->borders.end() ? nullptr : &*found;
}

std::size_t Gazetteer::place_count() const { return impl_->place_count; }

} // namespace vedette::resources
