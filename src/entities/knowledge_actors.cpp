// The tables of persons, organisations, outlets and roles: second half of KnowledgeBase.
#include "entities/knowledge_base.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace vedette::entities {

namespace {

// The plural of an English noun phrase: its last word, or the one before "of", "in", "for".
std::string plural_of(const std::string& term) {
    std::size_t end = term.size();
    for (const char* const link : {" of ", " in ", " for ", " without ", " to ", " general of "}) {
        end = std::min(end, term.find(link));
    }
    std::string head = term.substr(0, end);
    const std::string tail = term.substr(end);
    const char last = head.back();
    const auto ends_in = [&head](std::string_view ending) { return head.ends_with(ending); };
    if (ends_in("man")) {
        head.replace(head.size() - 2, 1, "e");
    } else if (last == 'y' && head.size() > 1 && std::string_view("aeiou").find(head[head.size() - 2]) == std::string_view::npos) {
        head.replace(head.size() - 1, 1, "ies");
    } else if (last == 's' || last == 'x' || ends_in("ch") || ends_in("sh")) {
        head += ends_in("monarch") || ends_in("patriarch") ? "s" : "es";
    } else {
        head += 's';
    }
    return head + tail;
}

RoleKind parse_role_kind(const resources::Table& table, const resources::Row& row, const std::string& text) {
    if (text == "person") {
        return RoleKind::person;
    }
    if (text == "force") {
        return RoleKind::force;
    }
    if (text == "population") {
        return RoleKind::population;
    }
    if (text == "body") {
        return RoleKind::body;
    }
    if (text == "thing") {
        return RoleKind::thing;
    }
    table.refuse(row, "`" + text + "` is no kind of role; write person, force, population, body or thing");
}

RoleOwner parse_role_owner(const resources::Table& table, const resources::Row& row, const std::string& text) {
    if (text == "inherit") {
        return RoleOwner::inherit;
    }
    if (text == "nation") {
        return RoleOwner::nation;
    }
    if (text == "none") {
        return RoleOwner::none;
    }
    table.refuse(row, "`" + text + "` is no way to own a role; write inherit, nation or none");
}

bool is_single_office(const std::string& office) {
    static const std::set<std::string> offices = {"president", "prime minister", "chancellor", "king", "queen", "emir", "sultan",
                                                  "foreign minister", "defence minister", "secretary general", "supreme leader"};
    return offices.count(office) > 0;
}

std::string last_word(const std::string& name) {
    std::string trimmed = name;
    for (const char* const ending : {" Jr.", " Jr", " Sr.", " II", " III", " IV"}) {
        if (trimmed.ends_with(ending)) {
            trimmed.resize(trimmed.size() - std::string_view(ending).size());
        }
    }
    const std::size_t space = trimmed.rfind(' ');
    return space == std::string::npos ? trimmed : trimmed.substr(space + 1);
}

} // namespace

void KnowledgeBase::load_roles(const std::string& path) {
    const resources::Table table = resources::Table::load(path);
    const std::size_t term_column = table.column("term");
    const std::size_t sector = table.column("sector");
    const std::size_t what = table.column("what");
    const std::size_t owner = table.column("owner");
    const auto add = [&](const resources::Row& row, const std::string& text, std::uint32_t role, bool plural) {
        const CaseRule rule = text == "mp" || text == "m.p." || text == "mep" ? CaseRule::acronym : CaseRule::any;
        for (const std::uint32_t other : roles.find(text)) {
            const Role& known = role_list[role_terms[other].role];
            const Role& added = role_list[role];
            if (known.sector != added.sector || known.owner != added.owner) {
                table.refuse(row, "`" + text + "` is already a role with another sector");
            }
            return;
        }
        role_terms.push_back({role, plural, rule});
        roles.add(text, static_cast<std::uint32_t>(role_terms.size() - 1));
    };
    std::unordered_set<std::string> person_nouns;
    for (const resources::Row& row : table.rows()) {
        if (row.cells[what] == "person") {
            for (const std::string& item : resources::list_cell(row.cells[term_column])) {
                person_nouns.insert(item.substr(0, item.find('/')));
            }
        }
    }
    for (const resources::Row& row : table.rows()) {
        check_sector(table, row, row.cells[sector]);
        const RoleKind kind = parse_role_kind(table, row, row.cells[what]);
        const RoleOwner owned = parse_role_owner(table, row, row.cells[owner]);
        for (const std::string& item : resources::list_cell(row.cells[term_column])) {
            const std::vector<std::string> forms = resources::list_cell(item, '/');
            // Rows of a force or body also list who leads it ("rebel leader"): the last word tells a person.
            const bool is_person = kind == RoleKind::person || person_nouns.count(last_word(forms[0])) > 0;
            role_list.push_back({forms[0], row.cells[sector], is_person ? RoleKind::person : kind, owned});
            const auto role = static_cast<std::uint32_t>(role_list.size() - 1);
            const std::string plural = forms.size() > 1 ? forms[1] : plural_of(forms[0]);
            if (plural == forms[0]) {
                add(row, forms[0], role, true);
                continue;
            }
            add(row, forms[0], role, false);
            add(row, plural, role, true);
        }
    }
}

