#include "syntax/tree_decoder.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace vedette::syntax {

namespace {

constexpr double kNever = -1e9;

// Far more than any arc score: a second root never pays, and one always has to.
constexpr double kRootCost = 1e6;

// Node 0 is the root, node i is token i - 1. heads[i] for i > 0.
using Heads = std::vector<std::uint32_t>;

bool is_single_rooted_tree(const Heads& heads) {
    const std::size_t n = heads.size();
    std::size_t roots = 0;
    std::vector<std::uint32_t> seen(n, 0); // number of the walk that passed here
    seen[0] = 1;
    for (std::uint32_t node = 1; node < n; ++node) {
        roots += heads[node] == 0 ? 1U : 0U;
    }
    if (roots != 1) {
        return false;
    }
    for (std::uint32_t start = 1; start < n; ++start) {
        std::uint32_t node = start;
        while (seen[node] == 0) {
            seen[node] = start + 1;
            node = heads[node];
        }
        if (seen[node] == start + 1) {
            return false; // came back to this walk: a cycle
        }
        for (node = start; seen[node] == start + 1; node = heads[node]) {
            seen[node] = 1;
        }
    }
    return true;
}

struct Scores {
    std::size_t size = 0;
    std::vector<double> values; // values[child * size + head]

    [[nodiscard]] double at(std::size_t child, std::size_t head) const { return values[child * size + head]; }

    double& at(std::size_t child, std::size_t head) { return values[child * size + head]; }
};

Heads best_heads(const Scores& scores) {
    Heads heads(scores.size, 0);
    for (std::uint32_t child = 1; child < scores.size; ++child) {
        for (std::uint32_t head = 1; head < scores.size; ++head) {
            if (head != child && scores.at(child, head) > scores.at(child, heads[child])) {
                heads[child] = head;
            }
        }
    }
    return heads;
}

std::vector<std::uint32_t> find_cycle(const Heads& heads) {
    std::vector<std::uint32_t> seen(heads.size(), 0);
    for (std::uint32_t start = 1; start < heads.size(); ++start) {
        std::uint32_t node = start;
        while (node != 0 && seen[node] == 0) {
            seen[node] = start;
            node = heads[node];
        }
        if (node != 0 && seen[node] == start) {
            std::vector<std::uint32_t> cycle = {node};
            for (std::uint32_t next = heads[node]; next != node; next = heads[next]) {
                cycle.push_back(next);
            }
            return cycle;
        }
    }
    return {};
}

// A cycle drawn together into one node, the last of the smaller graph.
struct Contraction {
    std::vector<std::uint32_t> outside; // node of the smaller graph -> node here
    std::vector<std::uint32_t> enter;   // for a head outside: the node of the cycle that it would take over
    std::vector<std::uint32_t> leave;   // for a child outside: its best head in the cycle
    Scores scores;
};

Contraction contract(const Scores& scores, const Heads& heads, const std::vector<std::uint32_t>& cycle) {
    Contraction made;
    std::vector<bool> is_inside(scores.size, false);
    for (const std::uint32_t node : cycle) {
        is_inside[node] = true;
    }
    for (std::uint32_t node = 0; node < scores.size; ++node) {
        if (!is_inside[node]) {
            made.outside.push_back(node);
        }
    }
    const std::size_t meta = made.outside.size();
    made.scores.size = meta + 1;
    made.scores.values.assign((meta + 1) * (meta + 1), kNever);
    made.enter.assign(meta, cycle.front());
    made.leave.assign(meta, cycle.front());
    for (std::size_t index = 0; index < meta; ++index) {
        const std::uint32_t node = made.outside[index];
        for (std::size_t head = 0; head < meta; ++head) {
            made.scores.at(index, head) = scores.at(node, made.outside[head]);
        }
        const auto gain = [&](std::uint32_t member) { return scores.at(member, node) - scores.at(member, heads[member]); };
        for (const std::uint32_t member : cycle) {
            if (gain(member) > gain(made.enter[index])) {
                made.enter[index] = member;
            }
            if (scores.at(node, member) > scores.at(node, made.leave[index])) {
                made.leave[index] = member;
            }
        }
        made.scores.at(meta, index) = gain(made.enter[index]);
        made.scores.at(index, meta) = scores.at(node, made.leave[index]);
    }
    return made;
}

Heads spanning_arborescence(const Scores& scores) {
    Heads heads = best_heads(scores);
    const std::vector<std::uint32_t> cycle = find_cycle(heads);
    if (cycle.empty()) {
        return heads;
    }
    const Contraction smaller = contract(scores, heads, cycle);
    const Heads found = spanning_arborescence(smaller.scores);
    const auto meta = static_cast<std::uint32_t>(smaller.outside.size());
    for (std::uint32_t index = 1; index < meta; ++index) {
        const std::uint32_t head = found[index];
        heads[smaller.outside[index]] = head == meta ? smaller.leave[index] : smaller.outside[head];
    }
    heads[smaller.enter[found[meta]]] = smaller.outside[found[meta]];
    return heads;
}

} // namespace

std::vector<std::uint32_t> decode_tree(const float* scores, std::size_t n) {
    Scores graph;
    graph.size = n + 1;
    graph.values.assign((n + 1) * (n + 1), kNever);
    for (std::size_t child = 1; child <= n; ++child) {
        for (std::size_t head = 0; head <= n; ++head) {
            const float score = scores[(child - 1) * (n + 1) + head];
            if (head != child && std::isfinite(score)) {
                graph.at(child, head) = static_cast<double>(score);
            }
        }
    }
    Heads heads = best_heads(graph);
    if (!is_single_rooted_tree(heads)) {
        for (std::size_t child = 1; child <= n; ++child) {
            graph.at(child, 0) -= kRootCost;
        }
        heads = spanning_arborescence(graph);
    }
    heads.erase(heads.begin());
    return heads;
}

} // namespace vedette::syntax
