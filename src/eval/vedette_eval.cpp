// Scores the reader:
//   vedette_eval tree  MODEL GOLD.conllu            tags, lemmas and trees on given tokens
//   vedette_eval raw   MODEL GOLD.conllu TEXT.txt   tokens, sentences and trees from raw text
//   vedette_eval names MODEL GOLD.tsv [TYPES]       whole names (exact span and type) on given tokens; TYPES: PER,ORG,LOC
//   vedette_eval parse MODEL TEXT.txt               CoNLL-U of a text, for other scorers
//   vedette_eval given MODEL GOLD.conllu            CoNLL-U with the tokens of GOLD
//   vedette_eval tag   MODEL GOLD.tsv               the names file with predicted tags
//   vedette_eval speed MODEL TEXT.txt               tokens a second, one thread
// A file "-" is standard input. Measures are F1 over words as in the CoNLL 2018 shared task; LAS compares relations without subtype.

#include "base/file.hpp"
#include "base/utf8.hpp"
#include "syntax/conllu.hpp"
#include "syntax/syntax_parser.hpp"
#include "syntax/tokenizer.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

namespace vedette {

namespace {

std::string load(const std::string& path) {
    if (path == "-") {
        std::string bytes;
        std::array<char, 1U << 16U> chunk{};
        for (std::size_t got = 0; (got = std::fread(chunk.data(), 1, chunk.size(), stdin)) > 0;) {
            bytes.append(chunk.data(), got);
        }
        return bytes;
    }
    Result<std::string> bytes = read_file(path);
    if (!bytes) {
        throw Error(bytes.failure().code, bytes.failure().message);
    }
    return *bytes;
}

syntax::ConlluDocument load_conllu(const std::string& path) {
    Result<syntax::ConlluDocument> document = syntax::read_conllu(load(path));
    if (!document) {
        throw Error(document.failure().code, path + ": " + document.failure().message);
    }
    return std::move(*document);
}

std::string_view base_relation(Deprel deprel) {
    const std::string_view name = to_string(deprel);
    return name.substr(0, name.find(':'));
}

void print_score(const char* name, std::size_t right, std::size_t gold, std::size_t found) {
    const double f1 = gold + found == 0 ? 0.0 : 200.0 * static_cast<double>(right) / static_cast<double>(gold + found);
    const double precision = found == 0 ? 0.0 : 100.0 * static_cast<double>(right) / static_cast<double>(found);
    const double recall = gold == 0 ? 0.0 : 100.0 * static_cast<double>(right) / static_cast<double>(gold);
    std::printf("%-10s F1 %6.2f  P %6.2f  R %6.2f  (%zu gold)\n", name, f1, precision, recall, gold);
}

// Words are paired by the characters they cover, counted without white space.
class Comparison {
public:
    Comparison(const Syntax& gold, std::string_view gold_text, const Syntax& found, std::string_view found_text)
        : gold_(gold), found_(found) {
        const std::vector<TextSpan> gold_spans = dense_spans(gold, gold_text);
        const std::vector<TextSpan> found_spans = dense_spans(found, found_text);
        std::map<TextSpan, TokenIndex> at;
        for (TokenIndex index = 0; index < gold_spans.size(); ++index) {
            at.emplace(gold_spans[index], index);
        }
        pair_.assign(found_spans.size(), kNoToken);
        for (TokenIndex index = 0; index < found_spans.size(); ++index) {
            if (const auto place = at.find(found_spans[index]); place != at.end()) {
                pair_[index] = place->second;
            }
        }
        count_sentences(gold_spans, found_spans);
    }

    void print() const {
        const std::size_t gold = gold_.tokens.size();
        const std::size_t found = found_.tokens.size();
        print_score("sentences", sentences_, gold_.sentences.size(), found_.sentences.size());
        print_score("words", count([](TokenIndex, TokenIndex) { return true; }), gold, found);
        print_score("UPOS", count([&](TokenIndex f, TokenIndex g) { return found_.tokens[f].upos == gold_.tokens[g].upos; }), gold, found);
        print_score("XPOS", count([&](TokenIndex f, TokenIndex g) { return found_.tokens[f].xpos == gold_.tokens[g].xpos; }), gold, found);
        print_score("lemma", count([&](TokenIndex f, TokenIndex g) { return found_.tokens[f].lemma == gold_.tokens[g].lemma; }), gold, found);
        print_score("UAS", count([&](TokenIndex f, TokenIndex g) { return same_head(f, g); }), gold, found);
        print_score("LAS", count([&](TokenIndex f, TokenIndex g) {
                        return same_head(f, g) && base_relation(found_.tokens[f].deprel) == base_relation(gold_.tokens[g].deprel);
                    }), gold, found);
        print_score("LAS.sub", count([&](TokenIndex f, TokenIndex g) {
                        return same_head(f, g) && found_.tokens[f].deprel == gold_.tokens[g].deprel;
                    }), gold, found);
    }

private:
    static std::vector<TextSpan> dense_spans(const Syntax& syntax, std::string_view text) {
        std::vector<TextSpan> spans;
        std::uint32_t at = 0;
        for (const Token& token : syntax.tokens) {
            std::uint32_t characters = 0;
            for (std::size_t offset = token.span.begin; offset < token.span.end;) {
                characters += is_space(next_code_point(text, offset)) ? 0U : 1U;
            }
            spans.push_back({at, at + characters});
            at += characters;
        }
        return spans;
    }

