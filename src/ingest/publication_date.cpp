#include "ingest/publication_date.hpp"

#include "base/utf8.hpp"
#include "resources/table.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace vedette::ingest {

namespace {

constexpr int kFirstYear = 1850; // no newspaper of ours is older
constexpr int kLastYear = 2100;
constexpr std::int32_t kLongBefore = 45; // days; a text may be corrected later, but not by more
constexpr std::size_t kMostCandidates =
    100; // a list of articles has thousands of dates, none of them its own
constexpr std::size_t kMaxScan = 256 * 1024;

struct Token {
    TextSpan span;
    bool is_number = false;
    int value = -1; // of a number of up to 8 digits
    int digits = 0;
    int month = 0; // of a word
};

bool is_year(int value, int digits) {
    return digits == 4 && value >= kFirstYear && value <= kLastYear;
}

DateInterval one_day(int year, int month, int day) {
    const Day at = make_day(year, month, day);
    return {at, at, Granularity::day};
}

DateInterval one_month(int year, int month) {
    return {make_day(year, month, 1), make_day(year, month, days_in_month(year, month)), Granularity::month};
}

DateInterval one_year(int year) {
    return {make_day(year, 1, 1), make_day(year, 12, 31), Granularity::year};
}

// Reads the dates of one text from its numbers and words.
class DateScanner {
public:
    DateScanner(std::string_view text, const DateReader& reader, NumericOrder order)
        : text_(text)
        , order_(order) {
        tokenise(reader);
    }

    std::vector<FoundDate> run();

private:
    void tokenise(const DateReader& reader);
    bool take_iso(std::size_t at);
    bool take_numeric(std::size_t at);
    bool take_day_month_year(std::size_t at);
    bool take_month_day_year(std::size_t at);
    bool take_month_year(std::size_t at);
    bool take_compact(std::size_t at);

    // What stands between two neighbouring tokens.
    [[nodiscard]] std::string_view between(std::size_t left) const {
        return text_.substr(tokens_[left].span.end, tokens_[left + 1].span.begin - tokens_[left].span.end);
    }

    [[nodiscard]] bool is_word(std::size_t at, std::string_view word) const {
        return at < tokens_.size() && !tokens_[at].is_number && to_lower(tokens_[at].span.in(text_)) == word;
    }

    void add(DateInterval when, std::size_t first, std::size_t last, bool is_numeric) {
        found_.push_back({when, {tokens_[first].span.begin, tokens_[last].span.end}, is_numeric});
        next_ = last + 1;
    }

    std::string_view text_;
    NumericOrder order_;
    std::vector<Token> tokens_;
    std::vector<FoundDate> found_;
    std::size_t next_ = 0;
};

void DateScanner::tokenise(const DateReader& reader) {
    for (std::size_t offset = 0; offset < text_.size();) {
        const std::size_t begin = offset;
        std::size_t peek = offset;
        const char32_t c = next_code_point(text_, peek);
        if (is_digit(c)) {
            Token token;
            token.is_number = true;
            while (offset < text_.size() && text_[offset] >= '0' && text_[offset] <= '9') {
                ++offset;
            }
            token.digits = static_cast<int>(std::min<std::size_t>(offset - begin, 99));
            if (token.digits <= 8) {
                std::from_chars(text_.data() + begin, text_.data() + offset, token.value);
            }
            token.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(offset)};
            tokens_.push_back(token);
        } else if (is_letter(c) || (c >= 0x600U && c < 0x700U)) {
            while (peek < text_.size()) {
                std::size_t after = peek;
                const char32_t next = next_code_point(text_, after);
                if (!is_letter(next) && !(next >= 0x600U && next < 0x700U)) {
                    break;
                }
                peek = after;
            }
            Token token;
            token.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(peek)};
            token.month = peek - begin <= 32 ? reader.month_of_name(text_.substr(begin, peek - begin)) : 0;
            tokens_.push_back(token);
            offset = peek;
        } else {
            offset = peek;
        }
    }
}

bool is_gap(std::string_view gap) {
    return gap.size() <= 4 && std::all_of(gap.begin(), gap.end(), [](char c) {
               return c == ' ' || c == ',' || c == '.' || c == '-' || c == '/' || c == '\n' || c == '\xC2' ||
                      c == '\xA0' || c == '\'';
           });
}

