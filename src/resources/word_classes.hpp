#pragma once
// Semantic and grammatical classes of words (lexicon/classes.tsv): "@forces", "@support-verbs". Read-only after loading.

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace vedette::resources {

class WordClasses {
public:
    // `folder` is the lexicon folder. Throws Error(resource_missing, resource_invalid).
    static WordClasses load(const std::string& folder);

    [[nodiscard]] bool has_class(std::string_view class_name) const { return classes_.contains(std::string(class_name)); }

    [[nodiscard]] bool contains(std::string_view class_name, std::string_view lemma) const;

    void add(const std::string& class_name, const std::string& lemma) { classes_[class_name].insert(lemma); }

private:
    std::unordered_map<std::string, std::unordered_set<std::string>> classes_;
};

} // namespace vedette::resources
