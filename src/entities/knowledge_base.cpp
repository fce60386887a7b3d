#include "entities/knowledge_base.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>

namespace vedette::entities {

namespace {

// Codes beside ISO 3166-1 alpha-3 (codebook section 3).
const std::set<std::string>& organisation_codes() {
    static const std::set<std::string> codes = {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"};
    return codes;
}

const std::set<std::string>& sectors() {
    static const std::set<std::string> known = {"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY", "OPP", "REB", "PRM", "UAF", "CVL", "REF",
                                                "JRN", "BUS", "LAB", "EDU", "REL", "MED", "CRM", "ELI", "SOC", "PRE", "UNK"};
    return known;
}

bool ends_in(std::string_view text, std::string_view ending) { return text.ends_with(ending); }

// "Russian" -> "Russians" is a people; "British" is not.
bool makes_plural(const std::string& adjective) {
    return ends_in(adjective, "an") || ends_in(adjective, "i") || ends_in(adjective, "gali");
}

bool is_unchanging(const std::string& adjective) { return ends_in(adjective, "ese"); }

CaseRule case_rule_of(std::string_view text) {
    const std::vector<Word> words = words_of(text);
    if (words.empty()) {
        return CaseRule::any;
    }
    if (words.size() == 1 && words[0].is_acronym) {
        return CaseRule::acronym;
    }
    return words[0].is_capital ? CaseRule::capital : CaseRule::any;
}

} // namespace

Validity read_validity(const resources::Table& table, const resources::Row& row, const std::string& from, const std::string& to) {
    Validity when;
    if (!from.empty()) {
        const std::optional<CoarseDay> day = parse_coarse_day(from);
        if (!day) {
            table.refuse(row, "`" + from + "` is not a date; write YYYY, YYYY-MM or YYYY-MM-DD");
        }
        when.from = day->first;
        when.sure_from = day->last;
    }
    if (!to.empty()) {
        const std::optional<CoarseDay> day = parse_coarse_day(to);
        if (!day) {
            table.refuse(row, "`" + to + "` is not a date; write YYYY, YYYY-MM or YYYY-MM-DD");
        }
        when.to = day->last;
        when.sure_to = day->first;
    }
    if (when.to < when.from) {
        table.refuse(row, "ends (" + to + ") before it begins (" + from + ")");
    }
    return when;
}

std::string sound_of(std::string_view folded_word) {
    std::string word(folded_word);
    const auto replace = [&word](std::string_view from, std::string_view to) {
        for (std::size_t at = word.find(from); at != std::string::npos; at = word.find(from, at + to.size())) {
            word.replace(at, from.size(), to);
        }
    };
    if (word.starts_with("al ") || word.starts_with("el ")) {
        word.erase(0, 3);
    }
    // Longer spellings first, so that "yy" is seen before "y".
    for (const auto& [from, to] : {std::pair{"tsch", "c"}, {"tch", "c"}, {"sch", "s"}, {"shch", "s"}, {"kh", "h"}, {"gh", "g"}, {"dzh", "j"}, {"dj", "j"},
                                   {"zh", "j"}, {"sh", "s"}, {"ch", "c"}, {"ph", "f"}, {"ks", "x"}, {"q", "k"}, {"w", "v"}, {"ou", "u"},
                                   {"oo", "u"}, {"ee", "i"}, {"iya", "ia"}, {"iy", "y"}, {"ij", "y"}, {"yi", "y"}, {"ii", "y"}, {"ey", "i"}, {"ei", "i"},
                                   {"ai", "a"}, {"ay", "a"}, {"ya", "a"}, {"ia", "a"}, {"yo", "o"}, {"io", "o"}, {"ye", "e"}, {"ie", "e"}, {"yu", "u"}, {"'", ""}, {"y", "i"}}) {
        replace(from, to);
    }
    std::string levelled;
    for (const char letter : word) {
        if (levelled.empty() || levelled.back() != letter) {
            levelled += letter;
        }
    }
    if (levelled.starts_with("alexand") || levelled.starts_with("olexand")) {
        return "alexandr";
    }
    return levelled;
}

KnowledgeBase::KnowledgeBase(const std::string& folder, const std::vector<std::string>& extra_folders) {
    load_wording(folder + "/wording.tsv");
    load_states(folder + "/states.tsv");
    load_regions(folder + "/regions.tsv");
    load_peoples(folder + "/peoples.tsv");
    load_roles(folder + "/roles.tsv");
    load_organisations(folder + "/organisations.tsv", EntityKind::organisation);
    load_organisations(folder + "/outlets.tsv", EntityKind::outlet);
    load_memberships(folder + "/memberships.tsv");
    load_leaders(folder + "/leaders.tsv");
    for (const std::string& extra : extra_folders) {
        load_extra(extra);
    }
}

void KnowledgeBase::load_extra(const std::string& folder) {
    const auto is_there = [&folder](const char* name) {
        std::error_code problem;
        return std::filesystem::is_regular_file(folder + name, problem);
    };
    if (is_there("/roles.tsv")) {
        load_roles(folder + "/roles.tsv");
    }
    if (is_there("/organisations.tsv")) {
        load_organisations(folder + "/organisations.tsv", EntityKind::organisation);
    }
    if (is_there("/outlets.tsv")) {
        load_organisations(folder + "/outlets.tsv", EntityKind::outlet);
    }
    if (is_there("/leaders.tsv")) {
        load_leaders(folder + "/leaders.tsv");
    }
}

bool KnowledgeBase::is(std::string_view name, const std::string& word) const {
    const auto found = wording_.find(std::string(name));
    return found != wording_.end() && found->second.count(word) > 0;
}

const KnownActor* KnowledgeBase::state(const std::string& code) const {
    const auto found = state_by_code_.find(code);
    return found == state_by_code_.end() ? nullptr : &actors[found->second];
}

std::uint32_t KnowledgeBase::person_spelled_like(const std::vector<std::string>& folded_words) const {
    if (folded_words.size() < 2) {
        return UINT32_MAX;
    }
    const auto found = persons_by_sound_.find(sound_of(folded_words.front()) + ' ' + sound_of(folded_words.back()));
    return found != persons_by_sound_.end() && found->second.size() == 1 ? found->second.front() : UINT32_MAX;
}

std::uint32_t KnowledgeBase::holder(const std::string& code, const std::string& office, Day day) const {
    const auto found = offices_.find(code + ' ' + office);
    std::uint32_t holder = UINT32_MAX;
    if (found == offices_.end()) {
        return holder;
    }
    for (const std::uint32_t index : found->second) {
        for (const Tenure& tenure : actors[index].tenures) {
            if (tenure.code != code || tenure.office != office || !tenure.when.holds(day)) {
                continue;
            }
            if (holder != UINT32_MAX && holder != index) {
                return UINT32_MAX;
            }
            holder = index;
        }
    }
    return holder;
}

void KnowledgeBase::check_code(const resources::Table& table, const resources::Row& row, const std::string& code) const {
    if (!code.empty() && state_by_code_.count(code) == 0 && organisation_codes().count(code) == 0) {
        table.refuse(row, "unknown code `" + code + "`; use a code of states.tsv or IGO UNO EUR NGO ISM IMG MNC");
    }
}

void KnowledgeBase::check_sector(const resources::Table& table, const resources::Row& row, const std::string& sector) {
    if (!sector.empty() && sectors().count(sector) == 0) {
        table.refuse(row, "unknown sector `" + sector + "`; see section 3 of the codebook");
    }
}

void KnowledgeBase::add_name(const resources::Table& table, const resources::Row& row, std::string_view text, Term term) {
    if (text.ends_with('?')) {
        text.remove_suffix(1);
        term.yields_to_person = true;
    }
    // Articles stay outside the trie, save where the rest is a common word: "The Australian" is a paper, an Australian is not.
    const bool is_titled = text.starts_with("The ") && text.find(' ', 4) == std::string_view::npos;
    if (!is_titled && (text.starts_with("the ") || text.starts_with("The "))) {
        text.remove_prefix(4);
    }
    term.case_rule = case_rule_of(text);
    for (const std::uint32_t other_index : names.find(text)) {
        const Term& other = terms[other_index];
        if (other.use == term.use && other.index == term.index) {
            if (term.case_rule == CaseRule::capital && other.case_rule == CaseRule::acronym) {
                terms[other_index].case_rule = CaseRule::capital; // "TASS" and "Tass"
            }
            if (term.case_rule == CaseRule::any) {
                terms[other_index].case_rule = CaseRule::any; // "Al-Qaeda in Iraq" and "al-Qaeda in Iraq"
            }
            return;
        }
        const bool both_sure = !other.yields_to_person && !term.yields_to_person;
        const bool same_kind = (other.use == TermUse::actor && term.use == TermUse::actor) ||
                               (other.use == TermUse::state && term.use == TermUse::state) ||
                               (other.use == TermUse::adjective && term.use == TermUse::adjective) ||
                               (other.use == TermUse::region && term.use == TermUse::region) ||
                               (other.use == TermUse::capital && term.use == TermUse::capital);
        const bool same_place = term.use == TermUse::region && other.use == TermUse::region && regions[term.index].code == regions[other.index].code;
        if (same_place) {
            return; // "Medellin" and "Medellín"
        }
        if (both_sure && same_kind) {
            table.refuse(row, "`" + std::string(text) + "` already names another actor; end it with '?' in both rows if both are right");
        }
    }
    terms.push_back(std::move(term));
    names.add(text, static_cast<std::uint32_t>(terms.size() - 1));
}

void KnowledgeBase::load_wording(const std::string& path) {
    const resources::Table table = resources::Table::load(path);
    const std::size_t name = table.column("class");
    const std::size_t words = table.column("words");
    for (const resources::Row& row : table.rows()) {
        for (const std::string& word : resources::list_cell(row.cells[words])) {
            wording_[row.cells[name]].insert(word);
        }
    }
}

void KnowledgeBase::load_states(const std::string& path) {
    const resources::Table table = resources::Table::load(path);
    const std::size_t code = table.column("code");
    const std::size_t names_column = table.column("names");
    const std::size_t adjectives = table.column("adjectives");
    const std::size_t demonyms = table.column("demonyms");
    const std::size_t capitals = table.column("capitals");
    const std::size_t seats = table.column("seats");
    const std::size_t from = table.column("from");
    const std::size_t to = table.column("to");
    for (const resources::Row& row : table.rows()) {
        const std::vector<std::string> name_list = resources::list_cell(row.cells[names_column]);
        if (row.cells[code].size() != 3 || name_list.empty()) {
            table.refuse(row, "a state needs an alpha-3 code and a name");
        }
        const auto index = static_cast<std::uint32_t>(actors.size());
        if (!state_by_code_.try_emplace(row.cells[code], index).second) {
            table.refuse(row, "code `" + row.cells[code] + "` is already taken");
        }
        std::string printed = name_list.front();
        if (printed.ends_with('?')) {
            printed.pop_back();
        }
        actors.push_back({row.cells[code], printed, EntityKind::state,
                          {{row.cells[code], "GOV", "", read_validity(table, row, row.cells[from], row.cells[to])}}, {}, false});
        const auto add = [&](std::string_view text, TermUse use, bool plural, std::string sector) {
            Term term;
            term.use = use;
            term.index = index;
            term.is_plural = plural;
            term.sector = std::move(sector);
            add_name(table, row, text, std::move(term));
        };
        for (const std::string& text : name_list) {
            add(text, TermUse::state, false, "");
        }
        for (const std::string& text : resources::list_cell(row.cells[adjectives])) {
            add(text, TermUse::adjective, false, "");
            if (makes_plural(text)) {
                add(text + "s", TermUse::demonym, true, "");
            }
            if (is_unchanging(text)) {
                add(text, TermUse::demonym, true, "");
            }
        }
        for (const std::string& pair : resources::list_cell(row.cells[demonyms])) {
            const std::vector<std::string> forms = resources::list_cell(pair, '/');
            for (std::size_t form = 0; form < forms.size(); ++form) {
                add(forms[form], TermUse::demonym, form == 1, "");
            }
        }
        for (const std::string& text : resources::list_cell(row.cells[capitals])) {
            add(text, TermUse::capital, false, "");
        }
        for (const std::string& seat : resources::list_cell(row.cells[seats])) {
            const std::size_t colon = seat.rfind(':');
            if (colon == std::string::npos) {
                table.refuse(row, "a seat is NAME:SECTOR, not `" + seat + "`");
            }
            check_sector(table, row, seat.substr(colon + 1));
            add(seat.substr(0, colon), TermUse::seat, false, seat.substr(colon + 1));
        }
    }
}

void KnowledgeBase::load_regions(const std::string& path) {
    const resources::Table table = resources::Table::load(path);
    const std::size_t names_column = table.column("names");
    const std::size_t adjectives = table.column("adjectives");
    const std::size_t people = table.column("people");
    const std::size_t code = table.column("code");
    const std::size_t sector = table.column("sector");
    const std::size_t from = table.column("from");
    const std::size_t to = table.column("to");
    for (const resources::Row& row : table.rows()) {
        check_code(table, row, row.cells[code]);
        check_sector(table, row, row.cells[sector]);
        const Validity when = read_validity(table, row, row.cells[from], row.cells[to]);
        const std::vector<std::string> name_list = resources::list_cell(row.cells[names_column]);
        const auto add = [&](const std::string& text, TermUse use, bool plural) {
            Term term;
            term.use = use;
            term.index = static_cast<std::uint32_t>(regions.size() - 1);
            term.is_plural = plural;
            add_name(table, row, text, std::move(term));
        };
        for (const std::string& text : name_list) {
            // Cities share a row for brevity; each is a region of its own. Aliases of a breakaway region are one.
            if (regions.empty() || row.cells[sector].empty() || text == name_list.front()) {
                regions.push_back({text, row.cells[code], row.cells[sector], when});
            }
            add(text, TermUse::region, false);
        }
        for (const std::string& text : resources::list_cell(row.cells[adjectives])) {
            add(text, TermUse::region_adjective, false);
        }
        for (const std::string& pair : resources::list_cell(row.cells[people])) {
            const std::vector<std::string> forms = resources::list_cell(pair, '/');
            for (std::size_t form = 0; form < forms.size(); ++form) {
                add(forms[form], TermUse::region_people, form == 1);
            }
        }
    }
}

void KnowledgeBase::load_peoples(const std::string& path) {
    const resources::Table table = resources::Table::load(path);
    const std::size_t adjective = table.column("adjective");
    const std::size_t singular = table.column("singular");
    const std::size_t plural = table.column("plural");
    const std::size_t code = table.column("code");
    for (const resources::Row& row : table.rows()) {
        check_code(table, row, row.cells[code]);
        peoples.push_back({row.cells[plural], row.cells[code]});
        const auto add = [&](const std::string& text, TermUse use, bool is_plural) {
            if (text.empty()) {
                return;
            }
            Term term;
            term.use = use;
            term.index = static_cast<std::uint32_t>(peoples.size() - 1);
            term.is_plural = is_plural;
            add_name(table, row, text, std::move(term));
        };
        add(row.cells[adjective], TermUse::people_adjective, false);
        add(row.cells[singular], TermUse::people, false);
        add(row.cells[plural], TermUse::people, true);
    }
}

} // namespace vedette::entities