// 2020-03-04, 2020/3/4, 2020.03.04, 2020年3月4日
bool DateScanner::take_iso(std::size_t at) {
    const Token& year = tokens_[at];
    if (at + 2 >= tokens_.size() || !year.is_number || !is_year(year.value, year.digits)) {
        return false;
    }
    std::size_t month = at + 1;
    std::size_t day = at + 2;
    if (at + 4 < tokens_.size() && is_word(at + 1, "年") && is_word(at + 3, "月")) {
        month = at + 2;
        day = at + 4;
    } else if (between(at) != between(at + 1) || between(at).size() != 1 ||
               std::string_view("-/.").find(between(at)) == std::string_view::npos) {
        return false;
    }
    if (!tokens_[month].is_number || !tokens_[day].is_number || tokens_[month].digits > 2 ||
        tokens_[day].digits > 2 || !is_real_day(year.value, tokens_[month].value, tokens_[day].value)) {
        return false;
    }
    add(one_day(year.value, tokens_[month].value, tokens_[day].value), at, day, true);
    return true;
}

// 04.03.2020, 4/3/2020, 04-03-2020
bool DateScanner::take_numeric(std::size_t at) {
    if (at + 2 >= tokens_.size() || !tokens_[at].is_number || !tokens_[at + 1].is_number ||
        !tokens_[at + 2].is_number) {
        return false;
    }
    const Token& first = tokens_[at];
    const Token& second = tokens_[at + 1];
    const Token& year = tokens_[at + 2];
    const std::string_view gap = between(at);
    const bool same_gap = gap == between(at + 1) && (gap == "." || gap == "/" || gap == "-" || gap == ". ");
    if (!same_gap || first.digits > 2 || second.digits > 2 || !is_year(year.value, year.digits)) {
        return false;
    }
    const bool fits_month_first = is_real_day(year.value, first.value, second.value);
    const bool fits_day_first = is_real_day(year.value, second.value, first.value);
    const bool month_first =
        fits_month_first && (!fits_day_first || (order_ == NumericOrder::month_first && gap != "."));
    if (!fits_month_first && !fits_day_first) {
        return false;
    }
    add(month_first ? one_day(year.value, first.value, second.value)
                    : one_day(year.value, second.value, first.value),
        at, at + 2, true);
    return true;
}

// 4 March 2020, 4th of March, 2020, 4. März 2020, 4 de marzo de 2020, 04-Mar-2020
bool DateScanner::take_day_month_year(std::size_t at) {
    const Token& day = tokens_[at];
    if (!day.is_number || day.digits > 2 || day.value < 1 || day.value > 31) {
        return false;
    }
    std::size_t next = at + 1;
    const bool glued = next < tokens_.size() && between(at).empty();
    if (glued && (is_word(next, "st") || is_word(next, "nd") || is_word(next, "rd") || is_word(next, "th") ||
                  is_word(next, "er") || is_word(next, "º"))) {
        ++next;
    }
    if (is_word(next, "of") || is_word(next, "de") || is_word(next, "di")) {
        ++next;
    }
    if (next >= tokens_.size() || tokens_[next].month == 0 || !is_gap(between(next - 1))) {
        return false;
    }
    const int month = tokens_[next].month;
    std::size_t year = next + 1;
    if (is_word(year, "de") || is_word(year, "del")) {
        ++year;
    }
    if (year >= tokens_.size() || !tokens_[year].is_number ||
        !is_year(tokens_[year].value, tokens_[year].digits) || !is_gap(between(year - 1)) ||
        !is_real_day(tokens_[year].value, month, day.value)) {
        return false;
    }
    add(one_day(tokens_[year].value, month, day.value), at, year, false);
    return true;
}

// March 4, 2020; Mar. 4th 2020
bool DateScanner::take_month_day_year(std::size_t at) {
    if (tokens_[at].month == 0 || at + 2 >= tokens_.size()) {
        return false;
    }
    const Token& day = tokens_[at + 1];
    std::size_t year = at + 2;
    if (!day.is_number || day.digits > 2 || !is_gap(between(at))) {
        return false;
    }
    if (between(at + 1).empty() && !tokens_[year].is_number) {
        ++year;
    }
    if (year >= tokens_.size() || !tokens_[year].is_number ||
        !is_year(tokens_[year].value, tokens_[year].digits) || !is_gap(between(year - 1)) ||
        !is_real_day(tokens_[year].value, tokens_[at].month, day.value)) {
        return false;
    }
    add(one_day(tokens_[year].value, tokens_[at].month, day.value), at, year, false);
    return true;
}

