#include "syntax/conllu.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <vector>

namespace vedette::syntax {

namespace {

constexpr std::size_t kMaxSentenceWords = 100000;

struct Word {
    std::size_t line = 0;
    std::string_view form;
    std::string_view lemma;
    std::string_view upos;
    std::string_view xpos;
    std::string_view deprel;
    std::string_view misc;
    std::uint32_t head = 0;
};

// A surface token: one word, or the words of a range.
struct Surface {
    std::size_t line = 0;
    std::string_view form;
    std::string_view misc;
    std::size_t first_word = 0;
    std::size_t word_count = 1;
};

struct Block {
    std::vector<Word> words;
    std::vector<Surface> surfaces;
};

Failure failure(std::size_t line, const std::string& words) {
    return {ErrorCode::input_malformed, "CoNLL-U line " + std::to_string(line) + ": " + words};
}

std::optional<std::uint32_t> number(std::string_view text) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

// Value of key=value in MISC, empty when it is not there.
std::string_view misc_value(std::string_view misc, std::string_view key) {
    for (const std::string_view item : split(misc, '|')) {
        if (item.size() > key.size() && item.starts_with(key) && item[key.size()] == '=') {
            return item.substr(key.size() + 1);
        }
    }
    return {};
}

class BlockReader {
public:
    explicit BlockReader(std::string_view conllu) : rest_(conllu) {}

    // The next sentence; an empty block at the end.
    Result<Block> next() {
        Block block;
        std::size_t range_end = 0; // words up to this number belong to the open range
        while (!rest_.empty()) {
            ++line_;
            const std::size_t end = rest_.find('\n');
            std::string_view line = rest_.substr(0, end);
            rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
            if (line.ends_with('\r')) {
                line.remove_suffix(1);
            }
            if (trim(line).empty()) {
                if (!block.words.empty()) {
                    break;
                }
                continue;
            }
            if (line.front() == '#' && line.find('\t') == std::string_view::npos) {
                continue;
            }
            if (std::optional<Failure> wrong = add(line, block, range_end)) {
                return *wrong;
            }
        }
        if (std::optional<Failure> wrong = check(block)) {
            return *wrong;
        }
        return block;
    }

    [[nodiscard]] std::size_t line() const { return line_; }

private:
    std::optional<Failure> add(std::string_view line, Block& block, std::size_t& range_end) const {
        const std::vector<std::string_view> cells = split(line, '\t');
        if (cells.size() < 8) {
            return failure(line_, std::to_string(cells.size()) + " columns, at least 8 are needed (separated by tabs)");
        }
        const std::string_view id = cells[0];
        const std::string_view misc = cells.size() > 9 ? cells[9] : std::string_view("_");
        if (id.find('.') != std::string_view::npos) {
            return std::nullopt;
        }
        if (const std::size_t dash = id.find('-'); dash != std::string_view::npos) {
            const std::optional<std::uint32_t> from = number(id.substr(0, dash));
            const std::optional<std::uint32_t> to = number(id.substr(dash + 1));
            if (!from || !to || *from != block.words.size() + 1 || *to < *from || *to - *from > 20) {
                return failure(line_, "the range " + std::string(id) + " does not follow the words before it");
            }
            block.surfaces.push_back({line_, cells[1], misc, block.words.size(), *to - *from + 1});
            range_end = *to;
            return std::nullopt;
        }
        const std::optional<std::uint32_t> number_here = number(id);
        if (!number_here || *number_here != block.words.size() + 1 || block.words.size() >= kMaxSentenceWords) {
            return failure(line_, "word number " + std::string(id) + " where " + std::to_string(block.words.size() + 1) + " is due");
        }
        const std::optional<std::uint32_t> head = cells[6] == "_" ? std::optional<std::uint32_t>(0) : number(cells[6]);
        if (!head) {
            return failure(line_, "head '" + std::string(cells[6]) + "' is no number");
        }
        if (cells[1].empty()) {
            return failure(line_, "empty form");
        }
        if (block.words.size() >= range_end) {
            block.surfaces.push_back({line_, cells[1], misc, block.words.size(), 1});
        }
        block.words.push_back({line_, cells[1], cells[2], cells[3], cells[4], cells[7], misc, *head});
        return std::nullopt;
    }

