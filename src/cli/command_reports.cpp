// `vedette reports`: one line a report.
#include "briefing/plain_words.hpp"
#include "cli/listing.hpp"

namespace vedette::cli {

int run_reports(const Settings& settings) {
    const std::unique_ptr<store::Store> store = open_case(settings);
    const CaseView view = store->view(settings.filter, false);
    Listing listing;
    listing.noun = "reports";
    listing.table.columns = {{"id"}, {"published"}, {"known from"}, {"outlet"}, {"title"}, {"events", true}, {"copy of"}, {"source"}};
    listing.shown.columns = {{"id"}, {"published"}, {"outlet"}, {"report"}, {"events", true}, {"copy of"}};
    for (const ReportRow& report : view.reports) {
        listing.table.rows.push_back({short_form(report.id), briefing::date_in_words(report.published),
                                      std::string(briefing::date_source_in_words(report.published_from)), report.outlet, report.title,
                                      std::to_string(report.events), short_form(report.copy_of), report.source});
        const std::size_t slash = report.source.rfind('/');
        const std::string name = slash == std::string::npos ? report.source : report.source.substr(slash + 1);
        listing.shown.rows.push_back({short_form(report.id), briefing::date_in_words(report.published), report.outlet,
                                      report.title.empty() ? name : report.title, std::to_string(report.events), short_form(report.copy_of)});
        if (settings.flags.json) {
            listing.records.push_back(store->record(report.id));
        }
    }
    print_listing(listing, settings);
    return kDone;
}

} // namespace vedette::cli
