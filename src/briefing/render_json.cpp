#include "base/json_writer.hpp"
#include "briefing/brief.hpp"

namespace vedette::briefing {

namespace {

void chain(JsonWriter& json, std::string_view name, const std::vector<SourceSaid>& sources) {
    json.key(name).begin_array();
    for (const SourceSaid& source : sources) {
        json.begin_object()
            .field("name", source.name)
            .field_if("code", source.code)
            .field("stance", to_string(source.stance))
            .end_object();
    }
    json.end_array();
}

void evidence(JsonWriter& json, const Evidence& one) {
    json.begin_object()
        .field("event", one.event)
        .field("report", one.report)
        .field_if("outlet", one.outlet)
        .field_if("title", one.title);
    json.field_if("url", one.url)
        .field_if("published", one.published)
        .field("copy", one.is_copy)
        .field("status", to_string(one.status));
    json.key("sentence").begin_array();
    for (const MarkedText& piece : one.sentence) {
        json.begin_object().field("text", piece.text).field_if("mark", to_string(piece.kind)).end_object();
    }
    json.end_array();
    chain(json, "attribution", one.chain);
    json.end_object();
}

void development(JsonWriter& json, const ChronologyItem& item) {
    json.begin_object()
        .field("id", item.id)
        .field("type", to_string(item.type))
        .field("status", to_string(item.status))
        .field("words", item.kind);
    if (item.is_dated) {
        json.key("when").begin_object().interval(*item.when).end_object();
    }
    json.field_if("reported", item.reported);
    json.strings("actor", item.who);
    json.strings("recipient", item.whom);
    json.strings("codes", item.codes);
    json.field_if("where", item.where);
    json.strings("counts", item.counts);
    json.strings("materiel", item.materiel);
    chain(json, "said_by", item.said_by);
    json.strings("outlets", item.outlets);
    json.field("reports", item.reports).field("copies", item.copies).field("independent", item.independent);
    json.field_if("analyst", item.verdict);
    json.strings("disputed", item.disputed);
    json.key("evidence").begin_array();
    for (const Evidence& one : item.evidence) {
        evidence(json, one);
    }
    json.end_array();
    json.strings("because", item.because);
    if (!item.history.empty()) {
        json.key("history").begin_array();
        for (const auto& [id, words] : item.history) {
            json.begin_object().field("development", id).field("words", words).end_object();
        }
        json.end_array();
    }
    json.end_object();
}

void lines(JsonWriter& json, std::string_view name, const std::vector<BottomLine>& facts) {
    json.key(name).begin_array();
    for (const BottomLine& fact : facts) {
        json.begin_object().field("label", fact.label).field("text", fact.text);
        json.strings("points", fact.points);
        json.strings("ids", fact.ids);
        json.end_object();
    }
    json.end_array();
}

void episodes(JsonWriter& json, const EpisodeTable& table) {
    json.key("episodes").begin_object();
    json.strings("columns", table.episodes);
    json.key("rows").begin_array();
    for (const EpisodeRow& row : table.rows) {
        json.begin_object().field("label", row.label).key("cells").begin_array();
        for (const EpisodeCell& cell : row.cells) {
            json.begin_object().field("text", cell.text);
            json.strings("ids", cell.ids);
            json.end_object();
        }
        json.end_array().end_object();
    }
    json.end_array().end_object();
}

void disputes(JsonWriter& json, const Brief& brief) {
    json.key("disputes").begin_array();
    for (const DisputeItem& dispute : brief.disputes) {
        json.begin_object()
            .field("development", dispute.development)
            .field("field", dispute.field)
            .field("about", dispute.about);
        json.key("values").begin_array();
        for (const DisputedClaim& claim : dispute.claims) {
            json.begin_object().field("value", claim.value).field_if("source", claim.source);
            if (claim.stance) {
                json.field("stance", to_string(*claim.stance));
            }
            json.field_if("date", claim.date).field("mention", claim.event).end_object();
        }
        json.end_array().end_object();
    }
    json.end_array();
    json.key("denials").begin_array();
    for (const DenialItem& denial : brief.denials) {
        json.begin_object().field("development", denial.development).field("about", denial.about);
        json.strings("denied_by", denial.denied_by);
        json.strings("asserted_by", denial.asserted_by);
        json.strings("mentions", denial.events);
        json.end_object();
    }
    json.end_array();
}

void sources(JsonWriter& json, const Brief& brief) {
    json.key("sources").begin_array();
    for (const SourceItem& source : brief.sources) {
        json.begin_object()
            .field("name", source.name)
            .field_if("code", source.code)
            .field("claims", source.claims)
            .field("direct", source.direct);
        json.field("reports", source.reports).key("stances").begin_object();
        for (const auto& entry : source.stances) {
            json.field(to_string(entry.first), entry.second);
        }
        json.end_object().key("lines").begin_array();
        for (const ClaimLine& line : source.lines) {
            json.begin_object()
                .field("id", line.id)
                .field("report", line.report)
                .field("stance", to_string(line.stance));
            json.field("direct", line.is_direct).field("words", line.words).end_object();
        }
        json.end_array().end_object();
    }
    json.end_array();
}

void forces(JsonWriter& json, const Brief& brief) {
    json.key("forces").begin_array();
    for (const ForceItem& force : brief.forces) {
        json.begin_object()
            .field("id", force.id)
            .field_if("owner", force.owner)
            .field_if("owner_name", force.owner_name)
            .field("force", force.kind);
        if (force.low) {
            json.field("low", *force.low);
        }
        if (force.high) {
            json.field("high", *force.high);
        }
        json.field_if("count", force.count)
            .field_if("materiel", force.materiel)
            .field_if("where", force.where)
            .field_if("from", force.from);
        json.field("status", to_string(force.status))
            .field_if("as_of", force.as_of)
            .field_if("source", force.source);
        json.field("stance", to_string(force.stance))
            .field("mention", force.event)
            .field_if("supersedes", force.supersedes)
            .end_object();
    }
    json.end_array();
}

void force_sums(JsonWriter& json, const Brief& brief) {
    if (brief.force_sums.empty()) {
        return;
    }
    json.key("force_sums").begin_object().field("rule", kSumsRule).key("sums").begin_array();
    for (const ForceSumItem& sum : brief.force_sums) {
        json.begin_object().field("by", sum.by_theatre ? "theatre" : "border").field("area", sum.area).field("counted", sum.counted);
        json.field("low", sum.low).field("best", sum.best);
        if (sum.high) {
            json.field("high", *sum.high);
        }
        json.field_if("as_of", sum.as_of).strings("owners", sum.owners).strings("rows", sum.rows).strings("not_added", sum.not_added).end_object();
    }
    json.end_array().end_object();
}

void places(JsonWriter& json, const Brief& brief) {
    json.key("places").begin_array();
    for (const PlaceItem& place : brief.places) {
        json.begin_object().field("name", place.name).field("precision", to_string(place.precision));
        json.strings("country", place.countries);
        if (place.lat && place.lon) {
            json.field("lat", *place.lat).field("lon", *place.lon);
        }
        if (place.radius_km > 0) {
            json.field("radius_km", place.radius_km);
        }
        json.strings("developments", place.developments);
        json.end_object();
    }
    json.end_array();
}

void actors(JsonWriter& json, const Brief& brief) {
    json.key("actors").begin_array();
    for (const ActorItem& actor : brief.actors) {
        json.begin_object()
            .field_if("code", actor.code)
            .field("name", actor.name)
            .field_if("sector", actor.sector);
        json.field("as_actor", actor.as_actor)
            .field("as_recipient", actor.as_recipient)
            .field("as_source", actor.as_source);
        json.key("types").begin_object();
        for (const auto& entry : actor.types) {
            json.field(to_string(entry.first), entry.second);
        }
        json.end_object();
        json.strings("names", actor.names);
        json.end_object();
    }
    json.end_array();
}

void reports(JsonWriter& json, const Brief& brief) {
    json.key("reports").begin_array();
    for (const ReportItem& report : brief.reports) {
        json.begin_object()
            .field("id", report.id)
            .field_if("outlet", report.outlet)
            .field_if("title", report.title)
            .field_if("source", report.source);
        json.field_if("url", report.url)
            .field("published", report.published)
            .field("published_from", report.known_from);
        json.field_if("copy_of", report.copy_of)
            .field("sentences", report.sentences)
            .field("events", report.events)
            .end_object();
    }
    json.end_array();
    json.key("failures").begin_array();
    for (const FailureRow& failure : brief.failures) {
        json.begin_object()
            .field("source", failure.source)
            .field("stage", failure.stage)
            .field("code", failure.code)
            .field("reason", failure.reason)
            .end_object();
    }
    json.end_array();
}

// Each theatre with those of its indicators that are lit, as `vedette indicators --json` prints them.
void board(JsonWriter& json, const Brief& brief) {
    json.key("theatres").begin_array();
    for (const TheatreReading& reading : brief.board) {
        json.begin_object().key("theatre").raw(print_theatre(reading)).key("indicators").begin_array();
        for (const IndicatorReading& indicator : reading.indicators) {
            if (indicator.state != IndicatorState::none) {
                json.raw(print_indicator(indicator));
            }
        }
        json.end_array().end_object();
    }
    json.end_array();
}

} // namespace

std::string render_json(const Brief& brief) {
    JsonWriter json;
    json.begin_object()
        .field("kind", "brief")
        .field("title", brief.title)
        .field("subject", brief.subject)
        .field("casefile", brief.casefile);
    if (brief.as_of_day) {
        json.field("as_of", to_iso(*brief.as_of_day));
    }
    json.field("events", brief.events);
    lines(json, "bottom_line", brief.bottom);
    if (!brief.new_since.empty()) {
        json.field("new_since", brief.new_since);
        lines(json, "news", brief.news);
    }
    lines(json, "open_questions", brief.open);
    board(json, brief);
    if (!brief.episodes.episodes.empty()) {
        episodes(json, brief.episodes);
    }
    json.key("chronology").begin_array();
    for (const ChronologyItem& item : brief.chronology) {
        development(json, item);
    }
    json.end_array();
    disputes(json, brief);
    sources(json, brief);
    forces(json, brief);
    force_sums(json, brief);
    places(json, brief);
    actors(json, brief);
    reports(json, brief);
    json.strings("limits", brief.limits);
    json.key("versions").begin_object();
    for (const auto& version : brief.versions) {
        json.field(version.first, version.second);
    }
    json.end_object().end_object();
    return json.take() + "\n";
}

} // namespace vedette::briefing
