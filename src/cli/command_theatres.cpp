// `vedette theatres`: one line a theatre.
#include "base/json_writer.hpp"
#include "base/utf8.hpp"
#include "cli/listing.hpp"
#include "cli/watched_case.hpp"

namespace vedette::cli {

namespace {

std::string sides_in_words(const warning::Theatre& theatre) {
    std::vector<std::string> sides;
    for (const std::vector<std::string>& side : theatre.sides) {
        sides.push_back(joined(side, " "));
    }
    return joined(sides, " – ");
}

std::string zone_in_words(const warning::Theatre& theatre) {
    std::vector<std::string> parts;
    if (!theatre.ground.empty()) {
        parts.push_back("all of " + joined(theatre.ground, " "));
    }
    for (const auto& [left, right] : theatre.borders) {
        parts.push_back("border " + left + "–" + right);
    }
    for (const std::string& place : theatre.places) {
        parts.push_back(place.starts_with("vedette:") ? place.substr(8) : place);
    }
    if (!theatre.circles.empty()) {
        parts.push_back(std::to_string(theatre.circles.size()) + " circles");
    }
    return joined(parts);
}

std::string record_of(const warning::Theatre& theatre) {
    JsonWriter json;
    json.begin_object().field("kind", "theatre_definition").field("theatre", theatre.id).field("title", theatre.title).key("sides").begin_array();
    for (const std::vector<std::string>& side : theatre.sides) {
        json.begin_array();
        for (const std::string& code : side) {
            json.string(code);
        }
        json.end_array();
    }
    json.end_array().strings("ground", theatre.ground).strings("principals", theatre.principals).key("borders").begin_array();
    for (const auto& [left, right] : theatre.borders) {
        json.begin_array().string(left).string(right).end_array();
    }
    json.end_array().strings("places", theatre.places).key("circles").begin_array();
    for (const warning::Circle& circle : theatre.circles) {
        json.begin_array().number(circle.lat).number(circle.lon).number(circle.km).end_array();
    }
    json.end_array().field("source", theatre.source).end_object();
    return json.take();
}

} // namespace

int run_theatres(const Settings& settings) {
    Listing listing;
    listing.noun = "theatres";
    listing.table.columns = {{"id"}, {"title"}, {"sides"}, {"zone"}};
    const warning::TheatreTable theatres = load_theatres(settings);
    for (const warning::Theatre& theatre : theatres.theatres()) {
        listing.table.rows.push_back({theatre.id, theatre.title, sides_in_words(theatre), zone_in_words(theatre)});
        listing.records.push_back(record_of(theatre));
    }
    print_listing(listing, settings);
    return kDone;
}

} // namespace vedette::cli