bool DateScanner::take_month_year(std::size_t at) {
    if (tokens_[at].month == 0 || at + 1 >= tokens_.size()) {
        return false;
    }
    // "31 February 2020" is no date, not a month.
    if (at > 0 && tokens_[at - 1].is_number && tokens_[at - 1].digits <= 2 && is_gap(between(at - 1))) {
        return false;
    }
    std::size_t year = at + 1;
    if (is_word(year, "de") || is_word(year, "of")) {
        ++year;
    }
    if (year >= tokens_.size() || !tokens_[year].is_number ||
        !is_year(tokens_[year].value, tokens_[year].digits) || !is_gap(between(year - 1))) {
        return false;
    }
    add(one_month(tokens_[year].value, tokens_[at].month), at, year, false);
    return true;
}

bool DateScanner::take_compact(std::size_t at) {
    const Token& token = tokens_[at];
    if (!token.is_number || token.digits != 8) {
        return false;
    }
    const int year = token.value / 10000;
    const int month = token.value / 100 % 100;
    const int day = token.value % 100;
    if (!is_year(year, 4) || !is_real_day(year, month, day)) {
        return false;
    }
    add(one_day(year, month, day), at, at, true);
    return true;
}

std::vector<FoundDate> DateScanner::run() {
    while (next_ < tokens_.size()) {
        const std::size_t at = next_;
        const bool taken = take_iso(at) || take_numeric(at) || take_day_month_year(at) ||
                           take_month_day_year(at) || take_month_year(at) || take_compact(at);
        if (!taken) {
            next_ = at + 1;
        }
    }
    return std::move(found_);
}

// The first date in a string that holds a day; else the first at all.
std::optional<DateInterval> best_of(const std::vector<FoundDate>& found) {
    for (const FoundDate& date : found) {
        if (date.when.granularity == Granularity::day) {
            return date.when;
        }
    }
    return found.empty() ? std::nullopt : std::optional(found.front().when);
}

const RE2& past_cue() {
    static const RE2 pattern(
        R"((?i)\b(?:\w{3,}ed|was|were|had|did|said|told|became|began|broke|brought|built|came|fell|fought|gave|got|held|hit|kept|killed|knew|led|left|lost|made|met|paid|put|ran|rose|saw|sent|set|shot|spoke|stood|struck|took|went|won|wrote|took place|sank|flew|drove|sold|bought|chose|drew|fled|grew|overthrew|sought|withdrew|swept|threw)\b)");
    return pattern;
}

// Words that may put a date into the future or make it a mere plan.
const RE2& future_cue() {
    static const RE2 pattern(
        R"((?i)\b(?:will|would|shall|should|(?-i:may)|might|could|can|must|if|plans?|planned|planning|scheduled|due|expected?|expects|expires?|target|deadline|next|upcoming|forthcoming|future|intends?|hopes?|hoped|aims?|aimed|proposed?|promised?|promises|pledged?|vowed|forecast|projected|predicted|to be|extended|postponed|delayed|agreed|set for|slated|calls? for|called for|(?:until|till|by|before|ahead of|from|starting|beginning|through|to|after|beyond|end of)(?: \w+,?){0,3} (?:19|20)\d\d)\b|'ll\b|’ll\b)");
    return pattern;
}

} // namespace

DateReader::DateReader(const std::string& lexicon_folder) {
    const resources::Table table = resources::Table::load(lexicon_folder + "/ingest/months.tsv");
    const std::size_t month = table.column("month");
    const std::size_t forms = table.column("forms");
    for (const resources::Row& row : table.rows()) {
        const int number = std::atoi(row.cells[month].c_str());
        if (number < 1 || number > 12) {
            table.refuse(row, "month must be 1 to 12");
        }
        for (const std::string& form : resources::list_cell(row.cells[forms])) {
            const auto [at, is_new] = months_.emplace(to_lower(form), number);
            if (!is_new && at->second != number) {
                table.refuse(row,
                             "\"" + form + "\" is already the name of month " + std::to_string(at->second));
            }
        }
    }
}

int DateReader::month_of_name(std::string_view word) const {
    const auto found = months_.find(to_lower(word));
    return found == months_.end() ? 0 : found->second;
}

std::vector<FoundDate> DateReader::find(std::string_view text, NumericOrder order) const {
    return DateScanner(text.substr(0, kMaxScan), *this, order).run();
}

