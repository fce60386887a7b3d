#pragma once
// What ingest makes of one document: clean text and what is known about it. All spans are bytes into `text` unless said otherwise.

#include "base/civil_date.hpp"
#include "base/text_span.hpp"

#include <string>
#include <vector>

namespace vedette {

// How the publication date was known, best evidence first.
enum class DateSource : std::uint8_t { none, flag, field, metadata, json_ld, time_element, url, dateline, words, file_name };
std::string_view to_string(DateSource source);

// One candidate for the publication date. A day has from == to; a coarser date is the interval that holds it.
struct DateCandidate {
    DateInterval when;
    DateSource source = DateSource::none;
    std::string words;   // what was read
    std::string refused; // why it was not believed ("after the reading date", "before 2022-02-24, which the text mentions"); empty: believed
};

struct PublicationDate {
    DateInterval when;                     // both sides open: unknown
    DateSource source = DateSource::none;
    std::vector<DateCandidate> candidates; // every candidate, the chosen one first

    [[nodiscard]] bool is_known() const { return when.from.has_value() || when.to.has_value(); }

    // The day when it is known to the day, else nothing.
    [[nodiscard]] std::optional<Day> day() const {
        return when.from && when.from == when.to ? when.from : std::nullopt;
    }
};

// A piece of the decoded document that is not part of the report (navigation, captions, notices), kept with its reason.
struct RemovedPart {
    TextSpan raw;       // bytes into the decoded document (for HTML: into its text)
    std::string text;
    std::string reason; // "navigation", "caption", "share", "notice", "related", "comments", "headline-repeated", "cross-head", "tags", "tracker"
};

struct Report {
    std::string id;       // given by the input, else short_id of source name and text
    std::string source;   // path, "-", or archive.zip!member
    std::string url;
    std::string outlet;
    std::string title;
    std::string byline;
    std::string dateline; // place as printed: "BAGHDAD"
    std::string language; // ISO 639-1, "en"; by the words, else as tagged; empty: not known
    std::string text;     // clean UTF-8; paragraphs end in "\n"; when there is a headline it is the first line
    TextSpan title_span;  // the headline inside `text`; empty when it is not there
    PublicationDate published;
    std::vector<RemovedPart> removed;
    std::string sha256;   // of `text`
    std::string copy_of;  // id of the report that this is a copy of; empty: original

    // The reader, the names and the frames are English: from another language nothing is coded. Not known counts as English.
    [[nodiscard]] bool is_in_other_language() const { return !language.empty() && language != "en"; }
};

} // namespace vedette
