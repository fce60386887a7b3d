#include "syntax/tree_decoder.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace vedette::syntax {

namespace {

constexpr double kNever = -1e9;
constexpr std::uint32_t kNoGroup = UINT32_MAX;

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

// Group of every node: the nodes of a cycle share one, every other node is alone; the root is group 0. Groups are numbered in the order of
// their first nodes.
struct Groups {
    std::vector<std::uint32_t> of_node;
    std::vector<bool> is_cycle; // of every node: it lies on a cycle
    std::size_t count = 0;
};

Groups find_groups(const Heads& heads) {
    Groups groups;
    groups.of_node.assign(heads.size(), kNoGroup);
    groups.is_cycle.assign(heads.size(), false);
    std::vector<std::uint32_t> cycle_of(heads.size(), 0); // smallest node of the cycle
    std::vector<std::uint32_t> seen(heads.size(), 0);
    for (std::uint32_t start = 1; start < heads.size(); ++start) {
        std::uint32_t node = start;
        while (node != 0 && seen[node] == 0) {
            seen[node] = start;
            node = heads[node];
        }
        if (node == 0 || seen[node] != start) {
            continue;
        }
        std::uint32_t smallest = node;
        for (std::uint32_t next = heads[node]; next != node; next = heads[next]) {
            smallest = std::min(smallest, next);
        }
        std::uint32_t next = node;
        do {
            groups.is_cycle[next] = true;
            cycle_of[next] = smallest;
            next = heads[next];
        } while (next != node);
    }
    for (std::uint32_t node = 0; node < heads.size(); ++node) {
        const bool is_first = !groups.is_cycle[node] || cycle_of[node] == node;
        groups.of_node[node] = is_first ? static_cast<std::uint32_t>(groups.count++) : groups.of_node[cycle_of[node]];
    }
    return groups;
}

struct Arc {
    std::uint32_t child = 0;
    std::uint32_t head = 0;
};

// All cycles are drawn together at once, the smaller graph is solved, and the arc that enters a cycle replaces the cycle's own arc
// into the same node.
Heads spanning_arborescence(const Scores& scores) {
    Heads heads = best_heads(scores);
    const Groups groups = find_groups(heads);
    if (groups.count == scores.size) {
        return heads;
    }
    Scores smaller;
    smaller.size = groups.count;
    smaller.values.assign(groups.count * groups.count, kNever * 4);
    std::vector<Arc> best(groups.count * groups.count);
    for (std::uint32_t child = 1; child < scores.size; ++child) {
        const std::uint32_t to = groups.of_node[child];
        const double own = groups.is_cycle[child] ? scores.at(child, heads[child]) : 0.0;
        for (std::uint32_t head = 0; head < scores.size; ++head) {
            const std::uint32_t from = groups.of_node[head];
            if (from != to && scores.at(child, head) - own > smaller.at(to, from)) {
                smaller.at(to, from) = scores.at(child, head) - own;
                best[to * groups.count + from] = {child, head};
            }
        }
    }
    const Heads found = spanning_arborescence(smaller);
    for (std::uint32_t group = 1; group < groups.count; ++group) {
        const Arc& arc = best[group * groups.count + found[group]];
        heads[arc.child] = arc.head;
    }
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