std::optional<DateInterval> DateReader::read_stamp(std::string_view value, NumericOrder order) const {
    value = trim(value).substr(0, 200);
    const bool all_digits = !value.empty() && value.find_first_not_of("0123456789") == std::string_view::npos;
    if (all_digits && (value.size() == 10 || value.size() == 13)) {
        std::int64_t seconds = 0;
        std::from_chars(value.data(), value.data() + value.size(), seconds);
        seconds = value.size() == 13 ? seconds / 1000 : seconds;
        const Day day{static_cast<std::int32_t>(seconds / 86400)};
        return DateInterval{day, day, Granularity::day};
    }
    if (value.size() >= 14 && value.find_first_not_of("0123456789") == std::string_view::npos) {
        value = value.substr(0, 8); // 20200303121500
    }
    if (const auto found = best_of(find(value, order))) {
        return found;
    }
    // "20200303T101500Z": the digits run into a letter, which the scanner reads; "2020-03" and "2020" remain.
    int year = 0;
    int month = 0;
    static const RE2 year_month(R"((\d{4})[-/](\d{1,2}))");
    static const RE2 only_year(R"((\d{4}))");
    if (RE2::FullMatch(value, year_month, &year, &month) && is_year(year, 4) && month >= 1 && month <= 12) {
        return one_month(year, month);
    }
    if (RE2::FullMatch(value, only_year, &year) && is_year(year, 4)) {
        return one_year(year);
    }
    return std::nullopt;
}

std::optional<DateInterval> DateReader::read_url(std::string_view url) const {
    // The host and the query are no evidence: archives put the day of the copy there.
    const std::size_t scheme = url.find("://");
    const std::size_t nested = url.find("://", scheme == std::string_view::npos ? 0 : scheme + 3);
    url = nested != std::string_view::npos   ? url.substr(nested + 3)
          : scheme != std::string_view::npos ? url.substr(scheme + 3)
                                             : url;
    url = url.substr(0, std::min(url.find_first_of("?#"), std::size_t{2000}));
    static const RE2 slashes(R"([/_.-]((?:19|20)\d\d)[/._-](\d{1,2})[/._-](\d{1,2})(?:[/._-]|$|[^\d]))");
    static const RE2 named(R"(/((?:19|20)\d\d)/([a-zA-Z]{3,9})/(\d{1,2})(?:/|$|-))");
    static const RE2 compact(R"((?:^|[^\d])((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)(?:[^\d]|$))");
    static const RE2 half_compact(R"(/((?:19|20)\d\d)/?(0[1-9]|1[0-2])([0-3]\d)(?:/|$|-))");
    static const RE2 month_only(R"(/((?:19|20)\d\d)(?:/0?|-0|-)([1-9]|1[0-2])(?:/|$))");
    int year = 0;
    int month = 0;
    int day = 0;
    std::string name;
    if (RE2::PartialMatch(url, slashes, &year, &month, &day) && is_real_day(year, month, day)) {
        return one_day(year, month, day);
    }
    if (RE2::PartialMatch(url, named, &year, &name, &day) && month_of_name(name) > 0 &&
        is_real_day(year, month_of_name(name), day)) {
        return one_day(year, month_of_name(name), day);
    }
    for (const RE2* pattern : {&half_compact, &compact}) {
        if (RE2::PartialMatch(url, *pattern, &year, &month, &day) && is_year(year, 4) &&
            is_real_day(year, month, day)) {
            return one_day(year, month, day);
        }
    }
    if (RE2::PartialMatch(url, month_only, &year, &month)) {
        return one_month(year, month);
    }
    return std::nullopt;
}

std::optional<Day> DateReader::newest_past(std::string_view text) const {
    // A year alone dates what happened only right behind its verb: "in 2016" may as well be the next election.
    static const RE2 in_year(
        R"(\b(?:[Ss]ince|(?:\w{3,}ed|was|were|died|won|lost|began|broke|fell|fought|made|met|sent|took|went|killed|signed|built|left|held|struck|came)(?: \w+){0,2} in) ((?:19|20)\d\d)\b)");
    std::optional<Day> newest;
    const auto raise = [&](Day day) { newest = newest ? std::max(*newest, day) : day; };
    text = text.substr(0, kMaxScan);
    std::size_t begin = 0;
    while (begin < text.size()) {
        // A sentence, roughly; a wrong cut only loses evidence.
        std::size_t end = begin;
        while (end < text.size() && text[end] != '\n' &&
               !(text[end] == '.' && end + 1 < text.size() && text[end + 1] == ' ' && end > begin + 20)) {
            ++end;
        }
        const std::string_view sentence = text.substr(begin, end - begin);
        begin = end + 1;
        if (!RE2::PartialMatch(sentence, past_cue()) || RE2::PartialMatch(sentence, future_cue())) {
            continue;
        }
        for (const FoundDate& found : find(sentence)) {
            raise(*found.when.from);
        }
        re2::StringPiece rest(sentence.data(), sentence.size());
        int year = 0;
        while (RE2::FindAndConsume(&rest, in_year, &year)) {
            raise(make_day(year, 1, 1));
        }
    }
    return newest;
}

