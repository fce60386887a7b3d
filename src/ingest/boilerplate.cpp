#include "ingest/boilerplate.hpp"

#include "base/utf8.hpp"
#include "resources/table.hpp"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <array>

namespace vedette::ingest {

namespace {

constexpr std::uint32_t kBodyWordsBeforeRest =
    60; // so much report must come before a comment section may swallow the rest
constexpr std::uint32_t kLongestTitle = 30; // words
constexpr std::uint32_t kLongestCrossHead = 12;
constexpr std::uint32_t kLongestPageMargin =
    4; // words of a loose line beside the body that the page's markup includes
constexpr std::uint32_t kLongestCaption = 45;
constexpr std::uint32_t kRunningText = 7; // a sentence of so many words is never a button or a menu entry
constexpr std::int64_t kSetMemory = 64 << 20;

enum class Reach : std::uint8_t { last, block, titles, appeal, rest };

struct Rule {
    std::string reason;
    Reach reach = Reach::block;
    std::uint32_t max_words = 0;
    bool is_short_form = false; // whole or start: such words also begin sentences
};

RE2::Options options() {
    RE2::Options made;
    made.set_case_sensitive(false);
    made.set_max_mem(kSetMemory);
    made.set_log_errors(false);
    return made;
}

Reach parse_reach(const resources::Table& table, const resources::Row& row, std::string_view word) {
    constexpr std::array<std::string_view, 5> kNames = {"last", "block", "titles", "appeal", "rest"};
    const auto* const found = std::find(kNames.begin(), kNames.end(), word);
    if (found == kNames.end()) {
        table.refuse(row, "reach must be last, block, titles, appeal or rest");
    }
    return static_cast<Reach>(found - kNames.begin());
}

// The text without quoted speech: what a speaker asks of his public is news, what the page asks of its reader is not.
std::string without_quotations(std::string_view text) {
    std::string out;
    bool quoted = false;
    for (std::size_t offset = 0; offset < text.size();) {
        const std::size_t begin = offset;
        const char32_t c = next_code_point(text, offset);
        if (c == 0x201CU || c == 0xABU) {
            quoted = true;
        } else if (c == 0x201DU || c == 0xBBU) {
            quoted = false;
        } else if (c == U'"') {
            quoted = !quoted;
        } else if (!quoted) {
            out += text.substr(begin, offset - begin);
        }
    }
    return out;
}

} // namespace

struct Boilerplate::Rules {
    // One compiled set a kind of match; `rules_of[kind][i]` belongs to pattern i of that set.
    enum Kind : std::uint8_t { whole, start, end, any, kind_count };

    std::array<std::unique_ptr<RE2::Set>, kind_count> sets;
    std::array<std::vector<Rule>, kind_count> rules_of;
    RE2 addresses_reader{R"(\b(?:we|our|ours|you|your|yours|(?-i:us))\b)", options()};
    RE2 caption_verb{
        R"(\b(?:greets?|meets?|shakes?|speaks?|talks to|walks?|stands?|sits?|waves?|looks?|poses?|attends?|arrives?|leaves|gathers?|carry|carries|addresses|delivers?|listens?|watch(?:es)?|patrols|rides?|drives?|takes? part|inspects?|visits|fires|flies|fly|wait|waits|smiles?|gestures?|reacts?|participates?|appears?|is seen|are seen|is pictured|are pictured)\b)",
        options()};
    // A caption in the present tense has none of these; a report's sentence nearly always has.
    RE2 finite_past{
        R"(\b(?:said|says|was|were|had|has|have|did|made|told|rose|fell|came|went|took|became|began|will|would|pct|percent)\b|%)",
        options()};
    RE2 ends_with_date{
        R"((?:\b(?:in|on|,|during|of)\s+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? ?)?(?:\d{1,2} )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?: \d{1,2},?)?,? (?:19|20)\d\d)\s*[.)]*$)",
        options()};

