// `vedette events`: one line an event mention.
#include "briefing/plain_words.hpp"
#include "cli/listing.hpp"

namespace vedette::cli {

int run_events(const Settings& settings) {
    const std::unique_ptr<store::Store> store = open_case(settings);
    const CaseView view = store->view(settings.filter, false);
    Listing listing;
    listing.noun = "events";
    listing.table.columns = {{"id"}, {"reported"}, {"when"}, {"type"}, {"status"}, {"who"}, {"to whom"}, {"where"}, {"says"}, {"trigger"}};
    for (const EventRecord& event : view.events) {
        listing.table.rows.push_back({short_form(event.id), briefing::date_in_words(event.published),
                                      event.when ? briefing::date_in_words(*event.when) : "", std::string(to_string(event.type)),
                                      std::string(to_string(event.status)), party_words(event.actors), party_words(event.recipients),
                                      place_words(event.where), source_words(event.attribution), event.trigger});
        if (settings.flags.json) {
            listing.records.push_back(store->record(event.id));
        }
    }
    print_listing(listing, settings);
    return kDone;
}

} // namespace vedette::cli
