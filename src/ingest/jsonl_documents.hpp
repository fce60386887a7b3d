#pragma once
// JSON in its three layouts to documents: one object a line, objects spread over lines, one array of objects. Streamed: one line or
// element is held at a time. A broken line or element is a failure that names it ("path:17", "path#3"); the next one goes on.
//
// Fields read (the first that is there and not empty): text, maintext, body, content, content_text; html,
// content_html (a page, when there is no text); id, _id;
// title, headline; published, date, dct, pub_date, date_publish, published_at, publishedAt, date_published, publish_date; outlet,
// publisher, source_domain; url, link; dateline; byline, author, authors; language, lang; fetched, date_download. Numbers are
// accepted where strings are, lists are joined by ", ", objects give their "name".
// An object without a text that holds a list of objects (articles, items, documents, reports, results, data) gives those.

#include "ingest/document_stream.hpp"

#include <memory>

namespace vedette::ingest {

enum class JsonLayout : std::uint8_t { lines, values, array };

std::unique_ptr<DocumentStream> read_json(std::unique_ptr<BufferedReader> bytes, StreamContext context,
                                          JsonLayout layout);

} // namespace vedette::ingest
