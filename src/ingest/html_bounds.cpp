#include "ingest/html_bounds.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace vedette::ingest {

namespace {

// Content that is never text of a page. The whole element goes.
constexpr std::array<std::string_view, 16> kSkipped = {
    "applet",   "audio",  "canvas", "iframe", "map", "math",     "noembed", "noframes",
    "noscript", "object", "script", "style",  "svg", "template", "video",   "xmp"};
// Content that HTML reads as plain characters up to the end tag.
constexpr std::array<std::string_view, 2> kPlainContent = {"textarea", "title"};
constexpr std::array<std::string_view, 16> kVoid = {"area",  "base",  "basefont", "br",    "col",    "embed",
                                                    "frame", "hr",    "img",      "input", "keygen", "link",
                                                    "meta",  "param", "source",   "wbr"};
// The parser closes these by itself, so they may stay open, and counting them would make every old page deep.
constexpr std::array<std::string_view, 15> kSelfClosing = {"caption",  "colgroup", "dd",    "dt",    "li",
                                                           "optgroup", "option",   "p",     "tbody", "td",
                                                           "tfoot",    "th",       "thead", "tr",    "track"};
// Formatting elements are copied into every later block while open (HTML 13.2.4.3): only the bold ones are kept, under a
// name that has no such rule.
constexpr std::array<std::string_view, 11> kFormatting = {"big", "code",  "em",     "font", "i", "nobr",
                                                          "s",   "small", "strike", "tt",   "u"};
constexpr std::array<std::string_view, 2> kBold = {"b", "strong"};
constexpr std::array<std::string_view, 5> kDropped = {"frameset", "image", "isindex", "plaintext", "ruby"};
constexpr std::array<std::string_view, 3> kOnce = {"body", "head", "html"};
constexpr std::array<std::string_view, 18> kAttributes = {
    "aria-hidden", "class", "content", "data-testid", "datetime", "hidden", "href", "http-equiv", "id",
    "itemprop",    "lang",  "name",    "property",    "pubdate",  "rel",    "role", "style",      "title"};

bool is_name_start(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_html_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

struct Attribute {
    std::string name;
    std::string_view value;
};

struct Tag {
    std::string name;
    bool is_end = false;
    bool closes_itself = false; // <g/>
    std::vector<Attribute> attributes;
    std::size_t end = 0; // offset after '>'
};

class Bounder {
public:
    explicit Bounder(std::string_view page)
        : page_(page) {}

    BoundedHtml run();

private:
    bool read_tag(std::size_t at, Tag& tag) const;
    std::size_t read_attribute(std::size_t at, Tag& tag) const;
    std::size_t skip_comment(std::size_t at) const;
    std::size_t find_end_tag(std::size_t from, std::string_view name) const;
    void take(const Tag& tag);
    void open(const Tag& tag);
    void close(const std::string& name);
    void write(const Tag& tag, std::string_view as);
    void skip_element(const Tag& tag);
    void copy_plain(const Tag& tag);

    std::string_view page_;
    std::size_t at_ = 0;
    BoundedHtml out_;
    std::vector<std::string> open_;
    std::size_t overflow_ = 0;
    std::vector<std::string> seen_once_;
    // Names whose end tag does not occur any more: searching again for each start tag would be quadratic.
    mutable std::vector<std::string> endless_;
};

std::size_t Bounder::skip_comment(std::size_t at) const {
    if (page_.compare(at, 4, "<!--") != 0) {
        const std::size_t end = page_.find('>', at);
        return end == std::string_view::npos ? page_.size() : end + 1;
    }
    // "<!-->" and "<!--->" are whole comments.
    for (std::size_t end = page_.find('>', at + 4); end != std::string_view::npos;
         end = page_.find('>', end + 1)) {
        const std::string_view inside = page_.substr(at + 2, end - at - 2);
        if (inside.substr(inside.size() - 2) == "--" ||
            (inside.size() >= 5 && inside.substr(inside.size() - 3) == "--!")) {
            return end + 1;
        }
    }
    return page_.size();
}

std::size_t Bounder::read_attribute(std::size_t at, Tag& tag) const {
    const std::size_t begin = at;
    while (at < page_.size() && !is_html_space(page_[at]) && page_[at] != '>' && page_[at] != '/' &&
           (page_[at] != '=' || at == begin)) {
        ++at;
    }
    Attribute attribute;
    attribute.name = ascii_lower(page_.substr(begin, std::min<std::size_t>(at - begin, 64)));
    std::size_t next = at;
    while (next < page_.size() && is_html_space(page_[next])) {
        ++next;
    }
    if (next < page_.size() && page_[next] == '=') {
        ++next;
        while (next < page_.size() && is_html_space(page_[next])) {
            ++next;
        }
        if (next < page_.size() && (page_[next] == '"' || page_[next] == '\'')) {
            const std::size_t end = std::min(page_.find(page_[next], next + 1), page_.size());
            attribute.value = page_.substr(next + 1, end - next - 1);
            at = std::min(end + 1, page_.size());
        } else {
            const std::size_t value = next;
            while (next < page_.size() && !is_html_space(page_[next]) && page_[next] != '>') {
                ++next;
            }
            attribute.value = page_.substr(value, next - value);
            at = next;
        }
    }
    // `type` only matters for scripts, but must be seen there.
    if (is_one_of(attribute.name, kAttributes) || attribute.name == "type") {
        const bool is_new =
            std::none_of(tag.attributes.begin(), tag.attributes.end(),
                         [&](const Attribute& other) { return other.name == attribute.name; });
        if (is_new) {
            tag.attributes.push_back(std::move(attribute));
        }
    }
    return at;
}

// False when the characters at `at` ('<') are not a tag.
bool Bounder::read_tag(std::size_t at, Tag& tag) const {
    ++at;
    tag.is_end = at < page_.size() && page_[at] == '/';
    at += tag.is_end ? 1U : 0U;
    if (at >= page_.size() || !is_name_start(page_[at])) {
        return false;
    }
    const std::size_t begin = at;
    while (at < page_.size() && !is_html_space(page_[at]) && page_[at] != '>' && page_[at] != '/') {
        ++at;
    }
    tag.name = ascii_lower(page_.substr(begin, std::min<std::size_t>(at - begin, 64)));
    while (at < page_.size() && page_[at] != '>') {
        tag.closes_itself = page_[at] == '/' && at + 1 < page_.size() && page_[at + 1] == '>';
        if (is_html_space(page_[at]) || page_[at] == '/') {
            ++at;
        } else {
            at = read_attribute(at, tag);
        }
    }
    tag.end = std::min(at + 1, page_.size());
    return true;
}

// Offset of "</name", or npos.
std::size_t Bounder::find_end_tag(std::size_t from, std::string_view name) const {
    if (std::find(endless_.begin(), endless_.end(), name) != endless_.end()) {
        return std::string_view::npos;
    }
    for (std::size_t at = page_.find("</", from); at != std::string_view::npos;
         at = page_.find("</", at + 2)) {
        if (at + 2 + name.size() <= page_.size() && ascii_lower(page_.substr(at + 2, name.size())) == name) {
            const std::size_t after = at + 2 + name.size();
            if (after >= page_.size() || is_html_space(page_[after]) || page_[after] == '>' ||
                page_[after] == '/') {
                return at;
            }
        }
    }
    endless_.emplace_back(name);
    return std::string_view::npos;
}

void Bounder::skip_element(const Tag& tag) {
    at_ = tag.end;
    const std::size_t end =
        tag.is_end || tag.closes_itself ? std::string_view::npos : find_end_tag(tag.end, tag.name);
    // An unclosed script or frame hides the rest of the page in a browser; here only the tag goes, text is worth more.
    if (end == std::string_view::npos) {
        return;
    }
    if (tag.name == "script") {
        for (const Attribute& attribute : tag.attributes) {
            if (attribute.name == "type" &&
                ascii_lower(attribute.value).find("ld+json") != std::string::npos) {
                out_.json_ld.emplace_back(page_.substr(tag.end, end - tag.end));
            }
        }
    }
    const std::size_t close = page_.find('>', end);
    at_ = close == std::string_view::npos ? page_.size() : close + 1;
}

void Bounder::copy_plain(const Tag& tag) {
    at_ = tag.end;
    const std::size_t end = tag.is_end ? std::string_view::npos : find_end_tag(tag.end, tag.name);
    if (end == std::string_view::npos) {
        return;
    }
    const std::size_t close = page_.find('>', end);
    at_ = close == std::string_view::npos ? page_.size() : close + 1;
    if (tag.name == "title") {
        out_.html += "<title>";
        out_.html += page_.substr(tag.end, std::min(end - tag.end, kMaxAttributeBytes));
        out_.html += "</title>";
    }
}

void Bounder::write(const Tag& tag, std::string_view as) {
    out_.html += '<';
    out_.html += as;
    for (const Attribute& attribute : tag.attributes) {
        if (attribute.name == "type") {
            continue;
        }
        out_.html += ' ';
        out_.html += attribute.name;
        out_.html += "=\"";
        const std::size_t limit = attribute.name == "content" ? kMaxContentBytes : kMaxAttributeBytes;
        for (const char c : attribute.value.substr(0, limit)) {
            out_.html += c == '"' ? std::string_view("&quot;") : std::string_view(&c, 1);
        }
        out_.html += '"';
    }
    out_.html += '>';
}

void Bounder::open(const Tag& tag) {
    if (open_.size() >= kMaxHtmlDepth) {
        ++overflow_;
        out_.was_cut = true;
        out_.html += ' ';
        return;
    }
    if (tag.name == "a") {
        close("a"); // links do not nest
    }
    open_.push_back(tag.name);
    write(tag, is_one_of(tag.name, kBold) ? std::string_view("mark") : std::string_view(tag.name));
}

void Bounder::close(const std::string& name) {
    if (overflow_ > 0) {
        --overflow_;
        return;
    }
    // A link or bold text ends with its block; it never closes the block around it.
    const bool is_inline = name == "a" || name == "span" || is_one_of(name, kBold);
    std::size_t index = open_.size();
    while (index > 0 && open_[index - 1] != name) {
        --index;
        const std::string& inner = open_[index];
        if (is_inline && inner != "a" && inner != "span" && !is_one_of(inner, kBold)) {
            return;
        }
    }
    if (index == 0) {
        return;
    }
    while (open_.size() >= index) {
        out_.html += "</";
        out_.html += is_one_of(open_.back(), kBold) ? std::string("mark") : open_.back();
        out_.html += '>';
        open_.pop_back();
    }
}

void Bounder::take(const Tag& tag) {
    if (is_one_of(tag.name, kSkipped)) {
        skip_element(tag);
        return;
    }
    if (is_one_of(tag.name, kPlainContent)) {
        copy_plain(tag);
        return;
    }
    at_ = tag.end;
    if (is_one_of(tag.name, kFormatting) || is_one_of(tag.name, kDropped)) {
        return;
    }
    if (is_one_of(tag.name, kOnce)) {
        if (!tag.is_end && std::find(seen_once_.begin(), seen_once_.end(), tag.name) == seen_once_.end()) {
            seen_once_.push_back(tag.name);
            write(tag, tag.name);
        }
        return;
    }
    if (is_one_of(tag.name, kVoid) || is_one_of(tag.name, kSelfClosing)) {
        if (!tag.is_end) {
            write(tag, tag.name);
        } else if (!is_one_of(tag.name, kVoid)) {
            out_.html += "</" + tag.name + ">";
        }
        return;
    }
    if (tag.is_end) {
        close(tag.name);
    } else {
        open(tag);
    }
}

BoundedHtml Bounder::run() {
    out_.html.reserve(page_.size() / 2);
    while (at_ < page_.size()) {
        const std::size_t next = std::min(page_.find('<', at_), page_.size());
        out_.html += page_.substr(at_, next - at_);
        at_ = next;
        if (at_ >= page_.size()) {
            break;
        }
        Tag tag;
        const char after = at_ + 1 < page_.size() ? page_[at_ + 1] : '\0';
        if (after == '!' || after == '?') {
            at_ = skip_comment(at_);
        } else if (read_tag(at_, tag)) {
            take(tag);
        } else {
            out_.html += "&lt;";
            ++at_;
        }
    }
    while (!open_.empty()) {
        overflow_ = 0;
        close(std::string(open_.back()));
    }
    return std::move(out_);
}

} // namespace

BoundedHtml bound_html(std::string_view page) {
    return Bounder(page).run();
}

} // namespace vedette::ingest
