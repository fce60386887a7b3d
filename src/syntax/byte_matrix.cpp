#include "syntax/byte_matrix.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#if defined(__x86_64__) && defined(__GNUC__)
#define VEDETTE_X86 1
#include <immintrin.h>
#if !defined(__clang__)
// g++ 12 warns about the registers that its own headers leave undefined on purpose.
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
#endif

#if defined(__GNUC__) && !defined(__clang__)
#define VEDETTE_HOT __attribute__((optimize("O3")))
#else
#define VEDETTE_HOT
#endif

namespace vedette::syntax {

namespace {

constexpr std::size_t kBytePanel = 32;
constexpr std::size_t kWordPanel = 16;

// Rows that a kernel takes at once: 24 of the 32 registers hold their sums.
constexpr std::size_t kBlockRows = 12;

// One panel against `count` rows; `width` of its columns are written.
struct Job {
    const ByteRows* rows;
    std::size_t first;
    std::size_t count;
    std::size_t k;
    const float* scales;
    const std::int32_t* offsets;
    const float* bias; // nullptr: add to out
    float* out;
    std::size_t out_stride;
    std::size_t width;
};

// The only place where integers become floats: the same operations in the same order for every kernel.
[[gnu::always_inline]] inline void finish(const std::int32_t* sums, const Job& job, std::size_t row, std::size_t columns) {
    float* out = job.out + row * job.out_stride;
    const float scale = job.rows->scale(job.first + row);
    const std::size_t width = std::min(columns, job.width);
    if (job.bias != nullptr) {
        for (std::size_t column = 0; column < width; ++column) {
            out[column] = scale * (job.scales[column] * static_cast<float>(sums[column])) + job.bias[column];
        }
    } else {
        for (std::size_t column = 0; column < width; ++column) {
            out[column] += scale * (job.scales[column] * static_cast<float>(sums[column]));
        }
    }
}

VEDETTE_HOT void run_plain(const Job& job, const std::int16_t* panel) {
    for (std::size_t row = 0; row < job.count; ++row) {
        std::int32_t sums[kWordPanel] = {};
        const std::uint8_t* in = job.rows->row(job.first + row);
        for (std::size_t k = 0; k < job.k; k += 2) {
            const std::int32_t left = in[k] - 128;
            const std::int32_t right = in[k + 1] - 128;
            const std::int16_t* weights = panel + k * kWordPanel;
            for (std::size_t column = 0; column < kWordPanel; ++column) {
                sums[column] += left * weights[2 * column] + right * weights[2 * column + 1];
            }
        }
        finish(sums, job, row, kWordPanel);
    }
}

#ifdef VEDETTE_X86

// sums += four unsigned by four signed bytes. As an instruction, because g++ 12 copies the sums about when it is given the intrinsic:
// a quarter of the speed.
__attribute__((target("avx512f,avx512vnni"), always_inline)) inline void add_products(__m512i& sums, __m512i bytes, __m512i weights) {
    __asm__("vpdpbusd %2, %1, %0" : "+v"(sums) : "v"(bytes), "v"(weights));
}

// `in` holds four bytes of every row in turn: [k / 4][Rows].
template <std::size_t Rows>
__attribute__((target("avx512f,avx512vnni"))) VEDETTE_HOT void block_vnni(const Job& job, const std::int8_t* panel, const std::int32_t* in,
                                                                          std::size_t first) {
    __m512i sums[Rows][2];
#pragma GCC unroll 12
    for (std::size_t row = 0; row < Rows; ++row) {
        sums[row][0] = _mm512_setzero_si512();
        sums[row][1] = _mm512_setzero_si512();
    }
    for (std::size_t k = 0; k < job.k; k += 4) {
        const __m512i left = _mm512_loadu_si512(panel);
        const __m512i right = _mm512_loadu_si512(panel + 64);
#pragma GCC unroll 12
        for (std::size_t row = 0; row < Rows; ++row) {
            const __m512i value = _mm512_set1_epi32(in[row]);
            add_products(sums[row][0], value, left);
            add_products(sums[row][1], value, right);
        }
        panel += 4 * kBytePanel;
        in += Rows;
    }
    const __m512i left_offset = _mm512_loadu_si512(job.offsets);
    const __m512i right_offset = _mm512_loadu_si512(job.offsets + 16);
#pragma GCC unroll 12
    for (std::size_t row = 0; row < Rows; ++row) {
        const __m512i left = _mm512_sub_epi32(sums[row][0], left_offset);
        const __m512i right = _mm512_sub_epi32(sums[row][1], right_offset);
        if (job.width < kBytePanel) {
            std::int32_t values[kBytePanel];
            _mm512_storeu_si512(values, left);
            _mm512_storeu_si512(values + 16, right);
            finish(values, job, first + row, kBytePanel);
            continue;
        }
        // finish() in vectors.
        float* out = job.out + (first + row) * job.out_stride;
        const __m512 scale = _mm512_set1_ps(job.rows->scale(job.first + first + row));
        __m512 low = _mm512_mul_ps(scale, _mm512_mul_ps(_mm512_loadu_ps(job.scales), _mm512_cvtepi32_ps(left)));
        __m512 high = _mm512_mul_ps(scale, _mm512_mul_ps(_mm512_loadu_ps(job.scales + 16), _mm512_cvtepi32_ps(right)));
        const float* add = job.bias != nullptr ? job.bias : out;
        low = _mm512_add_ps(low, _mm512_loadu_ps(add));
        high = _mm512_add_ps(high, _mm512_loadu_ps(add + 16));
        _mm512_storeu_ps(out, low);
        _mm512_storeu_ps(out + 16, high);
    }
}

// The bytes of `Rows` rows, four of each in turn.
template <std::size_t Rows>
void interleave(const ByteRows& rows, std::size_t first, std::size_t k, std::vector<std::int32_t>& block) {
    block.resize(k / 4 * Rows);
    for (std::size_t row = 0; row < Rows; ++row) {
        const std::uint8_t* from = rows.row(first + row);
        for (std::size_t index = 0; index < k / 4; ++index) {
            std::memcpy(&block[index * Rows + row], from + 4 * index, 4);
        }
    }
}

template <std::size_t Rows>
__attribute__((target("avx2"))) VEDETTE_HOT void block_avx2(const Job& job, const std::int16_t* panel, std::size_t first) {
    __m256i sums[Rows][2];
    const std::uint8_t* in[Rows];
    for (std::size_t row = 0; row < Rows; ++row) {
        sums[row][0] = sums[row][1] = _mm256_setzero_si256();
        in[row] = job.rows->row(job.first + first + row);
    }
    for (std::size_t k = 0; k < job.k; k += 2) {
        const std::int16_t* weights = panel + k * kWordPanel;
        __m256i left;
        __m256i right;
        std::memcpy(&left, weights, sizeof left);
        std::memcpy(&right, weights + 16, sizeof right);
#pragma GCC unroll 4
        for (std::size_t row = 0; row < Rows; ++row) {
            // Two values of the row, side by side as 16-bit integers.
            const std::uint32_t low = static_cast<std::uint16_t>(in[row][k] - 128);
            const std::uint32_t high = static_cast<std::uint16_t>(in[row][k + 1] - 128);
            const __m256i value = _mm256_set1_epi32(static_cast<std::int32_t>(low | (high << 16U)));
            sums[row][0] = _mm256_add_epi32(sums[row][0], _mm256_madd_epi16(value, left));
            sums[row][1] = _mm256_add_epi32(sums[row][1], _mm256_madd_epi16(value, right));
        }
    }
    for (std::size_t row = 0; row < Rows; ++row) {
        std::int32_t values[kWordPanel];
        std::memcpy(values, &sums[row][0], sizeof sums[row][0]);
        std::memcpy(values + 8, &sums[row][1], sizeof sums[row][1]);
        finish(values, job, first + row, kWordPanel);
    }
}

__attribute__((target("avx2"))) VEDETTE_HOT void run_avx2(const Job& job, const std::int16_t* panel) {
    std::size_t first = 0;
    for (; first + 4 <= job.count; first += 4) {
        block_avx2<4>(job, panel, first);
    }
    for (; first < job.count; ++first) {
        block_avx2<1>(job, panel, first);
    }
}

#endif

using Lanes = float __attribute__((vector_size(32)));
using LaneBits = std::uint32_t __attribute__((vector_size(32)));
using LaneBytes = std::uint8_t __attribute__((vector_size(8)));

[[gnu::always_inline]] inline void quantise_here(const float* row, std::size_t width, std::uint8_t* bytes, float& scale) {
    Lanes largest = {};
    for (std::size_t index = 0; index < width; index += 8) {
        Lanes value;
        std::memcpy(&value, row + index, sizeof value);
        value = value < 0.0F ? -value : value;
        largest = value > largest ? value : largest;
    }
    float top = 0.0F;
    for (std::size_t lane = 0; lane < 8; ++lane) {
        top = largest[lane] > top ? largest[lane] : top;
    }
    scale = top / 127.0F;
    const float inverse = top > 1e-30F ? 127.0F / top : 0.0F;
    // Adding 1.5 * 2^23 rounds to an integer in the low bits; 128 makes it a byte.
    constexpr float kMagic = 12582912.0F + 128.0F;
    for (std::size_t index = 0; index < width; index += 8) {
        Lanes value;
        std::memcpy(&value, row + index, sizeof value);
        value = value * inverse + kMagic;
        LaneBits bits;
        std::memcpy(&bits, &value, sizeof bits);
        bits &= 0xFFU;
        const auto narrow = __builtin_convertvector(bits, LaneBytes);
        std::memcpy(bytes + index, &narrow, sizeof narrow);
    }
}

VEDETTE_HOT void quantise(const float* row, std::size_t width, std::uint8_t* bytes, float& scale) {
    quantise_here(row, width, bytes, scale);
}

#ifdef VEDETTE_X86
__attribute__((target("avx2"))) VEDETTE_HOT void quantise_avx2(const float* row, std::size_t width, std::uint8_t* bytes, float& scale) {
    quantise_here(row, width, bytes, scale);
}
#endif

} // namespace

ByteKernel best_byte_kernel() {
#ifdef VEDETTE_X86
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vnni")) {
        return ByteKernel::vnni;
    }
    if (__builtin_cpu_supports("avx2")) {
        return ByteKernel::avx2;
    }
#endif
    return ByteKernel::plain;
}

