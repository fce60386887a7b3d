#include "base/civil_date.hpp"
#include "base/utf8.hpp"
#include "importers/dictionaries.hpp"
#include "importers/dictionary_text.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace vedette::importers {

namespace {

constexpr std::size_t kAcronymLetters = 4; // a name of one word up to this length counts only in capitals
constexpr int kCentury = 30;               // two-digit years from here on are of the last century

struct Term {
    ActorCode code;
    std::string from; // ISO, empty: open
    std::string to;
};

struct Spelling {
    std::uint32_t line = 0;
    std::string words; // with spaces, as written
};

struct Entry {
    std::vector<Spelling> spellings; // the name first
    std::vector<Term> terms;
    bool is_reported = false; // why it has no term
};

// YYYYMMDD or YYMMDD.
std::optional<Day> parse_digits(std::string_view words) {
    if ((words.size() != 8 && words.size() != 6) ||
        words.find_first_not_of("0123456789") != std::string_view::npos) {
        return std::nullopt;
    }
    const auto number = [&](std::size_t from, std::size_t count) {
        int value = 0;
        for (const char digit : words.substr(from, count)) {
            value = value * 10 + (digit - '0');
        }
        return value;
    };
    const std::size_t year_digits = words.size() - 4;
    int year = number(0, year_digits);
    year += year_digits == 2 ? (year < kCentury ? 2000 : 1900) : 0;
    const int month = number(year_digits, 2);
    const int day = number(year_digits + 2, 2);
    return is_real_day(year, month, day) ? std::optional(make_day(year, month, day)) : std::nullopt;
}

class ActorReader : DictionaryReader {
public:
    ActorReader(const CodeBook& codes, const KnownTerms& known)
        : codes_(codes)
        , known_(known) {
        organisations_ = {"entities/organisations.tsv",
                          {"name", "aliases", "metonyms", "classes", "code", "sector", "from", "to"},
                          {}};
        persons_ = {"entities/leaders.tsv",
                    {"name", "aliases", "surname", "code", "sector", "office", "from", "to"},
                    {}};
    }

    void read(const DictionaryFile& file) {
        file_ = file.name;
        is_skipping_ = false;
        for (const DictionaryLine& line : dictionary_lines(file.text)) {
            read_line(line);
        }
        finish_entry();
    }

    Imported finish() { return finish_with({&organisations_, &persons_}); }

private:
    void read_line(const DictionaryLine& line) {
        const char first = line.text.front();
        if (first == '<') {
            finish_entry();
            is_skipping_ = line.text.starts_with("<NOUN");
            leave(line.number, line.text,
                  is_skipping_ ? "begins a list of words that name nobody: passed over"
                               : "marks a part of the file");
            return;
        }
        if (is_skipping_) {
            return;
        }
        if (first == '+' || first == '[') {
            if (entry_.spellings.empty()) {
                leave(line.number, line.text,
                      "stands before any name: put it under the name that it belongs to", true);
                return;
            }
        } else if (first == '&' || first == '!' || first == '~' || first == '-' || first == '=' ||
                   first == '*') {
            finish_entry();
            leave(line.number, line.text,
                  "is no name, synonym or term of an actor: dictionaries of agents and verbs are read with "
                  "--as agents, --as verbs",
                  true);
            return;
        } else {
            finish_entry();
        }
        const std::size_t bracket = line.text.find('[');
        const std::string name = with_spaces(trim(std::string_view(line.text).substr(
            first == '+' ? 1 : 0,
            bracket == std::string::npos ? std::string::npos : bracket - (first == '+' ? 1 : 0))));
        if (first != '[') {
            if (name.empty()) {
                leave(line.number, line.text, "has no name", true);
                return;
            }
            entry_.spellings.push_back({line.number, name});
        }
        if (bracket != std::string::npos) {
            read_terms(line, bracket);
        }
    }

    void read_terms(const DictionaryLine& line, std::size_t at) {
        while (at != std::string::npos) {
            const std::size_t end = line.text.find(']', at);
            if (end == std::string::npos) {
                leave(line.number, line.text.substr(at), "`[` is not closed: write [CODE] or [CODE FROM-TO]",
                      true);
                entry_.is_reported = true;
                return;
            }
            read_term(line.number,
                      std::string(trim(std::string_view(line.text).substr(at + 1, end - at - 1))));
            at = line.text.find('[', end);
        }
    }

