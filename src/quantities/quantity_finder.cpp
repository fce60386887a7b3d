#include "quantities/quantity_finder.hpp"

#include "quantities/report_finder.hpp"

namespace vedette::quantities {

QuantityFinder::QuantityFinder(const std::string& lexicon_folder)
    : nouns_(std::make_unique<const CountedNouns>(lexicon_folder)), materiel_(std::make_unique<const MaterielLexicon>(lexicon_folder)) {}

QuantityFinder::~QuantityFinder() = default;
QuantityFinder::QuantityFinder(QuantityFinder&&) noexcept = default;
QuantityFinder& QuantityFinder::operator=(QuantityFinder&&) noexcept = default;

Quantities QuantityFinder::find(const Report& report, const Syntax& syntax, const TreeIndex& tree, const Dates& dates) const {
    static_cast<void>(tree); // the words around a number decide; the tree is kept in the contract for harm done across clauses
    return ReportFinder(report, syntax, dates, *nouns_, *materiel_).find();
}

} // namespace vedette::quantities
