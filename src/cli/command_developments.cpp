// `vedette developments`: one line a development.
#include "base/utf8.hpp"
#include "briefing/plain_words.hpp"
#include "cli/listing.hpp"

#include <map>

namespace vedette::cli {

namespace {

std::string disputed_fields(const Development& development) {
    std::vector<std::string> fields;
    for (const Dispute& dispute : development.disputes) {
        fields.push_back(briefing::field_in_words(dispute.field));
    }
    return joined(fields);
}

// What analysts decided on each development's mentions, in words.
std::map<std::string_view, std::vector<const EventRecord*>> mentions_of(const CaseView& view) {
    std::map<std::string_view, const EventRecord*> events;
    for (const EventRecord& event : view.events) {
        events.emplace(event.id, &event);
    }
    std::map<std::string_view, std::vector<const EventRecord*>> mentions;
    for (const Development& development : view.developments) {
        for (const std::string& id : development.mentions) {
            if (const auto found = events.find(id); found != events.end()) {
                mentions[development.id].push_back(found->second);
            }
        }
    }
    return mentions;
}

} // namespace

int run_developments(const Settings& settings) {
    const std::unique_ptr<store::Store> store = open_case(settings);
    const CaseView view = chosen_view(*store, settings, false);
    const std::map<std::string_view, std::vector<const EventRecord*>> mentions = mentions_of(view);
    Listing listing;
    listing.noun = "developments";
    listing.table.columns = {{"id"},    {"when"},     {"reported"},       {"type"},          {"status"},  {"who"},
                             {"to whom"}, {"where"}, {"mentions", true}, {"claimants", true}, {"disputed"}, {"analyst"}};
    listing.shown.columns = {{"id"}, {"when (reported)"}, {"status"}, {"development"}, {"told", true}, {"by", true}};
    for (const Development& development : view.developments) {
        const auto told = mentions.find(development.id);
        const std::string verdict = told == mentions.end() ? "" : briefing::verdict_in_words(told->second);
        listing.table.rows.push_back({short_form(development.id), development.when ? briefing::date_in_words(*development.when) : "",
                                      development.first_reported ? briefing::day_in_words(*development.first_reported) : "",
                                      std::string(to_string(development.type)), std::string(to_string(development.status)),
                                      party_words(development.actors), party_words(development.recipients), place_words(development.where),
                                      std::to_string(development.mentions.size()), std::to_string(development.independent),
                                      disputed_fields(development), verdict});
        const std::string act = act_words(development.actors, development.recipients);
        const std::string places = place_words(development.where);
        const std::string disputed = disputed_fields(development);
        listing.shown.rows.push_back(
            {short_form(development.id),
             development.when             ? briefing::date_in_words(*development.when)
             : development.first_reported ? "(" + briefing::day_in_words(*development.first_reported) + ")"
                                          : "",
             std::string(briefing::status_in_words(development.status)),
             briefing::type_in_words(development.type, {}) + (act.empty() ? "" : ": " + act) + (places.empty() ? "" : "; " + places) +
                 (disputed.empty() ? "" : "; disputed: " + disputed) + (verdict.empty() ? "" : "; " + verdict),
             std::to_string(development.mentions.size()), std::to_string(development.independent)});
        listing.records.push_back(print_development(development));
    }
    print_listing(listing, settings);
    return kDone;
}

} // namespace vedette::cli
