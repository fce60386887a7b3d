#include "events/confidence.hpp"

#include "base/error.hpp"
#include "base/json_writer.hpp"
#include "resources/table.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <set>

namespace vedette::events {

namespace {

constexpr std::array<std::string_view, kEvidenceCount> kNames = {
    "pair", "conditions", "carried", "details", "repeat", "crowd", "distance", "depth", "place"};

// Where the weight of a row goes; nullptr: the row names nothing that we know.
double* place_of(std::string_view name, double& bias, EvidenceValues& weights,
                 std::array<double, kEventTypeCount>& types) {
    if (name == "bias") {
        return &bias;
    }
    const auto* found = std::find(kNames.begin(), kNames.end(), name);
    if (found != kNames.end()) {
        return &weights[static_cast<std::size_t>(found - kNames.begin())];
    }
    EventType type{};
    return parse_event_type(name, type) ? &types[static_cast<std::size_t>(type)] : nullptr;
}

double rounded(double value) {
    constexpr double kHundred = 100;
    return std::round(value * kHundred) / kHundred;
}

std::optional<double> number_of(const std::string& words) {
    double value = 0;
    const auto [end, problem] = std::from_chars(words.data(), words.data() + words.size(), value);
    return problem == std::errc{} && end == words.data() + words.size() ? std::optional(value) : std::nullopt;
}

} // namespace

std::string_view to_string(Evidence evidence) {
    return kNames[static_cast<std::size_t>(evidence)];
}

ConfidenceTable ConfidenceTable::load(const std::string& folder) {
    const resources::Table table = resources::Table::load(folder + "/confidence.tsv");
    const std::size_t feature = table.column("feature");
    const std::size_t sign = table.column("sign");
    const std::size_t weight = table.column("weight");
    ConfidenceTable confidence;
    std::set<const double*> is_set;
    for (const resources::Row& row : table.rows()) {
        const std::optional<double> value = number_of(row.cells[weight]);
        if (!value) {
            table.refuse(row, "`weight` is not a number");
        }
        const std::string& wanted = row.cells[sign];
        if ((wanted == "+" && *value < 0) || (wanted == "-" && *value > 0)) {
            table.refuse(row, "`weight` has not the sign that its feature must have");
        }
        double* place =
            place_of(row.cells[feature], confidence.bias_, confidence.weights_, confidence.types_);
        if (place == nullptr) {
            table.refuse(row, "`" + row.cells[feature] +
                                  "` is neither a feature (see src/events/confidence.hpp) nor an event type");
        }
        *place = *value;
        is_set.insert(place);
    }
    if (is_set.size() != 1 + kEvidenceCount + kEventTypeCount) {
        throw Error(ErrorCode::resource_invalid,
                    table.path() + ": needs one row for `bias`, each feature and each event type");
    }
    return confidence;
}

double ConfidenceTable::probability(EventType type, const EvidenceValues& values) const {
    double sum = bias_ + types_[static_cast<std::size_t>(type)];
    for (std::size_t at = 0; at < kEvidenceCount; ++at) {
        sum += weights_[at] * values[at];
    }
    return rounded(1 / (1 + std::exp(-sum)));
}

std::string print_evidence(const EvidenceValues& values) {
    std::string words;
    for (std::size_t at = 0; at < kEvidenceCount; ++at) {
        if (values[at] != 0) {
            words += (words.empty() ? "" : " ") + std::string(kNames[at]) + "=" +
                     JsonWriter().number(rounded(values[at])).take();
        }
    }
    return words;
}

} // namespace vedette::events
