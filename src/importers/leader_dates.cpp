#include "importers/leader_dates.hpp"

#include "base/civil_date.hpp"
#include "base/utf8.hpp"

#include <array>
#include <vector>

namespace vedette::importers {

namespace {

// Numbers and words of a cell with the sign before each: "31.12.1999" -> 31, .12, .1999.
struct Piece {
    char sign = ' ';
    std::string word; // lower case; empty: a number
    int number = 0;
    std::size_t digits = 0;
};

std::vector<Piece> pieces_of(std::string_view cell) {
    std::vector<Piece> pieces;
    char sign = ' ';
    for (std::size_t at = 0; at < cell.size();) {
        const auto is_number = [&](std::size_t index) { return cell[index] >= '0' && cell[index] <= '9'; };
        const auto is_word = [&](std::size_t index) {
            return (cell[index] | 0x20) >= 'a' && (cell[index] | 0x20) <= 'z';
        };
        Piece piece{sign, "", 0, 0};
        const std::size_t start = at;
        while (at < cell.size() && is_number(at) && at - start < 8) {
            piece.number = piece.number * 10 + (cell[at] - '0');
            ++piece.digits;
            ++at;
        }
        while (piece.digits == 0 && at < cell.size() && is_word(at)) {
            piece.word += static_cast<char>(cell[at] | 0x20);
            ++at;
        }
        if (at == start) {
            sign = cell[at] == ' ' && sign != ' ' ? sign : cell[at];
            ++at;
            continue;
        }
        sign = ' ';
        pieces.push_back(std::move(piece));
    }
    return pieces;
}

int month_named(const std::string& word) {
    constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                          "may",       "june",     "july",     "august",
                                                          "september", "october",  "november", "december"};
    for (std::size_t month = 0; month < kMonths.size(); ++month) {
        if (word.size() >= 3 && kMonths[month].starts_with(word)) {
            return static_cast<int>(month) + 1;
        }
    }
    return 0;
}

std::optional<std::string> iso(int year, int month, int day) {
    constexpr int kFirstYear = 1700;
    constexpr int kLastYear = 2200;
    if (year < kFirstYear || year > kLastYear || !is_real_day(year, month, day)) {
        return std::nullopt;
    }
    return to_iso(make_day(year, month, day));
}

std::optional<std::string> iso_month(int year, int month) {
    const std::optional<std::string> day = iso(year, month, 1);
    return day ? std::optional(day->substr(0, 7)) : std::nullopt;
}

// "31 December 1999", "December 31, 1999", "Dec 1999".
std::optional<std::string> with_month_name(const std::vector<Piece>& pieces) {
    int month = 0;
    int year = 0;
    int day = 0;
    for (const Piece& piece : pieces) {
        if (piece.digits == 0) {
            const bool ordinal =
                piece.word == "st" || piece.word == "nd" || piece.word == "rd" || piece.word == "th";
            if (!ordinal && (month != 0 || (month = month_named(piece.word)) == 0)) {
                return std::nullopt;
            }
        } else if (piece.digits == 4 && year == 0) {
            year = piece.number;
        } else if (piece.digits <= 2 && day == 0) {
            day = piece.number;
        } else {
            return std::nullopt;
        }
    }
    return day == 0 ? iso_month(year, month) : iso(year, month, day);
}

// "1999-12-31 00:00:00", "1999-12-31T00:00:00Z": what stands behind a day.
std::string_view without_time(std::string_view cell) {
    const std::size_t colon = cell.find(':');
    const std::size_t start =
        colon == std::string_view::npos ? std::string_view::npos : cell.find_last_of(" T", colon);
    return start == std::string_view::npos ? cell : trim(cell.substr(0, start));
}

} // namespace

std::optional<DayOrder> shown_order(std::string_view cell) {
    const std::vector<Piece> pieces = pieces_of(without_time(trim(cell)));
    constexpr int kMonths = 12;
    if (pieces.size() != 3 || pieces[0].digits > 2 || pieces[1].sign != '/') {
        return std::nullopt;
    }
    if (pieces[0].number > kMonths) {
        return DayOrder::day_first;
    }
    return pieces[1].number > kMonths ? std::optional(DayOrder::month_first) : std::nullopt;
}

std::optional<std::string> coarse_date(std::string_view given, DayOrder order) {
    const std::string_view cell = without_time(trim(given));
    const std::vector<Piece> pieces = pieces_of(cell);
    for (const Piece& piece : pieces) {
        if (piece.digits == 0) {
            return with_month_name(pieces);
        }
    }
    if (pieces.size() == 1 && pieces[0].digits == 8) {
        return iso(pieces[0].number / 10000, pieces[0].number / 100 % 100, pieces[0].number % 100);
    }
    if (pieces.size() == 1 && pieces[0].digits == 4 && pieces[0].digits == cell.size()) {
        const std::optional<std::string> day = iso(pieces[0].number, 1, 1);
        return day ? std::optional(day->substr(0, 4)) : std::nullopt;
    }
    if (pieces.size() == 2 && pieces[0].digits == 4) {
        return iso_month(pieces[0].number, pieces[1].number);
    }
    if (pieces.size() != 3) {
        return std::nullopt;
    }
    if (pieces[0].digits == 4) {
        return iso(pieces[0].number, pieces[1].number, pieces[2].number);
    }
    if (pieces[2].digits != 4) {
        return std::nullopt;
    }
    const bool day_first = pieces[1].sign == '.' || pieces[1].sign == '-' || order == DayOrder::day_first;
    return day_first ? iso(pieces[2].number, pieces[1].number, pieces[0].number)
                     : iso(pieces[2].number, pieces[0].number, pieces[1].number);
}

bool is_open_end(std::string_view cell) {
    constexpr std::array<std::string_view, 12> kOpen = {
        "", "-", "--", ".", "na", "n/a", "nan", "null", "none", "present", "ongoing", "incumbent"};
    return is_one_of(to_lower(trim(cell)), kOpen);
}

} // namespace vedette::importers
