#pragma once
// Numbers as reports write them, with their qualifier and currency: "more than 1,000", "between 3,000 and 5,000", "tens of thousands",
// "$25 billion", "a couple of". What is counted is not looked at here.

#include "base/text_atoms.hpp"
#include "quantities/counted_nouns.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace vedette::quantities {

enum class Bound : std::uint8_t { exact, about, more_than, at_least, less_than, at_most, open };

struct NumberPhrase {
    std::size_t first = 0;  // atoms, half open, qualifier included
    std::size_t last = 0;
    std::size_t number = 0; // first atom of the number itself
    double low = 0;         // as stated, before the bound is applied
    double high = 0;        // same as low but for ranges
    Bound bound = Bound::exact;
    bool is_range = false;
    bool is_change = false; // "from 1,000 to 2,000"
    bool is_in_words = false;
    bool is_one = false;       // the word "one"
    bool has_hyphen = false;   // glued by a hyphen to what follows: "500-km"
    std::size_t inner_noun = 0;            // first atom of the counted noun where it stands inside: "from 225 warheads to 260"; 0: none
    const MeasureUnit* currency = nullptr; // sign or code before or behind the number
};

class NumberReader {
public:
    NumberReader(const std::vector<Atom>& atoms, std::string_view text, const CountedNouns& nouns)
        : atoms_(atoms), text_(text), nouns_(nouns) {}

    // The phrase whose number (or "between", "from") starts at `at`; its qualifier is looked for down to `begin`.
    [[nodiscard]] std::optional<NumberPhrase> read(std::size_t begin, std::size_t at, std::size_t limit);

private:
    struct Single {
        double value = 0;
        double scale = 1; // what a scale word or letter multiplied the written number by
        std::size_t first = 0;
        std::size_t last = 0;
        bool is_in_words = false;
        bool is_open = false; // "dozens"
        bool is_one = false;
        const MeasureUnit* currency = nullptr;
        std::size_t unit_last = 0; // behind a unit that follows, for "5% to 6%"
        const MeasureUnit* unit = nullptr;
    };

    [[nodiscard]] std::optional<Single> single(std::size_t at) const;
    [[nodiscard]] std::optional<Single> vague(std::size_t at) const;
    [[nodiscard]] const MeasureUnit* currency_at(std::size_t at, std::size_t& next) const;
    [[nodiscard]] bool is_part_of_name(std::size_t at) const;
    void take_magnitude(Single& read) const;
    void take_currency_behind(Single& read) const;
    void take_qualifier(NumberPhrase& phrase) const;
    void take_tail(NumberPhrase& phrase) const;
    [[nodiscard]] std::optional<NumberPhrase> explicit_range(std::size_t at) const;
    [[nodiscard]] bool is_changed_by(std::size_t at) const;
    [[nodiscard]] std::optional<Single> range_end(const Single& from, std::size_t connector, bool is_explicit) const;

    [[nodiscard]] bool has(std::size_t at) const { return at >= begin_ && at < limit_; }

    [[nodiscard]] bool is(std::size_t at, std::string_view word) const {
        return has(at) && atoms_[at].kind == AtomKind::word && atoms_[at].lower == word;
    }

    [[nodiscard]] bool is(std::size_t at, std::initializer_list<std::string_view> words) const {
        for (const std::string_view word : words) {
            if (is(at, word)) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] bool is_mark(std::size_t at, char32_t mark) const { return has(at) && atoms_[at].mark == mark && atoms_[at].kind == AtomKind::mark; }

    [[nodiscard]] bool is_glued(std::size_t at) const { return has(at) && atoms_[at].is_glued; }

    const std::vector<Atom>& atoms_;
    std::string_view text_;
    const CountedNouns& nouns_;
    std::size_t begin_ = 0;
    std::size_t limit_ = 0;
};

} // namespace vedette::quantities
