#pragma once
// Bytes in any encoding to UTF-8. Order of evidence: byte order mark; text that is valid UTF-8 with multi-byte characters in
// it (chance agreement is next to impossible); the declared charset (HTTP header, then <meta> or XML declaration); detection.
// Detection joins ICU's language statistics with checks of our own on where non-ASCII characters stand: no symbol inside a word,
// no two scripts in one word, no small letter before a capital. Thread-safe, no state. Cost: linear; detection looks at 64 KB.

#include "base/error.hpp"

#include <string>
#include <string_view>

namespace vedette::ingest {

// `declared`: charset that the container names, empty when unknown; `encoding` (optional) receives the name of the encoding
// that was chosen, lower case ("utf-8", "windows-1251", "utf-16le"). The byte order mark is not part of the text.
// A text that is UTF-8 but for some invalid bytes is repaired (U+FFFD); a stray NUL becomes a space.
// Failures (message without the name of the source): input_empty, input_binary.
Result<std::string> decode_to_utf8(std::string_view bytes, std::string_view declared = {},
                                   std::string* encoding = nullptr);

// Charset declared inside a page or feed (<meta charset>, <meta http-equiv>, <?xml encoding?>), empty when there is none.
std::string charset_declared_in(std::string_view bytes);

// True when the bytes cannot be text in any encoding: NULs that are not UTF-16 or UTF-32, many control characters.
bool looks_binary(std::string_view bytes);

} // namespace vedette::ingest
