#include "base/text_atoms.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace vedette {

namespace {

bool is_ascii_digit(std::string_view text, std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; }

char32_t plain_mark(char32_t mark) {
    switch (mark) {
    case U'\u2010':
    case U'\u2011':
    case U'\u2012':
    case U'\u2013':
    case U'\u2212': return U'-';
    case U'\u2018':
    case U'\u2019':
    case U'\u02BC':
    case U'`': return U'\'';
    case U'\u201C':
    case U'\u201D': return U'"';
    default: return mark;
    }
}

double vulgar_fraction(char32_t mark) {
    switch (mark) {
    case U'\u00BC': return 0.25;
    case U'\u00BD': return 0.5;
    case U'\u00BE': return 0.75;
    default: return 0;
    }
}

// Digits with groups of three after commas and one decimal point; leaves `at` behind the number.
Atom read_digits(std::string_view text, std::size_t& at) {
    Atom atom;
    atom.kind = AtomKind::number;
    atom.is_plain = true;
    // The digits as a whole number and a power of ten to divide by: exact where adding tenths would not be.
    double scale = 0;
    std::size_t digits = 0;
    const auto add = [&](char digit) {
        ++digits;
        atom.value = atom.value * 10 + (digit - '0');
        scale *= 10;
    };
    std::size_t group = 0;
    while (at < text.size()) {
        if (is_ascii_digit(text, at)) {
            add(text[at++]);
            ++group;
            continue;
        }
        const bool three = is_ascii_digit(text, at + 1) && is_ascii_digit(text, at + 2) && is_ascii_digit(text, at + 3) && !is_ascii_digit(text, at + 4);
        const bool grouped = atom.is_plain ? group <= 3 : group == 3;
        if (text[at] == ',' && scale == 0 && three && grouped) {
            atom.is_plain = false;
            group = 0;
            ++at;
        } else if (text[at] == '.' && scale == 0 && is_ascii_digit(text, at + 1)) {
            atom.is_plain = false;
            scale = 1;
            ++at;
        } else {
            break;
        }
    }
    if (scale > 0) {
        atom.value /= scale;
    }
    atom.digits = static_cast<std::uint8_t>(std::min<std::size_t>(digits, 255));
    return atom;
}

} // namespace

std::vector<Atom> split_atoms(std::string_view text) {
    std::vector<Atom> atoms;
    atoms.reserve(text.size() / 4 + 8);
    std::size_t at = 0;
    bool glued = false;
    while (at < text.size()) {
        const std::size_t begin = at;
        if (is_ascii_digit(text, at)) {
            Atom atom = read_digits(text, at);
            atom.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
            atom.is_glued = glued;
            atoms.push_back(std::move(atom));
            glued = true;
            continue;
        }
        std::size_t next = at;
        char32_t code = next_code_point(text, next);
        if (is_space(code)) {
            at = next;
            glued = false;
            continue;
        }
        Atom atom;
        atom.is_glued = glued;
        glued = true;
        if (const double fraction = vulgar_fraction(code); fraction > 0) {
            atom.kind = AtomKind::number;
            atom.value = fraction;
        } else if (is_letter(code)) {
            atom.kind = AtomKind::word;
            atom.is_capital = is_upper(code);
            std::size_t letters = 0;
            bool shouted = true;
            while (true) {
                shouted = shouted && is_upper(code);
                append_utf8(atom.lower, to_lower(code));
                ++letters;
                if (next >= text.size()) {
                    break;
                }
                std::size_t behind = next;
                code = next_code_point(text, behind);
                if (!is_letter(code)) {
                    break;
                }
                next = behind;
            }
            atom.is_shouted = shouted && letters > 1;
        } else {
            atom.mark = plain_mark(code);
        }
        at = next;
        atom.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
        atoms.push_back(std::move(atom));
    }
    return atoms;
}

// ---- numbers in words -------------------------------------------------------------------------------------------------------

