#pragma once
// Which things belong together, told pair by pair: a disjoint-set forest with path halving (Tarjan and van Leeuwen 1984). The smallest
// number of a set is its root, so that the result does not depend on the order of the pairs.

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <vector>

namespace vedette {

class UnionFind {
public:
    explicit UnionFind(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }

    std::size_t root(std::size_t member) {
        while (parent_[member] != member) {
            parent_[member] = parent_[parent_[member]];
            member = parent_[member];
        }
        return member;
    }

    void join(std::size_t left, std::size_t right) {
        const std::size_t one = root(left);
        const std::size_t other = root(right);
        parent_[std::max(one, other)] = std::min(one, other);
    }

private:
    std::vector<std::size_t> parent_;
};

} // namespace vedette
