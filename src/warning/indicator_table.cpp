#include "warning/indicator_table.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "resources/table.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>

namespace vedette::warning {

namespace {

using resources::Row;
using resources::Table;

constexpr std::array<std::string_view, 24> kSectors = {"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY", "OPP", "REB", "PRM", "UAF", "CVL",
                                                       "REF", "JRN", "BUS", "LAB", "EDU", "REL", "MED", "CRM", "ELI", "SOC", "PRE", "UNK"};
constexpr std::array<std::string_view, 31> kContexts = {
    "military", "intelligence", "executive", "legislative", "election", "political_institutions", "legal", "diplomatic", "territory", "migration", "refugee",
    "displaced", "peacekeeping", "human_rights", "humanitarian", "terrorism", "insurgency", "cyber", "misinformation", "nuclear_wmd", "arms_control",
    "economic", "sanctions", "energy", "resource", "environment", "transport", "media", "crime", "corruption", "repression"};
constexpr std::array<std::string_view, 8> kWhere = {"zone", "frontier", "transfer", "own", "dyad", "either", "home", "any"};
constexpr std::array<std::string_view, 7> kParties = {"any", "inside", "outside", "opponent", "ally", "none", "other"};
constexpr std::array<std::string_view, 4> kLeads = {"", "long", "medium", "short"};
constexpr std::array<std::string_view, kClaimantCount> kClaimants = {"outlet", "own", "ally", "opponent", "third", "unnamed", "media"};
constexpr std::array<std::string_view, 2> kSources = {"own", "third"};
constexpr int kMaxHalfLife = 365;

std::string listed(const std::vector<std::string>& words) { return joined(words, ", "); }

// Cells of one row by column, with the complaints that a row can earn.
class Cells {
public:
    Cells(const Table& table, const Row& row) : table_(table), row_(row) {}

    [[nodiscard]] const std::string& text(std::string_view column) const { return row_.cells[table_.column(column)]; }

    [[nodiscard]] const std::string& needed(std::string_view column) const {
        const std::string& value = text(column);
        if (value.empty()) {
            refuse("needs a " + std::string(column));
        }
        return value;
    }

    [[nodiscard]] std::vector<std::string> list(std::string_view column) const { return resources::list_cell(text(column)); }

    template <std::size_t N>
    [[nodiscard]] std::vector<std::string> list_of(std::string_view column, const std::array<std::string_view, N>& known) const {
        std::vector<std::string> values = list(column);
        for (const std::string& value : values) {
            if (!is_one_of(value, known)) {
                refuse("`" + value + "` is no " + std::string(column) + "; use " + listed({known.begin(), known.end()}));
            }
        }
        return values;
    }

    // The place of the word in `known`; `otherwise` for an empty cell.
    template <std::size_t N>
    [[nodiscard]] std::size_t choice(std::string_view column, const std::array<std::string_view, N>& known, std::size_t otherwise) const {
        const std::string& value = text(column);
        if (value.empty()) {
            return otherwise;
        }
        const auto found = std::find(known.begin(), known.end(), value);
        if (found == known.end()) {
            refuse("`" + value + "` is no " + std::string(column) + "; use " + listed({known.begin(), known.end()}));
        }
        return static_cast<std::size_t>(found - known.begin());
    }

    [[nodiscard]] int number(std::string_view column, int least, int most) const {
        const std::string& words = text(column);
        int value = 0;
        const auto [end, problem] = std::from_chars(words.data(), words.data() + words.size(), value);
        if (problem != std::errc{} || end != words.data() + words.size() || value < least || value > most) {
            refuse("`" + words + "` is no " + std::string(column) + "; write a whole number from " + std::to_string(least) + " to " + std::to_string(most));
        }
        return value;
    }

