#pragma once
// The few fields that ingest reads from a page's JSON-LD (schema.org): dates, publisher, author, headline.

#include <string>
#include <string_view>
#include <vector>

namespace vedette::ingest {

struct JsonLdFacts {
    std::vector<std::string> published;       // datePublished of articles, in order
    std::vector<std::string> published_other; // of web pages, videos and the like
    std::vector<std::string> modified;        // dateModified of articles
    std::string publisher;
    std::string author;
    std::string headline;
    std::string body; // articleBody
};

// Broken JSON is searched for the date alone. Comments, lists of other articles and breadcrumbs are left out. Bounded depth.
JsonLdFacts read_json_ld_scripts(const std::vector<std::string>& scripts);

} // namespace vedette::ingest
