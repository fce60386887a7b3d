#pragma once
// A report whose tokens are the atoms of its text, one sentence, without tags or tree: what the stage must be able to work with.

#include "base/text_atoms.hpp"
#include "dates/date_resolver.hpp"
#include "quantities/quantity_finder.hpp"

#include <string>
#include <string_view>

namespace vedette::quantities {

struct Plain {
    Report report;
    Syntax syntax;
};

inline Plain plain(std::string_view text) {
    Plain made;
    made.report.text = std::string(text);
    for (const Atom& atom : split_atoms(text)) {
        Token token;
        token.span = atom.span;
        made.syntax.tokens.push_back(token);
    }
    made.syntax.sentences.push_back({0, static_cast<TokenIndex>(made.syntax.tokens.size()), {0, static_cast<std::uint32_t>(text.size())}, false});
    return made;
}

inline Quantities found_in(const QuantityFinder& finder, const Plain& made) {
    const TreeIndex tree(made.syntax);
    const Dates dates = dates::DateResolver().resolve(made.report, made.syntax, tree);
    return finder.find(made.report, made.syntax, tree, dates);
}

} // namespace vedette::quantities
