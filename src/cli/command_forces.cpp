// `vedette forces`: the ledger, one line an entry.
#include "base/utf8.hpp"
#include "briefing/plain_words.hpp"
#include "cli/listing.hpp"

namespace vedette::cli {

int run_forces(const Settings& settings) {
    const std::unique_ptr<store::Store> store = open_case(settings);
    const CaseView view = chosen_view(*store, settings, false);
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
