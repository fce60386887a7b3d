#include "syntax/reader_network.hpp"

#include "syntax/lemma_check.hpp"
#include "syntax/tree_decoder.hpp"
#include "syntax/word_features.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace vedette::syntax {

namespace {

// Rows of one batch: enough for the matrix kernel, small enough for the second-level cache.
constexpr std::size_t kBatchRows = 384;

// Rows for which label scores are computed at a time: each takes 51 x 64 values.
constexpr std::size_t kLabelRows = 24;

// As in training: the sum of some fifteen features is brought to the size of one.
constexpr float kFeatureScale = 0.3F;

// How much worse (in log-odds) a rule may be that makes a known word; from EWT dev.
constexpr float kLemmaMargin = 4.0F;

constexpr float kImpossible = -1e4F;

// Vectors of the distinct words of a report, and which of them every token is.
struct Lexemes {
    std::vector<std::uint32_t> of_token;
    std::vector<float> vectors;     // width a word
    std::vector<float> lemma_parts; // tag_size a word: what the lemma layer takes from the word itself
};

void put_word_input(const ReaderWeights& weights, std::string_view form, float* to) {
    const std::uint32_t row = weights.row_of(word_key(form));
    if (row == 0) {
        std::copy(weights.unknown.begin(), weights.unknown.end(), to);
    } else {
        const std::int8_t* values = weights.words.values + row * weights.word_size;
        const float scale = weights.words.scales[row];
        for (std::size_t index = 0; index < weights.word_size; ++index) {
            to[index] = scale * static_cast<float>(values[index]);
        }
    }
    float* sum = to + weights.word_size;
    std::fill(sum, sum + weights.feature_size, 0.0F);
    std::vector<std::uint32_t> features;
    features.reserve(20);
    append_features(form, features);
    for (const std::uint32_t feature : features) {
        const std::int8_t* values = weights.features.values + feature * weights.feature_size;
        const float scale = weights.features.scales[feature] * kFeatureScale;
        for (std::size_t index = 0; index < weights.feature_size; ++index) {
            sum[index] += scale * static_cast<float>(values[index]);
        }
    }
}

Lexemes make_lexemes(const ReaderWeights& weights, const Syntax& syntax, std::string_view text) {
    Lexemes made;
    made.of_token.reserve(syntax.tokens.size());
    std::unordered_map<std::string_view, std::uint32_t> seen;
    std::vector<std::string_view> forms;
    for (const Token& token : syntax.tokens) {
        const auto [place, is_new] = seen.emplace(token.span.in(text), static_cast<std::uint32_t>(forms.size()));
        if (is_new) {
            forms.push_back(place->first);
        }
        made.of_token.push_back(place->second);
    }
    const std::size_t in_size = weights.word_size + weights.feature_size;
    std::vector<float> inputs(forms.size() * in_size);
    for (std::size_t index = 0; index < forms.size(); ++index) {
        put_word_input(weights, forms[index], inputs.data() + index * in_size);
    }
    made.vectors.resize(forms.size() * weights.width);
    weights.mix.apply(inputs.data(), in_size, forms.size(), made.vectors.data());
    made.lemma_parts.resize(forms.size() * weights.tag_size);
    weights.lemma_word.apply(made.vectors.data(), weights.width, forms.size(), made.lemma_parts.data());
    return made;
}

// Rows of one batch: row 0 is empty, then the tokens of a sentence, an empty row, the next sentence, ..., an empty row.
class Batch {
public:
    Batch(const ReaderWeights& weights, const Lexemes& lexemes, Syntax& syntax, std::string_view text)
        : weights_(weights), lexemes_(lexemes), syntax_(syntax), text_(text) {}

    [[nodiscard]] bool is_full() const { return rows_ >= kBatchRows; }

    void add(std::size_t sentence) {
        sentences_.push_back(sentence);
        rows_ += syntax_.sentences[sentence].last - syntax_.sentences[sentence].first + 1;
    }

    // Reads the sentences added since the last call.
    void run() {
        if (!sentences_.empty()) {
            encode();
            decide_tags();
            decide_names();
            decide_trees();
        }
        sentences_.clear();
        rows_ = 1;
    }

private:
    // Calls visit(sentence, row of its first token).
    template <typename Visit>
    void for_each_sentence(Visit visit) const {
        std::size_t row = 1;
        for (const std::size_t index : sentences_) {
            const Sentence& sentence = syntax_.sentences[index];
            visit(sentence, row);
            row += sentence.last - sentence.first + 1;
        }
    }

