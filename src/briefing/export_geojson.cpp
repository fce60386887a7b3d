#include "base/json_writer.hpp"
#include "briefing/exports.hpp"

namespace vedette::briefing {

namespace {

void codes(JsonWriter& json, std::string_view name, const std::vector<Party>& parties) {
    json.key(name).begin_array();
    for (const Party& party : parties) {
        json.string(party.code.empty() ? party.name : party.code);
    }
    json.end_array();
}

void geometry(JsonWriter& json, const EventRecord::Where& where) {
    json.key("geometry");
    if (!where.lat || !where.lon) {
        json.null();
        return;
    }
    json.begin_object().field("type", "Point").key("coordinates").begin_array();
    json.number(*where.lon).number(*where.lat).end_array().end_object();
}

void feature(JsonWriter& json, const EventRecord& event, const EventRecord::Where& where) {
    json.begin_object().field("type", "Feature");
    geometry(json, where);
    json.key("properties")
        .begin_object()
        .field("event", event.id)
        .field("report", event.report)
        .field_if("outlet", event.outlet);
    json.field("event_type", to_string(event.type))
        .field("status", to_string(event.status))
        .field_if("trigger", event.trigger);
    codes(json, "actor", event.actors);
    codes(json, "recipient", event.recipients);
    json.field_if("place", where.name).field_if("words", where.words).field("role", to_string(where.role));
    json.field("precision", to_string(where.precision));
    if (where.radius_km > 0) {
        json.field("radius_km", where.radius_km);
    }
    json.field_if("place_id", where.id).strings("country", where.countries);
    if (event.when) {
        json.interval(*event.when);
    }
    json.field_if("sentence", event.sentence).end_object().end_object();
}

} // namespace

std::string export_geojson(const CaseView& view) {
    JsonWriter json;
    json.begin_object().field("type", "FeatureCollection").key("features").begin_array();
    for (const EventRecord& event : view.events) {
        for (const EventRecord::Where& where : event.where) {
            feature(json, event, where);
        }
    }
    json.end_array().end_object();
    return json.take() + "\n";
}

} // namespace vedette::briefing
