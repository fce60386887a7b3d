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
    listing.shown.columns = {{"id"}, {"when (reported)"}, {"status"}, {"event"}, {"who says so"}};
    for (const EventRecord& event : view.events) {
        listing.table.rows.push_back({short_form(event.id), briefing::date_in_words(event.published),
                                      event.when ? briefing::date_in_words(*event.when) : "", std::string(to_string(event.type)),
                                      std::string(to_string(event.status)), party_words(event.actors), party_words(event.recipients),
                                      place_words(event.where), source_words(event.attribution), event.trigger});
        const std::string act = act_words(event.actors, event.recipients);
        const std::string places = place_words(event.where);
        listing.shown.rows.push_back({short_form(event.id), event.when ? briefing::date_in_words(*event.when) : "(" + briefing::date_in_words(event.published) + ")",
                                      std::string(briefing::status_in_words(event.status)),
                                      briefing::type_in_words(event.type, event.modes, event.contexts) + " '" + event.trigger + "'" + (act.empty() ? "" : ": " + act) +
                                          (places.empty() ? "" : "; " + places),
                                      source_words(event.attribution)});
        if (settings.flags.json) {
            listing.records.push_back(store->record(event.id));
        }
    }
    print_listing(listing, settings);
    return kDone;
}

} // namespace vedette::cli
