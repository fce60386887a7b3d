#pragma once
// Codes, dates, numbers and bounds in words that a reader without the codebook understands. Pure functions, English, no locale.

#include "records/case_view.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vedette::briefing {

// "Troops moved or readied", "Visit", "Air attack": the type, made precise by the first mode that has words of its own.
// Contexts tell armies working together from other cooperation.
std::string type_in_words(EventType type, const std::vector<std::string>& modes, const std::vector<std::string>& contexts = {});

// The code says what kind of body it is (IGO, NGO, ...), not which one.
bool is_kind_of_body(std::string_view code);

std::string_view status_in_words(Status status); // "actual", "planned", "possible", "not so", "history"
std::string_view stance_in_words(Stance stance); // "states", "alleges", ...
std::string_view
stance_by(Stance stance); // "stated by", "alleged by", ...: right for one source and for many
std::string_view precision_in_words(PlacePrecision precision);
std::string_view date_source_in_words(DateSource source);
std::string field_in_words(std::string_view field); // "quantity:personnel" -> "how many (personnel)"
std::string value_in_words(std::string_view value); // "negated" -> "not so", other values unchanged

// "accepted by an analyst", "accepted, corrected by an analyst" of any of the mentions; empty: nobody decided on them.
std::string verdict_in_words(const std::vector<const EventRecord*>& mentions);

std::string day_in_words(Day day); // "11 Nov 2021"
std::string
date_in_words(const DateInterval& when); // "Feb to Mar 2022", "since 8 Oct 2022"; empty: both sides open
std::string date_in_words(std::string_view iso); // an ISO day, or "day/day"; other words unchanged

// How a dispute of numbers is summed up (records/fused.hpp, DisputedBounds).
inline constexpr std::string_view kBoundsRule = "Of numbers, low is the lowest and high the highest that anybody gives; best is that of the claim that vouches most, of "
                                                "equals the latest. Nothing is averaged.";

std::string number_in_words(double value); // "15,000", "2.5"
std::string bounds_in_words(std::optional<double> low, std::optional<double> high, Qualifier qualifier);
std::string sum_in_words(double low, std::optional<double> high); // "3,000 to 4,500", "200 or more"
std::string counted(std::int64_t count, std::string_view one,
                    std::string_view many); // "1 report", "5 reports"

// "a, b and 3 more"
std::string joined_upto(const std::vector<std::string>& items, std::size_t most);

// The items that are not among the others.
std::vector<std::string> without(std::vector<std::string> items, const std::vector<std::string>& others);

// Valid UTF-8 in one line: control characters, line breaks and direction overrides become a space or go.
std::string one_line(std::string_view text);

// At most `most` bytes, cut at a word where possible, with "…" where something is missing.
std::string shortened(std::string_view text, std::size_t most);

} // namespace vedette::briefing
