#pragma once
// Codes of other programs' event tables, by ours: lexicon/interchange/*.tsv and the country names of lexicon/places/countries.tsv.
// Tables are handed over as bytes; reading files is the caller's work.

#include "base/error.hpp"
#include "records/fused.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace vedette::briefing {

// One actor in the other systems. An empty field: that system has no code for it.
struct ActorCodes {
    std::string name; // English name of a country
    std::string icews_name;
    std::string cow; // Correlates of War state number
    std::string fips;  // FIPS 10-4
    std::string cameo; // prefix of a CAMEO actor code
    std::string gdelt_country;
    std::string gdelt_group;
    std::string gdelt_type;
    bool is_state = false;
};

struct CameoCode {
    std::string name;
    std::optional<double> goldstein;
    std::string quad; // GDELT's class; only of roots
    std::string phoenix_quad;
};

struct SectorCodes {
    std::string cameo;
    std::string icews;
};

struct CodeTables {
    std::map<std::string, ActorCodes, std::less<>> actors;   // by ISO 3166 alpha-3 or IGO, UNO, ...
    std::map<std::string, CameoCode, std::less<>> events;    // "154"
    std::map<std::string, SectorCodes, std::less<>> sectors; // "MIL"

    // nullptr when the tables do not have it.
    [[nodiscard]] const ActorCodes* actor(std::string_view code) const;
    [[nodiscard]] const CameoCode* event(std::string_view code) const;

    // Of the code, else of its three digits, else of its root; nullopt when none has one.
    [[nodiscard]] std::optional<double> goldstein(std::string_view code) const;

    // Country and agent as CAMEO joins them: "RUSMIL", "IGOUNO", "REB"; empty when neither is known.
    [[nodiscard]] std::string cameo_actor(const Party& party) const;

    [[nodiscard]] std::string country_name(std::string_view code) const; // empty when there is none
};

// What parse_code_tables reads: file contents, not paths.
struct CodeTableBytes {
    std::string countries; // lexicon/places/countries.tsv
    std::string actors;    // lexicon/interchange/actor_codes.tsv
    std::string events;    // lexicon/interchange/cameo.tsv
    std::string sectors;   // lexicon/interchange/sectors.tsv
};

// Failure(resource_invalid) names table and line.
Result<CodeTables> parse_code_tables(const CodeTableBytes& bytes);

} // namespace vedette::briefing
