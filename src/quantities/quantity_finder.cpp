#include "quantities/quantity_finder.hpp"

#include "quantities/report_finder.hpp"
#include "quantities/stock_or_flow.hpp"

namespace vedette::quantities {

namespace {

// The last word heads a noun phrase, but parsers hang "16" on "F" in "F-16": the word of a weapon's name that governs the others, also
// for the count that it ends.
void take_heads_from_tree(const Syntax& syntax, Quantities& found) {
    for (MaterielMention& materiel : found.materiel) {
        const auto is_outside = [&](TokenIndex token) { return token == kNoToken || token < materiel.first || token >= materiel.last; };
        if (is_outside(syntax.tokens[materiel.head].head)) {
            continue; // the last word does govern
        }
        for (TokenIndex token = materiel.first; token < materiel.last; ++token) {
            if (!is_outside(syntax.tokens[token].head)) {
                continue;
            }
            for (QuantityMention& quantity : found.quantities) {
                if (quantity.head == materiel.head) {
                    quantity.head = token;
                }
            }
            materiel.head = token;
            break;
        }
    }
}

} // namespace

QuantityFinder::QuantityFinder(const std::string& lexicon_folder)
    : nouns_(std::make_unique<const CountedNouns>(lexicon_folder)), materiel_(std::make_unique<const MaterielLexicon>(lexicon_folder)) {}

QuantityFinder::~QuantityFinder() = default;
QuantityFinder::QuantityFinder(QuantityFinder&&) noexcept = default;
QuantityFinder& QuantityFinder::operator=(QuantityFinder&&) noexcept = default;

Quantities QuantityFinder::find(const Report& report, const Syntax& syntax, const TreeIndex& tree, const Dates& dates) const {
    Quantities found = ReportFinder(report, syntax, dates, *nouns_, *materiel_).find(); // by the words around a number
    take_heads_from_tree(syntax, found);
    mark_stock_or_flow(report.text, syntax, tree, found);
    return found;
}

} // namespace vedette::quantities
