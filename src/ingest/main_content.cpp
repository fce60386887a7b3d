#include "ingest/main_content.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace vedette::ingest {

namespace {

constexpr double kTooMuchToDrop =
    0.4; // an element that holds so much of the page's running text is no furniture, whatever its name
constexpr double kTooMuchOfOneName = 0.45; // ... and elements of one kind of name together
constexpr double kEnoughForBody =
    0.5; // share of the running text that a self-named body must hold to be believed
constexpr double kDescendShare =
    0.8; // the container of the text is the deepest element that still holds so much of it
constexpr double kSiblingShare =
    0.15; // further parts of a body that is split over several elements of one class
constexpr std::size_t kMostParts = 64; // of one body; keeps the search linear
constexpr float kMostlyLinks = 0.6F;

class ContentFinder {
public:
    ContentFinder(const HtmlTree& tree, const HtmlHints& hints, PageText& page)
        : tree_(tree)
        , hints_(hints.read(tree))
        , page_(page) {}

    void run();

private:
    [[nodiscard]] const HtmlNode& node(std::int32_t index) const {
        return tree_.nodes[static_cast<std::size_t>(index)];
    }

    void weigh();
    [[nodiscard]] double weight(std::int32_t index) const;
    [[nodiscard]] std::string furniture(std::int32_t index) const;
    [[nodiscard]] std::string furniture_by_tag(std::int32_t index) const;
    void doubt_hints();
    void drop_furniture();
    [[nodiscard]] std::vector<std::int32_t> find_bodies() const;
    [[nodiscard]] std::int32_t deepest_container() const;
    [[nodiscard]] std::int32_t nearest_header(std::int32_t index) const;
    [[nodiscard]] std::vector<std::int32_t> find_leads(std::int32_t body) const;
    [[nodiscard]] std::uint8_t body_rank(std::int32_t index) const;
    void cut_outside(const std::vector<std::int32_t>& bodies);
    void cut_links();

