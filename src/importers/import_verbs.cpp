#include "base/utf8.hpp"
#include "importers/dictionaries.hpp"
#include "importers/dictionary_text.hpp"
#include "importers/verb_pattern.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace vedette::importers {

namespace {

// A verb of a block: "MASS {MASSES MASSED}", "+BUILD_UP".
struct Verb {
    std::string lemma; // "build +up"
    std::string code;  // of its own; empty: that of the block
    std::uint32_t line = 0;
};

struct Pattern {
    std::uint32_t line = 0;
    std::string words;
    std::string code;
};

struct Block {
    std::uint32_t line = 0;
    std::string code; // empty: none
    std::vector<Verb> verbs;
    std::vector<Pattern> patterns;
};

// "[154]" at the end of a line, cut off; empty when there is none.
std::string take_code(std::string& words) {
    const std::size_t open = words.find('[');
    if (open == std::string::npos) {
        return "";
    }
    const std::size_t close = words.find(']', open);
    std::string code(trim(std::string_view(words).substr(
        open + 1, close == std::string::npos ? std::string::npos : close - open - 1)));
    words = std::string(trim(std::string_view(words).substr(0, open)));
    return code;
}

class VerbReader : DictionaryReader {
public:
    explicit VerbReader(const CodeBook& codes)
        : codes_(codes) {
        frames_ = {"frames/imported.tsv",
                   {"lemma", "pos", "type", "mode", "cameo", "context", "args", "example", "expect"},
                   {}};
    }

    void read(const DictionaryFile& file) {
        file_ = file.name;
        const auto first = static_cast<std::ptrdiff_t>(made_.left_out.size());
        sets_.clear();
        verbs_.clear();
        const std::vector<DictionaryLine> lines = dictionary_lines(file.text);
        for (const DictionaryLine& line : lines) {
            note_words(line);
        }
        for (const DictionaryLine& line : lines) {
            read_line(line);
        }
        finish_block();
        sort_left_out(first);
    }

    Imported finish() { return finish_with({&frames_}); }

private:
    // Synonym sets and verbs may stand behind the patterns that use them.
    void note_words(const DictionaryLine& line) {
        const char first = line.text.front();
        if (first == '&') {
            set_ = set_name(line.text);
            sets_[set_];
            return;
        }
        if (first == '+' && !set_.empty()) {
            const std::string member = to_lower(with_spaces(std::string_view(line.text).substr(1)));
            if (member.find_first_of(" |=@") != std::string::npos || !is_plain_name(member)) {
                leave(
                    line.number, line.text,
                    "a member of a synonym set must be one word to be a condition of a frame: not used in &" +
                        set_);
                return;
            }
            sets_[set_].push_back(singular_of(member));
            return;
        }
        set_.clear();
        if (first != '-' && first != '~') {
            std::string words = line.text;
            take_code(words);
            verbs_.insert(to_lower(with_spaces(trim(std::string_view(words).substr(0, words.find('{'))))));
        }
    }

    static std::string set_name(std::string_view line) {
        std::string name = to_lower(with_spaces(trim(line.substr(1, line.find_first_of(" {[") - 1))));
        std::ranges::replace(name, ' ', '_');
        return name;
    }

    void read_line(const DictionaryLine& line) {
        const std::string& text = line.text;
        if (text.front() == '&') {
            in_set_ = true;
        } else if (in_set_ && text.front() == '+') {
            return;
        } else if (text.starts_with("---")) {
            in_set_ = false;
            finish_block();
            std::string words = text;
            block_.line = line.number;
            block_.code = take_code(words);
        } else if (text.front() == '-') {
            in_set_ = false;
            read_pattern_line(line);
        } else if (text.front() == '~') {
            in_set_ = false;
            ++made_.entries;
            leave(line.number, text,
                  "a transformation: who reports and what becomes of it is grammar here (claims, status)");
        } else {
            in_set_ = false;
            read_verb(line);
        }
    }

    void read_pattern_line(const DictionaryLine& line) {
        std::string words(trim(std::string_view(line.text).substr(1)));
        ++made_.entries;
        if (block_.verbs.empty() && block_.line == 0) {
            leave(line.number, line.text, "a pattern stands before any verb: put it under its verb", true);
            return;
        }
        const bool has_code = words.find('[') != std::string::npos;
        const std::string code = take_code(words);
        if (!has_code) {
            leave(line.number, line.text, "has no code: write [154] behind the pattern", true);
            return;
        }
        block_.patterns.push_back({line.number, words, code});
    }

