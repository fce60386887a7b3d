#pragma once
// Compressed data and archives, streamed: zlib for gzip (whose checksums libarchive does not verify), libarchive for the rest.
// Nothing is ever written to disk. Expansion is bounded (Limits): a bomb costs at most ratio_after_bytes, or ratio times its size.

#include "ingest/document_stream.hpp"

#include <memory>

namespace vedette::ingest {

// What comes out of gzip data; any number of gzip members one after the other (as in .warc.gz), each with its checksum verified.
// Zero bytes behind the last member are padding. Failures while reading: input_malformed (damaged, truncated), input_too_large.
std::unique_ptr<ByteSource> gunzip(std::unique_ptr<BufferedReader> compressed, const Limits& limits);

// The same for zlib and bare deflate data ("Content-Encoding: deflate" means either).
std::unique_ptr<ByteSource> inflate_data(std::unique_ptr<BufferedReader> compressed, const Limits& limits);

// What comes out of zst, xz, bz2, lz4 or Z data.
std::unique_ptr<ByteSource> decompress(std::unique_ptr<BufferedReader> compressed, const Limits& limits);

// The documents of all members of a zip or tar archive, in the archive's order; the source of each is "archive!member". Folders,
// links, hidden files and page assets are passed over. A member whose name is absolute or climbs out of the archive is refused
// (input_unsafe); a broken member does not stop the others.
std::unique_ptr<DocumentStream> read_archive(std::unique_ptr<BufferedReader> archive, StreamContext context);

// True when a name is absolute or leaves its folder ("..", "/etc/passwd", "C:\\x").
bool is_unsafe_member_name(std::string_view name);

} // namespace vedette::ingest
