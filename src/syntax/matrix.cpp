#include "syntax/matrix.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>

#if defined(__x86_64__) && defined(__GNUC__)
#define VEDETTE_X86 1
#include <immintrin.h>
#if !defined(__clang__)
// g++ 12 warns about the registers that its own headers leave undefined on purpose.
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
#endif

// The kernels are worth nothing without optimisation, whatever the build says.
#if defined(__GNUC__) && !defined(__clang__)
#define VEDETTE_HOT __attribute__((optimize("O3", "no-trapping-math", "no-math-errno")))
#else
#define VEDETTE_HOT
#endif

namespace vedette::syntax {

namespace {

constexpr std::size_t kPanel = 32;

// One panel: `count` rows of `in` against k rows of 32 columns; `width` of them are written.
struct Job {
    const float* in;
    std::size_t in_stride;
    std::size_t count;
    const float* panel;
    std::size_t k;
    const float* bias; // 32 values
    float* out;
    std::size_t out_stride;
    std::size_t width;
};

inline void store_row(const float* row, const Job& job, std::size_t index) {
    std::copy(row, row + job.width, job.out + index * job.out_stride);
}

VEDETTE_HOT void run_plain(const Job& job) {
    for (std::size_t index = 0; index < job.count; ++index) {
        float sums[kPanel];
        std::copy(job.bias, job.bias + kPanel, sums);
        const float* in = job.in + index * job.in_stride;
        for (std::size_t k = 0; k < job.k; ++k) {
            for (std::size_t column = 0; column < kPanel; ++column) {
                sums[column] += in[k] * job.panel[k * kPanel + column];
            }
        }
        store_row(sums, job, index);
    }
}

#ifdef VEDETTE_X86

template <std::size_t Rows>
__attribute__((target("avx512f"))) VEDETTE_HOT void block_avx512(const Job& job, std::size_t first) {
    __m512 sums[Rows][2];
    for (std::size_t row = 0; row < Rows; ++row) {
        sums[row][0] = _mm512_loadu_ps(job.bias);
        sums[row][1] = _mm512_loadu_ps(job.bias + 16);
    }
    const float* in = job.in + first * job.in_stride;
    for (std::size_t k = 0; k < job.k; ++k) {
        const __m512 left = _mm512_loadu_ps(job.panel + k * kPanel);
        const __m512 right = _mm512_loadu_ps(job.panel + k * kPanel + 16);
#pragma GCC unroll 12
        for (std::size_t row = 0; row < Rows; ++row) {
            const __m512 value = _mm512_set1_ps(in[row * job.in_stride + k]);
            sums[row][0] = _mm512_fmadd_ps(value, left, sums[row][0]);
            sums[row][1] = _mm512_fmadd_ps(value, right, sums[row][1]);
        }
    }
    for (std::size_t row = 0; row < Rows; ++row) {
        if (job.width == kPanel) {
            _mm512_storeu_ps(job.out + (first + row) * job.out_stride, sums[row][0]);
            _mm512_storeu_ps(job.out + (first + row) * job.out_stride + 16, sums[row][1]);
        } else {
            float values[kPanel];
            _mm512_storeu_ps(values, sums[row][0]);
            _mm512_storeu_ps(values + 16, sums[row][1]);
            store_row(values, job, first + row);
        }
    }
}

__attribute__((target("avx512f"))) VEDETTE_HOT void run_avx512(const Job& job) {
    std::size_t first = 0;
    for (; first + 12 <= job.count; first += 12) {
        block_avx512<12>(job, first);
    }
    for (; first + 4 <= job.count; first += 4) {
        block_avx512<4>(job, first);
    }
    for (; first < job.count; ++first) {
        block_avx512<1>(job, first);
    }
}

// Half a panel at a time: 6 rows by 16 columns fill the sixteen registers.
template <std::size_t Rows>
__attribute__((target("avx2,fma"))) VEDETTE_HOT void block_avx2(const Job& job, std::size_t first, std::size_t from) {
    __m256 sums[Rows][2];
    for (std::size_t row = 0; row < Rows; ++row) {
        sums[row][0] = _mm256_loadu_ps(job.bias + from);
        sums[row][1] = _mm256_loadu_ps(job.bias + from + 8);
    }
    const float* in = job.in + first * job.in_stride;
    for (std::size_t k = 0; k < job.k; ++k) {
        const __m256 left = _mm256_loadu_ps(job.panel + k * kPanel + from);
        const __m256 right = _mm256_loadu_ps(job.panel + k * kPanel + from + 8);
#pragma GCC unroll 6
        for (std::size_t row = 0; row < Rows; ++row) {
            const __m256 value = _mm256_set1_ps(in[row * job.in_stride + k]);
            sums[row][0] = _mm256_fmadd_ps(value, left, sums[row][0]);
            sums[row][1] = _mm256_fmadd_ps(value, right, sums[row][1]);
        }
    }
    for (std::size_t row = 0; row < Rows; ++row) {
        float values[16];
        _mm256_storeu_ps(values, sums[row][0]);
        _mm256_storeu_ps(values + 8, sums[row][1]);
        const std::size_t width = job.width > from ? std::min<std::size_t>(16, job.width - from) : 0;
        std::copy(values, values + width, job.out + (first + row) * job.out_stride + from);
    }
}

__attribute__((target("avx2,fma"))) VEDETTE_HOT void run_avx2(const Job& job) {
    std::size_t first = 0;
    for (; first + 6 <= job.count; first += 6) {
        block_avx2<6>(job, first, 0);
        block_avx2<6>(job, first, 16);
    }
    for (; first < job.count; ++first) {
        block_avx2<1>(job, first, 0);
        block_avx2<1>(job, first, 16);
    }
}

#endif

enum class Kernel : std::uint8_t { plain, avx2, avx512 };

Kernel best_kernel() {
#ifdef VEDETTE_X86
    if (__builtin_cpu_supports("avx512f")) {
        return Kernel::avx512;
    }
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
        return Kernel::avx2;
    }
#endif
    return Kernel::plain;
}

Kernel kernel() {
    static const Kernel chosen = best_kernel();
    return chosen;
}

void run(const Job& job) {
#ifdef VEDETTE_X86
    if (kernel() == Kernel::avx512) {
        run_avx512(job);
        return;
    }
    if (kernel() == Kernel::avx2) {
        run_avx2(job);
        return;
    }
#endif
    run_plain(job);
}

// Eight values at a time; compilers split them where the machine has shorter registers. By reference, because how such values are
// passed depends on the processor.
using Lanes = float __attribute__((vector_size(32)));
using LaneBits = std::uint32_t __attribute__((vector_size(32)));
constexpr std::size_t kLaneCount = 8;

[[gnu::always_inline]] inline void load(const float* from, Lanes& to) { std::memcpy(&to, from, sizeof to); }

[[gnu::always_inline]] inline void store(const Lanes& from, float* to) { std::memcpy(to, &from, sizeof from); }

// x = 1 / (1 + e^-x), seven digits: 2^n by the exponent bits, a polynomial for the rest (Cephes, expf).
[[gnu::always_inline]] inline void sigmoid(Lanes& x) {
    const Lanes low = Lanes{} - 87.0F;
    const Lanes high = Lanes{} + 87.0F;
    Lanes y = -x;
    y = y < low ? low : y;
    y = y > high ? high : y;
    constexpr float kMagic = 12582912.0F; // 1.5 * 2^23: adding it rounds to an integer
    const Lanes shifted = y * 1.44269504F + kMagic;
    const Lanes n = shifted - kMagic;
    const Lanes r = (y - n * 0.693359375F) + n * 2.12194440e-4F;
    Lanes p = r * 1.9875691500e-4F + 1.3981999507e-3F;
    p = p * r + 8.3334519073e-3F;
    p = p * r + 4.1665795894e-2F;
    p = p * r + 1.6666665459e-1F;
    p = p * r + 5.0000001201e-1F;
    p = p * r * r + r + 1.0F;
    LaneBits bits{};
    std::memcpy(&bits, &shifted, sizeof bits);
    bits = (bits << 23U) + 0x3F800000U;
    Lanes scale{};
    std::memcpy(&scale, &bits, sizeof scale);
    x = 1.0F / (1.0F + p * scale);
}

[[gnu::always_inline]] inline void add_gated_here(const float* gates, std::size_t count, std::size_t width, float* x) {
    for (std::size_t row = 0; row < count; ++row) {
        const float* a = gates + row * 2 * width;
        float* to = x + row * width;
        for (std::size_t index = 0; index < width; index += kLaneCount) {
            Lanes value;
            Lanes gate;
            Lanes sum;
            load(a + index, value);
            load(a + width + index, gate);
            load(to + index, sum);
            sigmoid(gate);
            sum += value * gate;
            store(sum, to + index);
        }
    }
}

[[gnu::always_inline]] inline void open_gates_here(float* gates, std::size_t count, std::size_t width) {
    for (std::size_t row = 0; row < count; ++row) {
        float* f = gates + row * 3 * width;
        for (std::size_t index = 0; index < width; index += kLaneCount) {
            Lanes keep;
            Lanes state;
            Lanes open;
            load(f + index, keep);
            load(f + width + index, state);
            load(f + 2 * width + index, open);
            sigmoid(keep);
            state *= 1.0F - keep;
            Lanes gate = open;
            sigmoid(gate);
            open *= gate;
            store(keep, f + index);
            store(state, f + width + index);
            store(open, f + 2 * width + index);
        }
    }
}

[[gnu::always_inline]] inline void normalize_here(const float* in, std::size_t count, std::size_t width, const float* gain,
                                                  const float* bias, float* out) {
    constexpr std::size_t kLanes = 16; // a fixed order of summation on every machine
    for (std::size_t row = 0; row < count; ++row) {
        const float* from = in + row * width;
        float* to = out + row * width;
        float sums[kLanes] = {};
        float squares[kLanes] = {};
        std::size_t index = 0;
        for (; index + kLanes <= width; index += kLanes) {
            for (std::size_t lane = 0; lane < kLanes; ++lane) {
                sums[lane] += from[index + lane];
            }
        }
        for (; index < width; ++index) {
            sums[index % kLanes] += from[index];
        }
        float sum = 0.0F;
        for (const float part : sums) {
            sum += part;
        }
        const float mean = sum / static_cast<float>(width);
        for (index = 0; index + kLanes <= width; index += kLanes) {
            for (std::size_t lane = 0; lane < kLanes; ++lane) {
                const float away = from[index + lane] - mean;
                squares[lane] += away * away;
            }
        }
        for (; index < width; ++index) {
            squares[index % kLanes] += (from[index] - mean) * (from[index] - mean);
        }
        float variance = 0.0F;
        for (const float part : squares) {
            variance += part;
        }
        const float scale = 1.0F / std::sqrt(variance / static_cast<float>(width) + 1e-5F);
        for (index = 0; index < width; ++index) {
            to[index] = (from[index] - mean) * scale * gain[index] + bias[index];
        }
    }
}

[[gnu::always_inline]] inline void recur_here(float* gates, std::size_t count, std::size_t width) {
    const std::size_t stride = 3 * width;
    const std::size_t half = width / 2;
    for (std::size_t step = 1; step < count; ++step) {
        float* forward = gates + step * stride;
        for (std::size_t index = 0; index < half; ++index) {
            forward[width + index] += forward[index] * forward[width + index - stride];
        }
        float* backward = gates + (count - 1 - step) * stride;
        for (std::size_t index = half; index < width; ++index) {
            backward[width + index] += backward[index] * backward[width + index + stride];
        }
    }
}

[[gnu::always_inline]] inline void leave_here(const float* gates, std::size_t count, std::size_t width, float* out) {
    for (std::size_t row = 0; row < count; ++row) {
        const float* state = gates + row * 3 * width + width;
        for (std::size_t index = 0; index < width; ++index) {
            out[row * width + index] = state[index] * state[width + index];
        }
    }
}

[[gnu::always_inline]] inline float dot_here(const float* a, const float* b, std::size_t count) {
    constexpr std::size_t kLanes = 16;
    float sums[kLanes] = {};
    std::size_t index = 0;
    for (; index + kLanes <= count; index += kLanes) {
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            sums[lane] += a[index + lane] * b[index + lane];
        }
    }
    for (; index < count; ++index) {
        sums[index % kLanes] += a[index] * b[index];
    }
    float sum = 0.0F;
    for (const float part : sums) {
        sum += part;
    }
    return sum;
}

