#pragma once
// The board of theatres: level, what lights it, base rate and naive forecast, what is unseen. Everything composed from counts and ids of
// the readings (records/reading.hpp). Texts are made one line and free of control characters by clean_board(); renderers escape.

#include "records/reading.hpp"

#include <map>
#include <string>
#include <vector>

namespace vedette::briefing {

// Titles, claimants and reasons may hold words of reports and of the user's files: one line each, no control characters. The highest level comes first.
std::vector<TheatreReading> clean_board(std::vector<TheatreReading> board);

// What to call the claimants that readings keep as keys: "person:ilse varga" -> "Ilse Varga (NRD)", "NRD" -> "Norland".
using ClaimantNames = std::map<std::string, std::string>;

// "level 3 of 5, elevated", "unmonitored".
std::string level_in_words(const TheatreReading& reading);

// "4 developments in the last week, 1.1 expected from 20 weeks; so many or more by chance: 0.03".
std::string base_rate_in_words(const BaseRate& rate);
std::string naive_in_words(const NaiveForecast& naive);

// "as of 11 Nov 2021; 3 reports about it in 28 days, copies counted; 40 originals read in all"
std::string read_in_words(const TheatreReading& reading);

// An indicator of it is at least possible, or its level is over quiet.
bool is_lit(const TheatreReading& reading);

// The monitored theatres where nothing is lit; empty: none.
std::string quiet_in_words(const std::vector<TheatreReading>& board);

// The theatres about which nothing was read; empty: none.
std::string unmonitored_in_words(const std::vector<TheatreReading>& board);

// The theatres where something is lit and a line each on the quiet and the unmonitored ones; with `all_indicators` also indicators that are not lit.
std::string board_terminal(const std::vector<TheatreReading>& board, const ClaimantNames& names, int width, bool colour, bool all_indicators);

std::string board_markdown(const std::vector<TheatreReading>& board, const ClaimantNames& names);

} // namespace vedette::briefing
