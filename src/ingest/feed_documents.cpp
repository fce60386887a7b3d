#include "ingest/feed_documents.hpp"

#include "base/civil_date.hpp"
#include "base/utf8.hpp"
#include "ingest/encoding.hpp"

#include <pugixml.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>
#include <vector>

namespace vedette::ingest {

namespace {

struct Zone {
    std::string_view name;
    std::string_view offset;
};

// RFC 5322 section 4.3; a military letter or an unknown name leaves the zone out.
constexpr std::array<Zone, 12> kZones = {{{"GMT", "Z"},
                                          {"UT", "Z"},
                                          {"UTC", "Z"},
                                          {"Z", "Z"},
                                          {"EST", "-05:00"},
                                          {"EDT", "-04:00"},
                                          {"CST", "-06:00"},
                                          {"CDT", "-05:00"},
                                          {"MST", "-07:00"},
                                          {"MDT", "-06:00"},
                                          {"PST", "-08:00"},
                                          {"PDT", "-07:00"}}};

int number_in(std::string_view text) {
    int value = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? value : -1;
}

int month_named(std::string_view name) {
    static constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                                 "jul", "aug", "sep", "oct", "nov", "dec"};
    for (std::size_t month = 0; month < kMonths.size(); ++month) {
        if (starts_with_ignoring_case(name, kMonths[month])) {
            return static_cast<int>(month) + 1;
        }
    }
    return 0;
}

std::string zone_offset(std::string_view zone) {
    if (zone.size() == 5 && (zone[0] == '+' || zone[0] == '-') && number_in(zone.substr(1)) >= 0) {
        return std::string(zone.substr(0, 3)) + ":" + std::string(zone.substr(3));
    }
    const auto* found =
        std::find_if(kZones.begin(), kZones.end(), [&](const Zone& one) { return one.name == zone; });
    return found == kZones.end() ? std::string() : std::string(found->offset);
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words = split(text, ' ');
    std::erase_if(words, [](std::string_view word) { return word.empty(); });
    return words;
}

// The name behind the prefix: feeds choose their own prefixes.
std::string_view local_name(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string text_of(const pugi::xml_node& node) {
    if (std::string_view(node.attribute("type").value()) == "xhtml") {
        std::ostringstream markup;
        for (const pugi::xml_node& child : node.children()) {
            child.print(markup, "", pugi::format_raw);
        }
        return markup.str();
    }
    std::string text;
    for (const pugi::xml_node& child : node.children()) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
            text += child.value();
        }
    }
    return std::string(trim(text));
}

// The first child under one of the names that has a text; the preferred name first.
std::string first_text(const pugi::xml_node& node, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) {
        for (const pugi::xml_node& child : node.children()) {
            if (child.name() == name) {
                if (std::string text = text_of(child); !text.empty()) {
                    return text;
                }
            }
        }
    }
    return {};
}

std::string link_of(const pugi::xml_node& item) {
    std::string fallback;
    for (const pugi::xml_node& child : item.children()) {
        const std::string_view name = local_name(child);
        if (name == "link") {
            const std::string_view relation = child.attribute("rel").value();
            const std::string target =
                child.attribute("href") ? child.attribute("href").value() : text_of(child);
            if (!target.empty() && (relation.empty() || relation == "alternate")) {
                return target;
            }
        } else if (name == "guid" && std::string_view(child.attribute("isPermaLink").value()) != "false") {
            fallback = text_of(child);
        }
    }
    return fallback.starts_with("http") ? fallback : std::string();
}

std::string author_of(const pugi::xml_node& item) {
    std::string names = first_text(item, {"dc:creator", "itunes:author"});
    if (!names.empty()) {
        return names;
    }
    for (const pugi::xml_node& author : item.children("author")) {
        const std::string name = author.child("name") ? text_of(author.child("name")) : text_of(author);
        names += (names.empty() || name.empty() ? "" : ", ") + name;
    }
    // RSS 2.0 asks for "address (name)".
    const std::size_t open = names.find('(');
    if (names.find('@') < open && open != std::string::npos && names.back() == ')') {
        return names.substr(open + 1, names.size() - open - 2);
    }
    return names;
}

struct Feed {
    std::string outlet;
    std::string language;
    std::vector<pugi::xml_node> items;
};

Feed feed_of(const pugi::xml_document& xml) {
    Feed feed;
    const pugi::xml_node root = xml.document_element();
    const bool is_atom = local_name(root) == "feed";
    const pugi::xml_node channel = is_atom ? root : root.child("channel");
    feed.outlet = first_text(channel, {"title"});
    feed.language =
        is_atom ? root.attribute("xml:lang").value() : first_text(channel, {"language", "dc:language"});
    feed.language = feed.language.substr(0, feed.language.find_first_of("-_"));
    // RSS 1.0 keeps its items beside the channel.
    for (const pugi::xml_node& parent : {channel, root}) {
        for (const pugi::xml_node& child : parent.children()) {
            if (local_name(child) == (is_atom ? "entry" : "item")) {
                feed.items.push_back(child);
            }
        }
        if (is_atom || !feed.items.empty()) {
            break;
        }
    }
    return feed;
}

