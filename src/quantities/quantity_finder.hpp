#pragma once
// How many, with what: finds counts, sums and measures of a report and the weapons and equipment it names. Numbers are read off the
// text by a hand-written grammar, what they count by the noun behind them (lexicon/quantities/counted.tsv) and the verb of harm around
// it; names of weapons by longest match over lexicon/materiel/*.tsv. Bounds follow codebook section 6 and rulings 10, 11, 16.
// Linear in the length of the text; immutable after loading, safe to share between threads.

#include "records/details.hpp"
#include "records/report.hpp"
#include "records/syntax.hpp"

#include <memory>
#include <string>

namespace vedette::quantities {

class CountedNouns;
class MaterielLexicon;

class QuantityFinder {
public:
    // `lexicon_folder` holds quantities/ and materiel/. Throws Error(resource_missing) or Error(resource_invalid).
    explicit QuantityFinder(const std::string& lexicon_folder);
    ~QuantityFinder();
    QuantityFinder(QuantityFinder&&) noexcept;
    QuantityFinder& operator=(QuantityFinder&&) noexcept;

    // `dates` are the report's time mentions: a number inside one counts nothing.
    [[nodiscard]] Quantities find(const Report& report, const Syntax& syntax, const TreeIndex& tree, const Dates& dates) const;

private:
    std::unique_ptr<const CountedNouns> nouns_;
    std::unique_ptr<const MaterielLexicon> materiel_;
};

} // namespace vedette::quantities
