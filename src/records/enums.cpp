// Names of the enumerations that records share. One table each; a test proves them complete.
#include "records/details.hpp"
#include "records/entities.hpp"
#include "records/events.hpp"
#include "records/fused.hpp"
#include "records/report.hpp"

#include <algorithm>
#include <array>

namespace vedette {

namespace {

constexpr std::array<std::string_view, kEventTypeCount> kEventTypes = {"AGREE",   "CONSULT", "SUPPORT",  "CONCEDE",
                                                                       "COOPERATE", "AID",   "RETREAT",  "REQUEST",
                                                                       "ACCUSE",  "REJECT",  "THREATEN", "PROTEST",
                                                                       "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"};
constexpr std::array<std::string_view, 5> kStatuses = {"actual", "future", "hypothetical", "negated", "historical"};
constexpr std::array<std::string_view, 7> kStances = {"states", "confirms", "alleges", "denies", "doubts", "orders", "predicts"};
constexpr std::array<std::string_view, 6> kPostures = {"present", "exercise", "patrol", "leaving", "wanted", "lost"};
constexpr std::array<std::string_view, 5> kPlaceRoles = {"at", "from", "to", "near", "border"};
constexpr std::array<std::string_view, 9> kPrecisions = {"site",   "city",   "district", "province", "country",
                                                         "region", "border", "sea",      "unknown"};
constexpr std::array<std::string_view, 6> kQualifiers = {"exact", "about", "over", "under", "up-to", "several"};
constexpr std::array<std::string_view, 3> kMeasures = {"unstated", "stock", "flow"};
constexpr std::array<std::string_view, 4> kTimexTypes = {"DATE", "TIME", "DURATION", "SET"};
constexpr std::array<std::string_view, 7> kEntityKinds = {"person", "state",  "organisation", "force",
                                                          "population", "outlet", "role"};
constexpr std::array<std::string_view, 5> kForms = {"name", "description", "metonym", "adjective", "pronoun"};
constexpr std::array<std::string_view, 10> kDateSources = {"none", "flag",     "field", "metadata", "json-ld",
                                                           "time-element", "url", "dateline", "words", "file-name"};

template <typename Enum, std::size_t N>
bool parse(const std::array<std::string_view, N>& table, std::string_view text, Enum& value) {
    const auto found = std::find(table.begin(), table.end(), text);
    if (found == table.end()) {
        return false;
    }
    value = static_cast<Enum>(found - table.begin());
    return true;
}

} // namespace

std::string_view to_string(EventType type) { return kEventTypes[static_cast<std::size_t>(type)]; }

bool parse_event_type(std::string_view text, EventType& type) { return parse(kEventTypes, text, type); }

std::string_view to_string(Status status) { return kStatuses[static_cast<std::size_t>(status)]; }

bool parse_status(std::string_view text, Status& status) { return parse(kStatuses, text, status); }

std::string_view to_string(Stance stance) { return kStances[static_cast<std::size_t>(stance)]; }

bool parse_stance(std::string_view text, Stance& stance) { return parse(kStances, text, stance); }

std::string_view to_string(Posture posture) { return kPostures[static_cast<std::size_t>(posture)]; }

bool parse_posture(std::string_view text, Posture& posture) { return parse(kPostures, text, posture); }

std::string_view to_string(PlaceRole role) { return kPlaceRoles[static_cast<std::size_t>(role)]; }

std::string_view to_string(PlacePrecision precision) { return kPrecisions[static_cast<std::size_t>(precision)]; }

std::string_view to_string(Qualifier qualifier) { return kQualifiers[static_cast<std::size_t>(qualifier)]; }

std::string_view to_string(CountMeasure measure) { return kMeasures[static_cast<std::size_t>(measure)]; }

std::string_view to_string(TimexType type) { return kTimexTypes[static_cast<std::size_t>(type)]; }

std::string_view to_string(EntityKind kind) { return kEntityKinds[static_cast<std::size_t>(kind)]; }

std::string_view to_string(MentionForm form) { return kForms[static_cast<std::size_t>(form)]; }

std::string_view to_string(DateSource source) { return kDateSources[static_cast<std::size_t>(source)]; }

} // namespace vedette
