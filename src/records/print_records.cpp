// One printer for every record kind: field order and names are those of docs/schema.
#include "base/content_hash.hpp"
#include "base/error.hpp"
#include "base/json_writer.hpp"
#include "base/utf8.hpp"
#include "records/analysis.hpp"
#include "records/fused.hpp"

#include <algorithm>

namespace vedette {

namespace {

class RecordPrinter {
public:
    explicit RecordPrinter(const Analysis& analysis) : analysis_(analysis), text_(analysis.report.text), code_points_(text_) {}

    std::string print(const RecordKinds& kinds);

private:
    // {"start","end","text"} of a span, checked against the text.
    void span_fields(JsonWriter& json, const TextSpan& span) const {
        const std::string_view words = span.in(text_);
        if (words.empty()) {
            throw Error(ErrorCode::internal, "report " + analysis_.report.id + ": a record points outside the text (bytes " +
                                                 std::to_string(span.begin) + " to " + std::to_string(span.end) + ")");
        }
        const TextSpan points = code_points_.code_points(span);
        json.field("start", points.begin).field("end", points.end).field("text", words);
    }

    void span(JsonWriter& json, const TextSpan& span) const {
        json.begin_object();
        span_fields(json, span);
        json.end_object();
    }

    void spans(JsonWriter& json, std::string_view name, const std::vector<TextSpan>& list) const {
        json.key(name).begin_array();
        for (const TextSpan& one : list) {
            span(json, one);
        }
        json.end_array();
    }

    void party_fields(JsonWriter& json, const Party& party) const {
        if (!party.span.empty()) {
            span_fields(json, party.span);
        }
        json.field_if("entity", party.entity).field_if("name", party.name).field_if("code", party.code).field_if("sector", party.sector);
    }

    void parties(JsonWriter& json, std::string_view name, const std::vector<Party>& list) const {
        json.key(name).begin_array();
        for (const Party& party : list) {
            json.begin_object();
            party_fields(json, party);
            json.end_object();
        }
        json.end_array();
    }

    void bounds(JsonWriter& json, const QuantityMention& quantity) const {
        json.field("low", quantity.low);
        if (quantity.high) {
            json.field("high", *quantity.high);
        }
        json.field("qualifier", to_string(quantity.qualifier));
        if (quantity.measure != CountMeasure::unstated) {
            json.field("measure", to_string(quantity.measure));
        }
    }

    std::string event(const Event& event) const;
    std::string claim(const Claim& claim) const;
    void mentions(std::vector<std::pair<TextSpan, std::string>>& lines) const;
    void predicates(std::string& out) const;
    [[nodiscard]] JsonWriter mention(std::string_view what, const TextSpan& span) const;

