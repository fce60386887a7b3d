// `vedette failures`: inputs that gave no report, and why.
#include "base/json_writer.hpp"
#include "cli/listing.hpp"

namespace vedette::cli {

int run_failures(const Settings& settings) {
    const CaseView view = open_case(settings)->view({}, false);
    Listing listing;
    listing.noun = "failures";
    listing.table.columns = {{"source"}, {"stage"}, {"code"}, {"reason"}};
    for (const FailureRow& failure : view.failures) {
        listing.table.rows.push_back({failure.source, failure.stage, failure.code, failure.reason});
        JsonWriter json;
        json.begin_object().field("kind", "failure").field("source", failure.source).field("stage", failure.stage);
        json.field("code", failure.code).field("reason", failure.reason).end_object();
        listing.records.push_back(json.take());
    }
    print_listing(listing, settings);
    return kDone;
}

} // namespace vedette::cli
