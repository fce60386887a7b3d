#pragma once
// Report -> Syntax: sentences, tokens, tags, lemmas, one tree a sentence, names. The one entry of this folder.
//
// The network's weights are loaded once and shared; parse() keeps its buffers to itself, so that any number of threads may call it
// on one parser. The same text gives the same Syntax whatever else is parsed. Every sentence has exactly one root and no cycle.
// About 15 MB of memory for the weights beside the mapped file, less than 10 MB a call for reports of normal length.

#include "records/report.hpp"
#include "records/syntax.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace vedette::syntax {

class ReaderWeights;

class SyntaxParser {
public:
    // Throws Error(resource_missing, resource_invalid).
    explicit SyntaxParser(const std::string& model_path);
    ~SyntaxParser();
    SyntaxParser(SyntaxParser&&) noexcept;
    SyntaxParser& operator=(SyntaxParser&&) noexcept;

    [[nodiscard]] Syntax parse(const Report& report) const;

    // Tags and parses given tokens and sentences; what they carried besides their spans is overwritten.
    [[nodiscard]] Syntax parse_tokens(Syntax tokenised, std::string_view text) const;

    // Name of the model, as written into records.
    [[nodiscard]] std::string model_version() const;

private:
    std::unique_ptr<const ReaderWeights> weights_;
};

} // namespace vedette::syntax
