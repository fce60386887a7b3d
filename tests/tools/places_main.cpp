// Prints place mentions of reports in JSON Lines: vedette_places_tool [--plain] < reports.jsonl > mentions.jsonl. For measuring.
// Output: {"id":...,"toponyms":[{"start","end","lat","lon",...}]} with offsets in code points, as score_geo.py reads it.
// --plain: tokens and sentences only, no trained parser; names then come from capitals.

#include "base/json_writer.hpp"
#include "base/utf8.hpp"
#include "places/place_resolver.hpp"
#include "syntax/syntax_parser.hpp"
#include "syntax/tokenizer.hpp"

#include <simdjson.h>

#include <iostream>
#include <optional>
#include <string>

using namespace vedette; // NOLINT(google-build-using-namespace): a tool

int main(int argc, char** argv) {
    const std::string root = VEDETTE_SOURCE_DIR;
    const bool plain = argc > 1 && std::string(argv[1]) == "--plain";
    std::optional<syntax::SyntaxParser> reader;
    if (!plain) {
        reader.emplace(root + "/models/reader.vdm");
    }
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
        const Syntax syntax = reader ? reader->parse(report) : syntax::tokenize(report.text);
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
