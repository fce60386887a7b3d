#include "pipeline/indicator_examples.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "pipeline/all_stages.hpp"
#include "store/store.hpp"
#include "warning/sightings.hpp"

#include <algorithm>

namespace vedette::pipeline {

namespace {

constexpr std::string_view kExampleTheatre = "peru-ecuador";

// The events of one report as a casefile hands them out.
std::vector<EventRecord> events_of(const Analysis& analysis) {
    const std::unique_ptr<store::Store> store = store::open_store(":memory:", false);
    store->save(analysis, {});
    return store->view({}, false).events;
}

std::string fed_by(const std::vector<EventRecord>& events, const warning::Theatre& theatre, const warning::IndicatorTable& table, const std::string& indicator) {
    std::vector<std::string> fed;
    for (const warning::Sighting& sighting : warning::find_sightings(theatre, table, events)) {
        const std::string& id = table.indicators()[sighting.indicator].id;
        if (id == indicator) {
            return id;
        }
        fed.push_back(id);
    }
    return "no " + indicator + " (" + joined(fed) + ")";
}

} // namespace

std::vector<ExampleResult> run_indicator_examples(const Stages& stages, const std::string& lexicon_folder) {
    const warning::TheatreTable theatres(lexicon_folder);
    const warning::IndicatorTable table(lexicon_folder);
    const warning::Theatre* theatre = theatres.find(kExampleTheatre);
    if (theatre == nullptr) {
        throw Error(ErrorCode::resource_invalid, lexicon_folder + "/theatres/theatres.toml: has no theatre \"" + std::string(kExampleTheatre) + "\", in which the examples are read");
    }
    std::vector<ExampleResult> results;
    for (const warning::Indicator& indicator : table.indicators()) {
        for (const bool feeds : {true, false}) {
            const std::string& sentence = feeds ? indicator.feeds_example : indicator.ignored_example;
            const Analysis analysis = analyse_example(sentence, stages);
            const std::string got = fed_by(events_of(analysis), *theatre, table, indicator.id);
            const std::string& where = indicator.where;
            results.push_back({where.substr(where.rfind("indicators/")), sentence, feeds ? indicator.id : "no " + indicator.id,
                               got + ": " + events_in_short(analysis), (got == indicator.id) == feeds});
        }
    }
    return results;
}

} // namespace vedette::pipeline
