#pragma once
// Names of places that are no towns (countries, provinces, seas, regions, bases) by folded name, and the words that guard against
// taking persons, organisations and common words for places. Loaded once from lexicon/places and the gazetteer; read-only after.

#include "records/details.hpp"
#include "resources/gazetteer.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vedette::places {

// One row of lexicon/places/places.tsv.
struct OwnPlace {
    std::string id;
    std::string name;
    std::vector<std::string> countries;
    double lat = 0;
    double lon = 0;
    double radius_km = 0;
    PlacePrecision precision = PlacePrecision::region;
};

// What a name may stand for; exactly one pointer is set.
struct NamedArea {
    const resources::Country* country = nullptr;
    const resources::Province* province = nullptr;
    const OwnPlace* own = nullptr;
    bool is_alias = false;
    std::string exact{}; // spelling that the text must have, for names in capitals such as "US"; empty: any
};

enum GuardWord : std::uint16_t {
    kCommonWord = 1,
    kGivenName = 2,
    kTitle = 4,
    kOrganisation = 8,
    kAreaKind = 16,
    kMayFollow = 32,
    kCivic = 64,
    kLocalNoun = 128,
    kBound = 256,
};

class PlaceLexicon {
public:
    // Throws Error(resource_missing, resource_invalid). `gazetteer` must outlive this.
    PlaceLexicon(const resources::Gazetteer& gazetteer, const std::string& folder);

    PlaceLexicon(const PlaceLexicon&) = delete; // the areas point into own_
    PlaceLexicon& operator=(const PlaceLexicon&) = delete;

    [[nodiscard]] const std::vector<NamedArea>* areas(const std::string& folded) const; // nullptr: none

    // Province by its abbreviation ("Ill.", "IL"); nullptr: none.
    [[nodiscard]] const resources::Province* abbreviation(std::string_view word) const;

    // Country whose adjective this word is ("Belarusian"); nullptr: none.
    [[nodiscard]] const resources::Country* adjective(std::string_view word) const;

    [[nodiscard]] std::uint16_t guards(const std::string& folded) const; // bits of GuardWord

    [[nodiscard]] const resources::Gazetteer& gazetteer() const { return gazetteer_; }

private:
    void add(const std::string& name, NamedArea area, bool is_alias);

    const resources::Gazetteer& gazetteer_;
    std::vector<OwnPlace> own_;
    // Looked up only, never walked: order does not reach any output.
    std::unordered_map<std::string, std::vector<NamedArea>> areas_;
    std::unordered_map<std::string, const resources::Province*> abbreviations_;
    std::unordered_map<std::string, const resources::Country*> adjectives_;
    std::unordered_map<std::string, std::uint16_t> guards_;
};

} // namespace vedette::places