    void read_term(std::uint32_t line, const std::string& words) {
        const std::size_t space = words.find(' ');
        const std::optional<ActorCode> code = codes_.actor(words.substr(0, space));
        if (!code) {
            leave(line, "[" + words + "]",
                  "`" + words.substr(0, space) +
                      "` is no code of ours: give it a line in lexicon/import/actor_codes.tsv",
                  true);
            entry_.is_reported = true;
            return;
        }
        Term term{*code, "", ""};
        if (space != std::string::npos && !read_dates(trim(std::string_view(words).substr(space)), term)) {
            leave(line, "[" + words + "]",
                  "the dates are not FROM-TO, <BEFORE or >FROM with days as YYYYMMDD or YYMMDD, in order",
                  true);
            entry_.is_reported = true;
            return;
        }
        if (code->code.empty() && code->sector.empty()) {
            leave(line, "[" + words + "]", "says nothing that our tables hold");
            entry_.is_reported = true;
            return;
        }
        if (!code->left_off.empty()) {
            leave(line, code->left_off,
                  "left off the code [" + words +
                      "]: our tables hold state and sector; the rest of it was read");
        }
        entry_.terms.push_back(std::move(term));
    }

    // The day after `<` belongs to the later term, the day after `>` too.
    static bool read_dates(std::string_view words, Term& term) {
        std::string digits(words);
        std::erase(digits, ' ');
        if (digits.starts_with('<') || digits.starts_with('>')) {
            const std::optional<Day> day = parse_digits(std::string_view(digits).substr(1));
            if (day) {
                (digits.front() == '<' ? term.to : term.from) =
                    to_iso(digits.front() == '<' ? *day - 1 : *day);
            }
            return day.has_value();
        }
        const std::size_t dash = digits.find('-');
        const std::optional<Day> from = parse_digits(std::string_view(digits).substr(0, dash));
        const std::optional<Day> to = dash == std::string::npos
                                          ? std::nullopt
                                          : parse_digits(std::string_view(digits).substr(dash + 1));
        if (!from || !to || *to < *from) {
            return false;
        }
        term.from = to_iso(*from);
        term.to = to_iso(*to);
        return true;
    }

    // The words without the titles before them: "PRESIDENT VARGA" -> "VARGA".
    [[nodiscard]] std::string without_titles(const std::string& words) const {
        const std::vector<std::string_view> parts = split(words, ' ');
        for (std::size_t count = parts.size() - 1; count > 0; --count) { // the longest title first
            std::string title;
            for (std::size_t index = 0; index < count; ++index) {
                title += (index == 0 ? "" : " ") + to_lower(parts[index]);
            }
            std::erase(title, '.');
            if (codes_.is_title(title)) {
                std::string rest;
                for (std::size_t index = count; index < parts.size(); ++index) {
                    rest += (index == count ? "" : " ") + std::string(parts[index]);
                }
                return rest;
            }
        }
        return words;
    }

    // A title before the surname or full name, an initial before the surname, a code that only persons have, or a term in government of
    // what has no word of a body in its name.
    [[nodiscard]] bool is_person() const {
        const std::string& name = entry_.spellings.front().words;
        if (name.find(' ') == std::string::npos) {
            return false;
        }
        const std::string surname = to_lower(last_word(name));
        const bool named =
            std::any_of(entry_.spellings.begin(), entry_.spellings.end(), [&](const Spelling& spelling) {
                const bool same_end = to_lower(last_word(spelling.words)) == surname;
                const std::string first = spelling.words.substr(0, spelling.words.find(' '));
                const bool initial = spelling.words.find(' ') != std::string::npos &&
                                     (first.size() == 1 || (first.size() == 2 && first[1] == '.'));
                return same_end && (initial || without_titles(spelling.words) != spelling.words);
            });
        const std::vector<std::string_view> words = split(name, ' ');
        const bool body = std::any_of(words.begin(), words.end(), [&](std::string_view word) {
            return codes_.is_body_word(to_lower(word));
        });
        return named || (!body && std::any_of(entry_.terms.begin(), entry_.terms.end(), [](const Term& term) {
                   return term.code.sector == "ELI" ||
                          (term.code.sector == "GOV" && !(term.from.empty() && term.to.empty()));
               }));
    }

