#include "quantities/materiel_lexicon.hpp"

#include "quantities/counted_nouns.hpp"
#include "resources/table.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace vedette::quantities {

namespace {

// Words beside a name that tell "Leopard tanks" from leopards.
constexpr std::array<std::string_view, 52> kWeaponWords = {
    "tank",      "tanks",    "missile",   "missiles",  "rocket",     "rockets",    "system",    "systems",    "launcher",    "launchers",   "battery",
    "batteries", "fighter",  "fighters",  "jet",       "jets",       "bomber",     "bombers",   "helicopter", "helicopters", "gunship",     "gunships",
    "drone",     "drones",   "howitzer",  "howitzers", "gun",        "guns",       "aircraft",  "plane",      "planes",      "warplanes",   "vehicle",
    "vehicles",  "submarine", "submarines", "frigate", "frigates",   "destroyer",  "corvette",  "class",      "interceptor", "interceptors", "torpedo",
    "radar",     "radars",   "artillery", "mortar",    "armed",      "weapons",    "armoured",  "armored"};

bool is_digit_form(std::string_view word) { return !word.empty() && word.back() >= '0' && word.back() <= '9'; }

} // namespace

MaterielLexicon::MaterielLexicon(const std::string& lexicon_folder) {
    const resources::Table classes = resources::Table::load(lexicon_folder + "/materiel/classes.tsv");
    const std::size_t column = classes.column("class");
    for (const resources::Row& row : classes.rows()) {
        if (!classes_.insert(row.cells[column]).second) {
            classes.refuse(row, "names the class \"" + row.cells[column] + "\" a second time");
        }
    }
    load(lexicon_folder + "/materiel/materiel.tsv");
}

void MaterielLexicon::load(const std::string& path) {
    const resources::Table table = resources::Table::load(path);
    const std::size_t name = table.column("name");
    const std::size_t materiel_class = table.column("class");
    const std::size_t aliases = table.column("aliases");
    const std::size_t needs = table.column("needs");
    std::vector<std::pair<std::string, std::uint32_t>> plurals;
    for (const resources::Row& row : table.rows()) {
        Materiel entry;
        entry.name = row.cells[name];
        entry.materiel_class = row.cells[materiel_class];
        if (!classes_.contains(entry.materiel_class)) {
            table.refuse(row, "has the class \"" + entry.materiel_class + "\", which classes.tsv does not list");
        }
        if (!row.cells[needs].empty() && row.cells[needs] != "context") {
            table.refuse(row, "needs \"" + row.cells[needs] + "\"; only \"context\" is known");
        }
        entry.needs_context = row.cells[needs] == "context";
        const auto index = static_cast<std::uint32_t>(entries_.size());
        std::vector<std::string> forms = resources::list_cell(row.cells[aliases]);
        forms.insert(forms.begin(), entry.name);
        for (const std::string& form : forms) {
            const std::vector<Atom> atoms = split_atoms(form);
            if (atoms.empty()) {
                table.refuse(row, "has no name");
            }
            const auto made = static_cast<std::uint32_t>(forms_.size());
            forms_.push_back({index, atoms.front().is_capital || atoms.front().kind == AtomKind::number});
            const std::uint32_t before = trie_.add(form, made);
            if (before != WordTrie::kNothing) {
                table.refuse(row, "gives the name \"" + form + "\" a second time");
            }
        }
        for (std::size_t nth = 0; nth < forms.size(); ++nth) {
            const std::string& form = forms[nth];
            plurals.emplace_back(is_digit_form(form) ? form + "s" : plural_of(form), static_cast<std::uint32_t>(forms_.size() - forms.size() + nth));
        }
        entries_.push_back(std::move(entry));
    }
    // A plural gives way to an entry of its own: "T-90S" is not several T-90.
    for (const auto& [form, index] : plurals) {
        if (const std::uint32_t other = trie_.add(form, index); other != WordTrie::kNothing) {
            trie_.add(form, other);
        }
    }
}

bool MaterielLexicon::has_weapon_word_near(const std::vector<Atom>& atoms, std::size_t begin, std::size_t first, std::size_t last,
                                           std::size_t limit) const {
    constexpr std::size_t kReach = 4;
    const std::size_t from = first >= begin + kReach ? first - kReach : begin;
    for (std::size_t at = from; at < std::min(limit, last + kReach); ++at) {
        const bool is_inside = at >= first && at < last;
        if (!is_inside && atoms[at].kind == AtomKind::word &&
            std::find(kWeaponWords.begin(), kWeaponWords.end(), atoms[at].lower) != kWeaponWords.end()) {
            return true;
        }
    }
    return false;
}

std::optional<MaterielLexicon::Match> MaterielLexicon::match(const std::vector<Atom>& atoms, std::string_view text, std::size_t begin,
                                                             std::size_t at, std::size_t limit) const {
    const Atom& first = atoms[at];
    if (first.kind == AtomKind::mark) {
        return std::nullopt;
    }
    // "non-tank", "MiG-29" inside a longer name: an entry starts where a word starts.
    if (at > begin && first.is_glued && (atoms[at - 1].kind != AtomKind::mark || (atoms[at - 1].mark == U'-' && first.kind == AtomKind::number))) {
        return std::nullopt;
    }
    const std::optional<WordTrie::Match> found = trie_.longest(atoms, text, at, limit);
    if (!found) {
        return std::nullopt;
    }
    const Form& form = forms_[found->payload];
    const Materiel& entry = entries_[form.entry];
    if (form.is_name && first.kind == AtomKind::word && !first.is_capital) {
        return std::nullopt;
    }
    // A kind is written small, but for the first word of a sentence: "Shell" and "Rocket" are firms.
    if (!form.is_name && first.is_capital && !first.is_shouted && at > begin && found->last == at + 1) {
        return std::nullopt;
    }
    // "S-300PMU", "T-72B3": letters glued behind belong to the name.
    std::size_t last = found->last;
    while (form.is_name && last < limit && atoms[last].is_glued && (atoms[last].kind != AtomKind::mark) && last < found->last + 3) {
        ++last;
    }
    if (entry.needs_context && !has_weapon_word_near(atoms, begin, at, last, limit)) {
        return std::nullopt;
    }
    return Match{&entry, last, form.is_name};
}

} // namespace vedette::quantities
