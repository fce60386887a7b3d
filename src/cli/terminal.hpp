#pragma once
// Standard output and standard error: results go to the first, everything else to the second.

#include <string>
#include <string_view>

namespace vedette::cli {

// Thrown when nobody reads the results any more (`vedette ... | head`): ends the program quietly.
struct OutputClosed {};

// Writes results. Throws OutputClosed, or Error(system_failed) when the output cannot be written (full disk).
void write_results(std::string_view bytes);
void flush_results();

// One line on standard error; never fails.
void write_message(std::string_view line);

bool is_terminal_output(); // standard output
bool is_terminal_error();  // standard error
bool wants_colour();       // standard output is a terminal, NO_COLOR is not set and TERM is not "dumb"

} // namespace vedette::cli
