#pragma once
// WARC 0.17 to 1.1 (ISO 28500) to documents: pages of `response` and `resource` records and texts of `conversion` records; other
// records, answers that are no page and pages that are no text are passed over. One record is held at a time.
// A record whose Content-Length lies is a failure, and reading goes on at the next line that begins a record: also when that line
// stands inside what the lying length had claimed.

#include "ingest/document_stream.hpp"

#include <memory>

namespace vedette::ingest {

// The source of the n-th record, counted from 1 and over all types, is "crawl.warc.gz#n".
std::unique_ptr<DocumentStream> read_warc(std::unique_ptr<BufferedReader> bytes, StreamContext context);

} // namespace vedette::ingest