void KnowledgeBase::load_organisations(const std::string& path, EntityKind kind) {
    const resources::Table table = resources::Table::load(path);
    const bool is_outlet = kind == EntityKind::outlet;
    const std::size_t name = table.column("name");
    const std::size_t aliases = table.column("aliases");
    const std::size_t code = table.column("code");
    const std::size_t classes = table.column(is_outlet ? "kind" : "classes");
    for (const resources::Row& row : table.rows()) {
        check_code(table, row, row.cells[code]);
        const std::string sector = is_outlet ? "JRN" : row.cells[table.column("sector")];
        check_sector(table, row, sector);
        Validity when;
        if (!is_outlet) {
            when = read_validity(table, row, row.cells[table.column("from")], row.cells[table.column("to")]);
        } else if (const std::string& control = row.cells[table.column("control")];
                   control != "state" && control != "public" && control != "private" && control != "party") {
            table.refuse(row, "control is `state`, `public`, `party` or `private`, not `" + control + "`");
        }
        std::string printed = row.cells[name];
        if (printed.ends_with('?')) {
            printed.pop_back();
        }
        if (printed.empty()) {
            table.refuse(row, "has no name");
        }
        const std::string key = (is_outlet ? "outlet:" : "org:") + folded_text(printed);
        const auto [at, is_new] = actor_by_key_.try_emplace(key, static_cast<std::uint32_t>(actors.size()));
        if (is_new) {
            actors.push_back({key, printed, kind, {}, resources::list_cell(row.cells[classes]), false});
        } else if (is_outlet) {
            table.refuse(row, "`" + printed + "` is listed twice");
        }
        actors[at->second].tenures.push_back({row.cells[code], sector, "", when});
        Term term;
        term.index = at->second;
        add_name(table, row, row.cells[name], term);
        for (const std::string& alias : resources::list_cell(row.cells[aliases])) {
            add_name(table, row, alias, term);
        }
        if (!is_outlet) {
            term.use = TermUse::metonym;
            for (const std::string& city : resources::list_cell(row.cells[table.column("metonyms")])) {
                add_name(table, row, city, term);
            }
        }
    }
}

void KnowledgeBase::load_memberships(const std::string& path) {
    const resources::Table table = resources::Table::load(path);
    const std::size_t organisation = table.column("organisation");
    const std::size_t members = table.column("members");
    const std::size_t from = table.column("from");
    const std::size_t to = table.column("to");
    for (const resources::Row& row : table.rows()) {
        const std::string key = "org:" + folded_text(row.cells[organisation]);
        if (actor_by_key_.count(key) == 0) {
            table.refuse(row, "`" + row.cells[organisation] + "` is not in organisations.tsv");
        }
        const Validity when = read_validity(table, row, row.cells[from], row.cells[to]);
        for (const std::string& code : resources::list_cell(row.cells[members])) {
            if (state_by_code_.count(code) == 0) {
                table.refuse(row, "unknown state `" + code + "`");
            }
            memberships_[key + ' ' + code].push_back(when);
        }
    }
}

bool KnowledgeBase::is_member(const std::string& organisation_key, const std::string& code, Day day) const {
    const auto found = memberships_.find(organisation_key + ' ' + code);
    return found != memberships_.end() &&
           std::any_of(found->second.begin(), found->second.end(), [&](const Validity& when) { return when.holds(day); });
}

