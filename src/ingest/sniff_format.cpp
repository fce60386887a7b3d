#include "ingest/sniff_format.hpp"

#include "base/utf8.hpp"
#include "ingest/encoding.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace vedette::ingest {

namespace {

constexpr std::size_t kTarMagicOffset = 257;
// How far into a page its first tag may stand, behind comments and processing instructions.
constexpr std::size_t kMarkupBytes = 4096;

struct Magic {
    std::string_view bytes;
    ContentKind kind;
};

constexpr std::array<Magic, 11> kMagics = {{
    {std::string_view("\x1F\x8B", 2), ContentKind::gzip},
    {std::string_view("\x28\xB5\x2F\xFD", 4), ContentKind::compressed},
    {std::string_view("\xFD\x37zXZ\x00", 6), ContentKind::compressed},
    {std::string_view("BZh", 3), ContentKind::compressed},
    {std::string_view("\x04\x22\x4D\x18", 4), ContentKind::compressed},
    {std::string_view("\x1F\x9D", 2), ContentKind::compressed},
    {std::string_view("PK\x03\x04", 4), ContentKind::zip},
    {std::string_view("PK\x05\x06", 4), ContentKind::zip},
    {std::string_view("PK\x07\x08", 4), ContentKind::zip},
    {std::string_view("WARC/1.", 7), ContentKind::warc},
    {std::string_view("WARC/0.", 7), ContentKind::warc},
}};

struct Foreign {
    std::string_view bytes;
    std::string_view message;
};

constexpr std::array<Foreign, 12> kForeign = {{
    {std::string_view("%PDF-", 5), "is a PDF file; save its text and read that"},
    {std::string_view("{\\rtf", 5), "is an RTF file; save it as plain text"},
    {std::string_view("\xD0\xCF\x11\xE0", 4), "is an old Office document; save it as plain text"},
    {std::string_view("7z\xBC\xAF\x27\x1C", 6), "is a 7-Zip archive; unpack it first"},
    {std::string_view("Rar!\x1A\x07", 6), "is a RAR archive; unpack it first"},
    {std::string_view("\x89PNG", 4), "is a picture; nothing to read"},
    {std::string_view("\xFF\xD8\xFF", 3), "is a picture; nothing to read"},
    {std::string_view("GIF8", 4), "is a picture; nothing to read"},
    {std::string_view("RIFF", 4), "is a sound, film or picture file; nothing to read"},
    {std::string_view("SQLite format 3\x00", 16),
     "is an SQLite database; to read a casefile name it with -c"},
    {std::string_view("\x7F"
                      "ELF",
                      4),
     "is a program; nothing to read"},
    {std::string_view("PAR1", 4), "is a Parquet file; export it as JSON Lines"},
}};

const Foreign* find_foreign(std::string_view prefix) {
    const auto* found = std::find_if(kForeign.begin(), kForeign.end(),
                                     [&](const Foreign& one) { return prefix.starts_with(one.bytes); });
    return found == kForeign.end() ? nullptr : found;
}

std::string_view skip_mark_and_space(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.remove_prefix(3);
    }
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())) != 0) {
        text.remove_prefix(1);
    }
    return text;
}

// The first element of a markup text, behind comments, processing instructions and a document type; empty when there is none.
std::string_view first_element(std::string_view markup) {
    for (;;) {
        markup = skip_mark_and_space(markup);
        std::string_view close;
        if (markup.starts_with("<!--")) {
            close = "-->";
        } else if (markup.starts_with("<?")) {
            close = "?>";
        } else if (markup.starts_with("<!")) {
            close = ">";
        } else {
            return markup.starts_with("<") ? markup.substr(1) : std::string_view{};
        }
        if (close == ">" && markup.find('[') < markup.find('>')) {
            close = "]>"; // a document type with declarations inside
        }
        const std::size_t end = markup.find(close);
        if (end == std::string_view::npos) {
            return {};
        }
        markup.remove_prefix(end + close.size());
    }
}

