#include "syntax/tree_decoder.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace vedette::syntax {

namespace {

bool is_tree(const std::vector<std::uint32_t>& heads) {
    std::size_t roots = 0;
    for (std::size_t token = 1; token <= heads.size(); ++token) {
        roots += heads[token - 1] == 0 ? 1U : 0U;
        std::size_t node = token;
        std::size_t steps = 0;
        while (node != 0 && steps <= heads.size()) {
            node = heads[node - 1];
            ++steps;
        }
        if (node != 0) {
            return false;
        }
    }
    return roots == 1;
}

double total(const std::vector<float>& scores, const std::vector<std::uint32_t>& heads) {
    double sum = 0;
    for (std::size_t token = 0; token < heads.size(); ++token) {
        sum += static_cast<double>(scores[token * (heads.size() + 1) + heads[token]]);
    }
    return sum;
}

// Tries all head assignments.
double best_total(const std::vector<float>& scores, std::size_t n) {
    double best = -1e18;
    std::vector<std::uint32_t> heads(n, 0);
    for (;;) {
        if (is_tree(heads)) {
            best = std::max(best, total(scores, heads));
        }
        std::size_t digit = 0;
        while (digit < n && ++heads[digit] > n) {
            heads[digit++] = 0;
        }
        if (digit == n) {
            return best;
        }
    }
}

std::vector<float> random_scores(std::size_t n, std::mt19937& random) {
    std::vector<float> scores(n * (n + 1));
    for (float& score : scores) {
        score = static_cast<float>(random() % 1000U) / 100.0F;
    }
    return scores;
}

} // namespace

TEST(TreeDecoder, matches_trying_all_trees) {
    std::mt19937 random(7);
    for (int round = 0; round < 120; ++round) {
        const std::size_t n = 1 + random() % 5U;
        const std::vector<float> scores = random_scores(n, random);
        const std::vector<std::uint32_t> heads = decode_tree(scores.data(), n);
        ASSERT_TRUE(is_tree(heads));
        ASSERT_NEAR(total(scores, heads), best_total(scores, n), 1e-4) << "n " << n;
    }
}

TEST(TreeDecoder, gives_one_root_and_no_cycle_at_any_size) {
    std::mt19937 random(8);
    for (const std::size_t n : {1U, 2U, 17U, 60U, 200U, 400U}) {
        const std::vector<float> scores = random_scores(n, random);
        EXPECT_TRUE(is_tree(decode_tree(scores.data(), n)));
        const std::vector<float> equal(n * (n + 1), 1.0F);
        EXPECT_TRUE(is_tree(decode_tree(equal.data(), n)));
    }
}

TEST(TreeDecoder, survives_scores_that_are_not_numbers) {
    std::vector<float> scores(12, std::numeric_limits<float>::quiet_NaN());
    scores[5] = INFINITY;
    EXPECT_TRUE(is_tree(decode_tree(scores.data(), 3)));
}

TEST(TreeDecoder, breaks_long_chains_of_cycles) {
    // Every pair of neighbours would rather hold each other.
    const std::size_t n = 120;
    std::vector<float> scores(n * (n + 1), 0.0F);
    for (std::size_t token = 0; token < n; ++token) {
        scores[token * (n + 1) + (token % 2 == 0 ? token + 2 : token)] = 5.0F;
    }
    EXPECT_TRUE(is_tree(decode_tree(scores.data(), n)));
}

} // namespace vedette::syntax
