#pragma once
// The ways of writing that TABARI and PETRARCH dictionaries share: comments, underscores for spaces, names in capitals.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vedette::importers {

// Text that is not UTF-8 is taken for ISO 8859-1, which the older dictionaries are in.
std::string as_utf8(std::string_view bytes);

struct DictionaryLine {
    std::uint32_t number = 0; // counted from 1
    std::string text;         // without comment and trailing space
    bool is_indented = false;
};

// The lines that hold something. Comments run from '#' or ';' to the end of the line, and from "<!--" to "-->".
std::vector<DictionaryLine> dictionary_lines(std::string_view text);

// "COAST_GUARD_" -> "COAST GUARD": underscores are spaces, one at the end only says that there is no plural.
std::string with_spaces(std::string_view term);

// "ILSE VARGA" -> "Ilse Varga": words without a lower-case letter get one capital, small words none; "U.N." and other words with
// periods stay.
std::string name_case(std::string_view words);

// Whether a name can stand in our tables: begins with a letter, holds none of the signs that mean something there, is not too long.
bool is_plain_name(std::string_view name);

// Singular of an English noun by rule: "BRIGADES" -> "brigade". Lower case.
std::string singular_of(std::string_view noun);

// Lower case, and hyphens as spaces: by this two spellings of a name are told to be the same.
std::string folded(std::string_view name);

std::string last_word(std::string_view name);

} // namespace vedette::importers
