#pragma once
// Text cut into atoms: runs of letters, numbers, single marks. Tokenisers disagree about "1990s", "two-day", "$25bn", "a.m.";
// atoms do not depend on any tokeniser, so grammars of dates and numbers are written over them. One pass, linear.

#include "base/text_span.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vedette {

enum class AtomKind : std::uint8_t { word, number, mark };

struct Atom {
    TextSpan span;
    AtomKind kind = AtomKind::mark;
    bool is_glued = false;   // no white space between it and the atom before
    bool is_capital = false; // word: first letter is upper case
    bool is_shouted = false; // word: more than one letter, all upper case
    bool is_plain = false;   // number: digits only, no comma, no point
    std::uint8_t digits = 0; // number: how many digits
    char32_t mark = 0;       // mark: dashes are '-', single quotes '\'', double quotes '"'
    double value = 0;        // number: "15,000.5" is 15000.5
    std::string lower;       // word: in lower case
};

std::vector<Atom> split_atoms(std::string_view text);

// ---- numbers in words -------------------------------------------------------------------------------------------------------

enum class NumberWordKind : std::uint8_t { unit, teen, tens, hundred, scale, dozen };

struct NumberWord {
    NumberWordKind kind = NumberWordKind::unit;
    double value = 0;
};

// "nine", "forty", "hundred", "million", "dozen" (singular forms), in lower case.
std::optional<NumberWord> number_word(std::string_view lower);

// "first" .. "thirty-first" without compounds: "first" 1, "twentieth" 20, "hundredth" 100.
std::optional<int> ordinal_word(std::string_view lower);

struct CardinalNumber {
    double value = 0;
    std::size_t last = 0;    // one past its last atom
    bool is_in_words = false; // has no digit
};

// The number that starts at atoms[at] and ends before `limit`: "1,000", "15 000", "1.5 million", "two hundred and fifty",
// "twenty-one", "a dozen", "half a million", "two and a half", "2 1/2", "3/4". Nothing when none starts there. An article alone is
// no number.
std::optional<CardinalNumber> read_cardinal(const std::vector<Atom>& atoms, std::size_t at, std::size_t limit);

} // namespace vedette
