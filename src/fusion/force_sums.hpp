#pragma once
// Sums of forces that are there, by area, in which no two claims of one force are added. The rule: of each owner in an area one claim
// counts, the newest; its other claims, of whatever source, only widen the bounds. Owners that share a state ("Norland" and "Norland and
// Sudland") are one owner, as the joint force may hold the same men. Men, units, tanks and ships are summed apart. Left out: what is
// planned, denied, drilling, on patrol, left, lost, withdrawn, superseded, uncounted, or of an owner who is not told. Pure; the order of rows does not matter.

#include "records/fused.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace vedette::fusion {

struct ForceSum {
    std::string area;
    std::string counted;                // "men", "units", "aircraft", "vehicles", "ships", "missiles", "drones"
    double low = 0;                     // each owner's least claim, added
    double best = 0;                    // each owner's newest claim, added
    std::optional<double> high;         // each owner's largest upper bound, added; nullopt: one of them is open
    std::string as_of;                  // of the newest claim in it
    std::vector<std::string> owners;    // in alphabetic order
    std::vector<std::string> rows;      // the claim that counts for each owner
    std::vector<std::string> not_added; // other claims of the same forces, and those without an owner
};

// Names of the areas that a row's forces stand in; none: the row is left out.
using AreasOf = std::function<std::vector<std::string>(const ForceRow&)>;

// Sorted by area, then by what is counted. Near linear in the rows of one area and owner.
std::vector<ForceSum> sum_forces(const std::vector<ForceRow>& rows, const AreasOf& areas_of);

} // namespace vedette::fusion
