#include "quantities/stock_or_flow.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace vedette::quantities {

namespace {

constexpr std::array<std::string_view, 12> kMeasured = {"personnel", "migrants",  "aircraft", "vehicles", "tanks",            "artillery", "missiles",
                                                        "drones",    "ships",     "units",    "bases",    "nuclear-warheads"};

// Of what is moved, given, taken or lost.
constexpr std::array<std::string_view, 34> kFlowVerbs = {
    "send",    "dispatch", "move",   "bring",   "add",     "arrive", "withdraw", "transfer", "redeploy", "ship",    "deliver", "supply",
    "land",    "enter",    "cross",  "leave",   "receive", "recruit", "pull",    "rush",     "fly",      "give",    "donate",  "buy",
    "purchase", "order",   "lose",   "return",  "come",    "go",     "join",     "mobilise", "mobilize", "reinforce"};

// Of what stands somewhere.
constexpr std::array<std::string_view, 19> kStockVerbs = {"have",  "number", "total",  "station", "base",    "remain",  "stay",   "keep",  "maintain", "garrison",
                                                          "host",  "stand",  "own",    "possess", "hold",    "comprise", "consist", "retain", "gather"};

constexpr std::array<std::string_view, 4> kMore = {"further", "another", "additional", "more"};

template <typename List>
bool holds(const List& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

class Reader {
public:
    Reader(std::string_view text, const Syntax& syntax, const TreeIndex& tree) : text_(text), syntax_(syntax), tree_(tree) {}

    [[nodiscard]] CountMeasure measure(const QuantityMention& quantity) const {
        if (says_more(quantity)) {
            return CountMeasure::flow;
        }
        const TokenIndex verb = verb_over(quantity.head);
        return verb == kNoToken ? CountMeasure::unstated : of_verb(verb, quantity.head);
    }

private:
    [[nodiscard]] std::string word(TokenIndex token) const { return to_lower(syntax_.tokens[token].span.in(text_)); }

    // "a further 2,000", "5,000 more troops"; "more than 5,000" is a bound.
    [[nodiscard]] bool says_more(const QuantityMention& quantity) const {
        const TokenIndex before = quantity.first > 0 ? quantity.first - 1 : quantity.first;
        for (TokenIndex token = before; token < quantity.last; ++token) {
            const bool is_bound = token + 1 < syntax_.tokens.size() && word(token + 1) == "than";
            if (holds(kMore, word(token)) && !is_bound) {
                return true;
            }
        }
        return false;
    }

    // The verb whose subject or object is counted; kNoToken: none that near.
    [[nodiscard]] TokenIndex verb_over(TokenIndex head) const {
        constexpr int kSteps = 3;
        TokenIndex token = head;
        for (int step = 0; step < kSteps && token != kNoToken; ++step) {
            const Token& here = syntax_.tokens[token];
            const TokenIndex above = here.head;
            if (above == kNoToken) {
                return syntax_.tokens[token].upos == Upos::VERB || tree_.child(syntax_, token, Deprel::expl) != kNoToken ? token : kNoToken;
            }
            if (here.deprel == Deprel::nsubj || here.deprel == Deprel::nsubj_pass || here.deprel == Deprel::obj) {
                return above;
            }
            const bool goes_on = here.deprel == Deprel::conj || here.deprel == Deprel::nummod || here.deprel == Deprel::compound ||
                                 here.deprel == Deprel::nmod;
            if (!goes_on) {
                return kNoToken;
            }
            token = above;
        }
        return kNoToken;
    }

    [[nodiscard]] CountMeasure of_verb(TokenIndex verb, TokenIndex head) const {
        const Token& at = syntax_.tokens[verb];
        if (tree_.child(syntax_, verb, Deprel::expl) != kNoToken) {
            return CountMeasure::stock; // "there are 5,000 troops"
        }
        if (holds(kFlowVerbs, at.lemma)) {
            return CountMeasure::flow;
        }
        if (holds(kStockVerbs, at.lemma)) {
            return CountMeasure::stock;
        }
        if (at.lemma != "deploy") {
            return CountMeasure::unstated;
        }
        // "are being deployed", "deployed 500 men to": on their way. "are deployed at": there. "deployed 500 men" says neither.
        bool is_being = false;
        bool is_present = false;
        bool is_to = false;
        for (const TokenIndex child : tree_.children(verb)) {
            const std::string text = word(child);
            is_being = is_being || text == "being" || text == "will";
            is_present = is_present || text == "are" || text == "is" || text == "remain";
            const TokenIndex mark = tree_.child(syntax_, child, Deprel::case_);
            is_to = is_to || (mark != kNoToken && child > head && (word(mark) == "to" || word(mark) == "from" || word(mark) == "into"));
        }
        return is_being || is_to ? CountMeasure::flow : is_present ? CountMeasure::stock : CountMeasure::unstated;
    }

    std::string_view text_;
    const Syntax& syntax_;
    const TreeIndex& tree_;
};

} // namespace

void mark_stock_or_flow(std::string_view text, const Syntax& syntax, const TreeIndex& tree, Quantities& quantities) {
    const Reader reader(text, syntax, tree);
    for (QuantityMention& quantity : quantities.quantities) {
        if (!quantity.is_property && quantity.head != kNoToken && holds(kMeasured, quantity.what)) {
            quantity.measure = reader.measure(quantity);
        }
    }
}

} // namespace vedette::quantities
