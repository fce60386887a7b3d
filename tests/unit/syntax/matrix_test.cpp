#include "syntax/matrix.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace vedette::syntax {

namespace {

std::vector<float> random_values(std::size_t count, std::uint32_t seed) {
    std::mt19937 random(seed);
    std::vector<float> values(count);
    for (float& value : values) {
        value = static_cast<float>(random() % 2001U) / 1000.0F - 1.0F;
    }
    return values;
}

} // namespace

TEST(PackedMatrix, multiplies_like_the_obvious_loop) {
    for (const std::size_t n : {1U, 9U, 32U, 50U, 67U}) {
        for (const std::size_t count : {1U, 3U, 12U, 29U}) {
            const std::size_t k = 40;
            const std::vector<float> weights = random_values(n * k, 1);
            const std::vector<float> in = random_values(count * k, 2);
            const std::vector<float> bias = random_values(n, 3);
            std::vector<float> out(count * n);
            PackedMatrix(weights.data(), n, k, k).multiply(in.data(), k, count, bias.data(), out.data(), n);
            for (std::size_t row = 0; row < count; ++row) {
                for (std::size_t column = 0; column < n; ++column) {
                    double sum = static_cast<double>(bias[column]);
                    for (std::size_t index = 0; index < k; ++index) {
                        sum += static_cast<double>(in[row * k + index]) * static_cast<double>(weights[column * k + index]);
                    }
                    ASSERT_NEAR(static_cast<double>(out[row * n + column]), sum, 1e-4);
                }
            }
        }
    }
}

TEST(PackedMatrix, gives_a_row_the_same_bits_in_any_batch) {
    const std::size_t n = 70;
    const std::size_t k = 33;
    const std::size_t count = 31;
    const std::vector<float> weights = random_values(n * k, 4);
    const std::vector<float> in = random_values(count * k, 5);
    const PackedMatrix matrix(weights.data(), n, k, k);
    std::vector<float> together(count * n);
    matrix.multiply(in.data(), k, count, nullptr, together.data(), n);
    for (std::size_t row = 0; row < count; ++row) {
        std::vector<float> alone(n);
        matrix.multiply(in.data() + row * k, k, 1, nullptr, alone.data(), n);
        ASSERT_TRUE(std::equal(alone.begin(), alone.end(), together.begin() + static_cast<std::ptrdiff_t>(row * n))) << row;
    }
}

TEST(Matrix, gates_follow_the_sigmoid) {
    std::vector<float> gates(16, 1.0F);
    const float values[] = {0.5F, -80.0F, 200.0F, -200.0F, 0.0F, 3.0F, -3.0F, 1e-3F};
    std::copy(values, values + 8, gates.begin() + 8);
    std::vector<float> x(8, 0.25F);
    add_gated(gates.data(), 1, 8, x.data());
    for (std::size_t index = 0; index < 8; ++index) {
        EXPECT_NEAR(static_cast<double>(x[index]), 0.25 + 1.0 / (1.0 + std::exp(-static_cast<double>(values[index]))), 1e-6);
    }
    std::vector<float> open(24, 2.0F);
    std::copy(values, values + 8, open.begin());
    std::copy(values, values + 8, open.begin() + 16);
    open_gates(open.data(), 1, 8);
    for (std::size_t index = 0; index < 8; ++index) {
        const double keep = 1.0 / (1.0 + std::exp(-static_cast<double>(values[index])));
        EXPECT_NEAR(static_cast<double>(open[index]), keep, 1e-6);
        EXPECT_NEAR(static_cast<double>(open[8 + index]), 2.0 * (1.0 - keep), 1e-6);
        EXPECT_NEAR(static_cast<double>(open[16 + index]), static_cast<double>(values[index]) * keep, 2e-5);
    }
}

TEST(Matrix, normalises_rows) {
    const std::vector<float> in = random_values(2 * 224, 6);
    const std::vector<float> gain(224, 1.0F);
    const std::vector<float> bias(224, 0.0F);
    std::vector<float> out(in.size());
    normalize_rows(in.data(), 2, 224, gain.data(), bias.data(), out.data());
    double sum = 0;
    double squares = 0;
    for (std::size_t index = 224; index < 448; ++index) {
        sum += static_cast<double>(out[index]);
        squares += static_cast<double>(out[index]) * static_cast<double>(out[index]);
    }
    EXPECT_NEAR(sum, 0.0, 1e-3);
    EXPECT_NEAR(squares, 224.0, 0.1);
}

} // namespace vedette::syntax
