#include "ingest/archive_reader.hpp"

#include "base/utf8.hpp"
#include "ingest/encoding.hpp"
#include "ingest/sniff_format.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <sys/stat.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <functional>
#include <vector>

namespace vedette::ingest {

namespace {

constexpr std::size_t kBlockBytes = std::size_t{1} << 16U;

struct ArchiveCloser {
    void operator()(archive* handle) const { archive_read_free(handle); }
};

using ArchiveHandle = std::unique_ptr<archive, ArchiveCloser>;

std::string reason_of(archive* handle) {
    const char* text = archive_error_string(handle);
    return text == nullptr ? "unknown damage" : text;
}

// Feeds libarchive from a reader; seeks when the source below can (the central directory of a zip is at its end).
class ArchiveInput {
public:
    explicit ArchiveInput(std::unique_ptr<BufferedReader> reader, bool wants_seek)
        : reader_(std::move(reader))
        , seekable_(wants_seek ? reader_->rewound_source() : nullptr) {}

    int open(archive* handle) {
        archive_read_set_callback_data(handle, this);
        archive_read_set_read_callback(handle, &ArchiveInput::on_read);
        if (seekable_ != nullptr) {
            archive_read_set_seek_callback(handle, &ArchiveInput::on_seek);
        }
        return archive_read_open1(handle);
    }

    [[nodiscard]] bool can_seek() const { return seekable_ != nullptr; }

    // Bytes given to libarchive so far.
    [[nodiscard]] std::uint64_t bytes_given() const { return bytes_given_; }

private:
    static la_ssize_t on_read(archive* handle, void* self, const void** block) {
        return static_cast<ArchiveInput*>(self)->read(handle, block);
    }

    static la_int64_t on_seek(archive* /*handle*/, void* self, la_int64_t offset, int whence) {
        return static_cast<ArchiveInput*>(self)->seek(offset, whence);
    }

    la_ssize_t read(archive* handle, const void** block) {
        std::size_t count = 0;
        std::optional<Failure> failure;
        if (seekable_ != nullptr) {
            block_.resize(kBlockBytes);
            const Result<std::size_t> got = seekable_->read(block_.data(), block_.size());
            failure = got ? std::nullopt : std::optional(got.failure());
            count = got ? *got : 0;
            position_ += count;
            *block = block_.data();
        } else {
            // The block must stay valid until the next call: it is consumed only then.
            reader_->consume(pending_);
            const std::string_view piece = reader_->peek_any();
            failure = piece.empty() ? reader_->failure() : std::nullopt;
            count = piece.size();
            pending_ = count;
            *block = piece.data();
        }
        if (failure) {
            archive_set_error(handle, EIO, "%s", failure->message.c_str());
            return -1;
        }
        bytes_given_ += count;
        return static_cast<la_ssize_t>(count);
    }

    la_int64_t seek(la_int64_t offset, int whence) {
        const auto size = static_cast<la_int64_t>(seekable_->size().value_or(0));
        const la_int64_t base = whence == SEEK_SET   ? 0
                                : whence == SEEK_CUR ? static_cast<la_int64_t>(position_)
                                                     : size;
        const la_int64_t target = base + offset;
        if (target < 0 || !seekable_->seek(static_cast<std::uint64_t>(target))) {
            return ARCHIVE_FATAL;
        }
        position_ = static_cast<std::uint64_t>(target);
        return target;
    }

    std::unique_ptr<BufferedReader> reader_;
    ByteSource* seekable_;
    std::string block_;
    std::size_t pending_ = 0;
    std::uint64_t position_ = 0;
    std::uint64_t bytes_given_ = 0;
};

class DecompressedSource final : public ByteSource {
public:
    DecompressedSource(std::unique_ptr<BufferedReader> compressed, const Limits& limits)
        : input_(std::move(compressed), false)
        , limits_(limits)
        , handle_(archive_read_new()) {
        archive_read_support_filter_zstd(handle_.get());
        archive_read_support_filter_xz(handle_.get());
        archive_read_support_filter_bzip2(handle_.get());
        archive_read_support_filter_lz4(handle_.get());
        archive_read_support_filter_compress(handle_.get());
        archive_read_support_format_raw(handle_.get());
        archive_entry* entry = nullptr;
        status_ = input_.open(handle_.get());
        if (status_ == ARCHIVE_OK) {
            status_ = archive_read_next_header(handle_.get(), &entry);
        }
    }