namespace {

using Kind = NumberWordKind;

constexpr std::array<std::pair<std::string_view, NumberWord>, 36> kNumberWords{{
    {"zero", {Kind::unit, 0}},       {"one", {Kind::unit, 1}},          {"two", {Kind::unit, 2}},         {"three", {Kind::unit, 3}},
    {"four", {Kind::unit, 4}},       {"five", {Kind::unit, 5}},         {"six", {Kind::unit, 6}},         {"seven", {Kind::unit, 7}},
    {"eight", {Kind::unit, 8}},      {"nine", {Kind::unit, 9}},         {"ten", {Kind::teen, 10}},        {"eleven", {Kind::teen, 11}},
    {"twelve", {Kind::teen, 12}},    {"thirteen", {Kind::teen, 13}},    {"fourteen", {Kind::teen, 14}},   {"fifteen", {Kind::teen, 15}},
    {"sixteen", {Kind::teen, 16}},   {"seventeen", {Kind::teen, 17}},   {"eighteen", {Kind::teen, 18}},   {"nineteen", {Kind::teen, 19}},
    {"twenty", {Kind::tens, 20}},    {"thirty", {Kind::tens, 30}},      {"forty", {Kind::tens, 40}},      {"fifty", {Kind::tens, 50}},
    {"sixty", {Kind::tens, 60}},     {"seventy", {Kind::tens, 70}},     {"eighty", {Kind::tens, 80}},     {"ninety", {Kind::tens, 90}},
    {"hundred", {Kind::hundred, 100}}, {"thousand", {Kind::scale, 1e3}}, {"million", {Kind::scale, 1e6}}, {"billion", {Kind::scale, 1e9}},
    {"trillion", {Kind::scale, 1e12}}, {"dozen", {Kind::dozen, 12}},     {"lakh", {Kind::scale, 1e5}},    {"crore", {Kind::scale, 1e7}},
}};

constexpr std::array<std::pair<std::string_view, int>, 30> kOrdinals{{
    {"first", 1},      {"second", 2},      {"third", 3},       {"fourth", 4},      {"fifth", 5},      {"sixth", 6},
    {"seventh", 7},    {"eighth", 8},      {"ninth", 9},       {"tenth", 10},      {"eleventh", 11},  {"twelfth", 12},
    {"thirteenth", 13}, {"fourteenth", 14}, {"fifteenth", 15}, {"sixteenth", 16},  {"seventeenth", 17}, {"eighteenth", 18},
    {"nineteenth", 19}, {"twentieth", 20}, {"thirtieth", 30},  {"fortieth", 40},   {"fiftieth", 50},  {"sixtieth", 60},
    {"seventieth", 70}, {"eightieth", 80}, {"ninetieth", 90},  {"hundredth", 100}, {"thousandth", 1000}, {"millionth", 1000000},
}};

bool is_word(const std::vector<Atom>& atoms, std::size_t at, std::size_t limit, std::string_view word) {
    return at < limit && atoms[at].kind == AtomKind::word && atoms[at].lower == word;
}

bool is_mark(const std::vector<Atom>& atoms, std::size_t at, std::size_t limit, char32_t mark) {
    return at < limit && atoms[at].kind == AtomKind::mark && atoms[at].mark == mark;
}

std::optional<NumberWord> word_at(const std::vector<Atom>& atoms, std::size_t at, std::size_t limit) {
    return at < limit && atoms[at].kind == AtomKind::word ? number_word(atoms[at].lower) : std::nullopt;
}

// "two hundred and fifty thousand": hundreds and below gather in `part`, a scale word moves them to `total`.
class WordsReader {
public:
    WordsReader(const std::vector<Atom>& atoms, std::size_t limit) : atoms_(atoms), limit_(limit) {}

    // False when the word at `at` cannot go on the number.
    bool take(std::size_t at) {
        const std::optional<NumberWord> word = word_at(atoms_, at, limit_);
        if (!word) {
            return false;
        }
        switch (word->kind) {
        case Kind::unit: return add(word->value, 10, word->value > 0 || !any_);
        case Kind::teen: return add(word->value, 100, true);
        case Kind::tens: return add(word->value, 100, true);
        case Kind::hundred:
            if (part_ == 0 && any_) {
                return false;
            }
            part_ = (any_ ? part_ : 1) * 100;
            any_ = true;
            return true;
        case Kind::dozen:
            part_ = (any_ ? part_ : 1) * 12;
            any_ = true;
            return true;
        case Kind::scale:
            if (word->value >= last_scale_ || !any_) {
                return false;
            }
            total_ += part_ * word->value;
            part_ = 0;
            last_scale_ = word->value;
            return true;
        }
        return false;
    }

