#include "importers/code_book.hpp"

#include "base/utf8.hpp"
#include "importers/dictionary_text.hpp"
#include "records/events.hpp"
#include "resources/table.hpp"

namespace vedette::importers {

namespace {

using resources::list_cell;
using resources::Row;
using resources::Table;

constexpr std::size_t kGroup = 3; // letters

std::string upper(std::string_view words) {
    std::string out(words);
    for (char& letter : out) {
        letter = letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    }
    return out;
}

} // namespace

CodeBook CodeBook::load(const std::string& folder) {
    CodeBook book;
    book.load_states(folder);
    book.load_actor_codes(folder + "/import/actor_codes.tsv");
    const Table states = Table::load(folder + "/import/cow_states.tsv");
    for (const Row& row : states.rows()) {
        const std::string& code = row.cells[states.column("code")];
        if (!book.alpha3_.contains(code)) {
            states.refuse(row, "unknown code `" + code + "`; use one of entities/states.tsv");
        }
        if (!book.correlates_of_war_.emplace(row.cells[states.column("abbreviation")], code).second) {
            states.refuse(row, "lists an abbreviation a second time");
        }
    }
    const Table events = Table::load(folder + "/import/cameo_plover.tsv");
    for (const Row& row : events.rows()) {
        const std::string& type = row.cells[events.column("type")];
        EventType parsed{};
        if (!type.empty() && !parse_event_type(type, parsed)) {
            events.refuse(row, "unknown event type " + type);
        }
        if (!book.events_
                 .emplace(row.cells[events.column("cameo")],
                          PloverType{type, row.cells[events.column("mode")]})
                 .second) {
            events.refuse(row, "lists a code a second time");
        }
    }
    const Table titles = Table::load(folder + "/import/person_titles.tsv");
    for (const Row& row : titles.rows()) {
        for (const std::string& title : list_cell(row.cells[titles.column("titles")])) {
            book.titles_.insert(title);
        }
    }
    const Table bodies = Table::load(folder + "/import/body_words.tsv");
    for (const Row& row : bodies.rows()) {
        for (const std::string& word : list_cell(row.cells[bodies.column("words")])) {
            book.body_words_.insert(word);
        }
    }
    return book;
}

void CodeBook::load_states(const std::string& folder) {
    const Table table = Table::load(folder + "/entities/states.tsv");
    for (const Row& row : table.rows()) {
        const std::string& code = row.cells[table.column("code")];
        alpha3_.insert(code);
        states_.insert_or_assign(code, code);
        for (const char* const column : {"names", "adjectives"}) {
            for (std::string name : list_cell(row.cells[table.column(column)])) {
                if (name.ends_with('?')) {
                    name.pop_back();
                }
                states_.emplace(folded(name), code);
            }
        }
    }
    const Table countries = Table::load(folder + "/places/countries.tsv");
    for (const Row& row : countries.rows()) {
        const std::string& code = row.cells[countries.column("code")];
        if (!alpha3_.contains(code)) {
            continue;
        }
        if (!row.cells[countries.column("alpha2")].empty()) {
            states_.emplace(row.cells[countries.column("alpha2")], code);
        }
        states_.emplace(folded(row.cells[countries.column("name")]), code);
        for (const std::string& alias : list_cell(row.cells[countries.column("aliases")])) {
            states_.emplace(folded(alias), code);
        }
    }
}

void CodeBook::load_actor_codes(const std::string& path) {
    const Table table = Table::load(path);
    for (const Row& row : table.rows()) {
        const std::string& code = row.cells[table.column("code")];
        const std::string& kind = row.cells[table.column("kind")];
        const std::string& ours = row.cells[table.column("ours")];
        if (kind != "country" && kind != "generic" && kind != "sector" && kind != "detail") {
            table.refuse(row, "kind is country, generic, sector or detail, not `" + kind + "`");
        }
        if (code.size() != kGroup || (kind == "country" && !alpha3_.contains(ours)) ||
            (kind != "detail" && ours.empty())) {
            table.refuse(row, "a code has three letters, and one of ours beside it");
        }
        if (!groups_.emplace(code, Group{kind, ours}).second) {
            table.refuse(row, "lists `" + code + "` a second time");
        }
    }
}

std::optional<ActorCode> CodeBook::actor(std::string_view cameo) const {
    const std::string letters = upper(cameo);
    if (letters.empty() || letters.size() % kGroup != 0) {
        return std::nullopt;
    }
    ActorCode actor;
    for (std::size_t at = 0; at < letters.size(); at += kGroup) {
        const std::string group = letters.substr(at, kGroup);
        if (group == "---") {
            continue; // "no country"
        }
        const auto found = groups_.find(group);
        const bool is_first = at == 0;
        if (is_first && alpha3_.contains(group)) {
            actor.code = group;
        } else if (found == groups_.end()) {
            const std::string_view written = cameo.substr(at, kGroup);
            const bool is_ethnic =
                !is_first && written == to_lower(written); // the ethnic scheme, in lower case, has hundreds
            if (!alpha3_.contains(group) && !is_ethnic) {
                return std::nullopt;
            }
            actor.left_off += (actor.left_off.empty() ? "" : " ") + std::string(written); // or a second state
        } else if ((found->second.kind == "country" || found->second.kind == "generic") &&
                   (is_first || actor.code == "IGO")) {
            actor.code = found->second.ours; // "IGOUNO": the second one says which
        } else if (found->second.kind == "sector" && actor.sector.empty()) {
            actor.sector = found->second.ours;
        } else {
            actor.left_off += (actor.left_off.empty() ? "" : " ") + group;
        }
    }
    return actor;
}

const PloverType* CodeBook::event(std::string_view cameo) const {
    for (std::string_view prefix = cameo; prefix.size() >= 2; prefix.remove_suffix(1)) {
        if (const auto found = events_.find(prefix); found != events_.end()) {
            return &found->second;
        }
    }
    return nullptr;
}

std::string CodeBook::state(std::string_view words, StateNames names) const {
    const std::string code = upper(words);
    if (names == StateNames::correlates_of_war) {
        if (const auto found = correlates_of_war_.find(code); found != correlates_of_war_.end()) {
            return found->second;
        }
    }
    for (const std::string& key : {code, folded(words)}) {
        if (const auto found = states_.find(key); found != states_.end()) {
            return found->second;
        }
    }
    return "";
}

} // namespace vedette::importers
