#include "pack.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <zlib.h>

#include <stdexcept>

namespace vedette::test {

namespace {

std::string compress_with(const std::string& bytes, int window_bits) {
    z_stream zlib{};
    deflateInit2(&zlib, 6, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
    std::string in = bytes;
    std::string out(deflateBound(&zlib, static_cast<uLong>(in.size())) + 64, '\0');
    zlib.next_in = reinterpret_cast<Bytef*>(in.data());
    zlib.avail_in = static_cast<uInt>(in.size());
    zlib.next_out = reinterpret_cast<Bytef*>(out.data());
    zlib.avail_out = static_cast<uInt>(out.size());
    ::deflate(&zlib, Z_FINISH);
    out.resize(zlib.total_out);
    deflateEnd(&zlib);
    return out;
}

void choose_format(archive* handle, Packing packing) {
    switch (packing) {
    case Packing::zip:
        archive_write_set_format_zip(handle);
        return;
    case Packing::tar_gz:
        archive_write_add_filter_gzip(handle);
        break;
    case Packing::tar_zst:
        archive_write_add_filter_zstd(handle);
        break;
    case Packing::tar:
        break;
    default:
        archive_write_set_format_raw(handle);
        packing == Packing::gz    ? archive_write_add_filter_gzip(handle)
        : packing == Packing::zst ? archive_write_add_filter_zstd(handle)
        : packing == Packing::xz  ? archive_write_add_filter_xz(handle)
                                  : archive_write_add_filter_bzip2(handle);
        return;
    }
    archive_write_set_format_pax_restricted(handle);
}

} // namespace

std::string gzip(const std::string& bytes) {
    return compress_with(bytes, 16 + MAX_WBITS);
}

std::string deflate(const std::string& bytes) {
    return compress_with(bytes, MAX_WBITS);
}

std::string pack(Packing packing, const std::vector<std::pair<std::string, std::string>>& members) {
    std::size_t size = 1 << 20;
    for (const auto& member : members) {
        size += member.second.size() + 4096;
    }
    std::string out(size, '\0');
    std::size_t used = 0;
    archive* handle = archive_write_new();
    choose_format(handle, packing);
    archive_write_set_bytes_in_last_block(handle, 1);
    archive_write_open_memory(handle, out.data(), out.size(), &used);
    for (const auto& [name, bytes] : members) {
        const bool is_link = name.rfind("link:", 0) == 0;
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, is_link ? name.c_str() + 5 : name.c_str());
        archive_entry_set_filetype(entry, is_link ? AE_IFLNK : AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        if (is_link) {
            archive_entry_set_symlink(entry, bytes.c_str());
        } else {
            archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
        }
        if (archive_write_header(handle, entry) < ARCHIVE_WARN) {
            throw std::runtime_error(archive_error_string(handle));
        }
        if (!is_link) {
            archive_write_data(handle, bytes.data(), bytes.size());
        }
        archive_entry_free(entry);
    }
    archive_write_close(handle);
    archive_write_free(handle);
    out.resize(used);
    return out;
}

} // namespace vedette::test
