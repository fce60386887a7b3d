#pragma once
// What a stream of bytes is, from its first bytes; the name decides only where the bytes leave it open.

#include <cstdint>
#include <string>
#include <string_view>

namespace vedette::ingest {

enum class ContentKind : std::uint8_t {
    empty,
    text,
    html,
    json_lines,  // one value a line
    json_values, // values spread over lines, one after the other (also one pretty-printed object)
    json_array,
    feed, // RSS 0.9x, 1.0, 2.0, Atom
    warc,
    gzip,
    compressed, // zst, xz, bz2, lz4, Z
    zip,
    tar,
    foreign, // known, but nothing that reports are read from (PDF, pictures): see foreign_name
    binary,
};

// How much of a stream is looked at.
inline constexpr std::size_t kSniffBytes = std::size_t{64} * 1024;

// `prefix`: the first kSniffBytes, or everything; `name`: file or member name, may be empty.
ContentKind sniff_content(std::string_view prefix, std::string_view name);

// True when more bytes cannot change the answer, so that a slow pipe need not fill the prefix.
bool is_sniffed_early(std::string_view prefix);

// What a `foreign` stream is and what to do about it: "is a PDF file; save its text and read that".
std::string foreign_message(std::string_view prefix);

// Files that lie beside saved pages and never hold a report (pictures, scripts, style sheets, fonts), by name. Folders and
// archives are walked without them; a path that is named explicitly is always tried.
bool is_page_asset(std::string_view name);

// Lower-case last extension without the dot, past those of compression: "pages/a.HTML.gz" gives "html".
std::string extension_of(std::string_view name);

} // namespace vedette::ingest