    void load(const std::string& path);
    void apply_words(std::vector<TextBlock>& blocks, const std::vector<BlockShape>& shapes) const;
    [[nodiscard]] const Rule* match(const TextBlock& block, const BlockShape& shape) const;
    void extend(std::vector<TextBlock>& blocks, const std::vector<BlockShape>& shapes, std::size_t from,
                const Rule& rule, std::uint32_t body_words) const;
    [[nodiscard]] bool is_caption_by_form(const TextBlock& block, const BlockShape& shape) const;
};

void Boilerplate::Rules::load(const std::string& path) {
    const resources::Table table = resources::Table::load(path);
    const std::size_t reason = table.column("reason");
    const std::size_t where = table.column("where");
    const std::size_t reach = table.column("reach");
    const std::size_t max_words = table.column("max_words");
    const std::size_t pattern = table.column("pattern");
    constexpr std::array<RE2::Anchor, kind_count> kAnchors = {RE2::ANCHOR_BOTH, RE2::ANCHOR_START,
                                                              RE2::UNANCHORED, RE2::UNANCHORED};
    constexpr std::array<std::string_view, kind_count> kNames = {"whole", "start", "end", "any"};
    for (std::size_t kind = 0; kind < kind_count; ++kind) {
        sets[kind] = std::make_unique<RE2::Set>(options(), kAnchors[kind]);
    }
    for (const resources::Row& row : table.rows()) {
        const auto* const name = std::find(kNames.begin(), kNames.end(), row.cells[where]);
        if (name == kNames.end()) {
            table.refuse(row, "where must be whole, start, end or any");
        }
        const auto kind = static_cast<std::size_t>(name - kNames.begin());
        std::string words = "(?:" + row.cells[pattern] + ")";
        if (kind == whole) {
            words += R"([\s.:!…»>›*|]*)";
        } else if (kind == end) {
            words += R"(\s*$)";
        } else if (kind == start) {
            words = R"([\s|*•·–—»›-]*)" + words;
        }
        std::string error;
        if (sets[kind]->Add(words, &error) < 0) {
            table.refuse(row, "pattern: " + error);
        }
        rules_of[kind].push_back(
            {row.cells[reason], parse_reach(table, row, row.cells[reach]),
             static_cast<std::uint32_t>(std::strtoul(row.cells[max_words].c_str(), nullptr, 10)),
             kind == whole || kind == start});
    }
    for (const auto& set : sets) {
        if (!set->Compile()) {
            throw Error(ErrorCode::resource_invalid, path + ": the patterns need too much memory together");
        }
    }
}

const Rule* Boilerplate::Rules::match(const TextBlock& block, const BlockShape& shape) const {
    // Longer than any rule reaches.
    constexpr std::uint32_t kLongest = 90;
    if (shape.words > kLongest) {
        return nullptr;
    }
    const bool is_running = shape.ends_sentence && shape.words >= kRunningText && block.link_share < 0.6F;
    const std::string unquoted = without_quotations(block.text);
    const Rule* best = nullptr;
    std::vector<int> hits;
    for (std::size_t kind = 0; kind < kind_count; ++kind) {
        const std::string& text = kind == any ? unquoted : block.text;
        hits.clear();
        if (!sets[kind]->Match(text, &hits)) {
            continue;
        }
        std::sort(hits.begin(), hits.end());
        for (const int hit : hits) {
            const Rule& rule = rules_of[kind][static_cast<std::size_t>(hit)];
            if (rule.max_words > 0 && shape.words > rule.max_words) {
                continue;
            }
            const bool is_menu_word = rule.reason != "caption" && rule.reason != "comments" &&
                                      (rule.reason != "notice" || rule.reach == Reach::appeal);
            if (is_running && rule.is_short_form && is_menu_word) {
                continue;
            }
            // The widest reach tells most about what the block opens.
            if (best == nullptr || rule.reach > best->reach) {
                best = &rule;
            }
        }
    }
    return best;
}

void Boilerplate::Rules::extend(std::vector<TextBlock>& blocks, const std::vector<BlockShape>& shapes,
                                std::size_t from, const Rule& rule, std::uint32_t body_words) const {
    for (std::size_t index = from; index < blocks.size(); ++index) {
        TextBlock& block = blocks[index];
        const BlockShape& shape = shapes[index];
        switch (rule.reach) {
        case Reach::last:
        case Reach::block:
            return;
        case Reach::titles:
            if (shape.ends_sentence && shape.words > 5 && block.link_share < 0.8F &&
                block.text.back() != '?') {
                return;
            }
            if (shape.words > kLongestTitle ||
                (block.role == BlockRole::heading && body_words < kBodyWordsBeforeRest)) {
                return;
            }
            break;
        case Reach::appeal:
            if (shape.words > kLongestCrossHead &&
                !RE2::PartialMatch(without_quotations(block.text), addresses_reader)) {
                return;
            }
            break;
        case Reach::rest:
            if (body_words < kBodyWordsBeforeRest) {
                return;
            }
            break;
        }
        if (block.reason.empty()) {
            block.reason = rule.reason;
        }
    }
}

void Boilerplate::Rules::apply_words(std::vector<TextBlock>& blocks,
                                     const std::vector<BlockShape>& shapes) const {
    std::uint32_t body_words = 0;
    std::vector<std::pair<std::size_t, const Rule*>> pending;
    for (std::size_t index = 0; index < blocks.size(); ++index) {
        TextBlock& block = blocks[index];
        if (!block.reason.empty()) {
            continue;
        }
        const Rule* const rule = match(block, shapes[index]);
        if (rule != nullptr && rule->reach == Reach::last) {
            pending.emplace_back(index, rule);
        } else if (rule != nullptr) {
            block.reason = rule->reason;
            extend(blocks, shapes, index + 1, *rule, body_words);
        } else if (shapes[index].is_body_like()) {
            body_words += shapes[index].words;
        }
    }
    // From the end: what may only stand last is cut while nothing of the report follows.
    std::size_t first_safe = blocks.size();
    for (auto at = pending.rbegin(); at != pending.rend() && body_words >= kBodyWordsBeforeRest; ++at) {
        for (std::size_t index = at->first + 1; index < first_safe; ++index) {
            if (blocks[index].reason.empty() && shapes[index].is_body_like()) {
                return;
            }
        }
        first_safe = at->first;
        blocks[at->first].reason = at->second->reason;
    }
}

// One sentence in the present tense that ends with the date of the picture.
bool Boilerplate::Rules::is_caption_by_form(const TextBlock& block, const BlockShape& shape) const {
    return shape.words <= kLongestCaption && !shape.has_inner_stop &&
           RE2::PartialMatch(block.text, ends_with_date) && RE2::PartialMatch(block.text, caption_verb) &&
           !RE2::PartialMatch(block.text, finite_past);
}

namespace {

bool is_title_like(const TextBlock& block, const BlockShape& shape) {
    // A headline may end in a question or exclamation mark, never in a full stop, and it does not introduce something.
    const bool ends_as_sentence = shape.ends_sentence && block.text.back() != '?' && block.text.back() != '!';
    return block.reason.empty() && !ends_as_sentence && !shape.ends_open && shape.words >= 2 &&
           shape.words <= kLongestTitle;
}

// The headline is the last heading of the page's own markup before the body, or else the first line of four words or more
// before it (a site's name and a section's name are shorter).
std::int32_t find_headline(const std::vector<TextBlock>& blocks, const std::vector<BlockShape>& shapes,
                           std::size_t first_body) {
    std::int32_t best = -1;
    for (std::size_t index = 0; index < first_body; ++index) {
        if (!is_title_like(blocks[index], shapes[index])) {
            continue;
        }
        const bool is_long = shapes[index].words >= 4;
        if (best < 0 || (is_long && shapes[static_cast<std::size_t>(best)].words < 4)) {
            best = static_cast<std::int32_t>(index);
        }
    }
    return best;
}

// Blocks that say the headline again (also without the outlet's name behind it).
void mark_repeated(std::vector<TextBlock>& blocks, std::int32_t headline, std::string_view title) {
    const std::string key = comparison_key(
        headline >= 0 ? std::string_view(blocks[static_cast<std::size_t>(headline)].text) : title);
    if (key.empty()) {
        return;
    }
    for (std::size_t index = 0; index < blocks.size(); ++index) {
        TextBlock& block = blocks[index];
        if (static_cast<std::int32_t>(index) == headline || !block.reason.empty() ||
            block.text.size() > key.size() * 3 + 80) {
            continue;
        }
        const std::string other = comparison_key(block.text);
        const bool has_suffix = other.size() <= key.size() + 40 && other.size() > key.size() &&
                                key.size() >= 20 && other.compare(0, key.size() + 1, key + " ") == 0;
        if (other == key || (has_suffix && !shape_of(block.text).ends_sentence)) {
            block.reason = "headline-repeated";
        }
    }
}

// Between the headline and the body, and after the body, a line that is no sentence is furniture.
void mark_margins(std::vector<TextBlock>& blocks, const std::vector<BlockShape>& shapes,
                  std::int32_t headline, std::size_t first_body, std::size_t last_body) {
    for (std::size_t index = 0; index < blocks.size(); ++index) {
        TextBlock& block = blocks[index];
        if (!block.reason.empty() || static_cast<std::int32_t>(index) == headline ||
            (index >= first_body && index <= last_body)) {
            continue;
        }
        const BlockShape& shape = shapes[index];
        // The page's markup has already told the body from its surroundings.
        const bool is_page = block.node >= 0;
        const std::uint32_t longest = is_page && block.role != BlockRole::heading && block.link_share < 0.3F
                                          ? kLongestPageMargin
                                      : index < first_body || shape.is_title_case() ? kLongestTitle
                                                                                    : kLongestCrossHead;
        if (index < first_body) {
            // A standfirst without a full stop is the report's; it is longer than a menu entry.
            const bool is_standfirst =
                headline >= 0 && static_cast<std::int32_t>(index) > headline && shape.words >= 10;
            if (!shape.ends_sentence && !is_standfirst && !shape.ends_open && shape.words <= longest) {
                block.reason = "navigation";
            }
        } else if (!shape.ends_sentence && !shape.ends_open && shape.words <= longest &&
                   block.role != BlockRole::list_item && !shape.starts_with_mark) {
            block.reason = "navigation";
        }
    }
}

// A short line without a full stop alone between paragraphs of the body. Several in a row are a list, which is kept.
void mark_cross_heads(std::vector<TextBlock>& blocks, const std::vector<BlockShape>& shapes,
                      std::int32_t headline, std::size_t first_body, std::size_t last_body) {
    const auto is_short_line = [&](std::size_t index) {
        const BlockShape& shape = shapes[index];
        return blocks[index].reason.empty() && !shape.ends_open && shape.words <= kLongestCrossHead &&
               !shape.ends_sentence && shape.words > 0;
    };
    const auto next_kept = [&](std::size_t index) {
        do {
            ++index;
        } while (index < blocks.size() && !blocks[index].reason.empty());
        return index;
    };
    std::size_t previous = blocks.size();
    for (std::size_t index = first_body; index <= last_body && index < blocks.size(); ++index) {
        if (!blocks[index].reason.empty() || static_cast<std::int32_t>(index) == headline) {
            continue;
        }
        const std::size_t next = next_kept(index);
        if (blocks[index].role == BlockRole::heading) {
            blocks[index].reason = "cross-head";
            continue;
        }
        const bool stands_alone = previous < blocks.size() && next < blocks.size() &&
                                  shapes[previous].is_body_like() && shapes[next].is_body_like();
        const bool is_plain = blocks[index].role == BlockRole::paragraph && !shapes[index].starts_with_mark &&
                              shapes[index].starts_upper;
        if (is_short_line(index) && stands_alone && is_plain) {
            blocks[index].reason = "cross-head";
            continue;
        }
        previous = index;
    }
}

} // namespace

Boilerplate::Boilerplate(const std::string& lexicon_folder) {
    auto rules = std::make_unique<Rules>();
    rules->load(lexicon_folder + "/ingest/boilerplate.tsv");
    rules_ = std::move(rules);
}

Boilerplate::~Boilerplate() = default;

std::int32_t Boilerplate::mark(std::vector<TextBlock>& blocks, std::string_view title) const {
    std::vector<BlockShape> shapes;
    shapes.reserve(blocks.size());
    for (const TextBlock& block : blocks) {
        shapes.push_back(shape_of(block.text));
    }
    const std::string title_key = comparison_key(title);
    std::int32_t headline = -1;
    for (std::size_t index = 0; index < blocks.size() && headline < 0 && !title_key.empty(); ++index) {
        if (blocks[index].text.size() < title.size() * 2 + 40 && blocks[index].reason.empty() &&
            comparison_key(blocks[index].text) == title_key) {
            headline = static_cast<std::int32_t>(index);
        }
    }
    // A known headline is not a menu entry, whatever its words are.
    if (headline >= 0) {
        blocks[static_cast<std::size_t>(headline)].reason = "headline";
    }
    rules_->apply_words(blocks, shapes);
    if (headline >= 0) {
        blocks[static_cast<std::size_t>(headline)].reason.clear();
    }
    const auto is_body = [&](std::size_t index) {
        return blocks[index].reason.empty() && shapes[index].is_body_like() &&
               static_cast<std::int32_t>(index) != headline;
    };
    std::size_t first_body = 0;
    while (first_body < blocks.size() && !is_body(first_body)) {
        ++first_body;
    }
    // A picture's caption stands before the body, never as all of it.
    const auto count_body = [&](std::size_t from) {
        std::size_t count = 0;
        for (std::size_t index = from; index < blocks.size() && count < 2; ++index) {
            count += is_body(index) ? 1U : 0U;
        }
        return count;
    };
    for (std::size_t index = first_body; index < std::min(first_body + 2, blocks.size()); ++index) {
        if (is_body(index) && rules_->is_caption_by_form(blocks[index], shapes[index]) &&
            count_body(index) > 1) {
            blocks[index].reason = "caption";
        }
    }
    while (first_body < blocks.size() && !is_body(first_body)) {
        ++first_body;
    }
    if (first_body == blocks.size()) {
        return headline; // nothing reads like a report: leave what the words left
    }
    std::size_t last_body = blocks.size() - 1;
    while (!is_body(last_body)) {
        --last_body;
    }
    if (headline < 0 && title_key.empty()) {
        headline = find_headline(blocks, shapes, first_body);
    }
    mark_repeated(blocks, headline, title);
    mark_margins(blocks, shapes, headline, first_body, last_body);
    mark_cross_heads(blocks, shapes, headline, first_body, last_body);
    return headline;
}

} // namespace vedette::ingest