    // The spelling as our tables have it; empty when it is left out.
    std::string usable(const Spelling& spelling, bool person) {
        const std::string words = person ? without_titles(spelling.words) : spelling.words;
        std::string name = name_case(words);
        const bool one_word = name.find(' ') == std::string::npos;
        if (!is_plain_name(name)) {
            leave(spelling.line, spelling.words,
                  "cannot be a name in our tables: it begins with no letter, has one letter alone, or holds "
                  "signs like | ? [ *");
            return "";
        }
        if (one_word && words.size() <= kAcronymLetters) {
            name = words;
        }
        if (!(person && one_word) && known_.has_name(name)) {
            leave(spelling.line, spelling.words, "the lexicon knows this name already");
            return "";
        }
        const auto [place, is_new] =
            names_.try_emplace(known_.fold(name), file_ + ":" + std::to_string(spelling.line));
        if (!is_new && !(person && one_word) &&
            std::find(own_.begin(), own_.end(), known_.fold(name)) == own_.end()) {
            leave(spelling.line, spelling.words, "names another actor already (" + place->second + ")");
            return "";
        }
        own_.push_back(known_.fold(name));
        const std::string& code = entry_.terms.front().code.code;
        const bool open = one_word && !person && words.size() > kAcronymLetters && !code.empty() &&
                          codes_.state(code, StateNames::ours) == code;
        return open ? name + "?" : name;
    }

    void finish_entry() {
        if (!entry_.spellings.empty()) {
            ++made_.entries;
            if (entry_.terms.empty() && !entry_.is_reported) {
                leave(entry_.spellings.front().line, entry_.spellings.front().words,
                      "has no code that our tables hold: write [CODE] behind it or below", true);
            }
            if (!entry_.terms.empty()) {
                add_rows();
            }
        }
        entry_ = {};
        own_.clear();
    }

    void add_rows() {
        const bool person = is_person();
        // What holds without dates comes first: terms with dates go before it where they fit.
        std::stable_sort(entry_.terms.begin(), entry_.terms.end(), [](const Term& left, const Term& right) {
            return left.from.empty() && left.to.empty() && !(right.from.empty() && right.to.empty());
        });
        std::vector<std::string> names;
        std::vector<std::string> surnames;
        const bool is_known = known_.has_name(name_case(entry_.spellings.front().words));
        for (const Spelling& spelling : entry_.spellings) {
            if (is_known && &spelling != &entry_.spellings.front()) {
                if (!known_.has_name(name_case(spelling.words))) {
                    leave(spelling.line, spelling.words,
                          "the lexicon knows " + name_case(entry_.spellings.front().words) +
                              " already: add this name to its aliases there");
                }
                continue;
            }
            const std::string name = usable(spelling, person);
            if (name.empty()) {
                continue;
            }
            std::vector<std::string>& list = person && name.find(' ') == std::string::npos ? surnames : names;
            if (std::find(list.begin(), list.end(), name) == list.end()) {
                list.push_back(name);
            }
        }
        if (names.empty()) {
            if (!surnames.empty()) {
                leave(entry_.spellings.front().line, entry_.spellings.front().words,
                      "is a surname alone, which would stand for anybody of that name: give the full name");
            }
            return;
        }
        const std::string name = names.front();
        std::string printed = name;
        if (printed.ends_with('?')) {
            printed.pop_back();
        }
        const std::string aliases = joined({names.begin() + 1, names.end()}, "|");
        for (std::size_t index = 0; index < entry_.terms.size(); ++index) {
            const Term& term = entry_.terms[index];
            const bool first = index == 0;
            if (person) {
                persons_.rows.push_back({printed, first ? aliases : "", first ? joined(surnames, "|") : "",
                                         term.code.code, term.code.sector, "", term.from, term.to});
            } else {
                organisations_.rows.push_back({name, first ? aliases : "", "", "", term.code.code,
                                               term.code.sector, term.from, term.to});
            }
        }
    }

    const CodeBook& codes_;
    const KnownTerms& known_;
    TableText organisations_;
    TableText persons_;
    Entry entry_;
    bool is_skipping_ = false;                 // inside <NOUN>
    std::vector<std::string> own_;             // folded names of this entry
    std::map<std::string, std::string> names_; // folded name -> where it was first
};

} // namespace

Imported import_actors(const std::vector<DictionaryFile>& files, const CodeBook& codes,
                       const KnownTerms& known) {
    ActorReader reader(codes, known);
    for (const DictionaryFile& file : files) {
        reader.read(file);
    }
    return reader.finish();
}

} // namespace vedette::importers
