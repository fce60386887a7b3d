#include "support/build_records.hpp"

#include "base/utf8.hpp"

#include <filesystem>
#include <stdexcept>

namespace vedette::test {

namespace {

std::vector<std::string> words_of(std::string_view line) {
    std::vector<std::string> words;
    for (const std::string_view word : split(line, ' ')) {
        if (!trim(word).empty()) {
            words.emplace_back(trim(word));
        }
    }
    return words;
}

} // namespace

Parsed parsed(std::string_view lines, std::string_view published) {
    Parsed made;
    Syntax& syntax = made.syntax;
    std::string& text = made.report.text;
    made.report.id = "test";
    TokenIndex first = 0;
    const auto end_sentence = [&] {
        const auto last = static_cast<TokenIndex>(syntax.tokens.size());
        if (last > first) {
            syntax.sentences.push_back({first, last, cover(syntax.tokens[first].span, syntax.tokens[last - 1].span), false});
            first = last;
        }
    };
    for (const std::string_view line : split(lines, '\n')) {
        const std::vector<std::string> words = words_of(line);
        if (words.empty()) {
            end_sentence();
            continue;
        }
        if (words.size() < 6) {
            throw std::invalid_argument("a token needs FORM LEMMA UPOS XPOS HEAD DEPREL: " + std::string(line));
        }
        const bool starts = syntax.tokens.size() == first;
        const bool glued = words[0].size() > 1 && words[0].front() == '_';
        if (!text.empty() && !glued) {
            text += starts ? '\n' : ' ';
        }
        Token token;
        token.span.begin = static_cast<std::uint32_t>(text.size());
        text += glued ? words[0].substr(1) : words[0];
        token.span.end = static_cast<std::uint32_t>(text.size());
        token.lemma = words[1];
        token.upos = parse_upos(words[2]);
        token.xpos = parse_xpos(words[3]);
        const auto head = static_cast<TokenIndex>(std::stoul(words[4]));
        token.head = head == 0 ? kNoToken : first + head - 1;
        token.deprel = parse_deprel(words[5]);
        const auto index = static_cast<TokenIndex>(syntax.tokens.size());
        syntax.tokens.push_back(token);
        if (words.size() > 6) {
            const NameLabel label = parse_name_label(words[6].substr(2));
            if (words[6].front() == 'I' && !syntax.names.empty() && syntax.names.back().last == index) {
                syntax.names.back().last = index + 1;
            } else {
                syntax.names.push_back({index, index + 1, label});
            }
        }
    }
    end_sentence();
    if (const std::optional<Day> day = parse_iso_day(published)) {
        made.report.published.when = {day, day, Granularity::day};
        made.report.published.source = DateSource::field;
    }
    return made;
}

std::string repository_path(std::string_view relative) { return std::string(VEDETTE_SOURCE_DIR) + "/" + std::string(relative); }

std::string shared_path(std::string_view relative) {
    const std::string path = std::string(VEDETTE_SOURCE_DIR) + "/../shared/" + std::string(relative);
    return std::filesystem::exists(path) ? path : std::string{};
}

} // namespace vedette::test
