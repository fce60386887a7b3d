#pragma once
// Every stage, built once with its resources. All of them are const after that: any number of threads share one Stages.

#include "store/store.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace vedette::claims {
class ClaimAttributor;
}
namespace vedette::dates {
class DateResolver;
}
namespace vedette::entities {
class EntityFinder;
}
namespace vedette::events {
class EventExtractor;
}
namespace vedette::places {
class PlaceResolver;
}
namespace vedette::quantities {
class QuantityFinder;
}
namespace vedette::resources {
class Gazetteer;
}
namespace vedette::syntax {
class SyntaxParser;
}

namespace vedette::pipeline {

// Where the knowledge lies. Plain paths, so that any caller (command line, tests, a worker) can fill them.
struct StageOptions {
    std::string lexicon_folder;
    std::string gazetteer_path;
    std::string model_path;
    std::string map_path; // country outlines; only briefs with a map need it
    std::vector<std::string> extra_lexicons{}; // folders with entities/ or frames/ of the user's own, loaded after the lexicon
};

// The layout of a data folder: lexicon/, models/, data/.
StageOptions options_for(const std::string& data_folder);

struct Stages {
    std::unique_ptr<syntax::SyntaxParser> syntax_parser;
    std::unique_ptr<entities::EntityFinder> entity_finder;
    std::unique_ptr<dates::DateResolver> date_resolver;
    std::unique_ptr<resources::Gazetteer> gazetteer;
    std::unique_ptr<places::PlaceResolver> place_resolver;
    std::unique_ptr<quantities::QuantityFinder> quantity_finder;
    std::unique_ptr<events::EventExtractor> event_extractor;
    std::unique_ptr<claims::ClaimAttributor> claim_attributor;

    // Somebody else's syntax in place of ours (`--conllu`): CoNLL-U by report id; "" serves every report that is not named.
    std::map<std::string, std::string> given_syntax;

    Stages();
    Stages(Stages&&) noexcept;
    ~Stages();
};

// Throws Error(resource_missing) or Error(resource_invalid). About a second, most of it the model.
Stages load_stages(const StageOptions& options);

// Splits a CoNLL-U file at its "# newdoc id = REPORT" lines, for Stages::given_syntax. Throws Error(usage) when the file cannot be read.
std::map<std::string, std::string> load_given_syntax(const std::string& path);

// What makes the records: version of vedette, hashes of lexicon, gazetteer and model. Reads those files once.
store::Versions versions_of(const StageOptions& options);

} // namespace vedette::pipeline
