#include "claims/cue_lexicon.hpp"

#include "resources/table.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace vedette::claims {

using resources::Row;
using resources::Table;

namespace {

void read_content(Cue& cue, const std::string& cell) {
    for (const std::string& one : resources::list_cell(cell)) {
        if (one == "that") {
            cue.takes_that = true;
        } else if (one == "to") {
            cue.takes_to = true;
            cue.prepositions.push_back(one);
        } else if (one == "object") {
            cue.takes_object = true;
        } else if (one == "subject") {
            cue.takes_subject = true;
        } else if (one != "quote" && one != "self") {
            cue.prepositions.push_back(one);
        }
    }
}

const CueSenses* find_in(const std::unordered_map<std::string, CueSenses>& words, const std::string& lemma) {
    const auto found = words.find(lemma);
    return found == words.end() ? nullptr : &found->second;
}

} // namespace

bool Cue::takes(std::string_view preposition) const {
    return std::find(prepositions.begin(), prepositions.end(), preposition) != prepositions.end();
}

CueLexicon CueLexicon::load(const std::string& folder) {
    constexpr std::array<std::string_view, 8> kKinds = {"speech", "accuse", "fear", "order", "deny", "attitude", "noun", "document"};
    CueLexicon lexicon;
    const Table table = Table::load(folder + "/claims/cues.tsv");
    const std::size_t lemma = table.column("lemma");
    const std::size_t pos = table.column("pos");
    const std::size_t kind = table.column("kind");
    const std::size_t stance = table.column("stance");
    const std::size_t content = table.column("content");
    std::set<std::string> seen;
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
        if (row.cells[pos] != "v" && row.cells[pos] != "n" && row.cells[pos] != "a") {
            table.refuse(row, "pos must be v, n or a");
        }
        read_content(cue, row.cells[content]);
        auto& words = row.cells[pos] == "v" ? lexicon.verbs : row.cells[pos] == "n" ? lexicon.nouns : lexicon.adjectives;
        for (const std::string& one : resources::list_cell(row.cells[lemma])) {
            for (const std::string& frame : resources::list_cell(row.cells[content])) {
                if (!seen.insert(row.cells[pos] + ' ' + one + ' ' + frame).second) {
                    table.refuse(row, "lists \"" + one + "\" with \"" + frame + "\" a second time");
                }
            }
            words[one].push_back(cue);
        }
    }
    return lexicon;
}

const CueSenses* CueLexicon::verb(const std::string& lemma) const { return find_in(verbs, lemma); }

const CueSenses* CueLexicon::noun(const std::string& lemma) const { return find_in(nouns, lemma); }

const CueSenses* CueLexicon::adjective(const std::string& lemma) const { return find_in(adjectives, lemma); }

} // namespace vedette::claims
