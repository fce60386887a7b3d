// Puts given event mentions of many documents into chains of the same event, for the scorer of ECB+:
//   vedette_identity MODEL GOLD.jsonl [THRESHOLD] > PREDICTED.jsonl
// GOLD: {"id", "text", "events": [{"start", "end"}]}, offsets in code points. Only spans are read of it, never chains or topics.
//
// Mentions are one when their documents tell of the same happening (average-link clusters of weighted words) and their heads are the same
// word, a noun and its verb counted as one. Verbs of saying must have the same subject too: who says what is an event of its own.
// THRESHOLD, the least similarity of documents, was chosen on the training part; nothing else was fitted.

#include "base/file.hpp"
#include "base/json_writer.hpp"
#include "base/utf8.hpp"
#include "syntax/syntax_parser.hpp"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <optional>
#include <queue>
#include <set>
#include <tuple>

namespace vedette {

namespace {

constexpr double kSameStory = 0.15;      // average similarity of two clusters of documents that are joined
constexpr double kMostDocuments = 1.0 / 3; // a word in more of them tells nothing

struct Document {
    std::string id;
    Report report;
    Syntax syntax;
    std::vector<std::pair<std::int64_t, std::int64_t>> mentions; // code points
    std::map<std::string, double> words;                         // weights, of length 1
    std::size_t cluster = 0;
};

bool is_content(Upos upos) { return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::VERB || upos == Upos::NUM || upos == Upos::ADJ; }

std::vector<Document> load(const std::string& path, const syntax::SyntaxParser& parser) {
    const Result<std::string> bytes = read_file(path);
    if (!bytes) {
        throw Error(bytes.failure().code, bytes.failure().message);
    }
    std::vector<Document> documents;
    simdjson::dom::parser reader;
    const simdjson::padded_string padded(*bytes);
    for (const simdjson::dom::element line : reader.parse_many(padded)) {
        Document document;
        document.id = std::string(std::string_view(line["id"]));
        document.report.text = std::string(std::string_view(line["text"]));
        for (const simdjson::dom::element mention : line["events"].get_array()) {
            document.mentions.emplace_back(std::int64_t(mention["start"]), std::int64_t(mention["end"]));
        }
        document.syntax = parser.parse(document.report);
        documents.push_back(std::move(document));
    }
    return documents;
}

void weigh_words(std::vector<Document>& documents) {
    std::map<std::string, double> spread;
    for (Document& document : documents) {
        for (const Token& token : document.syntax.tokens) {
            if (is_content(token.upos)) {
                document.words[to_lower(token.lemma)] += 1;
            }
        }
        for (const auto& entry : document.words) {
            spread[entry.first] += 1;
        }
    }
    const double count = static_cast<double>(documents.size());
    for (Document& document : documents) {
        double length = 0;
        std::erase_if(document.words, [&](const auto& entry) { return spread[entry.first] > count * kMostDocuments; });
        for (auto& [word, weight] : document.words) {
            weight = (1 + std::log(weight)) * std::log(count / spread[word]);
            length += weight * weight;
        }
        for (auto& entry : document.words) {
            entry.second /= std::sqrt(length);
        }
    }
}

double similarity(const Document& left, const Document& right) {
    double sum = 0;
    for (const auto& [word, weight] : left.words) {
        if (const auto found = right.words.find(word); found != right.words.end()) {
            sum += weight * found->second;
        }
    }
    return sum;
}

// Average link: the two clusters that are most alike join, as long as they are alike enough.
void cluster(std::vector<Document>& documents, double threshold) {
    const std::size_t count = documents.size();
    std::vector<std::vector<std::size_t>> members(count);
    std::vector<std::vector<double>> sums(count, std::vector<double>(count)); // of similarities between members
    using Pair = std::tuple<double, std::size_t, std::size_t, std::size_t>;   // similarity, clusters, sizes when it was looked at
    std::priority_queue<Pair> queue;
    const auto offer = [&](std::size_t left, std::size_t right) {
        const std::size_t pairs = members[left].size() * members[right].size();
        const double mean = sums[left][right] / static_cast<double>(pairs);
        if (mean >= threshold) {
            queue.emplace(mean, count - left, count - right, members[left].size() + members[right].size());
        }
    };
    for (std::size_t one = 0; one < count; ++one) {
        members[one] = {one};
        for (std::size_t other = 0; other < one; ++other) {
            sums[one][other] = sums[other][one] = similarity(documents[one], documents[other]);
            offer(other, one);
        }
    }
    while (!queue.empty()) {
        const auto [mean, left_back, right_back, size] = queue.top();
        queue.pop();
        const std::size_t left = count - left_back;
        const std::size_t right = count - right_back;
        if (members[left].empty() || members[right].empty() || members[left].size() + members[right].size() != size) {
            continue; // one of them has grown since
        }
        members[left].insert(members[left].end(), members[right].begin(), members[right].end());
        members[right].clear();
        for (std::size_t other = 0; other < count; ++other) {
            if (other != left && !members[other].empty()) {
                sums[left][other] = sums[other][left] = sums[left][other] + sums[right][other];
                offer(std::min(left, other), std::max(left, other));
            }
        }
    }
    for (std::size_t index = 0; index < count; ++index) {
        for (const std::size_t member : members[index]) {
            documents[member].cluster = index;
        }
    }
}

// "Shooting", "shooter", "shot" (by its lemma): one stem. Crude, longest ending first.
std::string stem_of(const std::string& lemma) {
    constexpr std::array<std::string_view, 17> kEndings = {"ings", "ing", "ations", "ation", "ions", "ion", "ments", "ment", "ers", "er", "ed", "es", "s", "e", "al", "ure", "ity"};
    constexpr std::size_t kLeastStem = 4;
    for (const std::string_view ending : kEndings) {
        if (lemma.size() >= ending.size() + kLeastStem && lemma.ends_with(ending)) {
            return lemma.substr(0, lemma.size() - ending.size());
        }
    }
    return lemma;
}

bool is_saying(const std::string& lemma) {
    static const std::set<std::string> kSaying = {"say", "tell", "report", "announce", "claim", "add", "state", "accord"};
    return kSaying.contains(lemma);
}

// The word of the mention that hangs on nothing inside it.
std::optional<TokenIndex> head_of(const Syntax& syntax, const TextSpan& span) {
    std::optional<TokenIndex> last;
    for (TokenIndex index = 0; index < syntax.tokens.size(); ++index) {
        const Token& token = syntax.tokens[index];
        if (token.span.begin >= span.end || token.span.end <= span.begin) {
            continue;
        }
        last = index;
        const bool inside = token.head != kNoToken && syntax.tokens[token.head].span.begin < span.end && syntax.tokens[token.head].span.end > span.begin;
        if (!inside && token.upos != Upos::PUNCT) {
            return index;
        }
    }
    return last;
}

std::string chain_of(const Document& document, const TreeIndex& tree, const TextSpan& span) {
    const std::optional<TokenIndex> head = head_of(document.syntax, span);
    if (!head) {
        return document.id + ":" + std::to_string(span.begin);
    }
    const std::string lemma = to_lower(document.syntax.tokens[*head].lemma);
    std::string chain = std::to_string(document.cluster) + ":" + stem_of(lemma);
    if (is_saying(lemma)) {
        const TokenIndex subject = tree.child(document.syntax, *head, Deprel::nsubj);
        chain += ":" + (subject == kNoToken ? document.id + std::to_string(span.begin) : to_lower(document.syntax.tokens[subject].lemma));
    }
    return chain;
}

void print(const Document& document) {
    const TreeIndex tree(document.syntax);
    const CodePointIndex offsets(document.report.text);
    JsonWriter json;
    json.begin_object().field("id", document.id).key("events").begin_array();
    for (const auto& [start, end] : document.mentions) {
        const TextSpan span{offsets.byte(static_cast<std::uint32_t>(start)), offsets.byte(static_cast<std::uint32_t>(end))};
        json.begin_object().field("start", start).field("end", end).field("chain", chain_of(document, tree, span)).end_object();
    }
    json.end_array().end_object();
    std::puts(json.str().c_str());
}

} // namespace

} // namespace vedette

int main(int count, char** words) {
    if (count < 3) {
        std::fputs("usage: vedette_identity MODEL GOLD.jsonl [THRESHOLD]\n", stderr);
        return 2;
    }
    try {
        const vedette::syntax::SyntaxParser parser(words[1]);
        std::vector<vedette::Document> documents = vedette::load(words[2], parser);
        vedette::weigh_words(documents);
        vedette::cluster(documents, count > 3 ? std::strtod(words[3], nullptr) : vedette::kSameStory);
        for (const vedette::Document& document : documents) {
            vedette::print(document);
        }
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "vedette_identity: %s\n", error.what());
        return 3;
    }
}
