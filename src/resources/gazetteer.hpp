#pragma once
// The gazetteer: one file (data/gazetteer/places.bin, made by scripts/build_gazetteer.py from GeoNames, Natural Earth and the U.S.
// Census Bureau), mapped into memory read-only, so that any number of workers share one copy. A name is found by interpolation
// search in a sorted array of hashes: about 0.2 microseconds. Safe to use from many threads.

#include "base/error.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vedette::resources {

enum class PlaceFeature : std::uint8_t { town, capital, seat1, seat2, seat3, seat4, quarter, county };

// A town or county that has the name asked for.
struct GazetteerPlace {
    std::uint32_t number = 0;   // GeoNames id; for a county its FIPS code
    std::string_view name;      // as the source spells it
    double lat = 0;             // degrees WGS 84
    double lon = 0;
    std::uint32_t population = 0; // within 5 percent; 0: unknown
    PlaceFeature feature = PlaceFeature::town;
    std::uint16_t admin = 0;    // first-level region, index for Gazetteer::admin_code; 0: unknown
    std::uint8_t country = 0;   // index into Gazetteer::countries
    bool by_other_name = false; // found by a former, foreign or variant name

    // "geonames:625144", "fips:22079"
    [[nodiscard]] std::string id() const;
};

struct Country {
    std::string code;   // alpha-3, or the old code of a former state
    std::string alpha2; // empty for former states
    std::string name;
    std::vector<std::string> aliases;
    std::vector<std::string> adjectives; // "Belarusian"
    std::vector<std::string> capitals;
    std::vector<std::string> neighbours; // alpha-3 of those with a land border, sorted
    double lat = 0;                      // representative point
    double lon = 0;
    double radius_km = 0;                // of a circle of the country's area
};

struct Province {
    std::string id; // "vedette:helmand-afg"
    std::string name;
    std::vector<std::string> aliases;
    std::vector<std::string> abbreviations; // count only after a town and a comma
    std::string country;                    // alpha-3
    double lat = 0;
    double lon = 0;
    double radius_km = 0;
    std::uint16_t admin = 0;
};

// The land border of two states.
struct Border {
    std::string left; // alpha-3, left < right
    std::string right;
    double lat = 0; // the point of the line nearest to its middle
    double lon = 0;
    double radius_km = 0; // from there to its farthest end
};

class Gazetteer {
public:
    // Throws Error(resource_missing) when the file cannot be opened, Error(resource_invalid) when it is foreign, truncated, of another
    // version, or its checksum does not fit.
    static Gazetteer open(const std::string& path);

    Gazetteer(Gazetteer&&) noexcept;
    Gazetteer& operator=(Gazetteer&&) noexcept;
    ~Gazetteer();

    // How names are compared: lower case, no accents, hyphens as spaces, no apostrophes or full stops. Empty when the name is not
    // written in Latin letters.
    [[nodiscard]] std::string fold(std::string_view name) const;

    // Appends all places with this folded name, most people first; clears `found` first. No allocation once `found` has grown.
    void candidates(std::string_view folded, std::vector<GazetteerPlace>& found) const;
    [[nodiscard]] std::vector<GazetteerPlace> candidates(std::string_view folded) const;
    [[nodiscard]] bool has(std::string_view folded) const;

    [[nodiscard]] const std::vector<Country>& countries() const;
    [[nodiscard]] const std::vector<Province>& provinces() const;
    [[nodiscard]] const Country* country(std::string_view code) const; // nullptr when unknown
    [[nodiscard]] const std::vector<std::string>& neighbours(std::string_view code) const;
    [[nodiscard]] bool are_neighbours(std::string_view left, std::string_view right) const;
    [[nodiscard]] const Border* border(std::string_view left, std::string_view right) const; // in either order; nullptr: none known
    [[nodiscard]] std::size_t place_count() const;

private:
    struct Impl;
    explicit Gazetteer(std::unique_ptr<Impl> impl);

    std::unique_ptr<Impl> impl_;
};

} // namespace vedette::resources
