// Persons: full names first, with what their titles and appositions say; then surnames alone, which mean somebody already named.
#include "entities/role_reading.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <map>

namespace vedette::entities {

namespace {

struct PersonSpan {
    TokenIndex first = 0;
    TokenIndex last = 0;
    std::uint32_t match = kNone; // a full name of the knowledge base
};

struct Title {
    TokenIndex first = 0;         // first token of the title, the name's own when there is none
    std::uint32_t role = kNone;   // role match nearest to the name
    std::string code;
    std::string sector;
    bool is_past = false;
};

class PersonReader {
public:
    explicit PersonReader(Board& board) : board_(board) {}

    void read();

private:
    void collect_spans();
    void add_recognised(Name name);
    Title read_title(TokenIndex name_first);
    void read_apposition(const PersonSpan& span, Title& title);
    bool take_role(std::uint32_t role, Title& title, bool with_phrases);
    void read_full_name(const PersonSpan& span);
    void read_single_names();
    void read_single_name(TokenIndex token, TokenIndex last);
    std::uint32_t single_name_entity(TokenIndex token, TokenIndex last, const Title& title);
    std::uint32_t known_actor_with_title(std::uint32_t term_match, const Title& title) const;
    void remember(std::uint32_t entity, TokenIndex first, TokenIndex last);
    [[nodiscard]] bool is_courtesy(TokenIndex token) const;
    void add_person_mention(const Title& title, TokenIndex first, TokenIndex last, std::uint32_t entity);
    void apply_title(std::uint32_t entity, const Title& title);
    [[nodiscard]] std::string last_folded(TokenIndex last) const;
    [[nodiscard]] bool is_name_title(TokenIndex token) const;
    void link_appositions();
    [[nodiscard]] bool is_person_token(TokenIndex token) const { return person_at_[token]; }

