#include "quantities/quantity_finder.hpp"

#include "quantities/report_finder.hpp"
#include "quantities/stock_or_flow.hpp"

namespace vedette::quantities {

QuantityFinder::QuantityFinder(const std::string& lexicon_folder)
    : nouns_(std::make_unique<const CountedNouns>(lexicon_folder)), materiel_(std::make_unique<const MaterielLexicon>(lexicon_folder)) {}

QuantityFinder::~QuantityFinder() = default;
QuantityFinder::QuantityFinder(QuantityFinder&&) noexcept = default;
QuantityFinder& QuantityFinder::operator=(QuantityFinder&&) noexcept = default;

Quantities QuantityFinder::find(const Report& report, const Syntax& syntax, const TreeIndex& tree, const Dates& dates) const {
    Quantities found = ReportFinder(report, syntax, dates, *nouns_, *materiel_).find(); // by the words around a number
    mark_stock_or_flow(report.text, syntax, tree, found);
    return found;
}

} // namespace vedette::quantities