void ByteRows::assign(const float* rows, std::size_t count, std::size_t width) {
    static const ByteKernel kernel = best_byte_kernel();
    width_ = width;
    bytes_.resize(count * width);
    scales_.resize(count);
    for (std::size_t row = 0; row < count; ++row) {
#ifdef VEDETTE_X86
        if (kernel != ByteKernel::plain) {
            quantise_avx2(rows + row * width, width, bytes_.data() + row * width, scales_[row]);
            continue;
        }
#endif
        quantise(rows + row * width, width, bytes_.data() + row * width, scales_[row]);
    }
}

ByteMatrix::ByteMatrix(const float* weights, std::size_t n, std::size_t k, std::size_t stride, ByteKernel kernel)
    : kernel_(kernel), n_(n), k_(k) {
    const bool is_vnni = kernel == ByteKernel::vnni;
    const std::size_t panel = is_vnni ? kBytePanel : kWordPanel;
    const std::size_t padded = (n + panel - 1) / panel * panel;
    scales_.assign(padded, 0.0F);
    offsets_.assign(padded, 0);
    (is_vnni ? bytes_.resize(padded * k, 0) : words_.resize(padded * k, 0));
    for (std::size_t column = 0; column < n; ++column) {
        const float* from = weights + column * stride;
        float top = 0.0F;
        for (std::size_t index = 0; index < k; ++index) {
            top = std::max(top, std::fabs(from[index]));
        }
        scales_[column] = top / 127.0F;
        const float inverse = top > 1e-30F ? 127.0F / top : 0.0F;
        const std::size_t base = column / panel * panel * k;
        const std::size_t group = is_vnni ? 4 : 2;
        for (std::size_t index = 0; index < k; ++index) {
            const auto value = static_cast<std::int32_t>(std::lrint(from[index] * inverse));
            const std::size_t at = base + index / group * group * panel + column % panel * group + index % group;
            if (is_vnni) {
                bytes_[at] = static_cast<std::int8_t>(value);
                offsets_[column] += 128 * value;
            } else {
                words_[at] = static_cast<std::int16_t>(value);
            }
        }
    }
}

