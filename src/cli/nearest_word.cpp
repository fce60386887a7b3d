#include "cli/nearest_word.hpp"

#include <algorithm>
#include <vector>

namespace vedette::cli {

namespace {

std::size_t distance(std::string_view left, std::string_view right) {
    const std::size_t width = right.size() + 1;
    std::vector<std::size_t> before_last(width);
    std::vector<std::size_t> last(width);
    std::vector<std::size_t> current(width);
    for (std::size_t column = 0; column < width; ++column) {
        last[column] = column;
    }
    for (std::size_t row = 1; row <= left.size(); ++row) {
        current[0] = row;
        for (std::size_t column = 1; column < width; ++column) {
            const bool same = left[row - 1] == right[column - 1];
            std::size_t best = std::min({last[column] + 1, current[column - 1] + 1, last[column - 1] + (same ? 0U : 1U)});
            if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1]) {
                best = std::min(best, before_last[column - 2] + 1);
            }
            current[column] = best;
        }
        std::swap(before_last, last);
        std::swap(last, current);
    }
    return last[right.size()];
}

} // namespace

std::string_view nearest_word(std::string_view typed, std::span<const std::string_view> known) {
    const std::size_t limit = std::max<std::size_t>(2, typed.size() / 3);
    std::string_view best;
    std::size_t best_distance = limit + 1;
    for (const std::string_view word : known) {
        const bool begins = typed.size() >= 3 && word.starts_with(typed);
        const std::size_t away = begins ? 1 : distance(typed, word);
        if (away < best_distance && away < word.size()) {
            best = word;
            best_distance = away;
        }
    }
    return best;
}

} // namespace vedette::cli