    // Calls clear(row) for every empty row.
    void clear_gaps(std::vector<float>& values, std::size_t width) const {
        const auto clear = [&](std::size_t row) {
            std::fill(values.begin() + static_cast<std::ptrdiff_t>(row * width),
                      values.begin() + static_cast<std::ptrdiff_t>((row + 1) * width), 0.0F);
        };
        clear(0);
        for_each_sentence([&](const Sentence& sentence, std::size_t row) { clear(row + sentence.last - sentence.first); });
    }

    void encode() {
        const std::size_t width = weights_.width;
        x_.assign(rows_ * width, 0.0F);
        for_each_sentence([&](const Sentence& sentence, std::size_t row) {
            for (TokenIndex token = sentence.first; token < sentence.last; ++token, ++row) {
                const float* from = lexemes_.vectors.data() + lexemes_.of_token[token] * width;
                std::copy(from, from + width, x_.data() + row * width);
            }
        });
        normal_.resize(rows_ * width);
        for (const Block& block : weights_.blocks) {
            normalize_rows(x_.data(), rows_, width, block.norm.gain.data(), block.norm.bias.data(), normal_.data());
            clear_gaps(normal_, width);
            bytes_.assign(normal_.data(), rows_, width);
            block.is_convolution ? convolve(block) : recur(block);
        }
        normalize_rows(x_.data(), rows_, width, weights_.last.gain.data(), weights_.last.bias.data(), normal_.data());
        // The empty row before a sentence stands for the head of its root.
        for_each_sentence([&](const Sentence&, std::size_t row) {
            std::copy(weights_.root.begin(), weights_.root.end(), normal_.begin() + static_cast<std::ptrdiff_t>((row - 1) * width));
        });
        bytes_.assign(normal_.data(), rows_, width);
    }

    void convolve(const Block& block) {
        const std::size_t width = weights_.width;
        const std::size_t count = rows_ - 2;
        gates_.resize(count * 2 * width);
        block.taps[0].multiply(bytes_, 0, count, block.tap_bias.data(), gates_.data(), 2 * width);
        block.taps[1].multiply(bytes_, 1, count, nullptr, gates_.data(), 2 * width);
        block.taps[2].multiply(bytes_, 2, count, nullptr, gates_.data(), 2 * width);
        add_gated(gates_.data(), count, width, x_.data() + width);
    }

    void recur(const Block& block) {
        const std::size_t width = weights_.width;
        gates_.resize(rows_ * 3 * width);
        block.enter.apply(bytes_, 0, rows_, gates_.data());
        open_gates(gates_.data(), rows_, width);
        for_each_sentence([&](const Sentence& sentence, std::size_t row) {
            recur_rows(gates_.data() + row * 3 * width, sentence.last - sentence.first, width);
        });
        leave_gates(gates_.data(), rows_, width, normal_.data());
        bytes_.assign(normal_.data(), rows_, width);
        block.leave.apply(bytes_, 0, rows_, gates_.data());
        add_to(x_.data(), gates_.data(), rows_ * width);
    }

    std::vector<float> hidden(const ByteLayer& layer, bool is_rectified = true) const {
        std::vector<float> out(rows_ * layer.weights.columns());
        layer.apply(bytes_, 0, rows_, out.data());
        if (is_rectified) {
            rectify(out.data(), out.size());
        }
        return out;
    }

    std::vector<float> scores(const Layer& layer, const std::vector<float>& in) const {
        std::vector<float> out(rows_ * layer.weights.columns());
        layer.apply(in.data(), layer.weights.rows(), rows_, out.data());
        return out;
    }

