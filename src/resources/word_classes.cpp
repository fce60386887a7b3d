#include "resources/word_classes.hpp"

#include "resources/table.hpp"

namespace vedette::resources {

WordClasses WordClasses::load(const std::string& folder) {
    WordClasses classes;
    const Table table = Table::load(folder + "/classes.tsv");
    const std::size_t name = table.column("class");
    const std::size_t lemmas = table.column("lemmas");
    for (const Row& row : table.rows()) {
        if (row.cells[name].empty() || row.cells[name].front() != '@') {
            table.refuse(row, "a class name starts with @");
        }
        for (const std::string& lemma : list_cell(row.cells[lemmas])) {
            classes.add(row.cells[name], lemma);
        }
    }
    return classes;
}

bool WordClasses::contains(std::string_view class_name, std::string_view lemma) const {
    const auto found = classes_.find(std::string(class_name));
    return found != classes_.end() && found->second.contains(std::string(lemma));
}

} // namespace vedette::resources