    Board& board_;
    std::vector<PersonSpan> spans_;
    std::vector<bool> person_at_; // token belongs to a full name
    std::map<std::string, std::vector<std::uint32_t>> by_surname_;
    std::vector<std::pair<std::uint32_t, TokenIndex>> apposed_role_;     // role match, first token of its name
    std::vector<std::pair<std::uint32_t, std::uint32_t>> apposed_entity_; // role match, person
};

bool is_suffix(const std::string& word) { return word == "jr" || word == "sr" || word == "ii" || word == "iii" || word == "iv"; }

// The last word of a name as names are indexed, without Jr and the like.
std::string PersonReader::last_folded(TokenIndex last) const {
    std::uint32_t at = board_.first_atom[last];
    const std::uint32_t begin = board_.first_atom[last - 1];
    while (at > begin) {
        --at;
        const std::string& word = board_.atoms[at].word.folded;
        if (word != "'s" && !is_suffix(word)) {
            return word;
        }
    }
    if (last >= 2) {
        return last_folded(last - 1);
    }
    return "";
}

// A name as recognised may hold its title, and a known name may be a part of it.
void PersonReader::add_recognised(Name name) {
    const auto count = static_cast<TokenIndex>(board_.syntax.tokens.size());
    name.last = std::min(name.last, count);
    const auto is_title = [&](TokenIndex token) { // "Ally" and "Sheikh" are given names too: an open role is none
        return board_.role_at[token] != kNone && !board_.knowledge.role_list[board_.role_matches[board_.role_at[token]].role].sector.empty();
    };
    while (name.first < name.last && (is_title(name.first) || board_.token(name.first).upos == Upos::DET ||
                                      (board_.match_at[name.first] != kNone && !board_.matches[board_.match_at[name.first]].is_person &&
                                       board_.matches[board_.match_at[name.first]].use == TermUse::adjective))) {
        ++name.first;
    }
    while (name.last > name.first && (board_.token(name.last - 1).upos == Upos::PUNCT || board_.token(name.last - 1).xpos == Xpos::POS)) {
        --name.last;
    }
    if (name.last < name.first + 2) {
        return;
    }
    if (const std::uint32_t whole = board_.match_at[name.first]; whole != kNone && board_.matches[whole].is_person && board_.matches[whole].first == name.first &&
                                                                 board_.matches[whole].last == name.last && board_.matches[whole].use != TermUse::actor) {
        return; // "de Gaulle", "Suu Kyi": a surname of two words
    }
    for (TokenIndex index = name.first; index < name.last; ++index) {
        const std::uint32_t number = board_.match_at[index];
        const bool is_known = number != kNone && board_.matches[number].use == TermUse::actor && board_.matches[number].index != kNone && !board_.matches[number].is_person;
        if (person_at_[index] || is_known) {
            return; // a known full name covers or crosses it, or an organisation was taken for a person
        }
    }
    std::vector<std::string> folded;
    for (std::uint32_t at = board_.first_atom[name.first]; at < board_.first_atom[name.last]; ++at) {
        folded.push_back(board_.atoms[at].word.folded);
    }
    while (!folded.empty() && is_suffix(folded.back())) {
        folded.pop_back();
    }
    PersonSpan span{name.first, name.last, kNone};
    std::uint32_t actor = UINT32_MAX;
    if (folded.size() >= 3) { // "Vladimir V. Putin"
        const std::vector<std::uint32_t>& terms = board_.knowledge.names.find(folded.front() + ' ' + folded.back());
        if (terms.size() == 1 && board_.knowledge.terms[terms.front()].use == TermUse::actor &&
            board_.knowledge.actors[board_.knowledge.terms[terms.front()].index].kind == EntityKind::person) {
            actor = board_.knowledge.terms[terms.front()].index;
        }
    }
    if (actor == UINT32_MAX) {
        actor = board_.knowledge.person_spelled_like(folded);
    }
    NameMatch match;
    match.first = name.first;
    match.last = name.last;
    match.head = board_.head_of(name.first, name.last);
    match.is_person = true;
    match.index = actor;
    const auto number = static_cast<std::uint32_t>(board_.matches.size());
    for (TokenIndex index = name.first; index < name.last; ++index) {
        board_.match_at[index] = number;
        person_at_[index] = true;
    }
    board_.matches.push_back(match);
    span.match = number;
    spans_.push_back(span);
}

void PersonReader::collect_spans() {
    person_at_.assign(board_.syntax.tokens.size(), false);
    for (std::uint32_t index = 0; index < board_.matches.size(); ++index) {
        const NameMatch& match = board_.matches[index];
        // One word alone is a full name only where the knowledge base lists it so ("Pol Pot" has two, "Suharto" one).
        if (match.is_person && match.use == TermUse::actor) {
            spans_.push_back({match.first, match.last, index});
            std::fill(person_at_.begin() + match.first, person_at_.begin() + match.last, true);
        }
    }
    for (const Name& name : board_.names) {
        if (name.label == NameLabel::PER) {
            add_recognised(name);
        }
    }
    std::sort(spans_.begin(), spans_.end(), [](const PersonSpan& left, const PersonSpan& right) { return left.first < right.first; });
}

// Takes code and sector from one role phrase. False when it adds nothing.
bool PersonReader::take_role(std::uint32_t role_number, Title& title, bool with_phrases) {
    const RoleReading reading = read_role(board_, role_number, with_phrases);
    const Role& role = board_.knowledge.role_list[board_.role_matches[role_number].role];
    if (role.kind == RoleKind::thing || role.kind == RoleKind::population) {
        return false;
    }
    const Owner* const owner = reading.owners.size() == 1 ? &reading.owners.front() : nullptr;
    if (title.role == kNone) {
        title.role = role_number;
    }
    if (title.code.empty() && owner != nullptr) {
        title.code = owner->code;
    }
    const std::string sector = sector_of(role, reading, owner);
    if (title.sector.empty()) {
        title.sector = sector;
    }
    title.is_past = title.is_past || reading.is_past;
    title.first = std::min(title.first, reading.first);
    return true;
}

Title PersonReader::read_title(TokenIndex name_first) {
    Title title;
    title.first = name_first;
    TokenIndex at = name_first;
    for (int steps = 0; steps < 4 && at > 0 && board_.same_sentence(at - 1, name_first); ++steps) {
        const TokenIndex before = at - 1;
        if (board_.role_at[before] != kNone && board_.role_matches[board_.role_at[before]].last == at) {
            RoleMatch& role = board_.role_matches[board_.role_at[before]];
            // "He told the general Putin ..." is no title: a common noun with an article before a name needs the tree to agree.
            const std::uint32_t number = board_.role_at[before];
            if (!take_role(number, title, false)) {
                break;
            }
            role.is_title = true;
            at = title.first;
            if (!title.code.empty()) {
                break;
            }
            // "army chief of staff General X": the next title to the left may have the state
            continue;
        }
        // "Secretary-General of the Kurdistan Democratic Party of Iran (KDPI) Hassan Rastegar"
        TokenIndex end = at;
        if (board_.words(before) == ")" && before >= 2 && board_.words(before - 2) == "(") {
            end = before - 2;
        }
        if (end > 0 && board_.match_at[end - 1] != kNone && !board_.matches[board_.match_at[end - 1]].is_person) {
            const NameMatch& owner_match = board_.matches[board_.match_at[end - 1]];
            TokenIndex link = owner_match.first;
            if (link > 0 && board_.token(link - 1).upos == Upos::DET) {
                --link;
            }
            const std::string word = link > 0 ? to_lower(std::string(board_.words(link - 1))) : "";
            const bool is_of = word == "of" || word == "for";
            if (is_of && link >= 2 && board_.role_at[link - 2] != kNone && board_.role_matches[board_.role_at[link - 2]].last == link - 1) {
                const std::uint32_t number = board_.role_at[link - 2];
                Owner owner;
                if (owner_of_match(board_, owner_match, owner) && take_role(number, title, false)) {
                    title.code = title.code.empty() ? owner.code : title.code;
                    const RoleReading reading = read_role(board_, number, false);
                    title.sector = sector_of(board_.knowledge.role_list[board_.role_matches[number].role], reading, &owner);
                    board_.role_matches[number].is_title = true;
                }
                break;
            }
            // "Russia's Putin", "Poland's Andrzej Duda"
            break;
        }
        if (board_.atoms[board_.first_atom[before]].word.folded == "'s" && title.role == kNone && before > 0 && board_.match_at[before - 1] != kNone) {
            Owner owner;
            if (owner_of_match(board_, board_.matches[board_.match_at[before - 1]], owner) && owner.is_state) {
                title.code = owner.code;
            }
        }
        break;
    }
    return title;
}

// ", chief of the defence staff," after the name; "the Russian foreign minister, X" before it; "X is the Russian foreign minister".
void PersonReader::read_apposition(const PersonSpan& span, Title& title) {
    const auto count = static_cast<TokenIndex>(board_.syntax.tokens.size());
    const TokenIndex head = board_.head_of(span.first, span.last);
    const auto take = [&](std::uint32_t number) {
        if (board_.role_matches[number].is_plural || board_.role_matches[number].is_title) {
            return;
        }
        Title read;
        read.first = count;
        if (!take_role(number, read, true)) {
            return;
        }
        if (title.code.empty()) {
            title.code = read.code;
        }
        if (title.sector.empty() || title.role == kNone) {
            title.sector = read.sector;
        }
        title.role = title.role == kNone ? number : title.role;
        title.is_past = title.is_past || read.is_past;
        board_.role_matches[number].mention = kNone;
        apposed_role_.push_back({number, span.first});
    };
    // After the name: "Name, [article, adjectives, possessive] role ... ,"
    TokenIndex at = span.last;
    if (at + 1 < count && board_.words(at) == "," && board_.same_sentence(span.first, at + 1)) {
        ++at;
        for (TokenIndex steps = 0; steps < 9 && at < count && board_.same_sentence(span.first, at); ++steps, ++at) {
            const Token& token = board_.token(at);
            const bool passes = token.upos == Upos::DET || token.upos == Upos::ADJ || token.upos == Upos::NOUN || token.upos == Upos::PROPN ||
                                token.upos == Upos::PART || token.upos == Upos::NUM || token.xpos == Xpos::HYPH || token.xpos == Xpos::PRP_S ||
                                token.upos == Upos::ADV || (token.upos == Upos::PUNCT && board_.words(at) == "-");
            if (!passes || is_person_token(at)) {
                break;
            }
            if (board_.role_at[at] != kNone) {
                const RoleMatch& role = board_.role_matches[board_.role_at[at]];
                const TokenIndex after = role.last;
                const bool is_next_title = after < count && board_.same_sentence(span.first, after) &&
                                           (is_person_token(after) || board_.token(after).upos == Upos::PROPN || board_.token(after).upos == Upos::NOUN);
                const bool more_role = after < count && board_.role_at[after] != kNone && board_.same_sentence(span.first, after);
                if (more_role) {
                    at = after - 1;
                    continue;
                }
                if (!is_next_title) {
                    take(board_.role_at[at]);
                }
                break;
            }
        }
    }
    // Before it, by the tree.
    const TokenIndex above = board_.token(head).head;
    if (board_.token(head).deprel == Deprel::appos && above != kNoToken && above < span.first && board_.role_at[above] != kNone) {
        take(board_.role_at[above]);
    }
    // "X is the Russian foreign minister"
    if (above != kNoToken && board_.token(head).deprel == Deprel::nsubj && above >= span.last && board_.role_at[above] != kNone &&
        board_.tree.child(board_.syntax, above, Deprel::cop) != kNoToken) {
        take(board_.role_at[above]);
    }
    // "Governor Oleksiy Kuleba of the Kyiv region"
    if (title.code.empty() && title.role != kNone && span.last + 1 < count && to_lower(std::string(board_.words(span.last))) == "of") {
        for (TokenIndex next = span.last + 1; next < count && next < span.last + 6 && board_.same_sentence(span.first, next); ++next) {
            if (board_.token(next).upos == Upos::VERB || board_.token(next).upos == Upos::PUNCT) {
                break;
            }
            Owner owner;
            if (board_.match_at[next] != kNone && owner_of_match(board_, board_.matches[board_.match_at[next]], owner)) {
                title.code = owner.code;
                break;
            }
        }
    }
}

void PersonReader::apply_title(std::uint32_t entity_index, const Title& title) {
    Entity& entity = board_.found.entities[entity_index];
    if (entity.code.empty()) {
        entity.code = title.code;
    }
    if (title.is_past) {
        entity.sector = "ELI";
    } else if (!title.sector.empty() && (entity.sector.empty() || (entity.sector == "ELI" && title.role != kNone && title.sector != "ELI"))) {
        entity.sector = title.sector; // the report knows of a term that the knowledge base lacks
    }
}

void PersonReader::remember(std::uint32_t entity, TokenIndex first, TokenIndex last) {
    const auto add = [&](const std::string& surname) {
        std::vector<std::uint32_t>& holders = by_surname_[surname];
        if (!surname.empty() && std::find(holders.begin(), holders.end(), entity) == holders.end()) {
            holders.push_back(entity);
        }
    };
    add(last_folded(last));
    const Entity& person = board_.found.entities[entity];
    if (const std::uint32_t number = board_.match_at[first]; number != kNone && board_.matches[number].index != kNone) {
        // The surname of the knowledge base may come first ("Xi Jinping"): any spelling of it that it lists.
        const std::string first_word = board_.atoms[board_.first_atom[first]].word.folded;
        for (const std::uint32_t term : board_.knowledge.names.find(first_word)) {
            const Term& known = board_.knowledge.terms[term];
            if ((known.use == TermUse::surname || known.use == TermUse::known_surname) && known.index == board_.matches[number].index) {
                add(first_word);
            }
        }
    } else if (board_.knowledge.is("family_name_first", person.code)) {
        add(board_.atoms[board_.first_atom[first]].word.folded);
    }
}

// "Mr", "Dr.", "Sheikh": words that go before any name and give no office.
bool PersonReader::is_courtesy(TokenIndex token) const {
    const std::uint32_t atom = board_.first_atom[token];
    return atom < board_.first_atom[token + 1] && board_.atoms[atom].word.is_capital && board_.knowledge.is("name_title", board_.atoms[atom].word.folded);
}

void PersonReader::add_person_mention(const Title& title, TokenIndex first, TokenIndex last, std::uint32_t entity) {
    TokenIndex begin = std::min(title.first, first);
    if (begin > 0 && begin < first && board_.token(begin - 1).upos == Upos::DET && board_.same_sentence(begin - 1, first)) {
        --begin;
    }
    if (begin == first && begin > 0 && board_.same_sentence(begin - 1, first) && is_courtesy(begin - 1)) {
        --begin; // "Mr Putin"
    }
    TokenIndex head = board_.head_of(begin, last);
    const TokenIndex own_head = board_.head_of(first, last);
    const TokenIndex above = board_.token(own_head).head;
    const bool is_name_outside = above == kNoToken || above < begin || above >= last; // a broken tree: the name has its own place in the clause
    if (is_name_outside || board_.mention(head) != nullptr) {
        head = own_head;
    }
    MentionDetail detail;
    detail.is_person = true;
    detail.match = board_.match_at[first];
    detail.role = title.role == kNone ? kNone : board_.role_matches[title.role].role;
    board_.add_mention(begin, last, head, MentionForm::name, {entity}, detail);
}

void PersonReader::read_full_name(const PersonSpan& span) {
    Title title = read_title(span.first);
    read_apposition(span, title);
    NameMatch& match = board_.matches[span.match];
    std::uint32_t entity = kNone;
    if (match.index != kNone) {
        const KnownActor& actor = board_.knowledge.actors[match.index];
        const bool is_namesake = !title.code.empty() && std::none_of(actor.tenures.begin(), actor.tenures.end(), [&](const Tenure& tenure) {
            return tenure.code == title.code;
        }) && title.role != kNone && title.sector == "GOV" && board_.knowledge.state(title.code) != nullptr;
        if (!is_namesake) {
            entity = board_.actor_entity(match.index);
        }
    }
    if (entity == kNone) {
        const std::string text(board_.span(span.first, span.last).in(board_.report.text));
        entity = board_.intern({"person:" + folded_text(text), text, title.code, title.sector, EntityKind::person});
    }
    apply_title(entity, title);
    match.entity = entity;
    match.code = board_.found.entities[entity].code;
    match.sector = board_.found.entities[entity].sector;
    remember(entity, span.first, span.last);
    add_person_mention(title, span.first, span.last, entity);
    for (const auto& [role, first] : apposed_role_) {
        if (first == span.first) {
            apposed_entity_.push_back({role, entity});
        }
    }
}

std::uint32_t PersonReader::known_actor_with_title(std::uint32_t number, const Title& title) const {
    std::uint32_t chosen = kNone;
    for (const std::uint32_t term : board_.knowledge.names.find(folded_text(board_.span(board_.matches[number].first, board_.matches[number].last).in(board_.report.text)))) {
        const Term& known = board_.knowledge.terms[term];
        if (known.use != TermUse::surname && known.use != TermUse::known_surname) {
            continue;
        }
        const KnownActor& actor = board_.knowledge.actors[known.index];
        const bool fits = std::any_of(actor.tenures.begin(), actor.tenures.end(), [&](const Tenure& tenure) {
            const bool in_time = !board_.day || tenure.when.holds(*board_.day) || title.is_past;
            return in_time && (title.code.empty() || tenure.code == title.code) && (title.sector.empty() || title.is_past || tenure.sector == title.sector);
        });
        if (fits) {
            if (chosen != kNone && chosen != known.index) {
                return kNone;
            }
            chosen = known.index;
        }
    }
    return chosen;
}

std::uint32_t PersonReader::single_name_entity(TokenIndex token, TokenIndex last, const Title& title) {
    const std::string surname = last_folded(last);
    const auto named = by_surname_.find(surname);
    if (named != by_surname_.end()) {
        if (named->second.size() == 1) {
            return named->second.front();
        }
        std::uint32_t fitting = kNone; // two of one surname: only a title can tell
        for (const std::uint32_t entity : named->second) {
            const Entity& person = board_.found.entities[entity];
            if (title.role != kNone && person.sector == title.sector && (title.code.empty() || title.code == person.code)) {
                if (fitting != kNone) {
                    return kNone;
                }
                fitting = entity;
            }
        }
        return fitting;
    }
    const std::uint32_t number = board_.match_at[token];
    if (number != kNone && board_.matches[number].is_person) {
        const NameMatch& match = board_.matches[number];
        const bool titled = title.role != kNone;
        const std::uint32_t actor = titled ? known_actor_with_title(number, title) : kNone;
        if (actor != kNone) {
            return board_.actor_entity(actor);
        }
        if (match.use == TermUse::known_surname && (title.code.empty() || title.code == match.code)) {
            return board_.actor_entity(match.index);
        }
    }
    const bool is_recognised = std::any_of(board_.names.begin(), board_.names.end(), [&](const Name& name) {
        return name.label == NameLabel::PER && name.first <= token && last <= name.last;
    });
    if (!is_recognised && title.role == kNone) {
        return kNone;
    }
    const std::string text(board_.span(token, last).in(board_.report.text));
    return board_.intern({"person:" + surname, text, title.code, title.sector, EntityKind::person});
}

void PersonReader::read_single_name(TokenIndex token, TokenIndex last) {
    const Title title = read_title(token);
    const std::uint32_t entity = single_name_entity(token, last, title);
    if (entity == kNone) {
        return;
    }
    apply_title(entity, title);
    if (board_.match_at[token] == kNone || !board_.matches[board_.match_at[token]].is_person) {
        NameMatch match;
        match.first = token;
        match.last = last;
        match.head = board_.head_of(token, last);
        match.is_person = true;
        const auto number = static_cast<std::uint32_t>(board_.matches.size());
        for (TokenIndex index = token; index < last; ++index) {
            board_.match_at[index] = number;
        }
        board_.matches.push_back(match);
    }
    NameMatch& match = board_.matches[board_.match_at[token]];
    match.entity = entity;
    match.code = board_.found.entities[entity].code;
    match.sector = board_.found.entities[entity].sector;
    // A second use without a first name keeps the same identity.
    by_surname_[last_folded(last)] = by_surname_.count(last_folded(last)) > 0 ? by_surname_[last_folded(last)] : std::vector<std::uint32_t>{entity};
    add_person_mention(title, token, last, entity);
}

// "General Tikhomirov": a title that always comes with a name.
bool PersonReader::is_name_title(TokenIndex token) const {
    const Role& role = board_.knowledge.role_list[board_.role_matches[board_.role_at[token]].role];
    return role.kind == RoleKind::person && !board_.role_matches[board_.role_at[token]].is_plural &&
           board_.atoms[board_.first_atom[token]].word.is_capital;
}

void PersonReader::read_single_names() {
    const auto count = static_cast<TokenIndex>(board_.syntax.tokens.size());
    std::vector<bool> recognised(count, false);
    std::vector<TokenIndex> ends(count, 0);
    for (const Name& name : board_.names) {
        if (name.label == NameLabel::PER && name.last <= count) {
            for (TokenIndex index = name.first; index < name.last; ++index) {
                recognised[index] = true;
                ends[index] = name.last;
            }
        }
    }
    for (TokenIndex token = 0; token < count; ++token) {
        if (person_at_[token] || board_.first_atom[token] == board_.first_atom[token + 1]) {
            continue;
        }
        const Atom& atom = board_.atoms[board_.first_atom[token]];
        const std::uint32_t number = board_.match_at[token];
        const bool is_surname = number != kNone && board_.matches[number].is_person;
        const bool has_particle = is_surname && (board_.matches[number].last > token + 1 || board_.first_atom[token] + 1 < board_.first_atom[token + 1]); // "von der Leyen", "al-Jubeir"
        if ((!atom.word.is_capital && !has_particle) || board_.role_at[token] != kNone) {
            continue;
        }
        if (number != kNone && !is_surname) {
            continue;
        }
        TokenIndex last = is_surname ? board_.matches[number].last : token + 1;
        const bool was_named = by_surname_.count(last_folded(token + 1)) > 0 && board_.token(token).upos == Upos::PROPN;
        const bool is_titled_name = token > 0 && board_.role_at[token - 1] != kNone && board_.token(token).upos == Upos::PROPN &&
                                    board_.same_sentence(token - 1, token) && is_name_title(token - 1);
        if (!recognised[token] && !is_surname && !was_named && !is_titled_name) {
            continue;
        }
        // A longer unknown name that only ends in a known surname ("Lyudmila Putina", "Igor Lukashenko") is somebody else.
        const bool follows_name = token > 0 && board_.same_sentence(token - 1, token) && board_.token(token - 1).upos == Upos::PROPN &&
                                  board_.role_at[token - 1] == kNone && board_.match_at[token - 1] == kNone &&
                                  !is_courtesy(token - 1) && // "Mr Putin"
                                  (board_.token(token).head == token - 1 || board_.token(token - 1).head == token);
        if (follows_name) {
            continue;
        }
        const bool leads_name = last < count && board_.same_sentence(token, last) && board_.token(last).upos == Upos::PROPN && !is_surname &&
                                (board_.token(last).deprel == Deprel::flat || board_.token(token).head == last);
        if (leads_name) {
            continue;
        }
        read_single_name(token, last);
        token = last - 1;
    }
}

// "Sergei Lavrov, the Russian foreign minister": the role phrase is the person too.
void PersonReader::link_appositions() {
    for (const auto& [number, entity] : apposed_entity_) {
        RoleMatch& role = board_.role_matches[number];
        if (role.is_title || board_.mention(role.head) != nullptr) {
            continue;
        }
        const RoleReading reading = read_role(board_, number, true);
        MentionDetail detail;
        detail.is_person = true;
        detail.role = role.role;
        detail.is_definite = true;
        role.mention = board_.add_mention(reading.first, reading.last, role.head, MentionForm::description, {entity}, detail);
    }
}

void PersonReader::read() {
    collect_spans();
    for (const PersonSpan& span : spans_) {
        read_full_name(span);
    }
    read_single_names();
    link_appositions();
    // Surnames that proved to be nobody's give nothing to the words around them.
    for (std::uint32_t& number : board_.match_at) {
        if (number != kNone && board_.matches[number].is_person && board_.matches[number].entity == kNone) {
            number = kNone;
        }
    }
}

} // namespace

void read_persons(Board& board) { PersonReader(board).read(); }

} // namespace vedette::entities