    static std::optional<Failure> check(const Block& block) {
        const std::size_t count = block.words.size();
        if (count == 0) {
            return std::nullopt;
        }
        std::size_t roots = 0;
        for (const Word& word : block.words) {
            if (word.head > count) {
                return failure(word.line, "head " + std::to_string(word.head) + " in a sentence of " + std::to_string(count) + " words");
            }
            roots += word.head == 0 ? 1U : 0U;
        }
        const Surface& last = block.surfaces.back();
        if (last.first_word + last.word_count > count) {
            return failure(last.line, "the sentence ends inside this range");
        }
        // Without any tree (tokens only) all heads are 0; the reader then makes its own.
        if (roots == count) {
            return std::nullopt;
        }
        if (roots != 1) {
            return failure(block.words.front().line, std::to_string(roots) + " roots in the sentence that starts here, one is needed");
        }
        std::vector<std::uint32_t> seen(count + 1, 0);
        seen[0] = UINT32_MAX;
        for (std::uint32_t start = 1; start <= count; ++start) {
            std::uint32_t node = start;
            while (seen[node] == 0) {
                seen[node] = start;
                node = block.words[node - 1].head;
            }
            if (seen[node] == start) {
                return failure(block.words[node - 1].line, "the heads go round in a circle");
            }
            for (node = start; node != 0 && seen[node] == start; node = block.words[node - 1].head) {
                seen[node] = UINT32_MAX;
            }
        }
        return std::nullopt;
    }

    std::string_view rest_;
    std::size_t line_ = 0;
};

// Finds surface tokens in the text, one after another.
class Aligner {
public:
    explicit Aligner(std::string_view text) : text_(text), code_points_(text) {}

    std::optional<TextSpan> place(const Surface& surface) {
        if (const std::optional<TextSpan> stated = stated_span(surface.misc); stated && stated->begin >= at_) {
            if (stated->in(text_) == surface.form) {
                at_ = stated->end;
                return stated;
            }
        }
        std::size_t from = skip_space(at_);
        const std::size_t begin = from;
        std::size_t form_at = 0;
        while (form_at < surface.form.size()) {
            std::size_t next_text = from;
            std::size_t next_form = form_at;
            const char32_t wanted = next_code_point(surface.form, next_form);
            if (is_space(wanted)) {
                form_at = next_form;
                continue;
            }
            from = form_at == 0 ? from : skip_space(from);
            next_text = from;
            if (from >= text_.size() || next_code_point(text_, next_text) != wanted) {
                return std::nullopt;
            }
            from = next_text;
            form_at = next_form;
        }
        at_ = from;
        return TextSpan{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(from)};
    }

private:
    [[nodiscard]] std::size_t skip_space(std::size_t from) const {
        while (from < text_.size()) {
            std::size_t next = from;
            const char32_t c = next_code_point(text_, next);
            if (!is_space(c) && c >= 0x20U) {
                break;
            }
            from = next;
        }
        return from;
    }

    [[nodiscard]] std::optional<TextSpan> stated_span(std::string_view misc) const {
        constexpr std::array<std::array<std::string_view, 2>, 2> kKeys = {{{"StartChar", "EndChar"}, {"start_char", "end_char"}}};
        std::optional<std::uint32_t> begin;
        std::optional<std::uint32_t> end;
        for (const auto& keys : kKeys) {
            if (!begin) {
                begin = number(misc_value(misc, keys[0]));
                end = number(misc_value(misc, keys[1]));
            }
        }
        if (const std::string_view range = misc_value(misc, "TokenRange"); !begin && !range.empty()) {
            begin = number(range.substr(0, range.find(':')));
            end = number(range.substr(std::min(range.find(':'), range.size() - 1) + 1));
        }
        if (!begin || !end || *begin >= *end) {
            return std::nullopt;
        }
        return TextSpan{code_points_.byte(*begin), code_points_.byte(*end)};
    }

