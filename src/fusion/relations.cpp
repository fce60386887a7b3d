#include "fusion/relations.hpp"

#include "base/json_writer.hpp"
#include "base/utf8.hpp"
#include "fusion/build_development.hpp"
#include "resources/table.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

namespace vedette::fusion {

namespace {

constexpr std::size_t kBeforeBytes = 40; // of the trigger: "the treaty was signed"
constexpr std::size_t kAfterBytes = 90;  // "signed a treaty on ..."

bool is_word_at(std::string_view text, std::size_t at, std::size_t size) {
    const auto is_letter_byte = [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; };
    return (at == 0 || !is_letter_byte(text[at - 1])) && (at + size >= text.size() || !is_letter_byte(text[at + size]));
}

bool has_word(std::string_view text, std::string_view word) {
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        if (is_word_at(text, at, word.size())) {
            return true;
        }
    }
    return false;
}

// The words around the trigger, cut at characters, not inside them.
std::string words_around(const EventRecord& event) {
    if (event.sentence.empty() || !event.sentence_span.contains(event.trigger_span)) {
        return event.trigger;
    }
    std::size_t begin = event.trigger_span.begin - event.sentence_span.begin;
    std::size_t end = std::min(event.sentence.size(), event.trigger_span.end - event.sentence_span.begin + kAfterBytes);
    begin = begin > kBeforeBytes ? begin - kBeforeBytes : 0;
    const auto inside = [&](std::size_t at) { return at < event.sentence.size() && is_continuation(event.sentence[at]); };
    while (begin > 0 && (inside(begin) || event.sentence[begin - 1] != ' ')) {
        --begin;
    }
    while (end < event.sentence.size() && (inside(end) || event.sentence[end] != ' ')) {
        ++end;
    }
    return event.sentence.substr(begin, end - begin);
}

bool makes_relations(EventType type) { return type == EventType::AGREE || type == EventType::COOPERATE || type == EventType::SUPPORT; }

std::vector<std::string> codes_of(const Development& development) {
    std::set<std::string> codes;
    for (const auto* parties : {&development.actors, &development.recipients}) {
        for (const Party& party : *parties) {
            if (!party.code.empty()) {
                codes.insert(party.code);
            }
        }
    }
    return {codes.begin(), codes.end()};
}

std::optional<CoarseDay> day_in(const resources::Table& table, const resources::Row& row, const std::string& cell) {
    std::optional<CoarseDay> day = cell.empty() ? std::nullopt : parse_coarse_day(cell);
    if (!cell.empty() && !day) {
        table.refuse(row, "`" + cell + "` is no day; write YYYY-MM-DD, YYYY-MM or YYYY");
    }
    return day;
}

// In force from the one to the other, known no better than the coarser of them.
DateInterval in_force(const std::optional<CoarseDay>& from, const std::optional<CoarseDay>& to) {
    DateInterval when;
    std::int32_t width = 0;
    for (const auto& [day, end] : {std::pair{&from, &when.from}, std::pair{&to, &when.to}}) {
        if (*day) {
            *end = (*day)->first;
            width = std::max(width, (*day)->last - (*day)->first);
        }
    }
    when.granularity = width == 0 ? Granularity::day : width < 31 ? Granularity::month : Granularity::year;
    return when;
}

Relation known_row(const resources::Table& table, const resources::Row& row, const std::string& kind, const std::string& name,
                   const std::vector<std::string>& parties, const std::string& from, const std::string& to) {
    Relation relation;
    relation.kind = kind;
    relation.name = name;
    relation.parties = parties;
    relation.source = "lexicon";
    relation.when = in_force(day_in(table, row, from), day_in(table, row, to));
    if (relation.name.empty() || relation.parties.empty()) {
        table.refuse(row, "a relation needs a name and parties");
    }
    for (const std::string& code : relation.parties) {
        if (code.size() != 3 || !std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) {
            table.refuse(row, "`" + code + "` is no code of three capital letters");
        }
    }
    if (relation.when->from && relation.when->to && *relation.when->to < *relation.when->from) {
        table.refuse(row, "ends before it begins");
    }
    std::sort(relation.parties.begin(), relation.parties.end());
    return relation;
}

} // namespace