    Result<std::size_t> read(char* to, std::size_t size) override {
        if (status_ == ARCHIVE_EOF) {
            return std::size_t{0};
        }
        const la_ssize_t got =
            status_ == ARCHIVE_OK ? archive_read_data(handle_.get(), to, size) : la_ssize_t{ARCHIVE_FATAL};
        if (got < 0) {
            status_ = ARCHIVE_EOF;
            return Failure{ErrorCode::input_malformed, "compressed data are damaged or cut off (" +
                                                           reason_of(handle_.get()) +
                                                           "); fetch the file again"};
        }
        bytes_out_ += static_cast<std::uint64_t>(got);
        if (bytes_out_ > limits_.ratio_after_bytes && bytes_out_ / limits_.max_ratio > input_.bytes_given()) {
            status_ = ARCHIVE_EOF;
            return Failure{ErrorCode::input_too_large,
                           "expands more than " + std::to_string(limits_.max_ratio) +
                               " times, like a decompression bomb; unpack it by hand if it is not"};
        }
        return static_cast<std::size_t>(got);
    }

private:
    ArchiveInput input_;
    Limits limits_;
    ArchiveHandle handle_;
    int status_ = ARCHIVE_OK;
    std::uint64_t bytes_out_ = 0;
};

// What the archive and the source of its present member share.
struct OpenArchive {
    OpenArchive(std::unique_ptr<BufferedReader> bytes, StreamContext around)
        : input(std::move(bytes), true)
        , context(std::move(around))
        , handle(archive_read_new()) {}

    ArchiveInput input;
    StreamContext context;
    ArchiveHandle handle;
    bool is_abandoned = false; // going on would cost too much, or libarchive cannot
};

class MemberSource final : public ByteSource {
public:
    explicit MemberSource(OpenArchive& open)
        : open_(open)
        , given_before_(open.input.bytes_given()) {}

    Result<std::size_t> read(char* to, std::size_t size) override {
        if (is_ended_) {
            return std::size_t{0};
        }
        const la_ssize_t got = archive_read_data(open_.handle.get(), to, size);
        if (got < 0) {
            is_ended_ = true;
            open_.is_abandoned = open_.is_abandoned || got == ARCHIVE_FATAL;
            return Failure{ErrorCode::input_malformed, "is damaged or cut off inside its archive (" +
                                                           reason_of(open_.handle.get()) +
                                                           "); fetch the archive again"};
        }
        bytes_out_ += static_cast<std::uint64_t>(got);
        *open_.context.expanded += static_cast<std::uint64_t>(got);
        if (std::optional<Failure> failure = over_limits()) {
            is_ended_ = true;
            // Passing over the rest of a member costs nothing when its end is known; else it must be expanded to be found.
            open_.is_abandoned = open_.is_abandoned || !open_.input.can_seek();
            return std::move(*failure);
        }
        return static_cast<std::size_t>(got);
    }

private:
    [[nodiscard]] std::optional<Failure> over_limits() {
        const Limits& limits = open_.context.limits;
        const auto failure = [](const std::string& what) {
            return Failure{ErrorCode::input_too_large, what + "; unpack it by hand if that is right"};
        };
        if (*open_.context.expanded > limits.max_archive_bytes) {
            open_.is_abandoned = true;
            return failure("its archive expands to more than " + std::to_string(limits.max_archive_bytes) +
                           " bytes");
        }
        if (bytes_out_ > limits.max_member_bytes) {
            return failure("is larger than " + std::to_string(limits.max_member_bytes) + " bytes");
        }
        // libarchive reads ahead by up to a block, which belongs to this member all the same.
        const std::uint64_t given = open_.input.bytes_given() - given_before_ + kBlockBytes;
        if (bytes_out_ > limits.ratio_after_bytes && bytes_out_ / limits.max_ratio > given) {
            return failure("expands more than " + std::to_string(limits.max_ratio) +
                           " times, like a decompression bomb");
        }
        return std::nullopt;
    }

    OpenArchive& open_;
    std::uint64_t given_before_;
    std::uint64_t bytes_out_ = 0;
    bool is_ended_ = false;
};

std::string member_name(archive_entry* entry, std::uint64_t number) {
    const char* utf8 = archive_entry_pathname_utf8(entry);
    if (utf8 != nullptr) {
        return repair_utf8(utf8);
    }
    const char* raw = archive_entry_pathname(entry);
    const Result<std::string> decoded = decode_to_utf8(raw == nullptr ? "" : raw);
    return decoded ? *decoded : "member-" + std::to_string(number);
}

bool is_hidden(std::string_view name) {
    const std::vector<std::string_view> parts = split(name, '/');
    return std::any_of(parts.begin(), parts.end(), [](std::string_view part) {
        return (part.starts_with('.') && part != "." && part != "..") || part == "__MACOSX";
    });
}

class ArchiveDocuments final : public DocumentStream {
public:
    ArchiveDocuments(std::unique_ptr<BufferedReader> archive, StreamContext context)
        : open_(std::move(archive), std::move(context)) {
        archive_read_support_format_zip(open_.handle.get());
        archive_read_support_format_tar(open_.handle.get());
        is_broken_ = open_.input.open(open_.handle.get()) != ARCHIVE_OK;
    }

