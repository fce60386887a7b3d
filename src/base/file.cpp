#include "base/file.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace vedette {

namespace {

class FileHandle {
public:
    FileHandle(const std::string& path, int flags, mode_t mode = 0) : fd_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {}

    ~FileHandle() {
        if (fd_ >= 0) {
            ::close(fd_);
        }
    }

    FileHandle(const FileHandle&) = delete;
    FileHandle& operator=(const FileHandle&) = delete;

    [[nodiscard]] int fd() const { return fd_; }

private:
    int fd_;
};

} // namespace

Result<std::string> read_file(const std::string& path, std::uint64_t max_bytes) {
    const FileHandle file(path, O_RDONLY);
    if (file.fd() < 0) {
        return Failure{ErrorCode::input_unreadable, path + ": cannot be opened: " + std::strerror(errno)};
    }
    struct stat info {};
    if (::fstat(file.fd(), &info) == 0 && S_ISDIR(info.st_mode)) {
        return Failure{ErrorCode::input_unreadable, path + ": is a folder"};
    }
    std::string bytes;
    if (info.st_size > 0) {
        bytes.reserve(static_cast<std::size_t>(info.st_size));
    }
    constexpr std::size_t kChunk = 1U << 16U;
    for (;;) {
        const std::size_t had = bytes.size();
        bytes.resize(had + kChunk);
        const ssize_t got = ::read(file.fd(), bytes.data() + had, kChunk);
        bytes.resize(had + (got > 0 ? static_cast<std::size_t>(got) : 0));
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return Failure{ErrorCode::input_unreadable, path + ": cannot be read: " + std::strerror(errno)};
        }
        if (bytes.size() > max_bytes) {
            return Failure{ErrorCode::input_too_large, path + ": is larger than the limit of " + std::to_string(max_bytes) + " bytes"};
        }
        if (got == 0) {
            return bytes;
        }
    }
}

void write_file_atomically(const std::string& path, std::string_view bytes) {
    const std::string beside = path + ".part." + std::to_string(::getpid());
    const auto give_up = [&](const char* what) {
        const int reason = errno;
        ::unlink(beside.c_str());
        throw Error(ErrorCode::system_failed, path + ": cannot be " + what + ": " + std::strerror(reason));
    };
    {
        const FileHandle file(beside, O_WRONLY | O_CREAT | O_TRUNC, 0644);
        if (file.fd() < 0) {
            give_up("created");
        }
        while (!bytes.empty()) {
            const ssize_t put = ::write(file.fd(), bytes.data(), bytes.size());
            if (put < 0 && errno == EINTR) {
                continue;
            }
            if (put < 0) {
                give_up("written");
            }
            bytes.remove_prefix(static_cast<std::size_t>(put));
        }
        if (::fsync(file.fd()) != 0) {
            give_up("flushed");
        }
    }
    if (::rename(beside.c_str(), path.c_str()) != 0) {
        give_up("put in place");
    }
}

} // namespace vedette
