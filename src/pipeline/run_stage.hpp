#pragma once
// Every stage runs through run_stage: it takes the time, and turns whatever the stage throws into a failure that names the stage, so
// that one strange report never stops a batch.

#include "base/error.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <exception>
#include <new>
#include <string>
#include <string_view>

namespace vedette::pipeline {

enum class Stage : std::uint8_t { ingest, syntax, entities, dates, places, quantities, events, claims, check, print, save };
inline constexpr std::size_t kStageCount = 11;
std::string_view to_string(Stage stage);

// Nanoseconds spent in each stage.
struct StageTimes {
    std::array<std::int64_t, kStageCount> nanoseconds{};

    StageTimes& operator+=(const StageTimes& other) {
        for (std::size_t stage = 0; stage < kStageCount; ++stage) {
            nanoseconds[stage] += other.nanoseconds[stage];
        }
        return *this;
    }
};

// A stage could not finish a report.
struct StageFailure {
    Stage stage = Stage::ingest;
    ErrorCode code = ErrorCode::internal;
    std::string reason;
};

// Runs `work` and adds its time. Throws StageFailure; errors of the machine (no memory, full disk) pass through, they would hit the
// next report as well.
template <typename Work>
auto run_stage(Stage stage, StageTimes& times, Work work) {
    struct Timer {
        std::int64_t& total;
        std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();

        ~Timer() { total += (std::chrono::steady_clock::now() - start) / std::chrono::nanoseconds(1); }
    };
    const Timer timer{times.nanoseconds[static_cast<std::size_t>(stage)]};
    try {
        return work();
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const Error& error) {
        if (error.code() == ErrorCode::system_failed || error.code() == ErrorCode::store_failed) {
            throw;
        }
        throw StageFailure{stage, error.code(), error.what()};
    } catch (const std::exception& error) {
        throw StageFailure{stage, ErrorCode::internal, error.what()};
    }
}

} // namespace vedette::pipeline
