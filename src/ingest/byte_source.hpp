#pragma once
// Streams of bytes that the readers of ingest pull from: files, standard input, memory, and (archive_reader.hpp) what comes out
// of compressed data. Bounded memory: a reader buffers what it was asked to peek at and no more.

#include "base/error.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace vedette::ingest {

class ByteSource {
public:
    ByteSource() = default;
    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;
    virtual ~ByteSource() = default;

    // Reads up to `size` (> 0) bytes into `to`; 0 at the end. A Failure ends the stream. Messages come without the name of the source.
    virtual Result<std::size_t> read(char* to, std::size_t size) = 0;

    // Moves to an absolute offset; false when the source cannot.
    virtual bool seek(std::uint64_t /*offset*/) { return false; }

    // Size in bytes when the source is seekable.
    [[nodiscard]] virtual std::optional<std::uint64_t> size() const { return std::nullopt; }
};

// `path` "-" is standard input. Failure: input_unreadable.
Result<std::unique_ptr<ByteSource>> open_file(const std::string& path);

std::unique_ptr<ByteSource> memory_source(std::string bytes);

// A stream with a look at what comes. After a failure of the source the stream ends; failure() then tells why.
class BufferedReader {
public:
    explicit BufferedReader(std::unique_ptr<ByteSource> source);

    // At least `size` bytes unless the stream ends before; more when they happen to be there. Valid until the next call.
    std::string_view peek(std::size_t size);

    // Whatever is buffered, at least one byte; empty only at the end.
    std::string_view peek_any() { return peek(1); }

    // One more piece from the source into the buffer; false at the end.
    bool fill();

    // Moves past `size` bytes that were peeked at.
    void consume(std::size_t size);

    // Appends up to `size` bytes to `to`; returns how many.
    std::uint64_t take(std::uint64_t size, std::string& to);

    // Moves past up to `size` bytes; returns how many.
    std::uint64_t skip(std::uint64_t size);

    // Puts bytes back in front of the stream.
    void push_back(std::string_view bytes);

    enum class Line : std::uint8_t { whole, too_long, end };
    // Reads one line without its end ("\n" or "\r\n") into `line`. A longer line than `max_bytes` is skipped to its end in bounded
    // memory. A last line without an end counts, unless the stream broke inside it.
    Line read_line(std::uint64_t max_bytes, std::string& line);

    // Offset of the next byte from the beginning of the stream.
    [[nodiscard]] std::uint64_t offset() const { return offset_; }

    [[nodiscard]] const std::optional<Failure>& failure() const { return failure_; }

    // The source when it can seek, rewound and free of any buffered bytes; else nullptr.
    ByteSource* rewound_source();

private:
    [[nodiscard]] std::string_view buffered() const { return std::string_view(buffer_).substr(begin_); }

    std::unique_ptr<ByteSource> source_;
    std::string buffer_;
    std::size_t begin_ = 0; // of the bytes not yet consumed
    std::uint64_t offset_ = 0;
    bool ended_ = false;
    std::optional<Failure> failure_;
};

} // namespace vedette::ingest
