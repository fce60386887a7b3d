#include "ingest/page_metadata.hpp"

#include "base/utf8.hpp"
#include "ingest/json_ld.hpp"
#include "resources/table.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <array>

namespace vedette::ingest {

namespace {

constexpr std::size_t kLongestDateText =
    160; // bytes; longer elements of class "date" or "meta" are something else
constexpr std::size_t kLongestName = 120;

bool is_heading_one(const HtmlNode& node) {
    return node.name == "h1";
}

// "en-us" reads 3/4 as 4 March.
NumericOrder order_of(std::string_view language) {
    const std::string lower = to_lower(language);
    return lower.rfind("en-us", 0) == 0 || lower.rfind("en_us", 0) == 0 ? NumericOrder::month_first
                                                                        : NumericOrder::day_first;
}

std::string host_of(std::string_view url) {
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos) {
        return {};
    }
    url.remove_prefix(scheme + 3);
    url = url.substr(0, url.find_first_of("/?#:"));
    return to_lower(url);
}

// A title without the outlet's name behind (or before) a separator: the longest part, when the cut part is short.
std::string without_site_name(const std::string& title, std::string_view outlet) {
    static const RE2 last_part(R"(^(.{12,}?)\s+(?:[|·•»«›::]|::|[-–—])\s+([^|·•»«›]{2,50})$)");
    std::string head;
    std::string tail;
    if (!RE2::FullMatch(title, last_part, &head, &tail)) {
        return title;
    }
    const std::string tail_key = comparison_key(tail);
    const std::string outlet_key = comparison_key(outlet);
    const bool names_outlet = !outlet_key.empty() && (tail_key.find(outlet_key) != std::string::npos ||
                                                      outlet_key.find(tail_key) != std::string::npos);
    const bool has_bar = title.find(" | ") != std::string::npos || title.find(" » ") != std::string::npos;
    const std::size_t words = static_cast<std::size_t>(std::count(tail.begin(), tail.end(), ' ')) + 1;
    return names_outlet || (has_bar && words <= 5) || (words <= 3 && head.size() > tail.size() * 2) ? head
                                                                                                    : title;
}

bool contains_word(std::string_view text, std::string_view word) {
    return to_lower(text).find(word) != std::string::npos;
}

bool is_elsewhere(const std::string& reason) {
    return reason == "related" || reason == "comments";
}

// Reason of the block that holds a node, empty when it is kept or holds no text.
std::string reason_at(const PageText& page, std::int32_t node, std::int32_t end) {
    const auto first =
        std::lower_bound(page.blocks.begin(), page.blocks.end(), node,
                         [](const TextBlock& block, std::int32_t wanted) { return block.node < wanted; });
    if (first != page.blocks.end() && first->node < end) {
        return first->reason;
    }
    return first == page.blocks.begin() ? std::string{} : std::prev(first)->reason;
}

} // namespace

PageMetadataReader::PageMetadataReader(const std::string& lexicon_folder, const DateReader& dates)
    : dates_(dates) {
    const resources::Table fields = resources::Table::load(lexicon_folder + "/ingest/date_fields.tsv");
    const std::size_t where = fields.column("where");
    const std::size_t kind = fields.column("kind");
    const std::size_t names = fields.column("names");
    for (const resources::Row& row : fields.rows()) {
        const std::string& word = row.cells[kind];
        if (word != "published" && word != "named" && word != "modified") {
            fields.refuse(row, "kind must be published, named or modified");
        }
        const DateKind date_kind = word == "published" ? DateKind::published
                                   : word == "named"   ? DateKind::named
                                                       : DateKind::modified;
        for (const std::string& name : resources::list_cell(row.cells[names])) {
            (row.cells[where] == "meta" ? meta_dates_ : item_dates_).emplace(to_lower(name), date_kind);
        }
    }
    const resources::Table outlets = resources::Table::load(lexicon_folder + "/ingest/outlets.tsv");
    for (const resources::Row& row : outlets.rows()) {
        outlets_.emplace(row.cells[outlets.column("host")], row.cells[outlets.column("name")]);
    }
}

std::string PageMetadataReader::outlet_of(std::string_view url) const {
    std::string host = host_of(url);
    while (!host.empty()) {
        if (const auto found = outlets_.find(host); found != outlets_.end()) {
            return found->second;
        }
        const std::size_t dot = host.find('.');
        host = dot == std::string::npos ? std::string{} : host.substr(dot + 1);
    }
    return {};
}