bool starts_with_tag(std::string_view markup, std::string_view tag) {
    return markup.starts_with(tag) &&
           (markup.size() == tag.size() || std::isalnum(static_cast<unsigned char>(markup[tag.size()])) == 0);
}

bool is_html_extension(std::string_view extension) {
    static constexpr std::array<std::string_view, 10> kExtensions = {"html", "htm",  "xhtml", "shtml", "php",
                                                                     "asp",  "aspx", "jsp",   "xml",   "xht"};
    return std::find(kExtensions.begin(), kExtensions.end(), extension) != kExtensions.end();
}

// `lower`: the beginning of a text in lower case.
std::optional<ContentKind> sniff_markup(std::string_view lower, std::string_view extension) {
    const std::string_view body = skip_mark_and_space(lower);
    const bool has_html_name = is_html_extension(extension);
    if (!body.starts_with('<')) {
        const bool has_tags = body.find("</") != std::string_view::npos ||
                              body.find("<p") != std::string_view::npos ||
                              body.find("<br") != std::string_view::npos;
        return has_html_name && has_tags ? std::optional(ContentKind::html) : std::nullopt;
    }
    const std::string_view element = first_element(body);
    if (starts_with_tag(element, "rss") || starts_with_tag(element, "rdf:rdf") ||
        (starts_with_tag(element, "feed") && element.find("atom") != std::string_view::npos)) {
        return ContentKind::feed;
    }
    static constexpr std::array<std::string_view, 18> kPageTags = {
        "html", "head",    "body",    "title", "meta",  "link",   "script", "style", "div",
        "p",    "article", "section", "main",  "table", "center", "h1",     "h2",    "base"};
    const bool begins_like_page = std::any_of(kPageTags.begin(), kPageTags.end(), [&](std::string_view tag) {
        return starts_with_tag(element, tag);
    });
    if (begins_like_page || body.starts_with("<!doctype html") || body.starts_with("<?xml") ||
        has_html_name || body.find("<html") != std::string_view::npos ||
        body.find("<body") != std::string_view::npos) {
        return ContentKind::html;
    }
    return std::nullopt;
}

