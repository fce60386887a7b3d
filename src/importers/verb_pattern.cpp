#include "importers/verb_pattern.hpp"

#include "base/utf8.hpp"
#include "importers/dictionary_text.hpp"

#include <array>
#include <optional>

namespace vedette::importers {

namespace {

bool is_preposition(std::string_view word) {
    constexpr std::array<std::string_view, 30> kPrepositions = {
        "about",   "across", "after", "against", "along", "among",  "around",  "at",   "before", "behind",
        "between", "by",     "for",   "from",    "in",    "inside", "into",    "near", "of",     "concerning",
        "on",      "onto",   "over",  "through", "to",    "toward", "towards", "upon", "with",   "within"};
    return is_one_of(word, kPrepositions);
}

// Words by which dictionaries of patterns spell out what the tree says.
bool is_grammar(std::string_view word) {
    constexpr std::array<std::string_view, 26> kWords = {
        "will", "would", "shall", "should", "can",  "could", "may",  "might", "must",
        "not",  "never", "no",    "be",     "is",   "are",   "was",  "were",  "been",
        "has",  "have",  "had",   "do",     "does", "did",   "said", "says"};
    return is_one_of(word, kWords);
}

enum class Kind { word, phrase, prepositional, verb_place, actor, recipient };

struct Element {
    Kind kind = Kind::word;
    std::vector<std::string> words; // lower case
};

// "{FRESH BRIGADES} (NEAR BORDER) * +" in its parts; the reason when it cannot be cut.
std::string cut(std::string_view pattern, std::vector<Element>& elements) {
    for (std::size_t at = 0; at < pattern.size();) {
        const char sign = pattern[at];
        if (sign == ' ') {
            ++at;
        } else if (sign == '*' || sign == '$' || sign == '+') {
            elements.push_back({sign == '*'   ? Kind::verb_place
                                : sign == '$' ? Kind::actor
                                              : Kind::recipient,
                                {}});
            ++at;
        } else if (sign == '{' || sign == '(') {
            const std::size_t end = pattern.find(sign == '{' ? '}' : ')', at);
            if (end == std::string_view::npos) {
                return std::string("`") + sign + "` is not closed";
            }
            Element element{sign == '{' ? Kind::phrase : Kind::prepositional, {}};
            const std::string inside = with_spaces(pattern.substr(at + 1, end - at - 1));
            if (inside.find_first_of("{}()*$+%^") != std::string::npos) {
                return "a phrase inside a phrase has no counterpart in a frame";
            }
            if (inside.find('|') != std::string::npos) {
                element.kind = Kind::word; // "{ LOAN | GRANT }": one of these
                element.words.push_back(to_lower(with_spaces(inside)));
                elements.push_back(std::move(element));
                at = end + 1;
                continue;
            }
            for (const std::string_view word : split(inside, ' ')) {
                if (!word.empty()) {
                    element.words.push_back(to_lower(word));
                }
            }
            if (element.words.empty()) {
                return "has an empty phrase";
            }
            elements.push_back(std::move(element));
            at = end + 1;
        } else {
            const std::size_t end = std::min(pattern.find_first_of(" {(", at), pattern.size());
            const std::string_view word = pattern.substr(at, end - at);
            if (word.find_first_of("%^|}){/*$+") != std::string_view::npos) {
                return "the sign in `" + std::string(word) + "` has no counterpart in a frame";
            }
            Element element{Kind::word, {}};
            const std::string spaced = with_spaces(word);
            for (const std::string_view part : split(spaced, ' ')) {
                if (!part.empty()) {
                    element.words.push_back(to_lower(part));
                }
            }
            if (element.words.empty()) {
                return "has an empty word";
            }
            if (element.words.size() > 1) {
                element.kind = Kind::phrase;
            }
            elements.push_back(std::move(element));
            at = end;
        }
    }
    return "";
}

class PatternReader {
public:
    explicit PatternReader(const PatternWords& words)
        : words_(words) {}

    FrameConditions read(std::string_view pattern) {
        std::vector<Element> elements;
        made_.refused = cut(pattern, elements);
        std::size_t verb = 0;
        while (verb < elements.size() && elements[verb].kind != Kind::verb_place) {
            ++verb;
        }
        if (made_.refused.empty() && verb == elements.size()) {
            refuse("has no `*` for the verb");
        }
        if (made_.refused.empty()) {
            read_before({elements.begin(), elements.begin() + static_cast<std::ptrdiff_t>(verb)});
            read_behind({elements.begin() + static_cast<std::ptrdiff_t>(verb) + 1, elements.end()});
        }
        return std::move(made_);
    }

private:
    void refuse(const std::string& reason) {
        if (made_.refused.empty()) {
            made_.refused = reason;
        }
    }

