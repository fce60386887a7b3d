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
        } else if (one == "bare") {
            cue.takes_bare = true;
        } else if (one == "seems") {
            cue.seems = true;
        } else if (one == "anonymous") {
            cue.is_anonymous = true;
        } else if (one == "thought") {
            cue.is_thought = true;
        } else if (one == "moves") {
            cue.moves = true;
        } else if (one == "reversed") {
            cue.reversed = true;
        } else if (one != "quote" && one != "self") {
            cue.prepositions.push_back(one);
        }
    }
}

const CueSenses* find_in(const std::unordered_map<std::string, CueSenses>& words, const std::string& lemma) {
    const auto found = words.find(lemma);
    return found == words.end() ? nullptr : &found->second;
}

// Kind, stance and content of one row of either table.
Cue read_cue(const Table& table, const Row& row) {
    constexpr std::array<std::string_view, 8> kKinds = {"speech", "accuse", "fear", "order", "deny", "attitude", "noun", "document"};
    Cue cue;
    const std::string& kind = row.cells[table.column("kind")];
    const auto found = std::find(kKinds.begin(), kKinds.end(), kind);
    if (found == kKinds.end()) {
        table.refuse(row, "unknown kind of cue \"" + kind + "\"");
    }
    cue.kind = static_cast<CueKind>(found - kKinds.begin());
    const std::string& stance = row.cells[table.column("stance")];
    if (!parse_stance(stance, cue.stance)) {
        table.refuse(row, "unknown stance \"" + stance + "\"");
    }
    read_content(cue, row.cells[table.column("content")]);
    return cue;
}

void load_idioms(CueLexicon& lexicon, const std::string& path) {
    const Table table = Table::load(path);
    const std::size_t verbs = table.column("verb");
    const std::size_t tails = table.column("tail");
    std::set<std::string> seen;
    for (const Row& row : table.rows()) {
        const Cue cue = read_cue(table, row);
        for (const std::string& tail : resources::list_cell(row.cells[tails])) {
            for (const std::string& verb : resources::list_cell(row.cells[verbs])) {
                if (!seen.insert(verb + ' ' + tail).second) {
                    table.refuse(row, "lists \"" + verb + ' ' + tail + "\" a second time");
                }
                lexicon.idioms[verb].push_back({resources::list_cell(tail, ' '), cue});
            }
        }
    }
    for (auto& [verb, idioms] : lexicon.idioms) {
        std::stable_sort(idioms.begin(), idioms.end(), [](const CueIdiom& left, const CueIdiom& right) { return left.tail.size() > right.tail.size(); });
    }
}

} // namespace

bool Cue::takes(std::string_view preposition) const {
    return std::find(prepositions.begin(), prepositions.end(), preposition) != prepositions.end();
}

CueLexicon CueLexicon::load(const std::string& folder) {
    CueLexicon lexicon;
    const Table table = Table::load(folder + "/claims/cues.tsv");
    const std::size_t lemma = table.column("lemma");
    const std::size_t pos = table.column("pos");
    const std::size_t content = table.column("content");
    std::set<std::string> seen;
    for (const Row& row : table.rows()) {
        const Cue cue = read_cue(table, row);
        if (row.cells[pos] != "v" && row.cells[pos] != "n" && row.cells[pos] != "a") {
            table.refuse(row, "pos must be v, n or a");
        }
        auto& words = row.cells[pos] == "v" ? lexicon.verbs : row.cells[pos] == "n" ? lexicon.nouns : lexicon.adjectives;
        for (const std::string& one : resources::list_cell(row.cells[lemma])) {
            for (const std::string& frame : resources::list_cell(row.cells[content])) {
                const bool governs = frame != "anonymous" && frame != "thought"; // manners of standing, which every row of a word may have
                if (governs && !seen.insert(row.cells[pos] + ' ' + one + ' ' + frame).second) {
                    table.refuse(row, "lists \"" + one + "\" with \"" + frame + "\" a second time");
                }
            }
            words[one].push_back(cue);
        }
    }
    load_idioms(lexicon, folder + "/claims/idioms.tsv");
    return lexicon;
}

const std::vector<CueIdiom>* CueLexicon::idioms_of(const std::string& lemma) const {
    const auto found = idioms.find(lemma);
    return found == idioms.end() ? nullptr : &found->second;
}

const CueSenses* CueLexicon::verb(const std::string& lemma) const { return find_in(verbs, lemma); }

const CueSenses* CueLexicon::noun(const std::string& lemma) const { return find_in(nouns, lemma); }

const CueSenses* CueLexicon::adjective(const std::string& lemma) const { return find_in(adjectives, lemma); }

} // namespace vedette::claims