#ifdef VEDETTE_X86
__attribute__((target("avx2"))) VEDETTE_HOT float dot_avx2(const float* a, const float* b, std::size_t count) {
    return dot_here(a, b, count);
}

__attribute__((target("avx2"))) VEDETTE_HOT void recur_avx2(float* gates, std::size_t count, std::size_t width) {
    recur_here(gates, count, width);
}

__attribute__((target("avx2"))) VEDETTE_HOT void leave_avx2(const float* gates, std::size_t count, std::size_t width, float* out) {
    leave_here(gates, count, width, out);
}

__attribute__((target("avx2"))) VEDETTE_HOT void add_gated_avx2(const float* gates, std::size_t count, std::size_t width, float* x) {
    add_gated_here(gates, count, width, x);
}

__attribute__((target("avx2"))) VEDETTE_HOT void open_gates_avx2(float* gates, std::size_t count, std::size_t width) {
    open_gates_here(gates, count, width);
}

__attribute__((target("avx2"))) VEDETTE_HOT void normalize_avx2(const float* in, std::size_t count, std::size_t width,
                                                                const float* gain, const float* bias, float* out) {
    normalize_here(in, count, width, gain, bias, out);
}
#endif

} // namespace

PackedMatrix::PackedMatrix(const float* weights, std::size_t n, std::size_t k, std::size_t stride) : n_(n), k_(k) {
    const std::size_t panels = (n + kPanel - 1) / kPanel;
    panels_.assign(panels * k * kPanel, 0.0F);
    for (std::size_t column = 0; column < n; ++column) {
        float* to = panels_.data() + column / kPanel * k * kPanel + column % kPanel;
        const float* from = weights + column * stride;
        for (std::size_t row = 0; row < k; ++row) {
            to[row * kPanel] = from[row];
        }
    }
}

