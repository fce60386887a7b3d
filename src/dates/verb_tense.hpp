#pragma once
// The tense of the clause that a time expression stands in: "met on Friday" looks back, "will meet on Friday" looks ahead. Read off
// the tree (the verb above the expression and its auxiliaries); without a tree, off the words around it.

#include "records/syntax.hpp"

#include <cstdint>
#include <string_view>

namespace vedette::dates {

enum class Tense : std::uint8_t { unknown, past, present, future };

class VerbTense {
public:
    VerbTense(const Syntax& syntax, const TreeIndex& tree, std::string_view text) : syntax_(syntax), tree_(tree), text_(text) {}

    // Tense of the clause around tokens [first, last).
    [[nodiscard]] Tense at(TokenIndex first, TokenIndex last) const;

private:
    [[nodiscard]] bool is_verb(TokenIndex token) const;
    [[nodiscard]] bool follows_past_verb(TokenIndex first) const;
    [[nodiscard]] bool is_set_ahead(TokenIndex first, TokenIndex verb) const;
    [[nodiscard]] Tense of_verb(TokenIndex verb, int depth) const;
    [[nodiscard]] Tense of_words(TokenIndex first, TokenIndex last) const;

    const Syntax& syntax_;
    const TreeIndex& tree_;
    std::string_view text_;
};

} // namespace vedette::dates
