#include "ingest/json_ld.hpp"

#include "base/utf8.hpp"

#include <re2/re2.h>
#include <simdjson.h>

#include <algorithm>
#include <array>

namespace vedette::ingest {

namespace {

constexpr int kMaxDepth = 10;
constexpr std::size_t kMaxScriptBytes = 4 << 20;

namespace dom = simdjson::dom;

bool contains(std::string_view text, std::string_view word) {
    return text.find(word) != std::string_view::npos;
}

std::string text_of(const dom::object& object, std::string_view key) {
    std::string_view value;
    return object[key].get(value) == simdjson::SUCCESS ? std::string(trim(value)) : std::string{};
}

// "@type": "NewsArticle" or ["NewsArticle", "Thing"]
std::string type_of(const dom::object& object) {
    std::string types = text_of(object, "@type");
    dom::array list;
    if (types.empty() && object["@type"].get(list) == simdjson::SUCCESS) {
        for (const dom::element one : list) {
            std::string_view type;
            if (one.get(type) == simdjson::SUCCESS) {
                types += std::string(type) + " ";
            }
        }
    }
    return types;
}

// Name of a person or organisation: a string, an object with "name", or the first of a list of them.
std::string name_of(const dom::element& element) {
    dom::element one = element;
    dom::array list;
    if (element.get(list) == simdjson::SUCCESS) {
        if (list.size() == 0) {
            return {};
        }
        one = list.at(0).value();
    }
    std::string_view name;
    dom::object object;
    if (one.get(name) == simdjson::SUCCESS) {
        return std::string(trim(name));
    }
    return one.get(object) == simdjson::SUCCESS ? text_of(object, "name") : std::string{};
}

class JsonLdWalker {
public:
    explicit JsonLdWalker(JsonLdFacts& facts)
        : facts_(facts) {}

    void walk(const dom::element& element, int depth);

private:
    void take(const dom::object& object);
    void keep(std::string& where, const dom::object& object, std::string_view key) const;

    JsonLdFacts& facts_;
};

void JsonLdWalker::keep(std::string& where, const dom::object& object, std::string_view key) const {
    dom::element value;
    if (where.empty() && object[key].get(value) == simdjson::SUCCESS) {
        where = name_of(value);
    }
}

void JsonLdWalker::take(const dom::object& object) {
    const std::string type = type_of(object);
    const bool is_article = contains(type, "Article") || contains(type, "Posting") ||
                            contains(type, "Report") || contains(type, "Review") || contains(type, "Recipe");
    const std::string published = text_of(object, "datePublished");
    if (!published.empty()) {
        (is_article ? facts_.published : facts_.published_other).push_back(published);
    } else if (is_article) {
        if (const std::string created = text_of(object, "dateCreated"); !created.empty()) {
            facts_.published.push_back(created);
        }
    }
    if (const std::string modified = text_of(object, "dateModified"); !modified.empty()) {
        facts_.modified.push_back(modified);
    }
    keep(facts_.publisher, object, "publisher");
    if (is_article) {
        keep(facts_.author, object, "author");
        keep(facts_.headline, object, "headline");
        if (facts_.body.empty()) {
            facts_.body = text_of(object, "articleBody");
        }
    }
}

void JsonLdWalker::walk(const dom::element& element, int depth) {
    if (depth > kMaxDepth) {
        return;
    }
    dom::array list;
    if (element.get(list) == simdjson::SUCCESS) {
        for (const dom::element one : list) {
            walk(one, depth + 1);
        }
        return;
    }
    dom::object object;
    if (element.get(object) != simdjson::SUCCESS) {
        return;
    }
    take(object);
    constexpr std::array<std::string_view, 10> kElsewhere = {
        "comment",  "comments", "itemListElement", "mentions", "isPartOf",
        "citation", "hasPart",  "about",           "review",   "relatedLink"};
    for (const dom::key_value_pair field : object) {
        if (std::find(kElsewhere.begin(), kElsewhere.end(), field.key) == kElsewhere.end()) {
            walk(field.value, depth + 1);
        }
    }
}

} // namespace

JsonLdFacts read_json_ld_scripts(const std::vector<std::string>& scripts) {
    JsonLdFacts facts;
    static const RE2 date(R"re("datePublished"\s*:\s*"([^"]{8,40})")re");
    for (std::string script : scripts) {
        if (script.size() > kMaxScriptBytes) {
            continue;
        }
        // Many publishers leave line breaks inside strings, which JSON forbids; outside strings a space is as good.
        std::replace_if(
            script.begin(), script.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20U; }, ' ');
        dom::parser parser;
        dom::element root;
        const simdjson::padded_string padded(script);
        if (parser.parse(padded).get(root) == simdjson::SUCCESS) {
            JsonLdWalker(facts).walk(root, 0);
            continue;
        }
        std::string found;
        if (RE2::PartialMatch(script, date, &found)) {
            facts.published.push_back(found);
        }
    }
    return facts;
}

} // namespace vedette::ingest