    const HtmlTree& tree_;
    std::vector<HtmlHints::Hint> hints_;
    PageText& page_;
    std::vector<double>
        running_; // running_[i]: bytes of running text in blocks before block i that are not cut
};

void ContentFinder::weigh() {
    running_.assign(1, 0.0);
    for (const TextBlock& block : page_.blocks) {
        const BlockShape shape = shape_of(block.text);
        double bytes = 0.0;
        if (block.reason.empty() && block.role != BlockRole::heading && block.role != BlockRole::caption) {
            const double plain =
                static_cast<double>(block.text.size()) * (1.0 - static_cast<double>(block.link_share));
            bytes = shape.is_body_like() ? plain : shape.words >= 10 ? plain * 0.3 : 0.0;
        }
        running_.push_back(running_.back() + bytes);
    }
}

// Bytes of running text below a node.
double ContentFinder::weight(std::int32_t index) const {
    const auto by_node = [](const TextBlock& block, std::int32_t wanted) { return block.node < wanted; };
    const auto first =
        std::lower_bound(page_.blocks.begin(), page_.blocks.end(), index, by_node) - page_.blocks.begin();
    const auto last = std::lower_bound(page_.blocks.begin(), page_.blocks.end(), node(index).end, by_node) -
                      page_.blocks.begin();
    return running_[static_cast<std::size_t>(last)] - running_[static_cast<std::size_t>(first)];
}

// Furniture by what the element is, whatever its name.
std::string ContentFinder::furniture_by_tag(std::int32_t index) const {
    const HtmlNode& one = node(index);
    if (one.name == "nav" || one.name == "footer" || one.name == "aside" || one.name == "button" ||
        one.name == "menu" || one.name == "dialog" || one.name == "address") {
        return "navigation";
    }
    if (one.name == "figcaption" || one.name == "figure") {
        return "caption";
    }
    if (one.name == "form" || one.name == "fieldset") {
        return "notice";
    }
    constexpr std::array<std::string_view, 10> kRoles = {"alert",  "banner", "complementary", "contentinfo",
                                                         "dialog", "menu",   "menubar",       "navigation",
                                                         "search", "tablist"};
    if (std::binary_search(kRoles.begin(), kRoles.end(), one.attribute("role"))) {
        return "navigation";
    }
    const std::string style = to_lower(one.attribute("style"));
    const bool is_hidden = one.has_attribute("hidden") || style.find("display:none") != std::string::npos ||
                           style.find("display: none") != std::string::npos ||
                           style.find("visibility:hidden") != std::string::npos;
    return is_hidden ? "navigation" : "";
}

std::string ContentFinder::furniture(std::int32_t index) const {
    const HtmlNode& one = node(index);
    if (one.name == "html" || one.name == "body" || one.name == "article" || one.name == "main") {
        return {};
    }
    if (std::string reason = furniture_by_tag(index); !reason.empty()) {
        return reason;
    }
    const HtmlHints::Hint& hint = hints_[static_cast<std::size_t>(index)];
    return hint.body > 0 && hint.body <= 2 ? std::string{} : hint.drop;
}

// Page builders and galleries give the parts of the report itself names that elsewhere mean furniture ("widget", "gallery"). Names
// that would together take much of the page's running text are not believed on this page.
void ContentFinder::doubt_hints() {
    std::map<std::string, double> taken;
    const auto count = static_cast<std::int32_t>(tree_.nodes.size());
    for (std::int32_t index = 0; index < count;) {
        const bool is_hint = !node(index).is_text() && furniture_by_tag(index).empty();
        const std::string reason = is_hint ? furniture(index) : std::string{};
        if (reason.empty() || weight(index) > kTooMuchToDrop * running_.back()) {
            ++index;
            continue;
        }
        taken[reason] += weight(index);
        index = node(index).end;
    }
    for (const auto& [reason, bytes] : taken) {
        if (reason == "comments" || reason == "related" || bytes < kTooMuchOfOneName * running_.back()) {
            continue;
        }
        for (HtmlHints::Hint& hint : hints_) {
            if (hint.drop == reason) {
                hint.drop.clear();
            }
        }
    }
}

void ContentFinder::drop_furniture() {
    const double total = running_.back();
    const auto count = static_cast<std::int32_t>(tree_.nodes.size());
    std::size_t block = 0;
    for (std::int32_t index = 0; index < count;) {
        const HtmlNode& one = node(index);
        const std::string reason = one.is_text() ? std::string{} : furniture(index);
        if (reason.empty() || weight(index) > kTooMuchToDrop * total) {
            ++index;
            continue;
        }
        while (block < page_.blocks.size() && page_.blocks[block].node < index) {
            ++block;
        }
        for (; block < page_.blocks.size() && page_.blocks[block].node < one.end; ++block) {
            page_.blocks[block].reason = reason;
        }
        index = one.end;
    }
}

std::uint8_t ContentFinder::body_rank(std::int32_t index) const {
    const HtmlNode& one = node(index);
    std::uint8_t rank = hints_[static_cast<std::size_t>(index)].body;
    const auto improve = [&](std::uint8_t other) { rank = rank == 0 ? other : std::min(rank, other); };
    if (one.name == "article") {
        improve(3);
    } else if (one.name == "main") {
        improve(4);
    }
    return rank;
}

std::int32_t ContentFinder::deepest_container() const {
    std::int32_t best = 0;
    for (bool deeper = true; deeper;) {
        deeper = false;
        for (std::int32_t child = best + 1; child < node(best).end; child = node(child).end) {
            if (!node(child).is_text() && weight(child) >= kDescendShare * weight(best) &&
                weight(child) > 0.0) {
                best = child;
                deeper = true;
                break;
            }
        }
    }
    return best;
}

std::vector<std::int32_t> ContentFinder::find_bodies() const {
    constexpr std::uint8_t kRanks = 4;
    const std::int32_t container = deepest_container();
    const double total = weight(container);
    for (std::uint8_t rank = 1; rank <= kRanks; ++rank) {
        std::int32_t best = -1;
        for (std::int32_t index = 0; index < static_cast<std::int32_t>(tree_.nodes.size()); ++index) {
            // Of nested elements of one rank the inner one wins when it holds nearly all.
            if (!node(index).is_text() && body_rank(index) == rank &&
                (best < 0 || weight(index) > weight(best) ||
                 (index < node(best).end && weight(index) >= 0.9 * weight(best)))) {
                best = index;
            }
        }
        if (best < 0) {
            continue;
        }
        // A body split over several elements of one class is all of them.
        const auto is_sibling = [&](std::int32_t index) {
            const bool apart = node(index).end <= best || index >= node(best).end;
            return rank <= 2 && apart && !node(index).is_text() && body_rank(index) == rank &&
                   node(index).attribute("class") == node(best).attribute("class") &&
                   weight(index) >= kSiblingShare * weight(best);
        };
        std::vector<std::int32_t> bodies;
        double held = 0.0;
        for (std::int32_t index = 0; index < static_cast<std::int32_t>(tree_.nodes.size());) {
            const bool is_part = index == best || (bodies.size() < kMostParts && is_sibling(index));
            if (is_part) {
                bodies.push_back(index);
                held += weight(index);
            }
            index = is_part ? node(index).end : index + 1;
        }
        if (held >= kEnoughForBody * total && held > 0.0) {
            return bodies;
        }
    }
    return {container};
}

// The <header> around a node, -1: none.
std::int32_t ContentFinder::nearest_header(std::int32_t index) const {
    while (index >= 0 && node(index).name != "header") {
        index = node(index).parent;
    }
    return index;
}

// Standfirsts: paragraphs in the headline's <header>, and elements named so between the headline and the body.
std::vector<std::int32_t> ContentFinder::find_leads(std::int32_t body) const {
    std::int32_t headline = -1;
    for (std::int32_t index = 0; index < body; ++index) {
        headline = node(index).name == "h1" ? index : headline;
    }
    std::vector<std::int32_t> leads;
    for (std::int32_t index = headline + 1; headline >= 0 && index < body && leads.size() < kMostParts;
         ++index) {
        const bool shares_header = node(index).name == "p" && nearest_header(index) >= 0 &&
                                   nearest_header(index) == nearest_header(headline);
        if ((hints_[static_cast<std::size_t>(index)].is_lead || shares_header) && node(index).end <= body &&
            weight(index) > 0.0) {
            leads.push_back(index);
        }
    }
    return leads;
}

void ContentFinder::cut_outside(const std::vector<std::int32_t>& bodies) {
    const std::vector<std::int32_t> leads = find_leads(bodies.front());
    for (TextBlock& block : page_.blocks) {
        const bool is_inside = std::any_of(bodies.begin(), bodies.end(), [&](std::int32_t body) {
            return block.node >= body && block.node < node(body).end;
        });
        const bool is_lead = std::any_of(leads.begin(), leads.end(), [&](std::int32_t lead) {
            return block.node >= lead && block.node < node(lead).end;
        });
        if (!is_inside && !is_lead && block.reason.empty()) {
            block.reason = "navigation";
        }
        if (block.role == BlockRole::caption && block.reason.empty()) {
            block.reason = "caption";
        }
    }
}

// Lists of links and single links between paragraphs lead elsewhere.
void ContentFinder::cut_links() {
    for (std::size_t index = 0; index < page_.blocks.size(); ++index) {
        TextBlock& block = page_.blocks[index];
        if (!block.reason.empty() || block.link_share < kMostlyLinks) {
            continue;
        }
        const BlockShape shape = shape_of(block.text);
        const bool is_entry = block.role == BlockRole::list_item || block.role == BlockRole::heading;
        if (is_entry || (!shape.ends_sentence && block.link_share > 0.8F)) {
            block.reason = block.role == BlockRole::heading ? "cross-head" : "related";
        }
    }
}

void ContentFinder::run() {
    weigh();
    doubt_hints();
    drop_furniture();
    weigh();
    if (running_.back() <= 0.0) {
        return; // no running text at all: the words decide
    }
    cut_outside(find_bodies());
    cut_links();
}

} // namespace

void mark_main_content(const HtmlTree& tree, const HtmlHints& hints, PageText& page) {
    ContentFinder(tree, hints, page).run();
}

} // namespace vedette::ingest
