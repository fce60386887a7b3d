// For maps and timelines that people look at: KML and TimelineJS. Status and sources stand in the words of every item.
#include "base/json_writer.hpp"
#include "briefing/dyads.hpp"
#include "briefing/html_text.hpp"
#include "briefing/plain_words.hpp"

namespace vedette::briefing {

namespace {

std::string names_of(const std::vector<Party>& parties) {
    std::vector<std::string> names;
    for (const Party& party : parties) {
        names.push_back(one_line(party.name.empty() ? party.code : party.name));
    }
    return joined_upto(names, 3);
}

std::string headline_of(const EventRecord& event) {
    const std::string actors = names_of(event.actors);
    const std::string recipients = names_of(event.recipients);
    std::string words = type_in_words(event.type, event.modes, event.contexts);
    words += actors.empty() ? "" : ": " + actors;
    words += recipients.empty() ? "" : (actors.empty() ? ": against or with " : " - ") + recipients;
    return event.status == Status::actual ? words
                                          : words + " (" + std::string(status_in_words(event.status)) + ")";
}

std::string sources_of(const EventRecord& event) {
    std::string words;
    for (const Source& source : event.attribution) {
        words += (words.empty() ? "" : "; ") + std::string(stance_by(source.stance)) + " " +
                 one_line(source.party.name);
    }
    const std::string outlet = one_line(event.outlet);
    return words + (words.empty() || outlet.empty() ? "" : "; ") +
           (outlet.empty() ? "" : "reported by " + outlet);
}

void kml_data(std::string& out, std::string_view name, std::string_view value) {
    if (!value.empty()) {
        out +=
            "<Data name=\"" + std::string(name) + "\"><value>" + escape(one_line(value)) + "</value></Data>";
    }
}

std::string placemark(const EventRecord& event, const EventRecord::Where& where) {
    std::string out = "<Placemark><name>" + escape(headline_of(event)) + "</name><description>" +
                      escape(one_line(event.sentence) + " [" + std::string(status_in_words(event.status)) +
                             "; " + sources_of(event) + "]") +
                      "</description>";
    if (const std::optional<Day> day = day_of_row(event)) {
        out += "<TimeStamp><when>" + to_iso(*day) + "</when></TimeStamp>";
    }
    out += "<ExtendedData>";
    kml_data(out, "event", event.id);
    kml_data(out, "report", event.report);
    kml_data(out, "type", to_string(event.type));
    kml_data(out, "status", to_string(event.status));
    kml_data(out, "place", where.name.empty() ? where.words : where.name);
    kml_data(out, "precision", to_string(where.precision));
    kml_data(out, "radius_km",
             where.radius_km > 0 ? JsonWriter().number(where.radius_km).take() : std::string());
    return out + "</ExtendedData><Point><coordinates>" + JsonWriter().number(*where.lon).take() + "," +
           JsonWriter().number(*where.lat).take() + "</coordinates></Point></Placemark>\n";
}

void timeline_date(JsonWriter& json, std::string_view name, Day day) {
    json.key(name)
        .begin_object()
        .field("year", year_of(day))
        .field("month", month_of(day))
        .field("day", day_of_month(day))
        .end_object();
}

} // namespace

Exported export_kml(const CaseView& view) {
    Exported out{"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml "
                 "xmlns=\"http://www.opengis.net/kml/2.2\"><Document>\n",
                 {}};
    for (const EventRecord& event : view.events) {
        bool has_point = false;
        for (const EventRecord::Where& where : event.where) {
            if (where.lat && where.lon) {
                out.bytes += placemark(event, where);
                has_point = true;
            }
        }
        if (!has_point) {
            ++out.left_out["no point on the map"];
        }
    }
    out.bytes += "</Document></kml>\n";
    return out;
}

Exported export_timeline(const CaseView& view) {
    Exported out;
    const auto reports = reports_by_id(view);
    JsonWriter json;
    json.begin_object().key("events").begin_array();
    for (const EventRecord& event : view.events) {
        const std::optional<Day> day = day_of_row(event);
        if (!day) {
            ++out.left_out["no date"];
            continue;
        }
        json.begin_object();
        timeline_date(json, "start_date", *day);
        // TimelineJS takes text as HTML: words of a report are escaped.
        json.key("text").begin_object().field("headline", escape(headline_of(event)));
        const auto report = reports.find(event.report);
        const std::string link = report == reports.end() ? std::string() : safe_link(report->second->url);
        json.field("text", "<p>" + escape(one_line(event.sentence)) + "</p><p>" +
                               std::string(status_in_words(event.status)) + "; " + escape(sources_of(event)) +
                               (link.empty() ? "" : " <a href=\"" + escape(link) + "\">report</a>") + "</p>");
        json.end_object().field("group", to_string(event.type)).field("unique_id", event.id).end_object();
    }
    out.bytes = json.end_array().end_object().take() + "\n";
    return out;
}

} // namespace vedette::briefing