    std::string_view text_;
    CodePointIndex code_points_;
    std::size_t at_ = 0;
};

// Spans of the words of a range: by their forms where these make up its characters, else even shares, never empty.
std::vector<TextSpan> share_span(const TextSpan& span, const Surface& surface, const std::vector<Word>& words, std::string_view text) {
    std::vector<TextSpan> spans;
    std::size_t sizes = 0;
    for (std::size_t index = 0; index < surface.word_count; ++index) {
        sizes += words[surface.first_word + index].form.size();
    }
    if (sizes == span.size()) {
        std::uint32_t at = span.begin;
        for (std::size_t index = 0; index < surface.word_count; ++index) {
            const auto size = static_cast<std::uint32_t>(words[surface.first_word + index].form.size());
            spans.push_back({at, at + size});
            at += size;
        }
        return spans;
    }
    std::vector<std::uint32_t> starts;
    for (std::size_t offset = span.begin; offset < span.end;) {
        starts.push_back(static_cast<std::uint32_t>(offset));
        next_code_point(text, offset);
    }
    starts.push_back(span.end);
    const std::size_t characters = starts.size() - 1;
    if (characters < surface.word_count) {
        return {};
    }
    for (std::size_t index = 0; index < surface.word_count; ++index) {
        spans.push_back({starts[index * characters / surface.word_count], starts[(index + 1) * characters / surface.word_count]});
    }
    return spans;
}

void add_name(std::string_view misc, TokenIndex token, TokenIndex sentence_first, std::vector<Name>& names) {
    std::string_view tag = misc_value(misc, "Name");
    if (tag.empty()) {
        tag = misc_value(misc, "NER");
    }
    if (tag.size() < 3 || tag[1] != '-') {
        return;
    }
    std::string_view type = tag.substr(2);
    if (type == "PERSON") {
        type = "PER";
    } else if (type == "GPE" || type == "FAC") {
        type = "LOC";
    } else if (type == "NORP" || type == "EVENT" || type == "WORK_OF_ART" || type == "LAW" || type == "PRODUCT" || type == "LANGUAGE") {
        type = "MISC";
    }
    const NameLabel label = parse_name_label(type);
    if (label == NameLabel::none) {
        return;
    }
    const bool goes_on = (tag.front() == 'I' || tag.front() == 'E') && !names.empty() && names.back().last == token &&
                         names.back().label == label && names.back().first >= sentence_first;
    if (goes_on) {
        names.back().last = token + 1;
    } else {
        names.push_back({token, token + 1, label});
    }
}

std::optional<Failure> add_block(const Block& block, std::string_view text, Aligner& aligner, Syntax& syntax) {
    const auto first = static_cast<TokenIndex>(syntax.tokens.size());
    std::vector<TextSpan> spans(block.words.size());
    for (const Surface& surface : block.surfaces) {
        const std::optional<TextSpan> span = aligner.place(surface);
        if (!span || span->empty()) {
            return failure(surface.line, "'" + std::string(surface.form) + "' is not the next word of the text; is this the parse of another text?");
        }
        const std::vector<TextSpan> shares = share_span(*span, surface, block.words, text);
        if (shares.empty()) {
            return failure(surface.line, "more words than characters in '" + std::string(surface.form) + "'");
        }
        std::copy(shares.begin(), shares.end(), spans.begin() + static_cast<std::ptrdiff_t>(surface.first_word));
    }
    for (std::size_t index = 0; index < block.words.size(); ++index) {
        const Word& word = block.words[index];
        const auto token_index = static_cast<TokenIndex>(syntax.tokens.size());
        Token token;
        token.span = spans[index];
        token.lemma = word.lemma == "_" && word.form != "_" ? std::string() : std::string(word.lemma);
        token.upos = parse_upos(word.upos);
        token.xpos = parse_xpos(word.xpos);
        token.head = word.head == 0 ? kNoToken : first + word.head - 1;
        token.deprel = word.head == 0 ? Deprel::root : parse_deprel(word.deprel);
        syntax.tokens.push_back(std::move(token));
        add_name(word.misc, token_index, first, syntax.names);
    }
    const auto last = static_cast<TokenIndex>(syntax.tokens.size());
    syntax.sentences.push_back({first, last, cover(spans.front(), spans.back()), false});
    return std::nullopt;
}

} // namespace

Result<Syntax> read_conllu(std::string_view conllu, std::string_view text) {
    Syntax syntax;
    BlockReader reader(conllu);
    Aligner aligner(text);
    for (;;) {
        const Result<Block> block = reader.next();
        if (!block) {
            return block.failure();
        }
        if (block->words.empty()) {
            return syntax;
        }
        if (std::optional<Failure> wrong = add_block(*block, text, aligner, syntax)) {
            return *wrong;
        }
    }
}

Result<ConlluDocument> read_conllu(std::string_view conllu) {
    ConlluDocument document;
    BlockReader reader(conllu);
    std::vector<Block> blocks;
    for (;;) {
        Result<Block> block = reader.next();
        if (!block) {
            return block.failure();
        }
        if (block->words.empty()) {
            break;
        }
        for (const Surface& surface : block->surfaces) {
            document.text += surface.form;
            document.text += misc_value(surface.misc, "SpaceAfter") == "No" ? "" : " ";
        }
        document.text += '\n';
        blocks.push_back(std::move(*block));
    }
    // Offsets in MISC belong to the text that is not here.
    Aligner aligner(document.text);
    for (Block& block : blocks) {
        for (Surface& surface : block.surfaces) {
            surface.misc = {};
        }
        if (std::optional<Failure> wrong = add_block(block, document.text, aligner, document.syntax)) {
            return *wrong;
        }
    }
    return document;
}

} // namespace vedette::syntax
