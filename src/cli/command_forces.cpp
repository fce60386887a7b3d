// `vedette forces`: the ledger, one line an entry, or its sums, one line an area.
#include "base/error.hpp"
#include "base/json_writer.hpp"
#include "base/utf8.hpp"
#include "briefing/plain_words.hpp"
#include "cli/force_areas.hpp"
#include "cli/listing.hpp"
#include "cli/watched_case.hpp"

namespace vedette::cli {

namespace {

std::string record_of(const fusion::ForceSum& sum, const std::string& by) {
    JsonWriter json;
    json.begin_object().field("kind", "force_sum").field("by", by).field("area", sum.area).field("counted", sum.counted).field("low", sum.low).field("best", sum.best);
    if (sum.high) {
        json.field("high", *sum.high);
    }
    json.field_if("as_of", sum.as_of).strings("owners", sum.owners).strings("rows", sum.rows).strings("not_added", sum.not_added).end_object();
    return json.take();
}

void print_sums(const CaseView& view, const Settings& settings) {
    const std::string& by = settings.flags.sum_by;
    if (by != "theatre" && by != "border" && by != "place") {
        throw Error(ErrorCode::usage, "--sum-by takes theatre, border or place, not '" + by + "'");
    }
    const ForceAreas areas(view);
    std::vector<fusion::ForceSum> sums;
    if (by == "theatre") {
        const warning::TheatreTable table = load_theatres(settings);
        sums = areas.by_theatre(theatres_with(table, {}));
    } else {
        sums = areas.by_place(by == "border");
    }
    Listing listing;
    listing.noun = "sums";
    listing.table.columns = {{"area"}, {"counted"}, {"how many", true}, {"newest claims", true}, {"owners"}, {"as of"}, {"claims"}, {"not added"}};
    listing.shown.columns = {{"area"}, {"counted"}, {"how many", true}, {"newest claims", true}, {"owners"}, {"as of"}, {"claims"}};
    for (const fusion::ForceSum& sum : sums) {
        std::vector<std::string> rows;
        for (const std::string& row : sum.rows) {
            rows.push_back(short_form(row));
        }
        const std::vector<std::string> shown = {sum.area, sum.counted, briefing::sum_in_words(sum.low, sum.high), briefing::bounds_in_words(sum.best, sum.best, Qualifier::exact), joined(sum.owners, " "),
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
