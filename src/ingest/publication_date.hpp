#pragma once
// When a document was published: reads dates in many forms and languages, ranks the candidates by where they stand, refuses those
// that the document itself contradicts. Nothing here reads a clock. Thread-safe after construction.

#include "base/civil_date.hpp"
#include "base/text_span.hpp"
#include "records/report.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vedette::ingest {

// How "03/04/2020" is meant.
enum class NumericOrder : std::uint8_t { day_first, month_first };

struct FoundDate {
    DateInterval when; // a day or a month
    TextSpan span;
    bool is_numeric = false; // written in digits alone
};

class DateReader {
public:
    explicit DateReader(const std::string& lexicon_folder); // months.tsv

    // All dates with a year in a text, in order: "3 March 2020", "March 3rd, 2020", "2020-03-03", "03.03.2020", "March 2020".
    [[nodiscard]] std::vector<FoundDate> find(std::string_view text,
                                              NumericOrder order = NumericOrder::day_first) const;

    // The date of a metadata value or field: any of the forms above, "20200303", RFC 822, seconds since 1970.
    [[nodiscard]] std::optional<DateInterval> read_stamp(std::string_view value,
                                                         NumericOrder order = NumericOrder::day_first) const;

    // The date in a URL's path: /2021/11/14/, /2021/11/, -20211114-, /2021-11-14-, /2021/nov/14/.
    [[nodiscard]] std::optional<DateInterval> read_url(std::string_view url) const;

    // 1..12, 0: not a month name. Any language of the table, with or without a full stop.
    [[nodiscard]] int month_of_name(std::string_view word) const;

    // The newest day or month that the text tells of as past: a date with a year in a sentence with a past tense and without any
    // word of future, plan or condition. A year alone counts only behind a past verb or "since". nullopt: none.
    [[nodiscard]] std::optional<Day> newest_past(std::string_view text) const;

private:
    std::map<std::string, int, std::less<>> months_;
};

// Lower rank is better evidence. Values leave room between them; see publication_date.cpp for the order.
struct RankedDate {
    DateCandidate candidate;
    int rank = 0;
};

namespace date_rank {
inline constexpr int flag = 0;
inline constexpr int field = 10;
inline constexpr int url_day = 18; // a whole day in the address is set once and survives a move of the site
inline constexpr int metadata = 20;
inline constexpr int json_ld = 22;
inline constexpr int url = 30;
inline constexpr int marked_time = 40;   // <time> or element that says it is the date of publication
inline constexpr int json_ld_other = 44; // of an object that is no article
inline constexpr int metadata_named = 46;
inline constexpr int dateline = 50;
inline constexpr int time_element = 54;
inline constexpr int labelled_words = 58; // "Published: ..."
inline constexpr int date_line = 62;      // a line that is a date
inline constexpr int marked_words = 66;   // in an element for dates or bylines
inline constexpr int file_name = 70;
inline constexpr int metadata_modified = 80;
inline constexpr int words = 84;     // any date near the headline
inline constexpr int copyright = 90; // the year alone
} // namespace date_rank

// Chooses. `latest`: nothing is published after it; `newest_past`: nothing much before it. Without any believed candidate the
// past alone gives an interval that is open to the right (or ends at `latest`).
PublicationDate choose_date(std::vector<RankedDate> ranked, std::optional<Day> latest,
                            std::optional<Day> newest_past);

} // namespace vedette::ingest
