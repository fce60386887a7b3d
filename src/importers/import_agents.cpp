#include "base/utf8.hpp"
#include "importers/dictionaries.hpp"
#include "importers/dictionary_text.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace vedette::importers {

namespace {

constexpr std::size_t kMaxExpansions = 200; // of one line through its substitution sets

bool is_armed(std::string_view sector) {
    constexpr std::array<std::string_view, 5> kArmed = {"MIL", "REB", "COP", "PRM", "UAF"};
    return is_one_of(sector, kArmed);
}

// "Digger", "sailor", "fisherman", "activist": by its ending, a word for who does something. Others are taken for bodies, which no "he"
// stands for.
bool looks_like_person(const std::string& term) {
    const std::string word = last_word(term);
    constexpr std::array<std::string_view, 16> kEndings = {
        "er",    "or",  "man", "woman",  "men",       "women",   "ist",   "ant",
        "agent", "ian", "ee",  "person", "president", "general", "chief", "official"};
    return std::any_of(kEndings.begin(), kEndings.end(),
                       [&](std::string_view ending) { return word.ends_with(ending); });
}

// A term without regard to number: "victims" is "victim".
std::string one_of(const std::string& term) {
    const std::size_t space = term.rfind(' ');
    return (space == std::string::npos ? "" : term.substr(0, space + 1)) + singular_of(last_word(term));
}

class AgentReader : DictionaryReader {
public:
    AgentReader(const CodeBook& codes, const KnownTerms& known)
        : codes_(codes)
        , known_(known) {
        roles_ = {"entities/roles.tsv", {"term", "sector", "what", "owner"}, {}};
    }

    void read(const DictionaryFile& file) {
        file_ = file.name;
        const auto first = static_cast<std::ptrdiff_t>(made_.left_out.size());
        sets_.clear();
        const std::vector<DictionaryLine> lines = dictionary_lines(file.text);
        // Sets may stand behind the lines that use them.
        for (const DictionaryLine& line : lines) {
            if (line.text.front() == '!' && line.text.find('=') != std::string::npos) {
                read_set(line);
            }
        }
        for (const DictionaryLine& line : lines) {
            if (line.text.front() != '!' || line.text.find('=') == std::string::npos) {
                read_line(line);
            }
        }
        sort_left_out(first);
    }

    Imported finish() { return finish_with({&roles_}); }

private:
    // "!RANK! = MAJOR, COLONEL"
    void read_set(const DictionaryLine& line) {
        const std::size_t equals = line.text.find('=');
        const std::string name(trim(std::string_view(line.text).substr(0, equals)));
        std::vector<std::string> members;
        for (const std::string_view member : split(std::string_view(line.text).substr(equals + 1), ',')) {
            if (!trim(member).empty()) {
                members.push_back(with_spaces(trim(member)));
            }
        }
        if (name.size() < 3 || name.back() != '!' || members.empty()) {
            leave(line.number, line.text, "is no substitution set: write !NAME! = ONE, ANOTHER", true);
            return;
        }
        sets_[name] = std::move(members);
    }

    void read_line(const DictionaryLine& line) {
        const std::size_t open = line.text.find('[');
        const std::size_t close = line.text.find(']', open == std::string::npos ? 0 : open);
        if (open == std::string::npos || close == std::string::npos) {
            leave(line.number, line.text, "has no code: write TERM [~COP] or TERM {PLURAL} [~COP]", true);
            return;
        }
        std::string term(trim(std::string_view(line.text).substr(0, open)));
        const std::size_t brace = term.find('{');
        std::string plural;
        const bool says_plural = brace != std::string::npos;
        if (says_plural) {
            const std::size_t end = term.find('}', brace);
            if (end == std::string::npos) {
                leave(line.number, line.text, "`{` is not closed: write {PLURAL}, or {} for none", true);
                return;
            }
            plural = with_spaces(trim(std::string_view(term).substr(brace + 1, end - brace - 1)));
            term = std::string(trim(std::string_view(term).substr(0, brace)));
        }
        const bool no_plural = (says_plural && plural.empty()) || term.ends_with('_');
        ++made_.entries;
        const std::string code(trim(std::string_view(line.text).substr(open + 1, close - open - 1)));
        const std::string sector = sector_of(line, code);
        if (sector.empty()) {
            return;
        }
        if (says_plural && plural.find(' ') != std::string::npos && plural.find('!') == std::string::npos &&
            term.find('!') != std::string::npos) {
            plural.clear();
        }
        for (const std::string& one : expanded(line, term)) {
            add_role(line, to_lower(with_spaces(one)), to_lower(plural), no_plural, sector);
        }
    }

