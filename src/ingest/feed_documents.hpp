#pragma once
// RSS 0.9x/1.0/2.0 and Atom to documents, one an item: its richest body (content:encoded, content, description, summary) as HTML,
// its title, link, author and date; the feed's own title is the outlet. pugixml reads it: no document type, no entities but the
// five of XML, no network. A feed that breaks off gives the items before the break, then a failure.

#include "ingest/document_stream.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace vedette::ingest {

std::unique_ptr<DocumentStream> read_feed(std::unique_ptr<BufferedReader> bytes, StreamContext context);

// "Thu, 11 Nov 2021 08:15:00 +0300" (RFC 822 and 5322) as "2021-11-11T08:15:00+03:00"; anything else comes back unchanged.
std::string iso_from_rfc822(std::string_view date);

} // namespace vedette::ingest