    void count_sentences(const std::vector<TextSpan>& gold, const std::vector<TextSpan>& found) {
        std::set<TextSpan> known;
        for (const Sentence& sentence : gold_.sentences) {
            known.insert(cover(gold[sentence.first], gold[sentence.last - 1]));
        }
        for (const Sentence& sentence : found_.sentences) {
            sentences_ += known.count(cover(found[sentence.first], found[sentence.last - 1]));
        }
    }

    [[nodiscard]] bool same_head(TokenIndex found, TokenIndex gold) const {
        const TokenIndex found_head = found_.tokens[found].head;
        const TokenIndex gold_head = gold_.tokens[gold].head;
        if (found_head == kNoToken || gold_head == kNoToken) {
            return found_head == gold_head;
        }
        return pair_[found_head] == gold_head;
    }

    template <typename Holds>
    [[nodiscard]] std::size_t count(Holds holds) const {
        std::size_t right = 0;
        for (TokenIndex index = 0; index < pair_.size(); ++index) {
            right += pair_[index] != kNoToken && holds(index, pair_[index]) ? 1U : 0U;
        }
        return right;
    }

    const Syntax& gold_;
    const Syntax& found_;
    std::vector<TokenIndex> pair_; // of every word found
    std::size_t sentences_ = 0;
};

struct NamesFile {
    std::string text;
    Syntax syntax; // gold names
    std::vector<std::string> lines; // of the file; token lines are marked by their number in `token_of_line`
    std::vector<TokenIndex> token_of_line;
};

// One for every "# doc" of the file: names agree within a document.
std::vector<NamesFile> load_names(const std::string& path) {
    std::vector<NamesFile> files(1);
    const std::string bytes = load(path);
    TokenIndex first = 0;
    const auto end_sentence = [&] {
        const auto last = static_cast<TokenIndex>(files.back().syntax.tokens.size());
        if (last > first) {
            files.back().syntax.sentences.push_back({first, last, cover(files.back().syntax.tokens[first].span, files.back().syntax.tokens[last - 1].span), false});
            files.back().text += '\n';
            first = last;
        }
    };
    for (const std::string_view line : split(bytes, '\n')) {
        if (line.starts_with("# doc") && line.find('\t') == std::string_view::npos) {
            end_sentence();
            files.emplace_back();
            first = 0;
        }
        files.back().lines.emplace_back(line);
        files.back().token_of_line.push_back(kNoToken);
        const std::vector<std::string_view> cells = split(line, '\t');
        if (trim(line).empty()) {
            end_sentence();
            continue;
        }
        if (line.starts_with("# ") && cells.size() == 1) {
            continue;
        }
        const auto token_index = static_cast<TokenIndex>(files.back().syntax.tokens.size());
        files.back().token_of_line.back() = token_index;
        Token token;
        token.span.begin = static_cast<std::uint32_t>(files.back().text.size());
        files.back().text += cells[0];
        token.span.end = static_cast<std::uint32_t>(files.back().text.size());
        files.back().text += ' ';
        files.back().syntax.tokens.push_back(token);
        const std::string_view tag = cells.size() > 1 ? cells[1] : std::string_view("O");
        if (tag.size() > 2) {
            const NameLabel label = parse_name_label(tag.substr(2));
            std::vector<Name>& names = files.back().syntax.names;
            if (tag.front() == 'I' && !names.empty() && names.back().last == token_index && names.back().label == label) {
                ++names.back().last;
            } else {
                names.push_back({token_index, token_index + 1, label});
            }
        }
    }
    end_sentence();
    return files;
}

using NameKey = std::tuple<TokenIndex, TokenIndex, NameLabel>;

std::set<NameKey> keys_of(const Syntax& syntax, NameLabel only) {
    std::set<NameKey> keys;
    for (const Name& name : syntax.names) {
        if (name.label == only) {
            keys.emplace(name.first, name.last, name.label);
        }
    }
    return keys;
}

void score_names(const syntax::SyntaxParser& parser, const std::string& path, const std::string& types) {
    struct Count {
        std::size_t right = 0;
        std::size_t gold = 0;
        std::size_t found = 0;
    };
    std::map<std::string_view, Count> counts;
    for (const NamesFile& file : load_names(path)) {
        const Syntax found = parser.parse_tokens(file.syntax, file.text);
        for (const std::string_view type : split(types, ',')) {
            const std::set<NameKey> gold = keys_of(file.syntax, parse_name_label(type));
            const std::set<NameKey> said = keys_of(found, parse_name_label(type));
            std::vector<NameKey> both;
            std::set_intersection(gold.begin(), gold.end(), said.begin(), said.end(), std::back_inserter(both));
            for (Count* count : {&counts[type], &counts["names"]}) {
                count->right += both.size();
                count->gold += gold.size();
                count->found += said.size();
            }
        }
    }
    for (const auto& [type, count] : counts) {
        print_score(std::string(type).c_str(), count.right, count.gold, count.found);
    }
}

void tag_names(const syntax::SyntaxParser& parser, const std::string& path) {
    for (const NamesFile& file : load_names(path)) {
        const Syntax found = parser.parse_tokens(file.syntax, file.text);
        std::vector<std::string> tags(found.tokens.size(), "O");
        for (const Name& name : found.names) {
            for (TokenIndex token = name.first; token < name.last; ++token) {
                tags[token] = (token == name.first ? "B-" : "I-") + std::string(to_string(name.label));
            }
        }
        for (std::size_t index = 0; index < file.lines.size(); ++index) {
            const TokenIndex token = file.token_of_line[index];
            const std::string& line = file.lines[index];
            std::puts(token == kNoToken ? line.c_str() : (line.substr(0, line.find('\t')) + '\t' + tags[token]).c_str());
        }
    }
}

// Time on the processor, so that a busy machine does not count against the reader.
struct ProcessClock {
    using duration = std::chrono::nanoseconds;
    using time_point = std::chrono::time_point<ProcessClock, duration>;

