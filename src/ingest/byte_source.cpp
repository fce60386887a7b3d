#include "ingest/byte_source.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace vedette::ingest {

namespace {

constexpr std::size_t kChunkBytes = std::size_t{1} << 17U;

class FileSource final : public ByteSource {
public:
    FileSource(int fd, bool owned)
        : fd_(fd)
        , owned_(owned) {
        struct stat info {};

        if (::fstat(fd_, &info) == 0 && S_ISREG(info.st_mode) && owned) {
            size_ = static_cast<std::uint64_t>(info.st_size);
        }
    }

    FileSource(const FileSource&) = delete;
    FileSource& operator=(const FileSource&) = delete;

    ~FileSource() override {
        if (owned_) {
            ::close(fd_);
        }
    }

    Result<std::size_t> read(char* to, std::size_t size) override {
        for (;;) {
            const ssize_t got = ::read(fd_, to, size);
            if (got >= 0) {
                return static_cast<std::size_t>(got);
            }
            if (errno != EINTR) {
                return Failure{ErrorCode::input_unreadable, std::string("cannot be read: ") +
                                                                std::strerror(errno) +
                                                                "; check the file and its disk"};
            }
        }
    }

    bool seek(std::uint64_t offset) override {
        return size_ && ::lseek(fd_, static_cast<off_t>(offset), SEEK_SET) == static_cast<off_t>(offset);
    }

    [[nodiscard]] std::optional<std::uint64_t> size() const override { return size_; }

private:
    int fd_;
    bool owned_;
    std::optional<std::uint64_t> size_;
};

class MemorySource final : public ByteSource {
public:
    explicit MemorySource(std::string bytes)
        : bytes_(std::move(bytes)) {}

    Result<std::size_t> read(char* to, std::size_t size) override {
        const std::size_t count = std::min(size, bytes_.size() - at_);
        std::memcpy(to, bytes_.data() + at_, count);
        at_ += count;
        return count;
    }

    bool seek(std::uint64_t offset) override {
        if (offset > bytes_.size()) {
            return false;
        }
        at_ = static_cast<std::size_t>(offset);
        return true;
    }

    [[nodiscard]] std::optional<std::uint64_t> size() const override { return bytes_.size(); }

private:
    std::string bytes_;
    std::size_t at_ = 0;
};

} // namespace

Result<std::unique_ptr<ByteSource>> open_file(const std::string& path) {
    if (path == "-") {
        return std::unique_ptr<ByteSource>(std::make_unique<FileSource>(STDIN_FILENO, false));
    }
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return Failure{ErrorCode::input_unreadable, std::string("cannot be opened: ") + std::strerror(errno) +
                                                        "; check the name and its permissions"};
    }
    return std::unique_ptr<ByteSource>(std::make_unique<FileSource>(fd, true));
}

std::unique_ptr<ByteSource> memory_source(std::string bytes) {
    return std::make_unique<MemorySource>(std::move(bytes));
}

BufferedReader::BufferedReader(std::unique_ptr<ByteSource> source)
    : source_(std::move(source)) {
}

bool BufferedReader::fill() {
    if (ended_) {
        return false;
    }
    if (begin_ > 0) {
        buffer_.erase(0, begin_);
        begin_ = 0;
    }
    const std::size_t had = buffer_.size();
    buffer_.resize(had + kChunkBytes);
    const Result<std::size_t> got = source_->read(buffer_.data() + had, kChunkBytes);
    buffer_.resize(had + (got ? *got : 0));
    if (!got) {
        failure_ = got.failure();
    }
    ended_ = !got || *got == 0;
    return !ended_;
}

std::string_view BufferedReader::peek(std::size_t size) {
    while (buffered().size() < size && fill()) {
    }
    return buffered();
}

void BufferedReader::consume(std::size_t size) {
    begin_ += size;
    offset_ += size;
}

std::uint64_t BufferedReader::take(std::uint64_t size, std::string& to) {
    std::uint64_t taken = 0;
    while (taken < size) {
        const std::string_view piece =
            peek_any().substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(size - taken, SIZE_MAX)));
        if (piece.empty()) {
            break;
        }
        to.append(piece);
        taken += piece.size();
        consume(piece.size());
    }
    return taken;
}

std::uint64_t BufferedReader::skip(std::uint64_t size) {
    std::uint64_t skipped = 0;
    while (skipped < size) {
        const std::size_t piece =
            static_cast<std::size_t>(std::min<std::uint64_t>(size - skipped, peek_any().size()));
        if (piece == 0) {
            break;
        }
        skipped += piece;
        consume(piece);
    }
    return skipped;
}

void BufferedReader::push_back(std::string_view bytes) {
    offset_ -= bytes.size();
    if (bytes.size() <= begin_) {
        begin_ -= bytes.size();
        std::copy(bytes.begin(), bytes.end(), buffer_.begin() + static_cast<std::ptrdiff_t>(begin_));
        return;
    }
    buffer_.replace(0, begin_, bytes);
    begin_ = 0;
}

BufferedReader::Line BufferedReader::read_line(std::uint64_t max_bytes, std::string& line) {
    line.clear();
    bool is_too_long = false;
    bool has_bytes = false;
    for (;;) {
        const std::string_view piece = peek_any();
        if (piece.empty()) {
            if (!has_bytes || failure_) {
                return Line::end;
            }
            break;
        }
        has_bytes = true;
        const std::size_t end = piece.find('\n');
        const std::size_t count = end == std::string_view::npos ? piece.size() : end;
        is_too_long = is_too_long || line.size() + count > max_bytes;
        if (!is_too_long) {
            line.append(piece.substr(0, count));
        }
        consume(end == std::string_view::npos ? count : count + 1);
        if (end != std::string_view::npos) {
            break;
        }
    }
    if (is_too_long) {
        line.clear();
        return Line::too_long;
    }
    if (!line.empty() && line.back() == '\r') {
        line.pop_back();
    }
    return Line::whole;
}

ByteSource* BufferedReader::rewound_source() {
    if (!source_->seek(0)) {
        return nullptr;
    }
    buffer_.clear();
    begin_ = 0;
    offset_ = 0;
    ended_ = false;
    return source_.get();
}

} // namespace vedette::ingest