    void start(double value) {
        part_ = value;
        any_ = true;
    }

    [[nodiscard]] double value() const { return total_ + part_; }

    [[nodiscard]] bool any() const { return any_; }

    // True when "and" may join a smaller number: after hundred or a scale word.
    [[nodiscard]] bool may_join() const {
        const double whole = total_ + part_;
        return whole >= 100 && (part_ == 0 || static_cast<long long>(part_) % 100 == 0);
    }

private:
    bool add(double value, double room, bool allowed) {
        const auto low = static_cast<long long>(part_) % static_cast<long long>(room);
        const bool is_free = any_ ? (low == 0 && (part_ != 0 || total_ != 0)) : true;
        // "ten three" is no number, and neither is "ten five": after a teen nothing smaller follows.
        const auto tail = static_cast<long long>(part_) % 100;
        if (!allowed || !is_free || (tail > 0 && tail < 20)) {
            return false;
        }
        part_ += value;
        any_ = true;
        return true;
    }

    const std::vector<Atom>& atoms_;
    std::size_t limit_;
    double total_ = 0;
    double part_ = 0;
    double last_scale_ = 1e18;
    bool any_ = false;
};

// "and a half", "and a quarter", "and three quarters" after `at`; moves `at` past it and returns what it adds.
double read_and_fraction(const std::vector<Atom>& atoms, std::size_t& at, std::size_t limit) {
    if (!is_word(atoms, at, limit, "and")) {
        return 0;
    }
    std::size_t next = at + 1;
    if (is_word(atoms, next, limit, "a") || is_word(atoms, next, limit, "one")) {
        ++next;
    }
    if (is_word(atoms, next, limit, "half") && !is_word(atoms, next + 1, limit, "of")) {
        at = next + 1;
        return 0.5;
    }
    if (next > at + 1 && is_word(atoms, next, limit, "quarter") && !is_word(atoms, next + 1, limit, "of")) {
        at = next + 1;
        return 0.25;
    }
    return 0;
}

// Scale words after a number in digits: "1.5 million", "20 hundred thousand" does not occur.
void read_scale(const std::vector<Atom>& atoms, CardinalNumber& number, std::size_t limit) {
    while (const std::optional<NumberWord> word = word_at(atoms, number.last, limit)) {
        if (word->kind != Kind::scale && word->kind != Kind::hundred && word->kind != Kind::dozen) {
            break;
        }
        number.value *= word->value;
        ++number.last;
    }
    // "1.5-million"
    if (is_mark(atoms, number.last, limit, U'-') && atoms[number.last].is_glued) {
        const std::optional<NumberWord> word = word_at(atoms, number.last + 1, limit);
        if (word && word->kind == Kind::scale && atoms[number.last + 1].is_glued) {
            number.value *= word->value;
            number.last += 2;
        }
    }
}

std::optional<CardinalNumber> read_in_digits(const std::vector<Atom>& atoms, std::size_t at, std::size_t limit) {
    CardinalNumber number{atoms[at].value, at + 1, false};
    const auto is_group = [&](std::size_t index) {
        return index < limit && atoms[index].kind == AtomKind::number && atoms[index].is_plain && atoms[index].digits == 3 &&
               !atoms[index].is_glued && atoms[index].span.begin - atoms[index - 1].span.end <= 3;
    };
    if (atoms[at].is_plain && atoms[at].digits <= 3 && atoms[at].value >= 1 && is_group(at + 1)) {
        while (is_group(number.last)) {
            number.value = number.value * 1000 + atoms[number.last].value;
            ++number.last;
        }
        return number;
    }
    const auto is_small = [&](std::size_t index) {
        return index < limit && atoms[index].kind == AtomKind::number && atoms[index].is_plain && atoms[index].digits <= 2;
    };
    const auto is_fraction = [&](std::size_t index) {
        return is_small(index) && is_mark(atoms, index + 1, limit, U'/') && atoms[index + 1].is_glued && is_small(index + 2) &&
               atoms[index + 2].is_glued && atoms[index].value < atoms[index + 2].value && atoms[index + 2].value <= 16 &&
               !is_mark(atoms, index + 3, limit, U'/');
    };
    if (is_fraction(at)) {
        number.value = atoms[at].value / atoms[at + 2].value;
        number.last = at + 3;
    } else if (is_fraction(number.last) && atoms[at].is_plain) {
        number.value += atoms[number.last].value / atoms[number.last + 2].value;
        number.last += 3;
    } else if (number.last < limit && atoms[number.last].kind == AtomKind::number && atoms[number.last].digits == 0) {
        number.value += atoms[number.last].value; // "2½"
        ++number.last;
    } else {
        number.value += read_and_fraction(atoms, number.last, limit);
    }
    read_scale(atoms, number, limit);
    return number;
}

} // namespace