void PageMetadataReader::read_metas(const HtmlTree& tree, PageMetadata& metadata) const {
    const auto add = [&](DateKind kind, std::string_view value) {
        if (const auto when = dates_.read_stamp(value, order_of(metadata.language))) {
            const int rank = kind == DateKind::published ? date_rank::metadata
                             : kind == DateKind::named   ? date_rank::metadata_named
                                                         : date_rank::metadata_modified;
            metadata.dates.push_back({{*when, DateSource::metadata, std::string(trim(value)), {}}, rank});
        }
    };
    for (const HtmlNode& node : tree.nodes) {
        if (node.name == "meta") {
            const std::string_view content = node.attribute("content");
            for (const std::string_view attribute : {"property", "name", "itemprop", "http-equiv"}) {
                const std::string name = to_lower(trim(node.attribute(attribute)));
                if (name.empty() || content.empty()) {
                    continue;
                }
                if (const auto found = meta_dates_.find(name); found != meta_dates_.end()) {
                    add(found->second, content);
                } else if (const auto item = item_dates_.find(name); item != item_dates_.end()) {
                    add(item->second, content);
                }
                if (name == "og:title" && metadata.title.empty()) {
                    metadata.title = collapse_space(content);
                } else if (name == "og:site_name" && metadata.outlet.empty()) {
                    metadata.outlet = collapse_space(content);
                } else if (name == "og:url" && metadata.url.empty()) {
                    metadata.url = std::string(trim(content));
                } else if ((name == "author" || name == "article:author" || name == "parsely-author" ||
                            name == "sailthru.author" || name == "dc.creator" || name == "byl") &&
                           metadata.byline.empty() && content.size() <= kLongestName &&
                           content.find("://") == std::string_view::npos) {
                    metadata.byline = collapse_space(content);
                }
            }
        } else if (node.name == "link" && to_lower(node.attribute("rel")) == "canonical" &&
                   metadata.url.empty()) {
            metadata.url = std::string(trim(node.attribute("href")));
        }
    }
}

void PageMetadataReader::read_json_ld(const HtmlTree& tree, PageMetadata& metadata) const {
    const JsonLdFacts facts = read_json_ld_scripts(tree.json_ld);
    const auto add = [&](const std::vector<std::string>& values, int rank) {
        for (const std::string& value : values) {
            if (const auto when = dates_.read_stamp(value)) {
                metadata.dates.push_back({{*when, DateSource::json_ld, value, {}}, rank});
            }
        }
    };
    add(facts.published, date_rank::json_ld);
    add(facts.published_other, date_rank::json_ld_other);
    add(facts.modified, date_rank::metadata_modified);
    if (metadata.outlet.empty() && facts.publisher.find("://") == std::string::npos &&
        facts.publisher.size() <= kLongestName) {
        metadata.outlet = facts.publisher;
    }
    if (facts.author.find("://") == std::string::npos && !facts.author.empty() &&
        facts.author.size() <= kLongestName) {
        metadata.byline = facts.author;
    }
    if (metadata.title.empty()) {
        metadata.title = collapse_space(facts.headline);
    }
    metadata.body = facts.body;
}