void PackedMatrix::multiply(const float* in, std::size_t in_stride, std::size_t count, const float* bias, float* out,
                            std::size_t out_stride) const {
    float panel_bias[kPanel];
    for (std::size_t from = 0; from < n_; from += kPanel) {
        const std::size_t width = std::min(kPanel, n_ - from);
        std::fill(panel_bias, panel_bias + kPanel, 0.0F);
        if (bias != nullptr) {
            std::copy(bias + from, bias + from + width, panel_bias);
        }
        run({in, in_stride, count, panels_.data() + from * k_, k_, panel_bias, out + from, out_stride, width});
    }
}

void normalize_rows(const float* in, std::size_t count, std::size_t width, const float* gain, const float* bias, float* out) {
#ifdef VEDETTE_X86
    if (kernel() != Kernel::plain) {
        normalize_avx2(in, count, width, gain, bias, out);
        return;
    }
#endif
    normalize_here(in, count, width, gain, bias, out);
}

void add_gated(const float* gates, std::size_t count, std::size_t width, float* x) {
#ifdef VEDETTE_X86
    if (kernel() != Kernel::plain) {
        add_gated_avx2(gates, count, width, x);
        return;
    }
#endif
    add_gated_here(gates, count, width, x);
}

void open_gates(float* gates, std::size_t count, std::size_t width) {
#ifdef VEDETTE_X86
    if (kernel() != Kernel::plain) {
        open_gates_avx2(gates, count, width);
        return;
    }
#endif
    open_gates_here(gates, count, width);
}

