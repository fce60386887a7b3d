// `vedette forces`: the ledger, one line an entry, or its sums, one line an area.
#include "base/error.hpp"
#include "base/json_writer.hpp"
#include "base/utf8.hpp"
#include "briefing/plain_words.hpp"
#include "cli/listing.hpp"
#include "cli/watched_case.hpp"
#include "fusion/force_places.hpp"
#include "fusion/force_sums.hpp"
#include "warning/sightings.hpp"

#include <unordered_map>

namespace vedette::cli {

namespace {

// From a row to the event that says where its forces stand: its own, or the one of its report whose place it was lent.
class PlaceTellers {
public:
    explicit PlaceTellers(const std::vector<EventRecord>& events) {
        for (const EventRecord& event : events) {
            by_id_.emplace(event.id, &event);
            by_words_.emplace(event.report + "\n" + fusion::place_words(event, false), &event);
        }
    }

    [[nodiscard]] const EventRecord* of(const ForceRow& row) const {
        const auto own = by_id_.find(row.mention);
        if (own != by_id_.end() && (row.where.empty() || !fusion::place_words(*own->second, false).empty())) {
            return own->second;
        }
        const auto lender = by_words_.find(row.report + "\n" + row.where);
        return lender == by_words_.end() ? nullptr : lender->second;
    }

private:
    std::unordered_map<std::string, const EventRecord*> by_id_;
    std::unordered_map<std::string, const EventRecord*> by_words_;
};

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

std::vector<std::string> theatres_of(const EventRecord& event, const warning::TheatreTable& table) {
    std::vector<std::string> titles;
    for (const warning::Theatre& theatre : table.theatres()) {
        if (warning::surroundings_of(theatre, event).in_zone) {
            titles.push_back(theatre.title);
        }
    }
    return titles;
}

std::string record_of(const fusion::ForceSum& sum, const std::string& by) {
    JsonWriter json;
    json.begin_object().field("kind", "force_sum").field("by", by).field("area", sum.area).field("counted", sum.counted).field("low", sum.low).field("best", sum.best);
    if (sum.high) {
        json.field("high", *sum.high);
    }
    json.field_if("as_of", sum.as_of).strings("owners", sum.owners).strings("rows", sum.rows).strings("not_added", sum.not_added).end_object();
    return json.take();
}

std::string bounds_of(const fusion::ForceSum& sum) {
    const std::string low = briefing::bounds_in_words(sum.low, sum.low, Qualifier::exact);
    if (!sum.high) {
        return low + " or more";
    }
    return *sum.high == sum.low ? low : low + " to " + briefing::bounds_in_words(*sum.high, *sum.high, Qualifier::exact);
}

void print_sums(const CaseView& view, const Settings& settings) {
    const std::string& by = settings.flags.sum_by;
    if (by != "theatre" && by != "border" && by != "place") {
        throw Error(ErrorCode::usage, "--sum-by takes theatre, border or place, not '" + by + "'");
    }
    const warning::TheatreTable table = load_theatres(settings);
    const PlaceTellers tellers(view.events);
    Listing listing;
    listing.noun = "sums";
    listing.table.columns = {{"area"}, {"counted"}, {"how many", true}, {"newest claims", true}, {"owners"}, {"as of"}, {"claims"}, {"not added"}};
    listing.shown.columns = {{"area"}, {"counted"}, {"how many", true}, {"newest claims", true}, {"owners"}, {"as of"}, {"claims"}};
    for (const fusion::ForceSum& sum : fusion::sum_forces(view.forces, [&](const ForceRow& row) {
             const EventRecord* teller = tellers.of(row);
             return teller == nullptr ? std::vector<std::string>{} : by == "theatre" ? theatres_of(*teller, table) : places_of(*teller, by == "border");
         })) {
        std::vector<std::string> rows;
        for (const std::string& row : sum.rows) {
            rows.push_back(short_form(row));
        }
        const std::vector<std::string> shown = {sum.area, sum.counted, bounds_of(sum), briefing::bounds_in_words(sum.best, sum.best, Qualifier::exact), joined(sum.owners, " "),
                                                briefing::date_in_words(sum.as_of), joined(rows, " ")};
        listing.shown.rows.push_back(shown);
        listing.table.rows.push_back(shown);
        listing.table.rows.back().push_back(joined(sum.not_added, " "));
        listing.records.push_back(record_of(sum, by));
    }
    print_listing(listing, settings);
}

} // namespace

int run_forces(const Settings& settings) {
    const std::unique_ptr<store::Store> store = open_case(settings);
    const CaseView view = chosen_view(*store, settings, false);
    if (!settings.flags.sum_by.empty()) {
        print_sums(view, settings);
        return kDone;
    }
    Listing listing;
    listing.noun = "forces";
    listing.table.columns = {{"id"}, {"owner"}, {"force"}, {"how many", true}, {"with"}, {"where"}, {"from"}, {"posture"}, {"status"}, {"as of"}, {"source"}, {"closed by"}};
    listing.shown.columns = {{"id"}, {"owner"}, {"force"}, {"how many", true}, {"with"}, {"where"}, {"status"}, {"as of"}, {"source"}};
    for (const ForceRow& force : view.forces) {
        const std::string count = force.has_count ? briefing::bounds_in_words(force.low, force.high, force.qualifier) : "";
        listing.table.rows.push_back({short_form(force.id), force.owner.empty() ? force.owner_name : force.owner, force.force_kind, count,
                                      joined(force.materiel), force.where, force.from, std::string(to_string(force.posture)),
                                      std::string(to_string(force.status)), briefing::date_in_words(force.as_of), force.source, short_form(force.closed_by)});
        const std::string& owner = force.owner.empty() ? force.owner_name : force.owner;
        const std::string route = force.where + (force.from.empty() ? "" : (force.where.empty() ? "from " : "; from ") + force.from);
        const std::string state = std::string(to_string(force.status)) + (force.posture == Posture::present ? "" : ", " + std::string(to_string(force.posture))) +
                                  (force.closed_by.empty() ? "" : ", later withdrawn");
        listing.shown.rows.push_back({short_form(force.id), owner.empty() ? "not stated" : owner, force.force_kind, count, joined(force.materiel), route, state,
                                      briefing::date_in_words(force.as_of), force.source});
        listing.records.push_back(print_force(force));
    }
    print_listing(listing, settings);
    return kDone;
}

} // namespace vedette::cli