class FeedDocuments final : public DocumentStream {
public:
    FeedDocuments(std::unique_ptr<BufferedReader> bytes, StreamContext context)
        : context_(std::move(context)) {
        const std::uint64_t limit = context_.limits.max_document_bytes;
        std::string raw;
        if (bytes->take(limit + 1, raw) > limit) {
            last_ = Failure{ErrorCode::input_too_large,
                            "is a feed of more than " + std::to_string(limit) + " bytes; split it"};
            return;
        }
        last_ = bytes->failure();
        const Result<std::string> utf8 = decode_to_utf8(raw);
        if (!utf8) {
            last_ = utf8.failure();
            return;
        }
        const pugi::xml_parse_result parsed =
            xml_.load_buffer(utf8->data(), utf8->size(), pugi::parse_default, pugi::encoding_utf8);
        feed_ = feed_of(xml_);
        if (parsed.status == pugi::status_ok) {
            return;
        }
        // The last item is the one that the break is in.
        if (!feed_.items.empty()) {
            feed_.items.pop_back();
        }
        if (!last_) {
            last_ = Failure{ErrorCode::input_malformed, "breaks off at byte " +
                                                            std::to_string(parsed.offset) + " (" +
                                                            parsed.description() + "); fetch the feed again"};
        }
    }

    std::optional<StreamItem> next() override {
        if (at_ < feed_.items.size()) {
            const pugi::xml_node item = feed_.items[at_++];
            StreamItem result{context_.source + "#" + std::to_string(at_), document_of(item)};
            if (result.document) {
                result.document->source = result.source;
            }
            return result;
        }
        if (!last_ && feed_.items.empty() && !is_finished_) {
            last_ = Failure{ErrorCode::input_empty, "is a feed without items; nothing to read"};
        }
        is_finished_ = true;
        if (!last_) {
            return std::nullopt;
        }
        StreamItem result{context_.source, *last_};
        last_.reset();
        return result;
    }

private:
    [[nodiscard]] Result<RawDocument> document_of(const pugi::xml_node& item) const {
        RawDocument document;
        document.format = DocumentFormat::html;
        document.charset = "utf-8";
        document.bytes = first_text(
            item, {"content:encoded", "content", "description", "summary", "atom:content", "atom:summary"});
        document.title = first_text(item, {"title", "dc:title"});
        document.url = link_of(item);
        document.byline = author_of(item);
        document.outlet = feed_.outlet;
        document.language = feed_.language;
        document.published = iso_from_rfc822(
            first_text(item, {"pubDate", "published", "dc:date", "issued", "updated", "date"}));
        if (document.bytes.empty()) {
            return Failure{ErrorCode::input_empty, "is a feed item without a text; read its page instead"};
        }
        return document;
    }

    StreamContext context_;
    pugi::xml_document xml_;
    Feed feed_;
    std::size_t at_ = 0;
    std::optional<Failure> last_;
    bool is_finished_ = false;
};

} // namespace

std::string iso_from_rfc822(std::string_view date) {
    std::vector<std::string_view> words = words_of(trim(date));
    if (!words.empty() && words[0].ends_with(',')) {
        words.erase(words.begin());
    }
    if (words.size() < 3) {
        return std::string(date);
    }
    const int day = number_in(words[0]);
    const int month = month_named(words[1]);
    int year = number_in(words[2]);
    if (words[2].size() == 2 && year >= 0) {
        year += year < 50 ? 2000 : 1900; // RFC 5322 section 4.3
    }
    if (month == 0 || !is_real_day(year, month, day)) {
        return std::string(date);
    }
    std::string iso = to_iso(make_day(year, month, day));
    if (words.size() > 3) {
        const std::vector<std::string_view> clock = split(words[3], ':');
        const bool is_clock = clock.size() >= 2 && clock.size() <= 3 &&
                              std::all_of(clock.begin(), clock.end(), [](std::string_view part) {
                                  return part.size() == 2 && number_in(part) >= 0 && number_in(part) < 61;
                              });
        if (is_clock && number_in(clock[0]) < 24) {
            iso += "T" + std::string(words[3]) + (clock.size() == 2 ? ":00" : "");
            iso += words.size() > 4 ? zone_offset(words[4]) : std::string();
        }
    }
    return iso;
}

std::unique_ptr<DocumentStream> read_feed(std::unique_ptr<BufferedReader> bytes, StreamContext context) {
    return std::make_unique<FeedDocuments>(std::move(bytes), std::move(context));
}

} // namespace vedette::ingest
