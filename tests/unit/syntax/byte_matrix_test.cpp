#include "syntax/byte_matrix.hpp"

#include <gtest/gtest.h>

#include <algorithm>
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

std::vector<ByteKernel> kernels() {
    std::vector<ByteKernel> found = {ByteKernel::plain};
    if (best_byte_kernel() != ByteKernel::plain) {
        found.push_back(ByteKernel::avx2);
    }
    if (best_byte_kernel() == ByteKernel::vnni) {
        found.push_back(ByteKernel::vnni);
    }
    return found;
}

} // namespace

TEST(ByteMatrix, comes_near_the_product_in_floats) {
    const std::size_t n = 70;
    const std::size_t k = 224;
    const std::size_t count = 29;
    const std::vector<float> weights = random_values(n * k, 1);
    const std::vector<float> in = random_values(count * k, 2);
    const std::vector<float> bias = random_values(n, 3);
    ByteRows rows;
    rows.assign(in.data(), count, k);
    std::vector<float> out(count * n);
    ByteMatrix(weights.data(), n, k, k).multiply(rows, 0, count, bias.data(), out.data(), n);
    for (std::size_t row = 0; row < count; ++row) {
        for (std::size_t column = 0; column < n; ++column) {
            double sum = static_cast<double>(bias[column]);
            for (std::size_t index = 0; index < k; ++index) {
                sum += static_cast<double>(in[row * k + index]) * static_cast<double>(weights[column * k + index]);
            }
            ASSERT_NEAR(static_cast<double>(out[row * n + column]), sum, 0.15); // sums are of size five
        }
    }
}

TEST(ByteMatrix, gives_the_same_bits_with_every_kernel_and_in_any_batch) {
    for (const std::size_t n : {16U, 51U, 96U}) {
        const std::size_t k = 64;
        const std::size_t count = 31;
        const std::vector<float> weights = random_values(n * k, 4);
        const std::vector<float> in = random_values(count * k, 5);
        const std::vector<float> bias = random_values(n, 6);
        ByteRows rows;
        rows.assign(in.data(), count, k);
        std::vector<float> expected(count * n);
        const ByteMatrix plain(weights.data(), n, k, k, ByteKernel::plain);
        plain.multiply(rows, 0, count, bias.data(), expected.data(), n);
        plain.multiply(rows, 0, count, nullptr, expected.data(), n);
        for (const ByteKernel kernel : kernels()) {
            const ByteMatrix matrix(weights.data(), n, k, k, kernel);
            std::vector<float> together(count * n);
            matrix.multiply(rows, 0, count, bias.data(), together.data(), n);
            matrix.multiply(rows, 0, count, nullptr, together.data(), n);
            ASSERT_EQ(together, expected) << n;
            for (std::size_t row = 0; row < count; ++row) {
                std::vector<float> alone(n);
                matrix.multiply(rows, row, 1, bias.data(), alone.data(), n);
                matrix.multiply(rows, row, 1, nullptr, alone.data(), n);
                ASSERT_TRUE(std::equal(alone.begin(), alone.end(), together.begin() + static_cast<std::ptrdiff_t>(row * n)));
            }
        }
    }
}

TEST(ByteRows, keep_zero_and_the_extremes) {
    const float values[] = {0.0F, 2.0F, -2.0F, 1.0F, 0.0F, 0.0F, 0.0F, 0.0F};
    ByteRows rows;
    rows.assign(values, 1, 8);
    EXPECT_EQ(rows.row(0)[0], 128);
    EXPECT_EQ(rows.row(0)[1], 255);
    EXPECT_EQ(rows.row(0)[2], 1);
    const float zeros[8] = {};
    rows.assign(zeros, 1, 8);
    EXPECT_EQ(rows.row(0)[0], 128);
    EXPECT_EQ(rows.scale(0), 0.0F);
}

} // namespace vedette::syntax
