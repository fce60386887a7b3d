#pragma once
// From paths to documents, one at a time, in bounded memory: never more than one document (or feed) and the buffers around it.
// Reads plain text, HTML, JSON Lines and JSON, RSS/Atom, WARC, and gz, zst, xz, bz2, zip and tar of any of these; what a file is
// is told by its bytes first and its name second. One bad file, member, line or record is one Failure and never stops the rest.
// Not thread-safe: one thread pulls and hands out.

#include "base/error.hpp"
#include "ingest/limits.hpp"
#include "records/raw_document.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vedette::ingest {

class DocumentSource {
public:
    // Files; folders (with everything below, sorted by bytes; hidden files, page assets such as pictures, and links to folders
    // are passed over); "-": standard input. Folders are listed here and now; files are opened when their turn comes.
    explicit DocumentSource(std::vector<std::string> paths, Limits limits = {});

    // The same over bytes in memory, as if they were a file of that name.
    static DocumentSource from_bytes(std::string name, std::string bytes, Limits limits = {});

    DocumentSource(DocumentSource&&) noexcept;
    DocumentSource& operator=(DocumentSource&&) noexcept;
    ~DocumentSource();

    // The next document, or why there is none: "SOURCE: what; remedy". Nothing at the end.
    // Failures: input_empty, input_binary, input_malformed, input_too_large, input_unreadable, input_unsafe.
    std::optional<Result<RawDocument>> next();

    // Source of what next() returned last, also when that was a failure: "dir/a.zip!b.txt", "c.jsonl:17", "crawl.warc#3".
    [[nodiscard]] const std::string& last_source() const;

    // The file (or "-") that last_source() came from. When it changes, or next() returns nothing, the one before is done.
    [[nodiscard]] const std::string& current_input() const;

    // Paths of all files (and "-") in the order in which they will be read.
    [[nodiscard]] std::vector<std::string> inputs() const;

    // Passes over files that were done in an earlier run: call before the first next(). Exact paths as current_input() gave them.
    void skip_inputs(const std::vector<std::string>& done);

    // Bytes of input files read so far and in all, for a progress bar; standard input and pipes count as nothing in the total.
    [[nodiscard]] std::uint64_t bytes_done() const;
    [[nodiscard]] std::uint64_t bytes_total() const;

private:
    struct State;

    explicit DocumentSource(std::unique_ptr<State> state);

    std::unique_ptr<State> state_;
};

} // namespace vedette::ingest
