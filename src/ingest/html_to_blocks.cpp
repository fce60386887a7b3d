#include "ingest/html_to_blocks.hpp"

#include "base/utf8.hpp"
#include "resources/table.hpp"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <array>
#include <map>

namespace vedette::ingest {

namespace {

constexpr std::size_t kLongestHintWord = 80; // class names of more letters are machine-made

constexpr std::array<std::string_view, 15> kInline = {"a",    "abbr", "acronym", "bdi",  "bdo",
                                                      "cite", "data", "dfn",     "kbd",  "label",
                                                      "mark", "q",    "samp",    "span", "time"};
constexpr std::array<std::string_view, 11> kInlineMore = {"del",    "font", "img", "ins", "picture", "source",
                                                          "strong", "sub",  "sup", "var", "wbr"};
constexpr std::array<std::string_view, 4> kUnseen = {"head", "option", "select", "title"};

bool is_inline(std::string_view name) {
    return is_one_of(name, kInline) || is_one_of(name, kInlineMore);
}

// Letters lower case, camelCase and '_' as '-'.
std::string normal_word(std::string_view word) {
    std::string out;
    char last = '\0';
    for (const char c : word.substr(0, kLongestHintWord)) {
        const bool upper = c >= 'A' && c <= 'Z';
        if (upper && last >= 'a' && last <= 'z') {
            out += '-';
        }
        out += c == '_' ? '-' : upper ? static_cast<char>(c + 32) : c;
        last = c;
    }
    return out;
}

class BlockBuilder {
public:
    explicit BlockBuilder(const HtmlTree& tree)
        : tree_(tree) {}

    PageText build();

private:
    void enter(std::int32_t index);
    void leave(std::int32_t index);
    void flush();
    void add_text(std::int32_t index, std::string_view text);

    [[nodiscard]] const HtmlNode& node(std::int32_t index) const {
        return tree_.nodes[static_cast<std::size_t>(index)];
    }

    [[nodiscard]] BlockRole role_of(std::int32_t index) const;

    const HtmlTree& tree_;
    PageText page_;
    std::string pending_;
    std::size_t solid_bytes_ = 0; // of pending_, without white space
    std::size_t link_bytes_ = 0;
    std::size_t bold_bytes_ = 0;
    std::int32_t holder_ = -1;     // innermost block element around the pending text
    std::int32_t first_text_ = -1; // first piece of the pending text
    std::uint32_t links_open_ = 0;
    std::uint32_t bold_open_ = 0;
    bool after_break_ = false;
};

BlockRole BlockBuilder::role_of(std::int32_t index) const {
    BlockRole role = BlockRole::paragraph;
    for (std::uint32_t steps = 0; index >= 0 && steps < 6; index = node(index).parent, ++steps) {
        const std::string& name = node(index).name;
        if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
            return BlockRole::heading;
        }
        if (name == "li" || name == "dd" || name == "dt") {
            return BlockRole::list_item;
        }
        if (name == "figcaption" || name == "caption" || name == "figure") {
            return BlockRole::caption;
        }
        if (name == "blockquote") {
            return BlockRole::quote;
        }
        if (name == "td" || name == "th") {
            role = BlockRole::table_row;
        }
        if (name == "article" || name == "body" || name == "section" || name == "main") {
            break;
        }
    }
    return role;
}

void BlockBuilder::add_text(std::int32_t index, std::string_view text) {
    std::size_t solid = 0;
    for (const char c : text) {
        solid += c != ' ' && c != '\n' && c != '\t' && c != '\r' ? 1U : 0U;
    }
    if (solid_bytes_ == 0 && solid > 0) {
        first_text_ = index;
    }
    pending_ += text;
    solid_bytes_ += solid;
    link_bytes_ += links_open_ > 0 ? solid : 0;
    bold_bytes_ += bold_open_ > 0 ? solid : 0;
    after_break_ = after_break_ && solid == 0;
}

void BlockBuilder::flush() {
    TextBlock block;
    block.text = collapse_space(pending_);
    if (!block.text.empty() && holder_ >= 0 && first_text_ >= 0) {
        block.raw.begin = static_cast<std::uint32_t>(page_.text.size());
        page_.text += block.text;
        block.raw.end = static_cast<std::uint32_t>(page_.text.size());
        page_.text += '\n';
        block.link_share =
            solid_bytes_ == 0 ? 0.0F : static_cast<float>(link_bytes_) / static_cast<float>(solid_bytes_);
        block.is_bold = bold_bytes_ > 0 && bold_bytes_ == solid_bytes_;
        block.node = first_text_;
        block.role = role_of(holder_);
        page_.blocks.push_back(std::move(block));
    }
    pending_.clear();
    solid_bytes_ = link_bytes_ = bold_bytes_ = 0;
    after_break_ = false;
}

void BlockBuilder::enter(std::int32_t index) {
    const HtmlNode& one = node(index);
    if (one.is_text()) {
        add_text(index, one.text);
    } else if (one.name == "br") {
        if (after_break_) {
            flush(); // two breaks are how old pages make paragraphs
        }
        pending_ += ' ';
        after_break_ = true;
    } else if (one.name == "a" || one.name == "button") {
        ++links_open_;
    } else if (one.name == "mark") {
        ++bold_open_;
    } else if (!is_inline(one.name)) {
        flush();
        holder_ = index;
    }
}

void BlockBuilder::leave(std::int32_t index) {
    const HtmlNode& one = node(index);
    if (one.is_text() || one.name == "br") {
        return;
    }
    if (one.name == "a" || one.name == "button") {
        --links_open_;
    } else if (one.name == "mark") {
        --bold_open_;
    } else if (one.name == "td" || one.name == "th") {
        pending_ += ' ';
    }
    if (!is_inline(one.name) && one.name != "button") {
        flush();
        holder_ = one.parent;
        while (holder_ >= 0 && is_inline(node(holder_).name)) {
            holder_ = node(holder_).parent;
        }
    }
}

PageText BlockBuilder::build() {
    std::vector<std::int32_t> open;
    const auto count = static_cast<std::int32_t>(tree_.nodes.size());
    for (std::int32_t index = 0; index < count;) {
        while (!open.empty() && node(open.back()).end <= index) {
            leave(open.back());
            open.pop_back();
        }
        if (is_one_of(node(index).name, kUnseen)) {
            index = node(index).end;
            continue;
        }
        enter(index);
        open.push_back(index);
        ++index;
    }
    while (!open.empty()) {
        leave(open.back());
        open.pop_back();
    }
    return std::move(page_);
}

} // namespace