    std::optional<StreamItem> next() override {
        for (;;) {
            if (member_) {
                if (std::optional<StreamItem> item = member_->next()) {
                    ++items_;
                    return item;
                }
                member_.reset();
            }
            if (is_finished_) {
                return std::nullopt;
            }
            if (std::optional<StreamItem> item = open_next_member()) {
                ++items_;
                return item;
            }
        }
    }

private:
    StreamItem archive_failure(ErrorCode code, const std::string& message) {
        is_finished_ = true;
        return {open_.context.source, Failure{code, message}};
    }

    // Moves to the next member; an item when that fails, or when there is none at all.
    std::optional<StreamItem> open_next_member() {
        archive_entry* entry = nullptr;
        if (open_.is_abandoned) {
            is_finished_ = true;
            return archive_failure(ErrorCode::input_malformed,
                                   "was left after member " + std::to_string(members_) +
                                       ": the rest cannot be reached; unpack it by hand");
        }
        const int status = is_broken_ ? ARCHIVE_FATAL : archive_read_next_header(open_.handle.get(), &entry);
        if (status == ARCHIVE_EOF) {
            is_finished_ = true;
            return items_ > 0 ? std::nullopt
                              : std::optional(archive_failure(ErrorCode::input_empty,
                                                              "holds no file to read; nothing was read"));
        }
        if (status < ARCHIVE_WARN && status != ARCHIVE_RETRY) {
            return archive_failure(ErrorCode::input_malformed,
                                   "is damaged or cut off after member " + std::to_string(members_) + " (" +
                                       reason_of(open_.handle.get()) + "); fetch the archive again");
        }
        if (++members_ > open_.context.limits.max_members) {
            return archive_failure(ErrorCode::input_too_large,
                                   "has more than " + std::to_string(open_.context.limits.max_members) +
                                       " members; unpack it by hand");
        }
        return status == ARCHIVE_RETRY ? std::nullopt : open_member(entry);
    }

    std::optional<StreamItem> open_member(archive_entry* entry) {
        const std::string name = member_name(entry, members_);
        StreamContext inner = open_.context;
        inner.source += "!" + name;
        ++inner.archives;
        const char* link = archive_entry_symlink(entry) != nullptr ? archive_entry_symlink(entry)
                                                                   : archive_entry_hardlink(entry);
        if (is_unsafe_member_name(name) || (link != nullptr && is_unsafe_member_name(link))) {
            return StreamItem{
                std::move(inner.source),
                Failure{ErrorCode::input_unsafe,
                        "points outside its archive and was refused; do not trust this archive"}};
        }
        if (archive_entry_is_encrypted(entry) != 0) {
            return StreamItem{std::move(inner.source),
                              Failure{ErrorCode::input_unreadable, "is encrypted; unpack it by hand"}};
        }
        const bool is_office = name == "[Content_Types].xml" || (name == "mimetype" && members_ == 1);
        if (is_office) {
            return archive_failure(ErrorCode::input_binary,
                                   "is an office document or e-book; save it as plain text");
        }
        const bool is_file = archive_entry_filetype(entry) == AE_IFREG || archive_entry_filetype(entry) == 0;
        if (link != nullptr || !is_file || name.ends_with('/') || is_hidden(name) || is_page_asset(name)) {
            return std::nullopt;
        }
        member_ = open_documents(std::make_unique<MemberSource>(open_), std::move(inner));
        return std::nullopt;
    }

    OpenArchive open_;
    std::unique_ptr<DocumentStream> member_; // reads from open_, so it must go first
    std::uint64_t members_ = 0;
    std::uint64_t items_ = 0;
    bool is_broken_ = false;
    bool is_finished_ = false;
};

} // namespace

bool is_unsafe_member_name(std::string_view name) {
    const bool has_drive =
        name.size() > 1 && name[1] == ':' && std::isalpha(static_cast<unsigned char>(name[0])) != 0;
    if (name.starts_with('/') || name.starts_with('\\') || has_drive) {
        return true;
    }
    std::string slashes(name);
    std::replace(slashes.begin(), slashes.end(), '\\', '/');
    const std::vector<std::string_view> parts = split(slashes, '/');
    return std::find(parts.begin(), parts.end(), "..") != parts.end();
}

std::unique_ptr<ByteSource> decompress(std::unique_ptr<BufferedReader> compressed, const Limits& limits) {
    return std::make_unique<DecompressedSource>(std::move(compressed), limits);
}

std::unique_ptr<DocumentStream> read_archive(std::unique_ptr<BufferedReader> archive, StreamContext context) {
    return std::make_unique<ArchiveDocuments>(std::move(archive), std::move(context));
}

} // namespace vedette::ingest
