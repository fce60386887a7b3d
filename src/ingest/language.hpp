#pragma once
// What language a text is in, told by CLD2 (statistics of letters and words). vedette's reader, names and frames are English: a report
// in another language is kept and shown with its language, and nothing is coded from it, for rules of one language invent in another.

#include <string>
#include <string_view>

namespace vedette::ingest {

// ISO 639-1 ("en", "ru"; 639-3 where there is no short code); empty when the text is too short or too mixed to say. A text with much
// English in it is "en". `text` is valid UTF-8.
std::string language_of(std::string_view text);

} // namespace vedette::ingest