void PageMetadataReader::read_times(const HtmlTree& tree, const PageText& page,
                                    PageMetadata& metadata) const {
    static const RE2 published_word(
        R"((?i)publi|pubdate|posted|entry-?date|article-?date|post-?date|story-?date|dateline|created|issued)");
    static const RE2 modified_word(R"((?i)updat|modif|edited|revis)");
    static const RE2 date_word(
        R"((?i)(?:^|[-_ ])(?:date|datum|fecha|time|timestamp|posted|published|publish|byline|meta|info|submitted|created|pubdate|when|dateline)(?:[-_ ]|$)|date|publi|posted)");
    const NumericOrder order = order_of(metadata.language);
    for (std::int32_t index = 0; index < static_cast<std::int32_t>(tree.nodes.size()); ++index) {
        const HtmlNode& node = tree.nodes[static_cast<std::size_t>(index)];
        if (node.is_text() || node.name == "meta" || node.name == "html" || node.name == "body" ||
            node.attributes.empty()) {
            continue;
        }
        const std::string names = std::string(node.attribute("class")) + " " +
                                  std::string(node.attribute("id")) + " " +
                                  std::string(node.attribute("itemprop"));
        const auto item = item_dates_.find(to_lower(trim(node.attribute("itemprop"))));
        const bool is_item = item != item_dates_.end();
        const bool is_time = node.name == "time" || node.has_attribute("datetime");
        const bool is_marked = (node.name == "abbr" && RE2::PartialMatch(names, published_word)) || is_item;
        const bool is_dated = !is_time && !is_marked && RE2::PartialMatch(names, date_word);
        if (!is_time && !is_marked && !is_dated) {
            continue;
        }
        if (is_elsewhere(reason_at(page, index, node.end))) {
            continue;
        }
        std::string value(trim(node.attribute("datetime")));
        value = value.empty() && is_marked ? std::string(trim(node.attribute("content"))) : value;
        value = value.empty() && (is_marked || is_time) ? std::string(trim(node.attribute("title"))) : value;
        std::optional<DateInterval> when = value.empty() ? std::nullopt : dates_.read_stamp(value, order);
        if (!when) {
            value = tree.text_of(index, kLongestDateText + 1);
            if (value.size() > kLongestDateText) {
                continue;
            }
            when = dates_.read_stamp(value, order);
            if (when && when->granularity != Granularity::day) {
                when.reset();
            }
        }
        if (!when) {
            continue;
        }
        const bool is_modified = RE2::PartialMatch(names, modified_word) ||
                                 (is_item && item->second == DateKind::modified) ||
                                 (value.size() < kLongestDateText && RE2::PartialMatch(value, modified_word));
        const bool is_published = node.has_attribute("pubdate") ||
                                  (is_item && item->second == DateKind::published) ||
                                  RE2::PartialMatch(names, published_word);
        const int rank = is_modified && !is_published ? date_rank::metadata_modified
                         : is_time || is_marked
                             ? (is_published ? date_rank::marked_time : date_rank::time_element)
                             : date_rank::marked_words;
        metadata.dates.push_back(
            {{*when, is_dated ? DateSource::words : DateSource::time_element, value, {}}, rank});
    }
}

void PageMetadataReader::read_title(const HtmlTree& tree, PageMetadata& metadata) const {
    std::string head_title;
    std::string heading;
    for (std::int32_t index = 0; index < static_cast<std::int32_t>(tree.nodes.size()); ++index) {
        const HtmlNode& node = tree.nodes[static_cast<std::size_t>(index)];
        if (node.name == "title" && head_title.empty()) {
            head_title = tree.text_of(index, 600);
        } else if (is_heading_one(node)) {
            const std::string words = tree.text_of(index, 600);
            // The longest <h1> is the headline; the site's logo is often one too.
            if (words.size() > heading.size()) {
                heading = words;
            }
        }
    }
    if (metadata.title.empty()) {
        metadata.title = head_title.empty() ? heading : head_title;
    }
    metadata.title = without_site_name(metadata.title, metadata.outlet);
    // The printed headline is the report's own form, when the metadata agree that it is the headline.
    const std::string key = comparison_key(metadata.title);
    const std::string heading_key = comparison_key(heading);
    const bool agree =
        !heading_key.empty() && (key.find(heading_key) != std::string::npos ||
                                 comparison_key(head_title).find(heading_key) != std::string::npos);
    if (agree && heading.size() >= 12) {
        metadata.title = heading;
    }
}

PageMetadata PageMetadataReader::read(const HtmlTree& tree, const PageText& page,
                                      std::string_view url) const {
    PageMetadata metadata;
    if (!tree.nodes.empty()) {
        metadata.language = std::string(tree.nodes.front().attribute("lang"));
    }
    metadata.url = std::string(url);
    read_metas(tree, metadata);
    read_json_ld(tree, metadata);
    read_title(tree, metadata);
    read_times(tree, page, metadata);
    if (const auto when = dates_.read_url(metadata.url)) {
        metadata.dates.push_back(
            {{*when, DateSource::url, metadata.url, {}},
             when->granularity == Granularity::day ? date_rank::url_day : date_rank::url});
    }
    if (metadata.outlet.empty() || contains_word(metadata.outlet, "://")) {
        metadata.outlet = outlet_of(metadata.url);
    }
    return metadata;
}

} // namespace vedette::ingest
