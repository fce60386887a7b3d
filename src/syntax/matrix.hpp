#pragma once
// The arithmetic of the reader: one packed matrix product and a few row-wise functions, single precision, single thread.
//
// A product's element is always summed over k in the same order, whatever the number of rows and the place of the row among them:
// decisions do not depend on how sentences are batched or on the number of threads. The fastest of three kernels (AVX-512, AVX2 with
// FMA, plain C++) is chosen once a process; the first two agree to the bit, the plain one rounds after each multiplication.
// exp is our own polynomial, so that no library version changes a result.

#include <cstddef>
#include <vector>

namespace vedette::syntax {

// A right-hand matrix of k rows and n columns, stored in panels of 32 columns, padded with zeros.
class PackedMatrix {
public:
    PackedMatrix() = default;

    // `weights` holds n rows of k values (a layer's weights as trained: output, input); row i starts at weights + i * stride.
    PackedMatrix(const float* weights, std::size_t n, std::size_t k, std::size_t stride);

    [[nodiscard]] std::size_t rows() const { return k_; }

    [[nodiscard]] std::size_t columns() const { return n_; }

    // out[i, 0..n) = in[i, 0..k) * this (+ bias when given); row i of `in` starts at in + i * in_stride, rows may overlap.
    void multiply(const float* in, std::size_t in_stride, std::size_t count, const float* bias, float* out,
                  std::size_t out_stride) const;

private:
    std::size_t n_ = 0;
    std::size_t k_ = 0;
    std::vector<float> panels_;
};

// out = gain * (in - mean) / sqrt(variance + 1e-5) + bias, row by row.
void normalize_rows(const float* in, std::size_t count, std::size_t width, const float* gain, const float* bias, float* out);

// Widths are multiples of eight in the following.
// x += a * sigmoid(b), where a row of `gates` is a then b.
void add_gated(const float* gates, std::size_t count, std::size_t width, float* x);

// A row of `gates` is f, c, o. f becomes sigmoid(f), c becomes (1 - f) * c, o becomes o * sigmoid(o).
void open_gates(float* gates, std::size_t count, std::size_t width);

// The recurrence over `count` rows of open gates: c[t] += f[t] * c[t - 1] in the first half of the channels, c[t] += f[t] * c[t + 1] in
// the second.
void recur_rows(float* gates, std::size_t count, std::size_t width);

// out = c * o, row by row.
void leave_gates(const float* gates, std::size_t count, std::size_t width, float* out);

void add_to(float* sums, const float* values, std::size_t count);

// Sum of a[i] * b[i], in sixteen partial sums.
float dot(const float* a, const float* b, std::size_t count);

void rectify(float* values, std::size_t count); // max(0, x)

// For tests: "avx512", "avx2" or "plain".
const char* kernel_name();

} // namespace vedette::syntax