RelationRegister::RelationRegister(const std::string& folder) {
    const resources::Table kinds = resources::Table::load(folder + "/relations/kinds.tsv");
    const std::size_t kind = kinds.column("kind");
    const std::size_t words = kinds.column("words");
    const std::size_t example = kinds.column("example");
    for (const resources::Row& row : kinds.rows()) {
        Kind made{row.cells[kind], {}};
        for (const std::string& word : resources::list_cell(row.cells[words])) {
            made.words.push_back(to_lower(word));
        }
        if (made.words.empty()) {
            kinds.refuse(row, "a kind needs words");
        }
        kinds_.push_back(std::move(made));
        if (kind_of(row.cells[example]) != row.cells[kind]) {
            kinds.refuse(row, "its own example is of another kind: a row above takes it, or it holds none of the words");
        }
    }
    const resources::Table agreements = resources::Table::load(folder + "/relations/agreements.tsv");
    for (const resources::Row& row : agreements.rows()) {
        const auto cell = [&](const char* name) { return row.cells[agreements.column(name)]; };
        const bool is_kind = std::any_of(kinds_.begin(), kinds_.end(), [&](const Kind& each) { return each.name == cell("kind"); });
        if (!is_kind) {
            agreements.refuse(row, "`" + cell("kind") + "` is no kind of kinds.tsv");
        }
        known_.push_back(known_row(agreements, row, cell("kind"), cell("name"), resources::list_cell(cell("parties")), cell("from"), cell("to")));
    }
    // Waves of accession are one relation a member: each has its own dates.
    const resources::Table members = resources::Table::load(folder + "/entities/memberships.tsv");
    for (const resources::Row& row : members.rows()) {
        const auto cell = [&](const char* name) { return row.cells[members.column(name)]; };
        for (const std::string& code : resources::list_cell(cell("members"))) {
            known_.push_back(known_row(members, row, "membership", cell("organisation"), {code}, cell("from"), cell("to")));
        }
    }
}

std::string RelationRegister::kind_of(const std::string& words) const {
    const std::string lower = to_lower(words);
    for (const Kind& kind : kinds_) {
        if (std::any_of(kind.words.begin(), kind.words.end(), [&](const std::string& word) { return has_word(lower, word); })) {
            return kind.name;
        }
    }
    return {};
}

std::vector<Relation> RelationRegister::relations(const std::vector<Development>& developments, const std::vector<EventRecord>& events,
                                                  const std::string& on) const {
    std::unordered_map<std::string_view, const EventRecord*> by_id; // looked up only
    std::set<std::string> codes;
    for (const EventRecord& event : events) {
        by_id.emplace(event.id, &event);
        for (const auto* parties : {&event.actors, &event.recipients}) {
            for (const Party& party : *parties) {
                codes.insert(party.code);
            }
        }
    }
    codes.erase("");
    std::vector<Relation> list;
    for (const Development& development : developments) {
        if (!makes_relations(development.type)) {
            continue;
        }
        Relation relation;
        for (const std::string& mention : development.mentions) {
            const auto found = by_id.find(mention);
            if (found == by_id.end()) {
                continue;
            }
            relation.name = words_around(*found->second);
            relation.kind = kind_of(relation.name);
            relation.source = source_name(*found->second);
            if (!relation.kind.empty()) {
                break;
            }
        }
        relation.parties = codes_of(development);
        if (relation.kind.empty() || relation.parties.empty()) {
            continue;
        }
        relation.when = development.when;
        relation.status = to_string(development.status);
        relation.development = development.id;
        list.push_back(std::move(relation));
    }
    std::map<std::string, int> members_here; // organisations with members in the case
    for (const Relation& known : known_) {
        if (known.kind == "membership" && codes.contains(known.parties.front())) {
            ++members_here[known.name];
        }
    }
    for (const Relation& known : known_) {
        const bool names_on = on.empty() || std::find(known.parties.begin(), known.parties.end(), on) != known.parties.end();
        const auto here = std::count_if(known.parties.begin(), known.parties.end(), [&](const std::string& code) { return codes.contains(code); });
        const bool ties = known.kind == "membership" ? here > 0 && members_here[known.name] > 1 : here > 1;
        if (names_on && ties) {
            list.push_back(known);
        }
    }
    std::stable_sort(list.begin(), list.end(), [](const Relation& left, const Relation& right) {
        const auto key = [](const Relation& relation) {
            return std::tuple(relation.development.empty(), relation.kind, relation.kind == "membership" ? relation.name : "", relation.parties,
                              relation.when ? relation.when->from : std::nullopt, relation.name);
        };
        return key(left) < key(right);
    });
    return list;
}

std::string print_relation(const Relation& relation) {
    JsonWriter json;
    json.begin_object().field("kind", "relation").field("relation", relation.kind).field("name", relation.name).strings("parties", relation.parties);
    if (relation.when && (relation.when->from || relation.when->to)) {
        json.key("when").begin_object().interval(*relation.when).end_object();
    }
    json.field_if("status", relation.status).field("source", relation.source).field_if("development", relation.development).end_object();
    return json.take();
}

} // namespace vedette::fusion
