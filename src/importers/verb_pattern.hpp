#pragma once
// One pattern of a verb dictionary as conditions of a frame.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace vedette::importers {

struct FrameConditions {
    std::string particle;          // of the verb: "up"; empty: none
    std::vector<std::string> args; // "obj=brigade", "mod=fresh", "near=border", "R=to"
    bool has_recipient = false;    // the pattern says where the recipient stands
    std::string refused;           // why the pattern cannot be written as a frame; empty: it can
};

// What the words of a pattern are looked up in.
struct PatternWords {
    // Lemmas of a synonym set ("&SEALIFT"), nullptr when the file has none of that name.
    std::function<const std::vector<std::string>*(const std::string& name)> set;
    // Whether a word is a verb of the same dictionary.
    std::function<bool(const std::string& word)> is_verb;
};

// Before the verb at most one noun (the subject); behind it at most one object, a particle, and phrases with a preposition. `$` is the
// actor where it is the subject, `+` the recipient where it is an object or behind a preposition.
FrameConditions read_pattern(std::string_view pattern, const PatternWords& words);

bool is_particle(std::string_view word); // "up", "out"; lower case

} // namespace vedette::importers
