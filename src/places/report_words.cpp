#include "places/report_words.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace vedette::places {

namespace {

constexpr TokenIndex kMostListed = 60; // words of one list of counties

class WordReader {
public:
    WordReader(const PlaceLexicon& lexicon, const Report& report, const Syntax& syntax)
        : lexicon_(lexicon), report_(report), syntax_(syntax) {}

    ReportWords read() {
        fold_tokens();
        mark_sentences();
        mark_names();
        collect_persons();
        collect_counties();
        return std::move(words_);
    }

private:
    void fold_tokens();
    void mark_sentences();
    void mark_names();
    void collect_persons();
    void collect_counties();
    void mark_list_before(TokenIndex token);

    [[nodiscard]] std::string_view word(TokenIndex token) const { return syntax_.tokens[token].span.in(report_.text); }

    [[nodiscard]] TokenIndex size() const { return static_cast<TokenIndex>(syntax_.tokens.size()); }

    const PlaceLexicon& lexicon_;
    const Report& report_;
    const Syntax& syntax_;
    ReportWords words_;
};

void WordReader::fold_tokens() {
    const TokenIndex count = size();
    words_.folded.resize(count);
    words_.guards.assign(count, 0);
    words_.capital.assign(count, false);
    words_.sentence_start.assign(count, false);
    words_.title_case.assign(count, false);
    words_.of_county_list.assign(count, false);
    words_.name.assign(count, -1);
    for (TokenIndex token = 0; token < count; ++token) {
        std::size_t offset = 0;
        const std::string_view text = word(token);
        words_.capital[token] = !text.empty() && is_upper(next_code_point(text, offset));
        words_.folded[token] = lexicon_.gazetteer().fold(text);
        words_.guards[token] = lexicon_.guards(words_.folded[token]);
    }
}

void WordReader::mark_sentences() {
    for (const Sentence& sentence : syntax_.sentences) {
        bool started = false;
        int capitals = 0;
        int longer = 0;
        for (TokenIndex token = sentence.first; token < sentence.last; ++token) {
            if (!started && !words_.folded[token].empty()) {
                words_.sentence_start[token] = true;
                started = true;
            }
            if (words_.folded[token].size() >= 4) {
                ++longer;
                capitals += words_.capital[token] ? 1 : 0;
            }
        }
        if (longer >= 4 && capitals * 20 >= longer * 17) {
            std::fill(words_.title_case.begin() + sentence.first, words_.title_case.begin() + sentence.last, true);
        }
    }
}

void WordReader::mark_names() {
    for (std::size_t index = 0; index < syntax_.names.size(); ++index) {
        for (TokenIndex token = syntax_.names[index].first; token < syntax_.names[index].last && token < size(); ++token) {
            words_.name[token] = static_cast<std::int32_t>(index);
        }
    }
}

void WordReader::collect_persons() {
    for (const Name& name : syntax_.names) {
        const bool seat = name.last == name.first + 3 && word(name.first + 1) == "-" && word(name.first).size() == 1; // "D-Toledo"
        if (name.label == NameLabel::PER && name.last > name.first + 1 && !seat && !is_preposition(words_.folded[name.last - 2])) {
            words_.persons.insert(words_.folded[name.last - 1]);
        }
    }
    for (TokenIndex token = 0; token + 1 < size(); ++token) {
        const bool before_surname = (words_.guards[token] & (kGivenName | kTitle)) != 0 && words_.capital[token] && words_.capital[token + 1];
        if (!before_surname || words_.title_case[token]) {
            continue;
        }
        // "Mr. Lincoln", "John F. Kennedy": the last capitalised word of the run.
        TokenIndex last = token + 1;
        while (last + 1 < size() && last < token + 3 && words_.capital[last + 1] && (words_.guards[last + 1] & kMayFollow) == 0) {
            ++last;
        }
        if ((words_.guards[last] & (kOrganisation | kAreaKind)) == 0) {
            words_.persons.insert(words_.folded[last]);
        }
    }
}

void WordReader::collect_counties() {
    for (TokenIndex token = 1; token < size(); ++token) {
        const std::string& folded = words_.folded[token];
        if ((folded == "county" || folded == "parish") && words_.capital[token] && words_.capital[token - 1]) {
            words_.counties.insert(words_.folded[token - 1]);
            if (token > 1 && words_.capital[token - 2]) {
                words_.counties.insert(words_.folded[token - 2] + " " + words_.folded[token - 1]);
            }
        } else if ((folded == "counties" || folded == "parishes") && words_.capital[token - 1]) {
            mark_list_before(token);
        }
    }
}

// "Clay, Otter Tail and Swift counties": back to the first word that is neither a name nor what joins names.
void WordReader::mark_list_before(TokenIndex token) {
    for (TokenIndex before = token; before-- > 0 && before + kMostListed > token;) {
        const std::string_view text = word(before);
        if (!words_.capital[before] && text != "," && text != "and" && text != "or") {
            return;
        }
        words_.of_county_list[before] = words_.capital[before];
        if (words_.sentence_start[before]) {
            return;
        }
    }
}

} // namespace

bool is_preposition(std::string_view word) {
    return word == "of" || word == "in" || word == "from" || word == "at" || word == "near";
}

ReportWords read_words(const PlaceLexicon& lexicon, const Report& report, const Syntax& syntax) {
    return WordReader(lexicon, report, syntax).read();
}

} // namespace vedette::places
