#include "pipeline/run_stage.hpp"

namespace vedette::pipeline {

std::string_view to_string(Stage stage) {
    constexpr std::array<std::string_view, kStageCount> kNames = {"ingest",     "syntax", "entities", "dates", "places", "quantities",
                                                                  "events",     "claims", "check",    "print", "save"};
    return kNames[static_cast<std::size_t>(stage)];
}

} // namespace vedette::pipeline
