#include "claims/cue_lexicon.hpp"

#include "resources/table.hpp"

#include <algorithm>
#include <array>

namespace vedette::claims {

using resources::Row;
using resources::Table;

CueLexicon CueLexicon::load(const std::string& folder) {
    constexpr std::array<std::string_view, 7> kKinds = {"speech", "accuse", "fear", "order", "deny", "attitude", "noun"};
    CueLexicon lexicon;
    const Table table = Table::load(folder + "/claims/cues.tsv");
    const std::size_t lemma = table.column("lemma");
    const std::size_t pos = table.column("pos");
    const std::size_t kind = table.column("kind");
    const std::size_t stance = table.column("stance");
    for (const Row& row : table.rows()) {
        Cue cue;
        const auto found = std::find(kKinds.begin(), kKinds.end(), row.cells[kind]);
        if (found == kKinds.end()) {
            table.refuse(row, "unknown kind of cue \"" + row.cells[kind] + "\"");
        }
        cue.kind = static_cast<CueKind>(found - kKinds.begin());
        if (!parse_stance(row.cells[stance], cue.stance)) {
            table.refuse(row, "unknown stance \"" + row.cells[stance] + "\"");
        }
        if (row.cells[pos] != "v" && row.cells[pos] != "n") {
            table.refuse(row, "pos must be v or n");
        }
        auto& words = row.cells[pos] == "v" ? lexicon.verbs : lexicon.nouns;
        for (const std::string& one : resources::list_cell(row.cells[lemma])) {
            if (!words.emplace(one, cue).second) {
                table.refuse(row, "lists \"" + one + "\" a second time");
            }
        }
    }
    return lexicon;
}

const Cue* CueLexicon::verb(const std::string& lemma) const {
    const auto found = verbs.find(lemma);
    return found == verbs.end() ? nullptr : &found->second;
}

const Cue* CueLexicon::noun(const std::string& lemma) const {
    const auto found = nouns.find(lemma);
    return found == nouns.end() ? nullptr : &found->second;
}

} // namespace vedette::claims