    void decide_tags() {
        const std::vector<float> tags = hidden(weights_.tag_hidden);
        const std::vector<float> upos = scores(weights_.upos, tags);
        const std::vector<float> xpos = scores(weights_.xpos, tags);
        std::vector<float> context = hidden(weights_.lemma_context, false);
        for_each_sentence([&](const Sentence& sentence, std::size_t row) {
            for (TokenIndex token = sentence.first; token < sentence.last; ++token, ++row) {
                const float* part = lexemes_.lemma_parts.data() + lexemes_.of_token[token] * weights_.tag_size;
                add_to(context.data() + row * weights_.tag_size, part, weights_.tag_size);
            }
        });
        rectify(context.data(), context.size());
        const std::vector<float> rules = scores(weights_.lemma, context);
        const std::size_t rule_count = weights_.lemma_rules.size();
        const auto known = [&](std::string_view word) { return weights_.row_of(word) != 0; };
        for_each_sentence([&](const Sentence& sentence, std::size_t row) {
            for (TokenIndex token = sentence.first; token < sentence.last; ++token, ++row) {
                choose_tags(upos.data() + row * kUposCount, xpos.data() + row * kXposCount, syntax_.tokens[token]);
                Token& here = syntax_.tokens[token];
                choose_lemma(rules.data() + row * rule_count, here);
                here.lemma = checked_lemma(here.span.in(text_), here.upos, here.xpos, here.lemma, known);
            }
        });
    }

    // The best rule; when it makes no known word, a nearly as good one that does ("provoked" -> "provoke", not "provok").
    void choose_lemma(const float* rules, Token& token) const {
        const std::size_t count = weights_.lemma_rules.size();
        const std::string_view form = token.span.in(text_);
        const auto best = static_cast<std::size_t>(std::max_element(rules, rules + count) - rules);
        token.lemma = apply_lemma_rule(form, weights_.lemma_rules[best]);
        const bool is_name = token.upos == Upos::PROPN || token.upos == Upos::X;
        if (is_name || weights_.row_of(word_key(token.lemma)) != 0) {
            return;
        }
        float found = rules[best] - kLemmaMargin;
        for (std::size_t index = 0; index < count; ++index) {
            if (index == best || rules[index] <= found) {
                continue;
            }
            std::string lemma = apply_lemma_rule(form, weights_.lemma_rules[index]);
            if (weights_.row_of(word_key(lemma)) != 0) {
                found = rules[index];
                token.lemma = std::move(lemma);
            }
        }
    }

    // The best pair of tags that go together.
    void choose_tags(const float* upos, const float* xpos, Token& token) const {
        float best = -INFINITY;
        for (const auto& [upos_here, xpos_here] : weights_.tag_pairs) {
            const float score = upos[static_cast<std::size_t>(upos_here)] + xpos[static_cast<std::size_t>(xpos_here)];
            if (score > best) {
                best = score;
                token.upos = upos_here;
                token.xpos = xpos_here;
            }
        }
    }

    void decide_names() {
        const std::vector<float> tags = scores(weights_.names, hidden(weights_.name_hidden));
        for_each_sentence([&](const Sentence& sentence, std::size_t row) { find_names(sentence, tags.data() + row * kNameTagCount); });
    }

    // Viterbi over O, B-x, I-x: I-x follows B-x or I-x only. Odd tags begin, even ones (from 2) continue.
    void find_names(const Sentence& sentence, const float* scores) {
        const std::size_t count = sentence.last - sentence.first;
        std::vector<std::array<std::uint8_t, kNameTagCount>> from(count);
        std::array<float, kNameTagCount> best{};
        for (std::size_t tag = 0; tag < kNameTagCount; ++tag) {
            best[tag] = tag > 0 && tag % 2 == 0 ? kImpossible : scores[tag];
        }
        for (std::size_t step = 1; step < count; ++step) {
            std::array<float, kNameTagCount> next{};
            const auto any = static_cast<std::size_t>(std::max_element(best.begin(), best.end()) - best.begin());
            for (std::size_t tag = 0; tag < kNameTagCount; ++tag) {
                std::size_t before = any;
                if (tag > 0 && tag % 2 == 0) {
                    before = best[tag] > best[tag - 1] ? tag : tag - 1;
                }
                from[step][tag] = static_cast<std::uint8_t>(before);
                next[tag] = best[before] + scores[step * kNameTagCount + tag];
            }
            best = next;
        }
        std::vector<std::size_t> tags(count);
        tags[count - 1] = static_cast<std::size_t>(std::max_element(best.begin(), best.end()) - best.begin());
        for (std::size_t step = count - 1; step > 0; --step) {
            tags[step - 1] = from[step][tags[step]];
        }
        for (std::size_t step = 0; step < count; ++step) {
            const auto token = static_cast<TokenIndex>(sentence.first + step);
            if (tags[step] % 2 == 1) {
                syntax_.names.push_back({token, token + 1, static_cast<NameLabel>((tags[step] + 1) / 2)});
            } else if (tags[step] > 0) {
                syntax_.names.back().last = token + 1;
            }
        }
    }

