#pragma once
// The layers of the reader, ready for use: matrices unpacked from the model file, word and feature vectors left in the mapped file.
// Immutable after construction, shared by all threads.

#include "records/syntax.hpp"
#include "syntax/byte_matrix.hpp"
#include "syntax/matrix.hpp"
#include "syntax/model_file.hpp"

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace vedette::syntax {

inline constexpr std::size_t kNameTagCount = 9; // O, then B- and I- of PER, ORG, LOC, MISC

struct Layer {
    PackedMatrix weights;
    std::vector<float> bias; // empty: none

    void apply(const float* in, std::size_t in_stride, std::size_t count, float* out) const {
        weights.multiply(in, in_stride, count, bias.empty() ? nullptr : bias.data(), out, weights.columns());
    }
};

// A layer in bytes: for the large products.
struct ByteLayer {
    ByteMatrix weights;
    std::vector<float> bias;

    void apply(const ByteRows& rows, std::size_t first, std::size_t count, float* out) const {
        weights.multiply(rows, first, count, bias.data(), out, weights.columns());
    }
};

struct Norm {
    std::vector<float> gain;
    std::vector<float> bias;
};

// A gated convolution over three tokens (taps for the token before, itself and the token after: width -> 2 width each), or a gated
// recurrence in both directions (enter: width -> 3 width, leave: width -> width).
struct Block {
    bool is_convolution = false;
    Norm norm;
    std::array<ByteMatrix, 3> taps;
    std::vector<float> tap_bias;
    ByteLayer enter;
    ByteLayer leave;
};

// How a form becomes a lemma: case, then characters cut from the end and others put there; or the lemma as a whole.
struct LemmaRule {
    enum class Case : std::uint8_t { lower, keep, capitalise, whole };
    Case letter_case = Case::lower;
    std::size_t cut = 0;
    std::string add;
};

class ReaderWeights {
public:
    // Throws Error, see ModelFile.
    explicit ReaderWeights(const std::string& path);

    [[nodiscard]] const std::string& version() const { return file_.version(); }

    // Row of the word table, 0 when the word is unknown.
    [[nodiscard]] std::uint32_t row_of(std::string_view key) const {
        const auto found = rows_.find(key);
        return found == rows_.end() ? 0 : found->second;
    }

    // "word<TAB>key<TAB>feature numbers" lines by which the trainer and this program check that they agree.
    [[nodiscard]] std::string_view self_test() const { return file_.text("self_test"); }

    std::size_t width = 0;
    std::size_t word_size = 0;
    std::size_t feature_size = 0;
    std::size_t arc_size = 0;
    std::size_t label_size = 0;
    std::size_t tag_size = 0;

    ByteTable words;
    ByteTable features;
    std::vector<float> unknown; // in place of the vector of row 0
    Layer mix;
    std::vector<Block> blocks;
    Norm last;
    ByteLayer tag_hidden, lemma_context, name_hidden, arc_child, arc_head, label_child, label_head;
    Layer upos, xpos, lemma_word, lemma, names;
    Layer arc_pair, label_child_out, label_head_out;
    ByteLayer label_pair; // its bias is zero
    std::vector<float> root; // stands where the head of the root would be
    std::vector<LemmaRule> lemma_rules;
    std::vector<std::pair<Upos, Xpos>> tag_pairs; // those that go together

private:
    ModelFile file_;
    std::unordered_map<std::string_view, std::uint32_t> rows_;

    void load_words();
    [[nodiscard]] Layer layer(const std::string& name, std::size_t out, std::size_t in, bool has_bias = true) const;
    [[nodiscard]] ByteLayer byte_layer(const std::string& name, std::size_t out, std::size_t in, bool has_bias = true) const;
    [[nodiscard]] Block block(const std::string& name, bool is_convolution) const;
    [[nodiscard]] Norm norm(const std::string& name) const;
};

// The lemma of a word form by a rule.
std::string apply_lemma_rule(std::string_view form, const LemmaRule& rule);

} // namespace vedette::syntax
