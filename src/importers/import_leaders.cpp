#include "base/utf8.hpp"
#include "importers/csv_rows.hpp"
#include "importers/dictionaries.hpp"
#include "importers/dictionary_text.hpp"
#include "importers/leader_dates.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace vedette::importers {

namespace {

constexpr std::size_t kNoColumn = SIZE_MAX;

struct Columns {
    std::size_t name = kNoColumn;
    std::size_t country = kNoColumn;
    std::size_t start = kNoColumn;
    std::size_t end = kNoColumn;
    std::size_t office = kNoColumn;
    std::size_t sector = kNoColumn;
    StateNames states = StateNames::ours;
};

// "Start Date", "start_date", "startdate" are one header.
std::string plain_header(std::string_view header) {
    std::string plain;
    for (const char letter : ascii_lower(header)) {
        if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) {
            plain += letter;
        }
    }
    return plain;
}

// The column of the first header in the list that the table has.
template <std::size_t N>
std::size_t column_of(const std::vector<std::string>& headers, const std::array<std::string_view, N>& names) {
    for (const std::string_view name : names) {
        for (std::size_t index = 0; index < headers.size(); ++index) {
            if (plain_header(headers[index]) == name) {
                return index;
            }
        }
    }
    return kNoColumn;
}

Columns columns_of(const std::vector<std::string>& headers) {
    constexpr std::array<std::string_view, 7> kNames = {"leader",      "leadername", "name",  "fullname",
                                                        "headofstate", "ruler",      "person"};
    constexpr std::array<std::string_view, 11> kCountries = {"iso3",  "iso3c",       "alpha3",  "countrycode",
                                                             "iso2c", "countryname", "country", "statename",
                                                             "state", "nation",      "iso"};
    constexpr std::array<std::string_view, 3> kCorrelates = {"idacr", "stateabb", "cowabb"};
    constexpr std::array<std::string_view, 9> kStarts = {"startdate",  "start",     "startofterm",
                                                         "from",       "entry",     "entrydate",
                                                         "tookoffice", "termstart", "eindate"};
    constexpr std::array<std::string_view, 9> kEnds = {
        "enddate", "end", "endofterm", "to", "exit", "exitdate", "leftoffice", "termend", "eoutdate"};
    constexpr std::array<std::string_view, 4> kOffices = {"office", "position", "title", "role"};
    Columns columns;
    columns.name = column_of(headers, kNames);
    columns.country = column_of(headers, kCountries);
    if (columns.country == kNoColumn) {
        columns.country = column_of(headers, kCorrelates);
        columns.states = StateNames::correlates_of_war;
    }
    columns.start = column_of(headers, kStarts);
    columns.end = column_of(headers, kEnds);
    columns.office = column_of(headers, kOffices);
    columns.sector = column_of(headers, std::array<std::string_view, 1>{"sector"});
    return columns;
}

// "Berisla, Ana" -> "Ana Berisla".
std::string given_name_first(const std::string& name) {
    const std::size_t comma = name.find(',');
    if (comma == std::string::npos || name.find(',', comma + 1) != std::string::npos) {
        return name;
    }
    return std::string(trim(std::string_view(name).substr(comma + 1))) + " " + name.substr(0, comma);
}

class LeaderReader : DictionaryReader {
public:
    LeaderReader(const CodeBook& codes, const KnownTerms& known)
        : codes_(codes)
        , known_(known) {
        persons_ = {"entities/leaders.tsv",
                    {"name", "aliases", "surname", "code", "sector", "office", "from", "to"},
                    {}};
    }

    void read(const DictionaryFile& file) {
        file_ = file.name;
        const std::vector<CsvRow> rows = csv_rows(file.text);
        if (rows.empty()) {
            leave(1, "", "holds no rows", true);
            return;
        }
        columns_ = columns_of(rows.front().cells);
        if (columns_.name == kNoColumn || columns_.country == kNoColumn || columns_.start == kNoColumn ||
            columns_.end == kNoColumn) {
            leave(rows.front().line, joined(rows.front().cells),
                  "the first line must name the columns name (or leader), country (or iso3, idacr), start "
                  "and end: rename those of this table",
                  true);
            return;
        }
        find_order(rows);
        for (std::size_t index = 1; index < rows.size(); ++index) {
            read_row(rows[index]);
        }
    }

    Imported finish() { return finish_with({&persons_}); }

private:
    // One cell "31/12/1999" tells how all cells with strokes are meant.
    void find_order(const std::vector<CsvRow>& rows) {
        order_ = DayOrder::month_first;
        for (std::size_t index = 1; index < rows.size(); ++index) {
            for (const std::size_t column : {columns_.start, columns_.end}) {
                if (column < rows[index].cells.size() &&
                    shown_order(rows[index].cells[column]) == DayOrder::day_first) {
                    order_ = DayOrder::day_first;
                }
            }
        }
    }

