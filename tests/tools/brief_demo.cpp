// Writes the brief of a hand-made case in every format, so that the page can be looked at without the stages before it.
#include "base/file.hpp"
#include "briefing/brief.hpp"
#include "briefing/exports.hpp"
#include "sample_case.hpp"
#include "support/build_records.hpp"

#include <cstdio>
#include <string>

int main(int argc, char** argv) {
    using namespace vedette;
    if (argc < 2) {
        std::fputs("usage: brief_demo OUTPUT_FOLDER [EVENTS]\n", stderr);
        return 2;
    }
    const std::string folder = argv[1];
    const CaseView view = argc > 2 ? test::large_case(std::stoi(argv[2])) : test::sample_case();
    briefing::BriefOptions options;
    const auto countries = read_file(test::repository_path("lexicon/places/countries.tsv"));
    const auto shapes = read_file(test::repository_path("data/map/world.tsv"));
    if (countries) {
        options.country_names = briefing::parse_country_names(*countries);
    }
    briefing::MapGeometry geometry;
    if (shapes) {
        auto parsed = briefing::parse_map_geometry(*shapes, "world.tsv", options.country_names);
        if (!parsed) {
            std::fprintf(stderr, "%s\n", parsed.failure().message.c_str());
            return 1;
        }
        geometry = *parsed;
    }
    const briefing::Brief brief = briefing::compose(view, options);
    write_file_atomically(folder + "/brief.html", briefing::render_html(brief, geometry));
    write_file_atomically(folder + "/brief.md", briefing::render_markdown(brief));
    write_file_atomically(folder + "/brief.json", briefing::render_json(brief));
    write_file_atomically(folder + "/events.csv", briefing::export_csv(view));
    write_file_atomically(folder + "/events.geojson", briefing::export_geojson(view));
    write_file_atomically(folder + "/plover.jsonl", briefing::export_plover(view));
    options.colour = true;
    std::fputs(briefing::render_terminal(brief, options).c_str(), stdout);
    return 0;
}
