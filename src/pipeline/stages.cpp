#include "pipeline/stages.hpp"

#include "base/content_hash.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "base/utf8.hpp"
#include "pipeline/all_stages.hpp"
#include "pipeline/input_hash.hpp"
#include "resources/table.hpp"

namespace vedette::pipeline {

namespace {

constexpr std::size_t kShownHashDigits = 16;

std::string file_version(const std::string& path) {
    const std::string hash = input_hash(path);
    return hash.empty() ? "none" : hash.substr(0, kShownHashDigits);
}

// Names and contents of all tables, so that any edit of the lexicon, or another folder beside it, is another version.
std::string lexicon_version(const StageOptions& options) {
    std::string all;
    std::vector<std::string> folders = options.extra_lexicons;
    folders.insert(folders.begin(), options.lexicon_folder);
    for (const std::string& folder : folders) {
        for (const std::string& path : resources::files_under(folder, "")) {
            all += path.substr(folder.size()) + " " + input_hash(path) + "\n";
        }
    }
    return sha256_hex(all).substr(0, kShownHashDigits);
}

} // namespace

StageOptions options_for(const std::string& data_folder) {
    return {data_folder + "/lexicon", data_folder + "/data/gazetteer/places.bin", data_folder + "/models/reader.vdm", data_folder + "/data/map/world.tsv", {}};
}

Stages::Stages() = default;
Stages::Stages(Stages&&) noexcept = default;
Stages::~Stages() = default;

Stages load_stages(const StageOptions& options) {
    Stages stages;
    stages.syntax_parser = std::make_unique<syntax::SyntaxParser>(options.model_path);
    stages.entity_finder = std::make_unique<entities::EntityFinder>(options.lexicon_folder, options.extra_lexicons);
    stages.date_resolver = std::make_unique<dates::DateResolver>();
    stages.gazetteer = std::make_unique<resources::Gazetteer>(resources::Gazetteer::open(options.gazetteer_path));
    stages.place_resolver = std::make_unique<places::PlaceResolver>(*stages.gazetteer, options.lexicon_folder + "/places");
    stages.quantity_finder = std::make_unique<quantities::QuantityFinder>(options.lexicon_folder);
    stages.event_extractor = std::make_unique<events::EventExtractor>(options.lexicon_folder, options.extra_lexicons);
    stages.claim_attributor = std::make_unique<claims::ClaimAttributor>(options.lexicon_folder);
    return stages;
}

std::map<std::string, std::string> load_given_syntax(const std::string& path) {
    constexpr std::string_view kMark = "# newdoc id = ";
    const Result<std::string> bytes = read_file(path);
    if (!bytes) {
        throw Error(ErrorCode::usage, "--conllu: " + bytes.failure().message);
    }
    std::map<std::string, std::string> documents;
    std::string id;
    for (const std::string_view line : split(*bytes, '\n')) {
        if (line.starts_with(kMark)) {
            id = std::string(trim(line.substr(kMark.size())));
            continue;
        }
        documents[id] += std::string(line) + "\n";
    }
    if (documents.size() > 1 && documents.contains("") && trim(documents[""]).empty()) {
        documents.erase("");
    }
    return documents;
}

store::Versions versions_of(const StageOptions& options) {
    return {{"vedette", VEDETTE_VERSION},
            {"lexicon", lexicon_version(options)},
            {"gazetteer", file_version(options.gazetteer_path)},
            {"model", file_version(options.model_path)}};
}

} // namespace vedette::pipeline
