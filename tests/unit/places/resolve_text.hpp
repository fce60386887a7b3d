#pragma once
// Plain text to place mentions without a parser: words are runs of letters and digits, every other mark is a token of its own, a line
// is a sentence.

#include "places/place_resolver.hpp"
#include "support/build_records.hpp"

#include <string>
#include <vector>

namespace vedette::test {

inline const resources::Gazetteer& gazetteer() {
    static const resources::Gazetteer opened = resources::Gazetteer::open(repository_path("data/gazetteer/places.bin"));
    return opened;
}

inline const places::PlaceResolver& resolver() {
    static const places::PlaceResolver made(gazetteer(), repository_path("lexicon/places"));
    return made;
}

inline Syntax plain_syntax(const std::string& text) {
    Syntax syntax;
    Sentence sentence;
    const auto is_word = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c < 0; };
    const auto end_sentence = [&] {
        sentence.last = static_cast<TokenIndex>(syntax.tokens.size());
        if (sentence.last > sentence.first) {
            sentence.span = {syntax.tokens[sentence.first].span.begin, syntax.tokens.back().span.end};
            syntax.sentences.push_back(sentence);
        }
        sentence.first = sentence.last;
    };
    for (std::uint32_t at = 0; at < text.size();) {
        if (text[at] == '\n') {
            end_sentence();
            ++at;
            continue;
        }
        if (text[at] == ' ') {
            ++at;
            continue;
        }
        std::uint32_t end = at + 1;
        while (is_word(text[at]) && end < text.size() && is_word(text[end])) {
            ++end;
        }
        if (text[at] == '\'' && end < text.size() && text[end] == 's') {
            ++end; // "'s" is one token
        }
        Token token;
        token.span = {at, end};
        syntax.tokens.push_back(token);
        at = end;
    }
    end_sentence();
    return syntax;
}

inline Places resolve(const std::string& text, const std::string& dateline = "", const std::string& url = "") {
    Report report;
    report.text = text;
    report.dateline = dateline;
    report.url = url;
    const Syntax syntax = plain_syntax(text);
    return resolver().resolve(report, syntax, TreeIndex(syntax), Entities{});
}

// "words=id" of every mention, in order.
inline std::vector<std::string> ids(const std::string& text, const std::string& dateline = "") {
    std::vector<std::string> list;
    for (const PlaceMention& mention : resolve(text, dateline).mentions) {
        list.push_back(std::string(mention.span.in(text)) + "=" + mention.id);
    }
    return list;
}

} // namespace vedette::test