std::optional<NumberWord> number_word(std::string_view lower) {
    if (lower.size() < 3 || lower.size() > 9) {
        return std::nullopt;
    }
    for (const auto& [word, meaning] : kNumberWords) {
        if (word == lower) {
            return meaning;
        }
    }
    return std::nullopt;
}

std::optional<int> ordinal_word(std::string_view lower) {
    if (lower.size() < 5 || lower.size() > 11) {
        return std::nullopt;
    }
    for (const auto& [word, rank] : kOrdinals) {
        if (word == lower) {
            return rank;
        }
    }
    return std::nullopt;
}

std::optional<CardinalNumber> read_cardinal(const std::vector<Atom>& atoms, std::size_t at, std::size_t limit) {
    limit = std::min(limit, atoms.size());
    if (at >= limit) {
        return std::nullopt;
    }
    if (atoms[at].kind == AtomKind::number) {
        return read_in_digits(atoms, at, limit);
    }
    if (atoms[at].kind != AtomKind::word) {
        return std::nullopt;
    }
    if (is_word(atoms, at, limit, "half") && is_word(atoms, at + 1, limit, "a")) {
        const std::optional<NumberWord> word = word_at(atoms, at + 2, limit);
        if (word && (word->kind == Kind::scale || word->kind == Kind::dozen)) {
            return CardinalNumber{word->value / 2, at + 3, true};
        }
    }
    const std::size_t quarter = is_word(atoms, at, limit, "a") ? at + 1 : at;
    if (is_word(atoms, quarter, limit, "quarter") && is_word(atoms, quarter + 1, limit, "of") && is_word(atoms, quarter + 2, limit, "a")) {
        const std::optional<NumberWord> word = word_at(atoms, quarter + 3, limit);
        if (word && word->kind == Kind::scale) {
            return CardinalNumber{word->value / 4, quarter + 4, true};
        }
    }
    WordsReader reader(atoms, limit);
    std::size_t next = at;
    if (is_word(atoms, at, limit, "a") || is_word(atoms, at, limit, "an")) {
        const std::optional<NumberWord> word = word_at(atoms, at + 1, limit);
        if (!word || (word->kind != Kind::hundred && word->kind != Kind::scale && word->kind != Kind::dozen)) {
            return std::nullopt;
        }
        reader.start(1);
        next = at + 1;
    } else if (!reader.take(next++)) {
        return std::nullopt;
    }
    double fraction = 0;
    while (next < limit) {
        std::size_t word = next;
        if (is_mark(atoms, word, limit, U'-') && atoms[word].is_glued) {
            ++word;
        } else if (reader.may_join() && is_word(atoms, word, limit, "and")) {
            ++word;
            const std::optional<NumberWord> joined = word_at(atoms, word, limit);
            if (!joined || joined->kind == Kind::scale || joined->kind == Kind::hundred || joined->kind == Kind::dozen) {
                break;
            }
        }
        if (reader.take(word)) {
            next = word + 1;
            continue;
        }
        fraction = read_and_fraction(atoms, next, limit);
        break;
    }
    CardinalNumber number{reader.value() + fraction, next, true};
    if (fraction > 0) {
        read_scale(atoms, number, limit);
    }
    return number;
}

} // namespace vedette
