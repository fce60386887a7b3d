#pragma once
// What a page says about itself outside its text: title, outlet, byline, language, address, dates. From <meta>, JSON-LD (schema.org),
// <time>, class names and itemprops. Thread-safe after construction.

#include "ingest/html_to_blocks.hpp"
#include "ingest/html_tree.hpp"
#include "ingest/publication_date.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vedette::ingest {

struct PageMetadata {
    std::string title;
    std::string outlet;
    std::string byline;
    std::string language; // as declared: "en-US"
    std::string url;      // canonical address
    std::string body;     // the report's text as JSON-LD gives it, usually without paragraphs
    std::vector<RankedDate> dates;
};

class PageMetadataReader {
public:
    // date_fields.tsv, outlets.tsv. `dates` must outlive the reader.
    PageMetadataReader(const std::string& lexicon_folder, const DateReader& dates);

    // `page`: the blocks with their reasons, so that dates of related stories and comments do not count.
    [[nodiscard]] PageMetadata read(const HtmlTree& tree, const PageText& page, std::string_view url) const;

    // Name of the outlet that publishes at a host, empty when unknown.
    [[nodiscard]] std::string outlet_of(std::string_view url) const;

private:
    enum class DateKind : std::uint8_t { published, named, modified };

    void read_metas(const HtmlTree& tree, PageMetadata& metadata) const;
    void read_json_ld(const HtmlTree& tree, PageMetadata& metadata) const;
    void read_times(const HtmlTree& tree, const PageText& page, PageMetadata& metadata) const;
    void read_title(const HtmlTree& tree, PageMetadata& metadata) const;

    std::map<std::string, DateKind, std::less<>> meta_dates_;
    std::map<std::string, DateKind, std::less<>> item_dates_;
    std::map<std::string, std::string, std::less<>> outlets_;
    const DateReader& dates_;
};

} // namespace vedette::ingest
