#include "syntax/reader_weights.hpp"

#include "base/utf8.hpp"
#include "syntax/word_features.hpp"

#include <algorithm>

namespace vedette::syntax {

namespace {

constexpr std::size_t kMaxSize = 65536; // of any dimension: a wild number in a foreign file must not become an allocation

LemmaRule parse_rule(std::string_view text, const ModelFile& file) {
    LemmaRule rule;
    if (text.size() > 1 && text.front() == '=') {
        rule.letter_case = LemmaRule::Case::whole;
        rule.add = text.substr(1);
        return rule;
    }
    if (text.size() < 2 || !is_digit(static_cast<unsigned char>(text[1]))) {
        file.refuse("lemma rule '" + std::string(text) + "' is not understood");
    }
    rule.letter_case = text.front() == 'L'   ? LemmaRule::Case::lower
                       : text.front() == 'K' ? LemmaRule::Case::keep
                                             : LemmaRule::Case::capitalise;
    rule.cut = static_cast<std::size_t>(text[1] - '0');
    rule.add = text.substr(2);
    return rule;
}

} // namespace

ReaderWeights::ReaderWeights(const std::string& path) : file_(path) {
    const std::span<const std::uint32_t> config = file_.numbers("config");
    if (config.size() != 8 || std::any_of(config.begin(), config.end(), [](std::uint32_t n) { return n == 0; }) ||
        std::any_of(config.begin(), config.begin() + 7, [](std::uint32_t n) { return n > kMaxSize; }) ||
        config[0] % 16 != 0 || config[3] % 8 != 0 || config[4] % 8 != 0 || config[5] % 8 != 0) {
        file_.refuse("its sizes make no sense");
    }
    width = config[0];
    word_size = config[1];
    feature_size = config[2];
    arc_size = config[3];
    label_size = config[4];
    tag_size = config[5];
    words = file_.table("words", config[7], word_size);
    features = file_.table("features", kFeatureBuckets, feature_size);
    unknown = file_.vector("unknown", word_size);
    load_words();
    mix = layer("mix", width, word_size + feature_size);
    for (const char kind : file_.text("plan")) {
        blocks.push_back(block(std::to_string(blocks.size()), kind == 'C'));
    }
    last = norm("norm");
    tag_hidden = byte_layer("tag_hidden", tag_size, width);
    upos = layer("upos", kUposCount, tag_size);
    xpos = layer("xpos", kXposCount, tag_size);
    lemma_context = byte_layer("lemma_context", tag_size, width);
    lemma_word = layer("lemma_word", tag_size, width, false);
    lemma = layer("lemma", config[6], tag_size);
    name_hidden = byte_layer("name_hidden", tag_size, width);
    names = layer("names", kNameTagCount, tag_size);
    arc_child = byte_layer("arc_child", arc_size, width);
    arc_head = byte_layer("arc_head", arc_size, width);
    arc_pair = layer("arc_pair", arc_size, arc_size);
    label_child = byte_layer("label_child", label_size, width);
    label_head = byte_layer("label_head", label_size, width);
    label_pair = byte_layer("label_pair", kDeprelCount * label_size, label_size, false);
    label_child_out = layer("label_child_out", kDeprelCount, label_size);
    label_head_out = layer("label_head_out", kDeprelCount, label_size, false);
    root = file_.vector("root", width);
    for (const std::string_view rule : split(file_.text("lemma_rules"), '\n')) {
        lemma_rules.push_back(parse_rule(rule, file_));
    }
    const std::string_view pairs = file_.text("tag_pairs");
    if (lemma_rules.size() != config[6] || pairs.size() != kUposCount * kXposCount) {
        file_.refuse("its tables of rules or tags do not fit its layers");
    }
    for (std::size_t index = 0; index < pairs.size(); ++index) {
        if (pairs[index] != 0) {
            tag_pairs.emplace_back(static_cast<Upos>(index / kXposCount), static_cast<Xpos>(index % kXposCount));
        }
    }
}

void ReaderWeights::load_words() {
    const std::span<const std::uint32_t> offsets = file_.numbers("word_offsets");
    const std::string_view text = file_.text("word_text");
    if (offsets.size() != words.rows + 1 || offsets.back() != text.size() || !std::is_sorted(offsets.begin(), offsets.end())) {
        file_.refuse("its word list is broken");
    }
    rows_.reserve(words.rows);
    for (std::uint32_t row = 1; row < words.rows; ++row) {
        rows_.emplace(text.substr(offsets[row], offsets[row + 1] - offsets[row]), row);
    }
}

Layer ReaderWeights::layer(const std::string& name, std::size_t out, std::size_t in, bool has_bias) const {
    Layer made;
    const std::vector<float> weights = file_.matrix(name + ".w", out, in);
    made.weights = PackedMatrix(weights.data(), out, in, in);
    if (has_bias) {
        made.bias = file_.vector(name + ".b", out);
    }
    return made;
}

ByteLayer ReaderWeights::byte_layer(const std::string& name, std::size_t out, std::size_t in, bool has_bias) const {
    ByteLayer made;
    const std::vector<float> weights = file_.matrix(name + ".w", out, in);
    made.weights = ByteMatrix(weights.data(), out, in, in);
    made.bias = has_bias ? file_.vector(name + ".b", out) : std::vector<float>(out, 0.0F);
    return made;
}

Block ReaderWeights::block(const std::string& name, bool is_convolution) const {
    Block made;
    made.is_convolution = is_convolution;
    made.norm = norm(name + ".norm");
    if (is_convolution) {
        const std::vector<float> weights = file_.matrix(name + ".conv.w", 2 * width, 3 * width);
        for (std::size_t tap = 0; tap < made.taps.size(); ++tap) {
            made.taps[tap] = ByteMatrix(weights.data() + tap * width, 2 * width, width, 3 * width);
        }
        made.tap_bias = file_.vector(name + ".conv.b", 2 * width);
    } else {
        made.enter = byte_layer(name + ".enter", 3 * width, width);
        made.leave = byte_layer(name + ".leave", width, width);
    }
    return made;
}

Norm ReaderWeights::norm(const std::string& name) const { return {file_.vector(name + ".w", width), file_.vector(name + ".b", width)}; }

std::string apply_lemma_rule(std::string_view form, const LemmaRule& rule) {
    if (rule.letter_case == LemmaRule::Case::whole) {
        return rule.add;
    }
    const std::string plain = plain_form(form);
    std::string base = rule.letter_case == LemmaRule::Case::keep ? plain : to_lower(plain);
    if (rule.letter_case == LemmaRule::Case::capitalise && !plain.empty()) {
        std::size_t rest = 0;
        next_code_point(plain, rest);
        std::string first = plain.substr(0, rest);
        if (first.front() >= 'a' && first.front() <= 'z') {
            first.front() = static_cast<char>(first.front() - 'a' + 'A');
        }
        base = first + to_lower(plain.substr(rest));
    }
    std::size_t size = base.size();
    for (std::size_t cut = 0; cut < rule.cut && size > 0; ++cut) {
        do {
            --size;
        } while (size > 0 && is_continuation(base[size]));
    }
    // A rule that leaves nothing was meant for a longer word.
    if (size == 0) {
        return base;
    }
    return base.substr(0, size) + rule.add;
}

} // namespace vedette::syntax
