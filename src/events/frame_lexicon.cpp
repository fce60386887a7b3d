#include "events/frame_lexicon.hpp"

#include "base/utf8.hpp"
#include "resources/table.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>

namespace vedette::events {

namespace {

using resources::list_cell;
using resources::Row;
using resources::Table;

std::string key_of(std::string_view lemma, PredicatePos pos) {
    constexpr std::string_view kLetters = "vna";
    std::string key(lemma);
    key += '/';
    key += kLetters[static_cast<std::size_t>(pos)];
    return key;
}

PredicatePos parse_pos(const Table& table, const Row& row, std::string_view cell) {
    if (cell == "v") {
        return PredicatePos::verb;
    }
    if (cell == "n") {
        return PredicatePos::noun;
    }
    if (cell == "a") {
        return PredicatePos::adjective;
    }
    table.refuse(row, "pos must be v, n or a, not \"" + std::string(cell) + "\"");
}

// The path inside the lexicon folder; of a table elsewhere the whole path.
std::string file_and_line(const Table& table, const Row& row, const std::string& folder) {
    const std::string& path = table.path();
    return (path.starts_with(folder + "/") ? path.substr(folder.size() + 1) : path) + ":" + std::to_string(row.line);
}

// One word of the args cell.
void parse_argument(const Table& table, const Row& row, std::string_view word, const Lexicon& lexicon, Frame& frame) {
    if (word == "mutual") {
        frame.is_mutual = true;
    } else if (word == "free") {
        frame.is_free = true;
    } else if (word == "both") {
        frame.needs_both = true;
    } else if (word == "plural") {
        frame.needs_plural = true;
    } else if (word == "light") {
        frame.is_light = true;
    } else if (word == "needsA") {
        frame.needs_actor = true;
    } else if (word == "A=" || word == "R=") {
        table.refuse(row, "has \"" + std::string(word) + "\" without slots in args; write " + std::string(word) + "none where nobody has the role");
    } else if (word.starts_with("A=")) {
        frame.actor_slots = list_cell(word.substr(2), ',');
    } else if (word.starts_with("R=")) {
        frame.recipient_slots = list_cell(word.substr(2), ',');
    } else {
        SlotCondition condition;
        if (word.front() == '-') {
            condition.must_be_empty = true;
            word.remove_prefix(1);
        }
        const std::size_t equals = word.find('=');
        condition.slot = std::string(word.substr(0, equals));
        if (condition.slot.empty()) {
            table.refuse(row, "has a condition without a slot in args");
        }
        if (equals != std::string_view::npos) {
            condition.allowed = list_cell(word.substr(equals + 1));
            for (const std::string& allowed : condition.allowed) {
                // Classes that come from resolved entities and details are built in; the rest must be listed.
                const bool built_in = allowed == "@polity" || allowed == "@place" || allowed == "@person" || allowed == "@population";
                if (allowed.front() == '@' && !built_in && !lexicon.classes.has_class(allowed)) {
                    table.refuse(row, "uses the class " + allowed + ", which classes.tsv does not list");
                }
            }
        }
        frame.conditions.push_back(std::move(condition));
    }
}

Effect parse_effect(const Table& table, const Row& row, std::string_view cell) {
    constexpr std::string_view kNames[] = {"none", "support", "future", "hypothetical", "negated", "actual", "able", "presupposed"};
    if (cell.empty()) {
        return Effect::none;
    }
    for (std::size_t index = 0; index < std::size(kNames); ++index) {
        if (cell == kNames[index]) {
            return static_cast<Effect>(index);
        }
    }
    table.refuse(row, "unknown effect \"" + std::string(cell) + "\"; use none, support, future, hypothetical, negated, actual, able or presupposed");
}

void load_status(const std::string& folder, Lexicon& lexicon) {
    const Table table = Table::load(folder + "/status.tsv");
    const std::size_t lemma = table.column("lemma");
    const std::size_t pos = table.column("pos");
    const std::size_t complement = table.column("complement");
    const std::size_t object = table.column("object");
    for (const Row& row : table.rows()) {
        const StatusPredicate predicate{parse_effect(table, row, row.cells[complement]), parse_effect(table, row, row.cells[object])};
        for (const std::string& one : list_cell(row.cells[lemma])) {
            const std::string key = key_of(one, parse_pos(table, row, row.cells[pos]));
            if (!lexicon.status.emplace(key, predicate).second) {
                table.refuse(row, "lists \"" + key + "\" a second time");
            }
        }
    }
}

void load_modifiers(const std::string& folder, Lexicon& lexicon) {
    const Table table = Table::load(folder + "/status_modifiers.tsv");
    const std::size_t words = table.column("words");
    const std::size_t status = table.column("status");
    for (const Row& row : table.rows()) {
        Status parsed{};
        if (!parse_status(row.cells[status], parsed)) {
            table.refuse(row, "unknown status " + row.cells[status]);
        }
        for (const std::string& word : list_cell(row.cells[words])) {
            if (!lexicon.modifiers.emplace(word, parsed).second) {
                table.refuse(row, "lists \"" + word + "\" a second time");
            }
        }
    }
}

void load_scales(const std::string& folder, Lexicon& lexicon) {
    const Table table = Table::load(folder + "/ontology.tsv");
    const std::size_t type = table.column("type");
    const std::size_t mode = table.column("mode");
    const std::size_t scale = table.column("scale");
    for (const Row& row : table.rows()) {
        EventType parsed{};
        if (!parse_event_type(row.cells[type], parsed)) {
            table.refuse(row, "unknown event type " + row.cells[type]);
        }
        double value = 0;
        const std::string& cell = row.cells[scale];
        if (std::from_chars(cell.data(), cell.data() + cell.size(), value).ec != std::errc{}) {
            table.refuse(row, "scale is not a number");
        }
        lexicon.scales[row.cells[mode].empty() ? row.cells[type] : row.cells[type] + "/" + row.cells[mode]] = value;
    }
}

void load_frames(const Table& table, const std::string& folder, Lexicon& lexicon) {
    const std::size_t lemma = table.column("lemma");
    const std::size_t pos = table.column("pos");
    const std::size_t type = table.column("type");
    const std::size_t mode = table.column("mode");
    const std::size_t cameo = table.column("cameo");
    const std::size_t context = table.column("context");
    const std::size_t args = table.column("args");
    for (const Row& row : table.rows()) {
        Frame frame;
        frame.pos = parse_pos(table, row, row.cells[pos]);
        if (!parse_event_type(row.cells[type], frame.type)) {
            table.refuse(row, "unknown event type \"" + row.cells[type] + "\"");
        }
        frame.modes = list_cell(row.cells[mode]);
        for (const std::string& one : frame.modes) {
            if (!lexicon.scales.contains(row.cells[type] + "/" + one)) {
                table.refuse(row, "mode \"" + one + "\" does not belong to " + row.cells[type] + " (ontology.tsv)");
            }
        }
        frame.cameo = row.cells[cameo];
        if (frame.cameo.size() < 2 || frame.cameo.size() > 4 || frame.cameo.find_first_not_of("0123456789") != std::string::npos) {
            table.refuse(row, "cameo must be 2 to 4 digits, not \"" + frame.cameo + "\"");
        }
        frame.contexts = list_cell(row.cells[context]);
        frame.where = file_and_line(table, row, folder);
        for (const std::string& word : list_cell(row.cells[args], ' ')) {
            parse_argument(table, row, word, lexicon, frame);
        }
        const std::vector<std::string> lemmas = list_cell(row.cells[lemma]);
        if (lemmas.empty()) {
            table.refuse(row, "has no lemma");
        }
        for (const std::string& one : lemmas) {
            Frame copy = frame;
            const std::size_t plus = one.find(" +");
            copy.lemma = one.substr(0, plus);
            copy.particle = plus == std::string::npos ? std::string{} : one.substr(plus + 2);
            lexicon.frames.push_back(std::move(copy));
        }
    }
}

// Conditions beside the particle: a frame that asks for more is tried first; equal ones in file order.
std::size_t weight_of(const Frame& frame) {
    std::size_t weight = frame.particle.empty() ? 0 : 4;
    for (const SlotCondition& condition : frame.conditions) {
        weight += condition.allowed.empty() ? 1 : 2;
    }
    return weight;
}

// Can one filler of every slot satisfy both? Classes are compared by name: what two classes share is not looked into.
bool asks_for_the_same(const Frame& left, const Frame& right) {
    if (left.particle != right.particle || left.needs_plural != right.needs_plural || left.conditions.size() != right.conditions.size()) {
        return false;
    }
    return std::all_of(left.conditions.begin(), left.conditions.end(), [&](const SlotCondition& one) {
        return std::any_of(right.conditions.begin(), right.conditions.end(), [&](const SlotCondition& other) {
            const bool same_slot = one.slot == other.slot && one.must_be_empty == other.must_be_empty;
            const bool both_open = one.allowed.empty() && other.allowed.empty();
            const bool share = std::any_of(one.allowed.begin(), one.allowed.end(), [&](const std::string& allowed) {
                return std::find(other.allowed.begin(), other.allowed.end(), allowed) != other.allowed.end();
            });
            return same_slot && (both_open || share);
        });
    });
}

} // namespace

Lexicon Lexicon::load(const std::string& folder, const std::vector<std::string>& extra_folders) {
    Lexicon lexicon;
    lexicon.classes = resources::WordClasses::load(folder);
    load_status(folder, lexicon);
    load_modifiers(folder, lexicon);
    load_scales(folder, lexicon);
    for (const std::string& path : resources::files_under(folder + "/frames", ".tsv")) {
        load_frames(Table::load(path), folder, lexicon);
    }
    for (const std::string& extra : extra_folders) {
        std::error_code problem;
        if (std::filesystem::is_directory(extra + "/frames", problem)) {
            for (const std::string& path : resources::files_under(extra + "/frames", ".tsv")) {
                load_frames(Table::load(path), folder, lexicon);
            }
        }
    }
    for (std::uint32_t index = 0; index < lexicon.frames.size(); ++index) {
        lexicon.index[key_of(lexicon.frames[index].lemma, lexicon.frames[index].pos)].push_back(index);
    }
    for (auto& [key, list] : lexicon.index) {
        std::stable_sort(list.begin(), list.end(), [&](std::uint32_t left, std::uint32_t right) {
            return weight_of(lexicon.frames[left]) > weight_of(lexicon.frames[right]);
        });
    }
    return lexicon;
}

const std::vector<std::uint32_t>* Lexicon::frames_of(std::string_view lemma, PredicatePos pos) const {
    const auto found = index.find(key_of(lemma, pos));
    return found == index.end() ? nullptr : &found->second;
}

const StatusPredicate* Lexicon::status_of(std::string_view lemma, PredicatePos pos) const {
    const auto found = status.find(key_of(lemma, pos));
    return found == status.end() ? nullptr : &found->second;
}

std::vector<Lexicon::Contradiction> Lexicon::contradictions() const {
    std::vector<Contradiction> found;
    for (std::uint32_t first = 0; first < frames.size(); ++first) {
        const Frame& frame = frames[first];
        for (const std::uint32_t second : *frames_of(frame.lemma, frame.pos)) {
            if (second > first && frames[second].type != frame.type && asks_for_the_same(frame, frames[second])) {
                found.push_back({&frame, &frames[second]});
            }
        }
    }
    return found;
}

double Lexicon::scale_of(EventType type, const std::vector<std::string>& modes) const {
    const std::string name(to_string(type));
    for (const std::string& mode : modes) {
        if (const auto found = scales.find(name + "/" + mode); found != scales.end()) {
            return found->second;
        }
    }
    const auto found = scales.find(name);
    return found == scales.end() ? 0 : found->second;
}

} // namespace vedette::events
