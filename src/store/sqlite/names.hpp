#pragma once
// Enumerations are kept by name, so that the casefile is readable with any SQLite tool and survives a reordered enumeration.

#include "records/details.hpp"
#include "records/events.hpp"
#include "records/report.hpp"

#include <string_view>

namespace vedette::store {

template <typename Enum>
struct LastOf;
template <>
struct LastOf<DateSource> {
    static constexpr DateSource value = DateSource::file_name;
};
template <>
struct LastOf<PlaceRole> {
    static constexpr PlaceRole value = PlaceRole::border;
};
template <>
struct LastOf<PlacePrecision> {
    static constexpr PlacePrecision value = PlacePrecision::unknown;
};
template <>
struct LastOf<Qualifier> {
    static constexpr Qualifier value = Qualifier::several;
};

// The enumerator of that name, the first one when there is none (a casefile of a newer version is refused before).
template <typename Enum>
Enum named(std::string_view name) {
    for (int index = 0; index <= static_cast<int>(LastOf<Enum>::value); ++index) {
        if (to_string(static_cast<Enum>(index)) == name) {
            return static_cast<Enum>(index);
        }
    }
    return static_cast<Enum>(0);
}

} // namespace vedette::store
