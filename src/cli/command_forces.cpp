// `vedette forces`: the ledger, one line an entry.
#include "base/utf8.hpp"
#include "briefing/plain_words.hpp"
#include "cli/listing.hpp"

namespace vedette::cli {

int run_forces(const Settings& settings) {
    const CaseView view = open_case(settings)->view(settings.filter, false);
    Listing listing;
    listing.noun = "forces";
    listing.table.columns = {{"id"}, {"owner"}, {"force"}, {"how many", true}, {"with"}, {"where"}, {"from"}, {"status"}, {"as of"}, {"source"}};
    for (const ForceRow& force : view.forces) {
        const std::string count = force.has_count ? briefing::bounds_in_words(force.low, force.high, force.qualifier) : "";
        listing.table.rows.push_back({short_form(force.id), force.owner.empty() ? force.owner_name : force.owner, force.force_kind, count,
                                      joined(force.materiel), force.where, force.from, std::string(to_string(force.status)),
                                      briefing::date_in_words(force.as_of), force.source});
        listing.records.push_back(print_force(force));
    }
    print_listing(listing, settings);
    return kDone;
}

} // namespace vedette::cli