struct HtmlHints::Rules {
    struct Rule {
        std::string drop;
        std::uint8_t body = 0;
        bool is_lead = false;
    };

    std::vector<Rule> rules;
    std::unique_ptr<RE2::Set> set;

    [[nodiscard]] Hint read_word(const std::string& word) const {
        Hint hint;
        std::vector<int> hits;
        if (set->Match(word, &hits)) {
            std::sort(hits.begin(), hits.end());
            for (const int hit : hits) {
                const Rule& rule = rules[static_cast<std::size_t>(hit)];
                if (hint.drop.empty()) {
                    hint.drop = rule.drop;
                }
                hint.is_lead = hint.is_lead || rule.is_lead;
                if (rule.body > 0 && (hint.body == 0 || rule.body < hint.body)) {
                    hint.body = rule.body;
                }
            }
        }
        return hint;
    }
};

HtmlHints::HtmlHints(const std::string& lexicon_folder) {
    const resources::Table table = resources::Table::load(lexicon_folder + "/ingest/html_hints.tsv");
    auto rules = std::make_unique<Rules>();
    RE2::Options options;
    options.set_max_mem(64 << 20);
    options.set_log_errors(false);
    rules->set = std::make_unique<RE2::Set>(options, RE2::UNANCHORED);
    const std::size_t effect = table.column("effect");
    const std::size_t reason = table.column("reason");
    const std::size_t rank = table.column("rank");
    const std::size_t pattern = table.column("pattern");
    for (const resources::Row& row : table.rows()) {
        std::string error;
        if (rules->set->Add(row.cells[pattern], &error) < 0) {
            table.refuse(row, "pattern: " + error);
        }
        if (row.cells[effect] == "drop") {
            rules->rules.push_back({row.cells[reason], 0, false});
        } else if (row.cells[effect] == "body") {
            rules->rules.push_back(
                {"", static_cast<std::uint8_t>(std::strtoul(row.cells[rank].c_str(), nullptr, 10)), false});
        } else if (row.cells[effect] == "lead") {
            rules->rules.push_back({"", 0, true});
        } else {
            table.refuse(row, "effect must be drop, body or lead");
        }
    }
    if (!rules->set->Compile()) {
        throw Error(ErrorCode::resource_invalid,
                    table.path() + ": the patterns need too much memory together");
    }
    rules_ = std::move(rules);
}

HtmlHints::~HtmlHints() = default;

std::vector<HtmlHints::Hint> HtmlHints::read(const HtmlTree& tree) const {
    constexpr std::array<std::string_view, 5> kTelling = {"class", "id", "itemprop", "role", "data-testid"};
    std::map<std::string, Hint> seen; // pages repeat few words
    std::vector<Hint> hints(tree.nodes.size());
    for (std::size_t index = 0; index < tree.nodes.size(); ++index) {
        for (const auto& [name, value] : tree.nodes[index].attributes) {
            if (std::find(kTelling.begin(), kTelling.end(), name) == kTelling.end()) {
                continue;
            }
            std::size_t words = 0;
            const std::string list = collapse_space(value);
            for (const std::string_view word : split(list, ' ')) {
                if (word.empty() || ++words > 24) {
                    continue;
                }
                std::string key = name + "=" + normal_word(word);
                auto found = seen.find(key);
                if (found == seen.end()) {
                    const Hint hint = rules_->read_word(key);
                    found = seen.emplace(std::move(key), hint).first;
                }
                if (hints[index].drop.empty()) {
                    hints[index].drop = found->second.drop;
                }
                hints[index].is_lead = hints[index].is_lead || found->second.is_lead;
                const std::uint8_t body = found->second.body;
                if (body > 0 && (hints[index].body == 0 || body < hints[index].body)) {
                    hints[index].body = body;
                }
            }
        }
    }
    return hints;
}

PageText html_to_blocks(const HtmlTree& tree) {
    return BlockBuilder(tree).build();
}

} // namespace vedette::ingest
