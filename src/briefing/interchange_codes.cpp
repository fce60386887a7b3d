#include "briefing/interchange_codes.hpp"

#include "briefing/table_reader.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

namespace vedette::briefing {

namespace {

constexpr std::size_t kRootDigits = 2;
constexpr std::size_t kBaseDigits = 3;

// Calls `take` with a look-up by column name for every row; what it returns, unless empty, is what is wrong with the row.
template <typename Take>
std::optional<Failure> each_row(std::string_view text, const std::string& table, Take take) {
    TableReader rows(text);
    const auto cell = [&](std::string_view column) { return std::string(rows.cell(column)); };
    while (rows.next()) {
        const std::string wrong = rows.is_too_long() ? std::string("more cells than columns") : take(cell);
        if (!wrong.empty()) {
            return Failure{ErrorCode::resource_invalid, table + ":" + std::to_string(rows.line()) + ": " + wrong};
        }
    }
    return std::nullopt;
}

std::string or_else(std::string value, const std::string& other) {
    return value.empty() ? other : value;
}

bool is_code(std::string_view code) {
    return code.size() >= kRootDigits && code.size() <= 4 &&
           std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<Failure> read_actors(std::string_view countries, std::string_view actors, CodeTables& tables) {
    std::optional<Failure> failure = each_row(countries, "places/countries.tsv", [&](const auto& cell) {
        ActorCodes& actor = tables.actors[cell("code")];
        actor.name = cell("name");
        actor.icews_name = actor.name;
        actor.cameo = cell("code");
        actor.gdelt_country = cell("code");
        actor.is_state = true;
        return std::string();
    });
    if (failure) {
        return failure;
    }
    return each_row(actors, "interchange/actor_codes.tsv", [&](const auto& cell) {
        const std::string code = cell("code");
        if (code.size() != 3) {
            return std::string("`code` is not three letters");
        }
        ActorCodes& actor = tables.actors[code];
        actor.icews_name = or_else(cell("icews"), actor.name);
        actor.cow = cell("cow");
        actor.fips = cell("fips");
        actor.cameo = or_else(cell("cameo"), actor.cameo);
        const std::string country = or_else(cell("gdelt_country"), actor.gdelt_country);
        actor.gdelt_country = country == "-" ? "" : country;
        actor.gdelt_group = cell("gdelt_group");
        actor.gdelt_type = cell("gdelt_type");
        return std::string();
    });
}

std::optional<Failure> read_events(std::string_view text, CodeTables& tables) {
    return each_row(text, "interchange/cameo.tsv", [&](const auto& cell) {
        const std::string code = cell("code");
        if (!is_code(code)) {
            return std::string("`code` is not two to four digits");
        }
        CameoCode event{cell("name"), std::nullopt, cell("quad"), cell("phoenix")};
        if (const std::string words = cell("goldstein"); !words.empty()) {
            double value = 0;
            const auto [end, problem] = std::from_chars(words.data(), words.data() + words.size(), value);
            if (problem != std::errc{} || end != words.data() + words.size() || value < -10 || value > 10) {
                return std::string("`goldstein` is not a number from -10 to 10");
            }
            event.goldstein = value;
        }
        return tables.events.emplace(code, std::move(event)).second ? std::string()
                                                                    : std::string("`code` is there twice");
    });
}

} // namespace

const ActorCodes* CodeTables::actor(std::string_view code) const {
    const auto found = actors.find(code);
    return found == actors.end() ? nullptr : &found->second;
}

const CameoCode* CodeTables::event(std::string_view code) const {
    const auto found = events.find(code);
    return found == events.end() ? nullptr : &found->second;
}

std::optional<double> CodeTables::goldstein(std::string_view code) const {
    for (const std::size_t digits : {code.size(), kBaseDigits, kRootDigits}) {
        const CameoCode* found = event(code.substr(0, digits));
        if (found != nullptr && found->goldstein) {
            return found->goldstein;
        }
    }
    return std::nullopt;
}

std::string CodeTables::cameo_actor(const Party& party) const {
    const ActorCodes* known = actor(party.code);
    const auto sector = sectors.find(party.sector);
    const std::string prefix = known == nullptr ? std::string() : known->cameo;
    const bool is_organisation = known != nullptr && !known->is_state;
    // An international organisation as such is no government: IGOUNO, but IGOUNOMIL for its forces.
    if (sector == sectors.end() || (is_organisation && party.sector == "GOV")) {
        return prefix;
    }
    return prefix + sector->second.cameo;
}

std::string CodeTables::country_name(std::string_view code) const {
    const ActorCodes* known = actor(code);
    return known == nullptr ? std::string() : known->name;
}

Result<CodeTables> parse_code_tables(const CodeTableBytes& bytes) {
    CodeTables tables;
    std::optional<Failure> failure = read_actors(bytes.countries, bytes.actors, tables);
    if (!failure) {
        failure = read_events(bytes.events, tables);
    }
    if (!failure) {
        failure = each_row(bytes.sectors, "interchange/sectors.tsv", [&](const auto& cell) {
            tables.sectors[cell("sector")] = {cell("cameo"), cell("icews")};
            return std::string();
        });
    }
    if (failure) {
        return std::move(*failure);
    }
    return tables;
}

} // namespace vedette::briefing
