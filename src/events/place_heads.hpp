#pragma once
// The place that a token heads, in constant time.

#include "records/details.hpp"
#include "records/syntax.hpp"

#include <cstddef>
#include <vector>

namespace vedette::events {

class PlaceHeads {
public:
    // A view of one report's places; they must outlive this object.
    PlaceHeads(const Places& places, std::size_t tokens) : at_(tokens, nullptr) {
        for (const PlaceMention& place : places.mentions) {
            if (place.head < at_.size()) {
                at_[place.head] = &place;
            }
        }
    }

    // Null: none.
    [[nodiscard]] const PlaceMention* at(TokenIndex token) const { return token == kNoToken ? nullptr : at_[token]; }

private:
    std::vector<const PlaceMention*> at_;
};

} // namespace vedette::events
