// Prints place mentions of reports in JSON Lines: places_main < reports.jsonl > mentions.jsonl. For measuring, see docs/measurements.md.
// Output: {"id":...,"toponyms":[{"start","end","lat","lon",...}]} with offsets in code points, as score_geo.py reads it.
// Without a trained parser it reads tokens and sentences only; names then come from capitals.

#include "base/json_writer.hpp"
#include "base/utf8.hpp"
#include "places/place_resolver.hpp"
#include "syntax/tokenizer.hpp"

#include <simdjson.h>

#include <iostream>
#include <string>

using namespace vedette; // NOLINT(google-build-using-namespace): a tool

int main(int argc, char** argv) {
    const std::string root = argc > 1 ? argv[1] : VEDETTE_SOURCE_DIR;
    const resources::Gazetteer gazetteer = resources::Gazetteer::open(root + "/data/gazetteer/places.bin");
    const places::PlaceResolver resolver(gazetteer, root + "/lexicon/places");
    simdjson::dom::parser parser;
    std::string line;
    while (std::getline(std::cin, line)) {
        simdjson::dom::element record;
        if (parser.parse(line).get(record) != simdjson::SUCCESS) {
            std::cerr << "not JSON: " << line.substr(0, 60) << "\n";
            return 1;
        }
        Report report;
        report.id = std::string(std::string_view(record["id"]));
        report.text = std::string(std::string_view(record["text"]));
        std::string_view dateline;
        if (record["dateline"].get(dateline) == simdjson::SUCCESS) {
            report.dateline = std::string(dateline);
        }
        const Syntax syntax = syntax::tokenize(report.text);
        const TreeIndex tree(syntax);
        const Places found = resolver.resolve(report, syntax, tree, Entities{});
        const CodePointIndex points(report.text);
        JsonWriter json;
        json.begin_object().field("id", report.id).key("toponyms").begin_array();
        for (const PlaceMention& mention : found.mentions) {
            const TextSpan span = points.code_points(mention.span);
            json.begin_object().field("start", span.begin).field("end", span.end).field("text", mention.span.in(report.text));
            if (mention.lat && mention.lon) {
                json.field("lat", *mention.lat).field("lon", *mention.lon);
            }
            json.field("name", mention.name).field("place", mention.id).field("precision", to_string(mention.precision)).end_object();
        }
        json.end_array().end_object();
        std::cout << json.str() << "\n";
    }
    return 0;
}
