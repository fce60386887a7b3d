#include "ingest/archive_reader.hpp"

#include <algorithm>
#include <climits>

#define ZLIB_CONST // zlib's input pointer is const only on request
#include <zlib.h>

namespace vedette::ingest {

namespace {

// Values for zlib's windowBits (zlib.h): which wrapping is expected around the deflate data.
constexpr int kGzip = 16 + MAX_WBITS;
constexpr int kZlib = MAX_WBITS;
constexpr int kBareDeflate = -MAX_WBITS;

class InflatedSource final : public ByteSource {
public:
    InflatedSource(std::unique_ptr<BufferedReader> compressed, const Limits& limits, bool is_gzip)
        : compressed_(std::move(compressed))
        , limits_(limits)
        , is_gzip_(is_gzip) {}

    InflatedSource(const InflatedSource&) = delete;
    InflatedSource& operator=(const InflatedSource&) = delete;

    ~InflatedSource() override {
        if (is_started_) {
            inflateEnd(&zlib_);
        }
    }

    Result<std::size_t> read(char* to, std::size_t size) override {
        while (!is_ended_) {
            const std::string_view piece = compressed_->peek_any();
            if (piece.empty()) {
                return end_of_input();
            }
            if (!is_in_member_) {
                start_member(piece);
                continue;
            }
            zlib_.next_in = reinterpret_cast<const Bytef*>(piece.data());
            zlib_.avail_in = static_cast<uInt>(std::min<std::size_t>(piece.size(), INT_MAX));
            zlib_.next_out = reinterpret_cast<Bytef*>(to);
            zlib_.avail_out = static_cast<uInt>(std::min<std::size_t>(size, INT_MAX));
            const uInt offered = zlib_.avail_in;
            const uInt room = zlib_.avail_out;
            const int status = inflate(&zlib_, Z_NO_FLUSH);
            compressed_->consume(offered - zlib_.avail_in);
            bytes_in_ += offered - zlib_.avail_in;
            const std::size_t made = room - zlib_.avail_out;
            bytes_out_ += made;
            if (status == Z_STREAM_END) {
                is_in_member_ = false;
                ++members_;
                is_ended_ = !is_gzip_;
            } else if (status != Z_OK && status != Z_BUF_ERROR) {
                is_ended_ = true;
                return damaged(zlib_.msg == nullptr ? "wrong data" : zlib_.msg);
            }
            if (bytes_out_ > limits_.ratio_after_bytes && bytes_out_ / limits_.max_ratio > bytes_in_) {
                is_ended_ = true;
                return Failure{ErrorCode::input_too_large,
                               "expands more than " + std::to_string(limits_.max_ratio) +
                                   " times, like a decompression bomb; unpack it by hand if it is not"};
            }
            if (made > 0) {
                return made;
            }
        }
        return std::size_t{0};
    }

private:
    static Failure damaged(const std::string& why) {
        return {ErrorCode::input_malformed,
                "compressed data are damaged or cut off (" + why + "); fetch the file again"};
    }

    Result<std::size_t> end_of_input() {
        is_ended_ = true;
        if (compressed_->failure()) {
            return *compressed_->failure();
        }
        return is_in_member_ ? Result<std::size_t>(damaged("the end is missing"))
                             : Result<std::size_t>(std::size_t{0});
    }

    void start_member(std::string_view piece) {
        if (members_ > 0 && piece.front() != '\x1F') {
            // gzip(1) too ignores what follows the last member: padding of tapes and disks, signatures.
            is_ended_ = true;
            return;
        }
        // A zlib header is a multiple of 31 with 8 in its low nibble (RFC 1950); servers also send bare deflate data.
        int bits = kGzip;
        if (!is_gzip_) {
            const std::string_view head = compressed_->peek(2);
            const auto byte = [&](std::size_t index) {
                return static_cast<unsigned>(static_cast<unsigned char>(head[index]));
            };
            bits = head.size() > 1 && (byte(0) & 0x0FU) == 8U && (byte(0) * 256U + byte(1)) % 31U == 0U
                       ? kZlib
                       : kBareDeflate;
        }
        if (is_started_) {
            inflateReset2(&zlib_, bits);
        } else {
            is_started_ = inflateInit2(&zlib_, bits) == Z_OK;
        }
        if (!is_started_) {
            throw Error(ErrorCode::system_failed, "out of memory for decompression");
        }
        is_in_member_ = true;
    }

    std::unique_ptr<BufferedReader> compressed_;
    Limits limits_;
    bool is_gzip_;
    z_stream zlib_{};
    bool is_started_ = false;
    bool is_in_member_ = false;
    bool is_ended_ = false;
    std::uint64_t members_ = 0;
    std::uint64_t bytes_in_ = 0;
    std::uint64_t bytes_out_ = 0;
};

} // namespace

std::unique_ptr<ByteSource> gunzip(std::unique_ptr<BufferedReader> compressed, const Limits& limits) {
    return std::make_unique<InflatedSource>(std::move(compressed), limits, true);
}

std::unique_ptr<ByteSource> inflate_data(std::unique_ptr<BufferedReader> compressed, const Limits& limits) {
    return std::make_unique<InflatedSource>(std::move(compressed), limits, false);
}

} // namespace vedette::ingest