    // "brigade", or "brigade|regiment" of a set; nullopt: has been refused.
    std::optional<std::string> noun(const std::string& word) {
        if (word.find('|') != std::string::npos) {
            std::string lemmas;
            for (const std::string_view one : split(word, '|')) {
                const std::optional<std::string> lemma = noun(std::string(trim(one)));
                if (!lemma || trim(one).find(' ') != std::string_view::npos) {
                    refuse("an alternative of several words has no counterpart in a frame");
                    return std::nullopt;
                }
                lemmas += (lemmas.empty() ? "" : "|") + *lemma;
            }
            return lemmas;
        }
        if (is_grammar(word)) {
            refuse("`" + word + "`: tense, mood and negation are grammar here");
            return std::nullopt;
        }
        if (is_preposition(word)) {
            refuse("a choice of prepositions has no counterpart in a frame");
            return std::nullopt;
        }
        if (word.starts_with('&')) {
            const std::vector<std::string>* members = words_.set(word.substr(1));
            if (members == nullptr || members->empty()) {
                refuse("the file has no synonym set " + word + " with a member of one word");
                return std::nullopt;
            }
            return joined(*members, "|");
        }
        if (words_.is_verb(word)) {
            refuse("`" + word +
                   "` is a verb inside the pattern: what one verb does to another is grammar here");
            return std::nullopt;
        }
        const std::string lemma = singular_of(word);
        if (!is_plain_name(lemma) || lemma.find('-') == 0) {
            refuse("`" + word + "` is no word");
            return std::nullopt;
        }
        return lemma;
    }

    void add_noun(const std::string& slot, const std::vector<std::string>& words) {
        if (const std::optional<std::string> head = noun(words.back())) {
            made_.args.push_back(slot + "=" + *head);
        }
        for (std::size_t index = 0; index + 1 < words.size(); ++index) {
            if (slot != "obj") {
                refuse("a modifier can be asked of the object alone: `" + words[index] + "`");
                return;
            }
            if (const std::optional<std::string> modifier = noun(words[index])) {
                made_.args.push_back("mod=" + *modifier);
            }
        }
    }

    void add_recipient(const std::string& slot) {
        made_.args.push_back(slot);
        made_.args.push_back("R=" + slot);
        made_.has_recipient = true;
    }

    void read_before(const std::vector<Element>& elements) {
        bool has_subject = false;
        for (const Element& element : elements) {
            if (element.kind == Kind::actor) {
                continue; // the subject is the actor anyway
            }
            if (element.kind == Kind::recipient) {
                refuse("the recipient before the verb: voice is grammar here");
            } else if (element.kind == Kind::prepositional ||
                       (element.kind == Kind::word && is_preposition(element.words.front()))) {
                refuse("a preposition before the verb has no counterpart in a frame");
            } else if (has_subject) {
                refuse("two nouns before the verb");
            } else {
                has_subject = true;
                add_noun("subj", element.words);
            }
        }
    }

    void read_behind(const std::vector<Element>& elements) {
        std::string preposition; // waits for its noun
        bool has_object = false;
        const auto end_preposition = [&] {
            if (preposition.empty()) {
                return;
            }
            if (is_particle(preposition) && !has_object && made_.particle.empty()) {
                made_.particle = preposition;
            } else if (!is_preposition(preposition)) {
                refuse("the particle `" + preposition + "` must stand right behind the verb");
            } else {
                made_.args.push_back(preposition);
            }
            preposition.clear();
        };
        for (std::size_t index = 0; index < elements.size() && made_.refused.empty(); ++index) {
            const Element& element = elements[index];
            if (element.kind == Kind::verb_place || element.kind == Kind::actor) {
                refuse("the actor behind the verb: voice is grammar here");
            } else if (element.kind == Kind::prepositional) {
                end_preposition();
                // "(AGAINST) +": the recipient stands behind it.
                if (element.words.size() == 1 && index + 1 < elements.size() &&
                    elements[index + 1].kind == Kind::recipient) {
                    preposition = is_preposition(element.words.front()) ? element.words.front() : "";
                }
                if (preposition.empty()) {
                    read_prepositional(element.words);
                }
            } else if (element.kind == Kind::word &&
                       (is_preposition(element.words.front()) || is_particle(element.words.front()))) {
                end_preposition();
                preposition = element.words.front();
                if (!is_preposition(preposition)) {
                    end_preposition(); // "up": never has a noun of its own
                }
            } else if (!preposition.empty()) {
                element.kind == Kind::recipient ? add_recipient(preposition)
                                                : add_noun(preposition, element.words);
                preposition.clear();
            } else if (element.kind == Kind::recipient) {
                const bool noun_follows =
                    index + 1 < elements.size() &&
                    (elements[index + 1].kind == Kind::word || elements[index + 1].kind == Kind::phrase) &&
                    !is_preposition(elements[index + 1].words.front()) &&
                    !is_particle(elements[index + 1].words.front());
                add_recipient(noun_follows ? "iobj" : "obj");
                has_object = has_object || !noun_follows;
            } else if (has_object) {
                refuse("two objects behind the verb");
            } else {
                has_object = true;
                add_noun("obj", element.words);
            }
        }
        end_preposition();
    }

    // "(NEAR BORDER)"; "(AGAINST)" asks for the preposition alone.
    void read_prepositional(const std::vector<std::string>& words) {
        if (!is_preposition(words.front())) {
            refuse("a phrase in parentheses is a preposition and a noun");
            return;
        }
        if (words.size() == 1) {
            made_.args.push_back(words.front());
            return;
        }
        add_noun(words.front(), {words.begin() + 1, words.end()});
    }

    const PatternWords& words_;
    FrameConditions made_;
};

} // namespace

bool is_particle(std::string_view word) {
    constexpr std::array<std::string_view, 14> kParticles = {
        "up",   "down", "out",     "off",   "in",       "on",    "over",
        "away", "back", "forward", "apart", "together", "aside", "through"};
    return is_one_of(word, kParticles);
}

FrameConditions read_pattern(std::string_view pattern, const PatternWords& words) {
    return PatternReader(words).read(pattern);
}

} // namespace vedette::importers
