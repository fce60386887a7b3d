#include "events/party_kinds.hpp"

#include <algorithm>

namespace vedette::events {

bool is_political(const std::vector<Party>& parties) {
    return std::any_of(parties.begin(), parties.end(), [](const Party& party) {
        const bool is_bystander = party.sector == "BUS" || party.sector == "MED" || party.sector == "JRN";
        return !is_bystander && (!party.code.empty() || !party.sector.empty());
    });
}

bool has_code(const std::vector<Party>& parties) {
    return std::any_of(parties.begin(), parties.end(), [](const Party& party) { return !party.code.empty(); });
}

bool is_armed(std::string_view sector) { return sector == "MIL" || sector == "REB" || sector == "UAF" || sector == "PRM"; }

bool is_private(const std::vector<Party>& parties) {
    return std::all_of(parties.begin(), parties.end(), [](const Party& party) {
        return party.sector.empty() || party.sector == "CVL" || party.sector == "BUS" || party.sector == "CRM" || party.sector == "EDU" ||
               party.sector == "MED" || party.sector == "SOC" || party.sector == "UNK";
    });
}

void drop_spans(std::vector<Party>& parties) {
    for (Party& party : parties) {
        party.span = {};
    }
}

} // namespace vedette::events
