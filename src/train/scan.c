// The gated recurrence h[t] = f[t] h[t-1] + (1 - f[t]) c[t] and its gradient; the first half of the channels runs forward in
// time, the second half backward. Built by reader_model.py (cc -O3 -shared).
#include <stddef.h>

static void scan_one(const float* f, const float* c, float* h, size_t steps, size_t width, size_t from, size_t to, int back) {
    for (size_t k = 0; k < steps; ++k) {
        const size_t t = back ? steps - 1 - k : k;
        const float* ft = f + t * width;
        const float* ct = c + t * width;
        float* ht = h + t * width;
        if (k == 0) {
            for (size_t d = from; d < to; ++d) ht[d] = (1.0f - ft[d]) * ct[d];
        } else {
            const float* before = back ? ht + width : ht - width;
            for (size_t d = from; d < to; ++d) ht[d] = ft[d] * before[d] + (1.0f - ft[d]) * ct[d];
        }
    }
}

void scan_forward(const float* f, const float* c, float* h, size_t batch, size_t steps, size_t width) {
    for (size_t b = 0; b < batch; ++b) {
        const size_t at = b * steps * width;
        scan_one(f + at, c + at, h + at, steps, width, 0, width / 2, 0);
        scan_one(f + at, c + at, h + at, steps, width, width / 2, width, 1);
    }
}

static void grad_one(const float* f, const float* c, const float* h, const float* gh, float* gf, float* gc, float* carry, size_t steps,
                     size_t width, size_t from, size_t to, int back) {
    for (size_t d = from; d < to; ++d) carry[d] = 0.0f;
    for (size_t k = steps; k-- > 0;) {
        const size_t t = back ? steps - 1 - k : k;
        const size_t at = t * width;
        const float* before = h + (back ? at + width : at - width);
        for (size_t d = from; d < to; ++d) {
            const float g = gh[at + d] + carry[d];
            const float old = k == 0 ? 0.0f : before[d];
            gc[at + d] = g * (1.0f - f[at + d]);
            gf[at + d] = g * (old - c[at + d]);
            carry[d] = g * f[at + d];
        }
    }
}

void scan_backward(const float* f, const float* c, const float* h, const float* gh, float* gf, float* gc, float* carry, size_t batch,
                   size_t steps, size_t width) {
    for (size_t b = 0; b < batch; ++b) {
        const size_t at = b * steps * width;
        grad_one(f + at, c + at, h + at, gh + at, gf + at, gc + at, carry, steps, width, 0, width / 2, 0);
        grad_one(f + at, c + at, h + at, gh + at, gf + at, gc + at, carry, steps, width, width / 2, width, 1);
    }
}