// `body` begins with '{'. A first line that is whole, or a second one that begins a new object, makes it one value a line.
ContentKind sniff_json_object(std::string_view body) {
    int depth = 0;
    bool in_string = false;
    for (std::size_t index = 0; index < body.size(); ++index) {
        const char c = body[index];
        if (c == '\n') {
            const std::string_view rest = skip_mark_and_space(body.substr(index));
            return depth <= 0 || in_string || rest.starts_with('{') ? ContentKind::json_lines
                                                                    : ContentKind::json_values;
        }
        if (in_string) {
            index += c == '\\' ? 1 : 0;
            in_string = c != '"';
        } else if (c == '"') {
            in_string = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return ContentKind::json_lines;
}

std::optional<ContentKind> sniff_json(std::string_view text, std::string_view extension) {
    const std::string_view body = skip_mark_and_space(text);
    const std::string_view inside = body.empty() ? body : skip_mark_and_space(body.substr(1));
    if (body.starts_with('{') && (inside.starts_with('"') || inside.starts_with('}'))) {
        return sniff_json_object(body);
    }
    if (body.starts_with('[') && inside.starts_with('{')) {
        return ContentKind::json_array;
    }
    if (extension == "jsonl" || extension == "ndjson") {
        return ContentKind::json_lines;
    }
    if (extension == "json" && (body.starts_with('{') || body.starts_with('['))) {
        return body.starts_with('{') ? sniff_json_object(body) : ContentKind::json_array;
    }
    return std::nullopt;
}

bool is_tar(std::string_view prefix) {
    return prefix.size() >= 512 && prefix.substr(kTarMagicOffset).starts_with("ustar");
}

} // namespace

std::string extension_of(std::string_view name) {
    std::string lower = ascii_lower(name.substr(name.find_last_of("/!\\") + 1));
    static constexpr std::array<std::string_view, 7> kCompressed = {"gz",  "zst", "xz",  "bz2",
                                                                    "lz4", "z",   "zstd"};
    for (;;) {
        const std::size_t dot = lower.rfind('.');
        if (dot == std::string::npos) {
            return {};
        }
        std::string extension = lower.substr(dot + 1);
        if (std::find(kCompressed.begin(), kCompressed.end(), extension) == kCompressed.end()) {
            return extension;
        }
        lower.resize(dot);
    }
}

bool is_page_asset(std::string_view name) {
    static constexpr std::array<std::string_view, 34> kAssets = {
        "png", "jpg", "jpeg", "gif",  "webp",  "ico", "svg",  "bmp", "avif", "tif", "tiff", "css",
        "js",  "mjs", "map",  "woff", "woff2", "ttf", "otf",  "eot", "mp3",  "mp4", "m4a",  "webm",
        "ogg", "wav", "avi",  "mov",  "swf",   "mpg", "mpeg", "cur", "wasm", "scss"};
    return std::find(kAssets.begin(), kAssets.end(), extension_of(name)) != kAssets.end();
}

std::string foreign_message(std::string_view prefix) {
    const Foreign* foreign = find_foreign(prefix);
    return std::string(foreign == nullptr ? "is not a text; nothing to read" : foreign->message);
}

bool is_sniffed_early(std::string_view prefix) {
    if (prefix.size() < 8) {
        return false;
    }
    const std::string_view body = skip_mark_and_space(prefix);
    const bool is_json_line = body.starts_with('{') && body.find('\n') != std::string_view::npos &&
                              sniff_json_object(body) == ContentKind::json_lines;
    return is_json_line || find_foreign(prefix) != nullptr ||
           std::any_of(kMagics.begin(), kMagics.end(),
                       [&](const Magic& magic) { return prefix.starts_with(magic.bytes); });
}

ContentKind sniff_content(std::string_view prefix, std::string_view name) {
    if (prefix.empty()) {
        return ContentKind::empty;
    }
    // A text may begin with "BZh" or "RIFF" too, but hardly with the bytes that follow them in a file of that kind.
    const bool binary = looks_binary(prefix);
    for (const Magic& magic : kMagics) {
        const bool is_words =
            magic.bytes == "BZh" && !(prefix.size() > 9 && prefix.substr(4).starts_with("1AY&SY")) &&
            !prefix.substr(std::min<std::size_t>(4, prefix.size())).starts_with("\x17\x72\x45\x38");
        if (prefix.starts_with(magic.bytes) && !is_words) {
            return magic.kind;
        }
    }
    if (is_tar(prefix)) {
        return ContentKind::tar;
    }
    if (find_foreign(prefix) != nullptr &&
        (binary || prefix.starts_with("%PDF-") || prefix.starts_with("{\\rtf"))) {
        return ContentKind::foreign;
    }
    if (binary) {
        return ContentKind::binary;
    }
    std::string decoded;
    std::string_view text = prefix;
    if (prefix.find('\0') != std::string_view::npos) {
        // UTF-16: tags and braces can be looked for only once it is decoded. A prefix may end inside a character.
        const Result<std::string> utf8 = decode_to_utf8(prefix.substr(0, prefix.size() / 4 * 4));
        decoded = utf8 ? *utf8 : std::string();
        text = decoded;
    }
    const std::string extension = extension_of(name);
    if (skip_mark_and_space(text).empty()) {
        return text.size() < kSniffBytes ? ContentKind::empty : ContentKind::text;
    }
    if (const std::optional<ContentKind> kind = sniff_json(text, extension)) {
        return *kind;
    }
    return sniff_markup(ascii_lower(text.substr(0, kMarkupBytes)), extension).value_or(ContentKind::text);
}

} // namespace vedette::ingest
