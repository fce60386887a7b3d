#pragma once
// One report's words as this stage sees them, computed once: folded, with their guards, and what the words around them say they are.
// O(tokens).

#include "places/place_lexicon.hpp"
#include "records/report.hpp"
#include "records/syntax.hpp"

#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

namespace vedette::places {

struct ReportWords {
    std::vector<std::string> folded; // may be empty for punctuation
    std::vector<std::uint16_t> guards;
    std::vector<bool> capital;
    std::vector<bool> sentence_start;
    std::vector<bool> title_case;        // sentence in which nearly all words are capitalised
    std::vector<bool> of_county_list;    // "Clay" and "Grant" in "Clay, Grant and Swift counties"
    std::vector<std::int32_t> name;      // index into Syntax::names, -1: none
    std::unordered_set<std::string> persons;  // folded surnames seen in names of persons
    std::unordered_set<std::string> counties; // folded names seen before the word "County"; looked up only, never walked
};

// "of", "in", "from": what stands between a person and the place that the person is from.
bool is_preposition(std::string_view word);

ReportWords read_words(const PlaceLexicon& lexicon, const Report& report, const Syntax& syntax);

} // namespace vedette::places
