#include "base/file.hpp"
#include "cli/lexicon_compare.hpp"
#include "cli/terminal.hpp"
#include "entities/knowledge_base.hpp"
#include "events/frame_lexicon.hpp"
#include "importers/dictionaries.hpp"
#include "importers/dictionary_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace vedette::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMaxBytes = 256ULL << 20U; // a dictionary of that size is something else

std::vector<importers::DictionaryFile> read_dictionaries(const Settings& settings, bool& failed) {
    std::vector<importers::DictionaryFile> files;
    for (auto path = settings.flags.paths.begin() + 1; path != settings.flags.paths.end(); ++path) {
        const Result<std::string> bytes = read_file(*path, kMaxBytes);
        if (!bytes) {
            write_message("vedette: " + bytes.failure().message);
            failed = true;
            continue;
        }
        files.push_back({*path, importers::as_utf8(*bytes)});
    }
    return files;
}

importers::Imported import_as(const std::string& kind, const std::vector<importers::DictionaryFile>& files,
                              const pipeline::StageOptions& options) {
    const importers::CodeBook codes = importers::CodeBook::load(options.lexicon_folder);
    if (kind == "verbs") {
        return importers::import_verbs(files, codes);
    }
    std::vector<std::string> extra;
    for (const std::string& folder : options.extra_lexicons) {
        extra.push_back(folder + "/entities");
    }
    const entities::KnowledgeBase knowledge(options.lexicon_folder + "/entities", extra);
    const importers::KnownTerms known{
        [&](const std::string& name) { return !knowledge.names.find(name).empty(); },
        [&](const std::string& term) { return !knowledge.roles.find(term).empty(); },
        [](const std::string& words) { return entities::folded_text(words); }};
    if (kind == "agents") {
        return importers::import_agents(files, codes, known);
    }
    return kind == "actors" ? importers::import_actors(files, codes, known)
                            : importers::import_leaders(files, codes, known);
}

void write_tables(const importers::Imported& made, const Settings& settings) {
    const fs::path folder = settings.flags.output;
    std::string names;
    for (auto path = settings.flags.paths.begin() + 1; path != settings.flags.paths.end(); ++path) {
        names += (names.empty() ? "" : ", ") + fs::path(*path).filename().string();
    }
    std::error_code problem;
    fs::create_directories(folder, problem);
    for (const importers::TableText& table : made.tables) {
        fs::create_directories((folder / table.path).parent_path(), problem);
        write_file_atomically((folder / table.path).string(), importers::print_table(table, names));
    }
    if (!made.left_out.empty()) {
        write_file_atomically((folder / "left_out.tsv").string(), importers::print_left_out(made.left_out));
    }
}

// What was written must load beside the lexicon; the first line that does not is named.
void check_tables(const Settings& settings, pipeline::StageOptions options) {
    options.extra_lexicons.push_back(settings.flags.output);
    std::vector<std::string> extra;
    for (const std::string& folder : options.extra_lexicons) {
        extra.push_back(folder + "/entities");
    }
    const entities::KnowledgeBase knowledge(options.lexicon_folder + "/entities", extra);
    static_cast<void>(events::Lexicon::load(options.lexicon_folder, options.extra_lexicons));
}

} // namespace

int lexicon_import(const Settings& settings) {
    const Flags& flags = settings.flags;
    if (flags.import_kind.empty() || flags.output.empty()) {
        throw Error(ErrorCode::usage, "lexicon import needs --as actors|agents|verbs|leaders and -o DIR");
    }
    std::error_code problem;
    if (fs::exists(flags.output, problem) &&
        !(fs::is_directory(flags.output, problem) && fs::is_empty(flags.output, problem))) {
        throw Error(ErrorCode::usage,
                    "lexicon import: " + flags.output +
                        " is there already: name a new folder; --lexicon-extra takes several");
    }
    bool failed = false;
    const pipeline::StageOptions options = stage_options(flags);
    const importers::Imported made =
        import_as(flags.import_kind, read_dictionaries(settings, failed), options);
    std::size_t broken = 0;
    for (const importers::LeftOut& one : made.left_out) {
        if (one.is_broken) {
            ++broken;
            write_message(fmt::format("{}:{}: `{}` {}", one.file, one.line, one.item, one.reason));
        }
    }
    if (made.tables.empty() && made.left_out.empty()) {
        write_message("vedette: nothing to import");
        return failed ? kSomeFailed : kDone;
    }
    write_tables(made, settings);
    std::string rows;
    for (const importers::TableText& table : made.tables) {
        rows += fmt::format("{}/{}: {} rows\n", flags.output, table.path, table.rows.size());
    }
    rows += fmt::format("{} entries read, {} left out or shortened{}{}\n", made.entries, made.left_out.size(),
                        made.left_out.empty() ? "" : ", listed in " + flags.output + "/left_out.tsv",
                        broken == 0 ? "" : fmt::format("; {} of them could not be read", broken));
    write_results(rows);
    if (!made.tables.empty()) {
        check_tables(settings, options);
    }
    return failed || broken != 0 ? kSomeFailed : kDone;
}

} // namespace vedette::cli
