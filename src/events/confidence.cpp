#include "events/confidence.hpp"

#include "base/error.hpp"
#include "base/json_writer.hpp"
#include "resources/table.hpp"

#include <charconv>
#include <cmath>
#include <optional>

namespace vedette::events {

namespace {

constexpr std::array<std::string_view, kEvidenceCount> kNames = {"actor",    "recipient", "conditions", "rivals", "noun",  "carried",
                                                                 "borrowed", "distance",  "depth",      "length", "steps"};

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

std::string_view to_string(Evidence evidence) { return kNames[static_cast<std::size_t>(evidence)]; }

ConfidenceTable ConfidenceTable::load(const std::string& folder) {
    const resources::Table table = resources::Table::load(folder + "/confidence.tsv");
    const std::size_t feature = table.column("feature");
    const std::size_t sign = table.column("sign");
    const std::size_t weight = table.column("weight");
    ConfidenceTable confidence;
    std::array<bool, kEvidenceCount> is_set{};
    bool has_bias = false;
    for (const resources::Row& row : table.rows()) {
        const std::optional<double> value = number_of(row.cells[weight]);
        if (!value) {
            table.refuse(row, "`weight` is not a number");
        }
        const std::string& wanted = row.cells[sign];
        if ((wanted == "+" && *value < 0) || (wanted == "-" && *value > 0)) {
            table.refuse(row, "`weight` has not the sign that its feature must have");
        }
        if (row.cells[feature] == "bias") {
            confidence.bias_ = *value;
            has_bias = true;
            continue;
        }
        std::size_t at = 0;
        while (at < kEvidenceCount && kNames[at] != row.cells[feature]) {
            ++at;
        }
        if (at == kEvidenceCount) {
            table.refuse(row, "`" + row.cells[feature] + "` is not a feature: see src/events/confidence.hpp");
        }
        confidence.weights_[at] = *value;
        is_set[at] = true;
    }
    for (std::size_t at = 0; at < kEvidenceCount; ++at) {
        if (!is_set[at] || !has_bias) {
            throw Error(ErrorCode::resource_invalid, table.path() + ": no row for `" + std::string(is_set[at] ? "bias" : kNames[at]) + "`");
        }
    }
    return confidence;
}

double ConfidenceTable::probability(const EvidenceValues& values) const {
    double sum = bias_;
    for (std::size_t at = 0; at < kEvidenceCount; ++at) {
        sum += weights_[at] * values[at];
    }
    return rounded(1 / (1 + std::exp(-sum)));
}

std::string print_evidence(const EvidenceValues& values) {
    std::string words;
    for (std::size_t at = 0; at < kEvidenceCount; ++at) {
        if (values[at] != 0) {
            words += (words.empty() ? "" : " ") + std::string(kNames[at]) + "=" + JsonWriter().number(rounded(values[at])).take();
        }
    }
    return words;
}

} // namespace vedette::events
