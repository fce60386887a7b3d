// PLOVER's record as its manual (draft 2024) gives it; what the manual has no key for is kept under "vedette".
#include "base/json_writer.hpp"
#include "base/utf8.hpp"
#include "briefing/dyads.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace vedette::briefing {

namespace {

// Our contexts that PLOVER spells differently; those that it does not have are kept under "vedette" alone.
struct ContextName {
    std::string_view ours;
    std::string_view plover;
};

constexpr std::array kContexts = {
    ContextName{"military", "military"},
    ContextName{"intelligence", "intelligence"},
    ContextName{"executive", "executive"},
    ContextName{"legislative", "legislative"},
    ContextName{"election", "election"},
    ContextName{"political_institutions", "political_institutions"},
    ContextName{"legal", "legal"},
    ContextName{"diplomatic", "diplomatic"},
    ContextName{"territory", "territory"},
    ContextName{"migration", "migration"},
    ContextName{"refugee", "asylum"},
    ContextName{"peacekeeping", "peacekeeping"},
    ContextName{"human_rights", "human_rights"},
    ContextName{"terrorism", "terrorism"},
    ContextName{"cyber", "cyber"},
    ContextName{"misinformation", "misinformation"},
    ContextName{"nuclear_wmd", "cbrn"},
    ContextName{"economic", "economic"},
    ContextName{"resource", "natural_resource"},
    ContextName{"environment", "environment"},
    ContextName{"crime", "crime"},
    ContextName{"corruption", "corruption"},
    ContextName{"repression", "repression"},
    ContextName{"religion", "religion_ethnicity"},
    ContextName{"ethnicity", "religion_ethnicity"},
    ContextName{"health", "health"},
    ContextName{"disaster", "disasters"},
};

// The words of a party, where its span lies in the report's text.
std::string_view words_of(const Party& party, const ReportRow* report) {
    return report == nullptr || party.span.empty() ? std::string_view() : party.span.in(report->text);
}

bool is_wikidata(std::string_view entity) {
    return entity.size() > 1 && entity.front() == 'Q' && entity.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

// The manual's table and its worked example name a party's fields differently: readers of either find theirs.
void parties(JsonWriter& json, std::string_view name, const std::vector<Party>& list, const ReportRow* report,
             const CodeTables& tables) {
    json.key(name).begin_array();
    for (const Party& party : list) {
        const std::string_view words = words_of(party, report);
        const std::string_view identity = is_wikidata(party.entity) ? std::string_view(party.entity) : std::string_view();
        json.begin_object().field_if("code", party.code).field_if("sector", party.sector).field_if("entity_text", words);
        json.field_if("identifier_text", party.name).field_if("identifier_id", identity);
        json.field_if("raw_text", words).field_if("entity_name", party.name).field_if("wikidata_id", identity);
        json.field_if("country_name", tables.country_name(party.code)).field_if("sector_code", party.sector).end_object();
    }
    json.end_array();
}

std::vector<std::string> plover_contexts(const EventRecord& event) {
    std::vector<std::string> out;
    for (const std::string& context : event.contexts) {
        for (const ContextName& name : kContexts) {
            if (name.ours == context && std::find(out.begin(), out.end(), name.plover) == out.end()) {
                out.emplace_back(name.plover);
            }
        }
    }
    return out;
}

// 5 finer than a town .. 1 a country; 0: PLOVER has no class for it.
int resolution(PlacePrecision precision) {
    switch (precision) {
    case PlacePrecision::site:
        return 5;
    case PlacePrecision::city:
        return 4;
    case PlacePrecision::district:
        return 3;
    case PlacePrecision::province:
        return 2;
    case PlacePrecision::country:
        return 1;
    case PlacePrecision::region:
    case PlacePrecision::border:
    case PlacePrecision::sea:
    case PlacePrecision::unknown:
        return 0;
    }
    return 0;
}

// PLOVER has room for one place: the one where it happens, else the first.
void event_location(JsonWriter& json, const EventRecord& event, const CodeTables& tables) {
    const EventRecord::Where* place = action_place(event);
    if (place == nullptr) {
        return;
    }
    const EventRecord::Where& where = *place;
    json.key("event_loc")
        .begin_object()
        .field_if("extracted_place", where.words)
        .field_if("resolved_place", where.name);
    constexpr std::string_view kGeoNames = "geonames:";
    if (where.id.compare(0, kGeoNames.size(), kGeoNames) == 0) {
        json.field("geonameid", where.id.substr(kGeoNames.size()));
    }
    if (where.lat && where.lon) {
        json.field("lat", *where.lat).field("lon", *where.lon);
    }
    const auto named_if = [&](PlacePrecision precision) {
        return where.precision == precision ? std::string_view(where.name) : std::string_view();
    };
    json.field_if("city", named_if(PlacePrecision::city))
        .field_if("district", named_if(PlacePrecision::district))
        .field_if("province", named_if(PlacePrecision::province));
    if (where.countries.size() == 1) {
        json.field_if("country", tables.country_name(where.countries.front())).field("country_code", where.countries.front());
    }
    if (const int level = resolution(where.precision); level > 0) {
        json.field("resolution", level);
    }
    json.end_object();
}

void dates(JsonWriter& json, const EventRecord& event) {
    const bool has_own = event.when && (event.when->from || event.when->to);
    const DateInterval& when = has_own ? *event.when : event.published;
    if (when.from || when.to) {
        json.field("date", to_iso(when.from ? *when.from : *when.to));
    }
    if (when.from && when.to && when.from != when.to) {
        json.field("enddate", to_iso(*when.to));
    }
}

void counted_people(JsonWriter& json, const EventRecord& event) {
    std::map<std::string_view, double> sizes;
    for (const EventRecord::Count& count : event.counts) {
        const std::string_view name = count.what == "casualties-dead"      ? "dead"
                                      : count.what == "casualties-wounded" ? "injured"
                                      : count.what == "detained"           ? "arrested"
                                                                           : "";
        if (!name.empty()) {
            sizes.emplace(name, count.low);
        }
    }
    if (!sizes.empty()) {
        json.key("size").begin_object();
        for (const auto& entry : sizes) {
            json.field(entry.first, entry.second);
        }
        json.end_object();
    }
}

void own_sources(JsonWriter& json, const EventRecord& event, const ReportRow* report) {
    json.key("attribution").begin_array();
    for (const Source& source : event.attribution) {
        json.begin_object()
            .field_if("name", source.party.name)
            .field_if("code", source.party.code)
            .field_if("sector", source.party.sector);
        json.field_if("words", words_of(source.party, report))
            .field("stance", to_string(source.stance))
            .end_object();
    }
    json.end_array();
}

void own_where(JsonWriter& json, const EventRecord& event) {
    json.key("where").begin_array();
    for (const EventRecord::Where& where : event.where) {
        json.begin_object()
            .field("role", to_string(where.role))
            .field_if("words", where.words)
            .field_if("name", where.name)
            .field_if("id", where.id);
        json.strings("country", where.countries);
        if (where.lat && where.lon) {
            json.field("lat", *where.lat).field("lon", *where.lon);
        }
        json.field("precision", to_string(where.precision));
        if (where.radius_km > 0) {
            json.field("radius_km", where.radius_km);
        }
        json.end_object();
    }
    json.end_array();
}

void own_fields(JsonWriter& json, const EventRecord& event, const ReportRow* report) {
    json.key("vedette")
        .begin_object()
        .field("status", to_string(event.status))
        .field("report", event.report)
        .field_if("origin", event.origin);
    const bool has_own = event.when && (event.when->from || event.when->to);
    json.field("date_from",
               has_own ? "event" : (event.published.from || event.published.to ? "publication" : "unknown"));
    if (has_own) {
        json.field("granularity", to_string(event.when->granularity))
            .field_if("when_words", event.when_words);
    }
    json.strings("contexts", event.contexts);
    own_sources(json, event, report);
    own_where(json, event);
    json.key("quantity").begin_array();
    for (const EventRecord::Count& count : event.counts) {
        json.begin_object()
            .field_if("words", count.words)
            .field_if("what", count.what)
            .field("low", count.low);
        if (count.high) {
            json.field("high", *count.high);
        }
        json.field("qualifier", to_string(count.qualifier)).end_object();
    }
    json.end_array().key("materiel").begin_array();
    for (const EventRecord::Weapon& weapon : event.materiel) {
        json.begin_object()
            .field_if("words", weapon.words)
            .field_if("name", weapon.name)
            .field_if("class", weapon.weapon_class)
            .end_object();
    }
    json.end_array().field_if("cameo", event.cameo).field("confidence", event.confidence).end_object();
}

// Events come report by report: one map of code points serves all of a report's.
class SentenceOffsets {
public:
    void write(JsonWriter& json, const EventRecord& event, const ReportRow* report) {
        if (report == nullptr || event.sentence_span.in(report->text).empty()) {
            return;
        }
        if (report_ != report) {
            report_ = report;
            code_points_.emplace(report->text);
        }
        const TextSpan points = code_points_->code_points(event.sentence_span);
        json.key("text_info").begin_object().field("start", points.begin).field("end", points.end);
        json.field("text_story", event.report).end_object();
    }

private:
    const ReportRow* report_ = nullptr;
    std::optional<CodePointIndex> code_points_;
};

void citation(JsonWriter& json, const EventRecord& event, const ReportRow* report) {
    json.key("cite_info")
        .begin_object()
        .field_if("publication", event.outlet)
        .field_if("title", event.report_title);
    if (report != nullptr) {
        json.field_if("url", report->url).field_if("citation", report->source);
    }
    json.field("language", "en").field("codebook", "PLOVER draft 2024").end_object();
}

} // namespace

std::string export_plover(const CaseView& view, const CodeTables& tables) {
    const auto reports = reports_by_id(view);
    std::string coder = "vedette";
    for (const auto& version : view.versions) {
        coder += version.first == "vedette" ? " " + version.second : "";
    }
    std::string out;
    SentenceOffsets offsets;
    for (const EventRecord& event : view.events) {
        const auto found = reports.find(event.report);
        const ReportRow* report = found == reports.end() ? nullptr : found->second;
        JsonWriter json;
        json.begin_object().field("id", event.id).field("has_event", true);
        dates(json, event);
        parties(json, "actor", event.actors, report, tables);
        parties(json, "recipient", event.recipients, report, tables);
        json.key("event")
            .begin_array()
            .string(to_string(event.type))
            .end_array()
            .field_if("event_text", event.trigger);
        event_location(json, event, tables);
        json.field("quad_code", plover_quad(event.type));
        if (event.scale) {
            json.field("event_scale", *event.scale);
        }
        json.strings("mode", modes_with_status(event));
        json.strings("context", plover_contexts(event));
        counted_people(json, event);
        json.field_if("text", event.sentence);
        offsets.write(json, event, report);
        citation(json, event, report);
        json.field("coder", coder);
        own_fields(json, event, report);
        json.end_object();
        out += json.take() + "\n";
    }
    return out;
}

} // namespace vedette::briefing
