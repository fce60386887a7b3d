// `vedette relations`: treaties, unions, joint commands, bases; what the reports say first, then what the lexicon knows.
#include "base/utf8.hpp"
#include "briefing/plain_words.hpp"
#include "cli/listing.hpp"
#include "fusion/relations.hpp"

namespace vedette::cli {

int run_relations(const Settings& settings) {
    const fusion::RelationRegister relations(stage_options(settings.flags).lexicon_folder);
    const std::unique_ptr<store::Store> store = open_case(settings);
    const CaseView view = chosen_view(*store, settings, false);
    Listing listing;
    listing.noun = "relations";
    listing.table.columns = {{"id"}, {"kind"}, {"who"}, {"when"}, {"what"}, {"status"}, {"source"}};
    for (const fusion::Relation& relation : relations.relations(view.developments, view.events, settings.filter.on)) {
        const bool dated = relation.when && (relation.when->from || relation.when->to);
        listing.table.rows.push_back({relation.development.empty() ? "lexicon" : short_form(relation.development), relation.kind, joined(relation.parties, " "),
                                      dated ? briefing::date_in_words(*relation.when) : "", relation.name, relation.status, relation.source});
        listing.records.push_back(fusion::print_relation(relation));
    }
    print_listing(listing, settings);
    return kDone;
}

} // namespace vedette::cli