    const Analysis& analysis_;
    double min_confidence_ = 0;
    std::string_view text_;
    CodePointIndex code_points_;
};

std::string RecordPrinter::event(const Event& event) const {
    JsonWriter json;
    json.begin_object().field("kind", "event").field("id", event.id).field("report", analysis_.report.id);
    json.field("type", to_string(event.type));
    json.strings("mode", event.modes);
    json.strings("context", event.contexts);
    json.field_if("cameo", event.cameo).field("scale", event.scale).field("status", to_string(event.status));
    json.key("trigger");
    span(json, event.trigger);
    const TextSpan sentence = code_points_.code_points(analysis_.syntax.sentences.at(event.sentence).span);
    json.key("sentence").begin_array().number(std::int64_t{sentence.begin}).number(std::int64_t{sentence.end}).end_array();
    parties(json, "actor", event.actors);
    parties(json, "recipient", event.recipients);
    json.key("attribution").begin_array();
    for (const Source& source : event.attribution) {
        json.begin_object();
        party_fields(json, source.party);
        json.field("stance", to_string(source.stance));
        if (!source.cue.empty()) {
            json.key("cue");
            span(json, source.cue);
        }
        json.end_object();
    }
    json.end_array();
    json.key("where").begin_array();
    for (const EventPlace& at : event.places) {
        const PlaceMention& place = analysis_.places.mentions.at(at.place);
        json.begin_object();
        span_fields(json, place.span);
        json.field("role", to_string(at.role)).field_if("name", place.name);
        json.strings("country", place.countries);
        if (place.lat && place.lon) {
            json.field("lat", *place.lat).field("lon", *place.lon);
        }
        json.field("precision", to_string(place.precision)).field_if("id", place.id);
        json.end_object();
    }
    json.end_array();
    json.key("when");
    if (event.time >= 0 && analysis_.dates.mentions.at(static_cast<std::size_t>(event.time)).when) {
        const TimeMention& time = analysis_.dates.mentions[static_cast<std::size_t>(event.time)];
        json.begin_object();
        span_fields(json, time.span);
        json.interval(*time.when);
        json.end_object();
    } else {
        json.null();
    }
    json.key("quantity").begin_array();
    for (const std::uint32_t index : event.quantities) {
        const QuantityMention& quantity = analysis_.quantities.quantities.at(index);
        json.begin_object();
        span_fields(json, quantity.span);
        json.field("what", quantity.what);
        bounds(json, quantity);
        json.end_object();
    }
    json.end_array().key("materiel").begin_array();
    for (const std::uint32_t index : event.materiel) {
        const MaterielMention& materiel = analysis_.quantities.materiel.at(index);
        json.begin_object();
        span_fields(json, materiel.span);
        json.field("name", materiel.name).field("class", materiel.materiel_class);
        json.end_object();
    }
    json.end_array().field("confidence", event.confidence);
    json.strings("because", event.because);
    json.end_object();
    return json.take();
}

std::string RecordPrinter::claim(const Claim& claim) const {
    JsonWriter json;
    json.begin_object().field("kind", "claim").field("id", claim.id).field("report", analysis_.report.id);
    spans(json, "source", claim.source);
    spans(json, "cue", claim.cue);
    spans(json, "content", claim.content);
    json.field("direct", claim.is_direct).field("stance", to_string(claim.stance)).field_if("source_entity", claim.party.entity);
    std::vector<std::string> printed;
    for (const std::string& id : claim.events) {
        const bool is_sure = std::any_of(analysis_.events.events.begin(), analysis_.events.events.end(), [&](const Event& one) {
            return one.id == id && one.confidence >= min_confidence_;
        });
        if (is_sure) {
            printed.push_back(id);
        }
    }
    json.strings("events", min_confidence_ > 0 ? printed : claim.events);
    json.end_object();
    return json.take();
}

JsonWriter RecordPrinter::mention(std::string_view what, const TextSpan& span) const {
    JsonWriter json;
    json.begin_object().field("kind", "mention").field("report", analysis_.report.id).field("what", what);
    span_fields(json, span);
    return json;
}

void RecordPrinter::mentions(std::vector<std::pair<TextSpan, std::string>>& lines) const {
    const auto keep = [&](const TextSpan& span, JsonWriter& json) {
        json.end_object();
        lines.emplace_back(span, json.take());
    };
    const Syntax& syntax = analysis_.syntax;
    for (const Name& name : syntax.names) {
        const TextSpan span = cover(syntax.tokens[name.first].span, syntax.tokens[name.last - 1].span);
        JsonWriter json = mention("name", span);
        json.field("label", to_string(name.label));
        keep(span, json);
    }
    for (const EntityMention& found : analysis_.entities.mentions) {
        for (const std::uint32_t index : found.entities) {
            const Entity& entity = analysis_.entities.entities.at(index);
            JsonWriter json = mention("entity", found.span);
            json.field("form", to_string(found.form)).field("entity", entity.key).field("name", entity.name);
            json.field_if("code", entity.code).field_if("sector", entity.sector);
            keep(found.span, json);
        }
    }
    for (const PlaceMention& place : analysis_.places.mentions) {
        JsonWriter json = mention("place", place.span);
        json.field_if("name", place.name);
        if (place.lat && place.lon) {
            json.field("lat", *place.lat).field("lon", *place.lon);
        }
        json.field("precision", to_string(place.precision));
        json.strings("country", place.countries);
        json.field_if("id", place.id).field("metonym", place.is_metonym);
        keep(place.span, json);
    }
    for (const TimeMention& time : analysis_.dates.mentions) {
        JsonWriter json = mention("time", time.span);
        json.field("timex", to_string(time.type)).field("value", time.value);
        if (time.when) {
            json.interval(*time.when);
        }
        keep(time.span, json);
    }
    for (const QuantityMention& quantity : analysis_.quantities.quantities) {
        JsonWriter json = mention("quantity", quantity.span);
        json.field("of", quantity.what);
        bounds(json, quantity);
        json.field_if("unit", quantity.unit);
        keep(quantity.span, json);
    }
    for (const MaterielMention& materiel : analysis_.quantities.materiel) {
        JsonWriter json = mention("materiel", materiel.span);
        json.field("name", materiel.name).field("class", materiel.materiel_class);
        keep(materiel.span, json);
    }
}

void RecordPrinter::predicates(std::string& out) const {
    for (const Predicate& predicate : analysis_.events.predicates) {
        JsonWriter json = mention("predicate", analysis_.syntax.tokens.at(predicate.token).span);
        json.field("status", to_string(predicate.status)).end_object();
        out += json.take() + '\n';
    }
}

std::string RecordPrinter::print(const RecordKinds& kinds) {
    min_confidence_ = kinds.min_confidence;
    std::string out;
    if (kinds.reports) {
        out += print_report(analysis_.report) + '\n';
    }
    if (kinds.mentions) {
        std::vector<std::pair<TextSpan, std::string>> lines;
        mentions(lines);
        std::stable_sort(lines.begin(), lines.end(), [](const auto& left, const auto& right) { return left.first < right.first; });
        for (const auto& [span, line] : lines) {
            out += line + '\n';
        }
    }
    if (kinds.predicates) {
        predicates(out);
    }
    if (kinds.events) {
        for (const Event& one : analysis_.events.events) {
            if (one.confidence >= kinds.min_confidence) {
                out += event(one) + '\n';
            }
        }
    }
    if (kinds.claims) {
        for (const Claim& one : analysis_.claims.claims) {
            out += claim(one) + '\n';
        }
    }
    return out;
}

// "2021-12-29" for a day, "2021-12" for a month, "2021" for a year, "2000-04-10/2000-04-15" for another interval.
std::string print_interval(const DateInterval& when) {
    if (when.from && when.to) {
        if (*when.from == *when.to) {
            return to_iso(*when.from);
        }
        const Day from = *when.from;
        if (day_of_month(from) == 1 && *when.to == add_months(from, 1) - 1) {
            return to_iso(from).substr(0, 7);
        }
        if (day_of_month(from) == 1 && month_of(from) == 1 && *when.to == make_day(year_of(from), 12, 31)) {
            return to_iso(from).substr(0, 4);
        }
        return to_iso(from) + "/" + to_iso(*when.to);
    }
    if (when.from) {
        return to_iso(*when.from) + "/..";
    }
    return when.to ? "../" + to_iso(*when.to) : "";
}

} // namespace

std::string print_report(const Report& report) {
    JsonWriter json;
    json.begin_object().field("kind", "report").field("id", report.id).field_if("source", report.source).field_if("url", report.url);
    json.field_if("outlet", report.outlet).field_if("title", report.title).field_if("byline", report.byline);
    json.field_if("dateline", report.dateline);
    if (report.published.is_known()) {
        json.field("published", print_interval(report.published.when));
        json.field("published_precision", to_string(report.published.when.granularity));
        json.field("published_from", to_string(report.published.source));
    }
    if (!report.published.candidates.empty()) {
        json.key("published_candidates").begin_array();
        for (const DateCandidate& candidate : report.published.candidates) {
            json.begin_object().field("published", print_interval(candidate.when)).field("from", to_string(candidate.source));
            json.field_if("words", candidate.words).field_if("refused", candidate.refused).end_object();
        }
        json.end_array();
    }
    json.field_if("language", report.language).field("text", report.text);
    json.key("removed").begin_array();
    for (const RemovedPart& part : report.removed) {
        json.begin_object().field("start", part.raw.begin).field("end", part.raw.end).field("text", part.text);
        json.field("reason", part.reason).end_object();
    }
    json.end_array().field("sha256", report.sha256).field_if("copy_of", report.copy_of).end_object();
    return json.take();
}

std::string print_records(const Analysis& analysis, const RecordKinds& kinds) { return RecordPrinter(analysis).print(kinds); }

namespace {

// The helpers of records that belong to no single text: parties and places without spans.
void party_list(JsonWriter& json, std::string_view name, const std::vector<Party>& list) {
    json.key(name).begin_array();
    for (const Party& party : list) {
        json.begin_object().field_if("entity", party.entity).field_if("name", party.name).field_if("code", party.code);
        json.field_if("sector", party.sector).end_object();
    }
    json.end_array();
}

void place_list(JsonWriter& json, const std::vector<EventRecord::Where>& list) {
    json.key("where").begin_array();
    for (const EventRecord::Where& where : list) {
        json.begin_object().field_if("text", where.words).field("role", to_string(where.role)).field_if("name", where.name);
        json.strings("country", where.countries);
        if (where.lat && where.lon) {
            json.field("lat", *where.lat).field("lon", *where.lon);
        }
        json.field("precision", to_string(where.precision)).field_if("id", where.id).end_object();
    }
    json.end_array();
}

void dispute_list(JsonWriter& json, const std::vector<Dispute>& disputes) {
    json.key("disputes").begin_array();
    for (const Dispute& dispute : disputes) {
        json.begin_object().field("field", dispute.field).key("values").begin_array();
        for (const DisputedValue& value : dispute.values) {
            json.begin_object().field("value", value.value).field_if("source", value.source).field("mention", value.mention);
            json.field_if("date", value.date).end_object();
        }
        json.end_array();
        if (dispute.bounds) {
            json.field("low", dispute.bounds->low).field("best", dispute.bounds->best);
            if (dispute.bounds->high) {
                json.field("high", *dispute.bounds->high);
            }
            json.field("best_mention", dispute.bounds->best_mention);
        }
        json.end_object();
    }
    json.end_array();
}

} // namespace

std::string print_development(const Development& development) {
    JsonWriter json;
    json.begin_object().field("kind", "development").field("id", development.id).field("type", to_string(development.type));
    json.field("status", to_string(development.status));
    party_list(json, "actor", development.actors);
    party_list(json, "recipient", development.recipients);
    place_list(json, development.where);
    json.key("when");
    if (development.when) {
        json.begin_object().interval(*development.when).end_object();
    } else {
        json.null();
    }
    if (development.first_reported) {
        json.field("first_reported", to_iso(*development.first_reported));
    }
    if (development.last_reported) {
        json.field("last_reported", to_iso(*development.last_reported));
    }
    json.strings("mentions", development.mentions);
    json.strings("outlets", development.outlets);
    json.field("independent", development.independent);
    dispute_list(json, development.disputes);
    json.strings("because", development.because);
    if (!development.history.empty()) {
        json.key("history").begin_array();
        for (const HistoryLink& link : development.history) {
            json.begin_object().field("development", link.development).field("relation", link.relation).end_object();
        }
        json.end_array();
    }
    json.end_object();
    return json.take();
}

std::string print_force(const ForceRow& force) {
    JsonWriter json;
    json.begin_object().field("kind", "force").field("id", force.id).field_if("owner", force.owner).field_if("owner_name", force.owner_name);
    json.field_if("force", force.force_kind);
    if (force.has_count && force.low) {
        json.field("low", *force.low);
    }
    if (force.has_count && force.high) {
        json.field("high", *force.high);
    }
    if (force.has_count) {
        json.field("qualifier", to_string(force.qualifier));
    }
    json.strings("materiel", force.materiel);
    json.field_if("where", force.where).field_if("from", force.from).field("status", to_string(force.status)).field_if("as_of", force.as_of);
    json.field_if("source", force.source).field("stance", to_string(force.stance)).field("mention", force.mention);
    json.field_if("report", force.report).field_if("supersedes", force.supersedes);
    json.field("posture", to_string(force.posture)).field_if("closed_by", force.closed_by).end_object();
    return json.take();
}

} // namespace vedette
