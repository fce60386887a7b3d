// Any bytes through the tokenizer, the CoNLL-U reader and the whole reader: no crash, linear time, spans in order inside the text, one root
// and no cycle in every sentence. The first byte chooses.

#include "base/utf8.hpp"
#include "syntax/conllu.hpp"
#include "syntax/syntax_parser.hpp"
#include "syntax/tokenizer.hpp"

#include <cstdlib>

namespace {

using namespace vedette; // NOLINT(google-build-using-namespace): a program of one function

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

void require_sound(const Syntax& syntax, std::string_view text, bool has_trees) {
    std::uint32_t at = 0;
    for (const Token& token : syntax.tokens) {
        require(at <= token.span.begin && token.span.begin < token.span.end && token.span.end <= text.size());
        at = token.span.end;
    }
    TokenIndex next = 0;
    for (const Sentence& sentence : syntax.sentences) {
        require(sentence.first == next && sentence.first < sentence.last && sentence.last <= syntax.tokens.size());
        next = sentence.last;
        std::size_t roots = 0;
        for (TokenIndex token = sentence.first; has_trees && token < sentence.last; ++token) {
            roots += syntax.tokens[token].head == kNoToken ? 1U : 0U;
            TokenIndex node = token;
            for (std::size_t steps = 0; node != kNoToken; ++steps) {
                require(sentence.contains(node) && steps <= sentence.last - sentence.first);
                node = syntax.tokens[node].head;
            }
        }
        require(!has_trees || roots == 1);
    }
    require(next == syntax.tokens.size());
}

const syntax::SyntaxParser& parser() {
    static const syntax::SyntaxParser loaded(VEDETTE_SOURCE_DIR "/models/reader.vdm");
    return loaded;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
    if (data[0] % 3 == 0) {
        require_sound(syntax::tokenize(text), text, false);
    } else if (data[0] % 3 == 1) {
        if (const Result<syntax::ConlluDocument> document = syntax::read_conllu(text)) {
            require_sound(document->syntax, document->text, false);
        }
    } else {
        Report report;
        report.text = repair_utf8(text);
        require_sound(parser().parse(report), report.text, true);
    }
    return 0;
}