    void decide_trees() {
        const std::vector<float> children = scores(weights_.arc_pair, hidden(weights_.arc_child));
        const std::vector<float> heads = hidden(weights_.arc_head);
        label_children_ = hidden(weights_.label_child);
        label_heads_ = hidden(weights_.label_head);
        child_labels_ = scores(weights_.label_child_out, label_children_);
        head_labels_ = scores(weights_.label_head_out, label_heads_);
        head_rows_.assign(rows_, 0);
        const std::size_t size = weights_.arc_size;
        for_each_sentence([&](const Sentence& sentence, std::size_t row) {
            const std::size_t count = sentence.last - sentence.first;
            const PackedMatrix columns(heads.data() + (row - 1) * size, count + 1, size, size);
            std::vector<float> arcs(count * (count + 1));
            columns.multiply(children.data() + row * size, size, count, nullptr, arcs.data(), count + 1);
            const std::vector<std::uint32_t> found = decode_tree(arcs.data(), count);
            for (std::size_t index = 0; index < count; ++index) {
                Token& token = syntax_.tokens[sentence.first + index];
                token.head = found[index] == 0 ? kNoToken : sentence.first + found[index] - 1;
                head_rows_[row + index] = row - 1 + found[index];
            }
        });
        decide_labels();
    }

    void decide_labels() {
        const std::size_t size = weights_.label_size;
        std::vector<float> pairs(kLabelRows * kDeprelCount * size);
        std::vector<std::uint8_t> best(rows_, 0);
        ByteRows child_bytes;
        child_bytes.assign(label_children_.data(), rows_, size);
        for (std::size_t first = 0; first < rows_; first += kLabelRows) {
            const std::size_t count = std::min(kLabelRows, rows_ - first);
            weights_.label_pair.apply(child_bytes, first, count, pairs.data());
            for (std::size_t index = 0; index < count; ++index) {
                best[first + index] = best_label(first + index, pairs.data() + index * kDeprelCount * size);
            }
        }
        for_each_sentence([&](const Sentence& sentence, std::size_t row) {
            for (TokenIndex token = sentence.first; token < sentence.last; ++token, ++row) {
                Token& here = syntax_.tokens[token];
                here.deprel = here.head == kNoToken ? Deprel::root : static_cast<Deprel>(best[row]);
            }
        });
    }

    // The best relation but root, which only the decoder gives.
    [[nodiscard]] std::uint8_t best_label(std::size_t row, const float* pairs) const {
        const std::size_t size = weights_.label_size;
        const std::size_t head = head_rows_[row];
        std::size_t best = 0;
        float best_score = -INFINITY;
        for (std::size_t label = 0; label < kDeprelCount; ++label) {
            const float score = dot(pairs + label * size, label_heads_.data() + head * size, size) +
                                child_labels_[row * kDeprelCount + label] + head_labels_[head * kDeprelCount + label];
            if (score > best_score && label != static_cast<std::size_t>(Deprel::root)) {
                best_score = score;
                best = label;
            }
        }
        return static_cast<std::uint8_t>(best);
    }

    const ReaderWeights& weights_;
    const Lexemes& lexemes_;
    Syntax& syntax_;
    std::string_view text_;
    std::vector<std::size_t> sentences_;
    std::size_t rows_ = 1;
    std::vector<float> x_, normal_, gates_;
    ByteRows bytes_; // of the layer at work
    std::vector<float> label_children_, label_heads_, child_labels_, head_labels_;
    std::vector<std::size_t> head_rows_;
};

} // namespace

void read_sentences(const ReaderWeights& weights, Syntax& syntax, std::string_view text) {
    const Lexemes lexemes = make_lexemes(weights, syntax, text);
    Batch batch(weights, lexemes, syntax, text);
    for (std::size_t index = 0; index < syntax.sentences.size(); ++index) {
        batch.add(index);
        if (batch.is_full()) {
            batch.run();
        }
    }
    batch.run();
}

} // namespace vedette::syntax
