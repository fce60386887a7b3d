#include "cli/force_areas.hpp"

#include "fusion/force_places.hpp"
#include "warning/sightings.hpp"

#include <string_view>
#include <unordered_set>

namespace vedette::cli {

namespace {

std::vector<std::string> places_of(const EventRecord& event, bool borders) {
    std::vector<std::string> names;
    for (const EventRecord::Where& place : event.where) {
        const bool is_border = place.precision == PlacePrecision::border;
        if (place.role != PlaceRole::from && !place.name.empty() && (borders ? is_border : is_point(place.precision))) {
            names.push_back(place.name);
        }
    }
    return names;
}

std::vector<std::string> theatres_of(const EventRecord& event, const TheatreList& theatres) {
    std::vector<std::string> titles;
    for (const warning::Theatre* theatre : theatres) {
        if (warning::surroundings_of(*theatre, event).in_zone) {
            titles.push_back(theatre->title);
        }
    }
    return titles;
}

} // namespace

ForceAreas::ForceAreas(const CaseView& view) : view_(view) {
    std::unordered_set<std::string_view> with_forces;
    for (const ForceRow& row : view.forces) {
        with_forces.insert(row.report);
    }
    for (const EventRecord& event : view.events) {
        if (!with_forces.contains(event.report)) {
            continue;
        }
        by_id_.emplace(event.id, &event);
        by_words_.emplace(event.report + "\n" + fusion::place_words(event, false), &event);
    }
}

const EventRecord* ForceAreas::teller_of(const ForceRow& row) const {
    const auto own = by_id_.find(row.mention);
    if (own != by_id_.end() && (row.where.empty() || !fusion::place_words(*own->second, false).empty())) {
        return own->second;
    }
    const auto lender = by_words_.find(row.report + "\n" + row.where);
    return lender == by_words_.end() ? nullptr : lender->second;
}

std::vector<fusion::ForceSum> ForceAreas::by_place(bool borders) const {
    return fusion::sum_forces(view_.forces, [&](const ForceRow& row) {
        const EventRecord* teller = teller_of(row);
        return teller == nullptr ? std::vector<std::string>{} : places_of(*teller, borders);
    });
}

std::vector<fusion::ForceSum> ForceAreas::by_theatre(const TheatreList& theatres) const {
    return fusion::sum_forces(view_.forces, [&](const ForceRow& row) {
        const EventRecord* teller = teller_of(row);
        return teller == nullptr ? std::vector<std::string>{} : theatres_of(*teller, theatres);
    });
}

} // namespace vedette::cli