namespace {

bool is_believed_day(const RankedDate& one) {
    return one.candidate.refused.empty() && one.candidate.when.granularity == Granularity::day;
}

// How many kinds of places other than `except` give this day as that of publication.
int supporters(const std::vector<RankedDate>& ranked, const DateInterval& day, DateSource except) {
    std::array<bool, 16> seen{};
    for (const RankedDate& one : ranked) {
        if (is_believed_day(one) && one.rank < date_rank::metadata_modified && one.candidate.when == day &&
            one.candidate.source != except) {
            seen.at(static_cast<std::size_t>(one.candidate.source)) = true;
        }
    }
    return static_cast<int>(std::count(seen.begin(), seen.end(), true));
}

// Metadata give the moment in UTC, or of the last push of a button; what the page prints is the day as the outlet counts it. So a day
// that is printed in two places, or in one and is the neighbour of the metadata's day, is better than the metadata alone.
const RankedDate* printed_instead(const std::vector<RankedDate>& ranked, const RankedDate& best) {
    const DateSource source = best.candidate.source;
    if ((source != DateSource::metadata && source != DateSource::json_ld) || !is_believed_day(best) ||
        best.rank >= date_rank::metadata_named) {
        return nullptr;
    }
    if (supporters(ranked, best.candidate.when,
                   source == DateSource::metadata ? DateSource::metadata : DateSource::json_ld) >= 2) {
        return nullptr;
    }
    for (const RankedDate& one : ranked) {
        if (!is_believed_day(one) || one.rank > date_rank::date_line ||
            one.candidate.when == best.candidate.when) {
            continue;
        }
        const std::int32_t apart = *one.candidate.when.from - *best.candidate.when.from;
        const bool is_printed =
            one.candidate.source == DateSource::url || one.candidate.source == DateSource::time_element ||
            one.candidate.source == DateSource::words || one.candidate.source == DateSource::dateline;
        const int votes = supporters(ranked, one.candidate.when, DateSource::metadata);
        if ((is_printed && (apart == 1 || apart == -1)) || votes >= 2) {
            return &one;
        }
    }
    return nullptr;
}

} // namespace

PublicationDate choose_date(std::vector<RankedDate> ranked, std::optional<Day> latest,
                            std::optional<Day> newest_past) {
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const RankedDate& left, const RankedDate& right) { return left.rank < right.rank; });
    ranked.resize(std::min(ranked.size(), kMostCandidates));
    if (newest_past && latest && *newest_past > *latest) {
        newest_past.reset(); // the text speaks of a later day as past: a misprint, or fiction
    }
    PublicationDate chosen;
    const RankedDate* best = nullptr;
    for (RankedDate& one : ranked) {
        DateCandidate& candidate = one.candidate;
        const bool is_given = one.rank <= date_rank::flag;
        if (!candidate.when.from || !candidate.when.to) {
            candidate.refused = candidate.refused.empty() ? "no year" : candidate.refused;
        } else if (latest && *candidate.when.from > *latest && !is_given) {
            candidate.refused = "after " + to_iso(*latest) + ", the day of reading";
        } else if (newest_past && *candidate.when.to + kLongBefore < *newest_past && !is_given) {
            candidate.refused = "before " + to_iso(*newest_past) + ", which the text tells of as past";
        }
        if (!candidate.refused.empty()) {
            continue;
        }
        const bool is_finer = best != nullptr && best->candidate.when.granularity != Granularity::day &&
                              candidate.when.granularity == Granularity::day &&
                              *best->candidate.when.from <= *candidate.when.from &&
                              *candidate.when.to <= *best->candidate.when.to;
        if (best == nullptr || is_finer) {
            best = &one;
        }
    }
    if (best != nullptr) {
        const RankedDate* const printed = printed_instead(ranked, *best);
        best = printed != nullptr ? printed : best;
        chosen.when = best->candidate.when;
        chosen.source = best->candidate.source;
        chosen.candidates.push_back(best->candidate);
    } else if (newest_past) {
        chosen.when = {newest_past, latest, Granularity::era};
        chosen.source = DateSource::words;
        chosen.candidates.push_back(
            {chosen.when, DateSource::words, "tells of " + to_iso(*newest_past) + " as past", {}});
    }
    for (const RankedDate& one : ranked) {
        const bool is_known =
            std::any_of(chosen.candidates.begin(), chosen.candidates.end(), [&](const DateCandidate& other) {
                return other.when == one.candidate.when && other.source == one.candidate.source;
            });
        if (!is_known) {
            chosen.candidates.push_back(one.candidate);
        }
    }
    return chosen;
}

} // namespace vedette::ingest
