#include "syntax/name_agreement.hpp"

#include "base/utf8.hpp"
#include "syntax/word_lists.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>

namespace vedette::syntax {

namespace {

constexpr std::size_t kLabelCount = 5;
constexpr TokenIndex kMaxNameTokens = 4; // that are looked for elsewhere

struct Seen {
    std::array<std::uint32_t, kLabelCount> count{};

    [[nodiscard]] std::uint32_t of(NameLabel label) const { return count[static_cast<std::size_t>(label)]; }

    // The most frequent label; of equals the first.
    [[nodiscard]] NameLabel most() const {
        return static_cast<NameLabel>(std::max_element(count.begin(), count.end()) - count.begin());
    }
};

class Agreement {
public:
    Agreement(Syntax& syntax, std::string_view text) : syntax_(syntax), text_(text) {}

    void run() {
        drop_titles();
        count();
        std::vector<Name> names;
        for (const Sentence& sentence : syntax_.sentences) {
            agree_sentence(sentence, names);
        }
        syntax_.names = std::move(names);
    }

private:
    [[nodiscard]] std::string_view form(TokenIndex token) const { return syntax_.tokens[token].span.in(text_); }

    [[nodiscard]] std::string key(TokenIndex first, TokenIndex last) const {
        std::string joined(form(first));
        for (TokenIndex token = first + 1; token < last; ++token) {
            joined += ' ';
            joined += form(token);
        }
        return joined;
    }

    [[nodiscard]] bool is_capitalised(TokenIndex token) const {
        const std::string_view word = form(token);
        std::size_t offset = 0;
        return !word.empty() && is_upper(next_code_point(word, offset));
    }

    void drop_titles() {
        for (Name& name : syntax_.names) {
            while (name.label == NameLabel::PER && name.first < name.last && is_person_title(form(name.first))) {
                ++name.first;
            }
        }
        std::erase_if(syntax_.names, [](const Name& name) { return name.first == name.last; });
    }

    void count() {
        for (const Name& name : syntax_.names) {
            ++seen_[key(name.first, name.last)].count[static_cast<std::size_t>(name.label)];
            ++first_words_[form(name.first)];
            if (name.label == NameLabel::PER && name.last - name.first > 1) {
                ++last_names_[std::string(form(name.last - 1))];
            }
        }
    }

    [[nodiscard]] NameLabel agreed(const Name& name) const {
        const std::string joined = key(name.first, name.last);
        const Seen& seen = seen_.at(joined);
        NameLabel label = name.label;
        if (const NameLabel most = seen.most(); seen.of(most) >= 2 * seen.of(label)) {
            label = most;
        }
        const auto person = last_names_.find(joined);
        const bool may_be_person = name.last - name.first == 1 && (label == NameLabel::ORG || label == NameLabel::LOC);
        if (may_be_person && person != last_names_.end() && seen.of(NameLabel::PER) + person->second >= seen.of(label)) {
            label = NameLabel::PER;
        }
        return label;
    }

    void agree_sentence(const Sentence& sentence, std::vector<Name>& names) {
        for (TokenIndex token = sentence.first; token < sentence.last;) {
            if (next_ < syntax_.names.size() && syntax_.names[next_].first == token) {
                Name name = syntax_.names[next_++];
                name.label = agreed(name);
                names.push_back(name);
                token = name.last;
                continue;
            }
            const TokenIndex limit = next_ < syntax_.names.size() ? std::min(sentence.last, syntax_.names[next_].first) : sentence.last;
            const Name missed = missed_name(token, std::min(limit, token + kMaxNameTokens), sentence);
            if (missed.label != NameLabel::none) {
                names.push_back(missed);
                token = missed.last;
            } else {
                ++token;
            }
        }
    }

    // The longest name of this report that starts at `token` and was not recognised here. One word alone must have been a name twice, and not
    // open the sentence, where every word has a capital.
    [[nodiscard]] Name missed_name(TokenIndex token, TokenIndex limit, const Sentence& sentence) const {
        if (first_words_.find(form(token)) == first_words_.end() || !is_capitalised(token)) {
            return {};
        }
        for (TokenIndex last = limit; last > token; --last) {
            const auto found = seen_.find(key(token, last));
            if (found == seen_.end()) {
                continue;
            }
            const NameLabel label = found->second.most();
            const bool is_sure = last - token > 1 ||
                                 (found->second.of(label) >= 2 && token != sentence.first && form(token).size() > 2);
            if (is_sure) {
                return {token, last, label};
            }
        }
        return {};
    }

    Syntax& syntax_;
    std::string_view text_;
    std::map<std::string, Seen, std::less<>> seen_;
    std::map<std::string_view, std::uint32_t> first_words_;
    std::map<std::string, std::uint32_t, std::less<>> last_names_;
    std::size_t next_ = 0; // of the network's names
};

} // namespace

void agree_names(Syntax& syntax, std::string_view text) { Agreement(syntax, text).run(); }

} // namespace vedette::syntax