void KnowledgeBase::add_person(const resources::Table& table, const resources::Row& row, KnownActor actor) {
    const std::string key = actor.key;
    const auto [at, is_new] = actor_by_key_.try_emplace(key, static_cast<std::uint32_t>(actors.size()));
    if (!is_new) {
        actors[at->second].tenures.push_back(std::move(actor.tenures.front()));
    } else {
        actors.push_back(std::move(actor));
    }
    const std::uint32_t index = at->second;
    const Tenure& tenure = actors[index].tenures.back();
    if (!tenure.office.empty()) {
        std::vector<std::uint32_t>& holders = offices_[tenure.code + ' ' + tenure.office];
        if (std::find(holders.begin(), holders.end(), index) == holders.end()) {
            holders.push_back(index);
        }
    }
    std::vector<std::string> spellings = resources::list_cell(row.cells[table.column("aliases")]);
    spellings.insert(spellings.begin(), row.cells[table.column("name")]);
    std::vector<std::string> surnames = resources::list_cell(row.cells[table.column("surname")]);
    Term term;
    term.index = index;
    bool stands_alone = false;
    bool has_surname = false;
    for (std::string surname : surnames) {
        if (surname.front() == '!') {
            stands_alone = true;
            surname.erase(0, 1);
        }
        if (!surname.empty()) {
            term.use = stands_alone ? TermUse::known_surname : TermUse::surname;
            add_name(table, row, surname, term);
            has_surname = true;
        }
    }
    for (const std::string& spelling : spellings) {
        term.use = TermUse::actor;
        add_name(table, row, spelling, term);
        if (!has_surname && spelling.find(' ') != std::string::npos) {
            term.use = stands_alone ? TermUse::known_surname : TermUse::surname;
            add_name(table, row, last_word(spelling), term);
        }
        const std::vector<Word> words = words_of(spelling);
        if (words.size() >= 2) {
            std::vector<std::uint32_t>& alike = persons_by_sound_[sound_of(words.front().folded) + ' ' + sound_of(words.back().folded)];
            if (std::find(alike.begin(), alike.end(), index) == alike.end()) {
                alike.push_back(index);
            }
        }
    }
}

void KnowledgeBase::load_leaders(const std::string& path) {
    const resources::Table table = resources::Table::load(path);
    const std::size_t name = table.column("name");
    const std::size_t code = table.column("code");
    const std::size_t sector = table.column("sector");
    const std::size_t office = table.column("office");
    const std::size_t from = table.column("from");
    const std::size_t to = table.column("to");
    std::unordered_map<std::string, std::vector<std::pair<std::size_t, Validity>>> held;
    std::unordered_map<std::string, std::string> last_names;
    for (std::size_t index = 0; index < table.rows().size(); ++index) {
        const resources::Row& row = table.rows()[index];
        check_code(table, row, row.cells[code]);
        check_sector(table, row, row.cells[sector]);
        if (row.cells[name].empty()) {
            table.refuse(row, "has no name");
        }
        const Validity when = read_validity(table, row, row.cells[from], row.cells[to]);
        const std::string key = "person:" + folded_text(row.cells[name]);
        if (is_single_office(row.cells[office])) {
            // Coarse dates may touch; only what is certain counts as two holders at one time.
            for (const auto& [other_index, other] : held[row.cells[code] + ' ' + row.cells[office]]) {
                const resources::Row& other_row = table.rows()[other_index];
                if (other_row.cells[name] != row.cells[name] && when.sure_from < other.sure_to && other.sure_from < when.sure_to) {
                    table.refuse(row, row.cells[name] + " and " + other_row.cells[name] + " (line " + std::to_string(other_row.line) +
                                          ") are both " + row.cells[office] + " of " + row.cells[code] + " at one time");
                }
            }
            held[row.cells[code] + ' ' + row.cells[office]].emplace_back(index, when);
        }
        add_person(table, row, {key, row.cells[name], EntityKind::person, {{row.cells[code], row.cells[sector], row.cells[office], when}}, {}, false});
    }
}

} // namespace vedette::entities
