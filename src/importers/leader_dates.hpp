#pragma once
// Dates of tables in the spellings that people use.

#include <optional>
#include <string>
#include <string_view>

namespace vedette::importers {

enum class DayOrder { month_first, day_first }; // of "3/4/1999"

// Whether "13/4/1999" shows that days come first; nullopt when the cell does not say.
std::optional<DayOrder> shown_order(std::string_view cell);

// The date as our tables write it: "1999-12-31", "1999-12", "1999". nullopt: no date in any of the spellings.
std::optional<std::string> coarse_date(std::string_view cell, DayOrder order);

// Empty, "present", "NA", "-" and their like: the end is open.
bool is_open_end(std::string_view cell);

} // namespace vedette::importers
