#pragma once
// Matrix products in 8-bit integers: three to four times as fast as in floats on processors with VNNI.
//
// A weight is an integer of -127..127 times the scale of its output, an input value one of -127..127 times the scale of its row. The sums
// are integers, so every kernel (AVX-512 VNNI, AVX2, plain C++) gives the same bits on every machine and in any batch. Scales are
// found per row from the largest value; see docs/decisions/0003-reader.md for what it costs in accuracy.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vedette::syntax {

enum class ByteKernel : std::uint8_t { plain, avx2, vnni };

ByteKernel best_byte_kernel();

// Rows of floats as bytes: value = scale * (byte - 128).
class ByteRows {
public:
    // Widths are multiples of eight.
    void assign(const float* rows, std::size_t count, std::size_t width);

    [[nodiscard]] const std::uint8_t* row(std::size_t index) const { return bytes_.data() + index * width_; }

    [[nodiscard]] float scale(std::size_t index) const { return scales_[index]; }

    [[nodiscard]] std::size_t width() const { return width_; }

private:
    std::size_t width_ = 0;
    std::vector<std::uint8_t> bytes_;
    std::vector<float> scales_;
};

class ByteMatrix {
public:
    ByteMatrix() = default;

    // `weights` holds n rows of k values (output, input), row i at weights + i * stride; k is a multiple of eight. A kernel that this
    // machine lacks must not be asked for.
    ByteMatrix(const float* weights, std::size_t n, std::size_t k, std::size_t stride, ByteKernel kernel = best_byte_kernel());

    [[nodiscard]] std::size_t columns() const { return n_; }

    // out[i] = rows[first + i] * this + bias, for `count` rows; without a bias the product is added to `out`.
    void multiply(const ByteRows& rows, std::size_t first, std::size_t count, const float* bias, float* out, std::size_t out_stride) const;

private:
    ByteKernel kernel_ = ByteKernel::plain;
    std::size_t n_ = 0;
    std::size_t k_ = 0;
    std::vector<std::int8_t> bytes_;    // vnni: panels of 32 columns, four k together
    std::vector<std::int16_t> words_;   // avx2 and plain: panels of 16 columns, two k together
    std::vector<float> scales_;         // padded to whole panels
    std::vector<std::int32_t> offsets_; // vnni: 128 times the sum of a column's weights
};

} // namespace vedette::syntax
