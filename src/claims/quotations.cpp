#include "claims/quotations.hpp"

#include <string_view>

namespace vedette::claims {

namespace {

enum class Mark { none, open, close, straight };

Mark mark_of(const Report& report, const Token& token) {
    const std::string_view words = token.span.in(report.text);
    if (words == "“" || words == "``" || words == "«" || words == "„") {
        // "... for her here,“ said Lund": a mark that leans on what stands before it closes, whatever its shape.
        const std::string_view text = report.text;
        const auto is_blank = [&](std::size_t at) { return at >= text.size() || text[at] == ' ' || text[at] == '\n'; };
        const bool leans_back = token.span.begin > 0 && !is_blank(token.span.begin - 1) && is_blank(token.span.end);
        return leans_back && words == "“" ? Mark::straight : Mark::open;
    }
    if (words == "”" || words == "»") {
        return Mark::close;
    }
    return words == "\"" || words == "''" ? Mark::straight : Mark::none; // many wires open and close with two single marks
}

// How a straight mark leans: it opens before a word, it closes behind one.
struct Lean {
    bool opens = false;
    bool closes = false;
};

Lean lean_of(const Report& report, const TextSpan& span) {
    const std::string_view text = report.text;
    const auto blank = [&](std::size_t at) { return at >= text.size() || text[at] == ' ' || text[at] == '\n'; };
    const bool before = span.begin == 0 || blank(span.begin - 1);
    const bool behind = blank(span.end);
    return {before && !behind, !before && behind};
}

} // namespace

std::vector<Quotation> find_quotations(const Report& report, const Syntax& syntax) {
    std::vector<Quotation> quotations;
    TokenIndex opened = kNoToken;
    std::uint32_t opened_in = 0;
    const auto close_at = [&](TokenIndex last) {
        quotations.push_back({opened, last});
        opened = kNoToken;
    };
    for (std::uint32_t number = 0; number < syntax.sentences.size(); ++number) {
        const Sentence& sentence = syntax.sentences[number];
        if (opened != kNoToken && number - opened_in > kMaxQuotedSentences) {
            close_at(syntax.sentences[opened_in].last);
        }
        for (TokenIndex token = sentence.first; token < sentence.last; ++token) {
            const Mark mark = mark_of(report, syntax.tokens[token]);
            if (mark == Mark::none) {
                continue;
            }
            // A second opening mark at the start of a paragraph continues the quotation.
            const Lean lean = mark == Mark::straight ? lean_of(report, syntax.tokens[token].span) : Lean{};
            const bool continues = token == sentence.first && number > opened_in && (mark != Mark::straight || lean.opens);
            // A mark that plainly opens, sentences behind one that was never closed: the earlier one was.
            const bool reopens = opened != kNoToken && lean.opens && !continues && number > opened_in;
            if (reopens) {
                close_at(syntax.sentences[opened_in].last);
            }
            if (opened == kNoToken) {
                if (mark != Mark::close && !lean.closes) {
                    opened = token;
                    opened_in = number;
                }
            } else if (mark == Mark::close || (mark == Mark::straight && !continues)) {
                close_at(token + 1);
            }
        }
    }
    if (opened != kNoToken) {
        close_at(syntax.sentences[opened_in].last);
    }
    return quotations;
}

} // namespace vedette::claims
