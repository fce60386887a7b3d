#pragma once
// Second half of ingest: one document as received -> one report. Clean text, title, outlet, byline, dateline, language and the day of
// publication with how it was known; what was cut is kept apart with its reason. Nothing is invented: what the document does not say
// stays empty. Thread-safe after construction; the cost is linear in the document.

#include "base/error.hpp"
#include "records/raw_document.hpp"
#include "records/report.hpp"

#include <memory>
#include <optional>
#include <string>

namespace vedette::ingest {

struct ReadOptions {
    std::optional<Day>
        published; // known from outside (--published): believed before anything the document says
    std::optional<Day>
        latest; // nothing is believed to be published after this day (--as-of); RawDocument::fetched counts too
    std::string outlet; // known from outside (--outlet)
};

class ReportReader {
public:
    // Loads lexicon/ingest/*.tsv; throws Error(resource_missing, resource_invalid).
    explicit ReportReader(const std::string& lexicon_folder);
    ~ReportReader();
    ReportReader(const ReportReader&) = delete;
    ReportReader& operator=(const ReportReader&) = delete;

    // Failures: input_empty (nothing there, or nothing but boilerplate), input_binary.
    [[nodiscard]] Result<Report> read(const RawDocument& document, const ReadOptions& options) const;

private:
    struct Parts;
    std::unique_ptr<const Parts> parts_;
};

} // namespace vedette::ingest
