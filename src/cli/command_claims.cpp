// `vedette claims`: one line a claim.
#include "briefing/plain_words.hpp"
#include "cli/listing.hpp"

namespace vedette::cli {

int run_claims(const Settings& settings) {
    const std::unique_ptr<store::Store> store = open_case(settings);
    const CaseView view = store->view(settings.filter, false);
    Listing listing;
    listing.noun = "claims";
    listing.table.columns = {{"id"}, {"report"}, {"source"}, {"code"}, {"stance"}, {"cue"}, {"content"}};
    for (const ClaimRow& claim : view.claims) {
        const std::string content = claim.is_direct ? "“" + claim.content_words + "”" : claim.content_words;
        listing.table.rows.push_back({short_form(claim.id), short_form(claim.report), claim.source_name, claim.source_code,
                                      std::string(briefing::stance_in_words(claim.stance)), claim.cue_words, content});
        if (settings.flags.json) {
            listing.records.push_back(store->record(claim.id));
        }
    }
    print_listing(listing, settings);
    return kDone;
}

} // namespace vedette::cli
