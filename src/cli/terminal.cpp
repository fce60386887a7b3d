#include "cli/terminal.hpp"

#include "base/error.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <unistd.h>

namespace vedette::cli {

namespace {

[[noreturn]] void give_up(int reason) {
    if (reason == EPIPE) {
        throw OutputClosed{};
    }
    throw Error(ErrorCode::system_failed, std::string("standard output: cannot be written: ") + std::strerror(reason) +
                                              "; make room or write elsewhere, then run again");
}

} // namespace

void write_results(std::string_view bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size()) {
        give_up(errno);
    }
}

void flush_results() {
    if (std::fflush(stdout) != 0) {
        give_up(errno);
    }
}

void write_message(std::string_view line) {
    std::string words(line);
    words += '\n';
    std::fwrite(words.data(), 1, words.size(), stderr);
}

bool is_terminal_output() { return ::isatty(STDOUT_FILENO) == 1; }

bool is_terminal_error() { return ::isatty(STDERR_FILENO) == 1; }

bool wants_colour() {
    const char* no_colour = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    return is_terminal_output() && (no_colour == nullptr || *no_colour == '\0') && terminal != nullptr &&
           std::strcmp(terminal, "dumb") != 0;
}

} // namespace vedette::cli
