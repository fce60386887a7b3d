#pragma once
// How far a batch is, on standard error: a bar with rate and time left on a terminal, a plain line from time to time otherwise,
// nothing with --quiet.

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace vedette::cli {

class Progress {
public:
    enum class Style : std::uint8_t { quiet, lines, bar };

    // `verb` in front: "reading". `bytes_total` 0: unknown (standard input).
    Progress(std::string verb, std::uint64_t bytes_total, Style style);

    void set_total(std::uint64_t bytes_total) { bytes_total_ = bytes_total; }

    void update(std::uint64_t reports, std::uint64_t failures, std::uint64_t bytes_done);
    void message(std::string_view line); // a message that the bar must not garble
    void finish();                       // takes the bar away

private:
    using Clock = std::chrono::steady_clock;

    [[nodiscard]] std::string words(double seconds) const;

    std::string verb_;
    std::uint64_t bytes_total_;
    Style style_;
    Clock::time_point start_ = Clock::now();
    Clock::time_point shown_ = start_;
    std::uint64_t reports_ = 0;
    std::uint64_t failures_ = 0;
    std::uint64_t bytes_done_ = 0;
    bool is_shown_ = false;
};

// The style that fits standard error and --quiet.
Progress::Style progress_style(bool is_quiet);

} // namespace vedette::cli
