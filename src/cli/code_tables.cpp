#include "cli/code_tables.hpp"

#include "base/file.hpp"

namespace vedette::cli {

namespace {

std::string table_bytes(const std::string& folder, const std::string& path) {
    const Result<std::string> bytes = read_file(folder + "/" + path);
    if (!bytes) {
        throw Error(ErrorCode::resource_missing,
                    bytes.failure().message + "; codes of other formats come from it");
    }
    return *bytes;
}

} // namespace

briefing::CodeTables load_code_tables(const Settings& settings) {
    const std::string folder = stage_options(settings.flags).lexicon_folder;
    Result<briefing::CodeTables> tables = briefing::parse_code_tables(
        {table_bytes(folder, "places/countries.tsv"), table_bytes(folder, "interchange/actor_codes.tsv"),
         table_bytes(folder, "interchange/cameo.tsv"), table_bytes(folder, "interchange/sectors.tsv")});
    if (!tables) {
        throw Error(ErrorCode::resource_invalid, tables.failure().message);
    }
    return std::move(*tables);
}

} // namespace vedette::cli