    [[noreturn]] void refuse(const std::string& words) const { table_.refuse(row_, words); }

private:
    const Table& table_;
    const Row& row_;
};

std::vector<Status> statuses_of(const Cells& cells) {
    std::vector<Status> statuses;
    for (const std::string& word : cells.list("status")) {
        Status status = Status::actual;
        if (!parse_status(word, status)) {
            cells.refuse("`" + word + "` is no status; use actual, future, hypothetical, negated");
        }
        statuses.push_back(status);
    }
    return statuses.empty() ? std::vector<Status>{Status::actual} : statuses;
}

std::vector<EventType> types_of(const Cells& cells) {
    std::vector<EventType> types;
    for (const std::string& word : cells.list("type")) {
        EventType type = EventType::CONSULT;
        if (!parse_event_type(word, type)) {
            cells.refuse("`" + word + "` is no type of event; codebook section 2 lists the 16");
        }
        types.push_back(type);
    }
    if (types.empty()) {
        cells.refuse("needs a type of event");
    }
    return types;
}

// "personnel>=10000"
void read_counted(const Cells& cells, Feed& feed) {
    const std::string& words = cells.text("counted");
    if (words.empty()) {
        return;
    }
    const std::size_t at = words.find(">=");
    const char* begin = words.data() + std::min(words.size(), at == std::string::npos ? words.size() : at + 2);
    const auto [end, problem] = std::from_chars(begin, words.data() + words.size(), feed.at_least);
    if (at == std::string::npos || at == 0 || problem != std::errc{} || end != words.data() + words.size() || feed.at_least <= 0) {
        cells.refuse("`" + words + "` is no count; write what is counted and how many at least, as in personnel>=10000");
    }
    feed.counted = words.substr(0, at);
}

// Modes and classes as the other tables of the lexicon have them.
struct Vocabulary {
    std::set<std::string> modes;
    std::set<std::string> classes;
};

std::set<std::string> column_of(const std::string& path, const char* name) {
    const Table table = Table::load(path);
    std::set<std::string> values;
    for (const Row& row : table.rows()) {
        values.insert(row.cells[table.column(name)]);
    }
    return values;
}

void check_words(const Cells& cells, const std::vector<std::string>& values, const std::set<std::string>& known, const std::string& what) {
    for (const std::string& value : values) {
        if (!known.contains(value)) {
            cells.refuse("`" + value + "` is no " + what);
        }
    }
}

Feed feed_of(const Cells& cells, const Vocabulary& vocabulary) {
    Feed feed;
    feed.types = types_of(cells);
    feed.modes = cells.list("mode");
    check_words(cells, feed.modes, vocabulary.modes, "mode; lexicon/ontology.tsv lists them");
    feed.contexts = cells.list_of("context", kContexts);
    feed.statuses = statuses_of(cells);
    feed.sectors = cells.list_of("sector", kSectors);
    feed.actor = static_cast<PartyRule>(cells.choice("actor", kParties, static_cast<std::size_t>(PartyRule::inside)));
    feed.recipient = static_cast<PartyRule>(cells.choice("recipient", kParties, static_cast<std::size_t>(PartyRule::any)));
    feed.where = static_cast<WhereRule>(cells.choice("where", kWhere, static_cast<std::size_t>(WhereRule::zone)));
    feed.materiel = cells.list("materiel");
    check_words(cells, feed.materiel, vocabulary.classes, "class of materiel; lexicon/materiel/classes.tsv lists them");
    read_counted(cells, feed);
    feed.lemmas = cells.list("lemmas");
    for (const auto& [column, words] : {std::pair{"words", &feed.words}, std::pair{"without", &feed.without}}) {
        for (const std::string& word : cells.list(column)) {
            if (to_lower(word) != word) {
                cells.refuse("`" + word + "`: " + column + " are in small letters");
            }
            words->push_back(word);
        }
    }
    feed.source = cells.text("source").empty() ? "" : std::string(kSources[cells.choice("source", kSources, 0)]);
    feed.about = cells.text("about").empty() ? About::act : About::statement;
    if (feed.about == About::statement && cells.text("about") != "statement") {
        cells.refuse("`" + cells.text("about") + "`: about is empty (the act) or statement");
    }
    return feed;
}

Indicator indicator_of(const Table& table, const Row& row) {
    const Cells cells(table, row);
    Indicator indicator;
    indicator.where = table.path() + ":" + std::to_string(row.line);
    indicator.id = cells.needed("id");
    if (!is_one_of(cells.needed("group"), kGroups)) {
        cells.refuse("`" + cells.text("group") + "` is no group; use " + listed({kGroups.begin(), kGroups.end()}));
    }
    indicator.group = cells.text("group");
    indicator.title = cells.needed("title");
    const bool eases = indicator.group == "de-escalation";
    indicator.weight = cells.number("weight", eases ? -3 : 1, eases ? -1 : 3);
    indicator.lead = static_cast<LeadTime>(cells.choice("lead", kLeads, 0));
    indicator.half_life = cells.number("half_life", 1, kMaxHalfLife);
    indicator.must_have = cells.text("must_have");
    indicator.harmless = cells.needed("harmless");
    indicator.feeds_example = cells.needed("feeds");
    indicator.ignored_example = cells.needed("ignored");
    return indicator;
}

std::vector<LevelRule> levels_of(const Table& table) {
    std::vector<LevelRule> levels;
    for (const Row& row : table.rows()) {
        const Cells cells(table, row);
        LevelRule rule{cells.number("level", 1, 5), cells.needed("name"), cells.number("indicators", 0, 99), cells.number("points", 0, 99),
                       cells.number("groups", 0, static_cast<int>(kGroups.size())), cells.number("claimants", 0, 99)};
        if (rule.level != static_cast<int>(levels.size()) + 1) {
            cells.refuse("levels go from 1 to 5, each once, in this order");
        }
        if (!levels.empty() && (rule.indicators < levels.back().indicators || rule.points < levels.back().points || rule.groups < levels.back().groups ||
                                rule.claimants < levels.back().claimants)) {
            cells.refuse("asks for less than the level below");
        }
        levels.push_back(std::move(rule));
    }
    if (levels.size() != 5) {
        throw Error(ErrorCode::resource_invalid, table.path() + ": has " + std::to_string(levels.size()) + " levels, not 5");
    }
    return levels;
}

} // namespace

std::string_view to_string(LeadTime lead) { return kLeads[static_cast<std::size_t>(lead)]; }

std::string_view to_string(Claimant claimant) { return kClaimants[static_cast<std::size_t>(claimant)]; }

IndicatorTable::IndicatorTable(const std::string& folder) {
    const Vocabulary vocabulary{column_of(folder + "/ontology.tsv", "mode"), column_of(folder + "/materiel/classes.tsv", "class")};
    const Table musts = Table::load(folder + "/indicators/must_haves.tsv");
    for (const Row& row : musts.rows()) {
        const Cells cells(musts, row);
        must_haves_.push_back({cells.needed("name"), cells.needed("title"), cells.number("cap", 1, 4)});
    }
    const Table rows = Table::load(folder + "/indicators/indicators.tsv");
    std::map<std::string, std::size_t> by_id;
    std::set<std::string> sets;
    for (const Row& row : rows.rows()) {
        indicators_.push_back(indicator_of(rows, row));
        const Indicator& added = indicators_.back();
        if (!by_id.emplace(added.id, indicators_.size() - 1).second) {
            rows.refuse(row, "the id `" + added.id + "` is used twice");
        }
        const auto is_its_set = [&](const MustHaveSet& set) { return set.name == added.must_have; };
        if (!added.must_have.empty() && (added.is_easing() || std::none_of(must_haves_.begin(), must_haves_.end(), is_its_set))) {
            rows.refuse(row, "`" + added.must_have + "` is no set of must_haves.tsv, or the indicator eases");
        }
        sets.insert(added.must_have);
    }
    for (const MustHaveSet& set : must_haves_) {
        if (!sets.contains(set.name)) {
            throw Error(ErrorCode::resource_invalid, musts.path() + ": no indicator belongs to `" + set.name + "`");
        }
    }
    const Table feeds = Table::load(folder + "/indicators/feeds.tsv");
    for (const Row& row : feeds.rows()) {
        const Cells cells(feeds, row);
        const auto found = by_id.find(cells.needed("indicator"));
        if (found == by_id.end()) {
            cells.refuse("`" + cells.text("indicator") + "` is no indicator of indicators.tsv");
        }
        indicators_[found->second].feeds.push_back(feed_of(cells, vocabulary));
    }
    for (const Indicator& indicator : indicators_) {
        if (indicator.feeds.empty()) {
            throw Error(ErrorCode::resource_invalid, indicator.where + ": no row of feeds.tsv feeds `" + indicator.id + "`");
        }
    }
    levels_ = levels_of(Table::load(folder + "/indicators/levels.tsv"));
    const Table credits = Table::load(folder + "/indicators/credit.tsv");
    std::set<std::size_t> told;
    for (const Row& row : credits.rows()) {
        const Cells cells(credits, row);
        if (!is_one_of(cells.needed("claimant"), kClaimants)) {
            cells.refuse("`" + cells.text("claimant") + "` is no claimant; use " + listed({kClaimants.begin(), kClaimants.end()}));
        }
        const std::size_t claimant = cells.choice("claimant", kClaimants, 0);
        credits_[claimant] = {cells.number("act", 0, 2), cells.number("easing", 0, 2)};
        told.insert(claimant);
    }
    if (told.size() != kClaimantCount) {
        throw Error(ErrorCode::resource_invalid, credits.path() + ": tells not of every claimant: " + listed({kClaimants.begin(), kClaimants.end()}));
    }
}

} // namespace vedette::warning
