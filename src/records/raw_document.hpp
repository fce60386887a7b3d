#pragma once
// One document as received, before anything is understood: bytes, where they came from, and what the container said about them.

#include <cstdint>
#include <string>

namespace vedette {

enum class DocumentFormat : std::uint8_t {
    text,  // plain text, or a web page saved as text; may hold navigation and notices
    html,
    clean, // text that the giver vouches for (JSON Lines): offsets must count in exactly this string, nothing is cut
};

struct RawDocument {
    std::string source;   // path, "-", "path:LINE" (JSON Lines), "archive.zip!member", "feed.xml#N", "crawl.warc#N"
    std::string bytes;    // decompressed; for `clean` already UTF-8
    DocumentFormat format = DocumentFormat::text;
    std::string charset;  // as declared by the container (WARC/HTTP header); empty: unknown

    // Fields given beside the text (JSON Lines, feed, WARC header). Empty: not given.
    std::string id;
    std::string url;
    std::string title;
    std::string outlet;
    std::string byline;
    std::string dateline;
    std::string language;
    std::string published;         // as given
    std::string fetched;           // ISO day, when the container knows: nothing is believed to be published after it
};

} // namespace vedette
