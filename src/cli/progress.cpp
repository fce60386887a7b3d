#include "cli/progress.hpp"

#include "cli/terminal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

namespace vedette::cli {

namespace {

constexpr std::chrono::milliseconds kBarEvery{100};
constexpr std::chrono::seconds kLineEvery{30};
constexpr std::size_t kBarWidth = 24;
constexpr double kEstimateAfterSeconds = 2; // before, the rate is mostly the loading of caches

std::string duration(double seconds) {
    const auto whole = static_cast<long>(seconds + 0.5);
    if (whole >= 3600) {
        return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
    }
    return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

} // namespace

Progress::Progress(std::string verb, std::uint64_t bytes_total, Style style)
    : verb_(std::move(verb)), bytes_total_(bytes_total), style_(style) {}

std::string Progress::words(double seconds) const {
    std::string line = verb_;
    const double share = bytes_total_ == 0 ? 0 : std::min(1.0, static_cast<double>(bytes_done_) / static_cast<double>(bytes_total_));
    if (bytes_total_ != 0) {
        const auto filled = static_cast<std::size_t>(share * static_cast<double>(kBarWidth));
        if (style_ == Style::bar) {
            line += " [" + std::string(filled, '#') + std::string(kBarWidth - filled, '.') + "]";
        }
        line += fmt::format(" {:3.0f} %", share * 100);
    }
    line += fmt::format("  {} reports", reports_);
    if (seconds > 0) {
        line += fmt::format("  {:.1f}/s", static_cast<double>(reports_) / seconds);
    }
    if (failures_ != 0) {
        line += fmt::format("  {} failed", failures_);
    }
    if (share > 0 && share < 1 && seconds > kEstimateAfterSeconds) {
        line += "  " + duration(seconds * (1 - share) / share) + " left";
    }
    return line;
}

void Progress::update(std::uint64_t reports, std::uint64_t failures, std::uint64_t bytes_done) {
    reports_ = reports;
    failures_ = failures;
    bytes_done_ = bytes_done;
    const Clock::time_point now = Clock::now();
    const bool is_due = style_ == Style::bar ? now - shown_ >= kBarEvery : now - shown_ >= kLineEvery;
    if (style_ == Style::quiet || !is_due) {
        return;
    }
    shown_ = now;
    const std::string line = words(std::chrono::duration<double>(now - start_).count());
    if (style_ == Style::bar) {
        std::fputs(("\r\033[K" + line).c_str(), stderr);
        std::fflush(stderr);
        is_shown_ = true;
    } else {
        write_message(line);
    }
}

void Progress::message(std::string_view line) {
    finish();
    write_message(line);
}

void Progress::finish() {
    if (is_shown_) {
        std::fputs("\r\033[K", stderr);
        is_shown_ = false;
    }
}

Progress::Style progress_style(bool is_quiet) {
    if (is_quiet) {
        return Progress::Style::quiet;
    }
    return is_terminal_error() ? Progress::Style::bar : Progress::Style::lines;
}

} // namespace vedette::cli
