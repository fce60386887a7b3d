#pragma once
// Reads the counts and the materiel of one report. Inside this folder only: QuantityFinder is the entry.

#include "base/text_atoms.hpp"
#include "base/utf8.hpp"
#include "quantities/counted_nouns.hpp"
#include "quantities/harm_context.hpp"
#include "quantities/materiel_lexicon.hpp"
#include "quantities/number_phrases.hpp"
#include "records/details.hpp"
#include "records/report.hpp"
#include "records/syntax.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vedette::quantities {

// What a number was found to count.
struct Counted {
    std::string what;
    std::string unit;
    std::size_t last = 0; // atoms: end of the counted noun
    std::size_t head = 0; // its last word
    bool has_noun = false;
    bool is_share = false;
    bool is_measure = false; // bounds are not whole numbers
    bool is_property = false;
    bool is_time = false;
};

class ReportFinder {
public:
    ReportFinder(const Report& report, const Syntax& syntax, const Dates& dates, const CountedNouns& nouns, const MaterielLexicon& materiel)
        : text_(report.text), syntax_(syntax), nouns_(nouns), materiel_(materiel), atoms_(split_atoms(report.text)), numbers_(atoms_, text_, nouns) {
        place_tokens();
        block_dates(dates);
    }

    Quantities find() {
        Quantities found;
        if (syntax_.sentences.empty()) {
            read_sentence(0, atoms_.size(), found);
            return found;
        }
        std::size_t atom = 0;
        for (const Sentence& sentence : syntax_.sentences) {
            while (atom < atoms_.size() && atoms_[atom].span.begin < sentence.span.begin) {
                ++atom;
            }
            const std::size_t first = atom;
            while (atom < atoms_.size() && atoms_[atom].span.begin < sentence.span.end) {
                ++atom;
            }
            read_sentence(first, atom, found);
        }
        return found;
    }

private:
    void place_tokens();
    void block_dates(const Dates& dates);
    void read_sentence(std::size_t begin, std::size_t end, Quantities& found);
    void read_materiel(std::size_t begin, std::size_t end, Quantities& found) const;
    [[nodiscard]] std::size_t take(const NumberPhrase& phrase, Quantities& found);
    [[nodiscard]] std::optional<Counted> counted(const NumberPhrase& phrase);
    [[nodiscard]] std::optional<Counted> measured(const NumberPhrase& phrase, std::size_t at) const;
    [[nodiscard]] std::optional<Counted> hyphened(const NumberPhrase& phrase, std::size_t at) const;
    [[nodiscard]] std::optional<Counted> suspended(const NumberPhrase& phrase) const;
    [[nodiscard]] bool is_armed_body(std::size_t at) const;
    [[nodiscard]] Counted bare_count(const NumberPhrase& phrase) const;
    [[nodiscard]] bool is_part_of_count_before(const NumberPhrase& phrase) const;
    [[nodiscard]] std::size_t take_unit_size(std::size_t at, Quantities& found) const;
    [[nodiscard]] std::size_t past_measured_adjective(std::size_t at) const;
    [[nodiscard]] bool is_rate(const NumberPhrase& phrase);
    [[nodiscard]] bool is_name_with_number(const NumberPhrase& phrase) const;
    [[nodiscard]] std::optional<Counted> noun_behind(const NumberPhrase& phrase, std::size_t at) const;
    [[nodiscard]] std::optional<Counted> named_weapon(std::size_t at) const;
    [[nodiscard]] std::optional<Counted> shared_noun(std::size_t at);
    [[nodiscard]] std::optional<Counted> noun_before(const NumberPhrase& phrase) const;
    [[nodiscard]] std::optional<Counted> plain_noun(const NumberPhrase& phrase, std::size_t at) const;
    void judge_people(const NumberPhrase& phrase, Counted& counted);
    void bound(const NumberPhrase& phrase, const Counted& counted, QuantityMention& mention) const;
    [[nodiscard]] bool is_age(const NumberPhrase& phrase) const;
    [[nodiscard]] bool is_stop(std::size_t at) const;
    [[nodiscard]] bool is_plural_shape(std::size_t at) const;
    [[nodiscard]] bool is_verb_token(std::size_t at) const;

    [[nodiscard]] bool is(std::size_t at, std::string_view word) const {
        return at >= begin_ && at < end_ && atoms_[at].kind == AtomKind::word && atoms_[at].lower == word;
    }

    [[nodiscard]] bool is_mark(std::size_t at, char32_t mark) const {
        return at >= begin_ && at < end_ && atoms_[at].kind == AtomKind::mark && atoms_[at].mark == mark;
    }

    std::string_view text_;
    const Syntax& syntax_;
    const CountedNouns& nouns_;
    const MaterielLexicon& materiel_;
    std::vector<Atom> atoms_;
    NumberReader numbers_;
    std::vector<TokenIndex> tokens_;  // of each atom
    std::vector<bool> is_blocked_;    // inside a date
    bool has_tags_ = false;
    std::size_t begin_ = 0;           // of the sentence being read
    std::size_t end_ = 0;
    bool is_military_ = false;
    int military_left_ = -1;          // sentences for which armed forces named before still set the topic
    Harm harm_before_ = Harm::none;   // done to the count just read, for "and five policemen"
    Harm harm_backwards_ = Harm::none; // done to the count just read and to the one it is joined to: "two soldiers and five rebels died"
    bool is_person_before_ = false;
    bool is_part_before_ = false;     // the count just read is a part of one before it: "including 7,000 Americans"
    std::string what_before_;         // of the count just read, for "another 80,000"
    std::string unit_before_;
    std::size_t last_before_ = 0;
};

} // namespace vedette::quantities
