#include "ingest/read_report.hpp"

#include "base/content_hash.hpp"
#include "base/utf8.hpp"
#include "ingest/boilerplate.hpp"
#include "ingest/encoding.hpp"
#include "ingest/html_to_blocks.hpp"
#include "ingest/language.hpp"
#include "ingest/limits.hpp"
#include "ingest/main_content.hpp"
#include "ingest/page_metadata.hpp"
#include "ingest/publication_date.hpp"
#include "ingest/text_blocks.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <utility>

namespace vedette::ingest {

namespace {

constexpr std::size_t kLongestDateLine = 140; // bytes
constexpr std::size_t kMarginBlocks = 12;     // so many blocks before and after the body may state the date
constexpr std::size_t kLongestDateline = 120; // bytes

std::string base_name(std::string_view source) {
    const std::size_t slash = source.find_last_of("/\\");
    return std::string(slash == std::string_view::npos ? source : source.substr(slash + 1));
}

// Place of "MINSK, Oct 10 (Agency) - Text" at the beginning of the body, as printed.
struct Dateline {
    std::string place;
    std::string day_words; // "Oct 10" or "Oct 10, 2022"; empty: none
    std::string agency;
};

Dateline find_dateline(std::string_view paragraph) {
    // Counted repeats of character classes would make the pattern's automaton huge; lengths are checked below instead.
    static const RE2 pattern(
        R"(^(\p{Lu}[\p{Lu} .'’/-]+(?:, (?:\p{Lu}[\p{L}.]+ ?)(?:\p{Lu}[\p{L}.]+ ?)?)?)(?:, ((?:\d\d? )?\p{Lu}[a-z]+\.?(?: \d\d?)?(?:,? \d\d\d\d)?))?,?\s*(?:\((\p{Lu}[\w ./-]+)\)\s*)?(?:[-–—]+|:)\s)");
    Dateline found;
    const std::string head(paragraph.substr(0, kLongestDateline));
    if (!RE2::PartialMatch(head, pattern, &found.place, &found.day_words, &found.agency) ||
        found.place.size() > 60) {
        return {};
    }
    found.place = std::string(trim(found.place));
    // "MINSK" is a place; "A" or "U.S. - " is no dateline without a day or an agency.
    const bool is_sure = !found.day_words.empty() || !found.agency.empty();
    const std::size_t letters = static_cast<std::size_t>(
        std::count_if(found.place.begin(), found.place.end(), [](char c) { return c >= 'A' && c <= 'Z'; }));
    return is_sure || letters >= 4 ? found : Dateline{};
}

// The part of a language tag that names the language: "en-US" -> "en".
std::string language_code(std::string_view tag) {
    const std::string lower = to_lower(trim(tag));
    const std::string code = lower.substr(0, lower.find_first_of("-_;, "));
    const bool is_code = (code.size() == 2 || code.size() == 3) &&
                         std::all_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return is_code ? code : std::string{};
}

std::string strip_by(std::string_view line) {
    static const RE2 by(R"((?i)^(?:(?:written|reported|story|words|text|posted) )?by:?\s+)");
    std::string name(line);
    RE2::Replace(&name, by, "");
    return name;
}

} // namespace

struct ReportReader::Parts {
    explicit Parts(const std::string& lexicon_folder)
        : boilerplate(lexicon_folder)
        , hints(lexicon_folder)
        , dates(lexicon_folder)
        , metadata(lexicon_folder, dates) {}

    Boilerplate boilerplate;
    HtmlHints hints;
    DateReader dates;
    PageMetadataReader metadata;