    // Empty: has been reported.
    std::string sector_of(const DictionaryLine& line, const std::string& code) {
        if (code.starts_with("~")) {
            const std::optional<ActorCode> actor = codes_.actor("---" + code.substr(1));
            if (!actor) {
                leave(line.number, line.text,
                      "`" + code + "` is no code of ours: give it a line in lexicon/import/actor_codes.tsv",
                      true);
                return "";
            }
            if (actor->sector.empty()) {
                leave(line.number, line.text,
                      "[" + code + "] says more than our tables hold: roles have a sector alone");
                return "";
            }
            if (!actor->left_off.empty()) {
                leave(line.number, actor->left_off,
                      "left off the code [" + code + "]: roles have a sector alone; the rest of it was read");
            }
            return actor->sector;
        }
        if (code.ends_with("~")) {
            leave(line.number, line.text,
                  "[" + code +
                      "] puts a code before the country: our roles take the state of their owner and have no "
                      "code of their own");
        } else {
            leave(line.number, line.text,
                  "`" + code + "` is no code of an agent: write ~COP (after the country)", true);
        }
        return "";
    }

    // Every way to fill the substitution sets in.
    std::vector<std::string> expanded(const DictionaryLine& line, const std::string& term) {
        std::vector<std::string> done = {term};
        for (const auto& [name, members] : sets_) {
            std::vector<std::string> next;
            for (const std::string& one : done) {
                const std::size_t at = one.find(name);
                if (at == std::string::npos) {
                    next.push_back(one);
                    continue;
                }
                for (const std::string& member : members) {
                    next.push_back(std::string(one).replace(at, name.size(), member));
                }
            }
            if (next.size() > kMaxExpansions) {
                leave(line.number, line.text,
                      "its substitution sets make more than " + std::to_string(kMaxExpansions) +
                          " terms: list those that you need");
                return {};
            }
            done = std::move(next);
        }
        return done;
    }

    void add_role(const DictionaryLine& line, const std::string& term, const std::string& plural,
                  bool no_plural, const std::string& sector) {
        if (term.find('!') != std::string::npos) {
            leave(line.number, term,
                  "names a substitution set that the file does not have: write !NAME! = ONE, ANOTHER", true);
            return;
        }
        if (!is_plain_name(term) || term.find('/') != std::string::npos ||
            (!plural.empty() && (!is_plain_name(plural) || plural.find('/') != std::string::npos))) {
            leave(line.number, term,
                  "cannot be a role in our tables: it begins with no letter, has one letter alone, or holds "
                  "signs like | ? [ * /",
                  true);
            return;
        }
        if (known_.has_role(term)) {
            leave(line.number, term, "the lexicon knows this role already");
            return;
        }
        for (const std::string& plural_form : {plural, term + "s", term + "es"}) {
            if (!plural_form.empty() && known_.has_role(plural_form)) {
                leave(line.number, term, "the lexicon knows this role already, as " + plural_form);
                return;
            }
        }
        const auto [other, is_new] = seen_.try_emplace(known_.fold(one_of(term)), sector);
        if (!is_new) {
            leave(line.number, term,
                  other->second == sector
                      ? "is listed a second time"
                      : "is listed before as " + other->second + ": the first one is kept");
            return;
        }
        const std::string forms = no_plural ? term + "/" + term : plural.empty() ? term : term + "/" + plural;
        const std::string what = looks_like_person(term) || (!no_plural && !plural.empty()) ? "person"
                                 : is_armed(sector)                                         ? "force"
                                                                                            : "body";
        roles_.rows.push_back({forms, sector, what, "nation"});
    }

    const CodeBook& codes_;
    const KnownTerms& known_;
    TableText roles_;
    std::map<std::string, std::vector<std::string>> sets_;
    std::map<std::string, std::string> seen_; // terms in the singular -> sector
};

} // namespace

Imported import_agents(const std::vector<DictionaryFile>& files, const CodeBook& codes,
                       const KnownTerms& known) {
    AgentReader reader(codes, known);
    for (const DictionaryFile& file : files) {
        reader.read(file);
    }
    return reader.finish();
}

} // namespace vedette::importers
