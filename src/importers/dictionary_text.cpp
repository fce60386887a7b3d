#include "importers/dictionary_text.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace vedette::importers {

namespace {

constexpr std::size_t kMaxNameBytes = 100;

bool has_lower_case(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
        const char32_t letter = next_code_point(word, at);
        if (is_letter(letter) && !is_upper(letter)) {
            return true;
        }
    }
    return false;
}

// The first letter, and one after a hyphen or apostrophe, stay as they are.
std::string capitalised(std::string_view word) {
    std::string out;
    bool keeps = true;
    for (std::size_t at = 0; at < word.size();) {
        const char32_t letter = next_code_point(word, at);
        append_utf8(out, keeps ? letter : to_lower(letter));
        keeps = letter == U'-' || letter == U'\'';
    }
    return out;
}

// The words of a text, whatever white space is between them.
std::vector<std::string_view> words_in(std::string_view text) {
    std::vector<std::string_view> words;
    for (const std::string_view word : split(text, ' ')) {
        if (!word.empty()) {
            words.push_back(word);
        }
    }
    return words;
}

} // namespace

std::string as_utf8(std::string_view bytes) {
    if (is_valid_utf8(bytes)) {
        return std::string(bytes);
    }
    std::string text;
    for (const char byte : bytes) {
        append_utf8(text, static_cast<unsigned char>(byte));
    }
    return text;
}

std::vector<DictionaryLine> dictionary_lines(std::string_view text) {
    std::vector<DictionaryLine> lines;
    std::uint32_t number = 0;
    bool in_comment = false;
    for (std::string_view line : split(text, '\n')) {
        ++number;
        if (in_comment) {
            const std::size_t end = line.find("-->");
            if (end == std::string_view::npos) {
                continue;
            }
            in_comment = false;
            line.remove_prefix(end + 3);
        }
        if (const std::size_t begin = line.find("<!--"); begin != std::string_view::npos) {
            in_comment = line.find("-->", begin) == std::string_view::npos;
            line = line.substr(0, begin);
        }
        line = line.substr(0, line.find_first_of("#;"));
        const std::string_view trimmed = trim(line);
        if (trimmed.empty()) {
            continue;
        }
        std::string words(trimmed);
        std::ranges::replace(words, '\t', ' ');
        std::erase(words, '\0');
        lines.push_back({number, std::move(words), line.front() == '\t' || line.front() == ' '});
    }
    return lines;
}

std::string with_spaces(std::string_view term) {
    std::string words(term);
    std::ranges::replace(words, '_', ' ');
    return joined(
        [&] {
            std::vector<std::string> kept;
            for (const std::string_view word : words_in(words)) {
                kept.emplace_back(word);
            }
            return kept;
        }(),
        " ");
}

std::string name_case(std::string_view words) {
    constexpr std::array<std::string_view, 16> kSmall = {"of",  "the", "and", "for", "in", "on",
                                                         "to",  "de",  "la",  "del", "di", "da",
                                                         "von", "van", "bin", "ibn"};
    std::string out;
    for (const std::string_view word : words_in(words)) {
        const bool keeps = has_lower_case(word) || word.find('.') != std::string_view::npos;
        std::string shown = keeps ? std::string(word) : capitalised(word);
        if (!out.empty() && is_one_of(to_lower(word), kSmall)) {
            shown = to_lower(word);
        }
        out += (out.empty() ? "" : " ") + shown;
    }
    return out;
}

bool is_plain_name(std::string_view name) {
    std::size_t at = 0;
    return !name.empty() && name.size() <= kMaxNameBytes && is_letter(next_code_point(name, at)) &&
           at < name.size() && name.find_first_of("|?!@,\t\n\"[]{}<>=*+") == std::string_view::npos;
}

std::string singular_of(std::string_view noun) {
    std::string word = to_lower(noun);
    const auto ends = [&word](std::string_view ending) {
        return word.size() > ending.size() + 1 && word.ends_with(ending);
    };
    if (ends("men") && !ends("women")) {
        word.replace(word.size() - 2, 1, "a");
    } else if (ends("women")) {
        word.replace(word.size() - 2, 1, "a");
    } else if (ends("ies") && word.size() > 4) {
        word.replace(word.size() - 3, 3, "y");
    } else if (ends("ches") || ends("shes") || ends("sses") || ends("xes")) {
        word.resize(word.size() - 2);
    } else if (ends("s") && !ends("ss") && !ends("us") && !ends("is")) {
        word.pop_back();
    }
    return word;
}

std::string folded(std::string_view name) {
    std::string words = to_lower(name);
    std::ranges::replace(words, '-', ' ');
    std::erase(words, '.');
    return words;
}

std::string last_word(std::string_view name) {
    const std::size_t space = name.rfind(' ');
    return std::string(space == std::string_view::npos ? name : name.substr(space + 1));
}

} // namespace vedette::importers
