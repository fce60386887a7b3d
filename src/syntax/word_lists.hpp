#pragma once
// Closed lists of English spelling that the tokenizer needs: which words carry their full stop, which prefixes keep their hyphen.
// Matching is on lower-case words; all look-ups are O(log n).

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vedette::syntax {

// What a full stop after a word is.
enum class Abbreviation : std::uint8_t {
    none,      // not an abbreviation: the full stop is a token
    inside,    // "Gen.": something follows, the sentence goes on
    numbered,  // "No.": as `inside` when a number follows, else none
    either,    // "Inc.", "Sept.", "U.S.": the sentence may end here
};

// `word` is lower case and without its last full stop: "gen", "u.s", "sept". Most are abbreviations only with a capital ("Sun.").
Abbreviation abbreviation(std::string_view word, bool is_capitalised);

// "anti", "co", "ex": the hyphen stays in the word.
bool is_bound_prefix(std::string_view word);

// "km", "pm", "bn": a number glued to it is two tokens.
bool is_unit(std::string_view word);

// "The", "He", "But" (given in lower case): a capital after "U.S." that starts a sentence rather than going on with a name.
bool is_sentence_starter(std::string_view word);

// "Saturday", "May", "GMT" (given in lower case): after "6 p.m." the sentence goes on with its day or zone.
bool is_day_or_zone(std::string_view word);

// "said", "asked": a quotation before it goes on.
bool is_speech_verb(std::string_view word);

// "Gen.", "Mr", "President" (as written, with or without its full stop): stands before a person's name and is no part of it.
bool is_person_title(std::string_view word);

// "com", "org": the last part of an address without "www".
bool is_domain_ending(std::string_view word);

// Length of the first half of a word written together from two ("cannot" 3, "gonna" 3), 0 when it is none.
std::size_t fused_word_cut(std::string_view word);

} // namespace vedette::syntax