    void read_clean(const RawDocument& document, Report& report) const;
    void read_text(const RawDocument& document, const std::string& text, Report& report,
                   std::vector<RankedDate>& ranked) const;
    void read_page(const RawDocument& document, const std::string& html, Report& report,
                   std::vector<RankedDate>& ranked) const;
    void add_dates_of_blocks(const std::vector<TextBlock>& blocks, std::vector<RankedDate>& ranked) const;
    void add_given_dates(const RawDocument& document, const ReadOptions& options,
                         std::vector<RankedDate>& ranked) const;
    void read_dateline(const std::vector<TextBlock>& blocks, std::int32_t headline, Report& report,
                       std::vector<RankedDate>& ranked) const;
    void resolve_within(std::vector<RankedDate>& ranked, std::optional<Day> from,
                        std::optional<Day> to) const;
    [[nodiscard]] std::optional<std::pair<int, int>> month_day_of(std::string_view words) const;
    [[nodiscard]] std::optional<Day> resolve_day(std::string_view words,
                                                 const std::vector<RankedDate>& ranked) const;
};

namespace {

// Headline first, then the kept blocks; the rest goes to `removed`, neighbours with one reason joined.
void assemble(std::string_view raw, const std::vector<TextBlock>& blocks, std::int32_t headline,
              Report& report) {
    if (headline >= 0) {
        report.title = blocks[static_cast<std::size_t>(headline)].text;
    }
    std::size_t kept = 0;
    std::string body;
    for (std::size_t index = 0; index < blocks.size(); ++index) {
        const TextBlock& block = blocks[index];
        if (static_cast<std::int32_t>(index) == headline) {
            continue;
        }
        if (block.reason.empty()) {
            body += block.text + "\n";
            ++kept;
            continue;
        }
        const bool joins = !report.removed.empty() && index > 0 &&
                           report.removed.back().reason == block.reason &&
                           report.removed.back().raw.end == blocks[index - 1].raw.end;
        if (joins) {
            report.removed.back().raw.end = block.raw.end;
        } else {
            report.removed.push_back({block.raw, {}, block.reason});
        }
    }
    for (RemovedPart& part : report.removed) {
        part.text = std::string(part.raw.in(raw));
    }
    if (!report.title.empty() && kept + (headline >= 0 ? 1U : 0U) > 0) {
        report.text = report.title + "\n";
        report.title_span = {0, static_cast<std::uint32_t>(report.title.size())};
    }
    report.text += body;
}

// Pages that draw their text by script have it in JSON-LD alone: taken when the page shows less than half of it.
void use_stated_body(std::string_view body, PageText& page) {
    constexpr std::size_t kLeastStated = 600; // bytes; shorter ones are summaries
    std::size_t shown = 0;
    for (const TextBlock& block : page.blocks) {
        shown += block.reason.empty() ? block.text.size() : 0;
    }
    if (body.size() < kLeastStated || body.find("</") != std::string_view::npos || shown * 2 > body.size()) {
        return;
    }
    for (TextBlock& block : page.blocks) {
        block.reason = block.reason.empty() ? "navigation" : block.reason;
    }
    for (TextBlock& block : split_text_blocks(body)) {
        block.raw.begin = static_cast<std::uint32_t>(page.text.size());
        page.text += block.text;
        block.raw.end = static_cast<std::uint32_t>(page.text.size());
        page.text += '\n';
        page.blocks.push_back(std::move(block));
    }
}

void read_byline(const std::vector<TextBlock>& blocks, Report& report) {
    static const RE2 by(R"((?i)^(?:(?:written|reported|story|words|text|posted) )?by:?\s+\S)");
    for (const TextBlock& block : blocks) {
        if (report.byline.empty() && block.reason == "byline" && block.text.size() <= 120 &&
            RE2::PartialMatch(block.text, by)) {
            report.byline = strip_by(block.text);
        }
    }
}

} // namespace

ReportReader::ReportReader(const std::string& lexicon_folder)
    : parts_(std::make_unique<const Parts>(lexicon_folder)) {
}

ReportReader::~ReportReader() = default;

void ReportReader::Parts::read_clean(const RawDocument& document, Report& report) const {
    report.text = document.bytes;
    if (!report.title.empty() && report.text.compare(0, report.title.size(), report.title) == 0) {
        report.title_span = {0, static_cast<std::uint32_t>(report.title.size())};
    }
}

// A day without a year ("Oct 10"): its month and day, nullopt when the words are something else.
std::optional<std::pair<int, int>> ReportReader::Parts::month_day_of(std::string_view words) const {
    static const RE2 month_day(R"((\p{L}+)\.? (\d\d?))");
    static const RE2 day_month(R"((\d\d?) (\p{L}+)\.?)");
    std::string name;
    int day = 0;
    if (!RE2::FullMatch(words, month_day, &name, &day) && !RE2::FullMatch(words, day_month, &day, &name)) {
        return std::nullopt;
    }
    const int month = dates.month_of_name(name);
    return month > 0 ? std::optional(std::pair(month, day)) : std::nullopt;
}

// It takes the year from the other candidates, when they leave one.
std::optional<Day> ReportReader::Parts::resolve_day(std::string_view words,
                                                    const std::vector<RankedDate>& ranked) const {
    const auto at = month_day_of(words);
    std::optional<Day> found;
    for (const RankedDate& one : ranked) {
        if (!at || !one.candidate.when.from || one.rank >= date_rank::metadata_modified) {
            continue;
        }
        const int year = year_of(*one.candidate.when.from);
        if (!is_real_day(year, at->first, at->second)) {
            continue;
        }
        const Day day = make_day(year, at->first, at->second);
        if (found && *found != day) {
            return std::nullopt;
        }
        found = day;
    }
    return found;
}

// Or from the bounds: the day that lies between what the text tells of as past and the day of reading, when only one does.
void ReportReader::Parts::resolve_within(std::vector<RankedDate>& ranked, std::optional<Day> from,
                                         std::optional<Day> to) const {
    if (!from || !to || *to < *from || *to - *from > 365) {
        return;
    }
    for (RankedDate& one : ranked) {
        DateCandidate& candidate = one.candidate;
        const auto at = candidate.source == DateSource::dateline && !candidate.when.from
                            ? month_day_of(candidate.words)
                            : std::nullopt;
        for (int year = year_of(*from); at && year <= year_of(*to); ++year) {
            const Day day =
                is_real_day(year, at->first, at->second) ? make_day(year, at->first, at->second) : *from - 1;
            if (*from <= day && day <= *to) {
                candidate.when = {day, day, Granularity::day};
            }
        }
    }
}

void ReportReader::Parts::read_dateline(const std::vector<TextBlock>& blocks, std::int32_t headline,
                                        Report& report, std::vector<RankedDate>& ranked) const {
    for (std::size_t index = 0; index < blocks.size(); ++index) {
        if (!blocks[index].reason.empty() || static_cast<std::int32_t>(index) == headline) {
            continue;
        }
        const Dateline dateline = find_dateline(blocks[index].text);
        if (report.dateline.empty()) {
            report.dateline = dateline.place;
        }
        if (dateline.day_words.empty()) {
            return;
        }
        DateCandidate candidate{{}, DateSource::dateline, dateline.day_words, {}};
        if (const auto when = dates.read_stamp(dateline.day_words);
            when && when->granularity == Granularity::day) {
            candidate.when = *when;
        } else if (const auto day = resolve_day(dateline.day_words, ranked)) {
            candidate.when = {day, day, Granularity::day};
        }
        ranked.push_back({std::move(candidate), date_rank::dateline});
        return;
    }
}

// Lines that are dates or say when the text was published, and copyright years.
void ReportReader::Parts::add_dates_of_blocks(const std::vector<TextBlock>& blocks,
                                              std::vector<RankedDate>& ranked) const {
    static const RE2 label(
        R"((?i)\b(?:published|posted|written|filed|publication date|first published|issued|released|created|veröffentlicht|erstellt|publié|publicado|pubblicato|опубликовано|date)\b)");
    static const RE2 modified(
        R"((?i)\b(?:updated|modified|last update|edited|aktualisiert|mis à jour|actualizado|обновлено)\b)");
    static const RE2 copyright(
        R"((?i)(?:©|\(c\)|copyright)[^\d]{0,30}((?:19|20)\d\d)(?:\s*[-–—]\s*((?:19|20)\d\d))?)");
    std::size_t first_kept = 0;
    while (first_kept < blocks.size() &&
           (!blocks[first_kept].reason.empty() || !shape_of(blocks[first_kept].text).is_body_like())) {
        ++first_kept;
    }
    std::size_t last_kept = blocks.empty() ? 0 : blocks.size() - 1;
    while (last_kept > 0 && !blocks[last_kept].reason.empty()) {
        --last_kept;
    }
    for (std::size_t index = 0; index < blocks.size(); ++index) {
        const TextBlock& block = blocks[index];
        if (block.reason.empty() || block.reason == "related" || block.reason == "comments" ||
            block.text.size() > 2000) {
            continue;
        }
        int from = 0;
        int to = 0;
        std::string last;
        if (RE2::PartialMatch(block.text, copyright, &from, &last)) {
            to = last.empty() ? from : std::atoi(last.c_str());
            // "1998-2020" gives only the year of the page's making.
            ranked.push_back({{{make_day(to, 1, 1), make_day(to, 12, 31), Granularity::year},
                               DateSource::words,
                               block.text,
                               {}},
                              date_rank::copyright});
            ranked.back().candidate.refused = "a copyright year dates the site";
            continue;
        }
        if (block.text.size() > kLongestDateLine || block.reason == "caption" || block.reason == "tracker") {
            continue;
        }
        const auto found = dates.find(block.text);
        if (found.empty() || found.front().when.granularity != Granularity::day) {
            continue;
        }
        const bool is_labelled = RE2::PartialMatch(block.text, label);
        const bool is_modified = RE2::PartialMatch(block.text, modified) && !is_labelled;
        const bool is_near = index + kMarginBlocks >= first_kept && index <= last_kept + kMarginBlocks;
        const int rank = is_modified   ? date_rank::metadata_modified
                         : is_labelled ? date_rank::labelled_words
                         : (block.reason == "date" || block.reason == "byline") && is_near
                             ? date_rank::date_line
                             : date_rank::words;
        if (rank == date_rank::words && !is_near) {
            continue;
        }
        ranked.push_back({{found.front().when, DateSource::words, block.text, {}}, rank});
    }
}

void ReportReader::Parts::read_text(const RawDocument& document, const std::string& text, Report& report,
                                    std::vector<RankedDate>& ranked) const {
    std::vector<TextBlock> blocks = split_text_blocks(text);
    const std::int32_t headline = boilerplate.mark(blocks, document.title);
    add_dates_of_blocks(blocks, ranked);
    read_dateline(blocks, headline, report, ranked);
    read_byline(blocks, report);
    assemble(text, blocks, headline, report);
}

void ReportReader::Parts::read_page(const RawDocument& document, const std::string& html, Report& report,
                                    std::vector<RankedDate>& ranked) const {
    const HtmlTree tree = parse_html(html);
    PageText page = html_to_blocks(tree);
    mark_main_content(tree, hints, page);
    PageMetadata found = metadata.read(tree, page, document.url);
    const auto fill = [](std::string& field, std::string& value) {
        if (field.empty()) {
            field = std::move(value);
        }
    };
    fill(report.title, found.title);
    fill(report.outlet, found.outlet);
    fill(report.byline, found.byline);
    report.byline = strip_by(report.byline);
    fill(report.url, found.url);
    fill(report.language, found.language);
    ranked.insert(ranked.end(), std::make_move_iterator(found.dates.begin()),
                  std::make_move_iterator(found.dates.end()));
    const std::int32_t headline = boilerplate.mark(page.blocks, report.title);
    add_dates_of_blocks(page.blocks, ranked);
    use_stated_body(found.body, page);
    read_dateline(page.blocks, headline, report, ranked);
    read_byline(page.blocks, report);
    assemble(page.text, page.blocks, headline, report);
}

void ReportReader::Parts::add_given_dates(const RawDocument& document, const ReadOptions& options,
                                          std::vector<RankedDate>& ranked) const {
    if (options.published) {
        ranked.push_back({{{options.published, options.published, Granularity::day},
                           DateSource::flag,
                           to_iso(*options.published),
                           {}},
                          date_rank::flag});
    }
    if (!document.published.empty()) {
        DateCandidate candidate{{}, DateSource::field, document.published, "not a date that we can read"};
        if (const auto when = dates.read_stamp(document.published)) {
            candidate.when = *when;
            candidate.refused.clear();
        }
        ranked.push_back({std::move(candidate), date_rank::field});
    }
    if (document.format != DocumentFormat::html && !document.url.empty()) {
        if (const auto when = dates.read_url(document.url)) {
            ranked.push_back({{*when, DateSource::url, document.url, {}},
                              when->granularity == Granularity::day ? date_rank::url_day : date_rank::url});
        }
    }
    const std::string name = base_name(document.source);
    if (const auto when = dates.read_url("/" + name); when && when->granularity == Granularity::day) {
        ranked.push_back({{*when, DateSource::file_name, name, {}}, date_rank::file_name});
    }
}

Result<Report> ReportReader::read(const RawDocument& document, const ReadOptions& options) const {
    Report report;
    report.source = document.source;
    report.url = document.url;
    report.outlet = options.outlet.empty() ? document.outlet : options.outlet;
    report.title = document.format == DocumentFormat::clean ? document.title : collapse_space(document.title);
    report.byline = document.byline;
    report.dateline = document.dateline;
    report.language = document.language;
    std::vector<RankedDate> ranked;
    parts_->add_given_dates(document, options, ranked);
    if (document.format == DocumentFormat::clean) {
        parts_->read_clean(document, report);
    } else {
        Result<std::string> decoded = decode_to_utf8(document.bytes, document.charset);
        if (!decoded) {
            return Failure{decoded.failure().code, document.source + ": " + decoded.failure().message};
        }
        if (document.format == DocumentFormat::html) {
            parts_->read_page(document, *decoded, report, ranked);
        } else {
            parts_->read_text(document, *decoded, report, ranked);
        }
    }
    if (trim(report.text).empty()) {
        return Failure{ErrorCode::input_empty,
                       document.source +
                           ": holds no report text, only menus and notices; check the file, or give it "
                           "as JSON Lines with \"text\" to keep every word"};
    }
    if (report.text.size() > Limits{}.max_report_bytes) {
        return Failure{ErrorCode::input_too_large, document.source + ": holds " + std::to_string(report.text.size() / kMebibyte) +
                                                       " MB of text, a report at most " + std::to_string(Limits{}.max_report_bytes / kMebibyte) +
                                                       "; give its parts as reports of their own"};
    }
    if (report.outlet.empty()) {
        report.outlet = parts_->metadata.outlet_of(report.url);
    }
    // The words rather than the tag: sites tag translations with their own language.
    const std::string tagged = language_code(report.language);
    report.language = language_of(report.text);
    if (report.language.empty()) {
        report.language = tagged;
    }
    std::optional<Day> latest = options.latest;
    if (const auto fetched = parse_iso_day(document.fetched)) {
        latest = latest ? std::min(*latest, *fetched) : *fetched;
    }
    const std::optional<Day> newest_past = parts_->dates.newest_past(report.text);
    parts_->resolve_within(ranked, newest_past, latest);
    report.published = choose_date(std::move(ranked), latest, newest_past);
    report.sha256 = sha256_hex(report.text);
    report.id = document.id.empty() ? short_id(base_name(document.source) + "\n" + report.text) : document.id;
    return report;
}

} // namespace vedette::ingest
