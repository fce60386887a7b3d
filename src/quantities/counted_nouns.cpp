#include "quantities/counted_nouns.hpp"

#include "resources/table.hpp"

#include <algorithm>
#include <array>

namespace vedette::quantities {

namespace {

constexpr std::array<std::string_view, 20> kWhats = {"personnel", "people",   "civilians", "migrants", "detained", "dead",   "wounded",
                                                     "units",     "aircraft", "vehicles",  "tanks",    "artillery", "missiles", "drones",
                                                     "ships",     "nuclear-warheads", "bases", "money", "other",   "none"};

bool is_vowel(char letter) { return std::string_view("aeiou").find(letter) != std::string_view::npos; }

} // namespace

std::string plural_of(std::string_view singular) {
    std::string word(singular);
    if (word.size() < 2) {
        return word;
    }
    const char last = word.back();
    if (last == 'y' && !is_vowel(word[word.size() - 2])) {
        word.back() = 'i';
        return word + "es";
    }
    if (last == 's' || last == 'x' || last == 'z' || word.ends_with("ch") || word.ends_with("sh")) {
        return word + "es";
    }
    return word + "s";
}

std::string singular_of(std::string_view plural) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kIrregular = {{
        {"people", "people"}, {"men", "man"}, {"women", "woman"}, {"children", "child"}, {"feet", "foot"}, {"lives", "life"}, {"bodies", "body"}, {"series", "series"}}};
    for (const auto& [many, one] : kIrregular) {
        if (many == plural) {
            return std::string(one);
        }
    }
    constexpr std::string_view kMembers = "members of ";
    if (plural.starts_with(kMembers)) {
        return "member of " + std::string(plural.substr(kMembers.size()));
    }
    if (plural.size() > 4 && plural.ends_with("men") && !plural.ends_with("omen")) {
        return std::string(plural.substr(0, plural.size() - 2)) + "an";
    }
    if (plural.size() < 4 || !plural.ends_with('s') || plural.ends_with("ss") || plural.ends_with("us") || plural.ends_with("is")) {
        return std::string(plural);
    }
    if (plural.ends_with("ies")) {
        return std::string(plural.substr(0, plural.size() - 3)) + "y";
    }
    if (plural.ends_with("ches") || plural.ends_with("shes") || plural.ends_with("sses") || plural.ends_with("xes")) {
        return std::string(plural.substr(0, plural.size() - 2));
    }
    return std::string(plural.substr(0, plural.size() - 1));
}

CountedNouns::CountedNouns(const std::string& lexicon_folder) {
    load_nouns(lexicon_folder + "/quantities/counted.tsv");
    load_units(lexicon_folder + "/quantities/units.tsv");
}

void CountedNouns::load_nouns(const std::string& path) {
    const resources::Table table = resources::Table::load(path);
    const std::size_t what = table.column("what");
    const std::size_t nouns = table.column("nouns");
    const std::size_t plurals = table.column("plurals");
    const std::size_t needs = table.column("needs");
    for (const resources::Row& row : table.rows()) {
        if (std::find(kWhats.begin(), kWhats.end(), row.cells[what]) == kWhats.end()) {
            table.refuse(row, "counts \"" + row.cells[what] + "\", which is none of the kinds at the top of the file");
        }
        if (!row.cells[needs].empty() && row.cells[needs] != "military") {
            table.refuse(row, "needs \"" + row.cells[needs] + "\"; only \"military\" is known");
        }
        const bool needs_military = !row.cells[needs].empty();
        const auto add = [&](const std::string& form, const std::string& unit, bool plural, bool singular) {
            const auto index = static_cast<std::uint32_t>(nouns_.size());
            const std::uint32_t before = noun_trie_.add(form, index);
            if (before != WordTrie::kNothing && nouns_[before].what != row.cells[what]) {
                table.refuse(row, "\"" + form + "\" already counts " + nouns_[before].what);
            }
            nouns_.push_back({row.cells[what], unit, plural, singular, needs_military});
        };
        for (const std::string& noun : resources::list_cell(row.cells[nouns])) {
            add(noun, noun, false, true);
            add(plural_of(noun), noun, true, false);
        }
        for (const std::string& form : resources::list_cell(row.cells[plurals])) {
            const std::string one = singular_of(form);
            add(form, one, true, one == form);
        }
    }
}

void CountedNouns::load_units(const std::string& path) {
    const resources::Table table = resources::Table::load(path);
    const std::size_t unit = table.column("unit");
    const std::size_t what = table.column("what");
    const std::size_t use = table.column("use");
    const std::size_t forms = table.column("forms");
    const std::size_t glued = table.column("glued");
    constexpr std::array<std::string_view, 4> kUses = {"measure", "property", "share", "time"};
    for (const resources::Row& row : table.rows()) {
        const auto found = std::find(kUses.begin(), kUses.end(), row.cells[use]);
        if (found == kUses.end()) {
            table.refuse(row, "has the use \"" + row.cells[use] + "\"; measure, property, share and time are known");
        }
        const auto index = static_cast<std::uint32_t>(units_.size());
        units_.push_back({row.cells[unit], row.cells[what], static_cast<UnitUse>(found - kUses.begin())});
        for (const std::string& form : resources::list_cell(row.cells[forms])) {
            if (unit_trie_.add(form, index) != WordTrie::kNothing) {
                table.refuse(row, "gives the form \"" + form + "\" a second time");
            }
        }
        for (const std::string& form : resources::list_cell(row.cells[glued])) {
            glued_trie_.add(form, index);
        }
    }
}

std::optional<CountedNouns::NounMatch> CountedNouns::noun(const std::vector<Atom>& atoms, std::string_view text, std::size_t at,
                                                          std::size_t limit) const {
    const std::optional<WordTrie::Match> match = noun_trie_.longest(atoms, text, at, limit);
    if (!match) {
        return std::nullopt;
    }
    return NounMatch{&nouns_[match->payload], match->last};
}

std::optional<CountedNouns::UnitMatch> CountedNouns::unit(const std::vector<Atom>& atoms, std::string_view text, std::size_t at,
                                                          std::size_t limit, bool is_glued) const {
    std::optional<WordTrie::Match> match = unit_trie_.longest(atoms, text, at, limit);
    if (const bool is_sign = at < limit && atoms[at].kind == AtomKind::mark; is_glued || is_sign) {
        if (const std::optional<WordTrie::Match> short_form = glued_trie_.longest(atoms, text, at, limit);
            short_form && (!match || short_form->last > match->last)) {
            match = short_form;
        }
    }
    if (!match) {
        return std::nullopt;
    }
    return UnitMatch{&units_[match->payload], match->last};
}

const MeasureUnit* CountedNouns::named(std::string_view unit_name) const {
    const auto found = std::find_if(units_.begin(), units_.end(), [&](const MeasureUnit& unit) { return unit.name == unit_name; });
    return found == units_.end() ? nullptr : &*found;
}

} // namespace vedette::quantities