    void read_row(const CsvRow& row) {
        ++made_.entries;
        const std::string words = joined(row.cells);
        const std::size_t needed = std::max({columns_.name, columns_.country, columns_.start, columns_.end});
        if (row.is_open) {
            leave(row.line, words.substr(0, words.find('\n')), "a quotation mark is not closed", true);
            return;
        }
        if (row.cells.size() <= needed) {
            leave(row.line, words,
                  "has " + std::to_string(row.cells.size()) + " cells, the column that is needed is number " +
                      std::to_string(needed + 1),
                  true);
            return;
        }
        const std::string name = name_case(with_spaces(given_name_first(row.cells[columns_.name])));
        if (!is_plain_name(name)) {
            leave(row.line, words,
                  "`" + row.cells[columns_.name] +
                      "` cannot be a name in our tables: it begins with no letter, has one letter alone, or "
                      "holds signs like | ? [ *",
                  true);
            return;
        }
        const std::string code = codes_.state(row.cells[columns_.country], columns_.states);
        if (code.empty()) {
            leave(row.line, words,
                  "`" + row.cells[columns_.country] +
                      "` is no state that we know: write its ISO 3166-1 code (BLR) or English name",
                  true);
            return;
        }
        const std::optional<std::string> from = coarse_date(row.cells[columns_.start], order_);
        const bool open = is_open_end(row.cells[columns_.end]);
        const std::optional<std::string> to =
            open ? std::optional(std::string{}) : coarse_date(row.cells[columns_.end], order_);
        if (!from || !to) {
            leave(row.line, words,
                  "`" + row.cells[from ? columns_.end : columns_.start] +
                      "` is no date: write 1999-12-31 (an end may be empty)",
                  true);
            return;
        }
        // Coarse dates compare by what they share: "1999" is not before "1999-03-02".
        const std::size_t shared = std::min(from->size(), to->size());
        if (!to->empty() && to->substr(0, shared) < from->substr(0, shared)) {
            leave(row.line, words, "ends (" + *to + ") before it begins (" + *from + ")", true);
            return;
        }
        add_row(row, name, code, *from, *to);
    }

    void add_row(const CsvRow& row, const std::string& name, const std::string& code, const std::string& from,
                 const std::string& to) {
        if (name.find(' ') == std::string::npos) {
            leave(row.line, name,
                  "is a surname alone, which would stand for anybody of that name: give the full name");
            return;
        }
        if (known_.has_name(name)) {
            leave(row.line, name, "the lexicon knows this name already");
            return;
        }
        const auto cell = [&](std::size_t column) {
            return column < row.cells.size() ? row.cells[column] : std::string{};
        };
        std::string office = to_lower(cell(columns_.office));
        std::ranges::replace(office, '|', ' ');
        const std::string given = cell(columns_.sector);
        const std::optional<ActorCode> sector =
            given.empty() ? std::optional(ActorCode{"", "GOV", ""}) : codes_.actor("---" + given);
        if (!sector || sector->sector.empty()) {
            leave(row.line, joined(row.cells), "`" + given + "` is no sector: write GOV, MIL, OPP, ...",
                  true);
            return;
        }
        if (!seen_.insert(folded(name) + "\n" + code + "\n" + office + "\n" + from + "\n" + to).second) {
            leave(row.line, joined(row.cells), "is listed a second time");
            return;
        }
        if (const std::string* other = holder_at(name, code, office, from, to)) {
            leave(row.line, joined(row.cells),
                  "holds `" + office + "` of " + code + " at the same time as " + *other +
                      ": two rows contradict each other",
                  true);
            return;
        }
        persons_.rows.push_back({name, "", "", code, sector->sector, office, from, to});
    }

    // Two holders at one time of an office that one person has would be refused when the table is loaded.
    const std::string* holder_at(const std::string& name, const std::string& code, const std::string& office,
                                 const std::string& from, const std::string& to) {
        constexpr std::array<std::string_view, 11> kHeldByOne = {"president",
                                                                 "prime minister",
                                                                 "chancellor",
                                                                 "king",
                                                                 "queen",
                                                                 "emir",
                                                                 "sultan",
                                                                 "foreign minister",
                                                                 "defence minister",
                                                                 "secretary general",
                                                                 "supreme leader"};
        if (!is_one_of(office, kHeldByOne)) {
            return nullptr;
        }
        const std::string last = to.empty() ? "9999" : to;
        std::vector<Term>& terms = held_[code + "\n" + office];
        for (const Term& term : terms) {
            if (term.name != name && from < term.to && term.from < last) {
                return &term.name;
            }
        }
        terms.push_back({name, from, last});
        return nullptr;
    }

    struct Term {
        std::string name;
        std::string from;
        std::string to;
    };

    const CodeBook& codes_;
    const KnownTerms& known_;
    TableText persons_;
    Columns columns_;
    DayOrder order_ = DayOrder::month_first;
    std::set<std::string> seen_;
    std::map<std::string, std::vector<Term>> held_;
};

} // namespace

Imported import_leaders(const std::vector<DictionaryFile>& files, const CodeBook& codes,
                        const KnownTerms& known) {
    LeaderReader reader(codes, known);
    for (const DictionaryFile& file : files) {
        reader.read(file);
    }
    return reader.finish();
}

} // namespace vedette::importers