    void read_verb(const DictionaryLine& line) {
        if (block_.line == 0) {
            finish_block(); // without "---" headers every verb is a block of its own
        }
        ++made_.entries;
        std::string words = line.text;
        const std::string code = take_code(words);
        std::string verb(trim(std::string_view(words).substr(0, words.find('{'))));
        verb.erase(0, verb.find_first_not_of('+') == std::string::npos ? verb.size()
                                                                       : verb.find_first_not_of('+'));
        verb = to_lower(with_spaces(verb));
        const std::size_t space = verb.find(' ');
        const std::string second = space == std::string::npos ? std::string{} : verb.substr(space + 1);
        if (!is_plain_name(verb) || verb.find('-') == 0) {
            leave(line.number, line.text, "is no verb: write VERB {FORMS} [CODE]", true);
            return;
        }
        if (!second.empty() && !is_particle(second)) {
            leave(line.number, line.text,
                  "a verb of several words that are no particle: write it as a pattern of its first word");
            return;
        }
        block_.verbs.push_back(
            {second.empty() ? verb : verb.substr(0, space) + " +" + second, code, line.number});
    }

    // Type and mode of a code; nullptr: has been reported.
    const PloverType* type_of(std::uint32_t line, const std::string& item, const std::string& code) {
        if (code.empty() || code.find_first_not_of("- ") == std::string::npos) {
            leave(line, item, "[" + code + "] codes no event: frames say what is coded");
            return nullptr;
        }
        if (code.find(':') != std::string::npos) {
            leave(line, item, "[" + code + "] gives two codes: a frame has one");
            return nullptr;
        }
        constexpr std::size_t kLongest = 4;
        const bool digits = code.find_first_not_of("0123456789") == std::string::npos && code.size() >= 2 &&
                            code.size() <= kLongest;
        const PloverType* type = digits ? codes_.event(code) : nullptr;
        if (type == nullptr) {
            leave(line, item, "`" + code + "` is no CAMEO code: give 2 to 4 digits", true);
        } else if (type->type.empty()) {
            leave(line, item, "CAMEO " + code + " is a statement: that is a claim here, no event");
            return nullptr;
        }
        return type;
    }

    void add_frame(std::uint32_t line, const std::string& item, const std::vector<std::string>& lemmas,
                   const std::string& code, const std::string& args) {
        const PloverType* type = type_of(line, item, code);
        if (type == nullptr) {
            return;
        }
        std::vector<std::string> kept;
        for (const std::string& lemma : lemmas) {
            const std::string where = file_ + ":" + std::to_string(line) + " says " + code;
            const auto [place, is_new] = frames_of_.try_emplace(lemma + "\t" + args, std::pair(code, where));
            if (is_new) {
                kept.push_back(lemma);
            } else if (place->second.first != code) {
                leave(line, item,
                      "contradicts " + place->second.second + " for " + lemma + ": the first one is kept");
            } else {
                leave(line, item, "repeats " + place->second.second + " for " + lemma);
            }
        }
        if (!kept.empty()) {
            frames_.rows.push_back({joined(kept, "|"), "v", type->type, type->mode, code, "", args, "", ""});
        }
    }

    void finish_block() {
        const Block block = std::exchange(block_, {});
        if (block.verbs.empty()) {
            for (const Pattern& pattern : block.patterns) {
                leave(pattern.line, pattern.words, "its block has no verb that can be used");
            }
            return;
        }
        std::vector<std::string> lemmas;
        for (const Verb& verb : block.verbs) {
            lemmas.push_back(verb.lemma);
            const std::string& code = verb.code.empty() ? block.code : verb.code;
            if (code.find_first_not_of("- ") !=
                std::string::npos) { // "[---]": the patterns alone code something
                add_frame(verb.line, verb.lemma, {verb.lemma}, code, "both");
            }
        }
        const PatternWords words{[this](const std::string& name) {
                                     const auto found = sets_.find(set_name("&" + name));
                                     return found == sets_.end() ? nullptr : &found->second;
                                 },
                                 [this](const std::string& word) { return verbs_.contains(word); }};
        for (const Pattern& pattern : block.patterns) {
            FrameConditions conditions = read_pattern(pattern.words, words);
            if (!conditions.refused.empty()) {
                leave(pattern.line, "- " + pattern.words, conditions.refused);
                continue;
            }
            std::vector<std::string> with_particle;
            for (const std::string& lemma : lemmas) {
                if (conditions.particle.empty()) {
                    with_particle.push_back(lemma);
                } else if (lemma.find(" +") == std::string::npos) {
                    with_particle.push_back(lemma + " +" + conditions.particle);
                }
            }
            conditions.args.emplace_back(conditions.has_recipient ? "both" : "needsA");
            add_frame(pattern.line, "- " + pattern.words, with_particle, pattern.code,
                      joined(conditions.args, " "));
        }
    }

    const CodeBook& codes_;
    TableText frames_;
    std::string set_; // the synonym set whose members are being read
    bool in_set_ = false;
    Block block_;
    std::map<std::string, std::vector<std::string>> sets_;
    std::set<std::string> verbs_;
    std::map<std::string, std::pair<std::string, std::string>>
        frames_of_; // lemma and args -> code, and where it was given
};

} // namespace

Imported import_verbs(const std::vector<DictionaryFile>& files, const CodeBook& codes) {
    VerbReader reader(codes);
    for (const DictionaryFile& file : files) {
        reader.read(file);
    }
    return reader.finish();
}

} // namespace vedette::importers