void ByteMatrix::multiply(const ByteRows& rows, std::size_t first, std::size_t count, const float* bias, float* out,
                          std::size_t out_stride) const {
    const std::size_t panel = kernel_ == ByteKernel::vnni ? kBytePanel : kWordPanel;
    const auto job_at = [&](std::size_t from) {
        return Job{&rows,
                   first,
                   count,
                   k_,
                   scales_.data() + from,
                   offsets_.data() + from,
                   bias == nullptr ? nullptr : bias + from,
                   out + from,
                   out_stride,
                   std::min(panel, n_ - from)};
    };
#ifdef VEDETTE_X86
    if (kernel_ == ByteKernel::vnni) {
        std::vector<std::int32_t> block;
        std::size_t row = 0;
        for (; row + kBlockRows <= count; row += kBlockRows) {
            interleave<kBlockRows>(rows, first + row, k_, block);
            for (std::size_t from = 0; from < n_; from += panel) {
                block_vnni<kBlockRows>(job_at(from), bytes_.data() + from * k_, block.data(), row);
            }
        }
        for (; row < count; ++row) {
            interleave<1>(rows, first + row, k_, block);
            for (std::size_t from = 0; from < n_; from += panel) {
                block_vnni<1>(job_at(from), bytes_.data() + from * k_, block.data(), row);
            }
        }
        return;
    }
#endif
    for (std::size_t from = 0; from < n_; from += panel) {
        const Job job = job_at(from);
#ifdef VEDETTE_X86
        if (kernel_ == ByteKernel::avx2) {
            run_avx2(job, words_.data() + from * k_);
            continue;
        }
#endif
        run_plain(job, words_.data() + from * k_);
    }
}

} // namespace vedette::syntax
