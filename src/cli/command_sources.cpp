// `vedette sources`: outlets with their reports, and the named sources of claims and events.
#include "base/json_writer.hpp"
#include "cli/listing.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace vedette::cli {

namespace {

struct SourceCounts {
    std::string kind; // "outlet", "source"
    std::string name;
    std::string code;
    int reports = 0;
    int copies = 0;
    int claims = 0;
    int direct = 0;
    std::set<std::string> in_reports;
};

std::vector<SourceCounts> counted_sources(const CaseView& view) {
    std::map<std::string, SourceCounts> outlets;
    for (const ReportRow& report : view.reports) {
        SourceCounts& outlet = outlets[report.outlet];
        outlet.kind = "outlet";
        outlet.name = report.outlet.empty() ? "(not known)" : report.outlet;
        ++outlet.reports;
        outlet.copies += report.copy_of.empty() ? 0 : 1;
    }
    std::map<std::pair<std::string, std::string>, SourceCounts> speakers;
    for (const ClaimRow& claim : view.claims) {
        if (claim.source_name.empty()) {
            continue;
        }
        SourceCounts& speaker = speakers[{claim.source_name, claim.source_code}];
        speaker.kind = "source";
        speaker.name = claim.source_name;
        speaker.code = claim.source_code;
        ++speaker.claims;
        speaker.direct += claim.is_direct ? 1 : 0;
        speaker.in_reports.insert(claim.report);
        speaker.reports = static_cast<int>(speaker.in_reports.size());
    }
    std::vector<SourceCounts> all;
    for (const auto& [name, outlet] : outlets) {
        all.push_back(outlet);
    }
    for (const auto& [name, speaker] : speakers) {
        all.push_back(speaker);
    }
    std::ranges::stable_sort(all, [](const SourceCounts& left, const SourceCounts& right) {
        return std::tuple(left.kind, -left.reports, -left.claims) < std::tuple(right.kind, -right.reports, -right.claims);
    });
    return all;
}

} // namespace

int run_sources(const Settings& settings) {
    Listing listing;
    listing.noun = "sources";
    listing.table.columns = {{"kind"}, {"name"}, {"code"}, {"reports", true}, {"copies", true}, {"claims", true}, {"direct", true}};
    for (const SourceCounts& source : counted_sources(open_case(settings)->view(settings.filter, false))) {
        const bool is_outlet = source.kind == "outlet";
        listing.table.rows.push_back({source.kind, source.name, source.code, std::to_string(source.reports),
                                      is_outlet ? std::to_string(source.copies) : "", is_outlet ? "" : std::to_string(source.claims),
                                      is_outlet ? "" : std::to_string(source.direct)});
        JsonWriter json;
        json.begin_object().field("kind", source.kind).field("name", source.name).field_if("code", source.code).field("reports", source.reports);
        if (is_outlet) {
            json.field("copies", source.copies);
        } else {
            json.field("claims", source.claims).field("direct", source.direct);
        }
        json.end_object();
        listing.records.push_back(json.take());
    }
    print_listing(listing, settings);
    return kDone;
}

} // namespace vedette::cli
