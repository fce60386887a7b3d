#include "syntax/syntax_parser.hpp"

#include "base/error.hpp"
#include "syntax/name_agreement.hpp"
#include "syntax/reader_network.hpp"
#include "syntax/tokenizer.hpp"
#include "syntax/word_features.hpp"

#include <algorithm>

namespace vedette::syntax {

namespace {

// Someone else's sentences may have any length: pieces are read one by one and hung together afterwards.
std::vector<Sentence> cut_long(const std::vector<Sentence>& sentences) {
    std::vector<Sentence> pieces;
    for (const Sentence& sentence : sentences) {
        for (TokenIndex first = sentence.first; first < sentence.last; first += kMaxNetworkTokens) {
            Sentence piece = sentence;
            piece.first = first;
            piece.last = std::min(sentence.last, first + static_cast<TokenIndex>(kMaxNetworkTokens));
            pieces.push_back(piece);
        }
    }
    return pieces;
}

// The roots of later pieces hang from the root of the first.
void join_pieces(Syntax& syntax) {
    for (const Sentence& sentence : syntax.sentences) {
        TokenIndex root = kNoToken;
        for (TokenIndex token = sentence.first; token < sentence.last; ++token) {
            Token& here = syntax.tokens[token];
            if (here.head != kNoToken) {
                continue;
            }
            if (root == kNoToken) {
                root = token;
            } else {
                here.head = root;
                here.deprel = Deprel::parataxis;
            }
        }
    }
}

// The trainer and this program must number features alike; a model made by another version would be silently wrong.
void check_features(const ReaderWeights& weights) {
    std::string_view lines = weights.self_test();
    while (!lines.empty()) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        const std::string_view line = lines.substr(0, end);
        lines.remove_prefix(std::min(end + 1, lines.size()));
        const std::string_view word = line.substr(0, line.find('\t'));
        std::vector<std::uint32_t> features;
        append_features(word, features);
        std::string expected = std::string(word) + '\t' + word_key(word) + '\t';
        for (const std::uint32_t feature : features) {
            expected += std::to_string(feature) + ' ';
        }
        expected.pop_back();
        if (expected != line) {
            throw Error(ErrorCode::resource_invalid, "the reader's model " + weights.version() +
                                                         " was trained with other word features; install the model of this version");
        }
    }
}

} // namespace

SyntaxParser::SyntaxParser(const std::string& model_path) : weights_(std::make_unique<const ReaderWeights>(model_path)) {
    check_features(*weights_);
}

SyntaxParser::~SyntaxParser() = default;
SyntaxParser::SyntaxParser(SyntaxParser&&) noexcept = default;
SyntaxParser& SyntaxParser::operator=(SyntaxParser&&) noexcept = default;

Syntax SyntaxParser::parse(const Report& report) const {
    return parse_tokens(tokenize(report.text, report.title_span), report.text);
}

Syntax SyntaxParser::parse_tokens(Syntax tokenised, std::string_view text) const {
    tokenised.names.clear();
    const bool is_long = std::any_of(tokenised.sentences.begin(), tokenised.sentences.end(),
                                     [](const Sentence& sentence) { return sentence.last - sentence.first > kMaxNetworkTokens; });
    if (!is_long) {
        read_sentences(*weights_, tokenised, text);
        agree_names(tokenised, text);
        return tokenised;
    }
    const std::vector<Sentence> sentences = tokenised.sentences;
    tokenised.sentences = cut_long(sentences);
    read_sentences(*weights_, tokenised, text);
    tokenised.sentences = sentences;
    join_pieces(tokenised);
    agree_names(tokenised, text);
    return tokenised;
}

std::string SyntaxParser::model_version() const { return weights_->version(); }

} // namespace vedette::syntax