void recur_rows(float* gates, std::size_t count, std::size_t width) {
#ifdef VEDETTE_X86
    if (kernel() != Kernel::plain) {
        recur_avx2(gates, count, width);
        return;
    }
#endif
    recur_here(gates, count, width);
}

void leave_gates(const float* gates, std::size_t count, std::size_t width, float* out) {
#ifdef VEDETTE_X86
    if (kernel() != Kernel::plain) {
        leave_avx2(gates, count, width, out);
        return;
    }
#endif
    leave_here(gates, count, width, out);
}

VEDETTE_HOT void add_to(float* sums, const float* values, std::size_t count) {
    for (std::size_t index = 0; index < count; ++index) {
        sums[index] += values[index];
    }
}

float dot(const float* a, const float* b, std::size_t count) {
#ifdef VEDETTE_X86
    if (kernel() != Kernel::plain) {
        return dot_avx2(a, b, count);
    }
#endif
    return dot_here(a, b, count);
}

VEDETTE_HOT void rectify(float* values, std::size_t count) {
    for (std::size_t index = 0; index < count; ++index) {
        values[index] = values[index] > 0.0F ? values[index] : 0.0F;
    }
}

const char* kernel_name() {
    switch (kernel()) {
    case Kernel::avx512:
        return "avx512";
    case Kernel::avx2:
        return "avx2";
    case Kernel::plain:
        return "plain";
    }
    return "plain";
}

} // namespace vedette::syntax
