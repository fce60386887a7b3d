#include "claims/quotations.hpp"

#include <string_view>

namespace vedette::claims {

namespace {

enum class Mark { none, open, close, straight };

Mark mark_of(std::string_view words) {
    if (words == "“" || words == "``" || words == "«" || words == "„") {
        return Mark::open;
    }
    if (words == "”" || words == "»") {
        return Mark::close;
    }
    return words == "\"" || words == "''" ? Mark::straight : Mark::none; // many wires open and close with two single marks
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
            const Mark mark = mark_of(syntax.tokens[token].span.in(report.text));
            if (mark == Mark::none) {
                continue;
            }
            // A second opening mark at the start of a paragraph continues the quotation.
            const bool at_start = token == sentence.first;
            if (opened == kNoToken) {
                if (mark != Mark::close) {
                    opened = token;
                    opened_in = number;
                }
            } else if (mark == Mark::close || (mark == Mark::straight && !(at_start && number > opened_in))) {
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