    static time_point now() {
        return time_point(duration(static_cast<std::int64_t>(1e9 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC)));
    }
};

void measure_speed(const syntax::SyntaxParser& parser, const std::string& path) {
    const std::string text = load(path);
    std::vector<Report> reports;
    // Pieces of the size of a report, cut at line ends.
    for (std::size_t offset = 0; offset < text.size();) {
        std::size_t end = text.find('\n', std::min(text.size(), offset + 3000));
        end = end == std::string::npos ? text.size() : end + 1;
        Report report;
        report.text = text.substr(offset, end - offset);
        reports.push_back(std::move(report));
        offset = end;
    }
    std::size_t tokens = 0;
    double tokenise_seconds = 0;
    double all_seconds = 0;
    using Clock = ProcessClock;
    const auto seconds = [](Clock::time_point from, Clock::time_point to) {
        return std::chrono::duration<double>(to - from).count();
    };
    for (const Report& report : reports) {
        const Clock::time_point start = Clock::now();
        Syntax syntax = syntax::tokenize(report.text);
        const Clock::time_point middle = Clock::now();
        syntax = parser.parse_tokens(std::move(syntax), report.text);
        const Clock::time_point end = Clock::now();
        tokens += syntax.tokens.size();
        tokenise_seconds += seconds(start, middle);
        all_seconds += seconds(start, end);
    }
    std::printf("%zu tokens in %zu reports, %.2f s: %.0f tokens/s (cutting alone %.0f)\n", tokens, reports.size(), all_seconds,
                static_cast<double>(tokens) / all_seconds, static_cast<double>(tokens) / tokenise_seconds);
}

int run(const std::vector<std::string>& words) {
    if (words.size() < 3) {
        std::fputs("usage: vedette_eval tree|raw|names|parse|given|tag|speed MODEL FILE [FILE]\n", stderr);
        return 2;
    }
    const std::string& what = words[0];
    const syntax::SyntaxParser parser(words[1]);
    if (what == "tree" || what == "given") {
        const syntax::ConlluDocument gold = load_conllu(words[2]);
        const Syntax found = parser.parse_tokens(gold.syntax, gold.text);
        if (what == "tree") {
            Comparison(gold.syntax, gold.text, found, gold.text).print();
        } else {
            std::fputs(print_syntax(found, gold.text).c_str(), stdout);
        }
    } else if ((what == "raw" && words.size() > 3) || what == "parse") {
        Report report;
        report.text = load(words[what == "raw" ? 3 : 2]);
        const Syntax found = parser.parse(report);
        if (what == "raw") {
            const syntax::ConlluDocument gold = load_conllu(words[2]);
            Comparison(gold.syntax, gold.text, found, report.text).print();
        } else {
            std::fputs(print_syntax(found, report.text).c_str(), stdout);
        }
    } else if (what == "names") {
        score_names(parser, words[2], words.size() > 3 ? words[3] : "PER,ORG,LOC,MISC");
    } else if (what == "tag") {
        tag_names(parser, words[2]);
    } else if (what == "speed") {
        measure_speed(parser, words[2]);
    } else {
        std::fprintf(stderr, "vedette_eval: do not know '%s'\n", what.c_str());
        return 2;
    }
    return 0;
}

} // namespace

} // namespace vedette

int main(int count, char** words) {
    try {
        return vedette::run({words + 1, words + count});
    } catch (const std::exception& error) {
        std::fprintf(stderr, "vedette_eval: %s\n", error.what());
        return 3;
    }
}
